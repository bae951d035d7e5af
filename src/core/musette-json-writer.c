/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-json-writer.h"

#include <float.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/**
 * MusetteJsonWriter:
 *
 * Appends JSON to a text. Numbers are written with a point in every locale, in the shortest form
 * that reads back as the same double; json-glib writes 0.1 as 0.10000000000000001. Pretty text has
 * a member per line; the numbers and strings of an array stay on one line.
 */
struct _MusetteJsonWriter
{
  GString *text;
  GString *scopes; /* one bracket per open object or array */
  gboolean pretty;
  gboolean first;  /* nothing in the innermost scope yet */
  gboolean nested; /* the innermost scope has lines of its own */
  gboolean named;  /* a name waits for its value */
};

#define MAX_PLAIN_INTEGER 0x1p53

static gboolean
append_digits (GString *text, double value, int digits)
{
  char format[8];
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (format, sizeof format, "%%.%dg", digits);
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  if (digits < 17 && g_ascii_strtod (buffer, NULL) != value)
    return FALSE;
  g_string_append (text, buffer);
  return TRUE;
}

/**
 * musette_json_append_double:
 * @text: where to append
 * @value: a number
 *
 * Appends the shortest text that reads back as the same double: whole numbers below 2^53 without a
 * point, and `null` for what JSON cannot say (NaN, infinity).
 */
void
musette_json_append_double (GString *text, double value)
{
  /* Every decimal of up to 15 digits survives a normal double; a subnormal has fewer. */
  int digits = fabs (value) < DBL_MIN ? 1 : 15;

  g_return_if_fail (text != NULL);

  if (!isfinite (value))
    g_string_append (text, "null");
  else if (value == trunc (value) && fabs (value) < MAX_PLAIN_INTEGER)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, value == 0 && signbit (value) ? "-" : "",
                            (gint64) value);
  else
    while (!append_digits (text, value, digits))
      digits++;
}

static void
append_escape (GString *text, guchar c)
{
  const char *names = "\"\"\\\\\bb\ff\nn\rr\tt";

  for (const char *at = names; *at != '\0'; at += 2)
    if ((guchar) at[0] == c)
      {
        g_string_append_c (text, '\\');
        g_string_append_c (text, at[1]);
        return;
      }
  g_string_append_printf (text, "\\u%04x", c);
}

/**
 * musette_json_append_string:
 * @text: where to append
 * @value: a UTF-8 string; bytes that are not UTF-8 become U+FFFD
 *
 * Appends the string with its quotes and escapes.
 */
void
musette_json_append_string (GString *text, const char *value)
{
  g_autofree char *valid = NULL;
  const char *run;

  g_return_if_fail (text != NULL && value != NULL);

  if (!g_utf8_validate (value, -1, NULL))
    value = valid = g_utf8_make_valid (value, -1);
  g_string_append_c (text, '"');
  run = value;
  for (const char *at = value;; at++)
    {
      if (*at != '\0' && (guchar) *at >= 0x20 && *at != '"' && *at != '\\' && *at != 0x7f)
        continue;
      g_string_append_len (text, run, at - run);
      if (*at == '\0')
        break;
      append_escape (text, (guchar) *at);
      run = at + 1;
    }
  g_string_append_c (text, '"');
}

static char
innermost (MusetteJsonWriter *self)
{
  return self->scopes->len > 0 ? self->scopes->str[self->scopes->len - 1] : '\0';
}

static void
new_line (MusetteJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (gsize i = 0; i < self->scopes->len; i++)
    g_string_append (self->text, "  ");
}

static void
separate (MusetteJsonWriter *self, gboolean on_new_line)
{
  if (self->named)
    {
      self->named = FALSE;
      return;
    }
  if (innermost (self) == '\0')
    return;
  if (!self->first)
    g_string_append_c (self->text, ',');
  if (self->pretty && on_new_line)
    {
      new_line (self);
      self->nested = TRUE;
    }
  else if (self->pretty && !self->first)
    g_string_append_c (self->text, ' ');
  self->first = FALSE;
}

