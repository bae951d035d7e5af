/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-zip.h"

#include <string.h>

/* As much of ZIP (PKWARE, APPNOTE 6.3) as activity files need: one part, stored or deflated. */

#define LOCAL_MAGIC 0x04034b50u
#define CENTRAL_MAGIC 0x02014b50u
#define END_MAGIC 0x06054b50u
#define LOCAL_SIZE 30
#define CENTRAL_SIZE 46
#define END_SIZE 22
#define LONGEST_COMMENT 65535
#define DEFLATED 8
#define MOST_ENTRIES 1000
#define MOST_BYTES (256u << 20)
#define DATE 0x5c21 /* 1 January 2026, so that the same files give the same archive */

static void
entry_free (gpointer data)
{
  MusetteSimulatorZipEntry *self = data;

  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * musette_simulator_zip_new:
 *
 * Returns: (transfer full) (element-type MusetteSimulatorZipEntry): an empty archive
 */
GPtrArray *
musette_simulator_zip_new (void)
{
  return g_ptr_array_new_with_free_func (entry_free);
}

/**
 * musette_simulator_zip_add:
 * @entries: (element-type MusetteSimulatorZipEntry): an archive
 * @name: the name of another file
 * @bytes: its content
 */
void
musette_simulator_zip_add (GPtrArray *entries, const char *name, GBytes *bytes)
{
  MusetteSimulatorZipEntry *entry = g_new0 (MusetteSimulatorZipEntry, 1);

  entry->name = g_strdup (name);
  entry->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (entries, entry);
}

static guint32
get (const guint8 *data, guint size)
{
  guint32 value = 0;

  for (guint i = 0; i < size; i++)
    value |= (guint32) data[i] << (8 * i);
  return value;
}

/**
 * musette_simulator_zip_is_zip:
 * @bytes: a file
 *
 * Returns: whether it is an archive
 */
gboolean
musette_simulator_zip_is_zip (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= END_SIZE && (get (data, 4) == LOCAL_MAGIC || get (data, 4) == END_MAGIC);
}

static const guint8 *
find_end (const guint8 *data, gsize size)
{
  gsize lowest = size > END_SIZE + LONGEST_COMMENT ? size - END_SIZE - LONGEST_COMMENT : 0;

  for (gsize at = size - END_SIZE + 1; at > lowest; at--)
    if (get (data + at - 1, 4) == END_MAGIC)
      return data + at - 1;
  return NULL;
}

static GBytes *
convert (GConverter *converter, gconstpointer data, gsize size, gsize limit)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  const guint8 *in = data;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      guint8 buffer[16384];
      gsize n_read;
      gsize n_written;

      result = g_converter_convert (converter, in, size, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR || out->len + n_written > limit)
        return NULL;
      g_byte_array_append (out, buffer, (guint) n_written);
      in += n_read;
      size -= n_read;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* The content of the file that the central record at @record is about; NULL when it lies. */
static GBytes *
read_content (const guint8 *data, gsize size, const guint8 *record)
{
  guint method = get (record + 10, 2);
  gsize packed = get (record + 20, 4);
  gsize at = get (record + 42, 4);

  if (at + LOCAL_SIZE > size || get (data + at, 4) != LOCAL_MAGIC)
    return NULL;
  at += LOCAL_SIZE + get (data + at + 26, 2) + get (data + at + 28, 2);
  if (at > size || packed > size - at)
    return NULL;
  if (method == 0)
    return g_bytes_new (data + at, packed);
  if (method == DEFLATED)
    {
      g_autoptr (GConverter) converter
          = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));

      return convert (converter, data + at, packed, MOST_BYTES);
    }
  return NULL;
}

static gsize
take_record (GPtrArray *entries, const guint8 *data, gsize size, gsize at)
{
  const guint8 *record = data + at;
  gsize name_length;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (at + CENTRAL_SIZE > size || get (record, 4) != CENTRAL_MAGIC)
    return 0;
  name_length = get (record + 28, 2);
  if (at + CENTRAL_SIZE + name_length > size)
    return 0;
  path = g_strndup ((const char *) record + CENTRAL_SIZE, name_length);
  if (!g_str_has_suffix (path, "/"))
    {
      bytes = read_content (data, size, record);
      if (bytes == NULL)
        return 0;
      name = g_path_get_basename (path);
      musette_simulator_zip_add (entries, name, bytes);
    }
  return at + CENTRAL_SIZE + name_length + get (record + 30, 2) + get (record + 32, 2);
}

