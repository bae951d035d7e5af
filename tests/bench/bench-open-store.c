/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "bench-open-store.h"

/* A store as benchmarks use it: each call waits for its answer. */

/**
 * bench_store_answer_cb:
 * @source: the store
 * @result: its answer
 * @user_data: a pointer to where the answer goes
 *
 * Takes an answer that bench_store_wait_for() waits for.
 */
void
bench_store_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/**
 * bench_store_wait_for:
 * @result: where the answer goes
 *
 * Returns: (transfer none): the answer
 */
GAsyncResult *
bench_store_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/**
 * bench_store_open:
 * @path: (type filename): its file
 *
 * Returns: (transfer full): the store, to be given to bench_store_close()
 */
MusetteStore *
bench_store_open (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  MusetteStore *store;

  musette_store_open_async (path, NULL, bench_store_answer_cb, &result);
  store = musette_store_open_finish (bench_store_wait_for (&result), &error);
  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

/**
 * bench_store_close:
 * @store: (transfer full): a store
 */
void
bench_store_close (MusetteStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  musette_store_close_async (store, bench_store_answer_cb, &result);
  bench_store_wait_for (&result);
  g_object_unref (store);
}

/**
 * bench_store_commit:
 * @store: a store
 * @batch: what it is to hold
 */
void
bench_store_commit (MusetteStore *store, MusetteStoreBatch *batch)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  musette_store_commit_async (store, batch, FALSE, NULL, bench_store_answer_cb, &result);
  if (!musette_store_commit_finish (store, bench_store_wait_for (&result), &error))
    g_error ("%s", error->message);
}
