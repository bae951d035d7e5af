/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-journal-note.h"

/**
 * MusetteJournalNote:
 *
 * Something that the next transaction stores besides changes and steps: what the service said of a
 * thing.
 */
typedef enum
{
  NOTE_PUT,
  NOTE_PUT_ROW,
  NOTE_FORGET,
  NOTE_RENAME,
} NoteKind;

struct _MusetteJournalNote
{
  NoteKind kind;
  MusetteItemKind item_kind;
  GObject *record;
  char *id;
  char *new_id;
};

static MusetteJournalNote *
note_new (NoteKind kind, MusetteItemKind item_kind)
{
  MusetteJournalNote *self = g_new0 (MusetteJournalNote, 1);

  self->kind = kind;
  self->item_kind = item_kind;
  return self;
}

/**
 * musette_journal_note_new_put:
 * @kind: what kind of thing
 * @record: the service's whole record
 *
 * Returns: (transfer full): a note to keep a record
 */
MusetteJournalNote *
musette_journal_note_new_put (MusetteItemKind kind, GObject *record)
{
  MusetteJournalNote *self = note_new (NOTE_PUT, kind);

  self->record = g_object_ref (record);
  return self;
}

/**
 * musette_journal_note_new_put_row:
 * @kind: what kind of thing
 * @record: what lists show of it
 *
 * Returns: (transfer full): a note to keep that
 */
MusetteJournalNote *
musette_journal_note_new_put_row (MusetteItemKind kind, GObject *record)
{
  MusetteJournalNote *self = note_new (NOTE_PUT_ROW, kind);

  self->record = g_object_ref (record);
  return self;
}

/**
 * musette_journal_note_new_forget:
 * @kind: what kind of thing
 * @id: which one
 *
 * Returns: (transfer full): a note to delete a thing
 */
MusetteJournalNote *
musette_journal_note_new_forget (MusetteItemKind kind, const char *id)
{
  MusetteJournalNote *self = note_new (NOTE_FORGET, kind);

  self->id = g_strdup (id);
  return self;
}

/**
 * musette_journal_note_new_rename:
 * @old_id: an id that is no longer used
 * @new_id: the id that the service gave
 *
 * Returns: (transfer full): a note to rename a thing of any kind
 */
MusetteJournalNote *
musette_journal_note_new_rename (const char *old_id, const char *new_id)
{
  MusetteJournalNote *self = note_new (NOTE_RENAME, MUSETTE_ITEM_ACTIVITY);

  self->id = g_strdup (old_id);
  self->new_id = g_strdup (new_id);
  return self;
}

/**
 * musette_journal_note_free:
 * @self: (transfer full): a note
 */
void
musette_journal_note_free (MusetteJournalNote *self)
{
  g_clear_object (&self->record);
  g_free (self->id);
  g_free (self->new_id);
  g_free (self);
}

/**
 * musette_journal_note_renames:
 * @self: a note
 *
 * Returns: whether it is to rename a thing, which comes before all that uses the new id
 */
gboolean
musette_journal_note_renames (const MusetteJournalNote *self)
{
  return self->kind == NOTE_RENAME;
}

/**
 * musette_journal_note_add_to:
 * @self: a note
 * @batch: a transaction
 *
 * Puts into a transaction what the note says.
 */
void
musette_journal_note_add_to (const MusetteJournalNote *self, MusetteStoreBatch *batch)
{
  const MusetteItemType *type = musette_item_type_get (self->item_kind);

  switch (self->kind)
    {
    case NOTE_PUT:
      type->put (self->item_kind, batch, self->record);
      break;
    case NOTE_PUT_ROW:
      type->put_row (self->item_kind, batch, self->record);
      break;
    case NOTE_FORGET:
      type->forget (self->item_kind, batch, self->id);
      break;
    case NOTE_RENAME:
      musette_store_batch_rename_item (batch, self->id, self->new_id);
      break;
    default:
      g_assert_not_reached ();
    }
}
