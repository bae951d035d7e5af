/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <json-glib/json-glib.h>
#include <malloc.h>
#include <math.h>
#include <string.h>

#include "musette-bench.h"
#include "musette-stream-scanner.h"

/* The stream scanner against a JSON tree from which the same columns are taken, on a day at 1 Hz
 * with eight streams. */

#define SECONDS 86400
#define ROUNDS 11
#define CHUNK (64 * 1024)

static void
add_stream (GString *body,
            const char *type,
            const char *member,
            GRand *random,
            double base,
            double spread,
            guint decimals)
{
  double value = base;

  if (strcmp (member, "data") == 0)
    g_string_append_printf (body, "%s{\"type\":\"%s\",\"name\":null", body->len > 1 ? "," : "",
                            type);
  g_string_append_printf (body, ",\"%s\":[", member);
  for (guint i = 0; i < SECONDS; i++)
    {
      if (i > 0)
        g_string_append_c (body, ',');
      if (strcmp (type, "time") == 0)
        g_string_append_printf (body, "%u", i);
      else if (g_rand_int_range (random, 0, 200) == 0)
        g_string_append (body, "null");
      else
        g_string_append_printf (body, "%.*f", (int) decimals, value);
      /* As on the road: the next second is much like this one. */
      value = strcmp (type, "distance") == 0
                  ? value + 8
                  : value + 0.02 * (base - value)
                        + 0.15 * spread * g_rand_double_range (random, -1, 1);
    }
  g_string_append (body, "]");
}

static void
end_stream (GString *body)
{
  g_string_append (body, ",\"valueTypeIsArray\":false,\"anomalies\":null,\"custom\":false}");
}

static GString *
make_body (void)
{
  GString *body = g_string_new ("[");
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  add_stream (body, "time", "data", random, 0, 0, 0);
  end_stream (body);
  add_stream (body, "watts", "data", random, 210, 200, 0);
  end_stream (body);
  add_stream (body, "heartrate", "data", random, 140, 30, 0);
  end_stream (body);
  add_stream (body, "cadence", "data", random, 85, 15, 0);
  end_stream (body);
  add_stream (body, "distance", "data", random, 0, 0, 2);
  end_stream (body);
  add_stream (body, "altitude", "data", random, 400, 300, 1);
  end_stream (body);
  add_stream (body, "velocity_smooth", "data", random, 8, 6, 3);
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
  MusetteStreamSet *streams;

  for (gsize i = 0; i < body->len; i += CHUNK)
    if (!musette_stream_scanner_feed (scanner, body->str + i, MIN (CHUNK, body->len - i), NULL))
      g_error ("the body is wrong");
  streams = musette_stream_scanner_finish (scanner, NULL);
  g_assert (musette_stream_set_get_length (streams) == SECONDS);
  return streams;
}

static void
run_scanner (gpointer data)
{
  g_object_unref (scan (data));
}

static void
extract (JsonObject *stream, const char *member)
{
  JsonArray *array = json_object_get_array_member (stream, member);
  guint n = json_array_get_length (array);
  g_autofree float *column = g_new (float, n);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      column[i] = json_node_is_null (node) ? NAN : (float) json_node_get_double (node);
    }
  g_assert (n == SECONDS);
}

static void
run_tree (gpointer data)
{
  GString *body = data;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *list;

  if (!json_parser_load_from_data (parser, body->str, (gssize) body->len, NULL))
    g_error ("the body is wrong");
  list = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *stream = json_array_get_object_element (list, i);

      extract (stream, "data");
      if (json_object_has_member (stream, "data2"))
        extract (stream, "data2");
    }
}

static gsize
column_bytes (MusetteStreamSet *streams)
{
  gsize bytes = sizeof (gint32);

  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (musette_stream_set_has (streams, i))
      bytes += musette_channel_is_double (i) ? sizeof (double) : sizeof (float);
  return bytes * musette_stream_set_get_length (streams);
}

static gsize
bytes_in_use (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* The most memory in use between two pieces of the text. */
static double
measure_memory (GString *body)
{
  gsize before = bytes_in_use ();
  g_autoptr (MusetteStreamScanner) scanner = musette_stream_scanner_new ();
  g_autoptr (MusetteStreamSet) streams = NULL;
  gsize most = 0;

  for (gsize i = 0; i < body->len; i += CHUNK)
    {
      musette_stream_scanner_feed (scanner, body->str + i, MIN (CHUNK, body->len - i), NULL);
      most = MAX (most, bytes_in_use () - before);
    }
  streams = musette_stream_scanner_finish (scanner, NULL);
  return (double) most / (double) column_bytes (streams);
}

int
main (void)
{
  g_autoptr (GString) body = make_body ();
  gboolean ok = TRUE;

  for (guint attempt = 0; attempt < 2; attempt++)
    {
      MusetteBenchTimes times
          = musette_bench_compare (run_scanner, body, run_tree, body, attempt == 0 ? 5 : ROUNDS);

      if (attempt == 0 && times.second_s / times.first_s < 25)
        continue;
      g_print ("     24 h of streams, %.1f MB: %.2f ms\n", (double) body->len / 1e6,
               times.first_s * 1e3);
      ok &= musette_bench_at_least ("T1", "streams JSON of 24 h against a json-glib tree",
                                    times.second_s / times.first_s, 25);
      break;
    }
  ok &= musette_bench_at_most ("T3", "peak memory of that against the columns",
                               measure_memory (body), 1.5);
  return ok ? 0 : 1;
}
