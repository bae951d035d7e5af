/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-activity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-activity-details.h"
#include "musette-error.h"
#include "musette-json-slicer.h"

/**
 * MusetteActivity:
 *
 * One activity as the service tells it. What lists show is kept in a few dozen bytes; the rest is
 * read from the raw JSON when somebody asks first, so that ten thousand rows stay small. Numbers
 * that the service did not give are NaN. A stub is an activity of which the service may not give
 * more than its date: its numbers are missing, which is not zero.
 */
struct _MusetteActivity
{
  GObject parent_instance;

  GBytes *text; /* the raw JSON, perhaps among that of others */
  gsize offset;
  gsize length;
  char *name;   /* atomic: made when it is asked for first */
  GBytes *json; /* atomic: the slice of @text, made when it is asked for first */
  MusetteActivitySummary summary;
  MusetteActivityDetails *details; /* atomic: made when it is asked for first */
};

G_DEFINE_FINAL_TYPE (MusetteActivity, musette_activity, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_ACTIVITY_TYPE,
  PROP_START_LOCAL,
  PROP_STUB,
  PROP_FIRST_NUMBER
};

/* The numbers that list models sort and filter by, in the order of their property ids. */
static const struct
{
  const char *name;
  double (*get) (MusetteActivity *self);
} number_properties[] = {
  { "elapsed-s", musette_activity_get_elapsed_s },
  { "moving-s", musette_activity_get_moving_s },
  { "recording-s", musette_activity_get_recording_s },
  { "distance-m", musette_activity_get_distance_m },
  { "elevation-gain-m", musette_activity_get_elevation_gain_m },
  { "average-speed-mps", musette_activity_get_average_speed_mps },
  { "average-power-w", musette_activity_get_average_power_w },
  { "weighted-power-w", musette_activity_get_weighted_power_w },
  { "work-j", musette_activity_get_work_j },
  { "load", musette_activity_get_load },
  { "intensity-percent", musette_activity_get_intensity_percent },
  { "average-hr", musette_activity_get_average_hr },
  { "max-hr", musette_activity_get_max_hr },
  { "average-cadence", musette_activity_get_average_cadence },
  { "calories", musette_activity_get_calories },
  { "feel", musette_activity_get_feel },
  { "rpe", musette_activity_get_rpe },
};

static MusetteJsonCursor
get_cursor_at (MusetteActivity *self, guint32 place)
{
  const char *start = (const char *) g_bytes_get_data (self->text, NULL) + self->offset;

  return (MusetteJsonCursor){ start, start + place, start + self->length, 0 };
}

static char *
read_string_at (MusetteActivity *self, guint32 place)
{
  MusetteJsonCursor cursor = get_cursor_at (self, place);
  char *value = NULL;

  musette_json_cursor_string (&cursor, &value, NULL);
  return value;
}

static gpointer
load_details (MusetteActivity *self, GError **error)
{
  g_autoptr (MusetteActivityDetails) details = musette_activity_details_new ();
  const char *data = g_bytes_get_data (self->text, NULL);

  if (!musette_json_fields_read_all (musette_activity_get_field_map (), data + self->offset,
                                     self->length, NULL, details, error))
    return NULL;
  if (self->summary.note_at != 0)
    details->note = read_string_at (self, self->summary.note_at);
  if (self->summary.tags_at != 0)
    details->tags = musette_activity_dup_tags (self);
  if (g_atomic_pointer_compare_and_exchange (&self->details, NULL, details))
    details = NULL;
  return g_atomic_pointer_get (&self->details);
}

/**
 * musette_activity_get_details:
 * @self: a record
 *
 * Reads them from the raw JSON at the first call; safe in any thread.
 *
 * Returns: (transfer none): what the page of the activity shows besides the summary
 */
MusetteActivityDetails *
musette_activity_get_details (MusetteActivity *self)
{
  MusetteActivityDetails *details;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  details = g_atomic_pointer_get (&self->details);

  /* The whole text was checked when the activity was made, so this cannot fail. */
  if (details == NULL)
    details = load_details (self, NULL);
  g_assert (details != NULL);
  return details;
}

