/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-service.h"

#include "musette-demo-records.h"
#include "musette-simulator-routes.h"

#include <string.h>

#define PREFIX "/api/v1/"
#define MOST_SEGMENTS 6

/* What the service knows and does: requests in, replies out, from any thread. */
struct _MusetteSimulatorService
{
  MusetteDemo *demo;
  MusetteSimulatorCurves *curves;
  MusetteSimulatorLedger *ledger;
  char *today_text;
  char *athlete_id;
  GMutex behind_mutex;
  GPtrArray *behind; /* of MusetteSimulatorBehind that are still to come, guarded by behind_mutex */
};

typedef const MusetteSimulatorRoute *(*Family) (guint *n);

/* In this order: the first route that fits is taken. */
static const Family families[] = {
  musette_simulator_athlete_routes,       musette_simulator_search_routes,
  musette_simulator_activity_list_routes, musette_simulator_manual_routes,
  musette_simulator_gear_routes,          musette_simulator_activity_data_routes,
  musette_simulator_activity_edit_routes, musette_simulator_interval_routes,
  musette_simulator_upload_routes,        musette_simulator_download_routes,
  musette_simulator_settings_routes,      musette_simulator_event_range_routes,
  musette_simulator_event_routes,         musette_simulator_event_file_routes,
  musette_simulator_folder_routes,        musette_simulator_workout_routes,
  musette_simulator_plan_routes,          musette_simulator_stream_edit_routes,
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
  static const char *const known[] = { ".json", ".csv", ".zwo", ".mrc", ".erg", ".fit" };
  char *last = segments[g_strv_length (segments) - 1];

  for (gsize i = 0; extensions != NULL && i < G_N_ELEMENTS (known); i++)
    if (strstr (extensions, known[i]) != NULL && g_str_has_suffix (last, known[i]))
      {
        last[strlen (last) - strlen (known[i])] = '\0';
        return known[i] + 1;
      }
  return "json";
}

/* Whether the path is that of @route; then its parts are in @call. */
static gboolean
take_path (MusetteSimulatorCall *call, const MusetteSimulatorRoute *route, const char *rest)
{
  g_auto (GStrv) segments = g_strsplit (rest, "/", MOST_SEGMENTS + 1);
  const char *extension;

  if (segments[0] == NULL)
    return FALSE;
  extension = take_extension (route->extensions, segments);
  if (!matches_pattern (route->pattern, segments))
    return FALSE;
  g_clear_pointer (&call->segments, g_strfreev);
  call->segments = g_steal_pointer (&segments);
  call->extension = extension;
  return TRUE;
}

/* The handler of the request; NULL with @status set when nobody has that path or that verb. */
static MusetteSimulatorHandler
find_handler (MusetteSimulatorCall *call, const char *rest, guint *status)
{
  *status = 404;
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      guint n;
      const MusetteSimulatorRoute *routes = families[i](&n);

      for (guint k = 0; k < n; k++)
        {
          if (!take_path (call, &routes[k], rest))
            continue;
          if (strcmp (call->request->method, routes[k].method) == 0)
            return routes[k].handler;
          *status = 405;
        }
    }
  return NULL;
}

/* Whether the athlete or activity of the path may be seen; NULL when it may. */
static MusetteSimulatorReply *
check_subject (MusetteSimulatorCall *call)
{
  const char *id = call->segments[1];
  gboolean reads = strcmp (call->request->method, "GET") == 0;

  if (strcmp (call->segments[0], "athlete") == 0)
    {
      if (strcmp (id, "0") == 0 || strcmp (id, call->athlete_id) == 0)
        return NULL;
      return musette_simulator_reply_new_error (403, "Access denied");
    }
  if (strcmp (call->segments[0], "activity") != 0
      || g_strcmp0 (call->segments[2], "tombstone") == 0)
    return NULL;
  call->entry = musette_simulator_activities_find (call->activities, id);
  if (call->entry == NULL)
    return musette_simulator_reply_new_error (404, "Activity not found");
  if (call->segments[2] != NULL && reads && musette_simulator_entry_is_stub (call->entry))
    return musette_simulator_reply_new_error (422, "Cannot read Strava activities via the API");
  return NULL;
}

/**
 * musette_simulator_service_new:
 * @seed: the seed of the demo
 * @today: the athlete's last day
 * @activities: how many activities are needed at least
 * @athlete_id: the athlete's id
 * @state: (nullable) (transfer full): where changes are kept, %NULL = nowhere
 *
 * Returns: (transfer full): the service without its network side
 */
