/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-ride-interval-menu.h"
#include "musette-ride-page-private.h"
#include "musette-undo-toast.h"

/* The actions that edit the intervals of a ride. They are offered where they can do something. */

static void
split_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_editor_split (MUSETTE_RIDE_PAGE (widget)->editor);
}

static void
join_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_editor_join (MUSETTE_RIDE_PAGE (widget)->editor);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_editor_add (MUSETTE_RIDE_PAGE (widget)->editor);
}

static void
start_here_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_editor_move_edge_here (MUSETTE_RIDE_PAGE (widget)->editor, MUSETTE_INTERVAL_START);
}

static void
end_here_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_editor_move_edge_here (MUSETTE_RIDE_PAGE (widget)->editor, MUSETTE_INTERVAL_END);
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_editor_remove (MUSETTE_RIDE_PAGE (widget)->editor);
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_interval_table_edit_label (MUSETTE_RIDE_PAGE (widget)->table);
}

static void
reset_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (widget);

  if (musette_ride_view_get_activity (self->view) != NULL)
    {
      musette_ride_editor_reset (self->editor);
      return;
    }
  /* What was found in a file is found again. */
  musette_ride_view_clear_selection (self->view);
  musette_ride_editor_forget (self->editor);
  musette_ride_loader_restore_intervals (self->loader);
}

/* An action that could do nothing is not offered. */
void
_musette_ride_page_update_interval_actions (MusetteRidePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean editable = musette_ride_editor_get_editable (self->editor);
  gboolean placed = editable && !isnan (musette_ride_editor_get_place (self->editor));
  gboolean spanned = musette_ride_view_get_selection (self->view, NULL);
  guint index = 0;
  gboolean selected = editable && musette_ride_editor_get_selected (self->editor, &index);
  gboolean has_next = selected
                      && index + 1 < musette_interval_editor_get_n (
                             musette_ride_editor_get_intervals (self->editor));

  gtk_widget_action_set_enabled (widget, "ride.split-interval", placed);
  gtk_widget_action_set_enabled (widget, "ride.join-interval", has_next);
  gtk_widget_action_set_enabled (widget, "ride.add-interval", editable && spanned && !selected);
  gtk_widget_action_set_enabled (widget, "ride.interval-start-here", selected && placed);
  gtk_widget_action_set_enabled (widget, "ride.interval-end-here", selected && placed);
  gtk_widget_action_set_enabled (widget, "ride.rename-interval", selected);
  gtk_widget_action_set_enabled (widget, "ride.delete-interval", selected);
  gtk_widget_action_set_enabled (widget, "ride.reset-intervals",
                                 musette_ride_editor_get_changed (self->editor));
}

static GPtrArray *
get_edits (MusetteRidePage *self)
{
  const MusetteIntervalEditor *editor = musette_ride_editor_get_intervals (self->editor);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_interval_edit_free);

  for (guint i = 0; i < musette_interval_editor_get_n (editor); i++)
    {
      const MusetteEditedInterval *interval = musette_interval_editor_get (editor, i);

      g_ptr_array_add (edits, musette_interval_edit_new ((int) interval->start, (int) interval->end,
                                                         interval->label));
    }
  return edits;
}

/* The intervals of an activity are the service's; those of a file live on this page only. */
static void
committed_cb (MusetteRidePage *self)
{
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);
  g_autoptr (MusetteStep) step = NULL;
  g_autoptr (GPtrArray) edits = NULL;

  _musette_ride_page_update_intervals (self);
  if (activity == NULL || self->repository == NULL)
    return;
  step = musette_step_new ();
  edits = get_edits (self);
  if (musette_step_set_intervals (step, activity, edits)
      && musette_undo_toast_apply (GTK_WIDGET (self), self->repository, g_steal_pointer (&step),
                                   _ ("Intervals changed")))
    return;
  musette_ride_loader_restore_intervals (self->loader);
}

/* Makes what edits the intervals, and lets charts and table use it. */
void
_musette_ride_page_add_editor (MusetteRidePage *self)
{
  g_autoptr (GMenuModel) menu = musette_ride_interval_menu_new ();

  self->editor = musette_ride_editor_new (self->view);
  musette_ride_charts_set_editor (self->charts, self->editor);
  musette_ride_interval_table_set_editor (self->table, self->editor);
  gtk_menu_button_set_menu_model (self->intervals_menu, menu);
  g_signal_connect_object (self->editor, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_key (GtkWidgetClass *widget_class, guint key, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, action, NULL);
}

void
_musette_ride_page_install_interval_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ride.split-interval", NULL, split_cb);
  gtk_widget_class_install_action (widget_class, "ride.join-interval", NULL, join_cb);
  gtk_widget_class_install_action (widget_class, "ride.add-interval", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "ride.interval-start-here", NULL, start_here_cb);
  gtk_widget_class_install_action (widget_class, "ride.interval-end-here", NULL, end_here_cb);
  gtk_widget_class_install_action (widget_class, "ride.rename-interval", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "ride.delete-interval", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "ride.reset-intervals", NULL, reset_cb);
  add_key (widget_class, GDK_KEY_s, "ride.split-interval");
  add_key (widget_class, GDK_KEY_j, "ride.join-interval");
  add_key (widget_class, GDK_KEY_i, "ride.add-interval");
  add_key (widget_class, GDK_KEY_bracketleft, "ride.interval-start-here");
  add_key (widget_class, GDK_KEY_bracketright, "ride.interval-end-here");
  add_key (widget_class, GDK_KEY_KP_Delete, "ride.delete-interval");
  add_key (widget_class, GDK_KEY_Delete, "ride.delete-interval");
}
