/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteResolution:
 * @MUSETTE_RESOLUTION_MINE: what was changed here is sent
 * @MUSETTE_RESOLUTION_THEIRS: what the service has counts, and the change here is given up
 * @MUSETTE_RESOLUTION_BOTH: both are put together, and that is sent
 *
 * How to end a conflict.
 */
typedef enum
{
  MUSETTE_RESOLUTION_MINE,
  MUSETTE_RESOLUTION_THEIRS,
  MUSETTE_RESOLUTION_BOTH,
} MusetteResolution;

#define MUSETTE_TYPE_CONFLICT (musette_conflict_get_type ())
G_DECLARE_FINAL_TYPE (MusetteConflict, musette_conflict, MUSETTE, CONFLICT, GObject)

guint musette_conflict_get_n_fields (MusetteConflict *self);
const char *musette_conflict_get_member (MusetteConflict *self, guint index);
const char *musette_conflict_get_label (MusetteConflict *self, guint index);
const char *musette_conflict_get_base (MusetteConflict *self, guint index);
const char *musette_conflict_get_mine (MusetteConflict *self, guint index);
const char *musette_conflict_get_theirs (MusetteConflict *self, guint index);
gboolean musette_conflict_get_can_keep_both (MusetteConflict *self);

G_END_DECLS
