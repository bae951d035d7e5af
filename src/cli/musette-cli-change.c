/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-change.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-error.h"

/* How often a change is sent again that the service was too busy for; each time it says, or the
 * client knows, how long to wait. */
#define MAX_TRIES 5

/**
 * MusetteCliChange:
 *
 * The way of a command's changes to the service: they are applied to what this computer holds, kept
 * in the outbox, and sent at once if that is possible.
 */
struct _MusetteCliChange
{
  MusetteCliContext *context;
  MusetteRepository *repository;
  MusetteOutbox *outbox;
  gboolean keeps;     /* what is not sent now waits on the disk */
  char *reason;       /* why nothing can be sent */
  GError *edit_error; /* why a change could not be kept */
};

typedef struct
{
  gboolean done;
  GError *error;
} Answer;

static void
notice_cb (MusetteOutbox *outbox, const char *text, gpointer user_data)
{
  MusetteCliChange *self = user_data;

  musette_cli_message (self->context, "%s", text);
}

static void
edit_failed_cb (MusetteRepository *repository, const GError *error, gpointer user_data)
{
  MusetteCliChange *self = user_data;

  g_clear_error (&self->edit_error);
  self->edit_error = g_error_copy (error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  musette_repository_open_finish (MUSETTE_REPOSITORY (source), result, &answer->error);
  answer->done = TRUE;
}

/* With a key that is not accepted there is nothing to be done, and without the service nothing that
 * could not be kept. A token may hide whose it is, and change something all the same. */
static gboolean
open_data (MusetteCliChange *self, int *exit_code)
{
  const char *message;
  Answer answer = { 0 };
  g_autoptr (GError) error = NULL;

  musette_repository_open_async (self->repository, opened_cb, &answer);
  musette_cli_service_wait (&answer.done);
  error = answer.error;
  self->keeps = musette_repository_keeps_changes (self->repository);
  message = musette_repository_get_store_message (self->repository);
  if (error != NULL && !g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN)
      && (!self->keeps || musette_api_error_is_refused (error)))
    {
      *exit_code = musette_cli_service_fail (self->context, error);
      return FALSE;
    }
  if (error != NULL)
    self->reason = g_strdup (error->message);
  if (message != NULL && self->keeps)
    musette_cli_warning (self->context, "%s: %s", self->context->command->name, message);
  else if (message != NULL)
    musette_cli_warning (self->context,
                         _ ("%s: changes cannot be kept here, only sent at once: %s"),
                         self->context->command->name, message);
  return TRUE;
}

/**
 * musette_cli_change_open:
 * @context: the command's context
 * @exit_code: (out): what to return when this returns %NULL
 *
 * Opens the data door with the outbox of earlier commands. Where this computer cannot keep changes
 * that is said, and they can only be sent at once.
 *
 * Returns: (transfer full) (nullable): the way for changes
 */
MusetteCliChange *
musette_cli_change_open (MusetteCliContext *context, int *exit_code)
{
  g_autoptr (MusetteRepository) repository = musette_cli_service_open (context, NULL, exit_code);
  MusetteCliChange *self;

  if (repository == NULL)
    return NULL;
  self = g_new0 (MusetteCliChange, 1);
  self->context = context;
  self->repository = g_steal_pointer (&repository);
  self->outbox = musette_repository_get_outbox (self->repository);
  g_signal_connect (self->outbox, "notice", G_CALLBACK (notice_cb), self);
  g_signal_connect (self->repository, "edit-failed", G_CALLBACK (edit_failed_cb), self);
  if (open_data (self, exit_code))
    return self;
  musette_cli_change_free (self);
  return NULL;
}

/**
 * musette_cli_change_free:
 * @self: (transfer full): the way for changes
 */
void
musette_cli_change_free (MusetteCliChange *self)
{
  g_signal_handlers_disconnect_by_data (self->outbox, self);
  g_signal_handlers_disconnect_by_data (self->repository, self);
  g_clear_error (&self->edit_error);
  g_free (self->reason);
  g_object_unref (self->repository);
  g_free (self);
}

/**
 * musette_cli_change_get_outbox:
 * @self: the way for changes
 *
 * Returns: (transfer none): the changes that wait
 */
MusetteOutbox *
musette_cli_change_get_outbox (MusetteCliChange *self)
{
  return self->outbox;
}

/**
 * musette_cli_change_get_repository:
 * @self: the way for changes
 *
 * Returns: (transfer none): the data door
 */
MusetteRepository *
musette_cli_change_get_repository (MusetteCliChange *self)
{
  return self->repository;
}

/**
 * musette_cli_change_find_row:
 * @self: the way for changes
 * @id: an activity
 *
 * What is left when an activity cannot be read and never was: its row in the list of an earlier
 * sync, which does not have all of its members.
 *
 * Returns: (transfer none) (nullable): the row
 */
