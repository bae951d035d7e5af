/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-patch.h"

#include <math.h>
#include <string.h>

#include "musette-json-cursor.h"
#include "musette-json-writer.h"

/**
 * MusettePatch:
 *
 * Members of a JSON object that are to have other values: what is sent in a sparse update, and what
 * is laid over a record until then. The members keep their order; the values are kept as JSON text,
 * so that nothing is lost of what is not understood.
 */
struct _MusettePatch
{
  GObject parent_instance;

  GPtrArray *members;
};

typedef struct
{
  char *name;
  char *value;
} Member;

/* A member as it stands in a text. */
typedef struct
{
  char *name;
  const char *value;
  gsize length;
} Place;

G_DEFINE_FINAL_TYPE (MusettePatch, musette_patch, G_TYPE_OBJECT)

static void
member_free (gpointer data)
{
  Member *member = data;

  g_free (member->name);
  g_free (member->value);
  g_free (member);
}

static void
place_clear (gpointer data)
{
  g_free (((Place *) data)->name);
}

static Member *
find (MusettePatch *self, const char *name)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      Member *member = g_ptr_array_index (self->members, i);

      if (g_str_equal (member->name, name))
        return member;
    }
  return NULL;
}

/* Takes over @value. */
static void
set (MusettePatch *self, const char *name, char *value)
{
  Member *member = find (self, name);

  if (member == NULL)
    {
      member = g_new0 (Member, 1);
      member->name = g_strdup (name);
      g_ptr_array_add (self->members, member);
    }
  g_free (member->value);
  member->value = value;
}

static gboolean
read_place (MusetteJsonCursor *cursor, gpointer places, GError **error)
{
  const char *name;
  gsize length;
  MusetteJsonKind kind;
  Place place = { 0 };

  if (!musette_json_cursor_name (cursor, &name, &length, error)
      || !musette_json_cursor_peek (cursor, &kind, error))
    return FALSE;
  place.value = cursor->at;
  if (!musette_json_cursor_skip (cursor, error))
    return FALSE;
  place.length = (gsize) (cursor->at - place.value);
  place.name = musette_json_unescape (name, length);
  g_array_append_val ((GArray *) places, place);
  return TRUE;
}

/* The members of a text that must be one object. */
static GArray *
read_places (const char *data, gsize length, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  MusetteJsonCursor cursor;

  g_array_set_clear_func (places, place_clear);
  if (!musette_json_cursor_init (&cursor, data, length, error)
      || !musette_json_cursor_each (&cursor, '{', read_place, places, error)
      || !musette_json_cursor_finish (&cursor, error))
    return NULL;
  return g_steal_pointer (&places);
}

static void
musette_patch_finalize (GObject *object)
{
  g_ptr_array_unref (MUSETTE_PATCH (object)->members);
  G_OBJECT_CLASS (musette_patch_parent_class)->finalize (object);
}

static void
musette_patch_class_init (MusettePatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_patch_finalize;
}

static void
musette_patch_init (MusettePatch *self)
{
  self->members = g_ptr_array_new_with_free_func (member_free);
}

/**
 * musette_patch_new:
 *
 * Returns: (transfer full): a patch that changes nothing
 */
MusettePatch *
musette_patch_new (void)
{
  return g_object_new (MUSETTE_TYPE_PATCH, NULL);
}

/**
 * musette_patch_new_from_json:
 * @json: one JSON object
 * @length: its length in bytes, -1 when it is zero-terminated
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): a patch of all its members
 */
MusettePatch *
musette_patch_new_from_json (const char *json, gssize length, GError **error)
{
  g_autoptr (GArray) places = NULL;
  MusettePatch *self;

  g_return_val_if_fail (json != NULL, NULL);

  places = read_places (json, length < 0 ? strlen (json) : (gsize) length, error);
  if (places == NULL)
    return NULL;
  self = musette_patch_new ();
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      set (self, place->name, g_strndup (place->value, place->length));
    }
  return self;
}

/**
 * musette_patch_copy:
 * @self: a patch
 *
 * Returns: (transfer full): another one with the same members
 */
MusettePatch *
musette_patch_copy (MusettePatch *self)
{
  MusettePatch *copy;

  g_return_val_if_fail (MUSETTE_IS_PATCH (self), NULL);

  copy = musette_patch_new ();
  musette_patch_merge (copy, self);
  return copy;
}

/**
 * musette_patch_set_string:
 * @self: a patch
 * @name: a member
 * @value: (nullable): its value, %NULL for `null`
 */
void
musette_patch_set_string (MusettePatch *self, const char *name, const char *value)
{
  GString *text;

  g_return_if_fail (MUSETTE_IS_PATCH (self) && name != NULL);

  if (value == NULL)
    {
      musette_patch_set_null (self, name);
      return;
    }
  text = g_string_new (NULL);
  musette_json_append_string (text, value);
  set (self, name, g_string_free (text, FALSE));
}

