/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator.h"

#include "musette-clock.h"
#include "musette-demo-random.h"
#include "musette-simulator-authorization.h"
#include "musette-simulator-exchange.h"
#include "musette-simulator-fault.h"
#include "musette-simulator-service.h"

#include <libsoup/soup.h>
#include <string.h>

/**
 * MusetteSimulator:
 *
 * A local Intervals.icu with a demo athlete, on 127.0.0.1 only. The service lives in a thread with
 * its own main context; answers are made by worker threads, so that a long one delays nobody else.
 */
struct _MusetteSimulator
{
  GObject parent_instance;

  MusetteSimulatorOptions options;
  char *state_path;
  char *url;
  char *key;
  char *token;
  char *athlete_id;
  GPtrArray *faults; /* of MusetteSimulatorFault; the service thread's, once it runs */
  GPtrArray *behind; /* texts of changes that somebody else is to make */
  GPtrArray *none;   /* no faults */
  gint n_requests;   /* atomic */

  MusetteSimulatorService *service;
  GThreadPool *workers;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  GMutex mutex;
  GCond started;
  gboolean ready; /* guarded by mutex, like the next */
  GError *start_error;
};

G_DEFINE_FINAL_TYPE (MusetteSimulator, musette_simulator, G_TYPE_OBJECT)

#define KEY_LENGTH 25
#define TOKEN_LENGTH 40

static char *
make_word (guint64 seed, guint64 purpose, guint length)
{
  static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";
  MusetteDemoRandom random = musette_demo_random_for (seed, purpose, 0);
  char *word = g_new0 (char, length + 1);

  for (guint i = 0; i < length; i++)
    word[i] = letters[musette_demo_random_below (&random, strlen (letters))];
  return word;
}

static char *
make_athlete_id (guint64 seed)
{
  MusetteDemoRandom random = musette_demo_random_for (seed, 3, 0);

  return g_strdup_printf ("i%u", 100000 + musette_demo_random_below (&random, 900000));
}

static MusetteDate
get_clock_today (void)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();

  return musette_clock_get_today (clock);
}

static void
musette_simulator_dispose (GObject *object)
{
  musette_simulator_stop (MUSETTE_SIMULATOR (object));
  G_OBJECT_CLASS (musette_simulator_parent_class)->dispose (object);
}

static void
musette_simulator_finalize (GObject *object)
{
  MusetteSimulator *self = (MusetteSimulator *) object;

  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->behind, g_ptr_array_unref);
  g_clear_pointer (&self->none, g_ptr_array_unref);
  g_free (self->state_path);
  g_free (self->url);
  g_free (self->key);
  g_free (self->token);
  g_free (self->athlete_id);
  g_clear_error (&self->start_error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->started);
  G_OBJECT_CLASS (musette_simulator_parent_class)->finalize (object);
}

static void
musette_simulator_class_init (MusetteSimulatorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_simulator_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_simulator_finalize;
}

static void
musette_simulator_init (MusetteSimulator *self)
{
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_fault_free);
  self->behind = g_ptr_array_new_with_free_func (g_free);
  self->none = g_ptr_array_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->started);
}

/**
 * musette_simulator_new:
 * @options: (nullable): how it is made, %NULL = all defaults
 *
 * The key, the token and the athlete's id are known at once; musette_simulator_start () makes the
 * service listen.
 *
 * Returns: (transfer full): a local service
 */
MusetteSimulator *
musette_simulator_new (const MusetteSimulatorOptions *options)
{
  MusetteSimulator *self = g_object_new (MUSETTE_TYPE_SIMULATOR, NULL);

  if (options != NULL)
    self->options = *options;
  self->state_path = g_strdup (self->options.state);
  self->options.state = self->state_path;
  if (self->options.seed == 0)
    self->options.seed = 1;
  if (self->options.today == MUSETTE_DATE_NONE)
    self->options.today = get_clock_today ();
  self->key = make_word (self->options.seed, 1, KEY_LENGTH);
  self->token = make_word (self->options.seed, 2, TOKEN_LENGTH);
  self->athlete_id = make_athlete_id (self->options.seed);
  return self;
}

