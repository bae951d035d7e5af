/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-api-paths.h"

#include <string.h>

/* Everything that goes into a path or a query is escaped, so that no identifier can lead elsewhere.
 */

static char *
escape (const char *text)
{
  return g_uri_escape_string (text, NULL, FALSE);
}

static void
append_query (GString *path, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL || *value == '\0')
    return;
  /* Lists are joined by commas, which are not escaped. */
  escaped = g_uri_escape_string (value, ",:", FALSE);
  g_string_append_c (path, strchr (path->str, '?') == NULL ? '?' : '&');
  g_string_append_printf (path, "%s=%s", name, escaped);
}

static GString *
new_path (const char *collection, const char *id, const char *rest)
{
  g_autofree char *escaped = escape (id != NULL && *id != '\0' ? id : "0");
  GString *path = g_string_new (NULL);

  g_string_append_printf (path, "/%s/%s%s", collection, escaped, rest);
  return path;
}

/**
 * musette_api_path_athlete:
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 *
 * Returns: (transfer full): the path of the athlete, behind `/api/v1`
 */
char *
musette_api_path_athlete (const char *athlete_id)
{
  return g_string_free (new_path ("athlete", athlete_id, ""), FALSE);
}

/**
 * musette_api_path_activities:
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @oldest: first local day or date-time
 * @newest: (nullable): last local day, inclusive, or date-time; %NULL for now
 * @limit: at most so many of the newest ones, 0 = all
 * @fields: (nullable): the members that are wanted, joined by commas; %NULL for all
 *
 * Returns: (transfer full): the path of the list of activities
 */
char *
musette_api_path_activities (const char *athlete_id,
                             const char *oldest,
                             const char *newest,
                             guint limit,
                             const char *fields)
{
  GString *path = new_path ("athlete", athlete_id, "/activities");
  g_autofree char *number = limit > 0 ? g_strdup_printf ("%u", limit) : NULL;

  append_query (path, "oldest", oldest);
  append_query (path, "newest", newest);
  append_query (path, "limit", number);
  append_query (path, "fields", fields);
  return g_string_free (path, FALSE);
}

/**
 * musette_api_path_activity:
 * @activity_id: an activity
 * @with_intervals: whether its intervals are wanted too
 *
 * Returns: (transfer full): the path of the activity
 */
char *
musette_api_path_activity (const char *activity_id, gboolean with_intervals)
{
  GString *path = new_path ("activity", activity_id, "");

  append_query (path, "intervals", with_intervals ? "true" : NULL);
  return g_string_free (path, FALSE);
}

/**
 * musette_api_path_intervals:
 * @activity_id: an activity
 *
 * Returns: (transfer full): the path of its intervals and their groups
 */
char *
musette_api_path_intervals (const char *activity_id)
{
  return g_string_free (new_path ("activity", activity_id, "/intervals"), FALSE);
}

/**
 * musette_api_path_streams:
 * @activity_id: an activity
 * @extension: (nullable): `.csv`, or %NULL for JSON
 * @types: (nullable): names of streams joined by commas; %NULL for the usual ones
 *
 * Returns: (transfer full): the path of its streams
 */
char *
musette_api_path_streams (const char *activity_id, const char *extension, const char *types)
{
  GString *path = new_path ("activity", activity_id, "/streams");

  if (extension != NULL)
    g_string_append (path, extension);
  append_query (path, "types", types);
  return g_string_free (path, FALSE);
}

/**
 * musette_api_path_sport_settings:
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 *
 * Returns: (transfer full): the path of the list of sport settings
 */
char *
musette_api_path_sport_settings (const char *athlete_id)
{
  return g_string_free (new_path ("athlete", athlete_id, "/sport-settings"), FALSE);
}

/**
 * musette_api_path_power_curves:
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @type: (nullable): an activity type, %NULL for `Ride`
 * @curves: (nullable): spans joined by commas, for instance `42d,1y,s0`
 *
 * Returns: (transfer full): the path of the athlete's power curves
 */
char *
musette_api_path_power_curves (const char *athlete_id, const char *type, const char *curves)
{
  GString *path = new_path ("athlete", athlete_id, "/power-curves");

  append_query (path, "type", type != NULL ? type : "Ride");
  append_query (path, "curves", curves);
  return g_string_free (path, FALSE);
}

/**
 * musette_api_path_activity_power_curve:
 * @activity_id: an activity
 *
 * Returns: (transfer full): the path of the activity's power curve
 */
char *
musette_api_path_activity_power_curve (const char *activity_id)
{
  return g_string_free (new_path ("activity", activity_id, "/power-curve"), FALSE);
}
