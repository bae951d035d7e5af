/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "bench-open-store.h"
#include "musette-bench.h"
#include "musette-stream-scanner.h"

/* The store. T13: the samples of a ride of an hour as the service sends them, their bytes against
 * the text, and reading them back through the whole store against a json-glib tree of the text.
 * T14: five thousand rides on the disk. T15: a month of activities from a database that was opened,
 * and from one that is not even in the page cache. The last two have no peer: their gates are
 * times, as CPU-time minima. */

#define SECONDS 3600
#define RIDES 200
#define ACTIVITIES 5000
#define YEARS_OF_ROWS 20000
#define ROUNDS 15

typedef struct
{
  GString *body;
  char *path;
  MusetteStore *store;
} Bench;

static double
next_value (GRand *random, const char *type, double value, double base, double spread)
{
  if (strcmp (type, "distance") == 0)
    return value + 8 + g_rand_double_range (random, -1, 1);
  if (strcmp (type, "latlng") == 0)
    return value + 6e-5 + g_rand_double_range (random, -1e-5, 1e-5);
  return value + 0.02 * (base - value) + 0.15 * spread * g_rand_double_range (random, -1, 1);
}

static void
add_stream (GString *body,
            const char *type,
            const char *member,
            GRand *random,
            double base,
            double spread,
            int decimals)
{
  double value = base;

  if (strcmp (member, "data") == 0)
    g_string_append_printf (body, "%s{\"type\":\"%s\",\"name\":null", body->len > 1 ? "," : "",
                            type);
  g_string_append_printf (body, ",\"%s\":[", member);
  for (guint i = 0; i < SECONDS; i++)
    {
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      const char *format = decimals == 0 ? "%.0f" : decimals == 1 ? "%.1f" : "%.2f";

      if (decimals > 2)
        format = decimals == 3 ? "%.3f" : "%.6f";
      if (i > 0)
        g_string_append_c (body, ',');
      if (strcmp (type, "time") == 0)
        g_string_append_printf (body, "%u", i);
      else if (g_rand_int_range (random, 0, 500) == 0)
        g_string_append (body, "null");
      else
        g_string_append (body, g_ascii_formatd (number, sizeof number, format, value));
      value = next_value (random, type, value, base, spread);
    }
  g_string_append (body, "]");
}

static void
end_stream (GString *body)
{
  g_string_append (body, ",\"valueTypeIsArray\":false,\"anomalies\":null,\"custom\":false}");
}

static GString *
make_body (guint32 seed)
{
  GString *body = g_string_new ("[");
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  add_stream (body, "time", "data", random, 0, 0, 0);
  end_stream (body);
  add_stream (body, "watts", "data", random, 210, 200, 0);
  end_stream (body);
  add_stream (body, "heartrate", "data", random, 140, 5, 0);
  end_stream (body);
  add_stream (body, "cadence", "data", random, 85, 15, 0);
  end_stream (body);
  add_stream (body, "distance", "data", random, 0, 0, 2);
  end_stream (body);
  add_stream (body, "altitude", "data", random, 400, 4, 1);
  end_stream (body);
  add_stream (body, "velocity_smooth", "data", random, 8, 2, 3);
  end_stream (body);
  add_stream (body, "latlng", "data", random, 52, 1, 6);
  add_stream (body, "latlng", "data2", random, 13, 1, 6);
  end_stream (body);
  g_string_append_c (body, ']');
  return body;
}

static MusetteStreamSet *
scan (GString *body)
{
  g_autoptr (MusetteStreamScanner) scanner = musette_stream_scanner_new ();

  if (!musette_stream_scanner_feed (scanner, body->str, body->len, NULL))
    g_error ("the body is wrong");
  return musette_stream_scanner_finish (scanner, NULL);
}

static gsize
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gsize) status.st_size : 0;
}

static void
load_streams (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (MusetteStreamSet) streams = NULL;

  musette_store_load_streams_async (bench->store, "i1", NULL, bench_store_answer_cb, &result);
  bench_store_wait_for (&result);
  streams = musette_store_load_streams_finish (bench->store, result, NULL);
  g_assert (musette_stream_set_get_length (streams) == SECONDS);
}

static void
parse_tree (gpointer data)
{
  Bench *bench = data;
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (!json_parser_load_from_data (parser, bench->body->str, (gssize) bench->body->len, NULL))
    g_error ("the body is wrong");
}

static void
put_rides (Bench *bench)
{
  for (guint i = 1; i <= RIDES; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);
      g_autoptr (GString) body = make_body (i);
      g_autoptr (MusetteStreamSet) streams = scan (body);
      g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();

      musette_store_batch_put_streams (batch, id, streams);
      bench_store_commit (bench->store, batch);
    }
}

