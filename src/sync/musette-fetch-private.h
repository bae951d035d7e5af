/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-fetch.h"

G_BEGIN_DECLS

MusetteFetch *_musette_fetch_new (void);
void _musette_fetch_deliver (MusetteFetch *self, GObject *data, gboolean from_cache);
void _musette_fetch_replace (MusetteFetch *self, GObject *data);
void _musette_fetch_complete (MusetteFetch *self, GError *error);

G_END_DECLS
