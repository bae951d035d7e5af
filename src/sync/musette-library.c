/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-library.h"

#include "musette-local-id.h"
#include "musette-outbox-private.h"

/**
 * MusetteLibrary:
 *
 * What is planned, as it is to be shown: folders and workouts of the library, and the events of the
 * days that were asked for. Changes that were not sent yet lie over what the service has.
 */
struct _MusetteLibrary
{
  GObject parent_instance;

  MusetteOutbox *outbox;
  GListStore *lists[MUSETTE_N_ITEM_KINDS];
  gboolean loaded;
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  RENAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteLibrary, musette_library, G_TYPE_OBJECT)

static void
musette_library_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteLibrary *self = MUSETTE_LIBRARY (object);

  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_library_finalize (GObject *object)
{
  MusetteLibrary *self = MUSETTE_LIBRARY (object);

  for (guint i = 0; i < MUSETTE_N_ITEM_KINDS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_object (&self->outbox);
  G_OBJECT_CLASS (musette_library_parent_class)->finalize (object);
}

static void
musette_library_class_init (MusetteLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = musette_library_get_property;
  object_class->finalize = musette_library_finalize;

  /**
   * MusetteLibrary:loaded:
   *
   * Whether folders and workouts are there, from the service or as it was last known.
   */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * MusetteLibrary::renamed:
   * @self: the library
   * @kind: a #MusetteItemKind
   * @old_id: an id of ours
   * @new_id: the id that the service gave
   *
   * A thing that was made here has its id now. It is shown with that next.
   */
  signals[RENAMED]
      = g_signal_new ("renamed", MUSETTE_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
}

static void
musette_library_init (MusetteLibrary *self)
{
  for (guint i = 0; i < MUSETTE_N_ITEM_KINDS; i++)
    self->lists[i] = g_list_store_new (MUSETTE_TYPE_PLAN_ITEM);
}

/**
 * musette_library_new:
 * @outbox: the changes that lie over what the service has
 *
 * Returns: (transfer full): an empty library
 */
MusetteLibrary *
musette_library_new (MusetteOutbox *outbox)
{
  MusetteLibrary *self = g_object_new (MUSETTE_TYPE_LIBRARY, NULL);

  self->outbox = g_object_ref (outbox);
  return self;
}

/**
 * musette_library_get_items:
 * @self: the library
 * @kind: events, workouts or folders
 *
 * Returns: (transfer none): them, in no particular order; one and the same list for ever
 */
GListModel *
musette_library_get_items (MusetteLibrary *self, MusetteItemKind kind)
{
  g_return_val_if_fail (MUSETTE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (kind < MUSETTE_N_ITEM_KINDS, NULL);

  return G_LIST_MODEL (self->lists[kind]);
}

static gboolean
find_position (MusetteLibrary *self, MusetteItemKind kind, const char *id, guint *position)
{
  GListModel *list = G_LIST_MODEL (self->lists[kind]);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (list, i);

      if (g_strcmp0 (musette_plan_item_get_id (item), id) == 0)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * musette_library_find:
 * @self: the library
 * @kind: an event, a workout or a folder
 * @id: its id
 *
 * Returns: (transfer none) (nullable): it, as it is shown
 */
MusettePlanItem *
musette_library_find (MusetteLibrary *self, MusetteItemKind kind, const char *id)
{
  g_autoptr (MusettePlanItem) item = NULL;
  guint position;

  g_return_val_if_fail (MUSETTE_IS_LIBRARY (self) && id != NULL, NULL);
  g_return_val_if_fail (kind < MUSETTE_N_ITEM_KINDS, NULL);

  if (find_position (self, kind, id, &position))
    item = g_list_model_get_item (G_LIST_MODEL (self->lists[kind]), position);
  return item; /* the list holds it */
}

/**
 * musette_library_get_loaded:
 * @self: the library
 *
 * Returns: whether folders and workouts are there
 */
gboolean
musette_library_get_loaded (MusetteLibrary *self)
{
  g_return_val_if_fail (MUSETTE_IS_LIBRARY (self), FALSE);

  return self->loaded;
}

/**
 * musette_library_set_loaded:
 * @self: the library
 * @loaded: whether folders and workouts are there
 */
void
musette_library_set_loaded (MusetteLibrary *self, gboolean loaded)
{
  g_return_if_fail (MUSETTE_IS_LIBRARY (self));

  if (self->loaded == loaded)
    return;
  self->loaded = loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

/**
 * musette_library_put:
 * @self: the library
 * @kind: what @item is
 * @item: an event, a workout or a folder as it is to be shown
 *
 * Shows it, in place of what was shown of it before.
 */
void
musette_library_put (MusetteLibrary *self, MusetteItemKind kind, MusettePlanItem *item)
{
  gpointer additions[] = { item };
  guint position;

  g_return_if_fail (MUSETTE_IS_LIBRARY (self) && kind < MUSETTE_N_ITEM_KINDS);
  g_return_if_fail (MUSETTE_IS_PLAN_ITEM (item));

  if (find_position (self, kind, musette_plan_item_get_id (item), &position))
    g_list_store_splice (self->lists[kind], position, 1, additions, 1);
  else
    g_list_store_append (self->lists[kind], item);
}

static MusettePlanItem *
dup_renamed (MusettePlanItem *item, const char *new_id)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  g_autoptr (GBytes) json = NULL;

  musette_patch_set_id (patch, "id", new_id);
  json = musette_patch_apply (patch, musette_record_get_json (MUSETTE_RECORD (item)), NULL);
  return json != NULL ? musette_plan_item_new_from_json (json, NULL) : NULL;
}

/**
 * musette_library_rename:
 * @self: the library
 * @kind: an event, a workout or a folder
 * @old_id: its id until now
 * @new_id: the id that the service gave it
 *
 * Shows it with another id, at its place.
 */
void
musette_library_rename (MusetteLibrary *self,
                        MusetteItemKind kind,
                        const char *old_id,
                        const char *new_id)
{
  g_autoptr (MusettePlanItem) item = NULL;
  g_autoptr (MusettePlanItem) renamed = NULL;
  gpointer additions[1];
  guint position;

  g_return_if_fail (MUSETTE_IS_LIBRARY (self) && kind < MUSETTE_N_ITEM_KINDS);
  g_return_if_fail (old_id != NULL && new_id != NULL);

  if (!find_position (self, kind, old_id, &position))
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->lists[kind]), position);
  renamed = dup_renamed (item, new_id);
  g_signal_emit (self, signals[RENAMED], 0, (guint) kind, old_id, new_id);
  additions[0] = renamed;
  g_list_store_splice (self->lists[kind], position, 1, additions, renamed != NULL ? 1 : 0);
}

/**
 * musette_library_remove:
 * @self: the library
 * @kind: an event, a workout or a folder
 * @id: its id
 */
void
musette_library_remove (MusetteLibrary *self, MusetteItemKind kind, const char *id)
{
  guint position;

  g_return_if_fail (MUSETTE_IS_LIBRARY (self) && kind < MUSETTE_N_ITEM_KINDS && id != NULL);

  if (find_position (self, kind, id, &position))
    g_list_store_remove (self->lists[kind], position);
}

/* Lays the waiting changes over what the service has. */
static void
add_overlaid (MusetteLibrary *self, MusetteItemKind kind, MusettePlanItem *item, GPtrArray *shown)
{
  const char *id = musette_plan_item_get_id (item);
  GObject *over;

  if (id == NULL)
    return;
  over = _musette_outbox_overlay (self->outbox, kind, id, G_OBJECT (item));
  if (over != NULL)
    g_ptr_array_add (shown, over);
}

/* What was made here, and the service does not know yet. */
static void
add_created (MusetteLibrary *self, MusetteItemKind kind, GPtrArray *shown)
{
  GPtrArray *items = _musette_outbox_get_items (self->outbox);

  for (guint i = 0; i < items->len; i++)
    {
      const MusetteOutboxItem *item = g_ptr_array_index (items, i);
      GObject *made = NULL;

      if (item->change->kind == kind && _musette_change_makes (item->change))
        made = _musette_outbox_overlay_record (self->outbox, kind, item->change->item, NULL);
      if (made != NULL)
        g_ptr_array_add (shown, made);
    }
}

static gboolean
has_id (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (musette_plan_item_get_id (g_ptr_array_index (items, i)), id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_within (MusettePlanItem *item, MusetteDate oldest, MusetteDate newest)
{
  const MusetteDate day = musette_plan_item_get_date (item);

  return day >= oldest && day <= newest;
}

/* Replaces those of some days; without days all. Returns the ids that are no longer there. */
static GPtrArray *
replace (MusetteLibrary *self,
         MusetteItemKind kind,
         gboolean all,
         MusetteDate oldest,
         MusetteDate newest,
         GPtrArray *fresh)
{
  GListModel *list = G_LIST_MODEL (self->lists[kind]);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < fresh->len; i++)
    add_overlaid (self, kind, g_ptr_array_index (fresh, i), shown);
  add_created (self, kind, shown);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (MusettePlanItem) old = g_list_model_get_item (list, i);
      const char *id = musette_plan_item_get_id (old);

      if (!all && !is_within (old, oldest, newest) && !has_id (shown, id))
        g_ptr_array_add (shown, g_steal_pointer (&old));
      else if (!has_id (fresh, id) && !musette_local_id_is_local (id))
        g_ptr_array_add (gone, g_strdup (id));
    }
  g_list_store_splice (self->lists[kind], 0, g_list_model_get_n_items (list), shown->pdata,
                       shown->len);
  return gone;
}

/**
 * musette_library_replace:
 * @self: the library
 * @kind: events, workouts or folders
 * @fresh: (element-type MusettePlanItem): all that the service has of them
 *
 * Shows what the service has, with the waiting changes over it.
 *
 * Returns: (transfer full) (element-type utf8): the ids of those that are no longer there
 */
GPtrArray *
musette_library_replace (MusetteLibrary *self, MusetteItemKind kind, GPtrArray *fresh)
{
  g_return_val_if_fail (MUSETTE_IS_LIBRARY (self) && kind < MUSETTE_N_ITEM_KINDS, NULL);
  g_return_val_if_fail (fresh != NULL, NULL);

  return replace (self, kind, TRUE, MUSETTE_DATE_NONE, MUSETTE_DATE_NONE, fresh);
}

/**
 * musette_library_replace_days:
 * @self: the library
 * @oldest: first day
 * @newest: last day
 * @fresh: (element-type MusettePlanItem): the events that the service has on these days
 *
 * Shows the events of these days. Those of other days stay.
 *
 * Returns: (transfer full) (element-type utf8): the ids of those that are no longer there
 */
GPtrArray *
musette_library_replace_days (MusetteLibrary *self,
                              MusetteDate oldest,
                              MusetteDate newest,
                              GPtrArray *fresh)
{
  g_return_val_if_fail (MUSETTE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (fresh != NULL, NULL);

  return replace (self, MUSETTE_ITEM_EVENT, FALSE, oldest, newest, fresh);
}

/**
 * musette_library_clear:
 * @self: the library
 *
 * Forgets everything, when another account comes.
 */
void
musette_library_clear (MusetteLibrary *self)
{
  g_return_if_fail (MUSETTE_IS_LIBRARY (self));

  for (guint i = 0; i < MUSETTE_N_ITEM_KINDS; i++)
    g_list_store_remove_all (self->lists[i]);
  musette_library_set_loaded (self, FALSE);
}
