/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include "musette-workout-format.h"
#include "musette-workout-text-writer.h"
#include "workout-test.h"

static MusetteWorkout *
read_string (const char *text, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  MusetteWorkoutContext context;

  workout_test_init_context (&context);
  return musette_workout_read (bytes, name, &context, error);
}

static void
test_damaged_zwo (void)
{
  const struct
  {
    const char *text;
    guint leaves;
    double seconds;
  } cases[] = {
    { "<workout_file><name>A & B</name><workout><SteadyState Duration='60' Power='0,7'/>"
      "</workout></workout_file>",
      1, 60 },
    { "junk <workout><warmup Duration=\"300\" PowerLow=\"50%\" PowerHigh=\"75\"></workout>", 1,
      300 },
    { "<workout><SteadyState Duration=\"60\" pace=\"0 Cadence=\"105\"/>\"/>"
      "<FreeRide Duration=\"30.4\"/>",
      2, 90 },
    { "<workout><IntervalsT Repeat=\"3\" OnDuration=\"20\" OffDuration=\"10\" OnPower=\"1.7\" "
      "OffPower=\"0.5\"/><SteadyState Duration=\"60\" Pow",
      6, 90 },
    { "<workout><IntervalsT Repeat=\"2000000000\" OnDuration=\"20\" OnPower=\"1\"/>"
      "<SteadyState Duration=\"-5\" Power=\"1\"/><SteadyState Duration=\"5\" Power=\"NaN\"/>",
      0, 0 },
    { "<workout_file><workout><SteadyState Duration=\"60\" Power=\"0.7\" Power=\"0.8\"/></workout>"
      "</workout_file>",
      1, 60 },
    { "<SteadyState Duration=\"60\" Power=\"0.7\"/>", 1, 60 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteWorkout) workout = read_string (cases[i].text, "a.zwo", &error);

      g_assert_no_error (error);
      g_assert_cmpuint (musette_workout_count_leaves (workout), ==, cases[i].leaves);
      g_assert_cmpfloat (workout->duration_s, ==, cases[i].seconds);
      g_assert_cmpuint (workout->diagnostics->len, >, 0);
    }
}

static void
test_course (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout
      = read_string ("[ COURSE  HEADER ]\nFTP = 300\nMINUTES WATTS\n[END COURSE HEADER]\n"
                     "[COURSE DATA]\n0.00 100\n0.33 100\n0.33;200\nabc def\n0.67 200\n1,00 50%\n"
                     "[COURSE TEXT]\n20\tGo &#8211; now\t15\n",
                     "a.mrc", &error);
  const MusetteWorkoutStep *step;

  g_assert_no_error (error);
  g_assert_cmpuint (workout->steps->len, ==, 3);
  step = workout->steps->pdata[0];
  g_assert_cmpfloat (step->duration_s, ==, 20);
  g_assert_cmpint (step->targets[MUSETTE_WORKOUT_POWER].units, ==, MUSETTE_WORKOUT_UNITS_WATTS);
  step = workout->steps->pdata[1];
  g_assert_nonnull (strstr (step->text, "now"));
  step = workout->steps->pdata[2];
  g_assert_true (step->is_ramp);
}

