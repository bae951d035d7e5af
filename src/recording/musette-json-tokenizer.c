/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-json-tokenizer.h"

#include <string.h>

#include "musette-number.h"

/* Longer strings are read but not kept, longer numbers are refused. */
#define MAX_TEXT 512

/**
 * musette_json_tokenizer_init:
 * @self: a tokenizer
 */
void
musette_json_tokenizer_init (MusetteJsonTokenizer *self)
{
  *self = (MusetteJsonTokenizer){ .state = MUSETTE_JSON_STATE_VALUE, .text = g_string_new (NULL) };
}

/**
 * musette_json_tokenizer_clear:
 * @self: a tokenizer
 */
void
musette_json_tokenizer_clear (MusetteJsonTokenizer *self)
{
  g_string_free (self->text, TRUE);
}

static MusetteJsonEvent
fail (MusetteJsonTokenizer *self, const char *message)
{
  self->message = message;
  return MUSETTE_JSON_EVENT_BROKEN;
}

static gboolean
in_object (const MusetteJsonTokenizer *self)
{
  return self->depth > 0 && (self->objects >> (self->depth - 1) & 1) != 0;
}

static void
end_value (MusetteJsonTokenizer *self)
{
  self->state = self->depth == 0 ? MUSETTE_JSON_STATE_DONE : MUSETTE_JSON_STATE_AFTER_VALUE;
}

static MusetteJsonEvent
begin_container (MusetteJsonTokenizer *self, gboolean object)
{
  guint64 bit;

  if (self->depth == MUSETTE_JSON_TOKENIZER_MAX_DEPTH)
    return fail (self, "nested too deep");
  bit = G_GUINT64_CONSTANT (1) << self->depth;
  self->objects = object ? self->objects | bit : self->objects & ~bit;
  self->depth++;
  self->state = object ? MUSETTE_JSON_STATE_FIRST_KEY : MUSETTE_JSON_STATE_FIRST_VALUE;
  return object ? MUSETTE_JSON_EVENT_BEGIN_OBJECT : MUSETTE_JSON_EVENT_BEGIN_ARRAY;
}

static MusetteJsonEvent
end_container (MusetteJsonTokenizer *self, char bracket)
{
  if (in_object (self) != (bracket == '}'))
    return fail (self, "wrong bracket");
  self->depth--;
  end_value (self);
  return bracket == '}' ? MUSETTE_JSON_EVENT_END_OBJECT : MUSETTE_JSON_EVENT_END_ARRAY;
}

static MusetteJsonEvent
begin_string (MusetteJsonTokenizer *self, gboolean is_key)
{
  g_string_truncate (self->text, 0);
  self->is_key = is_key;
  self->high_surrogate = 0;
  self->escape = 0;
  self->state = MUSETTE_JSON_STATE_IN_STRING;
  return MUSETTE_JSON_EVENT_NONE;
}

static MusetteJsonEvent
begin_literal (MusetteJsonTokenizer *self, const char *literal)
{
  self->literal = literal;
  g_string_truncate (self->text, 0);
  self->state = MUSETTE_JSON_STATE_IN_LITERAL;
  return MUSETTE_JSON_EVENT_NONE;
}

/* Begins the value whose first character is @c; a number's and a literal's is looked at again. */
static MusetteJsonEvent
begin_value (MusetteJsonTokenizer *self, const char **p)
{
  char c = **p;

  if (c == '-' || musette_number_is_digit (c))
    {
      g_string_truncate (self->text, 0);
      self->state = MUSETTE_JSON_STATE_IN_NUMBER;
      return MUSETTE_JSON_EVENT_NONE;
    }
  if (c == 't' || c == 'f' || c == 'n')
    return begin_literal (self, c == 't' ? "true" : c == 'f' ? "false" : "null");
  (*p)++;
  if (c == '"')
    return begin_string (self, FALSE);
  if (c == '[' || c == '{')
    return begin_container (self, c == '{');
  return fail (self, "no value");
}

/* One character between tokens. */
static MusetteJsonEvent
take_structure (MusetteJsonTokenizer *self, const char **p)
{
  char c = **p;

  if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
    {
      (*p)++;
      return MUSETTE_JSON_EVENT_NONE;
    }
  if (self->state == MUSETTE_JSON_STATE_VALUE
      || (self->state == MUSETTE_JSON_STATE_FIRST_VALUE && c != ']'))
    return begin_value (self, p);
  (*p)++;
  switch (self->state)
    {
    case MUSETTE_JSON_STATE_FIRST_VALUE:
      return end_container (self, c);
    case MUSETTE_JSON_STATE_FIRST_KEY:
      if (c == '}')
        return end_container (self, c);
      return c == '"' ? begin_string (self, TRUE) : fail (self, "no member name");
    case MUSETTE_JSON_STATE_KEY:
      return c == '"' ? begin_string (self, TRUE) : fail (self, "no member name");
    case MUSETTE_JSON_STATE_COLON:
      self->state = MUSETTE_JSON_STATE_VALUE;
      return c == ':' ? MUSETTE_JSON_EVENT_NONE : fail (self, "no colon");
    case MUSETTE_JSON_STATE_AFTER_VALUE:
      if (c == ']' || c == '}')
        return end_container (self, c);
      self->state = in_object (self) ? MUSETTE_JSON_STATE_KEY : MUSETTE_JSON_STATE_VALUE;
      return c == ',' ? MUSETTE_JSON_EVENT_NONE : fail (self, "no comma");
    default:
      return fail (self, "text behind the end");
    }
}

/* ---- strings ---- */

static void
keep_char (MusetteJsonTokenizer *self, char c)
{
  if (self->text->len < MAX_TEXT)
    g_string_append_c (self->text, c);
}

