/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <math.h>

#include "musette-workout-device.h"
#include "musette-workout-doc-writer.h"
#include "musette-workout-format.h"
#include "musette-workout-resolve.h"
#include "musette-workout-totals.h"
#include "workout-test.h"

#define N_RUNS 200

/* Made workouts with everything that a format can hold. */

/* What a made workout has. */
typedef enum
{
  MADE_CUES = 1 << 0,
  MADE_CADENCE = 1 << 1,
  MADE_OPEN = 1 << 2,  /* free rides and efforts all out */
  MADE_ENDS = 1 << 3,  /* distances and the lap key */
  MADE_UNITS = 1 << 4, /* watts, zones, heart rate and pace */
  MADE_ROLES = 1 << 5, /* roles, sections, hidden power, shown averages */
  MADE_ALL = (1 << 6) - 1,
} Made;

static void
init_context (MusetteWorkoutContext *context)
{
  const double hr_zones[] = { 116, 141, 160, 179 };
  MusetteThresholds *thresholds;

  musette_workout_context_init (context);
  context->indoor = TRUE; /* so that single values have no tolerance */
  thresholds = &context->thresholds;
  thresholds->ftp_w = 281;
  thresholds->lthr_bpm = 167;
  thresholds->max_hr_bpm = 189;
  thresholds->threshold_pace_mps = 3.7;
  thresholds->n_hr_zones = G_N_ELEMENTS (hr_zones);
  memcpy (thresholds->hr_zones, hr_zones, sizeof hr_zones);
}

static gboolean
one_in (GRand *rand, int n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

/* A value, a range, or a ramp up or down. */
static void
make_target (GRand *rand,
             MusetteWorkoutStep *step,
             MusetteWorkoutKind kind,
             MusetteWorkoutUnits units)
{
  const gboolean is_zone = units == MUSETTE_WORKOUT_UNITS_POWER_ZONE
                           || units == MUSETTE_WORKOUT_UNITS_HR_ZONE
                           || units == MUSETTE_WORKOUT_UNITS_PACE_ZONE;
  const int low = is_zone ? g_rand_int_range (rand, 1, 4) : g_rand_int_range (rand, 30, 95);
  const int high = is_zone ? low + 1 : low + g_rand_int_range (rand, 1, 60);
  MusetteWorkoutTarget *target = &step->targets[kind];

  step->is_ramp = FALSE;
  if (one_in (rand, 2))
    {
      musette_workout_target_set (target, units, low);
      return;
    }
  step->is_ramp = !is_zone && one_in (rand, 2);
  if (step->is_ramp && one_in (rand, 2))
    musette_workout_target_set_range (target, units, high, low);
  else
    musette_workout_target_set_range (target, units, low, high);
}

static void
make_targets (GRand *rand, MusetteWorkoutStep *step, Made made)
{
  const struct
  {
    MusetteWorkoutKind kind;
    MusetteWorkoutUnits units;
  } choices[] = { { MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_FTP },
                  { MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_WATTS },
                  { MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_POWER_ZONE },
                  { MUSETTE_WORKOUT_HR, MUSETTE_WORKOUT_UNITS_LTHR },
                  { MUSETTE_WORKOUT_HR, MUSETTE_WORKOUT_UNITS_MAX_HR },
                  { MUSETTE_WORKOUT_HR, MUSETTE_WORKOUT_UNITS_HR_ZONE },
                  { MUSETTE_WORKOUT_PACE, MUSETTE_WORKOUT_UNITS_PACE },
                  { MUSETTE_WORKOUT_PACE, MUSETTE_WORKOUT_UNITS_PACE_ZONE } };
  const int chosen
      = (made & MADE_UNITS) != 0 ? g_rand_int_range (rand, 0, G_N_ELEMENTS (choices)) : 0;

  if ((made & MADE_OPEN) != 0 && one_in (rand, 6))
    {
      step->is_free_ride = one_in (rand, 2);
      step->is_max_effort = !step->is_free_ride;
      return;
    }
  make_target (rand, step, choices[chosen].kind, choices[chosen].units);
}

static MusetteWorkoutStep *
make_step (GRand *rand, Made made)
{
  const char *const labels[]
      = { "Hold & <breathe> 30^20 Relax", "Settle", "Now 5^10 Then 9^7 Last" };
  MusetteWorkoutStep *step = musette_workout_step_new (g_rand_int_range (rand, 1, 1200));
  MusetteWorkoutTarget *cadence = &step->targets[MUSETTE_WORKOUT_CADENCE];
  const int rpm = g_rand_int_range (rand, 60, 110);

  make_targets (rand, step, made);
  if ((made & MADE_CUES) != 0 && one_in (rand, 2))
    musette_workout_step_set_label (step,
                                    labels[g_rand_int_range (rand, 0, G_N_ELEMENTS (labels))]);
  if ((made & MADE_CADENCE) != 0 && one_in (rand, 3))
    musette_workout_target_set (cadence, MUSETTE_WORKOUT_UNITS_RPM, rpm);
  else if ((made & MADE_CADENCE) != 0 && one_in (rand, 3))
    musette_workout_target_set_range (cadence, MUSETTE_WORKOUT_UNITS_RPM, rpm, rpm + 10);
  if ((made & MADE_ENDS) != 0 && one_in (rand, 5))
    {
      step->duration_s = NAN;
      step->distance_m = 100 * g_rand_int_range (rand, 1, 80);
    }
  else if ((made & MADE_ENDS) != 0 && one_in (rand, 5))
    step->is_until_lap_press = TRUE;
  if ((made & MADE_ROLES) != 0 && one_in (rand, 3))
    step->intensity
        = (MusetteWorkoutIntensity) g_rand_int_range (rand, 1, MUSETTE_WORKOUT_INTENSITY_OTHER + 1);
  if ((made & MADE_ROLES) != 0 && musette_workout_step_has_target (step, MUSETTE_WORKOUT_POWER))
    {
      step->hides_power = one_in (rand, 4);
      step->targets[MUSETTE_WORKOUT_POWER].averaging
          = (MusetteWorkoutAveraging) g_rand_int_range (rand, 0, MUSETTE_WORKOUT_AVERAGING_LAP + 1);
    }
  return step;
}

static MusetteWorkoutStep *
make_section_step (GRand *rand, Made made, int index, int n)
{
  MusetteWorkoutStep *step = make_step (rand, made);

  if ((made & MADE_ROLES) != 0)
    {
      step->is_warmup = index == 0;
      step->is_cooldown = index == n - 1 && n > 1;
    }
  return step;
}

static MusetteWorkout *
make_workout (guint seed, Made made)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  MusetteWorkout *workout = musette_workout_new ();
  MusetteWorkoutContext context;
  int n = g_rand_int_range (rand, 1, 12);

  for (int i = 0; i < n; i++)
    if (one_in (rand, 4))
      {
        MusetteWorkoutStep *repeat
            = musette_workout_step_new_repeat ((guint) g_rand_int_range (rand, 1, 9), NULL);
        int children = g_rand_int_range (rand, 1, 4);

        for (int j = 0; j < children; j++)
          g_ptr_array_add (repeat->steps, make_step (rand, made));
        musette_workout_add_step (workout, repeat);
      }
    else
      musette_workout_add_step (workout, make_section_step (rand, made, i, n));
  init_context (&context);
  musette_workout_update (workout, &context);
  return workout;
}

