/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-error.h"
#include "musette-store.h"
#include "musette-test.h"

G_BEGIN_DECLS

/* Questions that wait for their answer. Those without an error argument fail the test. */
char *store_fixture_path (void);
MusetteStore *store_fixture_open (const char *path);
MusetteStore *store_fixture_try_open (const char *path, GError **error);
void store_fixture_close (MusetteStore *store);
gboolean store_fixture_erase (MusetteStore *store);
void store_fixture_commit (MusetteStore *store, MusetteStoreBatch *batch);
gboolean store_fixture_try_commit (MusetteStore *store, MusetteStoreBatch *batch, GError **error);
GPtrArray *store_fixture_rows (MusetteStore *store);
GPtrArray *store_fixture_rows_of (MusetteStore *store, const char *oldest, const char *newest);
MusetteActivity *store_fixture_whole (MusetteStore *store, const char *id);
MusetteStreamSet *store_fixture_streams (MusetteStore *store, const char *id);
MusetteStoredRecord *
store_fixture_record (MusetteStore *store, MusetteRecordKind kind, const char *id);
GPtrArray *store_fixture_outbox (MusetteStore *store);
GPtrArray *store_fixture_history (MusetteStore *store);
char *store_fixture_state (MusetteStore *store, const char *key);
MusetteStoreCounts store_fixture_counts (MusetteStore *store);

MusetteActivity *store_fixture_activity (const char *id, const char *day, const char *name);
GPtrArray *store_fixture_years (guint n);
void store_fixture_put_row (MusetteStoreBatch *batch, const char *id, const char *day);
guint store_fixture_add_change (MusetteStoreBatch *batch, const char *item, const char *body);
void store_fixture_execute (const char *path, const char *sql);
gint64 store_fixture_get_number (const char *path, const char *sql);

void store_fixture_answer (GObject *source, GAsyncResult *result, gpointer user_data);
void store_fixture_wait (GAsyncResult **result);

G_END_DECLS
