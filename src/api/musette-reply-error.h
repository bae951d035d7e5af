/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GError *musette_reply_error_new (guint status, const char *body, gsize length);
GError *musette_reply_error_from_body (const GError *cause);
gboolean musette_reply_is_html (const char *body, gsize length);

G_END_DECLS
