/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/**
 * MusetteDemoHeart:
 *
 * How the heart follows the work: late, faster up than down, drifting upward over the hours, and
 * never quite still.
 */
typedef struct
{
  double rate;
  double demand; /* the effort as the body has noticed it so far */
  double noise;
  double drift;
  double threshold_bpm;
  double max_bpm;
  double drift_per_hour_bpm;
} MusetteDemoHeart;

#define MUSETTE_DEMO_HEART_IDLE_BPM 91.0

static inline void
musette_demo_heart_init (MusetteDemoHeart *self,
                         double start_bpm,
                         double threshold_bpm,
                         double max_bpm,
                         double drift_per_hour_bpm)
{
  *self = (MusetteDemoHeart){ start_bpm, 0.2, 0, 0, threshold_bpm, max_bpm, drift_per_hour_bpm };
}

/* One second at @effort, a fraction of the threshold; @noise has mean 0 and deviation 1. */
static inline double
musette_demo_heart_step (MusetteDemoHeart *self, double effort, double noise)
{
  double target;
  double room;

  self->demand += (effort - self->demand) / 14;
  self->drift += self->drift_per_hour_bpm / 3600 * MIN (1.3, self->demand * 1.4);
  target = MUSETTE_DEMO_HEART_IDLE_BPM
           + (self->threshold_bpm - MUSETTE_DEMO_HEART_IDLE_BPM) * self->demand
                 * sqrt (sqrt (self->demand))
           + self->drift;
  room = self->max_bpm - self->threshold_bpm;
  if (target > self->threshold_bpm)
    {
      double above = (target - self->threshold_bpm) / room;

      target = self->threshold_bpm + room * above / (1 + 0.75 * above);
    }
  self->rate += (target - self->rate) / (target > self->rate ? 27 : 56);
  self->noise += -self->noise / 18 + 0.33 * noise;
  return CLAMP (self->rate + self->noise, 60, self->max_bpm);
}

G_END_DECLS
