/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "musette-activity.h"
#include "musette-bench.h"

/* T4: 5,000 activities as the service lists them, some 26 MB, against json-glib's tree of the whole
 * body and twenty values of each; and how much memory the rows need on top of the body. */

#define ACTIVITIES 5000
#define UNKNOWN_MEMBERS 110
#define ROUNDS 5

static void
append_unknown (GString *text, guint i)
{
  static const char *const values[]
      = { "null", "false", "172.5", "\"GARMIN_CONNECT\"", "[26,107,441,1098,1242]", "28.029993" };

  g_string_append_printf (text, ",\"unknown_member_%u\":%s", i, values[i % G_N_ELEMENTS (values)]);
}

static void
append_activity (GString *text, guint i)
{
  g_string_append_printf (
      text,
      "{\"id\":\"i9%07u\",\"start_date_local\":\"2025-%02u-%02uT16:12:34\",\"type\":\"Ride\","
      "\"name\":\"Wednesday group ride %u\",\"moving_time\":%u,\"elapsed_time\":14986,"
      "\"icu_recording_time\":13039,\"distance\":92428.1,\"total_elevation_gain\":959.0,"
      "\"average_speed\":7.217,\"icu_average_watts\":159,\"icu_weighted_avg_watts\":214,"
      "\"icu_joules\":2070039,\"icu_training_load\":155,\"icu_intensity\":66.049385,"
      "\"average_heartrate\":108,\"max_heartrate\":172,\"average_cadence\":87.35554,"
      "\"calories\":2368,\"feel\":null,\"icu_rpe\":null,\"source\":\"GARMIN_CONNECT\"",
      i, i % 12 + 1, i % 28 + 1, i, 3600 + i);
  for (guint k = 0; k < UNKNOWN_MEMBERS; k++)
    append_unknown (text, k);
  g_string_append (text, ",\"icu_hr_zone_times\":[4854,4717,1372,1884,6],\"icu_zone_times\":[");
  for (guint k = 1; k <= 7; k++)
    g_string_append_printf (text, "%s{\"id\":\"Z%u\",\"secs\":%u}", k > 1 ? "," : "", k, 100 * k);
  g_string_append (text,
                   "],\"stream_types\":[\"time\",\"watts\",\"heartrate\"],\"description\":\"");
  for (guint k = 0; k < 16; k++)
    g_string_append (text, "Four times eight minutes, wind from the west, all in good spirits. ");
  g_string_append (text, "\"}");
}

static GBytes *
make_body (guint n)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_activity (text, i);
    }
  g_string_append_c (text, ']');
  return g_string_free_to_bytes (text);
}

static gsize
read_status (const char *name)
{
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  at = strstr (text, name);
  return at != NULL ? g_ascii_strtoull (at + strlen (name), NULL, 10) * 1024 : 0;
}

static void
read_rows (gpointer data)
{
  GPtrArray *rows = musette_activity_list_from_json (data, NULL);

  g_assert (rows != NULL && rows->len > 0);
  g_ptr_array_unref (rows);
}

static double
add_values (JsonObject *object)
{
  static const char *const numbers[] = {
    "moving_time",          "elapsed_time",      "icu_recording_time", "distance",
    "total_elevation_gain", "average_speed",     "icu_average_watts",  "icu_weighted_avg_watts",
    "icu_joules",           "icu_training_load", "icu_intensity",      "average_heartrate",
    "max_heartrate",        "average_cadence",   "calories",           "unknown_member_2"
  };
  static const char *const strings[] = { "id", "name", "type", "start_date_local" };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    sum += json_object_get_double_member_with_default (object, numbers[i], 0);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    sum += (double) strlen (json_object_get_string_member (object, strings[i]));
  return sum;
}

static void
read_tree (gpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize length;
  const char *text = g_bytes_get_data (data, &length);
  JsonArray *array;
  double sum = 0;

  g_assert (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    sum += add_values (json_array_get_object_element (array, i));
  g_assert (sum > 0);
}

/* Must come first: a big tree's memory never returns. */
static gboolean
measure_memory (GBytes *body)
{
  gsize size = g_bytes_get_size (body);
  gsize before;
  gsize most;
  gsize after;
  gboolean ok;

  g_file_set_contents ("/proc/self/clear_refs", "5", -1, NULL);
  before = read_status ("VmRSS:");
  read_rows (body);
  most = MAX (read_status ("VmHWM:"), before);
  after = MAX (read_status ("VmRSS:"), before);
  g_print ("     body %.1f MB, rows %.2f MB, afterwards %.2f MB\n", (double) size / 1e6,
           (double) (most - before) / 1e6, (double) (after - before) / 1e6);
  ok = musette_bench_at_most ("T4", "most memory over the body, of the body",
                              (double) (most - before) / (double) size, 0.05);
  return musette_bench_at_most ("T4", "memory that does not return, of the body",
                                (double) (after - before) / (double) size, 0.05)
         && ok;
}

int
main (void)
{
  g_autoptr (GBytes) one = make_body (1);
  g_autoptr (GBytes) body = make_body (ACTIVITIES);
  MusetteBenchTimes times;
  gboolean ok;

  read_rows (one); /* types and tables are made once */
  ok = measure_memory (body);
  times = musette_bench_compare (read_rows, body, read_tree, body, ROUNDS);
  g_print ("     rows %.1f ms, tree %.1f ms\n", times.first_s * 1e3, times.second_s * 1e3);
  ok &= musette_bench_at_least ("T4", "5,000 activities vs json-glib's tree of them",
                                times.second_s / times.first_s, 10);
  return ok ? 0 : 1;
}
