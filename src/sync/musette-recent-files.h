/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-recent-file.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RECENT_FILES (musette_recent_files_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRecentFiles, musette_recent_files, MUSETTE, RECENT_FILES, GObject)

MusetteRecentFiles *musette_recent_files_new (const char *folder);
void musette_recent_files_add (MusetteRecentFiles *self, GFile *file, const char *title);
void musette_recent_files_clear (MusetteRecentFiles *self);

G_END_DECLS
