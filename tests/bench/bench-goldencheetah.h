/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "bench-watch.h"

G_BEGIN_DECLS

GPtrArray *bench_goldencheetah_write_rides (const char *library, guint n);
gboolean bench_goldencheetah_run (const char *library, BenchWatch *out);

G_END_DECLS
