/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "simulator-fixture.h"

#include "musette-gunzip.h"
#include "musette-recording.h"
#include "musette-simulator-zip.h"

#include <glib/gstdio.h>
#include <string.h>

#define UPLOAD "athlete/0/activities"

static GBytes *
get_bytes (SimulatorFixture *f, const char *id, const char *rest)
{
  g_autofree char *path = g_strconcat ("activity/", id, rest, NULL);
  g_autoptr (SimulatorAnswer) answer = simulator_fixture_send (f, "GET", path, NULL, NULL);

  g_assert_cmpuint (answer->status, ==, 200);
  return g_bytes_ref (answer->body);
}

static SimulatorAnswer *
upload (SimulatorFixture *f, const char *path, const char *name, GBytes *bytes)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char *head = g_strdup_printf (
      "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
      "Content-Type: application/octet-stream\r\n\r\n",
      name);
  g_autoptr (GBytes) whole = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (body, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (body, data, (guint) size);
  g_byte_array_append (body, (const guint8 *) "\r\n--cut--\r\n", 11);
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  return simulator_fixture_send (f, strchr (path, '.') == NULL ? "POST" : "PUT", path,
                                 "multipart/form-data; boundary=cut", whole);
}

/* Returns the first id of the answer. */
static char *
check_upload (SimulatorFixture *f, const char *name, GBytes *bytes, guint status, guint count)
{
  g_autoptr (SimulatorAnswer) answer = upload (f, UPLOAD "?name=Sent", name, bytes);
  g_autoptr (MusetteJson) json = musette_json_parse_bytes (answer->body, NULL);
  JsonObject *object = musette_json_as_object (json, NULL);

  g_assert_cmpuint (answer->status, ==, status);
  g_assert_cmpuint (musette_json_array_get_length (musette_json_get_array (object, "activities")),
                    ==, count);
  return g_strdup (musette_json_get_string (object, "id"));
}

static GBytes *
read_ride (const char *name)
{
  g_autofree char *path = musette_test_data ("rides", name, NULL);

  return musette_test_read (path);
}

static MusetteJson *
get_activity (SimulatorFixture *f, const char *id)
{
  g_autofree char *path = g_strconcat ("activity/", id, NULL);

  return simulator_fixture_call (f, "GET", path, NULL);
}

static void
test_zip (void)
{
  g_autoptr (GPtrArray) entries = musette_simulator_zip_new ();
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GBytes) first = g_bytes_new_static ("one one one one one one", 23);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) archive = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data;

  musette_simulator_zip_add (entries, "ä.txt", first);
  musette_simulator_zip_add (entries, "folder/empty", empty);
  archive = musette_simulator_zip_write (entries);
  g_assert_true (musette_simulator_zip_is_zip (archive));
  read = musette_simulator_zip_read (archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      MusetteSimulatorZipEntry *entry = g_ptr_array_index (read, i);

      g_assert_cmpstr (entry->name, ==, i == 0 ? "ä.txt" : "empty");
      g_assert_true (g_bytes_equal (entry->bytes, i == 0 ? first : empty));
    }
  data = g_bytes_get_data (archive, &size);
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);
      g_autoptr (GError) reason = NULL;

      if (!musette_simulator_zip_is_zip (cut))
        continue;
      g_assert_null (musette_simulator_zip_read (cut, &reason));
      g_assert_nonnull (reason);
    }
}

