/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-chart-text.h"
#include "musette-paint.h"
#include "musette-ride-charts-private.h"

/* What follows the cursor: the line with its dots, the time below it, and the values in the titles.
 */

#define TITLES_MS 80
#define CAPTION_MS 40
#define DOT_PX 7
#define HALF_CAPTION 24.0

static void
clear_follower (MusetteRideFollower *follower)
{
  g_clear_pointer (&follower->node, gsk_render_node_unref);
}

/* A caption of which only a part would be left is covered as a whole. */
static void
cover_captions (const MusetteRideScene *scene,
                const MusetteRideLayout *layout,
                GtkSnapshot *snapshot,
                double left,
                double right)
{
  MusetteSpanAxis axis;
  double from = left;
  double to = right;

  musette_ride_scene_get_span_axis (scene, layout, &axis);
  for (guint i = 0; i < musette_span_axis_get_n_ticks (&axis); i++)
    {
      double x = musette_ride_scene_to_x (scene, layout, musette_span_axis_get_tick (&axis, i));

      if (x + HALF_CAPTION < left || x - HALF_CAPTION > right)
        continue;
      from = MIN (from, x - HALF_CAPTION);
      to = MAX (to, x + HALF_CAPTION);
    }
  musette_paint_append_rect (snapshot, floor (from), layout->axis.y + 2, to - from,
                             layout->axis.height - 2, scene->style.palette->background);
}

static gboolean
find_cursor (MusetteRideCharts *self,
             const MusetteRideScene *scene,
             const MusetteRideLayout *layout,
             double *position,
             double *x)
{
  *position = musette_ride_traces_to_position (self->traces, scene->cursor_s);
  *x = musette_ride_scene_to_x (scene, layout, *position);
  return !isnan (scene->cursor_s) && *x >= layout->plot_x
         && *x <= layout->plot_x + layout->plot_width;
}

/* The time under the cursor takes the place of the captions it covers. */
static void
snapshot_caption (MusetteRideCharts *self,
                  const MusetteRideScene *scene,
                  const MusetteRideLayout *layout,
                  GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) text = NULL;
  g_autofree char *caption = NULL;
  MusetteSpanAxis axis;
  GdkRGBA color = musette_paint_to_rgba (scene->style.palette->text);
  double position;
  double x;
  int width;
  int height;

  if (!find_cursor (self, scene, layout, &position, &x))
    return;
  musette_span_axis_init (&axis, scene->kind, scene->style.units, scene->from, scene->to, 2);
  caption = musette_span_axis_format_exact (&axis, position);
  text = musette_chart_text_new (&scene->style, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                 MUSETTE_TEXT_CAPTION, caption);
  pango_layout_get_pixel_size (text, &width, &height);
  x = CLAMP (x - width / 2.0, layout->plot_x, layout->plot_x + layout->plot_width - width);
  cover_captions (scene, layout, snapshot, x - 6, x + width + 6);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) floor (x), (float) layout->axis.y + 6));
  gtk_snapshot_append_layout (snapshot, text, &color);
  gtk_snapshot_restore (snapshot);
}

/* One node for line and dots, which reaches to where the last one was: to the renderer a single
 * rectangle has changed. When these become too many, it redraws all. */
static void
snapshot_line (MusetteRideCharts *self,
               const MusetteRideScene *scene,
               const MusetteRideLayout *layout,
               GtkSnapshot *snapshot)
{
  double last_x = self->cursor_x;
  double top = layout->rows[0].plot.y - DOT_PX;
  double position;
  double x;
  double left;
  double right;
  cairo_t *cr;

  self->cursor_x = NAN;
  if (!find_cursor (self, scene, layout, &position, &x))
    return;
  self->cursor_x = x;
  left = floor (isnan (last_x) ? x : MIN (x, last_x)) - DOT_PX;
  right = ceil (isnan (last_x) ? x : MAX (x, last_x)) + DOT_PX;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left),
                                     (float) (layout->axis.y - top + DOT_PX)));
  musette_ride_painter_draw_cursor (scene, layout, cr);
  cairo_destroy (cr);
}

