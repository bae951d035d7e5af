/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>

#include "power-cut.h"
#include "store-fixture.h"

/* Batch n adds one change and one step and notes n, so that what is there can be counted. Some are
 * durable; they are so large together that the journal goes into the database meanwhile. */

#define N_BATCHES 48
#define N_CUTS 60
#define BODY (120 * 1024)

typedef struct
{
  char *path;
  PowerCut *power;
  guint moments[N_BATCHES]; /* from when on batch n + 1 is promised, 0 when it is not */
} Fixture;

static gboolean
is_durable (guint n)
{
  return n % 3 != 0;
}

static void
commit (MusetteStore *store, guint n)
{
  g_autoptr (MusetteStoreBatch) batch = musette_store_batch_new ();
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *body = g_strnfill (BODY, 'b');
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_add_change (batch, text, body);
  musette_store_batch_set_state (batch, "last", text);
  musette_store_commit_async (store, batch, is_durable (n), NULL, store_fixture_answer, &result);
  store_fixture_wait (&result);
  musette_store_commit_finish (store, result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  MusetteStore *store;

  fixture->path = store_fixture_path ();
  fixture->power = power_cut_new ();
  store = store_fixture_open (fixture->path);
  for (guint n = 1; n <= N_BATCHES; n++)
    {
      commit (store, n);
      if (is_durable (n))
        fixture->moments[n - 1] = power_cut_get_moment (fixture->power);
    }
  store_fixture_close (store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  power_cut_free (fixture->power);
  g_free (fixture->path);
}

/* The last batch that was said to be on the disk before a moment. */
static guint
get_promised (Fixture *fixture, guint moment)
{
  guint promised = 0;

  for (guint n = 1; n <= N_BATCHES; n++)
    if (fixture->moments[n - 1] != 0 && fixture->moments[n - 1] <= moment)
      promised = n;
  return promised;
}

static void
assert_sound (const char *path, guint promised)
{
  MusetteStore *store = store_fixture_open (path);
  g_autofree char *last = store_fixture_state (store, "last");
  g_autoptr (GPtrArray) outbox = store_fixture_outbox (store);
  g_autoptr (GPtrArray) history = store_fixture_history (store);
  guint n = last != NULL ? (guint) g_ascii_strtoull (last, NULL, 10) : 0;

  g_assert_null (musette_store_get_set_aside (store));
  g_assert_cmpuint (n, >=, promised);
  g_assert_cmpuint (outbox->len, ==, n);
  g_assert_cmpuint (history->len, ==, n);
  store_fixture_close (store);
  g_assert_cmpint (store_fixture_get_number (path, "SELECT count(*) FROM pragma_integrity_check "
                                                   "WHERE integrity_check <> 'ok'"),
                   ==, 0);
}

static void
test_power_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  guint end = power_cut_get_moment (fixture->power);

  for (guint i = 0; i < N_CUTS; i++)
    {
      guint moment = (guint) g_rand_int_range (chance, 0, (gint32) end + 1);
      g_autofree char *path = store_fixture_path ();
      g_autofree char *folder = g_path_get_dirname (path);

      g_mkdir_with_parents (folder, 0700);
      power_cut_leave (fixture->power, moment, chance, fixture->path, path);
      g_test_message ("the power goes after %u of %u", moment, end);
      assert_sound (path, get_promised (fixture, moment));
      musette_test_remove_tree (folder);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/power-cut", Fixture, NULL, set_up, test_power_cut, tear_down);
  return g_test_run ();
}
