/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>
#include <string.h>

#include "fit-writer.h"
#include "musette-crc16.h"
#include "musette-error.h"
#include "musette-fit-reader.h"
#include "musette-recording-private.h"
#include "musette-test.h"

#define T0 1000000000u

static const FitField file_id_fields[] = { { 0, 1, 0x00 }, { 1, 2, 0x84 } };
static const FitField plain_fields[] = { { 253, 4, 0x86 }, { 3, 1, 0x02 }, { 7, 2, 0x84 } };

static MusetteRecording *
read_array (GByteArray *array, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (array->data, array->len);

  return musette_recording_read (bytes, "test.fit", NULL, error);
}

static MusetteRecording *
read_ok (GByteArray *array)
{
  g_autoptr (GError) error = NULL;
  MusetteRecording *recording = read_array (array, &error);

  g_assert_no_error (error);
  g_assert_nonnull (recording);
  return recording;
}

static double
value (MusetteRecording *recording, guint sample, MusetteChannel channel)
{
  return musette_stream_set_get_value (musette_recording_get_streams (recording), sample, channel);
}

static void
add_file_id (GByteArray *fit, guint8 type)
{
  fit_define (fit, 15, 0, FALSE, file_id_fields, 2, NULL, 0);
  fit_byte (fit, 15);
  fit_byte (fit, type);
  fit_u16 (fit, 32, FALSE);
}

/* Records with time, heart rate and power. */
static void
add_records (GByteArray *fit, guint n, gboolean big_endian)
{
  fit_define (fit, 0, 20, big_endian, plain_fields, 3, NULL, 0);
  for (guint i = 0; i < n; i++)
    {
      fit_byte (fit, 0);
      fit_u32 (fit, T0 + i, big_endian);
      fit_byte (fit, (guint8) (120 + i));
      fit_u16 (fit, (guint16) (200 + i), big_endian);
    }
}

static GByteArray *
make_plain (guint n)
{
  GByteArray *fit = fit_begin ();

  add_file_id (fit, 4);
  add_records (fit, n, FALSE);
  fit_end (fit);
  return fit;
}

static const char *
damage_code (MusetteRecording *recording, guint index)
{
  GPtrArray *damage = musette_recording_get_damage (recording);

  return index < damage->len ? ((MusetteDamage *) g_ptr_array_index (damage, index))->code : NULL;
}

static void
test_crc (void)
{
  MusetteCrc16 crc;

  musette_crc16_init (&crc);
  /* The check value of CRC-16/ARC. */
  g_assert_cmphex (musette_crc16_compute (&crc, (const guint8 *) "123456789", 9), ==, 0xBB3D);
  g_assert_cmphex (musette_crc16_compute (&crc, (const guint8 *) "123456789\x3D\xBB", 11), ==, 0);
  g_assert_cmphex (musette_crc16_compute (&crc, (const guint8 *) "", 0), ==, 0);
}

static void
test_byte_orders (void)
{
  for (guint big = 0; big < 2; big++)
    {
      g_autoptr (GByteArray) fit = fit_begin ();
      g_autoptr (MusetteRecording) recording = NULL;

      add_file_id (fit, 4);
      add_records (fit, 3, big == 1);
      fit_end (fit);
      recording = read_ok (fit);
      g_assert_null (damage_code (recording, 0));
      g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 3);
      g_assert_cmpint (musette_recording_get_start_unix (recording), ==, T0 + MUSETTE_FIT_EPOCH);
      g_assert_cmpfloat (value (recording, 2, MUSETTE_CHANNEL_WATTS), ==, 202);
      g_assert_cmpfloat (value (recording, 2, MUSETTE_CHANNEL_HEARTRATE), ==, 122);
    }
}

