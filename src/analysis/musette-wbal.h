/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

/**
 * MusetteWbalSummary:
 * @end_j: W' left at the end in J
 * @min_j: the least W' left in J; below zero when CP or W' is set too low
 * @tau_s: time constant of the integral form in s, NaN for the other forms
 *
 * What is left of W' during a ride.
 */
typedef struct
{
  double end_j;
  double min_j;
  double tau_s;
} MusetteWbalSummary;

void musette_wbal_samples (const gint32 *time_s,
                           const float *watts,
                           gsize n,
                           double cp_w,
                           double w_prime_j,
                           float *trace_j,
                           MusetteWbalSummary *out);
void musette_wbal_differential (const float *watts,
                                gsize n,
                                const MusetteSegment *segments,
                                guint n_segments,
                                double cp_w,
                                double w_prime_j,
                                float *trace_j,
                                MusetteWbalSummary *out);
void musette_wbal_integral (const float *watts,
                            gsize n,
                            const MusetteSegment *segments,
                            guint n_segments,
                            double cp_w,
                            double w_prime_j,
                            float *trace_j,
                            MusetteWbalSummary *out);

G_END_DECLS
