/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-library.h"

#include "musette-simulator-values.h"
#include "musette-simulator-workout.h"

#include <math.h>
#include <string.h>

static const char blank_folder[]
    = "{\"athlete_id\":null,\"id\":0,\"type\":\"FOLDER\",\"name\":null,\"description\":null,"
      "\"visibility\":\"PRIVATE\",\"start_date_local\":null,\"rollout_weeks\":null,"
      "\"auto_rollout_day\":null,\"read_only_workouts\":false,\"starting_ctl\":null,"
      "\"starting_atl\":null,\"activity_types\":null,\"num_workouts\":0,\"duration_weeks\":null,"
      "\"hours_per_week_min\":null,\"hours_per_week_max\":null,\"workout_targets\":null,"
      "\"blurb\":null,\"canEdit\":true,\"sharedWithCount\":0,\"shareToken\":null,\"owner\":null}";

static const char blank_workout[]
    = "{\"athlete_id\":null,\"id\":0,\"icu_training_load\":null,\"name\":null,"
      "\"description\":null,\"type\":null,\"indoor\":null,\"color\":null,\"moving_time\":null,"
      "\"updated\":null,\"joules\":null,\"joules_above_ftp\":null,\"workout_doc\":null,"
      "\"folder_id\":null,\"day\":null,\"days\":null,\"plan_applied\":null,"
      "\"hide_from_athlete\":false,\"target\":null,\"targets\":null,\"carbs_per_hour\":null,"
      "\"tags\":null,\"attachments\":null,\"time\":null,\"sub_type\":null,\"for_week\":false,"
      "\"distance\":null,\"icu_intensity\":null}";

static const MusetteSimulatorField workout_fields[] = {
  { "name", MUSETTE_SIMULATOR_STRING },
  { "description", MUSETTE_SIMULATOR_STRING },
  { "type", MUSETTE_SIMULATOR_STRING },
  { "folder_id", MUSETTE_SIMULATOR_INTEGER },
  { "indoor", MUSETTE_SIMULATOR_BOOLEAN },
  { "color", MUSETTE_SIMULATOR_STRING },
  { "moving_time", MUSETTE_SIMULATOR_INTEGER },
  { "icu_training_load", MUSETTE_SIMULATOR_INTEGER },
  { "distance", MUSETTE_SIMULATOR_FLOAT },
  { "day", MUSETTE_SIMULATOR_INTEGER },
  { "days", MUSETTE_SIMULATOR_INTEGER },
  { "time", MUSETTE_SIMULATOR_STRING },
  { "hide_from_athlete", MUSETTE_SIMULATOR_BOOLEAN },
  { "target", MUSETTE_SIMULATOR_STRING },
  { "carbs_per_hour", MUSETTE_SIMULATOR_INTEGER },
  { "tags", MUSETTE_SIMULATOR_STRINGS },
  { "sub_type", MUSETTE_SIMULATOR_STRING },
  { "for_week", MUSETTE_SIMULATOR_BOOLEAN },
};

static MusetteSimulatorMembers *
new_from (const char *blank, int id, const char *athlete_id)
{
  MusetteSimulatorMembers *members = musette_simulator_members_new_from_json (blank);

  musette_simulator_members_set_string (members, "athlete_id", athlete_id);
  musette_simulator_members_set_number (members, "id", id);
  return members;
}

/**
 * musette_simulator_folder_new:
 * @id: a number
 * @athlete_id: the athlete's id
 *
 * Returns: (transfer full): a folder of which nothing is known yet
 */
MusetteSimulatorMembers *
musette_simulator_folder_new (int id, const char *athlete_id)
{
  return new_from (blank_folder, id, athlete_id);
}

/**
 * musette_simulator_workout_new:
 * @id: a number
 * @athlete_id: the athlete's id
 *
 * Returns: (transfer full): a workout of which nothing is known yet
 */
MusetteSimulatorMembers *
musette_simulator_workout_new (int id, const char *athlete_id)
{
  return new_from (blank_workout, id, athlete_id);
}

/**
 * musette_simulator_library_get_id:
 * @self: a folder or a workout
 *
 * Returns: its number
 */
int
musette_simulator_library_get_id (const MusetteSimulatorMembers *self)
{
  return (int) musette_simulator_members_get_double (self, "id");
}

/**
 * musette_simulator_library_get_folder:
 * @workout: a workout
 *
 * Returns: the number of its folder
 */
