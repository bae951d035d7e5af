/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-settings.h"
#include "musette-simulator-values.h"

#include <math.h>

#define SLOWEST_MPS 0.2
#define FASTEST_MPS 12.0

static const MusetteSimulatorField fields[] = {
  { "ftp", MUSETTE_SIMULATOR_INTEGER },
  { "indoor_ftp", MUSETTE_SIMULATOR_INTEGER },
  { "w_prime", MUSETTE_SIMULATOR_INTEGER },
  { "p_max", MUSETTE_SIMULATOR_INTEGER },
  { "power_zones", MUSETTE_SIMULATOR_ARRAY },
  { "power_zone_names", MUSETTE_SIMULATOR_STRINGS },
  { "sweet_spot_min", MUSETTE_SIMULATOR_INTEGER },
  { "sweet_spot_max", MUSETTE_SIMULATOR_INTEGER },
  { "lthr", MUSETTE_SIMULATOR_INTEGER },
  { "max_hr", MUSETTE_SIMULATOR_INTEGER },
  { "hr_zones", MUSETTE_SIMULATOR_ARRAY },
  { "hr_zone_names", MUSETTE_SIMULATOR_STRINGS },
  { "hr_load_type", MUSETTE_SIMULATOR_STRING },
  { "threshold_pace", MUSETTE_SIMULATOR_FLOAT },
  { "pace_units", MUSETTE_SIMULATOR_STRING },
  { "pace_zones", MUSETTE_SIMULATOR_ARRAY },
  { "pace_zone_names", MUSETTE_SIMULATOR_STRINGS },
  { "warmup_time", MUSETTE_SIMULATOR_INTEGER },
  { "cooldown_time", MUSETTE_SIMULATOR_INTEGER },
  { "load_order", MUSETTE_SIMULATOR_STRING },
  { "tiz_order", MUSETTE_SIMULATOR_STRING },
  { "workout_order", MUSETTE_SIMULATOR_STRING },
  { "default_gear_id", MUSETTE_SIMULATOR_STRING },
  { "default_indoor_gear_id", MUSETTE_SIMULATOR_STRING },
  { "display", MUSETTE_SIMULATOR_OBJECT },
};

static MusetteSimulatorReply *
list_settings (MusetteSimulatorCall *call)
{
  return musette_simulator_reply_new_json (musette_simulator_settings_list_to_json (
      call->demo, musette_simulator_ledger_get_records (call->ledger), call->athlete_id));
}

static MusetteSimulatorReply *
not_found (void)
{
  return musette_simulator_reply_new_error (404, "Sport settings not found");
}

static MusetteSimulatorReply *
get_settings (MusetteSimulatorCall *call)
{
  int id = musette_simulator_settings_find_id (call->segments[3]);

  if (id == 0)
    return not_found ();
  return musette_simulator_reply_new_json (musette_simulator_settings_to_json (
      call->demo, musette_simulator_ledger_get_records (call->ledger), call->athlete_id, id));
}

/* The usual seven zones below and above the threshold, the last up to the maximum. */
static void
recalculate_zones (MusetteSimulatorMembers *members)
{
  static const double percent[] = { 0.85, 0.90, 0.95, 1.0, 1.03, 1.06 };
  double lthr = musette_simulator_members_get_double (members, "lthr");
  double max = musette_simulator_members_get_double (members, "max_hr");
  g_autoptr (GString) json = g_string_new ("[");

  if (isnan (lthr))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (percent); i++)
    g_string_append_printf (json, "%.0f,", floor (lthr * percent[i]) - (i < 4 ? 1 : 0));
  g_string_append_printf (json, "%.0f]", isnan (max) ? floor (lthr * 1.1) : max);
  musette_simulator_members_set (members, "hr_zones", json->str);
}

static gboolean
check_pace (MusetteSimulatorMembers *members, MusetteSimulatorReply **refused)
{
  double pace = musette_simulator_members_get_double (members, "threshold_pace");

  if (isnan (pace) || (pace >= SLOWEST_MPS && pace <= FASTEST_MPS))
    return TRUE;
  *refused = musette_simulator_reply_new_error (422, "Invalid threshold pace");
  return FALSE;
}

static MusetteSimulatorReply *
put_settings (MusetteSimulatorCall *call)
{
  MusetteSimulatorRecords *records = musette_simulator_ledger_get_records (call->ledger);
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  int id = musette_simulator_settings_find_id (call->segments[3]);
  g_autoptr (MusetteSimulatorMembers) known = NULL;
  g_autoptr (MusetteSimulatorMembers) members = NULL;
  g_autofree char *stamp = NULL;

  if (root == NULL)
    return refused;
  if (id == 0)
    return not_found ();
  known = musette_simulator_records_find (records, MUSETTE_SIMULATOR_SETTINGS, id);
  members = musette_simulator_members_copy (known);
  if (!musette_simulator_values_take (members, musette_json_as_object (root, NULL), fields,
                                      G_N_ELEMENTS (fields), &refused)
      || !check_pace (members, &refused))
    return refused;
  if (musette_simulator_query_get_bool (call->query, "recalcHrZones"))
    recalculate_zones (members);
  stamp = musette_simulator_ledger_make_stamp (call->ledger);
  musette_simulator_members_set_number (members, "id", id);
  musette_simulator_members_set_string (members, "updated", stamp);
  musette_simulator_records_stage (records, MUSETTE_SIMULATOR_SETTINGS, id, members);
  if (!musette_simulator_call_commit (call, &refused))
    return refused;
  return get_settings (call);
}

/* The demo's activities keep the zones of their day. */
static MusetteSimulatorReply *
apply_settings (MusetteSimulatorCall *call)
{
  if (musette_simulator_settings_find_id (call->segments[3]) == 0)
    return not_found ();
  return musette_simulator_reply_new_json (g_bytes_new_static ("{}", 2));
}

/**
 * musette_simulator_settings_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what reads and changes the settings of sports
 */
const MusetteSimulatorRoute *
musette_simulator_settings_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/sport-settings", NULL, list_settings },
    { "GET", "athlete/*/sport-settings/*", NULL, get_settings },
    { "PUT", "athlete/*/sport-settings/*", NULL, put_settings },
    { "PUT", "athlete/*/sport-settings/*/apply", NULL, apply_settings },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