/**
 * musette_simulator_zip_read:
 * @bytes: an archive
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable) (element-type MusetteSimulatorZipEntry): its files
 */
GPtrArray *
musette_simulator_zip_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) entries = musette_simulator_zip_new ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8 *end = find_end (data, size);
  guint n = end == NULL ? 0 : MIN (get (end + 10, 2), MOST_ENTRIES);
  gsize at = end == NULL ? 0 : get (end + 16, 4);

  for (guint i = 0; i < n && at != 0; i++)
    at = take_record (entries, data, size, at);
  if (end != NULL && (n == 0 || at != 0))
    return g_steal_pointer (&entries);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The archive is damaged");
  return NULL;
}

static void
put (GByteArray *out, guint32 value, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (out, &byte, 1);
    }
}

static guint32
compute_crc (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
    }
  return ~crc;
}

static GBytes *
deflate (GBytes *bytes, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (format, -1));
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return convert (converter, data, size, G_MAXSIZE);
}

/**
 * musette_simulator_zip_gzip:
 * @bytes: a file
 *
 * Returns: (transfer full): the file packed by gzip; the same bytes each time
 */
GBytes *
musette_simulator_zip_gzip (GBytes *bytes)
{
  return deflate (bytes, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
}

/* What the local and the central header of a file have in common. */
static void
put_common (GByteArray *out, const MusetteSimulatorZipEntry *entry, guint32 crc, gsize packed)
{
  put (out, 20, 2);
  put (out, 1u << 11, 2); /* names are UTF-8 */
  put (out, DEFLATED, 2);
  put (out, 0, 2);
  put (out, DATE, 2);
  put (out, crc, 4);
  put (out, (guint32) packed, 4);
  put (out, (guint32) g_bytes_get_size (entry->bytes), 4);
  put (out, (guint32) strlen (entry->name), 2);
  put (out, 0, 2);
}

static void
put_entry (GByteArray *out, GByteArray *central, const MusetteSimulatorZipEntry *entry)
{
  g_autoptr (GBytes) packed = deflate (entry->bytes, G_ZLIB_COMPRESSOR_FORMAT_RAW);
  guint32 crc = compute_crc (entry->bytes);
  gsize size;
  gconstpointer data = g_bytes_get_data (packed, &size);
  guint32 at = out->len;

  put (out, LOCAL_MAGIC, 4);
  put_common (out, entry, crc, size);
  g_byte_array_append (out, (const guint8 *) entry->name, (guint) strlen (entry->name));
  g_byte_array_append (out, data, (guint) size);
  put (central, CENTRAL_MAGIC, 4);
  put (central, 20, 2);
  put_common (central, entry, crc, size);
  put (central, 0, 4); /* no comment, the first part */
  put (central, 0, 2);
  put (central, 0, 4);
  put (central, at, 4);
  g_byte_array_append (central, (const guint8 *) entry->name, (guint) strlen (entry->name));
}

/**
 * musette_simulator_zip_write:
 * @entries: (element-type MusetteSimulatorZipEntry): files
 *
 * Returns: (transfer full): the archive of them; the same bytes each time
 */
GBytes *
musette_simulator_zip_write (GPtrArray *entries)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GByteArray) central = g_byte_array_new ();
  guint32 at;

  for (guint i = 0; i < entries->len; i++)
    put_entry (out, central, g_ptr_array_index (entries, i));
  at = out->len;
  g_byte_array_append (out, central->data, central->len);
  put (out, END_MAGIC, 4);
  put (out, 0, 4);
  put (out, entries->len, 2);
  put (out, entries->len, 2);
  put (out, central->len, 4);
  put (out, at, 4);
  put (out, 0, 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
