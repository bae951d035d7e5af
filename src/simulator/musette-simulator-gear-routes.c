/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-gear.h"

#include <string.h>

static MusetteSimulatorReply *
list_gear (MusetteSimulatorCall *call)
{
  if (strcmp (call->extension, "csv") == 0)
    return musette_simulator_reply_new_csv (musette_simulator_gear_to_csv (call->activities));
  return musette_simulator_reply_new_json (
      musette_simulator_gear_to_json (call->activities, call->athlete_id));
}

/**
 * musette_simulator_gear_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what tells of the athlete's gear
 */
const MusetteSimulatorRoute *
musette_simulator_gear_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/gear", ".json .csv", list_gear },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
