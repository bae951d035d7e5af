/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <json-glib/json-glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-recording.h"
#include "musette-test.h"

/* Compares every file of the ride corpus with its expected facts. */

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_object_member (object, member)
                                                 : NULL;
}

static gboolean
is_null (JsonObject *object, const char *member)
{
  return !json_object_has_member (object, member) || json_object_get_null_member (object, member);
}

/* null in the file must be NaN or -1 here. */
static void
check_number (JsonObject *object, const char *member, double value, double tolerance)
{
  if (is_null (object, member))
    {
      if (!isnan (value) && value != -1)
        g_error ("%s: null expected, found %g", member, value);
      return;
    }
  double expected = json_object_get_double_member (object, member);

  if (!(fabs (expected - value) <= tolerance))
    g_error ("%s: %.10g expected, found %.10g", member, expected, value);
}

static void
check_parts (JsonObject *decode, const MusetteFitFacts *facts)
{
  JsonArray *parts = json_object_get_array_member (decode, "parts");

  g_assert_cmpuint (json_array_get_length (parts), ==, facts->parts->len);
  for (guint i = 0; i < facts->parts->len; i++)
    {
      JsonObject *expected = json_array_get_object_element (parts, i);
      const MusetteFitPart *part = &g_array_index (facts->parts, MusetteFitPart, i);
      g_autofree char *protocol
          = g_strdup_printf ("%d.%d", part->protocol >> 4, part->protocol & 15);

      check_number (expected, "header_size", part->header_size, 0);
      g_assert_cmpstr (protocol, ==, json_object_get_string_member (expected, "protocol"));
      check_number (expected, "profile", part->profile, 0);
      check_number (expected, "data_size", part->data_size, 0);
      g_assert_cmpstr (musette_fit_crc_get_name (part->header_crc), ==,
                       json_object_get_string_member (expected, "header_crc"));
      g_assert_cmpstr (musette_fit_crc_get_name (part->file_crc), ==,
                       json_object_get_string_member (expected, "file_crc"));
      g_assert_cmpint (part->truncated, ==, json_object_get_boolean_member (expected, "truncated"));
    }
}

static void
check_messages (JsonObject *decode, const MusetteFitFacts *facts)
{
  JsonObject *messages = json_object_get_object_member (decode, "messages");

  g_assert_cmpuint (json_object_get_size (messages), ==, facts->messages->len);
  for (guint i = 0; i < facts->messages->len; i++)
    {
      const MusetteFitMessageCount *count
          = &g_array_index (facts->messages, MusetteFitMessageCount, i);
      g_autofree char *name = g_strdup_printf ("%d", count->number);

      check_number (messages, name, count->count, 0);
    }
}

static void
check_developer_fields (JsonObject *root, const MusetteFitFacts *facts)
{
  JsonObject *fields = get_object (root, "developer_fields");

  if (fields == NULL)
    return;
  g_assert_cmpuint (json_object_get_size (fields), ==, facts->developer_fields->len);
  for (guint i = 0; i < facts->developer_fields->len; i++)
    {
      const MusetteFitDeveloperField *field
          = &g_array_index (facts->developer_fields, MusetteFitDeveloperField, i);
      g_autofree char *name = g_strdup_printf ("%d/%d", field->developer_index, field->number);
      JsonObject *expected = json_object_get_object_member (fields, name);

      g_assert_nonnull (expected);
      g_assert_cmpstr (field->name, ==,
                       json_object_get_string_member_with_default (expected, "name", NULL));
      if (is_null (expected, "units"))
        g_assert_null (field->units);
      else
        g_assert_cmpstr (field->units, ==, json_object_get_string_member (expected, "units"));
      check_number (expected, "native_message", field->native_message, 0);
      check_number (expected, "native_field", field->native_field, 0);
    }
}

static double
to_fit_time (gint64 unix_s)
{
  return unix_s == 0 ? NAN : (double) (unix_s - MUSETTE_FIT_EPOCH);
}

