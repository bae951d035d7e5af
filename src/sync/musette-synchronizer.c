/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-synchronizer-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-activity-list-private.h"
#include "musette-synchronizer-work.h"

/**
 * MusetteSynchronizer:
 *
 * Keeps what is on this computer like what the service has: all list rows of the chosen range at
 * first, then samples and whole activities in the background, and later what is new, changed or
 * gone. It decides when: at the start, each ten minutes, at midnight, when the network or the
 * service is back, and when somebody asks. How is the business of #MusetteListSync and
 * #MusetteDetailSync.
 */
enum
{
  PROP_0,
  PROP_STATE,
  PROP_ERROR,
  PROP_DONE,
  PROP_TOTAL,
  PROP_FRACTION,
  PROP_REMAINING_S,
  PROP_TEXT,
  PROP_LAST_SYNC,
  PROP_COMPLETE,
  PROP_RANGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MusetteSynchronizer, musette_synchronizer, G_TYPE_OBJECT)

/* --- What it looks like --- */

gboolean
_musette_synchronizer_is_working (MusetteSynchronizer *self)
{
  return musette_list_sync_is_running (self->lists)
         || musette_detail_sync_is_running (self->details);
}

void
_musette_synchronizer_notify_state (MusetteSynchronizer *self)
{
  const MusetteSyncState state = musette_synchronizer_get_state (self);

  if (state == self->told_state)
    return;
  self->told_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
_musette_synchronizer_set_state (MusetteSynchronizer *self, MusetteSyncState state)
{
  self->state = state;
  _musette_synchronizer_notify_state (self);
}

void
_musette_synchronizer_set_error (MusetteSynchronizer *self, const GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

void
_musette_synchronizer_update_complete (MusetteSynchronizer *self)
{
  const gboolean complete = self->loading == NULL && musette_list_sync_is_complete (self->lists);

  if (complete == musette_activity_list_get_complete (self->activities))
    return;
  _musette_activity_list_set_complete (self->activities, complete);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

void
_musette_synchronizer_set_last_sync (MusetteSynchronizer *self, gint64 last_sync)
{
  if (self->last_sync == last_sync)
    return;
  self->last_sync = last_sync;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_SYNC]);
}

static void
musette_synchronizer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteSynchronizer *self = MUSETTE_SYNCHRONIZER (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, musette_synchronizer_get_state (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_DONE:
      g_value_set_uint (value, musette_synchronizer_get_done (self));
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, musette_synchronizer_get_total (self));
      break;
    case PROP_FRACTION:
      g_value_set_double (value, musette_synchronizer_get_fraction (self));
      break;
    case PROP_REMAINING_S:
      g_value_set_uint (value, self->remaining_s);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_LAST_SYNC:
      g_value_set_int64 (value, self->last_sync);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, musette_synchronizer_get_complete (self));
      break;
    case PROP_RANGE:
      g_value_set_enum (value, self->range);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_synchronizer_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (prop_id == PROP_RANGE)
    musette_synchronizer_set_range (MUSETTE_SYNCHRONIZER (object), g_value_get_enum (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
musette_synchronizer_dispose (GObject *object)
{
  MusetteSynchronizer *self = (MusetteSynchronizer *) object;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->lists != NULL)
    musette_list_sync_stop (self->lists);
  if (self->details != NULL)
    musette_detail_sync_stop (self->details);
  G_OBJECT_CLASS (musette_synchronizer_parent_class)->dispose (object);
}

static void
musette_synchronizer_finalize (GObject *object)
{
  MusetteSynchronizer *self = (MusetteSynchronizer *) object;

  g_clear_object (&self->clock);
  g_clear_object (&self->monitor);
  g_clear_object (&self->activities);
  g_clear_object (&self->keeper);
  g_clear_object (&self->lists);
  g_clear_object (&self->details);
  g_clear_object (&self->network);
  g_clear_object (&self->store);
  g_clear_object (&self->client);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self->athlete_id);
  g_free (self->real_athlete);
  g_free (self->text);
  G_OBJECT_CLASS (musette_synchronizer_parent_class)->finalize (object);
}

static void
install_state_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * MusetteSynchronizer:state:
   *
   * What it does.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, MUSETTE_TYPE_SYNC_STATE,
                                              MUSETTE_SYNC_STATE_IDLE, flags);
  /**
   * MusetteSynchronizer:error: (nullable)
   *
   * Why the last sync did not come to its end.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /**
   * MusetteSynchronizer:last-sync:
   *
   * When all lists were last read, in s since 1970 UTC; 0 for never.
   */
  properties[PROP_LAST_SYNC]
      = g_param_spec_int64 ("last-sync", NULL, NULL, 0, G_MAXINT64, 0, flags);
  /**
   * MusetteSynchronizer:complete:
   *
   * Whether the list holds all activities of the range.
   */
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);
  /**
   * MusetteSynchronizer:range:
   *
   * How far back activities are kept.
   */
  properties[PROP_RANGE]
      = g_param_spec_enum ("range", NULL, NULL, MUSETTE_TYPE_SYNC_RANGE,
                           MUSETTE_SYNC_RANGE_EVERYTHING, flags | G_PARAM_WRITABLE);
}

