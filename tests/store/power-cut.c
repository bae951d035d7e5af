/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "power-cut.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef enum
{
  DEED_WRITE,
  DEED_TRUNCATE,
  DEED_SYNC,
  DEED_DELETE,
} DeedKind;

typedef struct
{
  DeedKind kind;
  char *path;
  gsize offset; /* of a write, or the length that is left */
  GBytes *bytes;
} Deed;

struct _PowerCut
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  GMutex mutex; /* guards what follows: the store has a thread of its own */
  GPtrArray *deeds;
};

/* The real file stands behind it. */
typedef struct
{
  sqlite3_file file;
  PowerCut *owner;
  char *path; /* NULL for what need not last */
} WatchedFile;

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_free (deed->path);
  g_clear_pointer (&deed->bytes, g_bytes_unref);
  g_free (deed);
}

static void
note (PowerCut *self, DeedKind kind, const char *path, gsize offset, gconstpointer data, gsize n)
{
  Deed *deed;

  if (path == NULL)
    return;
  deed = g_new0 (Deed, 1);
  deed->kind = kind;
  deed->path = g_strdup (path);
  deed->offset = offset;
  deed->bytes = data != NULL ? g_bytes_new (data, n) : NULL;
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->deeds, deed);
  g_mutex_unlock (&self->mutex);
}

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return (sqlite3_file *) ((WatchedFile *) file + 1);
}

static int
close_file (sqlite3_file *file)
{
  WatchedFile *watched = (WatchedFile *) file;

  g_clear_pointer (&watched->path, g_free);
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
read_file (sqlite3_file *file, void *data, int n, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), data, n, offset);
}

static int
write_file (sqlite3_file *file, const void *data, int n, sqlite3_int64 offset)
{
  WatchedFile *watched = (WatchedFile *) file;

  note (watched->owner, DEED_WRITE, watched->path, (gsize) offset, data, (gsize) n);
  return get_real (file)->pMethods->xWrite (get_real (file), data, n, offset);
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 length)
{
  WatchedFile *watched = (WatchedFile *) file;

  note (watched->owner, DEED_TRUNCATE, watched->path, (gsize) length, NULL, 0);
  return get_real (file)->pMethods->xTruncate (get_real (file), length);
}

static int
sync_file (sqlite3_file *file, int flags)
{
  WatchedFile *watched = (WatchedFile *) file;
  int status = get_real (file)->pMethods->xSync (get_real (file), flags);

  if (status == SQLITE_OK)
    note (watched->owner, DEED_SYNC, watched->path, 0, NULL, 0);
  return status;
}

static int
get_length (sqlite3_file *file, sqlite3_int64 *length)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), length);
}

static int
lock_file (sqlite3_file *file, int kind)
{
  return get_real (file)->pMethods->xLock (get_real (file), kind);
}

static int
unlock_file (sqlite3_file *file, int kind)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), kind);
}

static int
is_reserved (sqlite3_file *file, int *reserved)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), reserved);
}

static int
control_file (sqlite3_file *file, int operation, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), operation, argument);
}