static void
test_scales (void)
{
  static const FitField fields[]
      = { { 253, 4, 0x86 }, { 0, 4, 0x85 },  { 1, 4, 0x85 },   { 2, 2, 0x84 },
          { 78, 4, 0x86 },  { 5, 4, 0x86 },  { 6, 2, 0x84 },   { 73, 4, 0x86 },
          { 13, 1, 0x01 },  { 30, 1, 0x02 }, { 139, 2, 0x84 }, { 200, 3, 0x84 } };
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;

  fit_define (fit, 3, 20, FALSE, fields, G_N_ELEMENTS (fields), NULL, 0);
  fit_byte (fit, 3);
  fit_u32 (fit, T0, FALSE);
  fit_u32 (fit, 0x40000000, FALSE); /* 90 degrees */
  fit_u32 (fit, 0xC0000000, FALSE); /* -90 degrees */
  fit_u16 (fit, 2600, FALSE);       /* 20 m */
  fit_u32 (fit, G_MAXUINT32, FALSE);
  fit_u32 (fit, 12345, FALSE);
  fit_u16 (fit, 5000, FALSE); /* 5 m/s */
  fit_u32 (fit, 6000, FALSE); /* the enhanced one wins */
  fit_byte (fit, (guint8) -5);
  fit_byte (fit, 0x80 | 52);
  fit_u16 (fit, 3750, FALSE);
  fit_byte (fit, 1); /* a field of odd size is skipped */
  fit_u16 (fit, 2, FALSE);
  fit_end (fit);
  recording = read_ok (fit);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_LATITUDE), ==, 90);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_LONGITUDE), ==, -90);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_ALTITUDE), ==, 20);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_DISTANCE), ==, 123.45);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_VELOCITY), ==, 6);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_TEMPERATURE), ==, -5);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_BALANCE), ==, 52);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_CORE_TEMPERATURE), ==, 37.5);
  g_assert_cmpuint (musette_recording_get_fit_facts (recording)->fields_with_odd_size, ==, 1);
}

/* Invalid values are missing, and a channel without any value is absent. */
static void
test_invalid (void)
{
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;
  g_auto (GStrv) channels = NULL;

  add_records (fit, 1, FALSE);
  fit_byte (fit, 0);
  fit_u32 (fit, T0 + 1, FALSE);
  fit_byte (fit, 0xFF);
  fit_u16 (fit, 0xFFFF, FALSE);
  fit_end (fit);
  recording = read_ok (fit);
  g_assert_true (isnan (value (recording, 1, MUSETTE_CHANNEL_WATTS)));
  g_assert_true (isnan (value (recording, 1, MUSETTE_CHANNEL_HEARTRATE)));
  channels = musette_recording_list_raw_channels (recording);
  g_assert_cmpuint (g_strv_length (channels), ==, 2);
}

static void
test_compressed_time (void)
{
  static const FitField fields[] = { { 3, 1, 0x02 } };
  static const FitField event[] = { { 253, 4, 0x86 } };
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;
  const gint32 *time;

  fit_define (fit, 1, 21, FALSE, event, 1, NULL, 0);
  fit_byte (fit, 1);
  fit_u32 (fit, (T0 & ~31u) + 30, FALSE);
  fit_define (fit, 0, 20, FALSE, fields, 1, NULL, 0);
  fit_byte (fit, 0x80 | 31);
  fit_byte (fit, 100);
  fit_byte (fit, 0x80 | 2); /* rolled over */
  fit_byte (fit, 101);
  fit_end (fit);
  recording = read_ok (fit);
  time = musette_stream_set_get_time (musette_recording_get_streams (recording));
  g_assert_cmpint (musette_recording_get_start_unix (recording), ==,
                   (gint64) (T0 & ~31u) + 31 + MUSETTE_FIT_EPOCH);
  g_assert_cmpint (time[0], ==, 0);
  g_assert_cmpint (time[1], ==, 3);
}

static void
add_compressed (GByteArray *fit, guint32 time, guint speed, guint distance)
{
  fit_byte (fit, 0);
  fit_u32 (fit, time, FALSE);
  fit_byte (fit, (guint8) speed);
  fit_byte (fit, (guint8) ((speed >> 8) | (distance & 15) << 4));
  fit_byte (fit, (guint8) (distance >> 4));
}

