/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-detail-sync.h"

#include "musette-activity-list-private.h"
#include "musette-error.h"

/**
 * MusetteDetailSync:
 *
 * Fills the store in the background with what a page of an activity shows: the whole activity and
 * its samples, newest first. Pages that somebody opens go first, and only so many requests are made
 * as leave the user enough of what the service allows. It asks the store what is missing, so it
 * needs no memory of its own to go on after a restart.
 */
struct _MusetteDetailSync
{
  GObject parent_instance;

  MusetteActivityList *activities;
  MusetteStoreKeeper *keeper;
  MusetteConnectionMonitor *monitor;

  GCancellable *run; /* NULL while nothing is under way */
  MusetteClient *client;
  GQueue wanted;     /* of Wanted */
  GHashTable *old;   /* ids whose whole record is there but old */
  GHashTable *asked; /* make_key () of what was asked for already */
  guint n_refused;   /* of these, what the service does not give and the store still lacks */
  MusetteRequestBudget budget;
  guint parallel;
  guint n_running;
  guint n_looking; /* questions to the store */
  guint n_taken;   /* of what the last look found */
  guint done;
  guint total;
  guint pause_s;
};

/* What is to be fetched. */
typedef struct
{
  char *id;
  gboolean streams; /* else the whole activity */
} Wanted;

/* A fetch on its way. */
typedef struct
{
  MusetteDetailSync *self;
  GCancellable *run;
  MusetteStore *store;
  Wanted *wanted;
} Request;

/* A pause is used for pages that are opened: three of the four places are ours. */
#define PARALLEL 3
#define LOOK_AHEAD 40

enum
{
  PROGRESS,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteDetailSync, musette_detail_sync, G_TYPE_OBJECT)

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->id);
  g_free (wanted);
}

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_object_unref (request->run);
  g_object_unref (request->store);
  wanted_free (request->wanted);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void go_on (MusetteDetailSync *self);

static char *
make_key (const char *id, gboolean streams)
{
  return g_strconcat (streams ? "s" : "a", id, NULL);
}

static void
forget_run (MusetteDetailSync *self)
{
  g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  g_clear_object (&self->client);
  g_queue_clear_full (&self->wanted, (GDestroyNotify) wanted_free);
  self->n_running = 0;
  self->n_looking = 0;
}

static void
end (MusetteDetailSync *self, const GError *error)
{
  g_autoptr (MusetteDetailSync) keep = g_object_ref (self);

  forget_run (self);
  g_signal_emit (self, signals[ENDED], 0, error);
}

/* --- One fetch --- */

static void
finish_request (Request *request, gboolean kept)
{
  MusetteDetailSync *self = request->self;

  self->n_running--;
  self->done += kept;
  g_signal_emit (self, signals[PROGRESS], 0);
  go_on (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  MusetteDetailSync *self = request->self;

  musette_store_commit_finish (MUSETTE_STORE (source), result, &error);
  if (self->run != request->run)
    return;
  musette_store_keeper_report (self->keeper, error);
  /* Where nothing can be kept there is no use in fetching. */
  if (error != NULL)
    end (self, NULL);
  else
    finish_request (request, TRUE);
}

static void
keep (Request *request, MusetteStoreBatch *batch)
{
  MusetteDetailSync *self = request->self;
  g_autofree char *budget = musette_request_budget_dup_text (&self->budget);

  musette_store_batch_set_state (batch, MUSETTE_DETAIL_SYNC_BUDGET_KEY, budget);
  musette_store_commit_async (request->store, batch, FALSE, NULL, committed_cb, request);
}

/* An activity without samples, or one that is gone: asking again would give the same answer. */
static gboolean
is_refusal (const GError *error)
{
  return error->domain == MUSETTE_JSON_ERROR
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_INVALID)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN);
}

