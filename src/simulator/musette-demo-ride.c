/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-sports.h"

#include "musette-demo-heart.h"
#include "musette-demo-random.h"
#include "musette-demo-recorder.h"
#include "musette-demo-workout.h"

#include <math.h>

#define GRAVITY 9.81
#define AIR_DENSITY 1.17
#define ROLLING 0.0048
#define DRAG_AREA_M2 0.335
#define SHELTERED 0.62 /* of the drag, close behind another rider */
#define DRIVE_EFFICIENCY 0.972
#define BIKE_KG 8.6
#define ROTATING 1.012 /* wheels add to the mass that is accelerated */
#define MAX_DRIVE_N 330.0
#define LONGEST_S (12 * 3600)
#define CAFE_AFTER_S (95 * 60)

/* What the rider is doing at the moment. */
typedef enum
{
  MODE_PEDAL,
  MODE_COAST,
  MODE_SURGE,
} RideMode;

typedef struct
{
  const MusetteDemoPlanned *planned;
  const MusetteDemoForm *form;
  const MusetteDemoRoute *route;
  MusetteDemoRandom random;
  MusetteDemoRecorder recorder;
  MusetteDemoHeart heart;
  GArray *steps; /* of the workout, or NULL */
  guint step;

  double total_m;
  double distance;
  double velocity;
  double wind_east;
  double wind_north;
  double morning_temp;
  double temp;
  double mass;
  double freshness;

  RideMode mode;
  int mode_left_s;
  double surge;
  gboolean sheltered;
  int place_left_s;
  double slow_noise;
  double quick_noise;
  double cadence;
  double cadence_bias;
  double courage; /* how much of the possible speed the rider dares */
  gboolean had_cafe;
  gboolean was_braking;
  gint32 clock;
} Ride;

static const MusetteDemoRoutePoint *
point_at (const Ride *self, double distance)
{
  guint index = (guint) (distance / MUSETTE_DEMO_ROUTE_STEP_M);

  return &self->route->points[index % self->route->n_points];
}

static gboolean
is_bunch (const Ride *self)
{
  return self->planned->kind == MUSETTE_DEMO_KIND_GROUP
         || self->planned->kind == MUSETTE_DEMO_KIND_RACE;
}

/* The step of the workout at this second, NULL when there is none (any more). */
static const MusetteDemoStep *
current_step (Ride *self)
{
  if (self->steps == NULL)
    return NULL;
  while (self->step < self->steps->len
         && (guint) self->clock >= g_array_index (self->steps, MusetteDemoStep, self->step).end_s)
    self->step++;
  return self->step < self->steps->len ? &g_array_index (self->steps, MusetteDemoStep, self->step)
                                       : NULL;
}

/* In a bunch the rider takes turns: short and hard in the wind, longer and easier behind others. */
static void
change_place (Ride *self)
{
  if (self->place_left_s-- > 0)
    return;
  self->sheltered = !self->sheltered;
  self->place_left_s = self->sheltered ? (int) musette_demo_random_between (&self->random, 90, 420)
                                       : (int) musette_demo_random_between (&self->random, 25, 95);
}

/* What the rider means to do on this grade, as a fraction of FTP. */
static double
intended_effort (Ride *self, double grade)
{
  const MusetteDemoStep *step = current_step (self);
  double effort = self->planned->intensity;
  double steep;

  if (step != NULL && step->work)
    return step->from;
  if (step != NULL)
    effort = 0.5 * (step->from + step->to);
  if (is_bunch (self))
    effort *= self->sheltered ? 0.86 : 1.30;
  steep = CLAMP (grade, -0.06, 0.09);
  effort = steep > 0 ? MIN (effort * (1 + 4.4 * steep), MAX (effort, 0.98))
                     : effort * (1 + 7.5 * steep);
  if (self->planned->kind == MUSETTE_DEMO_KIND_RACE && self->total_m - self->distance < 260)
    effort = 2.9;
  return effort * self->freshness;
}

static void
choose_mode (Ride *self, double grade, gboolean working)
{
  double coast = working ? 0.0006 : 0.009;
  double surge = working ? 0 : 0.0022;

  if (self->mode_left_s-- > 0)
    return;
  self->mode = MODE_PEDAL;
  if (is_bunch (self))
    {
      coast = self->sheltered ? 0.034 : 0.006;
      surge = self->planned->kind == MUSETTE_DEMO_KIND_RACE ? 0.011 : 0.0065;
    }
  if (grade < -0.025 && !working)
    coast = 0.05 + MIN (0.6, (-grade - 0.025) * 14);
  if (musette_demo_random_chance (&self->random, coast))
    {
      self->mode = MODE_COAST;
      self->mode_left_s = (int) musette_demo_random_between (&self->random, 2, 9);
    }
  else if (musette_demo_random_chance (&self->random, surge))
    {
      self->mode = MODE_SURGE;
      self->mode_left_s = (int) musette_demo_random_between (&self->random, 4, 16);
      self->surge = musette_demo_random_between (&self->random, 1.25, is_bunch (self) ? 2.0 : 1.7);
    }
}

