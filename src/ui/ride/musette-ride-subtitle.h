/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-recording.h"

G_BEGIN_DECLS

char *musette_ride_subtitle_for_activity (MusetteActivity *activity);
char *musette_ride_subtitle_for_recording (MusetteRecording *recording,
                                           const char *sport_type,
                                           gint64 start_unix);
char *musette_ride_subtitle_dup_file_name (GFile *file);

G_END_DECLS
