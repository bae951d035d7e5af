/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-fit-reader.h"
#include "musette-gpx-reader.h"
#include "musette-gunzip.h"
#include "musette-recording-private.h"
#include "musette-stream-reader.h"
#include "musette-tcx-reader.h"

/* How far into a document its root element is looked for. */
#define MAX_PROLOG (64 * 1024)

typedef enum
{
  KIND_UNKNOWN,
  KIND_FIT,
  KIND_TCX,
  KIND_GPX,
  KIND_JSON,
  KIND_CSV,
} Kind;

static gboolean
has_suffix (const char *name, const char *suffix)
{
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  if (lower == NULL)
    return FALSE;
  if (g_str_has_suffix (lower, ".gz"))
    lower[strlen (lower) - 3] = '\0';
  return g_str_has_suffix (lower, suffix);
}

/* Skips a declaration, a comment or a document type; NULL when it does not end here. */
static const char *
skip_markup (const char *p)
{
  const char *end;

  if (g_str_has_prefix (p, "<!--"))
    {
      end = strstr (p, "-->");
      return end != NULL ? end + 3 : NULL;
    }
  if (g_str_has_prefix (p, "<!"))
    {
      const char *subset = strpbrk (p, "[>");

      end = subset != NULL && *subset == '[' ? strstr (subset, "]") : p;
      end = end != NULL ? strchr (end, '>') : NULL;
      return end != NULL ? end + 1 : NULL;
    }
  end = strchr (p, '>');
  return end != NULL ? end + 1 : NULL;
}

/* Tells a document by its root element, whatever prefix that has. */
static Kind
detect_xml (const char *text)
{
  const char *p = strchr (text, '<');
  g_autofree char *name = NULL;
  const char *local;

  while (p != NULL && (p[1] == '?' || p[1] == '!'))
    {
      p = skip_markup (p);
      p = p != NULL ? strchr (p, '<') : NULL;
    }
  if (p == NULL)
    return KIND_UNKNOWN;
  name = g_strndup (p + 1, strcspn (p + 1, " \t\r\n/>"));
  local = strrchr (name, ':') != NULL ? strrchr (name, ':') + 1 : name;
  if (g_ascii_strcasecmp (local, "gpx") == 0)
    return KIND_GPX;
  if (g_ascii_strcasecmp (local, "TrainingCenterDatabase") == 0)
    return KIND_TCX;
  return KIND_UNKNOWN;
}

/* A table of streams names a time in its first line. */
static gboolean
looks_like_table (const char *text, const char *file_name)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));
  g_autofree char *lower = g_ascii_strdown (line, -1);

  if (has_suffix (file_name, ".csv"))
    return TRUE;
  return strpbrk (lower, ",;\t") != NULL
         && (strstr (lower, "time") != NULL || strstr (lower, "secs") != NULL);
}

static char *
copy_head (const char *data, gsize length)
{
  g_autoptr (GString) head = g_string_new (NULL);
  gsize end = MIN (length, MAX_PROLOG);

  /* Without the zeros of UTF-16 the names can be found as they are. */
  for (gsize i = 0; i < end; i++)
    if (data[i] != '\0')
      g_string_append_c (head, data[i]);
  return g_string_free (g_steal_pointer (&head), FALSE);
}

static Kind
detect (GBytes *bytes, const char *file_name)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *head = NULL;
  const char *p;

  if (musette_fit_is_header ((const guint8 *) data, length))
    return KIND_FIT;
  head = copy_head (data, length);
  p = head;
  for (gsize i = 0; i < 3 && (guchar) *p >= 0x80; i++)
    p++; /* a byte order mark */
  while (g_ascii_isspace (*p))
    p++;
  if (*p == '<')
    return detect_xml (p);
  if (*p == '[' || *p == '{')
    return KIND_JSON;
  if (!has_suffix (file_name, ".fit") && looks_like_table (p, file_name))
    return KIND_CSV;
  return KIND_UNKNOWN;
}

