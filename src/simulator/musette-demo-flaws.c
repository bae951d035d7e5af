/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-sports.h"

#include "musette-demo-random.h"

#include <math.h>

#define SHORTEST 600 /* samples; shorter recordings are left alone */

typedef struct
{
  guint from;
  guint to;
} Hole;

static Hole
draw_hole (MusetteDemoRandom *random, guint n, double min_s, double max_s)
{
  guint length = (guint) musette_demo_random_between (random, min_s, max_s);
  Hole hole;

  hole.from = 120 + musette_demo_random_below (random, n - 240 - length);
  hole.to = hole.from + length;
  return hole;
}

static void
make_hole (float *values, Hole hole, float value)
{
  for (guint i = hole.from; values != NULL && i < hole.to; i++)
    values[i] = value;
}

static void
lose_heart_rate (MusetteStreamSet *streams, MusetteDemoRandom *random, guint n)
{
  float *bpm = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_HEARTRATE);

  make_hole (bpm, draw_hole (random, n, 6, 25), NAN);
  make_hole (bpm, draw_hole (random, n, 10, 45), NAN);
  /* Some straps send 0 while they search. */
  make_hole (bpm, draw_hole (random, n, 3, 8), 0);
}

static void
spike_power (MusetteStreamSet *streams, MusetteDemoRandom *random, guint n)
{
  float *watts = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_WATTS);
  guint count = 1 + musette_demo_random_below (random, 2);

  for (guint i = 0; i < count; i++)
    watts[60 + musette_demo_random_below (random, n - 120)]
        = (float) floor (musette_demo_random_between (random, 1650, 2100));
}

static void
lose_power (MusetteStreamSet *streams, MusetteDemoRandom *random, guint n)
{
  float *watts = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_WATTS);
  float *cadence = musette_stream_set_edit_floats (streams, MUSETTE_CHANNEL_CADENCE);
  Hole hole = draw_hole (random, n, 8, 40);

  make_hole (watts, hole, NAN);
  make_hole (cadence, hole, NAN);
  make_hole (watts, draw_hole (random, n, 1, 3), 0);
}

static void
lose_place (MusetteStreamSet *streams, MusetteDemoRandom *random, guint n)
{
  double *latitude = musette_stream_set_edit_doubles (streams, MUSETTE_CHANNEL_LATITUDE);
  double *longitude = musette_stream_set_edit_doubles (streams, MUSETTE_CHANNEL_LONGITUDE);
  Hole hole = draw_hole (random, n, 20, 90);

  for (guint i = hole.from; i < hole.to; i++)
    {
      latitude[i] = NAN;
      longitude[i] = NAN;
    }
}

/**
 * musette_demo_flaws_apply:
 * @streams: a recording
 * @planned: what it is a recording of
 *
 * Damages the recording as sensors do.
 */
void
musette_demo_flaws_apply (MusetteStreamSet *streams, const MusetteDemoPlanned *planned)
{
  MusetteDemoRandom random = musette_demo_random_for (planned->seed, 35, 0);
  guint n = musette_stream_set_get_length (streams);
  gboolean has_power = musette_stream_set_has (streams, MUSETTE_CHANNEL_WATTS);

  if (planned->flaws & MUSETTE_DEMO_FLAW_NO_HR)
    musette_stream_set_drop (streams, MUSETTE_CHANNEL_HEARTRATE);
  else if (planned->flaws & MUSETTE_DEMO_FLAW_HR_DROPOUT && n > SHORTEST)
    lose_heart_rate (streams, &random, n);
  if (n <= SHORTEST)
    return;
  if (planned->flaws & MUSETTE_DEMO_FLAW_POWER_SPIKE && has_power)
    spike_power (streams, &random, n);
  if (planned->flaws & MUSETTE_DEMO_FLAW_POWER_DROPOUT && has_power)
    lose_power (streams, &random, n);
  if (planned->flaws & MUSETTE_DEMO_FLAW_GPS_LOSS
      && musette_stream_set_has (streams, MUSETTE_CHANNEL_LATITUDE))
    lose_place (streams, &random, n);
}
