/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSETTE_RETRY_MAX_ATTEMPTS 5

gboolean musette_retry_policy_retries_status (guint status);
gboolean musette_retry_policy_retries_error (const GError *error);
gboolean musette_retry_policy_get_delay (guint attempt,
                                         const char *retry_after,
                                         gint64 now_unix,
                                         double *delay_s);

G_END_DECLS
