/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-routes.h"

#include "musette-simulator-ride.h"
#include "musette-simulator-spans.h"

#include <string.h>

/* An interval as somebody sent it. */
typedef struct
{
  gint64 id; /* -1 = none */
  gint64 start;
  gint64 end;
  const char *label;
  gboolean has_label;
} Sent;

static MusetteSimulatorReply *
invalid_interval (void)
{
  return musette_simulator_reply_new_error (422, "Invalid interval");
}

static MusetteSimulatorReply *
refuse_strava (void)
{
  return musette_simulator_reply_new_error (422, "Cannot update Strava activities via the API");
}

static gboolean
read_number (JsonObject *object, const char *name, gint64 *value)
{
  double number;

  *value = -1;
  if (!musette_json_has (object, name)
      || musette_json_get_kind (musette_json_get_node (object, name)) == MUSETTE_JSON_NULL)
    return TRUE;
  if (!musette_json_read_double (object, name, &number, NULL) || number < 0 || number > G_MAXINT)
    return FALSE;
  *value = (gint64) number;
  return TRUE;
}

static gboolean
read_sent (JsonObject *object, Sent *sent)
{
  sent->has_label = musette_json_has (object, "label");
  if (!read_number (object, "id", &sent->id) || !read_number (object, "start_index", &sent->start)
      || !read_number (object, "end_index", &sent->end)
      || !musette_json_read_string (object, "label", &sent->label, NULL))
    return FALSE;
  if (sent->label != NULL && sent->label[0] == '\0')
    sent->label = NULL;
  return TRUE;
}

static gboolean
is_in_ride (const Sent *sent, guint n_samples)
{
  return sent->start >= 0 && sent->start < sent->end && sent->end <= (gint64) n_samples;
}

/* The ids of intervals are the samples where they begin. */
static MusetteSimulatorSpan *
find_span (GArray *spans, gint64 id)
{
  for (guint i = 0; i < spans->len; i++)
    if (g_array_index (spans, MusetteSimulatorSpan, i).start == id)
      return &g_array_index (spans, MusetteSimulatorSpan, i);
  return NULL;
}

static MusetteSimulatorReply *
reply_intervals (MusetteSimulatorEntry *entry)
{
  g_autoptr (MusetteSimulatorRide) ride = musette_simulator_ride_new (entry);

  return musette_simulator_reply_new_json (musette_simulator_ride_intervals_to_json (ride));
}

/* What the list of activities tells of the intervals. */
static MusetteSimulatorMembers *
describe (MusetteSimulatorEntry *entry)
{
  MusetteSimulatorMembers *members
      = musette_simulator_members_copy (musette_simulator_entry_get_members (entry));
  g_autoptr (MusetteSimulatorRide) ride = musette_simulator_ride_new (entry);
  g_auto (GStrv) groups = musette_simulator_ride_describe (ride);
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autofree char *json = NULL;

  musette_json_writer_begin_array (writer);
  for (char **group = groups; group != NULL && *group != NULL; group++)
    musette_json_writer_string (writer, *group);
  musette_json_writer_end (writer);
  json = musette_json_writer_finish (writer);
  musette_simulator_members_set (members, "interval_summary", groups == NULL ? "null" : json);
  musette_simulator_members_set (members, "icu_intervals_edited", "true");
  return members;
}

static MusetteSimulatorReply *
put_spans (MusetteSimulatorCall *call, GArray *spans, guint n_samples)
{
  g_autoptr (MusetteSimulatorEntry) changed = NULL;
  g_autoptr (MusetteSimulatorEntry) described = NULL;
  g_autoptr (MusetteSimulatorMembers) members = NULL;
  MusetteSimulatorReply *refused = NULL;

  musette_simulator_spans_fill (spans, n_samples);
  changed = musette_simulator_entry_with_spans (call->entry, spans);
  members = describe (changed);
  described = musette_simulator_entry_with_members (changed, members);
  if (!musette_simulator_call_put (call, described, &refused))
    return refused;
  return reply_intervals (described);
}

/* The intervals that somebody asked for; NULL with @refused set when there is nothing to divide. */
static GArray *
begin_edit (MusetteSimulatorCall *call, guint *n_samples, MusetteSimulatorReply **refused)
{
  g_autoptr (MusetteSimulatorRide) ride = NULL;

  if (musette_simulator_entry_is_stub (call->entry))
    {
      *refused = refuse_strava ();
      return NULL;
    }
  ride = musette_simulator_ride_new (call->entry);
  *n_samples = musette_simulator_ride_get_n_samples (ride);
  if (*n_samples == 0)
    {
      *refused = musette_simulator_reply_new_error (422, "Stream [time] not on activity");
      return NULL;
    }
  return musette_simulator_ride_get_spans (ride);
}

static gboolean
place_all (GArray *spans, JsonArray *array, guint n_samples)
{
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      Sent sent;
      MusetteSimulatorSpan *known;

      if (!read_sent (musette_json_array_get_object (array, i), &sent)
          || !is_in_ride (&sent, n_samples))
        return FALSE;
      known = sent.id >= 0 ? find_span (spans, sent.id) : NULL;
      if (known != NULL)
        musette_simulator_spans_remove_at (spans, known->start, known->end);
      musette_simulator_spans_place (spans, (guint) sent.start, (guint) sent.end, sent.label);
    }
  return TRUE;
}