static void
install_progress_properties (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * MusetteSynchronizer:done:
   *
   * How many steps are done, of #MusetteSynchronizer:total.
   */
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * MusetteSynchronizer:total:
   *
   * How many steps there are: months while the list is read, then activities; 0 when nothing is
   * under way or nobody knows.
   */
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * MusetteSynchronizer:fraction:
   *
   * How much is done, 0 to 1.
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  /**
   * MusetteSynchronizer:remaining-s:
   *
   * How long it will still take about, in s; 0 when nobody knows.
   */
  properties[PROP_REMAINING_S]
      = g_param_spec_uint ("remaining-s", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * MusetteSynchronizer:text: (nullable)
   *
   * What is being done, for people; %NULL when nothing is.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
}

static void
musette_synchronizer_class_init (MusetteSynchronizerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = musette_synchronizer_get_property;
  object_class->set_property = musette_synchronizer_set_property;
  object_class->dispose = musette_synchronizer_dispose;
  object_class->finalize = musette_synchronizer_finalize;
  install_state_properties ();
  install_progress_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_synchronizer_init (MusetteSynchronizer *self)
{
  self->range = MUSETTE_SYNC_RANGE_EVERYTHING;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/*< private >
 * _musette_synchronizer_new:
 * @clock: tells what today is
 * @monitor: hears how the requests end
 * @activities: where rows go
 * @keeper: has the store
 *
 * Returns: (transfer full): a synchronizer that does nothing yet
 */
MusetteSynchronizer *
_musette_synchronizer_new (MusetteClock *clock,
                           MusetteConnectionMonitor *monitor,
                           MusetteActivityList *activities,
                           MusetteStoreKeeper *keeper)
{
  MusetteSynchronizer *self = g_object_new (MUSETTE_TYPE_SYNCHRONIZER, NULL);

  self->clock = g_object_ref (clock);
  self->monitor = g_object_ref (monitor);
  self->activities = g_object_ref (activities);
  self->keeper = g_object_ref (keeper);
  self->lists = musette_list_sync_new (activities, keeper, monitor);
  self->details = musette_detail_sync_new (activities, keeper, monitor);
  g_signal_connect_object (clock, "today-changed", G_CALLBACK (_musette_synchronizer_day_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::state",
                           G_CALLBACK (_musette_synchronizer_connection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "notify::store",
                           G_CALLBACK (_musette_synchronizer_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lists, "progress",
                           G_CALLBACK (_musette_synchronizer_lists_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lists, "ended", G_CALLBACK (_musette_synchronizer_lists_ended),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "progress", G_CALLBACK (_musette_synchronizer_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "ended", G_CALLBACK (_musette_synchronizer_details_ended),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/*< private >
 * _musette_synchronizer_set_want:
 * @self: the synchronizer
 * @want: (nullable): called when a sync is wanted and the account is not known
 * @user_data: for @want
 */
void
_musette_synchronizer_set_want (MusetteSynchronizer *self,
                                MusetteSynchronizerWantFunc want,
                                gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));

  self->want = want;
  self->want_data = user_data;
}

/*< private >
 * _musette_synchronizer_set_network:
 * @self: the synchronizer
 * @network: tells when the network is back; the system's unless it is set before the first sync
 */
void
_musette_synchronizer_set_network (MusetteSynchronizer *self, GNetworkMonitor *network)
{
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));
  g_return_if_fail (G_IS_NETWORK_MONITOR (network));

  if (self->network != NULL)
    g_signal_handlers_disconnect_by_data (self->network, self);
  g_set_object (&self->network, network);
  g_signal_connect_object (network, "network-changed",
                           G_CALLBACK (_musette_synchronizer_network_changed), self,
                           G_CONNECT_SWAPPED);
}

/*< private >
 * _musette_synchronizer_set_source:
 * @self: the synchronizer
 * @client: (nullable): the service, %NULL to read nothing more
 * @athlete_id: (nullable): whose data to ask for
 * @real_athlete: (nullable): whose data it must be, when that is known
 *
 * Changes where it reads. It is to be the account of the store that is open, and no other.
 *
 * Returns: whether that is another one than before
 */
gboolean
_musette_synchronizer_set_source (MusetteSynchronizer *self,
                                  MusetteClient *client,
                                  const char *athlete_id,
                                  const char *real_athlete)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), FALSE);

  if (self->client == client)
    return FALSE;
  _musette_synchronizer_stop (self);
  g_set_object (&self->client, client);
  g_free (self->athlete_id);
  self->athlete_id = g_strdup (athlete_id);
  g_free (self->real_athlete);
  self->real_athlete = g_strdup (real_athlete);
  self->n_failures = 0;
  if (client == NULL)
    {
      _musette_synchronizer_set_error (self, NULL);
      _musette_synchronizer_set_state (self, MUSETTE_SYNC_STATE_IDLE);
    }
  _musette_synchronizer_update (self);
  _musette_synchronizer_begin (self);
  return TRUE;
}

/*< private >
 * _musette_synchronizer_fail:
 * @self: the synchronizer
 * @error: why it could not be learned whose account it is
 *
 * Ends a sync that was wanted. It is tried again as after every failure.
 */
void
_musette_synchronizer_fail (MusetteSynchronizer *self, const GError *error)
{
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));
  g_return_if_fail (error != NULL);

  if (!self->started)
    return;
  self->started = self->start_full = FALSE;
  _musette_activity_list_set_error (self->activities, error);
  _musette_activity_list_set_loading (self->activities, FALSE);
  _musette_synchronizer_watch_network (self);
  _musette_synchronizer_take_error (self, error);
  _musette_synchronizer_answer (self, error);
}

/*< private >
 * _musette_synchronizer_set_pending:
 * @self: the synchronizer
 * @n_pending: how many changes wait to be sent
 *
 * Tells what the outbox holds.
 */
void
_musette_synchronizer_set_pending (MusetteSynchronizer *self, guint n_pending)
{
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));

  self->n_pending = n_pending;
  _musette_synchronizer_notify_state (self);
}