static void
take_error (Request *request, const GError *error)
{
  MusetteDetailSync *self = request->self;

  if (!is_refusal (error))
    {
      end (self, error);
      return;
    }
  self->n_refused++;
  finish_request (request, FALSE);
}

static void
streams_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  MusetteDetailSync *self = request->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteStreamSet) streams
      = musette_client_get_streams_finish (MUSETTE_CLIENT (source), result, &error);
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();

  musette_connection_monitor_end (self->monitor, error);
  if (self->run != request->run)
    return;
  if (streams == NULL)
    {
      take_error (request, error);
      return;
    }
  musette_store_batch_put_streams (batch, request->wanted->id, streams);
  keep (g_steal_pointer (&request), batch);
}

static void
activity_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  MusetteDetailSync *self = request->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteActivity) fresh
      = musette_client_get_activity_finish (MUSETTE_CLIENT (source), result, &error);
  g_autoptr (MusetteActivity) shown = NULL;
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();

  musette_connection_monitor_end (self->monitor, error);
  if (self->run != request->run)
    return;
  if (fresh == NULL)
    {
      take_error (request, error);
      return;
    }
  g_hash_table_remove (self->old, request->wanted->id);
  /* What is deleted here must not come back by this. */
  shown = _musette_activity_list_overlay (self->activities, fresh);
  if (shown == NULL)
    {
      finish_request (request, FALSE);
      return;
    }
  musette_store_batch_put_activity (batch, fresh);
  keep (g_steal_pointer (&request), batch);
}

static void
ask (MusetteDetailSync *self, Wanted *wanted)
{
  Request *request = g_new0 (Request, 1);

  request->self = g_object_ref (self);
  request->run = g_object_ref (self->run);
  request->store = g_object_ref (musette_store_keeper_get_store (self->keeper));
  request->wanted = wanted;
  g_hash_table_add (self->asked, make_key (wanted->id, wanted->streams));
  self->n_running++;
  self->n_taken++;
  musette_connection_monitor_begin (self->monitor);
  if (wanted->streams)
    musette_client_get_streams_async (self->client, wanted->id, NULL, self->run, streams_cb,
                                      request);
  else
    musette_client_get_activity_async (self->client, wanted->id, TRUE, self->run, activity_cb,
                                       request);
}

/* --- What is missing --- */

static void
add_wanted (MusetteDetailSync *self, const char *id, gboolean streams)
{
  g_autofree char *key = make_key (id, streams);
  Wanted *wanted;

  if (g_hash_table_contains (self->asked, key)
      || g_str_has_prefix (id, MUSETTE_STORE_LOCAL_ID_PREFIX))
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->id = g_strdup (id);
  wanted->streams = streams;
  g_queue_push_tail (&self->wanted, wanted);
}

static void
add_all (MusetteDetailSync *self, GStrv ids, gboolean streams)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    add_wanted (self, ids[i], streams);
}

static void
without_streams_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDetailSync) self = user_data;
  g_auto (GStrv) ids
      = musette_store_list_without_streams_finish (MUSETTE_STORE (source), result, NULL);

  if (self->run == NULL || g_task_get_cancellable (G_TASK (result)) != self->run)
    return;
  self->n_looking--;
  add_all (self, ids, TRUE);
  go_on (self);
}

static void
without_details_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDetailSync) self = user_data;
  g_auto (GStrv) ids
      = musette_store_list_without_details_finish (MUSETTE_STORE (source), result, NULL);

  if (self->run == NULL || g_task_get_cancellable (G_TASK (result)) != self->run)
    return;
  self->n_looking--;
  add_all (self, ids, FALSE);
  go_on (self);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteDetailSync) self = user_data;
  MusetteStoreCounts counts;
  const gboolean counted
      = musette_store_count_finish (MUSETTE_STORE (source), result, &counts, NULL);

  if (self->run == NULL || g_task_get_cancellable (G_TASK (result)) != self->run)
    return;
  self->n_looking--;
  if (counted)
    {
      self->total = counts.activities + counts.wanted_streams;
      self->done = MIN (self->total, counts.details + counts.streams);
    }
  go_on (self);
}

