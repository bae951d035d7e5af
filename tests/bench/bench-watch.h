/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchWatch:
 * @content_s: seconds from its start until a window shows more than one colour
 * @settled_s: seconds from its start until it begins to rest
 * @cpu_s: CPU seconds of all its threads until then
 *
 * What a program takes to start, seen from outside.
 */
typedef struct
{
  double content_s;
  double settled_s;
  double cpu_s;
} BenchWatch;

gboolean bench_watch_run (const char *const *argv, BenchWatch *out);
void bench_watch_keep_least (BenchWatch *least, const BenchWatch *other);

G_END_DECLS
