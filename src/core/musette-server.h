/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MUSETTE_DEFAULT_SERVER:
 *
 * The address of Intervals.icu.
 */
#define MUSETTE_DEFAULT_SERVER "https://intervals.icu"

char *musette_server_normalize (const char *text, GError **error);

G_END_DECLS
