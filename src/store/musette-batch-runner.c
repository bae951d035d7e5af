/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-batch-runner.h"

#include "musette-activity-table.h"
#include "musette-change-table.h"
#include "musette-record-table.h"
#include "musette-store-batch-private.h"

/* Executes the operations of a batch in one transaction. */

static gboolean
rename_item (MusetteConnection *connection, MusetteBatchOperation *operation, GError **error)
{
  const char *old_id = operation->id;
  const char *new_id = operation->text;

  if (g_str_equal (old_id, new_id))
    return TRUE;
  return musette_activity_table_rename (connection, old_id, new_id, error)
         && musette_record_table_rename (connection, old_id, new_id, error)
         && musette_change_table_rename (connection, old_id, new_id, error);
}

static gboolean
run_activity (MusetteConnection *connection, MusetteBatchOperation *operation, GError **error)
{
  switch (operation->kind)
    {
    case MUSETTE_BATCH_PUT_ROWS:
      return musette_activity_table_put_rows (connection, operation->data, error);
    case MUSETTE_BATCH_PUT_ACTIVITY:
      return musette_activity_table_put_whole (connection, operation->data, error);
    case MUSETTE_BATCH_DELETE_ACTIVITY:
      return musette_activity_table_delete (connection, operation->id, error);
    case MUSETTE_BATCH_PUT_STREAMS:
      return musette_activity_table_put_streams (connection, operation->id, operation->data, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
run_change (MusetteConnection *connection,
            MusetteBatchOperation *operation,
            gint64 *added_step,
            GError **error)
{
  switch (operation->kind)
    {
    case MUSETTE_BATCH_ADD_OUTBOX:
      return musette_change_table_add_outbox (connection, operation->data, *added_step,
                                              &operation->assigned, error);
    case MUSETTE_BATCH_UPDATE_OUTBOX:
      return musette_change_table_update_outbox (connection, operation->data, *added_step, error);
    case MUSETTE_BATCH_DELETE_OUTBOX:
      return musette_change_table_delete_outbox (connection, operation->number, error);
    case MUSETTE_BATCH_ADD_HISTORY:
      if (!musette_change_table_add_history (connection, operation->data, &operation->assigned,
                                             error))
        return FALSE;
      *added_step = operation->assigned;
      return TRUE;
    case MUSETTE_BATCH_UPDATE_HISTORY:
      return musette_change_table_update_history (connection, operation->data, error);
    case MUSETTE_BATCH_DELETE_HISTORY:
      return musette_change_table_delete_history (connection, operation->number, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
run_operation (MusetteConnection *connection,
               MusetteBatchOperation *operation,
               gint64 *added_step,
               GError **error)
{
  switch (operation->kind)
    {
    case MUSETTE_BATCH_PUT_RECORD:
      return musette_record_table_put (connection, operation->record_kind, operation->id,
                                       operation->day, operation->data, error);
    case MUSETTE_BATCH_DELETE_RECORD:
      return musette_record_table_delete (connection, operation->record_kind, operation->id, error);
    case MUSETTE_BATCH_SET_STATE:
      return musette_record_table_set_state (connection, operation->id, operation->text, error);
    case MUSETTE_BATCH_RENAME_ITEM:
      return rename_item (connection, operation, error);
    case MUSETTE_BATCH_PUT_ROWS:
    case MUSETTE_BATCH_PUT_ACTIVITY:
    case MUSETTE_BATCH_DELETE_ACTIVITY:
    case MUSETTE_BATCH_PUT_STREAMS:
      return run_activity (connection, operation, error);
    default:
      return run_change (connection, operation, added_step, error);
    }
}

/* Executes all operations, or none. */
gboolean
musette_batch_runner_run (MusetteConnection *connection,
                          MusetteStoreBatch *batch,
                          gboolean durable,
                          GError **error)
{
  gint64 added_step = 0;

  if (!musette_connection_begin (connection, durable, error))
    return FALSE;
  for (guint i = 0; i < musette_store_batch_get_length (batch); i++)
    if (!run_operation (connection, musette_store_batch_get (batch, i), &added_step, error))
      {
        musette_connection_rollback (connection);
        return FALSE;
      }
  return musette_connection_commit (connection, error);
}
