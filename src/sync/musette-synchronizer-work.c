/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* What the synchronizer does, and when. */
#include "musette-synchronizer-work.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-activity-list-private.h"
#include "musette-error.h"
#include "musette-store-loader.h"

#define PERIOD_S 600
#define FIRST_RETRY_S 30
#define MOST_DOUBLINGS 5

static void load_store (MusetteSynchronizer *self);

/* --- When --- */

static gboolean
timer_cb (gpointer user_data)
{
  MusetteSynchronizer *self = user_data;

  self->timer = 0;
  self->started = TRUE;
  _musette_synchronizer_begin (self);
  return G_SOURCE_REMOVE;
}

static void
start_timer (MusetteSynchronizer *self, guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (!self->stopped)
    self->timer = g_timeout_add_seconds (seconds, timer_cb, self);
}

static void
start_retry_timer (MusetteSynchronizer *self)
{
  const guint delay = FIRST_RETRY_S << MIN (self->n_failures, MOST_DOUBLINGS);

  self->n_failures++;
  start_timer (self, MIN (delay, PERIOD_S));
}

/* A key that is not accepted stays so until another comes. */
static gboolean
is_final (const GError *error)
{
  return g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN);
}

gboolean
_musette_synchronizer_is_offline (MusetteSynchronizer *self)
{
  return musette_connection_monitor_get_state (self->monitor) == MUSETTE_CONNECTION_OFFLINE;
}

void
_musette_synchronizer_take_error (MusetteSynchronizer *self, const GError *error)
{
  _musette_synchronizer_set_error (self, error);
  if (_musette_synchronizer_is_offline (self))
    _musette_synchronizer_set_state (self, MUSETTE_SYNC_STATE_OFFLINE);
  else if (g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_RATE_LIMITED))
    _musette_synchronizer_set_state (self, MUSETTE_SYNC_STATE_WAITING);
  else
    _musette_synchronizer_set_state (self, MUSETTE_SYNC_STATE_ERROR);
  if (is_final (error))
    g_clear_handle_id (&self->timer, g_source_remove);
  else
    start_retry_timer (self);
}