static void
keep_code_unit (MusetteJsonTokenizer *self)
{
  gunichar unit = self->code_unit;

  if (unit >= 0xD800 && unit < 0xDC00)
    {
      self->high_surrogate = unit;
      return;
    }
  if (unit >= 0xDC00 && unit < 0xE000)
    unit = self->high_surrogate != 0
               ? 0x10000 + ((self->high_surrogate - 0xD800) << 10) + (unit - 0xDC00)
               : 0xFFFD;
  self->high_surrogate = 0;
  if (self->text->len < MAX_TEXT)
    g_string_append_unichar (self->text, unit == 0 ? 0xFFFD : unit);
}

static MusetteJsonEvent
take_escape (MusetteJsonTokenizer *self, char c)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->escape >= 2)
    {
      if (!g_ascii_isxdigit (c))
        return fail (self, "wrong escape");
      self->code_unit = self->code_unit << 4 | (guint) g_ascii_xdigit_value (c);
      if (++self->escape == 6)
        {
          self->escape = 0;
          keep_code_unit (self);
        }
      return MUSETTE_JSON_EVENT_NONE;
    }
  self->escape = 0;
  if (c == 'u')
    {
      self->escape = 2;
      self->code_unit = 0;
      return MUSETTE_JSON_EVENT_NONE;
    }
  found = c != '\0' ? strchr (from, c) : NULL;
  if (found == NULL)
    return fail (self, "wrong escape");
  keep_char (self, to[found - from]);
  return MUSETTE_JSON_EVENT_NONE;
}

static MusetteJsonEvent
take_string (MusetteJsonTokenizer *self, const char **p, const char *end)
{
  while (*p < end)
    {
      char c = *(*p)++;

      if (self->escape != 0)
        {
          if (take_escape (self, c) == MUSETTE_JSON_EVENT_BROKEN)
            return MUSETTE_JSON_EVENT_BROKEN;
        }
      else if (c == '\\')
        self->escape = 1;
      else if (c == '"')
        {
          if (self->is_key)
            self->state = MUSETTE_JSON_STATE_COLON;
          else
            end_value (self);
          return self->is_key ? MUSETTE_JSON_EVENT_KEY : MUSETTE_JSON_EVENT_STRING;
        }
      else if ((guchar) c < 0x20)
        return fail (self, "control character in a string");
      else
        keep_char (self, c);
    }
  return MUSETTE_JSON_EVENT_NONE;
}

/* ---- numbers and literals ---- */

static gboolean
is_number_char (char c)
{
  return musette_number_is_digit (c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

static MusetteJsonEvent
end_number (MusetteJsonTokenizer *self)
{
  const char *end = self->text->str + self->text->len;

  end_value (self);
  if (musette_number_scan (self->text->str, end, &self->number) != end)
    return fail (self, "wrong number");
  return MUSETTE_JSON_EVENT_NUMBER;
}

static MusetteJsonEvent
take_number (MusetteJsonTokenizer *self, const char **p, const char *end)
{
  const char *begin = *p;

  while (*p < end && is_number_char (**p))
    (*p)++;
  if (self->text->len + (gsize) (*p - begin) > MAX_TEXT)
    return fail (self, "number with too many digits");
  g_string_append_len (self->text, begin, *p - begin);
  return *p < end ? end_number (self) : MUSETTE_JSON_EVENT_NONE;
}

static MusetteJsonEvent
take_literal (MusetteJsonTokenizer *self, const char **p, const char *end)
{
  while (*p < end)
    {
      if (**p != self->literal[self->text->len])
        return fail (self, "unknown word");
      g_string_append_c (self->text, **p);
      (*p)++;
      if (self->literal[self->text->len] == '\0')
        {
          end_value (self);
          return self->literal[0] == 't'   ? MUSETTE_JSON_EVENT_TRUE
                 : self->literal[0] == 'f' ? MUSETTE_JSON_EVENT_FALSE
                                           : MUSETTE_JSON_EVENT_NULL;
        }
    }
  return MUSETTE_JSON_EVENT_NONE;
}

/**
 * musette_json_tokenizer_next:
 * @self: a tokenizer
 * @p: the next bytes
 * @end: behind them
 * @event: (out): what was found, %MUSETTE_JSON_EVENT_NONE when all bytes are used up first
 *
 * Returns: behind the bytes that were used
 */
const char *
musette_json_tokenizer_next (MusetteJsonTokenizer *self,
                             const char *p,
                             const char *end,
                             MusetteJsonEvent *event)
{
  *event = self->message != NULL ? MUSETTE_JSON_EVENT_BROKEN : MUSETTE_JSON_EVENT_NONE;
  while (p < end && *event == MUSETTE_JSON_EVENT_NONE)
    {
      if (self->state == MUSETTE_JSON_STATE_IN_STRING)
        *event = take_string (self, &p, end);
      else if (self->state == MUSETTE_JSON_STATE_IN_NUMBER)
        *event = take_number (self, &p, end);
      else if (self->state == MUSETTE_JSON_STATE_IN_LITERAL)
        *event = take_literal (self, &p, end);
      else
        *event = take_structure (self, &p);
    }
  return p;
}

/**
 * musette_json_tokenizer_is_complete:
 * @self: a tokenizer
 *
 * Returns: whether exactly one value has been read, be it a number at the very end
 */
gboolean
musette_json_tokenizer_is_complete (const MusetteJsonTokenizer *self)
{
  return self->message == NULL
         && (self->state == MUSETTE_JSON_STATE_DONE
             || (self->state == MUSETTE_JSON_STATE_IN_NUMBER && self->depth == 0));
}
