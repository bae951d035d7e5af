/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MusetteZstd MusetteZstd;

MusetteZstd *musette_zstd_new (void);
void musette_zstd_free (MusetteZstd *self);

GBytes *musette_zstd_compress (MusetteZstd *self, gconstpointer data, gsize length);
gboolean musette_zstd_decompress (MusetteZstd *self,
                                  gconstpointer data,
                                  gsize length,
                                  GByteArray *content,
                                  GError **error);
GBytes *musette_zstd_pack_text (MusetteZstd *self, GBytes *text);
GBytes *
musette_zstd_unpack_text (MusetteZstd *self, gconstpointer data, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteZstd, musette_zstd_free)

G_END_DECLS
