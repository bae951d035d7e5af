/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MUSETTE_VALUE_AXIS_MAX_TICKS 8

/**
 * MusetteValueAxis:
 * @lower: value at the bottom
 * @upper: value at the top
 * @n_ticks: how many ticks
 * @ticks: their values, ascending
 * @decimals: digits behind the point that tell the ticks apart
 *
 * A vertical axis: a range with three to five lines at nice values.
 */
typedef struct
{
  double lower;
  double upper;
  guint n_ticks;
  double ticks[MUSETTE_VALUE_AXIS_MAX_TICKS];
  guint decimals;
} MusetteValueAxis;

void musette_value_axis_init (MusetteValueAxis *self,
                              double min,
                              double max,
                              gboolean from_zero,
                              guint max_ticks);
void musette_value_axis_init_pace (MusetteValueAxis *self,
                                   double min_mps,
                                   double max_mps,
                                   double unit_m,
                                   guint max_ticks);
double musette_value_axis_get_fraction (const MusetteValueAxis *self, double value);
double musette_nice_step (double span, guint max_steps);

G_END_DECLS
