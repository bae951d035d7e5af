/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-ride-charts-private.h"

/* What pointer and keys do to the charts of a ride. Everything ends in a call to the ride view, so
 * that tables, bars and track follow. */

#define ZOOM_STEP 1.25
#define WHEEL_PAN 0.08
#define KEY_ZOOM 1.5
#define DRAG_THRESHOLD_PX 4

static double
to_elapsed (MusetteRideCharts *self, double x)
{
  MusetteRideScene scene;
  MusetteRideLayout layout;
  double position;

  if (!_musette_ride_charts_init_scene (self, &scene, &layout))
    return NAN;
  x = CLAMP (x, layout.plot_x, layout.plot_x + layout.plot_width);
  position = musette_ride_scene_to_position (&scene, &layout, x);
  return round (musette_ride_traces_to_elapsed (self->traces, position));
}

static double
to_position (MusetteRideCharts *self, double x)
{
  MusetteRideScene scene;
  MusetteRideLayout layout;

  if (!_musette_ride_charts_init_scene (self, &scene, &layout))
    return NAN;
  return musette_ride_scene_to_position (&scene, &layout, x);
}

static MusetteRidePart
hit (MusetteRideCharts *self, double x, double y, guint *row)
{
  MusetteRideScene scene;
  MusetteRideLayout layout;
  double from_x;
  double to_x;

  *row = 0;
  if (!_musette_ride_charts_init_scene (self, &scene, &layout))
    return MUSETTE_RIDE_PART_NONE;
  musette_ride_scene_get_selection (&scene, &layout, &from_x, &to_x);
  return musette_ride_layout_hit (&layout, x, y, from_x, to_x, row);
}

static void
update_pointer (MusetteRideCharts *self, MusetteRidePart part, double x)
{
  const char *name = NULL;

  if (part == MUSETTE_RIDE_PART_BAND && _musette_ride_charts_is_at_edge (self, x))
    name = "ew-resize";
  else if (part == MUSETTE_RIDE_PART_FROM_HANDLE || part == MUSETTE_RIDE_PART_TO_HANDLE)
    name = "ew-resize";
  else if (part == MUSETTE_RIDE_PART_TITLE || part == MUSETTE_RIDE_PART_BAND)
    name = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, MusetteRideCharts *self)
{
  guint row;
  MusetteRidePart part = hit (self, x, y, &row);

  if (self->drag == MUSETTE_RIDE_DRAG_NONE)
    update_pointer (self, part, x);
  if (self->view != NULL && part != MUSETTE_RIDE_PART_NONE
      && self->drag != MUSETTE_RIDE_DRAG_INTERVAL)
    musette_ride_view_set_cursor (self->view, to_elapsed (self, x));
}

static void
leave_cb (GtkEventControllerMotion *controller, MusetteRideCharts *self)
{
  if (self->view != NULL)
    musette_ride_view_set_cursor (self->view, NAN);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, MusetteRideCharts *self)
{
  MusetteRideSpan selection;
  guint row;
  MusetteRidePart part = hit (self, x, y, &row);

  musette_chart_base_focus_in_place (MUSETTE_CHART_BASE (self));
  self->drag = MUSETTE_RIDE_DRAG_NONE;
  self->dragged = FALSE;
  if (part == MUSETTE_RIDE_PART_PLOT)
    {
      self->drag = MUSETTE_RIDE_DRAG_NEW;
      self->drag_anchor_s = to_elapsed (self, x);
      self->focus_row = row;
      return;
    }
  if (part == MUSETTE_RIDE_PART_BAND && _musette_ride_charts_begin_edge (self, x))
    {
      self->drag = MUSETTE_RIDE_DRAG_INTERVAL;
      return;
    }
  if (part != MUSETTE_RIDE_PART_FROM_HANDLE && part != MUSETTE_RIDE_PART_TO_HANDLE)
    return;
  if (!musette_ride_view_get_selection (self->view, &selection))
    return;
  self->drag = MUSETTE_RIDE_DRAG_EDGE;
  self->drag_anchor_s = part == MUSETTE_RIDE_PART_FROM_HANDLE ? selection.to : selection.from;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, MusetteRideCharts *self)
{
  double x;
  double y;
  double at_s;

  if (self->drag == MUSETTE_RIDE_DRAG_NONE || self->view == NULL)
    return;
  if (self->drag != MUSETTE_RIDE_DRAG_EDGE && !self->dragged && fabs (dx) < DRAG_THRESHOLD_PX)
    return;
  self->dragged = TRUE;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->drag == MUSETTE_RIDE_DRAG_INTERVAL)
    {
      GdkModifierType state
          = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

      _musette_ride_charts_drag_edge (self, x + dx, (state & GDK_CONTROL_MASK) != 0);
      return;
    }
  at_s = to_elapsed (self, x + dx);
  musette_ride_view_set_selection (self->view, self->drag_anchor_s, at_s);
  musette_ride_view_set_cursor (self->view, at_s);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, MusetteRideCharts *self)
{
  gboolean interval = self->drag == MUSETTE_RIDE_DRAG_INTERVAL;

  self->drag = MUSETTE_RIDE_DRAG_NONE;
  if (interval)
    _musette_ride_charts_end_edge (self);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, MusetteRideCharts *self)
{
  _musette_ride_charts_cancel_edge (self);
}

