/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-import-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "musette-error-text.h"
#include "musette-workout-format.h"

/**
 * MusetteImportJob:
 *
 * Reads workout files, and those of folders, in a thread of its own. Of a folder the files whose
 * names end as those of workouts do are taken; links are not followed.
 */
struct _MusetteImportJob
{
  GObject parent_instance;

  GPtrArray *files; /* of GFile */
  MusetteThresholds thresholds[MUSETTE_IMPORT_N_SPORTS];

  /* Written by the thread, read by everybody. */
  gint done;
  gint total;
};

G_DEFINE_FINAL_TYPE (MusetteImportJob, musette_import_job, G_TYPE_OBJECT)

#define MAX_DEPTH 8
#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE

typedef struct
{
  GFile *file;
  char *name; /* with the folders from the one that was chosen */
} Found;

/* What cannot be looked into is refused as a file is: nobody shall take a part for the whole. */
typedef struct
{
  GPtrArray *found;
  GPtrArray *refused; /* of MusetteImportFile */
  GCancellable *cancellable;
  gboolean full;
} Scan;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_object_unref (found->file);
  g_free (found->name);
  g_free (found);
}

static void
refuse (Scan *scan, const char *name, const char *reason)
{
  g_ptr_array_add (scan->refused, musette_import_file_new_refused (name, reason));
}

static void
take (Scan *scan, GFile *file, const char *name)
{
  Found *found;

  scan->full = scan->found->len >= MUSETTE_IMPORT_MAX_FILES;
  if (scan->full)
    {
      g_autofree char *reason = g_strdup_printf (
          _ ("More than %u files cannot be read at once. This one and all behind it are left out."),
          MUSETTE_IMPORT_MAX_FILES);

      refuse (scan, name, reason);
      return;
    }
  found = g_new (Found, 1);
  *found = (Found){ g_object_ref (file), g_strdup (name) };
  g_ptr_array_add (scan->found, found);
}

static void scan_folder (Scan *scan, GFile *folder, const char *path, guint depth);

static void
scan_child (Scan *scan, GFile *child, GFileInfo *info, const char *path, guint depth)
{
  g_autofree char *name = g_build_filename (path, g_file_info_get_name (info), NULL);
  g_autofree char *plain = musette_workout_dup_plain_name (name);

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    scan_folder (scan, child, name, depth + 1);
  else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
           && musette_workout_format_from_name (plain) != MUSETTE_WORKOUT_FORMAT_UNKNOWN)
    take (scan, child, name);
}

static void
scan_folder (Scan *scan, GFile *folder, const char *path, guint depth)
{
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GError) error = NULL;
  GFileInfo *info;
  GFile *child;

  if (depth > MAX_DEPTH)
    {
      refuse (scan, path, _ ("This folder lies in too many others and is not read."));
      return;
    }
  children = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                        scan->cancellable, &error);
  while (children != NULL && !scan->full
         && g_file_enumerator_iterate (children, &info, &child, scan->cancellable, &error)
         && info != NULL)
    scan_child (scan, child, info, path, depth);
  if (error != NULL)
    {
      g_autofree char *reason = musette_error_text_dup (error);

      refuse (scan, path, reason);
    }
}

static void
scan_files (Scan *scan, GPtrArray *files)
{
  for (guint i = 0; i < files->len && !scan->full; i++)
    {
      GFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_file_get_basename (file);

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, scan->cancellable)
          == G_FILE_TYPE_DIRECTORY)
        scan_folder (scan, file, name, 0);
      else
        take (scan, file, name);
    }
}

/* What went wrong comes first, then by name. */
static int
compare (gconstpointer a, gconstpointer b)
{
  MusetteImportFile *one = *(MusetteImportFile *const *) a;
  MusetteImportFile *other = *(MusetteImportFile *const *) b;
  const int order
      = (int) musette_import_file_get_status (one) - (int) musette_import_file_get_status (other);

  return order != 0 ? order
                    : g_utf8_collate (musette_import_file_get_name (one),
                                      musette_import_file_get_name (other));
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MusetteImportJob *self = source;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_object_unref);
  Scan scan = { .found = found, .refused = read, .cancellable = cancellable };

  scan_files (&scan, self->files);
  g_atomic_int_set (&self->total, (gint) found->len);
  for (guint i = 0; i < found->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const Found *each = g_ptr_array_index (found, i);

      g_ptr_array_add (
          read, musette_import_file_read (each->file, each->name, self->thresholds, cancellable));
      g_atomic_int_inc (&self->done);
    }
  g_ptr_array_sort (read, compare);
  g_task_return_pointer (task, g_steal_pointer (&read), (GDestroyNotify) g_ptr_array_unref);
}

static void
musette_import_job_finalize (GObject *object)
{
  g_ptr_array_unref (((MusetteImportJob *) object)->files);
  G_OBJECT_CLASS (musette_import_job_parent_class)->finalize (object);
}

static void
musette_import_job_class_init (MusetteImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_import_job_finalize;
}

static void
musette_import_job_init (MusetteImportJob *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * musette_import_job_new:
 * @files: (element-type GFile): files and folders
 * @thresholds: (array fixed-size=MUSETTE_IMPORT_N_SPORTS): those of each #MusetteSport
 *
 * Returns: (transfer full): a job that has not begun
 */
MusetteImportJob *
musette_import_job_new (GListModel *files, const MusetteThresholds *thresholds)
{
  MusetteImportJob *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (files) && thresholds != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_IMPORT_JOB, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (self->files, g_list_model_get_item (files, i));
  memcpy (self->thresholds, thresholds, sizeof self->thresholds);
  return self;
}

/**
 * musette_import_job_run_async:
 * @self: a job
 * @cancellable: (nullable): a cancellable
 * @callback: called when all files are read
 * @user_data: for @callback
 *
 * Looks for the files, and reads them.
 */
void
musette_import_job_run_async (MusetteImportJob *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MUSETTE_IS_IMPORT_JOB (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_import_job_run_async);
  g_task_run_in_thread (task, run);
}

/**
 * musette_import_job_run_finish:
 * @self: a job
 * @result: what the callback was given
 * @error: return location of %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type MusetteImportFile): what became of each file, the refused
 *   ones first
 */
GPtrArray *
musette_import_job_run_finish (MusetteImportJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * musette_import_job_get_progress:
 * @self: a job
 * @done: (out): how many files are read
 * @total: (out): how many there are, 0 while they are looked for
 */
void
musette_import_job_get_progress (MusetteImportJob *self, guint *done, guint *total)
{
  g_return_if_fail (MUSETTE_IS_IMPORT_JOB (self));
  g_return_if_fail (done != NULL && total != NULL);

  *done = (guint) g_atomic_int_get (&self->done);
  *total = (guint) g_atomic_int_get (&self->total);
}
