/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-library.h"
#include "musette-simulator-multipart.h"
#include "musette-simulator-values.h"
#include "musette-simulator-workout.h"

#include <math.h>
#include <string.h>

static const MusetteSimulatorField fields[] = {
  { "type", MUSETTE_SIMULATOR_STRING },
  { "name", MUSETTE_SIMULATOR_STRING },
  { "description", MUSETTE_SIMULATOR_STRING },
  { "visibility", MUSETTE_SIMULATOR_STRING },
  { "start_date_local", MUSETTE_SIMULATOR_STRING },
  { "rollout_weeks", MUSETTE_SIMULATOR_INTEGER },
  { "auto_rollout_day", MUSETTE_SIMULATOR_INTEGER },
  { "read_only_workouts", MUSETTE_SIMULATOR_BOOLEAN },
  { "starting_ctl", MUSETTE_SIMULATOR_INTEGER },
  { "starting_atl", MUSETTE_SIMULATOR_INTEGER },
  { "activity_types", MUSETTE_SIMULATOR_STRINGS },
  { "duration_weeks", MUSETTE_SIMULATOR_INTEGER },
  { "hours_per_week_min", MUSETTE_SIMULATOR_INTEGER },
  { "hours_per_week_max", MUSETTE_SIMULATOR_INTEGER },
  { "workout_targets", MUSETTE_SIMULATOR_STRINGS },
  { "blurb", MUSETTE_SIMULATOR_STRING },
};

static MusetteSimulatorRecords *
get_records (MusetteSimulatorCall *call)
{
  return musette_simulator_ledger_get_records (call->ledger);
}

static MusetteSimulatorReply *
not_found (void)
{
  return musette_simulator_reply_new_error (404, "Folder not found");
}

static MusetteSimulatorMembers *
find_folder (MusetteSimulatorCall *call)
{
  return musette_simulator_records_find (get_records (call), MUSETTE_SIMULATOR_FOLDER,
                                         (int) g_ascii_strtoll (call->segments[3], NULL, 10));
}

static void
write_members (MusetteJsonWriter *writer, const MusetteSimulatorMembers *members)
{
  musette_json_writer_begin_object (writer);
  musette_simulator_members_write (members, writer);
  musette_json_writer_end (writer);
}

/* A folder with the workouts in it. */
static void
write_folder (MusetteSimulatorCall *call,
              MusetteJsonWriter *writer,
              const MusetteSimulatorMembers *folder)
{
  g_autoptr (GPtrArray) workouts = musette_simulator_library_list_workouts (
      get_records (call), musette_simulator_library_get_id (folder));
  g_autoptr (MusetteSimulatorMembers) counted = musette_simulator_members_copy (folder);

  musette_simulator_members_set_number (counted, "num_workouts", workouts->len);
  musette_simulator_members_remove (counted, "shared_with");
  musette_json_writer_begin_object (writer);
  musette_simulator_members_write (counted, writer);
  musette_json_writer_name (writer, "children");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < workouts->len; i++)
    write_members (writer, g_ptr_array_index (workouts, i));
  musette_json_writer_end (writer);
  musette_json_writer_end (writer);
}

static MusetteSimulatorReply *
reply_folder (MusetteSimulatorCall *call, const MusetteSimulatorMembers *folder)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  write_folder (call, writer, folder);
  return musette_simulator_call_reply_writer (writer);
}

static MusetteSimulatorReply *
list_folders (MusetteSimulatorCall *call)
{
  g_autoptr (GPtrArray) folders
      = musette_simulator_records_list (get_records (call), MUSETTE_SIMULATOR_FOLDER);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < folders->len; i++)
    write_folder (call, writer, g_ptr_array_index (folders, i));
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

static gboolean
take_fields (MusetteSimulatorMembers *folder, JsonObject *sent, MusetteSimulatorReply **refused)
{
  static const char *const types[] = { "FOLDER", "PLAN", NULL };
  static const char *const visibilities[] = { "PRIVATE", "PUBLIC", NULL };
  const char *name;

  if (!musette_simulator_values_take (folder, sent, fields, G_N_ELEMENTS (fields), refused))
    return FALSE;
  name = musette_simulator_members_get (folder, "name");
  if (strcmp (name, "null") == 0)
    {
      *refused = musette_simulator_reply_new_error (422, "Name is required");
      return FALSE;
    }
  return musette_simulator_value_check_name (name, refused)
         && musette_simulator_value_check_word (musette_simulator_members_get (folder, "type"),
                                                "type", types, refused)
         && musette_simulator_value_check_word (
             musette_simulator_members_get (folder, "visibility"), "visibility", visibilities,
             refused);
}

