/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteActivityFile:
 * @MUSETTE_ACTIVITY_FILE_ORIGINAL: the file that was uploaded, usually packed by gzip
 * @MUSETTE_ACTIVITY_FILE_FIT: a FIT file made by the service
 * @MUSETTE_ACTIVITY_FILE_GPX: a GPX file made by the service
 *
 * In which form a recorded activity can be had back.
 */
typedef enum
{
  MUSETTE_ACTIVITY_FILE_ORIGINAL,
  MUSETTE_ACTIVITY_FILE_FIT,
  MUSETTE_ACTIVITY_FILE_GPX,
} MusetteActivityFile;

char *musette_api_path_new (const char *collection, const char *id, const char *rest, ...)
    G_GNUC_NULL_TERMINATED;

char *musette_api_path_athlete (const char *athlete_id);
char *musette_api_path_activities (const char *athlete_id,
                                   const char *oldest,
                                   const char *newest,
                                   guint limit,
                                   const char *fields);
char *musette_api_path_activities_csv (const char *athlete_id);
char *musette_api_path_activities_search (const char *athlete_id, const char *text, guint limit);
char *musette_api_path_activity (const char *activity_id, gboolean with_intervals);
char *musette_api_path_activity_file (const char *activity_id, MusetteActivityFile file);
char *musette_api_path_intervals (const char *activity_id);
char *musette_api_path_streams (const char *activity_id, const char *extension, const char *types);
char *musette_api_path_sport_settings (const char *athlete_id);
char *musette_api_path_sport_setting (const char *athlete_id, const char *id_or_type);
char *musette_api_path_gear (const char *athlete_id);
char *musette_api_path_power_curves (const char *athlete_id, const char *type, const char *curves);

G_END_DECLS
