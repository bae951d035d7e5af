/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-values.h"

#include "musette-date.h"
#include "musette-json-writer.h"

#include <math.h>
#include <string.h>

#define LONGEST_NAME 80
#define LOCAL_TIME_LENGTH 19
#define CLEARED "null"

static const char *const java_types[] = { "java.lang.String",
                                          "java.lang.Integer",
                                          "java.lang.Float",
                                          "java.lang.Boolean",
                                          "java.util.ArrayList<java.lang.String>",
                                          "java.lang.String",
                                          "java.util.LinkedHashMap",
                                          "java.util.ArrayList" };
static const char *const json_kinds[]
    = { "null", "Boolean", "Number", "String", "Array", "Object" };

static char *
to_json (JsonNode *node)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_node (writer, node);
  return musette_json_writer_finish (writer);
}

static char *
refuse (JsonNode *node,
        const char *name,
        MusetteSimulatorValueKind kind,
        MusetteSimulatorReply **refused)
{
  g_autofree char *json = to_json (node);

  *refused = musette_simulator_reply_new_error (
      422,
      "JSON parse error: Cannot deserialize value of type `%s` from %s %.60s (through reference "
      "chain: [\"%s\"])",
      java_types[kind], json_kinds[musette_json_get_kind (node)], json, name);
  return NULL;
}

/* The text of a JSON string. */
static char *
dup_text (const char *json)
{
  g_autofree char *object = g_strdup_printf ("{\"s\":%s}", json);
  g_autoptr (MusetteJson) root = musette_json_parse (object, -1, NULL);

  return g_strdup (musette_json_get_string (musette_json_as_object (root, NULL), "s"));
}

/* Numbers and truth values are taken for text, as the service does. */
static char *
read_string (char *json, MusetteJsonKind is)
{
  g_autofree char *owned = json;

  if (is == MUSETTE_JSON_STRING)
    return g_steal_pointer (&owned);
  return g_strdup_printf ("\"%s\"", owned);
}

static char *
read_number (const char *text, gboolean whole)
{
  GString *json;
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value) || (whole && fabs (value) > G_MAXINT))
    return NULL;
  if (value == -1)
    return g_strdup (CLEARED);
  json = g_string_new (NULL);
  musette_json_append_double (json, whole ? trunc (value) : value);
  return g_string_free (json, FALSE);
}

static char *
read_boolean (const char *text)
{
  if (g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "false") == 0)
    return g_ascii_strdown (text, -1);
  return NULL;
}

static gboolean
holds_strings (JsonNode *node)
{
  JsonArray *array = musette_json_as_array (node, NULL);
  guint n = musette_json_array_get_length (array);

  for (guint i = 0; i < n; i++)
    if (musette_json_array_get_string (array, i) == NULL)
      return FALSE;
  return TRUE;
}

/* The service wants a date with its time, and the athlete's own. */
static char *
read_time (char *json, MusetteSimulatorReply **refused)
{
  g_autofree char *owned = json;
  g_autofree char *text = dup_text (owned);
  gsize length = strlen (text);

  if (length == LOCAL_TIME_LENGTH && musette_local_time_parse (text) != MUSETTE_LOCAL_TIME_NONE)
    return g_steal_pointer (&owned);
  *refused = musette_simulator_reply_new_error (
      422, "Text '%s' could not be parsed at index %u", text,
      (guint) (length >= LOCAL_TIME_LENGTH ? LOCAL_TIME_LENGTH : MIN (length, 10)));
  return NULL;
}

/* What is made of a string, a number or a truth value. */
static char *
read_scalar (JsonNode *node, MusetteSimulatorValueKind kind, MusetteSimulatorReply **refused)
{
  MusetteJsonKind is = musette_json_get_kind (node);
  g_autofree char *json = to_json (node);
  g_autofree char *text = is == MUSETTE_JSON_STRING ? dup_text (json) : g_strdup (json);

  switch (kind)
    {
    case MUSETTE_SIMULATOR_STRING:
      return read_string (g_steal_pointer (&json), is);
    case MUSETTE_SIMULATOR_INTEGER:
      return is == MUSETTE_JSON_BOOL ? NULL : read_number (text, TRUE);
    case MUSETTE_SIMULATOR_FLOAT:
      return is == MUSETTE_JSON_BOOL ? NULL : read_number (text, FALSE);
    case MUSETTE_SIMULATOR_BOOLEAN:
      return is == MUSETTE_JSON_NUMBER ? NULL : read_boolean (text);
    case MUSETTE_SIMULATOR_LOCAL_TIME:
      return is == MUSETTE_JSON_STRING ? read_time (g_steal_pointer (&json), refused) : NULL;
    case MUSETTE_SIMULATOR_STRINGS:
    case MUSETTE_SIMULATOR_OBJECT:
    case MUSETTE_SIMULATOR_ARRAY:
      return NULL;
    default:
      g_assert_not_reached ();
    }
}

