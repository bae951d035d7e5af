/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recording.h"

G_BEGIN_DECLS

gboolean musette_fit_is_header (const guint8 *data, gsize length);
MusetteRecording *musette_fit_read (GBytes *bytes, GCancellable *cancellable, GError **error);

G_END_DECLS
