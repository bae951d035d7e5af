/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Whose database belongs to an account, before anybody has answered. */
#include <glib/gstdio.h>
#include <string.h>

#include "musette-known-accounts.h"
#include "musette-test.h"

#define SERVER "https://intervals.icu"

static char *
new_folder (void)
{
  return g_dir_make_tmp ("musette-accounts-XXXXXX", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "accounts.ini", NULL);

  g_remove (file);
  g_rmdir (folder);
}

static void
assert_athlete (MusetteKnownAccounts *accounts,
                const char *server,
                const char *configured,
                const char *expected)
{
  g_autofree char *athlete = musette_known_accounts_dup_athlete (accounts, server, configured);

  g_assert_cmpstr (athlete, ==, expected);
}

static void
assert_last (MusetteKnownAccounts *accounts, const char *server, const char *expected)
{
  g_autofree char *athlete = musette_known_accounts_dup_last (accounts, server);

  g_assert_cmpstr (athlete, ==, expected);
}

static void
test_remember (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (MusetteKnownAccounts) accounts = musette_known_accounts_new (folder);
  g_autoptr (MusetteKnownAccounts) later = musette_known_accounts_new (folder);
  g_autofree char *file = g_build_filename (folder, "accounts.ini", NULL);
  GStatBuf info;

  assert_athlete (accounts, SERVER, "0", NULL);
  assert_last (accounts, SERVER, NULL);
  musette_known_accounts_remember (accounts, SERVER, "0", "i1", TRUE);
  musette_known_accounts_remember (accounts, SERVER, "i7", "i7", TRUE);
  musette_known_accounts_remember (accounts, "http://[::1]:8080", "0", "i3", TRUE);
  assert_athlete (later, SERVER, "0", "i1");
  assert_athlete (later, SERVER, "i7", "i7");
  assert_athlete (later, "http://[::1]:8080", "0", "i3");
  assert_last (later, SERVER, "i7");
  assert_last (later, "https://elsewhere.example", NULL);
  musette_known_accounts_remember (accounts, SERVER, "0", "i2", TRUE);
  assert_athlete (later, SERVER, "0", "i2");
  assert_last (later, SERVER, "i2");
  musette_known_accounts_remember (accounts, SERVER, "0 key", "i4", FALSE);
  assert_athlete (later, SERVER, "0 key", "i4");
  assert_last (later, SERVER, "i2");
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  remove_folder (folder);
}

static void
test_hide (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (MusetteKnownAccounts) accounts = musette_known_accounts_new (folder);

  musette_known_accounts_remember (accounts, SERVER, "0", "i1", TRUE);
  musette_known_accounts_hide (accounts, SERVER);
  assert_last (accounts, SERVER, NULL);
  assert_athlete (accounts, SERVER, "0", "i1");
  musette_known_accounts_remember (accounts, SERVER, "0", "i1", TRUE);
  assert_last (accounts, SERVER, "i1");
  remove_folder (folder);
}

static void
test_range (void)
{
  g_autofree char *folder = new_folder ();
  g_autoptr (MusetteKnownAccounts) accounts = musette_known_accounts_new (folder);
  MusetteSyncRange range = MUSETTE_SYNC_RANGE_YEAR;

  g_assert_false (musette_known_accounts_get_range (accounts, SERVER, "i1", &range));
  musette_known_accounts_set_range (accounts, SERVER, "i1", MUSETTE_SYNC_RANGE_THREE_YEARS);
  musette_known_accounts_remember (accounts, SERVER, "0", "i1", TRUE);
  g_assert_true (musette_known_accounts_get_range (accounts, SERVER, "i1", &range));
  g_assert_cmpint (range, ==, MUSETTE_SYNC_RANGE_THREE_YEARS);
  g_assert_false (musette_known_accounts_get_range (accounts, SERVER, "i2", &range));
  remove_folder (folder);
}

static void
test_damaged_file (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *file = g_build_filename (folder, "accounts.ini", NULL);
  g_autoptr (MusetteKnownAccounts) accounts = musette_known_accounts_new (folder);

  g_file_set_contents (file, "[\xff[[ no\nrange=5", -1, NULL);
  assert_last (accounts, SERVER, NULL);
  musette_known_accounts_remember (accounts, SERVER, "0", "i1", TRUE);
  assert_last (accounts, SERVER, "i1");
  remove_folder (folder);
}

static void
test_nowhere (void)
{
  g_autoptr (MusetteKnownAccounts) accounts = musette_known_accounts_new (NULL);

  musette_known_accounts_remember (accounts, SERVER, "0", "i1", TRUE);
  assert_athlete (accounts, SERVER, "0", NULL);
  g_assert_null (musette_known_accounts_dup_path (accounts, SERVER, "i1"));
}

static void
test_paths (void)
{
  static const char *const odd[]
      = { "../../etc/passwd", "..", ".", "", "a/b", "a_b", "a\\b", "i1\n" };
  g_autoptr (MusetteKnownAccounts) accounts = musette_known_accounts_new ("/data");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *plain = musette_known_accounts_dup_path (accounts, SERVER, "i1");
  g_autofree char *local = musette_known_accounts_dup_path (accounts, "http://127.0.0.1:80", "i1");

  g_assert_cmpstr (plain, ==, "/data/intervals.icu/i1.db");
  g_assert_true (g_str_has_prefix (local, "/data/http"));
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      char *path = musette_known_accounts_dup_path (accounts, SERVER, odd[i]);
      g_autofree char *folder = g_path_get_dirname (path);

      g_assert_cmpstr (folder, ==, "/data/intervals.icu");
      g_assert_null (strstr (path, ".."));
      g_assert_true (g_hash_table_add (seen, path));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known-accounts/remember", test_remember);
  g_test_add_func ("/known-accounts/hide", test_hide);
  g_test_add_func ("/known-accounts/range", test_range);
  g_test_add_func ("/known-accounts/damaged-file", test_damaged_file);
  g_test_add_func ("/known-accounts/nowhere", test_nowhere);
  g_test_add_func ("/known-accounts/paths", test_paths);
  return g_test_run ();
}
