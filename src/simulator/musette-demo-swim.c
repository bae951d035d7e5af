/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-sports.h"

#include "musette-demo-heart.h"
#include "musette-demo-random.h"
#include "musette-demo-recorder.h"

#include <math.h>

#define POOL_M 25.0

/**
 * musette_demo_swim_new:
 * @planned: a swim
 * @form: what the athlete can do that day
 *
 * Returns: (transfer full): sets of lengths with rests at the wall, as a watch saves them
 */
MusetteStreamSet *
musette_demo_swim_new (const MusetteDemoPlanned *planned, const MusetteDemoForm *form)
{
  static const guint set_lengths[] = { 8, 4, 4, 4, 4, 8, 2, 2, 2, 2, 16, 4, 4, 8 };
  MusetteDemoRandom random = musette_demo_random_for (planned->seed, 33, 0);
  MusetteDemoRecorder recorder;
  MusetteDemoHeart heart;
  guint seconds = (guint) (planned->minutes * 60);
  guint set = 0;
  double goal = 0;
  double pace = 0;
  double distance = 0;
  int rest = 0;

  musette_demo_heart_init (&heart, 82, form->run_lthr_bpm - 12, form->max_hr_bpm, 4);
  musette_demo_recorder_init (&recorder, planned->seed, seconds,
                              MUSETTE_DEMO_RECORD_CADENCE | MUSETTE_DEMO_RECORD_SPEED);
  for (guint second = 0; second < seconds; second++)
    {
      MusetteDemoSample sample = { 0 };

      if (distance >= goal && rest <= 0)
        {
          rest = goal > 0 ? (int) musette_demo_random_between (&random, 12, 34) : 0;
          goal += set_lengths[set++ % G_N_ELEMENTS (set_lengths)] * POOL_M;
          pace = form->swim_pace_mps * planned->intensity
                 * musette_demo_random_between (&random, 0.95, 1.06);
        }
      if (rest-- <= 0)
        {
          /* Faster off the wall than before it. */
          double push = 0.22 * exp (-fmod (distance, POOL_M) / 4) - 0.03;

          sample.velocity = pace + push + 0.02 * musette_demo_random_normal (&random);
          sample.cadence = 27 + 8 * (pace - 1) + 0.8 * musette_demo_random_normal (&random);
        }
      sample.distance = distance;
      sample.heartrate = musette_demo_heart_step (&heart, sample.velocity / form->swim_pace_mps,
                                                  musette_demo_random_normal (&random));
      musette_demo_recorder_add (&recorder, (gint32) second, &sample);
      distance += sample.velocity;
    }
  return musette_demo_recorder_finish (&recorder);
}

/**
 * musette_demo_heart_only_new:
 * @planned: a session of which only the heart rate is recorded
 * @form: what the athlete can do that day
 *
 * Returns: (transfer full): its samples: sets of hard work with rests between them
 */
MusetteStreamSet *
musette_demo_heart_only_new (const MusetteDemoPlanned *planned, const MusetteDemoForm *form)
{
  MusetteDemoRandom random = musette_demo_random_for (planned->seed, 34, 0);
  MusetteDemoRecorder recorder;
  MusetteDemoHeart heart;
  guint seconds = (guint) (planned->minutes * 60);
  gboolean working = FALSE;
  int left = 0;
  double effort = 0.2;

  musette_demo_heart_init (&heart, 76, form->run_lthr_bpm, form->max_hr_bpm, 3);
  musette_demo_recorder_init (&recorder, planned->seed, seconds, 0);
  for (guint second = 0; second < seconds; second++)
    {
      MusetteDemoSample sample = { 0 };

      if (left-- <= 0)
        {
          working = !working;
          left = (int) musette_demo_random_between (&random, working ? 30 : 45, working ? 55 : 110);
          effort = working ? musette_demo_random_between (&random, 0.55, 0.85) : 0.12;
        }
      sample.heartrate
          = musette_demo_heart_step (&heart, effort, musette_demo_random_normal (&random));
      musette_demo_recorder_add (&recorder, (gint32) second, &sample);
    }
  return musette_demo_recorder_finish (&recorder);
}
