/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-private.h"

/**
 * MusetteOutbox:
 *
 * The changes that wait to be sent, in the order in which they were made: a #GListModel of
 * #MusetteOutboxItem. What the service has is never changed here; what is shown is the service's
 * record with the waiting changes laid over it. So a change that is taken back leaves no trace, and
 * a fresh record from the service can come at any time.
 */
struct _MusetteOutbox
{
  GObject parent_instance;

  GPtrArray *items;
  GArray *removed; /* numbers that the store still has */
  MusetteOutboxOrigins *origins;
  gint64 delete_delay_us;
  guint held;
  gboolean paused;
  gboolean loaded;
};

/* So long a delete waits, so that the thing is still there when it is undone at once. */
#define DELETE_DELAY_US (8 * G_USEC_PER_SEC)

enum
{
  PROP_0,
  PROP_COUNT,
  PROP_ATTENTION,
  PROP_PAUSED,
  PROP_LOADED,
  N_PROPS
};

enum
{
  ITEM_CHANGED,
  ITEM_RECEIVED,
  ITEM_RENAMED,
  ITEM_GONE,
  STEP_CHANGED,
  DIRTY,
  WAKE,
  SETTLED,
  NOTICE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return MUSETTE_TYPE_OUTBOX_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return MUSETTE_OUTBOX (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MusetteOutbox *self = MUSETTE_OUTBOX (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteOutbox,
                               musette_outbox,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
tell_changed (MusetteOutbox *self, MusetteItemKind kind, const char *id)
{
  g_signal_emit (self, signals[ITEM_CHANGED], 0, (guint) kind, id);
}

static void
tell_dirty (MusetteOutbox *self)
{
  g_signal_emit (self, signals[DIRTY], 0);
}

static void
tell_counts (MusetteOutbox *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATTENTION]);
}

static void
musette_outbox_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteOutbox *self = MUSETTE_OUTBOX (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->items->len);
      break;
    case PROP_ATTENTION:
      g_value_set_uint (value, musette_outbox_get_attention (self));
      break;
    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_outbox_finalize (GObject *object)
{
  MusetteOutbox *self = MUSETTE_OUTBOX (object);

  g_ptr_array_unref (self->items);
  g_array_unref (self->removed);
  musette_outbox_origins_free (self->origins);
  G_OBJECT_CLASS (musette_outbox_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * MusetteOutbox:count:
   *
   * How many changes wait.
   */
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * MusetteOutbox:attention:
   *
   * How many of them somebody must look at: they were refused or are in conflict.
   */
  properties[PROP_ATTENTION] = g_param_spec_uint ("attention", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * MusetteOutbox:paused:
   *
   * Whether nothing is sent because the service did not accept the key.
   */
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, flags);
  /**
   * MusetteOutbox:loaded:
   *
   * Whether the changes of earlier sessions are there.
   */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_item_signals (GType type)
{
  /*< private >
   * MusetteOutbox::item-changed:
   *
   * What is shown of the thing of that kind and id changed.
   */
  signals[ITEM_CHANGED] = g_signal_new ("item-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  /*< private >
   * MusetteOutbox::item-received:
   *
   * The service gave its record of the thing of that kind and id.
   */
  signals[ITEM_RECEIVED]
      = g_signal_new ("item-received", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                      G_TYPE_UINT, G_TYPE_STRING, G_TYPE_OBJECT);
  /**
   * MusetteOutbox::item-renamed:
   * @self: the outbox
   * @kind: what kind of thing
   * @old_id: its id until now
   * @new_id: the id that the service gave it
   *
   * A thing has another id from now on.
   */
  signals[ITEM_RENAMED]
      = g_signal_new ("item-renamed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                      G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
  /*< private >
   * MusetteOutbox::item-gone:
   *
   * The thing of that kind and id is no longer at the service.
   */
  signals[ITEM_GONE] = g_signal_new ("item-gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
install_work_signals (GType type)
{
  /*< private >
   * MusetteOutbox::step-changed:
   *
   * A step of the history reads otherwise.
   */
  signals[STEP_CHANGED] = g_signal_new ("step-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, MUSETTE_TYPE_STEP);
  /*< private >
   * MusetteOutbox::dirty:
   *
   * Something is to be stored.
   */
  signals[DIRTY]
      = g_signal_new ("dirty", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /*< private >
   * MusetteOutbox::wake:
   *
   * Something may be there to be sent.
   */
  signals[WAKE]
      = g_signal_new ("wake", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /*< private >
   * MusetteOutbox::settled:
   *
   * Everything that can be tried now was tried; the error says why nothing can be sent at all.
   */
  signals[SETTLED] = g_signal_new ("settled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ERROR);
  /**
   * MusetteOutbox::notice:
   * @self: the outbox
   * @text: one sentence for people
   *
   * Something about a change that was sent is worth knowing, for instance that a file was there
   * already.
   */
  signals[NOTICE] = g_signal_new ("notice", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
musette_outbox_class_init (MusetteOutboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = musette_outbox_get_property;
  object_class->finalize = musette_outbox_finalize;
  install_properties (object_class);
  install_item_signals (MUSETTE_TYPE_OUTBOX);
  install_work_signals (MUSETTE_TYPE_OUTBOX);
}

static void
musette_outbox_init (MusetteOutbox *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->origins = musette_outbox_origins_new ();
  self->delete_delay_us = DELETE_DELAY_US;
}

/*< private >
 * _musette_outbox_new:
 *
 * Returns: (transfer full): an empty outbox
 */
MusetteOutbox *
_musette_outbox_new (void)
{
  return g_object_new (MUSETTE_TYPE_OUTBOX, NULL);
}

/*< private >
 * _musette_outbox_set_delete_delay:
 * @self: the outbox
 * @delay_us: how long a delete waits before it is sent, in µs
 */
void
_musette_outbox_set_delete_delay (MusetteOutbox *self, gint64 delay_us)
{
  self->delete_delay_us = delay_us;
}

/*< private >
 * _musette_outbox_set_loaded:
 * @self: the outbox
 * @loaded: whether the changes of earlier sessions are there
 */
void
_musette_outbox_set_loaded (MusetteOutbox *self, gboolean loaded)
{
  if (self->loaded == loaded)
    return;
  self->loaded = loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  _musette_outbox_wake (self);
}

/*< private >
 * _musette_outbox_clear:
 * @self: the outbox
 *
 * Forgets all items, when the data of another account comes. The store keeps its own.
 */
void
_musette_outbox_clear (MusetteOutbox *self)
{
  const guint removed = self->items->len;

  g_ptr_array_set_size (self->items, 0);
  g_array_set_size (self->removed, 0);
  musette_outbox_origins_clear (self->origins);
  if (removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);
  tell_counts (self);
  _musette_outbox_set_paused (self, FALSE);
  _musette_outbox_set_loaded (self, FALSE);
}

/*< private >
 * _musette_outbox_get_items:
 * @self: the outbox
 *
 * Returns: (transfer none) (element-type MusetteOutboxItem): all items, in order
 */
GPtrArray *
_musette_outbox_get_items (MusetteOutbox *self)
{
  return self->items;
}

/*< private >
 * _musette_outbox_get_removed:
 * @self: the outbox
 *
 * Returns: (transfer none) (element-type gint64): numbers that are to go from the store; who has
 *   done so takes them out
 */
GArray *
_musette_outbox_get_removed (MusetteOutbox *self)
{
  return self->removed;
}

/*< private >
 * _musette_outbox_get_origins:
 * @self: the outbox
 *
 * Returns: (transfer none): what the changes lie over
 */
MusetteOutboxOrigins *
_musette_outbox_get_origins (MusetteOutbox *self)
{
  return self->origins;
}

/*< private >
 * _musette_outbox_add_item:
 * @self: the outbox
 * @item: an item
 *
 * Puts an item behind the others.
 */
void
_musette_outbox_add_item (MusetteOutbox *self, MusetteOutboxItem *item)
{
  const MusetteChange *change = item->change;

  if (!musette_outbox_has_changes (self, change->kind, change->item))
    musette_outbox_origins_look_up (self->origins, change->kind, change->item);
  g_ptr_array_add (self->items, g_object_ref (item));
  g_list_model_items_changed (G_LIST_MODEL (self), self->items->len - 1, 0, 1);
  tell_counts (self);
  tell_changed (self, change->kind, change->item);
  if (!item->stored)
    tell_dirty (self);
}

/* What was only here, and is here no longer. */
static gboolean
is_unknown (MusetteOutbox *self, MusetteChange *change)
{
  return _musette_change_makes (change)
         && !musette_outbox_has_changes (self, change->kind, change->item)
         && musette_outbox_origins_get (self->origins, change->kind, change->item) == NULL;
}

/*< private >
 * _musette_outbox_forget_item:
 * @self: the outbox
 * @item: an item
 *
 * Takes an item out that the store has no longer, or has for somebody else.
 */
void
_musette_outbox_forget_item (MusetteOutbox *self, MusetteOutboxItem *item)
{
  g_autoptr (MusetteOutboxItem) keep = g_object_ref (item);
  MusetteChange *change = item->change;
  guint position;

  if (!g_ptr_array_find (self->items, item, &position))
    return;
  g_ptr_array_remove_index (self->items, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  tell_counts (self);
  if (is_unknown (self, change))
    g_signal_emit (self, signals[ITEM_GONE], 0, (guint) change->kind, change->item);
  else
    tell_changed (self, change->kind, change->item);
  if (!musette_outbox_has_changes (self, change->kind, change->item))
    musette_outbox_origins_forget (self->origins, change->kind, change->item);
}

/*< private >
 * _musette_outbox_remove_item:
 * @self: the outbox
 * @item: an item
 *
 * Takes an item out, here and in the store.
 */
void
_musette_outbox_remove_item (MusetteOutbox *self, MusetteOutboxItem *item)
{
  if (item->number != 0)
    g_array_append_val (self->removed, item->number);
  _musette_outbox_forget_item (self, item);
  tell_dirty (self);
}

/*< private >
 * _musette_outbox_withdraw_item:
 * @self: the outbox
 * @item: an item that was not sent
 *
 * Takes an item out, and its change off what is shown.
 */
void
_musette_outbox_withdraw_item (MusetteOutbox *self, MusetteOutboxItem *item)
{
  musette_outbox_origins_take_off (self->origins, item->change);
  _musette_outbox_remove_item (self, item);
}

/*< private >
 * _musette_outbox_set_item_state:
 * @self: the outbox
 * @item: one of its items
 * @state: how far it came
 * @error: (nullable): why it was not taken
 * @conflict: (nullable): what differs
 */
void
_musette_outbox_set_item_state (MusetteOutbox *self,
                                MusetteOutboxItem *item,
                                MusetteOutboxState state,
                                const char *error,
                                MusetteConflict *conflict)
{
  _musette_outbox_item_set_state (item, state, error, conflict);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATTENTION]);
  tell_dirty (self);
}

/*< private >
 * _musette_outbox_set_paused:
 * @self: the outbox
 * @paused: whether the service does not accept the key
 */
void
_musette_outbox_set_paused (MusetteOutbox *self, gboolean paused)
{
  const MusetteOutboxState from
      = paused ? MUSETTE_OUTBOX_STATE_PENDING : MUSETTE_OUTBOX_STATE_PAUSED;
  const MusetteOutboxState to = paused ? MUSETTE_OUTBOX_STATE_PAUSED : MUSETTE_OUTBOX_STATE_PENDING;

  if (self->paused == paused)
    return;
  self->paused = paused;
  for (guint i = 0; i < self->items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (self->items, i);

      if (item->state == from || (paused && item->state == MUSETTE_OUTBOX_STATE_RETRYING))
        _musette_outbox_item_set_state (item, to, item->error, NULL);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
  if (!paused)
    _musette_outbox_wake (self);
}

/*< private >
 * _musette_outbox_touch_step:
 * @self: the outbox
 * @step: (nullable): a step that reads otherwise now
 */
void
_musette_outbox_touch_step (MusetteOutbox *self, MusetteStep *step)
{
  if (step == NULL)
    return;
  step->stored = FALSE;
  g_signal_emit (self, signals[STEP_CHANGED], 0, step);
  tell_dirty (self);
}

/*< private >
 * _musette_outbox_touch_item:
 * @self: the outbox
 * @item: one of its items, whose change reads otherwise now
 */
void
_musette_outbox_touch_item (MusetteOutbox *self, MusetteOutboxItem *item)
{
  item->stored = FALSE;
  _musette_outbox_touch_step (self, item->step);
  tell_changed (self, item->change->kind, item->change->item);
  tell_dirty (self);
}

/*< private >
 * _musette_outbox_notice:
 * @self: the outbox
 * @text: one sentence for people
 */
void
_musette_outbox_notice (MusetteOutbox *self, const char *text)
{
  g_signal_emit (self, signals[NOTICE], 0, text);
}

/*< private >
 * _musette_outbox_wake:
 * @self: the outbox
 *
 * Lets who sends look again.
 */
void
_musette_outbox_wake (MusetteOutbox *self)
{
  g_signal_emit (self, signals[WAKE], 0);
}

/*< private >
 * _musette_outbox_get_delete_delay:
 * @self: the outbox
 *
 * Returns: how long a delete waits before it is sent, in µs
 */
gint64
_musette_outbox_get_delete_delay (MusetteOutbox *self)
{
  return self->delete_delay_us;
}

/*< private >
 * _musette_outbox_hold:
 * @self: the outbox
 *
 * Says that a step is being prepared, so that a flush waits for it.
 */
void
_musette_outbox_hold (MusetteOutbox *self)
{
  self->held++;
}

/*< private >
 * _musette_outbox_release:
 * @self: the outbox
 *
 * Ends what _musette_outbox_hold() began.
 */
void
_musette_outbox_release (MusetteOutbox *self)
{
  g_assert (self->held > 0);

  self->held--;
  _musette_outbox_wake (self);
}

/*< private >
 * _musette_outbox_is_held:
 * @self: the outbox
 *
 * Returns: whether a step is being prepared
 */
gboolean
_musette_outbox_is_held (MusetteOutbox *self)
{
  return self->held > 0;
}

/*< private >
 * _musette_outbox_settle:
 * @self: the outbox
 * @error: (nullable): why nothing can be sent at all
 *
 * Tells that everything that can be tried now was tried.
 */
void
_musette_outbox_settle (MusetteOutbox *self, const GError *error)
{
  g_signal_emit (self, signals[SETTLED], 0, error);
}

/*< private >
 * _musette_outbox_is_awaited:
 * @self: the outbox
 *
 * Returns: whether somebody waits until everything was tried
 */
gboolean
_musette_outbox_is_awaited (MusetteOutbox *self)
{
  return g_signal_has_handler_pending (self, signals[SETTLED], 0, TRUE);
}

/**
 * musette_outbox_get_count:
 * @self: the outbox
 *
 * Returns: how many changes wait
 */
guint
musette_outbox_get_count (MusetteOutbox *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self), 0);

  return self->items->len;
}

/**
 * musette_outbox_get_attention:
 * @self: the outbox
 *
 * Returns: how many of them were refused or are in conflict
 */
guint
musette_outbox_get_attention (MusetteOutbox *self)
{
  guint n = 0;

  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    {
      const MusetteOutboxItem *item = g_ptr_array_index (self->items, i);

      n += item->state == MUSETTE_OUTBOX_STATE_REFUSED
           || item->state == MUSETTE_OUTBOX_STATE_CONFLICT;
    }
  return n;
}

/**
 * musette_outbox_get_paused:
 * @self: the outbox
 *
 * Returns: whether nothing is sent because the service did not accept the key
 */
gboolean
musette_outbox_get_paused (MusetteOutbox *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self), FALSE);

  return self->paused;
}

/**
 * musette_outbox_get_loaded:
 * @self: the outbox
 *
 * Returns: whether the changes of earlier sessions are there
 */
gboolean
musette_outbox_get_loaded (MusetteOutbox *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self), FALSE);

  return self->loaded;
}

/**
 * musette_outbox_find:
 * @self: the outbox
 * @number: the number of an item
 *
 * Returns: (transfer none) (nullable): the item
 */
MusetteOutboxItem *
musette_outbox_find (MusetteOutbox *self, gint64 number)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      MusetteOutboxItem *item = g_ptr_array_index (self->items, i);

      if (item->number == number && number != 0)
        return item;
    }
  return NULL;
}

/**
 * musette_outbox_has_changes:
 * @self: the outbox
 * @kind: what kind of thing
 * @id: which one
 *
 * Returns: whether changes of it wait
 */
gboolean
musette_outbox_has_changes (MusetteOutbox *self, MusetteItemKind kind, const char *id)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX (self) && id != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    if (_musette_outbox_item_is_of (g_ptr_array_index (self->items, i), kind, id))
      return TRUE;
  return FALSE;
}
