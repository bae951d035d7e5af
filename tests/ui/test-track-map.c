/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* The map is measured only: once it is shown, it asks a server for its tiles. */
#include "musette-timeline.h"
#include "musette-track-map.h"
#include "musette-ui-test.h"

static MusetteRideView *
make_view (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (60);
  g_autoptr (MusetteTimeline) timeline = NULL;
  MusetteRideView *view = musette_ride_view_new ();
  MusetteThresholds thresholds;

  for (guint i = 0; i < 60; i++)
    {
      musette_stream_set_append (set, (int) i);
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_LATITUDE, 47 + i * 1e-4);
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_LONGITUDE, 8 + i * 1e-4);
    }
  timeline = musette_timeline_new (set);
  musette_thresholds_init (&thresholds);
  musette_ride_view_set_ride (view, timeline, NULL, &thresholds, MUSETTE_THRESHOLDS_UNKNOWN);
  return view;
}

/* And not as large as the earth, whose tiles it would ask for. */
static void
test_is_as_large_as_needed (void)
{
  g_autoptr (MusetteRideView) view = make_view ();
  g_autoptr (GtkWidget) map = g_object_ref_sink (musette_track_map_new (view));
  int natural;

  gtk_widget_measure (map, GTK_ORIENTATION_VERTICAL, 700, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, >=, 100);
  g_assert_cmpint (natural, <=, 600);
  gtk_widget_measure (map, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, <=, 600);
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/ui/track-map/is-as-large-as-needed", test_is_as_large_as_needed);
  return g_test_run ();
}
