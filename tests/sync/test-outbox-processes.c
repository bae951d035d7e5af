/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <signal.h>
#include <unistd.h>

#include "edits-fixture.h"
#include "musette-fetch-private.h"
#include "musette-test.h"

/* Two programs with the same store: one sends for both, and each sees what the other did. */

static const char *own_path;

/* --- The other program --- */

static void
begin_child (Program *p, const char *folder, const char *port, const char *key)
{
  g_autoptr (MusetteCredential) credential
      = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, key);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%s", port);

  *p = (Program){ .folder = (char *) folder };
  p->store_path = g_build_filename (folder, "i1.db", NULL);
  program_start (p);
  p->client = musette_client_new (url, credential);
  musette_client_set_unlimited (p->client, TRUE);
  program_load_rows (p);
  musette_edits_set_service (p->edits, p->client, "0");
}

/* Waits for whoever sends, and tells how that ended. */
static int
end_child (Program *p)
{
  guint left;

  program_flush (p);
  left = musette_outbox_get_count (p->outbox);
  program_leave (p);
  return (int) left;
}

static int
run_child (char **arguments)
{
  Program p;

  begin_child (&p, arguments[0], arguments[1], arguments[2]);
  program_set_number (&p, arguments[3], "icu_rpe", 9);
  program_create (&p, "By the Other");
  return end_child (&p);
}

/* Its request is done, and it dies before it can ask what became of it. */
static int
run_dying_child (char **arguments)
{
  Program p;
  g_autoptr (MusetteOutboxItem) item = NULL;

  begin_child (&p, arguments[0], arguments[1], arguments[2]);
  musette_edits_set_patience (p.edits, 100);
  program_create (&p, "By the Other");
  item = g_list_model_get_item (G_LIST_MODEL (p.outbox), 0);
  MUSETTE_TEST_WAIT (musette_outbox_item_get_state (item) == MUSETTE_OUTBOX_STATE_RETRYING);
  program_save (&p);
  kill (getpid (), SIGKILL);
  return 1;
}

static GSubprocess *
start_child (Program *p, const char *mode, const char *id)
{
  g_autofree char *port = g_strdup_printf ("%u", p->options.port);
  g_autoptr (GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, own_path, mode, p->folder,
                                         port, musette_simulator_get_key (p->simulator), id, NULL);

  g_assert_no_error (error);
  return child;
}

static void
wait_for_child (GSubprocess *child)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_wait_async (child, NULL, program_answer, &result);
  MUSETTE_TEST_WAIT (result != NULL);
}

/* --- This program --- */

static void
begin (Program *p, const char *fault)
{
  program_init (p, TRUE);
  program_start_service (p, fault);
  program_start (p);
  program_connect (p);
  program_load_rows (p);
}

static char *
get_id (Program *p, guint nth)
{
  return g_strdup (musette_activity_get_id (program_get_row (p, nth)));
}

/* Who has sent once goes on sending, for the other one too. */
static void
test_one_sends (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (MusetteActivity) there = NULL;

  begin (&p, NULL);
  mine = get_id (&p, 0);
  theirs = get_id (&p, 1);
  program_set_text (&p, mine, "name", "By This One");
  program_flush (&p);
  child = start_child (&p, "--child", theirs);
  wait_for_child (child);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  there = program_read (&p, theirs);
  g_assert_cmpfloat (musette_activity_get_rpe (there), ==, 9);
  g_assert_cmpuint (program_count_named (&p, "By the Other"), ==, 1);
  /* What the other one did can be undone here, with the id that the service gave. */
  MUSETTE_TEST_WAIT (musette_history_get_can_undo (p.history));
  g_assert_true (musette_history_undo (p.history));
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpuint (program_count_named (&p, "By the Other"), ==, 0);
}

/* What the other one has sent here leaves this outbox, and is known by its new id. */
static void
test_other_sends (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *theirs = NULL;
  g_autoptr (GSubprocess) child = NULL;

  begin (&p, NULL);
  theirs = get_id (&p, 1);
  musette_edits_set_service (p.edits, NULL, NULL);
  program_create (&p, "By This One");
  program_save (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 1);
  child = start_child (&p, "--child", theirs);
  wait_for_child (child);
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  MUSETTE_TEST_WAIT (musette_outbox_get_count (p.outbox) == 0);
  musette_edits_set_service (p.edits, p.client, "0");
  g_assert_cmpuint (program_count_named (&p, "By This One"), ==, 1);
  for (guint i = 0; i < 3; i++)
    g_assert_true (musette_history_undo (p.history));
  program_flush (&p);
  g_assert_cmpuint (program_count_named (&p, "By This One"), ==, 0);
  g_assert_cmpuint (program_count_named (&p, "By the Other"), ==, 0);
}

/* The other one died while it did not know what became of a request: this one looks first. */
static void
test_taken_over (void)
{
  g_auto (Program) p = { 0 };
  g_autoptr (GSubprocess) child = NULL;

  begin (&p, "lost@POST *");
  child = start_child (&p, "--dying-child", NULL);
  wait_for_child (child);
  g_assert_true (g_subprocess_get_if_signaled (child));
  MUSETTE_TEST_WAIT (musette_outbox_get_count (p.outbox) == 1);
  g_assert_cmpuint (program_count_named (&p, "By the Other"), ==, 1);
  program_flush (&p);
  g_assert_cmpuint (musette_outbox_get_count (p.outbox), ==, 0);
  g_assert_cmpuint (program_count_named (&p, "By the Other"), ==, 1);
}

static double
get_shown_rpe (MusetteFetch *page)
{
  return musette_activity_get_rpe (musette_fetch_get_data (page));
}

/* A page follows what the other one sends, and keeps what was done here. */
static void
test_page_follows (void)
{
  g_auto (Program) p = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (MusetteFetch) page = _musette_fetch_new ();
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (MusetteActivity) there = NULL;
  g_autoptr (GObject) shown = NULL;

  begin (&p, NULL);
  id = get_id (&p, 1);
  there = program_read (&p, id);
  shown = musette_edits_show (p.edits, id, page, G_OBJECT (there));
  _musette_fetch_deliver (page, shown, FALSE);
  musette_edits_set_service (p.edits, NULL, NULL);
  program_set_text (&p, id, "description", "Not sent yet");
  g_assert_cmpfloat (get_shown_rpe (page), !=, 9);
  child = start_child (&p, "--child", id);
  wait_for_child (child);
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  MUSETTE_TEST_WAIT (musette_outbox_get_count (p.outbox) == 0);
  MUSETTE_TEST_WAIT (get_shown_rpe (page) == 9);
  g_assert_cmpstr (musette_activity_get_description (musette_fetch_get_data (page)), ==,
                   "Not sent yet");
}

int
main (int argc, char **argv)
{
  own_path = argv[0];
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  if (argc == 6 && g_str_equal (argv[1], "--child"))
    return run_child (argv + 2);
  if (argc == 5 && g_str_equal (argv[1], "--dying-child"))
    return run_dying_child (argv + 2);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outbox-processes/one-sends", test_one_sends);
  g_test_add_func ("/outbox-processes/other-sends", test_other_sends);
  g_test_add_func ("/outbox-processes/taken-over", test_taken_over);
  g_test_add_func ("/outbox-processes/page-follows", test_page_follows);
  return g_test_run ();
}
