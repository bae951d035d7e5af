/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-plan.h"

#include "musette-demo-form.h"
#include "musette-demo-random.h"
#include "musette-demo-route.h"
#include "musette-demo-workout.h"

#define YEARS 3
#define DAYS_PER_YEAR 365
#define ACTIVITIES_PER_YEAR 290 /* about what a usual year holds */
#define MOST_YEARS 16
#define MOST_PER_DAY 8

/* What a day's plan is made from. */
typedef struct
{
  guint64 seed;
  GArray *out;
  MusetteDate date;
  int weekday;
  double season;
  double volume; /* 1 in a normal week, less in a recovery week */
  guint slot;
  MusetteDemoRandom random;
} DayPlan;

static const char *const ride_names[]
    = { "Endurance Ride", "Steady Ride", "After Work Ride", "Base Miles", "Spin in the Sun" };
static const char *const run_names[]
    = { "Easy Run", "Morning Run", "Lunch Run", "Evening Run", "Shake-out" };
static const char *const race_names[]
    = { "Town Criterium", "Road Race", "Hill Climb Cup", "Autumn Classic", "Gran Fondo" };

static MusetteDemoPlanned *
add (DayPlan *day, MusetteDemoKind kind, const char *type, const char *name, double minutes)
{
  MusetteDemoPlanned planned = { 0 };
  MusetteLocalTime midnight = musette_local_time_from_date (day->date);

  g_assert (day->slot < MOST_PER_DAY);

  g_snprintf (planned.id, sizeof planned.id, kind == MUSETTE_DEMO_KIND_STUB ? "1%u" : "i%u",
              (guint) (day->date - 700000) * MOST_PER_DAY + day->slot + 50000000);
  planned.seed = musette_demo_random_next (&day->random);
  planned.start = midnight + 64200 + musette_demo_random_below (&day->random, 4500);
  planned.kind = kind;
  planned.type = type;
  planned.name = name;
  planned.minutes = minutes * musette_demo_random_between (&day->random, 0.92, 1.08);
  planned.workout = MUSETTE_DEMO_NO_WORKOUT;
  planned.route = kind == MUSETTE_DEMO_KIND_RUN || kind == MUSETTE_DEMO_KIND_WALK ? 14 : 0;
  day->slot++;
  g_array_append_val (day->out, planned);
  return &g_array_index (day->out, MusetteDemoPlanned, day->out->len - 1);
}

static void
start_at (DayPlan *day, MusetteDemoPlanned *planned, double hour)
{
  double spread = musette_demo_random_between (&day->random, -0.4, 0.4);

  planned->start
      = musette_local_time_from_date (day->date) + (MusetteLocalTime) ((hour + spread) * 3600);
}

