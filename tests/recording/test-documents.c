/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "musette-error.h"
#include "musette-gunzip.h"
#include "musette-recording-private.h"
#include "musette-test.h"
#include "musette-xml-parser.h"

#define GPX_POINT(time, more) "<trkpt lat='52.5' lon='13.4'><time>" time "</time>" more "</trkpt>"
#define TCX_BEGIN                                                                                  \
  "<TrainingCenterDatabase><Activities><Activity Sport='Running'>"                                 \
  "<Lap StartTime='2020-01-01T00:00:00Z'><TotalTimeSeconds>9</TotalTimeSeconds><Track>"
#define TCX_POINT(time, more) "<Trackpoint><Time>" time "</Time>" more "</Trackpoint>"
#define TCX_END "</Track></Lap></Activity></Activities></TrainingCenterDatabase>"

static MusetteRecording *
read_data (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return musette_recording_read (bytes, NULL, NULL, error);
}

static MusetteRecording *
read_ok (const char *text)
{
  g_autoptr (GError) error = NULL;
  MusetteRecording *recording = read_data (text, -1, &error);

  g_assert_no_error (error);
  return recording;
}

static void
check_refused (const char *text, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_data (text, -1, &error));
  g_assert_error (error, MUSETTE_RECORDING_ERROR, code);
}

static double
value (MusetteRecording *recording, guint sample, MusetteChannel channel)
{
  return musette_stream_set_get_value (musette_recording_get_streams (recording), sample, channel);
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    gint64 unix_s;
    int offset_s;
  } cases[] = {
    { "1970-01-01T00:00:00Z", 0, 0 },
    { "2020-06-01T14:52:40.000Z", 1591023160, 0 },
    { " 2020-06-01T16:52:40.999+02:00\n", 1591023160, 7200 },
    { "2020-06-01T09:22:40-0530", 1591023160, -19800 },
    { "2020-02-29T00:00:00", 1582934400, 0 },
    { "1969-12-31T23:59:59Z", -1, 0 },
    { "2000-03-01T00:00:00Z", 951868800, 0 },
  };
  static const char *const wrong[] = { "",
                                       "2020",
                                       "2020-06-01",
                                       "2020-13-01T00:00:00Z",
                                       "2020-06-01T25:00:00Z",
                                       "2020-06-01T00:00:00Q",
                                       "2020-06-01T00:00:00+99:00",
                                       "x" };
  gint64 unix_s;
  int offset_s;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (musette_xml_parse_time (cases[i].text, &unix_s, &offset_s));
      g_assert_cmpint (unix_s, ==, cases[i].unix_s);
      g_assert_cmpint (offset_s, ==, cases[i].offset_s);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (musette_xml_parse_time (wrong[i], &unix_s, &offset_s));
}

static void
test_numbers (void)
{
  g_assert_cmpfloat (musette_xml_parse_number (" 12.5\n"), ==, 12.5);
  g_assert_cmpfloat (musette_xml_parse_number ("-.5"), ==, -0.5);
  g_assert_cmpfloat (musette_xml_parse_number ("+3"), ==, 3);
  g_assert_cmpfloat (musette_xml_parse_number ("1e2"), ==, 100);
  g_assert_cmpfloat (musette_xml_parse_number ("181.330005375931"), ==, 181.330005375931);
  g_assert_true (isnan (musette_xml_parse_number ("")));
  g_assert_true (isnan (musette_xml_parse_number ("NaN")));
  g_assert_true (isnan (musette_xml_parse_number ("inf")));
  g_assert_true (isnan (musette_xml_parse_number ("0x10")));
  g_assert_true (isnan (musette_xml_parse_number ("1,5")));
  g_assert_true (isnan (musette_xml_parse_number ("1e999")));
}

/* Days of every year and month by the C library's calendar. */
static void
test_calendar (void)
{
  for (int i = 0; i < 60000; i += 13)
    {
      g_autoptr (GDateTime) start = g_date_time_new_utc (1950, 1, 1, 12, 30, 59);
      g_autoptr (GDateTime) day = g_date_time_add_days (start, i);
      g_autofree char *text = g_date_time_format (day, "%Y-%m-%dT%H:%M:%SZ");
      gint64 unix_s;
      int offset_s;

      g_assert_true (musette_xml_parse_time (text, &unix_s, &offset_s));
      g_assert_cmpint (unix_s, ==, g_date_time_to_unix (day));
    }
}