static void
check_sessions (JsonObject *root, MusetteRecording *recording)
{
  JsonArray *list = json_object_get_array_member (root, "sessions");
  GPtrArray *sessions = musette_recording_get_sessions (recording);

  g_assert_cmpuint (json_array_get_length (list), ==, sessions->len);
  for (guint i = 0; i < sessions->len; i++)
    {
      JsonObject *expected = json_array_get_object_element (list, i);
      const MusetteRecordingSession *session = g_ptr_array_index (sessions, i);

      check_number (expected, "sport", session->sport, 0);
      g_assert_cmpstr (session->sport_name, ==,
                       json_object_get_string_member (expected, "sport_name"));
      check_number (expected, "sub_sport", session->sub_sport, 0);
      check_number (expected, "start_fit_time", to_fit_time (session->start_unix), 0);
      check_number (expected, "end_fit_time", to_fit_time (session->end_unix), 0);
      check_number (expected, "elapsed_s", session->elapsed_s, 1e-9);
      check_number (expected, "timer_s", session->timer_s, 1e-9);
      check_number (expected, "distance_m", session->distance_m, 1e-9);
      check_number (expected, "avg_power_w", session->average_power_w, 0);
      check_number (expected, "max_power_w", session->max_power_w, 0);
      check_number (expected, "normalized_power_w", session->normalized_power_w, 0);
      check_number (expected, "work_j", session->work_j, 0);
      check_number (expected, "avg_hr", session->average_hr, 0);
      check_number (expected, "max_hr", session->max_hr, 0);
      check_number (expected, "ascent_m", session->ascent_m, 0);
      check_number (expected, "ftp_w", session->ftp_w, 0);
      check_number (expected, "tss", session->load, 1e-9);
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint32 first = *(const gint32 *) a, second = *(const gint32 *) b;

  return (first > second) - (first < second);
}

static guint
count_seconds (MusetteStreamSet *streams)
{
  guint n = musette_stream_set_get_length (streams);
  gint32 *time = musette_stream_set_edit_time (streams);
  guint seconds = n > 0 ? 1 : 0;

  qsort (time, n, sizeof *time, compare_times);
  for (guint i = 1; i < n; i++)
    seconds += time[i] != time[i - 1] ? 1 : 0;
  return seconds;
}

static void
check_slices (JsonObject *root, MusetteRecording *recording)
{
  JsonArray *slices = json_object_has_member (root, "session_slices")
                          ? json_object_get_array_member (root, "session_slices")
                          : NULL;

  for (guint i = 0; slices != NULL && i < json_array_get_length (slices); i++)
    {
      g_autoptr (MusetteStreamSet) slice = musette_recording_get_session_streams (recording, i);
      JsonObject *expected = json_array_get_object_element (slices, i);

      check_number (expected, "from_fit_time", to_fit_time (musette_stream_set_get_start (slice)),
                    0);
      check_number (expected, "samples", count_seconds (slice), 0);
    }
}

static void
check_fit (JsonObject *root, MusetteRecording *recording)
{
  const MusetteFitFacts *facts = musette_recording_get_fit_facts (recording);
  JsonObject *decode = json_object_get_object_member (root, "decode");
  JsonObject *file_id = get_object (root, "file_id");
  gsize n_hrv;

  check_number (decode, "bytes", facts->bytes, 0);
  check_parts (decode, facts);
  check_number (decode, "definitions", facts->definitions, 0);
  check_number (decode, "big_endian_definitions", facts->big_endian_definitions, 0);
  check_number (decode, "developer_field_definitions", facts->developer_field_definitions, 0);
  check_number (decode, "compressed_timestamp_messages", facts->compressed_timestamp_messages, 0);
  check_number (decode, "fields_with_odd_size", facts->fields_with_odd_size, 0);
  check_messages (decode, facts);
  check_number (decode, "records", facts->records, 0);
  check_developer_fields (root, facts);
  g_assert_cmpint (facts->has_file_id, ==, file_id != NULL);
  if (file_id != NULL)
    {
      check_number (file_id, "type", facts->file_type, 0);
      check_number (file_id, "manufacturer", facts->manufacturer, 0);
      check_number (file_id, "product", facts->product, 0);
      check_number (file_id, "time_created", (double) facts->time_created, 0);
    }
  check_sessions (root, recording);
  check_slices (root, recording);
  check_number (root, "laps", musette_recording_get_laps (recording)->len, 0);
  check_number (root, "timer_stops", musette_recording_get_timer_stops (recording), 0);
  musette_recording_get_hrv (recording, &n_hrv);
  check_number (root, "hrv_intervals", n_hrv == 0 ? NAN : (double) n_hrv, 0);
}

static void
check_raw_channel (JsonObject *root,
                   MusetteRecording *recording,
                   const char *name,
                   MusetteChannel channel)
{
  JsonObject *crcs = json_object_get_object_member (root, "raw_crc32");
  JsonObject *raw
      = json_object_get_object_member (json_object_get_object_member (root, "raw"), name);
  MusetteRawStats stats;

  musette_recording_get_raw_stats (recording, channel, &stats);
  check_number (raw, "n", stats.n, 0);
  check_number (raw, "sum", stats.sum, 1e-3);
  check_number (raw, "min", stats.min, 1e-3);
  check_number (raw, "max", stats.max, 1e-3);
  if (json_object_has_member (crcs, name))
    {
      g_autofree char *text = g_strdup_printf ("%08x", stats.crc32);

      g_assert_cmpstr (text, ==, json_object_get_string_member (crcs, name));
    }
}

static void
check_strings (JsonObject *root, const char *member, const char *const *found)
{
  JsonArray *list
      = json_object_has_member (root, member) ? json_object_get_array_member (root, member) : NULL;
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (found[i], ==, json_array_get_string_element (list, i));
  g_assert_cmpuint (found != NULL ? g_strv_length ((GStrv) found) : 0, ==, n);
}

static void
check_documents (JsonObject *root, MusetteRecording *recording)
{
  JsonObject *tcx = get_object (root, "tcx");
  JsonObject *gpx = get_object (root, "gpx");
  const MusetteGpxFacts *facts = musette_recording_get_gpx_facts (recording);

  if (tcx != NULL)
    {
      JsonArray *list = json_object_get_array_member (tcx, "activities");
      GPtrArray *sessions = musette_recording_get_sessions (recording);

      g_assert_cmpuint (json_array_get_length (list), ==, sessions->len);
      for (guint i = 0; i < sessions->len; i++)
        {
          JsonObject *expected = json_array_get_object_element (list, i);
          const MusetteRecordingSession *session = g_ptr_array_index (sessions, i);

          g_assert_cmpstr (session->sport_name, ==,
                           json_object_get_string_member (expected, "sport"));
          check_number (expected, "laps", session->laps, 0);
          check_number (expected, "points", session->points, 0);
        }
    }
  if (gpx != NULL)
    {
      JsonArray *segments = json_object_get_array_member (gpx, "segments");

      g_assert_cmpstr (facts->version, ==, json_object_get_string_member (gpx, "version"));
      check_number (gpx, "tracks", facts->tracks, 0);
      check_number (gpx, "way_points", facts->way_points, 0);
      check_number (gpx, "routes", facts->routes, 0);
      g_assert_cmpuint (json_array_get_length (segments), ==, facts->segments->len);
      for (guint i = 0; i < facts->segments->len; i++)
        g_assert_cmpint (json_array_get_int_element (segments, i), ==,
                         g_array_index (facts->segments, guint, i));
    }
}

static void
check_samples (JsonObject *root, MusetteRecording *recording)
{
  g_auto (GStrv) channels = musette_recording_list_raw_channels (recording);
  double covered_m, last_m;

  if (json_object_has_member (root, "start_utc_unix"))
    check_number (root, "start_utc_unix", (double) musette_recording_get_start_unix (recording), 0);
  check_number (root, "samples_raw", musette_recording_get_samples_raw (recording), 0);
  check_number (root, "samples_without_time",
                musette_recording_get_samples_without_time (recording), 0);
  check_raw_channel (root, recording, "watts", MUSETTE_CHANNEL_WATTS);
  check_raw_channel (root, recording, "heartrate", MUSETTE_CHANNEL_HEARTRATE);
  check_raw_channel (root, recording, "cadence", MUSETTE_CHANNEL_CADENCE);
  g_assert_cmpint (musette_recording_is_empty (recording), ==,
                   json_object_get_boolean_member_with_default (root, "empty", FALSE));
  if (musette_recording_is_empty (recording))
    return;
  check_strings (root, "channels", (const char *const *) channels);
  if (musette_recording_get_raw_distance (recording, &covered_m, &last_m))
    {
      check_number (root, "distance_m", covered_m, 0.01);
      check_number (root, "distance_last_m", last_m, 0.01);
    }
  else
    g_assert_true (is_null (root, "distance_m"));
}

/* The codes of all damage, in order, joined by commas. */
static char *
list_damage (MusetteRecording *recording)
{
  GPtrArray *damage = musette_recording_get_damage (recording);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < damage->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "",
                            ((MusetteDamage *) g_ptr_array_index (damage, i))->code);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  const char *file;
  int error;          /* -1: it can be read */
  const char *damage; /* the codes */
} Special;

