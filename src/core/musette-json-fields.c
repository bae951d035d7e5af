/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-json-fields.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-date.h"
#include "musette-error.h"

#define SLOTS 512

/**
 * MusetteJsonFieldMap:
 *
 * Finds the field of a member's name by a hash of its length and three of its letters. A record of
 * the service has about 180 members of which we know a few dozen, so saying "unknown" must be as
 * fast as saying "known".
 */
struct _MusetteJsonFieldMap
{
  const MusetteJsonField *fields;
  guint n;
  guint8 lengths[G_MAXUINT8];
  guint8 slots[SLOTS]; /* index + 1, 0 = free */
  gint *told;          /* of a tolerant map: whether a wrong type was reported, else NULL */
};

static guint
hash (const char *name, gsize length)
{
  guint h = (guint) length * 7;

  h = h * 31 + (guchar) name[0];
  h = h * 31 + (guchar) name[length / 2];
  h = h * 31 + (guchar) name[length - 1];
  return (h ^ (h >> 9)) % SLOTS;
}

/**
 * musette_json_field_map_new:
 * @fields: the members that a record knows; must outlive the map
 * @n: their number, at most 200
 *
 * Returns: (transfer full): a map, meant to live as long as the process
 */
MusetteJsonFieldMap *
musette_json_field_map_new (const MusetteJsonField *fields, guint n)
{
  MusetteJsonFieldMap *map;

  g_return_val_if_fail (n <= 200, NULL);

  map = g_new0 (MusetteJsonFieldMap, 1);
  map->fields = fields;
  map->n = n;
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (fields[i].name);
      guint slot = hash (fields[i].name, length);

      while (map->slots[slot] != 0)
        slot = (slot + 1) % SLOTS;
      map->slots[slot] = (guint8) (i + 1);
      map->lengths[i] = (guint8) length;
    }
  return map;
}

/**
 * musette_json_field_map_set_tolerant:
 * @map: a map that is not in use yet
 *
 * From now on a member of an unexpected type counts as absent and is logged, the first time only.
 * For records of long lists, where one odd member must not cost the whole list. What is no JSON is
 * refused as ever.
 */
void
musette_json_field_map_set_tolerant (MusetteJsonFieldMap *map)
{
  g_return_if_fail (map != NULL && map->told == NULL);

  map->told = g_new0 (gint, 1);
}

static const MusetteJsonField *
find (const MusetteJsonFieldMap *map, const char *name, gsize length)
{
  if (length == 0)
    return NULL;
  for (guint slot = hash (name, length); map->slots[slot] != 0; slot = (slot + 1) % SLOTS)
    {
      guint i = map->slots[slot] - 1u;

      if (map->lengths[i] == length && memcmp (map->fields[i].name, name, length) == 0)
        return &map->fields[i];
    }
  return NULL;
}

static const MusetteJsonField *
find_escaped (const MusetteJsonFieldMap *map, const char *name, gsize length)
{
  g_autofree char *plain = NULL;

  if (memchr (name, '\\', length) == NULL)
    return find (map, name, length);
  plain = musette_json_unescape (name, length);
  return find (map, plain, strlen (plain));
}

static void
init_field (const MusetteJsonField *field, gpointer record)
{
  if (field->kind == MUSETTE_JSON_FIELD_FLOAT)
    G_STRUCT_MEMBER (float, record, field->offset) = NAN;
  else if (field->kind == MUSETTE_JSON_FIELD_DOUBLE)
    G_STRUCT_MEMBER (double, record, field->offset) = NAN;
  else if (field->kind == MUSETTE_JSON_FIELD_LOCAL_TIME)
    G_STRUCT_MEMBER (MusetteLocalTime, record, field->offset) = MUSETTE_LOCAL_TIME_NONE;
}

/**
 * musette_json_fields_init:
 * @map: a map
 * @part: which part
 * @record: (out caller-allocates): a struct of that part, full of zeros
 *
 * Sets numbers to NaN and times to "none".
 */
void
musette_json_fields_init (const MusetteJsonFieldMap *map, guint part, gpointer record)
{
  for (guint i = 0; i < map->n; i++)
    if (map->fields[i].part == part)
      init_field (&map->fields[i], record);
}

