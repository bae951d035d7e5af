/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-activity-fields.h"
#include "musette-simulator-time.h"

/* What the service says of an activity that nobody recorded, before the athlete says more. */
static MusetteSimulatorMembers *
new_members (MusetteSimulatorCall *call)
{
  static const char *const unknown[] = { "icu_rpe", "feel", "session_rpe", "gear", NULL };
  MusetteSimulatorMembers *members = musette_simulator_members_new ();
  MusetteDate today = musette_demo_get_today (call->demo);
  g_autofree char *now
      = musette_simulator_time_to_stamp (musette_local_time_from_date (today) + 43200);

  for (const char *const *name = unknown; *name != NULL; name++)
    musette_simulator_members_set (members, *name, "null");
  musette_simulator_members_set_string (members, "created", now);
  musette_simulator_members_set_string (members, "icu_sync_date", now);
  musette_simulator_members_set_string (members, "analyzed", now);
  musette_simulator_members_set (members, "icu_training_load", "null");
  return members;
}

static MusetteSimulatorEntry *
new_entry (MusetteSimulatorCall *call, JsonObject *object, MusetteSimulatorReply **refused)
{
  g_autoptr (MusetteSimulatorMembers) members = new_members (call);
  g_autofree char *type = NULL;
  g_autofree char *id = NULL;

  if (!musette_simulator_activity_fields_take (members, object, TRUE, refused))
    return NULL;
  type = musette_simulator_members_dup_string (members, "type");
  if (musette_simulator_members_get (members, "start_date_local") == NULL)
    *refused = musette_simulator_reply_new_error (422, "Missing start_date_local");
  else if (type == NULL)
    *refused = musette_simulator_reply_new_error (422, "Missing type");
  if (*refused != NULL)
    return NULL;
  if (musette_simulator_members_get (members, "name") == NULL)
    musette_simulator_members_set_string (members, "name", type);
  id = musette_simulator_ledger_make_id (call->ledger);
  return musette_simulator_entry_new (call->demo, id, MUSETTE_DEMO_KIND_MANUAL, members, NULL,
                                      NULL);
}

static MusetteSimulatorReply *
create_one (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autoptr (MusetteSimulatorEntry) entry = NULL;

  if (root == NULL)
    return refused;
  entry = new_entry (call, musette_json_as_object (root, NULL), &refused);
  if (entry == NULL)
    return refused;
  if (!musette_simulator_call_put (call, entry, &refused))
    return refused;
  writer = musette_json_writer_new (FALSE);
  musette_simulator_call_write_activity (call, writer, entry, NULL);
  return musette_simulator_call_reply_writer (writer);
}

/* The activity that the client itself made under that name of its own. */
static MusetteSimulatorEntry *
find_external (MusetteSimulatorCall *call, GPtrArray *made, const char *external_id)
{
  guint n = musette_simulator_activities_get_n (call->activities);

  for (guint i = 0; i < made->len + n; i++)
    {
      MusetteSimulatorEntry *entry
          = i < made->len ? g_ptr_array_index (made, i)
                          : musette_simulator_activities_get (call->activities, i - made->len);
      g_autofree char *external = NULL;

      if (!musette_simulator_entry_is_manual (entry))
        continue;
      external = musette_simulator_members_dup_string (musette_simulator_entry_get_members (entry),
                                                       "external_id");
      if (g_strcmp0 (external, external_id) == 0)
        return entry;
    }
  return NULL;
}

static MusetteSimulatorEntry *
upsert (MusetteSimulatorCall *call,
        GPtrArray *made,
        JsonObject *object,
        MusetteSimulatorReply **refused)
{
  g_autofree char *external_id = musette_json_dup_id (object, "external_id");
  MusetteSimulatorEntry *known
      = external_id == NULL ? NULL : find_external (call, made, external_id);
  g_autoptr (MusetteSimulatorMembers) members = NULL;

  if (known == NULL)
    return new_entry (call, object, refused);
  members = musette_simulator_members_copy (musette_simulator_entry_get_members (known));
  if (!musette_simulator_activity_fields_take (members, object, TRUE, refused))
    return NULL;
  return musette_simulator_entry_with_members (known, members);
}

/* All or none. */
static MusetteSimulatorReply *
create_many (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_array (call, &refused);
  g_autoptr (GPtrArray) made
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_entry_unref);
  g_autoptr (MusetteJsonWriter) writer = NULL;
  JsonArray *array;

  if (root == NULL)
    return refused;
  array = musette_json_as_array (root, NULL);
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      MusetteSimulatorEntry *entry
          = upsert (call, made, musette_json_array_get_object (array, i), &refused);

      if (entry == NULL)
        return refused;
      g_ptr_array_add (made, entry);
    }
  if (!musette_simulator_call_put_all (call, made, &refused))
    return refused;
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < made->len; i++)
    musette_simulator_call_write_activity (call, writer, g_ptr_array_index (made, i), NULL);
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

/**
 * musette_simulator_manual_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what makes activities that were typed in
 */
const MusetteSimulatorRoute *
musette_simulator_manual_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "POST", "athlete/*/activities/manual", NULL, create_one },
    { "POST", "athlete/*/activities/manual/bulk", NULL, create_many },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
