/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>
#include <string.h>

#include "musette-csv-scanner.h"
#include "musette-error.h"
#include "musette-number.h"
#include "musette-recording.h"
#include "musette-stream-scanner.h"
#include "musette-test.h"

static MusetteStreamSet *
scan (const char *text, gsize piece, GError **error)
{
  g_autoptr (MusetteStreamScanner) scanner = musette_stream_scanner_new ();
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i += piece)
    if (!musette_stream_scanner_feed (scanner, text + i, MIN (piece, length - i), error))
      return NULL;
  return musette_stream_scanner_finish (scanner, error);
}

static MusetteStreamSet *
scan_ok (const char *text, gsize piece)
{
  g_autoptr (GError) error = NULL;
  MusetteStreamSet *streams = scan (text, piece, &error);

  g_assert_no_error (error);
  return streams;
}

static double
value (MusetteStreamSet *streams, guint sample, MusetteChannel channel)
{
  return musette_stream_set_get_value (streams, sample, channel);
}

static const char list_text[]
    = " [ {\"type\":\"time\",\"name\":null,\"data\":[0,1,2, 5 ],\"custom\":false},\n"
      "{\"data\":[210,null,-3.5,4e2],\"anomalies\":[{\"a\":[1,\"\\u00e9\\\"]\"]}],"
      "\"type\":\"watts\"},{\"type\":\"latlng\",\"data\":[1.5,2,3,4],\"data2\":[5,6,7,-8.25]},"
      "{\"type\":\"hrv\",\"data\":[[1,2],[],null,[3]]},"
      "{\"type\":\"distance\",\"data\":[0,1.25,2.0e0,123456.78]}] ";

static void
check_list (MusetteStreamSet *streams)
{
  g_assert_cmpuint (musette_stream_set_get_length (streams), ==, 4);
  g_assert_cmpint (musette_stream_set_get_time (streams)[3], ==, 5);
  g_assert_cmpfloat (value (streams, 0, MUSETTE_CHANNEL_WATTS), ==, 210);
  g_assert_true (isnan (value (streams, 1, MUSETTE_CHANNEL_WATTS)));
  g_assert_cmpfloat (value (streams, 2, MUSETTE_CHANNEL_WATTS), ==, -3.5);
  g_assert_cmpfloat (value (streams, 3, MUSETTE_CHANNEL_WATTS), ==, 400);
  g_assert_cmpfloat (value (streams, 3, MUSETTE_CHANNEL_LATITUDE), ==, 4);
  g_assert_cmpfloat (value (streams, 3, MUSETTE_CHANNEL_LONGITUDE), ==, -8.25);
  g_assert_cmpfloat (value (streams, 3, MUSETTE_CHANNEL_DISTANCE), ==, 123456.78);
}

/* In pieces of every size the result is the same. */
static void
test_list (void)
{
  for (gsize piece = 1; piece <= sizeof list_text; piece++)
    {
      g_autoptr (MusetteStreamSet) streams = scan_ok (list_text, piece);

      check_list (streams);
    }
}

static void
test_dict (void)
{
  static const char text[]
      = "{\"latlng\":[[1,2],[3,4],null],\"watts\":{\"data\":[5,6,7],\"series_type\":\"time\"},"
        "\"time\":[0,1.9,null],\"note\":\"x\",\"moving\":[true,false,true],\"heartrate\":null}";

  for (gsize piece = 1; piece <= sizeof text; piece++)
    {
      g_autoptr (MusetteStreamSet) streams = scan_ok (text, piece);

      g_assert_cmpuint (musette_stream_set_get_length (streams), ==, 3);
      g_assert_cmpfloat (value (streams, 1, MUSETTE_CHANNEL_LONGITUDE), ==, 4);
      g_assert_true (isnan (value (streams, 2, MUSETTE_CHANNEL_LATITUDE)));
      g_assert_cmpfloat (value (streams, 2, MUSETTE_CHANNEL_WATTS), ==, 7);
      g_assert_cmpint (musette_stream_set_get_time (streams)[1], ==, 1);
      g_assert_cmpint (musette_stream_set_get_time (streams)[2], ==, MUSETTE_TIME_NONE);
      g_assert_false (musette_stream_set_has (streams, MUSETTE_CHANNEL_HEARTRATE));
    }
}

