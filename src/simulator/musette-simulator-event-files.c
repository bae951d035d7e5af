/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-event.h"
#include "musette-simulator-workout.h"
#include "musette-simulator-zip.h"

#include <string.h>

static const char *const extensions[] = { "zwo", "mrc", "erg", "fit", NULL };

static GBytes *export(MusetteSimulatorCall *call,
                      const MusetteSimulatorMembers *members,
                      const char *extension)
{
  MusetteWorkoutContext context;

  musette_simulator_workout_context (
      call->demo, musette_simulator_ledger_get_records (call->ledger), members, &context);
  return musette_simulator_workout_export (members, &context, extension);
}

static MusetteSimulatorReply *
reply_file (MusetteSimulatorCall *call, const MusetteSimulatorMembers *members)
{
  g_autofree char *name = NULL;
  GBytes *bytes;

  if (!g_strv_contains (extensions, call->extension))
    return musette_simulator_reply_new_error (422, "Invalid file extension [%s]", call->extension);
  bytes = export(call, members, call->extension);
  if (bytes == NULL)
    return musette_simulator_reply_new_error (422, "Workout has no steps");
  name = musette_simulator_workout_make_file_name (members, call->extension);
  return musette_simulator_reply_new_file (bytes, "application/octet-stream", name);
}

static MusetteSimulatorReply *
download_event (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteSimulatorMembers) event = musette_simulator_records_find (
      musette_simulator_ledger_get_records (call->ledger), MUSETTE_SIMULATOR_EVENT,
      (int) g_ascii_strtoll (call->segments[3], NULL, 10));

  if (event == NULL)
    return musette_simulator_reply_new_error (404, "Event not found");
  return reply_file (call, event);
}

static void
add_event (MusetteSimulatorCall *call,
           GPtrArray *files,
           const MusetteSimulatorMembers *event,
           const char *extension)
{
  g_autoptr (GBytes) bytes = export(call, event, extension);
  g_autofree char *base = musette_simulator_workout_make_file_name (event, extension);
  g_autofree char *start = musette_simulator_members_dup_string (event, "start_date_local");
  g_autofree char *name = g_strdup_printf ("%.10s_%s", start, base);

  if (bytes != NULL)
    musette_simulator_zip_add (files, name, bytes);
}

static MusetteSimulatorReply *
download_zip (MusetteSimulatorCall *call)
{
  const char *extension = musette_simulator_query_get (call->query, "ext");
  g_autoptr (GPtrArray) all = musette_simulator_events_list (call);
  g_autoptr (GPtrArray) files = musette_simulator_zip_new ();
  MusetteDate today = musette_demo_get_today (call->demo);
  MusetteSimulatorReply *refused = NULL;
  MusetteDate oldest;
  MusetteDate newest;

  if (extension == NULL)
    return musette_simulator_call_missing_parameter ("ext", "String");
  if (!g_strv_contains (extensions, extension))
    return musette_simulator_reply_new_error (422, "Invalid file extension [%s]", extension);
  if (musette_simulator_query_get (call->query, "oldest") == NULL)
    return musette_simulator_call_missing_parameter ("oldest", "String");
  if (musette_simulator_query_get (call->query, "newest") == NULL)
    return musette_simulator_call_missing_parameter ("newest", "String");
  if (!musette_simulator_call_get_day (call, "oldest", today, &oldest, &refused)
      || !musette_simulator_call_get_day (call, "newest", today, &newest, &refused))
    return refused;
  for (guint i = 0; i < all->len; i++)
    {
      const MusetteSimulatorMembers *event = g_ptr_array_index (all, i);
      MusetteDate date = musette_local_time_get_date (musette_simulator_event_get_start (event));

      if (date >= oldest && date <= newest)
        add_event (call, files, event, extension);
    }
  return musette_simulator_reply_new_file (musette_simulator_zip_write (files), "application/zip",
                                           "workouts.zip");
}

/* A workout that was sent with its document, in another form. */
static MusetteSimulatorReply *
convert (MusetteSimulatorCall *call)
{
  static const char *const needed[] = { "name", "description", "type", "workout_doc" };
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (MusetteSimulatorMembers) members = NULL;

  if (root == NULL)
    return refused;
  members = musette_simulator_members_new_from_object (musette_json_as_object (root, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (musette_simulator_members_is_null (members, needed[i]))
      return musette_simulator_reply_new_error (500, "java.lang.NullPointerException");
  return reply_file (call, members);
}

/**
 * musette_simulator_event_file_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what gives workouts as files
 */
const MusetteSimulatorRoute *
musette_simulator_event_file_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "athlete/*/events/*/download", ".zwo .mrc .erg .fit", download_event },
    { "GET", "athlete/*/workouts.zip", NULL, download_zip },
    { "POST", "download-workout", ".zwo .mrc .erg .fit", convert },
    { "POST", "athlete/*/download-workout", ".zwo .mrc .erg .fit", convert },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
