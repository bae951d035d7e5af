/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-plan-change.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-output.h"
#include "musette-cli-plan.h"
#include "musette-cli-result.h"
#include "musette-cli-service.h"
#include "musette-error.h"
#include "musette-repository-library.h"
#include "musette-step-plan.h"

/* Changes of events, workouts and folders: each command is a step of the outbox. */

typedef struct
{
  gboolean done;
  MusettePlanItem *item;
  GError *error;
} Answer;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->item = musette_repository_read_planned_finish (MUSETTE_REPOSITORY (source), result,
                                                         &answer->error);
  answer->done = TRUE;
}

/**
 * musette_cli_plan_read:
 * @way: the way for changes
 * @kind: an event, a workout or a folder
 * @id: which one
 * @item: (out) (transfer full) (nullable): what is known of it, also from earlier
 * @error: return location for an error
 *
 * Reads what is going to be changed.
 *
 * Returns: whether it is known
 */
gboolean
musette_cli_plan_read (MusetteCliChange *way,
                       MusetteItemKind kind,
                       const char *id,
                       MusettePlanItem **item,
                       GError **error)
{
  Answer answer = { 0 };

  musette_repository_read_planned_async (musette_cli_change_get_repository (way), kind, id, NULL,
                                         read_cb, &answer);
  musette_cli_service_wait (&answer.done);
  *item = answer.item;
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.item != NULL;
}

/* Prints what the service made of the changes. */
static int
print_changed (MusetteCliContext *context,
               MusetteCliChange *way,
               MusetteStep *step,
               gboolean is_list)
{
  MusetteLibrary *library
      = musette_repository_get_library (musette_cli_change_get_repository (way));
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();
  g_autoptr (GBytes) list = NULL;
  MusetteItemKind kind = MUSETTE_ITEM_EVENT;

  for (guint i = 0; i < musette_step_get_n_changes (step); i++)
    {
      MusetteChange *change = musette_step_get_change (step, i);
      MusettePlanItem *item;

      kind = musette_change_get_kind (change);
      item = musette_library_find (library, kind, musette_change_get_item (change));
      if (item != NULL)
        g_ptr_array_add (objects, musette_record_get_json (MUSETTE_RECORD (item)));
    }
  if (!is_list && objects->len == 1)
    return musette_cli_plan_print (context, g_ptr_array_index (objects, 0), kind);
  list = musette_cli_result_join (objects);
  return musette_cli_plan_print (context, list, kind);
}

