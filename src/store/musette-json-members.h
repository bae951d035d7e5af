/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *musette_json_without_members (GBytes *object, const char *const *names, GError **error);
GBytes *musette_json_replace_string (GBytes *text, const char *old_string, const char *new_string);

G_END_DECLS
