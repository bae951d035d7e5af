/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-label-cell.h"

#include "config.h"

#include <glib/gi18n.h>

/* A label that can be edited in its place: Enter or leaving it keeps the text, Escape does not. */
struct _MusetteRideLabelCell
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *entry; /* while it is edited */
  MusetteRideLabelFunc callback;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (MusetteRideLabelCell, musette_ride_label_cell, GTK_TYPE_WIDGET)

static void
finish (MusetteRideLabelCell *self, gboolean keep)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  MusetteRideLabelFunc callback = self->callback;
  g_autofree char *text = NULL;

  if (entry == NULL)
    return;
  if (keep)
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_object_ref (self);
  self->callback = NULL;
  gtk_widget_set_visible (self->label, TRUE);
  /* The table takes the focus before the entry is gone. */
  callback (self, text, self->user_data);
  gtk_widget_unparent (entry);
  g_object_unref (self);
}

static void
activate_cb (MusetteRideLabelCell *self)
{
  finish (self, TRUE);
}

static void
leave_cb (MusetteRideLabelCell *self)
{
  finish (self, TRUE);
}

static gboolean
key_cb (MusetteRideLabelCell *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  finish (self, FALSE);
  return GDK_EVENT_STOP;
}

static void
musette_ride_label_cell_dispose (GObject *object)
{
  MusetteRideLabelCell *self = (MusetteRideLabelCell *) object;

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (musette_ride_label_cell_parent_class)->dispose (object);
}

static void
musette_ride_label_cell_class_init (MusetteRideLabelCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_ride_label_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
musette_ride_label_cell_init (MusetteRideLabelCell *self)
{
}

/**
 * musette_ride_label_cell_new:
 * @label: (transfer floating): the label that is shown
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
musette_ride_label_cell_new (GtkWidget *label)
{
  MusetteRideLabelCell *self = g_object_new (MUSETTE_TYPE_RIDE_LABEL_CELL, NULL);

  self->label = label;
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * musette_ride_label_cell_get_label:
 * @self: a cell
 *
 * Returns: (transfer none): its label
 */
GtkWidget *
musette_ride_label_cell_get_label (MusetteRideLabelCell *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_LABEL_CELL (self), NULL);

  return self->label;
}

static void
add_controllers (MusetteRideLabelCell *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, key);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * musette_ride_label_cell_edit:
 * @self: a cell
 * @text: (nullable): what to begin with
 * @callback: called when the text has been edited
 * @user_data: for @callback
 */
void
musette_ride_label_cell_edit (MusetteRideLabelCell *self,
                              const char *text,
                              MusetteRideLabelFunc callback,
                              gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_RIDE_LABEL_CELL (self));
  g_return_if_fail (callback != NULL);

  if (self->entry != NULL)
    return;
  self->callback = callback;
  self->user_data = user_data;
  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the Interval"), -1);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  add_controllers (self);
  gtk_widget_grab_focus (self->entry);
}
