/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-channel.h"

#include <string.h>

typedef struct
{
  const char *stream; /* the service's name of the stream */
  const char *name;   /* the short name used in our own output */
} ChannelNames;

/* clang-format off */
static const ChannelNames names[MUSETTE_N_CHANNELS] = {
  [MUSETTE_CHANNEL_WATTS] = { "watts", "watts" },
  [MUSETTE_CHANNEL_HEARTRATE] = { "heartrate", "heartrate" },
  [MUSETTE_CHANNEL_CADENCE] = { "cadence", "cadence" },
  [MUSETTE_CHANNEL_VELOCITY] = { "velocity_smooth", "velocity" },
  [MUSETTE_CHANNEL_ALTITUDE] = { "altitude", "altitude" },
  [MUSETTE_CHANNEL_TEMPERATURE] = { "temp", "temp" },
  [MUSETTE_CHANNEL_GRADE] = { "grade_smooth", "grade" },
  [MUSETTE_CHANNEL_BALANCE] = { "left_right_balance", "balance" },
  [MUSETTE_CHANNEL_RESPIRATION] = { "respiration", "respiration" },
  [MUSETTE_CHANNEL_CORE_TEMPERATURE] = { "core_temperature", "core_temperature" },
  [MUSETTE_CHANNEL_SMO2] = { "smo2", "smo2" },
  [MUSETTE_CHANNEL_THB] = { "thb", "thb" },
  [MUSETTE_CHANNEL_DISTANCE] = { "distance", "distance" },
  [MUSETTE_CHANNEL_LATITUDE] = { "latlng", "lat" },
  [MUSETTE_CHANNEL_LONGITUDE] = { NULL, "lng" },
};
/* clang-format on */

/**
 * musette_channel_get_stream_name:
 * @channel: a channel
 *
 * Returns: (transfer none) (nullable): the service's stream name; `latlng` for the latitude and
 *   %NULL for the longitude, which travels in the second array of the same stream
 */
const char *
musette_channel_get_stream_name (MusetteChannel channel)
{
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS, NULL);

  return names[channel].stream;
}

/**
 * musette_channel_get_short_name:
 * @channel: a channel
 *
 * Returns: (transfer none): the name in our own output: `watts`, `velocity`, `lat` …
 */
const char *
musette_channel_get_short_name (MusetteChannel channel)
{
  g_return_val_if_fail (channel < MUSETTE_N_CHANNELS, NULL);

  return names[channel].name;
}

/**
 * musette_channel_from_stream_name:
 * @name: (nullable): a stream name of the service
 *
 * Returns: the channel, or %MUSETTE_N_CHANNELS when none has that name
 */
MusetteChannel
musette_channel_from_stream_name (const char *name)
{
  for (guint i = 0; name != NULL && i < MUSETTE_N_CHANNELS; i++)
    if (names[i].stream != NULL && strcmp (names[i].stream, name) == 0)
      return (MusetteChannel) i;
  return MUSETTE_N_CHANNELS;
}

/**
 * musette_channel_is_double:
 * @channel: a channel
 *
 * Returns: whether a stream set keeps the channel as double
 */
gboolean
musette_channel_is_double (MusetteChannel channel)
{
  return channel > MUSETTE_CHANNEL_LAST_FLOAT;
}
