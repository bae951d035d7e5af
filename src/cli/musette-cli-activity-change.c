/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-activity-change.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-change.h"
#include "musette-cli-output.h"
#include "musette-cli-result.h"
#include "musette-cli-values.h"

/* Input that cannot be used is told with the name of its file, or of the command. */
static int
fail_input (MusetteCliContext *context, const GError *error, const char *file)
{
  if (error->domain == G_OPTION_ERROR)
    return musette_cli_usage_error (context, "%s", error->message);
  musette_cli_fail (context, error, file != NULL ? file : context->command->name);
  return MUSETTE_CLI_INPUT;
}

/* What the command line or a file says of new activities. */
static GPtrArray *
read_records (char **pairs, const char *file, gboolean *is_list, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *records;
  MusettePatch *patch;

  *is_list = FALSE;
  if (file != NULL)
    {
      bytes = musette_cli_read_file (file, error);
      return bytes != NULL ? musette_cli_values_read (bytes, is_list, error) : NULL;
    }
  patch = musette_cli_values_parse (pairs, error);
  if (patch == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, patch);
  return records;
}

static int
create (MusetteCliContext *context, GPtrArray *records, gboolean is_list)
{
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  int exit_code;

  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  for (guint i = 0; i < records->len; i++)
    musette_step_create_activity (step, g_ptr_array_index (records, i));
  exit_code = musette_cli_change_send (way, step);
  if (exit_code != MUSETTE_CLI_OK)
    return exit_code;
  for (guint i = 0; i < musette_step_get_n_changes (step); i++)
    g_strv_builder_add (builder, musette_change_get_item (musette_step_get_change (step, i)));
  ids = g_strv_builder_end (builder);
  return musette_cli_result_print (context, way, (const char *const *) ids, is_list);
}

/**
 * musette_cli_activity_create:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity create": makes activities without a recording.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_create (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = { { "file", 0, 0, G_OPTION_ARG_FILENAME, &file,
                                     N_ ("An object, or an array of them, in JSON"), "FILE" },
                                   G_OPTION_ENTRY_NULL };
  g_auto (GStrv) pairs = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_list;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, G_MAXUINT, &pairs, &exit_code))
    return exit_code;
  if ((file != NULL) == (pairs[0] != NULL))
    return musette_cli_usage_error (context, "%s", _ ("Give either KEY=VALUE or --file FILE"));
  records = read_records (pairs, file, &is_list, &error);
  if (records == NULL)
    return fail_input (context, error, file);
  if (records->len == 0)
    return musette_cli_print_text (context, context->json ? "[]" : "");
  return create (context, records, is_list);
}

/* A row of the list says nothing of the members that it does not have. */
static gboolean
has_members (MusetteActivity *row, MusettePatch *patch)
{
  gsize length;
  const char *data = g_bytes_get_data (musette_activity_get_json (row), &length);
  g_autoptr (MusettePatch) members = musette_patch_new_from_json (data, (gssize) length, NULL);

  for (guint i = 0; members != NULL && i < musette_patch_get_length (patch); i++)
    if (musette_patch_lookup (members, musette_patch_get_name (patch, i)) == NULL)
      return FALSE;
  return members != NULL;
}

static void
add_update (MusetteStep *step,
            MusetteCliChange *way,
            const char *id,
            MusetteActivity *activity,
            MusettePatch *patch)
{
  MusetteActivity *row = activity == NULL ? musette_cli_change_find_row (way, id) : NULL;

  if (row != NULL && has_members (row, patch))
    activity = row;
  if (activity != NULL)
    musette_step_update_activity (step, activity, patch);
  else
    musette_step_update_unread (step, id, row != NULL ? musette_activity_get_name (row) : NULL,
                                patch);
}

static int
update (MusetteCliContext *context, const char *id, MusettePatch *patch)
{
  const char *ids[] = { id, NULL };
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusetteActivity) activity = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  int exit_code;

  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL || !musette_cli_change_read_activity (way, id, &activity, &exit_code))
    return exit_code;
  add_update (step, way, id, activity, patch);
  exit_code = musette_step_get_n_changes (step) > 0 ? musette_cli_change_send (way, step)
                                                    : MUSETTE_CLI_OK;
  if (exit_code != MUSETTE_CLI_OK)
    return exit_code;
  return musette_cli_result_print (context, way, ids, FALSE);
}

/**
 * musette_cli_activity_update:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity update": changes members of one activity.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_update (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusettePatch) patch = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 2, G_MAXUINT, &arguments, &exit_code))
    return exit_code;
  patch = musette_cli_values_parse (arguments + 1, &error);
  if (patch == NULL)
    return fail_input (context, error, NULL);
  return update (context, arguments[0], patch);
}

/**
 * musette_cli_activity_delete:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity delete": deletes one activity.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_delete (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusetteActivity) activity = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  MusetteActivity *known;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL || !musette_cli_change_read_activity (way, arguments[0], &activity, &exit_code))
    return exit_code;
  known = activity != NULL ? activity : musette_cli_change_find_row (way, arguments[0]);
  if (known == NULL)
    musette_step_delete_unread (step, arguments[0]);
  else
    musette_step_delete_activity (step, known);
  exit_code = musette_cli_change_send (way, step);
  if (exit_code == MUSETTE_CLI_OK)
    musette_cli_message (context, _ ("Deleted %s"), arguments[0]);
  return exit_code;
}
