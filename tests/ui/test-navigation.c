/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-navigation.h"
#include "musette-status-message.h"
#include "musette-sync-text.h"
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
assert_message (MusetteAccountState account,
                MusetteConnection connection,
                const char *store_message,
                guint n_pending,
                gboolean demo,
                const char *text,
                const char *action)
{
  g_auto (MusetteStatusMessage) message;

  musette_status_message_init (&message, account, connection, store_message, n_pending, demo);
  if (text != NULL)
    g_assert_cmpstr (message.text, ==, text);
  g_assert_cmpstr (message.action, ==, action);
  g_assert_true ((message.text == NULL) == (action == NULL && text == NULL));
}

static void
test_messages (void)
{
  const MusetteAccountState in = MUSETTE_ACCOUNT_STATE_SIGNED_IN;

  assert_message (in, MUSETTE_CONNECTION_ONLINE, NULL, 0, FALSE, NULL, NULL);
  assert_message (in, MUSETTE_CONNECTION_ONLINE, NULL, 3, FALSE, NULL, NULL);
  assert_message (in, MUSETTE_CONNECTION_WAITING, NULL, 0, FALSE, NULL, NULL);
  assert_message (in, MUSETTE_CONNECTION_ONLINE, NULL, 0, TRUE, "Demo athlete. Nothing is sent.",
                  "win.sign-in");
  assert_message (MUSETTE_ACCOUNT_STATE_KEY_REJECTED, MUSETTE_CONNECTION_OFFLINE, "Full", 1, FALSE,
                  NULL, "win.sign-in");
  assert_message (MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED, MUSETTE_CONNECTION_ONLINE, NULL, 0, FALSE,
                  NULL, "win.unlock");
  assert_message (in, MUSETTE_CONNECTION_OFFLINE, NULL, 0, TRUE, NULL, "win.refresh");
  assert_message (in, MUSETTE_CONNECTION_OFFLINE, NULL, 3, FALSE,
                  "Working offline. 3 changes will be sent later.", "win.outbox");
  assert_message (in, MUSETTE_CONNECTION_OFFLINE, "The disk is full.", 0, FALSE,
                  "The disk is full.", NULL);
  assert_message (MUSETTE_ACCOUNT_STATE_SIGNED_OUT, MUSETTE_CONNECTION_ERROR, NULL, 0, FALSE, NULL,
                  NULL);
  assert_message (MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT, MUSETTE_CONNECTION_OFFLINE, NULL, 0, FALSE,
                  NULL, NULL);
}

static void
test_sync_texts (void)
{
  const gint64 noon = 1793880000; /* 5 November 2026, 12:00 UTC */
  g_autofree char *never = musette_sync_text_last (0, noon);
  g_autofree char *today = musette_sync_text_last (noon - 3600, noon);
  g_autofree char *yesterday = musette_sync_text_last (noon - 24 * 3600, noon);
  g_autofree char *long_ago = musette_sync_text_last (noon - 30 * 24 * 3600, noon);
  g_autofree char *unknown = musette_sync_text_remaining (0);
  g_autofree char *soon = musette_sync_text_remaining (59);
  g_autofree char *later = musette_sync_text_remaining (120);

  g_assert_cmpstr (never, ==, "Never synced");
  g_assert_true (g_str_has_prefix (today, "Last synced today at "));
  g_assert_true (g_str_has_prefix (yesterday, "Last synced yesterday at "));
  g_assert_true (g_str_has_prefix (long_ago, "Last synced on "));
  g_assert_null (unknown);
  g_assert_cmpstr (soon, ==, "less than a minute left");
  g_assert_cmpstr (later, ==, "about 2 minutes left");
}

static void
test_sync_states (void)
{
  for (MusetteSyncState state = MUSETTE_SYNC_STATE_IDLE; state <= MUSETTE_SYNC_STATE_ERROR; state++)
    {
      g_autofree char *text = musette_sync_text_state (state, 2, 40);

      g_assert_cmpuint (strlen (text), >, 0);
      g_assert_nonnull (musette_sync_text_get_icon (state));
    }
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
  g_test_add_func ("/ui/sync-text/times", test_sync_texts);
  g_test_add_func ("/ui/sync-text/states", test_sync_states);
  return g_test_run ();
}
