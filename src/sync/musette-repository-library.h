/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-library.h"
#include "musette-repository.h"
#include "musette-step-plan.h"

G_BEGIN_DECLS

MusetteLibrary *musette_repository_get_library (MusetteRepository *self);
void musette_repository_load_library_async (MusetteRepository *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean musette_repository_load_library_finish (MusetteRepository *self,
                                                 GAsyncResult *result,
                                                 GError **error);
void musette_repository_load_events_async (MusetteRepository *self,
                                           MusetteDate oldest,
                                           MusetteDate newest,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean musette_repository_load_events_finish (MusetteRepository *self,
                                                GAsyncResult *result,
                                                GError **error);
void musette_repository_read_planned_async (MusetteRepository *self,
                                            MusetteItemKind kind,
                                            const char *id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
MusettePlanItem *musette_repository_read_planned_finish (MusetteRepository *self,
                                                         GAsyncResult *result,
                                                         GError **error);

G_END_DECLS