/* All intervals, or some that are to be merged with the others. */
static MusetteSimulatorReply *
put_intervals (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_array (call, &refused);
  const char *all = musette_simulator_query_get (call->query, "all");
  g_autoptr (GArray) spans = NULL;
  guint n_samples;

  if (root == NULL)
    return refused;
  spans = begin_edit (call, &n_samples, &refused);
  if (spans == NULL)
    return refused;
  musette_simulator_spans_drop_fillers (spans);
  if (g_strcmp0 (all, "false") != 0)
    g_array_set_size (spans, 0);
  if (!place_all (spans, musette_json_as_array (root, NULL), n_samples))
    return invalid_interval ();
  return put_spans (call, spans, n_samples);
}

static MusetteSimulatorReply *
put_interval (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_object (call, &refused);
  g_autoptr (GArray) spans = NULL;
  g_autofree char *label = NULL;
  MusetteSimulatorSpan *span;
  Sent sent;
  guint n_samples;

  if (root == NULL)
    return refused;
  spans = begin_edit (call, &n_samples, &refused);
  if (spans == NULL)
    return refused;
  span = find_span (spans, g_ascii_strtoll (call->segments[3], NULL, 10));
  if (span == NULL)
    return musette_simulator_reply_new_error (404, "Interval not found");
  if (!read_sent (musette_json_as_object (root, NULL), &sent))
    return invalid_interval ();
  sent.start = sent.start < 0 ? span->start : sent.start;
  sent.end = sent.end < 0 ? span->end : sent.end;
  if (!is_in_ride (&sent, n_samples))
    return invalid_interval ();
  label = g_strdup (sent.has_label ? sent.label : span->label);
  musette_simulator_spans_remove_at (spans, span->start, span->end);
  musette_simulator_spans_drop_fillers (spans);
  musette_simulator_spans_place (spans, (guint) sent.start, (guint) sent.end, label);
  return put_spans (call, spans, n_samples);
}

static MusetteSimulatorReply *
split_interval (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (GArray) spans = NULL;
  guint n_samples;
  guint at;

  if (musette_simulator_query_get (call->query, "splitAt") == NULL)
    return musette_simulator_call_missing_parameter ("splitAt", "int");
  if (!musette_simulator_call_get_number (call, "splitAt", 0, &at, &refused))
    return refused;
  spans = begin_edit (call, &n_samples, &refused);
  if (spans == NULL)
    return refused;
  if (!musette_simulator_spans_split (spans, at))
    return invalid_interval ();
  return put_spans (call, spans, n_samples);
}

/* They are told by their id or by their ends. */
static MusetteSimulatorReply *
delete_intervals (MusetteSimulatorCall *call)
{
  MusetteSimulatorReply *refused = NULL;
  g_autoptr (MusetteJson) root = musette_simulator_call_parse_array (call, &refused);
  g_autoptr (GArray) spans = NULL;
  JsonArray *array;
  guint n_samples;

  if (root == NULL)
    return refused;
  spans = begin_edit (call, &n_samples, &refused);
  if (spans == NULL)
    return refused;
  array = musette_json_as_array (root, NULL);
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    {
      MusetteSimulatorSpan *span;
      Sent sent;

      if (!read_sent (musette_json_array_get_object (array, i), &sent))
        return invalid_interval ();
      span = find_span (spans, sent.id >= 0 ? sent.id : sent.start);
      if (span != NULL)
        musette_simulator_spans_remove_at (spans, span->start, span->end);
    }
  musette_simulator_spans_drop_fillers (spans);
  return put_spans (call, spans, n_samples);
}

static MusetteSimulatorReply *
get_intervals (MusetteSimulatorCall *call)
{
  return reply_intervals (call->entry);
}

static MusetteSimulatorReply *
get_interval_stats (MusetteSimulatorCall *call)
{
  g_autoptr (MusetteSimulatorRide) ride = NULL;
  MusetteSimulatorReply *refused = NULL;
  GBytes *json;
  guint start;
  guint end;

  if (musette_simulator_query_get (call->query, "start_index") == NULL)
    return musette_simulator_call_missing_parameter ("start_index", "int");
  if (musette_simulator_query_get (call->query, "end_index") == NULL)
    return musette_simulator_call_missing_parameter ("end_index", "int");
  if (!musette_simulator_call_get_number (call, "start_index", 0, &start, &refused)
      || !musette_simulator_call_get_number (call, "end_index", 0, &end, &refused))
    return refused;
  ride = musette_simulator_ride_new (call->entry);
  json = musette_simulator_ride_stats_to_json (ride, start, end);
  return json == NULL ? invalid_interval () : musette_simulator_reply_new_json (json);
}

/**
 * musette_simulator_interval_routes:
 * @n: (out): how many
 *
 * Returns: (array length=n): what reads and edits the intervals of an activity
 */
const MusetteSimulatorRoute *
musette_simulator_interval_routes (guint *n)
{
  static const MusetteSimulatorRoute routes[] = {
    { "GET", "activity/*/intervals", NULL, get_intervals },
    { "PUT", "activity/*/intervals", NULL, put_intervals },
    { "PUT", "activity/*/intervals/*", NULL, put_interval },
    { "PUT", "activity/*/split-interval", NULL, split_interval },
    { "PUT", "activity/*/delete-intervals", NULL, delete_intervals },
    { "GET", "activity/*/interval-stats", NULL, get_interval_stats },
  };

  *n = G_N_ELEMENTS (routes);
  return routes;
}
