/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-stream-codec.h"

#include <math.h>
#include <string.h>

#include "musette-error.h"
#include "musette-recording.h"
#include "musette-test.h"

/* Missing is missing, however its NaN is made up; everything else is the same to the last bit. */
static gboolean
is_same (double one, double other)
{
  return (isnan (one) && isnan (other)) || memcmp (&one, &other, sizeof one) == 0;
}

static void
assert_same_column (MusetteStreamSet *one, MusetteStreamSet *other, MusetteChannel channel)
{
  g_assert_cmpint (musette_stream_set_has (one, channel), ==,
                   musette_stream_set_has (other, channel));
  for (guint i = 0; i < musette_stream_set_get_length (one); i++)
    if (!is_same (musette_stream_set_get_value (one, i, channel),
                  musette_stream_set_get_value (other, i, channel)))
      g_error ("%s[%u]: %.17g became %.17g", musette_channel_get_stream_name (channel), i,
               musette_stream_set_get_value (one, i, channel),
               musette_stream_set_get_value (other, i, channel));
}

static void
assert_same (MusetteStreamSet *one, MusetteStreamSet *other)
{
  guint n = musette_stream_set_get_length (one);

  g_assert_cmpuint (n, ==, musette_stream_set_get_length (other));
  g_assert_cmpint (musette_stream_set_get_start (one), ==, musette_stream_set_get_start (other));
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (musette_stream_set_get_time (one)[i], ==,
                     musette_stream_set_get_time (other)[i]);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    assert_same_column (one, other, i);
}

/* There and back. Returns the length of the bytes. */
static gsize
check_round_trip (MusetteStreamSet *set)
{
  g_autoptr (MusetteZstd) zstd = musette_zstd_new ();
  g_autoptr (GBytes) bytes = musette_stream_codec_encode (zstd, set);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteStreamSet) back = NULL;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  back = musette_stream_codec_decode (zstd, data, length, &error);
  g_assert_no_error (error);
  assert_same (set, back);
  return length;
}

static MusetteStreamSet *
make_set (guint n)
{
  MusetteStreamSet *set = musette_stream_set_new (n);

  musette_stream_set_set_start (set, 1763740800);
  for (guint i = 0; i < n; i++)
    musette_stream_set_append (set, (gint32) i);
  return set;
}

static void
test_sizes (void)
{
  static const guint sizes[] = { 0, 1, 2, 7, 8, 9, 49, 50, 51, 1000 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      g_autoptr (MusetteStreamSet) set = make_set (sizes[k]);

      check_round_trip (set);
      for (guint i = 0; i < sizes[k]; i++)
        {
          musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_WATTS, 200 + i % 7);
          musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_LATITUDE, 47.1 + i * 1e-5);
        }
      check_round_trip (set);
    }
}

static void
test_constant (void)
{
  g_autoptr (MusetteStreamSet) set = make_set (86400);

  for (guint i = 0; i < 86400; i++)
    {
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_TEMPERATURE, -3.5);
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_WATTS, 0);
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_CADENCE, NAN);
    }
  g_assert_cmpuint (check_round_trip (set), <, 200);
}

/* Each value that is odd in another way, alone in a column and all over it. */
static void
test_odd_values (void)
{
  static const double odd[] = {
    NAN,
    -0.0,
    0.0,
    INFINITY,
    -INFINITY,
    1e308,
    -1e308,
    5e-324,
    1e-7,
    123456.7e-9,
    -1,
    0.1 + 0.2,
    1.0 / 3,
    4503599627370497.5,
    9007199254740993.0,
    -9007199254740991.0,
    1e15,
    2147483648.0,
    0.1f,
    65504.25,
    3.4028234e38,
    1.17549435e-38,
  };

  for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
    for (guint every = 1; every <= 100; every += 99)
      {
        g_autoptr (MusetteStreamSet) set = make_set (300);

        for (guint i = 0; i < 300; i++)
          {
            double value = i % every == 0 ? odd[k] : i * 0.1;

            musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_GRADE, value);
            musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_ALTITUDE, value);
          }
        check_round_trip (set);
      }
}

static void
test_times (void)
{
  static const gint32 times[]
      = { MUSETTE_TIME_NONE, G_MAXINT32, 0, -1, G_MININT32 + 1, 5, 5, 4, 86400 };
  g_autoptr (MusetteStreamSet) set = musette_stream_set_new (0);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    musette_stream_set_append (set, times[i]);
  musette_stream_set_set_start (set, G_MININT64);
  check_round_trip (set);
}

