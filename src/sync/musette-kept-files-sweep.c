/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-kept-files-sweep.h"

#include "musette-history-private.h"
#include "musette-outbox-private.h"

/* Kept files that no step of the history can bring back any more go after some time. */

#define KEPT_DAYS 90

typedef struct
{
  MusetteKeptFiles *files;
  GHashTable *needed;
} Sweep;

static void
sweep_free (gpointer data)
{
  Sweep *sweep = data;

  musette_kept_files_unref (sweep->files);
  g_hash_table_unref (sweep->needed);
  g_free (sweep);
}

static void
need_change (Sweep *sweep, const MusetteChange *change)
{
  g_hash_table_add (sweep->needed, musette_kept_files_dup_trash (sweep->files, change->item));
  if (change->file != NULL)
    g_hash_table_add (sweep->needed, g_strdup (change->file));
  for (guint i = 0; change->results != NULL && change->results[i] != NULL; i++)
    g_hash_table_add (sweep->needed,
                      musette_kept_files_dup_trash (sweep->files, change->results[i]));
}

static void
need_all (Sweep *sweep, MusetteOutbox *outbox, MusetteHistory *history)
{
  GPtrArray *items = _musette_outbox_get_items (outbox);
  GPtrArray *steps = _musette_history_get_steps (history);

  for (guint i = 0; i < items->len; i++)
    need_change (sweep, ((const MusetteOutboxItem *) g_ptr_array_index (items, i))->change);
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteStep *step = g_ptr_array_index (steps, i);

      for (guint j = 0; j < step->changes->len; j++)
        need_change (sweep, g_ptr_array_index (step->changes, j));
    }
}

static void
sweep_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Sweep *sweep = data;
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  musette_kept_files_clean (sweep->files, sweep->needed, now - KEPT_DAYS * 24 * 60 * 60);
  g_task_return_boolean (task, TRUE);
}

/**
 * musette_kept_files_sweep_async:
 * @files: where files are kept
 * @outbox: what waits, of the same account
 * @history: what can be undone or done again, of the same account
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Deletes files of long ago that neither of the two can need.
 */
void
musette_kept_files_sweep_async (MusetteKeptFiles *files,
                                MusetteOutbox *outbox,
                                MusetteHistory *history,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Sweep *sweep;

  g_return_if_fail (files != NULL);
  g_return_if_fail (MUSETTE_IS_OUTBOX (outbox) && MUSETTE_IS_HISTORY (history));

  task = g_task_new (NULL, NULL, callback, user_data);
  sweep = g_new0 (Sweep, 1);
  sweep->files = musette_kept_files_ref (files);
  sweep->needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  need_all (sweep, outbox, history);
  g_task_set_source_tag (task, musette_kept_files_sweep_async);
  g_task_set_task_data (task, sweep, sweep_free);
  g_task_run_in_thread (task, sweep_in_thread);
}