static MusetteWorkout *
pass_through (const MusetteWorkout *workout, MusetteWorkoutFormat format, const char *name)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MusetteWorkoutContext context;
  MusetteWorkout *back;

  init_context (&context);
  bytes = musette_workout_write (workout, format, &context, losses, &error);
  g_assert_no_error (error);
  back = musette_workout_read (bytes, name, &context, &error);
  g_assert_no_error (error);
  return back;
}

static void
assert_equal_steps (const MusetteWorkout *a, const MusetteWorkout *b)
{
  g_assert_cmpuint (a->steps->len, ==, b->steps->len);
  for (guint i = 0; i < a->steps->len; i++)
    if (!musette_workout_step_equal (a->steps->pdata[i], b->steps->pdata[i]))
      {
        g_autofree char *first = musette_workout_doc_to_json (a);
        g_autofree char *second = musette_workout_doc_to_json (b);

        g_error ("step %u differs\n%s\n%s", i, first, second);
      }
}

static void
assert_equal_series (const MusetteWorkout *a, const MusetteWorkout *b)
{
  MusetteWorkoutContext context;

  init_context (&context);
  workout_test_assert_same_power (a, b, &context);
}

static void
test_text (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, MADE_ALL);
      g_autoptr (MusetteWorkout) back
          = pass_through (workout, MUSETTE_WORKOUT_FORMAT_TEXT, "a.txt");

      assert_equal_steps (workout, back);
    }
}

static void
test_doc (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, MADE_ALL);
      g_autoptr (MusetteWorkout) back
          = pass_through (workout, MUSETTE_WORKOUT_FORMAT_DOC, "a.json");

      assert_equal_steps (workout, back);
    }
}

