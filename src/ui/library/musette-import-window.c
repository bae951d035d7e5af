/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-import-window.h"

#include <glib/gi18n.h>

#include "musette-error-text.h"
#include "musette-import-job.h"
#include "musette-repository-library.h"
#include "musette-undo-toast.h"
#include "musette-workout-problem-row.h"

/* Workout files that go to the library: they are read while a bar shows how far that is, then the
 * window shows what was understood of each, and only what was understood is sent, as one step. */
struct _MusetteImportWindow
{
  AdwWindow parent_instance;

  GtkWidget *import_button;
  GtkStack *stack;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  AdwComboRow *folder_row;
  GtkLabel *summary_label;
  GtkListView *list;

  GtkWidget *page;
  MusetteRepository *repository;
  char *folder_id; /* where to, unless another one is chosen */
  GPtrArray *folders;
  MusetteImportJob *job;
  GListStore *files;
  GCancellable *cancellable;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (MusetteImportWindow, musette_import_window, ADW_TYPE_WINDOW)

#define PROGRESS_MS 100

static guint
count (MusetteImportWindow *self, MusetteImportStatus status)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->files)); i++)
    {
      g_autoptr (MusetteImportFile) file = g_list_model_get_item (G_LIST_MODEL (self->files), i);

      n += musette_import_file_get_status (file) == status ? 1 : 0;
    }
  return n;
}

static void
update_action (MusetteImportWindow *self)
{
  const guint n = count (self, MUSETTE_IMPORT_READ) + count (self, MUSETTE_IMPORT_REPAIRED);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.import",
                                 n > 0 && self->folders->len > 0);
}

/* Plans are left out: a workout of a plan needs a day. */
static void
folders_changed_cb (MusetteImportWindow *self)
{
  GListModel *all = musette_library_get_items (musette_repository_get_library (self->repository),
                                               MUSETTE_ITEM_FOLDER);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->folders, 0);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MusettePlanItem) folder = g_list_model_get_item (all, i);
      const char *name = musette_plan_item_get_name (folder);
      const char *id = musette_plan_item_get_id (folder);

      if (g_strcmp0 (musette_plan_item_get_item_type (folder), "FOLDER") != 0)
        continue;
      if (g_strcmp0 (id, self->folder_id) == 0)
        selected = self->folders->len;
      gtk_string_list_append (names, name != NULL ? name : "");
      g_ptr_array_add (self->folders, g_steal_pointer (&folder));
    }
  adw_combo_row_set_model (self->folder_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->folder_row, selected);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->folder_row),
      self->folders->len > 0 ? "" : _ ("There is no folder in the library yet."));
  update_action (self);
}

/* The rows */

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
setup_cb (MusetteImportWindow *self, GtkListItem *cell)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *image = gtk_image_new ();

  gtk_widget_add_css_class (row, "musette-import-row");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), texts);
  g_object_set_data (G_OBJECT (row), "image", image);
  g_object_set_data (G_OBJECT (row), "name", add_label (texts, NULL));
  g_object_set_data (G_OBJECT (row), "text", add_label (texts, "dim-label"));
  gtk_list_item_set_child (cell, row);
}

static const char *
get_icon (MusetteImportStatus status)
{
  switch (status)
    {
    case MUSETTE_IMPORT_REFUSED:
      return musette_workout_problem_row_get_icon (MUSETTE_WORKOUT_ERROR_SEVERITY);
    case MUSETTE_IMPORT_REPAIRED:
      return musette_workout_problem_row_get_icon (MUSETTE_WORKOUT_WARNING);
    case MUSETTE_IMPORT_READ:
    default:
      return "emblem-ok-symbolic";
    }
}

static void
bind_cb (MusetteImportWindow *self, GtkListItem *cell)
{
  GtkWidget *row = gtk_list_item_get_child (cell);
  MusetteImportFile *file = gtk_list_item_get_item (cell);

  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (row), "image"),
                                get_icon (musette_import_file_get_status (file)));
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "name"),
                       musette_import_file_get_name (file));
  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "text"),
                       musette_import_file_get_text (file));
}

static void
build_list (MusetteImportWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *model
      = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->files))));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, model);
  g_object_unref (factory);
  g_object_unref (model);
}

/* Reading */

static gboolean
progress_cb (gpointer user_data)
{
  MusetteImportWindow *self = user_data;
  g_autofree char *text = NULL;
  guint done;
  guint total;

  musette_import_job_get_progress (self->job, &done, &total);
  if (total == 0)
    {
      gtk_progress_bar_pulse (self->progress_bar);
      return G_SOURCE_CONTINUE;
    }
  /* Translators: how many files are read, and how many there are */
  text = g_strdup_printf (ngettext ("%u of %u file read", "%u of %u files read", total), done,
                          total);
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);
  return G_SOURCE_CONTINUE;
}

