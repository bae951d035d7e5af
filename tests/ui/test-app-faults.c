/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activities-page.h"
#include "musette-ui-test-app.h"
#include "musette-ui-test.h"

/* The whole window against a service that fails: it says what happened, loses nothing, and goes on
 * when the service is well again. */

typedef MusetteUiTestApp Fixture;

/* Another athlete's service at the same address, which knows nothing of the key in use. */
static void
replace_service (Fixture *f)
{
  g_autoptr (GUri) uri
      = g_uri_parse (musette_simulator_get_url (f->simulator), G_URI_FLAGS_NONE, NULL);
  const MusetteSimulatorOptions options = { .seed = 2, .port = (guint16) g_uri_get_port (uri) };

  musette_ui_test_app_stop_service (f);
  f->simulator = musette_ui_test_simulator (&options, NULL);
}

static void
set_up (Fixture *f, gconstpointer fault)
{
  const MusetteSimulatorOptions options = { .seed = 1 };

  musette_ui_test_app_start (f, musette_ui_test_simulator (&options, fault), 1180, 800);
  musette_ui_test_sign_in (f->repository, f->simulator);
  MUSETTE_TEST_WAIT (MUSETTE_IS_ACTIVITIES_PAGE (musette_window_get_page (f->window)));
}

static void
tear_down (Fixture *f, gconstpointer fault)
{
  musette_ui_test_app_clear (f);
}

static guint
count_rows (Fixture *f)
{
  MusetteActivitiesPage *page = MUSETTE_ACTIVITIES_PAGE (musette_window_get_page (f->window));

  return g_list_model_get_n_items (musette_activities_page_get_rows (page));
}

static void
wait_loaded (Fixture *f)
{
  MUSETTE_TEST_WAIT (count_rows (f) > 20);
  MUSETTE_TEST_WAIT (
      !musette_activity_list_get_loading (musette_repository_get_activities (f->repository)));
}

/* The first answer is bad: there is a reason on the page, and F5 brings the list. */
static void
test_first_answer (Fixture *f, gconstpointer fault)
{
  MUSETTE_TEST_WAIT (musette_ui_test_shows (f->root, "Activities Could Not Be Loaded"));
  g_assert_cmpuint (count_rows (f), ==, 0);
  musette_ui_test_keys ("F5");
  wait_loaded (f);
}

static void
test_web_page (Fixture *f, gconstpointer fault)
{
  MUSETTE_TEST_WAIT (musette_ui_test_shows (f->root, "A web page came in place of data"));
  test_first_answer (f, fault);
}

/* What the service asks to wait for is waited for, without a word of failure. */
static void
test_waits (Fixture *f, gconstpointer fault)
{
  wait_loaded (f);
  g_assert_false (musette_ui_test_shows (f->root, "Activities Could Not Be Loaded"));
}

static void
test_gone (Fixture *f, gconstpointer fault)
{
  guint n_rows;

  wait_loaded (f);
  n_rows = count_rows (f);
  musette_simulator_stop (f->simulator);
  musette_ui_test_keys ("F5");
  MUSETTE_TEST_WAIT (musette_ui_test_shows (f->root, "Working offline"));
  g_assert_cmpuint (count_rows (f), ==, n_rows);
}

/* A key that is withdrawn leaves all data readable and asks for another one. */
static void
test_key_withdrawn (Fixture *f, gconstpointer fault)
{
  guint n_rows;

  wait_loaded (f);
  n_rows = count_rows (f);
  replace_service (f);
  musette_ui_test_keys ("F5");
  MUSETTE_TEST_WAIT (musette_ui_test_shows (f->root, "did not accept the key"));
  g_assert_nonnull (musette_ui_test_find_button (f->root, "_Enter Key"));
  g_assert_cmpuint (count_rows (f), ==, n_rows);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    const char *fault;
    void (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/ui/faults/garbage", "garbage@*/activities*:1", test_first_answer },
    { "/ui/faults/html", "html@*/activities*:1", test_web_page },
    { "/ui/faults/empty", "empty@*/activities*:1", test_first_answer },
    { "/ui/faults/cut", "cutchunk@*/activities*:1", test_first_answer },
    { "/ui/faults/forbidden", "403@*/activities*:1", test_first_answer },
    { "/ui/faults/too-many", "429/1@*/activities*:2", test_waits },
    { "/ui/faults/slow", "slow=1000@*", test_waits },
    { "/ui/faults/gone", NULL, test_gone },
    { "/ui/faults/key-withdrawn", NULL, test_key_withdrawn },
  };

  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, cases[i].fault, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