/**
 * musette_patch_set_id:
 * @self: a patch
 * @name: a member
 * @id: an id, also one that the service does not know yet
 *
 * Sets a member to an id in the service's form: a number where it is one, else a string.
 */
void
musette_patch_set_id (MusettePatch *self, const char *name, const char *id)
{
  g_return_if_fail (MUSETTE_IS_PATCH (self) && id != NULL);

  if (g_ascii_string_to_unsigned (id, 10, 0, G_MAXINT64, NULL, NULL))
    musette_patch_set_raw (self, name, id);
  else
    musette_patch_set_string (self, name, id);
}

/**
 * musette_patch_set_int:
 * @self: a patch
 * @name: a member
 * @value: its value
 */
void
musette_patch_set_int (MusettePatch *self, const char *name, gint64 value)
{
  g_return_if_fail (MUSETTE_IS_PATCH (self) && name != NULL);

  set (self, name, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

/**
 * musette_patch_set_double:
 * @self: a patch
 * @name: a member
 * @value: its value, NaN for `null`
 */
void
musette_patch_set_double (MusettePatch *self, const char *name, double value)
{
  GString *text;

  g_return_if_fail (MUSETTE_IS_PATCH (self) && name != NULL);

  if (isnan (value))
    {
      musette_patch_set_null (self, name);
      return;
    }
  text = g_string_new (NULL);
  musette_json_append_double (text, value);
  set (self, name, g_string_free (text, FALSE));
}

/**
 * musette_patch_set_bool:
 * @self: a patch
 * @name: a member
 * @value: its value
 */
void
musette_patch_set_bool (MusettePatch *self, const char *name, gboolean value)
{
  g_return_if_fail (MUSETTE_IS_PATCH (self) && name != NULL);

  set (self, name, g_strdup (value ? "true" : "false"));
}

/**
 * musette_patch_set_null:
 * @self: a patch
 * @name: a member
 *
 * Clears the member. How a service is told so is the business of those who send.
 */
void
musette_patch_set_null (MusettePatch *self, const char *name)
{
  g_return_if_fail (MUSETTE_IS_PATCH (self) && name != NULL);

  set (self, name, g_strdup ("null"));
}

/**
 * musette_patch_set_strings:
 * @self: a patch
 * @name: a member
 * @values: (nullable) (array zero-terminated=1): the strings of an array, %NULL for none
 */
void
musette_patch_set_strings (MusettePatch *self, const char *name, const char *const *values)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;

  g_return_if_fail (MUSETTE_IS_PATCH (self) && name != NULL);

  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    musette_json_writer_string (writer, values[i]);
  musette_json_writer_end (writer);
  set (self, name, musette_json_writer_finish (writer));
}

/**
 * musette_patch_set_raw:
 * @self: a patch
 * @name: a member
 * @json: (nullable): its value as well-formed JSON, %NULL for `null`
 */
void
musette_patch_set_raw (MusettePatch *self, const char *name, const char *json)
{
  g_return_if_fail (MUSETTE_IS_PATCH (self) && name != NULL);

  set (self, name, g_strdup (json != NULL ? json : "null"));
}

/**
 * musette_patch_remove:
 * @self: a patch
 * @name: a member
 *
 * Leaves that member as it is.
 */
void
musette_patch_remove (MusettePatch *self, const char *name)
{
  Member *member;

  g_return_if_fail (MUSETTE_IS_PATCH (self) && name != NULL);

  member = find (self, name);
  if (member != NULL)
    g_ptr_array_remove (self->members, member);
}

/**
 * musette_patch_remove_nulls:
 * @self: a patch
 *
 * Takes the members out that are `null`.
 */
void
musette_patch_remove_nulls (MusettePatch *self)
{
  g_return_if_fail (MUSETTE_IS_PATCH (self));

  for (guint i = self->members->len; i > 0; i--)
    if (g_str_equal (musette_patch_get_value (self, i - 1), "null"))
      g_ptr_array_remove_index (self->members, i - 1);
}

/**
 * musette_patch_merge:
 * @self: a patch
 * @newer: what comes after it
 *
 * Makes one patch of two: where both name a member, @newer counts.
 */
void
musette_patch_merge (MusettePatch *self, MusettePatch *newer)
{
  g_return_if_fail (MUSETTE_IS_PATCH (self) && MUSETTE_IS_PATCH (newer));

  for (guint i = 0; i < newer->members->len; i++)
    {
      const Member *member = g_ptr_array_index (newer->members, i);

      set (self, member->name, g_strdup (member->value));
    }
}

/**
 * musette_patch_get_length:
 * @self: a patch
 *
 * Returns: the number of its members
 */
guint
musette_patch_get_length (MusettePatch *self)
{
  g_return_val_if_fail (MUSETTE_IS_PATCH (self), 0);

  return self->members->len;
}

/**
 * musette_patch_get_name:
 * @self: a patch
 * @index: below the number of its members
 *
 * Returns: (transfer none): the name of that member
 */
const char *
musette_patch_get_name (MusettePatch *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_PATCH (self) && index < self->members->len, NULL);

  return ((const Member *) g_ptr_array_index (self->members, index))->name;
}

