/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <glib/gstdio.h>
#include <string.h>

#include "musette-kept-draft.h"
#include "musette-test-server.h"
#include "musette-test.h"
#include "repository-fixture.h"

#define TEXT "- 5m 50%\n"

typedef struct
{
  char *folder;
  char *path;
  char *nobodys;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("musette-draft-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "data", "draft.json", NULL);
  fixture->nobodys = g_build_filename (fixture->folder, "draft.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  musette_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->nobodys);
}

static MusetteKeptDraft *
open_draft (const char *path, const char *ownerless)
{
  MusetteKeptDraft *draft = musette_kept_draft_new ();

  musette_kept_draft_open (draft, path, ownerless);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft));
  return draft;
}

static gboolean
is_kept (const char *path, const char *text)
{
  g_autoptr (MusetteKeptDraft) draft = open_draft (path, NULL);

  return g_strcmp0 (musette_kept_draft_get_text (draft), text) == 0;
}

/* The first draft is still there, as it would be if the program had been killed. */
static void
test_while_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteKeptDraft) draft = open_draft (fixture->path, NULL);
  g_autoptr (MusetteKeptDraft) again = NULL;

  g_assert_null (musette_kept_draft_get_text (draft));
  musette_kept_draft_keep (draft, "Über “3 × 5”", "Run", "- 5m 90% Pace\n");
  musette_kept_draft_keep (draft, "Über “3 × 5”", "Run", "- 5m 95% Pace\n");
  MUSETTE_TEST_WAIT (is_kept (fixture->path, "- 5m 95% Pace\n"));
  again = open_draft (fixture->path, NULL);
  g_assert_cmpstr (musette_kept_draft_get_name (again), ==, "Über “3 × 5”");
  g_assert_cmpstr (musette_kept_draft_get_sport_type (again), ==, "Run");
}

static void
test_at_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteKeptDraft) draft = open_draft (fixture->path, NULL);

  musette_kept_draft_keep (draft, "", "Ride", TEXT);
  musette_kept_draft_end (draft);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (is_kept (fixture->path, TEXT));
  /* Nothing is kept any more, and nothing breaks. */
  musette_kept_draft_keep (draft, "", "Ride", "- 5m 60%\n");
  musette_kept_draft_open (draft, fixture->nobodys, NULL);
  musette_kept_draft_end (draft);
}

static void
test_forget (Fixture *fixture, gconstpointer data)
{
  MusetteKeptDraft *draft = open_draft (fixture->path, NULL);

  musette_kept_draft_keep (draft, "", "Ride", TEXT);
  MUSETTE_TEST_WAIT (is_kept (fixture->path, TEXT));
  musette_kept_draft_forget (draft);
  MUSETTE_TEST_WAIT (!g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  musette_kept_draft_keep (draft, "", "Ride", "- 5m 60%\n");
  g_object_unref (draft);
  g_assert_true (is_kept (fixture->path, "- 5m 60%\n"));
}

/* What is kept before it is known what was left would lose it. */
static void
test_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteKeptDraft) draft = musette_kept_draft_new ();

  g_assert_true (g_file_set_contents (fixture->nobodys, "{\"text\":\"- 9m 90%\"}", -1, NULL));
  musette_kept_draft_open (draft, fixture->nobodys, NULL);
  musette_kept_draft_keep (draft, "", "Ride", TEXT);
  musette_kept_draft_forget (draft);
  g_assert_false (musette_kept_draft_get_loaded (draft));
  g_assert_true (musette_kept_draft_get_continued (draft));
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft));
  g_assert_cmpstr (musette_kept_draft_get_text (draft), ==, "- 9m 90%");
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  const char *const contents[] = { "", "{", "[]", "{\"text\":3}", "{}" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (MusetteKeptDraft) draft = NULL;
      g_autofree char *aside = NULL;
      g_autofree char *content = NULL;
      const char *message;

      g_assert_true (g_file_set_contents (fixture->nobodys, contents[i], -1, NULL));
      draft = open_draft (fixture->nobodys, NULL);
      g_assert_null (musette_kept_draft_get_text (draft));
      message = musette_kept_draft_get_message (draft);
      g_assert_nonnull (message);
      aside = g_strndup (strstr (message, fixture->nobodys),
                         strcspn (strstr (message, fixture->nobodys), "”"));
      g_assert_true (g_file_get_contents (aside, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, contents[i]);
      g_assert_true (g_str_has_prefix (aside, fixture->nobodys));

      /* Another one takes its place. */
      musette_kept_draft_keep (draft, "", "Ride", TEXT);
      musette_kept_draft_end (draft);
      g_assert_true (is_kept (fixture->nobodys, TEXT));
    }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A file is where the folder should be, as if the disk could not be written. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *in_the_way = g_path_get_dirname (fixture->path);
  g_autoptr (MusetteKeptDraft) draft = open_draft (fixture->path, NULL);
  guint n_messages = 0;

  g_signal_connect_swapped (draft, "notify::message", G_CALLBACK (count_cb), &n_messages);
  g_assert_true (g_file_set_contents (in_the_way, "", -1, NULL));
  musette_kept_draft_keep (draft, "", "Ride", TEXT);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_message (draft) != NULL);
  g_assert_nonnull (strstr (musette_kept_draft_get_message (draft), fixture->path));
  g_assert_cmpuint (n_messages, ==, 1);

  /* Said once while it goes on, and no more when it works again. */
  g_assert_cmpint (g_unlink (in_the_way), ==, 0);
  musette_kept_draft_keep (draft, "", "Ride", "- 5m 60%\n");
  MUSETTE_TEST_WAIT (musette_kept_draft_get_message (draft) == NULL);
  g_assert_true (is_kept (fixture->path, "- 5m 60%\n"));
  g_assert_cmpuint (n_messages, ==, 2);
}

