/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-track-painter.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-chart-text.h"

#define MARGIN 12.0
#define LINE_PX 2.0
#define DOT_RADIUS 5.0
#define LEAST_STEP_PX 0.75
#define METRES_PER_DEGREE 111320.0

typedef struct
{
  double x; /* metres east of the middle */
  double y; /* metres north of the middle */
  double elapsed_s;
  gboolean starts;
} Point;

/**
 * MusetteTrack:
 *
 * Where a ride went, in metres around its middle (equirectangular projection with the scale of the
 * middle's latitude: at the size of a ride nobody sees the difference to a true map).
 */
struct _MusetteTrack
{
  gatomicrefcount ref_count;
  GArray *points;
  double half_width;
  double half_height;
};

G_DEFINE_BOXED_TYPE (MusetteTrack, musette_track, musette_track_ref, musette_track_unref)

static gboolean
is_place (double latitude, double longitude)
{
  return isfinite (latitude) && isfinite (longitude) && fabs (latitude) <= 90
         && fabs (longitude) <= 180 && (latitude != 0 || longitude != 0);
}

typedef struct
{
  double min_latitude;
  double max_latitude;
  double min_longitude;
  double max_longitude;
} Bounds;

static Bounds
find_bounds (const double *latitudes, const double *longitudes, guint n)
{
  Bounds bounds = { INFINITY, -INFINITY, INFINITY, -INFINITY };

  for (guint i = 0; i < n; i++)
    {
      if (!is_place (latitudes[i], longitudes[i]))
        continue;
      bounds.min_latitude = MIN (bounds.min_latitude, latitudes[i]);
      bounds.max_latitude = MAX (bounds.max_latitude, latitudes[i]);
      bounds.min_longitude = MIN (bounds.min_longitude, longitudes[i]);
      bounds.max_longitude = MAX (bounds.max_longitude, longitudes[i]);
    }
  return bounds;
}

/**
 * musette_track_new:
 * @latitudes: (array length=n): degrees north, NaN = missing
 * @longitudes: (array length=n): degrees east, NaN = missing
 * @elapsed_s: (array length=n): elapsed seconds, ascending
 * @n: how many
 *
 * Returns: (transfer full): the track; where positions are missing the line is broken
 */
MusetteTrack *
musette_track_new (const double *latitudes,
                   const double *longitudes,
                   const double *elapsed_s,
                   guint n)
{
  MusetteTrack *self = g_new0 (MusetteTrack, 1);
  Bounds bounds = find_bounds (latitudes, longitudes, n);
  double latitude = (bounds.min_latitude + bounds.max_latitude) / 2;
  double longitude = (bounds.min_longitude + bounds.max_longitude) / 2;
  double east = METRES_PER_DEGREE * cos (latitude * G_PI / 180);
  gboolean starts = TRUE;

  g_atomic_ref_count_init (&self->ref_count);
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  for (guint i = 0; i < n; i++)
    {
      Point point = { .elapsed_s = elapsed_s[i], .starts = starts };

      starts = !is_place (latitudes[i], longitudes[i]);
      if (starts)
        continue;
      point.x = (longitudes[i] - longitude) * east;
      point.y = (latitudes[i] - latitude) * METRES_PER_DEGREE;
      g_array_append_val (self->points, point);
    }
  if (self->points->len > 0)
    {
      self->half_width = (bounds.max_longitude - bounds.min_longitude) / 2 * east;
      self->half_height = (bounds.max_latitude - bounds.min_latitude) / 2 * METRES_PER_DEGREE;
    }
  return self;
}

/**
 * musette_track_ref:
 * @self: a track
 *
 * Returns: (transfer full): @self
 */
MusetteTrack *
musette_track_ref (MusetteTrack *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * musette_track_unref:
 * @self: (transfer full): a track
 */
void
musette_track_unref (MusetteTrack *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->points);
  g_free (self);
}

/**
 * musette_track_is_empty:
 * @self: a track
 *
 * Returns: whether there is no position at all
 */
gboolean
musette_track_is_empty (const MusetteTrack *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->points->len == 0;
}

/* From metres around the middle to pixels. */
typedef struct
{
  double scale;
  double x;
  double y;
} Projection;

static Projection
project (const MusetteTrack *self, double width, double height)
{
  double across = MAX (width / 2 - MARGIN, 1) / MAX (self->half_width, 1);
  double down = MAX (height / 2 - MARGIN, 1) / MAX (self->half_height, 1);

  return (Projection){ MIN (across, down), width / 2, height / 2 };
}

static void
to_pixels (const Projection *projection, const Point *point, double *x, double *y)
{
  *x = projection->x + point->x * projection->scale;
  *y = projection->y - point->y * projection->scale;
}

static const Point *
get_point (const MusetteTrack *self, guint index)
{
  return &g_array_index (self->points, Point, index);
}

