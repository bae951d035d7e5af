/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-store-loader.h"

#include "musette-activity-list-private.h"

/* Brings all rows of the store into the list: what fills a screen first, then ever longer pieces.
 * Between two pieces the store answers others, and before the second the screen is drawn. */
typedef struct
{
  MusetteActivityList *activities;
  MusetteDate newest; /* last day of the next piece */
  MusetteDate oldest; /* first day of the next piece */
  guint sequence;
} Load;

#define FIRST_DAYS 42
#define SCREENFUL 28
#define PAUSE_MS 100
#define GROWTH 3

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->activities);
  g_free (load);
}

static void ask (GTask *task);

/* Everything before the first day that a date can name, and rows without a date, come last. */
static void
choose_next (Load *load)
{
  const gint64 days = (gint64) load->newest - load->oldest;
  const gboolean first = load->newest == G_MAXINT32;
  const gint64 length = first ? GROWTH * FIRST_DAYS : GROWTH * days;

  load->newest = load->oldest - 1;
  load->oldest = (MusetteDate) MAX (MUSETTE_DATE_NONE, load->newest - length);
}

static gboolean
go_on_cb (gpointer user_data)
{
  ask (user_data);
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  gboolean pause;
  GError *error = NULL;
  g_autoptr (GPtrArray) rows
      = musette_store_load_activities_finish (MUSETTE_STORE (source), result, &error);

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  _musette_activity_list_merge (load->activities, rows, load->oldest, load->newest, load->sequence);
  if (load->oldest <= MUSETTE_DATE_NONE)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  pause = load->newest == G_MAXINT32 && rows->len >= SCREENFUL;
  choose_next (load);
  if (pause)
    g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, go_on_cb, g_steal_pointer (&task), NULL);
  else
    ask (g_steal_pointer (&task));
}

static void
ask (GTask *task)
{
  Load *load = g_task_get_task_data (task);

  load->sequence = _musette_activity_list_get_sequence (load->activities);
  musette_store_load_activities_async (g_task_get_source_object (task), load->oldest, load->newest,
                                       g_task_get_cancellable (task), loaded_cb, task);
}

/**
 * musette_store_loader_run_async:
 * @store: a store
 * @activities: the list that is to show it
 * @today: the day
 * @cancellable: (nullable): ends the loading
 * @callback: called when all rows are on their way into the list
 * @user_data: for @callback
 *
 * Makes the list show what the store holds. Rows that the store does not have go, unless they were
 * changed here meanwhile.
 */
void
musette_store_loader_run_async (MusetteStore *store,
                                MusetteActivityList *activities,
                                MusetteDate today,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  Load *load;

  g_return_if_fail (MUSETTE_IS_STORE (store));
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (activities));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_store_loader_run_async);
  load = g_new0 (Load, 1);
  load->activities = g_object_ref (activities);
  load->newest = G_MAXINT32;
  load->oldest = today - FIRST_DAYS;
  g_task_set_task_data (task, load, load_free);
  ask (task);
}

/**
 * musette_store_loader_run_finish:
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether all rows were read
 */
gboolean
musette_store_loader_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_store_loader_run_async);

  return g_task_propagate_boolean (G_TASK (result), error);
}
