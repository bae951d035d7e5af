/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-json-cursor.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-error.h"
#include "musette-json-bytes.h"

#define MAX_EXACT_MANTISSA (G_GUINT64_CONSTANT (1) << 53)
#define MAX_EXACT_POWER 22
#define REPLACEMENT_CHARACTER 0xfffd

static gboolean
fail (MusetteJsonCursor *self, GError **error)
{
  if (self->at >= self->end)
    g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX,
                 _ ("The JSON text ends too early, after %lu bytes"),
                 (gulong) (self->end - self->start));
  else
    g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX,
                 _ ("Not well-formed JSON: unexpected content at byte %lu"),
                 (gulong) (self->at - self->start));
  return FALSE;
}

static inline void
skip_space (MusetteJsonCursor *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

static const char *
skip_ascii (const char *at, const char *end)
{
  while (end - at >= 8 && (musette_json_bytes_load (at) & MUSETTE_JSON_TOPS) == 0)
    at += 8;
  while (at < end && (guchar) *at < 0x80)
    at++;
  return at;
}

/**
 * musette_json_cursor_init:
 * @self: (out caller-allocates): the cursor
 * @data: (nullable): a JSON text, which must outlive the cursor; %NULL for an empty one
 * @length: its length in bytes
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Puts the cursor before the text's value.
 *
 * Returns: %TRUE when the text is UTF-8
 */
gboolean
musette_json_cursor_init (MusetteJsonCursor *self, const char *data, gsize length, GError **error)
{
  const char *at;
  const char *valid;

  if (length == 0)
    data = "";
  *self = (MusetteJsonCursor){ data, data, data + length, 0 };
  at = skip_ascii (data, data + length);
  if (at == self->end || g_utf8_validate_len (at, self->end - at, &valid))
    return TRUE;
  g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX,
               _ ("Not well-formed JSON: no UTF-8 at byte %lu"), (gulong) (valid - data));
  return FALSE;
}

/**
 * musette_json_cursor_peek:
 * @self: a cursor before a value
 * @kind: (out): what the value is, by its first byte
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: %FALSE when no value can begin here
 */
gboolean
musette_json_cursor_peek (MusetteJsonCursor *self, MusetteJsonKind *kind, GError **error)
{
  char c;

  skip_space (self);
  c = self->at < self->end ? *self->at : '\0';
  if (c == '"')
    *kind = MUSETTE_JSON_STRING;
  else if (c == '-' || g_ascii_isdigit (c))
    *kind = MUSETTE_JSON_NUMBER;
  else if (c == 'n')
    *kind = MUSETTE_JSON_NULL;
  else if (c == '{')
    *kind = MUSETTE_JSON_OBJECT;
  else if (c == '[')
    *kind = MUSETTE_JSON_ARRAY;
  else if (c == 't' || c == 'f')
    *kind = MUSETTE_JSON_BOOL;
  else
    return fail (self, error);
  return TRUE;
}

static gboolean
skip_word (MusetteJsonCursor *self, const char *word, gsize length, GError **error)
{
  if ((gsize) (self->end - self->at) < length)
    {
      self->at = self->end;
      return fail (self, error);
    }
  if (memcmp (self->at, word, length) != 0)
    return fail (self, error);
  self->at += length;
  return TRUE;
}

static gboolean
skip_escape (MusetteJsonCursor *self, GError **error)
{
  char c = self->at < self->end ? *self->at : '\0';

  if (c == '\0' || strchr ("\"\\/bfnrtu", c) == NULL)
    return fail (self, error);
  self->at++;
  for (int i = 0; c == 'u' && i < 4; i++, self->at++)
    if (self->at >= self->end || !g_ascii_isxdigit (*self->at))
      return fail (self, error);
  return TRUE;
}

