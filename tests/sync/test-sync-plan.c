/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* Which days are asked for, played against a service that is a list of days. */
#include <string.h>

#include "musette-sync-plan.h"
#include "musette-test.h"

#define TODAY "2026-05-12"

typedef struct
{
  MusetteSyncPlan *plan;
  MusetteDate today;
  MusetteDate first; /* there is an activity every @every days from here to today */
  int every;
  guint n_requests;
  GHashTable *read; /* days */
} Play;

static void
set_up (Play *play, gconstpointer data)
{
  play->plan = musette_sync_plan_new ();
  play->today = musette_date_parse (TODAY);
  play->first = play->today - 1000;
  play->every = 2;
  play->read = g_hash_table_new (NULL, NULL);
}

static void
tear_down (Play *play, gconstpointer data)
{
  musette_sync_plan_free (play->plan);
  g_hash_table_unref (play->read);
}

static gboolean
has_activity (Play *play, MusetteDate day)
{
  return day >= play->first && day <= play->today && (day - play->first) % play->every == 0;
}

static void
answer (Play *play, const MusetteSyncWindow *window)
{
  MusetteDate newest = MUSETTE_DATE_NONE;
  guint n = 0;

  play->n_requests++;
  for (MusetteDate day = window->oldest; day <= window->newest; day++)
    {
      if (window->kind != MUSETTE_SYNC_WINDOW_PROBE)
        g_hash_table_add (play->read, GINT_TO_POINTER (day));
      if (!has_activity (play, day))
        continue;
      newest = day;
      n++;
    }
  musette_sync_plan_done (play->plan, window, n, newest);
}

/* Answers up to @most requests, three at a time, the last one given first. */
static void
run (Play *play, guint most)
{
  for (guint total = 0; total < most;)
    {
      MusetteSyncWindow windows[3];
      guint n = 0;

      while (n < MIN (3, most - total) && musette_sync_plan_next (play->plan, &windows[n]))
        n++;
      if (n == 0)
        break;
      total += n;
      while (n > 0)
        answer (play, &windows[--n]);
    }
}

static void
begin (Play *play, MusetteSyncRange range, gboolean full)
{
  play->n_requests = 0;
  g_hash_table_remove_all (play->read);
  musette_sync_plan_begin (play->plan, play->today, range, full);
}

static void
restart (Play *play)
{
  g_autofree char *text = musette_sync_plan_dup_text (play->plan);

  musette_sync_plan_free (play->plan);
  play->plan = musette_sync_plan_new ();
  musette_sync_plan_set_text (play->plan, text);
}

static void
assert_read (Play *play, MusetteDate oldest, MusetteDate newest)
{
  for (MusetteDate day = oldest; day <= newest; day++)
    g_assert_true (g_hash_table_contains (play->read, GINT_TO_POINTER (day)));
}

static void
test_first (Play *play, gconstpointer data)
{
  MusetteSyncWindow window;

  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  g_assert_false (musette_sync_plan_is_complete (play->plan));
  g_assert_true (musette_sync_plan_next (play->plan, &window));
  g_assert_cmpint (window.kind, ==, MUSETTE_SYNC_WINDOW_HEAD);
  g_assert_cmpint (window.newest, ==, play->today + 2);
  g_assert_cmpint (window.newest - window.oldest, <, 50);
  g_assert_false (musette_sync_plan_next (play->plan, &window));
  window = (MusetteSyncWindow){ MUSETTE_SYNC_WINDOW_HEAD, play->today - 41, play->today + 2 };
  answer (play, &window);
  g_assert_true (musette_sync_plan_next (play->plan, &window));
  g_assert_cmpint (window.kind, ==, MUSETTE_SYNC_WINDOW_OLDER);
  g_assert_cmpint (window.newest, ==, play->today - 42);
  g_assert_cmpint (window.oldest, ==, musette_date_parse ("2026-03-01"));
  answer (play, &window);
  run (play, 100);
  g_assert_true (musette_sync_plan_is_finished (play->plan));
  g_assert_true (musette_sync_plan_is_complete (play->plan));
  assert_read (play, musette_date_parse ("2025-05-01"), play->today);
  g_assert_cmpuint (musette_sync_plan_get_total (play->plan), ==, 13);
  g_assert_cmpuint (musette_sync_plan_get_done (play->plan), ==, 13);
}

static void
test_everything (Play *play, gconstpointer data)
{
  begin (play, MUSETTE_SYNC_RANGE_EVERYTHING, FALSE);
  g_assert_cmpuint (musette_sync_plan_get_total (play->plan), ==, 0);
  run (play, 1000);
  g_assert_true (musette_sync_plan_is_finished (play->plan));
  g_assert_true (musette_sync_plan_is_complete (play->plan));
  assert_read (play, play->first, play->today);
  g_assert_cmpuint (play->n_requests, <, 45);
}

/* Ten years without anything between two lives as an athlete. */
static void
test_hole (Play *play, gconstpointer data)
{
  play->first = play->today - 5000;
  play->every = 4970;
  begin (play, MUSETTE_SYNC_RANGE_EVERYTHING, FALSE);
  run (play, 1000);
  g_assert_true (musette_sync_plan_is_complete (play->plan));
  assert_read (play, play->first, play->today);
  g_assert_cmpuint (play->n_requests, <, 45);
}

static void
test_nothing (Play *play, gconstpointer data)
{
  play->first = play->today + 1;
  begin (play, MUSETTE_SYNC_RANGE_EVERYTHING, FALSE);
  run (play, 1000);
  g_assert_true (musette_sync_plan_is_complete (play->plan));
  g_assert_cmpuint (play->n_requests, <, 12);
}

