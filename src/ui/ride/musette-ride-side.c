/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-ride-side.h"

#include <glib/gi18n.h>

#include "musette-curve-chart.h"
#include "musette-histogram-chart.h"
#include "musette-ride-notes.h"
#if MUSETTE_MAP
#include "musette-map-section.h"
#endif
#include "musette-track-view.h"
#include "musette-zone-bars.h"

/* What stands beside the charts of a ride: a section each for zones, power curve, distribution and
 * track. A section that the ride has nothing for is left out. */
struct _MusetteRideSide
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *notes;
  GtkWidget *ftp_section;
  GtkWidget *hr_section;
  GtkWidget *power_zones;
  GtkWidget *hr_zones;
  GtkWidget *pace_zones;
  GtkWidget *curve;
  GtkWidget *histogram;
  GtkLabel *histogram_heading;
  GtkWidget *track;
  GtkWidget *track_content; /* the track, with a switch to the map where the build has one */

  MusetteRideView *view;
  GHashTable *gear;
  MusetteUnits units;
};

/* Puts the first heading on one line with that of the charts, which stands beside buttons. */
#define TOP_MARGIN 8

G_DEFINE_FINAL_TYPE (MusetteRideSide, musette_ride_side, GTK_TYPE_WIDGET)

static GtkLabel *
add_section (MusetteRideSide *self, const char *title, GtkWidget *content)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (section), heading);
  gtk_box_append (GTK_BOX (section), content);
  gtk_box_append (GTK_BOX (self->box), section);
  return GTK_LABEL (heading);
}

/* Zones are never guessed: without a threshold the page says so and shows where to enter it. */
static GtkWidget *
make_question (const char *text, const char *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_mnemonic (action);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.preferences");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
make_ftp_question (void)
{
  return make_question (
      _ ("Your FTP is not known, so no power zones are shown. Load and intensity need it too."),
      _ ("_Enter FTP…"));
}

static GtkWidget *
make_hr_question (void)
{
  return make_question (
      _ ("Your threshold heart rate is not known, so no heart-rate zones are shown."),
      _ ("Enter _Heart Rates…"));
}

static void
show_section (GtkWidget *content, gboolean shown)
{
  gtk_widget_set_visible (gtk_widget_get_parent (content), shown);
}

/* The first signal of the ride that has something to distribute. */
static void
choose_histogram (MusetteRideSide *self)
{
  const char *titles[]
      = { _ ("Power Distribution"), _ ("Heart-Rate Distribution"), _ ("Cadence Distribution") };
  MusetteHistogramChart *histogram = MUSETTE_HISTOGRAM_CHART (self->histogram);
  MusetteSignal signal = MUSETTE_SIGNAL_POWER;

  musette_histogram_chart_set_trace (histogram, signal);
  while (musette_histogram_chart_is_empty (histogram) && signal < MUSETTE_SIGNAL_CADENCE)
    musette_histogram_chart_set_trace (histogram, ++signal);
  gtk_label_set_label (self->histogram_heading, titles[signal]);
}

static gboolean
uses_pace (MusetteRideSide *self)
{
  return musette_sport_uses_pace (
      musette_sport_from_type (musette_ride_view_get_sport_type (self->view)));
}

static void
update_notes (MusetteRideSide *self)
{
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);
  gboolean shown = activity != NULL && !musette_activity_is_stub (activity);

  show_section (self->notes, shown);
  if (shown)
    musette_ride_notes_show (MUSETTE_RIDE_NOTES (self->notes), activity, self->gear);
}

static void
update (MusetteRideSide *self)
{
  update_notes (self);
  choose_histogram (self);
  show_section (self->power_zones,
                !musette_zone_bars_is_empty (MUSETTE_ZONE_BARS (self->power_zones)));
  show_section (self->hr_zones, !musette_zone_bars_is_empty (MUSETTE_ZONE_BARS (self->hr_zones)));
  show_section (self->pace_zones,
                uses_pace (self)
                    && !musette_zone_bars_is_empty (MUSETTE_ZONE_BARS (self->pace_zones)));
  show_section (self->curve, !musette_curve_chart_is_empty (MUSETTE_CURVE_CHART (self->curve)));
  show_section (self->histogram,
                !musette_histogram_chart_is_empty (MUSETTE_HISTOGRAM_CHART (self->histogram)));
  show_section (self->track_content,
                !musette_track_view_is_empty (MUSETTE_TRACK_VIEW (self->track)));
  show_section (self->ftp_section, musette_ride_side_get_asks_ftp (self));
  show_section (self->hr_section, musette_ride_side_get_asks_heart_rate (self));
}

static GtkWidget *
make_track_content (GtkWidget *track)
{
#if MUSETTE_MAP
  return musette_map_section_new (track);
#else
  return track;
#endif
}

static void
musette_ride_side_dispose (GObject *object)
{
  MusetteRideSide *self = (MusetteRideSide *) object;

  musette_ride_side_set_view (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->gear, g_hash_table_unref);
  G_OBJECT_CLASS (musette_ride_side_parent_class)->dispose (object);
}