static void
begin (MusetteJsonWriter *self, char bracket)
{
  g_assert (innermost (self) != '{' || self->named);

  separate (self, TRUE);
  g_string_append_c (self->text, bracket);
  g_string_append_c (self->scopes, bracket);
  self->first = TRUE;
  self->nested = FALSE;
}

static void
begin_value (MusetteJsonWriter *self)
{
  g_assert (innermost (self) != '{' || self->named);

  separate (self, FALSE);
}

/**
 * musette_json_writer_new:
 * @pretty: whether people will read it
 *
 * Returns: (transfer full): an empty writer
 */
MusetteJsonWriter *
musette_json_writer_new (gboolean pretty)
{
  MusetteJsonWriter *self = g_new0 (MusetteJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->scopes = g_string_new (NULL);
  self->pretty = pretty;
  return self;
}

/**
 * musette_json_writer_free:
 * @self: (transfer full): a writer
 */
void
musette_json_writer_free (MusetteJsonWriter *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->scopes, TRUE);
  g_free (self);
}

/**
 * musette_json_writer_begin_object:
 * @self: a writer
 *
 * Opens an object, which musette_json_writer_end() closes.
 */
void
musette_json_writer_begin_object (MusetteJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  begin (self, '{');
}

/**
 * musette_json_writer_begin_array:
 * @self: a writer
 *
 * Opens an array, which musette_json_writer_end() closes.
 */
void
musette_json_writer_begin_array (MusetteJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  begin (self, '[');
}

/**
 * musette_json_writer_end:
 * @self: a writer
 *
 * Closes the innermost object or array.
 */
void
musette_json_writer_end (MusetteJsonWriter *self)
{
  char bracket;

  g_return_if_fail (self != NULL && self->scopes->len > 0 && !self->named);

  bracket = innermost (self);
  g_string_truncate (self->scopes, self->scopes->len - 1);
  if (self->pretty && self->nested)
    new_line (self);
  g_string_append_c (self->text, bracket == '{' ? '}' : ']');
  self->first = FALSE;
  self->nested = TRUE;
}

/**
 * musette_json_writer_name:
 * @self: a writer inside an object
 * @name: the name of the next value
 */
void
musette_json_writer_name (MusetteJsonWriter *self, const char *name)
{
  g_return_if_fail (self != NULL && innermost (self) == '{' && !self->named);

  separate (self, TRUE);
  musette_json_append_string (self->text, name);
  g_string_append (self->text, self->pretty ? ": " : ":");
  self->named = TRUE;
}

/**
 * musette_json_writer_string:
 * @self: a writer
 * @value: (nullable): a text, %NULL for `null`
 */
void
musette_json_writer_string (MusetteJsonWriter *self, const char *value)
{
  g_return_if_fail (self != NULL);

  begin_value (self);
  if (value != NULL)
    musette_json_append_string (self->text, value);
  else
    g_string_append (self->text, "null");
}

/**
 * musette_json_writer_double:
 * @self: a writer
 * @value: a number, NaN or infinite for `null`
 */
void
musette_json_writer_double (MusetteJsonWriter *self, double value)
{
  g_return_if_fail (self != NULL);

  begin_value (self);
  musette_json_append_double (self->text, value);
}

/**
 * musette_json_writer_int:
 * @self: a writer
 * @value: a whole number
 */
