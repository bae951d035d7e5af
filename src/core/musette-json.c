/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "musette-error.h"
#include "musette-json-cursor.h"

/* The tree is json-glib's; the grammar is ours. json-glib's parser accepts single quotes,
 * assignments, hexadecimal numbers and several values, recurses without a limit and asserts on
 * half surrogate pairs. */

static JsonNode *build (MusetteJsonCursor *cursor, GError **error);

static gboolean
build_member (MusetteJsonCursor *cursor, gpointer object, GError **error)
{
  g_autofree char *member = NULL;
  const char *name;
  gsize length;
  JsonNode *value;

  if (!musette_json_cursor_name (cursor, &name, &length, error))
    return FALSE;
  value = build (cursor, error);
  if (value == NULL)
    return FALSE;
  member = musette_json_unescape (name, length);
  json_object_set_member (object, member, value);
  return TRUE;
}

static JsonNode *
build_object (MusetteJsonCursor *cursor, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (!musette_json_cursor_each (cursor, '{', build_member, object, error))
    return NULL;
  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
build_element (MusetteJsonCursor *cursor, gpointer array, GError **error)
{
  JsonNode *element = build (cursor, error);

  if (element != NULL)
    json_array_add_element (array, element);
  return element != NULL;
}

static JsonNode *
build_array (MusetteJsonCursor *cursor, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  if (!musette_json_cursor_each (cursor, '[', build_element, array, error))
    return NULL;
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
build_number (MusetteJsonCursor *cursor, GError **error)
{
  g_autofree char *digits = NULL;
  const char *text;
  gsize length;
  double value;
  gint64 integer;

  if (!musette_json_cursor_number (cursor, &text, &length, &value, error))
    return NULL;
  digits = g_strndup (text, length);
  /* -0 is a double that no integer can hold. */
  if (strpbrk (digits, ".eE") == NULL && !g_str_equal (digits, "-0")
      && g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, &integer, NULL))
    return json_node_init_int (json_node_alloc (), integer);
  return json_node_init_double (json_node_alloc (), value);
}

static JsonNode *
build_string (MusetteJsonCursor *cursor, GError **error)
{
  g_autofree char *value = NULL;

  if (!musette_json_cursor_string (cursor, &value, error))
    return NULL;
  return json_node_init_string (json_node_alloc (), value);
}

static JsonNode *
build (MusetteJsonCursor *cursor, GError **error)
{
  MusetteJsonKind kind;
  gboolean value;

  if (!musette_json_cursor_peek (cursor, &kind, error))
    return NULL;
  switch (kind)
    {
    case MUSETTE_JSON_OBJECT:
      return build_object (cursor, error);
    case MUSETTE_JSON_ARRAY:
      return build_array (cursor, error);
    case MUSETTE_JSON_NUMBER:
      return build_number (cursor, error);
    case MUSETTE_JSON_STRING:
      return build_string (cursor, error);
    case MUSETTE_JSON_BOOL:
      if (!musette_json_cursor_bool (cursor, &value, error))
        return NULL;
      return json_node_init_boolean (json_node_alloc (), value);
    case MUSETTE_JSON_NULL:
    default:
      if (!musette_json_cursor_skip (cursor, error))
        return NULL;
      return json_node_init_null (json_node_alloc ());
    }
}

static gboolean
start (MusetteJsonCursor *cursor, const char *data, gssize length, GError **error)
{
  gsize n = length >= 0 ? (gsize) length : strlen (data);

  if (n > 0)
    return musette_json_cursor_init (cursor, data, n, error);
  g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX,
                       _ ("The JSON text is empty"));
  return FALSE;
}

/**
 * musette_json_check:
 * @data: a text
 * @length: its length in bytes, or -1 when it is zero-terminated
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Checks without keeping anything: UTF-8, exactly one value by the grammar of RFC 8259, nested at
 * most %MUSETTE_JSON_MAX_DEPTH deep, and nothing behind it.
 *
 * Returns: whether the text is one JSON value
 */
