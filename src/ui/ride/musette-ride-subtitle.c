/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-subtitle.h"

#include <glib/gi18n.h>

#include "musette-format.h"

static char *
join (MusetteLocalTime start, const char *sport_type, const char *device_name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *sport = musette_sport_dup_type_label (sport_type);
  g_auto (GStrv) parts = NULL;

  if (start != MUSETTE_LOCAL_TIME_NONE)
    {
      g_autofree char *date = musette_format_date_long (musette_local_time_get_date (start));
      g_autofree char *time = musette_format_time_of_day (start);

      g_strv_builder_add (builder, date);
      g_strv_builder_add (builder, time);
    }
  if (sport_type != NULL)
    g_strv_builder_add (builder, sport);
  if (device_name != NULL && *device_name != '\0')
    g_strv_builder_add (builder, device_name);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/**
 * musette_ride_subtitle_for_activity:
 * @activity: an activity
 *
 * Returns: (transfer full): date, time of day, sport and the device that recorded it
 */
char *
musette_ride_subtitle_for_activity (MusetteActivity *activity)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), NULL);

  return join (musette_activity_get_start_local (activity),
               musette_activity_get_activity_type (activity),
               musette_activity_get_device_name (activity));
}

/* Without a time zone in the file the zone of this computer is the best guess there is. */
static MusetteLocalTime
get_local_start (MusetteRecording *recording, gint64 start_unix)
{
  g_autoptr (GDateTime) here = NULL;
  int offset_s;

  if (start_unix == 0)
    return MUSETTE_LOCAL_TIME_NONE;
  if (musette_recording_get_utc_offset_s (recording, &offset_s))
    return start_unix + offset_s;
  here = g_date_time_new_from_unix_local (start_unix);
  if (here == NULL)
    return MUSETTE_LOCAL_TIME_NONE;
  return start_unix + g_date_time_get_utc_offset (here) / G_TIME_SPAN_SECOND;
}

/**
 * musette_ride_subtitle_for_recording:
 * @recording: a file
 * @sport_type: (nullable): the sport of the session that is shown
 * @start_unix: when that session starts in seconds since 1970 UTC, 0 = not known
 *
 * Returns: (transfer full): date, time of day, sport and the device that recorded it
 */
char *
musette_ride_subtitle_for_recording (MusetteRecording *recording,
                                     const char *sport_type,
                                     gint64 start_unix)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (recording), NULL);

  return join (get_local_start (recording, start_unix), sport_type,
               musette_recording_get_device_name (recording));
}

/**
 * musette_ride_subtitle_dup_file_name:
 * @file: a file
 *
 * Returns: (transfer full): its name as people may read it
 */
char *
musette_ride_subtitle_dup_file_name (GFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  return name != NULL ? g_filename_display_name (name) : g_strdup (_ ("File"));
}
