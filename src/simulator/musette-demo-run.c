/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-sports.h"

#include "musette-demo-heart.h"
#include "musette-demo-random.h"
#include "musette-demo-recorder.h"
#include "musette-demo-workout.h"

#include <math.h>

#define SLOWEST_MPS 0.9
#define WATCH_SAVES_EVERY_S 7 /* a watch on smart recording skips what looks alike */

typedef struct
{
  const MusetteDemoPlanned *planned;
  const MusetteDemoForm *form;
  const MusetteDemoRoute *route;
  MusetteDemoRandom random;
  MusetteDemoRecorder recorder;
  MusetteDemoHeart heart;
  GArray *steps;
  guint step;
  double velocity;
  double noise;
  double distance;
  double total_m;
  double temp;
  gint32 clock;
  gint32 saved; /* when the last sample was saved */
} Run;

/* How much a slope costs on foot against the flat (Minetti et al., “Energy cost of walking and
 * running at extreme uphill and downhill slopes”, 2002, its first terms). */
static double
slope_cost (double grade)
{
  double i = CLAMP (grade, -0.12, 0.2);

  return 1 + i * (5.4 + i * (12.9 - i * 12));
}

static double
intended_effort (Run *self)
{
  if (self->steps == NULL)
    return self->planned->intensity;
  while (self->step < self->steps->len
         && (guint) self->clock >= g_array_index (self->steps, MusetteDemoStep, self->step).end_s)
    self->step++;
  if (self->step >= self->steps->len)
    return 0.72;
  /* Recoveries of a runner are a slow jog. */
  return MAX (0.62, g_array_index (self->steps, MusetteDemoStep, self->step).from);
}

static gboolean
is_saved (Run *self)
{
  gint32 gap = self->clock - self->saved;

  if (self->planned->kind != MUSETTE_DEMO_KIND_WALK || self->clock == 0)
    return TRUE;
  return gap >= WATCH_SAVES_EVERY_S || musette_demo_random_chance (&self->random, 0.3);
}

static double
step_rate (Run *self)
{
  double base = self->planned->kind == MUSETTE_DEMO_KIND_WALK ? 50 : 74.5;

  return base + 3.1 * self->velocity + 0.7 * musette_demo_random_normal (&self->random);
}

static gboolean
run_second (Run *self)
{
  guint index = (guint) (self->distance / MUSETTE_DEMO_ROUTE_STEP_M);
  const MusetteDemoRoutePoint *here = &self->route->points[index % self->route->n_points];
  double along = fmod (self->distance, MUSETTE_DEMO_ROUTE_STEP_M);
  double tired = 1 - 0.02 * MAX (0, self->clock / 3600.0 - 0.7);
  double wanted = intended_effort (self) * tired * self->form->run_pace_mps;
  double cost = slope_cost (here->grade);
  MusetteDemoSample sample = { 0 };

  self->noise += -self->noise / 25 + 0.0075 * musette_demo_random_normal (&self->random);
  wanted *= (1 + self->noise) / pow (cost, 0.72);
  self->velocity += (wanted - self->velocity) / 5;
  self->velocity = MAX (SLOWEST_MPS, self->velocity);
  sample.heartrate
      = musette_demo_heart_step (&self->heart, self->velocity * cost / self->form->run_pace_mps,
                                 musette_demo_random_normal (&self->random));
  sample.velocity = MAX (0, self->velocity + 0.06 * musette_demo_random_normal (&self->random));
  sample.cadence = step_rate (self);
  sample.distance = self->distance;
  sample.altitude = here->altitude_m + here->grade * along;
  sample.east = here->east_m + here->heading_east * along;
  sample.north = here->north_m + here->heading_north * along;
  sample.temperature = self->temp + 2 * exp (-self->clock / 400.0);
  if (is_saved (self))
    {
      self->saved = self->clock;
      if (!musette_demo_recorder_add (&self->recorder, self->clock, &sample))
        return FALSE;
    }
  self->distance += self->velocity;
  self->clock++;
  /* A traffic light: the watch pauses by itself. */
  if (musette_demo_random_chance (&self->random, 0.0006))
    self->clock += (gint32) musette_demo_random_between (&self->random, 12, 55);
  return self->distance < self->total_m;
}

/**
 * musette_demo_run_new:
 * @planned: a run or a walk
 * @form: what the athlete can do that day
 * @route: the loop
 *
 * Returns: (transfer full): the samples that a watch would save
 */
MusetteStreamSet *
musette_demo_run_new (const MusetteDemoPlanned *planned,
                      const MusetteDemoForm *form,
                      const MusetteDemoRoute *route)
{
  Run self = { .planned = planned, .form = form, .route = route };
  const MusetteDemoWorkout *workout = musette_demo_workouts_get (planned->workout);
  double speed = form->run_pace_mps * planned->intensity;

  self.random = musette_demo_random_for (planned->seed, 32, 0);
  self.steps = workout == NULL ? NULL : musette_demo_workout_expand (workout);
  self.total_m
      = MAX (0.5, floor (planned->minutes * 60 * speed / route->length_m + 0.5)) * route->length_m;
  self.total_m = MIN (self.total_m, planned->minutes * 60 * speed * 1.2);
  self.velocity = speed * 0.8;
  self.temp = 12 + 9 * musette_demo_season (musette_local_time_get_date (planned->start))
              + 3 * musette_demo_random_normal (&self.random);
  musette_demo_heart_init (&self.heart, 88, form->run_lthr_bpm, form->max_hr_bpm, 5);
  musette_demo_recorder_init (&self.recorder, planned->seed,
                              (guint) (self.total_m / SLOWEST_MPS) + 60,
                              MUSETTE_DEMO_RECORD_CADENCE | MUSETTE_DEMO_RECORD_SPEED
                                  | MUSETTE_DEMO_RECORD_PLACE | MUSETTE_DEMO_RECORD_TEMPERATURE);
  while (run_second (&self))
    continue;
  g_clear_pointer (&self.steps, g_array_unref);
  return musette_demo_recorder_finish (&self.recorder);
}
