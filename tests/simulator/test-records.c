/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-records.h"
#include "musette-json.h"
#include "musette-simulator-event.h"
#include "musette-simulator-fit.h"
#include "musette-simulator-members.h"
#include "musette-simulator-records.h"
#include "musette-simulator-samples.h"
#include "musette-simulator-state.h"
#include "musette-simulator-values.h"
#include "musette-simulator-workout.h"

#include "musette-recording.h"

#include "musette-test.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static void
test_members (void)
{
  g_autoptr (MusetteSimulatorMembers) members = musette_simulator_members_new_from_json (
      "{\"a\":1.5,\"b\":\"x\\ny\",\"c\":null,\"d\":true,\"e\":[1,{\"f\":2}]}");
  g_autoptr (MusetteSimulatorMembers) copy = musette_simulator_members_copy (members);
  g_autofree char *text = musette_simulator_members_dup_string (members, "b");
  g_autofree char *json = NULL;

  g_assert_cmpfloat (musette_simulator_members_get_double (members, "a"), ==, 1.5);
  g_assert_true (isnan (musette_simulator_members_get_double (members, "b")));
  g_assert_true (isnan (musette_simulator_members_get_double (members, "none")));
  g_assert_cmpstr (text, ==, "x\ny");
  g_assert_null (musette_simulator_members_dup_string (members, "a"));
  g_assert_true (musette_simulator_members_is_null (members, "c"));
  g_assert_true (musette_simulator_members_is_null (members, "none"));
  g_assert_false (musette_simulator_members_is_null (members, "d"));
  g_assert_true (musette_simulator_members_get_bool (members, "d"));
  musette_simulator_members_set_string (copy, "b", "“”\"");
  musette_simulator_members_set_number (copy, "g", NAN);
  musette_simulator_members_remove (copy, "a");
  musette_simulator_members_remove (copy, "none");
  json = musette_simulator_members_to_json (copy);
  g_assert_cmpstr (json, ==,
                   "{\"b\":\"“”\\\"\",\"c\":null,\"d\":true,\"e\":[1,{\"f\":2}],\"g\":null}");
  g_assert_cmpuint (musette_simulator_members_get_n (members), ==, 5);
  g_assert_cmpuint (musette_simulator_members_get_n (NULL), ==, 0);
}

static char *
read_value (const char *json, MusetteSimulatorValueKind kind, guint *status)
{
  g_autofree char *object = g_strdup_printf ("{\"v\":%s}", json);
  g_autoptr (MusetteJson) root = musette_json_parse (object, -1, NULL);
  MusetteSimulatorReply *refused = NULL;
  char *value = musette_simulator_value_read (
      musette_json_get_node (musette_json_as_object (root, NULL), "v"), "v", kind, &refused);

  *status = refused == NULL ? 200 : refused->status;
  g_assert_true ((value == NULL) == (refused != NULL));
  g_clear_pointer (&refused, musette_simulator_reply_free);
  return value;
}

