/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "musette-activities-page-private.h"
#include "musette-activity-download.h"
#include "musette-dialogs.h"
#include "musette-gear-names.h"
#include "musette-outbox.h"
#include "musette-raw-request.h"
#include "musette-repository-edits.h"
#include "musette-undo-toast.h"

/* Files of activities: those that go to the service and those that come from it. And the gear,
 * which activities name by its ID alone. */

#define FILES_KEY "musette-files"

static GtkWindow *
get_window (MusetteActivitiesPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
upload (MusetteActivitiesPage *self, GListModel *files)
{
  MusetteStep *step = musette_step_new ();
  guint n = g_list_model_get_n_items (files);
  g_autofree char *text = g_strdup_printf (ngettext ("%u file added", "%u files added", n), n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      musette_step_upload_file (step, file, NULL);
    }
  musette_activities_page_apply (self, step, text);
}

static void
files_chosen_cb (GListModel *files, gpointer user_data)
{
  if (files != NULL)
    upload (MUSETTE_ACTIVITIES_PAGE (user_data), files);
}

static void
upload_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);

  musette_dialogs_open_recordings (get_window (self), files_chosen_cb, G_OBJECT (self));
}

static void
drop_response_cb (MusetteActivitiesPage *self, const char *response, GtkWidget *dialog)
{
  GListModel *files = g_object_get_data (G_OBJECT (dialog), FILES_KEY);

  if (g_str_equal (response, "upload"))
    upload (self, files);
  else if (g_str_equal (response, "view"))
    for (guint i = 0; i < g_list_model_get_n_items (files); i++)
      {
        g_autoptr (GFile) file = g_list_model_get_item (files, i);

        musette_activities_page_view_file (self, file);
      }
}

/* A dropped file may be meant for the account or only to be looked at: that is not guessed. */
static void
ask_about_files (MusetteActivitiesPage *self, GListStore *files)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (files));
  g_autofree char *heading = g_strdup_printf (ngettext ("Add %u File?", "Add %u Files?", n), n);
  GtkWidget *dialog = adw_message_dialog_new (
      get_window (self), heading,
      _ ("Added to the account, a file becomes an activity. It can also only be viewed."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "view",
                                    _ ("_View"), "upload", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "upload",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "upload");
  g_object_set_data_full (G_OBJECT (dialog), FILES_KEY, g_object_ref (files), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (drop_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
drop_cb (MusetteActivitiesPage *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *item = g_value_get_boxed (value); item != NULL; item = item->next)
    g_list_store_append (files, item->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;
  ask_about_files (self, files);
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteActivitiesPage) self = user_data;

  musette_activity_download_show_end (result, GTK_WIDGET (self));
}

static void
folder_chosen_cb (GFile *folder, gpointer user_data)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (user_data);

  if (folder != NULL && self->to_download != NULL)
    musette_activity_download_async (self->repository, self->to_download, self->download_kind,
                                     folder, NULL, saved_cb, g_object_ref (self));
  g_clear_pointer (&self->to_download, g_ptr_array_unref);
}

static void
download_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  const char *kind = g_variant_get_string (parameter, NULL);

  g_clear_pointer (&self->to_download, g_ptr_array_unref);
  self->to_download = musette_activity_selection_dup_activities (self->selection);
  self->download_kind = g_str_equal (kind, "fit")   ? MUSETTE_RAW_FILE_FIT
                        : g_str_equal (kind, "gpx") ? MUSETTE_RAW_FILE_GPX
                                                    : MUSETTE_RAW_FILE_ORIGINAL;
  musette_dialogs_choose_folder (get_window (self), _ ("Save Files"), folder_chosen_cb,
                                 G_OBJECT (self));
}

/* How many files are on their way. */
static void
outbox_changed_cb (MusetteActivitiesPage *self)
{
  GListModel *outbox = G_LIST_MODEL (musette_repository_get_outbox (self->repository));
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (MusetteOutboxItem) item = g_list_model_get_item (outbox, i);

      n += musette_change_get_action (musette_outbox_item_get_change (item))
           == MUSETTE_ACTION_UPLOAD;
    }
  text = g_strdup_printf (ngettext ("Uploading %u file…", "Uploading %u files…", n), n);
  gtk_label_set_label (self->upload_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->upload_label), n > 0);
}

/* For instance that a file was there already. */
static void
notice_cb (MusetteActivitiesPage *self, const char *text)
{
  musette_undo_toast_show (GTK_WIDGET (self), text, NULL);
}

static void
gear_changed_cb (MusetteActivitiesPage *self)
{
  GListModel *gear = musette_fetch_get_data (self->gear_fetch);
  g_autoptr (GHashTable) names = NULL;

  if (gear == NULL)
    return;
  names = musette_gear_names_new (gear);
  musette_activity_columns_set_gear (self->columns, names);
  musette_activity_sorter_set_gear (self->sorter, names);
  musette_activities_page_update_context (self);
  musette_activities_page_teach_words (self);
}

/* Of whoever is signed in. */
static void
load_gear (MusetteActivitiesPage *self)
{
  if (musette_repository_get_account_state (self->repository) != MUSETTE_ACCOUNT_STATE_SIGNED_IN)
    return;
  if (self->gear_fetch != NULL)
    g_signal_handlers_disconnect_by_data (self->gear_fetch, self);
  g_clear_object (&self->gear_fetch);
  self->gear_fetch = musette_repository_fetch_gear (self->repository);
  g_signal_connect_object (self->gear_fetch, "notify::data", G_CALLBACK (gear_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gear_changed_cb (self);
}

/**
 * musette_activities_page_install_file_actions:
 * @widget_class: the class of the page
 */
void
musette_activities_page_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.upload", NULL, upload_cb);
  gtk_widget_class_install_action (widget_class, "activities.download", "s", download_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK,
                                       "activities.upload", NULL);
}

/**
 * musette_activities_page_set_up_files:
 * @self: the page
 */
void
musette_activities_page_set_up_files (MusetteActivitiesPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (musette_repository_get_outbox (self->repository), "items-changed",
                           G_CALLBACK (outbox_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (musette_repository_get_outbox (self->repository), "notice",
                           G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "notify::account-state", G_CALLBACK (load_gear), self,
                           G_CONNECT_SWAPPED);
  outbox_changed_cb (self);
  load_gear (self);
}
