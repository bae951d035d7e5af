/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-demo-records.h"

#include "musette-demo-library.h"
#include "musette-simulator-event.h"
#include "musette-simulator-library.h"
#include "musette-simulator-workout.h"

#define FIRST_FOLDER 640001
#define FIRST_WORKOUT 71817001
#define FIRST_EVENT 81000000
#define FIRST_DAY 730000 /* the numbers of events follow from their days */
#define EVENTS_PER_DAY 4
#define DAYS_AHEAD 21
#define STAMP "2026-07-01T09:00:00.000+00:00"

/* The demo athlete's library and calendar while they are being made. */
typedef struct
{
  MusetteDemo *demo;
  char *athlete_id;
  MusetteSimulatorRecords *records; /* only while they are filled */
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;

  g_free (self->athlete_id);
  g_free (self);
}

static void
set_texts (MusetteSimulatorMembers *members, const MusetteDemoRecipe *recipe)
{
  g_autofree char *tags = g_strdup_printf ("[\"%s\"]", recipe->tag);

  musette_simulator_members_set_string (members, "name", recipe->name);
  musette_simulator_members_set_string (members, "type", recipe->type);
  musette_simulator_members_set_string (members, "description", recipe->text);
  musette_simulator_members_set (members, "tags", tags);
}

static void
set_content (Making *self, MusetteSimulatorMembers *members, const MusetteDemoRecipe *recipe)
{
  MusetteWorkoutContext context;

  set_texts (members, recipe);
  musette_simulator_workout_context (self->demo, NULL, members, &context);
  musette_simulator_workout_take_text (members, &context, recipe->text);
}

static MusetteSimulatorMembers *
make_workout (Making *self, int id, int folder, const MusetteDemoRecipe *recipe)
{
  MusetteSimulatorMembers *workout = musette_simulator_workout_new (id, self->athlete_id);

  set_content (self, workout, recipe);
  musette_simulator_library_set_targets (workout, "POWER_HR_PACE");
  musette_simulator_members_set_number (workout, "folder_id", folder);
  musette_simulator_members_set_string (workout, "updated", STAMP);
  return workout;
}

static void
add_folders (Making *self)
{
  for (guint i = 0; i <= MUSETTE_DEMO_PLAN_FOLDER; i++)
    {
      int id = FIRST_FOLDER + (int) i;
      MusetteSimulatorMembers *folder = musette_simulator_folder_new (id, self->athlete_id);

      musette_simulator_members_set_string (folder, "name",
                                            musette_demo_library_get_folder_name (i));
      if (i == MUSETTE_DEMO_PLAN_FOLDER)
        {
          musette_simulator_members_set_string (folder, "type", "PLAN");
          musette_simulator_members_set (folder, "activity_types", "[\"Ride\",\"VirtualRide\"]");
          musette_simulator_members_set (folder, "workout_targets", "[\"POWER\"]");
          musette_simulator_members_set_number (folder, "duration_weeks", 4);
          musette_simulator_members_set_number (folder, "hours_per_week_min", 5);
          musette_simulator_members_set_number (folder, "hours_per_week_max", 7);
          musette_simulator_members_set_number (folder, "starting_ctl", 45);
          musette_simulator_members_set_number (folder, "starting_atl", 50);
        }
      musette_simulator_records_add (self->records, MUSETTE_SIMULATOR_FOLDER, id, folder);
    }
}

static void
add_workouts (Making *self)
{
  guint n;
  const MusetteDemoRecipe *recipes = musette_demo_library_get_recipes (&n);
  const MusetteDemoRecipe *recipe;
  int id = FIRST_WORKOUT;
  int day;

  for (guint i = 0; i < n; i++, id++)
    musette_simulator_records_add (
        self->records, MUSETTE_SIMULATOR_WORKOUT, id,
        make_workout (self, id, FIRST_FOLDER + (int) recipes[i].folder, &recipes[i]));
  for (guint i = 0; (recipe = musette_demo_library_get_plan_day (i, &day)) != NULL; i++, id++)
    {
      MusetteSimulatorMembers *workout
          = make_workout (self, id, FIRST_FOLDER + MUSETTE_DEMO_PLAN_FOLDER, recipe);

      musette_simulator_members_set_number (workout, "day", day);
      musette_simulator_records_add (self->records, MUSETTE_SIMULATOR_WORKOUT, id, workout);
    }
}

