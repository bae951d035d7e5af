/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-stream-codec.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-column-codec.h"
#include "musette-error.h"

/* The samples of a ride as they are stored: a head, the columns one after the other, all in one
 * zstd frame. A channel is named by its letter, because the order of #MusetteChannel may change. */

#define FORMAT 1
#define HEAD_SIZE 14

static const char letters[MUSETTE_N_CHANNELS] = {
  [MUSETTE_CHANNEL_WATTS] = 'w',       [MUSETTE_CHANNEL_HEARTRATE] = 'h',
  [MUSETTE_CHANNEL_CADENCE] = 'c',     [MUSETTE_CHANNEL_VELOCITY] = 'v',
  [MUSETTE_CHANNEL_TEMPERATURE] = 't', [MUSETTE_CHANNEL_GRADE] = 'g',
  [MUSETTE_CHANNEL_BALANCE] = 'b',     [MUSETTE_CHANNEL_RESPIRATION] = 'r',
  [MUSETTE_CHANNEL_ALTITUDE] = 'a',    [MUSETTE_CHANNEL_CORE_TEMPERATURE] = 'C',
  [MUSETTE_CHANNEL_SMO2] = 's',        [MUSETTE_CHANNEL_THB] = 'T',
  [MUSETTE_CHANNEL_DISTANCE] = 'd',    [MUSETTE_CHANNEL_LATITUDE] = 'y',
  [MUSETTE_CHANNEL_LONGITUDE] = 'x',
};

static void
put_head (MusetteStreamSet *streams, guint n_columns, GByteArray *out)
{
  guint8 head[HEAD_SIZE] = { FORMAT, (guint8) n_columns };
  guint32 length = GUINT32_TO_LE (musette_stream_set_get_length (streams));
  gint64 start = GINT64_TO_LE (musette_stream_set_get_start (streams));

  memcpy (head + 2, &length, sizeof length);
  memcpy (head + 6, &start, sizeof start);
  g_byte_array_append (out, head, sizeof head);
}

static void
put_column (MusetteStreamSet *streams, MusetteChannel channel, GByteArray *out)
{
  guint n = musette_stream_set_get_length (streams);

  g_assert (letters[channel] != '\0');

  g_byte_array_append (out, (const guint8 *) &letters[channel], 1);
  if (musette_channel_is_double (channel))
    musette_column_encode_doubles (musette_stream_set_get_doubles (streams, channel), n, out);
  else
    musette_column_encode_floats (musette_stream_set_get_floats (streams, channel), n, out);
}

/**
 * musette_stream_codec_encode:
 * @zstd: a packer
 * @streams: samples
 *
 * The bytes give every time and every value back to the last bit. That a value is missing stays;
 * how its NaN was made up does not.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
musette_stream_codec_encode (MusetteZstd *zstd, MusetteStreamSet *streams)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint n_columns = 0;

  g_return_val_if_fail (zstd != NULL, NULL);
  g_return_val_if_fail (MUSETTE_IS_STREAM_SET (streams), NULL);

  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    n_columns += musette_stream_set_has (streams, i) ? 1 : 0;
  put_head (streams, n_columns, out);
  musette_column_encode_times (musette_stream_set_get_time (streams),
                               musette_stream_set_get_length (streams), out);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (musette_stream_set_has (streams, i))
      put_column (streams, i, out);
  return musette_zstd_compress (zstd, out->data, out->len);
}

static gboolean
get_column (MusetteStreamSet *streams, const guint8 **at, const guint8 *end, gint64 *scratch)
{
  guint n = musette_stream_set_get_length (streams);
  const char *letter;
  MusetteChannel channel;

  if (*at == end)
    return FALSE;
  letter = memchr (letters, *(*at)++, sizeof letters);
  if (letter == NULL)
    return FALSE;
  channel = (MusetteChannel) (letter - letters);
  if (musette_channel_is_double (channel))
    return musette_column_decode_doubles (at, end, n, scratch,
                                          musette_stream_set_edit_doubles (streams, channel));
  return musette_column_decode_floats (at, end, n, scratch,
                                       musette_stream_set_edit_floats (streams, channel));
}

static MusetteStreamSet *
get_streams (const guint8 *at, const guint8 *end)
{
  g_autoptr (MusetteStreamSet) streams = NULL;
  g_autofree gint64 *scratch = NULL;
  guint32 length;
  guint n_columns;
  gint64 start;

  if (end - at < HEAD_SIZE || at[0] != FORMAT)
    return NULL;
  n_columns = at[1];
  memcpy (&length, at + 2, sizeof length);
  memcpy (&start, at + 6, sizeof start);
  length = GUINT32_FROM_LE (length);
  at += HEAD_SIZE;

  /* Each column has a byte at least for each sample. */
  if (length > end - at)
    return NULL;
  streams = musette_stream_set_new (length);
  scratch = g_new (gint64, MAX (length, 1));
  musette_stream_set_set_start (streams, GINT64_FROM_LE (start));
  musette_stream_set_set_length (streams, length);
  if (!musette_column_decode_times (&at, end, length, scratch,
                                    musette_stream_set_edit_time (streams)))
    return NULL;
  for (guint i = 0; i < n_columns; i++)
    if (!get_column (streams, &at, end, scratch))
      return NULL;
  return at == end ? g_steal_pointer (&streams) : NULL;
}

/**
 * musette_stream_codec_decode:
 * @zstd: a packer
 * @data: what musette_stream_codec_encode () gave
 * @length: its length in bytes
 * @error: return location of a %MUSETTE_STORE_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the samples
 */
MusetteStreamSet *
musette_stream_codec_decode (MusetteZstd *zstd, gconstpointer data, gsize length, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  MusetteStreamSet *streams;

  g_return_val_if_fail (zstd != NULL, NULL);

  if (!musette_zstd_decompress (zstd, data, length, content, error))
    return NULL;
  streams = get_streams (content->data, content->data + content->len);
  if (streams == NULL)
    g_set_error_literal (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED,
                         _ ("The stored samples of this activity are damaged"));
  return streams;
}
