/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-samples.h"

#include "musette-json-writer.h"

#include <string.h>

static gsize
get_width (MusetteChannel channel)
{
  return musette_channel_is_double (channel) ? sizeof (double) : sizeof (float);
}

static gconstpointer
get_column (MusetteStreamSet *samples, MusetteChannel channel)
{
  if (musette_channel_is_double (channel))
    return musette_stream_set_get_doubles (samples, channel);
  return musette_stream_set_get_floats (samples, channel);
}

static void
write_column (MusetteJsonWriter *writer, const char *name, gconstpointer values, gsize size)
{
  g_autofree char *text = g_base64_encode (values, size);

  musette_json_writer_member_string (writer, name, text);
}

/**
 * musette_simulator_samples_to_json:
 * @samples: samples
 *
 * Returns: (transfer full): the very same numbers, to be kept in a state file on this computer
 */
char *
musette_simulator_samples_to_json (MusetteStreamSet *samples)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  guint n = musette_stream_set_get_length (samples);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_int (writer, "n", n);
  musette_json_writer_member_int (writer, "start", musette_stream_set_get_start (samples));
  write_column (writer, "time", musette_stream_set_get_time (samples), n * sizeof (gint32));
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (musette_stream_set_has (samples, i))
      write_column (writer, musette_channel_get_short_name (i), get_column (samples, i),
                    n * get_width (i));
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

static gboolean
read_column (JsonObject *object, const char *name, gpointer values, gsize size)
{
  const char *text = musette_json_get_string (object, name);
  g_autofree guchar *data = NULL;
  gsize read;

  if (text == NULL)
    return FALSE;
  data = g_base64_decode (text, &read);
  if (read != size)
    return FALSE;
  memcpy (values, data, size);
  return TRUE;
}

/**
 * musette_simulator_samples_new_from_json:
 * @object: from musette_simulator_samples_to_json ()
 *
 * Returns: (transfer full): those samples
 */
MusetteStreamSet *
musette_simulator_samples_new_from_json (JsonObject *object)
{
  guint n = (guint) musette_json_get_int (object, "n");
  MusetteStreamSet *samples = musette_stream_set_new (n);

  musette_stream_set_set_length (samples, n);
  musette_stream_set_set_start (samples, musette_json_get_int (object, "start"));
  read_column (object, "time", musette_stream_set_edit_time (samples), n * sizeof (gint32));
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    {
      const char *name = musette_channel_get_short_name (i);

      if (!musette_json_has (object, name))
        continue;
      if (musette_channel_is_double (i))
        read_column (object, name, musette_stream_set_edit_doubles (samples, i), n * get_width (i));
      else
        read_column (object, name, musette_stream_set_edit_floats (samples, i), n * get_width (i));
    }
  return samples;
}
