/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-list-sync.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-activity-list-private.h"
#include "musette-error.h"

/**
 * MusetteListSync:
 *
 * Reads lists of activities as a #MusetteSyncPlan says, a few windows at a time: puts them into the
 * list, and what differs into the store, each window with its deletions in one transaction. How far
 * it came is kept with the following window, so never before the rows themselves.
 */
struct _MusetteListSync
{
  GObject parent_instance;

  MusetteActivityList *activities;
  MusetteStoreKeeper *keeper;
  MusetteConnectionMonitor *monitor;
  MusetteSyncPlan *plan;

  GCancellable *run; /* NULL while nothing is under way */
  MusetteClient *client;
  MusetteClient *background;
  char *athlete_id;
  char *real_athlete;
  guint n_running;
  gboolean kept;       /* whether all rows of this run are in the store */
  gboolean needs_full; /* the last run was not kept */
  GPtrArray *changed;  /* ids of activities that were here and are different now */
};

/* A window on its way. */
typedef struct
{
  MusetteListSync *self;
  GCancellable *run;
  MusetteSyncWindow window;
  guint sequence;
  guint n_rows;
  MusetteDate newest_row;
} Request;

#define WINDOWS_AT_ONCE 3

/* What the rows, their search and their totals need. A whole row of the service has some 180
 * members, most of them null: this is a tenth of its bytes. */
#define ROW_FIELDS                                                                                 \
  "id,icu_athlete_id,name,type,start_date_local,start_date,source,_note,description,device_name,"  \
  "moving_time,elapsed_time,icu_recording_time,distance,total_elevation_gain,average_speed,"       \
  "max_speed,icu_average_watts,icu_weighted_avg_watts,icu_training_load,icu_intensity,icu_joules," \
  "average_heartrate,max_heartrate,average_cadence,calories,feel,icu_rpe,icu_ftp,race,commute,"    \
  "trainer,tags,gear,external_id,stream_types"
#define PROBE_FIELDS "id,start_date_local"

enum
{
  PROGRESS,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteListSync, musette_list_sync, G_TYPE_OBJECT)

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_object_unref (request->run);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void go_on (MusetteListSync *self);

static void
forget_run (MusetteListSync *self)
{
  g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  g_clear_object (&self->client);
  g_clear_object (&self->background);
  g_clear_pointer (&self->athlete_id, g_free);
  g_clear_pointer (&self->real_athlete, g_free);
  self->n_running = 0;
}

static void
end (MusetteListSync *self, const GError *error)
{
  g_autoptr (MusetteListSync) keep = g_object_ref (self);

  self->needs_full = !self->kept;
  forget_run (self);
  g_signal_emit (self, signals[ENDED], 0, error);
}

/* Without a store, what is read lives as long as the list. */
static MusetteStore *
get_store (MusetteListSync *self)
{
  return musette_store_keeper_get_store (self->keeper);
}

/* --- A window's rows --- */

static GPtrArray *
overlay_rows (MusetteListSync *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) laid = g_ptr_array_new_full (rows->len, g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      MusetteActivity *row
          = _musette_activity_list_overlay (self->activities, g_ptr_array_index (rows, i));

      if (row != NULL)
        g_ptr_array_add (laid, row);
    }
  return g_steal_pointer (&laid);
}

static GPtrArray *
find_different (MusetteListSync *self, const Request *request, GPtrArray *rows)
{
  g_autoptr (GPtrArray) different = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      MusetteActivity *row = g_ptr_array_index (rows, i);
      const char *id = musette_activity_get_id (row);
      MusetteActivity *old = musette_activity_list_find (self->activities, id);

      if (_musette_activity_list_is_newer (self->activities, id, request->sequence))
        continue;
      if (old != NULL
          && g_bytes_equal (musette_activity_get_json (old), musette_activity_get_json (row)))
        continue;
      if (old != NULL)
        g_ptr_array_add (self->changed, g_strdup (id));
      g_ptr_array_add (different, g_object_ref (row));
    }
  return g_steal_pointer (&different);
}

