/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-folder-share.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "musette-error-text.h"
#include "musette-folder-sharing.h"
#include "musette-undo-toast.h"

/* Who else may see a folder. That is read first; what is changed of it is a change as any other. */
typedef struct
{
  GWeakRef page;
  MusetteRepository *repository;
  MusettePlanItem *folder;
  GtkEditable *readers;
  GtkEditable *editors;
  GtkSwitch *is_public;
} Share;

static void
share_free (Share *self)
{
  g_weak_ref_clear (&self->page);
  g_object_unref (self->repository);
  g_object_unref (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Share, share_free)

static const char *
get_name (Share *self)
{
  const char *name = musette_plan_item_get_name (self->folder);

  return name != NULL ? name : "";
}

static void
tell (Share *self, const char *text)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);

  if (page != NULL)
    musette_undo_toast_show (page, text, NULL);
}

static void
tell_error (Share *self, const GError *error)
{
  g_autofree char *text = musette_error_text_dup (error);

  tell (self, text);
}

static gboolean
is_public (MusettePlanItem *folder)
{
  g_autoptr (GBytes) visibility = musette_plan_item_dup_member (folder, "visibility");
  static const char wanted[] = "\"PUBLIC\"";

  return visibility != NULL && g_bytes_get_size (visibility) == strlen (wanted)
         && memcmp (g_bytes_get_data (visibility, NULL), wanted, strlen (wanted)) == 0;
}

static char **
split_ids (GtkEditable *entry)
{
  return g_strsplit_set (gtk_editable_get_text (entry), " ,;\t", -1);
}

static MusettePatch *
make_patch (Share *self)
{
  MusettePatch *patch = musette_patch_new ();
  g_auto (GStrv) readers = split_ids (self->readers);
  g_auto (GStrv) editors = split_ids (self->editors);
  g_autofree char *list
      = musette_folder_sharing_make ((const char *const *) readers, (const char *const *) editors);

  musette_patch_set_raw (patch, MUSETTE_SHARED_WITH, list);
  if (gtk_switch_get_active (self->is_public) != is_public (self->folder))
    musette_patch_set_string (patch, "visibility",
                              gtk_switch_get_active (self->is_public) ? "PUBLIC" : "PRIVATE");
  return patch;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Share) self = user_data;
  g_autoptr (MusettePatch) patch = NULL;
  g_autoptr (MusetteStep) step = NULL;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autofree char *done = NULL;

  if (g_strcmp0 (response, "share") != 0)
    return;
  patch = make_patch (self);
  step = musette_step_new ();
  if (!musette_step_update_planned (step, MUSETTE_ITEM_FOLDER, self->folder, patch))
    return;
  /* Translators: %s is the name of a folder */
  done = g_strdup_printf (_ ("Who may see “%s” was changed"), get_name (self));
  musette_undo_toast_apply (page, self->repository, g_steal_pointer (&step), done);
}

static GtkEditable *
add_entry (AdwPreferencesGroup *group, const char *title, MusettePlanItem *folder, gboolean edit)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *ids = musette_folder_sharing_dup_ids (folder, edit);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), ids);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
  return GTK_EDITABLE (row);
}

static void
add_switch (Share *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();

  self->is_public = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->is_public), GTK_ALIGN_CENTER);
  gtk_switch_set_active (self->is_public, is_public (self->folder));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Public"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Everybody can find and copy it"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->is_public));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->is_public));
  adw_preferences_group_add (group, row);
}

static GtkWidget *
make_rows (Share *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->readers
      = add_entry (ADW_PREFERENCES_GROUP (group), _ ("May s_ee and copy"), self->folder, FALSE);
  self->editors
      = add_entry (ADW_PREFERENCES_GROUP (group), _ ("May e_dit too"), self->folder, TRUE);
  add_switch (self, ADW_PREFERENCES_GROUP (group));
  return group;
}

static char *
make_body (Share *self)
{
  g_autofree char *names = musette_folder_sharing_dup_names (self->folder);

  return g_strconcat (_ ("Ids of athletes, such as i12345, with blanks between them."),
                      *names != '\0' ? "\n" : "", names, NULL);
}

static void
show_dialog (Share *self, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  g_autofree char *body = make_body (self);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  /* Translators: %s is the name of a folder */
  heading = g_strdup_printf (_ ("Share “%s”"), get_name (self));
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "share",
                                    _ ("_Share"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "share");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "share",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_rows (self));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->readers));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Share) self = user_data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusettePlanItem) folder
      = musette_repository_read_planned_finish (MUSETTE_REPOSITORY (source), result, &error);

  if (folder == NULL)
    {
      tell_error (self, error);
      return;
    }
  g_set_object (&self->folder, folder);
  if (!musette_folder_sharing_is_known (folder))
    tell (self, _ ("It is not known here who may see this folder."));
  else if (page != NULL)
    show_dialog (g_steal_pointer (&self), page);
}

/**
 * musette_folder_share_ask:
 * @page: where to tell what was done
 * @repository: where the folder is
 * @folder: a folder or plan that the service knows
 *
 * Asks who else may see a folder, and who may change it.
 */
void
musette_folder_share_ask (GtkWidget *page, MusetteRepository *repository, MusettePlanItem *folder)
{
  Share *self;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (repository) && MUSETTE_IS_PLAN_ITEM (folder));

  self = g_new0 (Share, 1);
  g_weak_ref_init (&self->page, page);
  self->repository = g_object_ref (repository);
  self->folder = g_object_ref (folder);
  musette_repository_read_planned_async (repository, MUSETTE_ITEM_FOLDER,
                                         musette_plan_item_get_id (folder), NULL, read_cb, self);
}
