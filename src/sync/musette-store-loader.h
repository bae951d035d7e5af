/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-store.h"

G_BEGIN_DECLS

void musette_store_loader_run_async (MusetteStore *store,
                                     MusetteActivityList *activities,
                                     MusetteDate today,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean musette_store_loader_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
