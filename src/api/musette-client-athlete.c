/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-client-private.h"

/**
 * musette_client_get_athlete_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets an athlete with the settings by sport.
 */
void
musette_client_get_athlete_async (MusetteClient *self,
                                  const char *athlete_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  _musette_client_get (self, musette_api_path_athlete (athlete_id), &musette_body_athlete,
                       cancellable, callback, user_data);
}

/**
 * musette_client_get_athlete_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable): the athlete
 */
MusetteAthlete *
musette_client_get_athlete_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_list_sport_settings_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets the settings by sport.
 */
void
musette_client_list_sport_settings_async (MusetteClient *self,
                                          const char *athlete_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  _musette_client_get (self, musette_api_path_sport_settings (athlete_id),
                       &musette_body_sport_settings, cancellable, callback, user_data);
}

/**
 * musette_client_list_sport_settings_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable) (element-type MusetteSportSettings): the settings
 */
GPtrArray *
musette_client_list_sport_settings_finish (MusetteClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_get_power_curves_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @type: (nullable): an activity type, %NULL for `Ride`
 * @curves: (nullable): spans joined by commas, for instance `42d,1y,s0`
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets power curves over spans of time.
 */
void
musette_client_get_power_curves_async (MusetteClient *self,
                                       const char *athlete_id,
                                       const char *type,
                                       const char *curves,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  _musette_client_get (self, musette_api_path_power_curves (athlete_id, type, curves),
                       &musette_body_power_curves, cancellable, callback, user_data);
}

/**
 * musette_client_get_power_curves_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable) (element-type MusettePowerCurve): the curves
 */
GPtrArray *
musette_client_get_power_curves_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}

/**
 * musette_client_list_gear_async:
 * @self: a client
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data of @callback
 *
 * Gets the bikes, shoes and other gear of an athlete.
 */
void
musette_client_list_gear_async (MusetteClient *self,
                                const char *athlete_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_CLIENT (self));

  _musette_client_get (self, musette_api_path_gear (athlete_id), &musette_body_gear, cancellable,
                       callback, user_data);
}

/**
 * musette_client_list_gear_finish:
 * @self: a client
 * @result: the result
 * @error: return location of a %MUSETTE_API_ERROR, or of a %G_IO_ERROR of the network
 *
 * Returns: (transfer full) (nullable) (element-type MusetteGear): the gear
 */
GPtrArray *
musette_client_list_gear_finish (MusetteClient *self, GAsyncResult *result, GError **error)
{
  return _musette_client_finish (self, result, error);
}