/**
 * musette_simulator_add_fault:
 * @self: a local service that is not started yet
 * @text: a fault, see musette_simulator_fault_parse ()
 * @error: why it cannot be used
 *
 * Scripts something that goes wrong. Faults are tried in the order in which they were added; one
 * delay and one other fault can hit the same request.
 *
 * Returns: whether @text is a fault
 */
gboolean
musette_simulator_add_fault (MusetteSimulator *self, const char *text, GError **error)
{
  MusetteSimulatorFault *fault;

  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);

  fault = musette_simulator_fault_parse (text, error);
  if (fault == NULL)
    return FALSE;
  g_ptr_array_add (self->faults, fault);
  return TRUE;
}

/**
 * musette_simulator_add_behind:
 * @self: a local service that is not started yet
 * @text: a change, see musette_simulator_behind_parse ()
 * @error: why it cannot be used
 *
 * Scripts a change that somebody else makes behind the client's back.
 *
 * Returns: whether @text is a change
 */
gboolean
musette_simulator_add_behind (MusetteSimulator *self, const char *text, GError **error)
{
  g_autoptr (MusetteSimulatorBehind) behind = NULL;

  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);

  behind = musette_simulator_behind_parse (text, error);
  if (behind == NULL)
    return FALSE;
  g_ptr_array_add (self->behind, g_strdup (text));
  return TRUE;
}

/* What the service itself does not have: the place where changes behind the client's back are asked
 * for. It needs no key, as it is on this computer only. */
static MusetteSimulatorReply *
make_change_reply (const MusetteSimulatorRequest *request, gpointer user_data)
{
  MusetteSimulator *self = user_data;
  gsize length;
  const char *body = g_bytes_get_data (request->body, &length);
  g_autofree char *text = g_strstrip (g_strndup (body, length));

  if (strcmp (request->method, "POST") != 0)
    return musette_simulator_reply_new_error (405, "Use POST with a change as the body");
  return musette_simulator_service_change_behind (self->service, text);
}

static MusetteSimulatorReply *
make_reply (const MusetteSimulatorRequest *request, gpointer user_data)
{
  MusetteSimulator *self = user_data;
  guint status = musette_simulator_authorize (request->authorization, self->key, self->token,
                                              self->options.lenient);
  MusetteSimulatorReply *reply;

  if (status == 401)
    return musette_simulator_reply_new_error (401, "Unauthorized");
  if (status == 403)
    return musette_simulator_reply_new_error (403, "Access denied");
  reply = musette_simulator_service_answer (self->service, request);
  musette_simulator_service_run_behind (self->service, request->path);
  return reply;
}

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  MusetteSimulator *self = user_data;

  g_atomic_int_inc (&self->n_requests);
  musette_simulator_exchange_begin (message, path, self->options.latency_ms, self->faults,
                                    self->workers, make_reply, self);
}

static void
on_change (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  MusetteSimulator *self = user_data;

  musette_simulator_exchange_begin (message, path, 0, self->none, self->workers, make_change_reply,
                                    self);
}