/* What the service makes of values that are not quite what it wants. */
static void
test_values (void)
{
  static const struct
  {
    const char *json;
    MusetteSimulatorValueKind kind;
    const char *expected; /* NULL = refused */
  } cases[] = {
    { "\"x\"", MUSETTE_SIMULATOR_STRING, "\"x\"" },
    { "2026", MUSETTE_SIMULATOR_STRING, "\"2026\"" },
    { "[]", MUSETTE_SIMULATOR_STRING, NULL },
    { "{}", MUSETTE_SIMULATOR_STRING, NULL },
    { "7", MUSETTE_SIMULATOR_INTEGER, "7" },
    { "7.9", MUSETTE_SIMULATOR_INTEGER, "7" },
    { "\"7\"", MUSETTE_SIMULATOR_INTEGER, "7" },
    { "\"7 W\"", MUSETTE_SIMULATOR_INTEGER, NULL },
    { "-1", MUSETTE_SIMULATOR_INTEGER, "null" },
    { "1e300", MUSETTE_SIMULATOR_INTEGER, NULL },
    { "false", MUSETTE_SIMULATOR_INTEGER, NULL },
    { "1.25", MUSETTE_SIMULATOR_FLOAT, "1.25" },
    { "-1", MUSETTE_SIMULATOR_FLOAT, "null" },
    { "true", MUSETTE_SIMULATOR_BOOLEAN, "true" },
    { "\"True\"", MUSETTE_SIMULATOR_BOOLEAN, "true" },
    { "1", MUSETTE_SIMULATOR_BOOLEAN, NULL },
    { "\"yes\"", MUSETTE_SIMULATOR_BOOLEAN, NULL },
    { "[\"a\",\"b\"]", MUSETTE_SIMULATOR_STRINGS, "[\"a\",\"b\"]" },
    { "[]", MUSETTE_SIMULATOR_STRINGS, "[]" },
    { "[\"a\",null]", MUSETTE_SIMULATOR_STRINGS, NULL },
    { "\"2026-05-25T06:00:00\"", MUSETTE_SIMULATOR_LOCAL_TIME, "\"2026-05-25T06:00:00\"" },
    { "\"2026-05-25\"", MUSETTE_SIMULATOR_LOCAL_TIME, NULL },
    { "\"2026-05-25T06:00:00Z\"", MUSETTE_SIMULATOR_LOCAL_TIME, NULL },
    { "\"2026-02-30T06:00:00\"", MUSETTE_SIMULATOR_LOCAL_TIME, NULL },
    { "20260525", MUSETTE_SIMULATOR_LOCAL_TIME, NULL },
    { "{\"id\":\"b\"}", MUSETTE_SIMULATOR_OBJECT, "{\"id\":\"b\"}" },
    { "\"b\"", MUSETTE_SIMULATOR_OBJECT, NULL },
    { "[1,2]", MUSETTE_SIMULATOR_ARRAY, "[1,2]" },
    { "{}", MUSETTE_SIMULATOR_ARRAY, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint status;
      g_autofree char *value = read_value (cases[i].json, cases[i].kind, &status);

      g_assert_cmpstr (value, ==, cases[i].expected);
      g_assert_cmpuint (status, ==, cases[i].expected == NULL ? 422 : 200);
    }
}

static void
fill_two (MusetteSimulatorRecords *records, gpointer user_data)
{
  guint *calls = user_data;

  (*calls)++;
  for (int id = 1; id <= 2; id++)
    {
      MusetteSimulatorMembers *members = musette_simulator_members_new ();

      musette_simulator_members_set_number (members, "id", id);
      musette_simulator_records_add (records, MUSETTE_SIMULATOR_EVENT, id, members);
    }
}

static guint
count (MusetteSimulatorRecords *records, MusetteSimulatorRecordKind kind)
{
  g_autoptr (GPtrArray) list = musette_simulator_records_list (records, kind);

  return list->len;
}

/* What is there from the beginning is made when it is asked for, and once; what is staged is not
 * seen before it is applied. */
static void
test_records (void)
{
  guint calls = 0;
  g_autoptr (MusetteSimulatorRecords) records
      = musette_simulator_records_new (fill_two, &calls, NULL);
  g_autoptr (MusetteSimulatorMembers) third
      = musette_simulator_members_new_from_json ("{\"id\":3}");
  g_autoptr (MusetteSimulatorMembers) found = NULL;

  g_assert_cmpuint (count (records, MUSETTE_SIMULATOR_SETTINGS), ==, 0);
  g_assert_cmpuint (calls, ==, 0);
  g_assert_cmpuint (count (records, MUSETTE_SIMULATOR_EVENT), ==, 2);
  musette_simulator_records_stage (records, MUSETTE_SIMULATOR_EVENT, 3, third);
  musette_simulator_records_stage (records, MUSETTE_SIMULATOR_EVENT, 1, NULL);
  g_assert_cmpuint (count (records, MUSETTE_SIMULATOR_EVENT), ==, 2);
  musette_simulator_records_drop_staged (records);
  musette_simulator_records_apply_staged (records);
  g_assert_cmpuint (count (records, MUSETTE_SIMULATOR_EVENT), ==, 2);
  musette_simulator_records_stage (records, MUSETTE_SIMULATOR_EVENT, 3, third);
  musette_simulator_records_stage (records, MUSETTE_SIMULATOR_EVENT, 1, NULL);
  musette_simulator_records_stage (records, MUSETTE_SIMULATOR_EVENT, 2, NULL);
  musette_simulator_records_apply_staged (records);
  g_assert_cmpuint (count (records, MUSETTE_SIMULATOR_EVENT), ==, 1);
  found = musette_simulator_records_find (records, MUSETTE_SIMULATOR_EVENT, 3);
  g_assert_true (found == third);
  g_assert_null (musette_simulator_records_find (records, MUSETTE_SIMULATOR_EVENT, 1));
  g_assert_cmpuint (calls, ==, 1);
}

static void
test_records_outlast_a_restart (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-records-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state", NULL);
  guint calls = 0;

  for (int start = 0; start < 3; start++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteSimulatorState) state = musette_simulator_state_open (path, 5, &error);
      g_autoptr (MusetteSimulatorRecords) records
          = musette_simulator_records_new (fill_two, &calls, NULL);
      g_autoptr (MusetteSimulatorMembers) more
          = musette_simulator_members_new_from_json ("{\"id\":9}");

      g_assert_no_error (error);
      musette_simulator_records_restore (records, state);
      g_assert_cmpuint (count (records, MUSETTE_SIMULATOR_EVENT), ==, 2);
      if (start > 0)
        g_assert_null (musette_simulator_records_find (records, MUSETTE_SIMULATOR_EVENT, 2));
      musette_simulator_records_stage (records, MUSETTE_SIMULATOR_EVENT, 2, NULL);
      musette_simulator_records_stage (records, MUSETTE_SIMULATOR_EVENT, 9, more);
      musette_simulator_records_write_staged (records, state);
      g_assert_true (musette_simulator_state_commit (state, &error));
      g_assert_no_error (error);
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
note_id (const char *id, JsonObject *data, gpointer user_data)
{
  g_string_append_printf (user_data, "%s=%s;", id, musette_json_get_string (data, "v"));
}

/* The last word on a record counts, and a change that was not committed is none. */
static void
test_state (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-state-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state", NULL);
  g_autoptr (MusetteSimulatorState) state = musette_simulator_state_open (path, 5, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_nonnull (state);
  g_assert_true (musette_simulator_state_commit (state, NULL));
  musette_simulator_state_put (state, "kind", "a", "{\"v\":\"1\"}");
  musette_simulator_state_put (state, "kind", "b", "{\"v\":\"line\\nbreak\"}");
  g_assert_true (musette_simulator_state_commit (state, NULL));
  musette_simulator_state_put (state, "kind", "a", NULL);
  musette_simulator_state_put (state, "other", "b", "{\"v\":\"2\"}");
  g_assert_true (musette_simulator_state_commit (state, NULL));
  musette_simulator_state_put (state, "kind", "c", "{\"v\":\"lost\"}");
  g_clear_pointer (&state, musette_simulator_state_free);
  state = musette_simulator_state_open (path, 5, NULL);
  musette_simulator_state_foreach (state, "kind", note_id, found);
  musette_simulator_state_foreach (state, "nothing", note_id, found);
  g_assert_cmpstr (found->str, ==, "b=line\nbreak;");
  g_remove (path);
  g_rmdir (folder);
}

/* Any byte that is wrong is noticed: the file is refused, or its last line was never finished. */
static void
test_state_damage (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-state-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "state", NULL);
  MusetteSimulatorState *state = musette_simulator_state_open (path, 5, NULL);
  g_autofree char *text = NULL;
  gsize length;

  for (int i = 0; i < 3; i++)
    {
      musette_simulator_state_put (state, "kind", "a", "{\"v\":\"1\"}");
      g_assert_true (musette_simulator_state_commit (state, NULL));
    }
  musette_simulator_state_free (state);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (gsize at = strlen ("musette-simulator-state "); at + 1 < length; at++)
    {
      char good = text[at];
      g_autoptr (GError) error = NULL;

      text[at] = good == '7' ? '3' : '7';
      g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
      text[at] = good;
      state = musette_simulator_state_open (path, 5, &error);
      g_assert_null (state);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
  for (gsize size = 0; size < length; size += 7)
    {
      g_assert_true (g_file_set_contents (path, text, (gssize) size, NULL));
      state = musette_simulator_state_open (path, 5, NULL);
      g_assert_nonnull (state);
      musette_simulator_state_free (state);
    }
  g_remove (path);
  g_rmdir (folder);
}

static MusetteStreamSet *
make_samples (void)
{
  MusetteStreamSet *samples = musette_stream_set_new (0);

  musette_stream_set_set_start (samples, 1790000000);
  for (guint i = 0; i < 90; i++)
    {
      musette_stream_set_append (samples, (gint32) (i < 60 ? i : i + 40));
      musette_stream_set_set_value (samples, i, MUSETTE_CHANNEL_WATTS, i == 7 ? NAN : 200.0 + i);
      musette_stream_set_set_value (samples, i, MUSETTE_CHANNEL_HEARTRATE, 100.0 + i / 2);
      musette_stream_set_set_value (samples, i, MUSETTE_CHANNEL_ALTITUDE, -12.4 + i * 0.2);
      musette_stream_set_set_value (samples, i, MUSETTE_CHANNEL_DISTANCE, i * 8.25);
      musette_stream_set_set_value (samples, i, MUSETTE_CHANNEL_LATITUDE, -47.5 + i * 1e-4);
      musette_stream_set_set_value (samples, i, MUSETTE_CHANNEL_LONGITUDE, 179.9);
      musette_stream_set_set_value (samples, i, MUSETTE_CHANNEL_TEMPERATURE, i < 40 ? -9 : 31);
    }
  return samples;
}

static void
check_same (MusetteStreamSet *a, MusetteStreamSet *b, MusetteChannel channel, double epsilon)
{
  g_assert_true (musette_stream_set_has (b, channel));
  for (guint i = 0; i < musette_stream_set_get_length (a); i++)
    {
      double first = musette_stream_set_get_value (a, i, channel);
      double second = musette_stream_set_get_value (b, i, channel);

      if (isnan (first))
        g_assert_true (isnan (second));
      else
        g_assert_cmpfloat_with_epsilon (first, second, epsilon);
    }
}

/* A FIT file of the service says what the samples say: gaps, negative numbers and all. */
static void
test_fit (void)
{
  static const struct
  {
    MusetteChannel channel;
    double epsilon;
  } channels[] = { { MUSETTE_CHANNEL_WATTS, 1e-9 },       { MUSETTE_CHANNEL_HEARTRATE, 0.51 },
                   { MUSETTE_CHANNEL_ALTITUDE, 0.1001 },  { MUSETTE_CHANNEL_DISTANCE, 0.0051 },
                   { MUSETTE_CHANNEL_LATITUDE, 1e-6 },    { MUSETTE_CHANNEL_LONGITUDE, 1e-6 },
                   { MUSETTE_CHANNEL_TEMPERATURE, 0.001 } };
  static const char *const types[]
      = { "Ride", "VirtualRide", "Run", "Swim", "OpenWaterSwim", "Walk", "Hike", "Rowing" };
  g_autoptr (MusetteStreamSet) samples = make_samples ();

  for (gsize k = 0; k < G_N_ELEMENTS (types); k++)
    {
      g_autoptr (GBytes) bytes
          = musette_simulator_fit_write (samples, types[k], 1790000000, 7200, TRUE, TRUE);
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, NULL, NULL, &error);
      MusetteStreamSet *read;
      int offset_s;

      g_assert_no_error (error);
      read = musette_recording_get_streams (recording);
      g_assert_cmpuint (musette_stream_set_get_length (read), ==, 90);
      g_assert_cmpint (musette_stream_set_get_time (read)[89], ==, 129);
      g_assert_cmpint (musette_recording_get_start_unix (recording), ==, 1790000000);
      g_assert_true (musette_recording_get_utc_offset_s (recording, &offset_s));
      g_assert_cmpint (offset_s, ==, 7200);
      g_assert_cmpstr (musette_recording_get_sport_type (recording), ==, types[k]);
      g_assert_cmpuint (musette_recording_get_damage (recording)->len, ==, 0);
      for (gsize i = 0; i < G_N_ELEMENTS (channels); i++)
        check_same (samples, read, channels[i].channel, channels[i].epsilon);
    }
}

/* In a state file samples keep every bit. */
static void
test_samples (void)
{
  g_autoptr (MusetteStreamSet) samples = make_samples ();
  g_autofree char *json = musette_simulator_samples_to_json (samples);
  g_autoptr (MusetteJson) root = musette_json_parse (json, -1, NULL);
  g_autoptr (MusetteStreamSet) read
      = musette_simulator_samples_new_from_json (musette_json_as_object (root, NULL));
  g_autofree char *again = musette_simulator_samples_to_json (read);

  g_assert_cmpstr (json, ==, again);
  g_assert_cmpint (musette_stream_set_get_start (read), ==, 1790000000);
  g_assert_false (musette_stream_set_has (read, MUSETTE_CHANNEL_CADENCE));
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (musette_stream_set_has (samples, i))
      check_same (samples, read, i, 1e-12);
}

/* What is planned on a day does not change because another day begins. */
static void
test_calendar_is_pure (void)
{
  MusetteDate today = musette_date_new (2026, 11, 21);
  MusetteDemo *first = musette_demo_new (3, today, 0);
  MusetteDemo *second = musette_demo_new (3, today + 1, 0);
  g_autoptr (MusetteSimulatorRecords) a = musette_demo_records_new (first, "i1");
  g_autoptr (MusetteSimulatorRecords) b = musette_demo_records_new (second, "i1");
  g_autoptr (GPtrArray) events = musette_simulator_records_list (a, MUSETTE_SIMULATOR_EVENT);
  guint compared = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const MusetteSimulatorMembers *event = g_ptr_array_index (events, i);
      g_autoptr (MusetteSimulatorMembers) same = musette_simulator_records_find (
          b, MUSETTE_SIMULATOR_EVENT, musette_simulator_event_get_id (event));

      g_assert_nonnull (same);
      for (guint k = 0; k < 2; k++)
        {
          const char *name = k == 0 ? "name" : "start_date_local";

          g_assert_cmpstr (musette_simulator_members_get (event, name), ==,
                           musette_simulator_members_get (same, name));
        }
      compared++;
    }
  g_assert_cmpuint (compared, >, 15);
  g_clear_pointer (&a, musette_simulator_records_free);
  g_clear_pointer (&b, musette_simulator_records_free);
  musette_demo_unref (first);
  musette_demo_unref (second);
}

static void
test_event_times (void)
{
  g_autoptr (MusetteSimulatorMembers) event = musette_simulator_event_new (7, "i1");
  char *wanted[] = { (char *) "NOTE", (char *) "WORKOUT", NULL };
  g_autofree char *end = NULL;

  musette_simulator_members_set_string (event, "category", "WORKOUT");
  musette_simulator_members_set_string (event, "start_date_local", "2026-12-30T18:00:00");
  g_assert_cmpint (musette_simulator_event_get_end (event), ==,
                   musette_local_time_parse ("2026-12-31T00:00:00"));
  musette_simulator_members_set_string (event, "end_date_local", "2027-01-02T00:00:00");
  musette_simulator_event_move (event, musette_local_time_parse ("2027-02-27T18:00:00"));
  end = musette_simulator_members_dup_string (event, "end_date_local");
  g_assert_cmpstr (end, ==, "2027-03-02T00:00:00");
  g_assert_true (musette_simulator_event_is_of (event, wanted));
  g_assert_true (musette_simulator_event_is_of (event, NULL));
  g_assert_false (musette_simulator_event_is_of (event, wanted + 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/members", test_members);
  g_test_add_func ("/records/values", test_values);
  g_test_add_func ("/records/records", test_records);
  g_test_add_func ("/records/outlast-a-restart", test_records_outlast_a_restart);
  g_test_add_func ("/records/state", test_state);
  g_test_add_func ("/records/state-damage", test_state_damage);
  g_test_add_func ("/records/fit", test_fit);
  g_test_add_func ("/records/samples", test_samples);
  g_test_add_func ("/records/calendar-is-pure", test_calendar_is_pure);
  g_test_add_func ("/records/event-times", test_event_times);
  return g_test_run ();
}
