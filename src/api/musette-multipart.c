/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-multipart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * MusetteMultipart:
 *
 * The body of a form with one file in it (RFC 7578), read from the file while it is sent.
 */
struct _MusetteMultipart
{
  GInputStream parent_instance;

  char *content_type;
  GBytes *head;
  GBytes *tail;
  GInputStream *content;
  gint64 content_length;
  gint64 at; /* how much of all was read */
};

G_DEFINE_FINAL_TYPE (MusetteMultipart, musette_multipart, G_TYPE_INPUT_STREAM)

static gssize
read_bytes (GBytes *bytes, gint64 at, void *buffer, gsize count)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize n = MIN (count, length - (gsize) at);

  memcpy (buffer, data + at, n);
  return (gssize) n;
}

static gssize
read_content (MusetteMultipart *self,
              gint64 at,
              void *buffer,
              gsize count,
              GCancellable *cancellable,
              GError **error)
{
  gsize rest = (gsize) (self->content_length - at);
  gssize n = g_input_stream_read (self->content, buffer, MIN (count, rest), cancellable, error);

  if (n != 0)
    return n;
  /* The length was promised to the server. */
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("The file became shorter while it was sent"));
  return -1;
}

static gssize
musette_multipart_read (GInputStream *stream,
                        void *buffer,
                        gsize count,
                        GCancellable *cancellable,
                        GError **error)
{
  MusetteMultipart *self = MUSETTE_MULTIPART (stream);
  gint64 head_length = (gint64) g_bytes_get_size (self->head);
  gint64 tail_start = head_length + self->content_length;
  gssize n;

  if (self->at < head_length)
    n = read_bytes (self->head, self->at, buffer, count);
  else if (self->at < tail_start)
    n = read_content (self, self->at - head_length, buffer, count, cancellable, error);
  else
    n = read_bytes (self->tail, self->at - tail_start, buffer, count);
  self->at += MAX (n, 0);
  return n;
}

static void
musette_multipart_finalize (GObject *object)
{
  MusetteMultipart *self = MUSETTE_MULTIPART (object);

  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->head, g_bytes_unref);
  g_clear_pointer (&self->tail, g_bytes_unref);
  g_clear_object (&self->content);
  G_OBJECT_CLASS (musette_multipart_parent_class)->finalize (object);
}

static void
musette_multipart_class_init (MusetteMultipartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_multipart_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = musette_multipart_read;
}

static void
musette_multipart_init (MusetteMultipart *self)
{
}

static GBytes *
print_bytes (const char *format, ...)
{
  va_list args;
  char *text;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return g_bytes_new_take (text, strlen (text));
}

static char *
escape_file_name (const char *file_name)
{
  g_autofree char *valid = g_utf8_make_valid (file_name, -1);
  GString *text = g_string_new (valid);

  g_string_replace (text, "\"", "%22", 0);
  g_string_replace (text, "\r", "%0D", 0);
  g_string_replace (text, "\n", "%0A", 0);
  return g_string_free (text, FALSE);
}

/**
 * musette_multipart_new:
 * @name: the field's name
 * @file_name: the name that the server sees
 * @content: the content of the file
 * @content_length: how long it is in bytes
 *
 * Returns: (transfer full): the body of the form
 */
MusetteMultipart *
musette_multipart_new (const char *name,
                       const char *file_name,
                       GInputStream *content,
                       gint64 content_length)
{
  g_autofree char *boundary = g_uuid_string_random ();
  g_autofree char *escaped = NULL;
  MusetteMultipart *self;

  g_return_val_if_fail (name != NULL && file_name != NULL && content_length >= 0, NULL);
  g_return_val_if_fail (G_IS_INPUT_STREAM (content), NULL);

  escaped = escape_file_name (file_name);
  self = g_object_new (MUSETTE_TYPE_MULTIPART, NULL);
  self->content_type = g_strdup_printf ("multipart/form-data; boundary=%s", boundary);
  self->head = print_bytes ("--%s\r\n"
                            "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                            "Content-Type: application/octet-stream\r\n\r\n",
                            boundary, name, escaped);
  self->tail = print_bytes ("\r\n--%s--\r\n", boundary);
  self->content = g_object_ref (content);
  self->content_length = content_length;
  return self;
}

/**
 * musette_multipart_get_length:
 * @self: the body of a form
 *
 * Returns: its length in bytes
 */
gint64
musette_multipart_get_length (MusetteMultipart *self)
{
  g_return_val_if_fail (MUSETTE_IS_MULTIPART (self), 0);

  return (gint64) g_bytes_get_size (self->head) + self->content_length
         + (gint64) g_bytes_get_size (self->tail);
}

/**
 * musette_multipart_get_content_type:
 * @self: the body of a form
 *
 * Returns: (transfer none): its content type with the boundary
 */
const char *
musette_multipart_get_content_type (MusetteMultipart *self)
{
  g_return_val_if_fail (MUSETTE_IS_MULTIPART (self), NULL);

  return self->content_type;
}
