/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <math.h>

#include "musette-json.h"
#include "musette-workout-format.h"
#include "musette-workout-totals.h"
#include "workout-test.h"

static MusetteWorkout *
read_file (const char *folder, const char *name, const MusetteWorkoutContext *context)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MusetteWorkout *workout;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  bytes = g_bytes_new (data, length);
  workout = musette_workout_read (bytes, name, context, &error);
  g_assert_true ((workout == NULL) == (error != NULL));
  return workout;
}

typedef struct
{
  gboolean by_distance;
  double sum;
  double length;
  guint messages;
} Profile;

static void
add_to_profile (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  Profile *profile = user_data;
  g_autoptr (GPtrArray) cues = musette_workout_step_get_cues (step);
  double length = profile->by_distance ? step->distance_m : step->duration_s;

  if (pass == 0)
    profile->messages += cues->len;
  for (guint i = 0; i < MUSETTE_WORKOUT_CADENCE; i++)
    if (!step->is_free_ride && !step->is_max_effort && musette_workout_step_has_target (step, i))
      {
        profile->sum += (step->targets[i].start + step->targets[i].end) / 2 * length;
        profile->length += length;
        return;
      }
}

/* Points of a course are moved to whole seconds, which moves its mean by so many parts. */
#define MEAN_TOLERANCE 5e-4

static void
check_profile (const MusetteWorkout *workout, char **columns, gboolean zwo)
{
  Profile profile = { .by_distance = strcmp (columns[2], "m") == 0 };
  double mean = g_ascii_strtod (columns[5], NULL);

  musette_workout_visit (workout, add_to_profile, &profile);
  if (*columns[5] != '\0')
    g_assert_cmpfloat_with_epsilon (profile.sum / profile.length, mean,
                                    0.0501 + (zwo ? 0 : MEAN_TOLERANCE * mean));
  g_assert_cmpuint (profile.messages, ==, g_ascii_strtoull (columns[6], NULL, 10));
}

/* A repeat of a thousand million passes is left out on purpose. */
static gboolean
is_exception (const char *name)
{
  return strcmp (name, "made-huge-repeat.zwo") == 0;
}

static void
check_row (const char *folder, char **columns, gboolean zwo)
{
  g_autoptr (MusetteWorkout) workout = NULL;
  MusetteWorkoutContext context;
  double total = g_ascii_strtod (columns[3], NULL);

  workout_test_init_context (&context);
  workout = read_file (folder, columns[0], &context);
  g_test_message ("%s", columns[0]);
  if (strcmp (columns[1], "malformed") == 0)
    g_assert_true (workout == NULL || workout->diagnostics->len > 0);
  if (strcmp (columns[1], "plain") != 0)
    return;
  g_assert_nonnull (workout);
  if (is_exception (columns[0]))
    {
      g_assert_cmpuint (workout->diagnostics->len, >, 0);
      return;
    }
  if (zwo)
    g_assert_cmpuint (musette_workout_count_leaves (workout), ==,
                      g_ascii_strtoull (columns[4], NULL, 10));
  g_assert_cmpfloat_with_epsilon (zwo && strcmp (columns[2], "m") == 0 ? workout->distance_m
                                                                       : workout->duration_s,
                                  total, 0.01);
  check_profile (workout, columns, zwo);
}

static void
test_table (gconstpointer user_data)
{
  const char *kind = user_data;
  g_autofree char *folder = musette_test_corpus ("workouts", kind, NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, "EXPECTED.tsv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *padded = g_strconcat (lines[i], "\t\t\t\t\t\t", NULL);
      g_auto (GStrv) columns = g_strsplit (padded, "\t", -1);

      check_row (folder, columns, strcmp (kind, "zwo") == 0);
    }
}

static void
test_all (gconstpointer user_data)
{
  g_autofree char *folder = musette_test_corpus ("workouts", user_data, NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  MusetteWorkoutContext context;
  const char *name;

  if (dir == NULL)
    return;
  musette_workout_context_init (&context);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (MusetteWorkout) workout = NULL;

      if (!g_str_has_suffix (name, ".txt") && !g_str_has_suffix (name, ".fit"))
        continue;
      workout = read_file (folder, name, &context);
      g_assert_true (workout != NULL || g_str_has_prefix (name, "made-"));
    }
}

