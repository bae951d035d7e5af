/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-activity.h"
#include "musette-api-paths.h"
#include "musette-athlete.h"
#include "musette-credential.h"
#include "musette-gear.h"
#include "musette-power-curve.h"
#include "musette-sport-settings.h"
#include "musette-stream-set.h"
#include "musette-upload.h"

G_BEGIN_DECLS

/**
 * MusetteClientBody:
 * @MUSETTE_CLIENT_BODY_JSON: one JSON value, checked to its end
 * @MUSETTE_CLIENT_BODY_CSV: a table in CSV; what was cut behind its first lines is refused
 * @MUSETTE_CLIENT_BODY_FILE: a recorded activity; what was cut is refused as far as its format
 * tells
 * @MUSETTE_CLIENT_BODY_ANY: any content that is not an HTML page
 *
 * What a reply must be.
 */
typedef enum
{
  MUSETTE_CLIENT_BODY_JSON,
  MUSETTE_CLIENT_BODY_CSV,
  MUSETTE_CLIENT_BODY_FILE,
  MUSETTE_CLIENT_BODY_ANY,
} MusetteClientBody;

#define MUSETTE_TYPE_CLIENT (musette_client_get_type ())
G_DECLARE_FINAL_TYPE (MusetteClient, musette_client, MUSETTE, CLIENT, GObject)

MusetteClient *musette_client_new (const char *server, MusetteCredential *credential);
MusetteClient *musette_client_new_background (MusetteClient *foreground);

guint musette_client_get_waiting_seconds (MusetteClient *self);
void musette_client_set_time_factor (MusetteClient *self, double factor);
void musette_client_set_timeout (MusetteClient *self, guint seconds);
void musette_client_set_unlimited (MusetteClient *self, gboolean unlimited);

void musette_client_get_raw_async (MusetteClient *self,
                                   const char *path,
                                   MusetteClientBody body,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *musette_client_get_raw_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_send_raw_async (MusetteClient *self,
                                    const char *method,
                                    const char *path,
                                    GBytes *body,
                                    const char *content_type,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GBytes *musette_client_send_raw_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_get_athlete_async (MusetteClient *self,
                                       const char *athlete_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
MusetteAthlete *
musette_client_get_athlete_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_list_activities_async (MusetteClient *self,
                                           const char *athlete_id,
                                           const char *oldest,
                                           const char *newest,
                                           guint limit,
                                           const char *fields,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
GPtrArray *
musette_client_list_activities_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_get_activity_async (MusetteClient *self,
                                        const char *activity_id,
                                        gboolean with_intervals,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
MusetteActivity *
musette_client_get_activity_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_get_streams_async (MusetteClient *self,
                                       const char *activity_id,
                                       const char *types,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
MusetteStreamSet *
musette_client_get_streams_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_list_sport_settings_async (MusetteClient *self,
                                               const char *athlete_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
GPtrArray *musette_client_list_sport_settings_finish (MusetteClient *self,
                                                      GAsyncResult *result,
                                                      GError **error);

void musette_client_get_power_curves_async (MusetteClient *self,
                                            const char *athlete_id,
                                            const char *type,
                                            const char *curves,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *
musette_client_get_power_curves_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_update_activity_async (MusetteClient *self,
                                           const char *activity_id,
                                           GBytes *patch,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
MusetteActivity *
musette_client_update_activity_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_delete_activity_async (MusetteClient *self,
                                           const char *activity_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean
musette_client_delete_activity_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_delete_tombstone_async (MusetteClient *self,
                                            const char *activity_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean
musette_client_delete_tombstone_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_create_manual_bulk_async (MusetteClient *self,
                                              const char *athlete_id,
                                              GBytes *activities,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
GPtrArray *musette_client_create_manual_bulk_finish (MusetteClient *self,
                                                     GAsyncResult *result,
                                                     GError **error);

void musette_client_upload_async (MusetteClient *self,
                                  const char *athlete_id,
                                  const MusetteUpload *upload,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
MusetteUploadResult *
musette_client_upload_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_download_async (MusetteClient *self,
                                    const char *activity_id,
                                    MusetteActivityFile file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GBytes *musette_client_download_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_set_intervals_async (MusetteClient *self,
                                         const char *activity_id,
                                         GBytes *intervals,
                                         gboolean all,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
MusetteActivity *
musette_client_set_intervals_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_set_interval_async (MusetteClient *self,
                                        const char *activity_id,
                                        gint64 interval_id,
                                        GBytes *interval,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
MusetteActivity *
musette_client_set_interval_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_split_interval_async (MusetteClient *self,
                                          const char *activity_id,
                                          guint split_at,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
MusetteActivity *
musette_client_split_interval_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_delete_intervals_async (MusetteClient *self,
                                            const char *activity_id,
                                            GBytes *intervals,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
MusetteActivity *
musette_client_delete_intervals_finish (MusetteClient *self, GAsyncResult *result, GError **error);

void musette_client_list_gear_async (MusetteClient *self,
                                     const char *athlete_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *
musette_client_list_gear_finish (MusetteClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
