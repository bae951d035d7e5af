/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include <glib/gstdio.h>

static char *
join (const char *root, const char *first, va_list args)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, (gpointer) root);
  for (const char *part = first; part != NULL; part = va_arg (args, const char *))
    g_ptr_array_add (parts, (gpointer) part);
  g_ptr_array_add (parts, NULL);
  return g_build_filenamev ((char **) parts->pdata);
}

/**
 * musette_test_corpus:
 * @first: first part of the path, for instance "rides"
 * @...: further parts, ended by %NULL
 *
 * Finds a file or folder of the big corpora in $MUSETTE_CORPUS. When it is absent the test case is
 * marked as skipped.
 *
 * Returns: (transfer full) (nullable): the path, or %NULL, then return from the test
 */
char *
musette_test_corpus (const char *first, ...)
{
  const char *root = g_getenv ("MUSETTE_CORPUS");
  g_autofree char *path = NULL;
  va_list args;

  if (root == NULL)
    {
      g_test_skip ("MUSETTE_CORPUS is not set");
      return NULL;
    }
  va_start (args, first);
  path = join (root, first, args);
  va_end (args);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the corpus is absent");
  return NULL;
}

/**
 * musette_test_data:
 * @first: first part of the path below tests/data
 * @...: further parts, ended by %NULL
 *
 * Returns: (transfer full): the path of a file of our own small set
 */
char *
musette_test_data (const char *first, ...)
{
  g_autofree char *root = g_test_build_filename (G_TEST_DIST, "data", NULL);
  char *path;
  va_list args;

  va_start (args, first);
  path = join (root, first, args);
  va_end (args);
  return path;
}

/**
 * musette_test_read:
 * @path: a file that must be there
 *
 * Returns: (transfer full): its content
 */
GBytes *
musette_test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * musette_test_remove_tree:
 * @path: a folder
 *
 * Removes a folder with all that is in it. Links are not followed.
 */
void
musette_test_remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        musette_test_remove_tree (inner);
      else
        g_remove (inner);
    }
  g_rmdir (path);
}

/**
 * musette_test_iterate:
 *
 * Runs the main context once, for at most a few milliseconds.
 */
void
musette_test_iterate (void)
{
  guint id = g_timeout_add (5, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/**
 * musette_test_wait_until:
 * @done: tells whether to stop
 * @user_data: for @done
 * @timeout_s: seconds after which to give up
 *
 * Returns: whether @done was satisfied in time
 */
gboolean
musette_test_wait_until (gboolean (*done) (gpointer), gpointer user_data, guint timeout_s)
{
  gint64 end = g_get_monotonic_time () + (gint64) timeout_s * G_USEC_PER_SEC;

  while (!done (user_data) && g_get_monotonic_time () < end)
    musette_test_iterate ();
  return done (user_data);
}