static MusetteSimulatorMembers *
add_event (Making *self, MusetteDate date, guint slot, const char *category, guint days)
{
  int id = FIRST_EVENT + (date - FIRST_DAY) * EVENTS_PER_DAY + (int) slot;
  MusetteSimulatorMembers *event = musette_simulator_event_new (id, self->athlete_id);
  g_autofree char *start = musette_local_time_format (musette_local_time_from_date (date));
  g_autofree char *end
      = musette_local_time_format (musette_local_time_from_date (date + (MusetteDate) days));

  musette_simulator_members_set_string (event, "category", category);
  musette_simulator_members_set_string (event, "start_date_local", start);
  musette_simulator_members_set_string (event, "end_date_local", end);
  musette_simulator_members_set_string (event, "updated", STAMP);
  musette_simulator_records_add (self->records, MUSETTE_SIMULATOR_EVENT, id, event);
  return event;
}

static void
add_planned (Making *self, MusetteDate date, const char *name)
{
  MusetteSimulatorMembers *event = add_event (self, date, 0, "WORKOUT", 1);

  musette_simulator_members_set_string (event, "target", "AUTO");
  set_content (self, event, musette_demo_library_find (name));
}

static void
add_week (Making *self, MusetteDate monday)
{
  MusetteSimulatorMembers *target = add_event (self, monday, 1, "TARGET", 1);

  musette_simulator_members_set_string (target, "type", "Ride");
  musette_simulator_members_set_string (target, "name", "Weekly");
  musette_simulator_members_set (target, "for_week", "true");
  musette_simulator_members_set_number (target, "load_target", 420);
  musette_simulator_members_set_number (target, "time_target", 32400);
}

static void
add_words (MusetteSimulatorMembers *event, const char *name, const char *words)
{
  musette_simulator_members_set_string (event, "name", name);
  musette_simulator_members_set_string (event, "description", words);
}

/* What is planned on a day is a function of the day, so that it stays when another day begins. */
static void
add_day (Making *self, MusetteDate date)
{
  static const char *const tuesdays[] = { "VO2max 5 x 3", "30/15 Three Sets", "VO2max 4 x 5" };
  static const char *const thursdays[]
      = { "Sweet Spot 3 x 12", "Over-Unders 4 x 9", "Threshold 4 x 8" };
  guint week = (guint) date / 7;

  switch (musette_date_get_weekday (date))
    {
    case 1:
      add_week (self, date);
      return;
    case 2:
      add_planned (self, date, tuesdays[week % G_N_ELEMENTS (tuesdays)]);
      return;
    case 4:
      add_planned (self, date, thursdays[week % G_N_ELEMENTS (thursdays)]);
      return;
    case 5:
      add_planned (self, date, "Easy Run 40");
      return;
    case 6:
      add_planned (self, date, week % 2 == 0 ? "Long Ride 3 h" : "Endurance 90");
      return;
    default:
      return;
    }
}

static void
add_calendar (Making *self)
{
  MusetteDate today = musette_demo_get_today (self->demo);
  MusetteDate monday = musette_date_get_monday (today);
  MusetteSimulatorMembers *event;

  for (MusetteDate date = monday; date <= today + DAYS_AHEAD; date++)
    add_day (self, date);
  event = add_event (self, monday + 20, 2, "RACE_B", 1);
  musette_simulator_members_set_string (event, "type", "Ride");
  musette_simulator_members_set_number (event, "moving_time", 9000);
  musette_simulator_members_set_number (event, "icu_training_load", 190);
  add_words (event, "Winter Criterium", "Two and a half hours, fast finish.");
  event = add_event (self, monday + 9, 2, "NOTE", 1);
  musette_simulator_members_set_string (event, "color", "green");
  add_words (event, "Bike fit", "Take the old saddle along.");
  event = add_event (self, monday + 25, 2, "HOLIDAY", 4);
  add_words (event, "Family visit", NULL);
}

static void
fill (MusetteSimulatorRecords *records, gpointer user_data)
{
  Making *self = user_data;

  self->records = records;
  add_folders (self);
  add_workouts (self);
  add_calendar (self);
}

/**
 * musette_demo_records_new:
 * @demo: the demo athlete, which must outlive the records
 * @athlete_id: its id
 *
 * Returns: (transfer full): the athlete's library and what is planned
 */
MusetteSimulatorRecords *
musette_demo_records_new (MusetteDemo *demo, const char *athlete_id)
{
  Making *making = g_new0 (Making, 1);

  making->demo = demo;
  making->athlete_id = g_strdup (athlete_id);
  return musette_simulator_records_new (fill, making, making_free);
}
