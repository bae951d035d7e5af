/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-recent-file.h"

/**
 * MusetteRecentFile:
 *
 * A file on this computer that was looked at.
 */
struct _MusetteRecentFile
{
  GObject parent_instance;

  GFile *file;
  char *title;
  gint64 opened;
};

G_DEFINE_FINAL_TYPE (MusetteRecentFile, musette_recent_file, G_TYPE_OBJECT)

static void
musette_recent_file_finalize (GObject *object)
{
  MusetteRecentFile *self = (MusetteRecentFile *) object;

  g_clear_object (&self->file);
  g_free (self->title);
  G_OBJECT_CLASS (musette_recent_file_parent_class)->finalize (object);
}

static void
musette_recent_file_class_init (MusetteRecentFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_recent_file_finalize;
}

static void
musette_recent_file_init (MusetteRecentFile *self)
{
}

/**
 * musette_recent_file_new:
 * @file: where it is
 * @title: (nullable): what the list shows, %NULL for the file's name
 * @opened_unix_s: when it was opened, in seconds since 1970 UTC
 *
 * Returns: (transfer full): an entry
 */
MusetteRecentFile *
musette_recent_file_new (GFile *file, const char *title, gint64 opened_unix_s)
{
  MusetteRecentFile *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (MUSETTE_TYPE_RECENT_FILE, NULL);
  self->file = g_object_ref (file);
  self->title = title != NULL && *title != '\0' ? g_strdup (title) : g_file_get_basename (file);
  self->opened = opened_unix_s;
  return self;
}

/**
 * musette_recent_file_get_file:
 * @self: an entry
 *
 * Returns: (transfer none): where it is
 */
GFile *
musette_recent_file_get_file (MusetteRecentFile *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECENT_FILE (self), NULL);

  return self->file;
}

/**
 * musette_recent_file_get_title:
 * @self: an entry
 *
 * Returns: (transfer none): what the list shows
 */
const char *
musette_recent_file_get_title (MusetteRecentFile *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECENT_FILE (self), NULL);

  return self->title;
}

/**
 * musette_recent_file_get_opened:
 * @self: an entry
 *
 * Returns: when it was opened last, in seconds since 1970 UTC
 */
gint64
musette_recent_file_get_opened (MusetteRecentFile *self)
{
  g_return_val_if_fail (MUSETTE_IS_RECENT_FILE (self), 0);

  return self->opened;
}
