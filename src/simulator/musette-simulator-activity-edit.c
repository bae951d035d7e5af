/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-activity-fields.h"
#include "musette-simulator-original.h"

#include <math.h>

static MusetteSimulatorReply *
reply_activity (MusetteSimulatorCall *call, MusetteSimulatorEntry *entry)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_simulator_call_write_activity (call, writer, entry, NULL);
  return musette_simulator_call_reply_writer (writer);
}

/* What the service derives from the athlete's own rating. */
static void
follow_rating (MusetteSimulatorMembers *members, MusetteSimulatorEntry *entry)
{
  double minutes = musette_simulator_entry_get_totals (entry)->moving_s / 60.0;
  double rpe = musette_simulator_members_get_double (members, "icu_rpe");

  if (musette_simulator_members_get (members, "icu_rpe") != NULL)
    musette_simulator_members_set_number (members, "session_rpe", floor (rpe * minutes + 0.5));
}

/* A sparse body: what it does not name stays. */
static MusetteSimulatorReply *
update_activity (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) members = NULL;
  g_autoptr (MusetteSimulatorEntry) entry = NULL;

  if (root == NULL)
    return refused;
  if (musette_simulator_entry_is_stub (call->entry))
    return musette_simulator_reply_new_error (422, "Cannot update Strava activities via the API");
  members = musette_simulator_members_copy (musette_simulator_entry_get_members (call->entry));
  if (!musette_simulator_activity_fields_take (members, musette_json_as_object (root, NULL),
                                               musette_simulator_entry_is_manual (call->entry),
                                               &refused))
    return refused;
  follow_rating (members, call->entry);
  entry = musette_simulator_entry_with_members (call->entry, members);
  if (!musette_simulator_call_put (call, entry, &refused))
    return refused;
  return reply_activity (call, entry);
}

static MusetteSimulatorReply *
reply_id (MusetteSimulatorCall *call, const char *id)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "icu_athlete_id", call->athlete_id);
  musette_json_writer_member_string (writer, "id", id);
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

static MusetteSimulatorReply *
delete_activity (MusetteSimulatorCall *call)
{
  const char *id = musette_simulator_entry_get_id (call->entry);
  g_autoptr (MusetteSimulatorFile) file = musette_simulator_original_get (call->entry);
  g_autoptr (GError) error = NULL;

  if (!musette_simulator_ledger_delete_activity (call->ledger, id, file == NULL ? NULL : file->hash,
                                                 &error))
    return musette_simulator_call_not_kept (error);
  return reply_id (call, id);
}

/* Lets the file of a deleted activity be sent again. */
static MusetteSimulatorReply *
delete_tombstone (MusetteSimulatorCall *call)
{
  if (!musette_simulator_ledger_forget_deleted (call->ledger, call->segments[1]))
    return musette_simulator_reply_new_error (404, "Activity not found");
  return musette_simulator_reply_new_json (g_bytes_new_static ("{}", 2));
}

/**
 * musette_simulator_activity_edit_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what changes or deletes one activity
 */
const MusetteSimulatorRoute *
musette_simulator_activity_edit_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "PUT", "activity/*", NULL, update_activity },
    { "DELETE", "activity/*", NULL, delete_activity },
    { "DELETE", "activity/*/tombstone", NULL, delete_tombstone },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
