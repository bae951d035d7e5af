/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-list-private.h"

#include "musette-activity-rows.h"
#include "musette-store.h"

/**
 * MusetteActivityList:
 *
 * The athlete's activities of all years, newest first: a #GListModel of #MusetteActivity. It shows
 * what the store holds as soon as that is read, and changes as the synchronizer reads what is new.
 * Rows that Strava keeps to itself are in the list as stubs.
 *
 * A row holds what a list shows; the whole activity is fetched when it is opened. Long pieces are
 * put in slice by slice, so that the window stays alive.
 */
struct _MusetteActivityList
{
  GObject parent_instance;

  MusetteActivityRows *rows;
  GQueue merges; /* of Merge */
  guint merge_source;
  guint merging_sequence;

  /* Which rows were changed here, and when: a reply to an older question does not undo that. */
  GHashTable *local_changes; /* id -> sequence */
  guint sequence;

  MusetteActivityListOverlayFunc overlay;
  MusetteActivityListPendingFunc pending;
  gpointer local_data;

  MusetteActivityListRefreshFunc refresh;
  gpointer refresh_data;
  GError *error;
  gboolean loading;
  gboolean complete;
};

/* Rows on their way into the list. */
typedef struct
{
  GPtrArray *rows; /* in order */
  guint next;      /* the first that is not in the list yet */
  MusetteDate oldest;
  MusetteDate newest; /* of what is left */
  guint sequence;
} Merge;

/* A slice takes about a millisecond here and three in what hears of it. */
#define SLICE_ROWS 500

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
merge_free (Merge *merge)
{
  g_ptr_array_unref (merge->rows);
  g_free (merge);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Merge, merge_free)

static void
rows_changed (guint position, guint removed, guint added, gpointer user_data)
{
  g_list_model_items_changed (user_data, position, removed, added);
}

/* What the service cannot know of stays, though it is not in its list. */
static gboolean
keep_row (MusetteActivity *row, gpointer user_data)
{
  MusetteActivityList *self = user_data;
  const char *id = musette_activity_get_id (row);

  return g_str_has_prefix (id, MUSETTE_STORE_LOCAL_ID_PREFIX)
         || (self->pending != NULL && self->pending (id, self->local_data))
         || _musette_activity_list_is_newer (self, id, self->merging_sequence);
}

static MusetteDate
get_date (const Merge *merge, guint i)
{
  return musette_activity_get_date (g_ptr_array_index (merge->rows, i));
}

/* All rows of a day go in together, because what is missing among them goes away. */
static guint
find_slice_end (const Merge *merge)
{
  guint end = MIN (merge->next + SLICE_ROWS, merge->rows->len);

  if (merge->oldest > merge->newest)
    return end;
  while (end < merge->rows->len && get_date (merge, end) == get_date (merge, end - 1))
    end++;
  return end;
}

/* Returns whether all of @merge is in the list. */
static gboolean
merge_slice (MusetteActivityList *self, Merge *merge)
{
  const guint end = find_slice_end (merge);
  const gboolean last = end == merge->rows->len;
  const MusetteDate oldest = last ? merge->oldest : MAX (merge->oldest, get_date (merge, end - 1));
  g_autoptr (GPtrArray) slice = g_ptr_array_sized_new (end - merge->next);

  for (; merge->next < end; merge->next++)
    {
      MusetteActivity *row = g_ptr_array_index (merge->rows, merge->next);

      if (!_musette_activity_list_is_newer (self, musette_activity_get_id (row), merge->sequence))
        g_ptr_array_add (slice, row);
    }
  self->merging_sequence = merge->sequence;
  musette_activity_rows_merge (self->rows, slice, oldest, merge->newest);
  if (oldest <= merge->newest)
    merge->newest = oldest - 1;
  return last;
}

static gboolean
merge_cb (gpointer user_data)
{
  g_autoptr (MusetteActivityList) self = g_object_ref (user_data);
  Merge *merge = g_queue_peek_head (&self->merges);

  if (merge_slice (self, merge) && g_queue_peek_head (&self->merges) == merge)
    merge_free (g_queue_pop_head (&self->merges));
  if (!g_queue_is_empty (&self->merges))
    return G_SOURCE_CONTINUE;
  self->merge_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  return G_SOURCE_REMOVE;
}