/* Leaves the cursor behind the closing quote; @text is what stands between the quotes. */
static gboolean
skip_string (MusetteJsonCursor *self,
             const char **text,
             gsize *length,
             gboolean *escaped,
             GError **error)
{
  const char *start = ++self->at;
  gboolean any = FALSE;

  for (;;)
    {
      self->at = musette_json_find_in_string (self->at, self->end);
      if (self->at >= self->end || (guchar) *self->at < 0x20)
        return fail (self, error);
      if (*self->at == '"')
        break;
      any = TRUE;
      self->at++;
      if (!skip_escape (self, error))
        return FALSE;
    }
  *text = start;
  *length = self->at++ - start;
  *escaped = any;
  return TRUE;
}

static gboolean
skip_digits (MusetteJsonCursor *self, GError **error)
{
  if (self->at >= self->end || !g_ascii_isdigit (*self->at))
    return fail (self, error);
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return TRUE;
}

static gboolean
skip_number (MusetteJsonCursor *self, GError **error)
{
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!skip_digits (self, error))
    return FALSE;
  if (self->at < self->end && *self->at == '.')
    {
      self->at++;
      if (!skip_digits (self, error))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!skip_digits (self, error))
        return FALSE;
    }
  /* 012 is a 0 with something behind it that may not be there. */
  if (self->at < self->end && g_ascii_isalnum (*self->at))
    return fail (self, error);
  return TRUE;
}

static gboolean
skip_container (MusetteJsonCursor *self, char bracket, GError **error)
{
  gboolean first = TRUE;
  gboolean more;
  const char *name;
  gsize length;
  gboolean escaped;

  if (!musette_json_cursor_enter (self, bracket, error))
    return FALSE;
  for (;;)
    {
      if (!musette_json_cursor_next (self, bracket, &first, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (bracket == '{')
        {
          if (self->at >= self->end || *self->at != '"')
            return fail (self, error);
          if (!skip_string (self, &name, &length, &escaped, error))
            return FALSE;
          skip_space (self);
          if (self->at >= self->end || *self->at != ':')
            return fail (self, error);
          self->at++;
        }
      if (!musette_json_cursor_skip (self, error))
        return FALSE;
    }
}

/**
 * musette_json_cursor_skip:
 * @self: a cursor before a value
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Goes behind the value, checking all of it.
 *
 * Returns: whether it was well-formed
 */
gboolean
musette_json_cursor_skip (MusetteJsonCursor *self, GError **error)
{
  const char *text;
  gsize length;
  gboolean escaped;

  skip_space (self);
  if (self->at >= self->end)
    return fail (self, error);
  switch (*self->at)
    {
    case '"':
      return skip_string (self, &text, &length, &escaped, error);
    case '{':
    case '[':
      return skip_container (self, *self->at, error);
    case 'n':
      return skip_word (self, "null", 4, error);
    case 't':
      return skip_word (self, "true", 4, error);
    case 'f':
      return skip_word (self, "false", 5, error);
    default:
      return skip_number (self, error);
    }
}

/**
 * musette_json_cursor_finish:
 * @self: a cursor behind the text's value
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: whether nothing but space follows
 */
gboolean
musette_json_cursor_finish (MusetteJsonCursor *self, GError **error)
{
  skip_space (self);
  return self->at == self->end || fail (self, error);
}

/**
 * musette_json_cursor_enter:
 * @self: a cursor before a value
 * @bracket: `{` or `[`
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Goes into an object or array.
 *
 * Returns: %FALSE when the value is another one or is nested too deep
 */
gboolean
musette_json_cursor_enter (MusetteJsonCursor *self, char bracket, GError **error)
{
  skip_space (self);
  if (self->at >= self->end || *self->at != bracket)
    return fail (self, error);
  if (self->depth >= MUSETTE_JSON_MAX_DEPTH)
    {
      g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_DEPTH,
                   _ ("The JSON text is nested deeper than %d levels, at byte %lu"),
                   MUSETTE_JSON_MAX_DEPTH, (gulong) (self->at - self->start));
      return FALSE;
    }
  self->depth++;
  self->at++;
  return TRUE;
}

/**
 * musette_json_cursor_next:
 * @self: a cursor inside an object or array
 * @bracket: the bracket it was entered by
 * @first: (inout): %TRUE at the first call, set to %FALSE
 * @more: (out): whether the cursor stands before an element or member; otherwise behind the end
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Goes over the comma or the closing bracket.
 *
 * Returns: whether there was one
 */
gboolean
musette_json_cursor_next (MusetteJsonCursor *self,
                          char bracket,
                          gboolean *first,
                          gboolean *more,
                          GError **error)
{
  char closing = bracket == '{' ? '}' : ']';

  skip_space (self);
  if (self->at >= self->end)
    return fail (self, error);
  *more = *self->at != closing;
  if (!*more)
    {
      self->at++;
      self->depth--;
      return TRUE;
    }
  if (!*first && *self->at != ',')
    return fail (self, error);
  if (!*first)
    self->at++;
  *first = FALSE;
  skip_space (self);
  return TRUE;
}

/**
 * musette_json_cursor_each:
 * @self: a cursor before an array or object
 * @bracket: '[' or '{', which one it must be
 * @read: reads an element or member
 * @user_data: for @read
 * @error: return location of a %MUSETTE_JSON_ERROR, or what @read gave
 *
 * Goes over an array or object.
 *
 * Returns: whether it was one, and each element was what it must be
 */
gboolean
musette_json_cursor_each (MusetteJsonCursor *self,
                          char bracket,
                          MusetteJsonElementFunc read,
                          gpointer user_data,
                          GError **error)
{
  gboolean first = TRUE;
  gboolean more = TRUE;

  if (!musette_json_cursor_enter (self, bracket, error))
    return FALSE;
  while (musette_json_cursor_next (self, bracket, &first, &more, error))
    {
      if (!more)
        return TRUE;
      if (!read (self, user_data, error))
        return FALSE;
    }
  return FALSE;
}

/**
 * musette_json_cursor_name:
 * @self: a cursor before a member of an object
 * @name: (out): its name as it is written, so perhaps with escapes; not zero-terminated
 * @length: (out): the length of @name
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Goes behind the colon.
 *
 * Returns: whether there was a name and a colon
 */
gboolean
musette_json_cursor_name (MusetteJsonCursor *self, const char **name, gsize *length, GError **error)
{
  gboolean escaped;

  if (self->at >= self->end || *self->at != '"')
    return fail (self, error);
  if (!skip_string (self, name, length, &escaped, error))
    return FALSE;
  skip_space (self);
  if (self->at >= self->end || *self->at != ':')
    return fail (self, error);
  self->at++;
  return TRUE;
}

static double
convert_slowly (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);

  return g_ascii_strtod (copy, NULL);
}

