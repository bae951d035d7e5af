/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchGoldenCheetah:
 * @first_s: CPU seconds until it rests after the start that finds new rides
 * @warm_s: CPU seconds until it rests after the next start
 *
 * What GoldenCheetah needs for a library of rides.
 */
typedef struct
{
  double first_s;
  double warm_s;
} BenchGoldenCheetah;

GPtrArray *bench_goldencheetah_write_rides (const char *library, guint n);
gboolean bench_goldencheetah_measure (const char *library, BenchGoldenCheetah *out);

G_END_DECLS