/* What is not known is kept. */
static void
test_doc_extras (void)
{
  const char json[] = "{\"duration\":60,\"distance\":0,\"new\":[1,{\"a\":null}],\"steps\":["
                      "{\"duration\":60,\"power\":{\"units\":\"odd\",\"value\":3},"
                      "\"_power\":{\"value\":91.5},\"ramp\":false}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autofree char *text = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  workout = musette_workout_read (bytes, "a.json", &context, NULL);
  text = musette_workout_doc_to_json (workout);
  g_assert_nonnull (strstr (text, "\"odd\""));
  g_assert_nonnull (strstr (text, "91.5"));
  g_assert_nonnull (strstr (text, "\"new\""));
  g_assert_nonnull (strstr (text, "\"ramp\""));
}

static void
test_zwo (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, MADE_CUES | MADE_CADENCE | MADE_OPEN);
      g_autoptr (MusetteWorkout) once = pass_through (workout, MUSETTE_WORKOUT_FORMAT_ZWO, "a.zwo");
      g_autoptr (MusetteWorkout) twice = pass_through (once, MUSETTE_WORKOUT_FORMAT_ZWO, "a.zwo");

      assert_equal_series (workout, once);
      assert_equal_steps (once, twice);
    }
}

/* By way of watts and back: every second and every watt is the same. */
static void
test_courses (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, MADE_CUES | MADE_OPEN);
      g_autoptr (MusetteWorkout) erg = pass_through (workout, MUSETTE_WORKOUT_FORMAT_ERG, "a.erg");
      g_autoptr (MusetteWorkout) mrc = pass_through (erg, MUSETTE_WORKOUT_FORMAT_MRC, "a.mrc");
      g_autoptr (MusetteWorkout) back = pass_through (mrc, MUSETTE_WORKOUT_FORMAT_ERG, "a.erg");

      assert_equal_series (erg, mrc);
      assert_equal_steps (erg, back);
    }
}

static void
add_leaf_cb (const MusetteWorkoutStep *step, guint pass, guint passes, gpointer user_data)
{
  g_ptr_array_add (user_data, (gpointer) step);
}

static GPtrArray *
list_leaves (const MusetteWorkout *workout)
{
  GPtrArray *leaves = g_ptr_array_new ();

  musette_workout_visit (workout, add_leaf_cb, leaves);
  return leaves;
}

static void
assert_same_end (const MusetteWorkoutStep *a, const MusetteWorkoutStep *b)
{
  g_assert_cmpint (a->is_until_lap_press, ==, b->is_until_lap_press);
  if (a->distance_m > 0)
    g_assert_cmpfloat_with_epsilon (a->distance_m, b->distance_m, 0.006);
  else if (!a->is_until_lap_press)
    g_assert_cmpfloat (a->duration_s, ==, b->duration_s);
}

/* The same watts, beats and speeds, with the lower end first. */
static void
assert_same_band (const MusetteWorkoutStep *a, const MusetteWorkoutStep *b, MusetteWorkoutKind kind)
{
  const double tolerance = kind == MUSETTE_WORKOUT_PACE ? 0.002 : 1;
  MusetteWorkoutContext context;
  MusetteWorkoutBand asked, told;

  init_context (&context);
  if (!musette_workout_resolve (a, kind, &context, &asked))
    return;
  g_assert_true (musette_workout_resolve (b, kind, &context, &told));
  g_assert_cmpfloat_with_epsilon (MIN (asked.start, asked.end), MIN (told.start, told.end),
                                  tolerance);
  g_assert_cmpfloat_with_epsilon (MAX (asked.start, asked.end), MAX (told.start, told.end),
                                  tolerance);
}

/* A device follows one target: what it is given is what the check of devices says. */
static void
test_fit (void)
{
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (MusetteWorkout) workout = make_workout (i, MADE_ALL);
      g_autoptr (MusetteWorkout) once = pass_through (workout, MUSETTE_WORKOUT_FORMAT_FIT, "a.fit");
      g_autoptr (MusetteWorkout) twice = pass_through (once, MUSETTE_WORKOUT_FORMAT_FIT, "a.fit");
      g_autoptr (MusetteWorkoutExecution) execution = NULL;
      g_autoptr (GPtrArray) asked = NULL;
      g_autoptr (GPtrArray) told = list_leaves (once);
      MusetteWorkoutContext context;

      init_context (&context);
      execution = musette_workout_execution_new (workout, &context, MUSETTE_WORKOUT_DEVICE_GARMIN);
      asked = list_leaves (execution->workout);
      g_assert_cmpuint (asked->len, ==, told->len);
      for (guint j = 0; j < asked->len; j++)
        {
          assert_same_end (asked->pdata[j], told->pdata[j]);
          for (MusetteWorkoutKind kind = 0; kind < MUSETTE_WORKOUT_N_KINDS; kind++)
            assert_same_band (asked->pdata[j], told->pdata[j], kind);
        }
      assert_equal_steps (once, twice);
    }
}

