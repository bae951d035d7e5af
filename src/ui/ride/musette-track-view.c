/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-track-view.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-timeline.h"
#include "musette-track-painter.h"

/**
 * MusetteTrackView:
 *
 * Where the ride went, drawn plainly: the selection stands out, the cursor is a dot. Pointing at
 * the track moves the cursor of the charts.
 */
struct _MusetteTrackView
{
  MusetteViewChart parent_instance;

  MusetteTrack *track;
};

G_DEFINE_FINAL_TYPE (MusetteTrackView, musette_track_view, MUSETTE_TYPE_VIEW_CHART)

#define LEAST_WIDTH 200
#define NATURAL_WIDTH 420
#define LEAST_HEIGHT 160
#define NATURAL_HEIGHT 280
#define REACH_PX 24
#define CURSOR_PX 18

static MusetteTimeline *
get_timeline (MusetteTrackView *self)
{
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));

  return view != NULL ? musette_ride_view_get_timeline (view) : NULL;
}

static MusetteTrack *
create_track (MusetteTrackView *self)
{
  MusetteTimeline *timeline = get_timeline (self);
  const double *latitudes = NULL;
  const double *longitudes = NULL;
  g_autofree double *elapsed_s = NULL;
  gsize n = 0;
  gsize n_longitudes = 0;

  if (timeline != NULL && musette_timeline_has (timeline, MUSETTE_CHANNEL_LATITUDE)
      && musette_timeline_has (timeline, MUSETTE_CHANNEL_LONGITUDE))
    {
      latitudes = musette_timeline_get_series_double (timeline, MUSETTE_CHANNEL_LATITUDE, &n);
      longitudes
          = musette_timeline_get_series_double (timeline, MUSETTE_CHANNEL_LONGITUDE, &n_longitudes);
    }
  n = latitudes != NULL && longitudes != NULL ? MIN (n, n_longitudes) : 0;
  elapsed_s = g_new (double, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    elapsed_s[i] = musette_timeline_index_to_elapsed (timeline, (guint) i);
  return musette_track_new (latitudes, longitudes, elapsed_s, (guint) n);
}

static void
musette_track_view_reload (MusetteViewChart *chart)
{
  MusetteTrackView *self = MUSETTE_TRACK_VIEW (chart);
  const char *text;

  g_clear_pointer (&self->track, musette_track_unref);
  self->track = create_track (self);
  text = musette_track_is_empty (self->track) ? _ ("No positions in this activity")
                                              : _ ("Where the ride went, north is up");
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), _ ("Track"), text);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
selection_cb (MusetteTrackView *self)
{
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
cursor_cb (MusetteTrackView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
musette_track_view_draw (MusetteChartBase *base,
                         const MusetteChartStyle *style,
                         cairo_t *cr,
                         double width,
                         double height)
{
  MusetteTrackView *self = MUSETTE_TRACK_VIEW (base);
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));
  MusetteRideSpan selection = { NAN, NAN };

  if (view != NULL)
    musette_ride_view_get_selection (view, &selection);
  musette_track_draw (self->track, style, cr, width, height, selection.from, selection.to);
}

static void
musette_track_view_snapshot_overlay (MusetteChartBase *base,
                                     const MusetteChartStyle *style,
                                     GtkSnapshot *snapshot,
                                     double width,
                                     double height)
{
  MusetteTrackView *self = MUSETTE_TRACK_VIEW (base);
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));
  double cursor_s = view != NULL ? musette_ride_view_get_cursor (view) : NAN;
  graphene_rect_t bounds;
  cairo_t *cr;
  double x;
  double y;

  if (!musette_track_locate (self->track, width, height, cursor_s, &x, &y))
    return;
  graphene_rect_init (&bounds, (float) x - CURSOR_PX / 2, (float) y - CURSOR_PX / 2, CURSOR_PX,
                      CURSOR_PX);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  musette_track_draw_cursor (self->track, style, cr, width, height, cursor_s);
  cairo_destroy (cr);
}

