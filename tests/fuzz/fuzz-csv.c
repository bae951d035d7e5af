/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fuzz.h"

#include "musette-csv-scanner.h"
#include "musette-stream-reader.h"

/* Whole and byte by byte must give tables of the same length. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteRecording) recording = musette_stream_csv_read (bytes, &error);
  g_autoptr (MusetteCsvScanner) scanner = musette_csv_scanner_new ();
  g_autoptr (MusetteStreamSet) streams = NULL;

  fuzz_check_result (recording, error);
  for (size_t i = 0; i < size; i++)
    if (!musette_csv_scanner_feed (scanner, (const char *) data + i, 1, NULL))
      {
        g_assert_null (recording);
        return 0;
      }
  streams = musette_csv_scanner_finish (scanner, NULL);
  if (recording != NULL)
    g_assert_cmpuint (musette_stream_set_get_length (streams), ==,
                      musette_recording_get_samples_raw (recording));
  return 0;
}
