/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-computation.h"

typedef struct
{
  MusetteStreamSet *streams;
  MusetteThresholds thresholds;
  MusetteSport sport;
  gboolean repair;
} Input;

static void
input_free (Input *input)
{
  g_object_unref (input->streams);
  g_free (input);
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
  const Input *input = task_data;
  g_autoptr (MusetteRideComputation) self = g_new0 (MusetteRideComputation, 1);
  g_autoptr (MusetteStreamSet) repaired = NULL;

  repaired = musette_repair_streams (input->streams, &self->report);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->thresholds = input->thresholds;
  self->timeline = musette_timeline_new (input->repair ? repaired : input->streams);
  prepare_series (self->timeline);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->analysis = musette_ride_analysis_new (self->timeline, &input->thresholds, input->sport);
  g_task_return_pointer (task, g_steal_pointer (&self),
                         (GDestroyNotify) musette_ride_computation_free);
}

/**
 * musette_ride_computation_run_async:
 * @streams: the samples; they must not be changed while this runs
 * @thresholds: what they are measured against
 * @sport: the sport
 * @repair: whether spikes and dropouts are repaired; they are counted in any case
 * @cancellable: (nullable): stops it between its steps
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes time line and analysis of a ride in a worker thread.
 */
void
musette_ride_computation_run_async (MusetteStreamSet *streams,
                                    const MusetteThresholds *thresholds,
                                    MusetteSport sport,
                                    gboolean repair,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Input *input;

  g_return_if_fail (MUSETTE_IS_STREAM_SET (streams));
  g_return_if_fail (thresholds != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_ride_computation_run_async);
  input = g_new0 (Input, 1);
  input->streams = g_object_ref (streams);
  input->thresholds = *thresholds;
  input->sport = sport;
  input->repair = repair;
  g_task_set_task_data (task, input, (GDestroyNotify) input_free);
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
  g_clear_object (&self->timeline);
  g_clear_object (&self->analysis);
  g_free (self);
}