static void
musette_track_view_hover (MusetteChartBase *base, double x, double y)
{
  MusetteTrackView *self = MUSETTE_TRACK_VIEW (base);
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));
  double at_s = NAN;

  if (view == NULL)
    return;
  if (!isnan (x))
    at_s = musette_track_find_nearest (self->track, gtk_widget_get_width (GTK_WIDGET (self)),
                                       gtk_widget_get_height (GTK_WIDGET (self)), x, y, REACH_PX);
  musette_ride_view_set_cursor (view, at_s);
}

static void
init_input (MusetteTrackView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static char *
get_cell (guint row, guint column, gpointer user_data)
{
  MusetteTimeline *timeline = MUSETTE_TIMELINE (user_data);
  MusetteStreamSet *samples = musette_timeline_get_samples (timeline);
  double value;

  if (column == 0)
    return musette_format_duration (musette_timeline_get_sample_times (timeline)[row]);
  value = musette_stream_set_get_value (
      samples, row, column == 1 ? MUSETTE_CHANNEL_LATITUDE : MUSETTE_CHANNEL_LONGITUDE);
  return musette_format_number (value, 5);
}

static MusetteChartTable *
musette_track_view_create_table (MusetteChartBase *base)
{
  MusetteTrackView *self = MUSETTE_TRACK_VIEW (base);
  const char *columns[] = { _ ("Time"), _ ("Latitude"), _ ("Longitude"), NULL };
  MusetteTimeline *timeline = get_timeline (self);

  if (timeline == NULL || musette_track_is_empty (self->track))
    return NULL;
  return musette_chart_table_new (_ ("Track"), columns, musette_timeline_get_n_samples (timeline),
                                  get_cell, g_object_ref (timeline), g_object_unref);
}

static void
musette_track_view_finalize (GObject *object)
{
  MusetteTrackView *self = (MusetteTrackView *) object;

  g_clear_pointer (&self->track, musette_track_unref);
  G_OBJECT_CLASS (musette_track_view_parent_class)->finalize (object);
}

static void
musette_track_view_class_init (MusetteTrackViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  MusetteChartBaseClass *base_class = MUSETTE_CHART_BASE_CLASS (klass);
  MusetteViewChartClass *chart_class = MUSETTE_VIEW_CHART_CLASS (klass);

  object_class->finalize = musette_track_view_finalize;
  base_class->draw = musette_track_view_draw;
  base_class->hover = musette_track_view_hover;
  base_class->snapshot_overlay = musette_track_view_snapshot_overlay;
  base_class->create_table = musette_track_view_create_table;
  chart_class->reload = musette_track_view_reload;
  chart_class->least_width = LEAST_WIDTH;
  chart_class->natural_width = NATURAL_WIDTH;
  chart_class->least_height = LEAST_HEIGHT;
  chart_class->natural_height = NATURAL_HEIGHT;
}

static void
musette_track_view_init (MusetteTrackView *self)
{
  musette_view_chart_reload_on (MUSETTE_VIEW_CHART (self), "timeline");
  musette_view_chart_connect (MUSETTE_VIEW_CHART (self), "selection", G_CALLBACK (selection_cb));
  musette_view_chart_connect (MUSETTE_VIEW_CHART (self), "cursor", G_CALLBACK (cursor_cb));
  init_input (self);
}

/**
 * musette_track_view_new:
 * @view: (nullable): the session of a ride
 *
 * Returns: (transfer floating): the track
 */
GtkWidget *
musette_track_view_new (MusetteRideView *view)
{
  return g_object_new (MUSETTE_TYPE_TRACK_VIEW, "view", view, NULL);
}

/**
 * musette_track_view_is_empty:
 * @self: the track
 *
 * Returns: whether there is nothing but a line that says why
 */
gboolean
musette_track_view_is_empty (MusetteTrackView *self)
{
  g_return_val_if_fail (MUSETTE_IS_TRACK_VIEW (self), TRUE);

  return musette_track_is_empty (self->track);
}