static gboolean
measure_streams (Bench *bench)
{
  MusetteBenchTimes times;
  double bytes;
  gboolean ok;

  bench->store = bench_store_open (bench->path);
  put_rides (bench);
  bench_store_close (bench->store);
  bytes = (double) size_of (bench->path) / RIDES;
  bench->store = bench_store_open (bench->path);
  times = musette_bench_compare (load_streams, bench, parse_tree, bench, ROUNDS);
  if (times.second_s / times.first_s < 30)
    times = musette_bench_compare (load_streams, bench, parse_tree, bench, ROUNDS);
  g_print ("     1 h of streams: text %.0f KB, on the disk %.1f KB, read in %.3f ms\n",
           (double) bench->body->len / 1e3, bytes / 1e3, times.first_s * 1e3);
  ok = musette_bench_at_most ("T13", "stored ride of 1 h against its text",
                              bytes / (double) bench->body->len, 0.15);
  ok &= musette_bench_at_least ("T13", "reading it against a json-glib tree of the text",
                                times.second_s / times.first_s, 30);
  ok &= musette_bench_at_most ("T14", "5,000 rides on the disk in units of 150 MB",
                               bytes * 5000 / 150e6, 1);
  bench_store_close (bench->store);
  return ok;
}

static void
add_row (GPtrArray *rows, guint i)
{
  MusetteDate day = musette_date_new (2026, 11, 21) - (MusetteDate) i * 9 / 10;
  g_autofree char *date = musette_date_format (day);
  g_autofree char *json = g_strdup_printf (
      "{\"id\":\"i9%07u\",\"start_date_local\":\"%sT16:12:34\",\"type\":\"Ride\","
      "\"name\":\"Wednesday group ride %u\",\"moving_time\":%u,\"elapsed_time\":14986,"
      "\"icu_recording_time\":13039,\"distance\":92428.1,\"total_elevation_gain\":959.0,"
      "\"average_speed\":7.217,\"icu_average_watts\":159,\"icu_weighted_avg_watts\":214,"
      "\"icu_joules\":2070039,\"icu_training_load\":155,\"icu_intensity\":66.049385,"
      "\"average_heartrate\":108,\"max_heartrate\":172,\"average_cadence\":87.35554,"
      "\"calories\":2368,\"source\":\"GARMIN_CONNECT\",\"stream_types\":[\"time\",\"watts\"]}",
      i, date, i, 3600 + i);

  g_ptr_array_add (rows, musette_activity_new_from_slice (json, strlen (json), NULL));
}

static void
put_rows (Bench *bench, guint n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  MusetteStore *store = bench_store_open (bench->path);

  for (guint i = 0; i < n; i++)
    add_row (rows, i);
  musette_store_batch_put_rows (batch, rows);
  bench_store_commit (store, batch);
  bench_store_close (store);
}

static guint
load_rows (MusetteStore *store, MusetteDate oldest, MusetteDate newest)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  musette_store_load_activities_async (store, oldest, newest, NULL, bench_store_answer_cb, &result);
  bench_store_wait_for (&result);
  rows = musette_store_load_activities_finish (store, result, NULL);
  return rows->len;
}

static void
load_month (gpointer data)
{
  Bench *bench = data;
  guint n
      = load_rows (bench->store, musette_date_new (2026, 10, 1), musette_date_new (2026, 10, 31));

  g_assert (n > 30 && n < 40);
}

static void
load_all (gpointer data)
{
  Bench *bench = data;

  g_assert (load_rows (bench->store, MUSETTE_DATE_NONE, G_MAXINT32) == YEARS_OF_ROWS);
}

/* The system reads the file from the disk again. */
static void
forget (const char *path)
{
  int file = g_open (path, O_RDONLY, 0);

  if (file < 0)
    return;
  fdatasync (file);
  posix_fadvise (file, 0, 0, POSIX_FADV_DONTNEED);
  close (file);
}

static void
open_cold (gpointer data)
{
  Bench *bench = data;

  forget (bench->path);
  bench->store = bench_store_open (bench->path);
  load_month (bench);
  bench_store_close (bench->store);
}

static void
do_nothing (gpointer data)
{
}

static gboolean
measure_rows (Bench *bench)
{
  double month;
  double cold;
  double all;
  gboolean ok;

  put_rows (bench, ACTIVITIES);
  cold = musette_bench_compare (open_cold, bench, do_nothing, NULL, ROUNDS).first_s;
  put_rows (bench, YEARS_OF_ROWS);
  bench->store = bench_store_open (bench->path);
  month = musette_bench_compare (load_month, bench, do_nothing, NULL, ROUNDS).first_s;
  all = musette_bench_compare (load_all, bench, do_nothing, NULL, ROUNDS).first_s;
  bench_store_close (bench->store);
  g_print ("     month %.3f ms, opened for it %.3f ms, %u rows %.1f ms\n", month * 1e3, cold * 1e3,
           YEARS_OF_ROWS, all * 1e3);
  ok = musette_bench_at_most ("T15", "month of activities, opened, in ms", month * 1e3, 1);
  return musette_bench_at_most ("T15", "month of activities, not opened nor cached, in ms",
                                cold * 1e3, 5)
         && ok;
}

static void
remove_files (Bench *bench)
{
  g_autofree char *lock = g_strconcat (bench->path, ".lock", NULL);

  g_unlink (bench->path);
  g_unlink (lock);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("musette-bench-XXXXXX", NULL);
  Bench bench = { 0 };
  gboolean ok;

  bench.path = g_build_filename (folder, "i1.db", NULL);
  bench.body = make_body (1);
  ok = measure_streams (&bench);
  remove_files (&bench);
  ok &= measure_rows (&bench);
  remove_files (&bench);
  g_rmdir (folder);
  g_string_free (bench.body, TRUE);
  g_free (bench.path);
  return ok ? 0 : 1;
}