/* What could not be written is tried once more at the end. */
static void
test_failure_at_end (Fixture *fixture, gconstpointer data)
{
  g_autofree char *in_the_way = g_path_get_dirname (fixture->path);
  g_autoptr (MusetteKeptDraft) draft = open_draft (fixture->path, NULL);

  g_assert_true (g_file_set_contents (in_the_way, "", -1, NULL));
  musette_kept_draft_keep (draft, "", "Ride", TEXT);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_message (draft) != NULL);
  g_assert_cmpint (g_unlink (in_the_way), ==, 0);
  musette_kept_draft_end (draft);
  g_assert_true (is_kept (fixture->path, TEXT));
}

/* Going to another draft writes the one before. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteKeptDraft) draft = open_draft (fixture->path, fixture->nobodys);

  musette_kept_draft_keep (draft, "Ada’s", "Ride", TEXT);
  musette_kept_draft_open (draft, fixture->nobodys, NULL);
  g_assert_false (musette_kept_draft_get_continued (draft));
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft));
  g_assert_null (musette_kept_draft_get_text (draft));
  g_assert_true (is_kept (fixture->path, TEXT));

  /* What nobody wrote stays theirs where there is one already. */
  musette_kept_draft_keep (draft, "Nobody’s", "Run", "- 1m 10%\n");
  musette_kept_draft_open (draft, fixture->path, fixture->nobodys);
  g_assert_true (musette_kept_draft_get_continued (draft));
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft));
  g_assert_cmpstr (musette_kept_draft_get_name (draft), ==, "Ada’s");
  g_assert_true (is_kept (fixture->nobodys, "- 1m 10%\n"));

  /* Through nobody's to another one: nothing is carried along. */
  musette_kept_draft_open (draft, fixture->nobodys, NULL);
  musette_kept_draft_open (draft, NULL, NULL);
  g_assert_false (musette_kept_draft_get_continued (draft));
  g_assert_true (musette_kept_draft_get_loaded (draft));
}

static void
test_taken_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteKeptDraft) draft = open_draft (fixture->nobodys, NULL);

  musette_kept_draft_keep (draft, "", "Ride", TEXT);
  musette_kept_draft_open (draft, fixture->path, fixture->nobodys);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft));
  g_assert_cmpstr (musette_kept_draft_get_text (draft), ==, TEXT);
  g_assert_true (is_kept (fixture->path, TEXT));
  g_assert_false (g_file_test (fixture->nobodys, G_FILE_TEST_EXISTS));
}

