/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-connection.h"

#include "musette-store-error.h"

/**
 * MusetteConnection:
 *
 * A connection to one SQLite database with the statements that were prepared on it. It belongs to
 * one thread. Errors come as %MUSETTE_STORE_ERROR, an ended wait as %G_IO_ERROR_CANCELLED.
 */
struct _MusetteConnection
{
  sqlite3 *handle;
  GHashTable *statements; /* SQL -> statement */
  MusetteZstd *zstd;
  GCancellable *cancellable; /* (unowned): of the job that runs */
  gboolean writable;
  gboolean damaged; /* whether SQLite found the database damaged */
  gboolean durable; /* whether each commit waits for the disk now */
};

/* How long one program waits for another one's transaction. */
#define BUSY_TIMEOUT_MS 5000

/* How many steps of SQLite's machine pass between looks at the cancellable. */
#define PROGRESS_STEPS 20000

static int
progress_cb (gpointer user_data)
{
  MusetteConnection *self = user_data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
check (MusetteConnection *self, int code, GError **error)
{
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  self->damaged |= (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB
                   || code == SQLITE_IOERR_SHORT_READ;
  musette_store_set_error (error, self->handle, code);
  return FALSE;
}

static char *
make_uri (const char *path, MusetteConnectionMode mode)
{
  g_autofree char *escaped = g_uri_escape_string (path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, TRUE);

  if (path[0] == ':')
    return g_strdup (path);
  return g_strconcat ("file:", escaped, mode == MUSETTE_CONNECTION_SNAPSHOT ? "?immutable=1" : "",
                      NULL);
}

static gboolean
configure (MusetteConnection *self, MusetteConnectionMode mode, GError **error)
{
  gint64 version;

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, progress_cb, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  if (mode == MUSETTE_CONNECTION_ALONE
      && !musette_connection_execute (self, "PRAGMA locking_mode = EXCLUSIVE", error))
    return FALSE;
  if (!musette_connection_execute (self,
                                   "PRAGMA foreign_keys = ON;"
                                   "PRAGMA cache_size = -8000;"
                                   "PRAGMA temp_store = MEMORY;"
                                   "PRAGMA secure_delete = FAST",
                                   error))
    return FALSE;
  return musette_connection_get_number (self, "PRAGMA user_version", &version, error);
}

static gboolean
prepare_writing (MusetteConnection *self, GError **error)
{
  self->writable = sqlite3_db_readonly (self->handle, "main") == 0;
  if (!self->writable)
    return TRUE;
  return musette_connection_execute (self,
                                     "PRAGMA journal_mode = WAL;"
                                     "PRAGMA journal_size_limit = 16777216;"
                                     "PRAGMA synchronous = NORMAL",
                                     error);
}

/**
 * musette_connection_open:
 * @path: file name, or `:memory:`
 * @mode: how
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): a connection on which the schema's version can be read
 */
MusetteConnection *
musette_connection_open (const char *path, MusetteConnectionMode mode, GError **error)
{
  g_autoptr (MusetteConnection) self = g_new0 (MusetteConnection, 1);
  g_autofree char *uri = NULL;
  gboolean writes = mode == MUSETTE_CONNECTION_SHARED || mode == MUSETTE_CONNECTION_ALONE;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

  g_return_val_if_fail (path != NULL, NULL);

  uri = make_uri (path, mode);
  flags |= writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  self->statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sqlite3_finalize);
  self->zstd = musette_zstd_new ();
  if (!check (self, sqlite3_open_v2 (uri, &self->handle, flags, NULL), error)
      || !configure (self, mode, error) || (writes && !prepare_writing (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * musette_connection_close:
 * @self: (nullable) (transfer full): a connection
 *
 * Closes it. What was committed last goes from the journal into the database.
 */
void
musette_connection_close (MusetteConnection *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement was left open");
  musette_zstd_free (self->zstd);
  g_free (self);
}

/**
 * musette_connection_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle
 */
sqlite3 *
musette_connection_get_handle (MusetteConnection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->handle;
}

/**
 * musette_connection_get_zstd:
 * @self: a connection
 *
 * Returns: (transfer none): the packer of its thread
 */
MusetteZstd *
musette_connection_get_zstd (MusetteConnection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->zstd;
}

/**
 * musette_connection_is_writable:
 * @self: a connection
 *
 * Returns: whether anything can be changed
 */
gboolean
musette_connection_is_writable (MusetteConnection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->writable;
}

/**
 * musette_connection_is_damaged:
 * @self: a connection
 *
 * Returns: whether SQLite has found the database damaged; a damaged value in it is not meant
 */
gboolean
musette_connection_is_damaged (MusetteConnection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->damaged;
}

/**
 * musette_connection_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable) (transfer none): ends the statements from now on
 *
 * Says who may end what runs. It must live until another one is set.
 */
void
musette_connection_set_cancellable (MusetteConnection *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  self->cancellable = cancellable;
}

/**
 * musette_connection_prepare:
 * @self: a connection
 * @sql: one statement, whose text lives as long as the connection
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * A statement is prepared once. It must not be asked for again before it is reset.
 *
 * Returns: (transfer none) (nullable): the statement; musette_statement_reset () when it is done
 */
MusetteStatement *
musette_connection_prepare (MusetteConnection *self, const char *sql, GError **error)
{
  MusetteStatement *statement;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    return statement;
  if (!check (
          self,
          sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL),
          error))
    return NULL;
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

/**
 * musette_connection_next:
 * @self: a connection
 * @statement: one of its statements
 * @row: (out): whether there is a row
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Goes on to the next row.
 *
 * Returns: whether that went well
 */
gboolean
musette_connection_next (MusetteConnection *self,
                         MusetteStatement *statement,
                         gboolean *row,
                         GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL && statement != NULL && row != NULL, FALSE);

  code = sqlite3_step (statement);
  *row = code == SQLITE_ROW;
  return check (self, code, error);
}

/**
 * musette_connection_run:
 * @self: a connection
 * @statement: one of its statements, which gives no rows
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Executes it, and makes it ready for other values.
 *
 * Returns: whether that went well
 */
gboolean
musette_connection_run (MusetteConnection *self, MusetteStatement *statement, GError **error)
{
  gboolean row;

  g_return_val_if_fail (self != NULL && statement != NULL, FALSE);

  if (!musette_connection_next (self, statement, &row, error))
    return FALSE;
  musette_statement_reset (statement);
  return TRUE;
}

/**
 * musette_connection_execute:
 * @self: a connection
 * @sql: fixed statements
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: whether all of them were executed
 */
gboolean
musette_connection_execute (MusetteConnection *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  return check (self, sqlite3_exec (self->handle, sql, NULL, NULL, NULL), error);
}

/**
 * musette_connection_get_number:
 * @self: a connection
 * @sql: a statement, whose text lives as long as the connection
 * @number: (out): the first value of its first row
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: whether there is one
 */
gboolean
musette_connection_get_number (MusetteConnection *self,
                               const char *sql,
                               gint64 *number,
                               GError **error)
{
  g_autoptr (MusetteStatement) statement = NULL;
  gboolean row;

  g_return_val_if_fail (self != NULL && sql != NULL && number != NULL, FALSE);

  statement = musette_connection_prepare (self, sql, error);
  if (statement == NULL || !musette_connection_next (self, statement, &row, error))
    return FALSE;
  *number = row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

/**
 * musette_connection_begin:
 * @self: a connection
 * @durable: whether the commit is to outlive a power cut at once; otherwise it outlives the end of
 *   the program, and a power cut may take the last seconds back
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Begins a transaction that writes.
 *
 * Returns: whether it began
 */
gboolean
musette_connection_begin (MusetteConnection *self, gboolean durable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (durable != self->durable
      && !musette_connection_execute (
          self, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error))
    return FALSE;
  self->durable = durable;
  return musette_connection_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * musette_connection_commit:
 * @self: a connection with a transaction
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Ends the transaction; when that fails nothing of it stays.
 *
 * Returns: whether it is kept
 */
gboolean
musette_connection_commit (MusetteConnection *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (musette_connection_execute (self, "COMMIT", error))
    return TRUE;
  musette_connection_rollback (self);
  return FALSE;
}

/**
 * musette_connection_rollback:
 * @self: a connection
 *
 * Takes the transaction back, if there is one.
 */
void
musette_connection_rollback (MusetteConnection *self)
{
  g_return_if_fail (self != NULL);

  if (sqlite3_get_autocommit (self->handle) == 0)
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * musette_statement_reset:
 * @statement: (nullable): a statement
 *
 * Forgets its values and ends its reading.
 */
void
musette_statement_reset (MusetteStatement *statement)
{
  if (statement == NULL)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/**
 * musette_statement_bind_text:
 * @statement: a statement
 * @place: number of the parameter, from 1
 * @text: (nullable): a text that lives until the statement is reset
 *
 * Gives a parameter its value.
 */
void
musette_statement_bind_text (MusetteStatement *statement, int place, const char *text)
{
  g_return_if_fail (statement != NULL);

  sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
}

/**
 * musette_statement_bind_bytes:
 * @statement: a statement
 * @place: number of the parameter, from 1
 * @bytes: bytes that live until the statement is reset
 *
 * Gives a parameter its value.
 */
void
musette_statement_bind_bytes (MusetteStatement *statement, int place, GBytes *bytes)
{
  gsize length;
  const void *data;

  g_return_if_fail (statement != NULL && bytes != NULL);

  data = g_bytes_get_data (bytes, &length);
  sqlite3_bind_blob64 (statement, place, data != NULL ? data : "", length, SQLITE_STATIC);
}

/**
 * musette_statement_get_text:
 * @statement: a statement at a row
 * @column: number of the column, from 0
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
musette_statement_get_text (MusetteStatement *statement, int column)
{
  g_return_val_if_fail (statement != NULL, NULL);

  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}
