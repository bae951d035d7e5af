/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-change-table.h"

/* The tables of what waits to be sent, and of what can be undone. */

#define OUTBOX_COLUMNS                                                                             \
  "seq, step, item_kind, item, action, body, base, file, state, attempts, not_before_us, "         \
  "created_us, error"

static void
bind_entry (MusetteStatement *statement, const MusetteOutboxEntry *entry, gint64 added_step)
{
  gint64 step = entry->step == MUSETTE_STORE_STEP_ADDED ? added_step : entry->step;

  if (entry->seq != 0)
    sqlite3_bind_int64 (statement, 1, entry->seq);
  sqlite3_bind_int64 (statement, 2, step);
  musette_statement_bind_text (statement, 3, entry->item_kind);
  musette_statement_bind_text (statement, 4, entry->item);
  musette_statement_bind_text (statement, 5, entry->action);
  musette_statement_bind_text (statement, 6, entry->body);
  musette_statement_bind_text (statement, 7, entry->base);
  musette_statement_bind_text (statement, 8, entry->file);
  musette_statement_bind_text (statement, 9, entry->state);
  sqlite3_bind_int64 (statement, 10, entry->attempts);
  sqlite3_bind_int64 (statement, 11, entry->not_before_us);
  sqlite3_bind_int64 (statement, 12, entry->created_us);
  musette_statement_bind_text (statement, 13, entry->error);
}

/* Appends an entry; with seq 0 the next number is taken. */
gboolean
musette_change_table_add_outbox (MusetteConnection *connection,
                                 const MusetteOutboxEntry *entry,
                                 gint64 added_step,
                                 gint64 *seq,
                                 GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection,
      "INSERT INTO outbox (" OUTBOX_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (statement == NULL)
    return FALSE;
  bind_entry (statement, entry, added_step);
  if (!musette_connection_run (connection, statement, error))
    return FALSE;
  *seq = sqlite3_last_insert_rowid (musette_connection_get_handle (connection));
  return TRUE;
}

/* Changes an entry by its seq. */
gboolean
musette_change_table_update_outbox (MusetteConnection *connection,
                                    const MusetteOutboxEntry *entry,
                                    gint64 added_step,
                                    GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection,
      "UPDATE outbox SET step = ?2, item_kind = ?3, item = ?4, action = ?5, body = ?6, base = ?7, "
      "file = ?8, state = ?9, attempts = ?10, not_before_us = ?11, created_us = ?12, error = ?13 "
      "WHERE seq = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  bind_entry (statement, entry, added_step);
  return musette_connection_run (connection, statement, error);
}

static gboolean
run_with_number (MusetteConnection *connection, const char *sql, gint64 number, GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  return musette_connection_run (connection, statement, error);
}

/* Deletes an entry. */
gboolean
musette_change_table_delete_outbox (MusetteConnection *connection, gint64 seq, GError **error)
{
  return run_with_number (connection, "DELETE FROM outbox WHERE seq = ?", seq, error);
}

static MusetteOutboxEntry *
read_entry (MusetteStatement *statement)
{
  MusetteOutboxEntry *entry = musette_outbox_entry_new ();

  entry->seq = sqlite3_column_int64 (statement, 0);
  entry->step = sqlite3_column_int64 (statement, 1);
  entry->item_kind = musette_statement_get_text (statement, 2);
  entry->item = musette_statement_get_text (statement, 3);
  entry->action = musette_statement_get_text (statement, 4);
  entry->body = musette_statement_get_text (statement, 5);
  entry->base = musette_statement_get_text (statement, 6);
  entry->file = musette_statement_get_text (statement, 7);
  entry->state = musette_statement_get_text (statement, 8);
  entry->attempts = (guint) sqlite3_column_int64 (statement, 9);
  entry->not_before_us = sqlite3_column_int64 (statement, 10);
  entry->created_us = sqlite3_column_int64 (statement, 11);
  entry->error = musette_statement_get_text (statement, 12);
  return entry;
}

/* Loads all entries in their order. */
GPtrArray *
musette_change_table_load_outbox (MusetteConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_outbox_entry_free);
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "SELECT " OUTBOX_COLUMNS " FROM outbox ORDER BY seq", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      if (!musette_connection_next (connection, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      g_ptr_array_add (entries, read_entry (statement));
    }
}

/* Appends a step; with number 0 the next one is taken. */
gboolean
musette_change_table_add_history (MusetteConnection *connection,
                                  const MusetteHistoryEntry *entry,
                                  gint64 *step,
                                  GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "INSERT INTO history (step, undone, data) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  if (entry->step != 0)
    sqlite3_bind_int64 (statement, 1, entry->step);
  sqlite3_bind_int (statement, 2, entry->undone);
  musette_statement_bind_text (statement, 3, entry->data);
  if (!musette_connection_run (connection, statement, error))
    return FALSE;
  *step = sqlite3_last_insert_rowid (musette_connection_get_handle (connection));
  return TRUE;
}

/* Changes a step by its number. */
gboolean
musette_change_table_update_history (MusetteConnection *connection,
                                     const MusetteHistoryEntry *entry,
                                     GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "UPDATE history SET undone = ?2, data = ?3 WHERE step = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, entry->step);
  sqlite3_bind_int (statement, 2, entry->undone);
  musette_statement_bind_text (statement, 3, entry->data);
  return musette_connection_run (connection, statement, error);
}

/* Deletes a step. */
gboolean
musette_change_table_delete_history (MusetteConnection *connection, gint64 step, GError **error)
{
  return run_with_number (connection, "DELETE FROM history WHERE step = ?", step, error);
}

/* Loads all steps, oldest first. */
GPtrArray *
musette_change_table_load_history (MusetteConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_history_entry_free);
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "SELECT step, undone, data FROM history ORDER BY step", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      MusetteHistoryEntry *entry;

      if (!musette_connection_next (connection, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&entries);
      entry = musette_history_entry_new ();
      entry->step = sqlite3_column_int64 (statement, 0);
      entry->undone = sqlite3_column_int (statement, 1) != 0;
      entry->data = musette_statement_get_text (statement, 2);
      g_ptr_array_add (entries, entry);
    }
}

static gboolean
replace_text (MusetteConnection *connection,
              const char *sql,
              const char *old_text,
              const char *new_text,
              GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  musette_statement_bind_text (statement, 1, old_text);
  musette_statement_bind_text (statement, 2, new_text);
  return musette_connection_run (connection, statement, error);
}

/* Replaces an id as item, and where it stands as a whole string in JSON. */
gboolean
musette_change_table_rename (MusetteConnection *connection,
                             const char *old_id,
                             const char *new_id,
                             GError **error)
{
  g_autofree char *old_string = g_strdup_printf ("\"%s\"", old_id);
  g_autofree char *new_string = g_strdup_printf ("\"%s\"", new_id);

  return replace_text (connection, "UPDATE outbox SET item = ?2 WHERE item = ?1", old_id, new_id,
                       error)
         && replace_text (connection,
                          "UPDATE outbox SET body = replace (body, ?1, ?2), "
                          "base = replace (base, ?1, ?2) "
                          "WHERE instr (body, ?1) > 0 OR instr (base, ?1) > 0",
                          old_string, new_string, error)
         && replace_text (connection,
                          "UPDATE history SET data = replace (data, ?1, ?2) "
                          "WHERE instr (data, ?1) > 0",
                          old_string, new_string, error);
}
