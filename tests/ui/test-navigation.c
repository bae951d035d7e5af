/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-navigation.h"
#include "musette-status-message.h"
#include "musette-ui-test.h"

typedef struct
{
  MusetteNavigation *navigation;
  GObject *a;
  GObject *b;
  GObject *c;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->navigation = musette_navigation_new ();
  fixture->a = g_object_new (G_TYPE_OBJECT, NULL);
  fixture->b = g_object_new (G_TYPE_OBJECT, NULL);
  fixture->c = g_object_new (G_TYPE_OBJECT, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->navigation);
  g_assert_finalize_object (fixture->a);
  g_assert_finalize_object (fixture->b);
  g_assert_finalize_object (fixture->c);
}

static void
test_back_and_forward (Fixture *fixture, gconstpointer data)
{
  MusetteNavigation *navigation = fixture->navigation;

  g_assert_null (musette_navigation_get_current (navigation));
  g_assert_false (musette_navigation_go_back (navigation));
  g_assert_false (musette_navigation_go_forward (navigation));
  musette_navigation_visit (navigation, fixture->a);
  musette_navigation_visit (navigation, fixture->b);
  musette_navigation_visit (navigation, fixture->b);
  g_assert_true (musette_navigation_go_back (navigation));
  g_assert_true (musette_navigation_get_current (navigation) == fixture->a);
  g_assert_false (musette_navigation_can_go_back (navigation));
  g_assert_true (musette_navigation_go_forward (navigation));
  g_assert_true (musette_navigation_get_current (navigation) == fixture->b);
  g_assert_false (musette_navigation_can_go_forward (navigation));
}

static void
test_visit_forgets_what_lay_ahead (Fixture *fixture, gconstpointer data)
{
  MusetteNavigation *navigation = fixture->navigation;

  musette_navigation_visit (navigation, fixture->a);
  musette_navigation_visit (navigation, fixture->b);
  musette_navigation_go_back (navigation);
  musette_navigation_visit (navigation, fixture->c);
  g_assert_false (musette_navigation_contains (navigation, fixture->b));
  g_assert_false (musette_navigation_can_go_forward (navigation));
  musette_navigation_go_back (navigation);
  g_assert_true (musette_navigation_get_current (navigation) == fixture->a);
}

static void
test_append (Fixture *fixture, gconstpointer data)
{
  MusetteNavigation *navigation = fixture->navigation;

  musette_navigation_visit (navigation, fixture->a);
  musette_navigation_append (navigation, fixture->b);
  musette_navigation_append (navigation, fixture->c);
  g_assert_true (musette_navigation_get_current (navigation) == fixture->a);
  g_assert_true (musette_navigation_go_forward (navigation));
  g_assert_true (musette_navigation_get_current (navigation) == fixture->b);
  g_assert_true (musette_navigation_go_forward (navigation));
  g_assert_true (musette_navigation_get_current (navigation) == fixture->c);
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  MusetteNavigation *navigation = fixture->navigation;

  musette_navigation_visit (navigation, fixture->a);
  musette_navigation_visit (navigation, fixture->b);
  musette_navigation_visit (navigation, fixture->a);
  musette_navigation_visit (navigation, fixture->c);
  musette_navigation_forget (navigation, fixture->b);
  g_assert_true (musette_navigation_get_current (navigation) == fixture->c);
  g_assert_true (musette_navigation_go_back (navigation));
  g_assert_true (musette_navigation_get_current (navigation) == fixture->a);
  /* Both visits of a have become one. */
  g_assert_false (musette_navigation_can_go_back (navigation));
  musette_navigation_forget (navigation, fixture->a);
  g_assert_true (musette_navigation_get_current (navigation) == fixture->c);
  musette_navigation_forget (navigation, fixture->c);
  g_assert_null (musette_navigation_get_current (navigation));
  musette_navigation_forget (navigation, fixture->c);
}

static void
test_messages (void)
{
  MusetteStatusMessage message;

  message = musette_status_message_for (MUSETTE_ACCOUNT_STATE_SIGNED_IN, MUSETTE_CONNECTION_ONLINE,
                                        FALSE);
  g_assert_null (message.text);
  message = musette_status_message_for (MUSETTE_ACCOUNT_STATE_SIGNED_IN, MUSETTE_CONNECTION_WAITING,
                                        FALSE);
  g_assert_null (message.text);
  message = musette_status_message_for (MUSETTE_ACCOUNT_STATE_SIGNED_IN, MUSETTE_CONNECTION_ONLINE,
                                        TRUE);
  g_assert_cmpstr (message.text, ==, "Demo athlete. Nothing is sent.");
  g_assert_cmpstr (message.action, ==, "win.sign-in");
  message = musette_status_message_for (MUSETTE_ACCOUNT_STATE_KEY_REJECTED,
                                        MUSETTE_CONNECTION_OFFLINE, FALSE);
  g_assert_cmpstr (message.action, ==, "win.sign-in");
  message = musette_status_message_for (MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED,
                                        MUSETTE_CONNECTION_ONLINE, FALSE);
  g_assert_cmpstr (message.action, ==, "win.unlock");
  message = musette_status_message_for (MUSETTE_ACCOUNT_STATE_SIGNED_IN, MUSETTE_CONNECTION_OFFLINE,
                                        TRUE);
  g_assert_cmpstr (message.action, ==, "win.refresh");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/navigation/back-and-forward", Fixture, NULL, set_up, test_back_and_forward,
              tear_down);
  g_test_add ("/ui/navigation/visit-forgets-what-lay-ahead", Fixture, NULL, set_up,
              test_visit_forgets_what_lay_ahead, tear_down);
  g_test_add ("/ui/navigation/append", Fixture, NULL, set_up, test_append, tear_down);
  g_test_add ("/ui/navigation/forget", Fixture, NULL, set_up, test_forget, tear_down);
  g_test_add_func ("/ui/status-message", test_messages);
  return g_test_run ();
}