/* After a bend or a junction one gets up to speed again. */
static void
speed_up_again (Ride *self)
{
  self->mode = MODE_SURGE;
  self->mode_left_s = (int) musette_demo_random_between (&self->random, 3, 9);
  self->surge = musette_demo_random_between (&self->random, 1.1, 1.75);
}

static double
draw_power (Ride *self, double effort, gboolean working)
{
  double spread = working ? 0.45 : 1;
  double power;

  self->slow_noise += -self->slow_noise / 80 + 0.0105 * musette_demo_random_normal (&self->random);
  self->quick_noise += -self->quick_noise / 5 + 0.068 * musette_demo_random_normal (&self->random);
  if (self->mode == MODE_COAST)
    return 0;
  if (self->mode == MODE_SURGE)
    effort = MAX (effort, self->surge);
  power = effort * self->form->ftp_w * (1 + spread * (self->slow_noise + self->quick_noise));
  power *= 1 + 0.085 * musette_demo_random_normal (&self->random);
  return CLAMP (power, 0, self->form->p_max_w);
}

/* One second of Newton. Returns whether the rider had to brake. */
static gboolean
move (Ride *self, const MusetteDemoRoutePoint *here, double power)
{
  double headwind = self->wind_east * here->heading_east + self->wind_north * here->heading_north;
  double air = self->velocity + headwind;
  double area = DRAG_AREA_M2;
  double drive = MIN (MAX_DRIVE_N, power * DRIVE_EFFICIENCY / MAX (self->velocity, 1.2));
  double resistance;
  double limit = point_at (self, self->distance + self->velocity)->limit_mps * self->courage;

  if (is_bunch (self) && self->sheltered)
    area *= SHELTERED;
  if (self->velocity > 13.5)
    area *= 0.82; /* down on the drops */
  resistance = self->mass * GRAVITY * (here->grade + ROLLING)
               + 0.5 * AIR_DENSITY * area * air * fabs (air);
  self->velocity += (drive - resistance) / (self->mass * ROTATING);
  if (power > 0)
    self->velocity = MAX (self->velocity, 1.3);
  self->velocity = MAX (self->velocity, 0.6);
  if (self->velocity <= limit)
    return FALSE;
  self->velocity = MAX (limit, self->velocity - 2.6);
  return TRUE;
}

static double
draw_cadence (Ride *self, double power, double grade)
{
  double target = 86 + self->cadence_bias + 0.018 * (power - 200) - 190 * MAX (0, grade - 0.015);

  if (power <= 0)
    return 0;
  self->cadence += (target - self->cadence) / 7 + 0.95 * musette_demo_random_normal (&self->random);
  self->cadence = CLAMP (self->cadence, 46, 118);
  return self->cadence;
}

/* Time goes on without samples: the computer pauses by itself when the wheels stand still. */
static void
pause_recording (Ride *self, double seconds)
{
  self->clock += (gint32) seconds;
  for (double t = 0; t < MIN (seconds, 600); t++)
    musette_demo_heart_step (&self->heart, 0.05, 0);
  self->velocity = 1.5;
  /* The first second rolls: whatever stands there counts for the whole pause in W'bal. */
  self->mode = MODE_COAST;
  self->mode_left_s = 1;
}

static void
maybe_stop (Ride *self)
{
  gboolean commute = self->planned->kind == MUSETTE_DEMO_KIND_COMMUTE;

  if (self->planned->kind == MUSETTE_DEMO_KIND_RACE || self->velocity > 6.5 || !self->was_braking)
    return;
  if (!self->had_cafe && self->clock > CAFE_AFTER_S && self->planned->minutes > 140
      && self->planned->kind != MUSETTE_DEMO_KIND_WORKOUT)
    {
      self->had_cafe = TRUE;
      pause_recording (self, musette_demo_random_between (&self->random, 420, 1500));
      return;
    }
  if (musette_demo_random_chance (&self->random, commute ? 0.10 : 0.035))
    pause_recording (self, musette_demo_random_between (&self->random, 9, 75));
}

static gboolean
record (Ride *self, const MusetteDemoRoutePoint *here, double power, double cadence)
{
  double along = fmod (self->distance, MUSETTE_DEMO_ROUTE_STEP_M);
  double lapse = (here->altitude_m - self->route->points[0].altitude_m) * 0.0065;
  double hours = self->clock / 3600.0;
  MusetteDemoSample sample = { 0 };

