/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-selection-strip.h"

#include <glib/gi18n.h>
#include <math.h>

/* The facts of the selected part of a ride, in a line above its charts. */
struct _MusetteRideSelectionStrip
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkFlowBox *facts;
  GtkLabel *hint;

  MusetteRideView *view;
  MusetteUnits units;
  GPtrArray *lines; /* char *: what the facts say, for copying */
};

G_DEFINE_FINAL_TYPE (MusetteRideSelectionStrip, musette_ride_selection_strip, GTK_TYPE_WIDGET)

static GtkLabel *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
take_fact (MusetteRideSelectionStrip *self, const char *name, char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *child = gtk_flow_box_child_new ();
  /* The mark keeps number and unit in order in a window that runs from right to left. */
  g_autofree char *shown = g_strconcat ("\xe2\x80\x8e", value, NULL);
  GtkLabel *value_label = make_label (shown, "heading");
  GtkLabel *name_label = make_label (name, "caption");
  char *line = g_strdup_printf (_ ("%s: %s"), name, value);

  gtk_widget_add_css_class (GTK_WIDGET (value_label), "tabular");
  gtk_widget_add_css_class (GTK_WIDGET (name_label), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (value_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (name_label));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  gtk_flow_box_append (self->facts, child);
  g_ptr_array_add (self->lines, line);
  g_free (value);
}

static void
add_effort (MusetteRideSelectionStrip *self, const MusetteSpanStatistics *statistics)
{
  if (isfinite (statistics->average_w))
    take_fact (self, _ ("Power"), musette_format_power (statistics->average_w));
  if (isfinite (statistics->np_w))
    take_fact (self, _ ("NP"), musette_format_power (statistics->np_w));
  if (isfinite (statistics->w_per_kg))
    take_fact (self, _ ("By weight"), musette_format_power_per_weight (statistics->w_per_kg));
  if (isfinite (statistics->average_bpm))
    take_fact (self, _ ("Heart rate"), musette_format_heartrate (statistics->average_bpm));
  if (isfinite (statistics->average_cadence_rpm))
    take_fact (self, _ ("Cadence"), musette_format_cadence (statistics->average_cadence_rpm));
  if (isfinite (statistics->load))
    take_fact (self, _ ("Load"), musette_format_number (statistics->load, 0));
  if (isfinite (statistics->work_j))
    take_fact (self, _ ("Work"), musette_format_energy (statistics->work_j));
}

static char *
format_speed (MusetteRideSelectionStrip *self, double mps)
{
  MusetteSport sport = musette_sport_from_type (musette_ride_view_get_sport_type (self->view));

  if (!musette_sport_uses_pace (sport))
    return musette_format_speed (mps, self->units);
  return musette_format_pace (mps, musette_pace_units_for_sport (sport, self->units));
}

static void
add_way (MusetteRideSelectionStrip *self, const MusetteSpanStatistics *statistics)
{
  if (isfinite (statistics->average_mps))
    take_fact (self, _ ("Speed"), format_speed (self, statistics->average_mps));
  if (isfinite (statistics->climb_m))
    take_fact (self, _ ("Climb"), musette_format_elevation (statistics->climb_m, self->units));
  if (isfinite (statistics->vam_mph) && statistics->climb_m > 0)
    {
      g_autofree char *height = musette_format_elevation (statistics->vam_mph, self->units);

      /* Translators: climbing speed: a height per hour */
      take_fact (self, _ ("VAM"), g_strdup_printf (_ ("%s/h"), height));
    }
  if (statistics->has_decoupling)
    take_fact (self, _ ("Decoupling"), musette_format_percent (statistics->decoupling.percent, 1));
}

static void
clear (MusetteRideSelectionStrip *self)
{
  GtkFlowBoxChild *child;

  g_ptr_array_set_size (self->lines, 0);
  while ((child = gtk_flow_box_get_child_at_index (self->facts, 0)) != NULL)
    gtk_flow_box_remove (self->facts, GTK_WIDGET (child));
}

/* Without a selection the whole ride is measured: unseen, its facts keep the room that those of a
 * selection will need, so that the charts stay where they are while one drags. */
static gboolean
get_statistics (MusetteRideSelectionStrip *self, MusetteSpanStatistics *statistics)
{
  MusetteTimeline *timeline
      = self->view != NULL ? musette_ride_view_get_timeline (self->view) : NULL;
  MusetteRideSpan span = { 0, 0 };

  if (timeline != NULL && !musette_ride_view_get_selection (self->view, &span))
    span.to = musette_timeline_get_elapsed_s (timeline) + 1.0;
  return timeline != NULL
         && musette_span_statistics (timeline, musette_ride_view_get_thresholds (self->view),
                                     (gint32) floor (span.from), (gint32) ceil (span.to),
                                     statistics);
}

static void
update (MusetteRideSelectionStrip *self)
{
  MusetteSpanStatistics statistics;
  gboolean has = get_statistics (self, &statistics);
  gboolean selected = has && musette_ride_view_get_selection (self->view, NULL);

  clear (self);
  gtk_stack_set_visible_child (self->stack,
                               selected ? GTK_WIDGET (self->facts) : GTK_WIDGET (self->hint));
  if (!has)
    return;
  take_fact (self, _ ("Duration"), musette_format_duration (statistics.recorded_s));
  if (isfinite (statistics.distance_m))
    take_fact (self, _ ("Distance"), musette_format_distance (statistics.distance_m, self->units));
  add_effort (self, &statistics);
  add_way (self, &statistics);
  if (!selected)
    g_ptr_array_set_size (self->lines, 0);
}

static void
musette_ride_selection_strip_dispose (GObject *object)
{
  MusetteRideSelectionStrip *self = (MusetteRideSelectionStrip *) object;
  GtkWidget *stack = (GtkWidget *) self->stack;

  musette_ride_selection_strip_set_view (self, NULL);
  self->stack = NULL;
  g_clear_pointer (&stack, gtk_widget_unparent);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (musette_ride_selection_strip_parent_class)->dispose (object);
}

static void
musette_ride_selection_strip_class_init (MusetteRideSelectionStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_ride_selection_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
musette_ride_selection_strip_init (MusetteRideSelectionStrip *self)
{
  GtkWidget *facts = gtk_flow_box_new ();

  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->facts = GTK_FLOW_BOX (facts);
  gtk_flow_box_set_selection_mode (self->facts, GTK_SELECTION_NONE);
  gtk_flow_box_set_min_children_per_line (self->facts, 2);
  gtk_flow_box_set_max_children_per_line (self->facts, 14);
  gtk_flow_box_set_column_spacing (self->facts, 12);
  gtk_flow_box_set_row_spacing (self->facts, 6);
  gtk_widget_set_halign (facts, GTK_ALIGN_START);
  gtk_widget_add_css_class (facts, "ride-selection");
  self->hint = make_label (_ ("Drag over the charts to select a part of the ride."), "dim-label");
  gtk_label_set_wrap (self->hint, TRUE);
  /* Beside the charts it speaks of, whatever room the figures of a selection will need. */
  gtk_widget_set_valign (GTK_WIDGET (self->hint), GTK_ALIGN_END);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->hint));
  gtk_stack_add_child (self->stack, facts);
  gtk_stack_set_vhomogeneous (self->stack, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Selection"), -1);
}

/**
 * musette_ride_selection_strip_new:
 *
 * Returns: (transfer floating): a strip without a ride
 */
GtkWidget *
musette_ride_selection_strip_new (void)
{
  return g_object_new (MUSETTE_TYPE_RIDE_SELECTION_STRIP, NULL);
}

/**
 * musette_ride_selection_strip_set_view:
 * @self: a strip
 * @view: (nullable): the ride whose selection it shows
 */
void
musette_ride_selection_strip_set_view (MusetteRideSelectionStrip *self, MusetteRideView *view)
{
  g_return_if_fail (MUSETTE_IS_RIDE_SELECTION_STRIP (self));

  if (self->view == view)
    return;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  if (view == NULL)
    return;
  g_signal_connect_object (view, "notify::selection", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::analysis", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * musette_ride_selection_strip_set_units:
 * @self: a strip
 * @units: how lengths are shown
 */
void
musette_ride_selection_strip_set_units (MusetteRideSelectionStrip *self, MusetteUnits units)
{
  g_return_if_fail (MUSETTE_IS_RIDE_SELECTION_STRIP (self));

  if (self->units == units)
    return;
  self->units = units;
  update (self);
}

/**
 * musette_ride_selection_strip_to_text:
 * @self: a strip
 *
 * Returns: (transfer full): a line of plain text per fact, empty when nothing is selected
 */
char *
musette_ride_selection_strip_to_text (MusetteRideSelectionStrip *self)
{
  GString *text;

  g_return_val_if_fail (MUSETTE_IS_RIDE_SELECTION_STRIP (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (self->lines, i));
  return g_string_free (text, FALSE);
}
