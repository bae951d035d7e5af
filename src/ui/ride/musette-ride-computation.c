/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-computation.h"

static void
source_free (MusetteRideSource *source)
{
  g_clear_object (&source->streams);
  g_clear_object (&source->recording);
  g_free (source);
}

static MusetteRideSource *
source_copy (const MusetteRideSource *source)
{
  MusetteRideSource *copy = g_memdup2 (source, sizeof *source);

  if (copy->streams != NULL)
    g_object_ref (copy->streams);
  if (copy->recording != NULL)
    g_object_ref (copy->recording);
  return copy;
}

/* Cutting a session out of a long file takes a while. */
static MusetteStreamSet *
get_streams (const MusetteRideSource *source)
{
  GPtrArray *sessions;

  if (source->streams != NULL)
    return g_object_ref (source->streams);
  sessions = musette_recording_get_sessions (source->recording);
  if (sessions != NULL && sessions->len > 1)
    return musette_recording_get_session_streams (source->recording, source->session);
  return g_object_ref (musette_recording_get_streams (source->recording));
}

/* The time line makes a channel's 1 Hz series when it is asked for: ask here, not while drawing. */
static void
prepare_series (MusetteTimeline *timeline)
{
  gsize n;

  for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    {
      if (!musette_timeline_has (timeline, channel))
        continue;
      if (musette_channel_is_double (channel))
        musette_timeline_get_series_double (timeline, channel, &n);
      else
        musette_timeline_get_series (timeline, channel, &n);
    }
  musette_timeline_get_power (timeline, &n);
  musette_timeline_get_way (timeline, &n);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const MusetteRideSource *input = task_data;
  g_autoptr (MusetteRideComputation) self = g_new0 (MusetteRideComputation, 1);
  g_autoptr (MusetteStreamSet) repaired = NULL;

  self->streams = get_streams (input);
  repaired = musette_repair_streams (self->streams, &self->report);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->thresholds = input->thresholds;
  self->timeline = musette_timeline_new (input->repair ? repaired : self->streams);
  prepare_series (self->timeline);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->analysis = musette_ride_analysis_new (self->timeline, &input->thresholds, input->sport);
  g_task_return_pointer (task, g_steal_pointer (&self),
                         (GDestroyNotify) musette_ride_computation_free);
}

/**
 * musette_ride_computation_run_async:
 * @source: what the ride is computed from; its samples must not be changed while this runs
 * @cancellable: (nullable): stops it between its steps
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes time line and analysis of a ride in a worker thread.
 */
void
musette_ride_computation_run_async (const MusetteRideSource *source,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (source != NULL);
  g_return_if_fail (source->streams != NULL || source->recording != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_ride_computation_run_async);
  g_task_set_task_data (task, source_copy (source), (GDestroyNotify) source_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * musette_ride_computation_run_finish:
 * @result: what the callback got
 * @error: why there is no result: only that it was cancelled
 *
 * Returns: (transfer full): the computed ride, or %NULL with @error set
 */
MusetteRideComputation *
musette_ride_computation_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, musette_ride_computation_run_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * musette_ride_computation_free:
 * @self: (transfer full) (nullable): a computed ride
 */
void
musette_ride_computation_free (MusetteRideComputation *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->streams);
  g_clear_object (&self->timeline);
  g_clear_object (&self->analysis);
  g_free (self);
}
