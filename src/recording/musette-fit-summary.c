/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fit-summary.h"

#include <math.h>

#include "musette-fit-names.h"

#define FIELD_TIMESTAMP 253

#define EVENT_TIMER 0
#define DEVICE_INDEX_CREATOR 0

static double
get (const MusetteFitMessage *message, guint8 number)
{
  return musette_fit_message_get (message, number);
}

static double
scaled (const MusetteFitMessage *message, guint8 number, double scale)
{
  return musette_fit_message_get_scaled (message, number, scale);
}

static double
either (double preferred, double other)
{
  return isnan (preferred) ? other : preferred;
}

static double
positive (double value)
{
  return value > 0 ? value : NAN;
}

static void
add_file_id (MusetteRecording *recording, const MusetteFitMessage *message)
{
  MusetteFitFacts *facts = recording->fit;
  g_autofree char *product_name = musette_fit_message_get_string (message, 8);
  double created = get (message, 4);

  if (facts->has_file_id)
    return;
  facts->has_file_id = TRUE;
  facts->file_type = musette_fit_message_get_int (message, 0);
  facts->manufacturer = musette_fit_message_get_int (message, 1);
  facts->product = musette_fit_message_get_int (message, 2);
  facts->time_created = created >= 0 && created <= G_MAXUINT32 ? (gint64) created : -1;
  if (recording->device_name == NULL)
    recording->device_name
        = musette_fit_device_get_name (facts->manufacturer, facts->product, product_name);
}

static void
add_session (MusetteRecording *recording, const MusetteFitMessage *message)
{
  MusetteRecordingSession *session;

  if (recording->sessions->len >= MUSETTE_MAX_ENTRIES)
    return;
  session = _musette_recording_add_session (recording);
  session->sport = musette_fit_message_get_int (message, 5);
  session->sub_sport = musette_fit_message_get_int (message, 6);
  session->sport_name = g_strdup (musette_fit_sport_get_name (session->sport));
  session->type = g_strdup (musette_fit_sport_get_type (session->sport, session->sub_sport));
  session->start_unix = musette_fit_message_get_moment (message, 2);
  session->end_unix = musette_fit_message_get_moment (message, FIELD_TIMESTAMP);
  session->elapsed_s = scaled (message, 7, 1000);
  session->timer_s = scaled (message, 8, 1000);
  session->distance_m = scaled (message, 9, 100);
  session->calories = get (message, 11);
  session->average_speed_mps = either (scaled (message, 124, 1000), scaled (message, 14, 1000));
  session->average_hr = get (message, 16);
  session->max_hr = get (message, 17);
  session->average_cadence = get (message, 18);
  session->average_power_w = get (message, 20);
  session->max_power_w = get (message, 21);
  session->ascent_m = get (message, 22);
  session->descent_m = get (message, 23);
  session->laps = musette_fit_message_get_int (message, 26);
  session->normalized_power_w = get (message, 34);
  session->load = scaled (message, 35, 10);
  session->pool_length_m = scaled (message, 44, 100);
  session->ftp_w = get (message, 45);
  session->work_j = get (message, 48);
  session->moving_s = scaled (message, 59, 1000);
}

static void
add_lap (MusetteRecording *recording, const MusetteFitMessage *message)
{
  MusetteRecordingLap *lap;

  if (recording->laps->len >= MUSETTE_MAX_ENTRIES)
    return;
  lap = _musette_recording_add_lap (recording);
  lap->start_unix = musette_fit_message_get_moment (message, 2);
  lap->end_unix = musette_fit_message_get_moment (message, FIELD_TIMESTAMP);
  lap->elapsed_s = scaled (message, 7, 1000);
  lap->timer_s = scaled (message, 8, 1000);
  lap->distance_m = scaled (message, 9, 100);
  lap->calories = get (message, 11);
  lap->average_speed_mps = either (scaled (message, 110, 1000), scaled (message, 13, 1000));
  lap->average_hr = get (message, 15);
  lap->max_hr = get (message, 16);
  lap->average_cadence = get (message, 17);
  lap->average_power_w = get (message, 19);
  lap->max_power_w = get (message, 20);
  lap->intensity = musette_fit_message_get_int (message, 23);
  lap->trigger = musette_fit_message_get_int (message, 24);
  lap->normalized_power_w = get (message, 33);
}

static MusetteRecordingPause *
get_open_pause (MusetteRecording *recording)
{
  MusetteRecordingPause *pause;

  if (recording->pauses->len == 0)
    return NULL;
  pause = g_ptr_array_index (recording->pauses, recording->pauses->len - 1);
  return pause->end_unix == 0 ? pause : NULL;
}

static void
stop_timer (MusetteRecording *recording, gint64 moment)
{
  MusetteRecordingPause *pause;

  recording->timer_stops++;
  if (moment == 0 || get_open_pause (recording) != NULL
      || recording->pauses->len >= MUSETTE_MAX_ENTRIES)
    return;
  pause = g_new0 (MusetteRecordingPause, 1);
  pause->start_unix = moment;
  g_ptr_array_add (recording->pauses, pause);
}

