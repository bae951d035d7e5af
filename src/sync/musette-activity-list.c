/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-list-private.h"

#include "musette-activity-rows.h"

/**
 * MusetteActivityList:
 *
 * The athlete's activities, newest first: a #GListModel of #MusetteActivity. At first the last year
 * is read, its newest weeks before the rest so that something is there at once; what is older comes
 * page by page with musette_activity_list_load_more(). Rows that Strava keeps to itself are in the
 * list as stubs.
 *
 * A row holds what a list shows; the whole activity is fetched when it is opened.
 */
struct _MusetteActivityList
{
  GObject parent_instance;

  MusetteActivityRows *rows;
  MusetteClock *clock;
  MusetteCache *cache;
  MusetteConnectionMonitor *monitor;

  MusetteClient *client;
  char *athlete_id;
  GCancellable *cancellable; /* of the request under way, else NULL */
  GError *error;
  MusetteDate today; /* when the last refresh began */
  guint page_rows;
  gboolean year_loaded;
  gboolean complete;
};

/* Which part of the list a request is for. */
typedef enum
{
  PART_WEEKS,
  PART_YEAR,
  PART_PAGE,
} Part;

typedef struct
{
  MusetteActivityList *self;
  GCancellable *cancellable;
  Part part;
  MusetteDate oldest;
  MusetteDate newest;
} Request;

#define FIRST_DAYS 42
#define YEAR_DAYS 366
#define PAGE_ROWS 1000
#define FIRST_DAY "1970-01-01"

/* What the rows, their search and their totals need. A whole row of the service has some 180
 * members, most of them null: this is a tenth of its bytes. */
#define ROW_FIELDS                                                                                 \
  "id,icu_athlete_id,name,type,start_date_local,start_date,source,_note,description,device_name,"  \
  "moving_time,elapsed_time,icu_recording_time,distance,total_elevation_gain,average_speed,"       \
  "max_speed,icu_average_watts,icu_weighted_avg_watts,icu_training_load,icu_intensity,icu_joules," \
  "average_heartrate,max_heartrate,average_cadence,calories,feel,icu_rpe,icu_ftp,race,commute,"    \
  "trainer,tags,stream_types"

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_COMPLETE,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return MUSETTE_TYPE_ACTIVITY;
}

static guint
get_n_items (GListModel *model)
{
  return musette_activity_rows_get_length (MUSETTE_ACTIVITY_LIST (model)->rows);
}