static void
musette_ride_side_class_init (MusetteRideSideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_ride_side_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
musette_ride_side_init (MusetteRideSide *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_margin_top (self->box, TOP_MARGIN);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->notes = musette_ride_notes_new ();
  self->ftp_section = make_ftp_question ();
  self->hr_section = make_hr_question ();
  self->power_zones = musette_zone_bars_new (NULL, MUSETTE_ZONE_POWER);
  self->hr_zones = musette_zone_bars_new (NULL, MUSETTE_ZONE_HEARTRATE);
  self->pace_zones = musette_zone_bars_new (NULL, MUSETTE_ZONE_PACE);
  self->curve = musette_curve_chart_new (NULL);
  self->histogram = musette_histogram_chart_new (NULL);
  self->track = musette_track_view_new (NULL);
  self->track_content = make_track_content (self->track);
  add_section (self, _ ("Notes"), self->notes);
  add_section (self, _ ("Power Zones"), self->ftp_section);
  add_section (self, _ ("Power Zones"), self->power_zones);
  add_section (self, _ ("Heart-Rate Zones"), self->hr_section);
  add_section (self, _ ("Heart-Rate Zones"), self->hr_zones);
  add_section (self, _ ("Pace Zones"), self->pace_zones);
  add_section (self, _ ("Power Curve"), self->curve);
  self->histogram_heading = add_section (self, _ ("Power Distribution"), self->histogram);
  add_section (self, _ ("Track"), self->track_content);
}

/* The charts hear of the ride before update () asks them whether they are empty. */
static void
set_views (MusetteRideSide *self, MusetteRideView *view)
{
  musette_view_chart_set_view (MUSETTE_VIEW_CHART (self->power_zones), view);
  musette_view_chart_set_view (MUSETTE_VIEW_CHART (self->hr_zones), view);
  musette_view_chart_set_view (MUSETTE_VIEW_CHART (self->pace_zones), view);
  musette_view_chart_set_view (MUSETTE_VIEW_CHART (self->curve), view);
  musette_view_chart_set_view (MUSETTE_VIEW_CHART (self->histogram), view);
  musette_view_chart_set_view (MUSETTE_VIEW_CHART (self->track), view);
#if MUSETTE_MAP
  musette_map_section_set_view (MUSETTE_MAP_SECTION (self->track_content), view);
#endif
}

/**
 * musette_ride_side_new:
 *
 * Returns: (transfer floating): a side column without a ride
 */
GtkWidget *
musette_ride_side_new (void)
{
  return g_object_new (MUSETTE_TYPE_RIDE_SIDE, NULL);
}

/**
 * musette_ride_side_set_view:
 * @self: a side column
 * @view: (nullable): the ride it is about
 */
void
musette_ride_side_set_view (MusetteRideSide *self, MusetteRideView *view)
{
  g_return_if_fail (MUSETTE_IS_RIDE_SIDE (self));

  if (self->view == view)
    return;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  if (view == NULL)
    return;
  set_views (self, view);
  g_signal_connect_object (view, "notify::analysis", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::activity", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * musette_ride_side_set_units:
 * @self: a side column
 * @units: how lengths are shown
 */
void
musette_ride_side_set_units (MusetteRideSide *self, MusetteUnits units)
{
  g_return_if_fail (MUSETTE_IS_RIDE_SIDE (self));

  if (self->units == units)
    return;
  self->units = units;
  musette_chart_base_set_units (MUSETTE_CHART_BASE (self->pace_zones), units);
  musette_chart_base_set_units (MUSETTE_CHART_BASE (self->track), units);
}

/**
 * musette_ride_side_set_gear:
 * @self: a side column
 * @gear: (element-type utf8 utf8): names of gear by ID
 */
void
musette_ride_side_set_gear (MusetteRideSide *self, GHashTable *gear)
{
  g_return_if_fail (MUSETTE_IS_RIDE_SIDE (self));
  g_return_if_fail (gear != NULL);

  g_hash_table_ref (gear);
  g_clear_pointer (&self->gear, g_hash_table_unref);
  self->gear = gear;
  if (self->view != NULL)
    update_notes (self);
}

/**
 * musette_ride_side_get_asks_ftp:
 * @self: a side column
 *
 * Returns: whether the ride has power, but nothing to measure it against
 */
gboolean
musette_ride_side_get_asks_ftp (MusetteRideSide *self)
{
  MusetteTimeline *timeline;

  g_return_val_if_fail (MUSETTE_IS_RIDE_SIDE (self), FALSE);

  timeline = self->view != NULL ? musette_ride_view_get_timeline (self->view) : NULL;
  return timeline != NULL && musette_timeline_has_power (timeline)
         && !(musette_ride_view_get_thresholds (self->view)->ftp_w > 0);
}

/**
 * musette_ride_side_get_asks_heart_rate:
 * @self: a side column
 *
 * Returns: whether the ride has heart rate, but nothing to measure it against
 */
gboolean
musette_ride_side_get_asks_heart_rate (MusetteRideSide *self)
{
  MusetteTimeline *timeline;

  g_return_val_if_fail (MUSETTE_IS_RIDE_SIDE (self), FALSE);

  timeline = self->view != NULL ? musette_ride_view_get_timeline (self->view) : NULL;
  return timeline != NULL && musette_timeline_has_heartrate (timeline)
         && musette_ride_view_get_recording (self->view) != NULL
         && musette_zone_bars_is_empty (MUSETTE_ZONE_BARS (self->hr_zones));
}
