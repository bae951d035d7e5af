/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-body-reader.h"

#include "musette-activity.h"
#include "musette-athlete.h"
#include "musette-gear.h"
#include "musette-json-slicer.h"
#include "musette-json.h"
#include "musette-power-curve.h"
#include "musette-sport-settings.h"
#include "musette-stream-scanner.h"
#include "musette-upload.h"
#include "musette-whole-body.h"

/* Lists and streams are read while they arrive: neither their text nor a tree of it is ever kept.
 */

typedef struct
{
  MusetteJsonSlicer *slicer;
  GPtrArray *activities;
} ActivitiesReader;

static gboolean
add_activity (const char *slice, gsize length, gpointer user_data, GError **error)
{
  ActivitiesReader *reader = user_data;
  MusetteActivity *activity = musette_activity_new_from_slice (slice, length, error);

  if (activity != NULL)
    g_ptr_array_add (reader->activities, activity);
  return activity != NULL;
}

static gpointer
activities_begin (void)
{
  ActivitiesReader *reader = g_new0 (ActivitiesReader, 1);

  reader->activities = g_ptr_array_new_with_free_func (g_object_unref);
  reader->slicer = musette_json_slicer_new (add_activity, reader);
  return reader;
}

static gboolean
activities_feed (gpointer data, const char *text, gsize length, GError **error)
{
  ActivitiesReader *reader = data;

  return musette_json_slicer_feed (reader->slicer, text, length, error);
}

static gpointer
activities_finish (gpointer data, GError **error)
{
  ActivitiesReader *reader = data;

  if (!musette_json_slicer_finish (reader->slicer, error))
    return NULL;
  return g_ptr_array_ref (reader->activities);
}

static void
activities_free (gpointer data)
{
  ActivitiesReader *reader = data;

  musette_json_slicer_free (reader->slicer);
  g_ptr_array_unref (reader->activities);
  g_free (reader);
}

static gpointer
streams_begin (void)
{
  return musette_stream_scanner_new ();
}

static gboolean
streams_feed (gpointer data, const char *text, gsize length, GError **error)
{
  return musette_stream_scanner_feed (data, text, length, error);
}

static gpointer
streams_finish (gpointer data, GError **error)
{
  return musette_stream_scanner_finish (data, error);
}

static gpointer
keep_any (const MusetteReply *reply, GError **error)
{
  return g_bytes_ref (reply->body);
}

/* The answer to some changes says nothing more than that they are done. */
static gpointer
drop_any (const MusetteReply *reply, GError **error)
{
  return GINT_TO_POINTER (TRUE);
}

static gpointer
keep_csv (const MusetteReply *reply, GError **error)
{
  if (!reply->is_bounded && !musette_whole_body_check_csv (reply->body, error))
    return NULL;
  return g_bytes_ref (reply->body);
}

static gpointer
keep_file (const MusetteReply *reply, GError **error)
{
  if (!reply->is_bounded && !musette_whole_body_check_file (reply->body, error))
    return NULL;
  return g_bytes_ref (reply->body);
}

static gpointer
keep_json (const MusetteReply *reply, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (reply->body, &length);

  return musette_json_check (data, (gssize) length, error) ? g_bytes_ref (reply->body) : NULL;
}

static gpointer
convert_upload (const MusetteReply *reply, GError **error)
{
  /* 201 says that at least one activity is new. */
  return musette_upload_result_new_from_json (reply->body, reply->status != 201, error);
}

static gpointer
convert_activity (const MusetteReply *reply, GError **error)
{
  return musette_activity_new_from_json (reply->body, error);
}

static gpointer
convert_athlete (const MusetteReply *reply, GError **error)
{
  return musette_athlete_new_from_json (reply->body, error);
}

static gpointer
convert_sport_settings (const MusetteReply *reply, GError **error)
{
  return musette_sport_settings_list_from_json (reply->body, error);
}

static gpointer
convert_power_curves (const MusetteReply *reply, GError **error)
{
  return musette_power_curve_list_from_reply (reply->body, error);
}

static gpointer
convert_power_curve (const MusetteReply *reply, GError **error)
{
  return musette_power_curve_new_from_json (reply->body, error);
}

static gpointer
convert_gear (const MusetteReply *reply, GError **error)
{
  return musette_gear_list_from_json (reply->body, error);
}

const MusetteBodyReader musette_body_activities = {
  .begin = activities_begin,
  .feed = activities_feed,
  .finish = activities_finish,
  .free = activities_free,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

const MusetteBodyReader musette_body_streams = {
  .begin = streams_begin,
  .feed = streams_feed,
  .finish = streams_finish,
  .free = g_object_unref,
  .free_result = g_object_unref,
};

const MusetteBodyReader musette_body_any = {
  .convert = keep_any,
  .free_result = (GDestroyNotify) g_bytes_unref,
};

const MusetteBodyReader musette_body_any_or_none = {
  .convert = keep_any,
  .free_result = (GDestroyNotify) g_bytes_unref,
  .may_be_empty = TRUE,
};

const MusetteBodyReader musette_body_none = {
  .convert = drop_any,
  .may_be_empty = TRUE,
};

const MusetteBodyReader musette_body_csv = {
  .convert = keep_csv,
  .free_result = (GDestroyNotify) g_bytes_unref,
};

const MusetteBodyReader musette_body_file = {
  .convert = keep_file,
  .free_result = (GDestroyNotify) g_bytes_unref,
};

const MusetteBodyReader musette_body_json = {
  .convert = keep_json,
  .free_result = (GDestroyNotify) g_bytes_unref,
};

const MusetteBodyReader musette_body_activity = {
  .convert = convert_activity,
  .free_result = g_object_unref,
};

const MusetteBodyReader musette_body_athlete = {
  .convert = convert_athlete,
  .free_result = g_object_unref,
};

const MusetteBodyReader musette_body_sport_settings = {
  .convert = convert_sport_settings,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

const MusetteBodyReader musette_body_power_curves = {
  .convert = convert_power_curves,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

const MusetteBodyReader musette_body_power_curve = {
  .convert = convert_power_curve,
  .free_result = g_object_unref,
};

const MusetteBodyReader musette_body_gear = {
  .convert = convert_gear,
  .free_result = (GDestroyNotify) g_ptr_array_unref,
};

const MusetteBodyReader musette_body_upload = {
  .convert = convert_upload,
  .free_result = (GDestroyNotify) musette_upload_result_free,
};