/**
 * musette_patch_get_value:
 * @self: a patch
 * @index: below the number of its members
 *
 * Returns: (transfer none): the value of that member as JSON
 */
const char *
musette_patch_get_value (MusettePatch *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_PATCH (self) && index < self->members->len, NULL);

  return ((const Member *) g_ptr_array_index (self->members, index))->value;
}

/**
 * musette_patch_lookup:
 * @self: a patch
 * @name: a member
 *
 * Returns: (transfer none) (nullable): its value as JSON
 */
const char *
musette_patch_lookup (MusettePatch *self, const char *name)
{
  const Member *member;

  g_return_val_if_fail (MUSETTE_IS_PATCH (self) && name != NULL, NULL);

  member = find (self, name);
  return member != NULL ? member->value : NULL;
}

/**
 * musette_patch_overlaps:
 * @self: a patch
 * @other: another one
 *
 * Returns: whether both name a member
 */
gboolean
musette_patch_overlaps (MusettePatch *self, MusettePatch *other)
{
  g_return_val_if_fail (MUSETTE_IS_PATCH (self) && MUSETTE_IS_PATCH (other), FALSE);

  for (guint i = 0; i < self->members->len; i++)
    if (find (other, musette_patch_get_name (self, i)) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * musette_patch_to_json:
 * @self: a patch
 *
 * Returns: (transfer full): a JSON object of its members
 */
char *
musette_patch_to_json (MusettePatch *self)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;

  g_return_val_if_fail (MUSETTE_IS_PATCH (self), NULL);

  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_object (writer);
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = g_ptr_array_index (self->members, i);

      musette_json_writer_name (writer, member->name);
      musette_json_writer_raw (writer, member->value, -1);
    }
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

/* What the object has not yet goes behind its last member. */
static void
append_missing (MusettePatch *self, GHashTable *seen, gboolean empty, GString *text)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *member = g_ptr_array_index (self->members, i);

      if (g_hash_table_contains (seen, member->name))
        continue;
      if (!empty)
        g_string_append_c (text, ',');
      musette_json_append_string (text, member->name);
      g_string_append_c (text, ':');
      g_string_append (text, member->value);
      empty = FALSE;
    }
}

/**
 * musette_patch_apply:
 * @self: a patch
 * @object: one JSON object
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Lays the patch over an object. All of the text that is not the value of a member of the patch
 * stays as it is, byte by byte.
 *
 * Returns: (transfer full) (nullable): the changed object
 */
GBytes *
musette_patch_apply (MusettePatch *self, GBytes *object, GError **error)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text;
  const char *data;
  const char *done;
  const char *end;
  gsize length;

  g_return_val_if_fail (MUSETTE_IS_PATCH (self) && object != NULL, NULL);

  data = g_bytes_get_data (object, &length);
  places = read_places (data != NULL ? data : "", length, error);
  if (places == NULL)
    return NULL;
  text = g_string_sized_new (length + 64);
  done = data;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      const Member *member = find (self, place->name);

      if (member == NULL)
        continue;
      g_string_append_len (text, done, place->value - done);
      g_string_append (text, member->value);
      done = place->value + place->length;
      g_hash_table_add (seen, member->name);
    }
  end = data + length;
  while (end[-1] != '}')
    end--;
  end--;
  g_string_append_len (text, done, end - done);
  append_missing (self, seen, places->len == 0, text);
  g_string_append_len (text, end, data + length - end);
  return g_string_free_to_bytes (text);
}

/**
 * musette_patch_read_same:
 * @self: a patch
 * @object: one JSON object
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Reads the values that @object has where the patch has others: what takes the patch back.
 *
 * Returns: (transfer full) (nullable): a patch of the same members, `null` where @object has none
 */
MusettePatch *
musette_patch_read_same (MusettePatch *self, GBytes *object, GError **error)
{
  g_autoptr (MusettePatch) all = NULL;
  const char *data;
  gsize length;
  MusettePatch *same;

  g_return_val_if_fail (MUSETTE_IS_PATCH (self) && object != NULL, NULL);

  data = g_bytes_get_data (object, &length);
  all = musette_patch_new_from_json (data != NULL ? data : "", (gssize) length, error);
  if (all == NULL)
    return NULL;
  same = musette_patch_new ();
  for (guint i = 0; i < self->members->len; i++)
    {
      const char *name = musette_patch_get_name (self, i);

      musette_patch_set_raw (same, name, musette_patch_lookup (all, name));
    }
  return same;
}

