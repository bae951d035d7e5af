/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-intervals-request.h"

#include "musette-json-writer.h"
#include "musette-json.h"

/* Finds the least that has to be sent. */

typedef struct
{
  gint64 id; /* -1 = none */
  int start;
  int end;
  const char *label; /* NULL = none */
} Place;

/* What goes, and what comes in its place. */
typedef struct
{
  GArray *removed;
  GArray *added;
} Difference;

static Place *
get (GArray *places, guint index)
{
  return &g_array_index (places, Place, index);
}

static void
add_place (GArray *places, JsonObject *object)
{
  const char *label = musette_json_get_string (object, "label");
  Place place = { .id = -1,
                  .start = (int) musette_json_get_int (object, "start_index"),
                  .end = (int) musette_json_get_int (object, "end_index"),
                  .label = label != NULL && label[0] != '\0' ? label : NULL };

  if (musette_json_has (object, "id"))
    musette_json_read_int (object, "id", &place.id, NULL);
  g_array_append_val (places, place);
}

static GArray *
read_places (JsonArray *array)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; array != NULL && i < musette_json_array_get_length (array); i++)
    {
      JsonObject *object = musette_json_array_get_object (array, i);

      if (object != NULL)
        add_place (places, object);
    }
  return places;
}

static gboolean
has_place (GArray *places, const Place *wanted)
{
  for (guint i = 0; i < places->len; i++)
    if (get (places, i)->start == wanted->start && get (places, i)->end == wanted->end
        && g_strcmp0 (get (places, i)->label, wanted->label) == 0)
      return TRUE;
  return FALSE;
}

static GArray *
subtract (GArray *places, GArray *others)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < places->len; i++)
    if (!has_place (others, get (places, i)))
      g_array_append_vals (rest, get (places, i), 1);
  return rest;
}

static int
get_overlap (const Place *one, const Place *other)
{
  return MIN (one->end, other->end) - MAX (one->start, other->start);
}

static gboolean
is_taken (GArray *added, gint64 id)
{
  for (guint i = 0; i < added->len; i++)
    if (get (added, i)->id == id)
      return TRUE;
  return FALSE;
}

/* A new interval is the old one of which it has most. */
static void
recognize (const Difference *difference)
{
  for (guint i = 0; i < difference->added->len; i++)
    {
      Place *place = get (difference->added, i);
      int most = 0;
      gint64 id = -1;

      for (guint j = 0; j < difference->removed->len; j++)
        {
          const Place *old = get (difference->removed, j);
          const int overlap = get_overlap (place, old);

          if (overlap <= most || is_taken (difference->added, old->id))
            continue;
          most = overlap;
          id = old->id;
        }
      place->id = id;
    }
}

static gboolean
is_covered (GArray *added, const Place *old)
{
  for (guint i = 0; i < added->len; i++)
    if (get (added, i)->start <= old->start && get (added, i)->end >= old->end)
      return TRUE;
  return FALSE;
}

/* Whether every old interval becomes a new one, or makes room for one. */
static gboolean
can_merge (const Difference *difference)
{
  for (guint i = 0; i < difference->removed->len; i++)
    {
      const Place *old = get (difference->removed, i);

      if (old->id < 0
          || (!is_taken (difference->added, old->id) && !is_covered (difference->added, old)))
        return FALSE;
    }
  return TRUE;
}

/* The service has no word on labels of the halves, so this is for intervals that have none. */
static gboolean
is_split (const Difference *difference)
{
  const Place *old = get (difference->removed, 0);
  const Place *first = get (difference->added, 0);
  const Place *second = get (difference->added, 1);

  return difference->removed->len == 1 && difference->added->len == 2 && old->label == NULL
         && first->label == NULL && second->label == NULL && first->start == old->start
         && first->end == second->start && second->end == old->end;
}

