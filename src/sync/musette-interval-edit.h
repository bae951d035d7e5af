/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MusetteIntervalEdit:
 * @start_index: first sample
 * @end_index: the sample behind the last one
 * @label: (nullable): what it is called
 *
 * All of an interval that people can set; the service computes the rest.
 */
typedef struct
{
  int start_index;
  int end_index;
  char *label;
} MusetteIntervalEdit;

#define MUSETTE_TYPE_INTERVAL_EDIT (musette_interval_edit_get_type ())
GType musette_interval_edit_get_type (void);

MusetteIntervalEdit *musette_interval_edit_new (int start_index, int end_index, const char *label);
MusetteIntervalEdit *musette_interval_edit_copy (const MusetteIntervalEdit *self);
void musette_interval_edit_free (MusetteIntervalEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteIntervalEdit, musette_interval_edit_free)

G_END_DECLS