static gpointer
get_item (GListModel *model, guint position)
{
  MusetteActivity *row = musette_activity_rows_get (MUSETTE_ACTIVITY_LIST (model)->rows, position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteActivityList,
                               musette_activity_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
request_free (Request *request)
{
  g_object_unref (request->self);
  g_object_unref (request->cancellable);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
rows_changed (guint position, guint removed, guint added, gpointer user_data)
{
  g_list_model_items_changed (user_data, position, removed, added);
}

static void
set_error (MusetteActivityList *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_complete (MusetteActivityList *self, gboolean complete)
{
  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
set_cancellable (MusetteActivityList *self, GCancellable *cancellable)
{
  gboolean changed = (self->cancellable == NULL) != (cancellable == NULL);

  g_set_object (&self->cancellable, cancellable);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
stop (MusetteActivityList *self)
{
  g_cancellable_cancel (self->cancellable);
  set_cancellable (self, NULL);
}

static MusetteDate
get_oldest_date (GPtrArray *activities)
{
  MusetteDate oldest = G_MAXINT32;

  for (guint i = 0; i < activities->len; i++)
    oldest = MIN (oldest, musette_activity_get_date (g_ptr_array_index (activities, i)));
  return oldest;
}

static void ask (MusetteActivityList *self, Part part);

/* A page that is full may end within a day, so that this day is not wholly known. */
static void
take_page (MusetteActivityList *self, const Request *request, GPtrArray *activities)
{
  const guint before = musette_activity_rows_get_length (self->rows);
  const gboolean full = activities->len >= self->page_rows;
  MusetteDate oldest = full ? get_oldest_date (activities) + 1 : request->oldest;

  musette_cache_store_activities (self->cache, oldest, request->newest, activities);
  musette_activity_rows_merge (self->rows, activities, oldest, request->newest);
  /* More activities on one day than a page holds: only a larger page gets past it. */
  if (full && musette_activity_rows_get_length (self->rows) <= before)
    self->page_rows *= 2;
  set_complete (self, !full);
}

static void
take (MusetteActivityList *self, const Request *request, GPtrArray *activities)
{
  set_error (self, NULL);
  if (request->part == PART_PAGE)
    {
      take_page (self, request, activities);
      return;
    }
  musette_cache_store_activities (self->cache, request->oldest, request->newest, activities);
  musette_activity_rows_merge (self->rows, activities, request->oldest, request->newest);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) activities = NULL;
  MusetteActivityList *self = request->self;

  activities = musette_client_list_activities_finish (MUSETTE_CLIENT (source), result, &error);
  musette_connection_monitor_end (self->monitor, error);
  if (self->cancellable != request->cancellable)
    return;
  if (activities == NULL)
    {
      set_error (self, g_steal_pointer (&error));
      set_cancellable (self, NULL);
      return;
    }
  take (self, request, activities);
  if (self->cancellable != request->cancellable)
    return;
  if (request->part == PART_WEEKS)
    {
      ask (self, PART_YEAR);
      return;
    }
  self->year_loaded = TRUE;
  set_cancellable (self, NULL);
}

/* The time zone of the athlete may be a day ahead of the computer's. */
static void
set_days (MusetteActivityList *self, Request *request)
{
  switch (request->part)
    {
    case PART_WEEKS:
      request->oldest = self->today - FIRST_DAYS + 1;
      request->newest = self->today + 1;
      break;
    case PART_YEAR:
      request->oldest = self->today - YEAR_DAYS + 1;
      request->newest = self->today - FIRST_DAYS;
      break;
    case PART_PAGE:
    default:
      request->oldest = musette_date_parse (FIRST_DAY);
      request->newest = MIN (self->today - YEAR_DAYS, musette_activity_list_get_oldest (self));
      break;
    }
}

static void
ask (MusetteActivityList *self, Part part)
{
  Request *request = g_new0 (Request, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *oldest = NULL;
  g_autofree char *newest = NULL;

  request->self = g_object_ref (self);
  request->cancellable = g_object_ref (cancellable);
  request->part = part;
  set_days (self, request);
  oldest = musette_date_format (request->oldest);
  newest = musette_date_format (request->newest);
  set_cancellable (self, cancellable);
  musette_connection_monitor_begin (self->monitor);
  musette_client_list_activities_async (self->client, self->athlete_id, oldest, newest,
                                        part == PART_PAGE ? self->page_rows : 0, ROW_FIELDS,
                                        cancellable, list_cb, request);
}

static void
cached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteActivityList) self = user_data;
  g_autoptr (GPtrArray) rows
      = musette_cache_load_activities_finish (MUSETTE_CACHE (source), result, NULL);

  /* Only a part as far as the merge knows: nothing that came meanwhile may be removed. */
  if (rows != NULL && self->client != NULL && musette_activity_rows_get_length (self->rows) == 0)
    musette_activity_rows_merge (self->rows, rows, 1, 0);
}

static void
musette_activity_list_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  MusetteActivityList *self = MUSETTE_ACTIVITY_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_activity_list_finalize (GObject *object)
{
  MusetteActivityList *self = (MusetteActivityList *) object;

  g_clear_pointer (&self->rows, musette_activity_rows_free);
  g_clear_object (&self->clock);
  g_clear_object (&self->cache);
  g_clear_object (&self->monitor);
  g_clear_object (&self->client);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->athlete_id);
  G_OBJECT_CLASS (musette_activity_list_parent_class)->finalize (object);
}

static void
musette_activity_list_class_init (MusetteActivityListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = musette_activity_list_get_property;
  object_class->finalize = musette_activity_list_finalize;

  /**
   * MusetteActivityList:loading:
   *
   * Whether activities are being read.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  /**
   * MusetteActivityList:complete:
   *
   * Whether there is nothing older.
   */
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);
  /**
   * MusetteActivityList:error: (nullable)
   *
   * Why the last reading failed. The rows stay.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_activity_list_init (MusetteActivityList *self)
{
  self->rows = musette_activity_rows_new (rows_changed, self);
  self->page_rows = PAGE_ROWS;
}

/*< private >
 * _musette_activity_list_new:
 * @clock: tells what today is
 * @cache: where rows are kept
 * @monitor: hears how the requests end
 *
 * Returns: (transfer full): an empty list
 */
MusetteActivityList *
_musette_activity_list_new (MusetteClock *clock,
                            MusetteCache *cache,
                            MusetteConnectionMonitor *monitor)
{
  MusetteActivityList *self = g_object_new (MUSETTE_TYPE_ACTIVITY_LIST, NULL);

  self->clock = g_object_ref (clock);
  self->cache = g_object_ref (cache);
  self->monitor = g_object_ref (monitor);
  return self;
}

/*< private >
 * _musette_activity_list_set_source:
 * @self: the list
 * @client: (nullable): the service, %NULL to read nothing more
 * @athlete_id: (nullable): whose activities, "0" for the owner of the key
 *
 * Changes where the list reads. Its rows stay.
 */
void
_musette_activity_list_set_source (MusetteActivityList *self,
                                   MusetteClient *client,
                                   const char *athlete_id)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  stop (self);
  g_set_object (&self->client, client);
  g_free (self->athlete_id);
  self->athlete_id = g_strdup (athlete_id);
  if (client == NULL)
    return;
  if (musette_activity_rows_get_length (self->rows) == 0)
    musette_cache_load_activities_async (self->cache, 1, G_MAXINT32, NULL, cached_cb,
                                         g_object_ref (self));
  musette_activity_list_refresh (self);
}

/*< private >
 * _musette_activity_list_put:
 * @self: the list
 * @activity: an activity as it was changed or made here
 *
 * Puts a row in its place, instead of the one with the same id. A reply of the service that was
 * asked for before does not undo it.
 */
void
_musette_activity_list_put (MusetteActivityList *self, MusetteActivity *activity)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));
  g_return_if_fail (MUSETTE_IS_ACTIVITY (activity));

  g_ptr_array_add (rows, activity);
  musette_activity_rows_merge (self->rows, rows, 1, 0);
}

