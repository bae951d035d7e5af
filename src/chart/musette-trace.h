/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-positions.h"

G_BEGIN_DECLS

/**
 * MusetteColumn:
 * @min: lowest value of the line within the column, NaN when it is empty
 * @max: highest value of the line within the column, NaN when it is empty
 *
 * What a trace covers in one column of pixels. The line between two samples counts as well, so a
 * column without a sample of its own still has its part of the slope.
 */
typedef struct
{
  float min;
  float max;
} MusetteColumn;

/**
 * MusetteTracePoint:
 * @position: where
 * @value: how much
 * @starts: whether the line begins anew here
 *
 * One point of the thinned-out line that is drawn as vectors.
 */
typedef struct
{
  double position;
  float value;
  gboolean starts;
} MusetteTracePoint;

#define MUSETTE_TYPE_TRACE (musette_trace_get_type ())
typedef struct _MusetteTrace MusetteTrace;

GType musette_trace_get_type (void) G_GNUC_CONST;
MusetteTrace *musette_trace_new (MusettePositions *positions, float *values, guint n);
MusetteTrace *musette_trace_new_with_positions (MusetteTrace *self, MusettePositions *positions);
MusetteTrace *musette_trace_ref (MusetteTrace *self);
void musette_trace_unref (MusetteTrace *self);
MusettePositions *musette_trace_get_positions (const MusetteTrace *self);
guint musette_trace_get_length (const MusetteTrace *self);
const float *musette_trace_get_values (const MusetteTrace *self);
float musette_trace_get_value (const MusetteTrace *self, guint index);
gboolean musette_trace_is_joined (const MusetteTrace *self, guint index);
gboolean
musette_trace_get_extent (const MusetteTrace *self, guint from, guint to, float *min, float *max);
guint musette_trace_find_max (const MusetteTrace *self, guint from, guint to);
void musette_trace_get_columns (const MusetteTrace *self,
                                const MusetteColumnGrid *grid,
                                const guint *bounds,
                                MusetteColumn *columns);
GArray *musette_trace_get_path (const MusetteTrace *self, const MusetteColumnGrid *grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteTrace, musette_trace_unref)

G_END_DECLS
