/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-service.h"

#include "musette-demo.h"
#include "musette-simulator-activity.h"
#include "musette-simulator-athlete.h"
#include "musette-simulator-curves.h"
#include "musette-simulator-days.h"
#include "musette-simulator-query.h"
#include "musette-simulator-ride.h"
#include "musette-simulator-settings.h"
#include "musette-simulator-streams.h"

#include <math.h>
#include <string.h>

#define PREFIX "/api/v1/"
#define MOST_SEGMENTS 4

/* What the service knows and does: requests in, replies out, from any thread. */
struct _MusetteSimulatorService
{
  MusetteDemo *demo;
  MusetteSimulatorCurves *curves;
  char *today_text;
  char *athlete_id;
};

/* One request on its way through a handler. */
typedef struct
{
  MusetteSimulatorService *service;
  MusetteDemo *demo;
  const char *athlete_id;
  char **segments; /* of the path behind the prefix */
  const char *extension;
  MusetteSimulatorQuery *query;
  guint activity; /* index, for the routes below /activity/{id} */
} Call;

typedef MusetteSimulatorReply *(*Handler) (Call *call);

static MusetteSimulatorReply *
reply_json (GBytes *json)
{
  return musette_simulator_reply_new_json (json);
}

static MusetteSimulatorReply *
missing_parameter (const char *name)
{
  return musette_simulator_reply_new_error (
      422, "Required request parameter '%s' for method parameter type String is not present", name);
}

static MusetteSimulatorReply *
wrong_number (const char *text)
{
  return musette_simulator_reply_new_error (
      500,
      "org.springframework.web.method.annotation.MethodArgumentTypeMismatchException: Failed to "
      "convert value of type 'java.lang.String' to required type 'java.lang.Integer'; nested "
      "exception is java.lang.NumberFormatException: For input string: '%s'",
      text);
}

static MusetteSimulatorReply *
wrong_date (const char *text)
{
  return musette_simulator_reply_new_error (422, "Invalid date [%s]", text);
}

/* An integer parameter: FALSE with @reply set when it is no number. */
static gboolean
get_number (Call *call,
            const char *name,
            guint fallback,
            guint *value,
            MusetteSimulatorReply **reply)
{
  const char *text = musette_simulator_query_get (call->query, name);
  guint64 number;

  *value = fallback;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    {
      *reply = wrong_number (text);
      return FALSE;
    }
  *value = (guint) number;
  return TRUE;
}

/* A day or a date-time; a day counts from its beginning or to its end. */
static gboolean
get_time (Call *call,
          const char *name,
          gboolean to_end,
          MusetteLocalTime fallback,
          MusetteLocalTime *value,
          MusetteSimulatorReply **reply)
{
  const char *text = musette_simulator_query_get (call->query, name);

  *value = fallback;
  if (text == NULL)
    return TRUE;
  *value = musette_local_time_parse (text);
  if (*value == MUSETTE_LOCAL_TIME_NONE || strchr (text, 'Z') != NULL)
    {
      *reply = wrong_date (text);
      return FALSE;
    }
  if (to_end && strlen (text) == strlen ("2026-01-01"))
    *value += 86399;
  return TRUE;
}

static gboolean
get_day (Call *call,
         const char *name,
         MusetteDate fallback,
         MusetteDate *value,
         MusetteSimulatorReply **reply)
{
  MusetteLocalTime time;

  if (!get_time (call, name, FALSE, musette_local_time_from_date (fallback), &time, reply))
    return FALSE;
  *value = musette_local_time_get_date (time);
  return TRUE;
}

static GHashTable *
get_fields (Call *call)
{
  g_auto (GStrv) names = musette_simulator_query_get_list (call->query, "fields");
  GHashTable *fields;

  if (names == NULL)
    return NULL;
  fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (char **name = names; *name != NULL; name++)
    g_hash_table_add (fields, g_strdup (*name));
  return fields;
}

static MusetteSimulatorReply *
get_athlete (Call *call)
{
  return reply_json (musette_simulator_athlete_to_json (call->demo, call->athlete_id));
}

static MusetteSimulatorReply *
get_profile (Call *call)
{
  return reply_json (musette_simulator_athlete_profile_to_json (call->demo, call->athlete_id));
}