static void
test_compressed_speed_distance (void)
{
  static const FitField fields[] = { { 253, 4, 0x86 }, { 8, 3, 0x0D } };
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;

  fit_define (fit, 0, 20, FALSE, fields, 2, NULL, 0);
  add_compressed (fit, T0, 300, 4080);
  add_compressed (fit, T0 + 1, 310, 16); /* 32 sixteenths on, over the edge */
  add_compressed (fit, T0 + 2, 0xFFF, 0xFFF);
  fit_end (fit);
  recording = read_ok (fit);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_VELOCITY), ==, 3);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_DISTANCE), ==, 0);
  g_assert_cmpfloat (value (recording, 1, MUSETTE_CHANNEL_DISTANCE), ==, 2);
  g_assert_true (isnan (value (recording, 2, MUSETTE_CHANNEL_DISTANCE)));
}

static void
add_description (GByteArray *fit, guint8 base_type, guint16 native_message, guint8 native_field)
{
  static const FitField fields[] = { { 0, 1, 0x02 }, { 1, 1, 0x02 },  { 2, 1, 0x02 },
                                     { 3, 5, 0x07 }, { 14, 2, 0x84 }, { 15, 1, 0x02 } };

  fit_define (fit, 5, 206, FALSE, fields, G_N_ELEMENTS (fields), NULL, 0);
  fit_byte (fit, 5);
  fit_byte (fit, 0);
  fit_byte (fit, 9);
  fit_byte (fit, base_type);
  g_byte_array_append (fit, (const guint8 *) "Power", 5); /* without a zero at its end */
  fit_u16 (fit, native_message, FALSE);
  fit_byte (fit, native_field);
}

/* An app's power counts where the record has none, even when it is described after its use. */
static void
test_developer_power (void)
{
  static const FitField fields[] = { { 253, 4, 0x86 } };
  static const FitField developer[] = { { 9, 2, 0 }, { 77, 3, 0 } };
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;
  g_auto (GStrv) channels = NULL;
  const MusetteFitFacts *facts;
  MusetteRawStats stats;

  fit_define (fit, 0, 20, TRUE, fields, 1, developer, 2);
  fit_byte (fit, 0);
  fit_u32 (fit, T0, TRUE);
  fit_u16 (fit, 321, TRUE);
  g_byte_array_append (fit, (const guint8 *) "xyz", 3);
  add_description (fit, 0x84, 20, 7);
  fit_end (fit);
  recording = read_ok (fit);
  facts = musette_recording_get_fit_facts (recording);
  g_assert_cmpfloat (value (recording, 0, MUSETTE_CHANNEL_WATTS), ==, 321);
  g_assert_true (musette_recording_is_derived (recording, MUSETTE_CHANNEL_WATTS));
  g_assert_cmpuint (facts->developer_fields->len, ==, 1);
  g_assert_cmpstr (g_array_index (facts->developer_fields, MusetteFitDeveloperField, 0).name, ==,
                   "Power");
  g_assert_cmpuint (facts->developer_field_definitions, ==, 1);
  musette_recording_get_raw_stats (recording, MUSETTE_CHANNEL_WATTS, &stats);
  g_assert_cmpuint (stats.n, ==, 0);
  channels = musette_recording_list_raw_channels (recording);
  g_assert_cmpuint (g_strv_length (channels), ==, 0);
}

