/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-signal.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *id;
  const char *title;
  const char *empty;
  MusetteChannel channel;
} SignalFacts;

/* clang-format off */
static const SignalFacts facts[MUSETTE_N_SIGNALS] = {
  [MUSETTE_SIGNAL_POWER] =
    { "watts", N_("Power"), N_("No power in this ride"), MUSETTE_CHANNEL_WATTS },
  [MUSETTE_SIGNAL_HEARTRATE] =
    { "heartrate", N_("Heart rate"), N_("No heart rate in this ride"), MUSETTE_CHANNEL_HEARTRATE },
  [MUSETTE_SIGNAL_CADENCE] =
    { "cadence", N_("Cadence"), N_("No cadence in this ride"), MUSETTE_CHANNEL_CADENCE },
  [MUSETTE_SIGNAL_SPEED] =
    { "speed", N_("Speed"), N_("No speed in this ride"), MUSETTE_CHANNEL_VELOCITY },
  [MUSETTE_SIGNAL_ALTITUDE] =
    { "altitude", N_("Altitude"), N_("No altitude in this ride"), MUSETTE_CHANNEL_ALTITUDE },
  [MUSETTE_SIGNAL_W_BALANCE] =
    { "w_balance", N_("W′ balance"), N_("No W′ balance for this ride"), MUSETTE_N_CHANNELS },
  [MUSETTE_SIGNAL_TEMPERATURE] =
    { "temp", N_("Temperature"), N_("No temperature in this ride"), MUSETTE_CHANNEL_TEMPERATURE },
  [MUSETTE_SIGNAL_PLANNED] =
    { "planned", N_("Planned"), N_("Nothing planned"), MUSETTE_N_CHANNELS },
  [MUSETTE_SIGNAL_FITNESS] =
    { "fitness", N_("Fitness"), N_("No fitness yet"), MUSETTE_N_CHANNELS },
  [MUSETTE_SIGNAL_FATIGUE] =
    { "fatigue", N_("Fatigue"), N_("No fatigue yet"), MUSETTE_N_CHANNELS },
};
/* clang-format on */

/**
 * musette_signal_get_title:
 * @signal: a signal
 *
 * Returns: (transfer none): its translated name, as a chart's title
 */
const char *
musette_signal_get_title (MusetteSignal signal)
{
  g_return_val_if_fail (signal < MUSETTE_N_SIGNALS, "");

  return _ (facts[signal].title);
}

/* The service counts what is left of W' as a stream; here it is no channel, but worked out. */
static const char *
get_stream_name (MusetteSignal signal)
{
  if (signal == MUSETTE_SIGNAL_W_BALANCE)
    return "w_bal";
  return facts[signal].channel < MUSETTE_N_CHANNELS
             ? musette_channel_get_stream_name (facts[signal].channel)
             : NULL;
}

/**
 * musette_signal_from_id:
 * @id: (nullable): our own name of a signal, as `power`, or the service’s stream name
 * @signal: (out): the signal
 *
 * Returns: whether there is a signal of that name
 */
gboolean
musette_signal_from_id (const char *id, MusetteSignal *signal)
{
  g_return_val_if_fail (signal != NULL, FALSE);

  for (guint i = 0; id != NULL && i < MUSETTE_N_SIGNALS; i++)
    {
      if (strcmp (facts[i].id, id) == 0 || g_strcmp0 (get_stream_name (i), id) == 0)
        {
          *signal = (MusetteSignal) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * musette_signal_get_empty_text:
 * @signal: a signal
 *
 * Returns: (transfer none): the translated line a chart shows when there are no values
 */
const char *
musette_signal_get_empty_text (MusetteSignal signal)
{
  g_return_val_if_fail (signal < MUSETTE_N_SIGNALS, "");

  return _ (facts[signal].empty);
}

/**
 * musette_signal_get_channel:
 * @signal: a signal
 *
 * Returns: the channel it is recorded in, or %MUSETTE_N_CHANNELS when it is computed
 */
MusetteChannel
musette_signal_get_channel (MusetteSignal signal)
{
  g_return_val_if_fail (signal < MUSETTE_N_SIGNALS, MUSETTE_N_CHANNELS);

  return facts[signal].channel;
}

/**
 * musette_signal_get_weight:
 * @signal: a signal
 *
 * Returns: the height of its chart in units of an ordinary chart; power is the most important
 */
double
musette_signal_get_weight (MusetteSignal signal)
{
  g_return_val_if_fail (signal < MUSETTE_N_SIGNALS, 1);

  return signal == MUSETTE_SIGNAL_POWER ? 2 : 1;
}

/**
 * musette_signal_is_area:
 * @signal: a signal
 *
 * Returns: whether it is drawn as a filled area with an edge, not as a line
 */
gboolean
musette_signal_is_area (MusetteSignal signal)
{
  return signal == MUSETTE_SIGNAL_ALTITUDE;
}
