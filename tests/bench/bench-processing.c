/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "bench-goldencheetah.h"
#include "bench-open-store.h"
#include "musette-bench.h"
#include "musette-recording.h"
#include "musette-ride-analysis.h"

/* T20: the first processing of a hundred rides: reading the file, power curve and all figures,
 * storing the samples. The peer is GoldenCheetah with the same files: what its first start with
 * them takes beyond the next one. Without it there is a bound, in CPU seconds. */

#define RIDES 100
#define ROUNDS 5
#define BOUND_S 0.5

static void
process (MusetteStore *store, const char *path)
{
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  g_autoptr (MusetteRecording) recording = NULL;
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteRideAnalysis) analysis = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  MusetteThresholds thresholds;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  recording = musette_recording_read (bytes, path, NULL, &error);
  if (recording == NULL)
    g_error ("%s: %s", path, error->message);
  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = 250;
  thresholds.w_prime_j = 20000;
  timeline = musette_timeline_new (musette_recording_get_streams (recording));
  analysis = musette_ride_analysis_new (timeline, &thresholds, MUSETTE_SPORT_RIDE);
  musette_store_batch_put_streams (batch, path, musette_recording_get_streams (recording));
  bench_store_commit (store, batch);
}

/* Each round fills a new store. */
static double
process_all (GPtrArray *paths, const char *folder)
{
  double least = G_MAXDOUBLE;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *name = g_strdup_printf ("%u.db", round);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      double before = musette_bench_cpu_seconds ();
      MusetteStore *store = bench_store_open (path);

      for (guint i = 0; i < paths->len; i++)
        process (store, g_ptr_array_index (paths, i));
      bench_store_close (store);
      least = MIN (least, musette_bench_cpu_seconds () - before);
    }
  return least;
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("musette-bench-XXXXXX", &error);
  g_autoptr (GPtrArray) paths = NULL;
  BenchWatch first;
  BenchWatch next;
  double own_s;
  gboolean ok;

  if (folder == NULL)
    g_error ("%s", error->message);
  paths = bench_goldencheetah_write_rides (folder, RIDES);
  own_s = process_all (paths, folder);
  g_print ("T20  %u rides of 1 to 2 h read, analysed and stored: %.0f ms CPU\n", RIDES,
           own_s * 1e3);
  ok = musette_bench_at_most ("T20", "first processing of 100 rides, CPU seconds", own_s, BOUND_S);
  if (!bench_goldencheetah_run (folder, &first) || !bench_goldencheetah_run (folder, &next))
    g_print ("T20  skipped: GoldenCheetah is absent\n");
  else
    {
      g_print ("     GoldenCheetah: first start %.1f s, next %.1f s\n", first.cpu_s, next.cpu_s);
      ok &= musette_bench_at_least ("T20", "the same against GoldenCheetah",
                                    (first.cpu_s - next.cpu_s) / own_s, 30);
    }
  return ok ? 0 : 1;
}
