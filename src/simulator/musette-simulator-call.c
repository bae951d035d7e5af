/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-call.h"

#include "musette-simulator-activity.h"
#include "musette-simulator-ride.h"

#include <string.h>

/**
 * musette_simulator_call_missing_parameter:
 * @name: a parameter
 * @java_type: its type in the service's words
 *
 * Returns: (transfer full): what the service says when it is not there
 */
MusetteSimulatorReply *
musette_simulator_call_missing_parameter (const char *name, const char *java_type)
{
  return musette_simulator_reply_new_error (
      422, "Required request parameter '%s' for method parameter type %s is not present", name,
      java_type);
}

/**
 * musette_simulator_call_wrong_date:
 * @text: what should be a date
 *
 * Returns: (transfer full): what the service says of it
 */
MusetteSimulatorReply *
musette_simulator_call_wrong_date (const char *text)
{
  return musette_simulator_reply_new_error (422, "Invalid date [%s]", text);
}

static MusetteSimulatorReply *
wrong_number (const char *text)
{
  return musette_simulator_reply_new_error (
      500,
      "org.springframework.web.method.annotation.MethodArgumentTypeMismatchException: Failed to "
      "convert value of type 'java.lang.String' to required type 'java.lang.Integer'; nested "
      "exception is java.lang.NumberFormatException: For input string: \"%s\"",
      text);
}

/**
 * musette_simulator_call_get_number:
 * @self: a call
 * @name: an integer parameter
 * @fallback: its value when it is absent
 * @value: (out): its value
 * @refused: (out): what to answer when it is no number
 *
 * Returns: whether @value is set
 */
gboolean
musette_simulator_call_get_number (MusetteSimulatorCall *self,
                                   const char *name,
                                   guint fallback,
                                   guint *value,
                                   MusetteSimulatorReply **refused)
{
  const char *text = musette_simulator_query_get (self->query, name);
  guint64 number;

  *value = fallback;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    {
      *refused = wrong_number (text);
      return FALSE;
    }
  *value = (guint) number;
  return TRUE;
}

/**
 * musette_simulator_call_get_time:
 * @self: a call
 * @name: a parameter that is a day or a date-time
 * @to_end: whether a day counts to its end
 * @fallback: its value when it is absent
 * @value: (out): its value
 * @refused: (out): what to answer when it is no date
 *
 * Returns: whether @value is set
 */
gboolean
musette_simulator_call_get_time (MusetteSimulatorCall *self,
                                 const char *name,
                                 gboolean to_end,
                                 MusetteLocalTime fallback,
                                 MusetteLocalTime *value,
                                 MusetteSimulatorReply **refused)
{
  const char *text = musette_simulator_query_get (self->query, name);

  *value = fallback;
  if (text == NULL)
    return TRUE;
  *value = musette_local_time_parse (text);
  if (*value == MUSETTE_LOCAL_TIME_NONE || strchr (text, 'Z') != NULL)
    {
      *refused = musette_simulator_call_wrong_date (text);
      return FALSE;
    }
  if (to_end && strlen (text) == strlen ("2026-01-01"))
    *value += 86399;
  return TRUE;
}

/**
 * musette_simulator_call_get_day:
 * @self: a call
 * @name: a parameter that is a day
 * @fallback: its value when it is absent
 * @value: (out): its value
 * @refused: (out): what to answer when it is no date
 *
 * Returns: whether @value is set
 */
gboolean
musette_simulator_call_get_day (MusetteSimulatorCall *self,
                                const char *name,
                                MusetteDate fallback,
                                MusetteDate *value,
                                MusetteSimulatorReply **refused)
{
  MusetteLocalTime time;

  if (!musette_simulator_call_get_time (self, name, FALSE, musette_local_time_from_date (fallback),
                                        &time, refused))
    return FALSE;
  *value = musette_local_time_get_date (time);
  return TRUE;
}

/**
 * musette_simulator_call_get_fields:
 * @self: a call
 *
 * Returns: (transfer full) (nullable): the members that are asked for, %NULL = all
 */
GHashTable *
musette_simulator_call_get_fields (MusetteSimulatorCall *self)
{
  g_auto (GStrv) names = musette_simulator_query_get_list (self->query, "fields");
  GHashTable *fields;

  if (names == NULL)
    return NULL;
  fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **name = names; *name != NULL; name++)
    g_hash_table_add (fields, g_strdup (*name));
  return fields;
}

static MusetteJson *
parse_body (MusetteSimulatorCall *self, MusetteSimulatorReply **refused)
{
  g_autoptr (GError) error = NULL;
  MusetteJson *root;

  if (g_bytes_get_size (self->request->body) == 0)
    {
      *refused = musette_simulator_reply_new_error (400, "Required request body is missing");
      return NULL;
    }
  root = musette_json_parse_bytes (self->request->body, &error);
  if (root == NULL)
    *refused = musette_simulator_reply_new_error (400, "JSON parse error: %s", error->message);
  return root;
}

/**
 * musette_simulator_call_parse_object:
 * @self: a call
 * @refused: (out): what to answer when the body is no object
 *
 * Returns: (transfer full) (nullable): the body
 */