gboolean
musette_json_check (const char *data, gssize length, GError **error)
{
  MusetteJsonCursor cursor;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  return start (&cursor, data, length, error) && musette_json_cursor_skip (&cursor, error)
         && musette_json_cursor_finish (&cursor, error);
}

/**
 * musette_json_parse:
 * @data: a text
 * @length: its length in bytes, or -1 when it is zero-terminated
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Parses exactly one JSON value, as strictly as musette_json_check(). When a name occurs twice in
 * an object, the last one counts. For single objects: a tree costs fifty times the bytes it is made
 * of.
 *
 * Returns: (transfer full) (nullable): the root, free with musette_json_free(); %NULL with @error
 * set
 */
JsonNode *
musette_json_parse (const char *data, gssize length, GError **error)
{
  MusetteJsonCursor cursor;
  g_autoptr (MusetteJson) root = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (!start (&cursor, data, length, error))
    return NULL;
  root = build (&cursor, error);
  if (root == NULL || !musette_json_cursor_finish (&cursor, error))
    return NULL;
  return g_steal_pointer (&root);
}

/**
 * musette_json_parse_bytes:
 * @bytes: a text
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): as musette_json_parse()
 */
JsonNode *
musette_json_parse_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  return musette_json_parse (data, (gssize) length, error);
}

/**
 * musette_json_free:
 * @root: (nullable) (transfer full): what musette_json_parse() gave
 */
void
musette_json_free (JsonNode *root)
{
  if (root != NULL)
    json_node_unref (root);
}

/**
 * musette_json_get_kind:
 * @node: (nullable): a value, %NULL for one that is absent
 *
 * Returns: what it is
 */
MusetteJsonKind
musette_json_get_kind (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return MUSETTE_JSON_NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return MUSETTE_JSON_OBJECT;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return MUSETTE_JSON_ARRAY;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return MUSETTE_JSON_STRING;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return MUSETTE_JSON_BOOL;
  return MUSETTE_JSON_NUMBER;
}

/**
 * musette_json_as_object:
 * @node: (nullable): a value
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer none) (nullable): it as an object, or %NULL with @error set
 */
JsonObject *
musette_json_as_object (JsonNode *node, GError **error)
{
  if (musette_json_get_kind (node) == MUSETTE_JSON_OBJECT)
    return json_node_get_object (node);
  g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                       _ ("The JSON value must be an object"));
  return NULL;
}

/**
 * musette_json_as_array:
 * @node: (nullable): a value
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer none) (nullable): it as an array, or %NULL with @error set
 */
JsonArray *
musette_json_as_array (JsonNode *node, GError **error)
{
  if (musette_json_get_kind (node) == MUSETTE_JSON_ARRAY)
    return json_node_get_array (node);
  g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                       _ ("The JSON value must be an array"));
  return NULL;
}

/**
 * musette_json_has:
 * @object: an object
 * @member: a name
 *
 * Returns: whether the member is there and not null
 */
gboolean
musette_json_has (JsonObject *object, const char *member)
{
  return musette_json_get_kind (musette_json_get_node (object, member)) != MUSETTE_JSON_NULL;
}

/**
 * musette_json_get_node:
 * @object: an object
 * @member: a name
 *
 * Returns: (transfer none) (nullable): the member's value, %NULL when it is absent
 */
JsonNode *
musette_json_get_node (JsonObject *object, const char *member)
{
  g_return_val_if_fail (object != NULL && member != NULL, NULL);

  return json_object_get_member (object, member);
}

/* One expression for all types keeps the checked and the plain getters from drifting apart. */
static JsonNode *
get_of_kind (JsonObject *object, const char *member, MusetteJsonKind kind)
{
  JsonNode *node = musette_json_get_node (object, member);

  return musette_json_get_kind (node) == kind ? node : NULL;
}