void
_musette_synchronizer_answer (MusetteSynchronizer *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    if (error != NULL)
      g_task_return_error (g_ptr_array_index (waiting, i), g_error_copy (error));
    else
      g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

void
_musette_synchronizer_day_changed (MusetteSynchronizer *self)
{
  if (self->client == NULL || self->stopped || self->state == MUSETTE_SYNC_STATE_OFFLINE)
    return;
  self->started = TRUE;
  _musette_synchronizer_begin (self);
}

static gboolean
is_failed (MusetteSynchronizer *self)
{
  return self->state == MUSETTE_SYNC_STATE_OFFLINE || self->state == MUSETTE_SYNC_STATE_ERROR;
}

void
_musette_synchronizer_network_changed (MusetteSynchronizer *self, gboolean available)
{
  if (!available || self->stopped || !is_failed (self) || is_final (self->error))
    return;
  self->n_failures = 0;
  start_timer (self, 1);
}

/* Some page reached the service: then so do we. */
void
_musette_synchronizer_connection_changed (MusetteSynchronizer *self)
{
  _musette_synchronizer_notify_state (self);
  if (musette_connection_monitor_get_state (self->monitor) != MUSETTE_CONNECTION_ONLINE)
    return;
  if (self->state == MUSETTE_SYNC_STATE_OFFLINE && !_musette_synchronizer_is_working (self))
    _musette_synchronizer_network_changed (self, TRUE);
}

/* Asking the system may take a while: not before there is something to see. */
void
_musette_synchronizer_watch_network (MusetteSynchronizer *self)
{
  if (self->network == NULL)
    _musette_synchronizer_set_network (self, g_network_monitor_get_default ());
}

/* --- Lists, then details --- */

/* What lives in memory only is not worth the service's trouble: the demo, or a disk that is full.
 */
static gboolean
is_kept (MusetteSynchronizer *self)
{
  return self->store != NULL && musette_store_get_path (self->store) != NULL;
}

static void
begin_details (MusetteSynchronizer *self)
{
  g_autoptr (GPtrArray) changed = musette_list_sync_steal_changed (self->lists);
  g_autoptr (MusetteClient) background = NULL;

  musette_detail_sync_add_old (self->details, changed);
  if (!is_kept (self) || g_network_monitor_get_network_metered (self->network))
    return;
  background = musette_client_new_background (self->client);
  musette_detail_sync_start (self->details, background);
  _musette_synchronizer_begin_measure (self);
}

void
_musette_synchronizer_lists_progress (MusetteSynchronizer *self)
{
  _musette_activity_list_set_loading (self->activities, FALSE);
  _musette_synchronizer_update_complete (self);
  _musette_synchronizer_update (self);
}

void
_musette_synchronizer_lists_ended (MusetteSynchronizer *self, const GError *error)
{
  _musette_activity_list_set_error (self->activities, error);
  _musette_activity_list_set_loading (self->activities, FALSE);
  _musette_synchronizer_watch_network (self);
  _musette_synchronizer_update_complete (self);
  if (error != NULL)
    _musette_synchronizer_take_error (self, error);
  else
    {
      self->n_failures = 0;
      _musette_synchronizer_set_error (self, NULL);
      _musette_synchronizer_set_last_sync (self, g_get_real_time () / G_USEC_PER_SEC);
      _musette_synchronizer_set_state (self, MUSETTE_SYNC_STATE_IDLE);
      start_timer (self, PERIOD_S);
    }
  _musette_synchronizer_answer (self, error);
  self->details_due = error == NULL && self->client != NULL;
  if (self->reload_wanted)
    load_store (self);
  else if (self->started)
    _musette_synchronizer_begin (self);
  else if (self->details_due)
    begin_details (self);
  _musette_synchronizer_update (self);
}

void
_musette_synchronizer_details_ended (MusetteSynchronizer *self, const GError *error)
{
  const guint pause_s = musette_detail_sync_get_pause_s (self->details);

  self->details_due = FALSE;
  if (error != NULL)
    _musette_synchronizer_take_error (self, error);
  else if (pause_s > 0)
    start_timer (self, MIN (pause_s, PERIOD_S));
  _musette_synchronizer_update (self);
}

static void
begin_lists (MusetteSynchronizer *self)
{
  const MusetteListSyncSource source = { self->client, self->athlete_id, self->real_athlete };
  const gboolean full = self->start_full;

  self->started = self->start_full = self->details_due = FALSE;
  self->day = musette_clock_get_today (self->clock);
  g_clear_handle_id (&self->timer, g_source_remove);
  musette_detail_sync_stop (self->details);
  _musette_activity_list_set_loading (self->activities, TRUE);
  musette_list_sync_start (self->lists, &source, self->day, self->range, full);
  _musette_synchronizer_begin_measure (self);
  _musette_synchronizer_update_complete (self);
  _musette_synchronizer_update (self);
}

/* Begins what was asked for as soon as all that it needs is there. */
void
_musette_synchronizer_begin (MusetteSynchronizer *self)
{
  if (!self->started || self->loading != NULL)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->activities)) == 0)
    _musette_activity_list_set_loading (self->activities, TRUE);
  if (musette_store_keeper_get_opening (self->keeper))
    return;
  if (self->client != NULL)
    {
      if (!musette_list_sync_is_running (self->lists) || self->start_full)
        begin_lists (self);
      return;
    }
  if (self->want == NULL || !self->want (self->want_data))
    {
      g_autoptr (GError) error = g_error_new_literal (
          MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED, _ ("Nobody is signed in"));

      self->started = self->start_full = FALSE;
      _musette_activity_list_set_loading (self->activities, FALSE);
      _musette_synchronizer_answer (self, error);
    }
}

void
_musette_synchronizer_stop (MusetteSynchronizer *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  musette_list_sync_stop (self->lists);
  musette_detail_sync_stop (self->details);
  self->details_due = FALSE;
  _musette_activity_list_set_loading (self->activities, self->loading != NULL);
}

/* --- The store --- */

static void
finish_question (MusetteSynchronizer *self)
{
  if (--self->n_loading > 0)
    return;
  g_clear_object (&self->loading);
  if (!self->started)
    _musette_activity_list_set_loading (self->activities, FALSE);
  _musette_synchronizer_update_complete (self);
  _musette_synchronizer_update (self);
  _musette_synchronizer_begin (self);
  /* They stopped because another program changed the store. */
  if (self->details_due && !_musette_synchronizer_is_working (self))
    begin_details (self);
}