MusetteJson *
musette_simulator_call_parse_object (MusetteSimulatorCall *self, MusetteSimulatorReply **refused)
{
  g_autoptr (MusetteJson) root = parse_body (self, refused);

  if (root == NULL || musette_json_get_kind (root) == MUSETTE_JSON_OBJECT)
    return g_steal_pointer (&root);
  *refused = musette_simulator_reply_new_error (
      422, "JSON parse error: Cannot deserialize instance of object out of another token");
  return NULL;
}

/**
 * musette_simulator_call_parse_array:
 * @self: a call
 * @refused: (out): what to answer when the body is no array of objects
 *
 * Returns: (transfer full) (nullable): the body
 */
MusetteJson *
musette_simulator_call_parse_array (MusetteSimulatorCall *self, MusetteSimulatorReply **refused)
{
  g_autoptr (MusetteJson) root = parse_body (self, refused);
  JsonArray *array;
  gboolean good;

  if (root == NULL)
    return NULL;
  array = musette_json_as_array (root, NULL);
  good = array != NULL;
  for (guint i = 0; good && i < musette_json_array_get_length (array); i++)
    good = musette_json_array_get_object (array, i) != NULL;
  if (good)
    return g_steal_pointer (&root);
  *refused = musette_simulator_reply_new_error (
      422, "JSON parse error: Cannot deserialize value of type `java.util.ArrayList` from another "
           "token");
  return NULL;
}

/**
 * musette_simulator_call_write_activity:
 * @self: a call
 * @writer: where the object goes
 * @entry: an activity
 * @fields: (nullable): the members that are asked for, %NULL = all
 *
 * Writes the activity, with its intervals when the call asks for them.
 */
void
musette_simulator_call_write_activity (MusetteSimulatorCall *self,
                                       MusetteJsonWriter *writer,
                                       MusetteSimulatorEntry *entry,
                                       GHashTable *fields)
{
  const MusetteSimulatorRow row = { writer, fields, NULL };

  musette_json_writer_begin_object (writer);
  musette_simulator_activity_write (&row, self->activities, self->athlete_id, entry);
  if (fields == NULL && musette_simulator_query_get_bool (self->query, "intervals")
      && !musette_simulator_entry_is_stub (entry))
    {
      g_autoptr (MusetteSimulatorRide) ride = musette_simulator_ride_new (entry);

      musette_simulator_ride_write_intervals (ride, writer);
    }
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_call_reply_writer:
 * @writer: a writer with a whole value
 *
 * Returns: (transfer full): that value as the answer
 */
MusetteSimulatorReply *
musette_simulator_call_reply_writer (MusetteJsonWriter *writer)
{
  return musette_simulator_reply_new_json (musette_json_writer_finish_bytes (writer));
}

/**
 * musette_simulator_call_not_kept:
 * @error: why a change could not be kept
 *
 * Returns: (transfer full): what to answer
 */
MusetteSimulatorReply *
musette_simulator_call_not_kept (const GError *error)
{
  return musette_simulator_reply_new_error (500, "%s", error->message);
}

/**
 * musette_simulator_call_put_all:
 * @self: a call that may change something
 * @entries: (element-type MusetteSimulatorEntry): activities that are new or changed
 * @refused: (out): what to answer when the change cannot be kept
 *
 * Makes a change; the call goes on with the activities as they are then.
 *
 * Returns: whether the change was made
 */
gboolean
musette_simulator_call_put_all (MusetteSimulatorCall *self,
                                GPtrArray *entries,
                                MusetteSimulatorReply **refused)
{
  g_autoptr (GError) error = NULL;

  if (!musette_simulator_ledger_put_activities (self->ledger, entries, &error))
    {
      *refused = musette_simulator_call_not_kept (error);
      return FALSE;
    }
  musette_simulator_activities_unref (self->activities);
  self->activities = musette_simulator_ledger_get_activities (self->ledger);
  return TRUE;
}

/**
 * musette_simulator_call_put:
 * @self: a call that may change something
 * @entry: an activity that is new or changed
 * @refused: (out): what to answer when the change cannot be kept
 *
 * Returns: whether the change was made
 */
gboolean
musette_simulator_call_put (MusetteSimulatorCall *self,
                            MusetteSimulatorEntry *entry,
                            MusetteSimulatorReply **refused)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  g_ptr_array_add (entries, entry);
  return musette_simulator_call_put_all (self, entries, refused);
}

/**
 * musette_simulator_call_commit:
 * @self: a call that may change something
 * @refused: (out): what to answer when the change cannot be kept
 *
 * Makes the change that is staged in the records.
 *
 * Returns: whether it was made
 */
gboolean
musette_simulator_call_commit (MusetteSimulatorCall *self, MusetteSimulatorReply **refused)
{
  g_autoptr (GError) error = NULL;

  if (musette_simulator_ledger_commit_records (self->ledger, &error))
    return TRUE;
  *refused = musette_simulator_call_not_kept (error);
  return FALSE;
}
