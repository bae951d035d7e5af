/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-sender.h"

#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

#include "musette-error.h"
#include "musette-local-id.h"
#include "musette-send-job.h"

/**
 * MusetteSender:
 *
 * Empties the outbox: in order for each thing, at most four things at a time, what waits for one
 * thing in as few requests as possible. That something is being sent is stored before it is, so
 * that a try of which nobody heard the end is known after a crash too. Of several programs that
 * have the same outbox only one sends.
 */
struct _MusetteSender
{
  GObject parent_instance;

  MusetteOutbox *outbox;
  MusetteJournal *journal;
  MusetteConnectionMonitor *monitor;
  GNetworkMonitor *network; /* NULL while nothing waits */
  MusetteClient *client;
  char *athlete_id;
  GCancellable *session;
  MusetteKeptFiles *files;
  GPtrArray *jobs;
  char *lock_path;
  int lock;
  gint64 locked_out_us; /* since when another program sends; 0 when none does */
  double time_factor;
  gboolean stale; /* another program may have sent what is here */
  guint timer;
  guint idle;
};

#define MAX_JOBS 4
#define FIRST_PAUSE_S 2
#define MAX_PAUSE_S 600
#define LOCK_RETRY_S 1
#define LOCK_PATIENCE_S 10

/* What is being sent; it waits until that is stored. */
typedef struct
{
  MusetteSender *self;
  GCancellable *session;
  GPtrArray *items;
  gboolean begun;
} Job;

G_DEFINE_FINAL_TYPE (MusetteSender, musette_sender, G_TYPE_OBJECT)

static void schedule (MusetteSender *self);

static void
job_free (Job *job)
{
  g_object_unref (job->self);
  g_object_unref (job->session);
  g_ptr_array_unref (job->items);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* --- Who may send --- */

static void
unlock (MusetteSender *self)
{
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

/* The file stays: deleting it would let two programs lock two files of the same name. */
static gboolean
try_lock (MusetteSender *self)
{
  if (self->lock_path == NULL || self->lock >= 0)
    return TRUE;
  self->lock = open (self->lock_path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return TRUE;
  if (flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    {
      self->stale = TRUE;
      self->locked_out_us = 0;
      return TRUE;
    }
  unlock (self);
  if (self->locked_out_us == 0)
    self->locked_out_us = g_get_monotonic_time ();
  return FALSE;
}

/* --- How it ended --- */

static gboolean
was_not_reached (const GError *error)
{
  static const int codes[]
      = { G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_HOST_NOT_FOUND, G_IO_ERROR_HOST_UNREACHABLE,
          G_IO_ERROR_NETWORK_UNREACHABLE, G_IO_ERROR_PROXY_FAILED };

  if (error->domain == G_RESOLVER_ERROR || error->domain == G_TLS_ERROR)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_IO_ERROR, codes[i]))
      return TRUE;
  return g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_RATE_LIMITED)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_CONFLICT)
         || g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED);
}

static gint64
get_pause_us (MusetteSender *self, guint attempts)
{
  const guint doublings = MIN (attempts > 0 ? attempts - 1 : 0, 16);
  const double seconds = MIN ((double) FIRST_PAUSE_S * (1 << doublings), MAX_PAUSE_S);

  return (gint64) (seconds * self->time_factor * G_USEC_PER_SEC);
}

static void
set_retrying (MusetteSender *self, MusetteOutboxItem *item, const MusetteSendResult *result)
{
  const char *message = result->error->message;

  item->unclear = item->unclear || (result->wrote && !was_not_reached (result->error));
  if (g_error_matches (result->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message = NULL;
  else
    item->attempts++;
  item->limited
      = g_error_matches (result->error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_RATE_LIMITED);
  _musette_outbox_item_set_not_before (item,
                                       g_get_real_time () + get_pause_us (self, item->attempts));
  _musette_outbox_set_item_state (self->outbox, item, MUSETTE_OUTBOX_STATE_RETRYING, message, NULL);
}

static void
set_refused (MusetteSender *self, MusetteOutboxItem *item, const GError *error)
{
  g_autofree char *message = NULL;

  if (g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_NOT_FOUND)
      && !_musette_change_makes (item->change) && item->change->title != NULL)
    message = g_strdup_printf (_ ("“%s” was deleted at the service."), item->change->title);
  item->attempts++;
  item->unclear = FALSE;
  _musette_outbox_set_item_state (self->outbox, item, MUSETTE_OUTBOX_STATE_REFUSED,
                                  message != NULL ? message : error->message, NULL);
}

static gboolean
is_deleted_later (MusetteSender *self, MusetteOutboxItem *item)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *other = g_ptr_array_index (items, i);

      if (other->change->action == MUSETTE_ACTION_DELETE
          && _musette_outbox_item_is_of (other, item->change->kind, item->change->item))
        return TRUE;
    }
  return FALSE;
}

