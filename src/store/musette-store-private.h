/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-database.h"
#include "musette-store.h"

G_BEGIN_DECLS

void musette_store_push (MusetteStore *self,
                         gpointer source_tag,
                         const MusetteDatabaseJob *job,
                         gboolean truthful,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gpointer musette_store_take (MusetteStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
