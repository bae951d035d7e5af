/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-database-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "musette-error.h"
#include "musette-migrations.h"
#include "musette-salvage.h"
#include "musette-store-error.h"
#include "musette-store-lock.h"

/**
 * MusetteDatabaseFile:
 *
 * A database on the disk, from its lock to its schema: it is made with private modes, brought up to
 * date, looked over when the last program did not end well, and set aside when it is damaged. What
 * nobody else has is then copied into a new one.
 *
 * A new database is complete before it takes the place of a damaged one, so that the end of the
 * program at any moment leaves the one or the other.
 */
struct _MusetteDatabaseFile
{
  char *path; /* NULL = in memory */
  MusetteStoreLock *lock;
  MusetteConnection *connection;
  gint64 data_version; /* SQLite's count of foreign changes when it was looked at last */

  GMutex mutex; /* guards what follows: other threads ask */
  gboolean writable;
  char *set_aside;
  guint salvaged;
};

/* More on one day than ever happens. */
#define MOST_SET_ASIDE 1000

static char *
beside (MusetteDatabaseFile *self, const char *suffix)
{
  return g_strconcat (self->path, suffix, NULL);
}

static void
remove_beside (MusetteDatabaseFile *self, const char *suffix)
{
  g_autofree char *path = beside (self, suffix);

  g_unlink (path);
}

static gboolean
has_content (MusetteDatabaseFile *self, const char *suffix)
{
  g_autofree char *path = beside (self, suffix);
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0;
}

static gboolean
fail_with_errno (const char *path, GError **error)
{
  musette_store_set_errno (error, errno, path);
  return FALSE;
}

static gboolean
make_folder (MusetteDatabaseFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return g_mkdir_with_parents (folder, 0700) == 0 || fail_with_errno (folder, error);
}

/* Opening an existing file here would, on closing, take away the locks that SQLite holds on it for
 * another store of this program: so it is only made when it is not there. */
static gboolean
make_private_file (MusetteDatabaseFile *self, GError **error)
{
  int file = g_open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  GStatBuf status;

  if (file >= 0)
    return close (file) == 0;
  if (errno != EEXIST)
    return fail_with_errno (self->path, error);
  if (g_stat (self->path, &status) == 0 && (status.st_mode & 077) != 0)
    g_chmod (self->path, 0600);
  return TRUE;
}

/* The names in the folder reach the disk before anything relies on them. */
static void
flush_folder (MusetteDatabaseFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int file = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (file < 0)
    return;
  if (fsync (file) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
  close (file);
}

static gboolean
check (MusetteDatabaseFile *self, const char *pragma, GError **error)
{
  g_autoptr (MusetteStatement) statement
      = musette_connection_prepare (self->connection, pragma, error);
  const char *answer;
  gboolean row;

  if (statement == NULL || !musette_connection_next (self->connection, statement, &row, error))
    return FALSE;
  answer = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED,
               _ ("The database on this computer is damaged (%s)"), answer);
  return FALSE;
}

static gboolean
open_for_writing (MusetteDatabaseFile *self, MusetteConnectionMode mode, GError **error)
{
  g_clear_pointer (&self->connection, musette_connection_close);
  self->connection = musette_connection_open (self->path, mode, error);
  if (self->connection == NULL
      || !musette_migrations_apply (self->connection, musette_migrations_get_newest (), error))
    {
      g_clear_pointer (&self->connection, musette_connection_close);
      return FALSE;
    }
  return TRUE;
}

