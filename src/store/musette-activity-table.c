/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-table.h"

#include <string.h>

#include "musette-json-members.h"
#include "musette-stream-codec.h"

/* The tables of activities: their rows, the whole records and the samples. */

/* What makes a whole activity big and no list shows. */
static const char *const big_members[] = { "icu_intervals", "icu_groups", NULL };

static gboolean
is_local (const char *id)
{
  return g_str_has_prefix (id, MUSETTE_STORE_LOCAL_ID_PREFIX);
}

/* Of stubs, and of what the service does not know yet, there is nothing more to ask for. When a row
 * does not say which streams there are, there may be some. */
static gboolean
may_have_streams (MusetteActivity *row)
{
  const char *const *types;

  if (musette_activity_is_stub (row) || is_local (musette_activity_get_id (row)))
    return FALSE;
  types = musette_activity_get_stream_types (row);
  return types == NULL || types[0] != NULL;
}

static gboolean
put_row (MusetteConnection *connection, MusetteActivity *row, GBytes *json, GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection,
      "INSERT INTO activity (id, start_local, has_streams, json) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (id) DO UPDATE SET start_local = excluded.start_local, "
      "has_streams = excluded.has_streams, json = excluded.json",
      error);

  if (statement == NULL)
    return FALSE;
  musette_statement_bind_text (statement, 1, musette_activity_get_id (row));
  sqlite3_bind_int64 (statement, 2, musette_activity_get_start_local (row));
  sqlite3_bind_int (statement, 3, may_have_streams (row));
  musette_statement_bind_bytes (statement, 4, json);
  return musette_connection_run (connection, statement, error);
}

