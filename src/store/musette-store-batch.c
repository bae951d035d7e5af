/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-store-batch-private.h"

/**
 * MusetteStoreBatch:
 *
 * Operations that a #MusetteStore executes in one transaction, in their order: all of them or
 * none. Once it is handed to musette_store_commit_async () a batch cannot be changed any more.
 * Activities and samples are kept by reference: they must not be changed either.
 */
struct _MusetteStoreBatch
{
  GObject parent_instance;

  GPtrArray *operations; /* MusetteBatchOperation */
  gboolean sealed;
};

G_DEFINE_FINAL_TYPE (MusetteStoreBatch, musette_store_batch, G_TYPE_OBJECT)

static void
operation_free (MusetteBatchOperation *operation)
{
  if (operation->destroy_data != NULL)
    operation->destroy_data (operation->data);
  g_free (operation->id);
  g_free (operation->text);
  g_free (operation);
}

static MusetteBatchOperation *
add (MusetteStoreBatch *self, MusetteBatchOperationKind kind)
{
  MusetteBatchOperation *operation = g_new0 (MusetteBatchOperation, 1);

  g_assert (!self->sealed);

  operation->kind = kind;
  g_ptr_array_add (self->operations, operation);
  return operation;
}

static void
add_data (MusetteStoreBatch *self,
          MusetteBatchOperationKind kind,
          const char *id,
          gpointer data,
          GDestroyNotify destroy_data)
{
  MusetteBatchOperation *operation = add (self, kind);

  operation->id = g_strdup (id);
  operation->data = data;
  operation->destroy_data = destroy_data;
}

static void
musette_store_batch_finalize (GObject *object)
{
  MusetteStoreBatch *self = MUSETTE_STORE_BATCH (object);

  g_ptr_array_unref (self->operations);
  G_OBJECT_CLASS (musette_store_batch_parent_class)->finalize (object);
}

static void
musette_store_batch_class_init (MusetteStoreBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_store_batch_finalize;
}

static void
musette_store_batch_init (MusetteStoreBatch *self)
{
  self->operations = g_ptr_array_new_with_free_func ((GDestroyNotify) operation_free);
}

/**
 * musette_store_batch_new:
 *
 * Returns: (transfer full): a batch without operations
 */
MusetteStoreBatch *
musette_store_batch_new (void)
{
  return g_object_new (MUSETTE_TYPE_STORE_BATCH, NULL);
}

/**
 * musette_store_batch_is_empty:
 * @self: a batch
 *
 * Returns: whether it has no operations
 */
gboolean
musette_store_batch_is_empty (MusetteStoreBatch *self)
{
  g_return_val_if_fail (MUSETTE_IS_STORE_BATCH (self), TRUE);

  return self->operations->len == 0;
}

/* For the store: how many operations there are. */
guint
musette_store_batch_get_length (MusetteStoreBatch *self)
{
  g_assert (MUSETTE_IS_STORE_BATCH (self));

  return self->operations->len;
}

/* For the store: one of the operations. */
MusetteBatchOperation *
musette_store_batch_get (MusetteStoreBatch *self, guint index)
{
  g_assert (MUSETTE_IS_STORE_BATCH (self) && index < self->operations->len);

  return g_ptr_array_index (self->operations, index);
}

/* For the store: from now on another thread reads the operations. */
void
musette_store_batch_seal (MusetteStoreBatch *self)
{
  g_assert (MUSETTE_IS_STORE_BATCH (self));

  self->sealed = TRUE;
}

/**
 * musette_store_batch_put_rows:
 * @self: a batch
 * @rows: (element-type MusetteActivity): what lists show of activities
 *
 * Keeps rows in place of earlier ones. What is kept of the whole activities and their samples
 * stays.
 */
void
musette_store_batch_put_rows (MusetteStoreBatch *self, GPtrArray *rows)
{
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (rows != NULL);

  add_data (self, MUSETTE_BATCH_PUT_ROWS, NULL, g_ptr_array_ref (rows),
            (GDestroyNotify) g_ptr_array_unref);
}

