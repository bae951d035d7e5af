/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-client-private.h"

#include <libsoup/soup.h>

/**
 * musette_client_update_activity_async:
 * @self: a client
 * @activity_id: an activity
 * @patch: a JSON object with the members to change, and no others
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Changes an activity. What the patch does not name stays as it is.
 */
void
musette_client_update_activity_async (MusetteClient *self,
                                      const char *activity_id,
                                      GBytes *patch,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL && patch != NULL);

  _musette_client_send_json (self, SOUP_METHOD_PUT, musette_api_path_activity (activity_id, FALSE),
                             patch, &musette_body_activity, cancellable, callback, user_data);
}

/**
 * musette_client_update_activity_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the activity as the service has it now
 */
MusetteActivity *
musette_client_update_activity_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_delete_activity_async:
 * @self: a client
 * @activity_id: an activity
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Deletes an activity. A recorded one leaves a tombstone, so that its file is not taken again; see
 * musette_client_delete_tombstone_async().
 */
void
musette_client_delete_activity_async (MusetteClient *self,
                                      const char *activity_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  _musette_client_send_json (self, SOUP_METHOD_DELETE,
                             musette_api_path_activity (activity_id, FALSE), NULL,
                             &musette_body_none, cancellable, callback, user_data);
}

/**
 * musette_client_delete_activity_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: whether it is done
 */
gboolean
musette_client_delete_activity_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error) != NULL;
}

/**
 * musette_client_delete_tombstone_async:
 * @self: a client
 * @activity_id: an activity that was deleted
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Forgets that an activity was deleted, so that its file can be uploaded again.
 */
void
musette_client_delete_tombstone_async (MusetteClient *self,
                                       const char *activity_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activity_id != NULL);

  _musette_client_send_json (self, SOUP_METHOD_DELETE,
                             musette_api_path_new ("activity", activity_id, "/tombstone", NULL),
                             NULL, &musette_body_none, cancellable, callback, user_data);
}

/**
 * musette_client_delete_tombstone_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: whether it is done
 */
gboolean
musette_client_delete_tombstone_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error) != NULL;
}

/**
 * musette_client_create_manual_bulk_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @activities: a JSON array of activities
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Makes several activities without recordings. One whose `external_id` the service knows already is
 * changed instead.
 */
void
musette_client_create_manual_bulk_async (MusetteClient *self,
                                         const char *athlete_id,
                                         GBytes *activities,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self) && activities != NULL);

  _musette_client_send_json (
      self, SOUP_METHOD_POST,
      musette_api_path_new ("athlete", athlete_id, "/activities/manual/bulk", NULL), activities,
      &musette_body_activities, cancellable, callback, user_data);
}

/**
 * musette_client_create_manual_bulk_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable) (element-type MusetteActivity): the activities in the order
 *   of the request
 */
GPtrArray *
musette_client_create_manual_bulk_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}