MusetteActivity *
musette_cli_change_find_row (MusetteCliChange *self, const char *id)
{
  MusetteActivityList *list = musette_repository_get_activities (self->repository);

  while (musette_activity_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
  return musette_activity_list_find (list, id);
}

/**
 * musette_cli_change_read_activity:
 * @self: the way for changes
 * @id: an activity
 * @activity: (out) (transfer full) (nullable): the whole of it, also from earlier; %NULL when it
 *   was never read and the service cannot be reached, see musette_cli_change_find_row()
 * @exit_code: (out): what to return when this returns %FALSE
 *
 * Reads what is going to be changed.
 *
 * Returns: whether it may be changed
 */
gboolean
musette_cli_change_read_activity (MusetteCliChange *self,
                                  const char *id,
                                  MusetteActivity **activity,
                                  int *exit_code)
{
  g_autoptr (MusetteFetch) fetch = musette_repository_fetch_activity (self->repository, id);
  MusetteActivity *data;
  MusetteActivity *known;
  const GError *error;

  while (!musette_fetch_get_completed (fetch))
    g_main_context_iteration (NULL, TRUE);
  error = musette_fetch_get_error (fetch);
  if (error != NULL && musette_cli_exit_code (error) == MUSETTE_CLI_REFUSED)
    {
      *exit_code = musette_cli_service_fail (self->context, error);
      return FALSE;
    }
  data = musette_fetch_get_data (fetch);
  known = data != NULL ? data : musette_cli_change_find_row (self, id);
  if (known != NULL && musette_activity_is_stub (known))
    {
      musette_cli_warning (self->context,
                           _ ("%s: %s: what Strava keeps to itself cannot be changed"),
                           self->context->command->name, id);
      *exit_code = MUSETTE_CLI_REFUSED;
      return FALSE;
    }
  *activity = data != NULL ? g_object_ref (data) : NULL;
  return TRUE;
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  musette_outbox_flush_finish (MUSETTE_OUTBOX (source), result, &answer->error);
  answer->done = TRUE;
}

/**
 * musette_cli_change_flush:
 * @self: the way for changes
 *
 * Tries once to send all that waits.
 */
void
musette_cli_change_flush (MusetteCliChange *self)
{
  Answer answer = { 0 };

  musette_outbox_flush_async (self->outbox, NULL, flushed_cb, &answer);
  musette_cli_service_wait (&answer.done);
  if (answer.error != NULL && self->reason == NULL)
    self->reason = g_strdup (answer.error->message);
  g_clear_error (&answer.error);
}

/**
 * musette_cli_change_settle:
 * @self: the way for changes
 *
 * Waits until the disk has what was changed.
 */
void
musette_cli_change_settle (MusetteCliChange *self)
{
  while (!musette_repository_is_saved (self->repository))
    g_main_context_iteration (NULL, TRUE);
}

/* What waits of @change, %NULL when it is done. */
static MusetteOutboxItem *
find_item (MusetteCliChange *self, MusetteChange *change)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outbox));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MusetteOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->outbox), i);
      MusetteChange *waiting = musette_outbox_item_get_change (item);

      if (waiting == change
          || (musette_change_get_kind (waiting) == musette_change_get_kind (change)
              && g_strcmp0 (musette_change_get_item (waiting), musette_change_get_item (change))
                     == 0))
        return item;
    }
  return NULL;
}

/**
 * musette_cli_change_insist:
 * @self: the way for changes
 * @items: (element-type MusetteOutboxItem): changes that were tried to be sent
 *
 * Ends their conflicts: who types a command wants what it says, whatever the service has.
 *
 * Returns: whether there were any; then they are to be sent again
 */
gboolean
musette_cli_change_insist (MusetteCliChange *self, GPtrArray *items)
{
  gboolean insisted = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (musette_outbox_item_get_state (item) == MUSETTE_OUTBOX_STATE_CONFLICT)
        insisted |= musette_outbox_resolve (self->outbox, item, MUSETTE_RESOLUTION_MINE);
    }
  return insisted;
}

static gboolean
is_limited (MusetteOutboxItem *item)
{
  return musette_outbox_item_get_state (item) == MUSETTE_OUTBOX_STATE_RETRYING
         && musette_outbox_item_get_limited (item);
}

/* Being told too often to come back later counts as a refusal too. */
static gboolean
is_refusal (MusetteOutboxItem *item)
{
  MusetteOutboxState state = musette_outbox_item_get_state (item);

  if (is_limited (item))
    return TRUE;

  return state == MUSETTE_OUTBOX_STATE_REFUSED || state == MUSETTE_OUTBOX_STATE_PAUSED
         || state == MUSETTE_OUTBOX_STATE_CONFLICT;
}

/* Why an item waits; what was never tried waits for what keeps everything. */
static const char *
get_reason (MusetteCliChange *self, MusetteOutboxItem *item)
{
  const char *reason = musette_outbox_item_get_error_text (item);

  if (reason != NULL)
    return reason;
  if (musette_outbox_item_get_state (item) == MUSETTE_OUTBOX_STATE_CONFLICT)
    return _ ("it was changed at the service too");
  return self->reason != NULL ? self->reason : _ ("the service did not answer");
}

