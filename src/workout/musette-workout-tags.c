/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-tags.h"

#include <string.h>

/* One document of fourteen that people have is no well-formed XML. This scanner takes tags as they
 * come and reports what it had to overlook; it never follows a document type and expands nothing
 * but single characters, so that its work is in proportion to the text. */

#define MAX_OPEN 64
#define MAX_ATTRIBUTES 64

typedef struct
{
  const MusetteWorkoutTagEvents *events;
  gpointer user_data;
  const char *p;
  const char *counted;
  guint line;
  guint n_open;
  char *open[MAX_OPEN];
} Scanner;

static guint
get_line (Scanner *self)
{
  for (; self->counted < self->p; self->counted++)
    self->line += *self->counted == '\n';
  return self->line;
}

static void
report (Scanner *self, MusetteWorkoutTagDamage damage)
{
  self->events->damage (damage, get_line (self), self->user_data);
}

static gboolean
append_named (GString *out, const char *name, gsize length, gboolean *foreign)
{
  static const struct
  {
    const char *name;
    gunichar character;
  } table[] = {
    { "lt", '<' },       { "gt", '>' },        { "amp", '&' },      { "quot", '"' },
    { "apos", '\'' },    { "nbsp", ' ' },      { "eacute", 0xE9 },  { "egrave", 0xE8 },
    { "ecirc", 0xEA },   { "agrave", 0xE0 },   { "aacute", 0xE1 },  { "acirc", 0xE2 },
    { "ccedil", 0xE7 },  { "ntilde", 0xF1 },   { "iacute", 0xED },  { "icirc", 0xEE },
    { "oacute", 0xF3 },  { "ocirc", 0xF4 },    { "uacute", 0xFA },  { "ugrave", 0xF9 },
    { "auml", 0xE4 },    { "ouml", 0xF6 },     { "uuml", 0xFC },    { "Auml", 0xC4 },
    { "Ouml", 0xD6 },    { "Uuml", 0xDC },     { "szlig", 0xDF },   { "aring", 0xE5 },
    { "oslash", 0xF8 },  { "aelig", 0xE6 },    { "Eacute", 0xC9 },  { "deg", 0xB0 },
    { "times", 0xD7 },   { "plusmn", 0xB1 },   { "frac12", 0xBD },  { "frac14", 0xBC },
    { "copy", 0xA9 },    { "reg", 0xAE },      { "trade", 0x2122 }, { "middot", 0xB7 },
    { "laquo", 0xAB },   { "raquo", 0xBB },    { "ndash", 0x2013 }, { "mdash", 0x2014 },
    { "lsquo", 0x2018 }, { "rsquo", 0x2019 },  { "ldquo", 0x201C }, { "rdquo", 0x201D },
    { "bull", 0x2022 },  { "hellip", 0x2026 }, { "rarr", 0x2192 },  { "le", 0x2264 },
    { "ge", 0x2265 },    { "euro", 0x20AC },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strlen (table[i].name) == length && strncmp (table[i].name, name, length) == 0)
      {
        g_string_append_unichar (out, table[i].character);
        *foreign = i > 4;
        return TRUE;
      }
  return FALSE;
}

static gboolean
append_numbered (GString *out, const char *digits)
{
  gboolean hexadecimal = *digits == 'x' || *digits == 'X';
  char *end;
  guint64 code = g_ascii_strtoull (digits + (hexadecimal ? 1 : 0), &end, hexadecimal ? 16 : 10);

  if (*end != ';' || code == 0 || code > 0x10FFFF || !g_unichar_validate ((gunichar) code))
    return FALSE;
  g_string_append_unichar (out, (gunichar) code);
  return TRUE;
}

static char *
decode (Scanner *self, const char *from, gsize length)
{
  GString *out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      const char *end
          = from[i] == '&' ? memchr (from + i, ';', MIN (length - i, (gsize) 12)) : NULL;
      gboolean foreign = FALSE;

      if (from[i] != '&')
        {
          g_string_append_c (out, from[i]);
          continue;
        }
      if (end != NULL
          && (from[i + 1] == '#'
                  ? append_numbered (out, from + i + 2)
                  : append_named (out, from + i + 1, end - (from + i + 1), &foreign)))
        i = (gsize) (end - from);
      else
        {
          g_string_append_c (out, '&');
          report (self, MUSETTE_WORKOUT_DAMAGE_AMPERSAND);
        }
      if (foreign)
        report (self, MUSETTE_WORKOUT_DAMAGE_ENTITY);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || strchr ("_-.:", c) != NULL || (guchar) c >= 0x80;
}