static gboolean
listen_locally (MusetteSimulator *self, GError **error)
{
  GSList *uris;
  int port;

  self->server = soup_server_new ("server-header", "musette-simulator ", NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_add_handler (self->server, "/behind", on_change, self, NULL);
  if (!soup_server_listen_local (self->server, self->options.port, SOUP_SERVER_LISTEN_IPV4_ONLY,
                                 error))
    return FALSE;
  uris = soup_server_get_uris (self->server);
  port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->url = g_strdup_printf ("http://127.0.0.1:%d", port);
  return TRUE;
}

static gpointer
run_service (gpointer data)
{
  MusetteSimulator *self = data;
  g_autoptr (GError) error = NULL;
  gboolean listening;

  g_main_context_push_thread_default (self->context);
  listening = listen_locally (self, &error);
  g_mutex_lock (&self->mutex);
  self->ready = TRUE;
  self->start_error = g_steal_pointer (&error);
  g_cond_signal (&self->started);
  g_mutex_unlock (&self->mutex);
  if (listening)
    g_main_loop_run (self->loop);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* The demo with what was changed before, and with the changes that are to come. */
static gboolean
make_service (MusetteSimulator *self, GError **error)
{
  MusetteSimulatorState *state = NULL;

  if (self->options.state != NULL)
    {
      state = musette_simulator_state_open (self->options.state, self->options.seed, error);
      if (state == NULL)
        return FALSE;
    }
  self->service = musette_simulator_service_new (self->options.seed, self->options.today,
                                                 self->options.activities, self->athlete_id, state);
  for (guint i = 0; i < self->behind->len; i++)
    musette_simulator_service_add_behind (
        self->service, musette_simulator_behind_parse (g_ptr_array_index (self->behind, i), NULL));
  musette_simulator_service_run_behind (self->service, NULL);
  return TRUE;
}

/**
 * musette_simulator_start:
 * @self: a local service
 * @error: why it cannot listen, for instance because the port is taken, or why its state file
 * cannot be used
 *
 * Makes the demo athlete and begins to listen. Comes back when requests are answered.
 *
 * Returns: whether it listens
 */
gboolean
musette_simulator_start (MusetteSimulator *self, GError **error)
{
  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (self->thread == NULL, FALSE);

  if (!make_service (self, error))
    return FALSE;
  self->workers = musette_simulator_exchange_new_workers ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->ready = FALSE;
  self->thread = g_thread_new ("simulator", run_service, self);
  g_mutex_lock (&self->mutex);
  while (!self->ready)
    g_cond_wait (&self->started, &self->mutex);
  g_mutex_unlock (&self->mutex);
  if (self->start_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->start_error));
  musette_simulator_stop (self);
  return FALSE;
}

static gboolean
quit_loop (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/**
 * musette_simulator_stop:
 * @self: a local service
 *
 * Ends the service and its threads. Does nothing when it does not run.
 */
void
musette_simulator_stop (MusetteSimulator *self)
{
  g_return_if_fail (MUSETTE_IS_SIMULATOR (self));

  if (self->thread == NULL)
    return;
  /* Not g_main_loop_quit () from here: the loop may not be running yet. */
  g_main_context_invoke (self->context, quit_loop, self->loop);
  g_thread_join (g_steal_pointer (&self->thread));
  g_thread_pool_free (g_steal_pointer (&self->workers), TRUE, TRUE);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->service, musette_simulator_service_free);
  g_clear_pointer (&self->url, g_free);
}

/**
 * musette_simulator_get_url:
 * @self: a local service
 *
 * Returns: (nullable): scheme, host and port, or %NULL while it does not listen
 */
const char *
musette_simulator_get_url (MusetteSimulator *self)
{
  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), NULL);

  return self->url;
}

/**
 * musette_simulator_get_key:
 * @self: a local service
 *
 * Returns: the personal key of the demo athlete; it follows from the seed
 */
const char *
musette_simulator_get_key (MusetteSimulator *self)
{
  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), NULL);

  return self->key;
}

/**
 * musette_simulator_get_token:
 * @self: a local service
 *
 * Returns: an access token of the demo athlete, for `Authorization: Bearer`
 */
const char *
musette_simulator_get_token (MusetteSimulator *self)
{
  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), NULL);

  return self->token;
}

/**
 * musette_simulator_get_athlete_id:
 * @self: a local service
 *
 * Returns: the id of the demo athlete, in the service's form `i12345`
 */
const char *
musette_simulator_get_athlete_id (MusetteSimulator *self)
{
  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), NULL);

  return self->athlete_id;
}

/**
 * musette_simulator_get_n_requests:
 * @self: a local service
 *
 * Returns: how many requests came in so far
 */
guint
musette_simulator_get_n_requests (MusetteSimulator *self)
{
  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), 0);

  return (guint) g_atomic_int_get (&self->n_requests);
}

/**
 * musette_simulator_change_behind:
 * @self: a local service that runs
 * @text: a change, see musette_simulator_behind_parse ()
 * @error: why it was not made
 *
 * Makes a change behind the client's back, as somebody else would do it.
 *
 * Returns: whether it was made
 */
gboolean
musette_simulator_change_behind (MusetteSimulator *self, const char *text, GError **error)
{
  g_autoptr (MusetteSimulatorReply) reply = NULL;

  g_return_val_if_fail (MUSETTE_IS_SIMULATOR (self), FALSE);
  g_return_val_if_fail (self->service != NULL, FALSE);

  reply = musette_simulator_service_change_behind (self->service, text);
  if (reply->status == 200)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%.*s", (int) g_bytes_get_size (reply->body),
               (const char *) g_bytes_get_data (reply->body, NULL));
  return FALSE;
}
