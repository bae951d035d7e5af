/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-request-budget.h"
#include "musette-test.h"

#define DAY_S 86400

static guint
take_all (MusetteRequestBudget *budget, gint64 now_s)
{
  guint n = 0;

  while (musette_request_budget_take (budget, now_s))
    n++;
  return n;
}

static void
test_limits (void)
{
  MusetteRequestBudget budget = { 0 };
  const gint64 midnight = 20000 * (gint64) DAY_S;
  guint in_quarter = take_all (&budget, midnight + 100);
  guint in_day = in_quarter;

  /* Less than the service allows, so that pages can still be opened. */
  g_assert_cmpuint (in_quarter, >, 1000);
  g_assert_cmpuint (in_quarter, <, 2500);
  g_assert_cmpuint (musette_request_budget_get_delay_s (&budget, midnight + 100), ==, 800);
  for (guint i = 1; i < 20; i++)
    in_day += take_all (&budget, midnight + 100 + i * 900);
  g_assert_cmpuint (in_day, >, in_quarter);
  g_assert_cmpuint (in_day, <, 5000);
  g_assert_cmpuint (musette_request_budget_get_delay_s (&budget, midnight + DAY_S - 10), ==, 10);
  g_assert_cmpuint (musette_request_budget_get_delay_s (&budget, midnight + DAY_S), ==, 0);
  g_assert_cmpuint (take_all (&budget, midnight + DAY_S), ==, in_quarter);
}

static void
test_restart (void)
{
  static const char *const odd[] = { NULL, "", "x", "5", "-" };
  MusetteRequestBudget budget = { 0 };
  MusetteRequestBudget later = { 0 };
  const gint64 noon = 20000 * (gint64) DAY_S + DAY_S / 2;
  g_autofree char *text = NULL;

  take_all (&budget, noon);
  take_all (&budget, noon + 900);
  text = musette_request_budget_dup_text (&budget);
  musette_request_budget_set_text (&later, text);
  g_assert_cmpuint (take_all (&later, noon + 1800), ==, take_all (&budget, noon + 1800));
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      musette_request_budget_set_text (&later, odd[i]);
      g_assert_true (musette_request_budget_take (&later, noon));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request-budget/limits", test_limits);
  g_test_add_func ("/request-budget/restart", test_restart);
  return g_test_run ();
}
