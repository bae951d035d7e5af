/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-outbox-item-private.h"

/**
 * MusetteOutboxItem:
 *
 * A change that waits to be sent.
 */
enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ACTION_TEXT,
  PROP_STATE,
  PROP_ERROR_TEXT,
  PROP_CREATED,
  PROP_NEXT_TRY,
  PROP_CONFLICT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MusetteOutboxItem, musette_outbox_item, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MusetteOutboxState,
                    musette_outbox_state,
                    G_DEFINE_ENUM_VALUE (MUSETTE_OUTBOX_STATE_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (MUSETTE_OUTBOX_STATE_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (MUSETTE_OUTBOX_STATE_RETRYING, "retrying"),
                    G_DEFINE_ENUM_VALUE (MUSETTE_OUTBOX_STATE_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (MUSETTE_OUTBOX_STATE_CONFLICT, "conflict"),
                    G_DEFINE_ENUM_VALUE (MUSETTE_OUTBOX_STATE_PAUSED, "paused"))

static void
musette_outbox_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteOutboxItem *self = MUSETTE_OUTBOX_ITEM (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, musette_outbox_item_get_title (self));
      break;
    case PROP_ACTION_TEXT:
      g_value_set_string (value, musette_outbox_item_get_action_text (self));
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_ERROR_TEXT:
      g_value_set_string (value, self->error);
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, musette_outbox_item_get_created (self));
      break;
    case PROP_NEXT_TRY:
      g_value_set_int64 (value, musette_outbox_item_get_next_try (self));
      break;
    case PROP_CONFLICT:
      g_value_set_object (value, self->conflict);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_outbox_item_finalize (GObject *object)
{
  MusetteOutboxItem *self = MUSETTE_OUTBOX_ITEM (object);

  g_clear_object (&self->change);
  g_clear_object (&self->step);
  g_clear_object (&self->conflict);
  g_free (self->error);
  g_free (self->action_text);
  G_OBJECT_CLASS (musette_outbox_item_parent_class)->finalize (object);
}

static void
musette_outbox_item_class_init (MusetteOutboxItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = musette_outbox_item_get_property;
  object_class->finalize = musette_outbox_item_finalize;

  /**
   * MusetteOutboxItem:title: (nullable)
   *
   * What people call the thing that is changed.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  /**
   * MusetteOutboxItem:action-text:
   *
   * What is done, in the imperative.
   */
  properties[PROP_ACTION_TEXT] = g_param_spec_string ("action-text", NULL, NULL, NULL, flags);
  /**
   * MusetteOutboxItem:state:
   *
   * How far it came.
   */
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, MUSETTE_TYPE_OUTBOX_STATE,
                                              MUSETTE_OUTBOX_STATE_PENDING, flags);
  /**
   * MusetteOutboxItem:error-text: (nullable)
   *
   * Why it was not taken, in the service's words where it gave any.
   */
  properties[PROP_ERROR_TEXT] = g_param_spec_string ("error-text", NULL, NULL, NULL, flags);
  /**
   * MusetteOutboxItem:created:
   *
   * When the user did it, in s since 1970 UTC.
   */
  properties[PROP_CREATED]
      = g_param_spec_int64 ("created", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  /**
   * MusetteOutboxItem:next-try:
   *
   * When it is tried next by itself, in s since 1970 UTC; 0 as soon as possible.
   */
  properties[PROP_NEXT_TRY]
      = g_param_spec_int64 ("next-try", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  /**
   * MusetteOutboxItem:conflict: (nullable)
   *
   * What differs, in %MUSETTE_OUTBOX_STATE_CONFLICT.
   */
  properties[PROP_CONFLICT]
      = g_param_spec_object ("conflict", NULL, NULL, MUSETTE_TYPE_CONFLICT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_outbox_item_init (MusetteOutboxItem *self)
{
  self->created_us = g_get_real_time ();
}

/*< private >
 * _musette_outbox_item_new:
 * @change: what is to be sent
 * @step: (nullable): the user's step that it is of
 *
 * Returns: (transfer full): an item that is not stored yet
 */
MusetteOutboxItem *
_musette_outbox_item_new (MusetteChange *change, MusetteStep *step)
{
  MusetteOutboxItem *self = g_object_new (MUSETTE_TYPE_OUTBOX_ITEM, NULL);

  self->change = g_object_ref (change);
  g_set_object (&self->step, step);
  self->action_text = musette_change_describe (change);
  return self;
}

/*< private >
 * _musette_outbox_item_is_of:
 * @self: an item
 * @kind: what kind of thing
 * @id: which one
 *
 * Returns: whether it changes that thing
 */
gboolean
_musette_outbox_item_is_of (MusetteOutboxItem *self, MusetteItemKind kind, const char *id)
{
  return self->change->kind == kind && g_str_equal (self->change->item, id);
}

/*< private >
 * _musette_outbox_item_set_state:
 * @self: an item
 * @state: how far it came
 * @error: (nullable): why it was not taken
 * @conflict: (nullable): what differs
 */
void
_musette_outbox_item_set_state (MusetteOutboxItem *self,
                                MusetteOutboxState state,
                                const char *error,
                                MusetteConflict *conflict)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (g_strcmp0 (self->error, error) != 0)
    {
      g_free (self->error);
      self->error = g_strdup (error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_TEXT]);
    }
  if (g_set_object (&self->conflict, conflict))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFLICT]);
  self->stored = FALSE;
  g_object_thaw_notify (G_OBJECT (self));
}

