/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <string.h>

#include "musette-kept-draft.h"
#include "musette-test.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("musette-draft-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "data", "draft.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  musette_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
is_kept (Fixture *fixture, const char *text)
{
  g_autoptr (MusetteKeptDraft) draft = musette_kept_draft_new (fixture->path);

  return g_strcmp0 (musette_kept_draft_get_text (draft), text) == 0;
}

/* The first draft is still there, as it would be if the program had been killed. */
static void
test_while_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteKeptDraft) draft = musette_kept_draft_new (fixture->path);
  g_autoptr (MusetteKeptDraft) again = NULL;

  g_assert_null (musette_kept_draft_get_text (draft));
  musette_kept_draft_keep (draft, "Über “3 × 5”", "Run", "- 5m 90% Pace\n");
  musette_kept_draft_keep (draft, "Über “3 × 5”", "Run", "- 5m 95% Pace\n");
  MUSETTE_TEST_WAIT (is_kept (fixture, "- 5m 95% Pace\n"));
  again = musette_kept_draft_new (fixture->path);
  g_assert_cmpstr (musette_kept_draft_get_name (again), ==, "Über “3 × 5”");
  g_assert_cmpstr (musette_kept_draft_get_sport_type (again), ==, "Run");
}

static void
test_at_end (Fixture *fixture, gconstpointer data)
{
  MusetteKeptDraft *draft = musette_kept_draft_new (fixture->path);

  musette_kept_draft_keep (draft, "", "Ride", "- 5m 50%\n");
  g_object_unref (draft);
  g_assert_true (is_kept (fixture, "- 5m 50%\n"));
}

/* What was sent comes back only when it is changed. */
static void
test_forget (Fixture *fixture, gconstpointer data)
{
  MusetteKeptDraft *draft = musette_kept_draft_new (fixture->path);

  musette_kept_draft_keep (draft, "", "Ride", "- 5m 50%\n");
  MUSETTE_TEST_WAIT (is_kept (fixture, "- 5m 50%\n"));
  musette_kept_draft_forget (draft);
  musette_kept_draft_keep (draft, "", "Ride", "- 5m 50%\n");
  MUSETTE_TEST_WAIT (!g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  musette_kept_draft_keep (draft, "", "Ride", "- 5m 60%\n");
  g_object_unref (draft);
  g_assert_true (is_kept (fixture, "- 5m 60%\n"));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "draft.json", NULL);
  const char *const contents[] = { "", "{", "[]", "{\"text\":3}" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (MusetteKeptDraft) draft = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      draft = musette_kept_draft_new (path);
      g_assert_null (musette_kept_draft_get_text (draft));
    }
}

static void
test_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteKeptDraft) draft = musette_kept_draft_new (NULL);

  musette_kept_draft_keep (draft, "", "Ride", "- 5m 50%\n");
  musette_kept_draft_forget (draft);
  g_assert_cmpstr (musette_kept_draft_get_text (draft), ==, "- 5m 50%\n");
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
  ADD ("damaged", test_damaged);
  ADD ("nowhere", test_nowhere);
#undef ADD
  return g_test_run ();
}
