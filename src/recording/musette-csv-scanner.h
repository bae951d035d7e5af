/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

#include "musette-stream-set.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_CSV_SCANNER (musette_csv_scanner_get_type ())
G_DECLARE_FINAL_TYPE (MusetteCsvScanner, musette_csv_scanner, MUSETTE, CSV_SCANNER, GObject)

MusetteCsvScanner *musette_csv_scanner_new (void);
gboolean
musette_csv_scanner_feed (MusetteCsvScanner *self, const char *data, gsize length, GError **error);
MusetteStreamSet *musette_csv_scanner_finish (MusetteCsvScanner *self, GError **error);
const char *const *musette_csv_scanner_get_columns (MusetteCsvScanner *self);
gboolean musette_csv_scanner_is_cut (MusetteCsvScanner *self);

G_END_DECLS
