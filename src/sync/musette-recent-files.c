/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-recent-files.h"

#include <glib/gstdio.h>

/**
 * MusetteRecentFiles:
 *
 * The files on this computer that were looked at, the last one first: a #GListModel of
 * #MusetteRecentFile. It is kept in a small file that only its owner may read.
 */
struct _MusetteRecentFiles
{
  GObject parent_instance;

  char *path;
  GPtrArray *files;
};

#define MAX_FILES 20
#define GROUP_PREFIX "File "
#define FILE_NAME "recent-files.ini"
#define FOLDER_MODE 0700
#define FILE_MODE 0600

static GType
get_item_type (GListModel *model)
{
  return MUSETTE_TYPE_RECENT_FILE;
}

static guint
get_n_items (GListModel *model)
{
  return MUSETTE_RECENT_FILES (model)->files->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MusetteRecentFiles *self = MUSETTE_RECENT_FILES (model);

  if (position >= self->files->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->files, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteRecentFiles,
                               musette_recent_files,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gboolean
find (MusetteRecentFiles *self, GFile *file, guint *position)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      MusetteRecentFile *entry = g_ptr_array_index (self->files, i);

      if (!g_file_equal (musette_recent_file_get_file (entry), file))
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

static void
remove_at (MusetteRecentFiles *self, guint position)
{
  g_ptr_array_remove_index (self->files, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
add_to_key_file (GKeyFile *key_file, guint number, MusetteRecentFile *entry)
{
  g_autofree char *group = g_strdup_printf (GROUP_PREFIX "%u", number);
  g_autofree char *uri = g_file_get_uri (musette_recent_file_get_file (entry));

  g_key_file_set_string (key_file, group, "uri", uri);
  g_key_file_set_string (key_file, group, "title", musette_recent_file_get_title (entry));
  g_key_file_set_int64 (key_file, group, "opened", musette_recent_file_get_opened (entry));
}

/* That the list cannot be written is no reason to disturb anybody: it lives on in memory. */
static void
save (MusetteRecentFiles *self)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *data = NULL;
  gsize length;

  for (guint i = 0; i < self->files->len; i++)
    add_to_key_file (key_file, i, g_ptr_array_index (self->files, i));
  data = g_key_file_to_data (key_file, &length, NULL);
  g_mkdir_with_parents (folder, FOLDER_MODE);
  if (!g_file_set_contents_full (self->path, data, length, G_FILE_SET_CONTENTS_CONSISTENT,
                                 FILE_MODE, &error))
    g_debug ("The recent files cannot be kept: %s", error->message);
}

static void
load_group (MusetteRecentFiles *self, GKeyFile *key_file, const char *group)
{
  g_autofree char *uri = g_key_file_get_string (key_file, group, "uri", NULL);
  g_autofree char *title = g_key_file_get_string (key_file, group, "title", NULL);
  gint64 opened = g_key_file_get_int64 (key_file, group, "opened", NULL);
  g_autoptr (GFile) file = NULL;

  if (uri == NULL || self->files->len >= MAX_FILES)
    return;
  file = g_file_new_for_uri (uri);
  g_ptr_array_add (self->files, musette_recent_file_new (file, title, opened));
}

static void
load (MusetteRecentFiles *self)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (key_file, self->path, G_KEY_FILE_NONE, NULL))
    return;
  groups = g_key_file_get_groups (key_file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    load_group (self, key_file, groups[i]);
}

static void
musette_recent_files_finalize (GObject *object)
{
  MusetteRecentFiles *self = (MusetteRecentFiles *) object;

  g_ptr_array_unref (self->files);
  g_free (self->path);
  G_OBJECT_CLASS (musette_recent_files_parent_class)->finalize (object);
}

static void
musette_recent_files_class_init (MusetteRecentFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_recent_files_finalize;
}

static void
musette_recent_files_init (MusetteRecentFiles *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * musette_recent_files_new:
 * @folder: (nullable): where to keep the list, %NULL for the user's data folder
 *
 * Returns: (transfer full): the list as it was left
 */
MusetteRecentFiles *
musette_recent_files_new (const char *folder)
{
  MusetteRecentFiles *self = g_object_new (MUSETTE_TYPE_RECENT_FILES, NULL);

  if (folder != NULL)
    self->path = g_build_filename (folder, FILE_NAME, NULL);
  else
    self->path = g_build_filename (g_get_user_data_dir (), "musette", FILE_NAME, NULL);
  load (self);
  return self;
}

/**
 * musette_recent_files_add:
 * @self: the list
 * @file: a file that was opened
 * @title: (nullable): what the list shows, %NULL for the file's name
 *
 * Puts @file at the head. The list keeps twenty.
 */
void
musette_recent_files_add (MusetteRecentFiles *self, GFile *file, const char *title)
{
  guint position;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_return_if_fail (MUSETTE_IS_RECENT_FILES (self));
  g_return_if_fail (G_IS_FILE (file));

  if (find (self, file, &position))
    remove_at (self, position);
  g_ptr_array_insert (self->files, 0, musette_recent_file_new (file, title, now));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
  if (self->files->len > MAX_FILES)
    remove_at (self, MAX_FILES);
  save (self);
}

/**
 * musette_recent_files_clear:
 * @self: the list
 *
 * Forgets all files. The files themselves are not touched.
 */
void
musette_recent_files_clear (MusetteRecentFiles *self)
{
  guint removed;

  g_return_if_fail (MUSETTE_IS_RECENT_FILES (self));

  removed = self->files->len;
  g_ptr_array_set_size (self->files, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
  save (self);
}
