/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-client-private.h"
#include "musette-multipart.h"

typedef struct
{
  char *path;
  char *file_name;
  GFileInputStream *stream; /* the file, once it is open */
} Upload;

static void
upload_free (gpointer data)
{
  Upload *self = data;

  g_free (self->path);
  g_free (self->file_name);
  g_clear_object (&self->stream);
  g_free (self);
}

static void
on_sent (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  MusetteUploadResult *upload = _musette_client_finish (MUSETTE_CLIENT (source), result, &error);

  if (upload != NULL)
    g_task_return_pointer (task, upload, (GDestroyNotify) musette_upload_result_free);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
send_content (GTask *task, GInputStream *content, gint64 length)
{
  Upload *self = g_task_get_task_data (task);
  g_autoptr (MusetteMultipart) form
      = musette_multipart_new ("file", self->file_name, content, length);

  _musette_client_send_stream (g_task_get_source_object (task), g_steal_pointer (&self->path),
                               G_INPUT_STREAM (form), musette_multipart_get_length (form),
                               musette_multipart_get_content_type (form), &musette_body_upload,
                               g_task_get_cancellable (task), on_sent, task);
}

static void
on_measured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (GFileInfo) info
      = g_file_input_stream_query_info_finish (G_FILE_INPUT_STREAM (source), result, &error);

  if (info != NULL)
    {
      send_content (task, G_INPUT_STREAM (source), g_file_info_get_size (info));
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Upload *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->stream = g_file_read_finish (G_FILE (source), result, &error);
  if (self->stream != NULL)
    {
      g_file_input_stream_query_info_async (self->stream, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                            G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                            on_measured, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static char *
make_path (const char *athlete_id, const MusetteUpload *upload)
{
  g_autofree char *event = upload->paired_event_id != 0
                               ? g_strdup_printf ("%" G_GINT64_FORMAT, upload->paired_event_id)
                               : NULL;

  return musette_api_path_new ("athlete", athlete_id, "/activities", "name", upload->name,
                               "description", upload->description, "device_name",
                               upload->device_name, "external_id", upload->external_id,
                               "paired_event_id", event, NULL);
}

/**
 * musette_client_upload_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @upload: the file and what to tell about it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Makes one or more activities of a file, which is read while it is sent.
 */
void
musette_client_upload_async (MusetteClient *self,
                             const char *athlete_id,
                             const MusetteUpload *upload,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GInputStream) content = NULL;
  Upload *data;
  GTask *task;

  g_return_if_fail (MUSETTE_IS_CLIENT (self) && upload != NULL);
  g_return_if_fail ((upload->file != NULL) != (upload->content != NULL));
  g_return_if_fail (upload->file != NULL || upload->file_name != NULL);

  data = g_new0 (Upload, 1);
  data->path = make_path (athlete_id, upload);
  data->file_name = upload->file_name != NULL ? g_strdup (upload->file_name)
                                              : g_file_get_basename (upload->file);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_client_upload_async);
  g_task_set_task_data (task, data, upload_free);
  if (upload->file != NULL)
    {
      g_file_read_async (upload->file, G_PRIORITY_DEFAULT, cancellable, on_opened, task);
      return;
    }
  content = g_memory_input_stream_new_from_bytes (upload->content);
  send_content (task, content, (gint64) g_bytes_get_size (upload->content));
}

/**
 * musette_client_upload_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the file or the network
 *
 * Returns: (transfer full) (nullable): what became of the file
 */
MusetteUploadResult *
musette_client_upload_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_CLIENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
