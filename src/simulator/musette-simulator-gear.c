/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-gear.h"

#include "musette-simulator-row.h"

#include <math.h>
#include <string.h>

/* What the athlete owns; what it has covered before the demo began counts too. */
typedef struct
{
  const char *id;
  const char *type;
  const char *name;
  const char *purchased;
  const char *retired;
  const char *component; /* what is mounted on it */
  const char *mounted;   /* the day since which it counts, as a part of other gear */
  double start_m;
  double start_s;
} Gear;

static const Gear gear[] = {
  { "b1001", "Bike", "Road Bike", "2021-03-01", NULL, "90001", NULL, 8400000, 1080000 },
  { "b1002", "Bike", "Trainer Bike", "2020-10-15", NULL, NULL, NULL, 2100000, 244000 },
  { "90001", "Chain", "Chain", "2026-05-01", NULL, NULL, "2026-05-01", 0, 0 },
  { "71460", "Shoes", "Running Shoes", "2024-02-20", NULL, NULL, NULL, 120000, 41000 },
  { "71459", "Shoes", "Old Running Shoes", "2022-01-10", "2024-03-30", NULL, NULL, 810000, 278000 },
};

typedef struct
{
  double distance_m;
  double time_s;
  guint activities;
} Usage;

/**
 * musette_simulator_gear_exists:
 * @id: an id
 *
 * Returns: whether the athlete has such gear
 */
gboolean
musette_simulator_gear_exists (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gear); i++)
    if (strcmp (gear[i].id, id) == 0)
      return TRUE;
  return FALSE;
}

/**
 * musette_simulator_gear_get_default:
 * @planned: an activity of the demo
 *
 * Returns: (nullable): the gear that the athlete takes for it
 */
const char *
musette_simulator_gear_get_default (const MusetteDemoPlanned *planned)
{
  if (g_strcmp0 (planned->type, "Ride") == 0)
    return "b1001";
  if (planned->kind == MUSETTE_DEMO_KIND_INDOOR)
    return "b1002";
  return musette_demo_is_run (planned->type) ? "71460" : NULL;
}

static gboolean
is_used (const Gear *self, MusetteSimulatorEntry *entry)
{
  const char *json
      = musette_simulator_members_get (musette_simulator_entry_get_members (entry), "gear");
  const char *id;

  if (json != NULL)
    {
      g_autofree char *start = g_strdup_printf ("{\"id\":\"%s\"", self->id);

      return g_str_has_prefix (json, start);
    }
  id = musette_simulator_gear_get_default (musette_simulator_entry_get_planned (entry));
  return g_strcmp0 (id, self->id) == 0;
}

/* What the gear itself has covered, or the gear that it is a part of. */
static gboolean
counts (const Gear *self, MusetteSimulatorEntry *entry)
{
  if (musette_simulator_entry_is_stub (entry))
    return FALSE;
  if (self->mounted == NULL)
    return is_used (self, entry);
  if (musette_local_time_get_date (musette_simulator_entry_get_start (entry))
      < musette_date_parse (self->mounted))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (gear); i++)
    if (g_strcmp0 (gear[i].component, self->id) == 0 && is_used (&gear[i], entry))
      return TRUE;
  return FALSE;
}

static Usage
measure (const Gear *self, MusetteSimulatorActivities *activities)
{
  guint n = musette_simulator_activities_get_n (activities);
  Usage usage = { self->start_m, self->start_s, 0 };

  for (guint i = 0; i < n; i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (activities, i);
      const MusetteDemoTotals *totals;

      if (!counts (self, entry))
        continue;
      totals = musette_simulator_entry_get_totals (entry);
      usage.distance_m += isnan (totals->distance_m) ? 0 : totals->distance_m;
      usage.time_s += totals->moving_s;
      usage.activities++;
    }
  return usage;
}

static void
write_gear (MusetteJsonWriter *writer,
            const Gear *self,
            MusetteSimulatorActivities *activities,
            const char *athlete_id)
{
  static const char *const unknown[] = { "activity_filters", NULL };
  const MusetteSimulatorRow row = { writer, NULL, NULL };
  const char *components[] = { self->component, NULL };
  Usage usage = measure (self, activities);

  musette_json_writer_begin_object (writer);
  musette_simulator_row_string (&row, "id", self->id);
  musette_simulator_row_string (&row, "athlete_id", athlete_id);
  musette_simulator_row_string (&row, "type", self->type);
  musette_simulator_row_string (&row, "name", self->name);
  musette_simulator_row_string (&row, "purchased", self->purchased);
  musette_simulator_row_string (&row, "notes", NULL);
  musette_simulator_row_number (&row, "distance", usage.distance_m, 1);
  musette_simulator_row_number (&row, "time", usage.time_s, 1);
  musette_simulator_row_int (&row, "activities", usage.activities);
  musette_simulator_row_bool (&row, "use_elapsed_time", FALSE);
  musette_simulator_row_string (&row, "retired", self->retired);
  musette_simulator_row_strings (&row, "component_ids",
                                 self->component == NULL ? NULL : components);
  musette_simulator_row_raw (&row, "reminders", "[]");
  musette_simulator_row_nulls (&row, unknown);
  musette_simulator_row_bool (&row, "component", self->mounted != NULL);
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_gear_to_json:
 * @activities: what the athlete did
 * @athlete_id: the athlete's id
 *
 * Returns: (transfer full): bicycles, shoes and parts with what they have covered
 */
GBytes *
musette_simulator_gear_to_json (MusetteSimulatorActivities *activities, const char *athlete_id)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_simulator_activities_prepare (activities, 0,
                                        musette_simulator_activities_get_n (activities));
  musette_json_writer_begin_array (writer);
  for (gsize i = 0; i < G_N_ELEMENTS (gear); i++)
    write_gear (writer, &gear[i], activities, athlete_id);
  musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}

/**
 * musette_simulator_gear_to_csv:
 * @activities: what the athlete did
 *
 * Returns: (transfer full): the same as a table
 */
GBytes *
musette_simulator_gear_to_csv (MusetteSimulatorActivities *activities)
{
  GString *text = g_string_new ("id,type,name,purchased,distance,time,activities,retired\n");

  musette_simulator_activities_prepare (activities, 0,
                                        musette_simulator_activities_get_n (activities));
  for (gsize i = 0; i < G_N_ELEMENTS (gear); i++)
    {
      Usage usage = measure (&gear[i], activities);

      g_string_append_printf (text, "%s,%s,%s,%s,", gear[i].id, gear[i].type, gear[i].name,
                              gear[i].purchased);
      musette_json_append_double (text, floor (usage.distance_m * 10 + 0.5) / 10);
      g_string_append_c (text, ',');
      musette_json_append_double (text, usage.time_s);
      g_string_append_printf (text, ",%u,%s\n", usage.activities,
                              gear[i].retired == NULL ? "" : gear[i].retired);
    }
  return g_string_free_to_bytes (text);
}
