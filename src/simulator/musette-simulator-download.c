/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-gpx.h"
#include "musette-simulator-original.h"
#include "musette-simulator-zip.h"

#include <string.h>

static MusetteSimulatorReply *
no_file (void)
{
  return musette_simulator_reply_new_error (404, "Activity has no file");
}

/* What the contract says of booleans that are true when they are not named. */
static gboolean
wants (MusetteSimulatorCall *call, const char *name)
{
  return g_strcmp0 (musette_simulator_query_get (call->query, name), "false") != 0;
}

static MusetteSimulatorReply *
get_original (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteSimulatorFile) file = musette_simulator_original_get (call->entry);
  g_autofree char *name = NULL;

  if (file == NULL)
    return no_file ();
  name = g_strconcat (file->name, ".gz", NULL);
  return musette_simulator_reply_new_file (musette_simulator_zip_gzip (file->bytes),
                                           "application/gzip", name);
}

static MusetteSimulatorReply *
get_fit (MusetteSimulatorCall *call)
{
  g_autofree char *name = g_strconcat (call->segments[1], ".fit", NULL);
  GBytes *bytes = musette_simulator_original_make_fit (call->entry, wants (call, "power"),
                                                       wants (call, "hr"));

  if (bytes == NULL)
    return no_file ();
  return musette_simulator_reply_new_file (bytes, "application/octet-stream", name);
}

static MusetteSimulatorReply *
get_gpx (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteStreamSet) streams = musette_simulator_entry_get_streams (call->entry);
  g_autofree char *name = g_strconcat (call->segments[1], ".gpx", NULL);
  GBytes *bytes = NULL;

  if (streams != NULL)
    bytes = musette_simulator_gpx_write (streams,
                                         musette_simulator_entry_get_planned (call->entry)->name,
                                         musette_simulator_original_start_unix (call->entry),
                                         wants (call, "power"), wants (call, "hr"));
  if (bytes == NULL)
    return musette_simulator_reply_new_error (422, "Stream [latlng] not on activity");
  return musette_simulator_reply_new_file (bytes, "application/gpx+xml", name);
}

/* Stubs and unknown ids are left out, as is what has no samples. */
static MusetteSimulatorReply *
download_fits (MusetteSimulatorCall *call)
{
  g_auto (GStrv) ids = musette_simulator_query_get_list (call->query, "ids");
  g_autoptr (GPtrArray) entries = musette_simulator_zip_new ();

  if (ids == NULL)
    return musette_simulator_call_missing_parameter ("ids", "List");
  for (char **id = ids; *id != NULL; id++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_find (call->activities, *id);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *name = g_strconcat (*id, ".fit", NULL);

      if (entry == NULL || musette_simulator_entry_is_stub (entry))
        continue;
      bytes
          = musette_simulator_original_make_fit (entry, wants (call, "power"), wants (call, "hr"));
      if (bytes != NULL)
        musette_simulator_zip_add (entries, name, bytes);
    }
  if (entries->len == 0)
    return musette_simulator_reply_new_error (422, "No activities found");
  return musette_simulator_reply_new_file (musette_simulator_zip_write (entries), "application/zip",
                                           "activities.zip");
}

/**
 * musette_simulator_download_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what gives activities as files
 */
const MusetteSimulatorRoute *
musette_simulator_download_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "activity/*/file", NULL, get_original },
    { "GET", "activity/*/fit-file", NULL, get_fit },
    { "GET", "activity/*/gpx-file", NULL, get_gpx },
    { "POST", "athlete/*/download-fit-files", NULL, download_fits },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
