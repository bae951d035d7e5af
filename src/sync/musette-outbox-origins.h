/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-change-private.h"

G_BEGIN_DECLS

/**
 * MusetteOutboxLookupFunc:
 *
 * Finds what is shown of a thing now.
 *
 * Returns: (transfer none) (nullable): its record
 */
typedef GObject *(*MusetteOutboxLookupFunc) (MusetteItemKind kind,
                                             const char *id,
                                             gpointer user_data);

typedef struct _MusetteOutboxOrigins MusetteOutboxOrigins;

MusetteOutboxOrigins *musette_outbox_origins_new (void);
void musette_outbox_origins_free (MusetteOutboxOrigins *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteOutboxOrigins, musette_outbox_origins_free)

void musette_outbox_origins_set_lookup (MusetteOutboxOrigins *self,
                                        MusetteOutboxLookupFunc lookup,
                                        gpointer user_data);
GObject *
musette_outbox_origins_get (MusetteOutboxOrigins *self, MusetteItemKind kind, const char *id);
void
musette_outbox_origins_look_up (MusetteOutboxOrigins *self, MusetteItemKind kind, const char *id);
void musette_outbox_origins_put (MusetteOutboxOrigins *self,
                                 MusetteItemKind kind,
                                 const char *id,
                                 GObject *record);
void musette_outbox_origins_take_off (MusetteOutboxOrigins *self, MusetteChange *change);
void
musette_outbox_origins_forget (MusetteOutboxOrigins *self, MusetteItemKind kind, const char *id);
void musette_outbox_origins_clear (MusetteOutboxOrigins *self);

G_END_DECLS