/**
 * musette_cli_plan_send_list:
 * @context: the command's context
 * @way: the way for changes
 * @step: changes of several things
 *
 * Makes the changes, and prints a list of what was changed as the service has it.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_plan_send_list (MusetteCliContext *context, MusetteCliChange *way, MusetteStep *step)
{
  int exit_code = MUSETTE_CLI_OK;

  if (musette_step_get_n_changes (step) > 0)
    exit_code = musette_cli_change_send (way, step);
  return exit_code == MUSETTE_CLI_OK ? print_changed (context, way, step, TRUE) : exit_code;
}

/**
 * musette_cli_plan_make:
 * @context: the command's context
 * @way: the way for changes
 * @kind: events, workouts or folders
 * @bodies: (element-type MusettePatch): their members
 * @is_list: whether the user gave a list, and gets one
 *
 * Makes new ones, and prints them as the service has them.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_plan_make (MusetteCliContext *context,
                       MusetteCliChange *way,
                       MusetteItemKind kind,
                       GPtrArray *bodies,
                       gboolean is_list)
{
  g_autoptr (MusetteStep) step = musette_step_new ();
  int exit_code;

  for (guint i = 0; i < bodies->len; i++)
    musette_step_create_planned (step, kind, g_ptr_array_index (bodies, i));
  exit_code = musette_cli_change_send (way, step);
  return exit_code == MUSETTE_CLI_OK ? print_changed (context, way, step, is_list) : exit_code;
}

/**
 * musette_cli_plan_create:
 * @context: the command's context
 * @kind: an event, a workout or a folder
 * @body: its members
 *
 * Makes a new one, and prints it as the service has it.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_plan_create (MusetteCliContext *context, MusetteItemKind kind, MusettePatch *body)
{
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();
  int exit_code;

  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  g_ptr_array_add (bodies, body);
  return musette_cli_plan_make (context, way, kind, bodies, FALSE);
}

/**
 * musette_cli_plan_change:
 * @context: the command's context
 * @way: the way for changes
 * @kind: an event, a workout or a folder
 * @id: which one
 * @item: (nullable): it, if it is known
 * @patch: the members to change
 *
 * Changes it, and prints it as the service has it.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_plan_change (MusetteCliContext *context,
                         MusetteCliChange *way,
                         MusetteItemKind kind,
                         const char *id,
                         MusettePlanItem *item,
                         MusettePatch *patch)
{
  g_autoptr (MusetteStep) step = musette_step_new ();
  int exit_code;

  if (item == NULL)
    musette_step_update_planned_unread (step, kind, id, patch);
  else if (!musette_step_update_planned (step, kind, item, patch))
    return musette_cli_plan_print (context, musette_record_get_json (MUSETTE_RECORD (item)), kind);
  exit_code = musette_cli_change_send (way, step);
  return exit_code == MUSETTE_CLI_OK ? print_changed (context, way, step, FALSE) : exit_code;
}

/**
 * musette_cli_plan_read_if_reachable:
 * @context: the command's context
 * @way: the way for changes
 * @kind: an event, a workout or a folder
 * @id: which one
 * @item: (out) (transfer full) (nullable): it, if it is known
 * @exit_code: (out): what to return when this returns %FALSE
 *
 * Reads what is going to be changed. Without the service a change is kept for what may be there;
 * what the service does not have is told.
 *
 * Returns: whether to go on
 */
gboolean
musette_cli_plan_read_if_reachable (MusetteCliContext *context,
                                    MusetteCliChange *way,
                                    MusetteItemKind kind,
                                    const char *id,
                                    MusettePlanItem **item,
                                    int *exit_code)
{
  g_autoptr (GError) error = NULL;

  if (musette_cli_plan_read (way, kind, id, item, &error)
      || musette_cli_exit_code (error) != MUSETTE_CLI_REFUSED)
    return TRUE;
  *exit_code = musette_cli_service_fail (context, error);
  return FALSE;
}

/**
 * musette_cli_plan_update:
 * @context: the command's context
 * @kind: an event, a workout or a folder
 * @id: which one
 * @patch: the members to change
 *
 * Reads it, changes it, and prints it as the service has it.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_plan_update (MusetteCliContext *context,
                         MusetteItemKind kind,
                         const char *id,
                         MusettePatch *patch)
{
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusettePlanItem) item = NULL;
  int exit_code;

  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL
      || !musette_cli_plan_read_if_reachable (context, way, kind, id, &item, &exit_code))
    return exit_code;
  return musette_cli_plan_change (context, way, kind, id, item, patch);
}

/**
 * musette_cli_plan_delete:
 * @context: the command's context
 * @kind: events, workouts or folders
 * @ids: (array zero-terminated=1): which ones
 *
 * Deletes them; when one is not there, none.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_plan_delete (MusetteCliContext *context, MusetteItemKind kind, char **ids)
{
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (MusetteStep) step = musette_step_new ();
  int exit_code;

  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (MusettePlanItem) item = NULL;

      if (!musette_cli_plan_read_if_reachable (context, way, kind, ids[i], &item, &exit_code))
        return exit_code;
      if (item != NULL)
        musette_step_delete_planned (step, kind, item);
      else
        musette_step_delete_planned_unread (step, kind, ids[i]);
    }
  exit_code = musette_cli_change_send (way, step);
  for (guint i = 0; exit_code == MUSETTE_CLI_OK && ids[i] != NULL; i++)
    musette_cli_message (context, _ ("Deleted %s"), ids[i]);
  return exit_code;
}
