/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli-csv.h"

#include <string.h>

#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-json-cursor.h"
#include "musette-json-slicer.h"

/* One table that grows row by row. */
typedef struct
{
  GString *text;
  const char *const *columns;
} Table;

/* The values of one member, as text; NULL where there is none. */
typedef struct
{
  char *name;
  GPtrArray *cells;
} Column;

/* One table that grows column by column. */
typedef struct
{
  GPtrArray *columns; /* Column */
  guint n_rows;
} Streams;

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_ptr_array_unref (column->cells);
  g_free (column);
}

/* RFC 4180: quotes around what holds a comma, a quote or a line end. */
static void
append_cell (GString *text, const char *value)
{
  if (strpbrk (value, ",\"\r\n") == NULL)
    {
      g_string_append (text, value);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');
}

/* Numbers keep the very digits of the service; lists and objects stay JSON; null is empty. */
static gboolean
read_cell (MusetteJsonCursor *cursor, char **cell, GError **error)
{
  const char *start;
  MusetteJsonKind kind;

  if (!musette_json_cursor_peek (cursor, &kind, error))
    return FALSE;
  if (kind == MUSETTE_JSON_STRING)
    return musette_json_cursor_string (cursor, cell, error);
  start = cursor->at;
  if (!musette_json_cursor_skip (cursor, error))
    return FALSE;
  if (kind == MUSETTE_JSON_NULL)
    *cell = NULL;
  else
    *cell = g_strstrip (g_strndup (start, (gsize) (cursor->at - start)));
  return TRUE;
}

static gboolean
read_member (MusetteJsonCursor *cursor, gpointer cells, GError **error)
{
  const char *name;
  gsize length;
  g_autofree char *own_name = NULL;
  char *cell = NULL;

  if (!musette_json_cursor_name (cursor, &name, &length, error))
    return FALSE;
  own_name = g_strndup (name, length);
  if (!read_cell (cursor, &cell, error))
    return FALSE;
  if (cell != NULL)
    g_hash_table_insert (cells, g_steal_pointer (&own_name), cell);
  return TRUE;
}

static gboolean
append_row (const char *slice, gsize length, gpointer user_data, GError **error)
{
  Table *table = user_data;
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  MusetteJsonCursor cursor;

  if (!musette_json_cursor_init (&cursor, slice, length, error)
      || !musette_json_cursor_each (&cursor, '{', read_member, cells, error))
    return FALSE;
  for (guint i = 0; table->columns[i] != NULL; i++)
    {
      const char *cell = g_hash_table_lookup (cells, table->columns[i]);

      if (i > 0)
        g_string_append_c (table->text, ',');
      if (cell != NULL)
        append_cell (table->text, cell);
    }
  g_string_append_c (table->text, '\n');
  return TRUE;
}

static GBytes *
make_table (GBytes *json, const char *const *columns, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Table table = { text, columns };

  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_cell (text, columns[i]);
    }
  g_string_append_c (text, '\n');
  if (!musette_json_slice_array (json, append_row, &table, error))
    return NULL;
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/**
 * musette_cli_csv_print:
 * @context: the command's context
 * @json: an array of objects
 * @columns: which members, in order, joined by commas
 *
 * Prints a table with a line of names, quoted as RFC 4180 says, decimal point in every locale.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_csv_print (MusetteCliContext *context, GBytes *json, const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, ",", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = make_table (json, (const char *const *) names, &error);

  if (csv == NULL)
    return musette_cli_service_fail (context, error);
  return musette_cli_print_lines (context, csv);
}

static gboolean
add_cell (MusetteJsonCursor *cursor, gpointer cells, GError **error)
{
  char *cell = NULL;

  if (!read_cell (cursor, &cell, error))
    return FALSE;
  g_ptr_array_add (cells, cell);
  return TRUE;
}

static GPtrArray *
read_cells (MusetteJsonCursor *cursor, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  if (!musette_json_cursor_each (cursor, '[', add_cell, cells, error))
    return NULL;
  return g_steal_pointer (&cells);
}

/* The type, and the values of one or two directions; everything else is passed over. */
static gboolean
read_stream_member (MusetteJsonCursor *cursor, char **type, GPtrArray *cells[2], GError **error)
{
  const char *name;
  gsize length;
  guint which;
  MusetteJsonKind kind;

  if (!musette_json_cursor_name (cursor, &name, &length, error)
      || !musette_json_cursor_peek (cursor, &kind, error))
    return FALSE;
  if (length == 4 && memcmp (name, "type", 4) == 0 && kind == MUSETTE_JSON_STRING)
    {
      g_clear_pointer (type, g_free);
      return musette_json_cursor_string (cursor, type, error);
    }
  which = length == 5 && memcmp (name, "data2", 5) == 0 ? 1 : 0;
  if (kind != MUSETTE_JSON_ARRAY || (which == 0 && (length != 4 || memcmp (name, "data", 4) != 0)))
    return musette_json_cursor_skip (cursor, error);
  g_clear_pointer (&cells[which], g_ptr_array_unref);
  cells[which] = read_cells (cursor, error);
  return cells[which] != NULL;
}

static gboolean
read_stream (MusetteJsonCursor *cursor, char **type, GPtrArray *cells[2], GError **error)
{
  gboolean first = TRUE;
  gboolean more;

  if (!musette_json_cursor_enter (cursor, '{', error))
    return FALSE;
  for (;;)
    {
      if (!musette_json_cursor_next (cursor, '{', &first, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!read_stream_member (cursor, type, cells, error))
        return FALSE;
    }
}

static void
add_column (Streams *streams, const char *name, GPtrArray *cells)
{
  Column *column = g_new0 (Column, 1);

  column->name = g_strdup (name);
  column->cells = g_ptr_array_ref (cells);
  streams->n_rows = MAX (streams->n_rows, cells->len);
  g_ptr_array_add (streams->columns, column);
}

static gboolean
append_stream (const char *slice, gsize length, gpointer user_data, GError **error)
{
  Streams *streams = user_data;
  MusetteJsonCursor cursor;
  g_autofree char *type = NULL;
  GPtrArray *cells[2] = { NULL, NULL };
  gboolean is_read = musette_json_cursor_init (&cursor, slice, length, error)
                     && read_stream (&cursor, &type, cells, error);

  /* Places come in two directions, and are two columns. */
  if (is_read && type != NULL && cells[0] != NULL)
    add_column (streams, cells[1] != NULL && strcmp (type, "latlng") == 0 ? "lat" : type, cells[0]);
  if (is_read && type != NULL && cells[1] != NULL && strcmp (type, "latlng") == 0)
    add_column (streams, "lng", cells[1]);
  g_clear_pointer (&cells[0], g_ptr_array_unref);
  g_clear_pointer (&cells[1], g_ptr_array_unref);
  return is_read;
}

static void
append_line (GString *text, const Streams *streams, guint row)
{
  for (guint i = 0; i < streams->columns->len; i++)
    {
      const Column *column = g_ptr_array_index (streams->columns, i);
      const char *cell = row < column->cells->len ? g_ptr_array_index (column->cells, row) : NULL;

      if (i > 0)
        g_string_append_c (text, ',');
      if (cell != NULL)
        append_cell (text, cell);
    }
  g_string_append_c (text, '\n');
}

/**
 * musette_cli_csv_from_streams:
 * @json: the service's list of streams
 * @error: return location for an error
 *
 * Makes a table with a line of names and one line per sample. The service's own table could not
 * tell whether it is complete: a connection that ends between two lines looks like its end.
 *
 * Returns: (transfer full) (nullable): CSV, or %NULL with %MUSETTE_JSON_ERROR
 */
GBytes *
musette_cli_csv_from_streams (GBytes *json, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (column_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Streams streams = { columns, 0 };

  if (!musette_json_slice_array (json, append_stream, &streams, error))
    return NULL;
  for (guint i = 0; i < columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_cell (text, ((const Column *) g_ptr_array_index (columns, i))->name);
    }
  g_string_append_c (text, '\n');
  for (guint row = 0; row < streams.n_rows; row++)
    append_line (text, &streams, row);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
