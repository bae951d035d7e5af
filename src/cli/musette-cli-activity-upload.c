/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-activity-change.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "musette-cli-change.h"
#include "musette-cli-output.h"
#include "musette-cli-result.h"
#include "musette-gunzip.h"
#include "musette-recording.h"

/* The files to upload, and what has to go when that is done. */
typedef struct
{
  GPtrArray *files; /* of GFile */
  GPtrArray *own;   /* paths, each file before its folder */
} Uploads;

static void
uploads_init (Uploads *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->own = g_ptr_array_new_with_free_func (g_free);
}

static void
uploads_clear (Uploads *self)
{
  for (guint i = 0; i < self->own->len; i++)
    g_remove (g_ptr_array_index (self->own, i));
  g_ptr_array_unref (self->own);
  g_ptr_array_unref (self->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Uploads, uploads_clear)

static gboolean
check_file (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_ACCESS_CAN_READ,
      G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
      && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_READ))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                       _ ("it is not a file that can be read"));
  return FALSE;
}

/* The service goes by the end of a file's name. */
static char *
dup_file_name (GBytes *bytes, GError **error)
{
  g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, NULL, NULL, error);

  if (recording == NULL)
    return NULL;
  return g_strconcat ("recording.", musette_recording_get_format_name (recording),
                      musette_gunzip_is_gzip (bytes) ? ".gz" : NULL, NULL);
}

/* Uploads are files: what comes in is one for as long as that takes. */
static gboolean
keep_input (Uploads *self, GError **error)
{
  g_autoptr (GBytes) bytes = musette_cli_read_file ("-", error);
  g_autofree char *name = bytes != NULL ? dup_file_name (bytes, error) : NULL;
  char *folder = name != NULL ? g_dir_make_tmp ("musette-XXXXXX", error) : NULL;
  char *path;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, name, NULL);
  g_ptr_array_add (self->own, path);
  g_ptr_array_add (self->own, folder);
  g_ptr_array_add (self->files, g_file_new_for_path (path));
  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE,
                                   0600, error);
}

static gboolean
add_file (Uploads *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (path, "-") == 0)
    return keep_input (self, error);
  file = g_file_new_for_path (path);
  if (!check_file (file, error))
    return FALSE;
  g_ptr_array_add (self->files, g_steal_pointer (&file));
  return TRUE;
}

/* A file that is not there must not stop the others half-way: all are looked at before. */
static gboolean
collect (Uploads *self, MusetteCliContext *context, char **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!add_file (self, paths[i], &error))
        {
          musette_cli_fail (context, error, paths[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static void
add_found (GStrvBuilder *builder, MusetteChange *change)
{
  const char *const *found = musette_change_get_found (change);

  for (guint i = 0; found != NULL && found[i] != NULL; i++)
    g_strv_builder_add (builder, found[i]);
}

/**
 * musette_cli_activity_upload:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity upload": makes activities of recorded files.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_upload (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_auto (Uploads) uploads;
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  int exit_code;

  uploads_init (&uploads);
  if (!musette_cli_parse (context, NULL, argc, argv, 1, G_MAXUINT, &paths, &exit_code))
    return exit_code;
  if (!collect (&uploads, context, paths))
    return MUSETTE_CLI_INPUT;
  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  for (guint i = 0; i < uploads.files->len; i++)
    musette_step_upload_file (step, g_ptr_array_index (uploads.files, i), NULL);
  exit_code = musette_cli_change_send (way, step);
  if (exit_code != MUSETTE_CLI_OK)
    return exit_code;
  for (guint i = 0; i < musette_step_get_n_changes (step); i++)
    add_found (builder, musette_step_get_change (step, i));
  ids = g_strv_builder_end (builder);
  return musette_cli_result_print (context, way, (const char *const *) ids, uploads.files->len > 1);
}
