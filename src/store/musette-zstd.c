/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-zstd.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zstd.h>

#include "musette-error.h"

/**
 * MusetteZstd:
 *
 * Packs and unpacks with zstd. It keeps the working memory of both ways, because making it anew
 * takes longer than to unpack the samples of a ride. One thread at a time may use it.
 */
struct _MusetteZstd
{
  ZSTD_CCtx *compressor;
  ZSTD_DCtx *decompressor;
};

/* The level at which the samples of a ride take a tenth of their text; more costs only time. */
#define LEVEL 3

/* Nothing that is stored comes near; a damaged length must not take the memory. */
#define MOST_CONTENT (G_GUINT64_CONSTANT (1) << 30)

/* Text below this is hardly smaller when packed. */
#define LEAST_TEXT 1024

static const guint8 magic[] = { 0x28, 0xb5, 0x2f, 0xfd };

/**
 * musette_zstd_new:
 *
 * Returns: (transfer full): a packer
 */
MusetteZstd *
musette_zstd_new (void)
{
  MusetteZstd *self = g_new0 (MusetteZstd, 1);

  self->compressor = ZSTD_createCCtx ();
  self->decompressor = ZSTD_createDCtx ();
  g_assert (self->compressor != NULL && self->decompressor != NULL);
  ZSTD_CCtx_setParameter (self->compressor, ZSTD_c_compressionLevel, LEVEL);
  ZSTD_CCtx_setParameter (self->compressor, ZSTD_c_checksumFlag, 1);
  return self;
}

/**
 * musette_zstd_free:
 * @self: (nullable) (transfer full): a packer
 *
 * Frees it with its working memory.
 */
void
musette_zstd_free (MusetteZstd *self)
{
  if (self == NULL)
    return;
  ZSTD_freeCCtx (self->compressor);
  ZSTD_freeDCtx (self->decompressor);
  g_free (self);
}

/**
 * musette_zstd_compress:
 * @self: a packer
 * @data: what to pack
 * @length: its length in bytes
 *
 * Returns: (transfer full): one zstd frame with length and checksum
 */
GBytes *
musette_zstd_compress (MusetteZstd *self, gconstpointer data, gsize length)
{
  gsize room;
  guint8 *packed;
  gsize size;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);

  room = ZSTD_compressBound (length);
  packed = g_malloc (room);
  size = ZSTD_compress2 (self->compressor, packed, room, data, length);
  g_assert (!ZSTD_isError (size)); /* there is room for the worst case */
  return g_bytes_new_take (g_realloc (packed, size), size);
}

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED,
               _ ("The database on this computer is damaged (%s)"), reason);
  return FALSE;
}

/**
 * musette_zstd_decompress:
 * @self: a packer
 * @data: one zstd frame
 * @length: its length in bytes
 * @content: where the content goes in place of what is there
 * @error: return location of a %MUSETTE_STORE_ERROR_DAMAGED
 *
 * Returns: whether the frame is whole and its checksum right
 */
gboolean
musette_zstd_decompress (MusetteZstd *self,
                         gconstpointer data,
                         gsize length,
                         GByteArray *content,
                         GError **error)
{
  guint64 expected;
  gsize size;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  expected = ZSTD_getFrameContentSize (data, length);
  if (expected == ZSTD_CONTENTSIZE_ERROR || expected == ZSTD_CONTENTSIZE_UNKNOWN
      || expected > MOST_CONTENT)
    return fail (error, "zstd");
  g_byte_array_set_size (content, (guint) expected);
  size = ZSTD_decompressDCtx (self->decompressor, content->data, expected, data, length);
  if (ZSTD_isError (size))
    return fail (error, ZSTD_getErrorName (size));
  return size == expected || fail (error, "zstd");
}

/**
 * musette_zstd_pack_text:
 * @self: a packer
 * @text: JSON
 *
 * Returns: (transfer full): @text packed, or itself when that is not worth while
 */
GBytes *
musette_zstd_pack_text (MusetteZstd *self, GBytes *text)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  data = g_bytes_get_data (text, &length);
  if (length < LEAST_TEXT)
    return g_bytes_ref (text);
  return musette_zstd_compress (self, data, length);
}

/**
 * musette_zstd_unpack_text:
 * @self: a packer
 * @data: what musette_zstd_pack_text () gave; no JSON begins as a zstd frame does
 * @length: its length in bytes
 * @error: return location of a %MUSETTE_STORE_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the text
 */
GBytes *
musette_zstd_unpack_text (MusetteZstd *self, gconstpointer data, gsize length, GError **error)
{
  g_autoptr (GByteArray) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length < sizeof magic || memcmp (data, magic, sizeof magic) != 0)
    return g_bytes_new (data, length);
  text = g_byte_array_new ();
  if (!musette_zstd_decompress (self, data, length, text, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}
