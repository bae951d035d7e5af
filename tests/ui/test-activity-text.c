/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-text.h"
#include "musette-ui-test.h"

#define THIN MUSETTE_THIN_SPACE

static const MusetteActivityTextOptions metric = { MUSETTE_UNITS_METRIC, G_MAXUINT32, NULL };
static const MusetteActivityTextOptions imperial = { MUSETTE_UNITS_IMPERIAL, G_MAXUINT32, NULL };

static void
test_activity (void)
{
  g_autoptr (MusetteActivity) activity = musette_ui_test_activity (
      "Tempo", "VirtualRide", "2026-05-12T08:14:00",
      ",\"moving_time\":5645,\"distance\":45230,\"icu_training_load\":85,"
      "\"icu_average_watts\":198,\"icu_weighted_avg_watts\":212,\"average_heartrate\":151,"
      "\"total_elevation_gain\":640,\"race\":true");
  MusetteActivityText text = { 0 };

  musette_activity_text_set_activity (&text, activity, &metric);
  g_assert_cmpstr (text.title, ==, "Tempo");
  g_assert_nonnull (strstr (text.subtitle, "Tue 12 May"));
  g_assert_nonnull (strstr (text.subtitle, "Virtual Ride"));
  g_assert_nonnull (strstr (text.subtitle, "Race"));
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_TIME], ==, "1:34:05");
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_DISTANCE], ==, "45.2" THIN "km");
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_LOAD], ==, "85");
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_AVERAGE_POWER], ==, "198" THIN "W");
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_WEIGHTED_POWER], ==, "212" THIN "W");
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_HEART_RATE], ==, "151" THIN "bpm");
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_ELEVATION], ==, "640" THIN "m");
  g_assert_cmpstr (text.figures, ==, "1:34:05 · 45.2" THIN "km · load 85 · 212" THIN "W");
  g_assert_nonnull (strstr (text.spoken, "Normalized power 212" THIN "W"));
  musette_activity_text_set_activity (&text, activity, &imperial);
  g_assert_nonnull (strstr (text.cells[MUSETTE_ACTIVITY_COLUMN_DISTANCE], "mi"));
  musette_activity_text_clear (&text);
}

static void
test_missing (void)
{
  g_autoptr (MusetteActivity) activity = musette_ui_test_activity (
      "", "WeightTraining", "2026-05-12T08:14:00", ",\"moving_time\":1800");
  MusetteActivityText text = { 0 };

  musette_activity_text_set_activity (&text, activity, &metric);
  g_assert_cmpstr (text.title, !=, "");
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_HEART_RATE], ==, MUSETTE_MISSING);
  g_assert_cmpstr (text.figures, ==, "30:00");
  g_assert_null (strstr (text.spoken, MUSETTE_MISSING));
  musette_activity_text_clear (&text);
}

static void
test_stub (void)
{
  g_autoptr (MusetteActivity) stub = musette_ui_test_activity (
      "Strava ride", "Ride", "2026-05-12T08:14:00",
      ",\"source\":\"STRAVA\",\"_note\":\"STRAVA activities are not available via the API\"");
  MusetteActivityText text = { 0 };

  musette_activity_text_set_activity (&text, stub, &metric);
  g_assert_cmpstr (text.note, ==, "Details stay at Strava");
  g_assert_null (text.cells[MUSETTE_ACTIVITY_COLUMN_TIME]);
  musette_activity_text_clear (&text);
}

static void
test_totals (void)
{
  const MusetteActivityTotals totals
      = { 1234,
          { [MUSETTE_ACTIVITY_COLUMN_TIME] = 1483200,
            [MUSETTE_ACTIVITY_COLUMN_DISTANCE] = 12345678,
            [MUSETTE_ACTIVITY_COLUMN_LOAD] = 18200 },
          { [MUSETTE_ACTIVITY_COLUMN_RPE] = 31, [MUSETTE_ACTIVITY_COLUMN_MAX_HEART_RATE] = 900 },
          { [MUSETTE_ACTIVITY_COLUMN_RPE] = 5, [MUSETTE_ACTIVITY_COLUMN_MAX_HEART_RATE] = 5 } };
  MusetteActivityText text = { 0 };

  musette_activity_text_set_totals (&text, &totals, MUSETTE_UNITS_METRIC);
  g_assert_nonnull (strstr (text.title, "activities"));
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_TIME], ==, "412:00:00");
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_ELEVATION], ==, MUSETTE_MISSING);
  g_assert_null (text.cells[MUSETTE_ACTIVITY_COLUMN_HEART_RATE]);
  g_assert_null (text.cells[MUSETTE_ACTIVITY_COLUMN_MAX_HEART_RATE]);
  g_assert_cmpstr (text.cells[MUSETTE_ACTIVITY_COLUMN_RPE], ==, "Ø 6.2");
  musette_activity_text_clear (&text);
}

static void
test_columns (void)
{
  g_autoptr (MusetteActivityColumns) columns = musette_activity_columns_new ();
  const MusetteActivityLayout *layout;
  guint n_before = 0;

  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    musette_activity_columns_set_width (columns, i, 70);
  layout = musette_activity_columns_get_layout (columns, 360);
  g_assert_true (layout->compact);
  g_assert_cmpint (layout->margin, ==, 12);
  g_assert_cmpint (layout->text_width, ==, 360 - layout->text_x - layout->margin);

  /* The wider, the more columns; what stands there never overlaps. */
  for (int width = 360; width <= 1200; width += 20)
    {
      guint n_shown = 0;
      int end;

      layout = musette_activity_columns_get_layout (columns, width);
      end = layout->text_x + layout->text_width;
      for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
        {
          if (layout->ends[i] == 0)
            continue;
          n_shown++;
          g_assert_cmpint (layout->ends[i] - 70, >=, end);
          end = layout->ends[i];
        }
      g_assert_cmpuint (n_shown, >=, n_before);
      g_assert_cmpint (end, <=, width - layout->margin);
      n_before = n_shown;
    }
  g_assert_cmpuint (n_before, ==, MUSETTE_N_DEFAULT_ACTIVITY_COLUMNS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/activity-text/activity", test_activity);
  g_test_add_func ("/ui/activity-text/missing", test_missing);
  g_test_add_func ("/ui/activity-text/stub", test_stub);
  g_test_add_func ("/ui/activity-text/totals", test_totals);
  g_test_add_func ("/ui/activity-text/columns", test_columns);
  return g_test_run ();
}
