/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-body-reader.h"

/* What is longer is read in a thread, so that nothing stutters. */
#define CONVERT_HERE (128 * 1024)

typedef struct
{
  const MusetteBodyReader *reader;
  MusetteReply *reply;
} Conversion;

static void
conversion_free (gpointer data)
{
  Conversion *self = data;

  g_bytes_unref (self->reply->body);
  g_free (self->reply);
  g_free (self);
}

static void
convert (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Conversion *self = data;
  GError *error = NULL;
  gpointer result = self->reader->convert (self->reply, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, self->reader->free_result);
  else
    g_task_return_error (task, error);
}

/**
 * musette_body_reader_convert_async:
 * @self: a reader that reads in one go
 * @reply: (transfer full): a good reply
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Makes the result of a reply.
 */
void
musette_body_reader_convert_async (const MusetteBodyReader *self,
                                   MusetteReply *reply,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Conversion *conversion = g_new (Conversion, 1);

  conversion->reader = self;
  conversion->reply = reply;
  g_task_set_source_tag (task, musette_body_reader_convert_async);
  g_task_set_task_data (task, conversion, conversion_free);
  if (g_bytes_get_size (reply->body) <= CONVERT_HERE)
    convert (task, NULL, conversion, NULL);
  else
    g_task_run_in_thread (task, convert);
}

/**
 * musette_body_reader_convert_finish:
 * @result: the result
 * @error: return location of an error of the reader
 *
 * Returns: (transfer full) (nullable): what the reader made of it
 */
gpointer
musette_body_reader_convert_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
