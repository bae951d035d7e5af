/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-original.h"

#include "musette-simulator-fit.h"
#include "musette-simulator-time.h"

/**
 * musette_simulator_original_start_unix:
 * @entry: an activity
 *
 * Returns: when it began, in seconds since 1970 UTC
 */
gint64
musette_simulator_original_start_unix (MusetteSimulatorEntry *entry)
{
  MusetteLocalTime start = musette_simulator_entry_get_start (entry);

  return start - musette_simulator_time_offset_s (start);
}

/**
 * musette_simulator_original_make_fit:
 * @entry: an activity
 * @power: whether power goes into the file
 * @heartrate: whether heart rate goes into the file
 *
 * Returns: (transfer full) (nullable): its samples as a FIT file, %NULL when there are none
 */
GBytes *
musette_simulator_original_make_fit (MusetteSimulatorEntry *entry,
                                     gboolean power,
                                     gboolean heartrate)
{
  g_autoptr (MusetteStreamSet) streams = musette_simulator_entry_get_streams (entry);
  const MusetteDemoPlanned *planned = musette_simulator_entry_get_planned (entry);

  if (streams == NULL)
    return NULL;
  return musette_simulator_fit_write (
      streams, planned->type, musette_simulator_original_start_unix (entry),
      musette_simulator_time_offset_s (planned->start), power, heartrate);
}

/**
 * musette_simulator_original_get:
 * @entry: an activity
 *
 * The demo's devices write FIT files.
 *
 * Returns: (transfer full) (nullable): the file that the activity came from, %NULL when it was
 * typed in
 */
MusetteSimulatorFile *
musette_simulator_original_get (MusetteSimulatorEntry *entry)
{
  MusetteSimulatorFile *file = musette_simulator_entry_get_file (entry);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (file != NULL)
    return musette_simulator_file_ref (file);
  if (musette_simulator_entry_is_created (entry) || musette_simulator_entry_is_stub (entry))
    return NULL;
  bytes = musette_simulator_original_make_fit (entry, TRUE, TRUE);
  if (bytes == NULL)
    return NULL;
  name = g_strconcat (musette_simulator_entry_get_id (entry), ".fit", NULL);
  return musette_simulator_file_new (name, bytes);
}