static void
take_error (MusetteSender *self, Job *job, const MusetteSendResult *result)
{
  const gboolean unauthorized
      = g_error_matches (result->error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED);

  for (guint i = 0; i < job->items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (job->items, i);

      if (musette_send_job_is_refusal (result->error))
        set_refused (self, item, result->error);
      else
        set_retrying (self, item, result);
    }
  if (unauthorized)
    _musette_outbox_set_paused (self->outbox, TRUE);
  else if (musette_send_job_is_refusal (result->error))
    {
      MusetteOutboxItem *first = g_ptr_array_index (job->items, 0);

      /* What could not be made need not be deleted. */
      if (_musette_change_makes (first->change) && is_deleted_later (self, first))
        musette_outbox_drop (self->outbox, first);
    }
}

static void
receive_all (MusetteSender *self, Job *job, const MusetteSendResult *result)
{
  MusetteOutboxItem *first = g_ptr_array_index (job->items, 0);
  const MusetteItemType *type = musette_item_type_get (first->change->kind);

  for (guint i = 0; i < result->records->len; i++)
    {
      GObject *record = g_ptr_array_index (result->records, i);
      g_autofree char *id = type->dup_id (record);

      if (id != NULL)
        _musette_outbox_receive (self->outbox, first->change->kind, id, record);
    }
}

static void
take_conflict (MusetteSender *self, Job *job, const MusetteSendResult *result)
{
  receive_all (self, job, result);
  for (guint i = 0; i < job->items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (job->items, i);

      item->attempts++;
      _musette_outbox_set_item_state (self->outbox, item, MUSETTE_OUTBOX_STATE_CONFLICT, NULL,
                                      result->conflict);
    }
}

/* What the history must know to take it back. */
static void
take_knowledge (MusetteSender *self, MusetteOutboxItem *item, MusetteSendResult *result)
{
  MusetteChange *change = item->change;

  if (result->base != NULL)
    {
      g_free (change->base);
      change->base = g_steal_pointer (&result->base);
    }
  if (change->action == MUSETTE_ACTION_UPLOAD)
    {
      g_strfreev (change->results);
      change->results = g_steal_pointer (&result->results);
      g_strfreev (change->found);
      change->found = g_steal_pointer (&result->found);
      musette_kept_files_remove (self->files, change->file);
    }
  _musette_outbox_touch_step (self->outbox, item->step);
}

static void
take_success (MusetteSender *self, Job *job, MusetteSendResult *result)
{
  MusetteOutboxItem *first = g_ptr_array_index (job->items, 0);
  const MusetteItemKind kind = first->change->kind;
  g_autofree char *old_id = g_strdup (first->change->item);

  take_knowledge (self, first, result);
  if (result->renamed != NULL && !g_str_equal (result->renamed, old_id))
    _musette_outbox_rename (self->outbox, kind, old_id, result->renamed);
  receive_all (self, job, result);
  if (result->gone)
    _musette_outbox_lose (self->outbox, kind, old_id);
  for (guint i = 0; i < job->items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (job->items, i);

      if (i < result->covered)
        _musette_outbox_remove_item (self->outbox, item);
      else
        _musette_outbox_set_item_state (self->outbox, item, MUSETTE_OUTBOX_STATE_PENDING, NULL,
                                        NULL);
    }
  if (result->notice != NULL)
    _musette_outbox_notice (self->outbox, result->notice);
}

static void
sent_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (MusetteSendResult) result = musette_send_job_run_finish (async);
  MusetteSender *self = job->self;

  musette_connection_monitor_end (self->monitor, result->error);
  if (job->session != self->session)
    return;
  g_ptr_array_remove (self->jobs, job);
  if (result->error != NULL)
    take_error (self, job, result);
  else if (result->conflict != NULL)
    take_conflict (self, job, result);
  else
    take_success (self, job, result);
  schedule (self);
}

