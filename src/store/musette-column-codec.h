/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void musette_column_encode_times (const gint32 *values, guint n, GByteArray *out);
void musette_column_encode_floats (const float *values, guint n, GByteArray *out);
void musette_column_encode_doubles (const double *values, guint n, GByteArray *out);

gboolean musette_column_decode_times (const guint8 **at,
                                      const guint8 *end,
                                      guint n,
                                      gint64 *scratch,
                                      gint32 *values);
gboolean musette_column_decode_floats (const guint8 **at,
                                       const guint8 *end,
                                       guint n,
                                       gint64 *scratch,
                                       float *values);
gboolean musette_column_decode_doubles (const guint8 **at,
                                        const guint8 *end,
                                        guint n,
                                        gint64 *scratch,
                                        double *values);

G_END_DECLS
