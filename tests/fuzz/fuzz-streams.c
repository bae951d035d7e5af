/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fuzz.h"

#include <string.h>

#include "musette-stream-reader.h"
#include "musette-stream-scanner.h"

/* Reads in pieces of @piece bytes. */
static MusetteStreamSet *
scan (const uint8_t *data, size_t size, size_t piece)
{
  g_autoptr (MusetteStreamScanner) scanner = musette_stream_scanner_new ();

  for (size_t i = 0; i < size; i += piece)
    if (!musette_stream_scanner_feed (scanner, (const char *) data + i, MIN (piece, size - i),
                                      NULL))
      return NULL;
  return musette_stream_scanner_finish (scanner, NULL);
}

static void
check_equal (MusetteStreamSet *a, MusetteStreamSet *b)
{
  g_assert_true ((a == NULL) == (b == NULL));
  if (a == NULL)
    return;
  g_assert_cmpuint (musette_stream_set_get_length (a), ==, musette_stream_set_get_length (b));
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    {
      g_assert_true (musette_stream_set_has (a, i) == musette_stream_set_has (b, i));
      for (guint k = 0; k < musette_stream_set_get_length (a); k++)
        {
          double x = musette_stream_set_get_value (a, k, i);
          double y = musette_stream_set_get_value (b, k, i);

          g_assert_true (x == y || (x != x && y != y));
        }
    }
}

/* Whole and in pieces must give the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteRecording) recording = musette_stream_json_read (bytes, &error);
  g_autoptr (MusetteStreamSet) whole = scan (data, size, MAX (size, 1));
  g_autoptr (MusetteStreamSet) bits = scan (data, size, 1);
  g_autoptr (MusetteStreamSet) pieces = scan (data, size, size > 0 ? 2 + data[0] % 31 : 2);

  fuzz_check_result (recording, error);
  check_equal (whole, bits);
  check_equal (whole, pieces);
  return 0;
}