static void
read_settings (JsonObject *settings, MusetteThresholds *thresholds)
{
  const struct
  {
    const char *name;
    double *zones;
    guint *n;
  } lists[] = { { "power_zones", thresholds->power_zones, &thresholds->n_power_zones },
                { "hr_zones", thresholds->hr_zones, &thresholds->n_hr_zones },
                { "pace_zones", thresholds->pace_zones, &thresholds->n_pace_zones } };
  const struct
  {
    const char *name;
    double *value;
  } numbers[] = { { "ftp", &thresholds->ftp_w },
                  { "lthr", &thresholds->lthr_bpm },
                  { "threshold_pace", &thresholds->threshold_pace_mps } };

  thresholds->ftp_w = 250;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (musette_json_has (settings, numbers[i].name))
      *numbers[i].value = musette_json_get_double (settings, numbers[i].name);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *array = musette_json_get_array (settings, lists[i].name);

      for (guint j = 0; array != NULL && j < musette_json_array_get_length (array); j++)
        lists[i].zones[(*lists[i].n)++] = musette_json_array_get_double (array, j);
    }
}

static void
assert_expected (JsonObject *expected, const char *name, double value)
{
  double wanted = musette_json_get_double (expected, name);

  if (isnan (wanted))
    return;
  g_test_message ("  %s %g %g", name, value, wanted);
  g_assert_cmpfloat_with_epsilon (value, wanted, 1e-3);
}

static void
check_oracle (const char *folder, const char *text_name, JsonObject *root)
{
  JsonObject *expected = musette_json_get_object (root, "expected");
  JsonObject *zones = musette_json_get_object (expected, "zone_times");
  g_autoptr (MusetteWorkout) workout = NULL;
  MusetteWorkoutContext context;
  MusetteWorkoutTotals totals;

  musette_workout_context_init (&context);
  context.type = musette_json_get_string (root, "sport");
  read_settings (musette_json_get_object (root, "settings"), &context.thresholds);
  workout = read_file (folder, text_name, &context);
  musette_workout_compute_totals (workout, &context, &totals);
  assert_expected (expected, "duration", totals.seconds);
  assert_expected (expected, "normalized_power", totals.np_w);
  assert_expected (expected, "average_watts", totals.average_w);
  if (totals.kind == MUSETTE_WORKOUT_HR)
    return;
  assert_expected (expected, "training_load", totals.load);
  assert_expected (expected, "intensity", totals.intensity_percent);
  for (guint i = 0; zones != NULL && i < totals.zones.n; i++)
    {
      g_autofree char *id = g_strdup_printf ("Z%u", i + 1);

      assert_expected (zones, id, totals.zones.seconds[i]);
    }
}

static void
test_oracles (void)
{
  g_autofree char *folder = musette_test_corpus ("workouts", "oracles", NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MusetteJson) root = NULL;
      g_autofree char *stem = g_strndup (name, strcspn (name, "."));
      g_autofree char *json_name = g_strconcat (stem, ".json", NULL);

      if (!g_str_has_suffix (name, ".txt"))
        continue;
      path = g_build_filename (folder, json_name, NULL);
      bytes = musette_test_read (path);
      root = musette_json_parse_bytes (bytes, NULL);
      g_test_message ("%s", name);
      check_oracle (folder, name, musette_json_as_object (root, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/workout/corpus/zwo", "zwo", test_table);
  g_test_add_data_func ("/workout/corpus/erg", "erg", test_table);
  g_test_add_data_func ("/workout/corpus/mrc", "mrc", test_table);
  g_test_add_data_func ("/workout/corpus/text", "text", test_all);
  g_test_add_data_func ("/workout/corpus/fit", "fit", test_all);
  g_test_add_func ("/workout/corpus/oracles", test_oracles);
  return g_test_run ();
}
