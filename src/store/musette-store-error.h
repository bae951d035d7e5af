/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void musette_store_set_error (GError **error, sqlite3 *handle, int code);
void musette_store_set_errno (GError **error, int number, const char *path);

G_END_DECLS
