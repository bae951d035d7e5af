/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <math.h>

#include "musette-activity-query.h"
#include "musette-query-token.h"
#include "musette-query-value.h"
#include "musette-ui-test.h"

static MusetteQueryContext
make_context (void)
{
  GHashTable *gear = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (gear, (gpointer) "b1", (gpointer) "Domane");
  g_hash_table_insert (gear, (gpointer) "b2", (gpointer) "Éclair TT");
  return (MusetteQueryContext){ MUSETTE_UNITS_METRIC, musette_date_new (2026, 5, 28), gear };
}

static gboolean
finds (const char *text, MusetteActivity *activity)
{
  MusetteSearchKeys *keys = musette_search_keys_new ();
  MusetteQueryContext context = make_context ();
  g_autoptr (MusetteActivityQuery) query = musette_activity_query_new (text, &context);
  gboolean found = musette_activity_query_match (query, keys, activity);

  g_test_message ("%s: %s", text, found ? "found" : "not found");
  musette_search_keys_free (keys);
  g_hash_table_unref (context.gear);
  return found;
}

static MusetteActivity *
make_ride (void)
{
  return musette_ui_test_activity (
      "Séance: long ride", "VirtualRide", "2026-05-12T08:14:00",
      ",\"moving_time\":5400,\"elapsed_time\":6000,\"distance\":80300,\"total_elevation_gain\":500,"
      "\"icu_training_load\":110,\"icu_intensity\":86.4,\"icu_average_watts\":201,"
      "\"icu_weighted_avg_watts\":230,\"average_heartrate\":151,\"icu_joules\":1085400,"
      "\"average_speed\":10,\"icu_rpe\":7,\"feel\":2,\"race\":true,\"tags\":[\"Race "
      "day\",\"früh\"],"
      "\"gear\":{\"id\":\"b2\",\"name\":null}");
}

static void
test_found (void)
{
  g_autoptr (MusetteActivity) ride = make_ride ();
  static const char *const found[] = {
    "type:ride",
    "type:virtual",
    "type=VirtualRide",
    "type:run,ride",
    "TYPE:Ride",
    "load>100",
    "load>=110",
    "load:110",
    "load:100..120",
    "load:..120",
    "load:110..",
    "-load>110",
    "tag:race",
    "tag:FRUH",
    "tag=früh",
    "tag=\"race day\"",
    "tag:any",
    "tag:x,race",
    "-tag:x",
    "after:2026",
    "after:2026-05-12",
    "before:2026-05-13",
    "before:2027",
    "date:2026-05",
    "date:2026-05-12",
    "date:>2026-04",
    "date<=2026-05",
    "date:2025..2026",
    "after:30d",
    "after:2m",
    "after:1y",
    "name:seance",
    "name:\"long ride\"",
    "dist>80",
    "dist:80",
    "dist:80.3",
    "dist:80,3",
    "dist>80km",
    "dist>49mi",
    "distance<81",
    "time>1h",
    "time:1h30",
    "time:1:30",
    "time>=90",
    "time>80m",
    "time<2h",
    "time:1:30:00",
    "elapsed>90m",
    "hr>150",
    "hr>150bpm",
    "power>200",
    "power>200w",
    "np>220",
    "speed:36",
    "climb>=500",
    "climb>1640ft",
    "work>1000",
    "work>1000kJ",
    "intensity>86%",
    "rpe>=7",
    "feel:2",
    "feel:good",
    "race:yes",
    "-race:no",
    "commute:no",
    "trainer:no",
    "gear:eclair",
    "gear:any",
    "maxhr:none",
    "-maxhr>100",
    "\"long ride\"",
    "long seance",
    "race day",
    "-run",
    "- long",
    "type:ride load>100 tag:race",
    "load>",
    "lod>200",
    "ride,long",
    "tag:\"race day\",other",
  };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_assert_true (finds (found[i], ride));
}

static void
test_missed (void)
{
  g_autoptr (MusetteActivity) ride = make_ride ();
  static const char *const missed[] = {
    "type:run",
    "type=ride",
    "load>110",
    "load:109",
    "load:10",
    "load:..100",
    "-load>100",
    "tag:swim",
    "tag=race",
    "tag:none",
    "-tag:race",
    "after:2026-05-13",
    "before:2026",
    "before:2026-05-12",
    "date:2026-04",
    "date>2026-05",
    "date>2026",
    "after:2w",
    "name:virtual",
    "name:may",
    "dist<80",
    "dist>50mi",
    "time>2h",
    "time:1h31",
    "hr<150",
    "power>201",
    "rpe<7",
    "feel:1",
    "feel:strong",
    "race:no",
    "gear:domane",
    "gear:none",
    "maxhr>100",
    "maxhr:any",
    "\"ride long\"",
    "-ride",
    "type:ride load>200",
  };

  for (guint i = 0; i < G_N_ELEMENTS (missed); i++)
    g_assert_false (finds (missed[i], ride));
}

static void
test_units (void)
{
  g_autoptr (MusetteActivity) ride = make_ride ();
  MusetteSearchKeys *keys = musette_search_keys_new ();
  MusetteQueryContext context = { MUSETTE_UNITS_IMPERIAL, musette_date_new (2026, 5, 28), NULL };
  g_autoptr (MusetteActivityQuery) miles
      = musette_activity_query_new ("dist:50 climb>1600", &context);
  g_autoptr (MusetteActivityQuery) speed
      = musette_activity_query_new ("speed>22 speed<23", &context);

  g_assert_true (musette_activity_query_match (miles, keys, ride));
  g_assert_true (musette_activity_query_match (speed, keys, ride));
  musette_search_keys_free (keys);
}