/* The file that the service makes of a ride says what its streams say. */
static void
test_download_fit (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autoptr (GBytes) packed = get_bytes (f, id, "/file");
  g_autoptr (GBytes) plain = get_bytes (f, id, "/fit-file?power=false&hr=false");
  g_autoptr (MusetteRecording) recording = NULL;
  g_autoptr (MusetteRecording) bare = NULL;
  g_autoptr (MusetteJson) activity = get_activity (f, id);
  g_autoptr (GBytes) raw = NULL;
  JsonObject *row = musette_json_as_object (activity, NULL);
  g_autoptr (GError) error = NULL;
  MusetteStreamSet *streams;
  gboolean is_cut;
  guint n;

  g_assert_true (musette_gunzip_is_gzip (packed));
  raw = musette_gunzip (packed, 1 << 26, &is_cut, NULL);
  recording = musette_recording_read (raw, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (musette_recording_get_damage (recording)->len, ==, 0);
  g_assert_cmpstr (musette_recording_get_sport_type (recording), ==, "Ride");
  streams = musette_recording_get_streams (recording);
  n = musette_stream_set_get_length (streams);
  g_assert_cmpint (musette_stream_set_get_time (streams)[n - 1], ==,
                   musette_json_get_int (row, "elapsed_time"));
  g_assert_cmpfloat_with_epsilon (
      musette_stream_set_get_value (streams, n - 1, MUSETTE_CHANNEL_DISTANCE),
      musette_json_get_double (row, "distance"), 0.02);
  g_assert_true (musette_stream_set_has (streams, MUSETTE_CHANNEL_LONGITUDE));
  bare = musette_recording_read (plain, NULL, NULL, &error);
  g_assert_no_error (error);
  streams = musette_recording_get_streams (bare);
  g_assert_false (musette_stream_set_has (streams, MUSETTE_CHANNEL_WATTS));
  g_assert_false (musette_stream_set_has (streams, MUSETTE_CHANNEL_HEARTRATE));
}

static void
test_download_gpx (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *indoors = simulator_fixture_find (f, "VirtualRide");
  g_autofree char *manual = simulator_fixture_find (f, "Yoga");
  g_autofree char *stub = simulator_fixture_find (f, NULL);
  g_autofree char *indoor_path = g_strconcat ("activity/", indoors, "/gpx-file", NULL);
  g_autofree char *manual_path = g_strconcat ("activity/", manual, "/file", NULL);
  g_autofree char *stub_path = g_strconcat ("activity/", stub, "/file", NULL);
  g_autofree char *several
      = g_strdup_printf ("athlete/0/download-fit-files?ids=%s,%s,i1,%s", id, indoors, stub);
  g_autoptr (SimulatorAnswer) fits = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) gpx = get_bytes (f, id, "/gpx-file");
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteRecording) recording = musette_recording_read (gpx, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (
      musette_stream_set_has (musette_recording_get_streams (recording), MUSETTE_CHANNEL_WATTS));
  simulator_fixture_expect (f, "GET", indoor_path, NULL, 422, "Stream [latlng] not on activity");
  simulator_fixture_expect (f, "GET", manual_path, NULL, 404, "has no file");
  simulator_fixture_expect (f, "GET", stub_path, NULL, 422, "Strava");
  fits = simulator_fixture_send (f, "POST", several, NULL, NULL);
  g_assert_cmpuint (fits->status, ==, 200);
  files = musette_simulator_zip_read (fits->body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 2);
  simulator_fixture_expect (f, "POST", "athlete/0/download-fit-files", NULL, 422, "'ids'");
  simulator_fixture_expect (f, "POST", "athlete/0/download-fit-files?ids=i1", NULL, 422,
                            "No activities found");
}

/* Sent once it is new; sent again, in whatever wrapping, it is known. */
static void
test_upload_is_told_apart (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (GBytes) bytes = read_ride ("garmin-edge1000-96s.fit");
  g_autoptr (GBytes) other = read_ride ("garmin-fenix5-1min.fit");
  g_autoptr (GBytes) packed = musette_simulator_zip_gzip (bytes);
  g_autoptr (GPtrArray) entries = musette_simulator_zip_new ();
  g_autoptr (GBytes) archive = NULL;
  g_autofree char *id = check_upload (f, "ride.fit", bytes, 201, 1);
  g_autofree char *again = check_upload (f, "other-name.fit", bytes, 200, 1);
  g_autofree char *gz = check_upload (f, "ride.fit.gz", packed, 200, 1);
  g_autofree char *mixed = NULL;
  g_autofree char *path = g_strconcat ("activity/", id, NULL);
  g_autofree char *tombstone = g_strconcat ("activity/", id, "/tombstone", NULL);
  g_autoptr (GBytes) back = get_bytes (f, id, "/file");
  g_autoptr (GBytes) unpacked = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *fresh = NULL;
  gboolean is_cut;

  g_assert_cmpstr (id, ==, again);
  g_assert_cmpstr (id, ==, gz);
  unpacked = musette_gunzip (back, 1 << 26, &is_cut, NULL);
  g_assert_true (g_bytes_equal (unpacked, bytes));
  musette_simulator_zip_add (entries, "a.fit", bytes);
  musette_simulator_zip_add (entries, "b.fit", other);
  musette_simulator_zip_add (entries, "b again.fit", other);
  musette_simulator_zip_add (entries, "read me", packed);
  archive = musette_simulator_zip_write (entries);
  mixed = check_upload (f, "some.zip", archive, 201, 2);
  g_assert_cmpstr (mixed, !=, id);
  simulator_fixture_expect (f, "DELETE", path, NULL, 200, id);
  deleted = check_upload (f, "ride.fit", bytes, 200, 0);
  g_assert_null (deleted);
  simulator_fixture_expect (f, "DELETE", tombstone, NULL, 200, "{}");
  fresh = check_upload (f, "ride.fit", bytes, 201, 1);
  g_assert_cmpstr (fresh, !=, id);
}