static double
random_value (GRand *rand, guint style, double before)
{
  switch (style)
    {
    case 0: /* bits at random */
      {
        guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
        double value;

        memcpy (&value, &bits, sizeof value);
        return value;
      }
    case 1: /* decimals */
      return rint (before * 1e3 + g_rand_double_range (rand, -1e4, 1e4)) / 1e3;
    case 2: /* positions with seven decimals */
      return rint ((47.5 + g_rand_double_range (rand, -1e-3, 1e-3)) * 1e7) / 1e7;
    case 3: /* positions as devices count them */
      return g_rand_int_range (rand, -1000000, 1000000) * (180.0 / 2147483648.0);
    case 4: /* mostly missing */
      return g_rand_int_range (rand, 0, 10) == 0 ? g_rand_int_range (rand, 0, 300) : NAN;
    default: /* whole numbers with a few stray ones */
      return g_rand_int_range (rand, 0, 200) == 0 ? g_rand_double (rand)
                                                  : g_rand_int_range (rand, -500, 500);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (MusetteStreamSet) set = make_set ((guint) g_rand_int_range (rand, 0, 700));

      for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
        {
          guint style = (guint) g_rand_int_range (rand, 0, 7);
          double value = 0;

          for (guint i = 0; style < 6 && i < musette_stream_set_get_length (set); i++)
            {
              value
                  = random_value (rand, style, isfinite (value) && fabs (value) < 1e9 ? value : 0);
              musette_stream_set_set_value (set, i, channel, value);
            }
        }
      check_round_trip (set);
    }
}

/* Whatever is done to the bytes is refused or gives a set; nothing is read or written outside. */
static void
test_garbage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (MusetteZstd) zstd = musette_zstd_new ();
  g_autoptr (MusetteStreamSet) set = make_set (100);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const guint8 *data;

  for (guint i = 0; i < 100; i++)
    {
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_WATTS, i % 9 == 0 ? NAN : i);
      musette_stream_set_set_value (set, i, MUSETTE_CHANNEL_LONGITUDE, i / 3.0);
    }
  bytes = musette_stream_codec_encode (zstd, set);
  data = g_bytes_get_data (bytes, &length);
  for (gsize cut = 0; cut < length; cut++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (musette_stream_codec_decode (zstd, data, cut, &error));
      g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED);
    }
  g_assert_true (musette_zstd_decompress (zstd, data, length, content, NULL));
  for (guint round = 0; round < 5000; round++)
    {
      g_autofree guint8 *changed = g_memdup2 (content->data, content->len);
      g_autoptr (GBytes) packed = NULL;
      g_autoptr (MusetteStreamSet) back = NULL;
      gsize size;
      const void *start;

      /* The head and the first column's head are where it hurts most. */
      for (guint k = 0; k < 1 + round % 3; k++)
        changed[g_rand_int_range (rand, 0, round % 2 ? 30 : (gint32) content->len)]
            = (guint8) g_rand_int (rand);
      packed
          = musette_zstd_compress (zstd, changed, round % 5 ? content->len : round % content->len);
      start = g_bytes_get_data (packed, &size);
      back = musette_stream_codec_decode (zstd, start, size, NULL);
    }
}

static void
test_text (void)
{
  g_autoptr (MusetteZstd) zstd = musette_zstd_new ();
  g_autofree char *long_text = g_strnfill (5000, '[');
  g_autoptr (GBytes) small = g_bytes_new_static ("{}", 2);
  g_autoptr (GBytes) big = g_bytes_new_static (long_text, 5000);
  g_autoptr (GBytes) packed_small = musette_zstd_pack_text (zstd, small);
  g_autoptr (GBytes) packed_big = musette_zstd_pack_text (zstd, big);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const void *data = g_bytes_get_data (packed_big, &length);

  g_assert_true (packed_small == small);
  g_assert_cmpuint (length, <, 100);
  back = musette_zstd_unpack_text (zstd, data, length, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back, big));
  g_assert_null (musette_zstd_unpack_text (zstd, data, length - 1, &error));
  g_assert_error (error, MUSETTE_STORE_ERROR, MUSETTE_STORE_ERROR_DAMAGED);
}

static MusetteStreamSet *
read_ride (const char *path)
{
  g_autoptr (GBytes) bytes = musette_test_read (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, name, NULL, NULL);

  return recording != NULL ? g_object_ref (musette_recording_get_streams (recording)) : NULL;
}

static void
test_rides (void)
{
  g_autofree char *folder = musette_test_corpus ("rides", NULL);
  g_autoptr (GDir) entries = NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return;
  entries = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (MusetteStreamSet) set = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR) || g_str_has_suffix (name, ".md"))
        continue;
      set = read_ride (path);
      if (set == NULL)
        continue;
      check_round_trip (set);
      n++;
    }
  g_test_message ("%u rides", n);
  g_assert_cmpuint (n, >, 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/stream-codec/sizes", test_sizes);
  g_test_add_func ("/store/stream-codec/constant", test_constant);
  g_test_add_func ("/store/stream-codec/odd-values", test_odd_values);
  g_test_add_func ("/store/stream-codec/times", test_times);
  g_test_add_func ("/store/stream-codec/random", test_random);
  g_test_add_func ("/store/stream-codec/garbage", test_garbage);
  g_test_add_func ("/store/stream-codec/text", test_text);
  g_test_add_func ("/store/stream-codec/rides", test_rides);
  return g_test_run ();
}
