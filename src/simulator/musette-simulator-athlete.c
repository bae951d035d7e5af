/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-athlete.h"

#include "musette-demo-random.h"
#include "musette-simulator-settings.h"

/* A member that is the same for every demo athlete, with its JSON. */
typedef struct
{
  const char *name;
  const char *json;
} ConstantMember;

static const ConstantMember constant_members[] = {
  { "measurement_preference", "\"meters\"" },
  { "weight_pref_lb", "false" },
  { "fahrenheit", "false" },
  { "wind_speed", "\"KMH\"" },
  { "rain", "\"MM\"" },
  { "state", "null" },
  { "countries", "null" },
  { "languages", "null" },
  { "bikes", "null" },
  { "shoes", "null" },
  { "locale", "\"en\"" },
  { "date_format", "null" },
  { "time_format", "null" },
  { "visibility", "\"PRIVATE\"" },
  { "icu_last_seen", "null" },
  { "status", "null" },
  { "status_updated", "null" },
  { "icu_weight_sync", "null" },
  { "icu_queue_pos", "null" },
  { "icu_admin", "false" },
  { "icu_friend_invite_token", "null" },
  { "icu_permission", "null" },
  { "icu_effort_secs", "null" },
  { "icu_coach", "false" },
  { "bio", "null" },
  { "website", "null" },
  { "icu_api_key", "null" },
  { "icu_type_settings", "[]" },
  { "icu_form_as_percent", "false" },
  { "icu_mmp_days", "null" },
  { "icu_wellness_prompt", "false" },
  { "wellness_last_prompt_date", "null" },
  { "icu_wellness_keys", "null" },
  { "private_wellness_keys", "null" },
  { "icu_track_menstrual_cycle", "false" },
  { "icu_menstrual_cycle_perm", "null" },
  { "activity_rpe_prompt", "false" },
  { "coach_ticks", "null" },
  { "icu_garmin_health", "false" },
  { "icu_garmin_training", "false" },
  { "icu_garmin_sync_activities", "false" },
  { "garmin_sync_activity_types", "null" },
  { "garmin_sync_after", "null" },
  { "icu_garmin_download_wellness", "false" },
  { "icu_garmin_upload_workouts", "false" },
  { "icu_garmin_outdoor_power_range", "null" },
  { "icu_garmin_hr_range", "null" },
  { "garmin_pace_range", "null" },
  { "garmin_power_target", "null" },
  { "icu_garmin_last_upload", "null" },
  { "icu_garmin_upload_filters", "null" },
  { "icu_garmin_wellness_keys", "null" },
  { "open_step_duration", "null" },
  { "polar_scope", "null" },
  { "polar_sync_activities", "false" },
  { "polar_sync_activity_types", "null" },
  { "polar_download_wellness", "false" },
  { "polar_wellness_keys", "null" },
  { "suunto_scope", "null" },
  { "suunto_user_id", "null" },
  { "suunto_sync_activities", "false" },
  { "suunto_sync_activity_types", "null" },
  { "suunto_upload_workouts", "false" },
  { "suunto_outdoor_power_range", "null" },
  { "suunto_hr_range", "null" },
  { "suunto_pace_range", "null" },
  { "suunto_last_upload", "null" },
  { "suunto_upload_filters", "null" },
  { "suunto_download_wellness", "false" },
  { "coros_user_id", "null" },
  { "coros_sync_activities", "false" },
  { "coros_upload_workouts", "false" },
  { "coros_download_wellness", "false" },
  { "coros_last_upload", "null" },
  { "concept2_user_id", "null" },
  { "concept2_sync_activities", "false" },
  { "zepp_user_id", "null" },
  { "zepp_sync_activities", "false" },
  { "zepp_upload_workouts", "false" },
  { "zepp_download_wellness", "false" },
  { "huawei_user_id", "null" },
  { "huawei_sync_activities", "false" },
  { "huawei_upload_workouts", "false" },
  { "huawei_download_wellness", "false" },
  { "wahoo_user_id", "null" },
  { "wahoo_sync_activities", "false" },
  { "wahoo_upload_workouts", "false" },
  { "zwift_user_id", "null" },
  { "zwift_sync_activities", "false" },
  { "zwift_upload_workouts", "false" },
  { "dropbox_scope", "null" },
  { "oura_scope", "null" },
  { "oura_wellness_keys", "null" },
  { "whoop_scope", "null" },
  { "whoop_wellness_keys", "null" },
  { "google_scope", "null" },
  { "google_wellness_keys", "null" },
  { "icu_email_verified", "true" },
  { "icu_email_disabled", "null" },
  { "email_notifications", "null" },
  { "push_notifications", "null" },
  { "notification_athlete_tags_enabled", "null" },
  { "has_push_subscriptions", "false" },
  { "include_descr_in_plan_for_week", "false" },
  { "icu_send_achievements", "false" },
  { "icu_send_newsletter", "false" },
  { "icu_send_private_chat", "false" },
  { "icu_send_private_msg", "false" },
  { "icu_send_follow_req", "false" },
  { "icu_send_group_chat", "false" },
  { "icu_send_group_msg", "false" },
  { "icu_send_activity_chat", "false" },
  { "icu_send_followed_activity_chat", "false" },
  { "icu_send_coached_activity_chat", "false" },
  { "icu_send_activity_msg", "false" },
  { "icu_send_coach_me_req", "false" },
  { "icu_send_gear_alerts", "false" },
  { "icu_send_plan_for_week", "false" },
  { "icu_send_followed_new_activity", "false" },
  { "icu_send_coached_new_activity", "false" },
  { "icu_send_coach_tick", "false" },
  { "strava_allowed", "false" },
  { "strava_id", "null" },
  { "scope", "null" },
  { "strava_sync_activities", "false" },
  { "strava_sync_activity_types", "null" },
  { "strava_sync_other_activities", "false" },
  { "ignore_strava_gear", "false" },
  { "update_strava_name", "false" },
  { "add_weather_to_strava_descr", "false" },
  { "height_units", "\"CM\"" },
  { "plan", "\"SUPPORTER\"" },
  { "plan_expires", "null" },
  { "trial_end_date", "null" },
  { "sponsored_by_chat_id", "null" },
  { "has_password", "false" },
  { "beta_user", "false" },
  { "currency", "\"USD\"" },
  { "training_plan_id", "null" },
  { "training_plan_start_date", "null" },
  { "training_availability", "null" },
  { "strava_authorized", "false" },
  { "custom_items", "[]" },
};

