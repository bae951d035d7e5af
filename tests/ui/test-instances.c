/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <signal.h>

#include "musette-test.h"
#include "musette-ui-test.h"

/* One Musette for each service: who is started second hands its files to the first. */

#define APP_ID "io.github.musette.Musette"
#define ONE "http://127.0.0.1:1"
#define OTHER "http://127.0.0.1:2"

static GSubprocess *
start (const char *server, const char *file)
{
  const char *const arguments[] = { g_getenv ("MUSETTE_PROGRAM"), "--server", server, file, NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *program = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);

  g_assert_no_error (error);
  return program;
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for_end (GSubprocess *program)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_wait_async (program, NULL, answer_cb, &result);
  MUSETTE_TEST_WAIT (result != NULL);
}

static guint
count_running (GDBusConnection *bus)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames",
      NULL, G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_autoptr (GVariantIter) names = NULL;
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  g_variant_get (answer, "(as)", &names);
  while (g_variant_iter_next (names, "&s", &name))
    n += g_str_has_prefix (name, APP_ID);
  return n;
}

static void
test_server (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *file = musette_test_data ("rides", "garmin-fenix5-1min.fit", NULL);
  g_autoptr (GSubprocess) first = NULL;
  g_autoptr (GSubprocess) second = NULL;
  g_autoptr (GSubprocess) other = NULL;

  first = start (ONE, NULL);
  MUSETTE_TEST_WAIT (count_running (bus) == 1);
  second = start (ONE "/", file);
  wait_for_end (second);
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 0);
  g_assert_cmpuint (count_running (bus), ==, 1);
  other = start (OTHER, NULL);
  MUSETTE_TEST_WAIT (count_running (bus) == 2);
  g_subprocess_send_signal (first, SIGTERM);
  g_subprocess_send_signal (other, SIGTERM);
  wait_for_end (first);
  wait_for_end (other);
}

int
main (int argc, char **argv)
{
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  g_test_add_func ("/ui/instances/server", test_server);
  return g_test_run ();
}
