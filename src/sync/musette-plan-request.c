/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-plan-request.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-error.h"
#include "musette-repository-private.h"

static void
append_query (GString *path, const char *const *query)
{
  for (guint i = 0; query != NULL && query[i] != NULL; i += 2)
    {
      g_autofree char *escaped = NULL;

      if (query[i + 1] == NULL)
        return;
      if (*query[i + 1] == '\0')
        continue;
      escaped = g_uri_escape_string (query[i + 1], ",:", FALSE);
      g_string_append_printf (path, "%c%s=%s", strchr (path->str, '?') == NULL ? '?' : '&',
                              query[i], escaped);
    }
}

static char *
make_path (const MusettePlanRequest *request, const char *athlete_id)
{
  g_autofree char *begin = musette_api_path_new (
      "athlete", request->athlete_id != NULL ? request->athlete_id : athlete_id, request->path,
      NULL);
  GString *path = g_string_new (begin);

  append_query (path, request->query);
  return g_string_free (path, FALSE);
}

static void
answer (GTask *task, GBytes *bytes, GError *error)
{
  MusetteRepository *self = g_task_get_source_object (task);

  musette_connection_monitor_end (_musette_repository_get_monitor (self), error);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = musette_client_get_raw_finish (MUSETTE_CLIENT (source), result, &error);

  answer (task, bytes, error);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *bytes = musette_client_send_raw_finish (MUSETTE_CLIENT (source), result, &error);

  answer (task, bytes, error);
}

/**
 * musette_repository_request_plan_async:
 * @self: the data door
 * @request: what to do
 * @cancellable: (nullable): ends the request
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Reads or changes what is planned at the service, at once and without the outbox: for the command
 * line, which tells the answer.
 */
void
musette_repository_request_plan_async (MusetteRepository *self,
                                       const MusettePlanRequest *request,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;
  MusetteAccount *account;
  MusetteClient *client;

  g_return_if_fail (MUSETTE_IS_REPOSITORY (self));
  g_return_if_fail (request != NULL && request->method != NULL && request->path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_repository_request_plan_async);
  account = _musette_repository_get_account (self);
  client = musette_account_get_client (account);
  if (client == NULL)
    {
      g_task_return_new_error (task, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED, "%s",
                               _ ("Nobody is signed in"));
      return;
    }
  path = make_path (request, musette_account_get_athlete_id (account));
  musette_connection_monitor_begin (_musette_repository_get_monitor (self));
  if (g_str_equal (request->method, "GET"))
    musette_client_get_raw_async (
        client, path, request->is_file ? MUSETTE_CLIENT_BODY_ANY : MUSETTE_CLIENT_BODY_JSON,
        cancellable, read_cb, g_steal_pointer (&task));
  else
    musette_client_send_raw_async (client, request->method, path, request->body,
                                   request->body != NULL ? "application/json" : NULL, cancellable,
                                   sent_cb, g_steal_pointer (&task));
}

/**
 * musette_repository_request_plan_finish:
 * @self: the data door
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the answer, complete; %NULL with %MUSETTE_API_ERROR,
 *   %MUSETTE_JSON_ERROR or %G_IO_ERROR
 */
GBytes *
musette_repository_request_plan_finish (MusetteRepository *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
