/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_FETCH (musette_fetch_get_type ())
G_DECLARE_FINAL_TYPE (MusetteFetch, musette_fetch, MUSETTE, FETCH, GObject)

gpointer musette_fetch_get_data (MusetteFetch *self);
const GError *musette_fetch_get_error (MusetteFetch *self);
gboolean musette_fetch_get_completed (MusetteFetch *self);
gboolean musette_fetch_get_from_cache (MusetteFetch *self);
GCancellable *musette_fetch_get_cancellable (MusetteFetch *self);
void musette_fetch_cancel (MusetteFetch *self);

G_END_DECLS