/* Every text that is no JSON is refused, whatever the pieces. */
static void
test_strict (void)
{
  static const char *const wrong[] = {
    "[{\"type\":\"time\",\"data\":[01]}]",
    "[{\"type\":\"time\",\"data\":[1,]}]",
    "[{\"type\":\"time\",\"data\":[,1]}]",
    "[{\"type\":\"time\",\"data\":[1 2]}]",
    "[{\"type\":\"time\",\"data\":[+1]}]",
    "[{\"type\":\"time\",\"data\":[1.]}]",
    "[{\"type\":\"time\",\"data\":[.5]}]",
    "[{\"type\":\"time\",\"data\":[1e]}]",
    "[{\"type\":\"time\",\"data\":[NaN]}]",
    "[{\"type\":\"time\",\"data\":[-]}]",
    "[{\"type\":\"time\",\"data\":[1]}",
    "[{\"type\":\"time\",\"data\":[1]}]]",
    "[{\"type\":\"time\",\"data\":[nul]}]",
    "[{\"type\":\"time\",\"data\":[1}]",
    "[{\"type\":\"time\" \"data\":[1]}]",
    "[{'type':1}]",
    "[{\"type\":\"ti\nme\"}]",
    "[{\"type\":\"\\x\"}]",
    "[{\"a\":\"\\u12g4\"}]",
    "",
    "[{\"type\":\"time\",\"data\":[1.2.3]}]",
    "[1] x",
    "{\"a\":1,}",
    "{\"a\"}",
    "[{\"type\":\"time\",\"data\":[1,2",
    "[\"",
    /* JSON, but no streams. */
    "5",
    "null",
    "\"time\"",
    "[1,\"a\",null]",
    "[[]]",
    "[{\"type\":\"time\",\"data\":[1]},null]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    for (gsize piece = 1; piece < 40; piece += 6)
      {
        g_autoptr (GError) error = NULL;

        g_assert_null (scan (wrong[i], piece, &error));
        g_assert_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT);
      }
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) fits = g_string_new (NULL);
  g_autoptr (MusetteStreamSet) streams = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 65; i++)
    g_string_append_c (text, '[');
  g_assert_null (scan (text->str, text->len, &error));
  g_assert_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT);
  g_string_append (fits, "[{\"type\":");
  for (guint i = 0; i < 62; i++)
    g_string_append_c (fits, '[');
  for (guint i = 0; i < 62; i++)
    g_string_append_c (fits, ']');
  g_string_append (fits, "}]");
  streams = scan_ok (fits->str, 7);
  g_assert_cmpuint (musette_stream_set_get_length (streams), ==, 0);
}

static void
test_unequal (void)
{
  g_autoptr (MusetteStreamScanner) scanner = musette_stream_scanner_new ();
  g_autoptr (MusetteStreamSet) streams = NULL;
  static const char text[] = "[{\"type\":\"watts\",\"data\":[1,2]},{\"type\":\"time\",\"data\":"
                             "[0,1,2]},{\"type\":\"cadence\",\"data\":[1,2,3,4,5]}]";

  g_assert_true (musette_stream_scanner_feed (scanner, text, sizeof text - 1, NULL));
  streams = musette_stream_scanner_finish (scanner, NULL);
  g_assert_cmpuint (musette_stream_set_get_length (streams), ==, 3);
  g_assert_true (isnan (value (streams, 2, MUSETTE_CHANNEL_WATTS)));
  g_assert_cmpfloat (value (streams, 2, MUSETTE_CHANNEL_CADENCE), ==, 3);
  g_assert_nonnull (strstr (musette_stream_scanner_get_unequal (scanner), "watts"));
  g_assert_cmpstr (musette_stream_scanner_get_types (scanner)[1], ==, "time");
}

/* More values than a block, in both roads: with the length known and without. */
static void
test_long (void)
{
  g_autoptr (GString) watts = g_string_new (NULL);
  g_autoptr (GString) time = g_string_new (NULL);
  g_autofree char *first = NULL, *second = NULL;
  g_autoptr (MusetteStreamSet) a = NULL, b = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (watts, "%s%u.5", i > 0 ? "," : "", i);
      g_string_append_printf (time, "%s%u", i > 0 ? "," : "", i * 2);
    }
  first = g_strdup_printf ("{\"time\":[%s],\"watts\":[%s]}", time->str, watts->str);
  second
      = g_strdup_printf ("{\"cadence\":[1],\"watts\":[%s],\"time\":[%s]}", watts->str, time->str);
  a = scan_ok (first, 4096);
  b = scan_ok (second, 100);
  for (guint i = 0; i < 5000; i++)
    {
      g_assert_cmpfloat (value (a, i, MUSETTE_CHANNEL_WATTS), ==, i + 0.5);
      g_assert_cmpfloat (value (b, i, MUSETTE_CHANNEL_WATTS), ==, i + 0.5);
      g_assert_cmpint (musette_stream_set_get_time (b)[i], ==, i * 2);
    }
}