static void
test_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteKeptDraft) draft = open_draft (NULL, NULL);

  musette_kept_draft_keep (draft, "", "Ride", TEXT);
  g_assert_cmpstr (musette_kept_draft_get_text (draft), ==, TEXT);
  musette_kept_draft_forget (draft);
  g_assert_null (musette_kept_draft_get_text (draft));
}

/* Two who write do not write over each other; what one leaves is there for the next. */
static void
test_two (Fixture *fixture, gconstpointer data)
{
  MusetteKeptDraft *first;
  MusetteKeptDraft *second;
  Door door;

  door_init_in (&door, "http://127.0.0.1:9", fixture->folder);
  first = musette_repository_take_draft (door.repository);
  second = musette_repository_take_draft (door.repository);
  g_assert_true (first != second);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (first)
                     && musette_kept_draft_get_loaded (second));
  musette_kept_draft_keep (first, "First", "Ride", TEXT);
  musette_kept_draft_keep (second, "Second", "Ride", TEXT);
  musette_kept_draft_leave (first);
  g_assert_true (musette_repository_take_draft (door.repository) == first);
  g_assert_cmpstr (musette_kept_draft_get_name (first), ==, "First");
  musette_repository_close (door.repository);
  door_clear (&door);

  door_init_in (&door, "http://127.0.0.1:9", fixture->folder);
  first = musette_repository_take_draft (door.repository);
  second = musette_repository_take_draft (door.repository);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (first)
                     && musette_kept_draft_get_loaded (second));
  g_assert_cmpstr (musette_kept_draft_get_name (first), ==, "First");
  g_assert_cmpstr (musette_kept_draft_get_name (second), ==, "Second");
  musette_repository_close (door.repository);
  door_clear (&door);
}

/* Each account has its own; who signs in takes over what was begun before. */
static void
test_accounts (Fixture *fixture, gconstpointer data)
{
  MusetteTestServer *server = musette_test_server_new ();
  MusetteKeptDraft *draft;
  Door door;

  musette_test_server_set_default (server, &(MusetteTestReply){ .body = "{\"id\":\"i42\"}" });
  door_init_in (&door, musette_test_server_get_url (server), fixture->folder);
  draft = musette_repository_take_draft (door.repository);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft));
  musette_kept_draft_keep (draft, "First", "Ride", TEXT);
  door_sign_in (&door, "k3y0123456789", NULL, TRUE);
  MUSETTE_TEST_WAIT (g_strcmp0 (musette_kept_draft_get_name (draft), "First") == 0
                     && musette_kept_draft_get_loaded (draft));
  door_sign_out (&door);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft)
                     && musette_kept_draft_get_text (draft) == NULL);

  door_forget_answer (&door);
  musette_test_server_set_default (server, &(MusetteTestReply){ .body = "{\"id\":\"i43\"}" });
  door_sign_in (&door, "other123456789", NULL, TRUE);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft));
  g_assert_null (musette_kept_draft_get_text (draft));
  musette_kept_draft_keep (draft, "Second", "Ride", TEXT);
  door_sign_out (&door);

  door_forget_answer (&door);
  musette_test_server_set_default (server, &(MusetteTestReply){ .body = "{\"id\":\"i42\"}" });
  door_sign_in (&door, "k3y0123456789", NULL, TRUE);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (draft)
                     && g_strcmp0 (musette_kept_draft_get_name (draft), "First") == 0);
  musette_repository_close (door.repository);
  door_clear (&door);
  musette_test_server_free (server);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/sync/kept-draft/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("while-open", test_while_open);
  ADD ("at-end", test_at_end);
  ADD ("forget", test_forget);
  ADD ("early", test_early);
  ADD ("damaged", test_damaged);
  ADD ("failure", test_failure);
  ADD ("failure-at-end", test_failure_at_end);
  ADD ("others", test_others);
  ADD ("taken-over", test_taken_over);
  ADD ("nowhere", test_nowhere);
  ADD ("two", test_two);
  ADD ("accounts", test_accounts);
#undef ADD
  return g_test_run ();
}
