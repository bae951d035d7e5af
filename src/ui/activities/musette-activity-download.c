/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-download.h"

#include <glib/gi18n.h>
#include <string.h>

#include "musette-error-text.h"
#include "musette-gunzip.h"
#include "musette-undo-toast.h"

/* Fetches the files of activities one after the other and saves each under a name that tells what
 * it is. What cannot be fetched does not keep the others from being saved. */

typedef struct
{
  MusetteRepository *repository;
  GPtrArray *activities;
  MusetteRawKind kind;
  GFile *folder;
  guint next;
  guint n_saved;
  GError *error; /* the first one */
} Download;

#define MOST_BYTES (256 * 1024 * 1024)

static void
download_free (Download *download)
{
  g_clear_object (&download->repository);
  g_clear_pointer (&download->activities, g_ptr_array_unref);
  g_clear_object (&download->folder);
  g_clear_error (&download->error);
  g_free (download);
}

static gboolean
contains (const char *data, gsize length, const char *word)
{
  return g_strstr_len (data, (gssize) MIN (length, 2048), word) != NULL;
}

static const char *
get_suffix (GBytes *content)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  if (length > 12 && memcmp (data + 8, ".FIT", 4) == 0)
    return "fit";
  if (length > 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    return "zip";
  if (contains (data, length, "<gpx"))
    return "gpx";
  if (contains (data, length, "TrainingCenterDatabase"))
    return "tcx";
  return "bin";
}

/**
 * musette_activity_download_make_name:
 * @activity: an activity
 * @content: its file
 *
 * Returns: (transfer full): a name for the file: its day, its name and what it is
 */
char *
musette_activity_download_make_name (MusetteActivity *activity, GBytes *content)
{
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), NULL);
  g_return_val_if_fail (content != NULL, NULL);

  day = musette_date_format (musette_activity_get_date (activity));
  name = g_strdup (musette_activity_get_name (activity));
  if (name != NULL)
    g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  return g_strdup_printf ("%s %s.%s", day,
                          name != NULL && *name != '\0' ? name : musette_activity_get_id (activity),
                          get_suffix (content));
}

/* The service sends originals compressed. */
static GBytes *
unpack (GBytes *content, GError **error)
{
  g_autoptr (GBytes) unpacked = NULL;
  gboolean is_cut = FALSE;

  if (!musette_gunzip_is_gzip (content))
    return g_bytes_ref (content);
  unpacked = musette_gunzip (content, MOST_BYTES, &is_cut, error);
  return is_cut && unpacked != NULL ? g_bytes_ref (content) : g_steal_pointer (&unpacked);
}

/* A name that is not taken: nothing is overwritten that nobody chose. */
static GFile *
find_place (Download *download, const char *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 1;; i++)
    {
      g_autofree char *stem = g_strndup (name, dot - name);
      g_autofree char *numbered
          = i == 1 ? g_strdup (name) : g_strdup_printf ("%s (%u)%s", stem, i, dot);
      g_autoptr (GFile) place = g_file_get_child (download->folder, numbered);

      if (i > 999 || !g_file_query_exists (place, NULL))
        return g_steal_pointer (&place);
    }
}

static void fetch_next (GTask *task);

static void
note_error (Download *download, GError *error)
{
  if (download->error == NULL)
    download->error = error;
  else
    g_error_free (error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Download *download = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    download->n_saved++;
  else
    note_error (download, error);
  fetch_next (g_steal_pointer (&task));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Download *download = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  MusetteActivity *activity = g_ptr_array_index (download->activities, download->next - 1);
  GError *error = NULL;
  g_autoptr (GBytes) packed
      = musette_repository_read_raw_finish (MUSETTE_REPOSITORY (source), result, &error);
  g_autoptr (GBytes) content = packed != NULL ? unpack (packed, &error) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) place = NULL;

  if (content == NULL)
    {
      note_error (download, error);
      fetch_next (g_steal_pointer (&task));
      return;
    }
  name = musette_activity_download_make_name (activity, content);
  place = find_place (download, name);
  g_file_replace_contents_bytes_async (place, content, NULL, FALSE, G_FILE_CREATE_NONE, cancellable,
                                       saved_cb, g_steal_pointer (&task));
}

/* Takes the task over. */
static void
fetch_next (GTask *task)
{
  Download *download = g_task_get_task_data (task);
  MusetteRawRequest request = { .kind = download->kind };

  if (download->next == download->activities->len
      || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      if (download->error != NULL && download->n_saved == 0)
        g_task_return_error (task, g_steal_pointer (&download->error));
      else
        g_task_return_int (task, download->n_saved);
      g_object_unref (task);
      return;
    }
  request.id = musette_activity_get_id (g_ptr_array_index (download->activities, download->next++));
  musette_repository_read_raw_async (download->repository, &request, g_task_get_cancellable (task),
                                     fetched_cb, task);
}

/**
 * musette_activity_download_async:
 * @repository: where they come from
 * @activities: (element-type MusetteActivity): whose files are wanted
 * @kind: which file of each
 * @folder: where they go
 * @cancellable: (nullable): stops it
 * @callback: called when all have been tried
 * @user_data: data for @callback
 */
void
musette_activity_download_async (MusetteRepository *repository,
                                 GPtrArray *activities,
                                 MusetteRawKind kind,
                                 GFile *folder,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (repository, cancellable, callback, user_data);
  Download *download = g_new0 (Download, 1);

  g_task_set_source_tag (task, musette_activity_download_async);
  download->repository = g_object_ref (repository);
  download->activities = g_ptr_array_ref (activities);
  download->kind = kind;
  download->folder = g_object_ref (folder);
  g_task_set_task_data (task, download, (GDestroyNotify) download_free);
  fetch_next (task);
}

/**
 * musette_activity_download_show_end:
 * @result: the result
 * @widget: a widget of the window that asked
 *
 * Says how many files were saved, or why none was.
 */
void
musette_activity_download_show_end (GAsyncResult *result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gssize n;

  g_return_if_fail (G_IS_TASK (result));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  n = g_task_propagate_int (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    text = musette_error_text_dup (error);
  else
    text = g_strdup_printf (ngettext ("%u file saved", "%u files saved", (gulong) n), (guint) n);
  musette_undo_toast_show (widget, text, NULL);
}