/* The last point at or before a moment. */
static guint
find_point (const MusetteTrack *self, double elapsed_s)
{
  guint low = 0;
  guint high = self->points->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (get_point (self, middle)->elapsed_s <= elapsed_s)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * musette_track_locate:
 * @self: a track
 * @width: width of the picture
 * @height: height of the picture
 * @elapsed_s: an elapsed second
 * @x: (out): where the rider was
 * @y: (out): where the rider was
 *
 * Returns: whether the place is known
 */
gboolean
musette_track_locate (const MusetteTrack *self,
                      double width,
                      double height,
                      double elapsed_s,
                      double *x,
                      double *y)
{
  Projection projection;

  g_return_val_if_fail (self != NULL && x != NULL && y != NULL, FALSE);

  if (self->points->len == 0 || isnan (elapsed_s))
    return FALSE;
  projection = project (self, width, height);
  to_pixels (&projection, get_point (self, find_point (self, elapsed_s)), x, y);
  return TRUE;
}

/**
 * musette_track_find_nearest:
 * @self: a track
 * @width: width of the picture
 * @height: height of the picture
 * @x: a place
 * @y: a place
 * @max_distance: how far away a point may be in pixels
 *
 * Returns: the elapsed second at which the rider was nearest to it, NaN when that is too far away
 */
double
musette_track_find_nearest (const MusetteTrack *self,
                            double width,
                            double height,
                            double x,
                            double y,
                            double max_distance)
{
  Projection projection;
  double best = max_distance * max_distance;
  double found = NAN;

  g_return_val_if_fail (self != NULL, NAN);

  projection = project (self, width, height);
  for (guint i = 0; i < self->points->len; i++)
    {
      double px;
      double py;
      double distance;

      to_pixels (&projection, get_point (self, i), &px, &py);
      distance = (px - x) * (px - x) + (py - y) * (py - y);
      if (distance > best)
        continue;
      best = distance;
      found = get_point (self, i)->elapsed_s;
    }
  return found;
}

/* Points closer than a pixel are skipped, so a long ride costs no more than its shape. */
static void
add_path (const MusetteTrack *self, const Projection *projection, cairo_t *cr, guint from, guint to)
{
  double last_x = -INFINITY;
  double last_y = -INFINITY;

  for (guint i = from; i < to; i++)
    {
      const Point *point = get_point (self, i);
      double x;
      double y;

      to_pixels (projection, point, &x, &y);
      if (i == from || point->starts)
        cairo_move_to (cr, x, y);
      else if (fabs (x - last_x) + fabs (y - last_y) < LEAST_STEP_PX && i + 1 < to)
        continue;
      else
        cairo_line_to (cr, x, y);
      last_x = x;
      last_y = y;
    }
}

static void
stroke_path (cairo_t *cr, MusetteColor color, double width)
{
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  musette_chart_style_set_source (cr, color);
  cairo_stroke (cr);
}

static void
draw_dot (const MusetteChartStyle *style,
          cairo_t *cr,
          double x,
          double y,
          double radius,
          MusetteColor color)
{
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  musette_chart_style_set_source (cr, color);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1.5);
  musette_chart_style_set_source (cr, style->palette->background);
  cairo_stroke (cr);
}

/* The start is a ring, the finish a square, so that they are told apart without colour. */
static void
draw_ends (const MusetteTrack *self,
           const MusetteChartStyle *style,
           const Projection *projection,
           cairo_t *cr)
{
  double x;
  double y;

  to_pixels (projection, get_point (self, self->points->len - 1), &x, &y);
  cairo_rectangle (cr, x - 4, y - 4, 8, 8);
  musette_chart_style_set_source (cr, style->palette->text);
  cairo_fill (cr);
  to_pixels (projection, get_point (self, 0), &x, &y);
  cairo_arc (cr, x, y, DOT_RADIUS, 0, 2 * G_PI);
  musette_chart_style_set_source (cr, style->palette->background);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 2);
  musette_chart_style_set_source (cr, style->palette->text);
  cairo_stroke (cr);
}

/**
 * musette_track_draw:
 * @self: a track
 * @style: a style
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 * @selection_from_s: elapsed second at which the selection begins, NaN = none
 * @selection_to_s: elapsed second at which the selection ends, NaN = none
 *
 * Draws the track with its start and finish, north up.
 */
void
musette_track_draw (const MusetteTrack *self,
                    const MusetteChartStyle *style,
                    cairo_t *cr,
                    double width,
                    double height,
                    double selection_from_s,
                    double selection_to_s)
{
  Projection projection;

  g_return_if_fail (self != NULL && style != NULL && cr != NULL);

  if (self->points->len == 0)
    {
      musette_chart_text_draw_empty (style, cr, _ ("No positions in this activity"), 0, 0, width,
                                     height);
      return;
    }
  projection = project (self, width, height);
  add_path (self, &projection, cr, 0, self->points->len);
  stroke_path (cr, style->palette->dim_text, LINE_PX);
  if (!isnan (selection_from_s) && !isnan (selection_to_s))
    {
      add_path (self, &projection, cr, find_point (self, selection_from_s),
                find_point (self, selection_to_s) + 1);
      stroke_path (cr, style->palette->accent, LINE_PX * 2);
    }
  draw_ends (self, style, &projection, cr);
}

/**
 * musette_track_draw_cursor:
 * @self: a track
 * @style: a style
 * @cr: a Cairo context
 * @width: width of the picture
 * @height: height of the picture
 * @elapsed_s: where the cursor is, NaN = nowhere
 *
 * Draws the dot where the rider was.
 */
void
musette_track_draw_cursor (const MusetteTrack *self,
                           const MusetteChartStyle *style,
                           cairo_t *cr,
                           double width,
                           double height,
                           double elapsed_s)
{
  double x;
  double y;

  g_return_if_fail (self != NULL && style != NULL && cr != NULL);

  if (musette_track_locate (self, width, height, elapsed_s, &x, &y))
    draw_dot (style, cr, x, y, DOT_RADIUS + 1, style->palette->accent);
}
