/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-bench.h"

#include <math.h>
#include <string.h>
#include <time.h>

/**
 * musette_bench_cpu_seconds:
 *
 * Returns: the CPU time that this process has used in s
 */
double
musette_bench_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

/**
 * musette_bench_resident_kb:
 *
 * Returns: the resident set of this process in kB, 0 when the system does not tell
 */
guint64
musette_bench_resident_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) : 0;
}

static double
time_once (MusetteBenchFunc func, gpointer data)
{
  double before = musette_bench_cpu_seconds ();

  func (data);
  return musette_bench_cpu_seconds () - before;
}

/**
 * musette_bench_compare:
 * @first: one side
 * @first_data: what it works on
 * @second: the other side
 * @second_data: what that works on
 * @rounds: how often both run, in turns
 *
 * Returns: the least CPU time of each side
 */
MusetteBenchTimes
musette_bench_compare (MusetteBenchFunc first,
                       gpointer first_data,
                       MusetteBenchFunc second,
                       gpointer second_data,
                       guint rounds)
{
  MusetteBenchTimes times = { INFINITY, INFINITY };

  for (guint i = 0; i < rounds; i++)
    {
      times.first_s = MIN (times.first_s, time_once (first, first_data));
      times.second_s = MIN (times.second_s, time_once (second, second_data));
    }
  return times;
}

static gboolean
print_line (const char *id,
            const char *what,
            double ratio,
            double gate,
            gboolean ok,
            gboolean least)
{
  g_print ("%-4s %-52s ratio %8.3gx  gate %s %gx  %s\n", id, what, ratio, least ? ">=" : "<=", gate,
           ok ? "ok" : "MISSED");
  return ok;
}

/**
 * musette_bench_at_least:
 * @id: name of the target
 * @what: what is compared
 * @ratio: what was measured
 * @gate: what must be reached
 *
 * Returns: whether @ratio is at least @gate
 */
gboolean
musette_bench_at_least (const char *id, const char *what, double ratio, double gate)
{
  return print_line (id, what, ratio, gate, ratio >= gate, TRUE);
}

/**
 * musette_bench_at_most:
 * @id: name of the target
 * @what: what is compared
 * @ratio: what was measured
 * @gate: what must not be passed
 *
 * Returns: whether @ratio is at most @gate
 */
gboolean
musette_bench_at_most (const char *id, const char *what, double ratio, double gate)
{
  return print_line (id, what, ratio, gate, ratio <= gate, FALSE);
}
