/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-synchronizer-private.h"

/**
 * MusetteSynchronizer:
 *
 * Keeps what is on this computer like what the service has: all list rows of the chosen range at
 * first, then samples and whole activities in the background, and later what is new, changed or
 * gone.
 */
struct _MusetteSynchronizer
{
  GObject parent_instance;

  MusetteClock *clock;
  MusetteConnectionMonitor *monitor;
  MusetteActivityList *activities;
  MusetteClient *client;
  char *athlete_id;

  MusetteSyncState state;
  MusetteSyncRange range;
  GError *error;
  char *text;
  guint done;
  guint total;
  guint remaining_s;
  guint n_pending;
  gint64 last_sync;
};

/* A month takes one request. */
#define MONTHS_A_SECOND 4
#define EVERYTHING_MONTHS 120

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

static void
musette_synchronizer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteSynchronizer *self = MUSETTE_SYNCHRONIZER (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
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
musette_synchronizer_finalize (GObject *object)
{
  MusetteSynchronizer *self = (MusetteSynchronizer *) object;

  g_clear_object (&self->clock);
  g_clear_object (&self->monitor);
  g_clear_object (&self->activities);
  g_clear_object (&self->client);
  g_clear_error (&self->error);
  g_free (self->athlete_id);
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
  object_class->finalize = musette_synchronizer_finalize;
  install_state_properties ();
  install_progress_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_synchronizer_init (MusetteSynchronizer *self)
{
  self->range = MUSETTE_SYNC_RANGE_EVERYTHING;
}

/*< private >
 * _musette_synchronizer_new:
 * @clock: tells what today is
 * @monitor: hears how the requests end
 * @activities: where rows go
 *
 * Returns: (transfer full): a synchronizer that does nothing yet
 */
MusetteSynchronizer *
_musette_synchronizer_new (MusetteClock *clock,
                           MusetteConnectionMonitor *monitor,
                           MusetteActivityList *activities)
{
  MusetteSynchronizer *self = g_object_new (MUSETTE_TYPE_SYNCHRONIZER, NULL);

  self->clock = g_object_ref (clock);
  self->monitor = g_object_ref (monitor);
  self->activities = g_object_ref (activities);
  return self;
}

/*< private >
 * _musette_synchronizer_set_source:
 * @self: the synchronizer
 * @client: (nullable): the service, %NULL to read nothing more
 * @athlete_id: (nullable): whose data
 *
 * Changes where it reads.
 */
void
_musette_synchronizer_set_source (MusetteSynchronizer *self,
                                  MusetteClient *client,
                                  const char *athlete_id)
{
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));

  g_set_object (&self->client, client);
  g_free (self->athlete_id);
  self->athlete_id = g_strdup (athlete_id);
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

  if ((self->n_pending > 0) == (n_pending > 0))
    {
      self->n_pending = n_pending;
      return;
    }
  self->n_pending = n_pending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
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
 * musette_synchronizer_get_done:
 * @self: the synchronizer
 *
 * Returns: how many steps are done
 */
guint
musette_synchronizer_get_done (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  return self->done;
}

/**
 * musette_synchronizer_get_total:
 * @self: the synchronizer
 *
 * Returns: how many steps there are, 0 when nothing is under way or nobody knows
 */
guint
musette_synchronizer_get_total (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  return self->total;
}

/**
 * musette_synchronizer_get_fraction:
 * @self: the synchronizer
 *
 * Returns: how much is done, 0 to 1
 */
double
musette_synchronizer_get_fraction (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  return self->total > 0 ? MIN (1.0, (double) self->done / self->total) : 0;
}

/**
 * musette_synchronizer_get_remaining_s:
 * @self: the synchronizer
 *
 * Returns: how long it will still take about, in s; 0 when nobody knows
 */
guint
musette_synchronizer_get_remaining_s (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), 0);

  return self->remaining_s;
}

/**
 * musette_synchronizer_get_text:
 * @self: the synchronizer
 *
 * Returns: (transfer none) (nullable): what is being done, for people
 */
const char *
musette_synchronizer_get_text (MusetteSynchronizer *self)
{
  g_return_val_if_fail (MUSETTE_IS_SYNCHRONIZER (self), NULL);

  return self->text;
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
}

/**
 * musette_synchronizer_estimate_s:
 * @range: how far back
 *
 * Returns: how long it takes about until the list is filled so far, in s
 */
guint
musette_synchronizer_estimate_s (MusetteSyncRange range)
{
  switch (range)
    {
    case MUSETTE_SYNC_RANGE_YEAR:
      return 12 / MONTHS_A_SECOND;
    case MUSETTE_SYNC_RANGE_THREE_YEARS:
      return 36 / MONTHS_A_SECOND;
    case MUSETTE_SYNC_RANGE_EVERYTHING:
    default:
      return EVERYTHING_MONTHS / MONTHS_A_SECOND;
    }
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

  musette_activity_list_refresh (self->activities);
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
  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));
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
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MUSETTE_IS_SYNCHRONIZER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_synchronizer_sync_async);
  musette_synchronizer_start (self);
  g_task_return_boolean (task, TRUE);
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