static void
add_event (MusetteRecording *recording, const MusetteFitMessage *message)
{
  gint64 moment
      = message->time == MUSETTE_FIT_TIME_NONE ? 0 : (gint64) message->time + MUSETTE_FIT_EPOCH;
  MusetteRecordingPause *pause;

  if (musette_fit_message_get_int (message, 0) != EVENT_TIMER)
    return;
  switch (musette_fit_message_get_int (message, 1))
    {
    case 0: /* start */
      pause = get_open_pause (recording);
      if (pause != NULL)
        pause->end_unix = moment;
      break;
    case 1: /* stop */
    case 4: /* stop all */
    case 8: /* stop and disable */
    case 9: /* stop and disable all */
      stop_timer (recording, moment);
      break;
    default:
      break;
    }
}

/* The one that made the file. */
static void
add_device (MusetteRecording *recording, const MusetteFitMessage *message)
{
  g_autofree char *product_name = musette_fit_message_get_string (message, 27);

  if (musette_fit_message_get_int (message, 0) != DEVICE_INDEX_CREATOR || product_name == NULL)
    return;
  g_free (recording->device_name);
  recording->device_name
      = musette_fit_device_get_name (musette_fit_message_get_int (message, 2),
                                     musette_fit_message_get_int (message, 4), product_name);
}

/* The activity message says the same moment twice, in UTC and on the rider's clock. */
static void
add_activity (MusetteRecording *recording, const MusetteFitMessage *message)
{
  gint64 local = musette_fit_message_get_moment (message, 5);
  gint64 utc = musette_fit_message_get_moment (message, FIELD_TIMESTAMP);
  gint64 quarters;

  if (local == 0 || utc == 0 || ABS (local - utc) > 15 * 3600)
    return;
  quarters = (local - utc + (local >= utc ? 450 : -450)) / 900;
  recording->has_utc_offset = TRUE;
  recording->utc_offset_s = (int) quarters * 900;
}

static void
add_hrv (MusetteRecording *recording, const MusetteFitMessage *message)
{
  guint count = musette_fit_message_get_count (message, 0);

  for (guint i = 0; i < count && recording->hrv->len < MUSETTE_MAX_SAMPLES; i++)
    {
      double interval = musette_fit_message_get_nth (message, 0, i) / 1000;
      float value = (float) interval;

      if (!isnan (interval))
        g_array_append_val (recording->hrv, value);
    }
}

static void
add_sport (MusetteRecording *recording, const MusetteFitMessage *message)
{
  int sport = musette_fit_message_get_int (message, 0);
  int sub_sport = musette_fit_message_get_int (message, 1);

  if (recording->sport_type == NULL)
    recording->sport_type = g_strdup (musette_fit_sport_get_type (sport, sub_sport));
  if (recording->name == NULL)
    recording->name = musette_fit_message_get_string (message, 3);
}

static void
add_profile (MusetteRecording *recording, const MusetteFitMessage *message)
{
  recording->profile.weight_kg = positive (scaled (message, 4, 10));
  recording->profile.resting_hr = positive (get (message, 8));
  recording->profile.max_hr = either (recording->profile.max_hr, positive (get (message, 11)));
}

static void
add_zones_target (MusetteRecording *recording, const MusetteFitMessage *message)
{
  recording->profile.max_hr = either (positive (get (message, 1)), recording->profile.max_hr);
  recording->profile.threshold_hr = positive (get (message, 2));
  recording->profile.ftp_w = positive (get (message, 3));
}

static void
add_workout (MusetteRecording *recording, const MusetteFitMessage *message)
{
  char *name = musette_fit_message_get_string (message, 8);

  if (name == NULL)
    return;
  g_free (recording->name);
  recording->name = name;
}

/**
 * musette_fit_summary_add:
 * @recording: where the facts go
 * @message: any message but a record
 *
 * Reads the facts of a FIT file that are no samples: sessions, laps, events, the device, the rider.
 * Messages of other kinds are ignored.
 */
void
musette_fit_summary_add (MusetteRecording *recording, const MusetteFitMessage *message)
{
  switch (message->definition->number)
    {
    case MUSETTE_FIT_FILE_ID:
      return add_file_id (recording, message);
    case MUSETTE_FIT_SESSION:
      return add_session (recording, message);
    case MUSETTE_FIT_LAP:
      return add_lap (recording, message);
    case MUSETTE_FIT_EVENT:
      return add_event (recording, message);
    case MUSETTE_FIT_DEVICE_INFO:
      return add_device (recording, message);
    case MUSETTE_FIT_ACTIVITY:
      return add_activity (recording, message);
    case MUSETTE_FIT_HRV:
      return add_hrv (recording, message);
    case MUSETTE_FIT_SPORT:
      return add_sport (recording, message);
    case MUSETTE_FIT_USER_PROFILE:
      return add_profile (recording, message);
    case MUSETTE_FIT_ZONES_TARGET:
      return add_zones_target (recording, message);
    case MUSETTE_FIT_WORKOUT:
      return add_workout (recording, message);
    default:
      return;
    }
}