static MusetteStoreBatch *
make_batch (MusetteListSync *self, const Request *request, GPtrArray *rows)
{
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  g_autoptr (GPtrArray) different = find_different (self, request, rows);
  g_autoptr (GPtrArray) missing = _musette_activity_list_find_missing (
      self->activities, rows, request->window.oldest, request->window.newest, request->sequence);
  g_autofree char *known = musette_sync_plan_dup_text (self->plan);

  if (different->len > 0)
    musette_store_batch_put_rows (batch, different);
  for (guint i = 0; i < missing->len; i++)
    musette_store_batch_delete_activity (batch,
                                         musette_activity_get_id (g_ptr_array_index (missing, i)));
  if (self->kept)
    musette_store_batch_set_state (batch, MUSETTE_LIST_SYNC_STATE_KEY, known);
  return g_steal_pointer (&batch);
}

static void
finish_window (Request *request)
{
  MusetteListSync *self = request->self;

  self->n_running--;
  musette_sync_plan_done (self->plan, &request->window, request->n_rows, request->newest_row);
  g_signal_emit (self, signals[PROGRESS], 0);
  go_on (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  MusetteListSync *self = request->self;
  const gboolean kept = musette_store_commit_finish (MUSETTE_STORE (source), result, &error);

  if (self->run != request->run)
    return;
  self->kept &= kept;
  musette_store_keeper_report (self->keeper, error);
  finish_window (request);
}

static void
take_rows (Request *request, GPtrArray *rows)
{
  MusetteListSync *self = request->self;
  g_autoptr (GPtrArray) laid = overlay_rows (self, rows);
  g_autoptr (MusetteStoreBatch) batch = make_batch (self, request, laid);

  _musette_activity_list_merge (self->activities, laid, request->window.oldest,
                                request->window.newest, request->sequence);
  if (get_store (self) != NULL)
    musette_store_commit_async (get_store (self), batch, FALSE, NULL, committed_cb, request);
  else
    {
      finish_window (request);
      request_free (request);
    }
}

static MusetteDate
get_newest_date (GPtrArray *rows)
{
  MusetteDate newest = MUSETTE_DATE_NONE;

  for (guint i = 0; i < rows->len; i++)
    newest = MAX (newest, musette_activity_get_date (g_ptr_array_index (rows, i)));
  return newest;
}

/* A key that was exchanged behind our back must not mix two athletes' data. */
static gboolean
check_owner (MusetteListSync *self, GPtrArray *rows, GError **error)
{
  for (guint i = 0; self->real_athlete != NULL && i < rows->len; i++)
    {
      const char *owner = musette_activity_get_athlete_id (g_ptr_array_index (rows, i));

      if (owner == NULL || g_str_equal (owner, self->real_athlete))
        continue;
      g_set_error_literal (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL,
                           _ ("The service sent activities of another athlete"));
      return FALSE;
    }
  return TRUE;
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  MusetteListSync *self = request->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = musette_client_list_activities_finish (MUSETTE_CLIENT (source), result, &error);

  musette_connection_monitor_end (self->monitor, error);
  if (self->run != request->run)
    return;
  if (rows == NULL || !check_owner (self, rows, &error))
    {
      end (self, error);
      return;
    }
  request->n_rows = rows->len;
  request->newest_row = get_newest_date (rows);
  if (request->window.kind == MUSETTE_SYNC_WINDOW_PROBE)
    finish_window (request);
  else
    take_rows (g_steal_pointer (&request), rows);
}

/* --- The run --- */

static void
ask (MusetteListSync *self, const MusetteSyncWindow *window)
{
  const gboolean probe = window->kind == MUSETTE_SYNC_WINDOW_PROBE;
  MusetteClient *client
      = window->kind == MUSETTE_SYNC_WINDOW_HEAD ? self->client : self->background;
  Request *request = g_new0 (Request, 1);
  g_autofree char *oldest = musette_date_format (window->oldest);
  g_autofree char *newest = musette_date_format (window->newest);

  request->self = g_object_ref (self);
  request->run = g_object_ref (self->run);
  request->window = *window;
  request->sequence = _musette_activity_list_get_sequence (self->activities);
  self->n_running++;
  musette_connection_monitor_begin (self->monitor);
  musette_client_list_activities_async (client, self->athlete_id, oldest, newest, probe ? 1 : 0,
                                        probe ? PROBE_FIELDS : ROW_FIELDS, self->run, list_cb,
                                        request);
}

static void
state_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteListSync) self = user_data;
  g_autoptr (GError) error = NULL;

  musette_store_commit_finish (MUSETTE_STORE (source), result, &error);
  musette_store_keeper_report (self->keeper, error);
}