/* A node for each title as a whole, however many runs of glyphs it has. */
static void
snapshot_title (MusetteRideCharts *self,
                const MusetteRideScene *scene,
                const MusetteRideLayout *layout,
                guint row,
                GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) title = NULL;
  PangoRectangle ink;
  double x;
  double y;
  cairo_t *cr;

  title = musette_ride_painter_create_title (
      scene, layout, row, gtk_widget_get_pango_context (GTK_WIDGET (self)), &x, &y);
  pango_layout_get_pixel_extents (title, &ink, NULL);
  if (ink.width <= 0 || ink.height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) floor (x) + ink.x - 1,
                                                                 (float) floor (y) + ink.y - 1,
                                                                 ink.width + 3, ink.height + 3));
  musette_chart_style_set_source (cr, scene->style.palette->text);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, title);
  cairo_destroy (cr);
}

static void
snapshot_titles (MusetteRideCharts *self,
                 const MusetteRideScene *scene,
                 const MusetteRideLayout *layout,
                 GtkSnapshot *snapshot)
{
  for (guint row = 0; row < layout->n_rows; row++)
    snapshot_title (self, scene, layout, row, snapshot);
}

typedef void (*SnapshotFunc) (MusetteRideCharts *self,
                              const MusetteRideScene *scene,
                              const MusetteRideLayout *layout,
                              GtkSnapshot *snapshot);

/* What is kept is the same node in the next frame: to the renderer it has not changed. */
static void
append_follower (MusetteRideCharts *self,
                 const MusetteRideScene *scene,
                 const MusetteRideLayout *layout,
                 MusetteRideFollower *follower,
                 SnapshotFunc snapshot_func,
                 GtkSnapshot *snapshot)
{
  if (follower->node == NULL)
    {
      GtkSnapshot *own = gtk_snapshot_new ();

      snapshot_func (self, scene, layout, own);
      follower->node = gtk_snapshot_free_to_node (own);
    }
  if (follower->node != NULL)
    gtk_snapshot_append_node (snapshot, follower->node);
}

/* The line, and the time below it. */
void
_musette_ride_charts_snapshot_cursor (MusetteRideCharts *self,
                                      const MusetteRideScene *scene,
                                      const MusetteRideLayout *layout,
                                      GtkSnapshot *snapshot)
{
  append_follower (self, scene, layout, &self->line, snapshot_line, snapshot);
  append_follower (self, scene, layout, &self->caption, snapshot_caption, snapshot);
}

/* The titles, with the values under the cursor. */
void
_musette_ride_charts_snapshot_titles (MusetteRideCharts *self,
                                      const MusetteRideScene *scene,
                                      const MusetteRideLayout *layout,
                                      GtkSnapshot *snapshot)
{
  append_follower (self, scene, layout, &self->titles, snapshot_titles, snapshot);
}

/* Has the line and its time drawn anew. */
void
_musette_ride_charts_forget_cursor (MusetteRideCharts *self)
{
  clear_follower (&self->line);
  clear_follower (&self->caption);
}

/* Has the titles drawn anew. */
void
_musette_ride_charts_forget_titles (MusetteRideCharts *self)
{
  clear_follower (&self->titles);
}

static gboolean
take_turn (MusetteRideCharts *self, MusetteRideFollower *follower, gint64 now_us, gint64 pace_ms)
{
  if (!follower->stale || now_us < follower->due_us)
    return FALSE;
  follower->stale = FALSE;
  follower->due_us = now_us + pace_ms * 1000;
  clear_follower (follower);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* The line follows the pointer with each frame, texts more slowly: nobody reads them faster. The
 * titles have frames of their own, in which the line stays: the window system is sent all that
 * lies between what has changed, which from the titles to the line is most of the window. */
static gboolean
follow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  MusetteRideCharts *self = MUSETTE_RIDE_CHARTS (widget);
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);

  if (take_turn (self, &self->titles, now_us, TITLES_MS))
    _musette_ride_charts_describe (self);
  else
    {
      take_turn (self, &self->line, now_us, 0);
      take_turn (self, &self->caption, now_us, CAPTION_MS);
    }
  if (self->titles.stale || self->line.stale || self->caption.stale)
    return G_SOURCE_CONTINUE;
  self->follow_id = 0;
  return G_SOURCE_REMOVE;
}

void
_musette_ride_charts_stop_following (MusetteRideCharts *self)
{
  if (self->follow_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->follow_id);
  self->follow_id = 0;
}

/* To be called when the cursor has moved. */
void
_musette_ride_charts_follow (MusetteRideCharts *self)
{
  self->titles.stale = self->line.stale = self->caption.stale = TRUE;
  if (self->follow_id == 0)
    self->follow_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cb, NULL, NULL);
}
