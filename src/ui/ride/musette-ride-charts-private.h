/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-charts.h"
#include "musette-ride-editor.h"
#include "musette-ride-painter.h"
#include "musette-ride-picture.h"

G_BEGIN_DECLS

/**
 * MusetteRideDrag:
 * @MUSETTE_RIDE_DRAG_NONE: nothing
 * @MUSETTE_RIDE_DRAG_NEW: a new selection from where the button went down
 * @MUSETTE_RIDE_DRAG_EDGE: an edge of the selection
 * @MUSETTE_RIDE_DRAG_INTERVAL: an edge of an interval
 *
 * What the pointer is dragging.
 */
typedef enum
{
  MUSETTE_RIDE_DRAG_NONE,
  MUSETTE_RIDE_DRAG_NEW,
  MUSETTE_RIDE_DRAG_EDGE,
  MUSETTE_RIDE_DRAG_INTERVAL,
} MusetteRideDrag;

/**
 * MusetteRideFollower:
 * @node: (nullable): how it was last drawn, %NULL when it has to be made anew
 * @stale: whether that is of an earlier place of the cursor
 * @due_us: the time of the first frame that may show the next place
 *
 * What follows the cursor, at a pace of its own.
 */
typedef struct
{
  GskRenderNode *node;
  gboolean stale;
  gint64 due_us;
} MusetteRideFollower;

struct _MusetteRideCharts
{
  MusetteViewChart parent_instance;

  MusetteRideView *view; /* unowned: the one of the parent */
  MusetteRideTraces *traces;
  MusetteRidePicture *picture;
  MusetteRideFollower titles;
  MusetteRideFollower line;
  MusetteRideFollower caption; /* the time below the line */
  double cursor_x;             /* where the line was last drawn, NaN = nowhere */
  guint follow_id;             /* runs while one of these is stale */

  guint focus_row;
  MusetteRideDrag drag;
  gboolean dragged;     /* whether the pointer went far enough since the button went down */
  double drag_anchor_s; /* the end of the selection that stays */

  MusetteRideEditor *editor;
  guint edge_index;
  MusetteIntervalEdge edge;
  double edge_x;         /* where the edge would be if there were no samples */
  double edge_pointer_x; /* where the pointer was seen last */
  double pinch_width;    /* what was visible when the pinch began */
  double pinch_centre;
};

gboolean _musette_ride_charts_init_scene (MusetteRideCharts *self,
                                          MusetteRideScene *scene,
                                          MusetteRideLayout *layout);
void _musette_ride_charts_toggle_fold (MusetteRideCharts *self, guint row);
void _musette_ride_charts_add_input (MusetteRideCharts *self);
void _musette_ride_charts_prepare_menu (MusetteChartBase *base, double x, double y);

void _musette_ride_charts_describe (MusetteRideCharts *self);

void _musette_ride_charts_follow (MusetteRideCharts *self);
void _musette_ride_charts_stop_following (MusetteRideCharts *self);
void _musette_ride_charts_forget_cursor (MusetteRideCharts *self);
void _musette_ride_charts_forget_titles (MusetteRideCharts *self);
void _musette_ride_charts_snapshot_cursor (MusetteRideCharts *self,
                                           const MusetteRideScene *scene,
                                           const MusetteRideLayout *layout,
                                           GtkSnapshot *snapshot);
void _musette_ride_charts_snapshot_titles (MusetteRideCharts *self,
                                           const MusetteRideScene *scene,
                                           const MusetteRideLayout *layout,
                                           GtkSnapshot *snapshot);

gboolean _musette_ride_charts_is_at_edge (MusetteRideCharts *self, double x);
gboolean _musette_ride_charts_begin_edge (MusetteRideCharts *self, double x);
void _musette_ride_charts_drag_edge (MusetteRideCharts *self, double x, gboolean fine);
void _musette_ride_charts_end_edge (MusetteRideCharts *self);
gboolean _musette_ride_charts_cancel_edge (MusetteRideCharts *self);
void _musette_ride_charts_snapshot_edges (MusetteRideCharts *self,
                                          const MusetteRideScene *scene,
                                          const MusetteRideLayout *layout,
                                          GtkSnapshot *snapshot);

G_END_DECLS