static char *
describe_files (MusetteImportWindow *self)
{
  const guint n_read = count (self, MUSETTE_IMPORT_READ);
  const guint n_repaired = count (self, MUSETTE_IMPORT_REPAIRED);
  const guint n_refused = count (self, MUSETTE_IMPORT_REFUSED);
  g_autofree char *read = NULL;
  g_autofree char *repaired = NULL;
  g_autofree char *refused = NULL;

  if (n_read + n_repaired + n_refused == 0)
    return g_strdup (_ ("There are no workout files."));
  read = g_strdup_printf (ngettext ("%u workout read", "%u workouts read", n_read), n_read);
  if (n_repaired == 0 && n_refused == 0)
    return g_steal_pointer (&read);
  repaired = g_strdup_printf (ngettext ("%u repaired", "%u repaired", n_repaired), n_repaired);
  refused = g_strdup_printf (ngettext ("%u refused", "%u refused", n_refused), n_refused);
  return g_strdup_printf ("%s · %s · %s", read, repaired, refused);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteImportWindow) self = user_data;
  g_autoptr (GPtrArray) files
      = musette_import_job_run_finish (MUSETTE_IMPORT_JOB (source), result, NULL);
  g_autofree char *summary = NULL;

  if (files == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_list_store_splice (self->files, 0, 0, files->pdata, files->len);
  summary = describe_files (self);
  gtk_label_set_label (self->summary_label, summary);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  update_action (self);
  gtk_widget_grab_focus (self->import_button);
}

static void
start (MusetteImportWindow *self, GListModel *files)
{
  static const char *const types[MUSETTE_IMPORT_N_SPORTS]
      = { "Ride", "Run", "Swim", "Walk", "Rowing", "NordicSki", "WeightTraining", "Workout" };
  MusetteThresholds thresholds[MUSETTE_IMPORT_N_SPORTS];

  for (guint i = 0; i < MUSETTE_IMPORT_N_SPORTS; i++)
    musette_repository_get_sport_thresholds (self->repository, types[i], FALSE, &thresholds[i]);
  self->job = musette_import_job_new (files, thresholds);
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  musette_import_job_run_async (self->job, self->cancellable, read_cb, g_object_ref (self));
}

/* Sending */

static guint
add_to_step (MusetteImportWindow *self, MusetteStep *step, MusettePlanItem *folder)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->files)); i++)
    {
      g_autoptr (MusetteImportFile) file = g_list_model_get_item (G_LIST_MODEL (self->files), i);
      MusettePatch *read = musette_import_file_get_body (file);
      g_autoptr (MusettePatch) body = musette_patch_new ();

      if (read == NULL)
        continue;
      musette_patch_set_id (body, "folder_id", musette_plan_item_get_id (folder));
      musette_patch_merge (body, read);
      musette_step_create_planned (step, MUSETTE_ITEM_WORKOUT, body);
      n++;
    }
  return n;
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteImportWindow *self = MUSETTE_IMPORT_WINDOW (widget);
  const guint selected = adw_combo_row_get_selected (self->folder_row);
  MusetteStep *step = musette_step_new ();
  const guint n = add_to_step (
      self, step, g_ptr_array_index (self->folders, MIN (selected, self->folders->len - 1)));
  g_autofree char *done
      = g_strdup_printf (ngettext ("%u workout added", "%u workouts added", n), n);

  musette_undo_toast_apply (self->page, self->repository, step, done);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
musette_import_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (MUSETTE_IMPORT_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (musette_import_window_parent_class)->close_request (window);
}

static void
musette_import_window_dispose (GObject *object)
{
  MusetteImportWindow *self = (MusetteImportWindow *) object;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  G_OBJECT_CLASS (musette_import_window_parent_class)->dispose (object);
}

static void
musette_import_window_finalize (GObject *object)
{
  MusetteImportWindow *self = (MusetteImportWindow *) object;

  g_clear_object (&self->page);
  g_clear_object (&self->repository);
  g_clear_object (&self->job);
  g_object_unref (self->cancellable);
  g_object_unref (self->files);
  g_ptr_array_unref (self->folders);
  g_free (self->folder_id);
  G_OBJECT_CLASS (musette_import_window_parent_class)->finalize (object);
}

static void
musette_import_window_class_init (MusetteImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = musette_import_window_close_request;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/library/musette-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MusetteImportWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MusetteImportWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteImportWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteImportWindow, list);
  gtk_widget_class_install_action (widget_class, "import.import", NULL, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
musette_import_window_init (MusetteImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->files = g_list_store_new (MUSETTE_TYPE_IMPORT_FILE);
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  build_list (self);
}

static void
library_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (musette_repository_load_library_finish (MUSETTE_REPOSITORY (source), result, &error)
      || g_cancellable_is_cancelled (self->cancellable) || self->folders->len > 0)
    return;
  text = musette_error_text_dup (error);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder_row), text);
}

/**
 * musette_import_window_new:
 * @page: where to tell what was done
 * @repository: where they go
 * @folder: (nullable): the folder they go to unless another one is chosen
 * @files: (element-type GFile): workout files, and folders of them
 *
 * Returns: (transfer none): a window that reads the files, shows what was understood, and puts that
 *   into the library when the user agrees
 */
GtkWidget *
musette_import_window_new (GtkWidget *page,
                           MusetteRepository *repository,
                           MusettePlanItem *folder,
                           GListModel *files)
{
  MusetteImportWindow *self;
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (page) && MUSETTE_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (files), NULL);

  root = gtk_widget_get_root (page);
  self = g_object_new (MUSETTE_TYPE_IMPORT_WINDOW, "transient-for",
                       GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
  self->page = g_object_ref (page);
  self->repository = g_object_ref (repository);
  self->folder_id = folder != NULL ? g_strdup (musette_plan_item_get_id (folder)) : NULL;
  g_signal_connect_object (
      musette_library_get_items (musette_repository_get_library (repository), MUSETTE_ITEM_FOLDER),
      "items-changed", G_CALLBACK (folders_changed_cb), self, G_CONNECT_SWAPPED);
  folders_changed_cb (self);
  musette_repository_load_library_async (repository, self->cancellable, library_cb,
                                         g_object_ref (self));
  start (self, files);
  return GTK_WIDGET (self);
}
