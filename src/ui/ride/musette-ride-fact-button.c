/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-fact-button.h"

#include <glib/gi18n.h>

#include "musette-ride-explain-popover.h"

/* A key figure: the number large, its name small below. Pressing it explains the number. */
struct _MusetteRideFactButton
{
  GtkButton parent_instance;

  MusetteRideFact *fact;
  GtkLabel *value;
  GtkLabel *label;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (MusetteRideFactButton, musette_ride_fact_button, GTK_TYPE_BUTTON)

static void
closed_cb (MusetteRideFactButton *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "explained");
}

static void
pressed_cb (MusetteRideFactButton *self)
{
  musette_ride_fact_button_explain (self);
}

static void
musette_ride_fact_button_clicked (GtkButton *button)
{
  musette_ride_fact_button_explain (MUSETTE_RIDE_FACT_BUTTON (button));
}

static void
musette_ride_fact_button_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusetteRideFactButton *self = (MusetteRideFactButton *) widget;

  GTK_WIDGET_CLASS (musette_ride_fact_button_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
musette_ride_fact_button_dispose (GObject *object)
{
  MusetteRideFactButton *self = (MusetteRideFactButton *) object;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->fact);
  G_OBJECT_CLASS (musette_ride_fact_button_parent_class)->dispose (object);
}

static void
musette_ride_fact_button_class_init (MusetteRideFactButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_ride_fact_button_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = musette_ride_fact_button_size_allocate;
  GTK_BUTTON_CLASS (klass)->clicked = musette_ride_fact_button_clicked;
}

static GtkLabel *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
musette_ride_fact_button_init (MusetteRideFactButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->value = make_label ("title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "tabular");
  self->label = make_label ("caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "ride-fact");
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}

/**
 * musette_ride_fact_button_new:
 * @fact: a key figure
 *
 * Returns: (transfer floating): a widget that shows it
 */
GtkWidget *
musette_ride_fact_button_new (MusetteRideFact *fact)
{
  MusetteRideFactButton *self;
  g_autofree char *markup = NULL;
  g_autofree char *spoken = NULL;

  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (fact), NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_FACT_BUTTON, NULL);
  self->fact = g_object_ref (fact);
  markup = musette_ride_fact_to_markup (fact);
  gtk_label_set_markup (self->value, markup);
  gtk_label_set_label (self->label, musette_ride_fact_get_label (fact));
  /* Translators: a key figure as it is read aloud: name and value */
  spoken = g_strdup_printf (_ ("%s: %s"), musette_ride_fact_get_label (fact),
                            musette_ride_fact_get_value (fact));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

/**
 * musette_ride_fact_button_get_fact:
 * @self: a widget
 *
 * Returns: (transfer none): the key figure it shows
 */
MusetteRideFact *
musette_ride_fact_button_get_fact (MusetteRideFactButton *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT_BUTTON (self), NULL);

  return self->fact;
}

/**
 * musette_ride_fact_button_explain:
 * @self: a widget
 *
 * Shows where the number comes from.
 */
void
musette_ride_fact_button_explain (MusetteRideFactButton *self)
{
  MusetteRideExplanation *explanation;

  g_return_if_fail (MUSETTE_IS_RIDE_FACT_BUTTON (self));

  explanation = musette_ride_fact_get_explanation (self->fact);
  if (explanation == NULL)
    return;
  if (self->popover == NULL)
    {
      self->popover = musette_ride_explain_popover_new (explanation);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "explained");
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
