/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "musette-error.h"
#include "musette-store-error.h"

/**
 * MusetteStoreLock:
 *
 * A lock file beside a database. Each program that has the database open shares it; who holds it
 * alone knows that nobody else has it open, and may check, replace or remove the files. The system
 * takes the lock back when a program ends, however it ends.
 */
struct _MusetteStoreLock
{
  char *path;
  int file;
  gboolean alone;
};

/* A program holds the lock alone while it checks and repairs, which may take seconds. */
#define WAIT_STEP_US (20 * 1000)
#define WAIT_STEPS 500

static void
close_file (MusetteStoreLock *self)
{
  if (self->file >= 0)
    close (self->file);
  self->file = -1;
}

/* The file may have been removed between opening and locking it; then the lock is worth nothing. */
static gboolean
is_same_file (MusetteStoreLock *self)
{
  struct stat ours;
  struct stat there;

  return fstat (self->file, &ours) == 0 && stat (self->path, &there) == 0
         && ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

static gboolean
open_file (MusetteStoreLock *self, GError **error)
{
  close_file (self);
  self->file = g_open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->file >= 0)
    return TRUE;
  musette_store_set_errno (error, errno, self->path);
  return FALSE;
}

static gboolean
try_lock (MusetteStoreLock *self, gboolean *locked, GError **error)
{
  *locked = FALSE;
  if (self->file < 0 && !open_file (self, error))
    return FALSE;
  if (flock (self->file, LOCK_EX | LOCK_NB) == 0)
    self->alone = TRUE;
  else if (flock (self->file, LOCK_SH | LOCK_NB) == 0)
    self->alone = FALSE;
  else if (errno == EWOULDBLOCK || errno == EINTR)
    return TRUE;
  else
    {
      musette_store_set_errno (error, errno, self->path);
      return FALSE;
    }
  *locked = is_same_file (self);
  if (!*locked)
    close_file (self);
  return TRUE;
}

/**
 * musette_store_lock_new:
 * @path: file name of the lock, which is made when it is not there
 * @cancellable: (nullable): ends the wait
 * @error: return location of a %MUSETTE_STORE_ERROR
 *
 * Takes the lock alone when nobody has it, otherwise shares it. It waits for a program that holds
 * it alone.
 *
 * Returns: (transfer full) (nullable): the lock
 */
MusetteStoreLock *
musette_store_lock_new (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (MusetteStoreLock) self = g_new0 (MusetteStoreLock, 1);

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->file = -1;
  for (guint i = 0; i < WAIT_STEPS; i++)
    {
      gboolean locked;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !try_lock (self, &locked, error))
        return NULL;
      if (locked)
        return g_steal_pointer (&self);
      g_usleep (WAIT_STEP_US);
    }
  g_set_error_literal (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_BUSY,
                       _ ("Another program keeps the database on this computer locked"));
  return NULL;
}

/**
 * musette_store_lock_free:
 * @self: (nullable) (transfer full): a lock
 *
 * Gives the lock back.
 */
void
musette_store_lock_free (MusetteStoreLock *self)
{
  if (self == NULL)
    return;
  close_file (self);
  g_free (self->path);
  g_free (self);
}

/**
 * musette_store_lock_is_alone:
 * @self: a lock
 *
 * Returns: whether nobody else holds it
 */
gboolean
musette_store_lock_is_alone (MusetteStoreLock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->alone;
}

/**
 * musette_store_lock_try_alone:
 * @self: a lock
 *
 * Tries to have it alone, without waiting. Another program may have had it alone in between.
 *
 * Returns: whether nobody else holds it now
 */
gboolean
musette_store_lock_try_alone (MusetteStoreLock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->alone)
    return TRUE;
  self->alone = flock (self->file, LOCK_EX | LOCK_NB) == 0;

  /* A failed try may have lost the shared lock too. */
  if (!self->alone)
    flock (self->file, LOCK_SH);
  return self->alone;
}

/**
 * musette_store_lock_share:
 * @self: a lock
 *
 * Lets others share it.
 */
void
musette_store_lock_share (MusetteStoreLock *self)
{
  g_return_if_fail (self != NULL);

  if (self->alone && flock (self->file, LOCK_SH) == 0)
    self->alone = FALSE;
}

/**
 * musette_store_lock_remove:
 * @self: a lock that is held alone
 *
 * Removes its file. Who waits for it finds out and makes a new one.
 */
void
musette_store_lock_remove (MusetteStoreLock *self)
{
  g_return_if_fail (self != NULL && self->alone);

  g_unlink (self->path);
}
