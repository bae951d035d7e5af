/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-change-private.h"
#include "musette-step.h"

G_BEGIN_DECLS

/**
 * MusetteStep:
 * @number: its number in the store, 0 until it is stored
 * @label: (nullable): what it was called when it was done
 * @changes: (element-type MusetteChange): what is done, in order
 * @undone: whether it was taken back
 * @stored: whether the store has it as it is now
 * @stored_hash: of what the store has
 */
struct _MusetteStep
{
  GObject parent_instance;

  gint64 number;
  char *label;
  GPtrArray *changes;
  gboolean undone;
  gboolean stored;
  guint stored_hash;
};

MusetteChange *
_musette_step_add (MusetteStep *self, MusetteItemKind kind, MusetteAction action, const char *item);
gboolean _musette_step_update (MusetteStep *self,
                               MusetteItemKind kind,
                               const char *id,
                               const char *title,
                               GBytes *json,
                               MusettePatch *patch);
MusetteStep *_musette_step_new_from_json (const char *json);
char *_musette_step_to_json (MusetteStep *self);
gboolean _musette_step_is_in_force (MusetteStep *self);

G_END_DECLS
