/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-event.h"
#include "musette-simulator-library.h"
#include "musette-simulator-values.h"

#include <math.h>
#include <string.h>

#define PLAN_RECORD 1 /* there is one athlete */

static const MusetteSimulatorField fields[] = {
  { "training_plan_id", MUSETTE_SIMULATOR_INTEGER },
  { "training_plan_start_date", MUSETTE_SIMULATOR_STRING },
  { "training_plan_alias", MUSETTE_SIMULATOR_STRING },
};

static MusetteSimulatorRecords *
get_records (MusetteSimulatorCall *call)
{
  return musette_simulator_ledger_get_records (call->ledger);
}

static MusetteSimulatorMembers *
find_folder (MusetteSimulatorCall *call, double id)
{
  return isnan (id) ? NULL
                    : musette_simulator_records_find (get_records (call), MUSETTE_SIMULATOR_FOLDER,
                                                      (int) id);
}

static void
write_known (MusetteJsonWriter *writer, const MusetteSimulatorMembers *plan, const char *name)
{
  const char *json = musette_simulator_members_get (plan, name);

  musette_json_writer_name (writer, name);
  musette_json_writer_raw (writer, json == NULL ? "null" : json, -1);
}

static MusetteSimulatorReply *
get_plan (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteSimulatorMembers) plan
      = musette_simulator_records_find (get_records (call), MUSETTE_SIMULATOR_PLAN, PLAN_RECORD);
  g_autoptr (MusetteSimulatorMembers) folder
      = find_folder (call, musette_simulator_members_get_double (plan, "training_plan_id"));
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "athlete_id", call->athlete_id);
  write_known (writer, plan, "training_plan_id");
  write_known (writer, plan, "training_plan_start_date");
  musette_json_writer_member_string (writer, "timezone", "Europe/Berlin");
  write_known (writer, plan, "training_plan_last_applied");
  musette_json_writer_name (writer, "training_plan");
  if (folder == NULL)
    musette_json_writer_null (writer);
  else
    {
      musette_json_writer_begin_object (writer);
      musette_simulator_members_write (folder, writer);
      musette_json_writer_end (writer);
    }
  write_known (writer, plan, "training_plan_alias");
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

static MusetteSimulatorReply *
put_plan (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) known = NULL;
  g_autoptr (MusetteSimulatorMembers) plan = NULL;
  g_autoptr (MusetteSimulatorMembers) folder = NULL;

  if (root == NULL)
    return refused;
  known = musette_simulator_records_find (get_records (call), MUSETTE_SIMULATOR_PLAN, PLAN_RECORD);
  plan = musette_simulator_members_copy (known);
  musette_simulator_members_set_number (plan, "id", PLAN_RECORD);
  if (!musette_simulator_values_take (plan, musette_json_as_object (root, NULL), fields,
                                      G_N_ELEMENTS (fields), &refused))
    return refused;
  folder = find_folder (call, musette_simulator_members_get_double (plan, "training_plan_id"));
  if (folder == NULL && !musette_simulator_members_is_null (plan, "training_plan_id"))
    return musette_simulator_reply_new_error (404, "Folder not found");
  musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_PLAN, PLAN_RECORD, plan);
  return musette_simulator_call_commit (call, &refused) ? get_plan (call) : refused;
}

/* A workout of a plan on its day. */
static MusetteSimulatorMembers *
make_event (MusetteSimulatorCall *call,
            const MusetteSimulatorMembers *workout,
            MusetteDate first,
            const char *stamp)
{
  static const char *const taken[] = { "name",          "description", "type",
                                       "indoor",        "color",       "moving_time",
                                       "distance",      "joules",      "icu_training_load",
                                       "icu_intensity", "target",      "workout_doc",
                                       "tags",          "sub_type",    "for_week" };
  MusetteSimulatorMembers *event = musette_simulator_event_new (
      musette_simulator_ledger_make_number (call->ledger), call->athlete_id);
  double day = musette_simulator_members_get_double (workout, "day");
  g_autofree char *date = musette_date_format (first + (MusetteDate) (isnan (day) ? 0 : day));
  g_autofree char *next = musette_date_format (first + (MusetteDate) (isnan (day) ? 0 : day) + 1);
  g_autofree char *start = g_strconcat (date, "T00:00:00", NULL);
  g_autofree char *end = g_strconcat (next, "T00:00:00", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    musette_simulator_members_set (event, taken[i],
                                   musette_simulator_members_get (workout, taken[i]));
  musette_simulator_members_set_string (event, "category", "WORKOUT");
  musette_simulator_members_set_string (event, "start_date_local", start);
  musette_simulator_members_set_string (event, "end_date_local", end);
  musette_simulator_members_set_string (event, "plan_applied", stamp);
  musette_simulator_members_set_string (event, "updated", stamp);
  musette_simulator_members_set_number (event, "plan_folder_id",
                                        musette_simulator_library_get_folder (workout));
  musette_simulator_members_set_number (event, "plan_workout_id",
                                        musette_simulator_library_get_id (workout));
  return event;
}

static MusetteSimulatorReply *
apply_plan (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) folder = NULL;
  g_autoptr (GPtrArray) workouts = NULL;
  g_autofree char *stamp = NULL;
  const char *start;
  MusetteLocalTime time;
  JsonObject *sent;

  if (root == NULL)
    return refused;
  sent = musette_json_as_object (root, NULL);
  start = musette_json_get_string (sent, "start_date_local");
  time = start == NULL ? MUSETTE_LOCAL_TIME_NONE : musette_local_time_parse (start);
  if (time == MUSETTE_LOCAL_TIME_NONE)
    return musette_simulator_call_wrong_date (start == NULL ? "null" : start);
  folder = find_folder (call, musette_json_get_double (sent, "folder_id"));
  if (folder == NULL)
    return musette_simulator_reply_new_error (404, "Folder not found");
  workouts = musette_simulator_library_list_workouts (get_records (call),
                                                      musette_simulator_library_get_id (folder));
  stamp = musette_simulator_ledger_make_stamp (call->ledger);
  for (guint i = 0; i < workouts->len; i++)
    {
      g_autoptr (MusetteSimulatorMembers) event = make_event (
          call, g_ptr_array_index (workouts, i), musette_local_time_get_date (time), stamp);

      musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_EVENT,
                                       musette_simulator_event_get_id (event), event);
    }
  if (!musette_simulator_call_commit (call, &refused))
    return refused;
  return musette_simulator_reply_new_json (g_bytes_new_static ("{}", 2));
}

/**
 * musette_simulator_plan_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what the athlete's plan is and how it comes into the calendar
 */
const MusetteSimulatorRoute *
musette_simulator_plan_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/training-plan", NULL, get_plan },
    { "PUT", "athlete/*/training-plan", NULL, put_plan },
    { "POST", "athlete/*/events/apply-plan", NULL, apply_plan },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