static void
musette_activity_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusetteActivity *self = MUSETTE_ACTIVITY (object);

  if (id >= PROP_FIRST_NUMBER && id - PROP_FIRST_NUMBER < G_N_ELEMENTS (number_properties))
    g_value_set_double (value, number_properties[id - PROP_FIRST_NUMBER].get (self));
  else if (id == PROP_ID)
    g_value_set_string (value, self->summary.id);
  else if (id == PROP_NAME)
    g_value_set_string (value, musette_activity_get_name (self));
  else if (id == PROP_ACTIVITY_TYPE)
    g_value_set_string (value, self->summary.type);
  else if (id == PROP_START_LOCAL)
    g_value_set_int64 (value, self->summary.start_local);
  else if (id == PROP_STUB)
    g_value_set_boolean (value, musette_activity_is_stub (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
musette_activity_finalize (GObject *object)
{
  MusetteActivity *self = MUSETTE_ACTIVITY (object);

  musette_json_fields_clear (musette_activity_get_field_map (), 0, &self->summary);
  g_clear_pointer (&self->details, musette_activity_details_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->json, g_bytes_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  G_OBJECT_CLASS (musette_activity_parent_class)->finalize (object);
}

static void
musette_activity_class_init (MusetteActivityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = musette_activity_get_property;
  object_class->finalize = musette_activity_finalize;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_string ("id", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_NAME,
                                   g_param_spec_string ("name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_ACTIVITY_TYPE,
                                   g_param_spec_string ("activity-type", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_START_LOCAL,
                                   g_param_spec_int64 ("start-local", NULL, NULL, G_MININT64,
                                                       G_MAXINT64, MUSETTE_LOCAL_TIME_NONE, flags));
  g_object_class_install_property (object_class, PROP_STUB,
                                   g_param_spec_boolean ("stub", NULL, NULL, FALSE, flags));
  for (guint i = 0; i < G_N_ELEMENTS (number_properties); i++)
    g_object_class_install_property (object_class, PROP_FIRST_NUMBER + i,
                                     g_param_spec_double (number_properties[i].name, NULL, NULL,
                                                          -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags));
}

static void
musette_activity_init (MusetteActivity *self)
{
  musette_json_fields_init (musette_activity_get_field_map (), 0, &self->summary);
}

static gboolean
check_id (MusetteActivity *self, GError **error)
{
  if (self->summary.id != NULL && *self->summary.id != '\0')
    return TRUE;
  g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_MISSING,
                       _ ("The activity has no “id”"));
  return FALSE;
}

static MusetteActivity *
new_from_part (GBytes *text, gsize offset, gsize length, GError **error)
{
  g_autoptr (MusetteActivity) self = g_object_new (MUSETTE_TYPE_ACTIVITY, NULL);
  const char *data = g_bytes_get_data (text, NULL);

  if (length > G_MAXUINT32)
    {
      g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_SYNTAX,
                           _ ("The activity is too long"));
      return NULL;
    }
  self->text = g_bytes_ref (text);
  self->offset = offset;
  self->length = length;
  if (length > 0)
    data += offset;
  if (!musette_json_fields_read_all (musette_activity_get_field_map (), data, length,
                                     &self->summary, NULL, error)
      || !check_id (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * musette_activity_new_from_json:
 * @json: an activity in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the activity
 */
MusetteActivity *
musette_activity_new_from_json (GBytes *json, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  return new_from_part (json, 0, g_bytes_get_size (json), error);
}

/**
 * musette_activity_new_from_slice:
 * @json: an activity in the service's form, which is copied
 * @length: its length in bytes
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): the activity
 */
MusetteActivity *
musette_activity_new_from_slice (const char *json, gsize length, GError **error)
{
  g_autoptr (GBytes) copy = NULL;

  g_return_val_if_fail (json != NULL || length == 0, NULL);

  copy = g_bytes_new (json, length);
  return musette_activity_new_from_json (copy, error);
}

typedef struct
{
  GBytes *text;
  const char *start;
  GPtrArray *activities;
} ListReader;

static gboolean
add_slice (const char *slice, gsize length, gpointer user_data, GError **error)
{
  ListReader *reader = user_data;
  MusetteActivity *activity = new_from_part (reader->text, slice - reader->start, length, error);

  if (activity != NULL)
    g_ptr_array_add (reader->activities, activity);
  return activity != NULL;
}

/**
 * musette_activity_list_from_json:
 * @json: an array of activities in the service's form
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * The activities share the memory of @json.
 *
 * Returns: (transfer full) (nullable) (element-type MusetteActivity): the activities, in their
 * order
 */
GPtrArray *
musette_activity_list_from_json (GBytes *json, GError **error)
{
  g_autoptr (GPtrArray) activities = NULL;
  ListReader reader;

  g_return_val_if_fail (json != NULL, NULL);

  activities = g_ptr_array_new_with_free_func (g_object_unref);
  reader = (ListReader){ json, g_bytes_get_data (json, NULL), activities };
  if (!musette_json_slice_array (json, add_slice, &reader, error))
    return NULL;
  return g_steal_pointer (&activities);
}

/**
 * musette_activity_is_stub:
 * @self: a record
 *
 * Activities that came from Strava may not be given to other programs; the service sends a note or
 * just the date. They must never count as zeros.
 *
 * Returns: whether only the date is known
 */
gboolean
musette_activity_is_stub (MusetteActivity *self)
{
  const MusetteActivitySummary *summary;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), FALSE);

  summary = &self->summary;
  return summary->note_at != 0
         || (summary->name_at == 0 && summary->type == NULL && isnan (summary->moving_s)
             && isnan (summary->elapsed_s));
}

/**
 * musette_activity_get_sport:
 * @self: a record
 *
 * Returns: the family of its type
 */
MusetteSport
musette_activity_get_sport (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), MUSETTE_SPORT_OTHER);

  return musette_sport_from_type (self->summary.type);
}

/**
 * musette_activity_get_date:
 * @self: a record
 *
 * Returns: the athlete's day on which it started, or %MUSETTE_DATE_NONE
 */
MusetteDate
musette_activity_get_date (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), MUSETTE_DATE_NONE);

  if (self->summary.start_local == MUSETTE_LOCAL_TIME_NONE)
    return MUSETTE_DATE_NONE;
  return musette_local_time_get_date (self->summary.start_local);
}