/* An integer below 2^53 and a power of ten up to 10^22 are exact doubles, so one multiplication or
 * division of them is correctly rounded (Clinger 1990). Everything else goes the long way. */
static double
convert_number (const char *text, gsize length)
{
  static const double powers[MAX_EXACT_POWER + 1]
      = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
  guint64 mantissa = 0;
  guint decimals = 0;
  gboolean point = FALSE;
  gsize i = text[0] == '-' ? 1 : 0;
  double value;

  if (length > 20)
    return convert_slowly (text, length);
  for (; i < length; i++)
    {
      if (text[i] == '.')
        point = TRUE;
      else if (!g_ascii_isdigit (text[i]))
        return convert_slowly (text, length);
      else
        {
          mantissa = mantissa * 10 + (guint64) (text[i] - '0');
          decimals += point ? 1 : 0;
        }
    }
  if (mantissa > MAX_EXACT_MANTISSA || length > 19 || decimals > MAX_EXACT_POWER)
    return convert_slowly (text, length);
  value = (double) mantissa / powers[decimals];
  return text[0] == '-' ? -value : value;
}

/**
 * musette_json_cursor_number:
 * @self: a cursor before a number
 * @text: (out) (optional): its digits as they are written; not zero-terminated
 * @length: (out) (optional): the length of @text
 * @value: (out) (optional): the nearest double
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: %FALSE when it is no number, or one that no double can hold
 */
