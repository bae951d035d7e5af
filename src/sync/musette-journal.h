/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-history-private.h"
#include "musette-outbox-private.h"
#include "musette-store.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_JOURNAL (musette_journal_get_type ())
G_DECLARE_FINAL_TYPE (MusetteJournal, musette_journal, MUSETTE, JOURNAL, GObject)

MusetteJournal *musette_journal_new (MusetteOutbox *outbox, MusetteHistory *history);
void musette_journal_set_store (MusetteJournal *self, MusetteStore *store);
MusetteStore *musette_journal_get_store (MusetteJournal *self);
void musette_journal_reload (MusetteJournal *self);
gboolean musette_journal_is_clean (MusetteJournal *self);
const GError *musette_journal_get_failure (MusetteJournal *self);

void musette_journal_put (MusetteJournal *self, MusetteItemKind kind, GObject *record);
void musette_journal_put_row (MusetteJournal *self, MusetteItemKind kind, GObject *record);
void musette_journal_forget (MusetteJournal *self, MusetteItemKind kind, const char *id);
void musette_journal_rename (MusetteJournal *self, const char *old_id, const char *new_id);

G_END_DECLS
