/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-route.h"

#include "musette-demo-random.h"

#include <math.h>
#include <string.h>

#define HARMONICS 6
#define WIGGLES 4
#define MAX_GRADE 0.085
#define LATERAL_MPS2 3.2 /* how hard a careful rider leans into a bend */
#define BRAKE_MPS2 1.6
#define TOP_SPEED_MPS 18.6

/* One loop of the athlete's home: where it leads and how long it is. */
typedef struct
{
  const char *name;
  char sport;
  double length_m;
  double direction; /* radians from east, counter-clockwise */
  double hills;     /* factor on the height of the land */
} RoutePlan;

static const RoutePlan plans[] = {
  { "River Path", 'r', 16500, 2.9, 0.5 },    { "Vineyards", 'r', 24800, 2.2, 0.8 },
  { "Lower Valley", 'r', 31500, 0.5, 0.9 },  { "Market Towns", 'r', 38200, -2.2, 0.6 },
  { "Two Bridges", 'r', 46500, 3.3, 0.5 },   { "Chapel Hill", 'r', 52300, 0.2, 1.0 },
  { "Old Railway", 'r', 58800, -1.4, 0.7 },  { "Forest Edge", 'r', 65200, 1.1, 0.9 },
  { "Castle Ridge", 'r', 73600, -0.3, 1.1 }, { "Border Loop", 'r', 82500, 2.6, 0.6 },
  { "Three Passes", 'r', 92400, 0.3, 1.25 }, { "Lake Round", 'r', 103800, 0.9, 1.1 },
  { "High Road", 'r', 118500, -0.1, 1.3 },   { "Two Countries", 'r', 137200, -2.7, 0.8 },
  { "Town Park", 'f', 5200, 2.9, 0.4 },      { "Along the River", 'f', 7600, 2.4, 0.4 },
  { "Orchard Loop", 'f', 9800, -2.6, 0.7 },  { "Forest Trail", 'f', 12600, 0.4, 0.8 },
  { "Hill and Back", 'f', 16400, 0.1, 0.9 }, { "Long River Loop", 'f', 21200, -2.9, 0.5 },
};

struct _MusetteDemoRoutes
{
  guint64 seed;
  MusetteDemoRoute *routes[G_N_ELEMENTS (plans)]; /* made on first use */
};

typedef struct
{
  double amplitude[HARMONICS];
  double phase[HARMONICS];
  double wiggle_amplitude[WIGGLES];
  double wiggle_phase[WIGGLES];
  double wiggle_cycles[WIGGLES];
} RouteShape;

static void
draw_shape (RouteShape *self, MusetteDemoRandom *random, double length_m)
{
  static const double wavelengths[WIGGLES] = { 3100, 1300, 620, 310 };
  static const double amplitudes[WIGGLES] = { 170, 60, 26, 9 };

  for (int i = 0; i < HARMONICS; i++)
    {
      self->amplitude[i] = musette_demo_random_between (random, 0.08, 0.52) / (i + 1.6);
      self->phase[i] = musette_demo_random_between (random, 0, 2 * G_PI);
    }
  for (int i = 0; i < WIGGLES; i++)
    {
      self->wiggle_amplitude[i] = amplitudes[i] * MIN (1, length_m / 40000);
      self->wiggle_phase[i] = musette_demo_random_between (random, 0, 2 * G_PI);
      /* Whole cycles, so that the loop closes. */
      self->wiggle_cycles[i] = floor (length_m / wavelengths[i]) + 1;
    }
}

static void
shape_point (const RouteShape *self, double radius, double angle, double *east, double *north)
{
  double r = 1;
  double offset = 0;

  for (int i = 0; i < HARMONICS; i++)
    r += self->amplitude[i] * sin ((i + 2) * angle + self->phase[i]);
  for (int i = 0; i < WIGGLES; i++)
    {
      double slow = 0.8 + 0.9 * sin ((2 + i) * angle + self->phase[i]);

      offset += self->wiggle_amplitude[i] * slow
                * sin (self->wiggle_cycles[i] * angle + self->wiggle_phase[i]
                       + 2.4 * sin ((5 + 4 * i) * angle + self->phase[i + 1]));
    }
  r = r * radius + offset;
  *east = r * cos (angle);
  *north = r * sin (angle);
}

/* The land: a plain in the west, hills and valleys that grow to the east. */
static double
land_height (double east, double north, double hills)
{
  double x = east / 1000;
  double y = north / 1000;
  double mountains = 1 / (1 + exp (-(x - 5) / 3.5));
  double ridges = 0.5 + 0.5 * sin (x * 0.74 + 0.9 * sin (y * 0.31)) * cos (y * 0.52 + 0.4 * x);
  double knolls = sin (x * 2.1 + 1.3) * sin (y * 1.9 + 0.4);

  return 238 + hills * (mountains * (170 + 560 * ridges) + 22 * knolls) + 2.2 * x;
}

