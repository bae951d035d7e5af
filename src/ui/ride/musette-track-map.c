/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-track-map.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <shumate/shumate.h>

#include "musette-paint.h"
#include "musette-timeline.h"

/**
 * MusetteTrackMap:
 *
 * The track of a ride over the tiles of a map. The tiles come from a third party that thereby
 * learns where the ride was, so this widget is built only with the option `map` and made only after
 * the user agreed. The plain track stays the default.
 */
struct _MusetteTrackMap
{
  GtkWidget parent_instance;

  MusetteRideView *view;
  ShumateSimpleMap *map;
  ShumatePathLayer *path;
  ShumateMarkerLayer *markers;
  ShumateMarker *cursor;
};

G_DEFINE_FINAL_TYPE (MusetteTrackMap, musette_track_map, GTK_TYPE_WIDGET)

#define LEAST_HEIGHT 280
#define CLOSEST_ZOOM 15.0
#define TILE_PX 256.0

static void
set_line_color (MusetteTrackMap *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const MusetteChartPalette *palette = musette_chart_palette_get (dark, FALSE);
  const GdkRGBA rgba = musette_paint_to_rgba (palette->signals[MUSETTE_SIGNAL_POWER]);

  shumate_path_layer_set_stroke_color (self->path, &rgba);
}

/* Shows all of the track: the middle, at the zoom in which the longer side fits. */
static void
show_bounds (MusetteTrackMap *self, double south, double west, double north, double east)
{
  ShumateMap *map = shumate_simple_map_get_map (self->map);
  double degrees = MAX (MAX ((north - south) * 2, east - west), 1e-4);
  double zoom = log2 (360.0 * LEAST_HEIGHT / TILE_PX / degrees) - 0.2;

  shumate_map_center_on (map, (south + north) / 2, (west + east) / 2);
  shumate_viewport_set_zoom_level (shumate_map_get_viewport (map), CLAMP (zoom, 1, CLOSEST_ZOOM));
}

static void
add_points (MusetteTrackMap *self, const double *latitudes, const double *longitudes, gsize n)
{
  double south = 90;
  double north = -90;
  double west = 180;
  double east = -180;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (ShumateCoordinate) point = NULL;

      if (isnan (latitudes[i]) || isnan (longitudes[i]))
        continue;
      point = g_object_ref_sink (shumate_coordinate_new_full (latitudes[i], longitudes[i]));
      shumate_path_layer_add_node (self->path, SHUMATE_LOCATION (point));
      south = MIN (south, latitudes[i]);
      north = MAX (north, latitudes[i]);
      west = MIN (west, longitudes[i]);
      east = MAX (east, longitudes[i]);
    }
  if (south <= north)
    show_bounds (self, south, west, north, east);
}

static void
reload (MusetteTrackMap *self)
{
  MusetteTimeline *timeline = musette_ride_view_get_timeline (self->view);
  const double *latitudes;
  const double *longitudes;
  gsize n;
  gsize n_longitudes;

  shumate_path_layer_remove_all (self->path);
  if (timeline == NULL || !musette_timeline_has (timeline, MUSETTE_CHANNEL_LATITUDE)
      || !musette_timeline_has (timeline, MUSETTE_CHANNEL_LONGITUDE))
    return;
  latitudes = musette_timeline_get_series_double (timeline, MUSETTE_CHANNEL_LATITUDE, &n);
  longitudes
      = musette_timeline_get_series_double (timeline, MUSETTE_CHANNEL_LONGITUDE, &n_longitudes);
  add_points (self, latitudes, longitudes, MIN (n, n_longitudes));
}