/*< private >
 * _musette_activity_list_remove:
 * @self: the list
 * @id: an activity's id
 *
 * Takes a row out. A reply of the service that was asked for before does not bring it back.
 */
void
_musette_activity_list_remove (MusetteActivityList *self, const char *id)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));
  g_return_if_fail (id != NULL);

  musette_activity_rows_remove (self->rows, id);
}

/*< private >
 * _musette_activity_list_clear:
 * @self: the list
 *
 * Forgets all rows, when the athlete signs out.
 */
void
_musette_activity_list_clear (MusetteActivityList *self)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  stop (self);
  musette_activity_rows_clear (self->rows);
  self->year_loaded = FALSE;
  self->page_rows = PAGE_ROWS;
  set_complete (self, FALSE);
  set_error (self, NULL);
}

/**
 * musette_activity_list_refresh:
 * @self: the list
 *
 * Reads the last year again. Rows that are the same keep their object; rows that are gone at the
 * service go. Without an account nothing happens.
 */
void
musette_activity_list_refresh (MusetteActivityList *self)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  if (self->client == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  self->today = musette_clock_get_today (self->clock);
  ask (self, PART_WEEKS);
}

/**
 * musette_activity_list_load_more:
 * @self: the list
 *
 * Reads the next older activities. Does nothing while the list loads or when it is complete.
 */
void
musette_activity_list_load_more (MusetteActivityList *self)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  if (self->client == NULL || self->cancellable != NULL || self->complete)
    return;
  if (self->year_loaded)
    ask (self, PART_PAGE);
  else
    musette_activity_list_refresh (self);
}

/**
 * musette_activity_list_get_loading:
 * @self: the list
 *
 * Returns: whether activities are being read
 */
gboolean
musette_activity_list_get_loading (MusetteActivityList *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * musette_activity_list_get_complete:
 * @self: the list
 *
 * Returns: whether there is nothing older
 */
gboolean
musette_activity_list_get_complete (MusetteActivityList *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), FALSE);

  return self->complete;
}

/**
 * musette_activity_list_get_error:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): why the last reading failed
 */
const GError *
musette_activity_list_get_error (MusetteActivityList *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), NULL);

  return self->error;
}

/**
 * musette_activity_list_get_oldest:
 * @self: the list
 *
 * Returns: the day of the last row, or %G_MAXINT32 when there is none
 */
MusetteDate
musette_activity_list_get_oldest (MusetteActivityList *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), MUSETTE_DATE_NONE);

  /* Rows without a date stand at the end. */
  for (guint i = musette_activity_rows_get_length (self->rows); i > 0; i--)
    {
      MusetteDate date = musette_activity_get_date (musette_activity_rows_get (self->rows, i - 1));

      if (date != MUSETTE_DATE_NONE)
        return date;
    }
  return G_MAXINT32;
}

/**
 * musette_activity_list_find:
 * @self: the list
 * @id: an activity's id
 *
 * Returns: (transfer none) (nullable): the row, when it has been read
 */
MusetteActivity *
musette_activity_list_find (MusetteActivityList *self, const char *id)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return musette_activity_rows_find (self->rows, id);
}
