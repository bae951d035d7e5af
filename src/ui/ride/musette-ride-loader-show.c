/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* How what was read comes into the view: it is computed in a thread, in the way that was chosen. */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-loader-private.h"

#include <string.h>

#include "musette-ride-computation.h"
#include "musette-ride-intervals.h"
#include "musette-ride-subtitle.h"
#include "musette-ride-thresholds.h"

static MusetteThresholdsOrigin
find_thresholds (MusetteRideLoader *self, MusetteThresholds *thresholds)
{
  return musette_ride_thresholds_find (self->view, self->repository, self->settings, thresholds);
}

static void
update_intervals (MusetteRideLoader *self)
{
  MusetteRideAnalysis *analysis = musette_ride_view_get_analysis (self->view);
  g_autoptr (GListStore) intervals = NULL;

  /* What was done to the intervals of a file is kept nowhere but here. */
  if (musette_ride_loader_get_edited (self))
    return;
  switch (musette_ride_loader_get_interval_source (self))
    {
    case MUSETTE_RIDE_INTERVALS_SERVICE:
      intervals = musette_ride_intervals_from_activity (musette_ride_view_get_activity (self->view),
                                                        self->streams, self->view);
      break;
    case MUSETTE_RIDE_INTERVALS_LAPS:
      intervals = musette_ride_intervals_from_laps (musette_ride_view_get_recording (self->view),
                                                    musette_ride_view_get_timeline (self->view),
                                                    musette_ride_view_get_thresholds (self->view));
      break;
    case MUSETTE_RIDE_INTERVALS_DETECTED:
    default:
      intervals = analysis != NULL ? musette_ride_intervals_from_analysis (analysis)
                                   : g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);
    }
  musette_ride_view_set_intervals (self->view, G_LIST_MODEL (intervals));
}

/* The start of the samples is surer than what the file says of a session. */
static void
update_subtitle (MusetteRideLoader *self)
{
  MusetteRecording *recording = musette_ride_view_get_recording (self->view);
  const MusetteRecordingSession *session
      = musette_ride_sessions_get (self->sessions, self->session);
  gint64 start = session != NULL ? session->start_unix : 0;
  g_autofree char *subtitle = NULL;

  if (recording == NULL)
    return;
  if (self->streams != NULL)
    start = musette_stream_set_get_start (self->streams);
  subtitle = musette_ride_subtitle_for_recording (
      recording, musette_ride_view_get_sport_type (self->view), start);
  musette_ride_view_set_subtitle (self->view, subtitle);
}

static void
computed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteRideLoader) self = user_data;
  g_autoptr (MusetteRideComputation) ride = NULL;
  MusetteThresholds thresholds;

  self->pending--;
  if (self->view == NULL)
    return;
  ride = musette_ride_computation_run_finish (result, NULL);
  if (ride != NULL)
    {
      self->report = ride->report;
      g_set_object (&self->streams, ride->streams);
      update_subtitle (self);
      if (self->editor != NULL)
        musette_ride_editor_set_samples (self->editor, self->streams);
      musette_ride_view_set_ride (self->view, ride->timeline, ride->analysis, &ride->thresholds,
                                  find_thresholds (self, &thresholds));
      update_intervals (self);
    }
  _musette_ride_loader_emit_changed (self);
}

void
_musette_ride_loader_compute (MusetteRideLoader *self)
{
  const char *type = musette_ride_view_get_sport_type (self->view);
  MusetteRideSource source = {
    .streams = self->streams,
    .recording = musette_ride_view_get_recording (self->view),
    .sport = musette_sport_from_type (type),
    .repair = self->repair && self->file != NULL,
  };

  if (source.streams == NULL && source.recording == NULL)
    return;
  if (musette_ride_sessions_get_n (self->sessions) > 0)
    source.session = musette_ride_sessions_get_index (self->sessions, self->session);
  find_thresholds (self, &source.thresholds);
  g_cancellable_cancel (self->computing);
  g_object_unref (self->computing);
  self->computing = g_cancellable_new ();
  self->pending++;
  musette_ride_computation_run_async (&source, self->computing, computed_cb, g_object_ref (self));
}

