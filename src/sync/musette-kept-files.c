/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-kept-files.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * MusetteKeptFiles:
 *
 * Files beside the store: recordings that wait to be uploaded, and the recordings of activities
 * that were deleted, so that they can come back. Without a store they are kept until Musette ends.
 */
struct _MusetteKeptFiles
{
  gatomicrefcount count;
  char *folder;
  char *account; /* accounts at one service share the folder */
  gboolean temporary;
  GPtrArray *made;
};

#define UPLOADS "uploads"
#define TRASH "trash"

/**
 * musette_kept_files_new:
 * @store_path: (nullable): the path of the store, %NULL for one in memory
 *
 * Returns: (transfer full): where files are kept
 */
MusetteKeptFiles *
musette_kept_files_new (const char *store_path)
{
  MusetteKeptFiles *self = g_new0 (MusetteKeptFiles, 1);

  g_atomic_ref_count_init (&self->count);
  self->temporary = store_path == NULL;
  if (store_path != NULL)
    {
      self->folder = g_path_get_dirname (store_path);
      self->account = g_path_get_basename (store_path);
      self->account[strcspn (self->account, ".")] = '\0';
    }
  self->made = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
remove_temporary (MusetteKeptFiles *self)
{
  static const char *const names[] = { UPLOADS, TRASH };

  for (guint i = 0; i < self->made->len; i++)
    g_unlink (g_ptr_array_index (self->made, i));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (self->folder, names[i], NULL);

      g_rmdir (folder);
    }
  g_rmdir (self->folder);
}

/**
 * musette_kept_files_ref:
 * @self: where files are kept
 *
 * Returns: (transfer full): the same
 */
MusetteKeptFiles *
musette_kept_files_ref (MusetteKeptFiles *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * musette_kept_files_unref:
 * @self: (transfer full): where files are kept
 */
void
musette_kept_files_unref (MusetteKeptFiles *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;
  if (self->temporary && self->folder != NULL)
    remove_temporary (self);
  g_free (self->folder);
  g_free (self->account);
  g_ptr_array_unref (self->made);
  g_free (self);
}

/* An id names a file only after everything that a path could mean is out of it. */
static char *
make_safe (const char *text)
{
  char *safe = g_strdup (text);

  g_strcanon (safe, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.", '_');
  if (safe[0] == '.')
    safe[0] = '_';
  return safe;
}

static char *
make_path (MusetteKeptFiles *self, const char *folder, const char *name)
{
  char *path;

  if (self->folder == NULL)
    self->folder = g_dir_make_tmp ("musette-XXXXXX", NULL);
  path = g_build_filename (self->folder != NULL ? self->folder : g_get_tmp_dir (), folder,
                           self->account != NULL ? self->account : "", name, NULL);
  if (self->temporary)
    g_ptr_array_add (self->made, g_strdup (path));
  return path;
}

/**
 * musette_kept_files_dup_upload:
 * @self: where files are kept
 * @id: the id that stands for the upload
 * @name: the name of the file
 *
 * Returns: (transfer full): where a copy is kept until it is sent
 */
char *
musette_kept_files_dup_upload (MusetteKeptFiles *self, const char *id, const char *name)
{
  g_autofree char *safe_id = NULL;
  g_autofree char *safe_name = NULL;
  g_autofree char *both = NULL;

  g_return_val_if_fail (self != NULL && id != NULL && name != NULL, NULL);

  safe_id = make_safe (id);
  safe_name = make_safe (name);
  both = g_strconcat (safe_id, "-", safe_name, NULL);
  return make_path (self, UPLOADS, both);
}

/**
 * musette_kept_files_dup_trash:
 * @self: where files are kept
 * @id: the id of what is deleted
 *
 * Returns: (transfer full): where its recording is kept
 */
char *
musette_kept_files_dup_trash (MusetteKeptFiles *self, const char *id)
{
  g_autofree char *safe_id = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  safe_id = make_safe (id);
  name = g_strconcat (safe_id, ".recording", NULL);
  return make_path (self, TRASH, name);
}

/**
 * musette_kept_files_write:
 * @path: a path that was given out here
 * @content: what is kept
 * @error: return location of a %G_FILE_ERROR
 *
 * Writes a file so that it is there after a power cut too.
 *
 * Returns: whether it is there
 */
gboolean
musette_kept_files_write (const char *path, GBytes *content, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * musette_kept_files_remove:
 * @self: where files are kept
 * @path: (nullable): a path; what is not kept here is left alone
 */
void
musette_kept_files_remove (MusetteKeptFiles *self, const char *path)
{
  g_return_if_fail (self != NULL);

  if (path != NULL && self->folder != NULL && g_str_has_prefix (path, self->folder))
    g_unlink (path);
}

static void
clean_folder (const char *folder, GHashTable *needed, gint64 oldest)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (!g_hash_table_contains (needed, path) && g_stat (path, &info) == 0
          && info.st_mtime < oldest)
        g_unlink (path);
    }
}

/**
 * musette_kept_files_clean:
 * @self: where files are kept
 * @needed: (element-type filename filename): the paths that waiting changes or the history name
 * @oldest: in s since 1970 UTC; what is younger stays, another program may need it
 *
 * Deletes what nothing can bring back any more. May be called in any thread.
 */
void
musette_kept_files_clean (MusetteKeptFiles *self, GHashTable *needed, gint64 oldest)
{
  static const char *const names[] = { UPLOADS, TRASH };

  g_return_if_fail (self != NULL && needed != NULL);

  for (guint i = 0; !self->temporary && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = g_build_filename (self->folder, names[i], self->account, NULL);

      clean_folder (folder, needed, oldest);
    }
}
