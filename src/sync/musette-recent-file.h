/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_RECENT_FILE (musette_recent_file_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRecentFile, musette_recent_file, MUSETTE, RECENT_FILE, GObject)

MusetteRecentFile *musette_recent_file_new (GFile *file, const char *title, gint64 opened_unix_s);
GFile *musette_recent_file_get_file (MusetteRecentFile *self);
const char *musette_recent_file_get_title (MusetteRecentFile *self);
gint64 musette_recent_file_get_opened (MusetteRecentFile *self);

G_END_DECLS