/* A new object of the same samples or the same record must not make the page draw again. */
static gboolean
is_same_json (MusetteActivity *a, MusetteActivity *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a == b || g_bytes_equal (musette_activity_get_json (a), musette_activity_get_json (b));
}

/* Whether the ride was computed with the very values that count now. */
static gboolean
is_computed (MusetteRideLoader *self, const char *old_type)
{
  const MusetteThresholds *used = musette_ride_view_get_thresholds (self->view);
  MusetteThresholds wanted;

  if (musette_ride_view_get_timeline (self->view) == NULL
      || g_strcmp0 (old_type, musette_ride_view_get_sport_type (self->view)) != 0)
    return FALSE;
  find_thresholds (self, &wanted);
  return memcmp (used, &wanted, sizeof wanted) == 0;
}

void
_musette_ride_loader_show_activity (MusetteRideLoader *self, MusetteActivity *activity)
{
  g_autofree char *old_type = g_strdup (musette_ride_view_get_sport_type (self->view));
  g_autofree char *subtitle = NULL;
  const char *name = musette_activity_get_name (activity);
  const char *type = musette_activity_get_activity_type (activity);
  g_autofree char *label = musette_sport_dup_type_label (type);

  if (is_same_json (musette_ride_view_get_activity (self->view), activity))
    return;
  subtitle = musette_ride_subtitle_for_activity (activity);
  musette_ride_view_set_activity (self->view, activity);
  musette_ride_view_set_sport_type (self->view, type);
  musette_ride_view_set_title (self->view, name != NULL ? name : label);
  musette_ride_view_set_subtitle (self->view, subtitle);
  update_intervals (self);
  if (!is_computed (self, old_type))
    _musette_ride_loader_compute (self);
}

void
_musette_ride_loader_show_session (MusetteRideLoader *self)
{
  MusetteRecording *recording = musette_ride_view_get_recording (self->view);
  const MusetteRecordingSession *session
      = musette_ride_sessions_get (self->sessions, self->session);
  const char *type = musette_recording_get_sport_type (recording);

  g_clear_object (&self->streams);
  if (session != NULL && session->type != NULL)
    type = session->type;
  musette_ride_view_set_sport_type (self->view, type);
  update_subtitle (self);
  _musette_ride_loader_compute (self);
}

/* What was shown before must not stand under another ride's name. */
void
_musette_ride_loader_clear_view (MusetteRideLoader *self)
{
  g_autoptr (GListStore) intervals = g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);
  MusetteThresholds thresholds;

  musette_thresholds_init (&thresholds);
  if (self->editor != NULL)
    musette_ride_editor_set_samples (self->editor, NULL);
  musette_ride_view_set_activity (self->view, NULL);
  musette_ride_view_set_recording (self->view, NULL);
  musette_ride_view_set_intervals (self->view, G_LIST_MODEL (intervals));
  musette_ride_view_set_ride (self->view, NULL, NULL, &thresholds, MUSETTE_THRESHOLDS_UNKNOWN);
  if (self->editor != NULL)
    musette_ride_editor_forget (self->editor);
}

/**
 * musette_ride_loader_restore_intervals:
 * @self: a loader
 *
 * Shows the intervals as they are known, whatever was done to them on the screen.
 */
void
musette_ride_loader_restore_intervals (MusetteRideLoader *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  update_intervals (self);
}

/**
 * musette_ride_loader_get_n_sessions:
 * @self: a loader
 *
 * Returns: how many activities the file holds, 0 when it is no file
 */
guint
musette_ride_loader_get_n_sessions (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), 0);

  return musette_ride_sessions_get_n (self->sessions);
}

