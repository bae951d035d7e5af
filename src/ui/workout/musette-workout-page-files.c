/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-workout-page-private.h"

#include <glib/gi18n.h>

#include "musette-dialogs.h"
#include "musette-error-text.h"
#include "musette-import-window.h"
#include "musette-workout-format.h"

/* Files of the builder page: opened, dropped, exported. */

#define MOST_SENTENCES 12

static MusetteWorkoutDraft *
get_draft (MusetteWorkoutPage *self)
{
  return musette_builder_get_draft (musette_workout_page_get_builder (self));
}

static void
show_error (MusetteWorkoutPage *self, const char *heading, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = musette_error_text_dup (error);
  gtk_window_present (
      musette_dialogs_alert (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, text));
}

static void
tell_list (MusetteWorkoutPage *self, const char *heading, GPtrArray *sentences)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GString) text = g_string_new (NULL);

  if (sentences->len == 0)
    return;
  for (guint i = 0; i < MIN (sentences->len, MOST_SENTENCES); i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (sentences, i));
  if (sentences->len > MOST_SENTENCES)
    g_string_append (text, "\n…");
  gtk_window_present (
      musette_dialogs_alert (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, text->str));
}

/* What had to be mended, or left out. */
static void
list_problems (const MusetteWorkout *workout, GPtrArray *sentences)
{
  for (guint i = 0; i < workout->diagnostics->len; i++)
    {
      const MusetteWorkoutDiagnostic *problem = g_ptr_array_index (workout->diagnostics, i);

      if (problem->severity == MUSETTE_WORKOUT_INFO)
        continue;
      g_ptr_array_add (sentences,
                       problem->line > 0
                           /* Translators: the number of a line, and what is wrong with it */
                           ? g_strdup_printf (_ ("Line %u: %s"), problem->line, problem->message)
                           : g_strdup (problem->message));
    }
}

/* The problems of a text stand below it; those of other files are told now, or never. */
static void
take_file (MusetteWorkoutPage *self, const MusetteWorkout *workout, GBytes *bytes, const char *name)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  if (musette_workout_format_detect (bytes, name) != MUSETTE_WORKOUT_FORMAT_TEXT)
    list_problems (workout, sentences);
  _musette_workout_page_begin_replacement (self);
  _musette_workout_page_set_sport_type (self, workout->type);
  text = musette_workout_dup_text (workout, bytes, name,
                                   musette_workout_draft_get_context (get_draft (self)), sentences);
  _musette_workout_page_take_text (self, text, workout->name != NULL ? workout->name : name);
  /* What had to be mended is not the file's any more. */
  _musette_workout_page_end_replacement (self, sentences->len == 0);
  tell_list (self, _ ("Read, but Not All of It"), sentences);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteWorkoutPage) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autoptr (MusetteWorkout) workout = NULL;

  if (bytes != NULL)
    workout = musette_workout_read (bytes, name,
                                    musette_workout_draft_get_context (get_draft (self)), &error);
  if (workout == NULL)
    show_error (self, _ ("The Workout Was Not Read"), error);
  else
    take_file (self, workout, bytes, name);
}

static void
import_files (MusetteWorkoutPage *self, GListModel *files)
{
  gtk_window_present (
      GTK_WINDOW (musette_import_window_new (GTK_WIDGET (self), self->repository, NULL, files)));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteWorkoutPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autoptr (GListStore) files = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    {
      musette_workout_page_open_file (self, G_FILE (source));
      return;
    }
  files = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (files, source);
  import_files (self, G_LIST_MODEL (files));
}

/* One file is for the builder; more than one, or a folder, is for the library. */
static void
take_files (MusetteWorkoutPage *self, GListModel *files)
{
  const guint n = g_list_model_get_n_items (files);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (n > 1)
    import_files (self, files);
  else if (n == 1)
    g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                             G_PRIORITY_DEFAULT, self->cancellable, looked_cb, g_object_ref (self));
}

static void
import_chosen_cb (GListModel *files, gpointer owner)
{
  if (files != NULL)
    take_files (MUSETTE_WORKOUT_PAGE (owner), files);
}

static void
import_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_dialogs_open_workouts (widget, TRUE, import_chosen_cb);
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_dialogs_open_workouts (widget, FALSE, import_chosen_cb);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteWorkoutPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      show_error (self, _ ("The Workout Was Not Saved"), error);
      return;
    }
  if (self->exported.text == NULL)
    return;
  /* What is seen may be another one by now. */
  musette_draft_words_set (&self->saved, self->exported.name, self->exported.type,
                           self->exported.text);
  _musette_workout_page_keep (self);
}

static void
export_to (GFile *file, gpointer user_data)
{
  MusetteWorkoutPage *self = MUSETTE_WORKOUT_PAGE (user_data);
  const MusetteWorkout *shown = musette_workout_draft_get_workout (get_draft (self));
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (file == NULL || shown == NULL)
    return;
  name = g_file_get_basename (file);
  workout = musette_workout_copy (shown);
  g_free (workout->name);
  workout->name = g_strdup (musette_workout_page_get_name (self));
  bytes = musette_workout_write (workout, musette_workout_format_from_name (name),
                                 musette_workout_draft_get_context (get_draft (self)), losses,
                                 &error);
  if (bytes == NULL)
    {
      show_error (self, _ ("The Workout Was Not Saved"), error);
      return;
    }
  musette_draft_words_set (&self->exported, NULL, NULL, NULL);
  if (losses->len == 0)
    _musette_workout_page_note (self, &self->exported);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE,
                                       self->cancellable, saved_cb, g_object_ref (self));
  /* The file is written, and nothing is lost here. */
  tell_list (self, _ ("Saved, but the File Cannot Hold Everything"), losses);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteWorkoutPage *self = MUSETTE_WORKOUT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *name = musette_workout_page_get_name (self);
  g_autofree char *file_name = NULL;

  /* Translators: the suggested name of a file, its ending follows */
  file_name = g_strdup_printf ("%s.%s", *name != '\0' ? name : _ ("workout"),
                               g_variant_get_string (parameter, NULL));
  g_strdelimit (file_name, "/\\", '-');
  musette_dialogs_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Export Workout"),
                        file_name, export_to, G_OBJECT (self));
}

static gboolean
drop_cb (MusetteWorkoutPage *self, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *item = g_value_get_boxed (value); item != NULL; item = item->next)
    g_list_store_append (files, item->data);
  take_files (self, G_LIST_MODEL (files));
  return TRUE;
}

/*< private >
 * _musette_workout_page_install_file_actions:
 * @widget_class: the class of the page
 *
 * Adds what imports and exports.
 */
void
_musette_workout_page_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "workout.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "workout.import-folder", NULL, import_folder_cb);
  gtk_widget_class_install_action (widget_class, "workout.export", "s", export_cb);
}

/*< private >
 * _musette_workout_page_accept_files:
 * @self: a page
 *
 * Has it take files that are dropped on it.
 */
void
_musette_workout_page_accept_files (MusetteWorkoutPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * musette_workout_page_open_file:
 * @self: a page
 * @file: a workout in any format
 *
 * Takes the workout of @file in place of the one that is shown, as one step that can be undone.
 */
void
musette_workout_page_open_file (MusetteWorkoutPage *self, GFile *file)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (self));
}
