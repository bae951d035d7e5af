/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *musette_workout_lines_split (const char *text);
char *musette_workout_lines_join (GPtrArray *lines);
GPtrArray *musette_workout_lines_copy (GPtrArray *lines, guint first, guint last);

gboolean musette_workout_lines_is_blank (GPtrArray *lines, guint index);
gboolean musette_workout_lines_is_among_steps (GPtrArray *lines, guint index);
void musette_workout_lines_join_blanks (GPtrArray *lines, guint index);
guint
musette_workout_lines_insert (GPtrArray *lines, guint index, GPtrArray *block, gboolean apart);

G_END_DECLS
