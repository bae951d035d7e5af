/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "client-fixture.h"

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (MusetteCredential) key = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, SECRET);

  f->server = musette_test_server_new ();
  f->client = musette_client_new (musette_test_server_get_url (f->server), key);
  musette_client_set_time_factor (f->client, 0.001);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->result);
  /* A worker thread may hold its task, and so the client, a moment longer. */
  g_object_add_weak_pointer (G_OBJECT (f->client), (gpointer *) &f->client);
  g_object_unref (f->client);
  MUSETTE_TEST_WAIT (f->client == NULL);
  musette_test_server_free (f->server);
}

void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

GAsyncResult *
wait_for (Fixture *f)
{
  MUSETTE_TEST_WAIT (f->result != NULL);
  return f->result;
}

void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/client/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}
