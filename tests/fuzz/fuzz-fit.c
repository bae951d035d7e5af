/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fuzz.h"

#include "musette-fit-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteRecording) recording = musette_fit_read (bytes, NULL, &error);

  fuzz_check_result (recording, error);
  return 0;
}
