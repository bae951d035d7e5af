/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-gunzip.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"

static gboolean
begins_member (const guint8 *data, gsize length)
{
  return length >= 2 && data[0] == 0x1F && data[1] == 0x8B;
}

/**
 * musette_gunzip_is_gzip:
 * @bytes: bytes
 *
 * Returns: whether they begin as a gzip file does
 */
gboolean
musette_gunzip_is_gzip (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return begins_member (data, length);
}

/* Moves on by one step of the converter. Returns FALSE when there is no more. A file may have
 * several members, one after the other; what follows the last one is none of its content. */
static gboolean
convert_step (GConverter *converter,
              const guint8 **data,
              gsize *length,
              GByteArray *output,
              GError **error)
{
  guint8 buffer[64 * 1024];
  gsize n_read = 0, n_written = 0;
  GConverterResult result
      = g_converter_convert (converter, *data, *length, buffer, sizeof buffer,
                             G_CONVERTER_INPUT_AT_END, &n_read, &n_written, error);

  if (result == G_CONVERTER_ERROR)
    return FALSE;
  *data += n_read;
  *length -= n_read;
  g_byte_array_append (output, buffer, (guint) n_written);
  if (result != G_CONVERTER_FINISHED)
    return TRUE;
  g_converter_reset (converter);
  return begins_member (*data, *length);
}

/**
 * musette_gunzip:
 * @bytes: a gzip file
 * @limit: how many bytes may come out at most
 * @is_cut: (out): whether the file ends too early or is damaged; what came before is returned
 * @error: return location
 *
 * Unpacks a file without ever holding more than @limit bytes of it.
 *
 * Returns: (transfer full) (nullable): the content
 */
GBytes *
musette_gunzip (GBytes *bytes, gsize limit, gboolean *is_cut, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor
      = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GByteArray) output = g_byte_array_new ();
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  while (convert_step (G_CONVERTER (decompressor), &data, &length, output, &local_error))
    if (output->len > limit)
      {
        g_set_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED,
                     _ ("The compressed file unpacks to more than %u MB."), (guint) (limit >> 20));
        return NULL;
      }
  *is_cut = local_error != NULL;
  if (output->len == 0 && local_error != NULL)
    {
      g_set_error (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                   _ ("The compressed file is damaged: %s"), local_error->message);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&output));
}
