/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-cli-output.h"
#include "musette-cli-plan-change.h"
#include "musette-cli-plan.h"
#include "musette-cli-service.h"
#include "musette-folder-sharing.h"
#include "musette-json-slicer.h"
#include "musette-json.h"

/* Commands about the library: folders and the workouts in them. */

static int
print_read (MusetteCliContext *context, const char *path, MusetteItemKind kind)
{
  const MusettePlanRequest request = { .method = "GET", .path = path };
  g_autoptr (GBytes) json = NULL;
  int exit_code;

  json = musette_cli_plan_ask (context, &request, &exit_code);
  return json != NULL ? musette_cli_plan_print (context, json, kind) : exit_code;
}

static int
update (MusetteCliContext *context, MusetteItemKind kind, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 2, G_MAXUINT, &arguments, &exit_code)
      || !musette_cli_plan_add_values (context, patch, arguments + 1, &exit_code))
    return exit_code;
  return musette_cli_plan_update (context, kind, arguments[0], patch);
}

static int
delete_one (MusetteCliContext *context, MusetteItemKind kind, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  return musette_cli_plan_delete (context, kind, arguments);
}

/**
 * musette_cli_folder_list:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "folder list": folders and plans.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_folder_list (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  return print_read (context, "/folders", MUSETTE_ITEM_FOLDER);
}

/**
 * musette_cli_folder_create:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "folder create": makes a folder, or a plan with `type=PLAN`.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_folder_create (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusettePatch) body = musette_patch_new ();
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, G_MAXUINT, &arguments, &exit_code))
    return exit_code;
  musette_patch_set_string (body, "name", arguments[0]);
  musette_patch_set_string (body, "type", "FOLDER");
  if (!musette_cli_plan_add_values (context, body, arguments + 1, &exit_code))
    return exit_code;
  return musette_cli_plan_create (context, MUSETTE_ITEM_FOLDER, body);
}

/**
 * musette_cli_folder_update:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "folder update": gives members of a folder other values.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_folder_update (MusetteCliContext *context, int argc, char **argv)
{
  return update (context, MUSETTE_ITEM_FOLDER, argc, argv);
}

/**
 * musette_cli_folder_delete:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "folder delete": deletes a folder with its workouts.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_folder_delete (MusetteCliContext *context, int argc, char **argv)
{
  return delete_one (context, MUSETTE_ITEM_FOLDER, argc, argv);
}

#define MAY_EDIT ":edit"

/* The whole list of those who may see the folder. */
static MusettePatch *
make_athletes (char **athletes)
{
  MusettePatch *patch = musette_patch_new ();
  g_autoptr (GStrvBuilder) readers = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) editors = g_strv_builder_new ();
  g_auto (GStrv) reader_ids = NULL;
  g_auto (GStrv) editor_ids = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; athletes[i] != NULL; i++)
    if (g_str_has_suffix (athletes[i], MAY_EDIT))
      {
        g_autofree char *id = g_strndup (athletes[i], strlen (athletes[i]) - strlen (MAY_EDIT));

        g_strv_builder_add (editors, id);
      }
    else
      g_strv_builder_add (readers, athletes[i]);
  reader_ids = g_strv_builder_end (readers);
  editor_ids = g_strv_builder_end (editors);
  list = musette_folder_sharing_make ((const char *const *) reader_ids,
                                      (const char *const *) editor_ids);
  musette_patch_set_raw (patch, MUSETTE_SHARED_WITH, list);
  return patch;
}

static int
share (MusetteCliContext *context, const char *id, char **athletes)
{
  g_autoptr (MusettePatch) patch = make_athletes (athletes);
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusettePlanItem) folder = NULL;
  int exit_code;

  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL
      || !musette_cli_plan_read_if_reachable (context, way, MUSETTE_ITEM_FOLDER, id, &folder,
                                              &exit_code))
    return exit_code;
  if (folder != NULL && !musette_folder_sharing_is_known (folder))
    g_clear_object (&folder);
  return musette_cli_plan_change (context, way, MUSETTE_ITEM_FOLDER, id, folder, patch);
}