static void
test_bracket (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout
      = read_string ("[Workout \"A \\\"b\\\"\" \"\" Bike 280 [SteadyState 600 88 92 \"\"] "
                     "[IntervalsT 3 60 60 120 50 \"\"] [FreeRide 300 \"\"]]",
                     "a.txt", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (workout->name, ==, "A \"b\"");
  g_assert_cmpuint (musette_workout_count_leaves (workout), ==, 8);
  g_assert_cmpfloat (workout->duration_s, ==, 1260);
}

static void
test_refused (void)
{
  const struct
  {
    const char *text;
    const char *name;
  } cases[] = {
    { "", "a.zwo" },
    { " \n\t", "a.txt" },
    { "<html><body>Not found</body></html>", "a.zwo" },
    { "hello", "a.zwo" },
    { "no course", "a.erg" },
    { "{\"steps\":3}", "a.json" },
    { "{\"steps\":[{\"duration\":1e300}]}", "a.json" },
    { "{\"steps\":[{\"reps\":0,\"steps\":[{\"duration\":60}]}]}", "a.json" },
    { "{\"steps\":[{\"reps\":1000000,\"steps\":[{\"duration\":60}]}]}", "a.json" },
    { "50x\n- 100h 50%", "a.txt" },
    { "what is this", "a.bin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteWorkout) workout = read_string (cases[i].text, cases[i].name, &error);

      g_assert_null (workout);
      g_assert_nonnull (error);
    }
}

/* The text ends within an attribute of which there is nothing but a prefix. */
static void
test_prefix_at_end (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout
      = read_string ("<workout_file><workout><SteadyState :", "a.zwo", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (workout->steps->len, ==, 0);
  g_assert_cmpuint (workout->diagnostics->len, >, 0);
}

/* Halves of seconds do not add up, in segments after each other and in the passes of a repeat. */
static void
test_fractions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout = read_string (
      "<workout_file><workout><SteadyState Duration=\"60.000004\" Power=\"0.5\"/>"
      "<SteadyState Duration=\"0.5\" Power=\"0.7\"/><SteadyState Duration=\"90.5\" Power=\"0.7\"/>"
      "<IntervalsT Repeat=\"10\" OnDuration=\"30.5\" OffDuration=\"29.5\" OnPower=\"1\" "
      "OffPower=\"0.5\"/><SteadyState Duration=\"60.5\" Power=\"0.5\"/></workout></workout_file>",
      "a.zwo", &error);
  const MusetteWorkoutStep *step;

  g_assert_no_error (error);
  g_assert_cmpuint (workout->steps->len, ==, 5);
  step = workout->steps->pdata[1];
  g_assert_cmpfloat (step->duration_s, ==, 1);
  step = workout->steps->pdata[2];
  g_assert_cmpfloat (step->duration_s, ==, 90);
  step = workout->steps->pdata[3];
  g_assert_cmpfloat (step->duration_s, ==, 600);
  step = workout->steps->pdata[4];
  g_assert_cmpfloat (step->duration_s, ==, 61);
}

/* What takes no time is no step, neither here nor in the text that is made of it. */
static void
test_no_length (void)
{
  const struct
  {
    const char *text;
    const char *made;
  } cases[] = {
    { "<workout><IntervalsT Repeat='3' OnDuration='60' OffDuration='0' OnPower='1.2'/></workout>",
      "3x\n- 1m 120%\n" },
    { "<workout><SteadyState Duration='0' Power='1'/><SteadyState Duration='60' Power='1'/>"
      "<IntervalsT OnDuration='0' OffDuration='5' OnPower='1'/></workout>",
      "- 1m 100%\n" },
    { "<workout><SteadyState><Duration>60</Duration><Power>0.5</Power></SteadyState></workout>",
      "- 1m 50%\n" },
    { "{\"steps\":[{\"duration\":0},{\"duration\":60},{\"until_lap_press\":true}]}",
      "- 1m\n- 1m Press lap\n" },
  };
  MusetteWorkoutContext context;

  musette_workout_context_init (&context);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteWorkout) workout = read_string (cases[i].text, NULL, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = musette_workout_text_write (workout, &context, losses);
      g_assert_cmpstr (text, ==, cases[i].made);
    }
}

/* A message without words ends the one before it; the text of the workout keeps it. */
static void
test_empty_message (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout = read_string (
      "<workout_file><workout><SteadyState Duration=\"60\" Power=\"0.5\">"
      "<textevent timeoffset=\"10\" message=\"Sprint\"/><textevent timeoffset=\"30\" message=\"\"/>"
      "</SteadyState></workout></workout_file>",
      "a.zwo", &error);
  g_autofree char *text = NULL;
  g_autofree char *messages = NULL;
  g_autoptr (MusetteWorkout) again = NULL;
  g_autoptr (GPtrArray) cues = NULL;
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  MusetteWorkoutContext context;
  const MusetteWorkoutCue *cue;

  g_assert_no_error (error);
  musette_workout_context_init (&context);
  text = musette_workout_text_write (workout, &context, losses);
  again = read_string (text, "a.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (again->duration_s, ==, 60);
  cues = musette_workout_step_get_cues (again->steps->pdata[0]);
  g_assert_cmpuint (cues->len, ==, 2);
  cue = cues->pdata[1];
  g_assert_cmpint (cue->offset_s, ==, 30);
  g_assert_cmpstr (cue->message, ==, "");
  messages = musette_workout_step_dup_messages (again->steps->pdata[0]);
  g_assert_cmpstr (messages, ==, "Sprint");
}

/* A comment in a text does nothing. */
static void
test_comment (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout
      = read_string ("<!-- sent by a friend -->\n- 5m 60%\n", "a.txt", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (workout->duration_s, ==, 300);
}

static GBytes *
compress (const char *text)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream
      = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* The name of the packed file tells what is in it, as the content does; a text keeps its words. */
static void
test_gzip (void)
{
  const struct
  {
    const char *text;
    const char *name;
    const char *kept;
  } cases[] = {
    { "Ride well.\n\n- 10m 50%\n", "a.txt.gz", "Ride well.\n\n- 10m 50%\n" },
    { "<workout><SteadyState Duration='600' Power='0.5'/></workout>", "a.zwo.gz", "- 10m 50%\n" },
    { "0 125\n10 125\n", "A.ERG.GZ", "- 10m 125w\n" },
    { "{\"steps\":[{\"duration\":600}]}", "a", "- 10m\n" },
  };
  MusetteWorkoutContext context;

  workout_test_init_context (&context);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) packed = compress (cases[i].text);
      g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteWorkout) workout
          = musette_workout_read (packed, cases[i].name, &context, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_cmpfloat (workout->duration_s, ==, 600);
      text = musette_workout_dup_text (workout, packed, cases[i].name, &context, losses);
      g_assert_cmpstr (text, ==, cases[i].kept);
    }
}

/* What is cut is read as far as it goes; what is no archive or too large is refused. */
static void
test_bad_gzip (void)
{
  g_autofree char *large = g_strnfill (MUSETTE_WORKOUT_MAX_BYTES + 100000, 'a');
  g_autoptr (GBytes) packed = compress ("- 10m 50%\n");
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) - 4);
  g_autoptr (GBytes) bomb = compress (large);
  g_autoptr (GBytes) nothing = compress ("");
  GBytes *const refused[] = { bomb, nothing };
  g_autoptr (MusetteWorkout) workout = NULL;
  MusetteWorkoutContext context;

  workout_test_init_context (&context);
  workout = musette_workout_read (cut, "a.txt.gz", &context, NULL);
  g_assert_nonnull (workout);
  g_assert_cmpuint (workout->diagnostics->len, ==, 1);
  g_assert_null (read_string ("\x1f\x8b no archive", "a.txt", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (musette_workout_read (refused[i], "a.txt.gz", &context, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workout/readers/damaged-zwo", test_damaged_zwo);
  g_test_add_func ("/workout/readers/prefix-at-end", test_prefix_at_end);
  g_test_add_func ("/workout/readers/fractions", test_fractions);
  g_test_add_func ("/workout/readers/empty-message", test_empty_message);
  g_test_add_func ("/workout/readers/no-length", test_no_length);
  g_test_add_func ("/workout/readers/course", test_course);
  g_test_add_func ("/workout/readers/bracket", test_bracket);
  g_test_add_func ("/workout/readers/refused", test_refused);
  g_test_add_func ("/workout/readers/comment", test_comment);
  g_test_add_func ("/workout/readers/gzip", test_gzip);
  g_test_add_func ("/workout/readers/bad-gzip", test_bad_gzip);
  return g_test_run ();
}