static void
drop_merges (MusetteActivityList *self)
{
  g_clear_handle_id (&self->merge_source, g_source_remove);
  g_queue_clear_full (&self->merges, (GDestroyNotify) merge_free);
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
      g_value_set_boolean (value, musette_activity_list_get_loading (self));
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

  drop_merges (self);
  g_clear_pointer (&self->rows, musette_activity_rows_free);
  g_clear_pointer (&self->local_changes, g_hash_table_unref);
  g_clear_error (&self->error);
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
   * Whether rows are on their way: from the store, or the newest ones from the service.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  /**
   * MusetteActivityList:complete:
   *
   * Whether all activities of the chosen range are there.
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
  musette_activity_rows_set_keep (self->rows, keep_row);
  self->local_changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->merges);
}

/*< private >
 * _musette_activity_list_new:
 *
 * Returns: (transfer full): an empty list
 */
MusetteActivityList *
_musette_activity_list_new (void)
{
  return g_object_new (MUSETTE_TYPE_ACTIVITY_LIST, NULL);
}

/*< private >
 * _musette_activity_list_set_refresh:
 * @self: the list
 * @refresh: (nullable): called when somebody wants the list to be read again
 * @user_data: for @refresh
 */
void
_musette_activity_list_set_refresh (MusetteActivityList *self,
                                    MusetteActivityListRefreshFunc refresh,
                                    gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  self->refresh = refresh;
  self->refresh_data = user_data;
}

/*< private >
 * _musette_activity_list_set_local:
 * @self: the list
 * @overlay: (nullable): lays changes that are not sent yet over what the service has
 * @pending: (nullable): tells which activities have such changes
 * @user_data: for both
 *
 * Connects the outbox.
 */
void
_musette_activity_list_set_local (MusetteActivityList *self,
                                  MusetteActivityListOverlayFunc overlay,
                                  MusetteActivityListPendingFunc pending,
                                  gpointer user_data)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  self->overlay = overlay;
  self->pending = pending;
  self->local_data = user_data;
}

/*< private >
 * _musette_activity_list_overlay:
 * @self: the list
 * @fresh: an activity as the service has it
 *
 * Returns: (transfer full) (nullable): the activity as it shall be shown and kept, %NULL when it is
 *   deleted here
 */
MusetteActivity *
_musette_activity_list_overlay (MusetteActivityList *self, MusetteActivity *fresh)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), NULL);
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (fresh), NULL);

  return self->overlay != NULL ? self->overlay (fresh, self->local_data) : g_object_ref (fresh);
}

/*< private >
 * _musette_activity_list_get_sequence:
 * @self: the list
 *
 * To be asked when a question is sent, and handed to _musette_activity_list_merge() with the
 * answer.
 *
 * Returns: how many rows were changed here so far
 */
guint
_musette_activity_list_get_sequence (MusetteActivityList *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), 0);

  return self->sequence;
}

/*< private >
 * _musette_activity_list_is_newer:
 * @self: the list
 * @id: an activity's id
 * @sequence: when a question was sent
 *
 * Returns: whether that row was changed here since
 */
gboolean
_musette_activity_list_is_newer (MusetteActivityList *self, const char *id, guint sequence)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self) && id != NULL, FALSE);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->local_changes, id)) > sequence;
}

/*< private >
 * _musette_activity_list_merge:
 * @self: the list
 * @rows: (element-type MusetteActivity): activities
 * @oldest: first day of which @rows holds all
 * @newest: last day of which @rows holds all; before @oldest when @rows is only a part
 * @sequence: when they were asked for
 *
 * Puts rows in their places, at once when they are few and otherwise in slices. Rows between the
 * days that are not in @rows go away, unless they were made or changed here since.
 */
