/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

gboolean musette_same_content (GObject *a, GObject *b);

G_END_DECLS
