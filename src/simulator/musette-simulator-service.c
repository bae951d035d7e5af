/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-service.h"

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
};

typedef const MusetteSimulatorRoute *(*Family) (guint *n);

/* In this order: the first route that fits is taken. */
static const Family families[] = {
  musette_simulator_athlete_routes,       musette_simulator_search_routes,
  musette_simulator_activity_list_routes, musette_simulator_manual_routes,
  musette_simulator_gear_routes,          musette_simulator_activity_data_routes,
  musette_simulator_activity_edit_routes, musette_simulator_interval_routes,
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
  if (g_strcmp0 (call->segments[2], "tombstone") == 0)
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
  self->curves = musette_simulator_curves_new ();
  self->ledger = musette_simulator_ledger_new (self->demo);
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
  musette_simulator_ledger_free (self->ledger);
  musette_demo_free (self->demo);
  g_free (self->today_text);
  g_free (self->athlete_id);
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