static void
place_points (MusetteDemoRoute *self,
              const RouteShape *shape,
              const RoutePlan *plan,
              double radius,
              guint n_fine)
{
  double turn = plan->direction + G_PI;
  double home_east;
  double home_north;
  double travelled = 0;
  double last_east;
  double last_north;
  guint next = 0;

  shape_point (shape, radius, turn, &home_east, &home_north);
  last_east = home_east;
  last_north = home_north;
  for (guint i = 0; i <= n_fine && next < self->n_points; i++)
    {
      double east;
      double north;

      shape_point (shape, radius, turn + 2 * G_PI * i / n_fine, &east, &north);
      travelled += hypot (east - last_east, north - last_north);
      last_east = east;
      last_north = north;
      for (; next < self->n_points && travelled >= next * MUSETTE_DEMO_ROUTE_STEP_M; next++)
        {
          self->points[next].east_m = (float) (east - home_east);
          self->points[next].north_m = (float) (north - home_north);
        }
    }
  for (; next < self->n_points; next++)
    self->points[next] = self->points[0];
}

static double
measure (const RouteShape *shape, double radius, guint n_fine)
{
  double length = 0;
  double east;
  double north;
  double last_east;
  double last_north;

  shape_point (shape, radius, 0, &last_east, &last_north);
  for (guint i = 1; i <= n_fine; i++)
    {
      shape_point (shape, radius, 2 * G_PI * i / n_fine, &east, &north);
      length += hypot (east - last_east, north - last_north);
      last_east = east;
      last_north = north;
    }
  return length;
}

/* Mean over @half points to either side, around the loop. */
static void
smooth_loop (double *values, guint n, guint half)
{
  g_autofree double *sums = g_new (double, n * 3 + 1);

  sums[0] = 0;
  for (guint i = 0; i < n * 3; i++)
    sums[i + 1] = sums[i] + values[i % n];
  for (guint i = 0; i < n; i++)
    values[i] = (sums[n + i + half + 1] - sums[n + i - half]) / (2 * half + 1);
}

/* No climb is even: steeper ramps and easier parts, stronger where it is steep. */
static double
ramps (const RouteShape *shape, double angle, double grade)
{
  double strength = 0.003 + 0.28 * MIN (fabs (grade), 0.07);

  return strength
         * (sin (shape->wiggle_cycles[1] * 0.7 * angle + shape->phase[2])
            + 0.7 * sin (shape->wiggle_cycles[2] * angle + shape->phase[3])
            + 0.35 * sin (shape->wiggle_cycles[3] * angle + shape->phase[4]));
}

/* Roads do not follow the land: they are smoother, never too steep, and a loop ends where it began.
 */
static void
set_altitudes (MusetteDemoRoute *self, const RouteShape *shape, const RoutePlan *plan)
{
  guint n = self->n_points;
  g_autofree double *heights = g_new (double, n);
  double mean = 0;
  double altitude;

  for (guint i = 0; i < n; i++)
    heights[i] = land_height (self->points[i].east_m, self->points[i].north_m, plan->hills);
  smooth_loop (heights, n, MIN (14, n / 8));
  smooth_loop (heights, n, MIN (6, n / 8));
  for (guint i = 0; i < n; i++)
    {
      double grade = (heights[(i + 1) % n] - heights[i]) / MUSETTE_DEMO_ROUTE_STEP_M;

      self->points[i].grade
          = (float) (MAX_GRADE * tanh (grade / MAX_GRADE) + ramps (shape, 2 * G_PI * i / n, grade));
      mean += self->points[i].grade / n;
    }
  altitude = heights[0];
  for (guint i = 0; i < n; i++)
    {
      self->points[i].grade -= (float) mean;
      self->points[i].altitude_m = (float) altitude;
      altitude += self->points[i].grade * MUSETTE_DEMO_ROUTE_STEP_M;
    }
}

static void
set_headings (MusetteDemoRoute *self)
{
  guint n = self->n_points;

  for (guint i = 0; i < n; i++)
    {
      const MusetteDemoRoutePoint *from = &self->points[(i + n - 1) % n];
      const MusetteDemoRoutePoint *to = &self->points[(i + 1) % n];
      double east = to->east_m - from->east_m;
      double north = to->north_m - from->north_m;
      double length = MAX (1, hypot (east, north));

      self->points[i].heading_east = (float) (east / length);
      self->points[i].heading_north = (float) (north / length);
    }
}

