/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "musette-activity-download.h"
#include "musette-activity-editor.h"
#include "musette-dialogs.h"
#include "musette-gear-names.h"
#include "musette-raw-request.h"
#include "musette-rename-popover.h"
#include "musette-ride-page-private.h"
#include "musette-undo-toast.h"

/* What can be done with an activity of the account on its page: edit, rename, download, delete. */

#define EDITED_KEY "musette-activity"

static GtkWindow *
get_window (MusetteRidePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static gboolean
can_edit (MusetteRidePage *self)
{
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);

  return self->repository != NULL && activity != NULL && !musette_activity_is_stub (activity);
}

static void
save_cb (MusetteRidePage *self, const MusetteActivityEdit *edit, GtkWidget *editor)
{
  MusetteActivity *activity = g_object_get_data (G_OBJECT (editor), EDITED_KEY);
  g_autoptr (MusettePatch) patch
      = musette_activity_edit_make_patch (edit, activity, 1, self->units);
  MusetteStep *step = musette_step_new ();

  if (musette_patch_get_length (patch) > 0)
    musette_step_update_activity (step, activity, patch);
  musette_undo_toast_apply (GTK_WIDGET (self), self->repository, step, _ ("Activity changed"));
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (widget);
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);
  MusetteEditorWords words = { .gear = self->gear, .units = self->units };
  g_autoptr (GPtrArray) activities = NULL;
  GtkWindow *editor;

  if (!can_edit (self))
    return;
  activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (activities, g_object_ref (activity));
  editor = musette_activity_editor_new (get_window (self), activities, &words);
  g_object_set_data_full (G_OBJECT (editor), EDITED_KEY, g_object_ref (activity), g_object_unref);
  g_signal_connect_object (editor, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (editor);
}

static void
renamed_cb (const char *name, gpointer user_data)
{
  MusetteRidePage *self = user_data;
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  /* Translators: %s is the new name of an activity */
  g_autofree char *text = g_strdup_printf (_ ("Renamed to “%s”"), name);
  MusetteStep *step;

  if (!can_edit (self))
    return;
  step = musette_step_new ();
  musette_patch_set_string (patch, "name", name);
  musette_step_update_activity (step, activity, patch);
  musette_undo_toast_apply (GTK_WIDGET (self), self->repository, step, text);
}

static void
popover_closed_cb (MusetteRidePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Of the selected interval when charts or table have the focus, else of the activity. */
static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (self->columns);
  graphene_rect_t bounds;
  GdkRectangle place;
  guint index;

  if (focus != NULL && musette_ride_editor_get_selected (self->editor, &index))
    {
      musette_ride_interval_table_edit_label (self->table);
      return;
    }
  if (!can_edit (self) || !gtk_widget_compute_bounds (GTK_WIDGET (self->subtitle), widget, &bounds))
    return;
  g_clear_pointer (&self->rename_popover, gtk_widget_unparent);
  self->rename_popover
      = musette_rename_popover_new (musette_ride_page_get_title (self), renamed_cb, self, NULL);
  gtk_widget_set_parent (self->rename_popover, widget);
  /* The heading may be scrolled away. */
  place = (GdkRectangle){ (int) bounds.origin.x, (int) MAX (bounds.origin.y, 0),
                          (int) bounds.size.width, 1 };
  if (bounds.origin.y > 0)
    place.height = (int) bounds.size.height;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->rename_popover), &place);
  g_signal_connect_object (self->rename_popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->rename_popover));
}

static void
close_cb (gpointer user_data)
{
  g_autoptr (MusetteRidePage) self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-ride", NULL);
}

/* Its page goes when the menu has closed; the toast of the window takes the deletion back. */
static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (widget);
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);
  const char *title = musette_ride_page_get_title (self);
  MusetteStep *step;
  g_autofree char *text = NULL;

  if (!can_edit (self))
    return;
  step = musette_step_new ();
  musette_step_delete_activity (step, activity);
  text = g_strdup_printf (_ ("Deleted “%s”"), title != NULL ? title : "");
  if (musette_undo_toast_apply (GTK_WIDGET (self), self->repository, step, text))
    g_idle_add_once (close_cb, g_object_ref (self));
}

/* Downloads */

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteRidePage) self = user_data;

  musette_activity_download_show_end (result, GTK_WIDGET (self));
}

static void
folder_chosen_cb (GFile *folder, gpointer user_data)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (user_data);
  MusetteActivity *activity = musette_ride_view_get_activity (self->view);
  g_autoptr (GPtrArray) activities = NULL;

  if (folder == NULL || activity == NULL)
    return;
  activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (activities, g_object_ref (activity));
  musette_activity_download_async (self->repository, activities, self->download_kind, folder, NULL,
                                   downloaded_cb, g_object_ref (self));
}

static void
download_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (widget);
  const char *kind = g_variant_get_string (parameter, NULL);

  self->download_kind = MUSETTE_RAW_FILE_ORIGINAL;
  if (g_str_equal (kind, "fit"))
    self->download_kind = MUSETTE_RAW_FILE_FIT;
  else if (g_str_equal (kind, "gpx"))
    self->download_kind = MUSETTE_RAW_FILE_GPX;
  musette_dialogs_choose_folder (get_window (self), _ ("Save Files"), folder_chosen_cb,
                                 G_OBJECT (self));
}

/* Gear, of which an activity knows the ID alone */

static void
gear_changed_cb (MusetteRidePage *self)
{
  GListModel *gear = musette_fetch_get_data (self->gear_fetch);

  if (gear == NULL)
    return;
  g_clear_pointer (&self->gear, g_hash_table_unref);
  self->gear = musette_gear_names_new (gear);
  musette_ride_side_set_gear (self->side, self->gear);
}

/* Once, when the first activity is shown. */
static void
load_gear (MusetteRidePage *self)
{
  if (self->gear_fetch != NULL)
    return;
  self->gear_fetch = musette_repository_fetch_gear (self->repository);
  g_signal_connect_object (self->gear_fetch, "notify::data", G_CALLBACK (gear_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gear_changed_cb (self);
}

void
_musette_ride_page_update_edit_actions (MusetteRidePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean editable = can_edit (self);

  gtk_widget_action_set_enabled (widget, "ride.edit", editable);
  gtk_widget_action_set_enabled (widget, "ride.delete", editable);
  gtk_widget_action_set_enabled (widget, "ride.download", editable);
  gtk_widget_set_visible (GTK_WIDGET (self->page_menu), editable);
  if (editable)
    load_gear (self);
}

void
_musette_ride_page_install_edit_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ride.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "ride.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "ride.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "ride.download", "s", download_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "ride.rename", NULL);
}