static void
test_uploaded_activity (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (GBytes) bytes = read_ride ("garmin-edge1000-96s.fit");
  g_autofree char *id = check_upload (f, "ride.fit", bytes, 201, 1);
  g_autofree char *streams_path = g_strconcat ("activity/", id, "/streams", NULL);
  g_autofree char *intervals_path = g_strconcat ("activity/", id, "/intervals", NULL);
  g_autoptr (MusetteJson) activity = get_activity (f, id);
  g_autoptr (MusetteJson) streams = simulator_fixture_call (f, "GET", streams_path, NULL);
  g_autoptr (MusetteJson) intervals = simulator_fixture_call (f, "GET", intervals_path, NULL);
  g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, NULL, NULL, NULL);
  JsonObject *row = musette_json_as_object (activity, NULL);
  JsonArray *list = musette_json_as_array (streams, NULL);

  g_assert_cmpstr (musette_json_get_string (row, "source"), ==, "UPLOAD");
  g_assert_cmpstr (musette_json_get_string (row, "name"), ==, "Sent");
  g_assert_cmpstr (musette_json_get_string (row, "external_id"), ==, "ride.fit");
  g_assert_cmpstr (musette_json_get_string (row, "type"), ==,
                   musette_recording_get_sport_type (recording));
  g_assert_false (musette_json_has (row, "icu_rpe"));
  g_assert_cmpint (musette_json_get_int (row, "elapsed_time"), >, 60);
  g_assert_cmpuint (musette_json_array_get_length (list), >, 3);
  g_assert_cmpuint (musette_json_array_get_length (
                        musette_json_get_array (musette_json_array_get_object (list, 0), "data")),
                    ==, musette_stream_set_get_length (musette_recording_get_streams (recording)));
  g_assert_cmpuint (musette_json_array_get_length (musette_json_get_array (
                        musette_json_as_object (intervals, NULL), "icu_intervals")),
                    >, 0);
}

/* The service's own file of one of its rides is not taken for a new one. */
static void
test_upload_of_own_file (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autofree char *id = simulator_fixture_find (f, "Ride");
  g_autofree char *path = g_strconcat ("activity/", id, NULL);
  g_autofree char *tombstone = g_strconcat ("activity/", id, "/tombstone", NULL);
  g_autoptr (GBytes) packed = get_bytes (f, id, "/file");
  g_autofree char *known = check_upload (f, "x.fit.gz", packed, 200, 1);
  g_autofree char *deleted = NULL;
  g_autofree char *fresh = NULL;
  g_autoptr (MusetteJson) before = get_activity (f, id);
  g_autoptr (MusetteJson) after = NULL;
  JsonObject *old;
  JsonObject *new;

  g_assert_cmpstr (known, ==, id);
  simulator_fixture_expect (f, "DELETE", path, NULL, 200, id);
  deleted = check_upload (f, "x.fit.gz", packed, 200, 0);
  simulator_fixture_expect (f, "DELETE", tombstone, NULL, 200, "{}");
  fresh = check_upload (f, "x.fit.gz", packed, 201, 1);
  after = get_activity (f, fresh);
  old = musette_json_as_object (before, NULL);
  new = musette_json_as_object (after, NULL);
  g_assert_cmpstr (musette_json_get_string (old, "start_date_local"), ==,
                   musette_json_get_string (new, "start_date_local"));
  g_assert_cmpint (musette_json_get_int (old, "icu_training_load"), ==,
                   musette_json_get_int (new, "icu_training_load"));
  g_assert_cmpint (musette_json_get_int (old, "moving_time"), ==,
                   musette_json_get_int (new, "moving_time"));
}