static void
write_activity (Call *call, MusetteJsonWriter *writer, guint index, GHashTable *fields)
{
  const MusetteSimulatorRow row = { writer, fields };

  musette_json_writer_begin_object (writer);
  musette_simulator_activity_write (&row, call->demo, call->athlete_id, index);
  if (fields == NULL && musette_simulator_query_get_bool (call->query, "intervals")
      && musette_demo_get_planned (call->demo, index)->kind != MUSETTE_DEMO_KIND_STUB)
    {
      g_autoptr (MusetteSimulatorRide) ride = musette_simulator_ride_new (call->demo, index);

      musette_simulator_ride_write_intervals (ride, writer);
    }
  musette_json_writer_end (writer);
}

static MusetteSimulatorReply *
list_activities (Call *call)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autoptr (GHashTable) fields = get_fields (call);
  MusetteSimulatorReply *refused = NULL;
  MusetteLocalTime today = musette_local_time_from_date (musette_demo_get_today (call->demo));
  MusetteLocalTime oldest;
  MusetteLocalTime newest;
  guint limit;
  guint first;
  guint end;

  if (musette_simulator_query_get (call->query, "oldest") == NULL)
    return missing_parameter ("oldest");
  if (!get_time (call, "oldest", FALSE, 0, &oldest, &refused)
      || !get_time (call, "newest", TRUE, today + 86399, &newest, &refused)
      || !get_number (call, "limit", G_MAXINT, &limit, &refused))
    return refused;
  musette_demo_find_range (call->demo, oldest, newest, &first, &end);
  end = MIN (end, first + MIN (limit, end - first));
  if (musette_simulator_activity_needs_totals (fields))
    musette_demo_prepare (call->demo, first, end);
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = first; i < end; i++)
    write_activity (call, writer, i, fields);
  musette_json_writer_end (writer);
  return reply_json (musette_json_writer_finish_bytes (writer));
}

static MusetteSimulatorReply *
get_activities (Call *call)
{
  g_auto (GStrv) ids = g_strsplit (call->segments[3], ",", -1);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_array (writer);
  for (char **id = ids; *id != NULL; id++)
    {
      guint index;

      if (musette_demo_find (call->demo, *id, &index))
        write_activity (call, writer, index, NULL);
    }
  musette_json_writer_end (writer);
  return reply_json (musette_json_writer_finish_bytes (writer));
}

static void
append_csv_number (GString *text, double value)
{
  g_string_append_c (text, ',');
  if (isfinite (value))
    musette_json_append_double (text, floor (value * 100 + 0.5) / 100);
}

static MusetteSimulatorReply *
get_activities_csv (Call *call)
{
  GString *text = g_string_new ("id,start_date_local,type,name,moving_time,elapsed_time,distance,"
                                "total_elevation_gain,average_heartrate,icu_average_watts,"
                                "icu_weighted_avg_watts,icu_training_load,icu_intensity\n");
  guint n = musette_demo_get_n_activities (call->demo);

  musette_demo_prepare (call->demo, 0, n);
  for (guint i = 0; i < n; i++)
    {
      const MusetteDemoPlanned *planned = musette_demo_get_planned (call->demo, i);
      const MusetteDemoTotals *totals = musette_demo_get_totals (call->demo, i);
      g_autofree char *start = musette_local_time_format (planned->start);

      if (planned->kind == MUSETTE_DEMO_KIND_STUB)
        continue;
      g_string_append_printf (text, "%s,%s,%s,\"%s\"", planned->id, start, planned->type,
                              planned->name);
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
  return musette_simulator_reply_new_csv (g_string_free_to_bytes (text));
}

static gboolean
matches (const MusetteDemoPlanned *planned, const char *folded)
{
  g_autofree char *name = planned->name == NULL ? NULL : g_utf8_casefold (planned->name, -1);

  return name != NULL && strstr (name, folded) != NULL;
}

static void
write_light_row (MusetteJsonWriter *writer,
                 const MusetteDemoPlanned *planned,
                 const MusetteDemoTotals *totals)
{
  static const char *const unknown[] = { "tags", "description", NULL };
  const MusetteSimulatorRow row = { writer, NULL };
  g_autofree char *start = musette_local_time_format (planned->start);

  musette_json_writer_begin_object (writer);
  musette_simulator_row_string (&row, "id", planned->id);
  musette_simulator_row_string (&row, "name", planned->name);
  musette_simulator_row_string (&row, "start_date_local", start);
  musette_simulator_row_string (&row, "type", planned->type);
  musette_simulator_row_bool (&row, "race", planned->kind == MUSETTE_DEMO_KIND_RACE);
  musette_simulator_row_number (&row, "distance", totals->distance_m, 2);
  musette_simulator_row_int (&row, "moving_time", totals->moving_s);
  musette_simulator_row_nulls (&row, unknown);
  musette_json_writer_end (writer);
}

/* Names that hold the text; the demo athlete uses no tags. */
static MusetteSimulatorReply *
search_activities (Call *call)
{
  const char *text = musette_simulator_query_get (call->query, "q");
  gboolean full = strcmp (call->segments[3], "search-full") == 0;
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autofree char *folded = NULL;
  MusetteSimulatorReply *refused = NULL;
  guint n = musette_demo_get_n_activities (call->demo);
  guint limit;

  if (text == NULL)
    return missing_parameter ("q");
  if (!get_number (call, "limit", 100, &limit, &refused))
    return refused;
  folded = g_utf8_casefold (text, -1);
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < n && limit > 0; i++)
    {
      const MusetteDemoPlanned *planned = musette_demo_get_planned (call->demo, i);

      if (text[0] == '#' || !matches (planned, folded))
        continue;
      limit--;
      if (full)
        write_activity (call, writer, i, NULL);
      else
        write_light_row (writer, planned, musette_demo_get_totals (call->demo, i));
    }
  musette_json_writer_end (writer);
  return reply_json (musette_json_writer_finish_bytes (writer));
}

