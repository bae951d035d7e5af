/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-connection.h"
#include "musette-store-batch.h"

G_BEGIN_DECLS

gboolean musette_batch_runner_run (MusetteConnection *connection,
                                   MusetteStoreBatch *batch,
                                   gboolean durable,
                                   GError **error);

G_END_DECLS