static void
test_gpx (void)
{
  g_autoptr (MusetteRecording) recording = read_ok (
      "\xEF\xBB\xBF \n<?xml version='1.0'?><!-- a > b --><q:gpx version='1.1' "
      "creator='Unit'><q:wpt lat='1' lon='1'/><q:trk><q:name>A &amp; B</q:name>"
      "<q:type>gravel_cycling</q:type><q:trkseg>" GPX_POINT (
          "2020-01-01T00:00:00.9Z", "<ele>10.5</ele><extensions><Y:HR>150</Y:HR><power>250</power>"
                                    "<cad>90</cad><z:atemp>-3</z:atemp></extensions>")
          GPX_POINT ("2020-01-01T00:00:01.1Z", "") "</q:trkseg><q:trkseg>" GPX_POINT (
              "2020-01-01T00:02:00Z", "<speed>5</speed>") "</q:trkseg></q:trk></q:gpx>");
  const MusetteGpxFacts *facts = musette_recording_get_gpx_facts (recording);
  const MusetteRecordingPause *pause;

  g_assert_cmpstr (musette_recording_get_name (recording), ==, "A & B");
  g_assert_cmpstr (musette_recording_get_sport_type (recording), ==, "GravelRide");
  g_assert_cmpstr (musette_recording_get_device_name (recording), ==, "Unit");
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_HEARTRATE), ==, 150);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_WATTS), ==, 250);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_TEMPERATURE), ==, -3);
  g_assert_cmpfloat (value (recording, 2, MUSETTE_CHANNEL_VELOCITY), ==, 5);
  g_assert_cmpint (musette_stream_set_get_time (musette_recording_get_streams (recording))[1], ==,
                   1);
  g_assert_cmpuint (facts->way_points, ==, 1);
  g_assert_cmpuint (g_array_index (facts->segments, guint, 0), ==, 2);
  g_assert_cmpuint (musette_recording_get_pauses (recording)->len, ==, 1);
  pause = g_ptr_array_index (musette_recording_get_pauses (recording), 0);
  g_assert_cmpint (pause->end_unix - pause->start_unix, ==, 119);
}

static void
test_tcx (void)
{
  g_autoptr (MusetteRecording) recording = read_ok (TCX_BEGIN TCX_POINT (
      "2020-01-01T00:00:00Z",
      "<HeartRateBpm><Value>140</Value></HeartRateBpm>"
      "<Extensions><n:TPX><n:RunCadence>85</n:RunCadence></n:TPX>"
      "<Watts>300</Watts></Extensions>") TCX_POINT ("2020-01-01T00:00:03Z", "") TCX_END);
  const MusetteRecordingSession *session
      = g_ptr_array_index (musette_recording_get_sessions (recording), 0);
  g_autoptr (MusetteStreamSet) slice = musette_recording_get_session_streams (recording, 0);

  g_assert_cmpstr (session->type, ==, "Run");
  g_assert_cmpfloat (session->elapsed_s, ==, 4);
  g_assert_cmpfloat (session->timer_s, ==, 9);
  g_assert_cmpuint (session->points, ==, 2);
  g_assert_cmpuint (musette_stream_set_get_length (slice), ==, 2);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_HEARTRATE), ==, 140);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_CADENCE), ==, 85);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_WATTS), ==, 300);
}

/* Some devices write km/h for m/s; the distance tells. */
static void
test_speed_unit (void)
{
  g_autoptr (GString) text = g_string_new (TCX_BEGIN);
  g_autoptr (MusetteRecording) recording = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text,
                            TCX_POINT ("2020-01-01T00:00:%02uZ",
                                       "<DistanceMeters>%u</DistanceMeters><Speed>36</Speed>"),
                            i, i * 10);
  g_string_append (text, TCX_END);
  recording = read_ok (text->str);
  g_assert_cmpfloat_with_epsilon (value (recording, 5, MUSETTE_CHANNEL_VELOCITY), 10, 1e-5);
}

static void
test_refused (void)
{
  g_autoptr (GString) deep = g_string_new ("<gpx>");

  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<a>");
  check_refused (deep->str, MUSETTE_RECORDING_ERROR_REFUSED);
  check_refused ("<!DOCTYPE gpx [<!ENTITY a 'b'>]><gpx><trk/></gpx>",
                 MUSETTE_RECORDING_ERROR_REFUSED);
  check_refused ("<gpx><trk><trkseg><trkpt lat='1' lon='2'/></trkseg></trk></gpx>",
                 MUSETTE_RECORDING_ERROR_NO_SAMPLES);
  check_refused ("<gpx><trk><trkseg><trkpt lat='1'", MUSETTE_RECORDING_ERROR_FORMAT);
  check_refused ("<html><body/></html>", MUSETTE_RECORDING_ERROR_FORMAT);
  check_refused ("", MUSETTE_RECORDING_ERROR_EMPTY);
  check_refused ("just text", MUSETTE_RECORDING_ERROR_FORMAT);
}

