/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint musette_simulator_authorize (const char *header,
                                   const char *key,
                                   const char *token,
                                   gboolean lenient);

G_END_DECLS