static void
clear_field (const MusetteJsonField *field, gpointer place)
{
  switch (field->kind)
    {
    case MUSETTE_JSON_FIELD_STRING:
    case MUSETTE_JSON_FIELD_ID:
      g_clear_pointer ((char **) place, g_free);
      break;
    case MUSETTE_JSON_FIELD_WORD:
      *(const char **) place = NULL;
      break;
    case MUSETTE_JSON_FIELD_NUMBERS:
      g_clear_pointer ((GArray **) place, g_array_unref);
      break;
    case MUSETTE_JSON_FIELD_STRINGS:
    case MUSETTE_JSON_FIELD_IDS:
      g_clear_pointer ((GStrv *) place, g_strfreev);
      break;
    default:
      break;
    }
}

/**
 * musette_json_fields_clear:
 * @map: a map
 * @part: which part
 * @record: a struct of that part
 *
 * Frees strings and arrays; what a custom reader kept is its own care.
 */
void
musette_json_fields_clear (const MusetteJsonFieldMap *map, guint part, gpointer record)
{
  for (guint i = 0; i < map->n; i++)
    if (map->fields[i].part == part)
      clear_field (&map->fields[i], (char *) record + map->fields[i].offset);
}

static gboolean
read_int (MusetteJsonCursor *cursor, gint32 *place, GError **error)
{
  double value;

  if (!musette_json_cursor_number (cursor, NULL, NULL, &value, error))
    return FALSE;
  if (value != trunc (value) || fabs (value) > G_MAXINT32)
    {
      g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                   _ ("The JSON text needs a whole number at byte %lu"),
                   (gulong) (cursor->at - cursor->start));
      return FALSE;
    }
  if (place != NULL)
    *place = (gint32) value;
  return TRUE;
}

static gboolean
read_id (MusetteJsonCursor *cursor, char **place, GError **error)
{
  const char *digits;
  gsize length;

  if (*cursor->at == '"')
    return musette_json_cursor_string (cursor, place, error);
  if (!musette_json_cursor_number (cursor, &digits, &length, NULL, error))
    return FALSE;
  if (place != NULL)
    *place = g_strndup (digits, length);
  return TRUE;
}

/* Words are few and are kept for good. Counted ones (GRefString) are no way to save that: when one
 * thread drops the last use of a word while another one finds it, that one gets freed memory. */
static gboolean
read_word (MusetteJsonCursor *cursor, const char **place, GError **error)
{
  g_autofree char *value = NULL;

  if (!musette_json_cursor_string (cursor, place != NULL ? &value : NULL, error))
    return FALSE;
  if (place != NULL)
    *place = g_intern_string (value);
  return TRUE;
}

static gboolean
read_time (MusetteJsonCursor *cursor, gint64 *place, gboolean utc, GError **error)
{
  g_autofree char *text = NULL;
  MusetteLocalTime time;
  gulong offset = (gulong) (cursor->at - cursor->start);

  if (!musette_json_cursor_string (cursor, &text, error))
    return FALSE;
  if (utc && g_str_has_suffix (text, "Z"))
    text[strlen (text) - 1] = '\0';
  time = musette_local_time_parse (text);
  if (time == MUSETTE_LOCAL_TIME_NONE)
    {
      g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                   _ ("The JSON text needs a date and time at byte %lu"), offset);
      return FALSE;
    }
  if (place != NULL)
    *place = time;
  return TRUE;
}

static gboolean
add_number (MusetteJsonCursor *cursor, gpointer numbers, GError **error)
{
  double value = NAN;
  MusetteJsonKind kind;

  if (!musette_json_cursor_peek (cursor, &kind, error))
    return FALSE;
  if (kind == MUSETTE_JSON_NULL ? !musette_json_cursor_skip (cursor, error)
                                : !musette_json_cursor_number (cursor, NULL, NULL, &value, error))
    return FALSE;
  g_array_append_val ((GArray *) numbers, value);
  return TRUE;
}

static gboolean
read_numbers (MusetteJsonCursor *cursor, GArray **place, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));

  if (!musette_json_cursor_each (cursor, '[', add_number, numbers, error))
    return FALSE;
  if (place != NULL)
    *place = g_steal_pointer (&numbers);
  return TRUE;
}

static gboolean
add_string (MusetteJsonCursor *cursor, gpointer builder, GError **error)
{
  g_autofree char *value = NULL;
  MusetteJsonKind kind;

  if (!musette_json_cursor_peek (cursor, &kind, error))
    return FALSE;
  if (kind == MUSETTE_JSON_NULL)
    return musette_json_cursor_skip (cursor, error);
  if (!musette_json_cursor_string (cursor, &value, error))
    return FALSE;
  g_strv_builder_add (builder, value);
  return TRUE;
}