/* --- What is next --- */

static void
run (MusetteSender *self, Job *job)
{
  const MusetteItemService service = { self->client, self->athlete_id };

  job->begun = TRUE;
  musette_connection_monitor_begin (self->monitor);
  musette_send_job_run_async (&service, self->files, job->items, self->session, sent_cb, job);
}

static void
run_stored (MusetteSender *self)
{
  if (!musette_journal_is_clean (self->journal)
      || musette_journal_get_failure (self->journal) != NULL)
    return;
  for (guint i = 0; i < self->jobs->len; i++)
    {
      Job *job = g_ptr_array_index (self->jobs, i);

      if (!job->begun)
        run (self, job);
    }
}

/* What a conflict of an earlier session is about is found out again. */
static gboolean
is_waiting (MusetteOutboxItem *item)
{
  return item->number != 0
         && (item->state == MUSETTE_OUTBOX_STATE_PENDING
             || item->state == MUSETTE_OUTBOX_STATE_RETRYING
             || (item->state == MUSETTE_OUTBOX_STATE_CONFLICT && item->conflict == NULL));
}

/* Whether it names something that must be made first, as a workout in a new folder does. */
static gboolean
waits_for_another (MusetteSender *self, MusetteOutboxItem *item)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);

  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *other = g_ptr_array_index (items, i);

      if (other == item)
        return FALSE;
      if (other->change->kind != item->change->kind && _musette_change_makes (other->change)
          && _musette_change_names (item->change, other->change->item))
        return TRUE;
    }
  return FALSE;
}

/* Updates behind an update go with it, and those behind a thing that was never tried to be made. */
static gboolean
takes_followers (MusetteOutboxItem *first)
{
  return first->change->action == MUSETTE_ACTION_UPDATE
         || (first->change->action == MUSETTE_ACTION_CREATE && !first->unclear);
}

static GPtrArray *
make_group (MusetteSender *self, guint position)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);
  MusetteOutboxItem *first = g_ptr_array_index (items, position);
  GPtrArray *group = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (group, g_object_ref (first));
  for (guint i = position + 1; i < items->len && takes_followers (first); i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (item->change->kind != first->change->kind
          || !g_str_equal (item->change->item, first->change->item)
          || item->state == MUSETTE_OUTBOX_STATE_REFUSED)
        continue;
      if (item->change->action != MUSETTE_ACTION_UPDATE || !is_waiting (item)
          || waits_for_another (self, item))
        break;
      g_ptr_array_add (group, g_object_ref (item));
    }
  return group;
}

static void
start (MusetteSender *self, guint position)
{
  Job *job = g_new0 (Job, 1);

  job->self = g_object_ref (self);
  job->session = g_object_ref (self->session);
  job->items = make_group (self, position);
  g_ptr_array_add (self->jobs, job);
  for (guint i = 0; i < job->items->len; i++)
    _musette_outbox_set_item_state (self->outbox, g_ptr_array_index (job->items, i),
                                    MUSETTE_OUTBOX_STATE_SENDING, NULL, NULL);
}

static gboolean
timer_cb (gpointer user_data)
{
  MusetteSender *self = user_data;

  self->timer = 0;
  schedule (self);
  return G_SOURCE_REMOVE;
}

static void
network_cb (MusetteSender *self, gboolean available)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);

  for (guint i = 0; i < items->len && available; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (item->state == MUSETTE_OUTBOX_STATE_RETRYING)
        _musette_outbox_item_set_not_before (item, 0);
    }
  schedule (self);
}

/* Asking the system may take a while: not before something waits. */
static void
watch_network (MusetteSender *self)
{
  if (self->network != NULL)
    return;
  self->network = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
look_again_at (MusetteSender *self, gint64 when_us)
{
  const gint64 wait_ms = (when_us - g_get_real_time ()) / 1000 + 1;

  watch_network (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) CLAMP (wait_ms, 1, MAX_PAUSE_S * 1000), timer_cb, self);
}

/* Whether what waits behind an item of the same thing must wait for it. */
static gboolean
blocks (MusetteOutboxItem *item)
{
  return item->state != MUSETTE_OUTBOX_STATE_REFUSED || _musette_change_makes (item->change);
}

