/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-athlete.h"
#include "musette-simulator-days.h"

#include <string.h>

static MusetteSimulatorReply *
reply_json (GBytes *json)
{
  return musette_simulator_reply_new_json (json);
}

static MusetteSimulatorReply *
get_athlete (MusetteSimulatorCall *call)
{
  return reply_json (musette_simulator_athlete_to_json (
      call->demo, musette_simulator_ledger_get_records (call->ledger), call->athlete_id));
}

static MusetteSimulatorReply *
get_profile (MusetteSimulatorCall *call)
{
  return reply_json (musette_simulator_athlete_profile_to_json (call->demo, call->athlete_id));
}

static MusetteSimulatorReply *
get_curves (MusetteSimulatorCall *call)
{
  gboolean power = strcmp (call->segments[2], "power-curves") == 0;
  const char *type = musette_simulator_query_get (call->query, "type");
  g_auto (GStrv) names = musette_simulator_query_get_list (call->query, "curves");
  const char *unknown = NULL;
  GBytes *json;

  if (power && type == NULL)
    return musette_simulator_call_missing_parameter ("type", "String");
  json = musette_simulator_curves_athlete_to_json (call->curves, call->activities,
                                                   power ? MUSETTE_SIMULATOR_CURVE_POWER
                                                         : MUSETTE_SIMULATOR_CURVE_HEARTRATE,
                                                   type, (const char *const *) names, &unknown);
  if (json == NULL)
    return musette_simulator_reply_new_error (422, "Invalid curve [%s]", unknown);
  return reply_json (json);
}

static MusetteSimulatorReply *
get_summary (MusetteSimulatorCall *call)
{
  MusetteDate today = musette_demo_get_today (call->demo);
  MusetteSimulatorReply *refused = NULL;
  MusetteDate start;
  MusetteDate end;

  if (!musette_simulator_call_get_day (call, "start", today - 6, &start, &refused)
      || !musette_simulator_call_get_day (call, "end", today, &end, &refused))
    return refused;
  return reply_json (
      musette_simulator_summary_to_json (call->activities, call->athlete_id, start, end));
}

static MusetteSimulatorReply *
list_wellness (MusetteSimulatorCall *call)
{
  MusetteDate first_day = musette_simulator_activities_get_first_day (call->activities);
  g_autoptr (GHashTable) fields = musette_simulator_call_get_fields (call);
  MusetteSimulatorReply *refused = NULL;
  MusetteDate oldest;
  MusetteDate newest;

  if (!musette_simulator_call_get_day (call, "oldest", first_day, &oldest, &refused)
      || !musette_simulator_call_get_day (call, "newest", musette_demo_get_today (call->demo),
                                          &newest, &refused))
    return refused;
  return reply_json (musette_simulator_wellness_to_json (call->activities, oldest, newest, fields));
}

static MusetteSimulatorReply *
get_wellness (MusetteSimulatorCall *call)
{
  MusetteDate date = musette_date_parse (call->segments[3]);

  if (date == MUSETTE_DATE_NONE)
    return musette_simulator_call_wrong_date (call->segments[3]);
  return reply_json (musette_simulator_wellness_day_to_json (call->activities, date));
}

/**
 * musette_simulator_athlete_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what tells of the athlete
 */
const MusetteSimulatorRoute *
musette_simulator_athlete_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*", NULL, get_athlete },
    { "GET", "athlete/*/profile", NULL, get_profile },
    { "GET", "athlete/*/power-curves", ".json", get_curves },
    { "GET", "athlete/*/hr-curves", ".json", get_curves },
    { "GET", "athlete/*/athlete-summary", ".json", get_summary },
    { "GET", "athlete/*/wellness", ".json", list_wellness },
    { "GET", "athlete/*/wellness/*", NULL, get_wellness },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
