/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *musette_error_text_dup (const GError *error);
char *musette_error_text_dup_file_problem (const GError *error, GFile *file);

G_END_DECLS
