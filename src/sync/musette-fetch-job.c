/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-fetch-job.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "musette-activity-list-private.h"
#include "musette-error.h"
#include "musette-fetch-private.h"
#include "musette-same-content.h"

/* One fetch on its way: first the cache, then the service. */
typedef struct
{
  MusetteFetch *fetch;
  MusetteCacheKind kind;
  char *key;    /* in the cache */
  char *id;     /* what to ask the service for: an activity or a type */
  char *curves; /* of power curves */
  char *athlete_id;
  MusetteClient *client;
  MusetteCache *cache;
  MusetteActivityList *activities;
  MusetteConnectionMonitor *monitor;
  GCancellable *session;
  MusetteEdits *edits;
  GObject *stored; /* as it was in the cache */
  guint sequence;  /* when the service was asked */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->fetch);
  g_free (job->key);
  g_free (job->id);
  g_free (job->curves);
  g_free (job->athlete_id);
  g_clear_object (&job->client);
  g_object_unref (job->cache);
  g_object_unref (job->activities);
  g_object_unref (job->monitor);
  g_object_unref (job->session);
  g_clear_object (&job->edits);
  g_clear_object (&job->stored);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* Takes over @records; a list model, since a fetch delivers objects. */
static GObject *
new_list (GPtrArray *records, GType type)
{
  g_autoptr (GPtrArray) own = records;
  GListStore *list;

  if (own == NULL)
    return NULL;
  list = g_list_store_new (type);
  g_list_store_splice (list, 0, 0, own->pdata, own->len);
  return G_OBJECT (list);
}

static GObject *
finish_request (Job *job, GAsyncResult *result, GError **error)
{
  switch (job->kind)
    {
    case MUSETTE_CACHE_ATHLETE:
      return (GObject *) musette_client_get_athlete_finish (job->client, result, error);
    case MUSETTE_CACHE_ACTIVITY:
      return (GObject *) musette_client_get_activity_finish (job->client, result, error);
    case MUSETTE_CACHE_STREAMS:
      return (GObject *) musette_client_get_streams_finish (job->client, result, error);
    case MUSETTE_CACHE_SPORT_SETTINGS:
      return new_list (musette_client_list_sport_settings_finish (job->client, result, error),
                       MUSETTE_TYPE_SPORT_SETTINGS);
    case MUSETTE_CACHE_POWER_CURVES:
      return new_list (musette_client_get_power_curves_finish (job->client, result, error),
                       MUSETTE_TYPE_POWER_CURVE);
    case MUSETTE_CACHE_GEAR:
      return new_list (musette_client_list_gear_finish (job->client, result, error),
                       MUSETTE_TYPE_GEAR);
    default:
      g_assert_not_reached ();
    }
}

/* What was changed here is laid over what was found. */
static void
deliver (Job *job, GObject *object, gboolean from_cache)
{
  g_autoptr (GObject) shown = NULL;

  if (job->edits == NULL || job->kind != MUSETTE_CACHE_ACTIVITY)
    {
      _musette_fetch_deliver (job->fetch, object, from_cache);
      return;
    }
  shown = musette_edits_show (job->edits, job->id, job->fetch, object);
  if (shown != NULL)
    _musette_fetch_deliver (job->fetch, shown, from_cache);
}

static void
take (Job *job, GObject *fresh)
{
  if (job->stored != NULL && musette_same_content (job->stored, fresh))
    deliver (job, job->stored, FALSE);
  else
    {
      musette_cache_store (job->cache, job->kind, job->key, fresh);
      if (!musette_fetch_get_completed (job->fetch))
        deliver (job, fresh, FALSE);
    }
}

/* A reply to a question that is older than what was changed and sent since. */
static gboolean
is_outdated (Job *job)
{
  return job->kind == MUSETTE_CACHE_ACTIVITY && musette_fetch_get_data (job->fetch) != NULL
         && _musette_activity_list_is_newer (job->activities, job->id, job->sequence);
}

static void
request_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GObject) fresh = NULL;
  GError *error = NULL;

  fresh = finish_request (job, result, &error);
  musette_connection_monitor_end (job->monitor, error);
  if (g_cancellable_is_cancelled (job->session))
    {
      musette_fetch_cancel (job->fetch);
      g_clear_error (&error);
      return;
    }
  if (fresh != NULL && !is_outdated (job))
    take (job, fresh);
  _musette_fetch_complete (job->fetch, error);
}