/**
 * musette_cli_folder_share:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "folder share": tells who may see a folder, or sets who.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_folder_share (MusetteCliContext *context, int argc, char **argv)
{
  gboolean nobody = FALSE;
  const GOptionEntry entries[]
      = { { "nobody", 0, 0, G_OPTION_ARG_NONE, &nobody, N_ ("Nobody else may see it"), NULL },
          G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) json = NULL;
  MusettePlanRequest request = { .method = "GET" };
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, G_MAXUINT, &arguments, &exit_code))
    return exit_code;
  if (nobody && arguments[1] != NULL)
    return musette_cli_usage_error (context, "%s", _ ("give athletes, or --nobody"));
  if (nobody || arguments[1] != NULL)
    return share (context, arguments[0], arguments + 1);
  path = musette_cli_plan_make_path ("folders", arguments[0], "/shared-with");
  request.path = path;
  json = musette_cli_plan_ask (context, &request, &exit_code);
  return json != NULL ? musette_cli_print_lines (context, json) : exit_code;
}

typedef struct
{
  const char *folder;
  GString *kept;
} Filter;

static gboolean
filter_cb (const char *slice, gsize length, gpointer user_data, GError **error)
{
  Filter *filter = user_data;
  g_autoptr (GBytes) json = g_bytes_new (slice, length);
  g_autoptr (MusettePlanItem) item = musette_plan_item_new_from_json (json, error);

  if (item == NULL)
    return FALSE;
  if (g_strcmp0 (musette_plan_item_get_folder_id (item), filter->folder) != 0)
    return TRUE;
  g_string_append (filter->kept, filter->kept->len > 1 ? ",\n" : "\n");
  g_string_append_len (filter->kept, slice, (gssize) length);
  return TRUE;
}

static GBytes *
filter_folder (GBytes *json, const char *folder, GError **error)
{
  g_autoptr (GString) kept = g_string_new ("[");
  Filter filter = { folder, kept };

  if (!musette_json_slice_array (json, filter_cb, &filter, error))
    return NULL;
  g_string_append (kept, kept->len > 1 ? "\n]" : "]");
  return g_string_free_to_bytes (g_steal_pointer (&kept));
}

/**
 * musette_cli_workout_list:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "workout list": the workouts of the library, or of one folder.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_workout_list (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = { { "folder", 0, 0, G_OPTION_ARG_STRING, &folder,
                                     N_ ("Only the workouts of this folder"), "ID" },
                                   G_OPTION_ENTRY_NULL };
  const MusettePlanRequest request = { .method = "GET", .path = "/workouts" };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  all = musette_cli_plan_ask (context, &request, &exit_code);
  if (all == NULL)
    return exit_code;
  if (folder == NULL)
    return musette_cli_plan_print (context, all, MUSETTE_ITEM_WORKOUT);
  json = filter_folder (all, folder, &error);
  if (json == NULL)
    return musette_cli_service_fail (context, error);
  return musette_cli_plan_print (context, json, MUSETTE_ITEM_WORKOUT);
}

/**
 * musette_cli_workout_get:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "workout get": one workout of the library.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_workout_get (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *path = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  path = musette_cli_plan_make_path ("workouts", arguments[0], "");
  return print_read (context, path, MUSETTE_ITEM_WORKOUT);
}

/**
 * musette_cli_workout_create:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "workout create": puts a workout file into a folder of the library.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_workout_create (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "folder", 0, 0, G_OPTION_ARG_STRING, &folder, N_ ("The folder it goes to"), "ID" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &file, N_ ("A workout: .zwo .erg .mrc .fit .txt"),
      "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusettePatch) body = musette_patch_new ();
  g_autoptr (GBytes) bytes = NULL;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, G_MAXUINT, &arguments, &exit_code))
    return exit_code;
  if (folder == NULL || file == NULL)
    return musette_cli_usage_error (context, "%s", _ ("--folder and --file are needed"));
  bytes = musette_cli_plan_read_file (context, file, &exit_code);
  if (bytes == NULL)
    return exit_code;
  musette_cli_plan_add_file (body, file, bytes);
  musette_patch_set_id (body, "folder_id", folder);
  musette_patch_set_string (body, "type", "Ride");
  if (!musette_cli_plan_add_values (context, body, arguments, &exit_code))
    return exit_code;
  return musette_cli_plan_create (context, MUSETTE_ITEM_WORKOUT, body);
}

/**
 * musette_cli_workout_update:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "workout update": gives members of a workout other values.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_workout_update (MusetteCliContext *context, int argc, char **argv)
{
  return update (context, MUSETTE_ITEM_WORKOUT, argc, argv);
}

/**
 * musette_cli_workout_delete:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "workout delete": deletes a workout.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_workout_delete (MusetteCliContext *context, int argc, char **argv)
{
  return delete_one (context, MUSETTE_ITEM_WORKOUT, argc, argv);
}

/* The service converts what is posted to it. */
static GBytes *
convert (MusetteCliContext *context, GBytes *workout, const char *format, int *exit_code)
{
  static const char *const members[] = { "name", "description", "type", "workout_doc", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MusettePatch) body = musette_patch_read (workout, members, &error);
  g_autofree char *path = g_strdup_printf ("/download-workout.%s", format);

  if (body == NULL)
    {
      *exit_code = musette_cli_service_fail (context, error);
      return NULL;
    }
  return musette_cli_plan_send (context, "POST", path, body, exit_code);
}

/**
 * musette_cli_workout_download:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "workout download": a workout of the library as a file.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_workout_download (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[]
      = { { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("zwo, mrc, erg or fit"), "FORMAT" },
          G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) workout = NULL;
  MusettePlanRequest request = { .method = "GET" };
  GBytes *bytes;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, 1, &arguments, &exit_code)
      || !musette_cli_plan_check_file (context, format, &exit_code))
    return exit_code;
  path = musette_cli_plan_make_path ("workouts", arguments[0], "");
  request.path = path;
  workout = musette_cli_plan_ask (context, &request, &exit_code);
  bytes = workout != NULL ? convert (context, workout, format, &exit_code) : NULL;
  return bytes != NULL ? musette_cli_plan_print_file (context, bytes) : exit_code;
}
