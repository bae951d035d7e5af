/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_HISTORY (musette_history_get_type ())
G_DECLARE_FINAL_TYPE (MusetteHistory, musette_history, MUSETTE, HISTORY, GObject)

gboolean musette_history_get_can_undo (MusetteHistory *self);
gboolean musette_history_get_can_redo (MusetteHistory *self);
const char *musette_history_get_undo_label (MusetteHistory *self);
const char *musette_history_get_redo_label (MusetteHistory *self);
gboolean musette_history_undo (MusetteHistory *self);
gboolean musette_history_redo (MusetteHistory *self);

G_END_DECLS