/* Beats per minute are read, but written as what the service surely understands. */
static void
test_beats (void)
{
  const char text[] = "- 10m 140-150bpm\n- 5m 145bpm\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (MusetteWorkout) back = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  workout = musette_workout_read (bytes, "a.txt", &context, NULL);
  back = pass_through (workout, MUSETTE_WORKOUT_FORMAT_TEXT, "a.txt");
  for (guint i = 0; i < 2; i++)
    {
      const MusetteWorkoutStep *step = back->steps->pdata[i];

      g_assert_cmpint (step->targets[MUSETTE_WORKOUT_HR].units, ==, MUSETTE_WORKOUT_UNITS_LTHR);
      assert_same_band (workout->steps->pdata[i], step, MUSETTE_WORKOUT_HR);
    }
}

/* A document may nest repeats; the text writes the inner ones out. */
static void
test_nested (void)
{
  const char json[] = "{\"steps\":[{\"reps\":2,\"steps\":[{\"duration\":60,\"power\":{\"units\":"
                      "\"%ftp\",\"value\":50}},{\"reps\":3,\"steps\":[{\"duration\":10,\"power\":"
                      "{\"units\":\"%ftp\",\"value\":150}}]}]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (MusetteWorkout) back = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  workout = musette_workout_read (bytes, "a.json", &context, NULL);
  back = pass_through (workout, MUSETTE_WORKOUT_FORMAT_TEXT, "a.txt");
  g_assert_cmpuint (musette_workout_count_leaves (back), ==, 8);
  assert_equal_series (workout, back);
}

/* Others know no ranges: beside its ends stands the middle, in tenths of a percent. */
static void
test_zwo_range (void)
{
  const char text[] = "- 10m 88-94%\n\n2x\n- 1m 100-110%\n- 1m 50%\n\n- 5m 178w\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (MusetteWorkout) back = NULL;
  g_autoptr (GBytes) zwo = NULL;
  g_autofree char *content = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  workout = musette_workout_read (bytes, "a.txt", &context, NULL);
  zwo = musette_workout_write (workout, MUSETTE_WORKOUT_FORMAT_ZWO, &context, losses, NULL);
  content = g_strndup (g_bytes_get_data (zwo, NULL), g_bytes_get_size (zwo));
  g_assert_nonnull (strstr (content, "PowerLow=\"0.88\" PowerHigh=\"0.94\" Power=\"0.91\""));
  g_assert_nonnull (strstr (content, "OnPower=\"1.05\" PowerOnLow=\"1\" PowerOnHigh=\"1.1\""));
  g_assert_nonnull (strstr (content, "Power=\"0.634\""));
  back = musette_workout_read (zwo, "a.zwo", &context, NULL);
  g_assert_true (musette_workout_step_equal (workout->steps->pdata[0], back->steps->pdata[0]));
  assert_equal_series (workout, back);
}

static char *
write_text (const MusetteWorkout *workout, GPtrArray *losses)
{
  g_autoptr (GBytes) bytes = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  bytes = musette_workout_write (workout, MUSETTE_WORKOUT_FORMAT_TEXT, &context, losses, NULL);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static MusetteWorkout *
read_as (const char *text, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  MusetteWorkoutContext context;
  MusetteWorkout *workout;

  init_context (&context);
  workout = musette_workout_read (bytes, name, &context, &error);
  g_assert_no_error (error);
  return workout;
}

static void
assert_loses (const MusetteWorkout *workout, MusetteWorkoutFormat format, const char *words)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  bytes = musette_workout_write (workout, format, &context, losses, NULL);
  g_assert_nonnull (bytes);
  for (guint i = 0; i < losses->len; i++)
    if (strstr (losses->pdata[i], words) != NULL)
      return;
  g_error ("“%s” is not told", words);
}