static void
set_limits (MusetteDemoRoute *self, MusetteDemoRandom *random)
{
  guint n = self->n_points;
  double next_junction = 500;

  for (guint i = 0; i < n; i++)
    {
      const MusetteDemoRoutePoint *here = &self->points[i];
      const MusetteDemoRoutePoint *ahead = &self->points[(i + 2) % n];
      double cross
          = here->heading_east * ahead->heading_north - here->heading_north * ahead->heading_east;
      double bend = fabs (cross) / (2 * MUSETTE_DEMO_ROUTE_STEP_M);

      self->points[i].limit_mps
          = (float) MIN (TOP_SPEED_MPS, sqrt (LATERAL_MPS2 / MAX (bend, 1e-4)));
      if (i * MUSETTE_DEMO_ROUTE_STEP_M < next_junction)
        continue;
      self->points[i].limit_mps = (float) musette_demo_random_between (random, 3.2, 7.5);
      next_junction += musette_demo_random_between (random, 900, 4200);
    }
  for (guint i = 2 * n; i-- > 0;)
    {
      double ahead = self->points[(i + 1) % n].limit_mps;
      double reachable = sqrt (ahead * ahead + 2 * BRAKE_MPS2 * MUSETTE_DEMO_ROUTE_STEP_M);

      self->points[i % n].limit_mps = (float) MIN (self->points[i % n].limit_mps, reachable);
    }
}

static MusetteDemoRoute *
build (guint64 seed, guint index)
{
  const RoutePlan *plan = &plans[index];
  MusetteDemoRandom random = musette_demo_random_for (seed, 10, index);
  MusetteDemoRoute *self = g_new0 (MusetteDemoRoute, 1);
  guint n_fine = (guint) (plan->length_m / 6);
  RouteShape shape;
  double radius = plan->length_m / (2 * G_PI) * 0.88;

  self->name = plan->name;
  draw_shape (&shape, &random, plan->length_m);
  radius *= plan->length_m / measure (&shape, radius, n_fine / 4);
  self->length_m = measure (&shape, radius, n_fine);
  self->n_points = (guint) (self->length_m / MUSETTE_DEMO_ROUTE_STEP_M);
  self->length_m = self->n_points * MUSETTE_DEMO_ROUTE_STEP_M;
  self->points = g_new0 (MusetteDemoRoutePoint, self->n_points);
  place_points (self, &shape, plan, radius, n_fine);
  set_altitudes (self, &shape, plan);
  set_headings (self);
  set_limits (self, &random);
  return self;
}

/**
 * musette_demo_routes_new:
 * @seed: the seed of the demo
 *
 * Returns: (transfer full): the loops of the athlete's home; each is made when it is first used
 */
MusetteDemoRoutes *
musette_demo_routes_new (guint64 seed)
{
  MusetteDemoRoutes *self = g_new0 (MusetteDemoRoutes, 1);

  self->seed = seed;
  return self;
}

/**
 * musette_demo_routes_free:
 * @self: the loops
 */
void
musette_demo_routes_free (MusetteDemoRoutes *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    if (self->routes[i] != NULL)
      {
        g_free (self->routes[i]->points);
        g_free (self->routes[i]);
      }
  g_free (self);
}

/**
 * musette_demo_routes_get:
 * @self: the loops
 * @index: which one
 *
 * May be called from any thread.
 *
 * Returns: (transfer none): the loop
 */
const MusetteDemoRoute *
musette_demo_routes_get (MusetteDemoRoutes *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < G_N_ELEMENTS (plans), NULL);

  if (g_once_init_enter (&self->routes[index]))
    g_once_init_leave (&self->routes[index], build (self->seed, index));
  return self->routes[index];
}

/**
 * musette_demo_routes_find:
 * @sport: 'r' for riding, 'f' for going on foot
 * @length_m: how long it should be, in m
 * @choice: a number that chooses among the two that are nearest
 *
 * Returns: the index of a loop
 */
guint
musette_demo_routes_find (char sport, double length_m, guint choice)
{
  guint best = 0;
  guint second = 0;
  double best_error = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      double error = fabs (log (plans[i].length_m / length_m));

      if (plans[i].sport != sport)
        continue;
      if (error < best_error)
        {
          second = best_error == G_MAXDOUBLE ? i : best;
          best = i;
          best_error = error;
        }
    }
  return choice % 3 == 0 ? second : best;
}

/**
 * musette_demo_routes_get_name:
 * @index: which loop
 *
 * Returns: what the athlete calls it
 */
const char *
musette_demo_routes_get_name (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (plans), NULL);

  return plans[index].name;
}
