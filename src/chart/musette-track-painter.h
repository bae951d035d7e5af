/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-chart-style.h"
#include "musette-ride-layout.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_TRACK (musette_track_get_type ())
typedef struct _MusetteTrack MusetteTrack;

GType musette_track_get_type (void) G_GNUC_CONST;
MusetteTrack *musette_track_new (const double *latitudes,
                                 const double *longitudes,
                                 const double *elapsed_s,
                                 guint n);
MusetteTrack *musette_track_ref (MusetteTrack *self);
void musette_track_unref (MusetteTrack *self);
gboolean musette_track_is_empty (const MusetteTrack *self);
gboolean musette_track_locate (const MusetteTrack *self,
                               double width,
                               double height,
                               double elapsed_s,
                               double *x,
                               double *y);
double musette_track_find_nearest (const MusetteTrack *self,
                                   double width,
                                   double height,
                                   double x,
                                   double y,
                                   double max_distance);
void musette_track_draw (const MusetteTrack *self,
                         const MusetteChartStyle *style,
                         cairo_t *cr,
                         double width,
                         double height,
                         double selection_from_s,
                         double selection_to_s);
void musette_track_draw_cursor (const MusetteTrack *self,
                                const MusetteChartStyle *style,
                                cairo_t *cr,
                                double width,
                                double height,
                                double elapsed_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteTrack, musette_track_unref)

G_END_DECLS