/* Heart beats of a chest strap, stored beside the records with times of 12 bits. */
static void
test_heart_beats (void)
{
  static const FitField record[] = { { 253, 4, 0x86 }, { 7, 2, 0x84 } };
  static const FitField anchor[]
      = { { 253, 4, 0x86 }, { 0, 2, 0x84 }, { 9, 4, 0x86 }, { 6, 1, 0x02 } };
  static const FitField packed[] = { { 10, 3, 0x0D }, { 6, 2, 0x02 } };
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;
  MusetteRawStats stats;

  fit_define (fit, 0, 20, FALSE, record, 2, NULL, 0);
  for (guint i = 0; i < 12; i++)
    {
      fit_byte (fit, 0);
      fit_u32 (fit, T0 + i, FALSE);
      fit_u16 (fit, 100, FALSE);
    }
  fit_define (fit, 1, 132, FALSE, anchor, 4, NULL, 0);
  fit_byte (fit, 1);
  fit_u32 (fit, T0, FALSE);
  fit_u16 (fit, 16384, FALSE); /* half a second */
  fit_u32 (fit, 4000, FALSE);
  fit_byte (fit, 90);
  fit_define (fit, 2, 132, FALSE, packed, 2, NULL, 0);
  fit_byte (fit, 2);
  /* 4000 + 1024 and + 2048 on the strap's clock: 928 and 1952 in 12 bits */
  fit_byte (fit, 928 & 0xFF);
  fit_byte (fit, (guint8) (928 >> 8 | (1952 & 15) << 4));
  fit_byte (fit, 1952 >> 4);
  fit_byte (fit, 91);
  fit_byte (fit, 92);
  fit_end (fit);
  recording = read_ok (fit);
  g_assert_true (isnan (value (recording, 0, MUSETTE_CHANNEL_HEARTRATE)));
  g_assert_cmpfloat (value (recording, 1, MUSETTE_CHANNEL_HEARTRATE), ==, 90);
  g_assert_cmpfloat (value (recording, 2, MUSETTE_CHANNEL_HEARTRATE), ==, 91);
  g_assert_cmpfloat (value (recording, 3, MUSETTE_CHANNEL_HEARTRATE), ==, 92);
  g_assert_cmpfloat (value (recording, 7, MUSETTE_CHANNEL_HEARTRATE), ==, 92);
  g_assert_true (isnan (value (recording, 8, MUSETTE_CHANNEL_HEARTRATE)));
  g_assert_false (musette_recording_get_raw_heartrate_is_records (recording));
  musette_recording_get_raw_stats (recording, MUSETTE_CHANNEL_HEARTRATE, &stats);
  g_assert_cmpuint (stats.n, ==, 0);
}

static void
test_chained (void)
{
  g_autoptr (GByteArray) first = make_plain (2);
  g_autoptr (GByteArray) second = make_plain (3);
  g_autoptr (MusetteRecording) recording = NULL;

  g_byte_array_append (first, second->data, second->len);
  recording = read_ok (first);
  g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 5);
  g_assert_cmpuint (musette_recording_get_fit_facts (recording)->parts->len, ==, 2);
  g_assert_null (damage_code (recording, 0));
}

/* A definition of the first file must not be used in the second. */
static void
test_chained_definitions (void)
{
  g_autoptr (GByteArray) first = make_plain (2);
  g_autoptr (GByteArray) second = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;

  fit_byte (second, 0);
  fit_u32 (second, T0, FALSE);
  fit_end (second);
  g_byte_array_append (first, second->data, second->len);
  recording = read_ok (first);
  g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 2);
  g_assert_cmpstr (damage_code (recording, 0), ==, MUSETTE_DAMAGE_DERAILED);
}

static void
test_many_headers (void)
{
  g_autoptr (GByteArray) all = make_plain (2);
  g_autoptr (GByteArray) empty = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;

  fit_define (empty, 0, 99, FALSE, NULL, 0, NULL, 0);
  fit_end (empty);
  for (guint i = 0; i < 10000; i++)
    g_byte_array_append (all, empty->data, empty->len);
  recording = read_ok (all);
  g_assert_cmpuint (musette_recording_get_fit_facts (recording)->parts->len, <, 10000);
  g_assert_cmpstr (damage_code (recording, 0), ==, MUSETTE_DAMAGE_TRAILING_BYTES);
}

