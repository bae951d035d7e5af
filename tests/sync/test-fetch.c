/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fetch-private.h"
#include "musette-test.h"

typedef struct
{
  guint data;
  guint completed;
} Heard;

static void
data_cb (MusetteFetch *fetch, GParamSpec *pspec, Heard *heard)
{
  heard->data++;
}

static void
completed_cb (MusetteFetch *fetch, GParamSpec *pspec, Heard *heard)
{
  heard->completed++;
}

static MusetteFetch *
start (Heard *heard)
{
  MusetteFetch *fetch = _musette_fetch_new ();

  g_signal_connect (fetch, "notify::data", G_CALLBACK (data_cb), heard);
  g_signal_connect (fetch, "notify::completed", G_CALLBACK (completed_cb), heard);
  return fetch;
}

static void
test_twice (void)
{
  Heard heard = { 0 };
  g_autoptr (MusetteFetch) fetch = start (&heard);
  g_autoptr (GObject) stored = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) fresh = g_object_new (G_TYPE_OBJECT, NULL);

  _musette_fetch_deliver (fetch, stored, TRUE);
  g_assert_true (musette_fetch_get_data (fetch) == stored);
  g_assert_true (musette_fetch_get_from_cache (fetch));
  g_assert_false (musette_fetch_get_completed (fetch));
  _musette_fetch_deliver (fetch, fresh, FALSE);
  g_assert_true (musette_fetch_get_data (fetch) == fresh);
  g_assert_false (musette_fetch_get_from_cache (fetch));
  _musette_fetch_complete (fetch, NULL);
  g_assert_true (musette_fetch_get_completed (fetch));
  g_assert_null (musette_fetch_get_error (fetch));
  g_assert_cmpuint (heard.data, ==, 2);
  g_assert_cmpuint (heard.completed, ==, 1);
}

/* Stored data and a failure: both can be seen. */
static void
test_error_with_data (void)
{
  Heard heard = { 0 };
  g_autoptr (MusetteFetch) fetch = start (&heard);
  g_autoptr (GObject) stored = g_object_new (G_TYPE_OBJECT, NULL);

  _musette_fetch_deliver (fetch, stored, TRUE);
  _musette_fetch_complete (fetch, g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "slow"));
  g_assert_true (musette_fetch_get_data (fetch) == stored);
  g_assert_true (musette_fetch_get_completed (fetch));
  g_assert_error (musette_fetch_get_error (fetch), G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_cancel (void)
{
  Heard heard = { 0 };
  g_autoptr (MusetteFetch) fetch = start (&heard);
  g_autoptr (GObject) late = g_object_new (G_TYPE_OBJECT, NULL);

  musette_fetch_cancel (fetch);
  g_assert_true (musette_fetch_get_completed (fetch));
  g_assert_error (musette_fetch_get_error (fetch), G_IO_ERROR, G_IO_ERROR_CANCELLED);
  _musette_fetch_deliver (fetch, late, FALSE);
  _musette_fetch_complete (fetch, NULL);
  g_assert_null (musette_fetch_get_data (fetch));
  g_assert_cmpuint (heard.data, ==, 0);
  g_assert_cmpuint (heard.completed, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sync/fetch/twice", test_twice);
  g_test_add_func ("/sync/fetch/error-with-data", test_error_with_data);
  g_test_add_func ("/sync/fetch/cancel", test_cancel);
  return g_test_run ();
}