static const char *const first_names[] = { "Mara", "Jonas", "Elif", "Nils", "Chiara", "Robin" };
static const char *const last_names[]
    = { "Keller", "Lindner", "Moreau", "Brandt", "Okafor", "Sommer" };

typedef struct
{
  const char *first;
  const char *last;
  char *name;
} Person;

static void
draw_person (guint64 seed, Person *out)
{
  MusetteDemoRandom random = musette_demo_random_for (seed, 5, 0);

  out->first = first_names[musette_demo_random_below (&random, G_N_ELEMENTS (first_names))];
  out->last = last_names[musette_demo_random_below (&random, G_N_ELEMENTS (last_names))];
  out->name = g_strdup_printf ("%s %s", out->first, out->last);
}

static void
write_person (MusetteJsonWriter *writer, const char *id, const Person *person)
{
  musette_json_writer_member_string (writer, "id", id);
  musette_json_writer_member_string (writer, "name", person->name);
  musette_json_writer_member_null (writer, "profile_medium");
  musette_json_writer_member_string (writer, "city", "Freiburg im Breisgau");
  musette_json_writer_member_string (writer, "country", "Germany");
  musette_json_writer_member_string (writer, "timezone", "Europe/Berlin");
  musette_json_writer_member_string (writer, "sex", "M");
  musette_json_writer_member_null (writer, "email");
}

/**
 * musette_simulator_athlete_to_json:
 * @demo: the demo athlete
 * @records: what was changed of the settings
 * @id: its id
 *
 * Returns: (transfer full): the athlete with all settings, as `GET /athlete/{id}` gives it
 */
GBytes *
musette_simulator_athlete_to_json (MusetteDemo *demo,
                                   MusetteSimulatorRecords *records,
                                   const char *id)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  Person person;
  MusetteDemoForm form;

  draw_person (musette_demo_get_seed (demo), &person);
  musette_demo_form_at (musette_demo_get_seed (demo), musette_demo_get_today (demo), &form);
  musette_json_writer_begin_object (writer);
  write_person (writer, id, &person);
  musette_json_writer_member_string (writer, "firstname", person.first);
  musette_json_writer_member_string (writer, "lastname", person.last);
  musette_json_writer_member_double (writer, "weight", form.weight_kg);
  musette_json_writer_member_double (writer, "icu_weight", form.weight_kg);
  musette_json_writer_member_int (writer, "icu_resting_hr", (gint64) form.resting_hr_bpm);
  musette_json_writer_member_string (writer, "icu_date_of_birth", "1989-05-15");
  musette_json_writer_member_string (writer, "icu_activated", "2021-03-02T08:11:12.000+00:00");
  musette_json_writer_member_double (writer, "height", 1.81);
  for (gsize i = 0; i < G_N_ELEMENTS (constant_members); i++)
    {
      musette_json_writer_name (writer, constant_members[i].name);
      musette_json_writer_raw (writer, constant_members[i].json, -1);
    }
  musette_json_writer_name (writer, "sportSettings");
  musette_simulator_settings_write_all (writer, demo, records, id);
  musette_json_writer_end (writer);
  g_free (person.name);
  return musette_json_writer_finish_bytes (writer);
}

/**
 * musette_simulator_athlete_profile_to_json:
 * @demo: the demo athlete
 * @id: its id
 *
 * Returns: (transfer full): the small public card, as `GET /athlete/{id}/profile` gives it
 */
GBytes *
musette_simulator_athlete_profile_to_json (MusetteDemo *demo, const char *id)
{
  static const char *const unknown[] = { "state", "bio", "website", "countries", "languages" };
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  Person person;

  draw_person (musette_demo_get_seed (demo), &person);
  musette_json_writer_begin_object (writer);
  musette_json_writer_name (writer, "athlete");
  musette_json_writer_begin_object (writer);
  write_person (writer, id, &person);
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    musette_json_writer_member_null (writer, unknown[i]);
  musette_json_writer_member_bool (writer, "icu_coach", FALSE);
  musette_json_writer_end (writer);
  musette_json_writer_name (writer, "sharedFolders");
  musette_json_writer_raw (writer, "[]", -1);
  musette_json_writer_name (writer, "customItems");
  musette_json_writer_raw (writer, "[]", -1);
  musette_json_writer_end (writer);
  g_free (person.name);
  return musette_json_writer_finish_bytes (writer);
}

/**
 * musette_simulator_athlete_dup_name:
 * @demo: the demo athlete
 *
 * Returns: (transfer full): its name
 */
char *
musette_simulator_athlete_dup_name (MusetteDemo *demo)
{
  Person person;

  draw_person (musette_demo_get_seed (demo), &person);
  return person.name;
}
