/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "bench-goldencheetah.h"

#include "bench-ride.h"
#include "musette-simulator-fit.h"

#define ATHLETE "Bench"
#define FIRST_START 1700000000
#define DAY 86400
#define LONGER_S 36
#define HOUR 3600

static void
write_file (const char *path, const char *data, gssize length)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, data, length, &error))
    g_error ("%s", error->message);
}

/* An athlete as the program itself makes them: of another it asks for leave to upgrade. */
static void
make_athlete (const char *library)
{
  static const char *const names[]
      = { "activities", "bak",  "cache",          "calendar", "config",     "downloads",
          "imports",    "logs", "media",          "planned",  "quarantine", "recordings",
          "snippets",   "temp", "tempActivities", "workouts" };
  g_autofree char *settings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (library, ATHLETE, names[i], NULL);

      g_mkdir_with_parents (path, 0700);
    }
  settings = g_build_filename (library, ATHLETE, "config", "athlete-general.ini", NULL);
  write_file (settings, "[General]\nversionused=9999\n[upgradesuccess]\nfolder=true\n", -1);
}

/**
 * bench_goldencheetah_write_rides:
 * @library: a folder
 * @n: how many
 *
 * Writes FIT files of rides of one hour and more to where an athlete of GoldenCheetah has them.
 *
 * Returns: (transfer full) (element-type filename): the files
 */
GPtrArray *
bench_goldencheetah_write_rides (const char *library, guint n)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  make_athlete (library);
  for (guint i = 0; i < n; i++)
    {
      gint64 start = FIRST_START + (gint64) i * DAY;
      g_autoptr (MusetteStreamSet) streams = bench_ride_new_streams (HOUR + i * LONGER_S);
      g_autoptr (GBytes) bytes
          = musette_simulator_fit_write (streams, "Ride", start, 0, TRUE, TRUE);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (start);
      g_autofree char *name = g_date_time_format (time, "%Y_%m_%d_%H_%M_%S.fit");
      char *path = g_build_filename (library, ATHLETE, "activities", name, NULL);

      write_file (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_ptr_array_add (paths, path);
    }
  return paths;
}

/**
 * bench_goldencheetah_run:
 * @library: a folder with rides
 * @out: (out): what it needs
 *
 * Starts GoldenCheetah, where it is installed. The first start with a library processes all rides.
 *
 * Returns: %FALSE when it is absent or does not run
 */
gboolean
bench_goldencheetah_run (const char *library, BenchWatch *out)
{
  g_autofree char *program = g_find_program_in_path ("GoldenCheetah");
  const char *argv[] = { program, library, ATHLETE, NULL };

  return program != NULL && bench_watch_run (argv, out);
}
