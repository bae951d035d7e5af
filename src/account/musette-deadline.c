/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-deadline.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"

/**
 * MusetteDeadline:
 *
 * One question to a keyring that may never be answered: a locked keyring can wait for a password
 * that nobody types, and libsecret 0.20 neither ends a cancelled call nor calls back after one. So
 * the keyring's functions get no cancellable. This holds the task, and whoever comes first answers
 * it: the keyring, the caller's cancellable, or the timer. Late answers find no task and are
 * dropped.
 */
struct _MusetteDeadline
{
  GTask *task; /* NULL once it is answered */
  guint timeout_ms;
  GSource *timer;
  GSource *cancel;
};

static void
destroy_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
clear (gpointer data)
{
  MusetteDeadline *self = data;

  destroy_source (&self->timer);
  destroy_source (&self->cancel);
  g_clear_object (&self->task);
}

static gboolean
timer_cb (gpointer user_data)
{
  MusetteDeadline *self = user_data;
  guint seconds = MAX (1, self->timeout_ms / 1000);

  musette_deadline_return_error (
      self, g_error_new (MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE,
                         ngettext ("The keyring did not answer in %u second",
                                   "The keyring did not answer in %u seconds", seconds),
                         seconds));
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GError *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  musette_deadline_return_error (user_data, error);
  return G_SOURCE_REMOVE;
}

static void
attach (MusetteDeadline *self, GSource *source, GSourceFunc callback)
{
  g_source_set_callback (source, callback, musette_deadline_ref (self),
                         (GDestroyNotify) musette_deadline_unref);
  g_source_attach (source, g_task_get_context (self->task));
}

/**
 * musette_deadline_new:
 * @task: (transfer full): the task to answer
 * @timeout_ms: how long to wait in ms
 *
 * Starts the timer and listens to the task's cancellable.
 *
 * Returns: (transfer full): a deadline
 */
MusetteDeadline *
musette_deadline_new (GTask *task, guint timeout_ms)
{
  MusetteDeadline *self;
  GCancellable *cancellable;

  g_return_val_if_fail (G_IS_TASK (task), NULL);

  self = g_rc_box_new0 (MusetteDeadline);
  self->task = task;
  self->timeout_ms = timeout_ms;
  /* What is answered here is cancelled here: a task that looks again would replace the answer. */
  g_task_set_check_cancellable (task, FALSE);
  self->timer = g_timeout_source_new (timeout_ms);
  attach (self, self->timer, timer_cb);
  cancellable = g_task_get_cancellable (task);
  if (cancellable != NULL)
    {
      self->cancel = g_cancellable_source_new (cancellable);
      attach (self, self->cancel, G_SOURCE_FUNC (cancelled_cb));
    }
  return self;
}

/**
 * musette_deadline_ref:
 * @self: a deadline
 *
 * Returns: (transfer full): @self
 */
MusetteDeadline *
musette_deadline_ref (MusetteDeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

/**
 * musette_deadline_unref:
 * @self: (transfer full): a deadline
 */
void
musette_deadline_unref (MusetteDeadline *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, clear);
}

/**
 * musette_deadline_is_over:
 * @self: a deadline
 *
 * Returns: whether the task is answered, so that nothing more needs to be asked
 */
gboolean
musette_deadline_is_over (MusetteDeadline *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->task == NULL;
}

/**
 * musette_deadline_get_task_data:
 * @self: a deadline that is not over
 *
 * Returns: (transfer none): the data of its task
 */
gpointer
musette_deadline_get_task_data (MusetteDeadline *self)
{
  g_return_val_if_fail (self != NULL && self->task != NULL, NULL);

  return g_task_get_task_data (self->task);
}

/**
 * musette_deadline_take_task:
 * @self: a deadline
 *
 * Ends the timer and hands over the task to be answered.
 *
 * Returns: (transfer full) (nullable): the task, or %NULL when it is too late
 */
GTask *
musette_deadline_take_task (MusetteDeadline *self)
{
  GTask *task;

  g_return_val_if_fail (self != NULL, NULL);

  /* The sources hold references to this: take the task out first, so that the last one may go. */
  task = g_steal_pointer (&self->task);
  if (task != NULL)
    {
      g_autoptr (MusetteDeadline) keep = musette_deadline_ref (self);

      destroy_source (&self->timer);
      destroy_source (&self->cancel);
    }
  return task;
}

/**
 * musette_deadline_return_boolean:
 * @self: a deadline
 * @value: the answer
 *
 * Answers the task, unless it is too late.
 */
void
musette_deadline_return_boolean (MusetteDeadline *self, gboolean value)
{
  g_autoptr (GTask) task = musette_deadline_take_task (self);

  if (task != NULL)
    g_task_return_boolean (task, value);
}

/**
 * musette_deadline_return_error:
 * @self: a deadline
 * @error: (transfer full): the answer
 *
 * Answers the task, unless it is too late.
 */
void
musette_deadline_return_error (MusetteDeadline *self, GError *error)
{
  g_autoptr (GTask) task = musette_deadline_take_task (self);

  if (task != NULL)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}
