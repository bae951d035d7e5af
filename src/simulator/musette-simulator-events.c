/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-event.h"
#include "musette-simulator-workout.h"

#include <math.h>
#include <string.h>

#define USUAL_DAYS 6

static MusetteSimulatorReply *
not_found (void)
{
  return musette_simulator_reply_new_error (404, "Event not found");
}

static MusetteSimulatorMembers *
find_event (MusetteSimulatorCall *call)
{
  return musette_simulator_records_find (musette_simulator_ledger_get_records (call->ledger),
                                         MUSETTE_SIMULATOR_EVENT,
                                         (int) g_ascii_strtoll (call->segments[3], NULL, 10));
}

static MusetteSimulatorReply *
reply_event (const MusetteSimulatorMembers *event)
{
  char *json = musette_simulator_members_to_json (event);

  return musette_simulator_reply_new_json (g_bytes_new_take (json, strlen (json)));
}

static MusetteSimulatorReply *
reply_events (GPtrArray *events)
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

static void
stage (MusetteSimulatorCall *call, MusetteSimulatorMembers *event)
{
  musette_simulator_records_stage (musette_simulator_ledger_get_records (call->ledger),
                                   MUSETTE_SIMULATOR_EVENT, musette_simulator_event_get_id (event),
                                   event);
}

/* A file of the workout beside it, where the call asks for one. */
static MusetteSimulatorMembers *
add_file (MusetteSimulatorCall *call, MusetteSimulatorMembers *event, const char *extension)
{
  MusetteSimulatorMembers *copy = musette_simulator_members_copy (event);
  MusetteWorkoutContext context;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *content = NULL;
  gsize size;
  const guchar *data;

  musette_simulator_workout_context (
      call->demo, musette_simulator_ledger_get_records (call->ledger), event, &context);
  bytes = musette_simulator_workout_export (event, &context, extension);
  if (bytes == NULL)
    return copy;
  data = g_bytes_get_data (bytes, &size);
  name = musette_simulator_workout_make_file_name (event, extension);
  content = g_base64_encode (data, size);
  musette_simulator_members_set_string (copy, "workout_filename", name);
  musette_simulator_members_set_string (copy, "workout_file_base64", content);
  return copy;
}

static void
append_csv (GString *text, const char *value)
{
  gboolean quoted = value != NULL && strpbrk (value, ",\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (text, '"');
  for (; value != NULL && *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *value);
    }
  if (quoted)
    g_string_append_c (text, '"');
}

static MusetteSimulatorReply *
reply_csv (GPtrArray *events)
{
  static const char *const columns[]
      = { "id",    "start_date_local", "end_date_local", "category",          "type",
          "name",  "moving_time",      "distance",       "icu_training_load", "icu_intensity",
          "color", "description" };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ",", columns[i]);
  for (guint k = 0; k < events->len; k++)
    for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
      {
        const MusetteSimulatorMembers *event = g_ptr_array_index (events, k);
        g_autofree char *string = musette_simulator_members_dup_string (event, columns[i]);
        const char *json = musette_simulator_members_get (event, columns[i]);

        g_string_append_c (text, i == 0 ? '\n' : ',');
        append_csv (text, string != NULL ? string : strcmp (json, "null") == 0 ? NULL : json);
      }
  g_string_append_c (text, '\n');
  return musette_simulator_reply_new_csv (g_string_free_to_bytes (text));
}

static gboolean
is_wanted (const MusetteSimulatorMembers *event,
           char **categories,
           MusetteDate oldest,
           MusetteDate newest,
           guint calendar)
{
  return musette_simulator_event_is_of (event, categories)
         && musette_simulator_event_get_start (event) < musette_local_time_from_date (newest + 1)
         && musette_simulator_event_get_end (event) > musette_local_time_from_date (oldest)
         && (calendar == 0
             || musette_simulator_members_get_double (event, "calendar_id") == calendar);
}