void
musette_json_writer_int (MusetteJsonWriter *self, gint64 value)
{
  g_return_if_fail (self != NULL);

  begin_value (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * musette_json_writer_bool:
 * @self: a writer
 * @value: a truth value
 */
void
musette_json_writer_bool (MusetteJsonWriter *self, gboolean value)
{
  g_return_if_fail (self != NULL);

  begin_value (self);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * musette_json_writer_null:
 * @self: a writer
 */
void
musette_json_writer_null (MusetteJsonWriter *self)
{
  musette_json_writer_string (self, NULL);
}

/**
 * musette_json_writer_raw:
 * @self: a writer
 * @json: one well-formed JSON value
 * @length: its length in bytes, or -1 when it is zero-terminated
 *
 * Writes a value unchanged, for instance one that the service sent.
 */
void
musette_json_writer_raw (MusetteJsonWriter *self, const char *json, gssize length)
{
  g_return_if_fail (self != NULL && json != NULL);

  separate (self, innermost (self) == '[');
  g_string_append_len (self->text, json, length);
}

static void
write_object (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  musette_json_writer_name (user_data, name);
  musette_json_writer_node (user_data, node);
}

static void
write_element (JsonArray *array, guint index, JsonNode *node, gpointer user_data)
{
  musette_json_writer_node (user_data, node);
}

static void
write_number (MusetteJsonWriter *self, JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    musette_json_writer_int (self, json_node_get_int (node));
  else
    musette_json_writer_double (self, json_node_get_double (node));
}

/**
 * musette_json_writer_node:
 * @self: a writer
 * @node: (nullable): a parsed value
 *
 * Writes a tree.
 */
void
musette_json_writer_node (MusetteJsonWriter *self, JsonNode *node)
{
  g_return_if_fail (self != NULL);

  switch (musette_json_get_kind (node))
    {
    case MUSETTE_JSON_OBJECT:
      musette_json_writer_begin_object (self);
      json_object_foreach_member (json_node_get_object (node), write_object, self)
        ;
      musette_json_writer_end (self);
      break;
    case MUSETTE_JSON_ARRAY:
      musette_json_writer_begin_array (self);
      json_array_foreach_element (json_node_get_array (node), write_element, self);
      musette_json_writer_end (self);
      break;
    case MUSETTE_JSON_STRING:
      musette_json_writer_string (self, json_node_get_string (node));
      break;
    case MUSETTE_JSON_BOOL:
      musette_json_writer_bool (self, json_node_get_boolean (node));
      break;
    case MUSETTE_JSON_NUMBER:
      write_number (self, node);
      break;
    case MUSETTE_JSON_NULL:
    default:
      musette_json_writer_null (self);
    }
}

/**
 * musette_json_writer_member_string:
 * @self: a writer inside an object
 * @name: a name
 * @value: (nullable): its text
 */
void
musette_json_writer_member_string (MusetteJsonWriter *self, const char *name, const char *value)
{
  musette_json_writer_name (self, name);
  musette_json_writer_string (self, value);
}

/**
 * musette_json_writer_member_double:
 * @self: a writer inside an object
 * @name: a name
 * @value: its number
 */
void
musette_json_writer_member_double (MusetteJsonWriter *self, const char *name, double value)
{
  musette_json_writer_name (self, name);
  musette_json_writer_double (self, value);
}

/**
 * musette_json_writer_member_int:
 * @self: a writer inside an object
 * @name: a name
 * @value: its number
 */
void
musette_json_writer_member_int (MusetteJsonWriter *self, const char *name, gint64 value)
{
  musette_json_writer_name (self, name);
  musette_json_writer_int (self, value);
}

/**
 * musette_json_writer_member_bool:
 * @self: a writer inside an object
 * @name: a name
 * @value: its truth value
 */
void
musette_json_writer_member_bool (MusetteJsonWriter *self, const char *name, gboolean value)
{
  musette_json_writer_name (self, name);
  musette_json_writer_bool (self, value);
}

/**
 * musette_json_writer_member_null:
 * @self: a writer inside an object
 * @name: a name
 */
void
musette_json_writer_member_null (MusetteJsonWriter *self, const char *name)
{
  musette_json_writer_name (self, name);
  musette_json_writer_null (self);
}

/**
 * musette_json_writer_finish:
 * @self: a writer in which everything is closed
 *
 * Returns: (transfer full): the text; the writer is empty then
 */
char *
musette_json_writer_finish (MusetteJsonWriter *self)
{
  char *text;

  g_return_val_if_fail (self != NULL && self->scopes->len == 0, NULL);

  text = g_string_free (self->text, FALSE);
  self->text = g_string_new (NULL);
  return text;
}

/**
 * musette_json_writer_finish_bytes:
 * @self: a writer in which everything is closed
 *
 * Returns: (transfer full): the text without a zero at its end; the writer is empty then
 */
GBytes *
musette_json_writer_finish_bytes (MusetteJsonWriter *self)
{
  char *text = musette_json_writer_finish (self);

  return g_bytes_new_take (text, strlen (text));
}
