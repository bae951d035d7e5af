/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-history-private.h"
#include "musette-journal-note.h"
#include "musette-outbox-private.h"

G_BEGIN_DECLS

typedef struct _MusetteJournalCommit MusetteJournalCommit;

MusetteJournalCommit *
musette_journal_commit_new (MusetteOutbox *outbox, MusetteHistory *history, GPtrArray *notes);
void musette_journal_commit_free (MusetteJournalCommit *self);

MusetteStoreBatch *musette_journal_commit_get_batch (MusetteJournalCommit *self);
GPtrArray *musette_journal_commit_get_new_steps (MusetteJournalCommit *self);
void musette_journal_commit_number (MusetteJournalCommit *self, gint64 *last_number);
gboolean musette_journal_commit_remove_departed (MusetteJournalCommit *self);
GPtrArray *musette_journal_commit_take_back (MusetteJournalCommit *self);

G_END_DECLS