/* Events of many days are there when any of their days is. */
static MusetteSimulatorReply *
list_events (MusetteSimulatorCall *call)
{
  g_autoptr (GPtrArray) all = musette_simulator_events_list (call);
  g_autoptr (GPtrArray) wanted
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_members_unref);
  g_auto (GStrv) categories = musette_simulator_query_get_list (call->query, "category");
  const char *extension = musette_simulator_query_get (call->query, "ext");
  MusetteSimulatorReply *refused = NULL;
  MusetteDate oldest;
  MusetteDate newest;
  guint limit;
  guint calendar;

  if (!musette_simulator_call_get_day (call, "oldest", musette_demo_get_today (call->demo), &oldest,
                                       &refused)
      || !musette_simulator_call_get_day (call, "newest", oldest + USUAL_DAYS, &newest, &refused)
      || !musette_simulator_call_get_number (call, "limit", G_MAXINT, &limit, &refused)
      || !musette_simulator_call_get_number (call, "calendar_id", 0, &calendar, &refused))
    return refused;
  for (guint i = 0; i < all->len && wanted->len < limit; i++)
    {
      MusetteSimulatorMembers *event = g_ptr_array_index (all, i);

      if (is_wanted (event, categories, oldest, newest, calendar))
        g_ptr_array_add (wanted, extension == NULL ? musette_simulator_members_ref (event)
                                                   : add_file (call, event, extension));
    }
  return strcmp (call->extension, "csv") == 0 ? reply_csv (wanted) : reply_events (wanted);
}

static MusetteSimulatorReply *
get_event (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteSimulatorMembers) event = find_event (call);

  return event == NULL ? not_found () : reply_event (event);
}

static MusetteSimulatorReply *
update_event (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) known = find_event (call);
  g_autoptr (MusetteSimulatorMembers) event = NULL;

  if (root == NULL)
    return refused;
  if (known == NULL)
    return not_found ();
  event
      = musette_simulator_event_build (call, known, musette_json_as_object (root, NULL), &refused);
  if (event == NULL)
    return refused;
  stage (call, event);
  return musette_simulator_call_commit (call, &refused) ? reply_event (event) : refused;
}

static MusetteSimulatorReply *
delete_event (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteSimulatorMembers) known = find_event (call);

  if (known == NULL)
    return not_found ();
  musette_simulator_records_stage (musette_simulator_ledger_get_records (call->ledger),
                                   MUSETTE_SIMULATOR_EVENT, musette_simulator_event_get_id (known),
                                   NULL);
  if (!musette_simulator_call_commit (call, &refused))
    return refused;
  return musette_simulator_reply_new_json (g_bytes_new_static ("{}", 2));
}

static gboolean
has_same (const MusetteSimulatorMembers *event, const char *name, const char *value)
{
  g_autofree char *own = musette_simulator_members_dup_string (event, name);

  return value != NULL && g_strcmp0 (own, value) == 0;
}

/* A target replaces that of the same day and sport. */
static gboolean
is_same_target (const MusetteSimulatorMembers *event, JsonObject *sent)
{
  return g_strcmp0 (musette_json_get_string (sent, "category"), "TARGET") == 0
         && has_same (event, "category", "TARGET")
         && has_same (event, "type", musette_json_get_string (sent, "type"))
         && has_same (event, "start_date_local",
                      musette_json_get_string (sent, "start_date_local"));
}

static MusetteSimulatorMembers *
find_same (MusetteSimulatorCall *call, GPtrArray *made, JsonObject *sent)
{
  gboolean external = musette_simulator_query_get_bool (call->query, "upsert");
  gboolean uid = musette_simulator_query_get_bool (call->query, "upsertOnUid");
  g_autoptr (GPtrArray) all = musette_simulator_events_list (call);

  for (guint i = 0; i < made->len + all->len; i++)
    {
      MusetteSimulatorMembers *event
          = i < made->len ? g_ptr_array_index (made, i) : g_ptr_array_index (all, i - made->len);

      if ((external
           && has_same (event, "external_id", musette_json_get_string (sent, "external_id")))
          || (!external && uid
              && (has_same (event, "uid", musette_json_get_string (sent, "uid"))
                  || is_same_target (event, sent))))
        return musette_simulator_members_ref (event);
    }
  return NULL;
}

static MusetteSimulatorReply *
create_event (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  g_autoptr (MusetteSimulatorMembers) same = NULL;
  g_autoptr (MusetteSimulatorMembers) event = NULL;
  JsonObject *sent;

  if (root == NULL)
    return refused;
  sent = musette_json_as_object (root, NULL);
  same = find_same (call, made, sent);
  event = musette_simulator_event_build (call, same, sent, &refused);
  if (event == NULL)
    return refused;
  stage (call, event);
  return musette_simulator_call_commit (call, &refused) ? reply_event (event) : refused;
}