/* What the service does not give is asked for no more, so it must not hide what comes behind it. */
static void
look (MusetteDetailSync *self)
{
  MusetteStore *store = musette_store_keeper_get_store (self->keeper);
  const guint limit = LOOK_AHEAD + self->n_refused;

  self->n_looking = 3;
  self->n_taken = 0;
  musette_store_count_async (store, self->run, counted_cb, g_object_ref (self));
  musette_store_list_without_details_async (store, limit, self->run, without_details_cb,
                                            g_object_ref (self));
  musette_store_list_without_streams_async (store, limit, self->run, without_streams_cb,
                                            g_object_ref (self));
}

static void
look_for_old (MusetteDetailSync *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->old);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    add_wanted (self, id, FALSE);
}

static gboolean
take_from_budget (MusetteDetailSync *self)
{
  const gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;

  self->pause_s = musette_request_budget_get_delay_s (&self->budget, now_s);
  return musette_request_budget_take (&self->budget, now_s);
}

static void
go_on (MusetteDetailSync *self)
{
  while (self->run != NULL && self->n_looking == 0 && self->n_running < self->parallel
         && !g_queue_is_empty (&self->wanted))
    {
      if (!take_from_budget (self))
        {
          g_queue_clear_full (&self->wanted, (GDestroyNotify) wanted_free);
          break;
        }
      ask (self, g_queue_pop_head (&self->wanted));
    }
  if (self->run == NULL || self->n_looking > 0 || self->n_running > 0)
    return;
  if (self->pause_s == 0 && self->n_taken > 0)
    look (self);
  else
    end (self, NULL);
}

static void
musette_detail_sync_dispose (GObject *object)
{
  forget_run ((MusetteDetailSync *) object);
  G_OBJECT_CLASS (musette_detail_sync_parent_class)->dispose (object);
}

static void
musette_detail_sync_finalize (GObject *object)
{
  MusetteDetailSync *self = (MusetteDetailSync *) object;

  g_clear_object (&self->activities);
  g_clear_object (&self->keeper);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->old, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  G_OBJECT_CLASS (musette_detail_sync_parent_class)->finalize (object);
}