/* The ids of a list belong to places in it, so none may be left out. */
static gboolean
add_id (MusetteJsonCursor *cursor, gpointer builder, GError **error)
{
  g_autofree char *value = NULL;
  MusetteJsonKind kind;

  if (!musette_json_cursor_peek (cursor, &kind, error))
    return FALSE;
  if (kind == MUSETTE_JSON_NULL ? !musette_json_cursor_skip (cursor, error)
                                : !read_id (cursor, &value, error))
    return FALSE;
  g_strv_builder_add (builder, value != NULL ? value : "");
  return TRUE;
}

static gboolean
read_strings (MusetteJsonCursor *cursor, GStrv *place, MusetteJsonElementFunc add, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!musette_json_cursor_each (cursor, '[', add, builder, error))
    return FALSE;
  if (place != NULL)
    *place = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_number (MusetteJsonCursor *cursor, float *as_float, double *as_double, GError **error)
{
  double value;

  if (!musette_json_cursor_number (cursor, NULL, NULL, &value, error))
    return FALSE;
  if (as_float != NULL)
    *as_float = (float) value;
  if (as_double != NULL)
    *as_double = value;
  return TRUE;
}

static gboolean
read_value (const MusetteJsonField *field,
            MusetteJsonCursor *cursor,
            gpointer place,
            GError **error)
{
  gboolean flag;

  switch (field->kind)
    {
    case MUSETTE_JSON_FIELD_FLOAT:
      return read_number (cursor, place, NULL, error);
    case MUSETTE_JSON_FIELD_DOUBLE:
      return read_number (cursor, NULL, place, error);
    case MUSETTE_JSON_FIELD_INT:
      return read_int (cursor, place, error);
    case MUSETTE_JSON_FIELD_BOOL:
      return musette_json_cursor_bool (cursor, place != NULL ? place : &flag, error);
    case MUSETTE_JSON_FIELD_STRING:
      return musette_json_cursor_string (cursor, place, error);
    case MUSETTE_JSON_FIELD_WORD:
      return read_word (cursor, place, error);
    case MUSETTE_JSON_FIELD_ID:
      return read_id (cursor, place, error);
    case MUSETTE_JSON_FIELD_LOCAL_TIME:
    case MUSETTE_JSON_FIELD_UTC_TIME:
      return read_time (cursor, place, field->kind == MUSETTE_JSON_FIELD_UTC_TIME, error);
    case MUSETTE_JSON_FIELD_NUMBERS:
      return read_numbers (cursor, place, error);
    case MUSETTE_JSON_FIELD_STRINGS:
    case MUSETTE_JSON_FIELD_IDS:
      return read_strings (cursor, place,
                           field->kind == MUSETTE_JSON_FIELD_IDS ? add_id : add_string, error);
    case MUSETTE_JSON_FIELD_CUSTOM:
    default:
      return field->read (cursor, place, error);
    }
}

/* Which kinds of value a field takes, as bits; null is always one of them. */
static gboolean
takes (const MusetteJsonField *field, MusetteJsonKind kind)
{
  switch (field->kind)
    {
    case MUSETTE_JSON_FIELD_FLOAT:
    case MUSETTE_JSON_FIELD_DOUBLE:
    case MUSETTE_JSON_FIELD_INT:
      return kind == MUSETTE_JSON_NUMBER;
    case MUSETTE_JSON_FIELD_BOOL:
      return kind == MUSETTE_JSON_BOOL;
    case MUSETTE_JSON_FIELD_STRING:
    case MUSETTE_JSON_FIELD_WORD:
    case MUSETTE_JSON_FIELD_LOCAL_TIME:
    case MUSETTE_JSON_FIELD_UTC_TIME:
      return kind == MUSETTE_JSON_STRING;
    case MUSETTE_JSON_FIELD_ID:
      return kind == MUSETTE_JSON_STRING || kind == MUSETTE_JSON_NUMBER;
    case MUSETTE_JSON_FIELD_NUMBERS:
    case MUSETTE_JSON_FIELD_STRINGS:
    case MUSETTE_JSON_FIELD_IDS:
      return kind == MUSETTE_JSON_ARRAY;
    default:
      return TRUE;
    }
}

static gboolean
read_member (const MusetteJsonField *field,
             MusetteJsonCursor *cursor,
             gpointer place,
             GError **error)
{
  MusetteJsonKind kind;

  if (!musette_json_cursor_peek (cursor, &kind, error))
    return FALSE;
  if (kind == MUSETTE_JSON_NULL)
    return musette_json_cursor_skip (cursor, error);
  if (!takes (field, kind))
    {
      g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                   _ ("Member “%s” has an unexpected type"), field->name);
      return FALSE;
    }
  if (place != NULL)
    clear_field (field, place);
  if (read_value (field, cursor, place, error))
    return TRUE;
  g_prefix_error (error, _ ("Member “%s”: "), field->name);
  return FALSE;
}

