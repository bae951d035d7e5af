/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-library.h"

#include <math.h>
#include <string.h>

#define MOST_COPIES 100

static MusetteSimulatorRecords *
get_records (MusetteSimulatorCall *call)
{
  return musette_simulator_ledger_get_records (call->ledger);
}

static MusetteSimulatorReply *
not_found (void)
{
  return musette_simulator_reply_new_error (404, "Workout not found");
}

static MusetteSimulatorMembers *
find_workout (MusetteSimulatorCall *call)
{
  return musette_simulator_records_find (get_records (call), MUSETTE_SIMULATOR_WORKOUT,
                                         (int) g_ascii_strtoll (call->segments[3], NULL, 10));
}

static MusetteSimulatorReply *
reply_one (const MusetteSimulatorMembers *workout)
{
  char *json = musette_simulator_members_to_json (workout);

  return musette_simulator_reply_new_json (g_bytes_new_take (json, strlen (json)));
}

static MusetteSimulatorReply *
reply_all (GPtrArray *workouts)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < workouts->len; i++)
    {
      musette_json_writer_begin_object (writer);
      musette_simulator_members_write (g_ptr_array_index (workouts, i), writer);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

static void
stage (MusetteSimulatorCall *call, MusetteSimulatorMembers *workout)
{
  musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_WORKOUT,
                                   musette_simulator_library_get_id (workout), workout);
}

static MusetteSimulatorReply *
list_workouts (MusetteSimulatorCall *call)
{
  g_autoptr (GPtrArray) workouts = musette_simulator_library_list_workouts (get_records (call), 0);

  return reply_all (workouts);
}

static MusetteSimulatorReply *
get_workout (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteSimulatorMembers) workout = find_workout (call);

  return workout == NULL ? not_found () : reply_one (workout);
}

static MusetteSimulatorReply *
create_workout (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) workout = NULL;

  if (root == NULL)
    return refused;
  workout = musette_simulator_library_build_workout (call, NULL,
                                                     musette_json_as_object (root, NULL), &refused);
  if (workout == NULL)
    return refused;
  stage (call, workout);
  return musette_simulator_call_commit (call, &refused) ? reply_one (workout) : refused;
}

static MusetteSimulatorReply *
create_workouts (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_array (call, &refused);
  g_autoptr (GPtrArray) made
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_members_unref);
  JsonArray *array;

  if (root == NULL)
    return refused;
  array = musette_json_as_array (root, NULL);
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      MusetteSimulatorMembers *workout = musette_simulator_library_build_workout (
          call, NULL, musette_json_array_get_object (array, i), &refused);

      if (workout == NULL)
        return refused;
      g_ptr_array_add (made, workout);
      stage (call, workout);
    }
  return musette_simulator_call_commit (call, &refused) ? reply_all (made) : refused;
}

static MusetteSimulatorReply *
update_workout (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) known = find_workout (call);
  g_autoptr (MusetteSimulatorMembers) workout = NULL;

  if (root == NULL)
    return refused;
  if (known == NULL)
    return not_found ();
  workout = musette_simulator_library_build_workout (call, known,
                                                     musette_json_as_object (root, NULL), &refused);
  if (workout == NULL)
    return refused;
  stage (call, workout);
  return musette_simulator_call_commit (call, &refused) ? reply_one (workout) : refused;
}

/* Answers with the numbers of those that are gone. */
static MusetteSimulatorReply *
delete_workout (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteSimulatorMembers) known = find_workout (call);
  g_autofree char *json = NULL;
  int id;

  if (known == NULL)
    return not_found ();
  id = musette_simulator_library_get_id (known);
  musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_WORKOUT, id, NULL);
  if (!musette_simulator_call_commit (call, &refused))
    return refused;
  json = g_strdup_printf ("[%d]", id);
  return musette_simulator_reply_new_json (g_bytes_new (json, strlen (json)));
}

