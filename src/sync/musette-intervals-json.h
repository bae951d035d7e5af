/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"

G_BEGIN_DECLS

char *musette_intervals_json_from_edits (GPtrArray *edits);
char *musette_intervals_json_from_activity (MusetteActivity *activity);
gboolean musette_intervals_json_match (const char *theirs, const char *mine);
char *musette_intervals_json_overlay (const char *edits, GPtrArray *intervals);

G_END_DECLS