static void
musette_detail_sync_class_init (MusetteDetailSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_detail_sync_dispose;
  object_class->finalize = musette_detail_sync_finalize;

  /**
   * MusetteDetailSync::progress:
   *
   * Something was fetched, or refused.
   */
  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * MusetteDetailSync::ended:
   * @error: (nullable): why it did not come to its end
   *
   * The run is over, unless musette_detail_sync_stop() ended it.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
musette_detail_sync_init (MusetteDetailSync *self)
{
  self->old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parallel = PARALLEL;
  g_queue_init (&self->wanted);
}

/**
 * musette_detail_sync_new:
 * @activities: knows what was changed here
 * @keeper: has the store, and hears how writing goes
 * @monitor: hears how the requests end
 *
 * Returns: (transfer full): a filler of the store
 */
MusetteDetailSync *
musette_detail_sync_new (MusetteActivityList *activities,
                         MusetteStoreKeeper *keeper,
                         MusetteConnectionMonitor *monitor)
{
  MusetteDetailSync *self = g_object_new (MUSETTE_TYPE_DETAIL_SYNC, NULL);

  self->activities = g_object_ref (activities);
  self->keeper = g_object_ref (keeper);
  self->monitor = g_object_ref (monitor);
  return self;
}

/**
 * musette_detail_sync_set_parallel:
 * @self: a filler
 * @parallel: how many requests may be under way at once; for measurements
 */
void
musette_detail_sync_set_parallel (MusetteDetailSync *self, guint parallel)
{
  g_return_if_fail (MUSETTE_IS_DETAIL_SYNC (self) && parallel > 0);

  self->parallel = parallel;
}

/**
 * musette_detail_sync_forget:
 * @self: a filler
 * @budget: (nullable): what the store has under %MUSETTE_DETAIL_SYNC_BUDGET_KEY
 *
 * Begins with another store.
 */
void
musette_detail_sync_forget (MusetteDetailSync *self, const char *budget)
{
  g_return_if_fail (MUSETTE_IS_DETAIL_SYNC (self));

  forget_run (self);
  g_hash_table_remove_all (self->old);
  g_hash_table_remove_all (self->asked);
  self->n_refused = 0;
  musette_request_budget_set_text (&self->budget, budget);
  self->done = self->total = self->pause_s = 0;
}

/**
 * musette_detail_sync_add_old:
 * @self: a filler
 * @ids: (element-type utf8): activities whose list row changed
 *
 * Has whole activities fetched again.
 */
void
musette_detail_sync_add_old (MusetteDetailSync *self, GPtrArray *ids)
{
  g_return_if_fail (MUSETTE_IS_DETAIL_SYNC (self));
  g_return_if_fail (ids != NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *key = make_key (g_ptr_array_index (ids, i), FALSE);

      g_hash_table_remove (self->asked, key);
      g_hash_table_add (self->old, g_strdup (g_ptr_array_index (ids, i)));
    }
}

/**
 * musette_detail_sync_start:
 * @self: a filler
 * @client: the service, best one for the background
 *
 * Begins to fetch. Without a store that can be written nothing happens.
 */
void
musette_detail_sync_start (MusetteDetailSync *self, MusetteClient *client)
{
  MusetteStore *store;

  g_return_if_fail (MUSETTE_IS_DETAIL_SYNC (self));
  g_return_if_fail (MUSETTE_IS_CLIENT (client));

  forget_run (self);
  self->run = g_cancellable_new ();
  self->client = g_object_ref (client);
  self->pause_s = 0;
  store = musette_store_keeper_get_store (self->keeper);
  if (store == NULL || !musette_store_is_writable (store))
    {
      end (self, NULL);
      return;
    }
  look_for_old (self);
  look (self);
}

/**
 * musette_detail_sync_stop:
 * @self: a filler
 *
 * Ends the run without a word.
 */
void
musette_detail_sync_stop (MusetteDetailSync *self)
{
  g_return_if_fail (MUSETTE_IS_DETAIL_SYNC (self));

  forget_run (self);
}

/**
 * musette_detail_sync_is_running:
 * @self: a filler
 *
 * Returns: whether a run is under way
 */
gboolean
musette_detail_sync_is_running (MusetteDetailSync *self)
{
  g_return_val_if_fail (MUSETTE_IS_DETAIL_SYNC (self), FALSE);

  return self->run != NULL;
}

/**
 * musette_detail_sync_get_done:
 * @self: a filler
 *
 * Returns: how many things are in the store, of musette_detail_sync_get_total()
 */
guint
musette_detail_sync_get_done (MusetteDetailSync *self)
{
  g_return_val_if_fail (MUSETTE_IS_DETAIL_SYNC (self), 0);

  return MIN (self->done, self->total);
}

/**
 * musette_detail_sync_get_total:
 * @self: a filler
 *
 * Returns: how many things there are to be, 0 while nobody knows
 */
guint
musette_detail_sync_get_total (MusetteDetailSync *self)
{
  g_return_val_if_fail (MUSETTE_IS_DETAIL_SYNC (self), 0);

  return self->total;
}

/**
 * musette_detail_sync_get_pause_s:
 * @self: a filler
 *
 * Returns: after how many seconds more may be fetched, when the last run stopped for the limits of
 *   the service; else 0
 */
guint
musette_detail_sync_get_pause_s (MusetteDetailSync *self)
{
  g_return_val_if_fail (MUSETTE_IS_DETAIL_SYNC (self), 0);

  return self->pause_s;
}
