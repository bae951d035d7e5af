/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-library.h"

#include <string.h>

#define WARMUP "Warmup\n- 15m ramp 45-70%\n\n"
#define COOLDOWN "Cooldown\n- 10m 50%\n"

static const char *const folder_names[] = { "Endurance",
                                            "Tempo and Sweet Spot",
                                            "Threshold",
                                            "VO2max",
                                            "Sprints and Anaerobic",
                                            "Tests",
                                            "Running",
                                            "Swimming",
                                            "Base 4 Weeks" };

static const MusetteDemoRecipe recipes[] = {
  { 0, "Recovery Spin 45", "Ride", "recovery", "- 45m 45-55% 85-95rpm\n" },
  { 0, "Endurance 60", "Ride", "endurance", "- 10m ramp 50-65%\n- 40m 65-70%\n- 10m 55%\n" },
  { 0, "Endurance 90", "Ride", "endurance", "- 10m ramp 50-65%\n- 70m 65-72%\n- 10m 55%\n" },
  { 0, "Long Ride 3 h", "Ride", "endurance", "- 15m ramp 50-65%\n- 2h30m 62-72%\n- 15m 55%\n" },
  { 0, "Endurance with Cadence Drills", "Ride", "cadence",
    "- 10m ramp 50-65%\n\nDrills 6x\n- High cadence 3m 65% 105-110rpm\n"
    "- 3m 60% 85rpm\n\n- 20m 68%\n- 8m 50%\n" },
  { 0, "Endurance with Tempo Blocks", "Ride", "tempo",
    "- 15m ramp 50-68%\n\nBlocks 3x\n- 10m 78-82%\n- 10m 65%\n\n- 15m 60%\n" },
  { 1, "Tempo 2 x 20", "Ride", "tempo", WARMUP "Main set 2x\n- 20m 80-85%\n- 5m 55%\n\n" COOLDOWN },
  { 1, "Tempo 3 x 15", "Ride", "tempo", WARMUP "Main set 3x\n- 15m 82-86%\n- 4m 55%\n\n" COOLDOWN },
  { 1, "Sweet Spot 3 x 12", "Ride", "sweet-spot",
    WARMUP "Main set 3x\n- 12m 88-92%\n- 4m 55%\n\n" COOLDOWN },
  { 1, "Sweet Spot 4 x 10", "Ride", "sweet-spot",
    WARMUP "Main set 4x\n- 10m 88-93%\n- 4m 55%\n\n" COOLDOWN },
  { 1, "Sweet Spot 2 x 25", "Ride", "sweet-spot",
    WARMUP "Main set 2x\n- 25m 88-91%\n- 6m 55%\n\n" COOLDOWN },
  { 1, "Sweet Spot with Bursts", "Ride", "sweet-spot",
    WARMUP "Main set 4x\n- 2m 90%\n- Burst 15s 130%\n- 2m 90%\n- Burst 15s 130%\n"
           "- 4m30s 88%\n- 3m 55%\n\n" COOLDOWN },
  { 1, "Low Cadence Strength", "Ride", "strength",
    WARMUP "Main set 5x\n- 6m 85% 55-60rpm\n- 4m 60% 90rpm\n\n" COOLDOWN },
  { 2, "Threshold 3 x 10", "Ride", "threshold",
    WARMUP "Main set 3x\n- 10m 97-100%\n- 5m 55%\n\n" COOLDOWN },
  { 2, "Threshold 4 x 8", "Ride", "threshold",
    WARMUP "Main set 4x\n- 8m 98-102%\n- 4m 55%\n\n" COOLDOWN },
  { 2, "Threshold 2 x 20", "Ride", "threshold",
    WARMUP "Main set 2x\n- 20m 95-98%\n- 8m 55%\n\n" COOLDOWN },
  { 2, "Over-Unders 4 x 9", "Ride", "threshold",
    WARMUP "Main set 4x\n- Under 2m 92%\n- Over 1m 106%\n- Under 2m 92%\n"
           "- Over 1m 106%\n- Under 2m 92%\n- Over 1m 106%\n- 5m 50%\n\n" COOLDOWN },
  { 2, "Over-Unders 3 x 12", "Ride", "threshold",
    WARMUP "Main set 3x\n- Under 3m 93%\n- Over 1m 108%\n- Under 3m 93%\n"
           "- Over 1m 108%\n- Under 3m 93%\n- Over 1m 108%\n- 6m 50%\n\n" COOLDOWN },
  { 2, "Rising Threshold", "Ride", "threshold",
    WARMUP "Main set 3x\n- 12m ramp 90-105%\n- 5m 50%\n\n" COOLDOWN },
  { 2, "Race Simulation", "Ride", "race",
    WARMUP "- Start 3m 115%\n- 12m 95%\n\nAttacks 4x\n- 1m 125%\n- 4m 88%\n\n"
           "- Final 5m 105%\n\n" COOLDOWN },
  { 3, "VO2max 5 x 3", "Ride", "vo2max",
    WARMUP "Main set 5x\n- 3m 115-120%\n- 3m 50%\n\n" COOLDOWN },
  { 3, "VO2max 5 x 4", "Ride", "vo2max",
    WARMUP "Main set 5x\n- 4m 110-115%\n- 4m 50%\n\n" COOLDOWN },
  { 3, "VO2max 4 x 5", "Ride", "vo2max",
    WARMUP "Main set 4x\n- 5m 106-110%\n- 5m 50%\n\n" COOLDOWN },
  { 3, "30/15 Three Sets", "Ride", "vo2max",
    WARMUP "Set one 10x\n- 30s 120%\n- 15s 55%\n\n- 4m 50%\n\nSet two 10x\n"
           "- 30s 120%\n- 15s 55%\n\n- 4m 50%\n\nSet three 10x\n- 30s 120%\n"
           "- 15s 55%\n\n" COOLDOWN },
  { 3, "40/20 Two Sets", "Ride", "vo2max",
    WARMUP "Set one 10x\n- 40s 118%\n- 20s 50%\n\n- 6m 50%\n\nSet two 10x\n"
           "- 40s 118%\n- 20s 50%\n\n" COOLDOWN },
  { 3, "Hard Start 5 x 4", "Ride", "vo2max",
    WARMUP "Main set 5x\n- 45s 135%\n- 3m15s 106%\n- 4m 50%\n\n" COOLDOWN },
  { 3, "VO2max Decreasing", "Ride", "vo2max",
    WARMUP "- 6m 106%\n- 4m 50%\n- 5m 110%\n- 4m 50%\n- 4m 113%\n- 3m 50%\n"
           "- 3m 116%\n- 3m 50%\n- 2m 120%\n\n" COOLDOWN },
  { 4, "Sprints 8 x 12 s", "Ride", "sprint",
    WARMUP "Main set 8x\n- Sprint 12s 220%\n- 3m48s 55%\n\n" COOLDOWN },
  { 4, "Anaerobic 8 x 1", "Ride", "anaerobic",
    WARMUP "Main set 8x\n- 1m 140%\n- 3m 50%\n\n" COOLDOWN },
  { 4, "Anaerobic 10 x 30 s", "Ride", "anaerobic",
    WARMUP "Main set 10x\n- 30s 175%\n- 4m30s 50%\n\n" COOLDOWN },
  { 4, "Tabata", "Ride", "anaerobic",
    WARMUP "Set one 8x\n- 20s 170%\n- 10s 50%\n\n- 8m 50%\n\nSet two 8x\n"
           "- 20s 170%\n- 10s 50%\n\n" COOLDOWN },
  { 5, "FTP Test 20 min", "Ride", "test",
    "- 15m ramp 45-70%\n\nOpeners 3x\n- 1m 100% 100rpm\n- 1m 50%\n\n"
    "- 5m 60%\n- All out 5m 110%\n- 10m 55%\n- All out 20m 100%\n"
    "- 10m 45%\n" },
  { 5, "Ramp Test", "VirtualRide", "test", "- 5m 46%\n- 20m ramp 46-146%\n- 10m 40%\n" },
  { 6, "Easy Run 40", "Run", "easy", "- 40m 65-75% LTHR\n" },
  { 6, "Long Run 90", "Run", "endurance", "- 15m 70% Pace\n- 65m 75-80% Pace\n- 10m 70% Pace\n" },
  { 6, "Threshold 4 x 6 min", "Run", "threshold",
    "- 15m 70% Pace\n\nMain set 4x\n- 6m 98-100% Pace\n- 2m 60% Pace\n\n"
    "- 10m 65% Pace\n" },
  { 6, "Intervals 6 x 800 m", "Run", "vo2max",
    "- 2km 70% Pace\n\nMain set 6x\n- 800mtr 106% Pace\n- 2m 55% Pace\n\n"
    "- 2km 65% Pace\n" },
  { 7, "Technique 1500", "Swim", "technique",
    "- 300mtr 70% Pace\n\nDrills 8x\n- 50mtr 75% Pace\n- 20s\n\n"
    "- 600mtr 80% Pace\n- 200mtr 65% Pace\n" },
  { 7, "Threshold 10 x 100", "Swim", "threshold",
    "- 400mtr 70% Pace\n\nMain set 10x\n- 100mtr 98% Pace\n- 15s\n\n"
    "- 200mtr 65% Pace\n" },
  { 7, "Pyramid", "Swim", "mixed",
    "- 300mtr 70% Pace\n- 100mtr 90% Pace\n- 200mtr 88% Pace\n"
    "- 300mtr 86% Pace\n- 200mtr 88% Pace\n- 100mtr 92% Pace\n"
    "- 200mtr 65% Pace\n" },
};

