/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli-csv.h"

#include <string.h>

#include "musette-json-cursor.h"
#include "musette-json-slicer.h"

/* One table that grows row by row. */
typedef struct
{
  GString *text;
  const char *const *columns;
} Table;

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
read_member (MusetteJsonCursor *cursor, GHashTable *cells, GError **error)
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
read_row (const char *slice, gsize length, GHashTable *cells, GError **error)
{
  MusetteJsonCursor cursor;
  gboolean first = TRUE;
  gboolean more;

  if (!musette_json_cursor_init (&cursor, slice, length, error)
      || !musette_json_cursor_enter (&cursor, '{', error))
    return FALSE;
  for (;;)
    {
      if (!musette_json_cursor_next (&cursor, '{', &first, &more, error))
        return FALSE;
      if (!more)
        return TRUE;
      if (!read_member (&cursor, cells, error))
        return FALSE;
    }
}

static gboolean
append_row (const char *slice, gsize length, gpointer user_data, GError **error)
{
  Table *table = user_data;
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!read_row (slice, length, cells, error))
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

/**
 * musette_cli_csv_from_json:
 * @json: an array of objects
 * @columns: which members, in order, ended by %NULL
 * @error: return location for an error
 *
 * Makes a table with a line of names, quoted as RFC 4180 says, decimal point in every locale.
 *
 * Returns: (transfer full) (nullable): CSV, or %NULL with %MUSETTE_JSON_ERROR
 */
GBytes *
musette_cli_csv_from_json (GBytes *json, const char *const *columns, GError **error)
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
