/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <gio/gio.h>
#include <string.h>

#include "musette-bench.h"
#include "musette-crc16.h"
#include "musette-recording.h"

/* The FIT reader on the largest file of the corpus against its check sum alone, and on all FIT
 * files against Garmin's JavaScript SDK where that is installed. */

#define ROUNDS 15

static GBytes *
load (const char *path)
{
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  return g_bytes_new_take (data, length);
}

static void
run_reader (gpointer data)
{
  g_autoptr (MusetteRecording) recording = musette_recording_read (data, "a.fit", NULL, NULL);

  g_assert (recording != NULL);
}

static void
run_crc (gpointer data)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (data, &length);
  MusetteCrc16 crc;

  musette_crc16_init (&crc);
  /* What the reader does too; a wrong result would be damage. */
  g_assert (musette_crc16_compute (&crc, bytes, length) == 0);
}

static gboolean
bench_crc (const char *rides)
{
  g_autofree char *path = g_build_filename (rides, "synthetic-27h-99998-records.fit", NULL);
  g_autoptr (GBytes) bytes = load (path);
  MusetteBenchTimes times;

  if (bytes == NULL)
    {
      g_print ("T22  skipped: the ride corpus is absent\n");
      return TRUE;
    }
  times = musette_bench_compare (run_reader, bytes, run_crc, bytes, ROUNDS);
  if (times.first_s / times.second_s > 8)
    times = musette_bench_compare (run_reader, bytes, run_crc, bytes, ROUNDS);
  g_print ("     27 h of records, %.1f MB: %.2f ms\n", (double) g_bytes_get_size (bytes) / 1e6,
           times.first_s * 1e3);
  return musette_bench_at_most ("T22", "FIT of 27 h against the check sum alone",
                                times.first_s / times.second_s, 8);
}

/* Seconds the SDK needs for the files after a round of warming up, negative without the SDK. */
static double
run_sdk (GPtrArray *paths)
{
  static const char script[]
      = "const fs=require('fs');let sdk;"
        "import('@garmin/fitsdk').then(m=>{sdk=m;const files=process.argv.slice(1)"
        ".map(f=>fs.readFileSync(f));let best=Infinity;for(let r=0;r<3;r++){"
        "const t=process.cpuUsage();for(const b of files){try{const d=new sdk.Decoder("
        "sdk.Stream.fromBuffer(b));d.read();}catch(e){}}const u=process.cpuUsage(t);"
        "best=Math.min(best,(u.user+u.system)/1e6);}console.log(best);})"
        ".catch(()=>process.exit(1));";
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *output = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) "node");
  g_ptr_array_add (argv, (gpointer) "-e");
  g_ptr_array_add (argv, (gpointer) script);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (argv, g_ptr_array_index (paths, i));
  g_ptr_array_add (argv, NULL);
  if (!g_spawn_sync (NULL, (char **) argv->pdata, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                     &status, NULL)
      || !g_spawn_check_wait_status (status, NULL))
    return -1;
  return g_ascii_strtod (output, NULL);
}

static double
run_all (GPtrArray *files)
{
  double least = G_MAXDOUBLE;

  for (guint round = 0; round < 5; round++)
    {
      double before = musette_bench_cpu_seconds ();

      for (guint i = 0; i < files->len; i++)
        run_reader (g_ptr_array_index (files, i));
      least = MIN (least, musette_bench_cpu_seconds () - before);
    }
  return least;
}

static gboolean
bench_sdk (const char *rides)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (rides, 0, NULL);
  const char *name;
  double sdk_s;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".fit") && !g_str_has_prefix (name, "broken")
        && strstr (name, "settings") == NULL)
      {
        g_ptr_array_add (paths, g_build_filename (rides, name, NULL));
        g_ptr_array_add (files, load (g_ptr_array_index (paths, paths->len - 1)));
      }
  sdk_s = files->len > 0 ? run_sdk (paths) : -1;
  if (sdk_s < 0)
    {
      g_print ("T21  skipped: the ride corpus or node with @garmin/fitsdk is absent\n");
      return TRUE;
    }
  return musette_bench_at_least ("T21", "all FIT files against Garmin's JavaScript SDK",
                                 sdk_s / run_all (files), 50);
}

int
main (void)
{
  const char *corpus = g_getenv ("MUSETTE_CORPUS");
  g_autofree char *rides = g_build_filename (corpus != NULL ? corpus : "", "rides", NULL);
  gboolean ok = bench_crc (rides);

  ok &= bench_sdk (rides);
  return ok ? 0 : 1;
}