/* Puts activities as rows in place of earlier ones. */
gboolean
musette_activity_table_put_rows (MusetteConnection *connection, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MusetteActivity *row = g_ptr_array_index (rows, i);

      if (!put_row (connection, row, musette_activity_get_json (row), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_with_id (MusetteConnection *connection, const char *sql, const char *id, GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  musette_statement_bind_text (statement, 1, id);
  return musette_connection_run (connection, statement, error);
}

/* Deletes all that is kept of an activity. */
gboolean
musette_activity_table_delete (MusetteConnection *connection, const char *id, GError **error)
{
  return run_with_id (connection, "DELETE FROM activity WHERE id = ?", id, error)
         && run_with_id (connection, "DELETE FROM activity_whole WHERE id = ?", id, error)
         && run_with_id (connection, "DELETE FROM stream WHERE id = ?", id, error);
}

static void
bind_days (MusetteStatement *statement, MusetteDate oldest, MusetteDate newest)
{
  sqlite3_bind_int64 (statement, 1,
                      oldest == MUSETTE_DATE_NONE ? MUSETTE_LOCAL_TIME_NONE
                                                  : musette_local_time_from_date (oldest));
  sqlite3_bind_int64 (statement, 2,
                      newest == G_MAXINT32 ? G_MAXINT64
                                           : musette_local_time_from_date (newest + 1) - 1);
}

static GStrv
read_ids (MusetteConnection *connection, MusetteStatement *statement, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  gboolean row;

  for (;;)
    {
      if (!musette_connection_next (connection, statement, &row, error))
        return NULL;
      if (!row)
        return g_strv_builder_end (ids);
      g_strv_builder_add (ids, (const char *) sqlite3_column_text (statement, 0));
    }
}

static gboolean
has_row (MusetteConnection *connection, const char *id, gboolean *row, GError **error)
{
  g_autoptr (MusetteStatement) statement
      = musette_connection_prepare (connection, "SELECT 1 FROM activity WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  musette_statement_bind_text (statement, 1, id);
  return musette_connection_next (connection, statement, row, error);
}

static gboolean
put_row_of_whole (MusetteConnection *connection, MusetteActivity *whole, GError **error)
{
  g_autoptr (GBytes) json = NULL;
  gboolean there;

  if (!has_row (connection, musette_activity_get_id (whole), &there, error))
    return FALSE;
  if (there)
    return TRUE;
  json = musette_json_without_members (musette_activity_get_json (whole), big_members, error);
  return json != NULL && put_row (connection, whole, json, error);
}

/* Puts a whole activity, and a row of it when there is none. */
gboolean
musette_activity_table_put_whole (MusetteConnection *connection,
                                  MusetteActivity *whole,
                                  GError **error)
{
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (MusetteStatement) statement = NULL;

  if (!put_row_of_whole (connection, whole, error))
    return FALSE;
  statement = musette_connection_prepare (
      connection, "REPLACE INTO activity_whole (id, stored_us, json) VALUES (?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  packed = musette_zstd_pack_text (musette_connection_get_zstd (connection),
                                   musette_activity_get_json (whole));
  musette_statement_bind_text (statement, 1, musette_activity_get_id (whole));
  sqlite3_bind_int64 (statement, 2, g_get_real_time ());
  musette_statement_bind_bytes (statement, 3, packed);
  return musette_connection_run (connection, statement, error);
}

/* Puts the samples of an activity. */
gboolean
musette_activity_table_put_streams (MusetteConnection *connection,
                                    const char *id,
                                    MusetteStreamSet *streams,
                                    GError **error)
{
  g_autoptr (GBytes) data
      = musette_stream_codec_encode (musette_connection_get_zstd (connection), streams);
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "REPLACE INTO stream (id, stored_us, data) VALUES (?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  musette_statement_bind_text (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, g_get_real_time ());
  musette_statement_bind_bytes (statement, 3, data);
  return musette_connection_run (connection, statement, error);
}

static gboolean
move (MusetteConnection *connection,
      const char *update,
      const char *delete_old,
      const char *old_id,
      const char *new_id,
      GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (connection, update, error);

  if (statement == NULL)
    return FALSE;
  musette_statement_bind_text (statement, 1, new_id);
  musette_statement_bind_text (statement, 2, old_id);
  return musette_connection_run (connection, statement, error)
         && run_with_id (connection, delete_old, old_id, error);
}

/* The record names itself in its JSON. */
static gboolean
rename_in_json (MusetteConnection *connection,
                const char *select,
                const char *update,
                const char *old_id,
                const char *new_id,
                GError **error)
{
  MusetteZstd *zstd = musette_connection_get_zstd (connection);
  g_autoptr (MusetteStatement) reader = musette_connection_prepare (connection, select, error);
  g_autoptr (MusetteStatement) writer = musette_connection_prepare (connection, update, error);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) renamed = NULL;
  gboolean row;

  if (reader == NULL || writer == NULL)
    return FALSE;
  musette_statement_bind_text (reader, 1, old_id);
  if (!musette_connection_next (connection, reader, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  text = musette_zstd_unpack_text (zstd, sqlite3_column_blob (reader, 0),
                                   (gsize) sqlite3_column_bytes (reader, 0), error);
  if (text == NULL)
    return FALSE;
  renamed = musette_json_replace_string (text, old_id, new_id);
  musette_statement_bind_bytes (writer, 1, renamed);
  musette_statement_bind_text (writer, 2, old_id);
  return musette_connection_run (connection, writer, error);
}

/* Gives an activity another id; where that is there already, the old one goes. */
gboolean
musette_activity_table_rename (MusetteConnection *connection,
                               const char *old_id,
                               const char *new_id,
                               GError **error)
{
  return rename_in_json (connection, "SELECT json FROM activity WHERE id = ?",
                         "UPDATE activity SET json = ? WHERE id = ?", old_id, new_id, error)
         && rename_in_json (connection, "SELECT json FROM activity_whole WHERE id = ?",
                            "UPDATE activity_whole SET json = ? WHERE id = ?", old_id, new_id,
                            error)
         && move (connection, "UPDATE OR IGNORE activity SET id = ? WHERE id = ?",
                  "DELETE FROM activity WHERE id = ?", old_id, new_id, error)
         && move (connection, "UPDATE OR IGNORE activity_whole SET id = ? WHERE id = ?",
                  "DELETE FROM activity_whole WHERE id = ?", old_id, new_id, error)
         && move (connection, "UPDATE OR IGNORE stream SET id = ? WHERE id = ?",
                  "DELETE FROM stream WHERE id = ?", old_id, new_id, error);
}

/* All rows share one text, so that a row costs little more than its own bytes. */
static GBytes *
read_rows (MusetteConnection *connection, MusetteStatement *statement, GError **error)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  gboolean row;

  g_byte_array_append (text, (const guint8 *) "[", 1);
  for (;;)
    {
      if (!musette_connection_next (connection, statement, &row, error))
        return NULL;
      if (!row)
        break;
      if (text->len > 1)
        g_byte_array_append (text, (const guint8 *) ",", 1);
      g_byte_array_append (text, sqlite3_column_blob (statement, 0),
                           (guint) sqlite3_column_bytes (statement, 0));
    }
  g_byte_array_append (text, (const guint8 *) "]", 1);
  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

/* Loads the rows of some days, newest first. */
GPtrArray *
musette_activity_table_load_rows (MusetteConnection *connection,
                                  MusetteDate oldest,
                                  MusetteDate newest,
                                  GError **error)
{
  g_autoptr (MusetteStatement) statement
      = musette_connection_prepare (connection,
                                    "SELECT json FROM activity WHERE start_local BETWEEN ? AND ? "
                                    "ORDER BY start_local DESC, id DESC",
                                    error);
  g_autoptr (GBytes) text = NULL;

  if (statement == NULL)
    return NULL;
  bind_days (statement, oldest, newest);
  text = read_rows (connection, statement, error);
  return text != NULL ? musette_activity_list_from_json (text, error) : NULL;
}

/* Loads a whole activity; NULL without an error when there is none, or a damaged one: then it is
 * read anew. */
MusetteActivity *
musette_activity_table_load_whole (MusetteConnection *connection, const char *id, GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection, "SELECT json FROM activity_whole WHERE id = ?", error);
  g_autoptr (GBytes) text = NULL;
  gboolean row;

  if (statement == NULL)
    return NULL;
  musette_statement_bind_text (statement, 1, id);
  if (!musette_connection_next (connection, statement, &row, error) || !row)
    return NULL;
  text = musette_zstd_unpack_text (musette_connection_get_zstd (connection),
                                   sqlite3_column_blob (statement, 0),
                                   (gsize) sqlite3_column_bytes (statement, 0), NULL);
  return text != NULL ? musette_activity_new_from_json (text, NULL) : NULL;
}

/* Loads the samples of an activity; NULL without an error when they are not there, or damaged. */
MusetteStreamSet *
musette_activity_table_load_streams (MusetteConnection *connection, const char *id, GError **error)
{
  g_autoptr (MusetteStatement) statement
      = musette_connection_prepare (connection, "SELECT data FROM stream WHERE id = ?", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  musette_statement_bind_text (statement, 1, id);
  if (!musette_connection_next (connection, statement, &row, error) || !row)
    return NULL;
  return musette_stream_codec_decode (musette_connection_get_zstd (connection),
                                      sqlite3_column_blob (statement, 0),
                                      (gsize) sqlite3_column_bytes (statement, 0), NULL);
}

static GStrv
list_missing (MusetteConnection *connection, const char *sql, guint limit, GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit);
  return read_ids (connection, statement, error);
}

/* Lists activities whose samples are to be asked for, newest first. */
GStrv
musette_activity_table_list_without_streams (MusetteConnection *connection,
                                             guint limit,
                                             GError **error)
{
  return list_missing (connection,
                       "SELECT id FROM activity WHERE has_streams "
                       "AND NOT EXISTS (SELECT 1 FROM stream WHERE stream.id = activity.id) "
                       "ORDER BY start_local DESC LIMIT ?",
                       limit, error);
}

/* Lists activities of which the whole record is to be asked for, newest first. */
GStrv
musette_activity_table_list_without_details (MusetteConnection *connection,
                                             guint limit,
                                             GError **error)
{
  return list_missing (
      connection,
      "SELECT id FROM activity WHERE id NOT LIKE '" MUSETTE_STORE_LOCAL_ID_PREFIX "%' "
      "AND NOT EXISTS (SELECT 1 FROM activity_whole WHERE activity_whole.id = activity.id) "
      "ORDER BY start_local DESC LIMIT ?",
      limit, error);
}

static MusetteDate
get_date (MusetteStatement *statement, int column)
{
  gint64 start = sqlite3_column_int64 (statement, column);

  if (sqlite3_column_type (statement, column) == SQLITE_NULL || start == MUSETTE_LOCAL_TIME_NONE)
    return MUSETTE_DATE_NONE;
  return musette_local_time_get_date (start);
}

/* Counts what there is. */
gboolean
musette_activity_table_count (MusetteConnection *connection,
                              MusetteStoreCounts *counts,
                              GError **error)
{
  g_autoptr (MusetteStatement) statement = musette_connection_prepare (
      connection,
      "SELECT count (*), total (has_streams), "
      "min (start_local) FILTER (WHERE start_local > -9223372036854775808), max (start_local), "
      "(SELECT count (*) FROM activity_whole), (SELECT count (*) FROM stream), "
      "(SELECT count (*) FROM outbox) FROM activity",
      error);
  gboolean row;

  if (statement == NULL || !musette_connection_next (connection, statement, &row, error))
    return FALSE;
  counts->activities = (guint) sqlite3_column_int64 (statement, 0);
  counts->wanted_streams = (guint) sqlite3_column_int64 (statement, 1);
  counts->oldest = get_date (statement, 2);
  counts->newest = get_date (statement, 3);
  counts->details = (guint) sqlite3_column_int64 (statement, 4);
  counts->streams = (guint) sqlite3_column_int64 (statement, 5);
  counts->outbox = (guint) sqlite3_column_int64 (statement, 6);
  return TRUE;
}
