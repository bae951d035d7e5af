/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-recording-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * MusetteRecording:
 *
 * What one file of a recorded activity holds: its samples as columns and the facts beside them
 * (sessions, laps, pauses, the device). It also tells which parts of a damaged file were lost. A
 * recording is made by musette_recording_read() and does not change afterwards.
 *
 * The samples are in file order and as they were recorded; nothing is sorted, merged or derived.
 */

G_DEFINE_FINAL_TYPE (MusetteRecording, musette_recording, G_TYPE_OBJECT)

#define MAX_JUMP_S (30 * 86400)
/* FIT times below 0x10000000, which are of before this moment in 1998, count from the start of the
 * device. */
#define CLOCK_SET (MUSETTE_FIT_EPOCH + 0x10000000)

static void
damage_free (gpointer data)
{
  MusetteDamage *damage = data;

  g_free (damage->message);
  g_free (damage);
}

static void
session_free (gpointer data)
{
  MusetteRecordingSession *session = data;

  g_free (session->sport_name);
  g_free (session->type);
  g_free (session);
}

static void
clear_developer_field (gpointer data)
{
  MusetteFitDeveloperField *field = data;

  g_free (field->name);
  g_free (field->units);
}

static void
fit_facts_free (MusetteFitFacts *facts)
{
  g_array_unref (facts->parts);
  g_array_unref (facts->messages);
  g_array_unref (facts->developer_fields);
  g_free (facts);
}

static MusetteFitFacts *
fit_facts_new (void)
{
  MusetteFitFacts *facts = g_new0 (MusetteFitFacts, 1);

  facts->undefined_local_type = -1;

  facts->parts = g_array_new (FALSE, TRUE, sizeof (MusetteFitPart));
  facts->messages = g_array_new (FALSE, TRUE, sizeof (MusetteFitMessageCount));
  facts->developer_fields = g_array_new (FALSE, TRUE, sizeof (MusetteFitDeveloperField));
  g_array_set_clear_func (facts->developer_fields, clear_developer_field);
  facts->file_type = -1;
  facts->manufacturer = -1;
  facts->product = -1;
  facts->time_created = -1;
  return facts;
}

static void
gpx_facts_free (MusetteGpxFacts *facts)
{
  g_free (facts->version);
  g_array_unref (facts->segments);
  g_free (facts);
}

static MusetteGpxFacts *
gpx_facts_new (void)
{
  MusetteGpxFacts *facts = g_new0 (MusetteGpxFacts, 1);

  facts->segments = g_array_new (FALSE, TRUE, sizeof (guint));
  return facts;
}

static void
musette_recording_finalize (GObject *object)
{
  MusetteRecording *self = (MusetteRecording *) object;

  g_clear_object (&self->streams);
  g_free (self->name);
  g_free (self->sport_type);
  g_free (self->device_name);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->laps);
  g_ptr_array_unref (self->pauses);
  g_ptr_array_unref (self->damage);
  g_array_unref (self->hrv);
  g_array_unref (self->exact);
  g_clear_pointer (&self->fit, fit_facts_free);
  g_clear_pointer (&self->gpx, gpx_facts_free);
  g_strfreev (self->stream_types);
  G_OBJECT_CLASS (musette_recording_parent_class)->finalize (object);
}

static void
musette_recording_class_init (MusetteRecordingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_recording_finalize;
}

static void
musette_recording_init (MusetteRecording *self)
{
  self->streams = musette_stream_set_new (0);
  self->sessions = g_ptr_array_new_with_free_func (session_free);
  self->laps = g_ptr_array_new_with_free_func (g_free);
  self->pauses = g_ptr_array_new_with_free_func (g_free);
  self->damage = g_ptr_array_new_with_free_func (damage_free);
  self->hrv = g_array_new (FALSE, FALSE, sizeof (float));
  self->exact = g_array_new (FALSE, FALSE, sizeof (MusetteExactValue));
  self->profile = (MusetteRecordingProfile){ NAN, NAN, NAN, NAN, NAN };
}

