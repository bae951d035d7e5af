/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-event.h"

#include <string.h>

#define MOST_COPIES 100

static void
stage (MusetteSimulatorCall *call, int id, MusetteSimulatorMembers *event)
{
  musette_simulator_records_stage (musette_simulator_ledger_get_records (call->ledger),
                                   MUSETTE_SIMULATOR_EVENT, id, event);
}

static MusetteSimulatorReply *
reply_all (GPtrArray *events)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < events->len; i++)
    {
      musette_json_writer_begin_object (writer);
      musette_simulator_members_write (g_ptr_array_index (events, i), writer);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

/* What begins in the days that the call names; without a last day all the future. */
static GPtrArray *
find_range (MusetteSimulatorCall *call, gboolean needs_end, MusetteSimulatorReply **refused)
{
  g_autoptr (GPtrArray) all = musette_simulator_events_list (call);
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_members_unref);
  MusetteDate today = musette_demo_get_today (call->demo);
  MusetteDate oldest;
  MusetteDate newest;

  if (musette_simulator_query_get (call->query, "oldest") == NULL)
    *refused = musette_simulator_call_missing_parameter ("oldest", "String");
  else if (needs_end && musette_simulator_query_get (call->query, "newest") == NULL)
    *refused = musette_simulator_call_missing_parameter ("newest", "String");
  if (*refused != NULL || !musette_simulator_call_get_day (call, "oldest", today, &oldest, refused)
      || !musette_simulator_call_get_day (call, "newest", G_MAXINT32 - 1, &newest, refused))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      MusetteSimulatorMembers *event = g_ptr_array_index (all, i);
      MusetteDate date = musette_local_time_get_date (musette_simulator_event_get_start (event));

      if (date >= oldest && date <= newest)
        g_ptr_array_add (found, musette_simulator_members_ref (event));
    }
  return g_steal_pointer (&found);
}

/* Only who may see and change them can be said of many at once. */
static MusetteSimulatorReply *
update_range (MusetteSimulatorCall *call)
{
  static const char *const names[] = { "hide_from_athlete", "athlete_cannot_edit" };
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *stamp = NULL;
  JsonObject *sent;

  if (root == NULL)
    return refused;
  found = find_range (call, TRUE, &refused);
  if (found == NULL)
    return refused;
  sent = musette_json_as_object (root, NULL);
  stamp = musette_simulator_ledger_make_stamp (call->ledger);
  for (guint i = 0; i < found->len; i++)
    {
      MusetteSimulatorMembers *known = g_ptr_array_index (found, i);
      MusetteSimulatorMembers *event = musette_simulator_members_copy (known);

      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        if (musette_json_has (sent, names[k]))
          musette_simulator_members_set (event, names[k],
                                         musette_json_get_bool (sent, names[k]) ? "true" : "false");
      musette_simulator_members_set_string (event, "updated", stamp);
      stage (call, musette_simulator_event_get_id (event), event);
      musette_simulator_members_unref (known);
      g_ptr_array_index (found, i) = event;
    }
  return musette_simulator_call_commit (call, &refused) ? reply_all (found) : refused;
}

static MusetteSimulatorReply *
delete_range (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_auto (GStrv) categories = musette_simulator_query_get_list (call->query, "category");
  g_autoptr (GPtrArray) found = NULL;

  if (categories == NULL)
    return musette_simulator_call_missing_parameter ("category", "List");
  found = find_range (call, FALSE, &refused);
  if (found == NULL)
    return refused;
  for (guint i = 0; i < found->len; i++)
    if (musette_simulator_event_is_of (g_ptr_array_index (found, i), categories))
      stage (call, musette_simulator_event_get_id (g_ptr_array_index (found, i)), NULL);
  if (!musette_simulator_call_commit (call, &refused))
    return refused;
  return musette_simulator_reply_new_json (g_bytes_new_static ("{}", 2));
}

static gboolean
is_doomed (const MusetteSimulatorMembers *event, JsonArray *doomed)
{
  g_autofree char *external = musette_simulator_members_dup_string (event, "external_id");

  for (guint i = 0; i < musette_json_array_get_length (doomed); i++)
    {
      JsonObject *one = musette_json_array_get_object (doomed, i);
      const char *name = musette_json_get_string (one, "external_id");

      if ((musette_json_has (one, "id")
           && musette_json_get_int (one, "id") == musette_simulator_event_get_id (event))
          || (name != NULL && g_strcmp0 (name, external) == 0))
        return TRUE;
    }
  return FALSE;
}