static const Special specials[] = {
  { "broken-empty.fit", MUSETTE_RECORDING_ERROR_EMPTY, "" },
  { "broken-header-only.fit", MUSETTE_RECORDING_ERROR_EMPTY, "" },
  { "broken-text.fit", MUSETTE_RECORDING_ERROR_FORMAT, "" },
  { "garmin-edge510-settings-not-activity.fit", MUSETTE_RECORDING_ERROR_NOT_ACTIVITY, "" },
  { "metadata-only.gpx", MUSETTE_RECORDING_ERROR_NO_SAMPLES, "" },
  { "broken-entity-expansion.gpx", MUSETTE_RECORDING_ERROR_REFUSED, "" },
  { "broken-cut-in-half.fit", -1, "cut" },
  { "broken-file-crc.fit", -1, "file-crc" },
  { "broken-header-crc.fit", -1, "header-crc,file-crc" },
  { "broken-one-bit.fit", -1, "file-crc" },
  { "broken-trailing-zeros.fit", -1, "trailing-bytes" },
  { "broken-data-size-zero.fit", -1, "header-crc,data-size" },
  { "broken-huge-data-size.fit", -1, "header-crc,data-size,cut" },
  { "broken-sigma-bad-crc-cut.fit", -1, "cut,file-crc" },
  { "broken-strava-app-missing-bytes.fit", -1, "derailed,cut,time-jump" },
  { "broken-cut.tcx", -1, "xml-cut" },
  { "broken-cut.gpx", -1, "xml-cut" },
  { "broken-unequal-streams.json", -1, "unequal-streams" },
};