static void
draw_flaws (DayPlan *day, MusetteDemoPlanned *planned)
{
  static const struct
  {
    guint flaw;
    double chance;
  } odds[] = {
    { MUSETTE_DEMO_FLAW_HR_DROPOUT, 0.06 },    { MUSETTE_DEMO_FLAW_POWER_SPIKE, 0.025 },
    { MUSETTE_DEMO_FLAW_POWER_DROPOUT, 0.03 }, { MUSETTE_DEMO_FLAW_GPS_LOSS, 0.05 },
    { MUSETTE_DEMO_FLAW_NO_HR, 0.015 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (odds); i++)
    if (musette_demo_random_chance (&day->random, odds[i].chance))
      planned->flaws |= odds[i].flaw;
}

static MusetteDemoPlanned *
add_ride (DayPlan *day, MusetteDemoKind kind, const char *name, double minutes, double intensity)
{
  gboolean indoors = kind == MUSETTE_DEMO_KIND_INDOOR;
  MusetteDemoPlanned *ride = add (day, kind, indoors ? "VirtualRide" : "Ride", name, minutes);
  guint choice = musette_demo_random_below (&day->random, 30);

  ride->intensity = intensity;
  ride->route = musette_demo_routes_find ('r', ride->minutes * 60 * 7.7, choice);
  draw_flaws (day, ride);
  return ride;
}

static void
add_easy_ride (DayPlan *day, double minutes, double intensity)
{
  guint n = musette_demo_random_below (&day->random, G_N_ELEMENTS (ride_names));
  gboolean indoors = musette_demo_random_chance (&day->random, 0.30 - 0.38 * day->season);
  MusetteDemoPlanned *ride;

  if (indoors)
    {
      add_ride (day, MUSETTE_DEMO_KIND_INDOOR, "Indoor Endurance", MIN (minutes, 100), intensity);
      return;
    }
  ride = add_ride (day, MUSETTE_DEMO_KIND_RIDE, ride_names[n], minutes, intensity);
  if (musette_demo_random_chance (&day->random, 0.6))
    ride->name = musette_demo_routes_get_name (ride->route);
}

static void
add_workout_ride (DayPlan *day)
{
  guint n = musette_demo_random_below (&day->random, musette_demo_workouts_count ('r'));
  int index = musette_demo_workouts_nth ('r', n);
  const MusetteDemoWorkout *workout = musette_demo_workouts_get (index);
  gboolean indoors = musette_demo_random_chance (&day->random, 0.5 - 0.5 * day->season);
  MusetteDemoPlanned *ride;

  ride = add_ride (day, indoors ? MUSETTE_DEMO_KIND_INDOOR : MUSETTE_DEMO_KIND_WORKOUT,
                   workout->name, 76, 0.66);
  ride->workout = index;
}

static MusetteDemoPlanned *
add_run (DayPlan *day, const char *name, double minutes, double intensity)
{
  MusetteDemoPlanned *run = add (day, MUSETTE_DEMO_KIND_RUN, "Run", name, minutes);
  guint choice = musette_demo_random_below (&day->random, 30);

  run->intensity = intensity;
  run->route = musette_demo_routes_find ('f', run->minutes * 60 * 3.1, choice);
  draw_flaws (day, run);
  run->flaws &= ~(guint) (MUSETTE_DEMO_FLAW_POWER_DROPOUT | MUSETTE_DEMO_FLAW_POWER_SPIKE);
  start_at (day, run, 6.1);
  return run;
}

static void
add_easy_run (DayPlan *day, double minutes)
{
  guint n = musette_demo_random_below (&day->random, G_N_ELEMENTS (run_names));

  add_run (day, run_names[n], minutes, musette_demo_random_between (&day->random, 0.74, 0.80));
}

static void
add_workout_run (DayPlan *day)
{
  guint n = musette_demo_random_below (&day->random, musette_demo_workouts_count ('f'));
  int index = musette_demo_workouts_nth ('f', n);
  MusetteDemoPlanned *run = add_run (day, musette_demo_workouts_get (index)->name, 52, 0.75);

  run->workout = index;
  start_at (day, run, 18);
}

static void
add_swim (DayPlan *day)
{
  MusetteDemoPlanned *swim = add (day, MUSETTE_DEMO_KIND_SWIM, "Swim", "Pool Swim", 45);

  swim->intensity = musette_demo_random_between (&day->random, 0.86, 0.94);
  start_at (day, swim, 6.2);
}

static void
add_strength (DayPlan *day)
{
  MusetteDemoPlanned *gym
      = add (day, MUSETTE_DEMO_KIND_STRENGTH, "WeightTraining", "Strength and Core", 48);

  gym->intensity = 0.55;
  start_at (day, gym, 18.5);
}

static void
add_commutes (DayPlan *day)
{
  static const struct
  {
    const char *name;
    double hour;
  } ways[] = { { "Commute to Work", 7.95 }, { "Commute Home", 16.6 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      MusetteDemoPlanned *way = add_ride (day, MUSETTE_DEMO_KIND_COMMUTE, ways[i].name, 27, 0.56);

      way->route = 0;
      start_at (day, way, ways[i].hour);
    }
}

static void
plan_saturday (DayPlan *day)
{
  double minutes = 150 + 55 * day->season + musette_demo_random_between (&day->random, -25, 45);
  MusetteDemoPlanned *ride;

  if (day->season > 0.1 && musette_demo_random_chance (&day->random, 0.13))
    {
      guint n = musette_demo_random_below (&day->random, G_N_ELEMENTS (race_names));

      ride = add_ride (day, MUSETTE_DEMO_KIND_RACE, race_names[n], n == 4 ? 215 : 95, 0.86);
      start_at (day, ride, 9.5);
      return;
    }
  if (day->season < -0.75 && musette_demo_random_chance (&day->random, 0.45))
    {
      ride = add_ride (day, MUSETTE_DEMO_KIND_INDOOR, "Long Indoor Endurance", 115, 0.68);
      start_at (day, ride, 10);
      return;
    }
  ride = add_ride (day, MUSETTE_DEMO_KIND_RIDE, "Long Ride", minutes * day->volume,
                   musette_demo_random_between (&day->random, 0.66, 0.72));
  if (musette_demo_random_chance (&day->random, 0.7))
    ride->name = musette_demo_routes_get_name (ride->route);
  start_at (day, ride, 9.2 - day->season);
}

static void
plan_sunday (DayPlan *day)
{
  double minutes = (95 + 25 * day->season) * day->volume;
  MusetteDemoPlanned *ride;

  if (day->season > -0.5 && musette_demo_random_chance (&day->random, 0.42))
    {
      ride = add_ride (day, MUSETTE_DEMO_KIND_GROUP, "Sunday Group Ride", 140, 0.66);
      start_at (day, ride, 9);
      return;
    }
  if (musette_demo_random_chance (&day->random, 0.35))
    {
      start_at (day, add_run (day, "Long Run", 82 * day->volume, 0.77), 9);
      return;
    }
  add_easy_ride (day, minutes, 0.66);
  start_at (day, &g_array_index (day->out, MusetteDemoPlanned, day->out->len - 1), 10);
}

static void
plan_weekday (DayPlan *day)
{
  gboolean easy_week = day->volume < 0.9;
  MusetteDemoRandom *random = &day->random;

  switch (day->weekday)
    {
    case 1:
      if (musette_demo_random_chance (random, 0.35))
        add_swim (day);
      else if (musette_demo_random_chance (random, 0.45 - 0.25 * day->season))
        add_strength (day);
      return;
    case 2:
      if (easy_week)
        add_easy_ride (day, 60, 0.60);
      else
        add_workout_ride (day);
      return;
    case 3:
      if (musette_demo_random_chance (random, 0.62))
        add_easy_run (day, 46 * day->volume);
      else
        add_easy_ride (day, 82 * day->volume, 0.65);
      return;
    case 4:
      if (musette_demo_random_chance (random, 0.22) && !easy_week)
        add_workout_run (day);
      else if (musette_demo_random_chance (random, 0.85))
        add_workout_ride (day);
      return;
    default:
      if (musette_demo_random_chance (random, 0.25))
        add_swim (day);
      else if (musette_demo_random_chance (random, 0.3))
        add_easy_run (day, 36);
      else if (musette_demo_random_chance (random, 0.25))
        add (day, MUSETTE_DEMO_KIND_WALK, "Walk", "Evening Walk", 50)->intensity = 0.4;
      return;
    }
}

/* Things that happen now and then beside the training. */
static void
plan_oddities (DayPlan *day)
{
  MusetteDemoPlanned *planned;

  if (day->weekday <= 5 && day->season > -0.35 && musette_demo_random_chance (&day->random, 0.16))
    add_commutes (day);
  if (musette_demo_random_chance (&day->random, 0.012))
    {
      planned = add (day, MUSETTE_DEMO_KIND_MANUAL, "Yoga", "Yoga Class", 60);
      planned->intensity = 0.4;
      start_at (day, planned, 12.3);
    }
  if (musette_demo_random_chance (&day->random, 0.008))
    start_at (day, add (day, MUSETTE_DEMO_KIND_STUB, NULL, NULL, 60), 13);
}

/* A week in bed once a winter and a break once an autumn: the days of each are drawn per year. */
static gboolean
is_day_off (guint64 seed, MusetteDate date)
{
  int year;
  MusetteDemoRandom random;
  int day_of_year;
  int sick;
  int pause;

  musette_date_get_ymd (date, &year, NULL, NULL);
  random = musette_demo_random_for (seed, 20, (guint64) year);
  day_of_year = date - musette_date_new (year, 1, 1);
  sick = 25 + (int) musette_demo_random_below (&random, 50);
  pause = 288 + (int) musette_demo_random_below (&random, 14);
  return (day_of_year >= sick && day_of_year < sick + 7)
         || (day_of_year >= pause && day_of_year < pause + 10);
}

static double
week_volume (guint64 seed, MusetteDate monday)
{
  MusetteDemoRandom random = musette_demo_random_for (seed, 21, (guint64) monday);

  if (monday / 7 % 4 == 0)
    return 0.62;
  return musette_demo_random_between (&random, 0.94, 1.12);
}

static void
plan_day (DayPlan *day)
{
  if (is_day_off (day->seed, day->date))
    return;
  if (day->weekday < 6 && musette_demo_random_chance (&day->random, 0.05))
    return; /* life */
  if (day->weekday == 6)
    plan_saturday (day);
  else if (day->weekday == 7)
    plan_sunday (day);
  else
    plan_weekday (day);
  plan_oddities (day);
}

/* Short errands, only to reach a number that was asked for. */
static void
add_errands (DayPlan *day, guint count)
{
  for (guint i = 0; i < count && day->slot < MOST_PER_DAY; i++)
    {
      MusetteDemoPlanned *way
          = add_ride (day, MUSETTE_DEMO_KIND_COMMUTE, "Errand", i % 2 == 0 ? 18 : 24, 0.55);

      way->route = 0;
      way->flaws = 0;
      start_at (day, way, 11 + 2.0 * i);
    }
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const MusetteDemoPlanned *first = a;
  const MusetteDemoPlanned *second = b;

  if (first->start != second->start)
    return first->start < second->start ? 1 : -1;
  return g_strcmp0 (second->id, first->id);
}

/**
 * musette_demo_plan_new:
 * @seed: the seed of the demo
 * @today: the last day
 * @at_least: how many activities are needed, 0 for the usual three years
 *
 * Plans what the athlete did. Each day is a pure function of @seed and the date: another @today
 * only adds or hides days. For a large @at_least the years before hold short errands as well.
 *
 * Returns: (transfer full) (element-type MusetteDemoPlanned): the activities, newest first
 */
GArray *
musette_demo_plan_new (guint64 seed, MusetteDate today, guint at_least)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (MusetteDemoPlanned));
  MusetteDate usual_start = today - YEARS * DAYS_PER_YEAR;
  MusetteDate limit = today - MOST_YEARS * DAYS_PER_YEAR;
  gboolean dense = at_least > MOST_YEARS * ACTIVITIES_PER_YEAR;

  for (MusetteDate date = today; date > usual_start || out->len < at_least; date--)
    {
      DayPlan day = { seed,
                      out,
                      date,
                      musette_date_get_weekday (date),
                      musette_demo_season (date),
                      week_volume (seed, musette_date_get_monday (date)),
                      0,
                      musette_demo_random_for (seed, 22, (guint64) date) };

      plan_day (&day);
      if (date <= usual_start && dense)
        {
          guint missing = at_least > out->len ? at_least - out->len : 0;
          guint days = (guint) MAX (1, date - limit);

          add_errands (&day, (missing + days - 1) / days);
        }
    }
  g_array_sort (out, compare_newest_first);
  return out;
}