/* By number or by the client's own id; unknown ones are passed over. */
static MusetteSimulatorReply *
delete_several (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_array (call, &refused);
  g_autoptr (GPtrArray) all = musette_simulator_events_list (call);
  g_autofree char *json = NULL;
  guint count = 0;

  if (root == NULL)
    return refused;
  for (guint i = 0; i < all->len; i++)
    {
      MusetteSimulatorMembers *event = g_ptr_array_index (all, i);

      if (!is_doomed (event, musette_json_as_array (root, NULL)))
        continue;
      stage (call, musette_simulator_event_get_id (event), NULL);
      count++;
    }
  if (!musette_simulator_call_commit (call, &refused))
    return refused;
  json = g_strdup_printf ("{\"eventsDeleted\":%u}", count);
  return musette_simulator_reply_new_json (g_bytes_new (json, strlen (json)));
}

static MusetteSimulatorMembers *
copy_event (MusetteSimulatorCall *call, const MusetteSimulatorMembers *event, gint64 weeks)
{
  int id = musette_simulator_ledger_make_number (call->ledger);
  MusetteSimulatorMembers *copy = musette_simulator_members_copy (event);
  g_autofree char *uid = g_strdup_printf ("00000000-0000-4000-8000-%012d", id);
  g_autofree char *stamp = musette_simulator_ledger_make_stamp (call->ledger);

  musette_simulator_members_set_number (copy, "id", id);
  musette_simulator_members_set_string (copy, "uid", uid);
  musette_simulator_members_set (copy, "external_id", "null");
  musette_simulator_members_set (copy, "paired_activity_id", "null");
  musette_simulator_members_set_string (copy, "updated", stamp);
  musette_simulator_event_move (copy,
                                musette_simulator_event_get_start (event) + weeks * 7 * 86400);
  return copy;
}

static MusetteSimulatorReply *
duplicate (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (GPtrArray) made
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_members_unref);
  MusetteSimulatorRecords *records = musette_simulator_ledger_get_records (call->ledger);
  JsonObject *sent;
  JsonArray *ids;
  gint64 copies;
  gint64 weeks;

  if (root == NULL)
    return refused;
  sent = musette_json_as_object (root, NULL);
  ids = musette_json_get_array (sent, "eventIds");
  copies = musette_json_get_int (sent, "numCopies");
  weeks = musette_json_get_int (sent, "weeksBetween");
  if (ids == NULL || copies < 1 || copies > MOST_COPIES || weeks < 0)
    return musette_simulator_reply_new_error (422, "Invalid numCopies, weeksBetween or eventIds");
  for (gint64 copy = 1; copy <= copies; copy++)
    for (guint i = 0; i < musette_json_array_get_length (ids); i++)
      {
        g_autoptr (MusetteSimulatorMembers) event = musette_simulator_records_find (
            records, MUSETTE_SIMULATOR_EVENT, (int) musette_json_array_get_double (ids, i));

        if (event == NULL)
          return musette_simulator_reply_new_error (404, "Event not found");
        g_ptr_array_add (made, copy_event (call, event, copy * weeks));
      }
  for (guint i = 0; i < made->len; i++)
    stage (call, musette_simulator_event_get_id (g_ptr_array_index (made, i)),
           g_ptr_array_index (made, i));
  return musette_simulator_call_commit (call, &refused) ? reply_all (made) : refused;
}

/* What the model of fitness is told by events. */
static MusetteSimulatorReply *
list_model_events (MusetteSimulatorCall *call)
{
  static char *categories[]
      = { (char *) "SET_EFTP", (char *) "FITNESS_DAYS", (char *) "SET_FITNESS", NULL };
  g_autoptr (GPtrArray) all = musette_simulator_events_list (call);

  for (guint i = all->len; i > 0; i--)
    if (!musette_simulator_event_is_of (g_ptr_array_index (all, i - 1), categories))
      g_ptr_array_remove_index (all, i - 1);
  return reply_all (all);
}

/**
 * musette_simulator_event_range_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what changes many events at once
 */
const MusetteSimulatorRoute *
musette_simulator_event_range_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "PUT", "athlete/*/events", NULL, update_range },
    { "DELETE", "athlete/*/events", NULL, delete_range },
    { "PUT", "athlete/*/events/bulk-delete", NULL, delete_several },
    { "POST", "athlete/*/duplicate-events", NULL, duplicate },
    { "GET", "athlete/*/fitness-model-events", NULL, list_model_events },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