static void
keep_state (MusetteListSync *self)
{
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  g_autofree char *known = musette_sync_plan_dup_text (self->plan);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);

  if (get_store (self) == NULL || !self->kept)
    return;
  musette_store_batch_set_state (batch, MUSETTE_LIST_SYNC_STATE_KEY, known);
  musette_store_batch_set_state (batch, MUSETTE_LIST_SYNC_TIME_KEY, now);
  musette_store_commit_async (get_store (self), batch, FALSE, NULL, state_kept_cb,
                              g_object_ref (self));
}

static void
go_on (MusetteListSync *self)
{
  MusetteSyncWindow window;

  while (self->run != NULL && self->n_running < WINDOWS_AT_ONCE
         && musette_sync_plan_next (self->plan, &window))
    ask (self, &window);
  if (self->run == NULL || !musette_sync_plan_is_finished (self->plan))
    return;
  keep_state (self);
  end (self, NULL);
}

static void
musette_list_sync_dispose (GObject *object)
{
  forget_run ((MusetteListSync *) object);
  G_OBJECT_CLASS (musette_list_sync_parent_class)->dispose (object);
}

static void
musette_list_sync_finalize (GObject *object)
{
  MusetteListSync *self = (MusetteListSync *) object;

  g_clear_object (&self->activities);
  g_clear_object (&self->keeper);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->plan, musette_sync_plan_free);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  G_OBJECT_CLASS (musette_list_sync_parent_class)->finalize (object);
}

