/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-event.h"

#include "musette-simulator-values.h"
#include "musette-simulator-workout.h"

#include <string.h>

#define DAY_S 86400

/* All that an event has, as it is before anybody says more. */
static const char blank[]
    = "{\"id\":0,\"start_date_local\":null,\"icu_training_load\":null,\"icu_atl\":null,"
      "\"icu_ctl\":null,\"type\":null,\"carbs_used\":null,\"ss_p_max\":null,\"ss_w_prime\":null,"
      "\"ss_cp\":null,\"calendar_id\":1,\"uid\":null,\"athlete_id\":null,\"category\":null,"
      "\"end_date_local\":null,\"name\":null,\"description\":null,\"indoor\":null,\"color\":null,"
      "\"moving_time\":null,\"icu_ftp\":null,\"w_prime\":null,\"p_max\":null,\"atl_days\":null,"
      "\"ctl_days\":null,\"updated\":null,\"not_on_fitness_chart\":false,\"show_as_note\":false,"
      "\"show_on_ctl_line\":false,\"for_week\":false,\"target\":null,\"joules\":null,"
      "\"joules_above_ftp\":null,\"workout_doc\":null,\"push_errors\":null,"
      "\"athlete_cannot_edit\":false,\"hide_from_athlete\":false,\"structure_read_only\":false,"
      "\"created_by_id\":null,\"shared_event_id\":null,\"entered\":false,\"carbs_per_hour\":null,"
      "\"sub_type\":null,\"distance\":null,\"tags\":null,\"attachments\":null,"
      "\"oauth_client_id\":null,\"external_id\":null,\"load_target\":null,\"time_target\":null,"
      "\"distance_target\":null,\"training_availability\":\"NORMAL\",\"max_training_time\":null,"
      "\"can_train_sports\":null,\"plan_athlete_id\":null,\"plan_folder_id\":null,"
      "\"plan_workout_id\":null,\"plan_applied\":null,\"plan_name\":null,\"icu_intensity\":null,"
      "\"strain_score\":null,\"paired_activity_id\":null}";

static const MusetteSimulatorField fields[] = {
  { "start_date_local", MUSETTE_SIMULATOR_LOCAL_TIME },
  { "end_date_local", MUSETTE_SIMULATOR_LOCAL_TIME },
  { "category", MUSETTE_SIMULATOR_STRING },
  { "type", MUSETTE_SIMULATOR_STRING },
  { "name", MUSETTE_SIMULATOR_STRING },
  { "description", MUSETTE_SIMULATOR_STRING },
  { "uid", MUSETTE_SIMULATOR_STRING },
  { "external_id", MUSETTE_SIMULATOR_STRING },
  { "color", MUSETTE_SIMULATOR_STRING },
  { "indoor", MUSETTE_SIMULATOR_BOOLEAN },
  { "moving_time", MUSETTE_SIMULATOR_INTEGER },
  { "distance", MUSETTE_SIMULATOR_FLOAT },
  { "icu_training_load", MUSETTE_SIMULATOR_INTEGER },
  { "icu_ctl", MUSETTE_SIMULATOR_FLOAT },
  { "icu_atl", MUSETTE_SIMULATOR_FLOAT },
  { "icu_ftp", MUSETTE_SIMULATOR_INTEGER },
  { "w_prime", MUSETTE_SIMULATOR_INTEGER },
  { "p_max", MUSETTE_SIMULATOR_INTEGER },
  { "ctl_days", MUSETTE_SIMULATOR_INTEGER },
  { "atl_days", MUSETTE_SIMULATOR_INTEGER },
  { "target", MUSETTE_SIMULATOR_STRING },
  { "sub_type", MUSETTE_SIMULATOR_STRING },
  { "tags", MUSETTE_SIMULATOR_STRINGS },
  { "load_target", MUSETTE_SIMULATOR_INTEGER },
  { "time_target", MUSETTE_SIMULATOR_INTEGER },
  { "distance_target", MUSETTE_SIMULATOR_FLOAT },
  { "for_week", MUSETTE_SIMULATOR_BOOLEAN },
  { "hide_from_athlete", MUSETTE_SIMULATOR_BOOLEAN },
  { "athlete_cannot_edit", MUSETTE_SIMULATOR_BOOLEAN },
  { "structure_read_only", MUSETTE_SIMULATOR_BOOLEAN },
  { "show_as_note", MUSETTE_SIMULATOR_BOOLEAN },
  { "show_on_ctl_line", MUSETTE_SIMULATOR_BOOLEAN },
  { "not_on_fitness_chart", MUSETTE_SIMULATOR_BOOLEAN },
  { "training_availability", MUSETTE_SIMULATOR_STRING },
  { "max_training_time", MUSETTE_SIMULATOR_INTEGER },
  { "can_train_sports", MUSETTE_SIMULATOR_STRINGS },
  { "carbs_per_hour", MUSETTE_SIMULATOR_INTEGER },
  { "calendar_id", MUSETTE_SIMULATOR_INTEGER },
  { "entered", MUSETTE_SIMULATOR_BOOLEAN },
};

