/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *musette_workout_decode (const char *data, gsize length, gboolean *repaired);
gboolean musette_workout_scan_number (const char *text, double *value, const char **end);

G_END_DECLS
