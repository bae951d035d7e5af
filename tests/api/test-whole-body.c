/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-whole-body.h"

#include <string.h>

#include "musette-error.h"
#include "musette-test.h"

static gboolean
check_csv (const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  gboolean is_whole = musette_whole_body_check_csv (body, &error);

  if (!is_whole)
    g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
  return is_whole;
}

static void
test_csv (void)
{
  g_assert_true (check_csv ("a,b\n"));
  g_assert_true (check_csv ("a,b"));
  g_assert_true (check_csv ("a,b\r\n1,2\r\n"));
  g_assert_true (check_csv ("a,b\n1,2"));
  g_assert_true (check_csv ("a,b\n\"x,\ny\",\"\"\"\"\n"));
  g_assert_false (check_csv ("a,b\n1"));
  g_assert_false (check_csv ("a,b\n1,2\n3"));
  g_assert_false (check_csv ("a,b\n1,\"2"));
}

/* Each cut of a whole file must be noticed. */
static void
expect_cuts_noticed (GBytes *whole, gsize first_cut, gsize last_cut)
{
  g_assert_true (musette_whole_body_check_file (whole, NULL));
  for (gsize length = first_cut; length <= last_cut; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_false (musette_whole_body_check_file (cut, &error));
      g_assert_error (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_PROTOCOL);
    }
}

static void
test_fit (void)
{
  guint8 data[40] = { 14, 16, 0, 0, 4, 0, 0, 0, '.', 'F', 'I', 'T' };
  g_autoptr (GBytes) one = NULL;
  g_autoptr (GBytes) chained = NULL;

  memcpy (data + 20, data, 20);
  one = g_bytes_new (data, 20);
  chained = g_bytes_new (data, 40);
  expect_cuts_noticed (one, 12, 19);
  expect_cuts_noticed (chained, 32, 39);
}

static void
test_gzip (void)
{
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr (GConverter) gzip
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  guint8 packed[1000];
  gsize n_read, n;
  g_autoptr (GBytes) whole = NULL;

  g_assert_cmpint (g_converter_convert (gzip, text, 5000, packed, sizeof packed,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n, NULL),
                   ==, G_CONVERTER_FINISHED);
  whole = g_bytes_new (packed, n);
  expect_cuts_noticed (whole, 2, n - 1);
}

static void
test_xml (void)
{
  g_autoptr (GBytes) gpx = g_bytes_new_static (" <?xml?><gpx><a/></gpx>\n", 24);
  g_autoptr (GBytes) tcx
      = g_bytes_new_static ("\xef\xbb\xbf<TrainingCenterDatabase></TrainingCenterDatabase>", 52);

  expect_cuts_noticed (gpx, 2, 22);
  expect_cuts_noticed (tcx, 3, 51);
}

static void
test_zip (void)
{
  static const char data[] = "PK\3\4aaaaaaaaPK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
  g_autoptr (GBytes) zip = g_bytes_new_static (data, sizeof data - 1);

  expect_cuts_noticed (zip, 4, 20);
}

static void
test_other (void)
{
  g_autoptr (GBytes) other = g_bytes_new_static ("hello", 5);

  g_assert_true (musette_whole_body_check_file (other, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/whole-body/csv", test_csv);
  g_test_add_func ("/whole-body/fit", test_fit);
  g_test_add_func ("/whole-body/gzip", test_gzip);
  g_test_add_func ("/whole-body/xml", test_xml);
  g_test_add_func ("/whole-body/zip", test_zip);
  g_test_add_func ("/whole-body/other", test_other);
  return g_test_run ();
}