/* An older schema cannot be read by this version, and cannot be brought up to date here. */
static gboolean
check_version (MusetteDatabaseFile *self, GError **error)
{
  gint64 version;

  if (!musette_connection_get_number (self->connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == musette_migrations_get_newest ())
    return TRUE;
  if (version > musette_migrations_get_newest ())
    return musette_migrations_apply (self->connection, musette_migrations_get_newest (), error);
  g_set_error_literal (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_READ_ONLY,
                       _ ("Musette may not write to its data folder, and the data there is of an "
                          "older version"));
  return FALSE;
}

static gboolean
open_for_reading (MusetteDatabaseFile *self)
{
  static const MusetteConnectionMode modes[]
      = { MUSETTE_CONNECTION_READ, MUSETTE_CONNECTION_SNAPSHOT };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      /* A snapshot does not see the journal: better no answer than yesterday's. */
      if (modes[i] == MUSETTE_CONNECTION_SNAPSHOT && has_content (self, "-wal"))
        return FALSE;
      self->connection = musette_connection_open (self->path, modes[i], NULL);
      if (self->connection != NULL && check_version (self, NULL))
        return TRUE;
      g_clear_pointer (&self->connection, musette_connection_close);
    }
  return FALSE;
}

static char *
choose_set_aside (MusetteDatabaseFile *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

  for (guint i = 1; i < MOST_SET_ASIDE; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *path = g_strconcat (self->path, ".damaged-", date, number, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* While there is no database, the fresh one is known to be complete: see finish_replacement (). The
 * journal must be gone before, for it would be applied to the fresh one. */
static gboolean
put_in_place (MusetteDatabaseFile *self, const char *fresh, const char *aside, GError **error)
{
  g_autofree char *journal = beside (self, "-wal");
  g_autofree char *aside_journal = g_strconcat (aside, "-wal", NULL);

  if (g_rename (self->path, aside) != 0 && errno != ENOENT)
    return fail_with_errno (self->path, error);
  if (g_rename (journal, aside_journal) != 0 && errno != ENOENT)
    return fail_with_errno (journal, error);
  remove_beside (self, "-shm");
  if (g_rename (fresh, self->path) != 0)
    return fail_with_errno (fresh, error);
  flush_folder (self);
  return TRUE;
}

static gboolean
make_fresh (MusetteDatabaseFile *self, const char *fresh, guint *salvaged, GError **error)
{
  int file;

  remove_beside (self, ".new");
  remove_beside (self, ".new-wal");
  file = g_open (fresh, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    return fail_with_errno (fresh, error);
  close (file);
  return musette_salvage_run (self->path, fresh, salvaged, error);
}

static gboolean
replace (MusetteDatabaseFile *self, GError **error)
{
  g_autofree char *fresh = beside (self, ".new");
  g_autofree char *aside = choose_set_aside (self);
  guint salvaged;

  g_clear_pointer (&self->connection, musette_connection_close);
  if (aside == NULL || self->lock == NULL || !musette_store_lock_try_alone (self->lock))
    {
      g_set_error_literal (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED,
                           _ ("The database on this computer is damaged, and another program has "
                              "it open. Please end it and start Musette again"));
      return FALSE;
    }
  if (!make_fresh (self, fresh, &salvaged, error) || !put_in_place (self, fresh, aside, error)
      || !open_for_writing (self, MUSETTE_CONNECTION_SHARED, error))
    return FALSE;
  g_mutex_lock (&self->mutex);
  g_free (self->set_aside);
  self->set_aside = g_steal_pointer (&aside);
  self->salvaged = salvaged;
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

/* The program may have ended between the renames. */
static void
finish_replacement (MusetteDatabaseFile *self)
{
  g_autofree char *fresh = beside (self, ".new");

  if (g_file_test (self->path, G_FILE_TEST_EXISTS) || !has_content (self, ".new"))
    return;
  remove_beside (self, "-wal");
  remove_beside (self, "-shm");
  if (g_rename (fresh, self->path) == 0)
    flush_folder (self);
}

static gboolean
open_checked (MusetteDatabaseFile *self, gboolean unclean, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (open_for_writing (self, MUSETTE_CONNECTION_SHARED, &local_error)
      && (!unclean || check (self, "PRAGMA quick_check (1)", &local_error)))
    return TRUE;
  if (g_error_matches (local_error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED))
    return replace (self, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
may_be_read (const GError *error)
{
  return g_error_matches (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FULL)
         || g_error_matches (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_FAILED);
}

static gboolean
open_locked (MusetteDatabaseFile *self, GError **error)
{
  gboolean unclean = musette_store_lock_is_alone (self->lock) && has_content (self, "-wal");

  if (musette_store_lock_is_alone (self->lock))
    finish_replacement (self);
  if (!make_private_file (self, error) || !open_checked (self, unclean, error))
    return FALSE;
  musette_store_lock_share (self->lock);
  return TRUE;
}

static gboolean
open_path (MusetteDatabaseFile *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *lock_path = beside (self, ".lock");
  g_autoptr (GError) local_error = NULL;

  if (make_folder (self, &local_error))
    self->lock = musette_store_lock_new (lock_path, cancellable, &local_error);
  if (self->lock != NULL && open_locked (self, &local_error))
    return TRUE;

  /* Without room for the file that programs share, one program alone can do without it. */
  if (self->lock != NULL && may_be_read (local_error) && musette_store_lock_is_alone (self->lock)
      && open_for_writing (self, MUSETTE_CONNECTION_ALONE, NULL))
    return TRUE;
  if (may_be_read (local_error) && open_for_reading (self))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * musette_database_file_new:
 * @path: (nullable): file name, or %NULL for a database in memory
 *
 * Returns: (transfer full): the file, not opened yet
 */
MusetteDatabaseFile *
musette_database_file_new (const char *path)
{
  MusetteDatabaseFile *self = g_new0 (MusetteDatabaseFile, 1);

  self->path = g_strdup (path);
  g_mutex_init (&self->mutex);
  return self;
}

/**
 * musette_database_file_free:
 * @self: (nullable) (transfer full): a file
 *
 * Closes and frees it.
 */
void
musette_database_file_free (MusetteDatabaseFile *self)
{
  if (self == NULL)
    return;
  musette_database_file_close (self);
  g_mutex_clear (&self->mutex);
  g_free (self->set_aside);
  g_free (self->path);
  g_free (self);
}

/**
 * musette_database_file_open:
 * @self: a file that is closed
 * @cancellable: (nullable): ends the wait for another program
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Opens it; when nothing can be written but all can be read, only for reading.
 *
 * Returns: whether it is open
 */
gboolean
musette_database_file_open (MusetteDatabaseFile *self, GCancellable *cancellable, GError **error)
{
  gboolean opened;

  g_return_val_if_fail (self != NULL && self->connection == NULL, FALSE);

  if (self->path == NULL)
    {
      self->connection = musette_connection_open (":memory:", MUSETTE_CONNECTION_SHARED, error);
      opened
          = self->connection != NULL
            && musette_migrations_apply (self->connection, musette_migrations_get_newest (), error);
    }
  else
    opened = open_path (self, cancellable, error);
  if (!opened)
    {
      musette_database_file_close (self);
      return FALSE;
    }
  musette_database_file_was_changed (self, NULL);
  g_mutex_lock (&self->mutex);
  self->writable = musette_connection_is_writable (self->connection);
  g_mutex_unlock (&self->mutex);
  return TRUE;
}

/**
 * musette_database_file_close:
 * @self: a file
 *
 * Closes it and gives its lock back.
 */
void
musette_database_file_close (MusetteDatabaseFile *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->connection, musette_connection_close);
  g_clear_pointer (&self->lock, musette_store_lock_free);
}

/**
 * musette_database_file_recover:
 * @self: a file of which SQLite said that it is damaged
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Looks the whole file over; when it is damaged indeed it is set aside and replaced.
 *
 * Returns: whether a sound database is open now
 */
gboolean
musette_database_file_recover (MusetteDatabaseFile *self, GError **error)
{
  gboolean sound;

  g_return_val_if_fail (self != NULL && self->path != NULL, FALSE);

  sound = (open_for_writing (self, MUSETTE_CONNECTION_SHARED, NULL)
           && check (self, "PRAGMA integrity_check (1)", NULL))
          || replace (self, error);

  /* What is left of it can still be read. */
  if (self->connection == NULL)
    open_for_writing (self, MUSETTE_CONNECTION_SHARED, NULL);
  if (self->lock != NULL)
    musette_store_lock_share (self->lock);
  return sound;
}

static void
remove_set_aside (MusetteDatabaseFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *prefix = g_strconcat (name, ".damaged-", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL)
    if (g_str_has_prefix (entry, prefix))
      {
        g_autofree char *path = g_build_filename (folder, entry, NULL);

        g_unlink (path);
      }
}

static gboolean
erase_rows (MusetteDatabaseFile *self, GError **error)
{
  return musette_connection_begin (self->connection, TRUE, error)
         && musette_connection_execute (
             self->connection,
             "DELETE FROM activity; DELETE FROM activity_whole; DELETE FROM stream;"
             "DELETE FROM record; DELETE FROM state; DELETE FROM outbox; DELETE FROM history",
             error)
         && musette_connection_commit (self->connection, error)
         && musette_connection_execute (self->connection,
                                        "VACUUM; PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/**
 * musette_database_file_erase:
 * @self: an open file
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Closes the database and removes all its files, also those that were set aside. When another
 * program has it open it is emptied instead.
 *
 * Returns: whether nothing is left
 */
gboolean
musette_database_file_erase (MusetteDatabaseFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->connection != NULL, FALSE);

  if (self->path == NULL)
    {
      musette_database_file_close (self);
      return TRUE;
    }
  if (self->lock == NULL || !musette_store_lock_try_alone (self->lock))
    {
      if (!erase_rows (self, error))
        {
          musette_connection_rollback (self->connection);
          return FALSE;
        }
      remove_set_aside (self);
      musette_database_file_close (self);
      return TRUE;
    }
  g_clear_pointer (&self->connection, musette_connection_close);
  if (g_unlink (self->path) != 0 && errno != ENOENT)
    return fail_with_errno (self->path, error);
  remove_beside (self, "-wal");
  remove_beside (self, "-shm");
  remove_beside (self, ".new");
  remove_set_aside (self);
  musette_store_lock_remove (self->lock);
  musette_database_file_close (self);
  return TRUE;
}

/**
 * musette_database_file_was_changed:
 * @self: an open file
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Returns: whether others have changed the database since this was asked last
 */
gboolean
musette_database_file_was_changed (MusetteDatabaseFile *self, GError **error)
{
  gint64 before;

  g_return_val_if_fail (self != NULL && self->connection != NULL, FALSE);

  before = self->data_version;
  return musette_connection_get_number (self->connection, "PRAGMA data_version",
                                        &self->data_version, error)
         && self->data_version != before;
}

/**
 * musette_database_file_get_connection:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): its connection while it is open
 */
MusetteConnection *
musette_database_file_get_connection (MusetteDatabaseFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->connection;
}

/**
 * musette_database_file_get_path:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): its name, %NULL in memory
 */
const char *
musette_database_file_get_path (MusetteDatabaseFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * musette_database_file_is_writable:
 * @self: a file, in any thread
 *
 * Returns: whether anything can be changed
 */
gboolean
musette_database_file_is_writable (MusetteDatabaseFile *self)
{
  gboolean writable;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->mutex);
  writable = self->writable;
  g_mutex_unlock (&self->mutex);
  return writable;
}

/**
 * musette_database_file_get_set_aside:
 * @self: a file, in any thread
 * @salvaged: (out) (optional): how many changes and steps were saved
 *
 * Returns: (transfer full) (nullable): where the damaged database is, when there was one
 */
char *
musette_database_file_get_set_aside (MusetteDatabaseFile *self, guint *salvaged)
{
  char *set_aside;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->mutex);
  set_aside = g_strdup (self->set_aside);
  if (salvaged != NULL)
    *salvaged = self->salvaged;
  g_mutex_unlock (&self->mutex);
  return set_aside;
}