/* The quick road of the number reader agrees with the C library to the last bit. */
static void
test_numbers (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 200000; i++)
    {
      char text[64];
      const char *end;
      double number
          = g_rand_double_range (random, -1, 1) * pow (10, g_rand_int_range (random, -6, 18));
      double found = NAN;

      g_snprintf (text, sizeof text, "%.*f", g_rand_int_range (random, 0, 12), number);
      end = musette_number_scan (text, text + strlen (text), &found);
      g_assert_true (end == text + strlen (text));
      g_assert_cmpfloat (found, ==, g_ascii_strtod (text, NULL));
    }
}

static void
test_partial (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (list_text, 120);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, "a.json", NULL, &error);
  const MusetteDamage *damage;

  g_assert_no_error (error);
  damage = g_ptr_array_index (musette_recording_get_damage (recording), 0);
  g_assert_cmpstr (damage->code, ==, MUSETTE_DAMAGE_CUT);
  g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 4);
}

static MusetteStreamSet *
scan_table (MusetteCsvScanner *scanner, const char *text, gsize piece, GError **error)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i += piece)
    if (!musette_csv_scanner_feed (scanner, text + i, MIN (piece, length - i), error))
      return NULL;
  return musette_csv_scanner_finish (scanner, error);
}

static void
test_table (void)
{
  static const char text[] = "\xEF\xBB\xBFTime,\"Watts\",foo,lat,lng,heartrate\r\n"
                             "0,100,x,1.5,-2.5,120\r\n\r\n1,,,,,\n2,\"300\",y,1,2,nan\n3,4";

  for (gsize piece = 1; piece <= sizeof text; piece++)
    {
      g_autoptr (MusetteCsvScanner) scanner = musette_csv_scanner_new ();
      g_autoptr (MusetteStreamSet) streams = scan_table (scanner, text, piece, NULL);

      g_assert_cmpuint (musette_stream_set_get_length (streams), ==, 4);
      g_assert_cmpfloat (value (streams, 0, MUSETTE_CHANNEL_WATTS), ==, 100);
      g_assert_true (isnan (value (streams, 1, MUSETTE_CHANNEL_WATTS)));
      g_assert_cmpfloat (value (streams, 2, MUSETTE_CHANNEL_WATTS), ==, 300);
      g_assert_cmpfloat (value (streams, 0, MUSETTE_CHANNEL_LONGITUDE), ==, -2.5);
      g_assert_true (isnan (value (streams, 2, MUSETTE_CHANNEL_HEARTRATE)));
      g_assert_true (musette_csv_scanner_is_cut (scanner));
      g_assert_cmpstr (musette_csv_scanner_get_columns (scanner)[1], ==, "Watts");
    }
}

static void
test_table_decimal_comma (void)
{
  static const char text[] = "time;watts;distance\n0;100;1,25\n1;\"101,5\";1.5\n2;1,2,3;\n";
  g_autoptr (MusetteCsvScanner) scanner = musette_csv_scanner_new ();
  g_autoptr (MusetteStreamSet) streams = scan_table (scanner, text, sizeof text, NULL);

  g_assert_cmpfloat (value (streams, 0, MUSETTE_CHANNEL_DISTANCE), ==, 1.25);
  g_assert_cmpfloat (value (streams, 1, MUSETTE_CHANNEL_WATTS), ==, 101.5);
  g_assert_cmpfloat (value (streams, 1, MUSETTE_CHANNEL_DISTANCE), ==, 1.5);
  g_assert_true (isnan (value (streams, 2, MUSETTE_CHANNEL_WATTS)));
}

static void
test_byte_order_mark (void)
{
  static const char text[] = "\xEF\xBB\xBF[{\"type\":\"time\",\"data\":[0,1]}]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, "a.json", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 2);
}

static void
test_table_refused (void)
{
  static const char *const wrong[] = { "", "\n", "watts,cadence\n1,2\n" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (MusetteCsvScanner) scanner = musette_csv_scanner_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (scan_table (scanner, wrong[i], 3, &error));
      g_assert_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/streams/list", test_list);
  g_test_add_func ("/streams/dict", test_dict);
  g_test_add_func ("/streams/strict", test_strict);
  g_test_add_func ("/streams/depth", test_depth);
  g_test_add_func ("/streams/unequal", test_unequal);
  g_test_add_func ("/streams/long", test_long);
  g_test_add_func ("/streams/numbers", test_numbers);
  g_test_add_func ("/streams/partial", test_partial);
  g_test_add_func ("/streams/table", test_table);
  g_test_add_func ("/streams/table-decimal-comma", test_table_decimal_comma);
  g_test_add_func ("/streams/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/streams/table-refused", test_table_refused);
  return g_test_run ();
}
