/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-stream-set.h"

#include <math.h>

#include "musette-test.h"

static void
test_columns (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);

  for (int i = 0; i < 1000; i++)
    g_assert_cmpuint (musette_stream_set_append (set, i), ==, i);
  g_assert_false (musette_stream_set_has (set, MUSETTE_CHANNEL_WATTS));
  musette_stream_set_set_value (set, 500, MUSETTE_CHANNEL_WATTS, 250);
  musette_stream_set_set_value (set, 999, MUSETTE_CHANNEL_LATITUDE, 47.123456789);
  g_assert_true (musette_stream_set_has (set, MUSETTE_CHANNEL_WATTS));
  g_assert_true (isnan (musette_stream_set_get_floats (set, MUSETTE_CHANNEL_WATTS)[499]));
  g_assert_cmpfloat (musette_stream_set_get_floats (set, MUSETTE_CHANNEL_WATTS)[500], ==, 250);
  g_assert_cmpfloat (musette_stream_set_get_value (set, 999, MUSETTE_CHANNEL_LATITUDE), ==,
                     47.123456789);
  g_assert_true (isnan (musette_stream_set_get_value (set, 3, MUSETTE_CHANNEL_HEARTRATE)));
}

static void
test_growth_after_columns (void)
{
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (1);

  musette_stream_set_append (set, 0);
  musette_stream_set_set_value (set, 0, MUSETTE_CHANNEL_DISTANCE, 1.5);
  for (int i = 1; i < 700; i++)
    musette_stream_set_append (set, MUSETTE_TIME_NONE);
  g_assert_cmpuint (musette_stream_set_get_length (set), ==, 700);
  g_assert_true (isnan (musette_stream_set_get_doubles (set, MUSETTE_CHANNEL_DISTANCE)[699]));
  g_assert_cmpint (musette_stream_set_get_time (set)[699], ==, MUSETTE_TIME_NONE);
  musette_stream_set_truncate (set, 1);
  musette_stream_set_set_length (set, 3);
  g_assert_true (isnan (musette_stream_set_get_value (set, 2, MUSETTE_CHANNEL_DISTANCE)));
  musette_stream_set_drop (set, MUSETTE_CHANNEL_DISTANCE);
  g_assert_false (musette_stream_set_has (set, MUSETTE_CHANNEL_DISTANCE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/core/stream-set/columns", test_columns);
  g_test_add_func ("/core/stream-set/growth-after-columns", test_growth_after_columns);
  return g_test_run ();
}
