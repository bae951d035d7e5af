/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-activity.h"
#include "musette-simulator-row.h"

#include <math.h>
#include <string.h>

static MusetteSimulatorReply *
list_activities (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autoptr (GHashTable) fields = musette_simulator_call_get_fields (call);
  MusetteSimulatorReply *refused = NULL;
  MusetteLocalTime today = musette_local_time_from_date (musette_demo_get_today (call->demo));
  MusetteLocalTime oldest;
  MusetteLocalTime newest;
  guint limit;
  guint first;
  guint end;

  if (musette_simulator_query_get (call->query, "oldest") == NULL)
    return musette_simulator_call_missing_parameter ("oldest", "String");
  if (!musette_simulator_call_get_time (call, "oldest", FALSE, 0, &oldest, &refused)
      || !musette_simulator_call_get_time (call, "newest", TRUE, today + 86399, &newest, &refused)
      || !musette_simulator_call_get_number (call, "limit", G_MAXINT, &limit, &refused))
    return refused;
  musette_simulator_activities_find_range (call->activities, oldest, newest, &first, &end);
  end = MIN (end, first + MIN (limit, end - first));
  if (musette_simulator_activity_needs_totals (fields))
    musette_simulator_activities_prepare (call->activities, first, end);
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = first; i < end; i++)
    musette_simulator_call_write_activity (
        call, writer, musette_simulator_activities_get (call->activities, i), fields);
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

static MusetteSimulatorReply *
get_activities (MusetteSimulatorCall *call)
{
  g_auto (GStrv) ids = g_strsplit (call->segments[3], ",", -1);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_array (writer);
  for (char **id = ids; *id != NULL; id++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_find (call->activities, *id);

      if (entry != NULL)
        musette_simulator_call_write_activity (call, writer, entry, NULL);
    }
  musette_json_writer_end (writer);
  return musette_simulator_call_reply_writer (writer);
}

static void
append_csv_number (GString *text, double value)
{
  g_string_append_c (text, ',');
  if (isfinite (value))
    musette_json_append_double (text, floor (value * 100 + 0.5) / 100);
}

/* A text in quotes, with its own quotes doubled (RFC 4180). */
static void
append_csv_text (GString *text, const char *value)
{
  g_string_append (text, ",\"");
  for (; value != NULL && *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *value);
    }
  g_string_append_c (text, '"');
}

static void
append_csv_row (GString *text, MusetteSimulatorEntry *entry)
{
  const MusetteDemoPlanned *planned = musette_simulator_entry_get_planned (entry);
  const MusetteDemoTotals *totals = musette_simulator_entry_get_totals (entry);
  g_autofree char *start = musette_local_time_format (planned->start);

  g_string_append_printf (text, "%s,%s,%s", planned->id, start, planned->type);
  append_csv_text (text, planned->name);
  append_csv_number (text, totals->moving_s);
  append_csv_number (text, totals->elapsed_s);
  append_csv_number (text, totals->distance_m);
  append_csv_number (text, totals->gain_m);
  append_csv_number (text, floor (totals->average_bpm + 0.5));
  append_csv_number (text, floor (totals->average_w + 0.5));
  append_csv_number (text, isnan (totals->average_w) ? NAN : totals->np_w);
  append_csv_number (text, totals->load);
  append_csv_number (text, totals->intensity_percent);
  g_string_append_c (text, '\n');
}

static MusetteSimulatorReply *
get_csv (MusetteSimulatorCall *call)
{
  GString *text = g_string_new ("id,start_date_local,type,name,moving_time,elapsed_time,distance,"
                                "total_elevation_gain,average_heartrate,icu_average_watts,"
                                "icu_weighted_avg_watts,icu_training_load,icu_intensity\n");
  guint n = musette_simulator_activities_get_n (call->activities);

  musette_simulator_activities_prepare (call->activities, 0, n);
  for (guint i = 0; i < n; i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (call->activities, i);

      if (!musette_simulator_entry_is_stub (entry))
        append_csv_row (text, entry);
    }
  return musette_simulator_reply_new_csv (g_string_free_to_bytes (text));
}

/**
 * musette_simulator_activity_list_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what lists activities
 */
const MusetteSimulatorRoute *
musette_simulator_activity_list_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/activities", NULL, list_activities },
    { "GET", "athlete/*/activities.csv", NULL, get_csv },
    { "GET", "athlete/*/activities/*", NULL, get_activities },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
