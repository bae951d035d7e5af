/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-charts.h"
#include "musette-ride-painter.h"

G_BEGIN_DECLS

/**
 * MusetteRideDrag:
 * @MUSETTE_RIDE_DRAG_NONE: nothing
 * @MUSETTE_RIDE_DRAG_NEW: a new selection from where the button went down
 * @MUSETTE_RIDE_DRAG_EDGE: an edge of the selection
 *
 * What the pointer is dragging.
 */
typedef enum
{
  MUSETTE_RIDE_DRAG_NONE,
  MUSETTE_RIDE_DRAG_NEW,
  MUSETTE_RIDE_DRAG_EDGE,
} MusetteRideDrag;

struct _MusetteRideCharts
{
  MusetteViewChart parent_instance;

  MusetteRideView *view; /* unowned: the one of the parent */
  MusetteRideTraces *traces;
  MusetteTraceWork *work;
  GskRenderNode *titles;

  guint focus_row;
  MusetteRideDrag drag;
  gboolean dragged;     /* whether the pointer went far enough since the button went down */
  double drag_anchor_s; /* the end of the selection that stays */
  double pinch_width;   /* what was visible when the pinch began */
  double pinch_centre;
};

gboolean _musette_ride_charts_init_scene (MusetteRideCharts *self,
                                          MusetteRideScene *scene,
                                          MusetteRideLayout *layout);
void _musette_ride_charts_toggle_fold (MusetteRideCharts *self, guint row);
void _musette_ride_charts_add_input (MusetteRideCharts *self);

G_END_DECLS
