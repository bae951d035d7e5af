/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "musette-error.h"

/* What SQLite and the system say, in the words of #MusetteStoreError. */

static MusetteStoreError
from_errno (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return MUSETTE_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return MUSETTE_STORE_ERROR_READ_ONLY;
    default:
      return MUSETTE_STORE_ERROR_FAILED;
    }
}

static MusetteStoreError
from_code (int code, int system)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return MUSETTE_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return MUSETTE_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return MUSETTE_STORE_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return MUSETTE_STORE_ERROR_BUSY;
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_SHORT_READ)
        return MUSETTE_STORE_ERROR_DAMAGED;

      /* The file that programs share could not grow: nothing but room can be missing. */
      return code == SQLITE_IOERR_SHMSIZE ? MUSETTE_STORE_ERROR_FULL : from_errno (system);
    case SQLITE_CANTOPEN:
      return from_errno (system);
    default:
      return MUSETTE_STORE_ERROR_FAILED;
    }
}

static int
get_last_errno (sqlite3 *handle, int what)
{
  sqlite3_file *file = NULL;
  int number = 0;

  if (sqlite3_file_control (handle, "main", what, &file) == SQLITE_OK && file != NULL
      && file->pMethods != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}

/* While SQLite takes a transaction back, errno changes; the files remember theirs. */
static int
find_errno (sqlite3 *handle, int code)
{
  int number = sqlite3_system_errno (handle);

  if ((code & 0xff) == SQLITE_IOERR && from_errno (number) != MUSETTE_STORE_ERROR_FULL)
    number = get_last_errno (handle, SQLITE_FCNTL_JOURNAL_POINTER);
  if ((code & 0xff) == SQLITE_IOERR && from_errno (number) != MUSETTE_STORE_ERROR_FULL)
    number = get_last_errno (handle, SQLITE_FCNTL_FILE_POINTER);
  return number;
}

static const char *
describe (MusetteStoreError code)
{
  switch (code)
    {
    case MUSETTE_STORE_ERROR_FULL:
      return _ ("The disk is full. Nothing was changed; free some space and try again");
    case MUSETTE_STORE_ERROR_READ_ONLY:
      return _ ("Musette may not write to its data folder");
    case MUSETTE_STORE_ERROR_DAMAGED:
      return _ ("The database on this computer is damaged");
    case MUSETTE_STORE_ERROR_BUSY:
      return _ ("Another program keeps the database on this computer locked");
    case MUSETTE_STORE_ERROR_NEWER:
    case MUSETTE_STORE_ERROR_CLOSED:
    case MUSETTE_STORE_ERROR_FAILED:
    default:
      return _ ("The database on this computer cannot be used");
    }
}

/**
 * musette_store_set_error:
 * @error: (nullable): return location
 * @handle: (nullable): the database that failed
 * @code: SQLite's extended result code
 *
 * Sets a %MUSETTE_STORE_ERROR, or %G_IO_ERROR_CANCELLED when the wait was ended.
 */
void
musette_store_set_error (GError **error, sqlite3 *handle, int code)
{
  MusetteStoreError store_code;

  if (code == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return;
    }
  store_code = from_code (code, handle != NULL ? find_errno (handle, code) : 0);
  g_set_error (error, MUSETTE_STORE_ERROR, store_code, "%s (%s)", describe (store_code),
               handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code));
}

/**
 * musette_store_set_errno:
 * @error: (nullable): return location
 * @number: an errno
 * @path: the file or folder
 *
 * Sets a %MUSETTE_STORE_ERROR.
 */
void
musette_store_set_errno (GError **error, int number, const char *path)
{
  MusetteStoreError store_code = from_errno (number);

  g_return_if_fail (path != NULL);

  g_set_error (error, MUSETTE_STORE_ERROR, store_code, "%s (%s: %s)", describe (store_code), path,
               g_strerror (number));
}