/* For the readers: an empty recording of @format. */
MusetteRecording *
_musette_recording_new (MusetteRecordingFormat format)
{
  MusetteRecording *self = g_object_new (MUSETTE_TYPE_RECORDING, NULL);

  self->format = format;
  if (format == MUSETTE_RECORDING_FORMAT_FIT)
    self->fit = fit_facts_new ();
  if (format == MUSETTE_RECORDING_FORMAT_GPX)
    self->gpx = gpx_facts_new ();
  return self;
}

void
_musette_recording_add_damage (MusetteRecording *self,
                               const char *code,
                               guint64 offset,
                               const char *format,
                               ...)
{
  MusetteDamage *damage;
  va_list args;

  g_assert (MUSETTE_IS_RECORDING (self));

  if (self->damage->len >= MUSETTE_MAX_ENTRIES)
    return;
  damage = g_new0 (MusetteDamage, 1);
  damage->code = code;
  damage->offset = offset;
  va_start (args, format);
  damage->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->damage, damage);
}

/* Adds a session in which nothing is known yet. */
MusetteRecordingSession *
_musette_recording_add_session (MusetteRecording *self)
{
  MusetteRecordingSession *session = g_new0 (MusetteRecordingSession, 1);

  session->sport = -1;
  session->sub_sport = -1;
  session->laps = -1;
  for (double *number = &session->elapsed_s; number <= &session->pool_length_m; number++)
    *number = NAN;
  g_ptr_array_add (self->sessions, session);
  return session;
}

/* Adds a lap in which nothing is known yet. */
MusetteRecordingLap *
_musette_recording_add_lap (MusetteRecording *self)
{
  MusetteRecordingLap *lap = g_new0 (MusetteRecordingLap, 1);

  lap->intensity = -1;
  lap->trigger = -1;
  for (double *number = &lap->elapsed_s; number <= &lap->calories; number++)
    *number = NAN;
  g_ptr_array_add (self->laps, lap);
  return lap;
}

/* ---- times ---- */

static gboolean
find_timed_before (const gint64 *times, guint end, guint *index)
{
  for (guint i = end; i > 0; i--)
    if (times[i - 1] != MUSETTE_MOMENT_NONE)
      {
        *index = i - 1;
        return TRUE;
      }
  return FALSE;
}

/* A cut or derailed file may end in a sample that is garbage: then its time is far away. */
static void
drop_time_jump (MusetteRecording *self, const gint64 *times)
{
  guint n = musette_stream_set_get_length (self->streams);
  guint before;
  guint last = n - 1;

  if (n < 2 || times[last] == MUSETTE_MOMENT_NONE || !find_timed_before (times, last, &before))
    return;
  if (ABS (times[last] - times[before]) <= MAX_JUMP_S)
    return;

  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    self->dropped[i] = musette_stream_set_get_value (self->streams, last, i);
  self->has_dropped = TRUE;
  musette_stream_set_truncate (self->streams, last);
  _musette_recording_add_damage (
      self, MUSETTE_DAMAGE_TIME_JUMP, 0,
      _ ("The last sample is %u days away from the one before and was left out."),
      (guint) (ABS (times[last] - times[before]) / 86400));
}

/* Finds the earliest time. A device that does not know the time yet counts from its start, or from
 * the epoch of its clock: such times do not count beside real ones. */
static gint64
find_start (const gint64 *times_unix, guint n)
{
  gint64 start = G_MAXINT64;
  gint64 unset = G_MAXINT64;

  for (guint i = 0; i < n; i++)
    if (times_unix[i] >= CLOCK_SET)
      start = MIN (start, times_unix[i]);
    else if (times_unix[i] != MUSETTE_MOMENT_NONE)
      unset = MIN (unset, times_unix[i]);
  return start != G_MAXINT64 ? start : unset;
}

/* Takes the absolute times of all samples: the earliest becomes the start, the time column counts
 * from there. A time that is too far away for the column counts as none. */
void
_musette_recording_set_times (MusetteRecording *self, const gint64 *times_unix)
{
  gint64 start;
  gint32 *time;
  guint n;

  g_assert (MUSETTE_IS_RECORDING (self));

  drop_time_jump (self, times_unix);
  n = musette_stream_set_get_length (self->streams);
  time = musette_stream_set_edit_time (self->streams);
  start = find_start (times_unix, n);
  for (guint i = 0; i < n; i++)
    {
      gboolean known = times_unix[i] != MUSETTE_MOMENT_NONE && times_unix[i] >= start
                       && times_unix[i] - start < G_MAXINT32;

      time[i] = known ? (gint32) (times_unix[i] - start) : MUSETTE_TIME_NONE;
      self->samples_without_time += known ? 0 : 1;
    }
  musette_stream_set_set_start (self->streams, start == G_MAXINT64 ? 0 : start);
}

