/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-api-paths.h"

#include <stdarg.h>
#include <string.h>

/* Everything that goes into a path or a query is escaped, so that no identifier can lead elsewhere.
 */

static char *
escape (const char *text)
{
  /* One or two dots alone would mean this or the upper folder. */
  if (strcmp (text, ".") == 0)
    return g_strdup ("%2E");
  if (strcmp (text, "..") == 0)
    return g_strdup ("%2E%2E");
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

/**
 * musette_api_path_new:
 * @collection: the first part of the path, for instance `athlete`
 * @id: (nullable): which one, %NULL for the owner of the key
 * @rest: what follows, beginning with a slash, or empty
 * @...: names and values of the query, ended by %NULL; a value that is %NULL or empty is left out
 *
 * Returns: (transfer full): a path, behind `/api/v1`
 */
char *
musette_api_path_new (const char *collection, const char *id, const char *rest, ...)
{
  g_autofree char *escaped = NULL;
  GString *path;
  va_list query;

  g_return_val_if_fail (collection != NULL && rest != NULL, NULL);

  escaped = escape (id != NULL && *id != '\0' ? id : "0");
  path = g_string_new (NULL);
  g_string_append_printf (path, "/%s/%s%s", collection, escaped, rest);
  va_start (query, rest);
  for (const char *name = va_arg (query, const char *); name != NULL;
       name = va_arg (query, const char *))
    append_query (path, name, va_arg (query, const char *));
  va_end (query);
  return g_string_free (path, FALSE);
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
  return musette_api_path_new ("athlete", athlete_id, "", NULL);
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
  g_autofree char *number = limit > 0 ? g_strdup_printf ("%u", limit) : NULL;

  return musette_api_path_new ("athlete", athlete_id, "/activities", "oldest", oldest, "newest",
                               newest, "limit", number, "fields", fields, NULL);
}

/**
 * musette_api_path_activities_csv:
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 *
 * Returns: (transfer full): the path of the whole history as CSV
 */
char *
musette_api_path_activities_csv (const char *athlete_id)
{
  return musette_api_path_new ("athlete", athlete_id, "/activities.csv", NULL);
}

/**
 * musette_api_path_activities_search:
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @text: a part of a name, or `#` and a whole tag
 * @limit: at most so many, 0 = as many as the service gives
 *
 * Returns: (transfer full): the path of the activities that are found
 */
char *
musette_api_path_activities_search (const char *athlete_id, const char *text, guint limit)
{
  g_autofree char *number = limit > 0 ? g_strdup_printf ("%u", limit) : NULL;

  return musette_api_path_new ("athlete", athlete_id, "/activities/search", "q", text, "limit",
                               number, NULL);
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
  return musette_api_path_new ("activity", activity_id, "", "intervals",
                               with_intervals ? "true" : NULL, NULL);
}

/**
 * musette_api_path_activity_file:
 * @activity_id: an activity
 * @file: in which form it is wanted
 *
 * Returns: (transfer full): the path of its file
 */
char *
musette_api_path_activity_file (const char *activity_id, MusetteActivityFile file)
{
  static const char *const rests[] = { "/file", "/fit-file", "/gpx-file" };

  g_return_val_if_fail ((guint) file < G_N_ELEMENTS (rests), NULL);

  return musette_api_path_new ("activity", activity_id, rests[file], NULL);
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
  return musette_api_path_new ("activity", activity_id, "/intervals", NULL);
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
  g_autofree char *rest = g_strconcat ("/streams", extension, NULL);

  return musette_api_path_new ("activity", activity_id, rest, "types", types, NULL);
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
  return musette_api_path_new ("athlete", athlete_id, "/sport-settings", NULL);
}

/**
 * musette_api_path_sport_setting:
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 * @id_or_type: the identifier of a record, or an activity type that it is for
 *
 * Returns: (transfer full): the path of the settings of one sport
 */
char *
musette_api_path_sport_setting (const char *athlete_id, const char *id_or_type)
{
  g_autofree char *escaped = escape (id_or_type);
  g_autofree char *rest = g_strconcat ("/sport-settings/", escaped, NULL);

  return musette_api_path_new ("athlete", athlete_id, rest, NULL);
}

/**
 * musette_api_path_gear:
 * @athlete_id: (nullable): an athlete, %NULL for the owner of the key
 *
 * Returns: (transfer full): the path of the athlete's gear
 */
char *
musette_api_path_gear (const char *athlete_id)
{
  return musette_api_path_new ("athlete", athlete_id, "/gear", NULL);
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
  return musette_api_path_new ("athlete", athlete_id, "/power-curves", "type",
                               type != NULL ? type : "Ride", "curves", curves, NULL);
}
