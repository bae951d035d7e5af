/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-entry.h"

G_BEGIN_DECLS

void musette_simulator_spans_drop_fillers (GArray *spans);
void musette_simulator_spans_place (GArray *spans, guint start, guint end, const char *label);
void musette_simulator_spans_remove_at (GArray *spans, guint start, guint end);
gboolean musette_simulator_spans_split (GArray *spans, guint at);
void musette_simulator_spans_fill (GArray *spans, guint n_samples);

G_END_DECLS
