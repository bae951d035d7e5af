/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteBenchFunc:
 * @data: what it works on
 *
 * One side of a comparison.
 */
typedef void (*MusetteBenchFunc) (gpointer data);

/**
 * MusetteBenchTimes:
 * @first_s: least CPU time of the first side in s
 * @second_s: least CPU time of the second side in s
 *
 * Least CPU times over interleaved rounds: the steadiest measure on a busy machine.
 */
typedef struct
{
  double first_s;
  double second_s;
} MusetteBenchTimes;

double musette_bench_cpu_seconds (void);
guint64 musette_bench_resident_kb (void);
MusetteBenchTimes musette_bench_compare (MusetteBenchFunc first,
                                         gpointer first_data,
                                         MusetteBenchFunc second,
                                         gpointer second_data,
                                         guint rounds);
gboolean musette_bench_at_least (const char *id, const char *what, double ratio, double gate);
gboolean musette_bench_at_most (const char *id, const char *what, double ratio, double gate);

G_END_DECLS
