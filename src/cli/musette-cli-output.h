/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

gboolean musette_cli_output (MusetteCliContext *context,
                             const char *path,
                             const char *data,
                             gsize length,
                             GError **error);
int musette_cli_print (MusetteCliContext *context, GBytes *bytes);
int musette_cli_print_lines (MusetteCliContext *context, GBytes *bytes);
int musette_cli_print_text (MusetteCliContext *context, const char *text);
void musette_cli_append_row (GString *text, int width, const char *label, char *value);
GBytes *musette_cli_read_file (const char *path, GError **error);

G_END_DECLS
