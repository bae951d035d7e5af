/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-library-import.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "musette-error-text.h"
#include "musette-format.h"
#include "musette-repository-edits.h"
#include "musette-repository-library.h"
#include "musette-undo-toast.h"
#include "musette-workout-format.h"
#include "musette-workout-text-writer.h"
#include "musette-workout-totals.h"

/* Workout files that go to the library: they are read one after the other, then a dialog shows what
 * was understood of them, and only what was understood is sent, as one step. */
typedef struct
{
  GWeakRef page;
  MusetteRepository *repository;
  char *folder_id;
  GPtrArray *files;
  GPtrArray *bodies; /* of MusettePatch */
  GString *preview;
  guint next;
} Import;

#define MAX_PREVIEW_LINES 24

static void read_next (Import *import);

static void
import_free (gpointer data)
{
  Import *import = data;

  g_weak_ref_clear (&import->page);
  g_object_unref (import->repository);
  g_free (import->folder_id);
  g_ptr_array_unref (import->files);
  g_ptr_array_unref (import->bodies);
  g_string_free (import->preview, TRUE);
  g_free (import);
}

static void
add_line (Import *import, const char *name, const char *text)
{
  if (import->next < MAX_PREVIEW_LINES)
    g_string_append_printf (import->preview, "%s%s: %s", import->preview->len > 0 ? "\n" : "", name,
                            text);
  else if (import->next == MAX_PREVIEW_LINES)
    g_string_append (import->preview, "\n…");
}

static char *
dup_stem (GFile *file)
{
  char *name = g_file_get_basename (file);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

static MusettePatch *
make_body (Import *import,
           const MusetteWorkout *workout,
           const MusetteWorkoutTotals *totals,
           const MusetteWorkoutContext *context,
           const char *stem)
{
  MusettePatch *body = musette_patch_new ();
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = musette_workout_text_write (workout, context, losses);

  musette_patch_set_raw (body, "folder_id", import->folder_id);
  musette_patch_set_string (body, "name",
                            workout->name != NULL && *workout->name != '\0' ? workout->name : stem);
  musette_patch_set_string (body, "type", workout->type != NULL ? workout->type : "Ride");
  musette_patch_set_string (body, "description", text);
  musette_patch_set_int (body, "moving_time", totals->seconds);
  if (!isnan (totals->load))
    musette_patch_set_int (body, "icu_training_load", (gint64) totals->load);
  return body;
}

static void
take_workout (Import *import, const MusetteWorkout *workout, const MusetteWorkoutContext *context)
{
  g_autofree char *stem = dup_stem (g_ptr_array_index (import->files, import->next));
  g_autofree char *duration = NULL;
  g_autofree char *facts = NULL;
  const guint n = musette_workout_count_leaves (workout);
  MusetteWorkoutTotals totals;

  musette_workout_compute_totals (workout, context, &totals);
  duration = musette_format_duration_prose (totals.seconds);
  /* Translators: what is understood of a workout file: how many steps, and how long they last */
  facts = g_strdup_printf (ngettext ("%u step, %s", "%u steps, %s", n), n, duration);
  add_line (import, stem, facts);
  g_ptr_array_add (import->bodies, make_body (import, workout, &totals, context, stem));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autoptr (MusetteWorkout) workout = NULL;
  MusetteWorkoutContext context;

  musette_workout_context_init (&context);
  musette_repository_get_sport_thresholds (import->repository, "Ride", FALSE, &context.thresholds);
  if (bytes != NULL)
    workout = musette_workout_read (bytes, name, &context, &error);
  if (workout != NULL && musette_workout_count_leaves (workout) > 0)
    take_workout (import, workout, &context);
  else
    {
      g_autofree char *problem
          = error != NULL ? musette_error_text_dup (error) : g_strdup (_ ("no steps found"));

      add_line (import, name, problem);
    }
  import->next++;
  read_next (import);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&import->page);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  MusetteStep *step;

  if (page == NULL || g_strcmp0 (response, "import") != 0)
    return;
  step = musette_step_new ();
  for (guint i = 0; i < import->bodies->len; i++)
    musette_step_create_planned (step, MUSETTE_ITEM_WORKOUT, g_ptr_array_index (import->bodies, i));
  if (musette_repository_apply (import->repository, step, &error))
    text = g_strdup_printf (ngettext ("%u workout added", "%u workouts added", import->bodies->len),
                            import->bodies->len);
  else
    text = musette_error_text_dup (error);
  musette_undo_toast_show (
      page, text, error == NULL ? musette_repository_get_history (import->repository) : NULL);
}

static void
closure_free (gpointer data, GClosure *closure)
{
  import_free (data);
}

static void
show_preview (Import *import)
{
  g_autoptr (GtkWidget) page = g_weak_ref_get (&import->page);
  const guint n = import->bodies->len;
  g_autofree char *heading = NULL;
  g_autofree char *button = NULL;
  GtkRoot *root;
  GtkWidget *dialog;

  if (page == NULL)
    {
      import_free (import);
      return;
    }
  root = gtk_widget_get_root (page);
  heading = g_strdup_printf (ngettext ("Import %u Workout?", "Import %u Workouts?", n), n);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   n > 0 ? heading : _ ("No Workout Was Understood"),
                                   import->preview->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                   n > 0 ? _ ("_Cancel") : _ ("_Close"));
  if (n > 0)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "import", _ ("_Import"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "import",
                                                  ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "import");
    }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), import, closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_next (Import *import)
{
  if (import->next >= import->files->len)
    {
      show_preview (import);
      return;
    }
  g_file_load_bytes_async (g_ptr_array_index (import->files, import->next), NULL, read_cb, import);
}

static MusettePlanItem *
find_first_folder (MusetteRepository *repository)
{
  GListModel *folders = musette_library_get_items (musette_repository_get_library (repository),
                                                   MUSETTE_ITEM_FOLDER);

  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (MusettePlanItem) folder = g_list_model_get_item (folders, i);

      if (g_strcmp0 (musette_plan_item_get_item_type (folder), "FOLDER") == 0
          && !g_str_has_prefix (musette_plan_item_get_id (folder), "new-"))
        return folder; /* the list holds it */
    }
  return NULL;
}

/**
 * musette_library_import_start:
 * @page: where to tell what was done
 * @repository: where they go
 * @folder: (nullable): the folder they go to, %NULL for the first one
 * @files: workout files
 *
 * Reads files, shows what was understood, and puts that into the library when the user agrees.
 */
void
musette_library_import_start (GtkWidget *page,
                              MusetteRepository *repository,
                              MusettePlanItem *folder,
                              GListModel *files)
{
  Import *import;

  g_return_if_fail (GTK_IS_WIDGET (page) && MUSETTE_IS_REPOSITORY (repository));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  if (folder == NULL || g_str_has_prefix (musette_plan_item_get_id (folder), "new-"))
    folder = find_first_folder (repository);
  if (folder == NULL)
    {
      musette_undo_toast_show (page, _ ("There is no folder in the library yet."), NULL);
      return;
    }
  import = g_new0 (Import, 1);
  g_weak_ref_init (&import->page, page);
  import->repository = g_object_ref (repository);
  import->folder_id = g_strdup (musette_plan_item_get_id (folder));
  import->files = g_ptr_array_new_with_free_func (g_object_unref);
  import->bodies = g_ptr_array_new_with_free_func (g_object_unref);
  import->preview = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (import->files, g_list_model_get_item (files, i));
  read_next (import);
}
