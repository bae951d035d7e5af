/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-row.h"

#include <stdio.h>
#include <string.h>

#define USUAL_LIMIT 100
#define USUAL_AROUND 30

static GStrv
dup_tags (MusetteSimulatorEntry *entry)
{
  const char *json
      = musette_simulator_members_get (musette_simulator_entry_get_members (entry), "tags");
  g_autoptr (MusetteJson) root = json == NULL ? NULL : musette_json_parse (json, -1, NULL);
  JsonArray *tags = root == NULL || musette_json_get_kind (root) != MUSETTE_JSON_ARRAY
                        ? NULL
                        : musette_json_as_array (root, NULL);
  guint n = tags == NULL ? 0 : musette_json_array_get_length (tags);
  GStrv copy = n == 0 ? NULL : g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (musette_json_array_get_string (tags, i));
  return copy;
}

static gboolean
has_tag (MusetteSimulatorEntry *entry, const char *tag)
{
  g_auto (GStrv) tags = dup_tags (entry);

  return tags != NULL && g_strv_contains ((const char *const *) tags, tag);
}

/* A part of the name, or #TAG exactly. */
static gboolean
matches (MusetteSimulatorEntry *entry, const char *text, const char *folded)
{
  const char *name = musette_simulator_entry_get_planned (entry)->name;
  g_autofree char *folded_name = NULL;

  if (text[0] == '#')
    return has_tag (entry, text + 1);
  folded_name = name == NULL ? NULL : g_utf8_casefold (name, -1);
  return folded_name != NULL && strstr (folded_name, folded) != NULL;
}

static void
write_light_row (MusetteJsonWriter *writer, MusetteSimulatorEntry *entry)
{
  static const char *const unknown[] = { "tags", "description", NULL };
  const MusetteDemoPlanned *planned = musette_simulator_entry_get_planned (entry);
  const MusetteDemoTotals *totals = musette_simulator_entry_get_totals (entry);
  const MusetteSimulatorRow row = { writer, NULL, musette_simulator_entry_get_members (entry) };
  g_autofree char *start = musette_local_time_format (planned->start);

  musette_json_writer_begin_object (writer);
  musette_simulator_row_string (&row, "id", planned->id);
  musette_simulator_row_string (&row, "name", planned->name);
  musette_simulator_row_string (&row, "start_date_local", start);
  musette_simulator_row_string (&row, "type", planned->type);
  musette_simulator_row_bool (&row, "race", musette_simulator_entry_is_race (entry));
  musette_simulator_row_number (&row, "distance", totals->distance_m, 2);
  musette_simulator_row_int (&row, "moving_time", totals->moving_s);
  musette_simulator_row_nulls (&row, unknown);
  musette_json_writer_end (writer);
}

static MusetteSimulatorReply *
search (MusetteSimulatorCall *call, gboolean full)
{
  const char *text = musette_simulator_query_get (call->query, "q");
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autofree char *folded = NULL;
  MusetteSimulatorReply *refused = NULL;
  guint n = musette_simulator_activities_get_n (call->activities);
  guint limit;

  if (text == NULL)
    return musette_simulator_call_missing_parameter ("q", "String");
  if (!musette_simulator_call_get_number (call, "limit", USUAL_LIMIT, &limit, &refused))
    return refused;
  folded = g_utf8_casefold (text, -1);
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < n && limit > 0; i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (call->activities, i);

      if (!matches (entry, text, folded))
        continue;
      limit--;
      if (full)
        musette_simulator_call_write_activity (call, writer, entry, NULL);
      else
        write_light_row (writer, entry);
    }
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

static MusetteSimulatorReply *
search_light (MusetteSimulatorCall *call)
{
  return search (call, FALSE);
}

static MusetteSimulatorReply *
search_full (MusetteSimulatorCall *call)
{
  return search (call, TRUE);
}

/* What is looked for by length and strength. */
typedef struct
{
  guint min_secs;
  guint max_secs;
  guint min_intensity;
  guint max_intensity;
  guint min_reps;
  guint max_reps;
  guint limit;
} Wanted;

static gboolean
read_required (MusetteSimulatorCall *call,
               const char *name,
               guint *value,
               MusetteSimulatorReply **refused)
{
  if (musette_simulator_query_get (call->query, name) == NULL)
    {
      *refused = musette_simulator_call_missing_parameter (name, "int");
      return FALSE;
    }
  return musette_simulator_call_get_number (call, name, 0, value, refused);
}

/* A group in the service's own words: `4x 5m10s 280w`. */
static gboolean
read_group (const char *text, guint *reps, guint *secs, guint *watts)
{
  guint minutes = 0;

  if (sscanf (text, "%ux %um%us %uw", reps, &minutes, secs, watts) == 4)
    {
      *secs += 60 * minutes;
      return TRUE;
    }
  return sscanf (text, "%ux %us %uw", reps, secs, watts) == 3;
}