static const char *const categories[]
    = { "WORKOUT",      "RACE_A",       "RACE_B", "RACE_C",      "NOTE",
        "PLAN",         "HOLIDAY",      "SICK",   "INJURED",     "SET_EFTP",
        "FITNESS_DAYS", "SEASON_START", "TARGET", "SET_FITNESS", NULL };

/* Those that say all by their numbers. */
static const char *const nameless[]
    = { "SET_EFTP", "FITNESS_DAYS", "SEASON_START", "TARGET", "SET_FITNESS", NULL };

/**
 * musette_simulator_event_new:
 * @id: a number
 * @athlete_id: the athlete's id
 *
 * Returns: (transfer full): an event of which nothing is known yet
 */
MusetteSimulatorMembers *
musette_simulator_event_new (int id, const char *athlete_id)
{
  MusetteSimulatorMembers *members = musette_simulator_members_new_from_json (blank);
  g_autofree char *uid = g_strdup_printf ("00000000-0000-4000-8000-%012d", id);

  musette_simulator_members_set_number (members, "id", id);
  musette_simulator_members_set_string (members, "uid", uid);
  musette_simulator_members_set_string (members, "athlete_id", athlete_id);
  musette_simulator_members_set_string (members, "created_by_id", athlete_id);
  return members;
}

/**
 * musette_simulator_event_get_id:
 * @self: an event
 *
 * Returns: its number
 */
int
musette_simulator_event_get_id (const MusetteSimulatorMembers *self)
{
  return (int) musette_simulator_members_get_double (self, "id");
}

static MusetteLocalTime
get_time (const MusetteSimulatorMembers *self, const char *name)
{
  g_autofree char *text = musette_simulator_members_dup_string (self, name);

  return text == NULL ? MUSETTE_LOCAL_TIME_NONE : musette_local_time_parse (text);
}

static void
set_time (MusetteSimulatorMembers *self, const char *name, MusetteLocalTime time)
{
  g_autofree char *text = musette_local_time_format (time);

  musette_simulator_members_set_string (self, name, text);
}

/**
 * musette_simulator_event_get_start:
 * @self: an event
 *
 * Returns: when it begins
 */
MusetteLocalTime
musette_simulator_event_get_start (const MusetteSimulatorMembers *self)
{
  return get_time (self, "start_date_local");
}

static MusetteLocalTime
next_midnight (MusetteLocalTime time)
{
  return musette_local_time_from_date (musette_local_time_get_date (time) + 1);
}

/**
 * musette_simulator_event_get_end:
 * @self: an event
 *
 * Returns: behind its end
 */
MusetteLocalTime
musette_simulator_event_get_end (const MusetteSimulatorMembers *self)
{
  MusetteLocalTime end = get_time (self, "end_date_local");

  return end == MUSETTE_LOCAL_TIME_NONE ? next_midnight (musette_simulator_event_get_start (self))
                                        : end;
}

/**
 * musette_simulator_event_move:
 * @self: an event that nobody else sees yet
 * @start: when it begins from now on
 *
 * Moves it as a whole.
 */
void
musette_simulator_event_move (MusetteSimulatorMembers *self, MusetteLocalTime start)
{
  MusetteLocalTime length
      = musette_simulator_event_get_end (self) - musette_simulator_event_get_start (self);

  set_time (self, "start_date_local", start);
  set_time (self, "end_date_local", start + length);
}

/**
 * musette_simulator_event_is_of:
 * @self: an event
 * @wanted: (nullable) (array zero-terminated=1): categories, %NULL = all
 *
 * Returns: whether it is of one of these categories
 */
gboolean
musette_simulator_event_is_of (const MusetteSimulatorMembers *self, char **wanted)
{
  g_autofree char *category = musette_simulator_members_dup_string (self, "category");

  return wanted == NULL || g_strv_contains ((const char *const *) wanted, category);
}

static gboolean
check_words (const MusetteSimulatorMembers *members, MusetteSimulatorReply **refused)
{
  static const char *const targets[] = { "AUTO", "POWER", "HR", "PACE", NULL };
  static const char *const sub_types[] = { "NONE", "COMMUTE", "WARMUP", "COOLDOWN", "RACE", NULL };
  static const char *const availabilities[] = { "NORMAL", "LIMITED", "UNAVAILABLE", NULL };
  const struct
  {
    const char *name;
    const char *const *words;
  } checks[] = { { "category", categories },
                 { "target", targets },
                 { "sub_type", sub_types },
                 { "training_availability", availabilities } };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!musette_simulator_members_is_null (members, checks[i].name)
        && !musette_simulator_value_check_word (
            musette_simulator_members_get (members, checks[i].name), checks[i].name,
            checks[i].words, refused))
      return FALSE;
  return TRUE;
}