static gboolean
locate_cursor (MusetteTrackMap *self, double *latitude, double *longitude)
{
  MusetteTimeline *timeline = musette_ride_view_get_timeline (self->view);
  double at_s = musette_ride_view_get_cursor (self->view);
  const double *series;
  gsize n;
  guint index;

  if (timeline == NULL || isnan (at_s) || !musette_timeline_has (timeline, MUSETTE_CHANNEL_LATITUDE)
      || !musette_timeline_has (timeline, MUSETTE_CHANNEL_LONGITUDE))
    return FALSE;
  index = musette_timeline_elapsed_to_index (timeline, (gint32) at_s);
  series = musette_timeline_get_series_double (timeline, MUSETTE_CHANNEL_LATITUDE, &n);
  *latitude = index < n ? series[index] : NAN;
  series = musette_timeline_get_series_double (timeline, MUSETTE_CHANNEL_LONGITUDE, &n);
  *longitude = index < n ? series[index] : NAN;
  return !isnan (*latitude) && !isnan (*longitude);
}

static void
cursor_cb (MusetteTrackMap *self)
{
  double latitude;
  double longitude;
  gboolean found = locate_cursor (self, &latitude, &longitude);

  gtk_widget_set_visible (GTK_WIDGET (self->cursor), found);
  if (found)
    shumate_location_set_location (SHUMATE_LOCATION (self->cursor), latitude, longitude);
}

static void
musette_track_map_dispose (GObject *object)
{
  MusetteTrackMap *self = (MusetteTrackMap *) object;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (musette_track_map_parent_class)->dispose (object);
}

/* A map would like to show the whole earth at its zoom, some million pixels, and ask for the tiles
 * of all that: it gets what it needs at least. */
static void
musette_track_map_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  MusetteTrackMap *self = MUSETTE_TRACK_MAP (widget);

  gtk_widget_measure (GTK_WIDGET (self->map), orientation, for_size, minimum, NULL, NULL, NULL);
  *natural = *minimum;
}

static void
musette_track_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (GTK_WIDGET (MUSETTE_TRACK_MAP (widget)->map), width, height, baseline, NULL);
}

static void
musette_track_map_class_init (MusetteTrackMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_track_map_dispose;
  GTK_WIDGET_CLASS (klass)->measure = musette_track_map_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = musette_track_map_size_allocate;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_layers (MusetteTrackMap *self)
{
  ShumateViewport *viewport = shumate_simple_map_get_viewport (self->map);
  GtkWidget *dot = gtk_image_new_from_icon_name ("media-record-symbolic");

  self->path = shumate_path_layer_new (viewport);
  shumate_path_layer_set_stroke_width (self->path, 3);
  shumate_simple_map_add_overlay_layer (self->map, SHUMATE_LAYER (self->path));
  self->markers = shumate_marker_layer_new (viewport);
  self->cursor = shumate_marker_new ();
  shumate_marker_set_child (self->cursor, dot);
  gtk_widget_set_visible (GTK_WIDGET (self->cursor), FALSE);
  shumate_marker_layer_add_marker (self->markers, self->cursor);
  shumate_simple_map_add_overlay_layer (self->map, SHUMATE_LAYER (self->markers));
}

static void
musette_track_map_init (MusetteTrackMap *self)
{
  g_autoptr (ShumateMapSourceRegistry) registry = shumate_map_source_registry_new_with_defaults ();
  ShumateMapSource *source
      = shumate_map_source_registry_get_by_id (registry, SHUMATE_MAP_SOURCE_OSM_MAPNIK);

  self->map = shumate_simple_map_new ();
  shumate_simple_map_set_map_source (self->map, source);
  gtk_widget_set_size_request (GTK_WIDGET (self->map), -1, LEAST_HEIGHT);
  gtk_widget_set_overflow (GTK_WIDGET (self->map), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (GTK_WIDGET (self->map), GTK_WIDGET (self));
  add_layers (self);
  set_line_color (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (set_line_color), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Map of the track"), -1);
}

/**
 * musette_track_map_new:
 * @view: the session of a ride
 *
 * Makes the map of a ride. It asks the tile server as soon as it is shown: make it only when the
 * user agreed to that.
 *
 * Returns: (transfer floating): the map
 */
GtkWidget *
musette_track_map_new (MusetteRideView *view)
{
  MusetteTrackMap *self;

  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (view), NULL);

  self = g_object_new (MUSETTE_TYPE_TRACK_MAP, NULL);
  self->view = g_object_ref (view);
  g_signal_connect_object (view, "notify::timeline", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::cursor", G_CALLBACK (cursor_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
