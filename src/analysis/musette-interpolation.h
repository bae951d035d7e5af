/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void musette_interpolate_floats (const gint32 *times,
                                 const float *values,
                                 gsize n,
                                 gint32 longest_step,
                                 float *series);
void musette_interpolate_doubles (const gint32 *times,
                                  const double *values,
                                  gsize n,
                                  gint32 longest_step,
                                  double *series);

G_END_DECLS