static const Special *
find_special (const char *file)
{
  static const Special sound = { NULL, -1, "" };

  for (guint i = 0; i < G_N_ELEMENTS (specials); i++)
    if (g_str_equal (specials[i].file, file))
      return &specials[i];
  return &sound;
}

static void
check_damage_places (const char *file, MusetteRecording *recording)
{
  const MusetteDamage *first;

  if (musette_recording_get_damage (recording)->len == 0)
    return;
  first = g_ptr_array_index (musette_recording_get_damage (recording), 0);
  g_assert_cmpint (strlen (first->message), >, 0);
  if (g_str_equal (file, "broken-cut-in-half.fit"))
    g_assert_cmpuint (first->offset, ==, 73999);
  if (g_str_equal (file, "broken-sigma-bad-crc-cut.fit"))
    g_assert_cmpuint (first->offset, ==, 403438);
  if (g_str_equal (file, "broken-strava-app-missing-bytes.fit"))
    g_assert_cmpuint (first->offset, ==, 7471);
  if (g_str_equal (file, "broken-trailing-zeros.fit"))
    g_assert_cmpuint (first->offset, ==, 7771);
  if (g_str_equal (file, "broken-cut.tcx"))
    g_assert_cmpuint (first->offset, ==, 47170);
}

static void
check_file (const char *file, JsonObject *root)
{
  g_autofree char *path = musette_test_corpus ("rides", file, NULL);
  g_autoptr (GBytes) bytes = musette_test_read (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, file, NULL, &error);
  const Special *special = find_special (file);
  g_autofree char *damage = NULL;

  if (special->error >= 0)
    {
      g_assert_null (recording);
      g_assert_error (error, MUSETTE_RECORDING_ERROR, special->error);
      return;
    }
  g_assert_no_error (error);
  damage = list_damage (recording);
  g_assert_cmpstr (damage, ==, special->damage);
  check_damage_places (file, recording);
  g_assert_cmpstr (musette_recording_get_format_name (recording), ==,
                   json_object_get_string_member (root, "format"));
  if (json_object_has_member (root, "decode"))
    check_fit (root, recording);
  if (json_object_has_member (root, "raw"))
    check_samples (root, recording);
  if (json_object_has_member (root, "stream_types"))
    check_strings (root, "stream_types", musette_recording_get_stream_types (recording));
  check_documents (root, recording);
  if (json_object_has_member (root, "complete_points_before_damage"))
    check_number (root, "complete_points_before_damage",
                  musette_recording_get_samples_raw (recording), 0);
}

static void
test_expected (void)
{
  g_autofree char *folder = musette_test_corpus ("rides", "expected", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *file = g_strndup (name, strlen (name) - strlen (".json"));
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;

      json_parser_load_from_file (parser, path, &error);
      g_assert_no_error (error);
      g_test_message ("%s", file);
      check_file (file, json_node_get_object (json_parser_get_root (parser)));
      n++;
    }
  g_assert_cmpuint (n, >=, 74);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rides/expected", test_expected);
  return g_test_run ();
}