/* Cut at every byte: never a crash, and never more samples than whole records are there. */
static void
test_cut_anywhere (void)
{
  g_autoptr (GByteArray) whole = make_plain (20);
  guint last = 0;

  for (guint length = 0; length <= whole->len; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (whole->data, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteRecording) recording
          = musette_recording_read (bytes, "x.fit", NULL, &error);
      guint samples;

      g_assert_true ((recording != NULL) == (error == NULL));
      if (recording == NULL)
        continue;
      samples = musette_recording_get_samples_raw (recording);
      g_assert_cmpuint (samples, >=, last);
      g_assert_true (length == whole->len || damage_code (recording, 0) != NULL);
      last = samples;
    }
  g_assert_cmpuint (last, ==, 20);
}

static void
test_time_edges (void)
{
  static const guint32 times[] = { T0, 0, 0xFFFFFFFE, 0x80000000, T0 + 1 };
  static const FitField fields[] = { { 253, 4, 0x86 } };
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;

  fit_define (fit, 0, 20, FALSE, fields, 1, NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      fit_byte (fit, 0);
      fit_u32 (fit, times[i], FALSE);
    }
  fit_end (fit);
  recording = read_ok (fit);
  /* Zero is no time but a clock that has not been set yet. */
  g_assert_cmpint (musette_recording_get_start_unix (recording), ==, T0 + MUSETTE_FIT_EPOCH);
  /* More than 2^31 seconds from the first: no time that can be counted. */
  g_assert_cmpuint (musette_recording_get_samples_without_time (recording), ==, 2);
}

static void
test_time_jump (void)
{
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;
  MusetteRawStats stats;

  add_records (fit, 3, FALSE);
  fit_byte (fit, 0);
  fit_u32 (fit, T0 + 40 * 86400, FALSE);
  fit_byte (fit, 1);
  fit_u16 (fit, 7, FALSE);
  fit_end (fit);
  recording = read_ok (fit);
  g_assert_cmpstr (damage_code (recording, 0), ==, MUSETTE_DAMAGE_TIME_JUMP);
  g_assert_cmpuint (musette_stream_set_get_length (musette_recording_get_streams (recording)), ==,
                    3);
  g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 4);
  musette_recording_get_raw_stats (recording, MUSETTE_CHANNEL_WATTS, &stats);
  g_assert_cmpuint (stats.n, ==, 4);
  g_assert_cmpfloat (stats.min, ==, 7);
}

static void
check_refused (GByteArray *fit, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_array (fit, &error));
  g_assert_error (error, MUSETTE_RECORDING_ERROR, code);
}

static void
test_refused (void)
{
  g_autoptr (GByteArray) settings = fit_begin ();
  g_autoptr (GByteArray) course = fit_begin ();
  g_autoptr (GByteArray) nothing = fit_begin ();
  g_autoptr (GByteArray) header = fit_begin ();

  add_file_id (settings, 2);
  fit_end (settings);
  check_refused (settings, MUSETTE_RECORDING_ERROR_NOT_ACTIVITY);
  add_file_id (course, 6);
  add_records (course, 5, FALSE);
  fit_end (course);
  check_refused (course, MUSETTE_RECORDING_ERROR_NOT_ACTIVITY);
  add_file_id (nothing, 4);
  fit_end (nothing);
  check_refused (nothing, MUSETTE_RECORDING_ERROR_NO_SAMPLES);
  check_refused (header, MUSETTE_RECORDING_ERROR_EMPTY);
}

/* A file whose samples have nothing in them could ask for memory without end. */
static void
test_too_many (void)
{
  static const FitField none[] = { { 3, 0, 0x02 } };
  g_autoptr (GByteArray) fit = fit_begin ();
  guint begin;

  fit_define (fit, 0, 20, FALSE, none, 1, NULL, 0);
  begin = fit->len;
  g_byte_array_set_size (fit, begin + MUSETTE_MAX_SAMPLES + 1);
  memset (fit->data + begin, 0, MUSETTE_MAX_SAMPLES + 1);
  check_refused (fit, MUSETTE_RECORDING_ERROR_REFUSED);
}

