/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-store.h"

G_BEGIN_DECLS

void bench_store_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *bench_store_wait_for (GAsyncResult **result);
MusetteStore *bench_store_open (const char *path);
void bench_store_close (MusetteStore *store);
void bench_store_commit (MusetteStore *store, MusetteStoreBatch *batch);

G_END_DECLS
