/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fuzz.h"

#include <string.h>

#include "musette-test.h"

/* Runs a fuzz driver without libFuzzer: over the kept inputs, over the ride corpus when it is
 * there, and over the same few hundred changed copies of each. */

#define MAX_BYTES (48 * 1024)
#define BUDGET (4 * 1024 * 1024) /* bytes of changed copies for each input */
#define MAX_COPIES 300

/* Appends a few of the bytes at @place once more. */
static void
repeat (GByteArray *copy, guint place)
{
  guint n = MIN (64, copy->len - place);
  g_autofree guint8 *bytes = g_memdup2 (copy->data + place, n);

  g_byte_array_append (copy, bytes, n);
}

static void
change (GRand *random, GByteArray *copy)
{
  guint changes = (guint) g_rand_int_range (random, 1, 8);

  for (guint i = 0; i < changes && copy->len > 0; i++)
    {
      guint place = (guint) g_rand_int_range (random, 0, (gint32) copy->len);

      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          copy->data[place] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
          break;
        case 1:
          copy->data[place] = (guint8) g_rand_int (random);
          break;
        case 2:
          copy->data[place] = g_rand_boolean (random) ? 0xFF : 0x00;
          break;
        case 3:
          g_byte_array_remove_index (copy, place);
          break;
        case 4:
          repeat (copy, place);
          break;
        default:
          g_byte_array_set_size (copy, place);
          break;
        }
    }
}

static void
replay (const char *path)
{
  g_autoptr (GBytes) bytes = musette_test_read (path);
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint copies;

  LLVMFuzzerTestOneInput (data, length);
  length = MIN (length, MAX_BYTES);
  copies = (guint) MIN (MAX_COPIES, BUDGET / MAX (length, 1));
  for (guint i = 0; i < copies; i++)
    {
      g_autoptr (GByteArray) copy = g_byte_array_new ();
      g_autofree guint8 *exact = NULL;

      g_byte_array_append (copy, data, (guint) length);
      change (random, copy);
      /* A buffer of its exact size, so that a read behind it is found. */
      exact = g_memdup2 (copy->data, copy->len);
      LLVMFuzzerTestOneInput (exact, copy->len);
    }
}

static guint
replay_folder (const char *folder, const char *prefix, const char *suffix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, suffix))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        replay (path);
        n++;
      }
  return n;
}

static void
test_kept (gconstpointer kind)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", kind, NULL);

  LLVMFuzzerTestOneInput ((const uint8_t *) "", 0);
  g_assert_cmpuint (replay_folder (folder, "", ""), >, 0);
}

static void
test_broken_rides (gconstpointer suffix)
{
  g_autofree char *folder = musette_test_corpus ("rides", NULL);

  if (folder != NULL)
    replay_folder (folder, "broken-", suffix);
}

/* Usage: replay KIND SUFFIX, for instance "fit .fit". */
int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc != 3)
    return 2;
  g_test_add_data_func ("/fuzz/kept", argv[1], test_kept);
  g_test_add_data_func ("/fuzz/broken-rides", argv[2], test_broken_rides);
  return g_test_run ();
}