static void
test_problems (void)
{
  static const struct
  {
    const char *text;
    gsize start;
    gsize end;
    const char *says;
  } cases[] = {
    { "long lod>5", 5, 10, "load" },      { "colour:red", 0, 10, "quotes" },
    { "load>", 0, 5, "load>100" },        { "load>abc", 0, 8, "abc" },
    { "time>soon x", 0, 9, "1h30" },      { "after:2026-13", 0, 13, "2026-05-12" },
    { "race:maybe", 0, 10, "yes or no" }, { "-hr>x", 0, 5, "hr>150" },
    { "load:..", 0, 7, "load" },          { "load:20..10", 0, 11, "load" },
    { "tag>x", 0, 5, "tag:race" },        { "after:0000-01-01", 0, 16, "date" },
    { "dist>8kg", 0, 8, "8kg" },          { "time>30m2h", 0, 10, "time" },
    { "load>1e3", 0, 8, "1e3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MusetteQueryContext context = make_context ();
      g_autoptr (MusetteActivityQuery) query = musette_activity_query_new (cases[i].text, &context);
      GPtrArray *problems = musette_activity_query_get_problems (query);
      const MusetteQueryProblem *problem;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (problems->len, ==, 1);
      problem = g_ptr_array_index (problems, 0);
      g_assert_cmpuint (problem->start, ==, cases[i].start);
      g_assert_cmpuint (problem->end, ==, cases[i].end);
      g_assert_nonnull (strstr (problem->message, cases[i].says));
      g_hash_table_unref (context.gear);
    }
}

static void
test_tokens (void)
{
  g_autoptr (GPtrArray) tokens
      = musette_query_tokenize ("  -tag:\"a b\",c dist>=80 \"x:y\" 6:30 wórd \"open en");
  const MusetteQueryToken *token = g_ptr_array_index (tokens, 0);

  g_assert_cmpuint (tokens->len, ==, 6);
  g_assert_true (token->negated);
  g_assert_cmpstr (token->name, ==, "tag");
  g_assert_cmpstr (token->value, ==, "a b,c");
  g_assert_cmpuint (token->start, ==, 2);
  g_assert_cmpuint (token->value_start, ==, 7);
  g_assert_cmpuint (token->end, ==, 14);
  token = g_ptr_array_index (tokens, 1);
  g_assert_cmpstr (token->op, ==, ">=");
  g_assert_cmpstr (token->value, ==, "80");
  token = g_ptr_array_index (tokens, 2);
  g_assert_null (token->name);
  g_assert_cmpstr (token->value, ==, "x:y");
  token = g_ptr_array_index (tokens, 3);
  g_assert_null (token->name);
  g_assert_cmpstr (token->value, ==, "6:30");
  token = g_ptr_array_index (tokens, 5);
  g_assert_true (token->quoted);
  g_assert_cmpstr (token->value, ==, "open en");
}

static void
test_plain (void)
{
  static const struct
  {
    const char *text;
    gboolean plain;
    gboolean empty;
  } cases[] = { { "", TRUE, TRUE },     { "long ride", TRUE, FALSE }, { "\"a b", TRUE, FALSE },
                { "-x", FALSE, FALSE }, { "load>5", FALSE, FALSE },   { "load>", FALSE, TRUE },
                { " , ", TRUE, TRUE },  { "-", TRUE, TRUE } };
  MusetteQueryContext context = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusetteActivityQuery) query = musette_activity_query_new (cases[i].text, &context);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (musette_activity_query_is_plain (query), ==, cases[i].plain);
      g_assert_cmpint (musette_activity_query_is_empty (query), ==, cases[i].empty);
    }
}

/* Anything may be typed. */
static void
test_garbage (void)
{
  static const char letters[] = "load:>=<\"-,. 2026hm\xc3\xa9tag..,::\t";
  MusetteQueryContext context = make_context ();
  MusetteSearchKeys *keys = musette_search_keys_new ();
  g_autoptr (MusetteActivity) ride = make_ride ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *valid = NULL;
      g_autoptr (MusetteActivityQuery) query = NULL;

      for (int n = g_rand_int_range (random, 0, 24); n > 0; n--)
        g_string_append_c (text, letters[g_rand_int_range (random, 0, sizeof letters - 1)]);
      valid = g_utf8_make_valid (text->str, -1);
      query = musette_activity_query_new (valid, &context);
      musette_activity_query_match (query, keys, ride);
    }
  musette_search_keys_free (keys);
  g_hash_table_unref (context.gear);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/activity-query/found", test_found);
  g_test_add_func ("/ui/activity-query/missed", test_missed);
  g_test_add_func ("/ui/activity-query/units", test_units);
  g_test_add_func ("/ui/activity-query/problems", test_problems);
  g_test_add_func ("/ui/activity-query/tokens", test_tokens);
  g_test_add_func ("/ui/activity-query/plain", test_plain);
  g_test_add_func ("/ui/activity-query/garbage", test_garbage);
  return g_test_run ();
}