/**
 * musette_patch_read:
 * @object: one JSON object
 * @names: (array zero-terminated=1): names of members
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): a patch of these members, `null` where @object has none
 */
MusettePatch *
musette_patch_read (GBytes *object, const char *const *names, GError **error)
{
  g_autoptr (MusettePatch) wanted = musette_patch_new ();

  g_return_val_if_fail (object != NULL && names != NULL, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    musette_patch_set_null (wanted, names[i]);
  return musette_patch_read_same (wanted, object, error);
}

/* Services write null, an empty text, an empty list and a flag that is not set for one another. */
static gboolean
is_nothing (const char *json)
{
  static const char *const nothings[] = { "null", "\"\"", "[]", "{}", "false", NULL };

  return json == NULL || g_strv_contains (nothings, json);
}

static gboolean same_node (JsonNode *a, JsonNode *b);

static gboolean
same_array (JsonArray *a, JsonArray *b)
{
  const guint length = musette_json_array_get_length (a);

  if (length != musette_json_array_get_length (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (!same_node (musette_json_array_get_node (a, i), musette_json_array_get_node (b, i)))
      return FALSE;
  return TRUE;
}

/* Whether each member of @a is the same in @b; a service may say more than it was told. */
static gboolean
is_within (JsonObject *a, JsonObject *b)
{
  g_auto (GStrv) names = musette_json_dup_members (a);

  for (guint i = 0; names[i] != NULL; i++)
    {
      JsonNode *value = musette_json_get_node (a, names[i]);
      JsonNode *other = musette_json_get_node (b, names[i]);

      if (other == NULL ? musette_json_get_kind (value) != MUSETTE_JSON_NULL
                        : !same_node (value, other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_node (JsonNode *a, JsonNode *b)
{
  g_autoptr (MusetteJsonWriter) writer_a = musette_json_writer_new (FALSE);
  g_autoptr (MusetteJsonWriter) writer_b = musette_json_writer_new (FALSE);
  g_autofree char *text_a = NULL;
  g_autofree char *text_b = NULL;

  if (musette_json_get_kind (a) == musette_json_get_kind (b)
      && musette_json_get_kind (a) == MUSETTE_JSON_OBJECT)
    {
      JsonObject *object_a = musette_json_as_object (a, NULL);
      JsonObject *object_b = musette_json_as_object (b, NULL);

      return is_within (object_a, object_b) || is_within (object_b, object_a);
    }
  if (musette_json_get_kind (a) == musette_json_get_kind (b)
      && musette_json_get_kind (a) == MUSETTE_JSON_ARRAY)
    return same_array (musette_json_as_array (a, NULL), musette_json_as_array (b, NULL));
  musette_json_writer_node (writer_a, a);
  musette_json_writer_node (writer_b, b);
  text_a = musette_json_writer_finish (writer_a);
  text_b = musette_json_writer_finish (writer_b);
  return g_str_equal (text_a, text_b) || (is_nothing (text_a) && is_nothing (text_b));
}

/* Services keep fractions as floats. */
static gboolean
same_number (const char *a, const char *b)
{
  char *end_a;
  char *end_b;
  double value_a = g_ascii_strtod (a, &end_a);
  double value_b = g_ascii_strtod (b, &end_b);

  return end_a != a && end_b != b && *end_a == '\0' && *end_b == '\0'
         && fabs (value_a - value_b) <= 1e-6 * MAX (fabs (value_a), fabs (value_b));
}

/**
 * musette_patch_same_value:
 * @a: (nullable): a value as JSON, %NULL where there is none
 * @b: (nullable): another one
 *
 * Compares what two values say, not how they are written. Absent, `null`, an empty text, an empty
 * list and a flag that is not set are the same; an object that says more than the other one, and
 * the same where both speak, is the same too.
 *
 * Returns: whether they say the same
 */
gboolean
musette_patch_same_value (const char *a, const char *b)
{
  g_autoptr (MusetteJson) node_a = NULL;
  g_autoptr (MusetteJson) node_b = NULL;

  if (is_nothing (a) || is_nothing (b))
    return is_nothing (a) && is_nothing (b);
  if (g_str_equal (a, b) || same_number (a, b))
    return TRUE;
  node_a = musette_json_parse (a, -1, NULL);
  node_b = musette_json_parse (b, -1, NULL);
  return node_a != NULL && node_b != NULL && same_node (node_a, node_b);
}
