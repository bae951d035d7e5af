/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-sports.h"

#include "musette-demo-heart.h"
#include "musette-demo-random.h"
#include "musette-demo-recorder.h"
#include "musette-demo-workout.h"

#include <math.h>

#define WARM_ROOM_C 19.0

typedef struct
{
  const MusetteDemoPlanned *planned;
  const MusetteDemoForm *form;
  MusetteDemoRandom random;
  MusetteDemoRecorder recorder;
  MusetteDemoHeart heart;
  GArray *steps;
  guint step;
  double power;
  double noise;
  double cadence;
  double velocity;
  double distance;
  int pause_s; /* seconds of soft-pedalling left */
} Indoor;

/* A ride without a workout: a long steady step between warming up and cooling down. */
static GArray *
steady_steps (const MusetteDemoPlanned *planned)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (MusetteDemoStep));
  guint total = (guint) (planned->minutes * 60);
  guint end = 0;

  for (guint block = 0; end < total; block++)
    {
      double drift = 0.03 * (double) (block % 3) - 0.03;
      MusetteDemoStep step = { 0 };

      end = MIN (total, end + 900);
      step.end_s = end;
      step.from = block == 0 ? 0.5 : planned->intensity + drift;
      step.to = planned->intensity + drift;
      g_array_append_val (steps, step);
    }
  return steps;
}

static double
target_power (Indoor *self, guint second)
{
  const MusetteDemoStep *step = &g_array_index (self->steps, MusetteDemoStep, self->step);
  guint start;
  double part;

  if (second >= step->end_s && self->step + 1 < self->steps->len)
    {
      self->step++;
      step++;
    }
  start = self->step == 0 ? 0 : step[-1].end_s;
  part = (double) (second - start) / MAX (1, step->end_s - start);
  return (step->from + (step->to - step->from) * part) * self->form->indoor_ftp_w;
}

static void
ride_second (Indoor *self, guint second)
{
  double target = target_power (self, second);
  MusetteDemoSample sample = { 0 };
  double air;

  if (self->pause_s > 0)
    {
      self->pause_s--;
      target = 0;
    }
  else if (musette_demo_random_chance (&self->random, 0.0005))
    self->pause_s = (int) musette_demo_random_between (&self->random, 2, 8);
  /* The trainer holds the target, a little late and with the unevenness of the legs. */
  self->power += (target - self->power) / 2.2;
  self->noise += -self->noise / 9 + 0.009 * musette_demo_random_normal (&self->random);
  sample.watts
      = self->power < 12
            ? 0
            : self->power * (1 + self->noise + 0.018 * musette_demo_random_normal (&self->random));
  self->cadence += (89 - self->cadence) / 20 + 0.55 * musette_demo_random_normal (&self->random);
  sample.cadence = sample.watts > 0 ? self->cadence : 0;
  air = 0.5 * 1.17 * 0.31 * self->velocity * self->velocity;
  self->velocity += (MIN (250, sample.watts / MAX (self->velocity, 1.5)) - air - 3.4) / 80;
  self->velocity = MAX (0, self->velocity);
  sample.velocity = self->velocity;
  sample.distance = self->distance;
  sample.temperature = WARM_ROOM_C + 5.5 * (1 - exp (-(double) second / 1500));
  sample.heartrate = musette_demo_heart_step (&self->heart, sample.watts / self->form->indoor_ftp_w,
                                              musette_demo_random_normal (&self->random));
  musette_demo_recorder_add (&self->recorder, (gint32) second, &sample);
  self->distance += self->velocity;
}

/**
 * musette_demo_indoor_new:
 * @planned: a ride on the trainer
 * @form: what the athlete can do that day
 *
 * Returns: (transfer full): its samples, without position or altitude
 */
MusetteStreamSet *
musette_demo_indoor_new (const MusetteDemoPlanned *planned, const MusetteDemoForm *form)
{
  Indoor self = { .planned = planned, .form = form };
  const MusetteDemoWorkout *workout = musette_demo_workouts_get (planned->workout);
  guint seconds;

  self.random = musette_demo_random_for (planned->seed, 31, 0);
  self.steps = workout == NULL ? steady_steps (planned) : musette_demo_workout_expand (workout);
  seconds = g_array_index (self.steps, MusetteDemoStep, self.steps->len - 1).end_s;
  self.cadence = 84;
  musette_demo_heart_init (&self.heart, 78, form->lthr_bpm, form->max_hr_bpm, 5);
  musette_demo_recorder_init (&self.recorder, planned->seed, seconds,
                              MUSETTE_DEMO_RECORD_POWER | MUSETTE_DEMO_RECORD_CADENCE
                                  | MUSETTE_DEMO_RECORD_SPEED | MUSETTE_DEMO_RECORD_TEMPERATURE);
  for (guint second = 0; second < seconds; second++)
    ride_second (&self, second);
  g_array_unref (self.steps);
  return musette_demo_recorder_finish (&self.recorder);
}
