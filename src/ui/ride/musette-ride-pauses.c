/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-pauses.h"

#include "musette-ride-traces.h"

/**
 * musette_ride_pauses_find:
 * @recording: (nullable): a file
 * @timeline: the ride that was made from it
 *
 * Returns: (transfer full) (element-type MusetteChartPause): the pauses of the device that lie in
 *   the ride, on its elapsed axis; one that never ended is the end of the ride
 */
GArray *
musette_ride_pauses_find (MusetteRecording *recording, MusetteTimeline *timeline)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MusetteChartPause));
  GPtrArray *pauses;
  gint64 start;
  gint64 length;

  g_return_val_if_fail (MUSETTE_IS_TIMELINE (timeline), found);

  pauses = recording != NULL ? musette_recording_get_pauses (recording) : NULL;
  start = musette_timeline_get_start_unix (timeline);
  length = musette_timeline_get_elapsed_s (timeline);
  for (guint i = 0; pauses != NULL && i < pauses->len; i++)
    {
      const MusetteRecordingPause *pause = g_ptr_array_index (pauses, i);
      gint64 from = pause->start_unix - start;
      gint64 to = pause->end_unix - start;

      if (pause->end_unix != 0 && from >= 0 && from < to && to <= length)
        g_array_append_vals (found, &(MusetteChartPause){ (double) from, (double) to }, 1);
    }
  return found;
}
