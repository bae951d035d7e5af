/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-members.h"

#include <math.h>
#include <string.h>

/* The members of a JSON object in their order, each with the text of its value. It is changed only
 * by whoever made it, before others see it. */
struct _MusetteSimulatorMembers
{
  GPtrArray *names;
  GHashTable *values; /* name → text; owns both */
};

/**
 * musette_simulator_members_new:
 *
 * Returns: (transfer full): no members
 */
MusetteSimulatorMembers *
musette_simulator_members_new (void)
{
  MusetteSimulatorMembers *self = g_atomic_rc_box_new0 (MusetteSimulatorMembers);

  self->names = g_ptr_array_new ();
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * musette_simulator_members_copy:
 * @self: (nullable): members, %NULL = none
 *
 * Returns: (transfer full): a copy to change
 */
MusetteSimulatorMembers *
musette_simulator_members_copy (const MusetteSimulatorMembers *self)
{
  MusetteSimulatorMembers *copy = musette_simulator_members_new ();

  for (guint i = 0; self != NULL && i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);

      musette_simulator_members_set (copy, name, g_hash_table_lookup (self->values, name));
    }
  return copy;
}

/**
 * musette_simulator_members_new_from_object:
 * @object: a parsed object
 *
 * Returns: (transfer full): all its members
 */
MusetteSimulatorMembers *
musette_simulator_members_new_from_object (JsonObject *object)
{
  MusetteSimulatorMembers *self = musette_simulator_members_new ();
  g_auto (GStrv) names = musette_json_dup_members (object);

  for (char **name = names; *name != NULL; name++)
    musette_simulator_members_set_node (self, *name, musette_json_get_node (object, *name));
  return self;
}

/**
 * musette_simulator_members_ref:
 * @self: members
 *
 * Returns: (transfer full): @self
 */
MusetteSimulatorMembers *
musette_simulator_members_ref (MusetteSimulatorMembers *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
members_clear (gpointer data)
{
  MusetteSimulatorMembers *self = data;

  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->values);
}

/**
 * musette_simulator_members_unref:
 * @self: members
 */
void
musette_simulator_members_unref (MusetteSimulatorMembers *self)
{
  g_atomic_rc_box_release_full (self, members_clear);
}

/**
 * musette_simulator_members_get_n:
 * @self: (nullable): members, %NULL = none
 *
 * Returns: how many there are
 */
guint
musette_simulator_members_get_n (const MusetteSimulatorMembers *self)
{
  return self == NULL ? 0 : self->names->len;
}

/**
 * musette_simulator_members_get_name:
 * @self: members
 * @index: which one
 *
 * Returns: its name
 */
const char *
musette_simulator_members_get_name (const MusetteSimulatorMembers *self, guint index)
{
  return g_ptr_array_index (self->names, index);
}

/**
 * musette_simulator_members_get:
 * @self: (nullable): members, %NULL = none
 * @name: a member
 *
 * Returns: (nullable): its value as JSON text, %NULL when it is absent
 */
const char *
musette_simulator_members_get (const MusetteSimulatorMembers *self, const char *name)
{
  return self == NULL ? NULL : g_hash_table_lookup (self->values, name);
}

/**
 * musette_simulator_members_is_null:
 * @self: (nullable): members, %NULL = none
 * @name: a member
 *
 * Returns: whether it is absent or null
 */
gboolean
musette_simulator_members_is_null (const MusetteSimulatorMembers *self, const char *name)
{
  const char *json = musette_simulator_members_get (self, name);

  return json == NULL || strcmp (json, "null") == 0;
}

/**
 * musette_simulator_members_dup_string:
 * @self: (nullable): members, %NULL = none
 * @name: a member
 *
 * Returns: (transfer full) (nullable): its text, %NULL when it is no string
 */
char *
musette_simulator_members_dup_string (const MusetteSimulatorMembers *self, const char *name)
{
  const char *json = musette_simulator_members_get (self, name);
  g_autoptr (MusetteJson) root = NULL;
  g_autofree char *object = NULL;

  if (json == NULL || json[0] != '"')
    return NULL;
  object = g_strdup_printf ("{\"s\":%s}", json);
  root = musette_json_parse (object, -1, NULL);
  if (root == NULL)
    return NULL;
  return g_strdup (musette_json_get_string (musette_json_as_object (root, NULL), "s"));
}

