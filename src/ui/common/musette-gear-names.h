/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GHashTable *musette_gear_names_new (GListModel *gear);

G_END_DECLS
