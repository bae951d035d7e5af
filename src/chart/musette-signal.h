/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

#include "musette-channel.h"

G_BEGIN_DECLS

/**
 * MusetteSignal:
 *
 * What a chart can draw, in the order in which the charts of a ride stand below each other. The
 * signals up to %MUSETTE_SIGNAL_LAST_TRACE are traces of a ride.
 */
typedef enum
{
  MUSETTE_SIGNAL_POWER,
  MUSETTE_SIGNAL_HEARTRATE,
  MUSETTE_SIGNAL_CADENCE,
  MUSETTE_SIGNAL_SPEED,
  MUSETTE_SIGNAL_ALTITUDE,
  MUSETTE_SIGNAL_W_BALANCE,
  MUSETTE_SIGNAL_TEMPERATURE,
  MUSETTE_SIGNAL_LAST_TRACE = MUSETTE_SIGNAL_TEMPERATURE,
  MUSETTE_SIGNAL_PLANNED,
  MUSETTE_SIGNAL_FITNESS,
  MUSETTE_SIGNAL_FATIGUE,
  MUSETTE_N_SIGNALS
} MusetteSignal;

#define MUSETTE_N_TRACES (MUSETTE_SIGNAL_LAST_TRACE + 1)

const char *musette_signal_get_title (MusetteSignal signal);
gboolean musette_signal_from_id (const char *id, MusetteSignal *signal);
const char *musette_signal_get_empty_text (MusetteSignal signal);
MusetteChannel musette_signal_get_channel (MusetteSignal signal);
double musette_signal_get_weight (MusetteSignal signal);
gboolean musette_signal_is_area (MusetteSignal signal);

G_END_DECLS
