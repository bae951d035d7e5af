/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-activity-fields.h"

#include "musette-simulator-gear.h"
#include "musette-simulator-values.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  MusetteSimulatorValueKind kind;
  gboolean manual; /* only where nothing was recorded */
} Field;

/* What can be written; everything else that the service knows is computed, and ignored when it is
 * sent back. */
static const Field fields[] = {
  { "name", MUSETTE_SIMULATOR_STRING, FALSE },
  { "description", MUSETTE_SIMULATOR_STRING, FALSE },
  { "type", MUSETTE_SIMULATOR_STRING, FALSE },
  { "sub_type", MUSETTE_SIMULATOR_STRING, FALSE },
  { "commute", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "race", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "trainer", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "icu_rpe", MUSETTE_SIMULATOR_INTEGER, FALSE },
  { "feel", MUSETTE_SIMULATOR_INTEGER, FALSE },
  { "perceived_exertion", MUSETTE_SIMULATOR_FLOAT, FALSE },
  { "gear", MUSETTE_SIMULATOR_OBJECT, FALSE },
  { "tags", MUSETTE_SIMULATOR_STRINGS, FALSE },
  { "icu_training_load", MUSETTE_SIMULATOR_INTEGER, FALSE },
  { "icu_ignore_time", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "icu_ignore_power", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "icu_ignore_hr", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "ignore_velocity", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "ignore_pace", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "lock_intervals", MUSETTE_SIMULATOR_BOOLEAN, FALSE },
  { "carbs_ingested", MUSETTE_SIMULATOR_INTEGER, FALSE },
  { "kg_lifted", MUSETTE_SIMULATOR_FLOAT, FALSE },
  { "calories", MUSETTE_SIMULATOR_INTEGER, FALSE },
  { "paired_event_id", MUSETTE_SIMULATOR_INTEGER, FALSE },
  { "icu_color", MUSETTE_SIMULATOR_STRING, FALSE },
  { "coach_tick", MUSETTE_SIMULATOR_INTEGER, FALSE },
  { "device_name", MUSETTE_SIMULATOR_STRING, FALSE },
  { "external_id", MUSETTE_SIMULATOR_STRING, FALSE },
  { "start_date_local", MUSETTE_SIMULATOR_LOCAL_TIME, TRUE },
  { "moving_time", MUSETTE_SIMULATOR_INTEGER, TRUE },
  { "elapsed_time", MUSETTE_SIMULATOR_INTEGER, TRUE },
  { "distance", MUSETTE_SIMULATOR_FLOAT, TRUE },
  { "total_elevation_gain", MUSETTE_SIMULATOR_FLOAT, TRUE },
  { "average_heartrate", MUSETTE_SIMULATOR_INTEGER, TRUE },
  { "max_heartrate", MUSETTE_SIMULATOR_INTEGER, TRUE },
  { "average_cadence", MUSETTE_SIMULATOR_FLOAT, TRUE },
  { "icu_average_watts", MUSETTE_SIMULATOR_INTEGER, TRUE },
  { "icu_weighted_avg_watts", MUSETTE_SIMULATOR_INTEGER, TRUE },
  { "icu_joules", MUSETTE_SIMULATOR_INTEGER, TRUE },
};

static gboolean
is_valid_type (const char *json)
{
  for (gsize i = 1; i + 1 < strlen (json); i++)
    if (!g_ascii_isalpha (json[i]))
      return FALSE;
  return g_ascii_isupper (json[1]);
}

static gboolean
check_type (const char *json, MusetteSimulatorReply **refused)
{
  if (strcmp (json, "\"\"") == 0)
    *refused = musette_simulator_reply_new_error (422, "Missing type");
  else if (!is_valid_type (json))
    *refused = musette_simulator_reply_new_error (422, "Invalid type [%.*s]",
                                                  (int) strlen (json) - 2, json + 1);
  return *refused == NULL;
}