static double
node_to_double (JsonNode *node)
{
  return musette_json_get_kind (node) == MUSETTE_JSON_NUMBER ? json_node_get_double (node) : NAN;
}

static gboolean
node_to_int (JsonNode *node, gint64 *value)
{
  double number;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }
  number = json_node_get_double (node);
  if (number != trunc (number) || fabs (number) >= 0x1p63)
    return FALSE;
  *value = (gint64) number;
  return TRUE;
}

/**
 * musette_json_get_string:
 * @object: an object
 * @member: a name
 *
 * Returns: (transfer none) (nullable): the member's text, %NULL when it is absent, null or no
 * string
 */
const char *
musette_json_get_string (JsonObject *object, const char *member)
{
  JsonNode *node = get_of_kind (object, member, MUSETTE_JSON_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

/**
 * musette_json_get_double:
 * @object: an object
 * @member: a name
 *
 * Returns: the member's number, NaN when it is absent, null or no number
 */
double
musette_json_get_double (JsonObject *object, const char *member)
{
  return node_to_double (musette_json_get_node (object, member));
}

/**
 * musette_json_get_int:
 * @object: an object
 * @member: a name
 *
 * Returns: the member's number, 0 when it is absent, null or no whole number
 */
gint64
musette_json_get_int (JsonObject *object, const char *member)
{
  JsonNode *node = get_of_kind (object, member, MUSETTE_JSON_NUMBER);
  gint64 value = 0;

  return node != NULL && node_to_int (node, &value) ? value : 0;
}

/**
 * musette_json_get_bool:
 * @object: an object
 * @member: a name
 *
 * Returns: whether the member is `true`
 */
gboolean
musette_json_get_bool (JsonObject *object, const char *member)
{
  JsonNode *node = get_of_kind (object, member, MUSETTE_JSON_BOOL);

  return node != NULL && json_node_get_boolean (node);
}

/**
 * musette_json_get_array:
 * @object: an object
 * @member: a name
 *
 * Returns: (transfer none) (nullable): the member, %NULL when it is absent, null or no array
 */
JsonArray *
musette_json_get_array (JsonObject *object, const char *member)
{
  JsonNode *node = get_of_kind (object, member, MUSETTE_JSON_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

/**
 * musette_json_get_object:
 * @object: an object
 * @member: a name
 *
 * Returns: (transfer none) (nullable): the member, %NULL when it is absent, null or no object
 */
JsonObject *
musette_json_get_object (JsonObject *object, const char *member)
{
  JsonNode *node = get_of_kind (object, member, MUSETTE_JSON_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/**
 * musette_json_dup_id:
 * @object: an object
 * @member: a name
 *
 * Identifiers are strings to us, whether the service sends a string or a number.
 *
 * Returns: (transfer full) (nullable): the identifier, %NULL when there is none
 */
char *
musette_json_dup_id (JsonObject *object, const char *member)
{
  JsonNode *node = musette_json_get_node (object, member);
  gint64 value;

  if (musette_json_get_kind (node) == MUSETTE_JSON_STRING)
    return g_strdup (json_node_get_string (node));
  if (musette_json_get_kind (node) == MUSETTE_JSON_NUMBER && node_to_int (node, &value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  return NULL;
}

/**
 * musette_json_dup_members:
 * @object: an object
 *
 * Returns: (transfer full): the names of its members, in their order
 */
GStrv
musette_json_dup_members (JsonObject *object)
{
  GStrvBuilder *names = g_strv_builder_new ();
  JsonObjectIter iter;
  const char *name;
  GStrv result;

  g_return_val_if_fail (object != NULL, NULL);

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    g_strv_builder_add (names, name);
  result = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return result;
}

static gboolean
check_kind (JsonNode *node, const char *member, MusetteJsonKind kind, GError **error)
{
  if (musette_json_get_kind (node) == kind)
    return TRUE;
  g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
               _ ("Member “%s” has an unexpected type"), member);
  return FALSE;
}

/**
 * musette_json_read_string:
 * @object: an object
 * @member: a name
 * @value: (out) (nullable): the text, %NULL when the member is absent or null
 * @error: return location of a %MUSETTE_JSON_ERROR_TYPE
 *
 * Returns: %FALSE when the member is there with another type
 */
gboolean
musette_json_read_string (JsonObject *object,
                          const char *member,
                          const char **value,
                          GError **error)
{
  *value = musette_json_get_string (object, member);
  return *value != NULL || !musette_json_has (object, member)
         || check_kind (musette_json_get_node (object, member), member, MUSETTE_JSON_STRING, error);
}

/**
 * musette_json_read_double:
 * @object: an object
 * @member: a name
 * @value: (out): the number, NaN when the member is absent or null
 * @error: return location of a %MUSETTE_JSON_ERROR_TYPE
 *
 * Returns: %FALSE when the member is there with another type
 */
gboolean
musette_json_read_double (JsonObject *object, const char *member, double *value, GError **error)
{
  *value = musette_json_get_double (object, member);
  return !isnan (*value) || !musette_json_has (object, member)
         || check_kind (musette_json_get_node (object, member), member, MUSETTE_JSON_NUMBER, error);
}

/**
 * musette_json_read_int:
 * @object: an object
 * @member: a name
 * @value: (out): the number, 0 when the member is absent or null
 * @error: return location of a %MUSETTE_JSON_ERROR_TYPE
 *
 * Returns: %FALSE when the member is there with another type, or has a fraction
 */
gboolean
musette_json_read_int (JsonObject *object, const char *member, gint64 *value, GError **error)
{
  JsonNode *node = musette_json_get_node (object, member);

  *value = 0;
  if (musette_json_get_kind (node) == MUSETTE_JSON_NULL)
    return TRUE;
  if (!check_kind (node, member, MUSETTE_JSON_NUMBER, error))
    return FALSE;
  if (node_to_int (node, value))
    return TRUE;
  g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
               _ ("Member “%s” must be a whole number"), member);
  return FALSE;
}

/**
 * musette_json_array_get_length:
 * @array: an array
 *
 * Returns: the number of its elements
 */
guint
musette_json_array_get_length (JsonArray *array)
{
  g_return_val_if_fail (array != NULL, 0);

  return json_array_get_length (array);
}

/**
 * musette_json_array_get_node:
 * @array: an array
 * @index: a place
 *
 * Returns: (transfer none) (nullable): the element, %NULL behind the end
 */
JsonNode *
musette_json_array_get_node (JsonArray *array, guint index)
{
  return index < musette_json_array_get_length (array) ? json_array_get_element (array, index)
                                                       : NULL;
}

/**
 * musette_json_array_get_string:
 * @array: an array
 * @index: a place
 *
 * Returns: (transfer none) (nullable): the element's text, %NULL when it is no string
 */
const char *
musette_json_array_get_string (JsonArray *array, guint index)
{
  JsonNode *node = musette_json_array_get_node (array, index);

  return musette_json_get_kind (node) == MUSETTE_JSON_STRING ? json_node_get_string (node) : NULL;
}

/**
 * musette_json_array_get_double:
 * @array: an array
 * @index: a place
 *
 * Returns: the element's number, NaN when it is none
 */
double
musette_json_array_get_double (JsonArray *array, guint index)
{
  return node_to_double (musette_json_array_get_node (array, index));
}

/**
 * musette_json_array_get_object:
 * @array: an array
 * @index: a place
 *
 * Returns: (transfer none) (nullable): the element, %NULL when it is no object
 */
JsonObject *
musette_json_array_get_object (JsonArray *array, guint index)
{
  JsonNode *node = musette_json_array_get_node (array, index);

  return musette_json_get_kind (node) == MUSETTE_JSON_OBJECT ? json_node_get_object (node) : NULL;
}