static int
tell_refused (MusetteCliChange *self, GPtrArray *items, guint n_changes)
{
  g_autofree char *reason = g_strdup (get_reason (self, g_ptr_array_index (items, 0)));

  /* A script sees a clean failure: what was refused does not come back later. */
  for (guint i = 0; i < items->len; i++)
    musette_outbox_drop (self->outbox, g_ptr_array_index (items, i));
  musette_cli_change_settle (self);
  if (n_changes > 1)
    musette_cli_warning (self->context, _ ("%s: %s: %u of %u changes refused: %s"),
                         self->context->command->name, self->context->server, items->len, n_changes,
                         reason);
  else
    musette_cli_warning (self->context, "%s: %s: %s", self->context->command->name,
                         self->context->server, reason);
  return MUSETTE_CLI_REFUSED;
}

static int
tell_kept (MusetteCliChange *self, MusetteOutboxItem *item)
{
  const char *reason = get_reason (self, item);

  if (!self->keeps)
    musette_cli_warning (self->context, _ ("%s: %s: %s; the change is not kept"),
                         self->context->command->name, self->context->server, reason);
  else
    musette_cli_warning (self->context,
                         _ ("%s: %s: %s; the change is kept, “musette-cli sync” sends it"),
                         self->context->command->name, self->context->server, reason);
  return MUSETTE_CLI_UNREACHABLE;
}

/* What of a step the service does not have, each once. */
static GPtrArray *
list_of_step (MusetteCliChange *self, MusetteStep *step)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < musette_step_get_n_changes (step); i++)
    {
      MusetteOutboxItem *item = find_item (self, musette_step_get_change (step, i));

      if (item != NULL && !g_ptr_array_find (items, item, NULL))
        g_ptr_array_add (items, g_object_ref (item));
    }
  return items;
}

static gboolean
is_any_limited (MusetteCliChange *self, MusetteStep *step)
{
  g_autoptr (GPtrArray) waiting = list_of_step (self, step);

  for (guint i = 0; i < waiting->len; i++)
    if (is_limited (g_ptr_array_index (waiting, i)))
      return TRUE;
  return FALSE;
}

static int
judge (MusetteCliChange *self, MusetteStep *step)
{
  g_autoptr (GPtrArray) waiting = list_of_step (self, step);
  g_autoptr (GPtrArray) refused = g_ptr_array_new ();

  for (guint i = 0; i < waiting->len; i++)
    if (is_refusal (g_ptr_array_index (waiting, i)))
      g_ptr_array_add (refused, g_ptr_array_index (waiting, i));
  if (refused->len > 0)
    return tell_refused (self, refused, musette_step_get_n_changes (step));
  return waiting->len > 0 ? tell_kept (self, g_ptr_array_index (waiting, 0)) : MUSETTE_CLI_OK;
}

/**
 * musette_cli_change_send:
 * @self: the way for changes
 * @step: what to change
 *
 * Applies the changes and tries to send them at once. What the service refuses is given up; what it
 * cannot be told now waits for the next sync. Tells in one line what was not done.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_change_send (MusetteCliChange *self, MusetteStep *step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  if (!musette_repository_apply (self->repository, g_object_ref (step), &error))
    return musette_cli_fail (self->context, error, self->context->command->name);
  musette_cli_change_flush (self);
  for (guint i = 0; i < MAX_TRIES && is_any_limited (self, step); i++)
    musette_cli_change_flush (self);
  waiting = list_of_step (self, step);
  if (musette_cli_change_insist (self, waiting))
    musette_cli_change_flush (self);
  if (self->edit_error != NULL)
    return musette_cli_fail (self->context, self->edit_error, self->context->command->name);
  return judge (self, step);
}

/**
 * musette_cli_change_list:
 * @self: the way for changes
 *
 * Returns: (transfer full) (element-type MusetteOutboxItem): all that waits now
 */
GPtrArray *
musette_cli_change_list (MusetteCliChange *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->outbox));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->outbox), i));
  return items;
}

static gboolean
is_waiting (MusetteCliChange *self, MusetteOutboxItem *item)
{
  return musette_outbox_find (self->outbox, musette_outbox_item_get_number (item)) != NULL;
}

/**
 * musette_cli_change_report:
 * @self: the way for changes
 * @items: (element-type MusetteOutboxItem): changes that were tried to be sent
 *
 * Tells in one line which of them the service does not have. They stay.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_change_report (MusetteCliChange *self, GPtrArray *items)
{
  MusetteOutboxItem *first = NULL;
  guint n_refused = 0;
  guint n_kept = 0;

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);
      gboolean refused = is_refusal (item);

      if (!is_waiting (self, item))
        continue;
      if (first == NULL || (refused && n_refused == 0))
        first = item;
      n_refused += refused ? 1 : 0;
      n_kept += refused ? 0 : 1;
    }
  if (first == NULL)
    return MUSETTE_CLI_OK;
  musette_cli_warning (self->context,
                       _ ("%s: %s: %s (%u refused, %u waiting: see “musette-cli outbox list”)"),
                       self->context->command->name, self->context->server,
                       get_reason (self, first), n_refused, n_kept);
  return n_refused > 0 ? MUSETTE_CLI_REFUSED : MUSETTE_CLI_UNREACHABLE;
}
