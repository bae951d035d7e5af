/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-history.h"
#include "musette-outbox-private.h"

G_BEGIN_DECLS

#define MUSETTE_HISTORY_LENGTH 200

MusetteHistory *_musette_history_new (MusetteOutbox *outbox);
GPtrArray *_musette_history_get_steps (MusetteHistory *self);
GArray *_musette_history_get_removed (MusetteHistory *self);
void _musette_history_add (MusetteHistory *self, MusetteStep *step);
void _musette_history_load (MusetteHistory *self, GPtrArray *steps);
void _musette_history_remove (MusetteHistory *self, MusetteStep *step);
void _musette_history_rename (MusetteHistory *self,
                              MusetteItemKind kind,
                              const char *old_id,
                              const char *new_id);
MusetteStep *_musette_history_find (MusetteHistory *self, gint64 number);

G_END_DECLS