/*< private >
 * _musette_outbox_item_set_not_before:
 * @self: an item
 * @not_before_us: when it may be tried, in µs since 1970 UTC, 0 at once
 */
void
_musette_outbox_item_set_not_before (MusetteOutboxItem *self, gint64 not_before_us)
{
  if (self->not_before_us == not_before_us)
    return;
  self->not_before_us = not_before_us;
  self->stored = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_TRY]);
}

static GEnumClass *
get_states (void)
{
  return g_type_class_ref (MUSETTE_TYPE_OUTBOX_STATE);
}

/*< private >
 * _musette_outbox_state_to_name:
 * @state: a state
 *
 * Returns: (transfer none): its name in the store
 */
const char *
_musette_outbox_state_to_name (MusetteOutboxState state)
{
  g_autoptr (GTypeClass) states = (GTypeClass *) get_states ();

  return g_enum_get_value ((GEnumClass *) states, state)->value_nick;
}

/*< private >
 * _musette_outbox_state_from_name:
 * @name: (nullable): the name of a state in the store
 *
 * Returns: the state; pending for what is unknown
 */
MusetteOutboxState
_musette_outbox_state_from_name (const char *name)
{
  g_autoptr (GTypeClass) states = (GTypeClass *) get_states ();
  const GEnumValue *value
      = name != NULL ? g_enum_get_value_by_nick ((GEnumClass *) states, name) : NULL;

  return value != NULL ? (MusetteOutboxState) value->value : MUSETTE_OUTBOX_STATE_PENDING;
}

/**
 * musette_outbox_item_get_number:
 * @self: an item
 *
 * Returns: its number, by which the command line names it; 0 for a moment until it is stored
 */
gint64
musette_outbox_item_get_number (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), 0);

  return self->number;
}

/**
 * musette_outbox_item_get_change:
 * @self: an item
 *
 * Returns: (transfer none): what is to be sent
 */
MusetteChange *
musette_outbox_item_get_change (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), NULL);

  return self->change;
}

/**
 * musette_outbox_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what people call the thing that is changed
 */
const char *
musette_outbox_item_get_title (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), NULL);

  return self->change->title;
}

/**
 * musette_outbox_item_get_action_text:
 * @self: an item
 *
 * Returns: (transfer none): what is done, in the imperative, for instance "Rename “Morning Ride”"
 */
const char *
musette_outbox_item_get_action_text (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), NULL);

  return self->action_text;
}

/**
 * musette_outbox_item_get_state:
 * @self: an item
 *
 * Returns: how far it came
 */
MusetteOutboxState
musette_outbox_item_get_state (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), MUSETTE_OUTBOX_STATE_PENDING);

  return self->state;
}

/**
 * musette_outbox_item_get_error_text:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): why it was not taken
 */
const char *
musette_outbox_item_get_error_text (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), NULL);

  return self->error;
}

/**
 * musette_outbox_item_get_limited:
 * @self: an item
 *
 * Returns: whether the last try ended because the service had enough requests for now
 */
gboolean
musette_outbox_item_get_limited (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), FALSE);

  return self->limited;
}

/**
 * musette_outbox_item_get_created:
 * @self: an item
 *
 * Returns: when the user did it, in s since 1970 UTC
 */
gint64
musette_outbox_item_get_created (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), 0);

  return self->created_us / G_USEC_PER_SEC;
}

/**
 * musette_outbox_item_get_next_try:
 * @self: an item
 *
 * Returns: when it is tried next by itself, in s since 1970 UTC; 0 as soon as possible
 */
gint64
musette_outbox_item_get_next_try (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), 0);

  return self->not_before_us / G_USEC_PER_SEC;
}

/**
 * musette_outbox_item_get_conflict:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what differs, in %MUSETTE_OUTBOX_STATE_CONFLICT
 */
MusetteConflict *
musette_outbox_item_get_conflict (MusetteOutboxItem *self)
{
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (self), NULL);

  return self->conflict;
}
