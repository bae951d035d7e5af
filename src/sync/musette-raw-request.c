/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-raw-request.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-api-paths.h"
#include "musette-error.h"
#include "musette-repository-private.h"

static char *
make_path (const char *athlete_id, const MusetteRawRequest *request)
{
  switch (request->kind)
    {
    case MUSETTE_RAW_ATHLETE:
      return musette_api_path_athlete (athlete_id);
    case MUSETTE_RAW_ACTIVITIES:
      return musette_api_path_activities (athlete_id, request->oldest, request->newest,
                                          request->limit, request->fields);
    case MUSETTE_RAW_SEARCH:
      return musette_api_path_activities_search (athlete_id, request->text, request->limit);
    case MUSETTE_RAW_ACTIVITIES_CSV:
      return musette_api_path_activities_csv (athlete_id);
    case MUSETTE_RAW_ACTIVITY:
      return musette_api_path_activity (request->id, request->with_intervals);
    case MUSETTE_RAW_INTERVALS:
      return musette_api_path_intervals (request->id);
    case MUSETTE_RAW_FILE_ORIGINAL:
      return musette_api_path_activity_file (request->id, MUSETTE_ACTIVITY_FILE_ORIGINAL);
    case MUSETTE_RAW_FILE_FIT:
      return musette_api_path_activity_file (request->id, MUSETTE_ACTIVITY_FILE_FIT);
    case MUSETTE_RAW_FILE_GPX:
      return musette_api_path_activity_file (request->id, MUSETTE_ACTIVITY_FILE_GPX);
    case MUSETTE_RAW_STREAMS:
      return musette_api_path_streams (request->id, "", request->types);
    case MUSETTE_RAW_SPORT_SETTINGS:
      return musette_api_path_sport_settings (athlete_id);
    case MUSETTE_RAW_SPORT_SETTING:
      return musette_api_path_sport_setting (athlete_id, request->id);
    case MUSETTE_RAW_GEAR:
      return musette_api_path_gear (athlete_id);
    case MUSETTE_RAW_POWER_CURVES:
      return musette_api_path_power_curves (athlete_id, request->types, request->curves);
    default:
      g_assert_not_reached ();
    }
}

/* How a reply of this kind begins, where it is JSON. */
static char
get_bracket (MusetteRawKind kind)
{
  switch (kind)
    {
    case MUSETTE_RAW_ACTIVITIES:
    case MUSETTE_RAW_SEARCH:
    case MUSETTE_RAW_STREAMS:
    case MUSETTE_RAW_SPORT_SETTINGS:
    case MUSETTE_RAW_GEAR:
      return '[';
    case MUSETTE_RAW_ATHLETE:
    case MUSETTE_RAW_ACTIVITY:
    case MUSETTE_RAW_INTERVALS:
    case MUSETTE_RAW_SPORT_SETTING:
    case MUSETTE_RAW_POWER_CURVES:
      return '{';
    case MUSETTE_RAW_ACTIVITIES_CSV:
    case MUSETTE_RAW_FILE_ORIGINAL:
    case MUSETTE_RAW_FILE_FIT:
    case MUSETTE_RAW_FILE_GPX:
    default:
      return '\0';
    }
}

static MusetteClientBody
get_body (MusetteRawKind kind)
{
  if (kind == MUSETTE_RAW_ACTIVITIES_CSV)
    return MUSETTE_CLIENT_BODY_CSV;
  return get_bracket (kind) != '\0' ? MUSETTE_CLIENT_BODY_JSON : MUSETTE_CLIENT_BODY_FILE;
}

/* The body is JSON already; it must also be a list where one was asked for, else an object. */
static gboolean
check_bracket (GBytes *bytes, char bracket, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize at = 0;

  if (bracket == '\0')
    return TRUE;
  while (at < length && g_ascii_isspace (data[at]))
    at++;
  if (at < length && data[at] == bracket)
    return TRUE;
  g_set_error_literal (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                       _ ("The server’s reply is not what was asked for"));
  return FALSE;
}

static void
raw_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MusetteRepository *self = g_task_get_source_object (task);
  GError *error = NULL;
  GBytes *bytes = musette_client_get_raw_finish (MUSETTE_CLIENT (source), result, &error);

  if (bytes != NULL
      && !check_bracket (bytes, (char) GPOINTER_TO_INT (g_task_get_task_data (task)), &error))
    g_clear_pointer (&bytes, g_bytes_unref);
  musette_connection_monitor_end (_musette_repository_get_monitor (self), error);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * musette_repository_read_raw_async:
 * @self: the data door
 * @request: the question
 * @cancellable: (nullable): ends the request
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Reads what the service says, byte by byte: for the command line and for exports.
 */
void
musette_repository_read_raw_async (MusetteRepository *self,
                                   const MusetteRawRequest *request,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;
  MusetteAccount *account;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));
  g_return_if_fail (request != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_repository_read_raw_async);
  g_task_set_task_data (task, GINT_TO_POINTER (get_bracket (request->kind)), NULL);
  account = _musette_repository_get_account (self);
  if (musette_account_get_client (account) == NULL)
    {
      g_task_return_new_error (task, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED, "%s",
                               _ ("Nobody is signed in"));
      return;
    }
  path = make_path (request->athlete_id != NULL ? request->athlete_id
                                                : musette_account_get_athlete_id (account),
                    request);
  musette_connection_monitor_begin (_musette_repository_get_monitor (self));
  musette_client_get_raw_async (musette_account_get_client (account), path,
                                get_body (request->kind), cancellable, raw_cb,
                                g_steal_pointer (&task));
}

/**
 * musette_repository_read_raw_finish:
 * @self: the data door
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the body, complete; %NULL with %MUSETTE_API_ERROR,
 *   %MUSETTE_JSON_ERROR or %G_IO_ERROR
 */
GBytes *
musette_repository_read_raw_finish (MusetteRepository *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_repository_read_raw_async);

  return g_task_propagate_pointer (G_TASK (result), error);
}
