/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-connection.h"

G_BEGIN_DECLS

guint musette_migrations_get_newest (void);
gboolean musette_migrations_apply (MusetteConnection *connection, guint version, GError **error);

G_END_DECLS
