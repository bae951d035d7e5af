/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-folder-share.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "musette-error-text.h"
#include "musette-json.h"
#include "musette-plan-request.h"
#include "musette-undo-toast.h"

/* Who else may see a folder. Only the service knows that, so it is asked first and told at once;
 * without it nothing is shared. */
typedef struct
{
  GWeakRef page;
  MusetteRepository *repository;
  char *path;
  char *name;
  MusetteJson *known; /* who may see it now */
  GtkEditable *entry;
} Share;

static void
share_free (Share *self)
{
  g_weak_ref_clear (&self->page);
  g_object_unref (self->repository);
  g_clear_pointer (&self->known, musette_json_free);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Share, share_free)

static void
tell_error (Share *self, const GError *error)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autofree char *text = musette_error_text_dup (error);

  if (page != NULL)
    musette_undo_toast_show (page, text, NULL);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Share) self = user_data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer
      = musette_repository_request_plan_finish (MUSETTE_REPOSITORY (source), result, &error);
  g_autofree char *text = NULL;

  if (answer == NULL)
    {
      tell_error (self, error);
      return;
    }
  /* Translators: %s is the name of a folder */
  text = g_strdup_printf (_ ("Who may see “%s” was changed"), self->name);
  if (page != NULL)
    musette_undo_toast_show (page, text, NULL);
}

static JsonArray *
get_known (Share *self)
{
  return musette_json_as_array (self->known, NULL);
}

static JsonObject *
find_known (Share *self, const char *id)
{
  JsonArray *known = get_known (self);

  for (guint i = 0; i < musette_json_array_get_length (known); i++)
    {
      JsonObject *athlete = musette_json_array_get_object (known, i);

      if (athlete != NULL && g_strcmp0 (musette_json_get_string (athlete, "id"), id) == 0)
        return athlete;
    }
  return NULL;
}

/* Who could change the folder still can. */
static GBytes *
make_body (Share *self)
{
  g_auto (GStrv) ids = g_strsplit_set (gtk_editable_get_text (self->entry), " ,;\t", -1);
  GString *text = g_string_new ("[");

  for (guint i = 0; ids[i] != NULL; i++)
    {
      JsonObject *known = find_known (self, ids[i]);

      if (*ids[i] == '\0')
        continue;
      g_string_append (text, text->len > 1 ? ",{\"id\":" : "{\"id\":");
      musette_json_append_string (text, ids[i]);
      g_string_append_printf (text, ",\"canEdit\":%s}",
                              known != NULL && musette_json_get_bool (known, "canEdit") ? "true"
                                                                                        : "false");
    }
  g_string_append_c (text, ']');
  return g_string_free_to_bytes (text);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (Share) self = user_data;
  g_autoptr (GBytes) body = NULL;
  MusettePlanRequest request = { .method = "PUT", .path = self->path };

  if (g_strcmp0 (response, "share") != 0)
    return;
  body = make_body (self);
  request.body = body;
  musette_repository_request_plan_async (self->repository, &request, NULL, told_cb, self);
  g_steal_pointer (&self);
}

/* A line for each athlete, and their ids for the entry. */
static char *
describe_known (Share *self, GString *ids)
{
  JsonArray *known = get_known (self);
  GString *text = g_string_new (_ ("Athletes with these ids may see and copy its workouts."));

  for (guint i = 0; i < musette_json_array_get_length (known); i++)
    {
      JsonObject *athlete = musette_json_array_get_object (known, i);
      const char *id = athlete != NULL ? musette_json_get_string (athlete, "id") : NULL;
      const char *name = athlete != NULL ? musette_json_get_string (athlete, "name") : NULL;

      if (id == NULL)
        continue;
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", id);
      g_string_append_printf (text, "\n%s: %s", id, name != NULL ? name : "–");
    }
  return g_string_free (text, FALSE);
}

static void
show_dialog (Share *self, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *entry = gtk_entry_new ();
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *body = describe_known (self, ids);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  /* Translators: %s is the name of a folder */
  heading = g_strdup_printf (_ ("Share “%s”"), self->name);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "share",
                                    _ ("_Share"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "share");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "share",
                                              ADW_RESPONSE_SUGGESTED);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "i12345 i67890");
  gtk_editable_set_text (GTK_EDITABLE (entry), ids->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ids of athletes"), -1);
  self->entry = GTK_EDITABLE (entry);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Share) self = user_data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&self->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer
      = musette_repository_request_plan_finish (MUSETTE_REPOSITORY (source), result, &error);

  if (answer != NULL)
    self->known = musette_json_parse_bytes (answer, &error);
  if (self->known != NULL && musette_json_as_array (self->known, &error) != NULL && page != NULL)
    show_dialog (g_steal_pointer (&self), page);
  else if (error != NULL)
    tell_error (self, error);
}

/**
 * musette_folder_share_ask:
 * @page: where to tell what was done
 * @repository: where the folder is
 * @folder: a folder or plan that the service knows
 *
 * Asks who else may see a folder, and tells the service.
 */
void
musette_folder_share_ask (GtkWidget *page, MusetteRepository *repository, MusettePlanItem *folder)
{
  MusettePlanRequest request = { .method = "GET" };
  const char *name;
  Share *self;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (repository) && MUSETTE_IS_PLAN_ITEM (folder));

  name = musette_plan_item_get_name (folder);
  self = g_new0 (Share, 1);
  g_weak_ref_init (&self->page, page);
  self->repository = g_object_ref (repository);
  self->name = g_strdup (name != NULL ? name : "");
  self->path = g_strdup_printf ("/folders/%s/shared-with", musette_plan_item_get_id (folder));
  request.path = self->path;
  musette_repository_request_plan_async (repository, &request, NULL, known_cb, self);
}