static void
test_multisport (void)
{
  g_autofree char *path = musette_test_corpus ("rides", NULL);
  g_autoptr (SimulatorFixture) f = NULL;
  g_autoptr (GDir) folder = path == NULL ? NULL : g_dir_open (path, 0, NULL);
  const char *name;
  guint found = 0;

  if (folder == NULL)
    {
      g_test_skip ("the rides are not there");
      return;
    }
  f = simulator_fixture_new (NULL);
  while (found == 0 && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MusetteRecording) recording = NULL;

      if (!g_str_has_suffix (name, ".fit"))
        continue;
      bytes = musette_test_read (file);
      recording = musette_recording_read (bytes, name, NULL, NULL);
      if (recording == NULL || musette_recording_get_sessions (recording)->len < 2)
        continue;
      found = musette_recording_get_sessions (recording)->len;
      g_free (check_upload (f, name, bytes, 201, found));
    }
  g_assert_cmpuint (found, >, 1);
}

/* A trainer may tell power and nothing else. */
static void
test_upload_power_alone (void)
{
  static const char tcx[]
      = "<TrainingCenterDatabase><Activities><Activity Sport=\"Biking\"><Lap><Track>"
        "<Trackpoint><Time>2026-05-01T07:00:00Z</Time><Extensions><TPX><Watts>200</Watts></TPX>"
        "</Extensions></Trackpoint>"
        "<Trackpoint><Time>2026-05-01T07:00:01Z</Time><Extensions><TPX><Watts>0</Watts></TPX>"
        "</Extensions></Trackpoint>"
        "</Track></Lap></Activity></Activities></TrainingCenterDatabase>";
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (tcx, strlen (tcx));
  g_autofree char *id = check_upload (f, "trainer.tcx", bytes, 201, 1);
  g_autoptr (MusetteJson) activity = get_activity (f, id);
  JsonObject *object = musette_json_as_object (activity, NULL);

  g_assert_cmpint (musette_json_get_int (object, "icu_average_watts"), ==, 100);
  g_assert_cmpint (musette_json_get_int (object, "coasting_time"), ==, 0);
}

static void
test_upload_refused (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (GBytes) text = g_bytes_new_static ("hello", 5);
  g_autoptr (GPtrArray) entries = musette_simulator_zip_new ();
  g_autoptr (GBytes) empty = musette_simulator_zip_write (entries);
  g_autoptr (SimulatorAnswer) letter = upload (f, UPLOAD, "letter.txt", text);
  g_autoptr (SimulatorAnswer) hollow = upload (f, UPLOAD, "hollow.zip", empty);
  g_autofree char *letter_text = simulator_answer_dup_text (letter);
  g_autofree char *hollow_text = simulator_answer_dup_text (hollow);

  g_assert_cmpuint (letter->status, ==, 422);
  g_assert_nonnull (strstr (letter_text, "Invalid file [letter.txt]"));
  g_assert_cmpuint (hollow->status, ==, 422);
  g_assert_nonnull (strstr (hollow_text, "empty"));
  simulator_fixture_expect (f, "POST", UPLOAD, "{}", 422, "Required request part 'file'");
}