static void
test_resume (Play *play, gconstpointer data)
{
  guint before;

  play->every = 1;
  begin (play, MUSETTE_SYNC_RANGE_THREE_YEARS, FALSE);
  run (play, 4);
  g_assert_false (musette_sync_plan_is_complete (play->plan));
  before = musette_sync_plan_get_done (play->plan);
  restart (play);
  begin (play, MUSETTE_SYNC_RANGE_THREE_YEARS, FALSE);
  g_assert_cmpuint (musette_sync_plan_get_done (play->plan), ==, before);
  run (play, 1000);
  g_assert_true (musette_sync_plan_is_complete (play->plan));
  g_assert_false (g_hash_table_contains (play->read, GINT_TO_POINTER (play->today - 60)));
}

/* An island that was read before a gap must not hide the gap after a restart. */
static void
test_islands (Play *play, gconstpointer data)
{
  MusetteSyncWindow head;
  MusetteSyncWindow older[2];

  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  musette_sync_plan_next (play->plan, &head);
  answer (play, &head);
  musette_sync_plan_next (play->plan, &older[0]);
  musette_sync_plan_next (play->plan, &older[1]);
  answer (play, &older[1]);
  restart (play);
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  assert_read (play, older[0].oldest, older[0].newest);
}

static void
test_later (Play *play, gconstpointer data)
{
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  play->today += 3;
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  g_assert_cmpuint (play->n_requests, ==, 2);
  assert_read (play, play->today - 16, play->today + 2);
  assert_read (play, musette_date_parse ("2026-05-01"), musette_date_parse ("2026-05-31"));
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  assert_read (play, musette_date_parse ("2026-04-01"), musette_date_parse ("2026-04-30"));
}

/* All months have their turn, and nobody starves. */
static void
test_turns (Play *play, gconstpointer data)
{
  begin (play, MUSETTE_SYNC_RANGE_EVERYTHING, FALSE);
  run (play, 1000);
  g_hash_table_remove_all (play->read);
  for (guint i = 0; i < 40; i++)
    {
      musette_sync_plan_begin (play->plan, play->today, MUSETTE_SYNC_RANGE_EVERYTHING, FALSE);
      run (play, 100);
      g_assert_true (musette_sync_plan_is_complete (play->plan));
      restart (play);
    }
  assert_read (play, play->first, play->today);
}

/* Somebody imports the rides of a younger self. */
static void
test_older_appear (Play *play, gconstpointer data)
{
  begin (play, MUSETTE_SYNC_RANGE_EVERYTHING, FALSE);
  run (play, 1000);
  play->first -= 2000;
  for (guint i = 0; i < 60; i++)
    {
      musette_sync_plan_begin (play->plan, play->today, MUSETTE_SYNC_RANGE_EVERYTHING, FALSE);
      run (play, 1000);
    }
  assert_read (play, play->first, play->today);
}

static void
test_away (Play *play, gconstpointer data)
{
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  play->today += 100;
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  g_assert_false (musette_sync_plan_is_complete (play->plan));
  run (play, 100);
  assert_read (play, play->today - 366, play->today);
}

static void
test_clock_set_back (Play *play, gconstpointer data)
{
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  play->today -= 2;
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  assert_read (play, play->today - 13, play->today + 2);
  g_assert_true (musette_sync_plan_is_complete (play->plan));
}

static void
test_full (Play *play, gconstpointer data)
{
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  begin (play, MUSETTE_SYNC_RANGE_YEAR, TRUE);
  run (play, 100);
  assert_read (play, play->today - 366, play->today + 2);
}

static void
test_longer_range (Play *play, gconstpointer data)
{
  begin (play, MUSETTE_SYNC_RANGE_YEAR, FALSE);
  run (play, 100);
  begin (play, MUSETTE_SYNC_RANGE_THREE_YEARS, FALSE);
  g_assert_false (musette_sync_plan_is_complete (play->plan));
  run (play, 100);
  assert_read (play, musette_date_parse ("2023-05-01"), musette_date_parse ("2025-04-30"));
  g_assert_false (g_hash_table_contains (play->read, GINT_TO_POINTER (play->today - 100)));
}

static void
test_damaged_text (void)
{
  static const char *const texts[] = {
    "", "1", "1 x x x x", "2 2026-01-01 2026-05-12 - -", "1 2026-01-01 - - -", "1 - - - - -"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MusetteSyncPlan) plan = musette_sync_plan_new ();
      MusetteSyncWindow window;

      musette_sync_plan_set_text (plan, texts[i]);
      musette_sync_plan_begin (plan, musette_date_parse (TODAY), MUSETTE_SYNC_RANGE_YEAR, FALSE);
      g_assert_false (musette_sync_plan_is_complete (plan));
      g_assert_true (musette_sync_plan_next (plan, &window));
    }
}

static void
add (const char *name, void (*test) (Play *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/sync-plan/", name, NULL);

  g_test_add (path, Play, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("first", test_first);
  add ("everything", test_everything);
  add ("hole", test_hole);
  add ("nothing", test_nothing);
  add ("resume", test_resume);
  add ("islands", test_islands);
  add ("later", test_later);
  add ("turns", test_turns);
  add ("older-appear", test_older_appear);
  add ("away", test_away);
  add ("clock-set-back", test_clock_set_back);
  add ("full", test_full);
  add ("longer-range", test_longer_range);
  g_test_add_func ("/sync-plan/damaged-text", test_damaged_text);
  return g_test_run ();
}
