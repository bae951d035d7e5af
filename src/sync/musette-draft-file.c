/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-draft-file.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "musette-error.h"
#include "musette-json-writer.h"

/* The file of a workout that is being written. All of it may be called in any thread. */

#define FILE_MODE 0600
#define FOLDER_MODE 0700
#define MOST_SET_ASIDE 1000

/**
 * musette_draft_words_set:
 * @words: words
 * @name: (nullable): what the workout is called
 * @type: (nullable): its sport, as the service calls it
 * @text: (nullable): its text
 *
 * Returns: whether they were other ones
 */
gboolean
musette_draft_words_set (MusetteDraftWords *words,
                         const char *name,
                         const char *type,
                         const char *text)
{
  MusetteDraftWords before = *words;

  g_return_val_if_fail (words != NULL, FALSE);

  if (g_strcmp0 (words->text, text) == 0 && g_strcmp0 (words->name, name) == 0
      && g_strcmp0 (words->type, type) == 0)
    return FALSE;
  *words = (MusetteDraftWords){ g_strdup (name), g_strdup (type), g_strdup (text) };
  g_free (before.name);
  g_free (before.type);
  g_free (before.text);
  return TRUE;
}

/**
 * musette_draft_words_to_json:
 * @words: words
 *
 * Returns: (transfer full): what the file holds
 */
GBytes *
musette_draft_words_to_json (const MusetteDraftWords *words)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (TRUE);

  g_return_val_if_fail (words != NULL, NULL);

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "name", words->name);
  musette_json_writer_member_string (writer, "type", words->type);
  musette_json_writer_member_string (writer, "text", words->text);
  musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}

static gboolean
parse (GBytes *bytes, MusetteDraftWords *words, GError **error)
{
  g_autoptr (MusetteJson) root = musette_json_parse_bytes (bytes, error);
  JsonObject *record = root != NULL ? musette_json_as_object (root, error) : NULL;
  const char *text = record != NULL ? musette_json_get_string (record, "text") : NULL;

  if (record == NULL)
    return FALSE;
  if (text == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "There is no text in it");
      return FALSE;
    }
  musette_draft_words_set (words, musette_json_get_string (record, "name"),
                           musette_json_get_string (record, "type"), text);
  return TRUE;
}

/* A draft that is not there is none, and no error. */
static gboolean
read_words (const char *path, MusetteDraftWords *words, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, &own))
    {
      if (g_error_matches (own, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&own));
      return FALSE;
    }
  bytes = g_bytes_new_take (data, length);
  return parse (bytes, words, error);
}

/* What cannot be read may be worth a look all the same. */
static char *
set_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

  for (guint i = 1; i < MOST_SET_ASIDE; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *aside = g_strconcat (path, ".damaged-", date, number, NULL);

      if (!g_file_test (aside, G_FILE_TEST_EXISTS))
        return g_rename (path, aside) == 0 ? g_steal_pointer (&aside) : NULL;
    }
  return NULL;
}

static void
make_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, FOLDER_MODE);
}

/* Whichever of several programs is the first takes it. Where nothing can be moved, as on a
 * read-only disk, it is read where it is. */
static const char *
take_over (const char *path, const char *ownerless)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS) || !g_file_test (ownerless, G_FILE_TEST_EXISTS))
    return path;
  make_folder (path);
  return g_rename (ownerless, path) == 0 ? path : ownerless;
}

/**
 * musette_draft_file_read:
 * @path: (type filename): where it is kept
 * @ownerless: (nullable) (type filename): what is moved to @path when there is nothing yet
 *
 * Reads a draft. What cannot be read is set aside, so that another one can take its place.
 *
 * Returns: (transfer full): what there is
 */
MusetteDraftReading *
musette_draft_file_read (const char *path, const char *ownerless)
{
  MusetteDraftReading *reading;

  g_return_val_if_fail (path != NULL, NULL);

  reading = g_new0 (MusetteDraftReading, 1);
  reading->path = g_strdup (path);
  if (ownerless != NULL)
    path = take_over (path, ownerless);
  if (!read_words (path, &reading->words, &reading->error))
    reading->set_aside = set_aside (path);
  return reading;
}

/**
 * musette_draft_reading_free:
 * @reading: (type MusetteDraftReading) (transfer full): what was read
 */
void
musette_draft_reading_free (gpointer reading)
{
  MusetteDraftReading *self = reading;

  g_return_if_fail (reading != NULL);

  g_free (self->path);
  musette_draft_words_set (&self->words, NULL, NULL, NULL);
  g_clear_error (&self->error);
  g_free (self->set_aside);
  g_free (self);
}

static gboolean
remove_file (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}

/**
 * musette_draft_file_write:
 * @path: (type filename): where it is kept
 * @content: (nullable): what the file is to hold, %NULL to remove it
 * @error: return location for a %G_FILE_ERROR
 *
 * Returns: whether the file is so
 */
gboolean
musette_draft_file_write (const char *path, GBytes *content, GError **error)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (path != NULL, FALSE);

  if (content == NULL)
    return remove_file (path, error);
  make_folder (path);
  data = g_bytes_get_data (content, &length);
  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   FILE_MODE, error);
}