/**
 * musette_simulator_members_get_double:
 * @self: (nullable): members, %NULL = none
 * @name: a member
 *
 * Returns: its value, NaN when it is no number
 */
double
musette_simulator_members_get_double (const MusetteSimulatorMembers *self, const char *name)
{
  const char *json = musette_simulator_members_get (self, name);
  char *end;
  double value;

  if (json == NULL)
    return NAN;
  value = g_ascii_strtod (json, &end);
  return end == json || *end != '\0' ? NAN : value;
}

/**
 * musette_simulator_members_get_bool:
 * @self: (nullable): members, %NULL = none
 * @name: a member
 *
 * Returns: whether it is true
 */
gboolean
musette_simulator_members_get_bool (const MusetteSimulatorMembers *self, const char *name)
{
  return g_strcmp0 (musette_simulator_members_get (self, name), "true") == 0;
}

/**
 * musette_simulator_members_set:
 * @self: members that nobody else sees yet
 * @name: a member
 * @json: its value, one well-formed JSON value
 */
void
musette_simulator_members_set (MusetteSimulatorMembers *self, const char *name, const char *json)
{
  gpointer known;

  if (g_hash_table_lookup_extended (self->values, name, &known, NULL))
    {
      g_hash_table_insert (self->values, g_strdup (name), g_strdup (json));
      return;
    }
  known = g_strdup (name);
  g_ptr_array_add (self->names, known);
  g_hash_table_insert (self->values, known, g_strdup (json));
}

/**
 * musette_simulator_members_set_string:
 * @self: members that nobody else sees yet
 * @name: a member
 * @value: (nullable): its text, %NULL = null
 */
void
musette_simulator_members_set_string (MusetteSimulatorMembers *self,
                                      const char *name,
                                      const char *value)
{
  g_autoptr (GString) json = g_string_new (NULL);

  if (value == NULL)
    g_string_append (json, "null");
  else
    musette_json_append_string (json, value);
  musette_simulator_members_set (self, name, json->str);
}

/**
 * musette_simulator_members_set_number:
 * @self: members that nobody else sees yet
 * @name: a member
 * @value: its value, NaN = null
 */
void
musette_simulator_members_set_number (MusetteSimulatorMembers *self, const char *name, double value)
{
  g_autoptr (GString) json = g_string_new (NULL);

  musette_json_append_double (json, value);
  musette_simulator_members_set (self, name, json->str);
}

/**
 * musette_simulator_members_set_node:
 * @self: members that nobody else sees yet
 * @name: a member
 * @node: (nullable): its value
 */
void
musette_simulator_members_set_node (MusetteSimulatorMembers *self, const char *name, JsonNode *node)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autofree char *json = NULL;

  musette_json_writer_node (writer, node);
  json = musette_json_writer_finish (writer);
  musette_simulator_members_set (self, name, json);
}

/**
 * musette_simulator_members_remove:
 * @self: members that nobody else sees yet
 * @name: a member
 */
void
musette_simulator_members_remove (MusetteSimulatorMembers *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (strcmp (g_ptr_array_index (self->names, i), name) == 0)
      {
        g_ptr_array_remove_index (self->names, i);
        break;
      }
  g_hash_table_remove (self->values, name);
}

/**
 * musette_simulator_members_write:
 * @self: (nullable): members, %NULL = none
 * @writer: an object that is being written
 *
 * Writes all members.
 */
void
musette_simulator_members_write (const MusetteSimulatorMembers *self, MusetteJsonWriter *writer)
{
  for (guint i = 0; i < musette_simulator_members_get_n (self); i++)
    {
      const char *name = g_ptr_array_index (self->names, i);

      musette_json_writer_name (writer, name);
      musette_json_writer_raw (writer, g_hash_table_lookup (self->values, name), -1);
    }
}

/**
 * musette_simulator_members_to_json:
 * @self: (nullable): members, %NULL = none
 *
 * Returns: (transfer full): an object with them
 */
char *
musette_simulator_members_to_json (const MusetteSimulatorMembers *self)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_object (writer);
  musette_simulator_members_write (self, writer);
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

/**
 * musette_simulator_members_new_from_json:
 * @json: a well-formed object
 *
 * Returns: (transfer full): its members
 */
MusetteSimulatorMembers *
musette_simulator_members_new_from_json (const char *json)
{
  g_autoptr (MusetteJson) root = musette_json_parse (json, -1, NULL);

  return musette_simulator_members_new_from_object (musette_json_as_object (root, NULL));
}