/**
 * musette_ride_loader_get_session:
 * @self: a loader
 * @position: place in the list, 0 = the longest
 *
 * Returns: (transfer none) (nullable): that activity of the file
 */
const MusetteRecordingSession *
musette_ride_loader_get_session (MusetteRideLoader *self, guint position)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), NULL);

  return musette_ride_sessions_get (self->sessions, position);
}

/**
 * musette_ride_loader_get_chosen_session:
 * @self: a loader
 *
 * Returns: the place in the list of the activity that is shown
 */
guint
musette_ride_loader_get_chosen_session (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), 0);

  return self->session;
}

/**
 * musette_ride_loader_choose_session:
 * @self: a loader
 * @position: place in the list, 0 = the longest
 */
void
musette_ride_loader_choose_session (MusetteRideLoader *self, guint position)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));
  g_return_if_fail (position < musette_ride_sessions_get_n (self->sessions));

  if (self->session == position)
    return;
  self->session = position;
  if (self->editor != NULL)
    musette_ride_editor_forget (self->editor);
  _musette_ride_loader_show_session (self);
  _musette_ride_loader_emit_changed (self);
}

/**
 * musette_ride_loader_get_n_laps:
 * @self: a loader
 *
 * Returns: how many laps of the device the ride has, 0 when it is no file
 */
guint
musette_ride_loader_get_n_laps (MusetteRideLoader *self)
{
  MusetteRecording *recording;
  MusetteTimeline *timeline;

  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), 0);

  recording = musette_ride_view_get_recording (self->view);
  timeline = musette_ride_view_get_timeline (self->view);
  if (self->file == NULL || recording == NULL || timeline == NULL)
    return 0;
  return musette_ride_intervals_count_laps (recording, timeline);
}

/**
 * musette_ride_loader_get_interval_source:
 * @self: a loader
 *
 * Returns: where the intervals of the view come from
 */
MusetteRideIntervalSource
musette_ride_loader_get_interval_source (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), MUSETTE_RIDE_INTERVALS_DETECTED);

  if (musette_ride_view_get_activity (self->view) != NULL)
    return MUSETTE_RIDE_INTERVALS_SERVICE;
  if (self->use_laps && musette_ride_view_get_timeline (self->view) != NULL)
    return MUSETTE_RIDE_INTERVALS_LAPS;
  return MUSETTE_RIDE_INTERVALS_DETECTED;
}

/**
 * musette_ride_loader_set_use_laps:
 * @self: a loader
 * @use_laps: whether the laps of a file are shown in place of the detected intervals
 */
void
musette_ride_loader_set_use_laps (MusetteRideLoader *self, gboolean use_laps)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  if (self->use_laps == !!use_laps)
    return;
  self->use_laps = !!use_laps;
  if (self->editor != NULL)
    musette_ride_editor_forget (self->editor);
  update_intervals (self);
  _musette_ride_loader_emit_changed (self);
}

/**
 * musette_ride_loader_get_repair_report:
 * @self: a loader
 *
 * Returns: (transfer none): what was repaired in the file, or could be
 */
const MusetteRepairReport *
musette_ride_loader_get_repair_report (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), NULL);

  return &self->report;
}

/**
 * musette_ride_loader_get_repair:
 * @self: a loader
 *
 * Returns: whether spikes and dropouts of files are repaired
 */
gboolean
musette_ride_loader_get_repair (MusetteRideLoader *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LOADER (self), FALSE);

  return self->repair;
}

/**
 * musette_ride_loader_set_repair:
 * @self: a loader
 * @repair: whether spikes and dropouts of files are repaired; the file itself never changes
 */
void
musette_ride_loader_set_repair (MusetteRideLoader *self, gboolean repair)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LOADER (self));

  if (self->repair == !!repair)
    return;
  self->repair = !!repair;
  _musette_ride_loader_compute (self);
  _musette_ride_loader_emit_changed (self);
}