static void
select_interval_at (MusetteRideCharts *self, double x)
{
  MusetteRideInterval *interval
      = musette_ride_view_find_interval (self->view, to_elapsed (self, x));

  if (interval != NULL)
    musette_ride_view_select_interval (self->view, interval);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, MusetteRideCharts *self)
{
  guint row;
  MusetteRidePart part = hit (self, x, y, &row);

  if (self->view == NULL)
    return;
  if (part == MUSETTE_RIDE_PART_TITLE && n_press == 1)
    {
      self->focus_row = row;
      _musette_ride_charts_toggle_fold (self, row);
    }
  else if (part == MUSETTE_RIDE_PART_BAND && n_press == 1 && !self->dragged)
    select_interval_at (self, x);
  else if (part == MUSETTE_RIDE_PART_PLOT && n_press == 1 && !self->dragged)
    /* A click that was no drag lets the selection go, as in a text. */
    musette_ride_view_clear_selection (self->view);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, MusetteRideCharts *self)
{
  guint row;

  if (self->view == NULL || n_press != 2 || hit (self, x, y, &row) != MUSETTE_RIDE_PART_PLOT)
    return;
  self->drag = MUSETTE_RIDE_DRAG_NONE;
  select_interval_at (self, x);
}

static double
get_pointer_position (MusetteRideCharts *self, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  graphene_point_t point;
  double x;
  double y;
  double offset_x;
  double offset_y;

  if (event == NULL || !gdk_event_get_position (event, &x, &y))
    return NAN;
  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  if (!gtk_widget_compute_point (
          GTK_WIDGET (native), GTK_WIDGET (self),
          &GRAPHENE_POINT_INIT ((float) (x - offset_x), (float) (y - offset_y)), &point))
    return NAN;
  return to_position (self, point.x);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, MusetteRideCharts *self)
{
  GtkEventController *event_controller = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (event_controller);

  if (self->view == NULL || self->traces == NULL)
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    {
      musette_ride_view_zoom (self->view, pow (ZOOM_STEP, -dy),
                              get_pointer_position (self, event_controller));
      return GDK_EVENT_STOP;
    }
  /* A ride that is shown as a whole cannot be moved: let the page scroll. */
  if (musette_ride_view_is_fitted (self->view))
    return GDK_EVENT_PROPAGATE;
  musette_ride_view_pan (self->view, (fabs (dx) > fabs (dy) ? dx : dy) * WHEEL_PAN);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, MusetteRideCharts *self)
{
  MusetteRideSpan visible;
  double x;
  double y;

  if (self->view == NULL || !gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;
  visible = musette_ride_view_get_visible (self->view);
  self->pinch_width = visible.to - visible.from;
  self->pinch_centre = to_position (self, x);
  self->drag = MUSETTE_RIDE_DRAG_NONE;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, MusetteRideCharts *self)
{
  MusetteRideSpan visible;
  double width;

  if (self->view == NULL || self->pinch_width <= 0 || scale <= 0)
    return;
  visible = musette_ride_view_get_visible (self->view);
  width = visible.to - visible.from;
  musette_ride_view_zoom (self->view, width / (self->pinch_width / scale), self->pinch_centre);
}

static void
extend_selection (MusetteRideCharts *self, int steps)
{
  MusetteRideSpan selection;
  double cursor_s = musette_ride_view_get_cursor (self->view);
  double anchor_s;

  if (isnan (cursor_s))
    {
      musette_ride_view_move_cursor (self->view, 0);
      cursor_s = musette_ride_view_get_cursor (self->view);
    }
  anchor_s = cursor_s;
  if (musette_ride_view_get_selection (self->view, &selection))
    anchor_s = fabs (cursor_s - selection.from) < fabs (cursor_s - selection.to) ? selection.to
                                                                                 : selection.from;
  musette_ride_view_move_cursor (self->view, steps);
  musette_ride_view_set_selection (self->view, anchor_s, musette_ride_view_get_cursor (self->view));
}

static gboolean
move (MusetteRideCharts *self, int steps, gboolean extend)
{
  if (extend)
    extend_selection (self, steps);
  else
    musette_ride_view_move_cursor (self->view, steps);
  return GDK_EVENT_STOP;
}

/* To the first or the last second of the ride. */
static gboolean
jump (MusetteRideCharts *self, gboolean to_end, gboolean extend)
{
  return move (self, to_end ? G_MAXINT / 4 : -G_MAXINT / 4, extend);
}

static gboolean
escape (MusetteRideCharts *self)
{
  if (_musette_ride_charts_cancel_edge (self))
    return GDK_EVENT_STOP;
  if (!musette_ride_view_get_selection (self->view, NULL))
    return GDK_EVENT_PROPAGATE;
  musette_ride_view_clear_selection (self->view);
  return GDK_EVENT_STOP;
}

static gboolean
change_row (MusetteRideCharts *self, int by)
{
  int n = (int) musette_ride_traces_get_n (self->traces);

  if (n == 0 || (int) self->focus_row + by < 0 || (int) self->focus_row + by >= n)
    return GDK_EVENT_PROPAGATE;
  self->focus_row = (guint) ((int) self->focus_row + by);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
zoom (MusetteRideCharts *self, double factor)
{
  double cursor_s = musette_ride_view_get_cursor (self->view);
  double centre = isnan (cursor_s) ? NAN : musette_ride_view_to_x (self->view, cursor_s);

  musette_ride_view_zoom (self->view, factor, centre);
  return GDK_EVENT_STOP;
}

static gboolean
press_key (MusetteRideCharts *self, guint key, gboolean shift)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      return zoom (self, KEY_ZOOM);
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return zoom (self, 1 / KEY_ZOOM);
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      musette_ride_view_fit (self->view);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_comma:
      return move (self, -1, shift);
    case GDK_KEY_Right:
    case GDK_KEY_period:
      return move (self, 1, shift);
    case GDK_KEY_Home:
      return jump (self, FALSE, shift);
    case GDK_KEY_End:
      return jump (self, TRUE, shift);
    case GDK_KEY_Up:
      return change_row (self, -1);
    case GDK_KEY_Down:
      return change_row (self, 1);
    case GDK_KEY_f:
    case GDK_KEY_F:
      _musette_ride_charts_toggle_fold (self, self->focus_row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return escape (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        MusetteRideCharts *self)
{
  if (self->view == NULL || self->traces == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  return press_key (self, key, (state & GDK_SHIFT_MASK) != 0);
}

/* The menu acts where it was opened; in the band it is about the interval there. */
void
_musette_ride_charts_prepare_menu (MusetteChartBase *base, double x, double y)
{
  MusetteRideCharts *self = MUSETTE_RIDE_CHARTS (base);
  double at_s = to_elapsed (self, x);
  double cursor_s;
  guint row;

  if (self->view == NULL || self->editor == NULL || isnan (at_s))
    return;
  cursor_s = musette_ride_view_get_cursor (self->view);
  musette_ride_editor_set_place (self->editor, isnan (cursor_s) ? at_s : cursor_s);
  if (hit (self, x, y, &row) == MUSETTE_RIDE_PART_BAND)
    select_interval_at (self, x);
}

static void
add_pointer (MusetteRideCharts *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Connects pointer, wheel, pinch and keys. The controllers die with the widget. */
void
_musette_ride_charts_add_input (MusetteRideCharts *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  add_pointer (self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
