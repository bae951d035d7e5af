/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-ride.h"
#include "musette-simulator-streams.h"

#include <string.h>

static MusetteSimulatorReply *
get_activity (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_simulator_call_write_activity (call, writer, call->entry, NULL);
  return musette_simulator_call_reply_writer (writer);
}

static MusetteSimulatorReply *
get_streams (MusetteSimulatorCall *call)
{
  g_auto (GStrv) names = musette_simulator_query_get_list (call->query, "types");
  const char *const *types = (const char *const *) names;
  g_autoptr (MusetteStreamSet) streams = NULL;
  const char *unknown = NULL;

  if (!musette_simulator_streams_check (types, &unknown))
    return musette_simulator_reply_new_error (422, "Invalid stream type [%s]", unknown);
  streams = musette_simulator_entry_get_streams (call->entry);
  if (strcmp (call->extension, "csv") == 0)
    return musette_simulator_reply_new_csv (musette_simulator_streams_to_csv (streams, types));
  return musette_simulator_reply_new_json (musette_simulator_streams_to_json (streams, types));
}

static MusetteSimulatorReply *
get_curve (MusetteSimulatorCall *call)
{
  gboolean list = strcmp (call->segments[2], "power-curves") == 0;
  gboolean heart = strcmp (call->segments[2], "hr-curve") == 0;
  GBytes *json = musette_simulator_curves_activity_to_json (
      call->curves, call->activities, call->entry,
      heart ? MUSETTE_SIMULATOR_CURVE_HEARTRATE : MUSETTE_SIMULATOR_CURVE_POWER, list);

  if (json == NULL)
    return musette_simulator_reply_new_error (422, "Stream [%s] not on activity",
                                              heart ? "heartrate" : "watts");
  return musette_simulator_reply_new_json (json);
}

static MusetteSimulatorReply *
get_histogram (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteSimulatorRide) ride = NULL;
  gboolean power = strcmp (call->segments[2], "power-histogram") == 0;
  MusetteSimulatorReply *refused = NULL;
  GBytes *json;
  guint width;

  if (!musette_simulator_call_get_number (call, "bucketSize", 0, &width, &refused))
    return refused;
  ride = musette_simulator_ride_new (call->entry);
  json = musette_simulator_ride_histogram_to_json (ride, power, width);
  if (json == NULL)
    return musette_simulator_reply_new_error (422, "Stream [%s] not on activity",
                                              power ? "watts" : "heartrate");
  return musette_simulator_reply_new_json (json);
}

/**
 * musette_simulator_activity_data_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what tells of one activity
 */
const MusetteSimulatorRoute *
musette_simulator_activity_data_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "activity/*", NULL, get_activity },
    { "GET", "activity/*/streams", ".json .csv", get_streams },
    { "GET", "activity/*/power-curve", ".json", get_curve },
    { "GET", "activity/*/power-curves", ".json", get_curve },
    { "GET", "activity/*/hr-curve", ".json", get_curve },
    { "GET", "activity/*/power-histogram", NULL, get_histogram },
    { "GET", "activity/*/hr-histogram", NULL, get_histogram },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
