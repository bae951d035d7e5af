/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-history-private.h"
#include "musette-outbox-private.h"

G_BEGIN_DECLS

GPtrArray *musette_journal_renames_new (void);
void musette_journal_load_steps (MusetteHistory *history, GPtrArray *entries, GPtrArray *renamed);
void musette_journal_load_items (MusetteOutbox *outbox,
                                 MusetteHistory *history,
                                 GPtrArray *entries,
                                 GPtrArray *renamed);

G_END_DECLS
