/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-salvage.h"

#include "musette-connection.h"
#include "musette-migrations.h"
#include "musette-store.h"

/* Saves from a damaged database what nobody else has: what waits to be sent, what can be undone,
 * and the activities that the service does not know yet. Everything else is read again from the
 * service. The old file is only read; it may be of an older version. */

/* How often reading goes on behind a damaged place. */
#define MOST_PLACES 64

typedef struct
{
  sqlite3 *from;
  MusetteConnection *to;
  const char *table;
  const char *condition;
  gboolean backward;
  GPtrArray *columns; /* names that both tables have */
  MusetteStatement *insert;
  gint64 place; /* the last row that was read */
  guint saved;
} Copy;

static sqlite3 *
open_damaged (const char *path)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    {
      sqlite3_close (handle);
      return NULL;
    }

  /* The journal stays beside the file, so that both are kept as they were found. */
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  return handle;
}

static gboolean
has_column (Copy *copy, const char *name, GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      copy->to, "SELECT 1 FROM pragma_table_info (?) WHERE name = ?", error);
  gboolean row = FALSE;

  if (statement == NULL)
    return FALSE;
  musette_statement_bind_text (statement, 1, copy->table);
  musette_statement_bind_text (statement, 2, name);
  return musette_connection_next (copy->to, statement, &row, error) && row;
}

/* The names come from the schema of this program: only those that it has are taken. */
static void
find_columns (Copy *copy, sqlite3_stmt *reader)
{
  for (int i = 1; i < sqlite3_column_count (reader); i++)
    {
      const char *name = sqlite3_column_name (reader, i);

      g_ptr_array_add (copy->columns, has_column (copy, name, NULL) ? g_strdup (name) : NULL);
    }
}

static MusetteStatement *
prepare_insert (Copy *copy)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO ");
  g_autoptr (GString) values = g_string_new (NULL);
  MusetteStatement *insert = NULL;
  const char *separator = " (";

  g_string_append (sql, copy->table);
  for (guint i = 0; i < copy->columns->len; i++)
    if (g_ptr_array_index (copy->columns, i) != NULL)
      {
        g_string_append_printf (sql, "%s\"%s\"", separator,
                                (const char *) g_ptr_array_index (copy->columns, i));
        g_string_append (values, values->len > 0 ? ", ?" : "?");
        separator = ", ";
      }
  g_string_append_printf (sql, ") VALUES (%s)", values->str);
  if (values->len > 0)
    sqlite3_prepare_v2 (musette_connection_get_handle (copy->to), sql->str, -1, &insert, NULL);
  return insert;
}

/* A row that this version's table refuses is left out. */
static gboolean
copy_row (Copy *copy, sqlite3_stmt *reader)
{
  int place = 1;
  int code;

  if (copy->insert == NULL)
    {
      find_columns (copy, reader);
      copy->insert = prepare_insert (copy);
    }
  if (copy->insert == NULL)
    return FALSE;
  for (guint i = 0; i < copy->columns->len; i++)
    if (g_ptr_array_index (copy->columns, i) != NULL)
      sqlite3_bind_value (copy->insert, place++, sqlite3_column_value (reader, (int) i + 1));
  code = sqlite3_step (copy->insert);
  if (code == SQLITE_DONE)
    copy->saved += (guint) sqlite3_changes (musette_connection_get_handle (copy->to));
  musette_statement_reset (copy->insert);
  return code == SQLITE_DONE || (code & 0xff) == SQLITE_CONSTRAINT;
}

/* Returns whether the end was reached, not a damaged place. */
static gboolean
copy_rows_from (Copy *copy)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT rowid, * FROM %s WHERE rowid %s ? AND %s ORDER BY rowid %s", copy->table,
      copy->backward ? "<" : ">", copy->condition, copy->backward ? "DESC" : "ASC");
  sqlite3_stmt *reader = NULL;
  int code = sqlite3_prepare_v2 (copy->from, sql, -1, &reader, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_bind_int64 (reader, 1, copy->place);
      while ((code = sqlite3_step (reader)) == SQLITE_ROW)
        {
          copy->place = sqlite3_column_int64 (reader, 0);
          if (!copy_row (copy, reader))
            break;
        }
    }
  sqlite3_finalize (reader);
  return code == SQLITE_DONE;
}

/* Behind a damaged place reading goes on at growing distances: a later page may be whole. */
static void
copy_rows (Copy *copy)
{
  gint64 distance = 1;

  for (guint i = 0; i < MOST_PLACES && !copy_rows_from (copy); i++)
    {
      copy->place += copy->backward ? -distance : distance;
      if (distance < G_GINT64_CONSTANT (1) << 40)
        distance *= 2;
    }
}

static guint
copy_table (sqlite3 *from, MusetteConnection *to, const char *table, const char *condition)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  Copy copy = { from, to, table, condition, FALSE, columns, NULL, -1, 0 };

  copy_rows (&copy);
  copy.backward = TRUE;
  copy.place = G_MAXINT64;
  copy_rows (&copy);
  sqlite3_finalize (copy.insert);
  return copy.saved;
}

static guint
copy_tables (sqlite3 *from, MusetteConnection *to)
{
  const char *local = "id LIKE '" MUSETTE_STORE_LOCAL_ID_PREFIX "%'";
  guint saved = copy_table (from, to, "outbox", "TRUE") + copy_table (from, to, "history", "TRUE");

  copy_table (from, to, "activity", local);
  copy_table (from, to, "activity_whole", local);
  return saved;
}

/**
 * musette_salvage_run:
 * @damaged: file name of a damaged database
 * @fresh: file name of the database to make
 * @salvaged: (out): how many changes and steps were saved
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Makes a database with what can be saved from another one.
 *
 * Returns: whether it was made, be it empty
 */
gboolean
musette_salvage_run (const char *damaged, const char *fresh, guint *salvaged, GError **error)
{
  g_autoptr (MusetteConnection) to = NULL;
  sqlite3 *from;

  g_return_val_if_fail (damaged != NULL && fresh != NULL && salvaged != NULL, FALSE);

  *salvaged = 0;
  to = musette_connection_open (fresh, MUSETTE_CONNECTION_ALONE, error);
  if (to == NULL || !musette_migrations_apply (to, musette_migrations_get_newest (), error)
      || !musette_connection_begin (to, TRUE, error))
    return FALSE;
  from = open_damaged (damaged);
  if (from != NULL)
    *salvaged = copy_tables (from, to);
  sqlite3_close (from);
  return musette_connection_commit (to, error);
}
