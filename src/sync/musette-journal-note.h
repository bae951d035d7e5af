/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-item-type.h"

G_BEGIN_DECLS

typedef struct _MusetteJournalNote MusetteJournalNote;

MusetteJournalNote *musette_journal_note_new_put (MusetteItemKind kind, GObject *record);
MusetteJournalNote *musette_journal_note_new_put_row (MusetteItemKind kind, GObject *record);
MusetteJournalNote *musette_journal_note_new_forget (MusetteItemKind kind, const char *id);
MusetteJournalNote *musette_journal_note_new_rename (const char *old_id, const char *new_id);
void musette_journal_note_free (MusetteJournalNote *self);

gboolean musette_journal_note_renames (const MusetteJournalNote *self);
void musette_journal_note_add_to (const MusetteJournalNote *self, MusetteStoreBatch *batch);

G_END_DECLS
