/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-client-private.h"

/**
 * musette_client_list_activities_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @oldest: first local day or date-time
 * @newest: (nullable): last local day, inclusive, or date-time; %NULL for now
 * @limit: at most so many of the newest ones, 0 = all
 * @fields: (nullable): the members that are wanted, joined by commas; %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets activities, read while they arrive.
 */
void
musette_client_list_activities_async (MusetteClient *self,
                                      const char *athlete_id,
                                      const char *oldest,
                                      const char *newest,
                                      guint limit,
                                      const char *fields,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && oldest != NULL);

  _musette_client_get (self,
                       musette_api_path_activities (athlete_id, oldest, newest, limit, fields),
                       &musette_body_activities, cancellable, callback, user_data);
}

/**
 * musette_client_list_activities_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable) (element-type MusetteActivity): the activities in the
 *   order of the service, newest first
 */
GPtrArray *
musette_client_list_activities_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_get_activity_async:
 * @self: a client
 * @activity_id: an activity
 * @with_intervals: whether its intervals are wanted too
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets one activity.
 */
void
musette_client_get_activity_async (MusetteClient *self,
                                   const char *activity_id,
                                   gboolean with_intervals,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  _musette_client_get (self, musette_api_path_activity (activity_id, with_intervals),
                       &musette_body_activity, cancellable, callback, user_data);
}

/**
 * musette_client_get_activity_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the activity
 */
MusetteActivity *
musette_client_get_activity_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_get_streams_async:
 * @self: a client
 * @activity_id: an activity
 * @types: (nullable): names of streams joined by commas; %NULL for the usual ones
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets the streams of an activity, read while they arrive.
 */
void
musette_client_get_streams_async (MusetteClient *self,
                                  const char *activity_id,
                                  const char *types,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  _musette_client_get (self, musette_api_path_streams (activity_id, NULL, types),
                       &musette_body_streams, cancellable, callback, user_data);
}

/**
 * musette_client_get_streams_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the streams
 */
MusetteStreamSet *
musette_client_get_streams_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_download_async:
 * @self: a client
 * @activity_id: an activity
 * @file: in which form it is wanted
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets the file of a recorded activity.
 */
void
musette_client_download_async (MusetteClient *self,
                               const char *activity_id,
                               MusetteActivityFile file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  _musette_client_get (self, musette_api_path_activity_file (activity_id, file), &musette_body_file,
                       cancellable, callback, user_data);
}

/**
 * musette_client_download_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the file, whole
 */
GBytes *
musette_client_download_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}
