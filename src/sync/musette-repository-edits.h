/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-history.h"
#include "musette-outbox.h"
#include "musette-repository.h"
#include "musette-step.h"

G_BEGIN_DECLS

void musette_repository_open_async (MusetteRepository *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
musette_repository_open_finish (MusetteRepository *self, GAsyncResult *result, GError **error);
gboolean musette_repository_keeps_changes (MusetteRepository *self);

gboolean musette_repository_apply (MusetteRepository *self, MusetteStep *step, GError **error);
gboolean musette_repository_is_saved (MusetteRepository *self);
MusetteOutbox *musette_repository_get_outbox (MusetteRepository *self);
MusetteHistory *musette_repository_get_history (MusetteRepository *self);

G_END_DECLS
