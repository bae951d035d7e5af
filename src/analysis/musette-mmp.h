/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

/**
 * MUSETTE_MMP_DENSE_S:
 *
 * Up to this elapsed time musette_mmp_new() gives every second, beyond it the sparse durations.
 */
#define MUSETTE_MMP_DENSE_S (2 * 86400)

/**
 * MUSETTE_MMP_MAX_S:
 *
 * No curve goes beyond 14 days: a longer "ride" is one wrong time stamp.
 */
#define MUSETTE_MMP_MAX_S (14 * 86400)

#define MUSETTE_TYPE_MMP (musette_mmp_get_type ())
G_DECLARE_FINAL_TYPE (MusetteMmp, musette_mmp, MUSETTE, MMP, GObject)

MusetteMmp *musette_mmp_new (MusetteTimeline *timeline);
MusetteMmp *musette_mmp_new_exact (MusetteTimeline *timeline);
MusetteMmp *musette_mmp_new_sparse (MusetteTimeline *timeline);
MusetteMmp *musette_mmp_new_for_values (const float *values, gsize n);
MusetteMmp *musette_mmp_new_maximum (MusetteMmp **curves, guint n_curves);

guint musette_mmp_get_n (MusetteMmp *self);
const gint32 *musette_mmp_get_secs (MusetteMmp *self);
const double *musette_mmp_get_watts (MusetteMmp *self);
const gint32 *musette_mmp_get_starts (MusetteMmp *self);
double musette_mmp_lookup (MusetteMmp *self, gint32 secs);
gboolean musette_mmp_find (MusetteMmp *self, gint32 secs, double *watts, gint32 *start_s);

gint32 *musette_mmp_sparse_durations (gint32 longest_s, guint *n);

G_END_DECLS