static void
start_request (Job *job)
{
  GCancellable *cancellable = musette_fetch_get_cancellable (job->fetch);

  job->sequence = _musette_activity_list_get_sequence (job->activities);
  musette_connection_monitor_begin (job->monitor);
  switch (job->kind)
    {
    case MUSETTE_CACHE_ATHLETE:
      musette_client_get_athlete_async (job->client, job->athlete_id, cancellable, request_cb, job);
      break;
    case MUSETTE_CACHE_ACTIVITY:
      musette_client_get_activity_async (job->client, job->id, TRUE, cancellable, request_cb, job);
      break;
    case MUSETTE_CACHE_STREAMS:
      musette_client_get_streams_async (job->client, job->id, NULL, cancellable, request_cb, job);
      break;
    case MUSETTE_CACHE_SPORT_SETTINGS:
      musette_client_list_sport_settings_async (job->client, job->athlete_id, cancellable,
                                                request_cb, job);
      break;
    case MUSETTE_CACHE_POWER_CURVES:
      musette_client_get_power_curves_async (job->client, job->athlete_id, job->id, job->curves,
                                             cancellable, request_cb, job);
      break;
    case MUSETTE_CACHE_GEAR:
      musette_client_list_gear_async (job->client, job->athlete_id, cancellable, request_cb, job);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
cached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GObject) stored = musette_cache_lookup_finish (MUSETTE_CACHE (source), result, NULL);

  if (musette_fetch_get_completed (job->fetch))
    return;
  g_set_object (&job->stored, stored);
  if (stored != NULL)
    deliver (job, stored, TRUE);
  if (job->client != NULL)
    start_request (g_steal_pointer (&job));
  else if (stored != NULL)
    _musette_fetch_complete (job->fetch, NULL);
  else
    _musette_fetch_complete (job->fetch,
                             g_error_new_literal (MUSETTE_API_ERROR, MUSETTE_API_ERROR_UNAUTHORIZED,
                                                  _ ("Nobody is signed in")));
}

/* What was made here is nowhere else. */
static gboolean
deliver_created (Job *job)
{
  g_autoptr (GObject) created = NULL;

  if (job->edits == NULL || job->kind != MUSETTE_CACHE_ACTIVITY)
    return FALSE;
  created = musette_edits_show (job->edits, job->id, job->fetch, NULL);
  if (created == NULL)
    return FALSE;
  _musette_fetch_deliver (job->fetch, created, FALSE);
  _musette_fetch_complete (job->fetch, NULL);
  return TRUE;
}

/**
 * musette_fetch_job_start:
 * @source: where to look
 * @kind: what kind of thing
 * @key: (nullable): which one: an activity id, or a type for power curves
 * @curves: (nullable): which power curves
 *
 * Looks in the cache, then asks the service.
 *
 * Returns: (transfer full): the fetch
 */
MusetteFetch *
musette_fetch_job_start (const MusetteFetchSource *source,
                         MusetteCacheKind kind,
                         const char *key,
                         const char *curves)
{
  Job *job;
  MusetteFetch *fetch;

  g_return_val_if_fail (source != NULL, NULL);

  fetch = _musette_fetch_new ();
  job = g_new0 (Job, 1);
  job->fetch = g_object_ref (fetch);
  job->kind = kind;
  job->key = g_strjoin ("/", key != NULL ? key : "", curves, NULL);
  job->id = g_strdup (key);
  job->curves = g_strdup (curves);
  job->athlete_id = g_strdup (source->athlete_id);
  g_set_object (&job->client, source->client);
  job->cache = g_object_ref (source->cache);
  job->activities = g_object_ref (source->activities);
  job->monitor = g_object_ref (source->monitor);
  job->session = g_object_ref (source->session);
  g_set_object (&job->edits, source->edits);
  if (deliver_created (job))
    job_free (job);
  else
    musette_cache_lookup_async (job->cache, kind, job->key, NULL, cached_cb, job);
  return fetch;
}
