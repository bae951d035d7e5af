/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *musette_local_id_new (void);
gboolean musette_local_id_is_local (const char *id);
char *musette_local_id_new_external (void);

G_END_DECLS
