/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli-table.h"

#include <string.h>

#include "musette-cli-output.h"

#define GAP "  "

/**
 * MusetteCliTable:
 *
 * Lines of cells for people, in columns as wide as their widest cell on a terminal.
 */
struct _MusetteCliTable
{
  GPtrArray *lines; /* of GStrv; the first holds the titles */
  guint n_columns;
  guint64 right; /* a bit for each column that is aligned to the right */
};

static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/**
 * musette_cli_table_new:
 * @first_title: the first column's title
 * @...: the other titles, ended by %NULL
 *
 * Returns: (transfer full): a table without rows
 */
MusetteCliTable *
musette_cli_table_new (const char *first_title, ...)
{
  MusetteCliTable *self = g_new0 (MusetteCliTable, 1);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  va_list args;

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  va_start (args, first_title);
  for (const char *title = first_title; title != NULL; title = va_arg (args, const char *))
    {
      g_strv_builder_add (titles, title);
      self->n_columns++;
    }
  va_end (args);
  g_ptr_array_add (self->lines, g_strv_builder_end (titles));
  return self;
}

/**
 * musette_cli_table_free:
 * @self: (transfer full): a table
 */
void
musette_cli_table_free (MusetteCliTable *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * musette_cli_table_align_right:
 * @self: a table
 * @column: a column of numbers
 */
void
musette_cli_table_align_right (MusetteCliTable *self, guint column)
{
  g_return_if_fail (column < self->n_columns);

  self->right |= G_GUINT64_CONSTANT (1) << column;
}

/**
 * musette_cli_table_add:
 * @self: a table
 * @cells: (transfer full): as many cells as there are titles, ended by %NULL
 */
void
musette_cli_table_add (MusetteCliTable *self, char **cells)
{
  g_return_if_fail (g_strv_length (cells) == self->n_columns);

  /* A name may hold a line end, a row may not. */
  for (guint i = 0; cells[i] != NULL; i++)
    g_strdelimit (cells[i], "\r\n\t", ' ');
  g_ptr_array_add (self->lines, cells);
}

static guint *
measure (MusetteCliTable *self)
{
  guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->lines->len; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        char **cells = g_ptr_array_index (self->lines, i);

        widths[j] = MAX (widths[j], get_width (cells[j]));
      }
  return widths;
}

static void
append_line (GString *text, MusetteCliTable *self, char **cells, const guint *widths)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const guint padding = widths[i] - get_width (cells[i]);
      const gboolean right = (self->right >> i) & 1;
      const gboolean last = i + 1 == self->n_columns;

      if (right)
        g_string_append_printf (text, "%*s", (int) padding, "");
      g_string_append (text, cells[i]);
      if (!right && !last)
        g_string_append_printf (text, "%*s", (int) padding, "");
      g_string_append (text, last ? "\n" : GAP);
    }
}

/**
 * musette_cli_table_format:
 * @self: a table
 *
 * Returns: (transfer full): its lines
 */
char *
musette_cli_table_format (MusetteCliTable *self)
{
  g_autofree guint *widths = measure (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->lines->len; i++)
    append_line (text, self, g_ptr_array_index (self->lines, i), widths);
  return g_string_free (text, FALSE);
}

/**
 * musette_cli_table_print:
 * @self: a table
 * @context: the command's context
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_table_print (MusetteCliTable *self, MusetteCliContext *context)
{
  g_autofree char *text = musette_cli_table_format (self);

  return musette_cli_print_text (context, text);
}