/**
 * musette_simulator_value_read:
 * @node: a value that is not null
 * @name: the member it is for
 * @kind: what the service takes
 * @refused: (out): what to answer when it is something else
 *
 * Returns: (transfer full) (nullable): the value as the service keeps it, `null` when it clears the
 *   member, %NULL with @refused set
 */
char *
musette_simulator_value_read (JsonNode *node,
                              const char *name,
                              MusetteSimulatorValueKind kind,
                              MusetteSimulatorReply **refused)
{
  MusetteJsonKind is = musette_json_get_kind (node);
  char *json = NULL;

  if (is == MUSETTE_JSON_OBJECT)
    json = kind == MUSETTE_SIMULATOR_OBJECT ? to_json (node) : NULL;
  else if (is == MUSETTE_JSON_ARRAY)
    json = kind == MUSETTE_SIMULATOR_ARRAY
                   || (kind == MUSETTE_SIMULATOR_STRINGS && holds_strings (node))
               ? to_json (node)
               : NULL;
  else
    json = read_scalar (node, kind, refused);
  if (json == NULL && *refused == NULL)
    return refuse (node, name, kind, refused);
  return json;
}

/**
 * musette_simulator_value_check_name:
 * @json: a text that should be a name
 * @refused: (out): what to answer when it is none
 *
 * Returns: whether it can be a name
 */
gboolean
musette_simulator_value_check_name (const char *json, MusetteSimulatorReply **refused)
{
  g_autofree char *text = g_strstrip (dup_text (json));

  if (*text == '\0')
    *refused = musette_simulator_reply_new_error (422, "Name is required");
  else if (g_utf8_strlen (text, -1) > LONGEST_NAME)
    *refused = musette_simulator_reply_new_error (422, "Name is too long");
  return *refused == NULL;
}

/**
 * musette_simulator_value_check_range:
 * @json: a number or `null`
 * @name: the member it is for
 * @low: the least that is taken
 * @high: the greatest that is taken
 * @refused: (out): what to answer when it is out of range
 *
 * Returns: whether it is in range
 */
gboolean
musette_simulator_value_check_range (const char *json,
                                     const char *name,
                                     double low,
                                     double high,
                                     MusetteSimulatorReply **refused)
{
  double value = g_ascii_strtod (json, NULL);

  if (strcmp (json, CLEARED) == 0 || (value >= low && value <= high))
    return TRUE;
  *refused = musette_simulator_reply_new_error (422, "Invalid %s [%s]", name, json);
  return FALSE;
}

/**
 * musette_simulator_value_check_word:
 * @json: a text
 * @name: the member it is for
 * @words: (array zero-terminated=1): what is taken
 * @refused: (out): what to answer when it is another
 *
 * Returns: whether it is one of @words
 */
gboolean
musette_simulator_value_check_word (const char *json,
                                    const char *name,
                                    const char *const *words,
                                    MusetteSimulatorReply **refused)
{
  g_autofree char *text = dup_text (json);

  if (g_strv_contains (words, text))
    return TRUE;
  *refused = musette_simulator_reply_new_error (422, "Invalid %s [%s]", name, text);
  return FALSE;
}

static gboolean
take_value (MusetteSimulatorMembers *members,
            const MusetteSimulatorField *field,
            JsonNode *node,
            MusetteSimulatorReply **refused)
{
  g_autofree char *json = musette_simulator_value_read (node, field->name, field->kind, refused);
  gboolean number
      = field->kind == MUSETTE_SIMULATOR_INTEGER || field->kind == MUSETTE_SIMULATOR_FLOAT;

  if (json == NULL)
    return FALSE;
  if (number && !musette_simulator_value_check_range (json, field->name, 0, G_MAXINT, refused))
    return FALSE;
  musette_simulator_members_set (members, field->name, strcmp (json, "\"\"") == 0 ? CLEARED : json);
  return TRUE;
}

/**
 * musette_simulator_values_take:
 * @members: a copy of what is known, of no use when something is refused
 * @sent: what was sent
 * @fields: (array length=n_fields): what can be written
 * @n_fields: how many
 * @refused: (out): what to answer when something cannot be taken
 *
 * Takes what can be written. Nulls and members that cannot be written say nothing; -1 clears a
 * number and an empty text a text.
 *
 * Returns: whether all could be taken
 */
gboolean
musette_simulator_values_take (MusetteSimulatorMembers *members,
                               JsonObject *sent,
                               const MusetteSimulatorField *fields,
                               guint n_fields,
                               MusetteSimulatorReply **refused)
{
  for (guint i = 0; i < n_fields; i++)
    {
      JsonNode *node = musette_json_get_node (sent, fields[i].name);

      if (node == NULL || musette_json_get_kind (node) == MUSETTE_JSON_NULL)
        continue;
      if (!take_value (members, &fields[i], node, refused))
        return FALSE;
    }
  return TRUE;
}
