/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-stream-set.h"
#include "musette-zstd.h"

G_BEGIN_DECLS

GBytes *musette_stream_codec_encode (MusetteZstd *zstd, MusetteStreamSet *streams);
MusetteStreamSet *
musette_stream_codec_decode (MusetteZstd *zstd, gconstpointer data, gsize length, GError **error);

G_END_DECLS