static gboolean
check (const Field *field, const char *json, MusetteSimulatorReply **refused)
{
  static const char *const sub_types[] = { "NONE", "COMMUTE", "WARMUP", "COOLDOWN", "RACE", NULL };

  if (strcmp (field->name, "name") == 0)
    return musette_simulator_value_check_name (json, refused);
  if (strcmp (field->name, "type") == 0)
    return check_type (json, refused);
  if (strcmp (field->name, "sub_type") == 0)
    return musette_simulator_value_check_word (json, "sub_type", sub_types, refused);
  if (strcmp (field->name, "icu_rpe") == 0)
    return musette_simulator_value_check_range (json, field->name, 1, 10, refused);
  if (strcmp (field->name, "feel") == 0)
    return musette_simulator_value_check_range (json, field->name, 1, 5, refused);
  if (field->kind == MUSETTE_SIMULATOR_INTEGER || field->kind == MUSETTE_SIMULATOR_FLOAT)
    return musette_simulator_value_check_range (json, field->name, 0, G_MAXINT, refused);
  return TRUE;
}

/* An activity only points at its gear. */
static gboolean
take_gear (MusetteSimulatorMembers *members, JsonNode *node, MusetteSimulatorReply **refused)
{
  g_autofree char *id = musette_json_dup_id (musette_json_as_object (node, NULL), "id");
  g_autofree char *json = NULL;

  if (id == NULL)
    return TRUE;
  if (!musette_simulator_gear_exists (id))
    {
      *refused = musette_simulator_reply_new_error (422, "Gear not found");
      return FALSE;
    }
  json = g_strdup_printf ("{\"id\":\"%s\"}", id);
  musette_simulator_members_set (members, "gear", json);
  return TRUE;
}

static gboolean
take_field (MusetteSimulatorMembers *members,
            const Field *field,
            JsonNode *node,
            MusetteSimulatorReply **refused)
{
  g_autofree char *json = musette_simulator_value_read (node, field->name, field->kind, refused);

  if (json == NULL)
    return FALSE;
  if (field->kind == MUSETTE_SIMULATOR_OBJECT)
    return take_gear (members, node, refused);
  if (!check (field, json, refused))
    return FALSE;
  /* An empty text clears what need not be there. */
  musette_simulator_members_set (members, field->name, strcmp (json, "\"\"") == 0 ? "null" : json);
  return TRUE;
}

static const Field *
find_field (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}

/* The code of an athlete's own field. */
static gboolean
is_custom (const char *name)
{
  gboolean custom = g_ascii_isupper (name[0]);

  for (const char *at = name; custom && *at != '\0'; at++)
    custom = g_ascii_isalnum (*at);
  return custom;
}

/**
 * musette_simulator_activity_fields_take:
 * @members: a copy of what was changed so far, of no use when something is refused
 * @object: what was sent
 * @manual: whether nothing was recorded, so that the measures may be written too
 * @refused: (out): what to answer when something cannot be taken
 *
 * Takes what can be written. Nulls say nothing, -1 clears a number and an empty text a text; an
 * athlete's own fields are kept as they are sent.
 *
 * Returns: whether all could be taken
 */
gboolean
musette_simulator_activity_fields_take (MusetteSimulatorMembers *members,
                                        JsonObject *object,
                                        gboolean manual,
                                        MusetteSimulatorReply **refused)
{
  g_auto (GStrv) names = musette_json_dup_members (object);

  for (char **name = names; *name != NULL; name++)
    {
      JsonNode *node = musette_json_get_node (object, *name);
      const Field *field = find_field (*name);

      if (musette_json_get_kind (node) == MUSETTE_JSON_NULL)
        continue;
      if (field == NULL && is_custom (*name))
        musette_simulator_members_set_node (members, *name, node);
      if (field == NULL || (field->manual && !manual))
        continue;
      if (!take_field (members, field, node, refused))
        return FALSE;
    }
  return TRUE;
}
