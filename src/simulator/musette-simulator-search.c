/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-row.h"

#include <string.h>

#define USUAL_LIMIT 100

static gboolean
has_tag (MusetteSimulatorEntry *entry, const char *tag)
{
  const char *json
      = musette_simulator_members_get (musette_simulator_entry_get_members (entry), "tags");
  g_autoptr (MusetteJson) root = json == NULL ? NULL : musette_json_parse (json, -1, NULL);
  JsonArray *tags = root == NULL || musette_json_get_kind (root) != MUSETTE_JSON_ARRAY
                        ? NULL
                        : musette_json_as_array (root, NULL);
  guint n = tags == NULL ? 0 : musette_json_array_get_length (tags);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (musette_json_array_get_string (tags, i), tag) == 0)
      return TRUE;
  return FALSE;
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
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
