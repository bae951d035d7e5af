/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-ride-page.h"

#include "musette-focus-order.h"
#include "musette-preferences.h"
#include "musette-ride-columns.h"
#include "musette-ride-page-private.h"
#include "musette-ride-skeleton.h"

G_DEFINE_FINAL_TYPE (MusetteRidePage, musette_ride_page, GTK_TYPE_WIDGET)

#define NARROW_BELOW 600

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_X_AXIS,
  PROP_SMOOTHING,
  PROP_CUT_STOPS,
  PROP_REPAIR,
  PROP_USE_LAPS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
loader_changed_cb (MusetteRidePage *self)
{
  _musette_ride_page_update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REPAIR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_USE_LAPS]);
}

static void
set_units (MusetteRidePage *self, MusetteUnits units)
{
  if (self->units == units)
    return;
  self->units = units;
  musette_ride_selection_strip_set_units (self->strip, units);
  musette_ride_interval_table_set_units (self->table, units);
  musette_ride_side_set_units (self->side, units);
  musette_chart_base_set_units (MUSETTE_CHART_BASE (self->charts), units);
  _musette_ride_page_update_state (self);
}

static void
update_units (MusetteRidePage *self)
{
  MusetteAthlete *athlete
      = self->repository != NULL ? musette_repository_get_athlete (self->repository) : NULL;

  set_units (self, musette_preferences_get_units (self->settings, athlete));
}

static void
title_changed_cb (MusetteRidePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
axis_changed_cb (MusetteRidePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_X_AXIS]);
}

static void
smoothing_changed_cb (MusetteRidePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SMOOTHING]);
}

static void
cut_stops_changed_cb (MusetteRidePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUT_STOPS]);
}

static void
session_chosen_cb (MusetteRidePage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->sessions);

  if (!self->syncing_sessions && chosen < musette_ride_loader_get_n_sessions (self->loader))
    musette_ride_loader_choose_session (self->loader, chosen);
}

/* The widget */

static void
musette_ride_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteRidePage *self = (MusetteRidePage *) object;

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, musette_ride_page_get_title (self));
      break;
    case PROP_X_AXIS:
      g_value_set_string (
          value, musette_ride_view_get_span_kind (self->view) == MUSETTE_SPAN_DISTANCE ? "distance"
                                                                                       : "time");
      break;
    case PROP_SMOOTHING:
      g_value_set_int (value, (int) musette_ride_view_get_smoothing (self->view));
      break;
    case PROP_CUT_STOPS:
      g_value_set_boolean (value, musette_ride_view_get_cut_stops (self->view));
      break;
    case PROP_REPAIR:
      g_value_set_boolean (value,
                           self->loader != NULL && musette_ride_loader_get_repair (self->loader));
      break;
    case PROP_USE_LAPS:
      g_value_set_boolean (value, self->loader != NULL
                                      && musette_ride_loader_get_interval_source (self->loader)
                                             == MUSETTE_RIDE_INTERVALS_LAPS);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_ride_page_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  MusetteRidePage *self = (MusetteRidePage *) object;

  switch (prop_id)
    {
    case PROP_X_AXIS:
      musette_ride_view_set_span_kind (self->view,
                                       g_strcmp0 (g_value_get_string (value), "distance") == 0
                                           ? MUSETTE_SPAN_DISTANCE
                                           : MUSETTE_SPAN_TIME);
      break;
    case PROP_SMOOTHING:
      musette_ride_view_set_smoothing (self->view, (guint) g_value_get_int (value));
      break;
    case PROP_CUT_STOPS:
      musette_ride_view_set_cut_stops (self->view, g_value_get_boolean (value));
      break;
    case PROP_REPAIR:
      musette_ride_loader_set_repair (self->loader, g_value_get_boolean (value));
      break;
    case PROP_USE_LAPS:
      musette_ride_loader_set_use_laps (self->loader, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
set_narrow_cb (gpointer user_data)
{
  MusetteRidePage *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  gboolean narrow = gtk_adjustment_get_page_size (adjustment) < NARROW_BELOW;

  self->narrow_source = 0;
  gtk_widget_set_visible (self->zoom_buttons, !narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  return G_SOURCE_REMOVE;
}

/* The margin cannot change while the page is being allocated. */
static void
width_changed_cb (MusetteRidePage *self)
{
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add (set_narrow_cb, self);
}

static gboolean
musette_ride_page_grab_focus (GtkWidget *widget)
{
  MusetteRidePage *self = (MusetteRidePage *) widget;

  if (!gtk_widget_get_visible (self->columns))
    return gtk_widget_grab_focus (GTK_WIDGET (self->status_button));
  musette_chart_base_focus_in_place (MUSETTE_CHART_BASE (self->charts));
  return TRUE;
}

static void
musette_ride_page_dispose (GObject *object)
{
  MusetteRidePage *self = (MusetteRidePage *) object;
  GtkWidget *child;

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->loader != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->loader, self);
      musette_ride_loader_cancel (self->loader);
    }
  g_clear_object (&self->loader);
  g_clear_object (&self->editor);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_pointer (&self->rename_popover, gtk_widget_unparent);
  g_clear_pointer (&self->gear, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_RIDE_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->gear_fetch);
  g_clear_object (&self->repository);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (musette_ride_page_parent_class)->dispose (object);
}

static void
musette_ride_page_finalize (GObject *object)
{
  MusetteRidePage *self = (MusetteRidePage *) object;

  g_clear_object (&self->view);
  G_OBJECT_CLASS (musette_ride_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE;

  /** MusetteRidePage:title: the ride's name */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  /** MusetteRidePage:x-axis: "time" or "distance" */
  properties[PROP_X_AXIS] = g_param_spec_string ("x-axis", NULL, NULL, "time", writable);
  /** MusetteRidePage:smoothing: seconds over which traces are averaged */
  properties[PROP_SMOOTHING] = g_param_spec_int ("smoothing", NULL, NULL, 1, 60, 1, writable);
  /** MusetteRidePage:cut-stops: whether recording stops take no room */
  properties[PROP_CUT_STOPS] = g_param_spec_boolean ("cut-stops", NULL, NULL, FALSE, writable);
  /** MusetteRidePage:repair: whether wrong values of a file are repaired */
  properties[PROP_REPAIR] = g_param_spec_boolean ("repair", NULL, NULL, TRUE, writable);
  /** MusetteRidePage:use-laps: whether the laps of the device are the intervals */
  properties[PROP_USE_LAPS] = g_param_spec_boolean ("use-laps", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MUSETTE_TYPE_BANNER);
  g_type_ensure (MUSETTE_TYPE_RIDE_COLUMNS);
  g_type_ensure (MUSETTE_TYPE_RIDE_INTERVAL_TABLE);
  g_type_ensure (MUSETTE_TYPE_RIDE_SELECTION_STRIP);
  g_type_ensure (MUSETTE_TYPE_RIDE_SIDE);
  g_type_ensure (MUSETTE_TYPE_RIDE_SKELETON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/ride/musette-ride-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, banner);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, loading_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, status);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, status_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, zoom_buttons);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, sport_icon);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, chips);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, sessions);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, export_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, facts);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, more_box);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, more_facts);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, note);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, columns);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, charts_box);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, skeleton);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, samples_spinner);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, intervals_box);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, intervals_note);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, intervals_menu);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, laps_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, axis_box);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, strip);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, table);
  gtk_widget_class_bind_template_child (widget_class, MusetteRidePage, side);
}