void
_musette_activity_list_merge (MusetteActivityList *self,
                              GPtrArray *rows,
                              MusetteDate oldest,
                              MusetteDate newest,
                              guint sequence)
{
  g_autoptr (Merge) merge = NULL;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));
  g_return_if_fail (rows != NULL);

  merge = g_new0 (Merge, 1);
  merge->rows = musette_activity_rows_sort (rows);
  merge->oldest = oldest;
  merge->newest = newest;
  merge->sequence = sequence;
  if (g_queue_is_empty (&self->merges) && merge_slice (self, merge))
    return;
  g_queue_push_tail (&self->merges, g_steal_pointer (&merge));
  if (self->merge_source != 0)
    return;
  self->merge_source = g_idle_add (merge_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/*< private >
 * _musette_activity_list_find_missing:
 * @self: the list
 * @rows: (element-type MusetteActivity): all activities that the service has of some days
 * @oldest: the first of these days
 * @newest: the last of these days
 * @sequence: when they were asked for
 *
 * Returns: (transfer full) (element-type MusetteActivity): the rows of the list that the service
 *   does not have any more
 */
GPtrArray *
_musette_activity_list_find_missing (MusetteActivityList *self,
                                     GPtrArray *rows,
                                     MusetteDate oldest,
                                     MusetteDate newest,
                                     guint sequence)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (ids, (gpointer) musette_activity_get_id (g_ptr_array_index (rows, i)));
  self->merging_sequence = sequence;
  for (guint i = 0; i < musette_activity_rows_get_length (self->rows); i++)
    {
      MusetteActivity *row = musette_activity_rows_get (self->rows, i);
      const MusetteDate date = musette_activity_get_date (row);

      if (date < oldest)
        break;
      if (date <= newest && !g_hash_table_contains (ids, musette_activity_get_id (row))
          && !keep_row (row, self))
        g_ptr_array_add (missing, g_object_ref (row));
    }
  return g_steal_pointer (&missing);
}

static void
note_local_change (MusetteActivityList *self, const char *id)
{
  g_hash_table_replace (self->local_changes, g_strdup (id), GUINT_TO_POINTER (++self->sequence));
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

  note_local_change (self, musette_activity_get_id (activity));
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

  note_local_change (self, id);
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

  drop_merges (self);
  g_hash_table_remove_all (self->local_changes);
  musette_activity_rows_clear (self->rows);
  _musette_activity_list_set_complete (self, FALSE);
  _musette_activity_list_set_error (self, NULL);
}

/*< private >
 * _musette_activity_list_set_loading:
 * @self: the list
 * @loading: whether rows are to come
 */
void
_musette_activity_list_set_loading (MusetteActivityList *self, gboolean loading)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/*< private >
 * _musette_activity_list_set_complete:
 * @self: the list
 * @complete: whether all activities of the chosen range are there
 */
void
_musette_activity_list_set_complete (MusetteActivityList *self, gboolean complete)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  if (self->complete == complete)
    return;
  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

/*< private >
 * _musette_activity_list_set_error:
 * @self: the list
 * @error: (nullable): why the last reading failed
 */
void
_musette_activity_list_set_error (MusetteActivityList *self, const GError *error)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/**
 * musette_activity_list_refresh:
 * @self: the list
 *
 * Has the synchronizer read what is new. Rows that are the same keep their object; rows that are
 * gone at the service go. Without an account nothing happens.
 */
void
musette_activity_list_refresh (MusetteActivityList *self)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  if (self->refresh != NULL)
    self->refresh (self->refresh_data);
}

/**
 * musette_activity_list_load_more:
 * @self: the list
 *
 * Has the synchronizer go on with older activities, if it stopped before the chosen range was read.
 */
void
musette_activity_list_load_more (MusetteActivityList *self)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_LIST (self));

  if (!self->complete && !musette_activity_list_get_loading (self))
    musette_activity_list_refresh (self);
}

/**
 * musette_activity_list_get_loading:
 * @self: the list
 *
 * Returns: whether rows are on their way: from the store, or the newest ones from the service
 */
gboolean
musette_activity_list_get_loading (MusetteActivityList *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_LIST (self), FALSE);

  return self->loading || self->merge_source != 0;
}

/**
 * musette_activity_list_get_complete:
 * @self: the list
 *
 * Returns: whether all activities of the chosen range are there
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
