/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-authorization.h"
#include "musette-simulator-fault.h"
#include "musette-simulator-period.h"
#include "musette-simulator-query.h"

#include "musette-test.h"

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteSimulatorFault) fault
      = musette_simulator_fault_parse ("429/2@*/activities*:2", &error);

  g_assert_no_error (error);
  g_assert_cmpint (fault->kind, ==, MUSETTE_SIMULATOR_FAULT_STATUS);
  g_assert_cmpuint (fault->value, ==, 429);
  g_assert_cmpint (fault->retry_after_s, ==, 2);
  g_assert_false (musette_simulator_fault_take (fault, "GET", "/api/v1/athlete/0"));
  g_assert_true (musette_simulator_fault_take (fault, "GET", "/api/v1/athlete/0/activities"));
  g_assert_true (musette_simulator_fault_take (fault, "GET", "/api/v1/athlete/0/activities.csv"));
  g_assert_false (musette_simulator_fault_take (fault, "GET", "/api/v1/athlete/0/activities"));
}

static void
test_all_kinds (void)
{
  static const char *const texts[] = { "cut@*",     "cutchunk@*streams*", "garbage@*", "html@*",
                                       "empty@*:1", "slow=3000@*",        "503@*" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MusetteSimulatorFault) fault = musette_simulator_fault_parse (texts[i], &error);

      g_assert_no_error (error);
      g_assert_true (
          musette_simulator_fault_take (fault, "GET", "/api/v1/activity/i1/streams.json"));
    }
}

static void
test_refused (void)
{
  static const char *const texts[]
      = { "",       "429",      "429@",      "@*",      "99@*",    "600@*",      "429/x@*",
          "slow@*", "slow=x@*", "slow=-1@*", "cut@*:0", "cut@*:x", "nonsense@*", "cut@:3" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (musette_simulator_fault_parse (texts[i], &error));
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
    }
}

static guint
authorize (const char *header, gboolean lenient)
{
  return musette_simulator_authorize (header, "key", "token", lenient);
}

static void
test_authorization (void)
{
  g_assert_cmpuint (authorize (NULL, FALSE), ==, 401);
  g_assert_cmpuint (authorize ("", FALSE), ==, 401);
  g_assert_cmpuint (authorize ("Basic QVBJX0tFWTprZXk=", FALSE), ==, 200);
  g_assert_cmpuint (authorize ("basic QVBJX0tFWTprZXk=", FALSE), ==, 200);
  g_assert_cmpuint (authorize ("Basic QVBJX0tFWTp4", FALSE), ==, 401);
  g_assert_cmpuint (authorize ("Basic ", FALSE), ==, 401);
  g_assert_cmpuint (authorize ("Bearer token", FALSE), ==, 200);
  g_assert_cmpuint (authorize ("Bearer key", FALSE), ==, 403);
  g_assert_cmpuint (authorize ("Bearer other", FALSE), ==, 401);
  g_assert_cmpuint (authorize ("ApiKey API_KEY:key", FALSE), ==, 401);
  g_assert_cmpuint (authorize ("ApiKey API_KEY:key", TRUE), ==, 200);
  g_assert_cmpuint (authorize ("ApiKey i1:other", TRUE), ==, 401);
}

static void
test_query (void)
{
  g_autoptr (MusetteSimulatorQuery) query
      = musette_simulator_query_parse ("a=1%2C2&b&c=x+y&a=3&intervals=true&=z");
  g_auto (GStrv) list = musette_simulator_query_get_list (query, "a");

  g_assert_cmpuint (g_strv_length (list), ==, 3);
  g_assert_cmpstr (list[2], ==, "3");
  g_assert_cmpstr (musette_simulator_query_get (query, "c"), ==, "x y");
  g_assert_null (musette_simulator_query_get (query, "b"));
  g_assert_null (musette_simulator_query_get_list (query, "b"));
  g_assert_true (musette_simulator_query_get_bool (query, "intervals"));
}

static void
check_period (const char *name, const char *oldest, const char *newest)
{
  MusetteDate today = musette_date_new (2026, 11, 21);
  g_autoptr (MusetteSimulatorPeriod) period
      = musette_simulator_period_parse (name, today, musette_date_new (2023, 11, 23));

  g_assert_nonnull (period);
  g_assert_cmpint (period->oldest, ==, musette_date_parse (oldest));
  g_assert_cmpint (period->newest, ==, musette_date_parse (newest));
}

static void
test_period (void)
{
  MusetteDate today = musette_date_new (2026, 11, 21);

  check_period ("1y", "2025-11-22", "2026-11-21");
  check_period ("42d", "2026-10-11", "2026-11-21");
  check_period ("42d-kj0", "2026-10-11", "2026-11-21");
  check_period ("s0", "2026-10-01", "2026-11-21");
  check_period ("s1", "2025-10-01", "2026-09-30");
  check_period ("all", "2023-11-23", "2026-11-21");
  check_period ("r.2026-01-01.2026-03-31", "2026-01-01", "2026-03-31");
  g_assert_null (musette_simulator_period_parse ("x", today, today));
  g_assert_null (musette_simulator_period_parse ("s", today, today));
  g_assert_null (musette_simulator_period_parse ("r.2026-03-31.2026-01-01", today, today));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/simulator/fault/parse", test_parse);
  g_test_add_func ("/simulator/fault/all-kinds", test_all_kinds);
  g_test_add_func ("/simulator/fault/refused", test_refused);
  g_test_add_func ("/simulator/authorization", test_authorization);
  g_test_add_func ("/simulator/query", test_query);
  g_test_add_func ("/simulator/period", test_period);
  return g_test_run ();
}