/* Cut anywhere: the points that are complete, and damage told unless the document is whole. */
static void
test_cut_anywhere (void)
{
  static const char text[] = TCX_BEGIN TCX_POINT ("2020-01-01T00:00:00Z", "<Cadence>80</Cadence>")
      TCX_POINT ("2020-01-01T00:00:01Z", "") TCX_END;
  guint last = 0;

  for (gsize length = 0; length < sizeof text; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteRecording) recording = read_data (text, (gssize) length, &error);

      g_assert_true ((recording != NULL) == (error == NULL));
      if (recording == NULL)
        continue;
      g_assert_cmpuint (musette_recording_get_samples_raw (recording), >=, last);
      last = musette_recording_get_samples_raw (recording);
      g_assert_true (musette_recording_get_damage (recording)->len == 1
                     || length == sizeof text - 1);
    }
  g_assert_cmpuint (last, ==, 2);
}

/* A document in another encoding, and one with bytes that are none. */
static void
test_encodings (void)
{
  g_autoptr (MusetteRecording) latin
      = read_ok ("<?xml version='1.0' encoding='ISO-8859-1'?><gpx><trk><name>M\xFCnchen</name>"
                 "<trkseg>" GPX_POINT ("2020-01-01T00:00:00Z", "") "</trkseg></trk></gpx>");
  g_autoptr (MusetteRecording) broken
      = read_ok ("<gpx><trk><name>M\xFCnchen</name><trkseg>" GPX_POINT (
          "2020-01-01T00:00:00Z", "") "</trkseg></trk></gpx>");

  g_assert_cmpstr (musette_recording_get_name (latin), ==, "München");
  g_assert_cmpstr (musette_recording_get_name (broken), ==, "M\uFFFDnchen");
}

static GBytes *
compress (const char *data, gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream
      = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_gzip (void)
{
  static const char text[] = TCX_BEGIN TCX_POINT ("2020-01-01T00:00:00Z", "") TCX_END;
  g_autoptr (GBytes) packed = compress (text, sizeof text - 1);
  g_autoptr (MusetteRecording) recording = musette_recording_read (packed, "a.tcx.gz", NULL, NULL);
  g_autofree char *zeros = g_malloc0 (1 << 20);
  g_autoptr (GBytes) bomb = compress (zeros, 1 << 20);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) - 12);
  g_autoptr (GBytes) rest = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_cut;

  g_assert_nonnull (recording);
  g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 1);
  g_assert_null (musette_gunzip (bomb, 100000, &is_cut, &error));
  g_assert_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED);
  rest = musette_gunzip (cut, 100000, &is_cut, NULL);
  g_assert_true (rest == NULL || is_cut);
}

/* Several members, one after the other, are one content; bytes behind the last are none. */
static void
test_gzip_members (void)
{
  g_autoptr (GBytes) first = compress ("abc", 3);
  g_autoptr (GBytes) second = compress ("defg", 4);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_cut;

  g_byte_array_append (packed, g_bytes_get_data (first, NULL), (guint) g_bytes_get_size (first));
  g_byte_array_append (packed, g_bytes_get_data (second, NULL), (guint) g_bytes_get_size (second));
  g_byte_array_append (packed, (const guint8 *) "\0\0\0", 3);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&packed));
  content = musette_gunzip (bytes, 100, &is_cut, &error);
  g_assert_no_error (error);
  g_assert_false (is_cut);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), "abcdefg", 7);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<gpx/>", 6);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (musette_recording_read (bytes, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  gboolean answered;
  MusetteRecording *recording;
  GError *error;
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->recording = musette_recording_read_file_finish (result, &answer->error);
  answer->answered = TRUE;
}

static GError *
read_wrong_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Answer answer = { 0 };

  musette_recording_read_file_async (file, NULL, read_cb, &answer);
  MUSETTE_TEST_WAIT (answer.answered);
  g_assert_null (answer.recording);
  g_assert_nonnull (answer.error);
  return answer.error;
}

/* A pipe into which nobody writes must not be waited for. */
static void
test_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-recording-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.fit", NULL);
  g_autoptr (GError) is_folder = read_wrong_file (folder);
  g_autoptr (GError) is_missing = read_wrong_file (pipe);
  g_autoptr (GError) is_pipe = NULL;

  g_assert_error (is_folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_error (is_missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  is_pipe = read_wrong_file (pipe);
  g_assert_error (is_pipe, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_remove (pipe);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/times", test_times);
  g_test_add_func ("/documents/calendar", test_calendar);
  g_test_add_func ("/documents/numbers", test_numbers);
  g_test_add_func ("/documents/gpx", test_gpx);
  g_test_add_func ("/documents/tcx", test_tcx);
  g_test_add_func ("/documents/speed-unit", test_speed_unit);
  g_test_add_func ("/documents/refused", test_refused);
  g_test_add_func ("/documents/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/documents/encodings", test_encodings);
  g_test_add_func ("/documents/gzip", test_gzip);
  g_test_add_func ("/documents/gzip-members", test_gzip_members);
  g_test_add_func ("/documents/cancelled", test_cancelled);
  g_test_add_func ("/documents/no-file", test_no_file);
  return g_test_run ();
}