static void
musette_ride_page_class_init (MusetteRidePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = musette_ride_page_dispose;
  object_class->finalize = musette_ride_page_finalize;
  object_class->get_property = musette_ride_page_get_property;
  object_class->set_property = musette_ride_page_set_property;
  /* Tab goes through everything, although the page gives its focus to the charts. */
  widget_class->focus = musette_focus_order_move;
  widget_class->grab_focus = musette_ride_page_grab_focus;
  install_properties (object_class);
  _musette_ride_page_install_actions (widget_class);
  bind_template (widget_class);
}

static void
connect_view (MusetteRidePage *self)
{
  g_signal_connect_object (self->view, "notify::recording",
                           G_CALLBACK (_musette_ride_page_update_sessions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::title", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::span-kind", G_CALLBACK (axis_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::smoothing", G_CALLBACK (smoothing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::cut-stops", G_CALLBACK (cut_stops_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::selection",
                           G_CALLBACK (_musette_ride_page_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::intervals",
                           G_CALLBACK (_musette_ride_page_update_intervals), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::cursor",
                           G_CALLBACK (_musette_ride_page_update_interval_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::visible",
                           G_CALLBACK (_musette_ride_page_update_actions), self, G_CONNECT_SWAPPED);
}

/* What could not be read without the service is read when it is back. */
static void
connection_cb (MusetteRidePage *self)
{
  MusetteConnection connection = musette_repository_get_connection (self->repository);

  if (connection == MUSETTE_CONNECTION_ONLINE && self->offline
      && musette_ride_loader_get_error (self->loader) != NULL)
    musette_ride_loader_reload (self->loader);
  self->offline = connection == MUSETTE_CONNECTION_OFFLINE;
  _musette_ride_page_update_state (self);
}

static void
connect_units (MusetteRidePage *self)
{
  if (self->settings == NULL)
    return;
  g_signal_connect_object (self->settings, "changed::units", G_CALLBACK (update_units), self,
                           G_CONNECT_SWAPPED);
  if (self->repository != NULL)
    g_signal_connect_object (self->repository, "notify::athlete", G_CALLBACK (update_units), self,
                             G_CONNECT_SWAPPED);
  update_units (self);
}

static void
musette_ride_page_init (MusetteRidePage *self)
{
  self->view = musette_ride_view_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->charts = MUSETTE_RIDE_CHARTS (musette_ride_charts_new (self->view));
  gtk_box_append (self->charts_box, GTK_WIDGET (self->charts));
  musette_ride_selection_strip_set_view (self->strip, self->view);
  musette_ride_interval_table_set_view (self->table, self->view);
  musette_ride_side_set_view (self->side, self->view);
  _musette_ride_page_add_editor (self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sessions, "notify::selected", G_CALLBACK (session_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * musette_ride_page_new:
 * @repository: (nullable): the data door; without it only files can be opened
 * @settings: (nullable): where the athlete's values for files and the units are kept
 *
 * Returns: (transfer floating): a page without a ride
 */
GtkWidget *
musette_ride_page_new (MusetteRepository *repository, GSettings *settings)
{
  MusetteRidePage *self = g_object_new (MUSETTE_TYPE_RIDE_PAGE, NULL);

  g_set_object (&self->repository, repository);
  g_set_object (&self->settings, settings);
  self->loader = musette_ride_loader_new (self->view, repository, settings);
  musette_ride_loader_set_editor (self->loader, self->editor);
  g_signal_connect_object (self->loader, "changed", G_CALLBACK (loader_changed_cb), self,
                           G_CONNECT_SWAPPED);
  connect_view (self);
  if (repository != NULL)
    {
      g_signal_connect_object (repository, "notify::connection", G_CALLBACK (connection_cb), self,
                               G_CONNECT_SWAPPED);
      self->offline = musette_repository_get_connection (repository) == MUSETTE_CONNECTION_OFFLINE;
    }
  _musette_ride_page_update_state (self);
  connect_units (self);
  return GTK_WIDGET (self);
}

/**
 * musette_ride_page_open_file:
 * @self: a ride page
 * @file: a recorded activity
 *
 * Reads and shows a file. It is viewed, not added to the account.
 */
void
musette_ride_page_open_file (MusetteRidePage *self, GFile *file)
{
  g_return_if_fail (MUSETTE_IS_RIDE_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  musette_ride_loader_open_file (self->loader, file);
}

/**
 * musette_ride_page_open_activity:
 * @self: a ride page with a repository
 * @id: the service's id of an activity
 */
void
musette_ride_page_open_activity (MusetteRidePage *self, const char *id)
{
  g_return_if_fail (MUSETTE_IS_RIDE_PAGE (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (self->repository != NULL);

  musette_ride_loader_open_activity (self->loader, id);
}

/**
 * musette_ride_page_open_row:
 * @self: a ride page with a repository
 * @row: an activity as a list knows it
 *
 * Shows what the list knows at once and the rest when it is there.
 */
void
musette_ride_page_open_row (MusetteRidePage *self, MusetteActivity *row)
{
  g_return_if_fail (MUSETTE_IS_RIDE_PAGE (self));
  g_return_if_fail (MUSETTE_IS_ACTIVITY (row));
  g_return_if_fail (self->repository != NULL);

  musette_ride_loader_open_row (self->loader, row);
}

/**
 * musette_ride_page_reload:
 * @self: a ride page
 *
 * Reads or fetches once more what is shown.
 */
void
musette_ride_page_reload (MusetteRidePage *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_PAGE (self));

  musette_ride_loader_reload (self->loader);
}

/**
 * musette_ride_page_sleep:
 * @self: a ride page that is not shown
 *
 * Lets go of what takes memory until musette_ride_loader_wake().
 */
void
musette_ride_page_sleep (MusetteRidePage *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_PAGE (self));

  musette_ride_loader_sleep (self->loader);
}

/**
 * musette_ride_page_get_title:
 * @self: a ride page
 *
 * Returns: (transfer none) (nullable): the ride's name
 */
const char *
musette_ride_page_get_title (MusetteRidePage *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_PAGE (self), NULL);

  return musette_ride_view_get_title (self->view);
}

/**
 * musette_ride_page_get_view:
 * @self: a ride page
 *
 * Returns: (transfer none): the session of the ride
 */
MusetteRideView *
musette_ride_page_get_view (MusetteRidePage *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_PAGE (self), NULL);

  return self->view;
}

/**
 * musette_ride_page_get_loader:
 * @self: a ride page
 *
 * Returns: (transfer none): what fills the session
 */
MusetteRideLoader *
musette_ride_page_get_loader (MusetteRidePage *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_PAGE (self), NULL);

  return self->loader;
}
