/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-request-gate.h"

#include "musette-pacer.h"

/**
 * MusetteRequestGate:
 *
 * Where requests queue: %MUSETTE_REQUEST_GATE_PLACES may be inside at once, and no more go in per
 * second than the service tolerates. Whoever is cancelled leaves the queue at once. Requests in the
 * background let all others go first and leave a place and some starts free, so that somebody who
 * opens a page during a long sync does not wait for it.
 */
struct _MusetteRequestGate
{
  GObject parent_instance;

  GQueue queue;      /* of Waiter */
  GQueue background; /* of Waiter */
  guint inside;
  MusettePacer pacer;
  gint64 paused_until; /* µs of the steady clock */
  double time_factor;
  gboolean unlimited;
  GSource *timer;
};

G_DEFINE_FINAL_TYPE (MusetteRequestGate, musette_request_gate, G_TYPE_OBJECT)

#define RESERVED_PLACES 1
#define RESERVED_STARTS 2

typedef struct
{
  MusetteRequestGate *gate;
  GQueue *queue; /* where it waits */
  GTask *task;
  GSource *cancel_source;
} Waiter;

static void let_in (MusetteRequestGate *self);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GTask *
free_waiter (Waiter *waiter)
{
  GTask *task = waiter->task;

  clear_source (&waiter->cancel_source);
  g_free (waiter);
  return task;
}

static void
musette_request_gate_finalize (GObject *object)
{
  MusetteRequestGate *self = MUSETTE_REQUEST_GATE (object);

  /* Each waiter's task holds a reference to the gate, so nobody is waiting any more. */
  g_assert (g_queue_is_empty (&self->queue) && g_queue_is_empty (&self->background));
  clear_source (&self->timer);
  G_OBJECT_CLASS (musette_request_gate_parent_class)->finalize (object);
}

static void
musette_request_gate_class_init (MusetteRequestGateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_request_gate_finalize;
}

static void
musette_request_gate_init (MusetteRequestGate *self)
{
  g_queue_init (&self->queue);
  g_queue_init (&self->background);
  self->time_factor = 1;
}

/**
 * musette_request_gate_new:
 *
 * Returns: (transfer full): an empty gate
 */
MusetteRequestGate *
musette_request_gate_new (void)
{
  return g_object_new (MUSETTE_TYPE_REQUEST_GATE, NULL);
}

/**
 * musette_request_gate_set_time_factor:
 * @self: a gate
 * @factor: what a second is worth; below 1 in tests
 */
void
musette_request_gate_set_time_factor (MusetteRequestGate *self, double factor)
{
  g_return_if_fail (MUSETTE_IS_REQUEST_GATE (self) && factor >= 0);

  self->time_factor = factor;
}

/**
 * musette_request_gate_set_unlimited:
 * @self: a gate
 * @unlimited: whether everybody may go in at once; for measurements against a local server
 */
void
musette_request_gate_set_unlimited (MusetteRequestGate *self, gboolean unlimited)
{
  g_return_if_fail (MUSETTE_IS_REQUEST_GATE (self));

  self->unlimited = unlimited;
  let_in (self);
}

static gboolean
on_timer (gpointer user_data)
{
  MusetteRequestGate *self = user_data;

  clear_source (&self->timer);
  let_in (self);
  return G_SOURCE_REMOVE;
}

static gint64
get_delay (MusetteRequestGate *self, const Waiter *waiter)
{
  const guint reserved = waiter->queue == &self->background ? RESERVED_STARTS : 0;
  gint64 now = g_get_monotonic_time ();
  gint64 window = (gint64) (G_USEC_PER_SEC * self->time_factor);

  if (self->unlimited)
    return 0;
  return MAX (self->paused_until - now,
              musette_pacer_get_reserved_delay (&self->pacer, now, window, reserved));
}

/* Who goes in next, as soon as the pace allows; %NULL while there is no place for anybody. */
static Waiter *
choose_next (MusetteRequestGate *self)
{
  const guint free_places
      = self->unlimited ? G_MAXUINT : MUSETTE_REQUEST_GATE_PLACES - self->inside;

  if (free_places > 0 && !g_queue_is_empty (&self->queue))
    return g_queue_peek_head (&self->queue);
  return free_places > RESERVED_PLACES ? g_queue_peek_head (&self->background) : NULL;
}

static void
wait_for_pace (MusetteRequestGate *self, gint64 delay_us)
{
  self->timer = g_timeout_source_new ((guint) (delay_us / 1000 + 1));
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static void
let_in (MusetteRequestGate *self)
{
  Waiter *waiter;

  g_object_ref (self);
  clear_source (&self->timer);
  while ((waiter = choose_next (self)) != NULL)
    {
      gint64 delay = get_delay (self, waiter);
      g_autoptr (GTask) task = NULL;

      if (delay > 0)
        {
          clear_source (&self->timer);
          wait_for_pace (self, delay);
          break;
        }
      musette_pacer_mark (&self->pacer, g_get_monotonic_time ());
      self->inside++;
      g_queue_pop_head (waiter->queue);
      task = free_waiter (waiter);
      g_task_return_boolean (task, TRUE);
    }
  g_object_unref (self);
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (GTask) task = NULL;

  g_queue_remove (waiter->queue, waiter);
  task = free_waiter (waiter);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/**
 * musette_request_gate_enter_async:
 * @self: a gate
 * @io_priority: how urgent it is; anything less urgent than %G_PRIORITY_DEFAULT is background
 * @cancellable: (nullable): ends the waiting
 * @callback: called when the request may start, or was cancelled
 * @user_data: data of @callback
 *
 * Queues a request.
 */
void
musette_request_gate_enter_async (MusetteRequestGate *self,
                                  int io_priority,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;
  Waiter *waiter;

  g_return_if_fail (MUSETTE_IS_REQUEST_GATE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_request_gate_enter_async);
  /* Who got a place must be told so, or nobody would give it back. */
  g_task_set_check_cancellable (task, FALSE);
  waiter = g_new0 (Waiter, 1);
  waiter->gate = self;
  waiter->queue = io_priority > G_PRIORITY_DEFAULT ? &self->background : &self->queue;
  waiter->task = task;
  if (cancellable != NULL)
    {
      waiter->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancel_source, G_SOURCE_FUNC (on_cancelled), waiter, NULL);
      g_source_attach (waiter->cancel_source, g_main_context_get_thread_default ());
    }
  g_queue_push_tail (waiter->queue, waiter);
  if (!g_cancellable_is_cancelled (cancellable))
    let_in (self);
}

/**
 * musette_request_gate_enter_finish:
 * @self: a gate
 * @result: the result
 * @error: return location of a %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the request may start; then musette_request_gate_leave() must follow
 */
gboolean
musette_request_gate_enter_finish (MusetteRequestGate *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * musette_request_gate_leave:
 * @self: a gate
 *
 * Gives a place back.
 */
void
musette_request_gate_leave (MusetteRequestGate *self)
{
  g_return_if_fail (MUSETTE_IS_REQUEST_GATE (self) && self->inside > 0);

  self->inside--;
  let_in (self);
}

/**
 * musette_request_gate_pause:
 * @self: a gate
 * @seconds: how long in s
 *
 * Lets nobody in for a while, as when the service said that its limit is reached.
 */
void
musette_request_gate_pause (MusetteRequestGate *self, double seconds)
{
  gint64 until;

  g_return_if_fail (MUSETTE_IS_REQUEST_GATE (self) && seconds >= 0);

  until = g_get_monotonic_time () + (gint64) (seconds * self->time_factor * G_USEC_PER_SEC);
  self->paused_until = MAX (self->paused_until, until);
}
