/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "fuzz.h"

#include <string.h>

#include "musette-activity.h"
#include "musette-athlete.h"
#include "musette-credential.h"
#include "musette-json-slicer.h"
#include "musette-json-writer.h"
#include "musette-power-curve.h"

static char *
write_compact (JsonNode *root)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_node (writer, root);
  return musette_json_writer_finish (writer);
}

/* The check and the parser agree, and what is written reads back as the same. */
static guint
check_parser (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteJson) root = musette_json_parse (text, length, &error);
  g_autoptr (MusetteJson) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;

  g_assert_true ((root == NULL) == (error != NULL));
  if (root == NULL)
    return G_MAXUINT;
  g_assert_true (musette_json_check (text, length, NULL));
  written = write_compact (root);
  again = musette_json_parse (written, -1, &error);
  g_assert_no_error (error);
  rewritten = write_compact (again);
  g_assert_cmpstr (written, ==, rewritten);
  if (musette_json_get_kind (root) != MUSETTE_JSON_ARRAY)
    return G_MAXUINT;
  return musette_json_array_get_length (musette_json_as_array (root, NULL));
}

static gboolean
count_slice (const char *slice, gsize length, gpointer user_data, GError **error)
{
  guint *count = user_data;

  g_assert_cmpuint (length, >, 0);
  (*count)++;
  return TRUE;
}

/* Returns how many elements there are, or G_MAXUINT when the text is no list. */
static guint
slice_in_pieces (const char *text, gsize length, gsize piece)
{
  guint count = 0;
  g_autoptr (MusetteJsonSlicer) slicer = musette_json_slicer_new (count_slice, &count);

  for (gsize at = 0; at < length; at += piece)
    if (!musette_json_slicer_feed (slicer, text + at, MIN (piece, length - at), NULL))
      return G_MAXUINT;
  return musette_json_slicer_finish (slicer, NULL) ? count : G_MAXUINT;
}

static void
check_activity (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteActivity) activity = musette_activity_new_from_slice (text, length, &error);
  guint n;

  g_assert_true ((activity == NULL) == (error != NULL));
  if (activity == NULL)
    return;
  g_assert_true (musette_json_check (text, (gssize) length, NULL));
  g_assert_nonnull (musette_activity_get_id (activity));
  musette_activity_get_name (activity);
  musette_activity_get_intervals (activity);
  musette_activity_get_power_zone_times (activity, &n);
  if (musette_activity_is_stub (activity))
    musette_activity_get_note (activity);
}

static void
check_records (GBytes *bytes)
{
  g_autoptr (MusetteAthlete) athlete = musette_athlete_new_from_json (bytes, NULL);
  g_autoptr (GPtrArray) activities = musette_activity_list_from_json (bytes, NULL);
  g_autoptr (GPtrArray) curves = musette_power_curve_list_from_reply (bytes, NULL);
  g_autoptr (GPtrArray) settings = musette_sport_settings_list_from_json (bytes, NULL);
  MusetteThresholds thresholds;

  if (athlete != NULL)
    musette_athlete_get_thresholds (athlete, "Ride", TRUE, &thresholds);
  for (guint i = 0; settings != NULL && i < settings->len; i++)
    musette_sport_settings_get_thresholds (settings->pdata[i], FALSE, &thresholds);
  for (guint i = 0; curves != NULL && i < curves->len; i++)
    musette_power_curve_get_value_at (curves->pdata[i], 60);
  for (guint i = 0; activities != NULL && i < activities->len; i++)
    g_assert_nonnull (musette_activity_get_json (activities->pdata[i]));
}

static void
check_credential (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text != NULL ? text : "", length);
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteCredential) credential = musette_credential_new_from_text (copy, &error);

  g_assert_true ((credential == NULL) == (error != NULL));
  if (credential != NULL)
    g_assert_cmpuint (strlen (musette_credential_get_secret (credential)), >, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  guint elements = check_parser (text, (gssize) size);
  guint whole = slice_in_pieces (text, size, MAX (size, 1));

  g_assert_cmpuint (slice_in_pieces (text, size, 1), ==, whole);
  g_assert_cmpuint (slice_in_pieces (text, size, size > 0 ? 2 + data[0] % 31 : 2), ==, whole);
  if (elements != G_MAXUINT)
    g_assert_cmpuint (whole, ==, elements);
  check_activity (text, size);
  check_records (bytes);
  check_credential (text, size);
  return 0;
}