/* Takes over the time column of a stream file, which counts from an unknown moment. */
void
_musette_recording_check_times (MusetteRecording *self)
{
  guint n = musette_stream_set_get_length (self->streams);
  const gint32 *time = musette_stream_set_get_time (self->streams);
  g_autofree gint64 *times = g_new (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      times[i] = time[i] == MUSETTE_TIME_NONE ? MUSETTE_MOMENT_NONE : time[i];
      self->samples_without_time += time[i] == MUSETTE_TIME_NONE ? 1 : 0;
    }
  drop_time_jump (self, times);
}

/* ---- what is known ---- */

/**
 * musette_recording_get_format:
 * @self: a recording
 *
 * Returns: the format the content had
 */
MusetteRecordingFormat
musette_recording_get_format (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), 0);

  return self->format;
}

/**
 * musette_recording_get_format_name:
 * @self: a recording
 *
 * Returns: (transfer none): `fit`, `tcx`, `gpx`, `json` or `csv`
 */
const char *
musette_recording_get_format_name (MusetteRecording *self)
{
  static const char *const names[] = { "fit", "tcx", "gpx", "json", "csv" };

  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return names[self->format];
}

/**
 * musette_recording_get_streams:
 * @self: a recording
 *
 * The samples in file order. Channels in which no sample has a value are absent; a distance that
 * could only be derived from positions is absent too. When no record has a heart rate but the file
 * has heart rate messages of a chest strap, the column holds those, see
 * musette_recording_get_raw_heartrate_is_records().
 *
 * Returns: (transfer none): the samples
 */
MusetteStreamSet *
musette_recording_get_streams (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->streams;
}

/**
 * musette_recording_get_name:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): the name the file gives the activity
 */
const char *
musette_recording_get_name (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->name;
}

/**
 * musette_recording_get_sport_type:
 * @self: a recording
 *
 * Returns: (transfer none): the service's activity type, of the first session that is no
 *   transition; `Other` when the file does not tell
 */
const char *
musette_recording_get_sport_type (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  for (guint i = 0; i < self->sessions->len; i++)
    {
      MusetteRecordingSession *session = g_ptr_array_index (self->sessions, i);

      if (!g_str_equal (session->type, "Transition") && !g_str_equal (session->type, "Other"))
        return session->type;
    }
  return self->sport_type != NULL ? self->sport_type : "Other";
}

/**
 * musette_recording_get_device_name:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): the recording device or app for people ("Garmin",
 *   "Wahoo ELEMNT BOLT", "Zwift")
 */
const char *
musette_recording_get_device_name (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->device_name;
}

/**
 * musette_recording_get_start_unix:
 * @self: a recording
 *
 * Returns: the moment of the earliest sample in seconds since 1970 UTC, 0 when it is not known
 */
gint64
musette_recording_get_start_unix (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), 0);

  return musette_stream_set_get_start (self->streams);
}

/**
 * musette_recording_get_utc_offset_s:
 * @self: a recording
 * @offset_s: (out): local time minus UTC, s
 *
 * Returns: whether the file tells the local time of the activity
 */
gboolean
musette_recording_get_utc_offset_s (MusetteRecording *self, int *offset_s)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), FALSE);
  g_return_val_if_fail (offset_s != NULL, FALSE);

  *offset_s = self->utc_offset_s;
  return self->has_utc_offset;
}

/**
 * musette_recording_get_profile:
 * @self: a recording
 *
 * Returns: (transfer none): what the device knew of the rider
 */
const MusetteRecordingProfile *
musette_recording_get_profile (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return &self->profile;
}

/**
 * musette_recording_get_sessions:
 * @self: a recording
 *
 * Returns: (transfer none) (element-type MusetteRecordingSession): the activities in the file in
 *   file order; empty when the file does not say (GPX, streams, a device that lost power): then
 *   the whole recording is one
 */
