/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-explain-popover.h"

#include <glib/gi18n.h>

/* Says where a number comes from: the rule in words, what goes in, and the two values. */
struct _MusetteRideExplainPopover
{
  GtkPopover parent_instance;

  MusetteRideExplanation *explanation;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (MusetteRideExplainPopover, musette_ride_explain_popover, GTK_TYPE_POPOVER)

#define WIDTH_CHARS 44

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A popover asks for the height at a width that its shadow is part of, which can be a line too
 * little for a long text. So the text asks for its height itself. */
static GtkWidget *
make_paragraph (const char *text)
{
  GtkWidget *label = make_label (text, NULL);
  int width;
  int height;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_size_request (label, -1, height);
  return label;
}

static void
attach_row (GtkGrid *grid, int row, const char *name, const char *value, const char *origin)
{
  GtkWidget *value_label = make_label (value, "tabular");

  gtk_label_set_xalign (GTK_LABEL (value_label), 1);
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  gtk_widget_set_focusable (value_label, FALSE);
  gtk_grid_attach (grid, make_label (name, NULL), 0, row, 1, 1);
  gtk_grid_attach (grid, value_label, 1, row, 1, 1);
  if (origin != NULL)
    {
      GtkWidget *origin_label = make_label (origin, "caption");

      gtk_widget_add_css_class (origin_label, "dim-label");
      gtk_grid_attach (grid, origin_label, 2, row, 1, 1);
    }
}

static GtkGrid *
add_grid (MusetteRideExplainPopover *self, const char *heading)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  gtk_box_append (self->box, make_label (heading, "caption-heading"));
  gtk_box_append (self->box, GTK_WIDGET (grid));
  return grid;
}

static void
add_inputs (MusetteRideExplainPopover *self)
{
  GPtrArray *inputs = musette_ride_explanation_get_inputs (self->explanation);
  GtkGrid *grid;

  if (inputs->len == 0)
    return;
  /* Translators: what a figure is computed from */
  grid = add_grid (self, _ ("From"));
  for (guint i = 0; i < inputs->len; i++)
    {
      const MusetteRideInput *input = g_ptr_array_index (inputs, i);

      attach_row (grid, (int) i, input->name, input->value, input->origin);
    }
}

static void
add_values (MusetteRideExplainPopover *self)
{
  const char *service = musette_ride_explanation_get_service_value (self->explanation);
  const char *own = musette_ride_explanation_get_own_value (self->explanation);
  const char *difference = musette_ride_explanation_get_difference (self->explanation);
  GtkGrid *grid = add_grid (self, _ ("Value"));

  if (service != NULL)
    attach_row (grid, 0, _ ("Intervals.icu"), service, _ ("shown on this page"));
  if (own != NULL)
    attach_row (grid, 1, _ ("Musette"), own,
                service != NULL ? _ ("computed from the samples") : _ ("shown on this page"));
  if (difference != NULL)
    attach_row (grid, 2, _ ("Difference"), difference, NULL);
}

static void
copy_cb (MusetteRideExplainPopover *self)
{
  g_autofree char *text = musette_ride_explanation_to_text (self->explanation);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
fill (MusetteRideExplainPopover *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy as Text"));
  const char *formula = musette_ride_explanation_get_formula (self->explanation);

  gtk_box_append (self->box,
                  make_label (musette_ride_explanation_get_title (self->explanation), "heading"));
  if (formula != NULL)
    gtk_box_append (self->box, make_paragraph (formula));
  add_inputs (self);
  add_values (self);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, button);
}

static void
musette_ride_explain_popover_dispose (GObject *object)
{
  MusetteRideExplainPopover *self = (MusetteRideExplainPopover *) object;

  g_clear_object (&self->explanation);
  G_OBJECT_CLASS (musette_ride_explain_popover_parent_class)->dispose (object);
}

static void
musette_ride_explain_popover_class_init (MusetteRideExplainPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_ride_explain_popover_dispose;
}

static void
musette_ride_explain_popover_init (MusetteRideExplainPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = GTK_BOX (box);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * musette_ride_explain_popover_new:
 * @explanation: what to say
 *
 * Returns: (transfer floating): a popover that has no parent yet
 */
GtkWidget *
musette_ride_explain_popover_new (MusetteRideExplanation *explanation)
{
  MusetteRideExplainPopover *self;

  g_return_val_if_fail (MUSETTE_IS_RIDE_EXPLANATION (explanation), NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_EXPLAIN_POPOVER, NULL);
  self->explanation = g_object_ref (explanation);
  fill (self);
  return GTK_WIDGET (self);
}
