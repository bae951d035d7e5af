/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

int musette_cli_csv_print (MusetteCliContext *context, GBytes *json, const char *columns);
GBytes *musette_cli_csv_from_streams (GBytes *json, GError **error);

G_END_DECLS