gboolean
musette_json_cursor_number (MusetteJsonCursor *self,
                            const char **text,
                            gsize *length,
                            double *value,
                            GError **error)
{
  const char *start = self->at;
  gsize n;
  double number;

  if (self->at >= self->end)
    return fail (self, error);
  if (!skip_number (self, error))
    return FALSE;
  n = self->at - start;
  if (text != NULL)
    *text = start;
  if (length != NULL)
    *length = n;
  if (value == NULL)
    return TRUE;
  number = convert_number (start, n);
  if (isfinite (number))
    {
      *value = number;
      return TRUE;
    }
  g_set_error (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX,
               _ ("The JSON text has a number out of range at byte %lu"),
               (gulong) (start - self->start));
  return FALSE;
}

/**
 * musette_json_cursor_string:
 * @self: a cursor before a string
 * @value: (out) (optional) (transfer full): its text
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: whether there was one
 */
gboolean
musette_json_cursor_string (MusetteJsonCursor *self, char **value, GError **error)
{
  const char *text;
  gsize length;
  gboolean escaped;

  if (self->at >= self->end || *self->at != '"')
    return fail (self, error);
  if (!skip_string (self, &text, &length, &escaped, error))
    return FALSE;
  if (value != NULL)
    *value = escaped ? musette_json_unescape (text, length) : g_strndup (text, length);
  return TRUE;
}

/**
 * musette_json_cursor_bool:
 * @self: a cursor before `true` or `false`
 * @value: (out): which of them
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: whether there was one
 */
gboolean
musette_json_cursor_bool (MusetteJsonCursor *self, gboolean *value, GError **error)
{
  *value = self->at < self->end && *self->at == 't';
  return *value ? skip_word (self, "true", 4, error) : skip_word (self, "false", 5, error);
}

static gunichar
read_hex (const char *digits)
{
  gunichar value = 0;

  for (int i = 0; i < 4; i++)
    value = value * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);
  return value;
}

/* @at stands behind `\u`. A half of a pair without its other half is no character, and a zero would
 * end the string early: both become the replacement character. */
static const char *
unescape_unicode (GString *value, const char *at, const char *end)
{
  gunichar c = read_hex (at);
  gunichar low;

  at += 4;
  if (c >= 0xd800 && c <= 0xdbff && end - at >= 6 && at[0] == '\\' && at[1] == 'u')
    {
      low = read_hex (at + 2);
      if (low >= 0xdc00 && low <= 0xdfff)
        {
          g_string_append_unichar (value, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
          return at + 6;
        }
    }
  if (c == 0 || (c >= 0xd800 && c <= 0xdfff))
    c = REPLACEMENT_CHARACTER;
  g_string_append_unichar (value, c);
  return at;
}

/**
 * musette_json_unescape:
 * @text: the inside of a well-formed JSON string
 * @length: its length in bytes
 *
 * Lone surrogates and `\u0000` become U+FFFD, so that the result is a UTF-8 string in C.
 *
 * Returns: (transfer full): the characters that it stands for
 */
char *
musette_json_unescape (const char *text, gsize length)
{
  GString *value = g_string_sized_new (length);
  const char *at = text;
  const char *end = text + length;

  while (at < end)
    {
      if (*at != '\\')
        {
          g_string_append_c (value, *at++);
          continue;
        }
      at += 2;
      if (at[-1] == 'u')
        at = unescape_unicode (value, at, end);
      else if (at[-1] == 'b')
        g_string_append_c (value, '\b');
      else if (at[-1] == 'f')
        g_string_append_c (value, '\f');
      else if (at[-1] == 'n')
        g_string_append_c (value, '\n');
      else if (at[-1] == 'r')
        g_string_append_c (value, '\r');
      else if (at[-1] == 't')
        g_string_append_c (value, '\t');
      else
        g_string_append_c (value, at[-1]);
    }
  return g_string_free (value, FALSE);
}
