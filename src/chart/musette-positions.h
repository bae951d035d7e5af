/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MusetteColumnGrid:
 * @first: number of the first column; column k covers [k × @width, (k + 1) × @width)
 * @n: how many columns are looked at
 * @width: width of a column in units of the positions
 *
 * The columns of pixels a chart is drawn in. They are tied to position 0 and not to the first
 * visible sample, so that a trace keeps its shape while it is moved.
 */
typedef struct
{
  gint64 first;
  guint n;
  double width;
} MusetteColumnGrid;

void musette_column_grid_init (MusetteColumnGrid *self, double from, double to, guint n);
double musette_column_grid_get_start (const MusetteColumnGrid *self, guint column);

#define MUSETTE_TYPE_POSITIONS (musette_positions_get_type ())
typedef struct _MusettePositions MusettePositions;

GType musette_positions_get_type (void) G_GNUC_CONST;
MusettePositions *
musette_positions_new (double *values, guint n, const guint *segment_starts, guint n_segments);
MusettePositions *musette_positions_ref (MusettePositions *self);
void musette_positions_unref (MusettePositions *self);
guint musette_positions_get_length (const MusettePositions *self);
double musette_positions_get (const MusettePositions *self, guint index);
const double *musette_positions_get_values (const MusettePositions *self);
double musette_positions_get_end (const MusettePositions *self);
gboolean musette_positions_is_break (const MusettePositions *self, guint index);
guint musette_positions_find (const MusettePositions *self, double position);
guint musette_positions_find_nearest (const MusettePositions *self, double position);
void musette_positions_locate (const MusettePositions *self,
                               const MusetteColumnGrid *grid,
                               guint *bounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusettePositions, musette_positions_unref)

G_END_DECLS