/* A distance with a duration of its own keeps both; one that was estimated is not written. */
static void
test_timed_distance (void)
{
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MusetteWorkout) workout = read_as ("- 200mtr 95% pace 30s rest\n- 1km 95% pace\n"
                                                "- 100mtr 20s",
                                                "a.txt");
  g_autoptr (MusetteWorkout) doc = pass_through (workout, MUSETTE_WORKOUT_FORMAT_DOC, "a.json");
  g_autofree char *text = write_text (doc, losses);
  g_autoptr (MusetteWorkout) back = read_as (text, "a.txt");

  g_assert_cmpstr (text, ==, "- 30s 200mtr 95% Pace\n- 1km 95% Pace\n- 20s 100mtr\n");
  g_assert_cmpuint (losses->len, ==, 0);
  assert_equal_steps (workout, back);
  assert_loses (workout, MUSETTE_WORKOUT_FORMAT_FIT, "beside distances");
}

/* Steady steps and ramps keep that they warm up or cool down; what cannot is told. */
static void
test_zwo_sections (void)
{
  const char kept[] = "Warmup\n- 10m 50%\n- 5m ramp 50-75%\n\n- 8m 110%\n\n"
                      "Cooldown\n- 5m ramp 60-40%\n- 6m 42.5% 85rpm\n";
  const char lost[] = "Warmup\n- 10m freeride 75-85%\n\n- 8m 110%\n";
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MusetteWorkout) workout = read_as (kept, "a.txt");
  g_autoptr (MusetteWorkout) back = pass_through (workout, MUSETTE_WORKOUT_FORMAT_ZWO, "a.zwo");
  g_autoptr (MusetteWorkout) open = read_as (lost, "a.txt");
  g_autofree char *text = write_text (back, losses);

  g_assert_cmpstr (text, ==, kept);
  assert_loses (open, MUSETTE_WORKOUT_FORMAT_ZWO, "marks");
  assert_loses (open, MUSETTE_WORKOUT_FORMAT_ZWO, "free rides");
}

/* A step of open end does not get lost where all steps have an end, and nobody asked for less than
 * all of a percentage. */
static void
test_open_end (void)
{
  const char json[] = "{\"steps\":[{\"until_lap_press\":true,\"power\":{\"units\":\"%ftp\","
                      "\"value\":50}},{\"duration\":120,\"power\":{\"units\":\"%ftp\","
                      "\"value\":66.6667}}]}";
  g_autoptr (MusetteWorkout) workout = read_as (json, "a.json");
  const char *const names[] = { "a.zwo", "a.erg", "a.mrc", "a.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MusetteWorkout) back
          = pass_through (workout, musette_workout_format_from_name (names[i]), names[i]);

      g_assert_cmpuint (back->steps->len, ==, 2);
      g_assert_cmpfloat (back->duration_s, ==, 180);
      if (i == 0)
        g_assert_true (
            musette_workout_step_equal (workout->steps->pdata[1], back->steps->pdata[1]));
    }
}

/* Two decimals of a minute cannot tell every second. */
static void
test_seconds (void)
{
  const char text[] = "- 20s 100%\n- 19s 50%\n- 7s 90%\n- 41s 60%";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const char *const names[] = { "a.erg", "a.mrc", "a.zwo", "a.fit", "a.txt", "a.json" };
  const double seconds[] = { 20, 19, 7, 41 };
  g_autoptr (MusetteWorkout) workout = NULL;
  MusetteWorkoutContext context;

  init_context (&context);
  workout = musette_workout_read (bytes, "a.txt", &context, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (MusetteWorkout) back
          = pass_through (workout, musette_workout_format_from_name (names[i]), names[i]);

      g_assert_cmpuint (back->steps->len, ==, 4);
      for (guint j = 0; j < 4; j++)
        g_assert_cmpfloat (((MusetteWorkoutStep *) back->steps->pdata[j])->duration_s, ==,
                           seconds[j]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workout/round-trip/text", test_text);
  g_test_add_func ("/workout/round-trip/doc", test_doc);
  g_test_add_func ("/workout/round-trip/doc-extras", test_doc_extras);
  g_test_add_func ("/workout/round-trip/zwo", test_zwo);
  g_test_add_func ("/workout/round-trip/courses", test_courses);
  g_test_add_func ("/workout/round-trip/fit", test_fit);
  g_test_add_func ("/workout/round-trip/beats", test_beats);
  g_test_add_func ("/workout/round-trip/nested", test_nested);
  g_test_add_func ("/workout/round-trip/zwo-range", test_zwo_range);
  g_test_add_func ("/workout/round-trip/seconds", test_seconds);
  g_test_add_func ("/workout/round-trip/timed-distance", test_timed_distance);
  g_test_add_func ("/workout/round-trip/open-end", test_open_end);
  g_test_add_func ("/workout/round-trip/zwo-sections", test_zwo_sections);
  return g_test_run ();
}
