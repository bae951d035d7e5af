/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

#include "musette-repository.h"

G_BEGIN_DECLS

char *musette_sync_text_state (MusetteSyncState state, guint n_pending, guint waiting_s);
char *musette_sync_text_last (gint64 last_sync_s, gint64 now_s);
char *musette_sync_text_remaining (guint remaining_s);
char *musette_sync_text_offline (guint n_pending);
const char *musette_sync_text_get_icon (MusetteSyncState state);

G_END_DECLS