/* Passes over a value that cannot be kept, as if it were absent. What is no JSON is refused. */
static gboolean
forgive_member (const MusetteJsonFieldMap *map,
                const MusetteJsonField *field,
                MusetteJsonCursor *cursor,
                gpointer record,
                GError **error)
{
  if (!musette_json_cursor_skip (cursor, error))
    return FALSE;
  if (g_atomic_int_compare_and_exchange (map->told, 0, 1))
    g_message ("The member “%s” has an unexpected type and is taken as absent; further ones are "
               "not reported",
               field->name);
  if (record != NULL)
    {
      clear_field (field, (char *) record + field->offset);
      init_field (field, record);
    }
  return TRUE;
}

static gboolean
read_or_forgive (const MusetteJsonFieldMap *map,
                 const MusetteJsonField *field,
                 MusetteJsonCursor *cursor,
                 gpointer record,
                 GError **error)
{
  const MusetteJsonCursor before = *cursor;
  gpointer place = record != NULL ? (char *) record + field->offset : NULL;
  g_autoptr (GError) cause = NULL;

  if (read_member (field, cursor, place, &cause))
    return TRUE;
  /* Elements of a wrong type are no valid content for their readers; whether it is JSON at all, the
   * second pass tells. */
  if (map->told != NULL)
    {
      *cursor = before;
      return forgive_member (map, field, cursor, record, error);
    }
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * musette_json_fields_read:
 * @map: a map
 * @cursor: a cursor before an object
 * @part0: (nullable): the record's first struct, %NULL to check its fields only
 * @part1: (nullable): the record's second struct, %NULL to check its fields only
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Reads an object in one pass: known members into the structs, unknown ones checked and passed
 * over. Absent and null members leave the struct as it is; the last one of two equal names counts.
 *
 * Returns: whether the object was well-formed and each known member of its type, or forgiven
 */
gboolean
musette_json_fields_read (const MusetteJsonFieldMap *map,
                          MusetteJsonCursor *cursor,
                          gpointer part0,
                          gpointer part1,
                          GError **error)
{
  gboolean first = TRUE;
  gboolean more;
  const char *name;
  gsize length;

  if (!musette_json_cursor_enter (cursor, '{', error))
    return FALSE;
  for (;;)
    {
      const MusetteJsonField *field;
      gpointer part;

      if (!musette_json_cursor_next (cursor, '{', &first, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!musette_json_cursor_name (cursor, &name, &length, error))
        return FALSE;
      field = find_escaped (map, name, length);
      part = field != NULL && field->part == 1 ? part1 : part0;
      if (field == NULL ? !musette_json_cursor_skip (cursor, error)
                        : !read_or_forgive (map, field, cursor, part, error))
        return FALSE;
    }
}

/**
 * musette_json_fields_read_all:
 * @map: a map
 * @data: a text that is one object
 * @length: its length in bytes
 * @part0: (nullable): as musette_json_fields_read()
 * @part1: (nullable): as musette_json_fields_read()
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: whether the text was one such object and nothing else
 */
gboolean
musette_json_fields_read_all (const MusetteJsonFieldMap *map,
                              const char *data,
                              gsize length,
                              gpointer part0,
                              gpointer part1,
                              GError **error)
{
  MusetteJsonCursor cursor;
  MusetteJsonKind kind;

  if (!musette_json_cursor_init (&cursor, data, length, error)
      || !musette_json_cursor_peek (&cursor, &kind, error))
    return FALSE;
  if (kind == MUSETTE_JSON_OBJECT)
    return musette_json_fields_read (map, &cursor, part0, part1, error)
           && musette_json_cursor_finish (&cursor, error);
  g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_TYPE,
                       _ ("The JSON value must be an object"));
  return FALSE;
}

/**
 * musette_json_numbers_get:
 * @numbers: (nullable): the content of a %MUSETTE_JSON_FIELD_NUMBERS
 * @n: (out) (optional): how many there are
 *
 * Returns: (transfer none) (nullable): the numbers
 */
const double *
musette_json_numbers_get (GArray *numbers, guint *n)
{
  if (n != NULL)
    *n = numbers != NULL ? numbers->len : 0;
  return numbers != NULL ? (const double *) numbers->data : NULL;
}