static char *
take_name (Scanner *self)
{
  const char *from = self->p;
  const char *colon;
  g_autofree char *name = NULL;

  while (*self->p != '\0' && is_name_char (*self->p))
    self->p++;
  name = g_ascii_strdown (from, self->p - from);
  colon = strrchr (name, ':');
  return g_strdup (colon != NULL ? colon + 1 : name);
}

static void
skip_blanks (Scanner *self)
{
  while (g_ascii_isspace (*self->p))
    self->p++;
}

/* Where a quoted value ends. A quote that was never closed swallows the next attribute: then the
 * value ends in "name=", or runs into the next line or tag, and it is cut at its first blank. */
static const char *
find_quote (Scanner *self, char quote, gboolean *whole)
{
  const char *end = strchr (self->p, quote);
  const char *angle = strpbrk (self->p, "<>");
  const char *p = self->p;

  *whole = TRUE;
  if (end == NULL && angle == NULL)
    return NULL;
  if (end != NULL && (angle == NULL || angle > end) && !(end > self->p && end[-1] == '='))
    return end;
  if (end != NULL && angle < end && memchr (self->p, '\n', end - self->p) == NULL
      && !(end > self->p && end[-1] == '=') && strchr (" \t\n/>?", end[1]) != NULL)
    {
      if (*angle == '<')
        report (self, MUSETTE_WORKOUT_DAMAGE_ANGLE);
      return end;
    }
  *whole = FALSE;
  report (self, MUSETTE_WORKOUT_DAMAGE_QUOTE);
  while (*p != '\0' && !g_ascii_isspace (*p) && strchr ("<>", *p) == NULL)
    p++;
  return p;
}

static char *
take_value (Scanner *self)
{
  char quote = *self->p;
  const char *from, *end;
  gboolean whole = FALSE;
  char *value;

  if (quote != '"' && quote != '\'')
    {
      report (self, MUSETTE_WORKOUT_DAMAGE_QUOTE);
      from = self->p;
      for (end = from; *end != '\0' && !g_ascii_isspace (*end) && strchr ("/<>\"'", *end) == NULL;)
        end++;
    }
  else
    {
      from = ++self->p;
      end = find_quote (self, quote, &whole);
      if (end == NULL)
        {
          self->p += strlen (self->p);
          return NULL;
        }
    }
  value = decode (self, from, (gsize) (end - from));
  self->p = end + (whole ? 1 : 0);
  return value;
}

static gboolean
take_attribute (Scanner *self, GHashTable *attributes)
{
  const char *from = self->p;
  g_autofree char *name = take_name (self);
  char *value;

  /* A prefix alone is a name of no length, and may be the last character. */
  if (*name == '\0')
    {
      self->p = MAX (self->p, from + 1);
      return TRUE;
    }
  skip_blanks (self);
  if (*self->p != '=')
    return TRUE;
  self->p++;
  skip_blanks (self);
  value = take_value (self);
  if (value == NULL)
    return FALSE;
  if (g_hash_table_contains (attributes, name))
    report (self, MUSETTE_WORKOUT_DAMAGE_TWICE);
  if (g_hash_table_size (attributes) < MAX_ATTRIBUTES && !g_hash_table_contains (attributes, name))
    g_hash_table_insert (attributes, g_steal_pointer (&name), value);
  else
    g_free (value);
  return TRUE;
}

static void
open_element (Scanner *self, const char *name)
{
  if (self->n_open < MAX_OPEN)
    self->open[self->n_open++] = g_strdup (name);
}

static void
close_element (Scanner *self, const char *name)
{
  guint i = self->n_open;

  while (i > 0 && strcmp (self->open[i - 1], name) != 0)
    i--;
  if (i == 0 || i != self->n_open)
    report (self, MUSETTE_WORKOUT_DAMAGE_END_TAG);
  if (i == 0)
    return;
  while (self->n_open >= i)
    g_free (self->open[--self->n_open]);
}

