/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-client-private.h"

#include <libsoup/soup.h>

/**
 * musette_client_set_intervals_async:
 * @self: a client
 * @activity_id: an activity
 * @intervals: a JSON array of intervals
 * @all: whether they replace all that there are, else they are merged with them
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Sets intervals. Only `start_index`, `end_index` and `label` are taken: the service computes the
 * rest, and fills gaps with intervals of its own.
 */
void
musette_client_set_intervals_async (MusetteClient *self,
                                    const char *activity_id,
                                    GBytes *intervals,
                                    gboolean all,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL && intervals != NULL);

  _musette_client_send_json (self, SOUP_METHOD_PUT,
                             musette_api_path_new ("activity", activity_id, "/intervals", "all",
                                                   all ? "true" : "false", NULL),
                             intervals, &musette_body_activity, cancellable, callback, user_data);
}

/**
 * musette_client_set_intervals_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): an activity of which only the identifier and the intervals
 *   are known
 */
MusetteActivity *
musette_client_set_intervals_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_set_interval_async:
 * @self: a client
 * @activity_id: an activity
 * @interval_id: one of its intervals
 * @interval: a JSON object
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Sets one interval.
 */
void
musette_client_set_interval_async (MusetteClient *self,
                                   const char *activity_id,
                                   gint64 interval_id,
                                   GBytes *interval,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autofree char *rest = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL && interval != NULL);

  rest = g_strdup_printf ("/intervals/%" G_GINT64_FORMAT, interval_id);
  _musette_client_send_json (self, SOUP_METHOD_PUT,
                             musette_api_path_new ("activity", activity_id, rest, NULL), interval,
                             &musette_body_activity, cancellable, callback, user_data);
}

/**
 * musette_client_set_interval_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): an activity of which only the identifier and the intervals
 *   are known
 */
MusetteActivity *
musette_client_set_interval_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_split_interval_async:
 * @self: a client
 * @activity_id: an activity
 * @split_at: the sample with which the second one begins
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Makes two intervals of one.
 */
void
musette_client_split_interval_async (MusetteClient *self,
                                     const char *activity_id,
                                     guint split_at,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autofree char *index = NULL;

  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  index = g_strdup_printf ("%u", split_at);
  _musette_client_send_json (
      self, SOUP_METHOD_PUT,
      musette_api_path_new ("activity", activity_id, "/split-interval", "splitAt", index, NULL),
      NULL, &musette_body_activity, cancellable, callback, user_data);
}

/**
 * musette_client_split_interval_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): an activity of which only the identifier and the intervals
 *   are known
 */
MusetteActivity *
musette_client_split_interval_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_delete_intervals_async:
 * @self: a client
 * @activity_id: an activity
 * @intervals: a JSON array of the intervals to delete
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Deletes intervals.
 */
void
musette_client_delete_intervals_async (MusetteClient *self,
                                       const char *activity_id,
                                       GBytes *intervals,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL && intervals != NULL);

  _musette_client_send_json (
      self, SOUP_METHOD_PUT,
      musette_api_path_new ("activity", activity_id, "/delete-intervals", NULL), intervals,
      &musette_body_activity, cancellable, callback, user_data);
}

/**
 * musette_client_delete_intervals_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): an activity of which only the identifier and the intervals
 *   are known
 */
MusetteActivity *
musette_client_delete_intervals_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}