static gboolean
check_required (const MusetteSimulatorMembers *members, MusetteSimulatorReply **refused)
{
  g_autofree char *category = musette_simulator_members_dup_string (members, "category");
  gboolean named = category != NULL && !g_strv_contains (nameless, category);
  const char *name = musette_simulator_members_get (members, "name");

  if (category == NULL)
    *refused = musette_simulator_reply_new_error (422, "Missing category");
  else if (musette_simulator_members_is_null (members, "start_date_local"))
    *refused = musette_simulator_reply_new_error (422, "Missing start_date_local");
  else if (g_str_has_prefix (category, "RACE_")
           && musette_simulator_members_is_null (members, "type"))
    *refused = musette_simulator_reply_new_error (422, "Missing type");
  else if (strcmp (name, "null") == 0 && named)
    *refused = musette_simulator_reply_new_error (422, "Name is required");
  else if (strcmp (name, "null") != 0)
    musette_simulator_value_check_name (name, refused);
  return *refused == NULL;
}

/* The end is the next midnight unless somebody says otherwise. */
static gboolean
settle_end (MusetteSimulatorMembers *members,
            const MusetteSimulatorMembers *known,
            JsonObject *sent,
            MusetteSimulatorReply **refused)
{
  MusetteLocalTime start = musette_simulator_event_get_start (members);
  gboolean told = musette_json_has (sent, "end_date_local");
  gboolean moved = musette_json_has (sent, "start_date_local");
  gboolean one_day
      = known == NULL
        || musette_simulator_event_get_end (known) - musette_simulator_event_get_start (known)
               <= DAY_S;

  if (told && musette_simulator_event_get_end (members) <= start)
    {
      *refused = musette_simulator_reply_new_error (422, "End date must be after start date");
      return FALSE;
    }
  if (!told && moved && (one_day || musette_simulator_event_get_end (members) <= start))
    set_time (members, "end_date_local", next_midnight (start));
  return TRUE;
}

static gboolean
take_content (MusetteSimulatorCall *call,
              MusetteSimulatorMembers *members,
              JsonObject *sent,
              MusetteSimulatorReply **refused)
{
  g_autofree char *category = musette_simulator_members_dup_string (members, "category");

  if (g_strcmp0 (category, "WORKOUT") != 0)
    return TRUE;
  musette_simulator_members_set (members, "icu_ftp", "null");
  if (musette_simulator_members_is_null (members, "target"))
    musette_simulator_members_set_string (members, "target", "AUTO");
  return musette_simulator_workout_take (
      call->demo, musette_simulator_ledger_get_records (call->ledger), members, sent, refused);
}

/**
 * musette_simulator_event_build:
 * @call: a call that changes something
 * @known: (nullable): the event before, %NULL for a new one
 * @sent: what was sent of it
 * @refused: (out): what to answer when it cannot be taken
 *
 * Returns: (transfer full) (nullable): the event with what was sent
 */
MusetteSimulatorMembers *
musette_simulator_event_build (MusetteSimulatorCall *call,
                               const MusetteSimulatorMembers *known,
                               JsonObject *sent,
                               MusetteSimulatorReply **refused)
{
  g_autoptr (MusetteSimulatorMembers) members = NULL;
  g_autofree char *stamp = NULL;

  if (known != NULL)
    members = musette_simulator_members_copy (known);
  else
    members = musette_simulator_event_new (musette_simulator_ledger_make_number (call->ledger),
                                           call->athlete_id);
  if (!musette_simulator_values_take (members, sent, fields, G_N_ELEMENTS (fields), refused)
      || !check_words (members, refused) || !take_content (call, members, sent, refused)
      || !check_required (members, refused) || !settle_end (members, known, sent, refused))
    return NULL;
  stamp = musette_simulator_ledger_make_stamp (call->ledger);
  musette_simulator_members_set_string (members, "updated", stamp);
  return g_steal_pointer (&members);
}

static gint
compare_starts (gconstpointer a, gconstpointer b)
{
  const MusetteSimulatorMembers *first = *(MusetteSimulatorMembers *const *) a;
  const MusetteSimulatorMembers *second = *(MusetteSimulatorMembers *const *) b;
  MusetteLocalTime first_start = musette_simulator_event_get_start (first);
  MusetteLocalTime second_start = musette_simulator_event_get_start (second);

  if (first_start != second_start)
    return first_start < second_start ? -1 : 1;
  return musette_simulator_event_get_id (first) - musette_simulator_event_get_id (second);
}

/**
 * musette_simulator_events_list:
 * @call: a call
 *
 * Returns: (transfer full) (element-type MusetteSimulatorMembers): all events, the earliest first
 */
GPtrArray *
musette_simulator_events_list (MusetteSimulatorCall *call)
{
  GPtrArray *events = musette_simulator_records_list (
      musette_simulator_ledger_get_records (call->ledger), MUSETTE_SIMULATOR_EVENT);

  g_ptr_array_sort (events, compare_starts);
  return events;
}