/**
 * musette_activity_get_json:
 * @self: a record
 *
 * Returns: (transfer none): the activity as the service sent it
 */
GBytes *
musette_activity_get_json (MusetteActivity *self)
{
  GBytes *json;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  if (g_atomic_pointer_get (&self->json) == NULL)
    {
      json = g_bytes_new_from_bytes (self->text, self->offset, self->length);
      if (!g_atomic_pointer_compare_and_exchange (&self->json, NULL, json))
        g_bytes_unref (json);
    }
  return g_atomic_pointer_get (&self->json);
}

/**
 * musette_activity_get_id:
 * @self: a record
 *
 * Returns: (transfer none): its identifier
 */
const char *
musette_activity_get_id (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return self->summary.id;
}

/**
 * musette_activity_get_name:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
musette_activity_get_name (MusetteActivity *self)
{
  char *name;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  if (self->summary.name_at == 0)
    return NULL;
  if (g_atomic_pointer_get (&self->name) == NULL)
    {
      name = read_string_at (self, self->summary.name_at);
      if (!g_atomic_pointer_compare_and_exchange (&self->name, NULL, name))
        g_free (name);
    }
  return g_atomic_pointer_get (&self->name);
}

/**
 * musette_activity_get_activity_type:
 * @self: a record
 *
 * Returns: (transfer none) (nullable): the service's type, for instance `VirtualRide`
 */
const char *
musette_activity_get_activity_type (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  return self->summary.type;
}

/**
 * musette_activity_get_start_local:
 * @self: a record
 *
 * Returns: its start on the wall clock of the athlete, or %MUSETTE_LOCAL_TIME_NONE
 */
MusetteLocalTime
musette_activity_get_start_local (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), MUSETTE_LOCAL_TIME_NONE);

  return self->summary.start_local;
}

/**
 * musette_activity_get_elapsed_s:
 * @self: a record
 *
 * Returns: elapsed time in s, NaN = not known
 */
double
musette_activity_get_elapsed_s (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.elapsed_s;
}

/**
 * musette_activity_get_moving_s:
 * @self: a record
 *
 * Returns: moving time in s, NaN = not known
 */
double
musette_activity_get_moving_s (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.moving_s;
}

/**
 * musette_activity_get_distance_m:
 * @self: a record
 *
 * Returns: distance in m, NaN = not known
 */
double
musette_activity_get_distance_m (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.distance_m;
}

/**
 * musette_activity_get_elevation_gain_m:
 * @self: a record
 *
 * Returns: climbing in m, NaN = not known
 */
double
musette_activity_get_elevation_gain_m (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.elevation_gain_m;
}

/**
 * musette_activity_get_average_speed_mps:
 * @self: a record
 *
 * Returns: average speed in m/s, NaN = not known
 */
