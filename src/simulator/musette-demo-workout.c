/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-workout.h"

static const MusetteDemoWorkout workouts[] = {
  { "Threshold 4 × 8 min", 'r', 900, 1, 4, 480, 99, 240, 52, 0, 600 },
  { "VO2max 5 × 4 min", 'r', 900, 1, 5, 240, 112, 240, 48, 0, 720 },
  { "Sweet Spot 3 × 15 min", 'r', 780, 1, 3, 900, 91, 300, 55, 0, 480 },
  { "30/15s 3 × 10", 'r', 1080, 3, 10, 30, 124, 15, 55, 300, 600 },
  { "Over-Unders 3 × 12 min", 'r', 900, 3, 4, 120, 94, 60, 107, 300, 600 },
  { "Tempo 2 × 25 min", 'r', 720, 1, 2, 1500, 83, 360, 58, 0, 600 },
  { "Sprints 8 × 12 s", 'r', 1200, 1, 8, 12, 285, 228, 56, 0, 1200 },
  { "Threshold 2 × 20 min", 'r', 900, 1, 2, 1200, 97, 360, 52, 0, 600 },
  { "FTP Test 20 min", 'r', 1500, 1, 1, 1200, 104, 0, 50, 0, 900 },
  { "Intervals 6 × 800 m", 'f', 900, 1, 6, 198, 106, 120, 60, 0, 720 },
  { "Tempo Run 20 min", 'f', 900, 1, 1, 1200, 98, 0, 60, 0, 600 },
  { "Hills 10 × 1 min", 'f', 960, 1, 10, 60, 112, 90, 62, 0, 600 },
  { "Cruise 3 × 8 min", 'f', 900, 1, 3, 480, 101, 120, 66, 0, 600 },
};

/**
 * musette_demo_workouts_count:
 * @sport: 'r' for riding, 'f' for running
 *
 * Returns: how many workouts of @sport there are
 */
guint
musette_demo_workouts_count (char sport)
{
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (workouts); i++)
    if (workouts[i].sport == sport)
      count++;
  return count;
}

/**
 * musette_demo_workouts_nth:
 * @sport: 'r' for riding, 'f' for running
 * @n: which one of that sport, from 0
 *
 * Returns: its index, or %MUSETTE_DEMO_NO_WORKOUT
 */
int
musette_demo_workouts_nth (char sport, guint n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (workouts); i++)
    if (workouts[i].sport == sport && n-- == 0)
      return (int) i;
  return MUSETTE_DEMO_NO_WORKOUT;
}

/**
 * musette_demo_workouts_get:
 * @index: an index, or %MUSETTE_DEMO_NO_WORKOUT
 *
 * Returns: (nullable): the workout
 */
const MusetteDemoWorkout *
musette_demo_workouts_get (int index)
{
  g_return_val_if_fail (index < (int) G_N_ELEMENTS (workouts), NULL);

  return index < 0 ? NULL : &workouts[index];
}

static void
add_step (GArray *steps, guint duration_s, double from, double to, gboolean work)
{
  guint start = steps->len == 0 ? 0 : g_array_index (steps, MusetteDemoStep, steps->len - 1).end_s;
  MusetteDemoStep step = { start + duration_s, from, to, work };

  if (duration_s > 0)
    g_array_append_val (steps, step);
}

/**
 * musette_demo_workout_expand:
 * @self: a workout
 *
 * Returns: (transfer full) (element-type MusetteDemoStep): its steps, repeats unrolled
 */
GArray *
musette_demo_workout_expand (const MusetteDemoWorkout *self)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (MusetteDemoStep));
  double on = self->on_percent / 100.0;
  double off = self->off_percent / 100.0;

  add_step (steps, self->warmup_s * 3 / 4, 0.48, 0.74, FALSE);
  add_step (steps, self->warmup_s / 4, 0.6, 0.6, FALSE);
  for (guint set = 0; set < self->sets; set++)
    {
      if (set > 0)
        add_step (steps, self->set_rest_s, 0.5, 0.5, FALSE);
      for (guint rep = 0; rep < self->reps; rep++)
        {
          add_step (steps, self->on_s, on, on, TRUE);
          /* The easy part behind the last repeat is the rest between sets or the cooldown, but an
           * “easy” part above threshold belongs to the work. */
          if (rep + 1 < self->reps || self->off_percent > 90)
            add_step (steps, self->off_s, off, off, self->off_percent > 90);
        }
    }
  add_step (steps, self->cooldown_s, 0.58, 0.45, FALSE);
  return steps;
}
