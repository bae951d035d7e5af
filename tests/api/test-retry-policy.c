/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-test.h"

#include "musette-pacer.h"
#include "musette-retry-policy.h"

static void
test_statuses (void)
{
  static const guint retried[] = { 429, 502, 503, 504 };
  static const guint final[] = { 200, 400, 401, 403, 404, 405, 409, 422, 500, 501, 505 };

  for (guint i = 0; i < G_N_ELEMENTS (retried); i++)
    g_assert_true (musette_retry_policy_retries_status (retried[i]));
  for (guint i = 0; i < G_N_ELEMENTS (final); i++)
    g_assert_false (musette_retry_policy_retries_status (final[i]));
}

static gboolean
retries (int code)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, code, "");

  return musette_retry_policy_retries_error (error);
}

static void
test_errors (void)
{
  g_assert_true (retries (G_IO_ERROR_PARTIAL_INPUT));
  g_assert_true (retries (G_IO_ERROR_CONNECTION_CLOSED));
  g_assert_false (retries (G_IO_ERROR_CANCELLED));
  g_assert_false (retries (G_IO_ERROR_CONNECTION_REFUSED));
  g_assert_false (retries (G_IO_ERROR_TIMED_OUT));
}

static void
test_backoff (void)
{
  static const double delays[] = { 1, 2, 4, 8, 16 };
  double delay = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      g_assert_true (musette_retry_policy_get_delay (i + 1, NULL, 0, &delay));
      g_assert_cmpfloat (delay, ==, delays[i]);
    }
  g_assert_false (musette_retry_policy_get_delay (6, NULL, 0, &delay));
}

static void
test_retry_after (void)
{
  gint64 now = 1784600000; /* Tue, 21 Jul 2026 02:13:20 GMT */
  double delay = 0;

  g_assert_true (musette_retry_policy_get_delay (1, "40", now, &delay));
  g_assert_cmpfloat (delay, ==, 40);
  g_assert_true (musette_retry_policy_get_delay (3, "0", now, &delay));
  g_assert_cmpfloat (delay, ==, 0);
  g_assert_true (musette_retry_policy_get_delay (1, "Tue, 21 Jul 2026 02:14:00 GMT", now, &delay));
  g_assert_cmpfloat (delay, ==, 40);
  g_assert_true (musette_retry_policy_get_delay (1, "Tue, 21 Jul 2020 02:14:00 GMT", now, &delay));
  g_assert_cmpfloat (delay, ==, 0);
  g_assert_true (musette_retry_policy_get_delay (2, "soon", now, &delay));
  g_assert_cmpfloat (delay, ==, 2);
  g_assert_true (musette_retry_policy_get_delay (2, "-5", now, &delay));
  g_assert_cmpfloat (delay, >=, 0);
  g_assert_false (musette_retry_policy_get_delay (1, "86400", now, &delay));
  g_assert_false (musette_retry_policy_get_delay (6, "1", now, &delay));
}

static void
test_pacer (void)
{
  MusettePacer pacer = { 0 };
  gint64 now = 1000;
  guint starts = 0;

  for (guint i = 0; i < MUSETTE_PACER_STARTS; i++)
    {
      g_assert_cmpint (musette_pacer_get_delay (&pacer, now, 1000000), ==, 0);
      musette_pacer_mark (&pacer, now++);
    }
  g_assert_cmpint (musette_pacer_get_delay (&pacer, now, 1000000), ==, 1000000 - 8);
  for (; now < 3001000; now += 1000)
    if (musette_pacer_get_delay (&pacer, now, 1000000) == 0)
      {
        musette_pacer_mark (&pacer, now);
        starts++;
      }
  g_assert_cmpuint (starts, ==, 2 * MUSETTE_PACER_STARTS);
}

static void
test_reserved_starts (void)
{
  MusettePacer pacer = { 0 };
  gint64 now = 1000;

  for (guint i = 0; i < MUSETTE_PACER_STARTS - 2; i++)
    {
      g_assert_cmpint (musette_pacer_get_reserved_delay (&pacer, now, 1000000, 2), ==, 0);
      musette_pacer_mark (&pacer, now++);
    }
  g_assert_cmpint (musette_pacer_get_reserved_delay (&pacer, now, 1000000, 2), ==, 1000000 - 6);
  g_assert_cmpint (musette_pacer_get_delay (&pacer, now, 1000000), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retry-policy/statuses", test_statuses);
  g_test_add_func ("/retry-policy/errors", test_errors);
  g_test_add_func ("/retry-policy/backoff", test_backoff);
  g_test_add_func ("/retry-policy/retry-after", test_retry_after);
  g_test_add_func ("/pacer", test_pacer);
  g_test_add_func ("/pacer/reserved", test_reserved_starts);
  return g_test_run ();
}