/* Starts all that can be; returns when the next one can be, or G_MAXINT64. */
static gint64
start_ready (MusetteSender *self)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const gint64 now = g_get_real_time ();
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < items->len && self->jobs->len < MAX_JOBS; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (g_hash_table_contains (seen, item->change->item))
        continue;
      if (blocks (item))
        g_hash_table_add (seen, item->change->item);
      if (!is_waiting (item) || waits_for_another (self, item))
        continue;
      if (item->not_before_us > now)
        next = MIN (next, item->not_before_us);
      else
        start (self, i);
    }
  return next;
}

/* Another program that sends is given some time to do so. */
static void
settle (MusetteSender *self)
{
  g_autoptr (GError) error = NULL;

  if (self->client == NULL)
    error = g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED,
                                 _ ("Nobody is signed in"));
  else if (musette_outbox_get_count (self->outbox) > 0 && !try_lock (self))
    {
      if (g_get_monotonic_time () - self->locked_out_us < LOCK_PATIENCE_S * G_USEC_PER_SEC)
        return;
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_BUSY,
                                   _ ("Another Musette is sending these changes."));
    }
  else if (musette_journal_get_failure (self->journal) != NULL)
    error = g_error_copy (musette_journal_get_failure (self->journal));
  _musette_outbox_settle (self->outbox, error);
}

/* Returns whether what is here is what the store has. */
static gboolean
refresh (MusetteSender *self)
{
  if (!self->stale)
    return TRUE;
  if (musette_journal_is_clean (self->journal))
    {
      self->stale = FALSE;
      musette_journal_reload (self->journal);
    }
  return FALSE;
}

static void
look (MusetteSender *self)
{
  gint64 next = G_MAXINT64;

  if (!musette_outbox_get_loaded (self->outbox) || _musette_outbox_is_held (self->outbox))
    return;
  if (self->client != NULL && musette_outbox_get_count (self->outbox) > 0
      && !musette_outbox_get_paused (self->outbox)
      && musette_journal_get_failure (self->journal) == NULL)
    {
      if (try_lock (self))
        next = refresh (self) ? start_ready (self) : G_MAXINT64;
      else
        next = g_get_real_time () + LOCK_RETRY_S * G_USEC_PER_SEC;
    }
  run_stored (self);
  if (next != G_MAXINT64)
    look_again_at (self, next);
  if (self->jobs->len == 0 && musette_journal_is_clean (self->journal)
      && musette_outbox_get_loaded (self->outbox))
    settle (self);
}

static gboolean
idle_cb (gpointer user_data)
{
  MusetteSender *self = user_data;

  self->idle = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (MusetteSender *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, idle_cb, self, NULL);
}

/* Leaves the jobs that run, or none. */
static void
forget_jobs (MusetteSender *self, gboolean running_too)
{
  for (guint i = self->jobs->len; i > 0; i--)
    {
      Job *job = g_ptr_array_index (self->jobs, i - 1);

      if (job->begun && !running_too)
        continue;
      for (guint j = 0; j < job->items->len; j++)
        {
          MusetteOutboxItem *item = g_ptr_array_index (job->items, j);

          item->unclear = item->unclear || job->begun;
          _musette_outbox_set_item_state (self->outbox, item,
                                          item->unclear ? MUSETTE_OUTBOX_STATE_RETRYING
                                                        : MUSETTE_OUTBOX_STATE_PENDING,
                                          NULL, NULL);
        }
      g_ptr_array_remove_index (self->jobs, i - 1);
      if (!job->begun)
        job_free (job);
    }
}

/* A job that did not begin has not been tried: what cannot be stored is not sent. */
static void
journal_failed_cb (MusetteSender *self)
{
  forget_jobs (self, FALSE);
  schedule (self);
}

static void
storing_changed_cb (MusetteSender *self, const GError *error)
{
  if (error != NULL)
    journal_failed_cb (self);
}

/* The service can be reached again: nothing need wait any longer. */
static void
connection_cb (MusetteSender *self)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);

  if (musette_connection_monitor_get_state (self->monitor) != MUSETTE_CONNECTION_ONLINE)
    return;
  for (guint i = 0; i < items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (items, i);

      if (item->state == MUSETTE_OUTBOX_STATE_RETRYING)
        _musette_outbox_item_set_not_before (item, 0);
    }
  schedule (self);
}

