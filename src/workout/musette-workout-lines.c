/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-lines.h"

#include <string.h>

/* The lines of a workout text, and the blank ones that keep its blocks apart. */

/**
 * musette_workout_lines_split:
 * @text: a workout text
 *
 * Returns: (transfer full) (element-type utf8): its lines, without their ends
 */
GPtrArray *
musette_workout_lines_split (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = text; *p != '\0';)
    {
      gsize length = strcspn (p, "\n");

      g_ptr_array_add (lines, g_strndup (p, length));
      p += length + (p[length] == '\n' ? 1 : 0);
    }
  return lines;
}

/**
 * musette_workout_lines_join:
 * @lines: (element-type utf8): the lines
 *
 * Returns: (transfer full): the text, with an end behind each line
 */
char *
musette_workout_lines_join (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) lines->pdata[i]);
  return g_string_free (text, FALSE);
}

/**
 * musette_workout_lines_is_blank:
 * @lines: (element-type utf8): the lines
 * @index: a place, counted from 0
 *
 * Returns: whether nothing is written there
 */
gboolean
musette_workout_lines_is_blank (GPtrArray *lines, guint index)
{
  const char *line = g_ptr_array_index (lines, index);

  return line[strspn (line, " \t\r")] == '\0';
}

/* A block with a header must have a blank line on either side. Returns the place behind one that
 * was put at @index. */
static guint
ensure_blank (GPtrArray *lines, guint index)
{
  if (index == 0 || index >= lines->len || musette_workout_lines_is_blank (lines, index - 1)
      || musette_workout_lines_is_blank (lines, index))
    return index;
  g_ptr_array_insert (lines, (int) index, g_strdup (""));
  return index + 1;
}

/**
 * musette_workout_lines_join_blanks:
 * @lines: (element-type utf8): the lines
 * @index: a place, counted from 0
 *
 * Where two blank lines have come together one goes.
 */
void
musette_workout_lines_join_blanks (GPtrArray *lines, guint index)
{
  while (index > 0 && index < lines->len && musette_workout_lines_is_blank (lines, index - 1)
         && musette_workout_lines_is_blank (lines, index))
    g_ptr_array_remove_index (lines, index);
}

/**
 * musette_workout_lines_copy:
 * @lines: (element-type utf8): the lines
 * @first: the first one, counted from 1
 * @last: the last one
 *
 * Returns: (transfer full) (element-type utf8): a copy of some
 */
GPtrArray *
musette_workout_lines_copy (GPtrArray *lines, guint first, guint last)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = first; i <= last; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (lines, i - 1)));
  return copy;
}

/**
 * musette_workout_lines_insert:
 * @lines: (element-type utf8): the lines
 * @index: a place, counted from 0
 * @block: (element-type utf8): other lines
 * @apart: whether a blank line must be on either side of them
 *
 * Puts a block before the line with @index.
 *
 * Returns: where it is
 */
guint
musette_workout_lines_insert (GPtrArray *lines, guint index, GPtrArray *block, gboolean apart)
{
  guint at = apart ? ensure_blank (lines, index) : index;

  if (apart && at == lines->len && at > 0 && !musette_workout_lines_is_blank (lines, at - 1))
    {
      g_ptr_array_add (lines, g_strdup (""));
      at++;
    }
  for (guint i = 0; i < block->len; i++)
    g_ptr_array_insert (lines, (int) (at + i), g_strdup (g_ptr_array_index (block, i)));
  if (apart)
    ensure_blank (lines, at + block->len);
  return at;
}

/**
 * musette_workout_lines_is_among_steps:
 * @lines: (element-type utf8): the lines
 * @index: a place, counted from 0
 *
 * Returns: whether a step put before the line with @index stands among steps of the same
 *   section, so that no blank line is needed
 */
gboolean
musette_workout_lines_is_among_steps (GPtrArray *lines, guint index)
{
  const char *line = index < lines->len ? g_ptr_array_index (lines, index) : "";

  line += strspn (line, " \t");
  return *line == '-' || *line == '\0';
}
