/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-deadline.h"
#include "musette-error.h"
#include "musette-test.h"

typedef struct
{
  guint n_answers;
  gboolean value;
  GError *error;
} Outcome;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->n_answers++;
  outcome->value = g_task_propagate_boolean (G_TASK (result), &outcome->error);
}

static MusetteDeadline *
start (Outcome *outcome, GCancellable *cancellable, guint timeout_ms)
{
  return musette_deadline_new (g_task_new (NULL, cancellable, answered_cb, outcome), timeout_ms);
}

static void
test_answer (void)
{
  Outcome outcome = { 0 };
  g_autoptr (MusetteDeadline) deadline = start (&outcome, NULL, 60000);

  g_assert_false (musette_deadline_is_over (deadline));
  musette_deadline_return_boolean (deadline, TRUE);
  g_assert_true (musette_deadline_is_over (deadline));
  musette_deadline_return_boolean (deadline, FALSE);
  musette_deadline_return_error (deadline, g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "late"));
  MUSETTE_TEST_WAIT (outcome.n_answers > 0);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.value);
  g_assert_cmpuint (outcome.n_answers, ==, 1);
}

static void
test_timeout (void)
{
  Outcome outcome = { 0 };
  g_autoptr (MusetteDeadline) deadline = start (&outcome, NULL, 1);

  MUSETTE_TEST_WAIT (outcome.n_answers > 0);
  g_assert_error (outcome.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
  g_assert_true (musette_deadline_is_over (deadline));
  musette_deadline_return_boolean (deadline, TRUE);
  g_assert_null (musette_deadline_take_task (deadline));
  g_assert_cmpuint (outcome.n_answers, ==, 1);
  g_clear_error (&outcome.error);
}

/* As a cancelled call of libsecret 0.20: nobody ever comes back. */
static void
test_never_answered (void)
{
  Outcome outcome = { 0 };

  musette_deadline_unref (start (&outcome, NULL, 1));
  MUSETTE_TEST_WAIT (outcome.n_answers > 0);
  g_assert_error (outcome.error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_UNAVAILABLE);
  g_clear_error (&outcome.error);
}

static void
test_cancelled (void)
{
  Outcome outcome = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MusetteDeadline) deadline = start (&outcome, cancellable, 60000);

  g_cancellable_cancel (cancellable);
  MUSETTE_TEST_WAIT (outcome.n_answers > 0);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (musette_deadline_is_over (deadline));
  g_clear_error (&outcome.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/deadline/answer", test_answer);
  g_test_add_func ("/account/deadline/timeout", test_timeout);
  g_test_add_func ("/account/deadline/never-answered", test_never_answered);
  g_test_add_func ("/account/deadline/cancelled", test_cancelled);
  return g_test_run ();
}
