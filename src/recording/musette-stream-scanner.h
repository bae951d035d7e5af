/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

#include "musette-stream-set.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_STREAM_SCANNER (musette_stream_scanner_get_type ())
G_DECLARE_FINAL_TYPE (MusetteStreamScanner,
                      musette_stream_scanner,
                      MUSETTE,
                      STREAM_SCANNER,
                      GObject)

MusetteStreamScanner *musette_stream_scanner_new (void);
gboolean musette_stream_scanner_feed (MusetteStreamScanner *self,
                                      const char *data,
                                      gsize length,
                                      GError **error);
MusetteStreamSet *musette_stream_scanner_finish (MusetteStreamScanner *self, GError **error);
MusetteStreamSet *musette_stream_scanner_finish_partial (MusetteStreamScanner *self);
const char *const *musette_stream_scanner_get_types (MusetteStreamScanner *self);
const char *musette_stream_scanner_get_unequal (MusetteStreamScanner *self);

G_END_DECLS