/* In a plan the copies lie weeks apart. */
static MusetteSimulatorMembers *
copy_workout (MusetteSimulatorCall *call, const MusetteSimulatorMembers *workout, gint64 weeks)
{
  MusetteSimulatorMembers *copy = musette_simulator_members_copy (workout);
  double day = musette_simulator_members_get_double (workout, "day");
  g_autofree char *stamp = musette_simulator_ledger_make_stamp (call->ledger);

  musette_simulator_members_set_number (copy, "id",
                                        musette_simulator_ledger_make_number (call->ledger));
  musette_simulator_members_set_string (copy, "updated", stamp);
  if (!isnan (day))
    musette_simulator_members_set_number (copy, "day", day + (double) (7 * weeks));
  return copy;
}

static MusetteSimulatorReply *
duplicate (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (GPtrArray) made
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_members_unref);
  JsonObject *sent;
  JsonArray *ids;
  gint64 copies;
  gint64 weeks;

  if (root == NULL)
    return refused;
  sent = musette_json_as_object (root, NULL);
  ids = musette_json_get_array (sent, "workoutIds");
  copies = musette_json_get_int (sent, "numCopies");
  weeks = musette_json_get_int (sent, "weeksBetween");
  if (ids == NULL || copies < 1 || copies > MOST_COPIES || weeks < 0)
    return musette_simulator_reply_new_error (422, "Invalid numCopies, weeksBetween or workoutIds");
  for (gint64 copy = 1; copy <= copies; copy++)
    for (guint i = 0; i < musette_json_array_get_length (ids); i++)
      {
        g_autoptr (MusetteSimulatorMembers) workout
            = musette_simulator_records_find (get_records (call), MUSETTE_SIMULATOR_WORKOUT,
                                              (int) musette_json_array_get_double (ids, i));
        MusetteSimulatorMembers *made_one;

        if (workout == NULL)
          return not_found ();
        made_one = copy_workout (call, workout, copy * weeks);
        g_ptr_array_add (made, made_one);
        stage (call, made_one);
      }
  return musette_simulator_call_commit (call, &refused) ? reply_all (made) : refused;
}

static void
add_tags (GHashTable *known, const MusetteSimulatorMembers *members)
{
  const char *json = musette_simulator_members_get (members, "tags");
  g_autoptr (MusetteJson) root = json == NULL ? NULL : musette_json_parse (json, -1, NULL);
  JsonArray *tags;

  if (root == NULL || musette_json_get_kind (root) != MUSETTE_JSON_ARRAY)
    return;
  tags = musette_json_as_array (root, NULL);
  for (guint i = 0; i < musette_json_array_get_length (tags); i++)
    g_hash_table_add (known, g_strdup (musette_json_array_get_string (tags, i)));
}

static MusetteSimulatorReply *
reply_tags (GPtrArray *records)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autoptr (GList) tags = NULL;

  for (guint i = 0; i < records->len; i++)
    add_tags (known, g_ptr_array_index (records, i));
  tags = g_list_sort (g_hash_table_get_keys (known), (GCompareFunc) strcmp);
  musette_json_writer_begin_array (writer);
  for (GList *tag = tags; tag != NULL; tag = tag->next)
    musette_json_writer_string (writer, tag->data);
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

static MusetteSimulatorReply *
list_workout_tags (MusetteSimulatorCall *call)
{
  g_autoptr (GPtrArray) workouts = musette_simulator_library_list_workouts (get_records (call), 0);

  return reply_tags (workouts);
}

static MusetteSimulatorReply *
list_event_tags (MusetteSimulatorCall *call)
{
  g_autoptr (GPtrArray) events
      = musette_simulator_records_list (get_records (call), MUSETTE_SIMULATOR_EVENT);

  return reply_tags (events);
}

/**
 * musette_simulator_workout_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what reads and changes the workouts of the library
 */
const MusetteSimulatorRoute *
musette_simulator_workout_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/workouts", NULL, list_workouts },
    { "POST", "athlete/*/workouts", NULL, create_workout },
    { "POST", "athlete/*/workouts/bulk", NULL, create_workouts },
    { "GET", "athlete/*/workouts/*", NULL, get_workout },
    { "PUT", "athlete/*/workouts/*", NULL, update_workout },
    { "DELETE", "athlete/*/workouts/*", NULL, delete_workout },
    { "POST", "athlete/*/duplicate-workouts", NULL, duplicate },
    { "GET", "athlete/*/workout-tags", NULL, list_workout_tags },
    { "GET", "athlete/*/event-tags", NULL, list_event_tags },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