GPtrArray *
musette_recording_get_sessions (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->sessions;
}

/**
 * musette_recording_get_laps:
 * @self: a recording
 *
 * Returns: (transfer none) (element-type MusetteRecordingLap): the laps in file order
 */
GPtrArray *
musette_recording_get_laps (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->laps;
}

/**
 * musette_recording_get_pauses:
 * @self: a recording
 *
 * Returns: (transfer none) (element-type MusetteRecordingPause): where the timer was stopped, by
 *   timer events (FIT) or by the ends of tracks and segments (TCX, GPX)
 */
GPtrArray *
musette_recording_get_pauses (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->pauses;
}

/**
 * musette_recording_get_timer_stops:
 * @self: a recording
 *
 * Returns: the number of FIT events that stopped the timer
 */
guint
musette_recording_get_timer_stops (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), 0);

  return self->timer_stops;
}

/**
 * musette_recording_get_hrv:
 * @self: a recording
 * @n_intervals: (out) (optional): how many there are
 *
 * Returns: (transfer none) (nullable) (array length=n_intervals): the intervals between heart
 *   beats in seconds, or %NULL when the file has none
 */
const float *
musette_recording_get_hrv (MusetteRecording *self, gsize *n_intervals)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  if (n_intervals != NULL)
    *n_intervals = self->hrv->len;
  return self->hrv->len > 0 ? (const float *) (gpointer) self->hrv->data : NULL;
}

/**
 * musette_recording_get_damage:
 * @self: a recording
 *
 * Returns: (transfer none) (element-type MusetteDamage): what was lost, empty for a sound file
 */
GPtrArray *
musette_recording_get_damage (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->damage;
}

/**
 * musette_recording_get_samples_raw:
 * @self: a recording
 *
 * Returns: how many samples the file holds, also one that was dropped for a jump of its time
 */
guint
musette_recording_get_samples_raw (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), 0);

  return musette_stream_set_get_length (self->streams) + (self->has_dropped ? 1 : 0);
}

/**
 * musette_recording_get_samples_without_time:
 * @self: a recording
 *
 * Returns: how many samples have no time of their own
 */
guint
musette_recording_get_samples_without_time (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), 0);

  return self->samples_without_time;
}

/**
 * musette_recording_is_empty:
 * @self: a recording
 *
 * Returns: whether no sample has a time, as in pool swims of old devices, which are told by
 *   sessions, laps and lengths alone
 */
gboolean
musette_recording_is_empty (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), TRUE);

  return musette_stream_set_get_length (self->streams) == self->samples_without_time;
}

/**
 * musette_recording_is_derived:
 * @self: a recording
 * @channel: a channel
 *
 * Returns: whether the channel is not of the records' own fields: a heart rate from the messages
 *   beside the records, or what an app on the device wrote in place of a missing sensor. Such a
 *   channel is shown but does not count in the raw figures
 */
gboolean
musette_recording_is_derived (MusetteRecording *self, MusetteChannel channel)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), FALSE);
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS, FALSE);

  return self->is_derived[channel];
}

/**
 * musette_recording_get_raw_heartrate_is_records:
 * @self: a recording
 *
 * Returns: whether the heart rate column holds what the records say; %FALSE when it comes from the
 *   heart rate messages beside them
 */
gboolean
musette_recording_get_raw_heartrate_is_records (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), TRUE);

  return !self->is_derived[MUSETTE_CHANNEL_HEARTRATE];
}

/**
 * musette_recording_get_fit_facts:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): how the decoding went, %NULL when it is no FIT file
 */
const MusetteFitFacts *
musette_recording_get_fit_facts (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->fit;
}

/**
 * musette_recording_get_gpx_facts:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): the document's structure, %NULL when it is no GPX file
 */
const MusetteGpxFacts *
musette_recording_get_gpx_facts (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return self->gpx;
}

/**
 * musette_recording_get_stream_types:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the names of all streams or
 *   columns in file order, also of those that are not kept; %NULL when it is no stream file
 */
const char *const *
musette_recording_get_stream_types (MusetteRecording *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  return (const char *const *) self->stream_types;
}