/**
 * musette_synchronizer_get_state:
 * @self: the synchronizer
 *
 * Returns: what it does
 */
MusetteSyncState
musette_synchronizer_get_state (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), MUSETTE_SYNC_STATE_IDLE);

  if (_musette_synchronizer_is_working (self))
    return musette_connection_monitor_get_state (self->monitor) == MUSETTE_CONNECTION_WAITING
               ? MUSETTE_SYNC_STATE_WAITING
               : MUSETTE_SYNC_STATE_SYNCING;
  if (self->state == MUSETTE_SYNC_STATE_IDLE && _musette_synchronizer_is_offline (self))
    return MUSETTE_SYNC_STATE_OFFLINE;
  if (self->state == MUSETTE_SYNC_STATE_IDLE && self->n_pending > 0)
    return MUSETTE_SYNC_STATE_PENDING;
  return self->state;
}

/**
 * musette_synchronizer_get_error:
 * @self: the synchronizer
 *
 * Returns: (transfer none) (nullable): why the last sync did not come to its end
 */
const GError *
musette_synchronizer_get_error (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), NULL);

  return self->error;
}

/**
 * musette_synchronizer_get_last_sync:
 * @self: the synchronizer
 *
 * Returns: when all lists were last read, in s since 1970 UTC; 0 for never
 */
