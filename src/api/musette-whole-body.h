/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean musette_whole_body_check_csv (GBytes *body, GError **error);
gboolean musette_whole_body_check_file (GBytes *body, GError **error);

G_END_DECLS