static int
get_sector (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
get_device (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
map_shared (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return get_real (file)->pMethods->xShmMap (get_real (file), page, size, extend, memory);
}

static int
lock_shared (sqlite3_file *file, int offset, int n, int flags)
{
  return get_real (file)->pMethods->xShmLock (get_real (file), offset, n, flags);
}

static void
order_shared (sqlite3_file *file)
{
  get_real (file)->pMethods->xShmBarrier (get_real (file));
}

static int
unmap_shared (sqlite3_file *file, int deletes)
{
  return get_real (file)->pMethods->xShmUnmap (get_real (file), deletes);
}

/* Version 2: nothing is read or written past these by a map of the file. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_length,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = is_reserved,
  .xFileControl = control_file,
  .xSectorSize = get_sector,
  .xDeviceCharacteristics = get_device,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = order_shared,
  .xShmUnmap = unmap_shared,
};

static int
open_file (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  PowerCut *self = vfs->pAppData;
  WatchedFile *watched = (WatchedFile *) file;
  int status = self->real->xOpen (self->real, path, get_real (file), flags, out_flags);

  file->pMethods = get_real (file)->pMethods != NULL ? &methods : NULL;
  watched->owner = self;
  watched->path = file->pMethods != NULL ? g_strdup (path) : NULL;
  return status;
}

static int
delete_file (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  PowerCut *self = vfs->pAppData;
  int status = self->real->xDelete (self->real, path, sync_folder);

  if (status == SQLITE_OK)
    note (self, DEED_DELETE, path, 0, NULL, 0);
  return status;
}

/* From now on SQLite opens files through it. */
PowerCut *
power_cut_new (void)
{
  PowerCut *self = g_new0 (PowerCut, 1);

  g_mutex_init (&self->mutex);
  self->deeds = g_ptr_array_new_with_free_func (deed_free);
  self->real = sqlite3_vfs_find (NULL);
  self->vfs = *self->real;
  self->vfs.pNext = NULL;
  self->vfs.zName = "power-cut";
  self->vfs.szOsFile = (int) sizeof (WatchedFile) + self->real->szOsFile;
  self->vfs.pAppData = self;
  self->vfs.xOpen = open_file;
  self->vfs.xDelete = delete_file;
  g_assert_cmpint (sqlite3_vfs_register (&self->vfs, 1), ==, SQLITE_OK);
  return self;
}

/* When no file is open any more. */
void
power_cut_free (PowerCut *self)
{
  sqlite3_vfs_unregister (&self->vfs);
  g_ptr_array_unref (self->deeds);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* How much was done until now. */
guint
power_cut_get_moment (PowerCut *self)
{
  guint moment;

  g_mutex_lock (&self->mutex);
  moment = self->deeds->len;
  g_mutex_unlock (&self->mutex);
  return moment;
}

/* What is safe of a file, and what the disk was told but has not said to be safe. */
typedef struct
{
  GByteArray *safe; /* NULL when there is none */
  GPtrArray *told;
} Image;

static void
image_free (gpointer data)
{
  Image *image = data;

  g_clear_pointer (&image->safe, g_byte_array_unref);
  g_ptr_array_unref (image->told);
  g_free (image);
}

static Image *
get_image (GHashTable *images, const char *path)
{
  Image *image = g_hash_table_lookup (images, path);

  if (image != NULL)
    return image;
  image = g_new0 (Image, 1);
  image->told = g_ptr_array_new ();
  g_hash_table_insert (images, g_strdup (path), image);
  return image;
}

static void
set_length (GByteArray *bytes, gsize length)
{
  gsize old = bytes->len;

  g_byte_array_set_size (bytes, (guint) length);
  if (length > old)
    memset (bytes->data + old, 0, length - old);
}

/* The first @n bytes of it; a truncation has none and happens whole. */
static void
do_deed (Image *image, const Deed *deed, gsize n)
{
  if (image->safe == NULL)
    image->safe = g_byte_array_new ();
  if (deed->kind == DEED_TRUNCATE)
    {
      set_length (image->safe, deed->offset);
      return;
    }
  if (image->safe->len < deed->offset + n)
    set_length (image->safe, deed->offset + n);
  memcpy (image->safe->data + deed->offset, g_bytes_get_data (deed->bytes, NULL), n);
}

static gsize
get_size (const Deed *deed)
{
  return deed->bytes != NULL ? g_bytes_get_size (deed->bytes) : 0;
}

static void
make_safe (Image *image)
{
  for (guint i = 0; i < image->told->len; i++)
    do_deed (image, g_ptr_array_index (image->told, i),
             get_size (g_ptr_array_index (image->told, i)));
  g_ptr_array_set_size (image->told, 0);
}

static void
follow (GHashTable *images, const Deed *deed)
{
  Image *image = get_image (images, deed->path);

  switch (deed->kind)
    {
    case DEED_WRITE:
    case DEED_TRUNCATE:
      g_ptr_array_add (image->told, (gpointer) deed);
      break;
    case DEED_SYNC:
      make_safe (image);
      break;
    case DEED_DELETE:
      g_hash_table_remove (images, deed->path);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Of what was not said to be safe some is there, some is not, and some only in part. */
static void
do_some (Image *image, GRand *chance)
{
  for (guint i = 0; i < image->told->len; i++)
    {
      const Deed *deed = g_ptr_array_index (image->told, i);
      gsize size = get_size (deed);

      switch (g_rand_int_range (chance, 0, 3))
        {
        case 0:
          do_deed (image, deed, size);
          break;
        case 1:
          if (size > SECTOR)
            do_deed (image, deed,
                     SECTOR * (gsize) g_rand_int_range (chance, 1, (gint32) (size / SECTOR) + 1));
          break;
        default:
          break;
        }
    }
}

/* Leaves what the disk may hold of the files whose names begin with @from, when the power went at
 * @moment, in files whose names begin with @to. */
void
power_cut_leave (PowerCut *self, guint moment, GRand *chance, const char *from, const char *to)
{
  g_autoptr (GHashTable) images
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, image_free);
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  for (guint i = 0; i < moment; i++)
    follow (images, g_ptr_array_index (self->deeds, i));
  g_hash_table_iter_init (&iter, images);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      Image *image = value;
      g_autofree char *copy = g_strconcat (to, (const char *) path + strlen (from), NULL);
      g_autoptr (GError) error = NULL;

      if (!g_str_has_prefix (path, from))
        continue;
      do_some (image, chance);
      if (image->safe == NULL)
        continue;
      g_file_set_contents (copy, (const char *) image->safe->data, (gssize) image->safe->len,
                           &error);
      g_assert_no_error (error);
    }
}
