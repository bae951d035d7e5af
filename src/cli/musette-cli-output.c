/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-output.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK (64 * 1024)
/* More than any reader takes. */
#define MAX_INPUT_BYTES (512u << 20)

static gboolean
fail_to_write (GError **error)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _ ("The output cannot be written: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
write_stream (FILE *stream, const char *data, gsize length, GError **error)
{
  if (fwrite (data, 1, length, stream) == length && fflush (stream) == 0)
    return TRUE;
  return fail_to_write (error);
}

/* A device or a pipe is written to; putting a new file in its place would break it. */
static gboolean
is_special (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode);
}

static gboolean
replace_file (const char *path, const char *data, gsize length, GError **error)
{
  /* A link stays a link: what it points to is replaced. */
  g_autofree char *real = realpath (path, NULL);

  return g_file_set_contents_full (real != NULL ? real : path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}

/**
 * musette_cli_output:
 * @context: the command's context
 * @path: (nullable): a file, or %NULL or "-" for stdout
 * @data: what to write
 * @length: its bytes
 * @error: return location for an error
 *
 * Writes the command's result. An existing file is replaced only when the new one is complete.
 *
 * Returns: whether all of it is written
 */
gboolean
musette_cli_output (MusetteCliContext *context,
                    const char *path,
                    const char *data,
                    gsize length,
                    GError **error)
{
  FILE *special;
  gboolean is_written;

  if (path == NULL || strcmp (path, "-") == 0)
    return write_stream (stdout, data, length, error);
  if (!is_special (path))
    return replace_file (path, data, length, error);
  special = g_fopen (path, "wbe");
  if (special == NULL)
    return fail_to_write (error);
  is_written = write_stream (special, data, length, error);
  fclose (special);
  return is_written;
}

/**
 * musette_cli_print:
 * @context: the command's context
 * @bytes: the command's result
 *
 * Writes the result as it is to where the user wants it.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_print (MusetteCliContext *context, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (musette_cli_output (context, context->output, data, length, &error))
    return MUSETTE_CLI_OK;
  return musette_cli_fail (context, error, context->output);
}

/**
 * musette_cli_print_lines:
 * @context: the command's context
 * @bytes: the command's result
 *
 * Writes text as it is, with an end of line behind it when it has none.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_print_lines (MusetteCliContext *context, GBytes *bytes)
{
  g_autoptr (GBytes) ended = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *copy;

  if (length > 0 && data[length - 1] == '\n')
    return musette_cli_print (context, bytes);
  copy = g_malloc (length + 1);
  if (length > 0)
    memcpy (copy, data, length);
  copy[length] = '\n';
  ended = g_bytes_new_take (copy, length + 1);
  return musette_cli_print (context, ended);
}

/**
 * musette_cli_print_text:
 * @context: the command's context
 * @text: the command's result
 *
 * As musette_cli_print_lines().
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_print_text (MusetteCliContext *context, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return musette_cli_print_lines (context, bytes);
}

/**
 * musette_cli_append_row:
 * @text: what people will read
 * @width: the width of the labels in characters
 * @label: what the value is
 * @value: (transfer full): the value
 *
 * Adds one line of facts.
 */
void
musette_cli_append_row (GString *text, int width, const char *label, char *value)
{
  g_autofree char *own = value;
  int padding = MAX (width - (int) g_utf8_strlen (label, -1), 0);

  g_string_append_printf (text, "  %s%*s  %s\n", label, padding, "", own);
}

/* Stops when there is more than any reader takes, so that an endless input ends too. */
static GBytes *
read_stream (FILE *stream, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  size_t n;

  while (content->len <= MAX_INPUT_BYTES && (n = fread (chunk, 1, CHUNK, stream)) > 0)
    g_byte_array_append (content, chunk, (guint) n);
  if (!ferror (stream))
    return g_byte_array_free_to_bytes (g_steal_pointer (&content));
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("Cannot be read: %s"),
               g_strerror (errno));
  return NULL;
}

/**
 * musette_cli_read_file:
 * @path: a file, or "-" for stdin
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its whole content
 */
GBytes *
musette_cli_read_file (const char *path, GError **error)
{
  FILE *stream;
  GBytes *bytes;

  if (strcmp (path, "-") == 0)
    return read_stream (stdin, error);
  stream = g_fopen (path, "rbe");
  if (stream == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("Cannot be read: %s"),
                   g_strerror (errno));
      return NULL;
    }
  bytes = read_stream (stream, error);
  fclose (stream);
  return bytes;
}
