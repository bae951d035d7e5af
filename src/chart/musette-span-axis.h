/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

#include "musette-format.h"

G_BEGIN_DECLS

/**
 * MusetteSpanKind:
 * @MUSETTE_SPAN_TIME: positions are elapsed seconds
 * @MUSETTE_SPAN_DISTANCE: positions are metres
 *
 * What runs from left to right.
 */
typedef enum
{
  MUSETTE_SPAN_TIME,
  MUSETTE_SPAN_DISTANCE,
} MusetteSpanKind;

/**
 * MusetteSpanAxis:
 * @kind: time or distance
 * @from: position at the left edge
 * @to: position at the right edge
 * @first: the first tick, at or behind @from
 * @step: distance of two ticks
 * @unit: positions per unit of the labels: 1 for seconds, 1000 for km, 1609.344 for miles
 *
 * The axis that all charts of a stack share.
 */
typedef struct
{
  MusetteSpanKind kind;
  double from;
  double to;
  double first;
  double step;
  double unit;
} MusetteSpanAxis;

void musette_span_axis_init (MusetteSpanAxis *self,
                             MusetteSpanKind kind,
                             MusetteUnits units,
                             double from,
                             double to,
                             guint max_ticks);
guint musette_span_axis_get_n_ticks (const MusetteSpanAxis *self);
double musette_span_axis_get_tick (const MusetteSpanAxis *self, guint index);
char *musette_span_axis_format (const MusetteSpanAxis *self, double position);
char *musette_span_axis_format_exact (const MusetteSpanAxis *self, double position);

G_END_DECLS
