/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *musette_cli_csv_from_json (GBytes *json, const char *const *columns, GError **error);
GBytes *musette_cli_csv_from_streams (GBytes *json, GError **error);

G_END_DECLS