/* All or none, in the order in which they were sent. */
static MusetteSimulatorReply *
create_events (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_array (call, &refused);
  g_autoptr (GPtrArray) made
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_members_unref);
  gboolean stamped = musette_simulator_query_get_bool (call->query, "updatePlanApplied");
  g_autofree char *stamp = NULL;
  JsonArray *array;

  if (root == NULL)
    return refused;
  array = musette_json_as_array (root, NULL);
  stamp = stamped ? musette_simulator_ledger_make_stamp (call->ledger) : NULL;
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      JsonObject *sent = musette_json_array_get_object (array, i);
      g_autoptr (MusetteSimulatorMembers) same = find_same (call, made, sent);
      MusetteSimulatorMembers *event = musette_simulator_event_build (call, same, sent, &refused);

      if (event == NULL)
        return refused;
      if (stamped)
        musette_simulator_members_set_string (event, "plan_applied", stamp);
      g_ptr_array_add (made, event);
    }
  for (guint i = 0; i < made->len; i++)
    stage (call, g_ptr_array_index (made, i));
  return musette_simulator_call_commit (call, &refused) ? reply_events (made) : refused;
}

/* What was planned becomes an activity that was typed in. */
static MusetteSimulatorMembers *
make_done (MusetteSimulatorCall *call, const MusetteSimulatorMembers *event)
{
  static const char *const unknown[] = { "icu_rpe", "feel", "session_rpe", "gear", NULL };
  static const char *const taken[]
      = { "name",     "description", "type", "start_date_local", "moving_time", "icu_training_load",
          "distance", "sub_type",    NULL };
  MusetteSimulatorMembers *members = musette_simulator_members_new ();
  g_autofree char *stamp = musette_simulator_ledger_make_stamp (call->ledger);

  for (const char *const *name = unknown; *name != NULL; name++)
    musette_simulator_members_set (members, *name, "null");
  for (const char *const *name = taken; *name != NULL; name++)
    musette_simulator_members_set (members, *name, musette_simulator_members_get (event, *name));
  if (musette_simulator_members_is_null (event, "type"))
    musette_simulator_members_set_string (members, "type", "Workout");
  musette_simulator_members_set_number (members, "paired_event_id",
                                        musette_simulator_event_get_id (event));
  musette_simulator_members_set_string (members, "created", stamp);
  musette_simulator_members_set_string (members, "icu_sync_date", stamp);
  musette_simulator_members_set_string (members, "analyzed", stamp);
  return members;
}

static MusetteSimulatorReply *
mark_done (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteSimulatorMembers) known = find_event (call);
  g_autoptr (MusetteSimulatorMembers) members = NULL;
  g_autoptr (MusetteSimulatorMembers) paired = NULL;
  g_autoptr (MusetteSimulatorEntry) entry = NULL;
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autofree char *id = NULL;

  if (known == NULL)
    return not_found ();
  if (!has_same (known, "category", "WORKOUT"))
    return musette_simulator_reply_new_error (422, "Event is not a workout");
  members = make_done (call, known);
  id = musette_simulator_ledger_make_id (call->ledger);
  entry
      = musette_simulator_entry_new (call->demo, id, MUSETTE_DEMO_KIND_MANUAL, members, NULL, NULL);
  paired = musette_simulator_members_copy (known);
  musette_simulator_members_set_string (paired, "paired_activity_id", id);
  stage (call, paired);
  if (!musette_simulator_call_put (call, entry, &refused))
    return refused;
  writer = musette_json_writer_new (FALSE);
  musette_simulator_call_write_activity (call, writer, entry, NULL);
  return musette_simulator_call_reply_writer (writer);
}

/**
 * musette_simulator_event_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what reads, makes and changes events
 */
const MusetteSimulatorRoute *
musette_simulator_event_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/events", ".json .csv", list_events },
    { "POST", "athlete/*/events", NULL, create_event },
    { "POST", "athlete/*/events/bulk", NULL, create_events },
    { "GET", "athlete/*/events/*", NULL, get_event },
    { "PUT", "athlete/*/events/*", NULL, update_event },
    { "DELETE", "athlete/*/events/*", NULL, delete_event },
    { "POST", "athlete/*/events/*/mark-done", NULL, mark_done },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
