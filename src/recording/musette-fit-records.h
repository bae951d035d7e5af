/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-fit-message.h"
#include "musette-recording-private.h"

G_BEGIN_DECLS

typedef struct _MusetteFitRecords MusetteFitRecords;

/* The key of a developer field in a table. */
static inline gpointer
musette_fit_developer_key (guint8 developer_index, guint8 number)
{
  return GUINT_TO_POINTER ((guint) developer_index << 8 | number);
}

MusetteFitRecords *musette_fit_records_new (MusetteStreamSet *streams, guint total);
void musette_fit_records_free (MusetteFitRecords *self);
void musette_fit_records_begin_part (MusetteFitRecords *self, GHashTable *developer_fields);
void musette_fit_records_add (MusetteFitRecords *self,
                              const MusetteFitMessage *message,
                              guint local_type);
const gint64 *musette_fit_records_finish (MusetteFitRecords *self,
                                          gboolean is_derived[MUSETTE_N_CHANNELS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteFitRecords, musette_fit_records_free)

G_END_DECLS