/* Returns FALSE when the text ends inside the tag, which is then as good as absent. */
static gboolean
scan_start (Scanner *self)
{
  g_autoptr (GHashTable) attributes
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint line = get_line (self);
  g_autofree char *name = take_name (self);

  for (skip_blanks (self); *self->p != '>' && *self->p != '/' && *self->p != '<';
       skip_blanks (self))
    if (*self->p == '\0' || !take_attribute (self, attributes))
      return FALSE;
  self->events->start (name, attributes, line, self->user_data);
  if (*self->p == '/' || *self->p == '<')
    {
      if (self->p[0] != '/' || self->p[1] != '>')
        report (self, MUSETTE_WORKOUT_DAMAGE_QUOTE);
      self->events->end (name, line, self->user_data);
      if (*self->p == '/')
        self->p += self->p[1] == '>' ? 2 : 1;
      return TRUE;
    }
  self->p++;
  open_element (self, name);
  return TRUE;
}

static void
scan_end (Scanner *self)
{
  g_autofree char *name = NULL;

  self->p++;
  name = take_name (self);
  self->p += strcspn (self->p, "<>");
  if (*self->p == '>')
    self->p++;
  else
    report (self, MUSETTE_WORKOUT_DAMAGE_END_TAG);
  close_element (self, name);
  self->events->end (name, get_line (self), self->user_data);
}

static gboolean
skip_to (Scanner *self, const char *mark)
{
  const char *end = strstr (self->p, mark);

  self->p = end != NULL ? end + strlen (mark) : self->p + strlen (self->p);
  return end != NULL;
}

static void
skip_declaration (Scanner *self)
{
  guint depth = 0;

  report (self, MUSETTE_WORKOUT_DAMAGE_DECLARATION);
  for (; *self->p != '\0'; self->p++)
    {
      depth += *self->p == '[';
      depth -= *self->p == ']' && depth > 0;
      if (*self->p == '>' && depth == 0)
        {
          self->p++;
          return;
        }
    }
}

static void
scan_cdata (Scanner *self)
{
  const char *from = self->p + strlen ("<![CDATA[");
  const char *end = strstr (from, "]]>");
  g_autofree char *text = g_strndup (from, end != NULL ? (gsize) (end - from) : strlen (from));

  self->events->text (text, get_line (self), self->user_data);
  self->p = end != NULL ? end + 3 : from + strlen (from);
}

static gboolean
scan_markup (Scanner *self)
{
  if (g_str_has_prefix (self->p, "<!--"))
    return skip_to (self, "-->");
  if (g_str_has_prefix (self->p, "<![CDATA["))
    scan_cdata (self);
  else if (self->p[1] == '!')
    skip_declaration (self);
  else if (self->p[1] == '?')
    return skip_to (self, "?>");
  else if (self->p[1] == '/')
    {
      self->p++;
      scan_end (self);
    }
  else
    {
      self->p++;
      return scan_start (self);
    }
  return TRUE;
}

static void
scan_text (Scanner *self)
{
  gsize length = strcspn (self->p, "<");
  g_autofree char *text = NULL;

  if (length == 0)
    {
      report (self, MUSETTE_WORKOUT_DAMAGE_ANGLE);
      length = 1 + strcspn (self->p + 1, "<");
    }
  text = decode (self, self->p, length);
  self->events->text (text, get_line (self), self->user_data);
  self->p += length;
}

static gboolean
is_markup (const char *p)
{
  return *p == '<' && (g_ascii_isalpha (p[1]) || strchr ("_/!?", p[1]) != NULL) && p[1] != '\0';
}

/**
 * musette_workout_tags_scan:
 * @text: a document that should be XML
 * @events: whom to tell
 * @user_data: for @events
 *
 * Tells what elements there are in the order in which they come. Prefixes of names are dropped.
 */
void
musette_workout_tags_scan (const char *text,
                           const MusetteWorkoutTagEvents *events,
                           gpointer user_data)
{
  Scanner self
      = { .events = events, .user_data = user_data, .p = text, .counted = text, .line = 1 };

  g_return_if_fail (text != NULL && events != NULL);

  while (*self.p != '\0')
    if (!is_markup (self.p))
      scan_text (&self);
    else if (!scan_markup (&self))
      {
        report (&self, MUSETTE_WORKOUT_DAMAGE_CUT);
        break;
      }
  if (self.n_open > 0)
    report (&self, MUSETTE_WORKOUT_DAMAGE_END_TAG);
  while (self.n_open > 0)
    g_free (self.open[--self.n_open]);
}
