/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-record-table.h"

#include "musette-json-members.h"

/* The tables of records other than activities, and of the app's own notes. */

#define COLUMNS "kind, id, day, stored_us, json"

/* Puts a record in place of an earlier one. */
gboolean
musette_record_table_put (MusetteConnection *connection,
                          MusetteRecordKind kind,
                          const char *id,
                          MusetteDate day,
                          GBytes *json,
                          GError **error)
{
  g_autoptr (GBytes) packed
      = musette_zstd_pack_text (musette_connection_get_zstd (connection), json);
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "REPLACE INTO record (" COLUMNS ") VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, kind);
  musette_statement_bind_text (statement, 2, id);
  sqlite3_bind_int (statement, 3, day);
  sqlite3_bind_int64 (statement, 4, g_get_real_time ());
  musette_statement_bind_bytes (statement, 5, packed);
  return musette_connection_run (connection, statement, error);
}

/* Deletes a record. */
gboolean
musette_record_table_delete (MusetteConnection *connection,
                             MusetteRecordKind kind,
                             const char *id,
                             GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "DELETE FROM record WHERE kind = ? AND id = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int (statement, 1, kind);
  musette_statement_bind_text (statement, 2, id);
  return musette_connection_run (connection, statement, error);
}

static MusetteStoredRecord *
read_record (MusetteConnection *connection, MusetteStatement *statement, GError **error)
{
  g_autoptr (MusetteStoredRecord) record = g_new0 (MusetteStoredRecord, 1);

  record->kind = (MusetteRecordKind) sqlite3_column_int (statement, 0);
  record->id = musette_statement_get_text (statement, 1);
  record->day = sqlite3_column_int (statement, 2);
  record->stored_us = sqlite3_column_int64 (statement, 3);
  record->json = musette_zstd_unpack_text (musette_connection_get_zstd (connection),
                                           sqlite3_column_blob (statement, 4),
                                           (gsize) sqlite3_column_bytes (statement, 4), error);
  return record->json != NULL ? g_steal_pointer (&record) : NULL;
}

static GPtrArray *
read_records (MusetteConnection *connection, MusetteStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_stored_record_free);
  gboolean row;

  for (;;)
    {
      MusetteStoredRecord *record;

      if (!musette_connection_next (connection, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&records);
      record = read_record (connection, statement, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
}

/* Loads one record; NULL without an error when there is none. */
MusetteStoredRecord *
musette_record_table_load (MusetteConnection *connection,
                           MusetteRecordKind kind,
                           const char *id,
                           GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "SELECT " COLUMNS " FROM record WHERE kind = ? AND id = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, kind);
  musette_statement_bind_text (statement, 2, id);
  if (!musette_connection_next (connection, statement, &row, error) || !row)
    return NULL;
  return read_record (connection, statement, error);
}

/* Loads the records of some days, oldest first. */
GPtrArray *
musette_record_table_load_days (MusetteConnection *connection,
                                MusetteRecordKind kind,
                                MusetteDate oldest,
                                MusetteDate newest,
                                GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection,
      "SELECT " COLUMNS " FROM record WHERE kind = ? AND day BETWEEN ? AND ? ORDER BY day, id",
      error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int (statement, 1, kind);
  sqlite3_bind_int (statement, 2, oldest);
  sqlite3_bind_int (statement, 3, newest);
  return read_records (connection, statement, error);
}

static GPtrArray *
load_by_id (MusetteConnection *connection, const char *id, GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "SELECT " COLUMNS " FROM record WHERE id = ?", error);

  if (statement == NULL)
    return NULL;
  musette_statement_bind_text (statement, 1, id);
  return read_records (connection, statement, error);
}

static gboolean
rename_record (MusetteConnection *connection,
               MusetteStoredRecord *record,
               const char *new_id,
               GError **error)
{
  g_autoptr (MusetteStoredRecord) there = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) local_error = NULL;

  there = musette_record_table_load (connection, record->kind, new_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  json = musette_json_replace_string (record->json, record->id, new_id);
  if (there == NULL
      && !musette_record_table_put (connection, record->kind, new_id, record->day, json, error))
    return FALSE;
  return musette_record_table_delete (connection, record->kind, record->id, error);
}

/* Gives records of all kinds another id; where that is there already, the old one goes. */
gboolean
musette_record_table_rename (MusetteConnection *connection,
                             const char *old_id,
                             const char *new_id,
                             GError **error)
{
  g_autoptr (GPtrArray) records = load_by_id (connection, old_id, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!rename_record (connection, g_ptr_array_index (records, i), new_id, error))
      return FALSE;
  return TRUE;
}

/* Keeps a text, or forgets it when it is NULL. */
gboolean
musette_record_table_set_state (MusetteConnection *connection,
                                const char *key,
                                const char *text,
                                GError **error)
{
  g_autoptr (MusetteStatement) statement
      = musette_connection_prepare (connection,
                                    text != NULL ? "REPLACE INTO state (key, text) VALUES (?, ?)"
                                                 : "DELETE FROM state WHERE key = ?",
                                    error);

  if (statement == NULL)
    return FALSE;
  musette_statement_bind_text (statement, 1, key);
  if (text != NULL)
    musette_statement_bind_text (statement, 2, text);
  return musette_connection_run (connection, statement, error);
}

/* Loads a text; NULL without an error when there is none. */
char *
musette_record_table_load_state (MusetteConnection *connection, const char *key, GError **error)
{
  g_autoptr (MusetteStatement) statement
      = musette_connection_prepare (connection, "SELECT text FROM state WHERE key = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  musette_statement_bind_text (statement, 1, key);
  if (!musette_connection_next (connection, statement, &row, error) || !row)
    return NULL;
  return musette_statement_get_text (statement, 0);
}
