/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-intervals-json.h"
#include "musette-intervals-request.h"

#include <string.h>

/* The least that says how intervals change. */

#define BEFORE                                                                                     \
  "{\"id\":\"i1\",\"icu_intervals\":["                                                             \
  "{\"id\":5,\"start_index\":0,\"end_index\":100,\"type\":\"RECOVERY\",\"label\":null},"           \
  "{\"id\":6,\"start_index\":100,\"end_index\":200,\"type\":\"WORK\",\"label\":\"First\"},"        \
  "{\"id\":7,\"start_index\":200,\"end_index\":300,\"type\":\"RECOVERY\",\"label\":null},"         \
  "{\"id\":8,\"start_index\":300,\"end_index\":400,\"type\":\"WORK\",\"label\":\"Second\"}]}"

#define REST "{\"start_index\":0,\"end_index\":100}"
#define FIRST "{\"start_index\":100,\"end_index\":200,\"label\":\"First\"}"
#define PAUSE "{\"start_index\":200,\"end_index\":300}"
#define SECOND "{\"start_index\":300,\"end_index\":400,\"label\":\"Second\"}"

static void
test_least (void)
{
  static const struct
  {
    const char *wanted;
    MusetteIntervalsWay way;
    gint64 number;
    const char *body;
  } cases[] = {
    { "[" REST "," FIRST "," PAUSE ",{\"start_index\":300,\"end_index\":400,\"label\":\"Last\"}]",
      MUSETTE_INTERVALS_ONE, 8,
      "{\"id\":8,\"start_index\":300,\"end_index\":400,\"label\":\"Last\"}" },
    { "[" REST "," FIRST "," PAUSE ",{\"start_index\":300,\"end_index\":400}]",
      MUSETTE_INTERVALS_ONE, 8, "{\"id\":8,\"start_index\":300,\"end_index\":400,\"label\":\"\"}" },
    { "[" REST "," FIRST ",{\"start_index\":200,\"end_index\":310},"
      "{\"start_index\":310,\"end_index\":400,\"label\":\"Second\"}]",
      MUSETTE_INTERVALS_MERGE, 0,
      "[{\"id\":7,\"start_index\":200,\"end_index\":310,\"label\":\"\"},"
      "{\"id\":8,\"start_index\":310,\"end_index\":400,\"label\":\"Second\"}]" },
    { "[" REST "," FIRST ",{\"start_index\":200,\"end_index\":250},"
      "{\"start_index\":250,\"end_index\":300}," SECOND "]",
      MUSETTE_INTERVALS_SPLIT, 250, NULL },
    { "[" REST ",{\"start_index\":100,\"end_index\":150,\"label\":\"First\"},"
      "{\"start_index\":150,\"end_index\":200}," PAUSE "," SECOND "]",
      MUSETTE_INTERVALS_MERGE, 0,
      "[{\"id\":6,\"start_index\":100,\"end_index\":150,\"label\":\"First\"},"
      "{\"start_index\":150,\"end_index\":200}]" },
    { "[" REST ",{\"start_index\":100,\"end_index\":300,\"label\":\"First\"}," SECOND "]",
      MUSETTE_INTERVALS_MERGE, 0,
      "[{\"id\":6,\"start_index\":100,\"end_index\":300,\"label\":\"First\"}]" },
    { "[" REST "," PAUSE "," SECOND "]", MUSETTE_INTERVALS_DELETE, 0,
      "[{\"id\":6,\"start_index\":100,\"end_index\":200,\"label\":\"First\"}]" },
    { "[" FIRST "]", MUSETTE_INTERVALS_DELETE, 0,
      "[{\"id\":5,\"start_index\":0,\"end_index\":100,\"label\":\"\"},"
      "{\"id\":7,\"start_index\":200,\"end_index\":300,\"label\":\"\"},"
      "{\"id\":8,\"start_index\":300,\"end_index\":400,\"label\":\"Second\"}]" },
    { "[" FIRST ",{\"start_index\":350,\"end_index\":360}]", MUSETTE_INTERVALS_REPLACE, 0,
      "[" FIRST ",{\"start_index\":350,\"end_index\":360}]" },
    { "[{\"start_index\":10,\"end_index\":20}]", MUSETTE_INTERVALS_REPLACE, 0,
      "[{\"start_index\":10,\"end_index\":20}]" },
    { "[]", MUSETTE_INTERVALS_REPLACE, 0, "[]" },
  };
  g_autoptr (GBytes) json = g_bytes_new_static (BEFORE, strlen (BEFORE));
  g_autoptr (MusetteActivity) before = musette_activity_new_from_json (json, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MusetteIntervalsRequest) request
          = musette_intervals_request_new (before, cases[i].wanted);

      g_test_message ("%s", cases[i].wanted);
      g_assert_cmpint (request->way, ==, cases[i].way);
      g_assert_cmpint (request->number, ==, cases[i].number);
      g_assert_cmpstr (request->body, ==, cases[i].body);
    }
}

/* Intervals without a name of their own can only be sent all together. */
static void
test_without_ids (void)
{
  const char *text = "{\"id\":\"i1\",\"icu_intervals\":[" REST "," FIRST "]}";
  g_autoptr (GBytes) json = g_bytes_new_static (text, strlen (text));
  g_autoptr (MusetteActivity) before = musette_activity_new_from_json (json, NULL);
  g_autoptr (MusetteIntervalsRequest) request = musette_intervals_request_new (
      before, "[" REST ",{\"start_index\":100,\"end_index\":200}]");

  g_assert_cmpint (request->way, ==, MUSETTE_INTERVALS_REPLACE);
}

static void
test_match (void)
{
  static const struct
  {
    const char *theirs;
    const char *mine;
    gboolean same;
  } cases[] = {
    { NULL, "[]", FALSE },
    { "[]", "[]", TRUE },
    { "[" REST "," FIRST "]", "[" REST "," FIRST "]", TRUE },
    { "[" REST "," FIRST "," PAUSE "]", "[" FIRST "]", TRUE },
    { "[" REST "," FIRST "," SECOND "]", "[" FIRST "]", FALSE },
    { "[" REST "]", "[" REST "," FIRST "]", FALSE },
    { "[" REST ",{\"start_index\":100,\"end_index\":200}]", "[" FIRST "]", FALSE },
    { "{}", "[]", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (musette_intervals_json_match (cases[i].theirs, cases[i].mine), ==,
                     cases[i].same);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intervals-request/least", test_least);
  g_test_add_func ("/intervals-request/without-ids", test_without_ids);
  g_test_add_func ("/intervals-request/match", test_match);
  return g_test_run ();
}