/**
 * musette_store_batch_put_activity:
 * @self: a batch
 * @whole: an activity with everything the service tells of it
 *
 * Keeps the whole activity in place of an earlier one. Its row stays as it is; when there is none,
 * the activity without its intervals becomes the row.
 */
void
musette_store_batch_put_activity (MusetteStoreBatch *self, MusetteActivity *whole)
{
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (MUSETTE_IS_ACTIVITY (whole));

  add_data (self, MUSETTE_BATCH_PUT_ACTIVITY, musette_activity_get_id (whole), g_object_ref (whole),
            g_object_unref);
}

/**
 * musette_store_batch_delete_activity:
 * @self: a batch
 * @id: an activity
 *
 * Deletes its row, the whole record and the samples. It is no error when there is none.
 */
void
musette_store_batch_delete_activity (MusetteStoreBatch *self, const char *id)
{
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (id != NULL);

  add (self, MUSETTE_BATCH_DELETE_ACTIVITY)->id = g_strdup (id);
}

/**
 * musette_store_batch_put_streams:
 * @self: a batch
 * @id: an activity
 * @streams: its samples; an empty set says that it has none
 *
 * Keeps samples in place of earlier ones.
 */
void
musette_store_batch_put_streams (MusetteStoreBatch *self, const char *id, MusetteStreamSet *streams)
{
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (id != NULL);
  g_return_if_fail (MUSETTE_IS_STREAM_SET (streams));

  add_data (self, MUSETTE_BATCH_PUT_STREAMS, id, g_object_ref (streams), g_object_unref);
}

/**
 * musette_store_batch_put_record:
 * @self: a batch
 * @kind: what it is
 * @id: which one
 * @day: the day it belongs to, or %MUSETTE_DATE_NONE
 * @json: the record
 *
 * Keeps a record in place of an earlier one.
 */
void
musette_store_batch_put_record (MusetteStoreBatch *self,
                                MusetteRecordKind kind,
                                const char *id,
                                MusetteDate day,
                                GBytes *json)
{
  MusetteBatchOperation *operation;

  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (id != NULL);
  g_return_if_fail (json != NULL);

  operation = add (self, MUSETTE_BATCH_PUT_RECORD);
  operation->record_kind = kind;
  operation->id = g_strdup (id);
  operation->day = day;
  operation->data = g_bytes_ref (json);
  operation->destroy_data = (GDestroyNotify) g_bytes_unref;
}

/**
 * musette_store_batch_delete_record:
 * @self: a batch
 * @kind: what it is
 * @id: which one
 *
 * Deletes a record. It is no error when there is none.
 */
void
musette_store_batch_delete_record (MusetteStoreBatch *self, MusetteRecordKind kind, const char *id)
{
  MusetteBatchOperation *operation;

  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (id != NULL);

  operation = add (self, MUSETTE_BATCH_DELETE_RECORD);
  operation->record_kind = kind;
  operation->id = g_strdup (id);
}

static guint
add_outbox_operation (MusetteStoreBatch *self,
                      MusetteBatchOperationKind kind,
                      const MusetteOutboxEntry *entry)
{
  add_data (self, kind, NULL, musette_outbox_entry_copy (entry),
            (GDestroyNotify) musette_outbox_entry_free);
  return self->operations->len - 1;
}

/**
 * musette_store_batch_add_outbox:
 * @self: a batch
 * @entry: a change that waits; its seq must be 0 or one that is free
 *
 * Appends to the outbox. With seq 0 the store chooses the next number, which is never used twice.
 * Its step may be %MUSETTE_STORE_STEP_ADDED.
 *
 * Returns: an index for musette_store_batch_get_number ()
 */
guint
musette_store_batch_add_outbox (MusetteStoreBatch *self, const MusetteOutboxEntry *entry)
{
  g_return_val_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed, 0);
  g_return_val_if_fail (entry != NULL && entry->seq >= 0, 0);

  return add_outbox_operation (self, MUSETTE_BATCH_ADD_OUTBOX, entry);
}

/**
 * musette_store_batch_update_outbox:
 * @self: a batch
 * @entry: a change as it is now, by its seq
 *
 * Changes an entry of the outbox. It is no error when another program has deleted it.
 */