static void
add_timer_event (GByteArray *fit, guint32 time, guint8 type)
{
  static const FitField fields[] = { { 253, 4, 0x86 }, { 0, 1, 0 }, { 1, 1, 0 } };

  fit_define (fit, 6, 21, FALSE, fields, 3, NULL, 0);
  fit_byte (fit, 6);
  fit_u32 (fit, time, FALSE);
  fit_byte (fit, 0);
  fit_byte (fit, type);
}

static void
test_pauses (void)
{
  g_autoptr (GByteArray) fit = fit_begin ();
  g_autoptr (MusetteRecording) recording = NULL;
  const MusetteRecordingPause *pause;

  add_records (fit, 3, FALSE);
  add_timer_event (fit, T0 + 1, 4);
  add_timer_event (fit, T0 + 2, 1);
  add_timer_event (fit, T0 + 9, 0);
  fit_end (fit);
  recording = read_ok (fit);
  g_assert_cmpuint (musette_recording_get_timer_stops (recording), ==, 2);
  g_assert_cmpuint (musette_recording_get_pauses (recording)->len, ==, 1);
  pause = g_ptr_array_index (musette_recording_get_pauses (recording), 0);
  g_assert_cmpint (pause->end_unix - pause->start_unix, ==, 8);
}

/* Files that the public projects use for their own tests. */
static void
test_real (void)
{
  g_autofree char *path = musette_test_data ("rides", "wahoo-kickr-unterminated-strings.fit", NULL);
  g_autoptr (GBytes) bytes = musette_test_read (path);
  g_autoptr (MusetteRecording) recording = musette_recording_read (bytes, "wahoo.fit", NULL, NULL);
  const MusetteRecordingSession *session;

  g_assert_nonnull (recording);
  session = g_ptr_array_index (musette_recording_get_sessions (recording), 0);
  g_assert_cmpstr (session->type, ==, "Ride");
  g_assert_cmpstr (session->sport_name, ==, "cycling");
  g_assert_cmpfloat (session->ftp_w, ==, 175);
  g_assert_true (g_str_has_prefix (musette_recording_get_device_name (recording), "Wahoo"));
  g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 33);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(MusetteRecording **) user_data = musette_recording_read_file_finish (result, NULL);
}

static void
test_async (void)
{
  g_autofree char *path = musette_test_data ("rides", "garmin-edge1000-96s.fit", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MusetteRecording) recording = NULL;
  const MusetteRecordingProfile *profile;

  musette_recording_read_file_async (file, NULL, read_cb, &recording);
  MUSETTE_TEST_WAIT (recording != NULL);
  profile = musette_recording_get_profile (recording);
  g_assert_cmpuint (musette_recording_get_samples_raw (recording), ==, 96);
  g_assert_cmpfloat (profile->ftp_w, ==, 200);
  g_assert_cmpstr (musette_recording_get_device_name (recording), ==, "Garmin Edge 1000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/crc", test_crc);
  g_test_add_func ("/fit/byte-orders", test_byte_orders);
  g_test_add_func ("/fit/scales", test_scales);
  g_test_add_func ("/fit/invalid", test_invalid);
  g_test_add_func ("/fit/compressed-time", test_compressed_time);
  g_test_add_func ("/fit/compressed-speed-distance", test_compressed_speed_distance);
  g_test_add_func ("/fit/developer-power", test_developer_power);
  g_test_add_func ("/fit/heart-beats", test_heart_beats);
  g_test_add_func ("/fit/chained", test_chained);
  g_test_add_func ("/fit/chained-definitions", test_chained_definitions);
  g_test_add_func ("/fit/many-headers", test_many_headers);
  g_test_add_func ("/fit/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/fit/time-edges", test_time_edges);
  g_test_add_func ("/fit/time-jump", test_time_jump);
  g_test_add_func ("/fit/refused", test_refused);
  g_test_add_func ("/fit/too-many", test_too_many);
  g_test_add_func ("/fit/pauses", test_pauses);
  g_test_add_func ("/fit/real", test_real);
  g_test_add_func ("/fit/async", test_async);
  return g_test_run ();
}