/* Null is the same as nothing to the service: a label is cleared by an empty one. */
static void
write_place (MusetteJsonWriter *writer, const Place *place)
{
  musette_json_writer_begin_object (writer);
  if (place->id >= 0)
    musette_json_writer_member_int (writer, "id", place->id);
  musette_json_writer_member_int (writer, "start_index", place->start);
  musette_json_writer_member_int (writer, "end_index", place->end);
  if (place->label != NULL)
    musette_json_writer_member_string (writer, "label", place->label);
  else if (place->id >= 0)
    musette_json_writer_member_string (writer, "label", "");
  musette_json_writer_end (writer);
}

static char *
write_places (GArray *places)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < places->len; i++)
    write_place (writer, get (places, i));
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

static char *
write_one (const Place *place)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  write_place (writer, place);
  return musette_json_writer_finish (writer);
}

static MusetteIntervalsRequest *
new_request (MusetteIntervalsWay way, gint64 number, char *body)
{
  MusetteIntervalsRequest *self = g_new0 (MusetteIntervalsRequest, 1);

  self->way = way;
  self->number = number;
  self->body = body;
  return self;
}

static MusetteIntervalsRequest *
make_least (const Difference *difference)
{
  GArray *removed = difference->removed;
  GArray *added = difference->added;

  if (removed->len > 0 && added->len == 0)
    return new_request (MUSETTE_INTERVALS_DELETE, 0, write_places (removed));
  if (removed->len == 0 || added->len == 0)
    return NULL;
  if (is_split (difference))
    return new_request (MUSETTE_INTERVALS_SPLIT, get (added, 1)->start, NULL);
  recognize (difference);
  if (!can_merge (difference))
    return NULL;
  if (removed->len == 1 && added->len == 1)
    return new_request (MUSETTE_INTERVALS_ONE, get (added, 0)->id, write_one (get (added, 0)));
  return new_request (MUSETTE_INTERVALS_MERGE, 0, write_places (added));
}

/**
 * musette_intervals_request_new:
 * @before: an activity with its intervals as the service has them
 * @wanted: a JSON array of the intervals that it shall have
 *
 * Finds what to send so that only what is otherwise is told. Where most is otherwise, or where it
 * cannot be told so, all intervals are sent.
 *
 * Returns: (transfer full): what to send
 */
MusetteIntervalsRequest *
musette_intervals_request_new (MusetteActivity *before, const char *wanted)
{
  g_autoptr (MusetteJson) old_root = NULL;
  g_autoptr (MusetteJson) new_root = NULL;
  g_autoptr (GArray) old_places = NULL;
  g_autoptr (GArray) new_places = NULL;
  g_autoptr (GArray) removed = NULL;
  g_autoptr (GArray) added = NULL;
  MusetteIntervalsRequest *least = NULL;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (before) && wanted != NULL, NULL);

  old_root = musette_json_parse_bytes (musette_activity_get_json (before), NULL);
  new_root = musette_json_parse (wanted, -1, NULL);
  if (old_root == NULL || new_root == NULL)
    return musette_intervals_request_new_replace (wanted);
  old_places = read_places (
      musette_json_get_array (musette_json_as_object (old_root, NULL), "icu_intervals"));
  new_places = read_places (musette_json_as_array (new_root, NULL));
  removed = subtract (old_places, new_places);
  added = subtract (new_places, old_places);
  if (added->len < new_places->len)
    least = make_least (&(Difference){ removed, added });
  return least != NULL ? least : musette_intervals_request_new_replace (wanted);
}

/**
 * musette_intervals_request_new_replace:
 * @wanted: a JSON array of intervals
 *
 * Returns: (transfer full): a request that puts them in place of all that there are
 */
MusetteIntervalsRequest *
musette_intervals_request_new_replace (const char *wanted)
{
  g_return_val_if_fail (wanted != NULL, NULL);

  return new_request (MUSETTE_INTERVALS_REPLACE, 0, g_strdup (wanted));
}

/**
 * musette_intervals_request_free:
 * @self: (transfer full): a request
 */
void
musette_intervals_request_free (MusetteIntervalsRequest *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->body);
  g_free (self);
}
