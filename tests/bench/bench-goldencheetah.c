/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "bench-goldencheetah.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-ride.h"
#include "musette-simulator-fit.h"

#define ATHLETE "Bench"
#define FIRST_START 1700000000
#define DAY 86400
#define LONGER_S 36
#define HOUR 3600
/* It rests when it has used less than so much in so long. */
#define REST_CPU_S 0.1
#define REST_S 3
#define LIMIT_S 120

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

/* CPU seconds of all threads of a process, negative when it is gone. */
static double
get_cpu_s (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  const char *after;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (after = strrchr (text, ')')) == NULL)
    return -1;
  /* State, the third field, is the first word after the name; user and system are 14 and 15. */
  words = g_strsplit (after + 2, " ", -1);
  if (g_strv_length (words) < 13 || *words[0] == 'Z')
    return -1;
  return (g_ascii_strtod (words[11], NULL) + g_ascii_strtod (words[12], NULL))
         / (double) sysconf (_SC_CLK_TCK);
}

static double
wait_until_it_rests (GPid pid)
{
  double used = 0;

  for (guint s = 0; s < LIMIT_S; s += REST_S)
    {
      double before = used;

      g_usleep (REST_S * G_USEC_PER_SEC);
      used = get_cpu_s (pid);
      if (used < 0 || (before > 0 && used - before < REST_CPU_S))
        return used;
    }
  return -1;
}

static double
run_once (const char *program, const char *library)
{
  const char *argv[] = { program, library, ATHLETE, NULL };
  double used;
  GPid pid;

  if (!g_spawn_async (NULL, (char **) argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                          | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, NULL))
    return -1;
  used = wait_until_it_rests (pid);
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  return used;
}

/**
 * bench_goldencheetah_measure:
 * @library: a folder with rides
 * @out: (out): what it needs
 *
 * Starts GoldenCheetah twice, where it is installed.
 *
 * Returns: %FALSE when it is absent or does not run
 */
gboolean
bench_goldencheetah_measure (const char *library, BenchGoldenCheetah *out)
{
  g_autofree char *program = g_find_program_in_path ("GoldenCheetah");

  if (program == NULL)
    return FALSE;
  out->first_s = run_once (program, library);
  out->warm_s = run_once (program, library);
  return out->first_s > 0 && out->warm_s > 0;
}