static MusetteSimulatorReply *
list_settings (Call *call)
{
  return reply_json (musette_simulator_settings_list_to_json (call->demo, call->athlete_id));
}

static MusetteSimulatorReply *
get_settings (Call *call)
{
  GBytes *json
      = musette_simulator_settings_to_json (call->demo, call->athlete_id, call->segments[3]);

  if (json == NULL)
    return musette_simulator_reply_new_error (404, "Sport settings not found");
  return reply_json (json);
}

static MusetteSimulatorReply *
get_athlete_curves (Call *call)
{
  gboolean power = strcmp (call->segments[2], "power-curves") == 0;
  const char *type = musette_simulator_query_get (call->query, "type");
  g_auto (GStrv) names = musette_simulator_query_get_list (call->query, "curves");
  const char *unknown = NULL;
  GBytes *json;

  if (power && type == NULL)
    return missing_parameter ("type");
  json = musette_simulator_curves_athlete_to_json (call->service->curves,
                                                   power ? MUSETTE_SIMULATOR_CURVE_POWER
                                                         : MUSETTE_SIMULATOR_CURVE_HEARTRATE,
                                                   type, (const char *const *) names, &unknown);
  if (json == NULL)
    return musette_simulator_reply_new_error (422, "Invalid curve [%s]", unknown);
  return reply_json (json);
}

static MusetteSimulatorReply *
get_summary (Call *call)
{
  MusetteDate today = musette_demo_get_today (call->demo);
  MusetteSimulatorReply *refused = NULL;
  MusetteDate start;
  MusetteDate end;

  if (!get_day (call, "start", today - 6, &start, &refused)
      || !get_day (call, "end", today, &end, &refused))
    return refused;
  return reply_json (musette_simulator_summary_to_json (call->demo, call->athlete_id, start, end));
}

static MusetteSimulatorReply *
list_wellness (Call *call)
{
  MusetteDate today = musette_demo_get_today (call->demo);
  g_autoptr (GHashTable) fields = get_fields (call);
  MusetteSimulatorReply *refused = NULL;
  MusetteDate oldest;
  MusetteDate newest;

  if (!get_day (call, "oldest", musette_demo_get_first_day (call->demo), &oldest, &refused)
      || !get_day (call, "newest", today, &newest, &refused))
    return refused;
  return reply_json (musette_simulator_wellness_to_json (call->demo, oldest, newest, fields));
}

static MusetteSimulatorReply *
get_wellness (Call *call)
{
  MusetteDate date = musette_date_parse (call->segments[3]);

  if (date == MUSETTE_DATE_NONE)
    return wrong_date (call->segments[3]);
  return reply_json (musette_simulator_wellness_day_to_json (call->demo, date));
}

static MusetteSimulatorReply *
get_gear (Call *call)
{
  return reply_json (musette_simulator_gear_to_json (call->demo, call->athlete_id));
}

static MusetteSimulatorReply *
get_activity (Call *call)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  write_activity (call, writer, call->activity, NULL);
  return reply_json (musette_json_writer_finish_bytes (writer));
}

static MusetteSimulatorReply *
get_intervals (Call *call)
{
  g_autoptr (MusetteSimulatorRide) ride = musette_simulator_ride_new (call->demo, call->activity);

  return reply_json (musette_simulator_ride_intervals_to_json (ride));
}