  self->temp += (self->morning_temp + 1.3 * MIN (hours, 4) - lapse - self->temp) / 300;
  sample.watts = power;
  sample.cadence = cadence;
  sample.heartrate = musette_demo_heart_step (&self->heart, power / self->form->ftp_w,
                                              musette_demo_random_normal (&self->random));
  sample.velocity = MAX (0, self->velocity + 0.05 * musette_demo_random_normal (&self->random));
  sample.distance = self->distance;
  sample.altitude = here->altitude_m + here->grade * along;
  sample.east = here->east_m + here->heading_east * along;
  sample.north = here->north_m + here->heading_north * along;
  sample.temperature = self->temp;
  return musette_demo_recorder_add (&self->recorder, self->clock, &sample);
}

static gboolean
ride_second (Ride *self)
{
  const MusetteDemoRoutePoint *here = point_at (self, self->distance);
  const MusetteDemoStep *step;
  double effort;
  double power;
  gboolean working;
  gboolean braking;

  self->courage += (0.91 - self->courage) / 40 + 0.011 * musette_demo_random_normal (&self->random);
  self->courage = CLAMP (self->courage, 0.75, 1);
  self->freshness = 1 - 0.035 * MAX (0, self->clock / 3600.0 - 1.5);
  if (is_bunch (self))
    change_place (self);
  effort = intended_effort (self, here->grade);
  step = self->steps == NULL ? NULL : current_step (self);
  working = step != NULL && step->work;
  choose_mode (self, here->grade, working);
  power = self->velocity > 16.5 ? 0 : draw_power (self, effort, working);
  braking = move (self, here, power);
  if (braking)
    power = 0;
  else if (self->was_braking && self->velocity < 8)
    speed_up_again (self);
  self->was_braking = braking;
  if (!record (self, here, power, draw_cadence (self, power, here->grade)))
    return FALSE;
  self->distance += self->velocity;
  self->clock++;
  maybe_stop (self);
  return self->distance < self->total_m;
}

static void
draw_weather (Ride *self, double season)
{
  double speed = musette_demo_random_between (&self->random, 0, 2.4); /* at the rider's height */
  double direction = musette_demo_random_between (&self->random, 0, 2 * G_PI);

  self->wind_east = speed * cos (direction);
  self->wind_north = speed * sin (direction);
  self->morning_temp = 12.5 + 9 * season + 3.2 * musette_demo_random_normal (&self->random);
  self->temp = self->morning_temp + 2;
}

static double
choose_distance (const Ride *self)
{
  double wanted = self->planned->minutes * 60 * 7.7;
  double laps = MAX (1, floor (wanted / self->route->length_m + 0.5));

  if (self->planned->kind == MUSETTE_DEMO_KIND_COMMUTE)
    return MIN (wanted, self->route->length_m * 0.5);
  return laps * self->route->length_m;
}

/**
 * musette_demo_ride_new:
 * @planned: a ride outdoors
 * @form: what the athlete can do that day
 * @route: the loop
 *
 * Rides the loop second by second: the rider chooses an effort for the grade, the workout or the
 * bunch, a physical model (Martin et al., “Validation of a mathematical model for road cycling
 * power”, 1998) turns power into speed, bends and junctions limit it.
 *
 * Returns: (transfer full): the samples that a bicycle computer would save
 */
MusetteStreamSet *
musette_demo_ride_new (const MusetteDemoPlanned *planned,
                       const MusetteDemoForm *form,
                       const MusetteDemoRoute *route)
{
  Ride self = { .planned = planned, .form = form, .route = route };
  const MusetteDemoWorkout *workout = musette_demo_workouts_get (planned->workout);
  double season = musette_demo_season (musette_local_time_get_date (planned->start));
  guint capacity;

  self.random = musette_demo_random_for (planned->seed, 30, 0);
  self.steps = workout == NULL ? NULL : musette_demo_workout_expand (workout);
  self.total_m = choose_distance (&self);
  capacity = (guint) MIN (LONGEST_S, self.total_m / 3.2 + 1200);
  self.mass = form->weight_kg + BIKE_KG;
  self.velocity = 2;
  self.cadence = 80;
  self.courage = 0.9;
  self.cadence_bias = 3 * musette_demo_random_normal (&self.random);
  draw_weather (&self, season);
  musette_demo_heart_init (&self.heart, 84, form->lthr_bpm, form->max_hr_bpm,
                           1.3 + 0.1 * MAX (0, self.morning_temp));
  musette_demo_recorder_init (&self.recorder, planned->seed, capacity,
                              MUSETTE_DEMO_RECORD_POWER | MUSETTE_DEMO_RECORD_CADENCE
                                  | MUSETTE_DEMO_RECORD_SPEED | MUSETTE_DEMO_RECORD_PLACE
                                  | MUSETTE_DEMO_RECORD_TEMPERATURE);
  while (ride_second (&self))
    continue;
  g_clear_pointer (&self.steps, g_array_unref);
  return musette_demo_recorder_finish (&self.recorder);
}
