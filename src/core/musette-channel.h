/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MusetteChannel:
 *
 * The channels every format shares. Up to %MUSETTE_CHANNEL_LAST_FLOAT they are stored as float,
 * the rest as double: a float has too few digits for positions, for the metres of a long ride, and
 * for counting a climb of exactly three metres. Units: W, bpm, rpm (one leg), m/s, °C, percent,
 * percent of the right leg, breaths per minute, °C, percent, g/dL, m, m and degrees.
 */
typedef enum
{
  MUSETTE_CHANNEL_WATTS,
  MUSETTE_CHANNEL_HEARTRATE,
  MUSETTE_CHANNEL_CADENCE,
  MUSETTE_CHANNEL_VELOCITY,
  MUSETTE_CHANNEL_TEMPERATURE,
  MUSETTE_CHANNEL_GRADE,
  MUSETTE_CHANNEL_BALANCE,
  MUSETTE_CHANNEL_RESPIRATION,
  MUSETTE_CHANNEL_CORE_TEMPERATURE,
  MUSETTE_CHANNEL_SMO2,
  MUSETTE_CHANNEL_THB,
  MUSETTE_CHANNEL_LAST_FLOAT = MUSETTE_CHANNEL_THB,
  MUSETTE_CHANNEL_ALTITUDE,
  MUSETTE_CHANNEL_DISTANCE,
  MUSETTE_CHANNEL_LATITUDE,
  MUSETTE_CHANNEL_LONGITUDE,
  MUSETTE_N_CHANNELS
} MusetteChannel;

const char *musette_channel_get_stream_name (MusetteChannel channel);
const char *musette_channel_get_short_name (MusetteChannel channel);
MusetteChannel musette_channel_from_stream_name (const char *name);
gboolean musette_channel_is_double (MusetteChannel channel);

G_END_DECLS