static gboolean
has_wanted_group (MusetteSimulatorEntry *entry, const Wanted *wanted)
{
  GStrv groups = musette_simulator_entry_get_totals (entry)->interval_summary;
  MusetteThresholds thresholds;
  MusetteDemoForm form;

  musette_simulator_entry_get_form (entry, &form);
  musette_demo_thresholds (musette_simulator_entry_get_planned (entry)->type, &form, &thresholds);
  for (char **group = groups; group != NULL && *group != NULL; group++)
    {
      guint reps;
      guint secs;
      guint watts;
      double intensity;

      if (thresholds.ftp_w <= 0 || !read_group (*group, &reps, &secs, &watts))
        continue;
      intensity = 100 * watts / thresholds.ftp_w;
      if (secs >= wanted->min_secs && secs <= wanted->max_secs && reps >= wanted->min_reps
          && reps <= wanted->max_reps && intensity >= wanted->min_intensity
          && intensity <= wanted->max_intensity)
        return TRUE;
    }
  return FALSE;
}

static MusetteSimulatorReply *
search_intervals (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  guint n = musette_simulator_activities_get_n (call->activities);
  g_autoptr (MusetteJsonWriter) writer = NULL;
  Wanted wanted;

  if (!read_required (call, "minSecs", &wanted.min_secs, &refused)
      || !read_required (call, "maxSecs", &wanted.max_secs, &refused)
      || !read_required (call, "minIntensity", &wanted.min_intensity, &refused)
      || !read_required (call, "maxIntensity", &wanted.max_intensity, &refused)
      || !musette_simulator_call_get_number (call, "minReps", 1, &wanted.min_reps, &refused)
      || !musette_simulator_call_get_number (call, "maxReps", G_MAXINT, &wanted.max_reps, &refused)
      || !musette_simulator_call_get_number (call, "limit", USUAL_LIMIT, &wanted.limit, &refused))
    return refused;
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < n && wanted.limit > 0; i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (call->activities, i);

      if (musette_simulator_entry_is_stub (entry) || !has_wanted_group (entry, &wanted))
        continue;
      wanted.limit--;
      musette_simulator_call_write_activity (call, writer, entry, NULL);
    }
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

/* The nearer in time of the one after and the one before. */
static guint
take_nearest (MusetteSimulatorCall *call, guint centre, guint *after, guint *before, guint n)
{
  MusetteSimulatorActivities *activities = call->activities;
  MusetteLocalTime time
      = musette_simulator_entry_get_start (musette_simulator_activities_get (activities, centre));
  MusetteLocalTime to_after = G_MAXINT64;
  MusetteLocalTime to_before = G_MAXINT64;

  if (*after > 0)
    to_after = musette_simulator_entry_get_start (
                   musette_simulator_activities_get (activities, *after - 1))
               - time;
  if (*before < n)
    to_before = time
                - musette_simulator_entry_get_start (
                    musette_simulator_activities_get (activities, *before));
  return to_after < to_before ? --*after : (*before)++;
}

static MusetteSimulatorReply *
list_around (MusetteSimulatorCall *call)
{
  const char *id = musette_simulator_query_get (call->query, "activity_id");
  guint n = musette_simulator_activities_get_n (call->activities);
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJsonWriter) writer = NULL;
  guint centre = 0;
  guint before;
  guint limit;

  if (id == NULL)
    return musette_simulator_call_missing_parameter ("activity_id", "String");
  if (!musette_simulator_call_get_number (call, "limit", USUAL_AROUND, &limit, &refused))
    return refused;
  if (musette_simulator_activities_find (call->activities, id) == NULL)
    return musette_simulator_reply_new_error (404, "Activity not found");
  while (strcmp (musette_simulator_entry_get_id (
                     musette_simulator_activities_get (call->activities, centre)),
                 id)
         != 0)
    centre++;
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  before = centre + 1;
  for (guint after = centre; limit > 0 && (after > 0 || before < n); limit--)
    musette_simulator_call_write_activity (
        call, writer,
        musette_simulator_activities_get (call->activities,
                                          take_nearest (call, centre, &after, &before, n)),
        NULL);
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

/* All tags that any activity has, in the order of the alphabet. */
static MusetteSimulatorReply *
list_tags (MusetteSimulatorCall *call)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autoptr (GList) tags = NULL;

  for (guint i = 0; i < musette_simulator_activities_get_n (call->activities); i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (call->activities, i);
      g_auto (GStrv) own = dup_tags (entry);

      for (char **tag = own; tag != NULL && *tag != NULL; tag++)
        g_hash_table_add (known, g_strdup (*tag));
    }
  tags = g_list_sort (g_hash_table_get_keys (known), (GCompareFunc) strcmp);
  musette_json_writer_begin_array (writer);
  for (GList *tag = tags; tag != NULL; tag = tag->next)
    musette_json_writer_string (writer, tag->data);
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

/**
 * musette_simulator_search_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what looks for activities
 */
const MusetteSimulatorRoute *
musette_simulator_search_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/activities/search", NULL, search_light },
    { "GET", "athlete/*/activities/search-full", NULL, search_full },
    { "GET", "athlete/*/activities/interval-search", NULL, search_intervals },
    { "GET", "athlete/*/activities-around", NULL, list_around },
    { "GET", "athlete/*/activity-tags", NULL, list_tags },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
