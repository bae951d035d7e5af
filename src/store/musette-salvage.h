/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
musette_salvage_run (const char *damaged, const char *fresh, guint *salvaged, GError **error);

G_END_DECLS