int
musette_simulator_library_get_folder (const MusetteSimulatorMembers *workout)
{
  double folder = musette_simulator_members_get_double (workout, "folder_id");

  return isnan (folder) ? 0 : (int) folder;
}

/**
 * musette_simulator_library_list_workouts:
 * @records: what the service keeps
 * @folder: the number of a folder, 0 = all
 *
 * Returns: (transfer full) (element-type MusetteSimulatorMembers): the workouts in it
 */
GPtrArray *
musette_simulator_library_list_workouts (MusetteSimulatorRecords *records, int folder)
{
  GPtrArray *workouts = musette_simulator_records_list (records, MUSETTE_SIMULATOR_WORKOUT);

  for (guint i = workouts->len; folder != 0 && i > 0; i--)
    if (musette_simulator_library_get_folder (g_ptr_array_index (workouts, i - 1)) != folder)
      g_ptr_array_remove_index (workouts, i - 1);
  return workouts;
}

/**
 * musette_simulator_library_set_targets:
 * @workout: a workout that nobody else sees yet
 * @order: which kind of target comes first
 *
 * Says which kinds of target its steps have.
 */
void
musette_simulator_library_set_targets (MusetteSimulatorMembers *workout, const char *order)
{
  const char *doc = musette_simulator_members_get (workout, "workout_doc");
  g_auto (GStrv) kinds = g_strsplit (order, "_", -1);
  g_autoptr (GString) json = g_string_new ("[");

  for (char **kind = kinds; *kind != NULL; kind++)
    {
      g_autofree char *lower = g_ascii_strdown (*kind, -1);
      g_autofree char *member = g_strdup_printf ("\"%s\":{", lower);

      if (strstr (doc, member) != NULL)
        g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "", *kind);
    }
  g_string_append_c (json, ']');
  musette_simulator_members_set (workout, "targets",
                                 strcmp (doc, "null") == 0 ? "null" : json->str);
}

static gboolean
check (MusetteSimulatorCall *call,
       const MusetteSimulatorMembers *workout,
       MusetteSimulatorReply **refused)
{
  g_autoptr (MusetteSimulatorMembers) folder = musette_simulator_records_find (
      musette_simulator_ledger_get_records (call->ledger), MUSETTE_SIMULATOR_FOLDER,
      musette_simulator_library_get_folder (workout));

  if (musette_simulator_members_is_null (workout, "name"))
    *refused = musette_simulator_reply_new_error (422, "Name is required");
  else if (musette_simulator_members_is_null (workout, "folder_id"))
    *refused = musette_simulator_reply_new_error (422, "Folder is required");
  else if (musette_simulator_members_is_null (workout, "type"))
    *refused = musette_simulator_reply_new_error (422, "Missing type");
  else if (folder == NULL)
    *refused = musette_simulator_reply_new_error (404, "Folder not found");
  else
    musette_simulator_value_check_name (musette_simulator_members_get (workout, "name"), refused);
  return *refused == NULL;
}

/**
 * musette_simulator_library_build_workout:
 * @call: a call that changes something
 * @known: (nullable): the workout before, %NULL for a new one
 * @sent: what was sent of it
 * @refused: (out): what to answer when it cannot be taken
 *
 * Returns: (transfer full) (nullable): the workout with what was sent
 */
MusetteSimulatorMembers *
musette_simulator_library_build_workout (MusetteSimulatorCall *call,
                                         const MusetteSimulatorMembers *known,
                                         JsonObject *sent,
                                         MusetteSimulatorReply **refused)
{
  MusetteSimulatorRecords *records = musette_simulator_ledger_get_records (call->ledger);
  g_autoptr (MusetteSimulatorMembers) workout = NULL;
  g_autofree char *stamp = NULL;

  if (known != NULL)
    workout = musette_simulator_members_copy (known);
  else
    workout = musette_simulator_workout_new (musette_simulator_ledger_make_number (call->ledger),
                                             call->athlete_id);
  if (!musette_simulator_values_take (workout, sent, workout_fields, G_N_ELEMENTS (workout_fields),
                                      refused)
      || !musette_simulator_workout_take (call->demo, records, workout, sent, refused)
      || !check (call, workout, refused))
    return NULL;
  musette_simulator_library_set_targets (workout, "POWER_HR_PACE");
  stamp = musette_simulator_ledger_make_stamp (call->ledger);
  musette_simulator_members_set_string (workout, "updated", stamp);
  return g_steal_pointer (&workout);
}
