/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*BenchFrameFunc) (gpointer user_data);

void bench_frames_watch (GtkWindow *window, BenchFrameFunc func, gpointer user_data);

G_END_DECLS
