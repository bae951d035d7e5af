/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-stream-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-csv-scanner.h"
#include "musette-error.h"
#include "musette-recording-private.h"
#include "musette-stream-scanner.h"

/* The service's stream files: what the scanners read becomes a recording of an unknown moment. */

static MusetteRecording *
make_recording (MusetteRecordingFormat format,
                MusetteStreamSet *streams,
                const char *const *types,
                GError **error)
{
  g_autoptr (MusetteRecording) recording = _musette_recording_new (format);

  g_set_object (&recording->streams, streams);
  recording->stream_types = g_strdupv ((GStrv) types);
  _musette_recording_check_times (recording);
  if (!musette_recording_is_empty (recording))
    return g_steal_pointer (&recording);
  g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_NO_SAMPLES,
                       _ ("The file holds no samples with a time."));
  return NULL;
}

/**
 * musette_stream_json_read:
 * @bytes: stream JSON
 * @error: return location
 *
 * Reads a file of streams. When the text ends or breaks off behind the time, the streams that are
 * complete are kept and the damage is told.
 *
 * Returns: (transfer full) (nullable): the recording
 */
MusetteRecording *
musette_stream_json_read (GBytes *bytes, GError **error)
{
  g_autoptr (MusetteStreamScanner) scanner = musette_stream_scanner_new ();
  g_autoptr (MusetteStreamSet) streams = NULL;
  g_autoptr (MusetteRecording) recording = NULL;
  g_autoptr (GError) broken = NULL;
  const char *damage = MUSETTE_DAMAGE_DERAILED;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (musette_stream_scanner_feed (scanner, data, length, &broken))
    {
      damage = MUSETTE_DAMAGE_CUT;
      streams = musette_stream_scanner_finish (scanner, &broken);
    }
  if (streams == NULL)
    streams = musette_stream_scanner_finish_partial (scanner);
  if (broken != NULL
      && (musette_stream_set_get_length (streams) == 0
          || g_error_matches (broken, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED)))
    {
      g_propagate_error (error, g_steal_pointer (&broken));
      return NULL;
    }
  recording = make_recording (MUSETTE_RECORDING_FORMAT_STREAMS_JSON, streams,
                              musette_stream_scanner_get_types (scanner), error);
  if (recording == NULL)
    return NULL;
  if (broken != NULL)
    _musette_recording_add_damage (recording, damage, length, "%s", broken->message);
  if (musette_stream_scanner_get_unequal (scanner) != NULL)
    _musette_recording_add_damage (recording, MUSETTE_DAMAGE_UNEQUAL_STREAMS, 0, "%s",
                                   musette_stream_scanner_get_unequal (scanner));
  return g_steal_pointer (&recording);
}

/**
 * musette_stream_csv_read:
 * @bytes: stream CSV
 * @error: return location
 *
 * Reads a table of streams.
 *
 * Returns: (transfer full) (nullable): the recording
 */
MusetteRecording *
musette_stream_csv_read (GBytes *bytes, GError **error)
{
  g_autoptr (MusetteCsvScanner) scanner = musette_csv_scanner_new ();
  g_autoptr (MusetteStreamSet) streams = NULL;
  g_autoptr (MusetteRecording) recording = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!musette_csv_scanner_feed (scanner, data, length, error))
    return NULL;
  streams = musette_csv_scanner_finish (scanner, error);
  if (streams == NULL)
    return NULL;
  recording = make_recording (MUSETTE_RECORDING_FORMAT_STREAMS_CSV, streams,
                              musette_csv_scanner_get_columns (scanner), error);
  if (recording != NULL && musette_csv_scanner_is_cut (scanner))
    _musette_recording_add_damage (recording, MUSETTE_DAMAGE_CUT, length,
                                   _ ("The last line of the table is cut off."));
  return g_steal_pointer (&recording);
}