static MusetteSimulatorReply *
get_streams (Call *call)
{
  g_auto (GStrv) names = musette_simulator_query_get_list (call->query, "types");
  const char *const *types = (const char *const *) names;
  g_autoptr (MusetteStreamSet) streams = NULL;
  const char *unknown = NULL;

  if (!musette_simulator_streams_check (types, &unknown))
    return musette_simulator_reply_new_error (422, "Invalid stream type [%s]", unknown);
  streams = musette_demo_get_streams (call->demo, call->activity);
  if (strcmp (call->extension, "csv") == 0)
    return musette_simulator_reply_new_csv (musette_simulator_streams_to_csv (streams, types));
  return reply_json (musette_simulator_streams_to_json (streams, types));
}

static MusetteSimulatorReply *
get_activity_curve (Call *call)
{
  gboolean list = strcmp (call->segments[2], "power-curves") == 0;
  gboolean heart = strcmp (call->segments[2], "hr-curve") == 0;
  GBytes *json = musette_simulator_curves_activity_to_json (
      call->service->curves, call->activity,
      heart ? MUSETTE_SIMULATOR_CURVE_HEARTRATE : MUSETTE_SIMULATOR_CURVE_POWER, list);

  if (json == NULL)
    return musette_simulator_reply_new_error (422, "Stream [%s] not on activity",
                                              heart ? "heartrate" : "watts");
  return reply_json (json);
}

static MusetteSimulatorReply *
get_histogram (Call *call)
{
  g_autoptr (MusetteSimulatorRide) ride = NULL;
  gboolean power = strcmp (call->segments[2], "power-histogram") == 0;
  MusetteSimulatorReply *refused = NULL;
  GBytes *json;
  guint width;

  if (!get_number (call, "bucketSize", 0, &width, &refused))
    return refused;
  ride = musette_simulator_ride_new (call->demo, call->activity);
  json = musette_simulator_ride_histogram_to_json (ride, power, width);
  if (json == NULL)
    return musette_simulator_reply_new_error (422, "Stream [%s] not on activity",
                                              power ? "watts" : "heartrate");
  return reply_json (json);
}

static MusetteSimulatorReply *
get_interval_stats (Call *call)
{
  g_autoptr (MusetteSimulatorRide) ride = NULL;
  MusetteSimulatorReply *refused = NULL;
  GBytes *json;
  guint start;
  guint end;

  if (musette_simulator_query_get (call->query, "start_index") == NULL)
    return missing_parameter ("start_index");
  if (musette_simulator_query_get (call->query, "end_index") == NULL)
    return missing_parameter ("end_index");
  if (!get_number (call, "start_index", 0, &start, &refused)
      || !get_number (call, "end_index", 0, &end, &refused))
    return refused;
  ride = musette_simulator_ride_new (call->demo, call->activity);
  json = musette_simulator_ride_stats_to_json (ride, start, end);
  if (json == NULL)
    return musette_simulator_reply_new_error (422, "Invalid interval");
  return reply_json (json);
}

/* `*` stands for one segment; an extension is only taken off where the service has one. */
static const struct
{
  const char *pattern;
  const char *extensions;
  Handler handler;
} routes[] = {
  { "athlete/*", NULL, get_athlete },
  { "athlete/*/profile", NULL, get_profile },
  { "athlete/*/activities", NULL, list_activities },
  { "athlete/*/activities.csv", NULL, get_activities_csv },
  { "athlete/*/activities/search", NULL, search_activities },
  { "athlete/*/activities/search-full", NULL, search_activities },
  { "athlete/*/activities/*", NULL, get_activities },
  { "athlete/*/sport-settings", NULL, list_settings },
  { "athlete/*/sport-settings/*", NULL, get_settings },
  { "athlete/*/power-curves", ".json", get_athlete_curves },
  { "athlete/*/hr-curves", ".json", get_athlete_curves },
  { "athlete/*/athlete-summary", ".json", get_summary },
  { "athlete/*/wellness", ".json", list_wellness },
  { "athlete/*/wellness/*", NULL, get_wellness },
  { "athlete/*/gear", ".json", get_gear },
  { "activity/*", NULL, get_activity },
  { "activity/*/intervals", NULL, get_intervals },
  { "activity/*/streams", ".json .csv", get_streams },
  { "activity/*/power-curve", ".json", get_activity_curve },
  { "activity/*/power-curves", ".json", get_activity_curve },
  { "activity/*/hr-curve", ".json", get_activity_curve },
  { "activity/*/power-histogram", NULL, get_histogram },
  { "activity/*/hr-histogram", NULL, get_histogram },
  { "activity/*/interval-stats", NULL, get_interval_stats },
};