double
musette_activity_get_average_speed_mps (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.average_speed_mps;
}

/**
 * musette_activity_get_average_power_w:
 * @self: a record
 *
 * Returns: average power in W, NaN = not known
 */
double
musette_activity_get_average_power_w (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.average_power_w;
}

/**
 * musette_activity_get_weighted_power_w:
 * @self: a record
 *
 * Returns: normalized power in W, NaN = not known
 */
double
musette_activity_get_weighted_power_w (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.weighted_power_w;
}

/**
 * musette_activity_get_work_j:
 * @self: a record
 *
 * Returns: work in J, NaN = not known
 */
double
musette_activity_get_work_j (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.work_j;
}

/**
 * musette_activity_get_load:
 * @self: a record
 *
 * Returns: training load, NaN = not known
 */
double
musette_activity_get_load (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.load;
}

/**
 * musette_activity_get_intensity_percent:
 * @self: a record
 *
 * Returns: intensity in percent of the threshold, NaN = not known
 */
double
musette_activity_get_intensity_percent (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.intensity_percent;
}

/**
 * musette_activity_get_average_hr:
 * @self: a record
 *
 * Returns: average heart rate in bpm, NaN = not known
 */
double
musette_activity_get_average_hr (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.average_hr;
}

/**
 * musette_activity_get_max_hr:
 * @self: a record
 *
 * Returns: highest heart rate in bpm, NaN = not known
 */
double
musette_activity_get_max_hr (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.max_hr;
}

/**
 * musette_activity_get_average_cadence:
 * @self: a record
 *
 * Returns: average cadence in rpm of one leg, NaN = not known
 */
double
musette_activity_get_average_cadence (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.average_cadence;
}

/**
 * musette_activity_get_feel:
 * @self: a record
 *
 * Returns: how it felt, from 1 (best) to 5, NaN = not known
 */
double
musette_activity_get_feel (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.feel;
}

/**
 * musette_activity_get_rpe:
 * @self: a record
 *
 * Returns: perceived exertion, from 1 to 10, NaN = not known
 */
double
musette_activity_get_rpe (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NAN);

  return self->summary.rpe;
}

/**
 * musette_activity_is_race:
 * @self: a record
 *
 * Returns: whether it was a race
 */
gboolean
musette_activity_is_race (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), FALSE);

  return self->summary.race;
}

/**
 * musette_activity_is_commute:
 * @self: a record
 *
 * Returns: whether it was on the way to work
 */
gboolean
musette_activity_is_commute (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), FALSE);

  return self->summary.commute;
}

/**
 * musette_activity_is_trainer:
 * @self: a record
 *
 * Returns: whether it was indoors on a trainer
 */
gboolean
musette_activity_is_trainer (MusetteActivity *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), FALSE);

  return self->summary.trainer;
}

/**
 * musette_activity_dup_tags:
 * @self: a record
 *
 * Reads only the tags and keeps nothing, for going through many activities.
 *
 * Returns: (transfer full) (nullable): its tags
 */
char **
musette_activity_dup_tags (MusetteActivity *self)
{
  g_autoptr (GPtrArray) tags = NULL;
  MusetteJsonCursor cursor;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  if (self->summary.tags_at == 0)
    return NULL;
  tags = g_ptr_array_new_with_free_func (g_free);
  cursor = get_cursor_at (self, self->summary.tags_at);
  musette_activity_read_tags (&cursor, tags, NULL);
  g_ptr_array_add (tags, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

/**
 * musette_activity_dup_gear_id:
 * @self: a record
 *
 * Returns: (transfer full) (nullable): the ID of the gear it was done with
 */
char *
musette_activity_dup_gear_id (MusetteActivity *self)
{
  MusetteJsonCursor cursor;
  gboolean first = TRUE;
  gboolean more;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (self), NULL);

  if (self->summary.gear_at == 0)
    return NULL;
  cursor = get_cursor_at (self, self->summary.gear_at);
  musette_json_cursor_enter (&cursor, '{', NULL);
  while (musette_json_cursor_next (&cursor, '{', &first, &more, NULL) && more)
    {
      const char *name;
      gsize length;
      char *id = NULL;

      musette_json_cursor_name (&cursor, &name, &length, NULL);
      if (length != 2 || strncmp (name, "id", 2) != 0)
        musette_json_cursor_skip (&cursor, NULL);
      else
        return musette_json_cursor_string (&cursor, &id, NULL) ? id : NULL;
    }
  return NULL;
}