static gboolean
is_current (MusetteSynchronizer *self, GAsyncResult *result)
{
  return self->loading != NULL && g_task_get_cancellable (G_TASK (result)) == self->loading;
}

static void
rows_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteSynchronizer) self = user_data;
  g_autoptr (GError) error = NULL;

  musette_store_loader_run_finish (result, &error);
  if (!is_current (self, result))
    return;
  if (error != NULL)
    {
      /* Rows that cannot be read are fetched anew. */
      musette_store_keeper_report (self->keeper, error);
      self->start_full = TRUE;
    }
  finish_question (self);
}

static void
lists_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteSynchronizer) self = user_data;
  g_autofree char *text = musette_store_load_state_finish (MUSETTE_STORE (source), result, NULL);

  if (!is_current (self, result))
    return;
  musette_list_sync_set_known (self->lists, text);
  musette_list_sync_set_wish (self->lists, musette_clock_get_today (self->clock), self->range);
  finish_question (self);
}

static void
time_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteSynchronizer) self = user_data;
  g_autofree char *text = musette_store_load_state_finish (MUSETTE_STORE (source), result, NULL);

  if (!is_current (self, result))
    return;
  _musette_synchronizer_set_last_sync (self, text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0);
  finish_question (self);
}

static void
budget_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteSynchronizer) self = user_data;
  g_autofree char *text = musette_store_load_state_finish (MUSETTE_STORE (source), result, NULL);

  if (!is_current (self, result))
    return;
  musette_detail_sync_forget (self->details, text);
  finish_question (self);
}

static void
load_state (MusetteSynchronizer *self, const char *key, GAsyncReadyCallback callback)
{
  self->n_loading++;
  musette_store_load_state_async (self->store, key, self->loading, callback, g_object_ref (self));
}

/* Shows what the store holds; for the first time, or because another program changed it. */
static void
load_store (MusetteSynchronizer *self)
{
  self->reload_wanted = FALSE;
  musette_detail_sync_stop (self->details);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->n_loading = 1;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->activities)) == 0)
    _musette_activity_list_set_loading (self->activities, TRUE);
  load_state (self, MUSETTE_LIST_SYNC_STATE_KEY, lists_known_cb);
  load_state (self, MUSETTE_LIST_SYNC_TIME_KEY, time_known_cb);
  load_state (self, MUSETTE_DETAIL_SYNC_BUDGET_KEY, budget_known_cb);
  musette_store_loader_run_async (self->store, self->activities,
                                  musette_clock_get_today (self->clock), self->loading,
                                  rows_loaded_cb, g_object_ref (self));
}

static void
changed_elsewhere_cb (MusetteSynchronizer *self)
{
  if (musette_list_sync_is_running (self->lists))
    self->reload_wanted = TRUE;
  else
    load_store (self);
}

/* The list still shows what the damaged file held; the new one is filled from the service. */
static void
set_aside_cb (MusetteSynchronizer *self)
{
  musette_list_sync_set_known (self->lists, NULL);
  musette_detail_sync_forget (self->details, NULL);
  self->started = self->start_full = TRUE;
  _musette_synchronizer_begin (self);
}

static void
leave_store (MusetteSynchronizer *self)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  _musette_synchronizer_stop (self);
  self->reload_wanted = FALSE;
  musette_list_sync_set_known (self->lists, NULL);
  musette_detail_sync_forget (self->details, NULL);
  _musette_synchronizer_set_last_sync (self, 0);
  _musette_synchronizer_update_complete (self);
}

void
_musette_synchronizer_store_changed (MusetteSynchronizer *self)
{
  MusetteStore *store = musette_store_keeper_get_store (self->keeper);

  if (store != self->store)
    leave_store (self);
  if (store == NULL)
    {
      _musette_synchronizer_begin (self);
      return;
    }
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed-elsewhere", G_CALLBACK (changed_elsewhere_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "set-aside", G_CALLBACK (set_aside_cb), self, G_CONNECT_SWAPPED);
  load_store (self);
}
