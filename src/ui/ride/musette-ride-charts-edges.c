/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-paint.h"
#include "musette-ride-charts-private.h"

/* The edges of the intervals, which the pointer drags along the band above the charts. */

#define EDGE_REACH_PX 6.0
#define FINE_SHARE 0.1 /* of the way of the pointer, while Ctrl is held */
#define MARK_PX 2

static double
to_elapsed (MusetteRideCharts *self, double x)
{
  MusetteRideScene scene;
  MusetteRideLayout layout;

  if (!_musette_ride_charts_init_scene (self, &scene, &layout))
    return NAN;
  x = CLAMP (x, layout.plot_x, layout.plot_x + layout.plot_width);
  return musette_ride_traces_to_elapsed (self->traces,
                                         musette_ride_scene_to_position (&scene, &layout, x));
}

static double
to_x (const MusetteRideScene *scene, const MusetteRideLayout *layout, double elapsed_s)
{
  return musette_ride_scene_to_x (scene, layout,
                                  musette_ride_traces_to_position (scene->traces, elapsed_s));
}

static gboolean
find_edge (MusetteRideCharts *self, double x, guint *index, MusetteIntervalEdge *edge)
{
  double at_s = to_elapsed (self, x);
  double reach_s = MAX (to_elapsed (self, x + EDGE_REACH_PX) - at_s,
                        at_s - to_elapsed (self, x - EDGE_REACH_PX));

  return self->editor != NULL && !isnan (at_s)
         && musette_ride_editor_find_edge (self->editor, at_s, reach_s, index, edge);
}

/* Whether the pointer is at an edge that can be dragged. */
gboolean
_musette_ride_charts_is_at_edge (MusetteRideCharts *self, double x)
{
  MusetteIntervalEdge edge;
  guint index;

  return find_edge (self, x, &index, &edge);
}

gboolean
_musette_ride_charts_begin_edge (MusetteRideCharts *self, double x)
{
  if (!find_edge (self, x, &self->edge_index, &self->edge)
      || !musette_ride_editor_begin (self->editor))
    return FALSE;
  self->edge_x = x;
  self->edge_pointer_x = x;
  return TRUE;
}

void
_musette_ride_charts_drag_edge (MusetteRideCharts *self, double x, gboolean fine)
{
  double at_s;

  self->edge_x += (x - self->edge_pointer_x) * (fine ? FINE_SHARE : 1);
  self->edge_pointer_x = x;
  at_s = to_elapsed (self, self->edge_x);
  musette_ride_editor_try_edge (self->editor, self->edge_index, self->edge, at_s);
  musette_ride_view_set_cursor (self->view, round (at_s));
}

void
_musette_ride_charts_end_edge (MusetteRideCharts *self)
{
  musette_ride_editor_commit (self->editor);
}

/* Whether something was dragged that is as it was now. */
gboolean
_musette_ride_charts_cancel_edge (MusetteRideCharts *self)
{
  if (self->drag != MUSETTE_RIDE_DRAG_INTERVAL)
    return FALSE;
  self->drag = MUSETTE_RIDE_DRAG_NONE;
  musette_ride_editor_cancel (self->editor);
  musette_ride_view_clear_selection (self->view);
  return TRUE;
}

static void
snapshot_mark (const MusetteRideLayout *layout, GtkSnapshot *snapshot, double x, MusetteColor color)
{
  if (x < layout->plot_x - 1 || x > layout->plot_x + layout->plot_width + 1)
    return;
  musette_paint_append_rect (snapshot, round (x) - MARK_PX / 2, layout->band.y, MARK_PX,
                             layout->band.height, color);
}

/* The edges of the selected interval stand out in the band: they can be dragged. */
void
_musette_ride_charts_snapshot_edges (MusetteRideCharts *self,
                                     const MusetteRideScene *scene,
                                     const MusetteRideLayout *layout,
                                     GtkSnapshot *snapshot)
{
  MusetteColor color = scene->style.palette->accent;
  MusetteRideInterval *selected;
  const MusetteRideIntervalValues *values;

  if (self->editor == NULL || layout->band.height <= 0
      || !musette_ride_editor_get_editable (self->editor))
    return;
  selected = musette_ride_view_get_selected_interval (self->view);
  if (selected == NULL)
    return;
  values = musette_ride_interval_get_values (selected);
  snapshot_mark (layout, snapshot, to_x (scene, layout, values->from_s), color);
  snapshot_mark (layout, snapshot, to_x (scene, layout, values->to_s), color);
}
