/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-store-batch.h"

G_BEGIN_DECLS

/**
 * MUSETTE_STORE_LOCAL_ID_PREFIX:
 *
 * How the ids of things begin that the service does not know yet.
 */
#define MUSETTE_STORE_LOCAL_ID_PREFIX "new-"

/**
 * MusetteStoreCounts:
 * @activities: how many activities there are
 * @details: of how many of them the whole record is there
 * @streams: of how many of them the samples are there
 * @wanted_streams: how many of them have samples at the service, as far as can be told
 * @oldest: day of the oldest activity, or %MUSETTE_DATE_NONE
 * @newest: day of the newest activity, or %MUSETTE_DATE_NONE
 * @outbox: how many changes wait to be sent
 *
 * What a store holds.
 */
typedef struct
{
  guint activities;
  guint details;
  guint streams;
  guint wanted_streams;
  MusetteDate oldest;
  MusetteDate newest;
  guint outbox;
} MusetteStoreCounts;

#define MUSETTE_TYPE_STORE (musette_store_get_type ())
G_DECLARE_FINAL_TYPE (MusetteStore, musette_store, MUSETTE, STORE, GObject)

void musette_store_open_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
MusetteStore *musette_store_open_finish (GAsyncResult *result, GError **error);
void
musette_store_close_async (MusetteStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean musette_store_close_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_end (MusetteStore *self);
void
musette_store_erase_async (MusetteStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean musette_store_erase_finish (MusetteStore *self, GAsyncResult *result, GError **error);

const char *musette_store_get_path (MusetteStore *self);
gboolean musette_store_is_writable (MusetteStore *self);
char *musette_store_get_set_aside (MusetteStore *self);
guint musette_store_get_salvaged (MusetteStore *self);

void musette_store_commit_async (MusetteStore *self,
                                 MusetteStoreBatch *batch,
                                 gboolean durable,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean musette_store_commit_finish (MusetteStore *self, GAsyncResult *result, GError **error);

void musette_store_load_activities_async (MusetteStore *self,
                                          MusetteDate oldest,
                                          MusetteDate newest,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *
musette_store_load_activities_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_load_activity_async (MusetteStore *self,
                                        const char *id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
MusetteActivity *
musette_store_load_activity_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_load_streams_async (MusetteStore *self,
                                       const char *id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
MusetteStreamSet *
musette_store_load_streams_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_load_record_async (MusetteStore *self,
                                      MusetteRecordKind kind,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
MusetteStoredRecord *
musette_store_load_record_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_load_records_async (MusetteStore *self,
                                       MusetteRecordKind kind,
                                       MusetteDate oldest,
                                       MusetteDate newest,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
musette_store_load_records_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_load_outbox_async (MusetteStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *
musette_store_load_outbox_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_load_history_async (MusetteStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *
musette_store_load_history_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_load_state_async (MusetteStore *self,
                                     const char *key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *musette_store_load_state_finish (MusetteStore *self, GAsyncResult *result, GError **error);
void musette_store_list_without_streams_async (MusetteStore *self,
                                               guint limit,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
GStrv musette_store_list_without_streams_finish (MusetteStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);
void musette_store_list_without_details_async (MusetteStore *self,
                                               guint limit,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
GStrv musette_store_list_without_details_finish (MusetteStore *self,
                                                 GAsyncResult *result,
                                                 GError **error);
void musette_store_count_async (MusetteStore *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean musette_store_count_finish (MusetteStore *self,
                                     GAsyncResult *result,
                                     MusetteStoreCounts *counts,
                                     GError **error);

G_END_DECLS