static MusetteRecording *
read_plain (GBytes *bytes, const char *file_name, GCancellable *cancellable, GError **error)
{
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_EMPTY,
                           _ ("The file is empty."));
      return NULL;
    }
  switch (detect (bytes, file_name))
    {
    case KIND_FIT:
      return musette_fit_read (bytes, cancellable, error);
    case KIND_TCX:
      return musette_tcx_read (bytes, cancellable, error);
    case KIND_GPX:
      return musette_gpx_read (bytes, cancellable, error);
    case KIND_JSON:
      return musette_stream_json_read (bytes, error);
    case KIND_CSV:
      return musette_stream_csv_read (bytes, error);
    case KIND_UNKNOWN:
    default:
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                           _ ("The file is no recording: it is neither FIT, TCX, GPX nor a file "
                              "of streams."));
      return NULL;
    }
}

/**
 * musette_recording_read:
 * @bytes: the content of a file
 * @file_name: (nullable): its name, a hint where the content does not tell the format
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads a recorded activity: FIT, TCX, GPX, or the service's streams as JSON or CSV, each also
 * compressed with gzip. A damaged file gives what can be read, see
 * musette_recording_get_damage(); one of which nothing can be read is an error of
 * %MUSETTE_RECORDING_ERROR. May be called in any thread.
 *
 * Returns: (transfer full) (nullable): the recording
 */
MusetteRecording *
musette_recording_read (GBytes *bytes,
                        const char *file_name,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GBytes) unpacked = NULL;
  MusetteRecording *recording;
  gboolean is_cut = FALSE;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (g_bytes_get_size (bytes) > MUSETTE_MAX_FILE_BYTES)
    {
      g_set_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED,
                   _ ("The file is larger than %u MB, more than any real recording."),
                   (guint) (MUSETTE_MAX_FILE_BYTES >> 20));
      return NULL;
    }
  if (!musette_gunzip_is_gzip (bytes))
    return read_plain (bytes, file_name, cancellable, error);

  unpacked = musette_gunzip (bytes, MUSETTE_MAX_FILE_BYTES, &is_cut, error);
  if (unpacked == NULL)
    return NULL;
  recording = read_plain (unpacked, file_name, cancellable, error);
  if (recording != NULL && is_cut && recording->damage->len == 0)
    _musette_recording_add_damage (recording, MUSETTE_DAMAGE_CUT, g_bytes_get_size (unpacked),
                                   _ ("The compressed file ends too early or is damaged."));
  return recording;
}

/* ---- in a thread of its own ---- */

/* Opening a named pipe would wait until somebody writes into it, maybe for ever. */
static gboolean
check_type (GFile *file, GCancellable *cancellable, GError **error)
{
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable);

  if (type != G_FILE_TYPE_SPECIAL && type != G_FILE_TYPE_DIRECTORY)
    return TRUE;
  if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                         _ ("This is a folder. Open the files in it."));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         _ ("This is a device or a pipe, not a file."));
  return FALSE;
}

/* Loads a file, but never much more of it than a recording can have. */
static GBytes *
load_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 buffer[64 * 1024];
  gssize n_read;

  if (!check_type (file, cancellable, error))
    return NULL;
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  do
    {
      n_read = g_input_stream_read (G_INPUT_STREAM (stream), buffer, sizeof buffer, cancellable,
                                    error);
      if (n_read < 0)
        return NULL;
      g_byte_array_append (content, buffer, (guint) n_read);
    }
  while (n_read > 0 && content->len <= MUSETTE_MAX_FILE_BYTES);
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static void
read_file_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GBytes) bytes = NULL;
  MusetteRecording *recording = NULL;
  GError *error = NULL;

  bytes = load_file (file, cancellable, &error);
  if (bytes != NULL)
    recording = musette_recording_read (bytes, name, cancellable, &error);
  if (recording != NULL)
    g_task_return_pointer (task, recording, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * musette_recording_read_file_async:
 * @file: a file
 * @cancellable: (nullable): to stop
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Loads and reads a file in a thread, see musette_recording_read().
 */
void
musette_recording_read_file_async (GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_recording_read_file_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_file_thread);
}

/**
 * musette_recording_read_file_finish:
 * @result: what the callback was given
 * @error: return location: %MUSETTE_RECORDING_ERROR or %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the recording
 */
MusetteRecording *
musette_recording_read_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, musette_recording_read_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