/* The workouts of another folder, as new ones in this. */
static gboolean
copy_workouts (MusetteSimulatorCall *call, int from, int to, MusetteSimulatorReply **refused)
{
  g_autoptr (MusetteSimulatorMembers) source
      = musette_simulator_records_find (get_records (call), MUSETTE_SIMULATOR_FOLDER, from);
  g_autoptr (GPtrArray) workouts = NULL;

  if (source == NULL)
    {
      *refused = not_found ();
      return FALSE;
    }
  workouts = musette_simulator_library_list_workouts (get_records (call), from);
  for (guint i = 0; i < workouts->len; i++)
    {
      g_autoptr (MusetteSimulatorMembers) copy
          = musette_simulator_members_copy (g_ptr_array_index (workouts, i));
      int id = musette_simulator_ledger_make_number (call->ledger);

      musette_simulator_members_set_number (copy, "id", id);
      musette_simulator_members_set_number (copy, "folder_id", to);
      musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_WORKOUT, id, copy);
    }
  return TRUE;
}

static MusetteSimulatorReply *
create_folder (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) folder = NULL;
  JsonObject *sent;
  int id;

  if (root == NULL)
    return refused;
  sent = musette_json_as_object (root, NULL);
  id = musette_simulator_ledger_make_number (call->ledger);
  folder = musette_simulator_folder_new (id, call->athlete_id);
  if (!take_fields (folder, sent, &refused))
    return refused;
  if (musette_json_has (sent, "copy_folder_id")
      && !copy_workouts (call, (int) musette_json_get_int (sent, "copy_folder_id"), id, &refused))
    return refused;
  musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_FOLDER, id, folder);
  return musette_simulator_call_commit (call, &refused) ? reply_folder (call, folder) : refused;
}

static MusetteSimulatorReply *
update_folder (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) known = find_folder (call);
  g_autoptr (MusetteSimulatorMembers) folder = NULL;

  if (root == NULL)
    return refused;
  if (known == NULL)
    return not_found ();
  folder = musette_simulator_members_copy (known);
  if (!take_fields (folder, musette_json_as_object (root, NULL), &refused))
    return refused;
  musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_FOLDER,
                                   musette_simulator_library_get_id (folder), folder);
  return musette_simulator_call_commit (call, &refused) ? reply_folder (call, folder) : refused;
}

/* Its workouts go with it. */
static MusetteSimulatorReply *
delete_folder (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteSimulatorMembers) known = find_folder (call);
  g_autoptr (GPtrArray) workouts = NULL;
  int id;

  if (known == NULL)
    return not_found ();
  id = musette_simulator_library_get_id (known);
  workouts = musette_simulator_library_list_workouts (get_records (call), id);
  for (guint i = 0; i < workouts->len; i++)
    musette_simulator_records_stage (
        get_records (call), MUSETTE_SIMULATOR_WORKOUT,
        musette_simulator_library_get_id (g_ptr_array_index (workouts, i)), NULL);
  musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_FOLDER, id, NULL);
  if (!musette_simulator_call_commit (call, &refused))
    return refused;
  return musette_simulator_reply_new_json (g_bytes_new_static ("{}", 2));
}

static MusetteSimulatorReply *
get_shared (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteSimulatorMembers) folder = find_folder (call);
  const char *json;

  if (folder == NULL)
    return not_found ();
  json = musette_simulator_members_get (folder, "shared_with");
  if (json == NULL)
    json = "[]";
  return musette_simulator_reply_new_json (g_bytes_new (json, strlen (json)));
}

/* Whom the folder is shared with; the service adds what it knows of them. */
static MusetteSimulatorReply *
put_shared (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_array (call, &refused);
  g_autoptr (MusetteSimulatorMembers) known = find_folder (call);
  g_autoptr (MusetteSimulatorMembers) folder = NULL;
  JsonArray *array;

  if (root == NULL)
    return refused;
  if (known == NULL)
    return not_found ();
  array = musette_json_as_array (root, NULL);
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    if (musette_json_get_string (musette_json_array_get_object (array, i), "id") == NULL)
      return musette_simulator_reply_new_error (422, "Missing id");
  folder = musette_simulator_members_copy (known);
  musette_simulator_members_set_node (folder, "shared_with", root);
  musette_simulator_members_set_number (folder, "sharedWithCount",
                                        musette_json_array_get_length (array));
  musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_FOLDER,
                                   musette_simulator_library_get_id (folder), folder);
  return musette_simulator_call_commit (call, &refused) ? get_shared (call) : refused;
}

