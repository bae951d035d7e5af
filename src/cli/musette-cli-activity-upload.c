/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-activity-change.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-change.h"
#include "musette-cli-result.h"

/* A file that is not there must not stop the others half-way: all are looked at before. */
static gboolean
check_files (MusetteCliContext *context, char **paths, int *exit_code)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GFileInfo) info = g_file_query_info (
          file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_ACCESS_CAN_READ,
          G_FILE_QUERY_INFO_NONE, NULL, &error);

      *exit_code = MUSETTE_CLI_INPUT;
      if (info == NULL)
        {
          musette_cli_fail (context, error, paths[i]);
          return FALSE;
        }
      if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR
          || !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_READ))
        {
          musette_cli_warning (context, _ ("%s: it is not a file that can be read"), paths[i]);
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
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, G_MAXUINT, &paths, &exit_code)
      || !check_files (context, paths, &exit_code))
    return exit_code;
  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);

      musette_step_upload_file (step, file, NULL);
    }
  exit_code = musette_cli_change_send (way, step);
  if (exit_code != MUSETTE_CLI_OK)
    return exit_code;
  for (guint i = 0; i < musette_step_get_n_changes (step); i++)
    add_found (builder, musette_step_get_change (step, i));
  ids = g_strv_builder_end (builder);
  return musette_cli_result_print (context, way, (const char *const *) ids, paths[1] != NULL);
}