gint64
musette_synchronizer_get_last_sync (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  return self->last_sync;
}

/**
 * musette_synchronizer_get_complete:
 * @self: the synchronizer
 *
 * Returns: whether the list holds all activities of the range
 */
gboolean
musette_synchronizer_get_complete (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), FALSE);

  return musette_activity_list_get_complete (self->activities);
}

/**
 * musette_synchronizer_get_range:
 * @self: the synchronizer
 *
 * Returns: how far back activities are kept
 */
MusetteSyncRange
musette_synchronizer_get_range (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), MUSETTE_SYNC_RANGE_EVERYTHING);

  return self->range;
}

/**
 * musette_synchronizer_set_range:
 * @self: the synchronizer
 * @range: how far back activities are to be kept
 *
 * A longer range is read at once; a shorter one leaves what is here.
 */
void
musette_synchronizer_set_range (MusetteSynchronizer *self, MusetteSyncRange range)
{
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));

  if (self->range == range)
    return;
  self->range = range;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RANGE]);
  if (self->client == NULL || self->stopped)
    return;
  musette_list_sync_stop (self->lists);
  self->started = TRUE;
  _musette_synchronizer_begin (self);
}

/**
 * musette_synchronizer_start:
 * @self: the synchronizer
 *
 * Syncs now. Does nothing without an account, or when a sync is under way.
 */
void
musette_synchronizer_start (MusetteSynchronizer *self)
{
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));

  self->stopped = FALSE;
  self->started = TRUE;
  self->n_failures = 0;
  _musette_synchronizer_begin (self);
}

/**
 * musette_synchronizer_cancel:
 * @self: the synchronizer
 *
 * Stops until musette_synchronizer_start() or until Musette starts again. What was read stays, and
 * the next sync goes on from there.
 */
void
musette_synchronizer_cancel (MusetteSynchronizer *self)
{
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The sync was stopped"));

  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));

  self->stopped = TRUE;
  self->started = self->start_full = FALSE;
  _musette_synchronizer_stop (self);
  _musette_synchronizer_set_state (self, MUSETTE_SYNC_STATE_IDLE);
  _musette_synchronizer_update (self);
  _musette_synchronizer_answer (self, error);
}

/**
 * musette_synchronizer_sync_async:
 * @self: the synchronizer
 * @full: whether to read all months again and not only what may be new
 * @cancellable: (nullable): ends the wait and the sync
 * @callback: called when the lists are read
 * @user_data: for @callback
 *
 * Syncs and tells when the lists are read. The samples follow in the background as ever.
 */
void
musette_synchronizer_sync_async (MusetteSynchronizer *self,
                                 gboolean full,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_synchronizer_sync_async);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  g_ptr_array_add (self->waiting, task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (musette_synchronizer_cancel),
                             self, G_CONNECT_SWAPPED);
  self->start_full |= full;
  musette_synchronizer_start (self);
}

/**
 * musette_synchronizer_sync_finish:
 * @self: the synchronizer
 * @result: the answer
 * @error: return location for an error
 *
 * Returns: whether the lists were read to their end
 */
gboolean
musette_synchronizer_sync_finish (MusetteSynchronizer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_assert (g_task_get_source_tag (G_TASK (result)) == musette_synchronizer_sync_async);

  return g_task_propagate_boolean (G_TASK (result), error);
}
