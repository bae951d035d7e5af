/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *musette_api_path_athlete (const char *athlete_id);
char *musette_api_path_activities (const char *athlete_id,
                                   const char *oldest,
                                   const char *newest,
                                   guint limit,
                                   const char *fields);
char *musette_api_path_activity (const char *activity_id, gboolean with_intervals);
char *musette_api_path_intervals (const char *activity_id);
char *musette_api_path_streams (const char *activity_id, const char *extension, const char *types);
char *musette_api_path_sport_settings (const char *athlete_id);
char *musette_api_path_power_curves (const char *athlete_id, const char *type, const char *curves);
char *musette_api_path_activity_power_curve (const char *activity_id);

G_END_DECLS
