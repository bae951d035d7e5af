/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-history.h"
#include "musette-kept-files.h"
#include "musette-outbox.h"

G_BEGIN_DECLS

void musette_kept_files_sweep_async (MusetteKeptFiles *files,
                                     MusetteOutbox *outbox,
                                     MusetteHistory *history,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