static void
test_streams (void)
{
  g_autoptr (SimulatorFixture) f = simulator_fixture_new (NULL);
  g_autoptr (GBytes) bytes = read_ride ("garmin-edge1000-96s.fit");
  g_autofree char *id = check_upload (f, "ride.fit", bytes, 201, 1);
  g_autofree char *path = g_strconcat ("activity/", id, "/streams", NULL);
  g_autofree char *csv_path = g_strconcat ("activity/", id, "/streams.csv", NULL);
  g_autoptr (GBytes) csv = get_bytes (f, id, "/streams.csv");
  g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, NULL, NULL, NULL);
  guint n = musette_stream_set_get_length (musette_recording_get_streams (recording));
  g_autoptr (GString) body = g_string_new ("[{\"type\":\"watts\",\"data\":[");
  g_autoptr (MusetteJson) put = NULL;
  g_autoptr (MusetteJson) changed = NULL;
  g_autoptr (SimulatorAnswer) restored = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (body, i == 0 ? "200" : ",200");
  g_string_append (body, "]},{\"type\":\"heartrate\",\"data\":null}]");
  put = simulator_fixture_call (f, "PUT", path, body->str);
  g_assert_cmpstr (musette_json_array_get_string (
                       musette_json_get_array (musette_json_as_object (put, NULL), "updated"), 0),
                   ==, "watts");
  changed = get_activity (f, id);
  g_assert_cmpint (
      musette_json_get_int (musette_json_as_object (changed, NULL), "icu_average_watts"), ==, 200);
  g_assert_false (musette_json_get_bool (musette_json_as_object (changed, NULL), "has_heartrate"));
  simulator_fixture_expect (f, "PUT", path, "[{\"type\":\"watts\",\"data\":[1,2]}]", 422,
                            "Stream [watts] has the wrong length");
  simulator_fixture_expect (f, "PUT", path, "[{\"type\":\"x\",\"data\":[1]}]", 422,
                            "Invalid stream type [x]");
  simulator_fixture_expect (f, "PUT", path, "{}", 422, "ArrayList");
  restored = upload (f, csv_path, "streams.csv", csv);
  text = simulator_answer_dup_text (restored);
  g_assert_cmpuint (restored->status, ==, 200);
  g_assert_nonnull (strstr (text, "heartrate"));
}

/* Uploads, their samples and their deletion outlast a restart. */
static void
test_uploads_are_kept (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-files-XXXXXX", NULL);
  g_autofree char *state = g_build_filename (folder, "state", NULL);
  const MusetteSimulatorOptions options = { .seed = 1, .state = state };
  SimulatorFixture *f = simulator_fixture_new_with (&options);
  g_autoptr (GBytes) bytes = read_ride ("garmin-edge1000-96s.fit");
  g_autoptr (GBytes) other = read_ride ("garmin-fenix5-1min.fit");
  g_autofree char *id = check_upload (f, "ride.fit", bytes, 201, 1);
  g_autofree char *gone = check_upload (f, "gone.fit", other, 201, 1);
  g_autofree char *gone_path = g_strconcat ("activity/", gone, NULL);
  g_autofree char *path = g_strconcat ("activity/", id, NULL);
  g_autoptr (GBytes) streams = NULL;
  g_autoptr (GBytes) streams_again = NULL;
  g_autofree char *known = NULL;
  g_autofree char *deleted = NULL;

  simulator_fixture_expect (f, "DELETE", gone_path, NULL, 200, gone);
  streams = get_bytes (f, id, "/streams");
  simulator_fixture_free (f);
  for (int restart = 0; restart < 2; restart++)
    {
      f = simulator_fixture_new_with (&options);
      simulator_fixture_expect (f, "PUT", path, "{\"icu_rpe\":5}", 200, id);
      simulator_fixture_free (f);
    }
  f = simulator_fixture_new_with (&options);
  streams_again = get_bytes (f, id, "/streams");
  g_assert_true (g_bytes_equal (streams, streams_again));
  known = check_upload (f, "ride.fit", bytes, 200, 1);
  g_assert_cmpstr (known, ==, id);
  deleted = check_upload (f, "gone.fit", other, 200, 0);
  simulator_fixture_free (f);
  g_remove (state);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/zip", test_zip);
  g_test_add_func ("/files/download-fit", test_download_fit);
  g_test_add_func ("/files/download-gpx", test_download_gpx);
  g_test_add_func ("/files/upload-is-told-apart", test_upload_is_told_apart);
  g_test_add_func ("/files/uploaded-activity", test_uploaded_activity);
  g_test_add_func ("/files/upload-of-own-file", test_upload_of_own_file);
  g_test_add_func ("/files/multisport", test_multisport);
  g_test_add_func ("/files/upload-power-alone", test_upload_power_alone);
  g_test_add_func ("/files/upload-refused", test_upload_refused);
  g_test_add_func ("/files/streams", test_streams);
  g_test_add_func ("/files/uploads-are-kept", test_uploads_are_kept);
  return g_test_run ();
}