static void
musette_list_sync_class_init (MusetteListSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_list_sync_dispose;
  object_class->finalize = musette_list_sync_finalize;

  /**
   * MusetteListSync::progress:
   *
   * A window is in the list.
   */
  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * MusetteListSync::ended:
   * @error: (nullable): why it did not come to its end
   *
   * The run is over, unless musette_list_sync_stop() ended it.
   */
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
musette_list_sync_init (MusetteListSync *self)
{
  self->plan = musette_sync_plan_new ();
  self->changed = g_ptr_array_new_with_free_func (g_free);
}

/**
 * musette_list_sync_new:
 * @activities: where rows go
 * @keeper: has the store, and hears how writing goes
 * @monitor: hears how the requests end
 *
 * Returns: (transfer full): a reader of lists
 */
MusetteListSync *
musette_list_sync_new (MusetteActivityList *activities,
                       MusetteStoreKeeper *keeper,
                       MusetteConnectionMonitor *monitor)
{
  MusetteListSync *self = g_object_new (MUSETTE_TYPE_LIST_SYNC, NULL);

  self->activities = g_object_ref (activities);
  self->keeper = g_object_ref (keeper);
  self->monitor = g_object_ref (monitor);
  return self;
}

/**
 * musette_list_sync_set_known:
 * @self: a reader of lists
 * @text: (nullable): how far it came, as the store has it under %MUSETTE_LIST_SYNC_STATE_KEY
 *
 * Begins with another store.
 */
void
musette_list_sync_set_known (MusetteListSync *self, const char *text)
{
  g_return_if_fail (MUSETTE_IS_LIST_SYNC (self));

  forget_run (self);
  self->needs_full = FALSE;
  g_ptr_array_set_size (self->changed, 0);
  musette_sync_plan_set_text (self->plan, text);
}

/**
 * musette_list_sync_set_wish:
 * @self: a reader of lists
 * @today: the day
 * @range: how far back
 *
 * Says what is wanted, for musette_list_sync_is_complete() before the first run.
 */
void
musette_list_sync_set_wish (MusetteListSync *self, MusetteDate today, MusetteSyncRange range)
{
  g_return_if_fail (MUSETTE_IS_LIST_SYNC (self));

  musette_sync_plan_set_wish (self->plan, today, range);
}

/**
 * musette_list_sync_start:
 * @self: a reader of lists
 * @source: where to read
 * @today: the day
 * @range: how far back
 * @full: whether to read all again
 *
 * Begins to read; a run that is under way is given up for it.
 */
void
musette_list_sync_start (MusetteListSync *self,
                         const MusetteListSyncSource *source,
                         MusetteDate today,
                         MusetteSyncRange range,
                         gboolean full)
{
  g_return_if_fail (MUSETTE_IS_LIST_SYNC (self));
  g_return_if_fail (source != NULL && MUSETTE_IS_CLIENT (source->client));

  forget_run (self);
  self->run = g_cancellable_new ();
  self->client = g_object_ref (source->client);
  self->background = musette_client_new_background (source->client);
  self->athlete_id = g_strdup (source->athlete_id);
  self->real_athlete = g_strdup (source->real_athlete);
  self->kept = TRUE;
  musette_sync_plan_begin (self->plan, today, range, full || self->needs_full);
  go_on (self);
}

/**
 * musette_list_sync_stop:
 * @self: a reader of lists
 *
 * Ends the run without a word. The next one goes on where this one stopped.
 */
void
musette_list_sync_stop (MusetteListSync *self)
{
  g_return_if_fail (MUSETTE_IS_LIST_SYNC (self));

  if (self->run == NULL)
    return;
  self->needs_full = !self->kept;
  forget_run (self);
}

/**
 * musette_list_sync_is_running:
 * @self: a reader of lists
 *
 * Returns: whether a run is under way
 */
gboolean
musette_list_sync_is_running (MusetteListSync *self)
{
  g_return_val_if_fail (MUSETTE_IS_LIST_SYNC (self), FALSE);

  return self->run != NULL;
}

/**
 * musette_list_sync_is_complete:
 * @self: a reader of lists
 *
 * Returns: whether all days of the range have been read
 */
gboolean
musette_list_sync_is_complete (MusetteListSync *self)
{
  g_return_val_if_fail (MUSETTE_IS_LIST_SYNC (self), FALSE);

  return musette_sync_plan_is_complete (self->plan);
}

/**
 * musette_list_sync_get_done:
 * @self: a reader of lists
 *
 * Returns: how many steps are done
 */
guint
musette_list_sync_get_done (MusetteListSync *self)
{
  g_return_val_if_fail (MUSETTE_IS_LIST_SYNC (self), 0);

  return musette_sync_plan_get_done (self->plan);
}

/**
 * musette_list_sync_get_total:
 * @self: a reader of lists
 *
 * Returns: how many steps there are, 0 while nobody knows
 */
guint
musette_list_sync_get_total (MusetteListSync *self)
{
  g_return_val_if_fail (MUSETTE_IS_LIST_SYNC (self), 0);

  return musette_sync_plan_get_total (self->plan);
}

/**
 * musette_list_sync_steal_changed:
 * @self: a reader of lists
 *
 * Returns: (transfer full) (element-type utf8): ids of activities that were here and came back
 *   different, so that what else is here of them is old
 */
GPtrArray *
musette_list_sync_steal_changed (MusetteListSync *self)
{
  GPtrArray *changed;

  g_return_val_if_fail (MUSETTE_IS_LIST_SYNC (self), NULL);

  changed = self->changed;
  self->changed = g_ptr_array_new_with_free_func (g_free);
  return changed;
}