void
musette_store_batch_update_outbox (MusetteStoreBatch *self, const MusetteOutboxEntry *entry)
{
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (entry != NULL && entry->seq > 0);

  add_outbox_operation (self, MUSETTE_BATCH_UPDATE_OUTBOX, entry);
}

/**
 * musette_store_batch_delete_outbox:
 * @self: a batch
 * @seq: an entry
 *
 * Deletes an entry of the outbox. It is no error when there is none.
 */
void
musette_store_batch_delete_outbox (MusetteStoreBatch *self, gint64 seq)
{
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);

  add (self, MUSETTE_BATCH_DELETE_OUTBOX)->number = seq;
}

static guint
add_history_operation (MusetteStoreBatch *self,
                       MusetteBatchOperationKind kind,
                       const MusetteHistoryEntry *entry)
{
  add_data (self, kind, NULL, musette_history_entry_copy (entry),
            (GDestroyNotify) musette_history_entry_free);
  return self->operations->len - 1;
}

/**
 * musette_store_batch_add_history:
 * @self: a batch
 * @entry: a step; its number must be 0 or one that is free
 *
 * Appends to the history. With number 0 the store chooses the next one.
 *
 * Returns: an index for musette_store_batch_get_number ()
 */
guint
musette_store_batch_add_history (MusetteStoreBatch *self, const MusetteHistoryEntry *entry)
{
  g_return_val_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed, 0);
  g_return_val_if_fail (entry != NULL && entry->step >= 0, 0);

  return add_history_operation (self, MUSETTE_BATCH_ADD_HISTORY, entry);
}

/**
 * musette_store_batch_update_history:
 * @self: a batch
 * @entry: a step as it is now, by its number
 *
 * Changes a step. It is no error when there is none.
 */
void
musette_store_batch_update_history (MusetteStoreBatch *self, const MusetteHistoryEntry *entry)
{
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (entry != NULL && entry->step > 0);

  add_history_operation (self, MUSETTE_BATCH_UPDATE_HISTORY, entry);
}

/**
 * musette_store_batch_delete_history:
 * @self: a batch
 * @step: a step
 *
 * Deletes a step. It is no error when there is none.
 */
void
musette_store_batch_delete_history (MusetteStoreBatch *self, gint64 step)
{
  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);

  add (self, MUSETTE_BATCH_DELETE_HISTORY)->number = step;
}

/**
 * musette_store_batch_rename_item:
 * @self: a batch
 * @old_id: the id it had here
 * @new_id: the id that the service gave it
 *
 * Replaces an id everywhere: of activities, samples and records, as the item of the outbox, and
 * where it stands as a whole JSON string in bodies, bases, the history and the JSON of the renamed
 * things. Where the new id is there already, that one stays and the old one is deleted.
 */
void
musette_store_batch_rename_item (MusetteStoreBatch *self, const char *old_id, const char *new_id)
{
  MusetteBatchOperation *operation;

  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (old_id != NULL && new_id != NULL);

  operation = add (self, MUSETTE_BATCH_RENAME_ITEM);
  operation->id = g_strdup (old_id);
  operation->text = g_strdup (new_id);
}

/**
 * musette_store_batch_set_state:
 * @self: a batch
 * @key: a name
 * @text: (nullable): what is kept under it, %NULL to forget it
 *
 * Keeps a text of one's own.
 */
void
musette_store_batch_set_state (MusetteStoreBatch *self, const char *key, const char *text)
{
  MusetteBatchOperation *operation;

  g_return_if_fail (MUSETTE_IS_STORE_BATCH (self) && !self->sealed);
  g_return_if_fail (key != NULL);

  operation = add (self, MUSETTE_BATCH_SET_STATE);
  operation->id = g_strdup (key);
  operation->text = g_strdup (text);
}

/**
 * musette_store_batch_get_number:
 * @self: a batch that was committed
 * @index: what musette_store_batch_add_outbox () or musette_store_batch_add_history () returned
 *
 * Returns: the number of the entry in the database
 */
gint64
musette_store_batch_get_number (MusetteStoreBatch *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_STORE_BATCH (self), 0);
  g_return_val_if_fail (index < self->operations->len, 0);

  return musette_store_batch_get (self, index)->assigned;
}