static gboolean
matches_pattern (const char *pattern, char **segments)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "/", -1);
  guint n = g_strv_length (parts);

  if (n != g_strv_length (segments))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (parts[i], "*") != 0 && strcmp (parts[i], segments[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Takes the extension off the last segment when the route has it; returns it without the dot. */
static const char *
take_extension (const char *extensions, char **segments)
{
  static const char *const known[] = { ".json", ".csv" };
  char *last = segments[g_strv_length (segments) - 1];

  for (gsize i = 0; extensions != NULL && i < G_N_ELEMENTS (known); i++)
    if (strstr (extensions, known[i]) != NULL && g_str_has_suffix (last, known[i]))
      {
        last[strlen (last) - strlen (known[i])] = '\0';
        return known[i] + 1;
      }
  return "json";
}

static gboolean
find_route (Call *call, const char *rest, Handler *handler)
{
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      g_auto (GStrv) segments = g_strsplit (rest, "/", MOST_SEGMENTS + 1);
      const char *extension;

      if (segments[0] == NULL)
        return FALSE;
      extension = take_extension (routes[i].extensions, segments);
      if (!matches_pattern (routes[i].pattern, segments))
        continue;
      call->segments = g_steal_pointer (&segments);
      call->extension = extension;
      *handler = routes[i].handler;
      return TRUE;
    }
  return FALSE;
}

/* Whether the athlete or activity of the path may be seen; NULL when it may. */
static MusetteSimulatorReply *
check_subject (Call *call)
{
  const char *id = call->segments[1];

  if (strcmp (call->segments[0], "athlete") == 0)
    {
      if (strcmp (id, "0") == 0 || strcmp (id, call->athlete_id) == 0)
        return NULL;
      return musette_simulator_reply_new_error (403, "Access denied");
    }
  if (!musette_demo_find (call->demo, id, &call->activity))
    return musette_simulator_reply_new_error (404, "Activity not found");
  if (call->segments[2] != NULL
      && musette_demo_get_planned (call->demo, call->activity)->kind == MUSETTE_DEMO_KIND_STUB)
    return musette_simulator_reply_new_error (422, "Cannot read Strava activities via the API");
  return NULL;
}

/**
 * musette_simulator_service_new:
 * @seed: the seed of the demo
 * @today: the athlete's last day
 * @activities: how many activities are needed at least
 * @athlete_id: the athlete's id
 *
 * Returns: (transfer full): the service without its network side
 */
MusetteSimulatorService *
musette_simulator_service_new (guint64 seed,
                               MusetteDate today,
                               guint activities,
                               const char *athlete_id)
{
  MusetteSimulatorService *self = g_new0 (MusetteSimulatorService, 1);

  self->demo = musette_demo_new (seed, today, activities);
  self->curves = musette_simulator_curves_new (self->demo);
  self->today_text = musette_date_format (today);
  self->athlete_id = g_strdup (athlete_id);
  return self;
}

/**
 * musette_simulator_service_free:
 * @self: the service
 */
void
musette_simulator_service_free (MusetteSimulatorService *self)
{
  musette_simulator_curves_free (self->curves);
  musette_demo_free (self->demo);
  g_free (self->today_text);
  g_free (self->athlete_id);
  g_free (self);
}

/**
 * musette_simulator_service_answer:
 * @self: the service
 * @method: the verb
 * @path: the decoded path
 * @query: (nullable): the raw query
 *
 * Answers a request of somebody who is allowed in. May be called from any thread, and may take a
 * while.
 *
 * Returns: (transfer full): the answer
 */
MusetteSimulatorReply *
musette_simulator_service_answer (MusetteSimulatorService *self,
                                  const char *method,
                                  const char *path,
                                  const char *query)
{
  Call call = { .service = self, .demo = self->demo, .athlete_id = self->athlete_id };
  g_autoptr (MusetteSimulatorQuery) parameters = NULL;
  g_auto (GStrv) segments = NULL;
  MusetteSimulatorReply *reply;
  Handler handler;

  if (!g_str_has_prefix (path, PREFIX) || !find_route (&call, path + strlen (PREFIX), &handler))
    return musette_simulator_reply_new_framework_error (404, path, self->today_text);
  segments = call.segments;
  if (strcmp (method, "GET") != 0)
    return musette_simulator_reply_new_framework_error (405, path, self->today_text);
  reply = check_subject (&call);
  if (reply != NULL)
    return reply;
  parameters = musette_simulator_query_parse (query);
  call.query = parameters;
  return handler (&call);
}