static void
musette_sender_dispose (GObject *object)
{
  MusetteSender *self = MUSETTE_SENDER (object);

  g_cancellable_cancel (self->session);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  G_OBJECT_CLASS (musette_sender_parent_class)->dispose (object);
}

static void
musette_sender_finalize (GObject *object)
{
  MusetteSender *self = MUSETTE_SENDER (object);

  unlock (self);
  g_clear_object (&self->outbox);
  g_clear_object (&self->journal);
  g_clear_object (&self->monitor);
  g_clear_object (&self->network);
  g_clear_object (&self->client);
  g_clear_object (&self->session);
  g_clear_pointer (&self->files, musette_kept_files_unref);
  g_ptr_array_unref (self->jobs);
  g_free (self->athlete_id);
  g_free (self->lock_path);
  G_OBJECT_CLASS (musette_sender_parent_class)->finalize (object);
}

static void
musette_sender_class_init (MusetteSenderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_sender_dispose;
  object_class->finalize = musette_sender_finalize;
}

static void
musette_sender_init (MusetteSender *self)
{
  self->jobs = g_ptr_array_new ();
  self->session = g_cancellable_new ();
  self->lock = -1;
  self->time_factor = 1;
}

/**
 * musette_sender_new:
 * @outbox: what is to be sent
 * @journal: who stores it
 * @monitor: hears how the requests end, and tells when the service can be reached again
 *
 * Returns: (transfer full): a sender without a service
 */
MusetteSender *
musette_sender_new (MusetteOutbox *outbox,
                    MusetteJournal *journal,
                    MusetteConnectionMonitor *monitor)
{
  MusetteSender *self = g_object_new (MUSETTE_TYPE_SENDER, NULL);

  self->outbox = g_object_ref (outbox);
  self->journal = g_object_ref (journal);
  self->monitor = g_object_ref (monitor);
  self->files = musette_kept_files_new (NULL);
  g_signal_connect_object (outbox, "wake", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "storing-changed", G_CALLBACK (storing_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "step-failed", G_CALLBACK (journal_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "notify::state", G_CALLBACK (connection_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * musette_sender_set_service:
 * @self: a sender
 * @client: (nullable): the service, %NULL to send nothing
 * @athlete_id: (nullable): whose things
 */
void
musette_sender_set_service (MusetteSender *self, MusetteClient *client, const char *athlete_id)
{
  g_return_if_fail (MUSETTE_IS_SENDER (self));

  if (self->client == client && g_strcmp0 (self->athlete_id, athlete_id) == 0)
    return;
  g_cancellable_cancel (self->session);
  g_clear_object (&self->session);
  self->session = g_cancellable_new ();
  forget_jobs (self, TRUE);
  g_set_object (&self->client, client);
  g_free (self->athlete_id);
  self->athlete_id = g_strdup (athlete_id);
  if (client != NULL)
    _musette_outbox_set_paused (self->outbox, FALSE);
  schedule (self);
}

/**
 * musette_sender_set_store_path:
 * @self: a sender
 * @path: (nullable): where the store is, %NULL for one in memory
 *
 * Says where files are kept, and what to lock.
 */
void
musette_sender_set_store_path (MusetteSender *self, const char *path)
{
  g_return_if_fail (MUSETTE_IS_SENDER (self));

  unlock (self);
  g_free (self->lock_path);
  self->lock_path = path != NULL ? g_strconcat (path, ".sender", NULL) : NULL;
  musette_kept_files_unref (self->files);
  self->files = musette_kept_files_new (path);
  schedule (self);
}

/**
 * musette_sender_set_time_factor:
 * @self: a sender
 * @factor: what a second of waiting is worth; below 1 in tests
 */
void
musette_sender_set_time_factor (MusetteSender *self, double factor)
{
  g_return_if_fail (MUSETTE_IS_SENDER (self));

  self->time_factor = factor;
}

/**
 * musette_sender_get_files:
 * @self: a sender
 *
 * Returns: (transfer none): where files are kept
 */
MusetteKeptFiles *
musette_sender_get_files (MusetteSender *self)
{
  g_return_val_if_fail (MUSETTE_IS_SENDER (self), NULL);

  return self->files;
}
