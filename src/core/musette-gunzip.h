/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean musette_gunzip_is_gzip (GBytes *bytes);
GBytes *musette_gunzip (GBytes *bytes, gsize limit, gboolean *is_cut, GError **error);

G_END_DECLS