/* The plan: what is done on which of its days. */
static const struct
{
  int day;
  const char *name;
} plan[] = {
  { 1, "Sweet Spot 3 x 12" }, { 3, "Tempo 2 x 20" },      { 5, "Long Ride 3 h" },
  { 6, "Recovery Spin 45" },  { 8, "Sweet Spot 4 x 10" }, { 10, "Threshold 3 x 10" },
  { 12, "Long Ride 3 h" },    { 13, "Recovery Spin 45" }, { 15, "Sweet Spot 2 x 25" },
  { 17, "Threshold 4 x 8" },  { 19, "Long Ride 3 h" },    { 20, "Recovery Spin 45" },
  { 22, "Endurance 60" },     { 24, "VO2max 5 x 3" },     { 26, "Endurance 90" },
  { 27, "Recovery Spin 45" },
};

/**
 * musette_demo_library_get_folder_name:
 * @index: a folder, or %MUSETTE_DEMO_PLAN_FOLDER
 *
 * Returns: its name
 */
const char *
musette_demo_library_get_folder_name (guint index)
{
  return folder_names[index];
}

/**
 * musette_demo_library_get_recipes:
 * @n: (out): how many
 *
 * Returns: (array length=n): the workouts of all folders
 */
const MusetteDemoRecipe *
musette_demo_library_get_recipes (guint *n)
{
  *n = G_N_ELEMENTS (recipes);
  return recipes;
}

/**
 * musette_demo_library_find:
 * @name: what a workout is called
 *
 * Returns: that workout
 */
const MusetteDemoRecipe *
musette_demo_library_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (recipes); i++)
    if (strcmp (recipes[i].name, name) == 0)
      return &recipes[i];
  g_assert_not_reached ();
}

/**
 * musette_demo_library_get_plan_day:
 * @index: a place in the plan
 * @day: (out): the day, counted from 0
 *
 * Returns: (nullable): the workout of that place, %NULL behind the last
 */
const MusetteDemoRecipe *
musette_demo_library_get_plan_day (guint index, int *day)
{
  if (index >= G_N_ELEMENTS (plan))
    return NULL;
  *day = plan[index].day;
  return musette_demo_library_find (plan[index].name);
}