MusetteSimulatorService *
musette_simulator_service_new (guint64 seed,
                               MusetteDate today,
                               guint activities,
                               const char *athlete_id,
                               MusetteSimulatorState *state)
{
  MusetteSimulatorService *self = g_new0 (MusetteSimulatorService, 1);

  self->demo = musette_demo_get (seed, today, activities);
  self->curves = musette_simulator_curves_new ();
  self->ledger = musette_simulator_ledger_new (
      self->demo, musette_demo_records_new (self->demo, athlete_id), state);
  self->today_text = musette_date_format (today);
  self->athlete_id = g_strdup (athlete_id);
  g_mutex_init (&self->behind_mutex);
  self->behind = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_behind_free);
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
  musette_simulator_ledger_free (self->ledger);
  musette_demo_unref (self->demo);
  g_free (self->today_text);
  g_free (self->athlete_id);
  g_mutex_clear (&self->behind_mutex);
  g_ptr_array_unref (self->behind);
  g_free (self);
}

/* With the activities as they are now, and nobody else changing them when the call does. */
static MusetteSimulatorReply *
run (MusetteSimulatorCall *call, MusetteSimulatorHandler handler)
{
  gboolean writes = strcmp (call->request->method, "GET") != 0;
  MusetteSimulatorReply *reply;

  if (writes)
    musette_simulator_ledger_lock (call->ledger);
  call->activities = musette_simulator_ledger_get_activities (call->ledger);
  reply = check_subject (call);
  if (reply == NULL)
    {
      g_autoptr (MusetteSimulatorEntry) kept
          = call->entry == NULL ? NULL : musette_simulator_entry_ref (call->entry);

      reply = handler (call);
    }
  g_clear_pointer (&call->activities, musette_simulator_activities_unref);
  if (writes)
    musette_simulator_ledger_unlock (call->ledger);
  return reply;
}

/**
 * musette_simulator_service_answer:
 * @self: the service
 * @request: a request of somebody who is allowed in
 *
 * Answers a request. May be called from any thread, and may take a while.
 *
 * Returns: (transfer full): the answer
 */
MusetteSimulatorReply *
musette_simulator_service_answer (MusetteSimulatorService *self,
                                  const MusetteSimulatorRequest *request)
{
  MusetteSimulatorCall call = { .request = request,
                                .demo = self->demo,
                                .curves = self->curves,
                                .ledger = self->ledger,
                                .athlete_id = self->athlete_id };
  g_autoptr (MusetteSimulatorQuery) parameters = NULL;
  g_auto (GStrv) segments = NULL;
  MusetteSimulatorHandler handler = NULL;
  guint status = 404;

  if (g_str_has_prefix (request->path, PREFIX))
    handler = find_handler (&call, request->path + strlen (PREFIX), &status);
  segments = call.segments;
  if (handler == NULL)
    return musette_simulator_reply_new_framework_error (status, request->path, self->today_text);
  parameters = musette_simulator_query_parse (request->query);
  call.query = parameters;
  return run (&call, handler);
}

/* Somebody else's request, answered like any other. */
static MusetteSimulatorReply *
make_change (MusetteSimulatorService *self, MusetteSimulatorBehind *behind)
{
  g_autoptr (MusetteSimulatorActivities) activities
      = musette_simulator_ledger_get_activities (self->ledger);
  MusetteSimulatorRequest request = { 0 };
  MusetteSimulatorReply *reply;

  if (!musette_simulator_behind_make_request (behind, activities, &request))
    return musette_simulator_reply_new_error (404, "Activity not found");
  reply = musette_simulator_service_answer (self, &request);
  g_free (request.method);
  g_free (request.path);
  g_free (request.query);
  g_bytes_unref (request.body);
  return reply;
}

/**
 * musette_simulator_service_add_behind:
 * @self: the service
 * @behind: (transfer full): a change that is to be made behind the client's back
 */
void
musette_simulator_service_add_behind (MusetteSimulatorService *self, MusetteSimulatorBehind *behind)
{
  g_mutex_lock (&self->behind_mutex);
  g_ptr_array_add (self->behind, behind);
  g_mutex_unlock (&self->behind_mutex);
}

/**
 * musette_simulator_service_run_behind:
 * @self: the service
 * @path: (nullable): the path of a request that was just answered, %NULL before the first
 *
 * Makes the changes that are due.
 */
void
musette_simulator_service_run_behind (MusetteSimulatorService *self, const char *path)
{
  g_mutex_lock (&self->behind_mutex);
  for (guint i = 0; i < self->behind->len; i++)
    {
      MusetteSimulatorBehind *behind = g_ptr_array_index (self->behind, i);

      if (musette_simulator_behind_is_due (behind, path))
        musette_simulator_reply_free (make_change (self, behind));
    }
  g_mutex_unlock (&self->behind_mutex);
}

/**
 * musette_simulator_service_change_behind:
 * @self: the service
 * @text: a change, see musette_simulator_behind_parse ()
 *
 * Makes the change at once.
 *
 * Returns: (transfer full): what the service says of it
 */
MusetteSimulatorReply *
musette_simulator_service_change_behind (MusetteSimulatorService *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteSimulatorBehind) behind = musette_simulator_behind_parse (text, &error);

  if (behind == NULL)
    return musette_simulator_reply_new_error (422, "%s", error->message);
  return make_change (self, behind);
}
