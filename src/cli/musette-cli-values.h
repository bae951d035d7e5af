/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"
#include "musette-patch.h"

G_BEGIN_DECLS

MusettePatch *musette_cli_values_parse (char **pairs, GError **error);
GPtrArray *musette_cli_values_read (GBytes *bytes, gboolean *is_list, GError **error);
char *musette_cli_parse_date (MusetteCliContext *context, const char *text, int *exit_code);

G_END_DECLS