/* Days of a plan, counted from its first: only whether the athlete sees them. */
static MusetteSimulatorReply *
update_days (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) folder = find_folder (call);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autoptr (GPtrArray) workouts = NULL;
  gboolean hide;
  guint oldest;
  guint newest;

  if (root == NULL)
    return refused;
  if (folder == NULL)
    return not_found ();
  if (musette_simulator_query_get (call->query, "oldest") == NULL)
    return musette_simulator_call_missing_parameter ("oldest", "int");
  if (musette_simulator_query_get (call->query, "newest") == NULL)
    return musette_simulator_call_missing_parameter ("newest", "int");
  if (!musette_simulator_call_get_number (call, "oldest", 0, &oldest, &refused)
      || !musette_simulator_call_get_number (call, "newest", 0, &newest, &refused))
    return refused;
  hide = musette_json_get_bool (musette_json_as_object (root, NULL), "hide_from_athlete");
  workouts = musette_simulator_library_list_workouts (get_records (call),
                                                      musette_simulator_library_get_id (folder));
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < workouts->len; i++)
    {
      g_autoptr (MusetteSimulatorMembers) workout
          = musette_simulator_members_copy (g_ptr_array_index (workouts, i));
      double day = musette_simulator_members_get_double (workout, "day");

      if (isnan (day) || day < oldest || day > newest)
        continue;
      musette_simulator_members_set (workout, "hide_from_athlete", hide ? "true" : "false");
      musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_WORKOUT,
                                       musette_simulator_library_get_id (workout), workout);
      write_members (writer, workout);
    }
  musette_json_writer_end (writer);
  return musette_simulator_call_commit (call, &refused)
             ? musette_simulator_call_reply_writer (writer)
             : refused;
}

/* What a file would be if it had been posted. */
static char *
make_body (MusetteSimulatorCall *call, const MusetteSimulatorFile *file)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  gsize size;
  const guchar *data = g_bytes_get_data (file->bytes, &size);
  g_autofree char *content = g_base64_encode (data, size);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "type",
                                     musette_simulator_query_get (call->query, "type"));
  musette_json_writer_member_int (writer, "folder_id",
                                  g_ascii_strtoll (call->segments[3], NULL, 10));
  musette_json_writer_member_string (writer, "filename", file->name);
  musette_json_writer_member_string (writer, "file_contents_base64", content);
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

static MusetteSimulatorReply *
import_workout (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteSimulatorFile) file = NULL;
  g_autoptr (MusetteSimulatorMembers) folder = find_folder (call);
  g_autoptr (MusetteSimulatorMembers) workout = NULL;
  g_autoptr (MusetteJson) root = NULL;
  g_autofree char *body = NULL;
  char *json;

  if (folder == NULL)
    return not_found ();
  if (musette_simulator_query_get (call->query, "type") == NULL)
    return musette_simulator_call_missing_parameter ("type", "String");
  file = musette_simulator_multipart_get_file (call->request, &refused);
  if (file == NULL)
    return refused;
  body = make_body (call, file);
  root = musette_json_parse (body, -1, NULL);
  workout = musette_simulator_library_build_workout (call, NULL,
                                                     musette_json_as_object (root, NULL), &refused);
  if (workout == NULL)
    return refused;
  musette_simulator_records_stage (get_records (call), MUSETTE_SIMULATOR_WORKOUT,
                                   musette_simulator_library_get_id (workout), workout);
  if (!musette_simulator_call_commit (call, &refused))
    return refused;
  json = musette_simulator_members_to_json (workout);
  return musette_simulator_reply_new_json (g_bytes_new_take (json, strlen (json)));
}

/**
 * musette_simulator_folder_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what reads and changes the folders of the library
 */
const MusetteSimulatorRoute *
musette_simulator_folder_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/folders", NULL, list_folders },
    { "POST", "athlete/*/folders", NULL, create_folder },
    { "PUT", "athlete/*/folders/*", NULL, update_folder },
    { "DELETE", "athlete/*/folders/*", NULL, delete_folder },
    { "GET", "athlete/*/folders/*/shared-with", NULL, get_shared },
    { "PUT", "athlete/*/folders/*/shared-with", NULL, put_shared },
    { "PUT", "athlete/*/folders/*/workouts", NULL, update_days },
    { "POST", "athlete/*/folders/*/import-workout", NULL, import_workout },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
