/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-history-private.h"

/**
 * MusetteHistory:
 *
 * What the user did, step by step, so that it can be undone and done again: the last 200 steps,
 * also those of earlier sessions. The steps that were undone stand behind the others until
 * something new is done.
 */
struct _MusetteHistory
{
  GObject parent_instance;

  MusetteOutbox *outbox;
  GPtrArray *steps;
  GArray *removed; /* numbers that the store still has */
  char *undo_label;
  char *redo_label;
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MusetteHistory, musette_history, G_TYPE_OBJECT)

static MusetteStep *
get_undo_step (MusetteHistory *self)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      MusetteStep *step = g_ptr_array_index (self->steps, i - 1);

      if (!step->undone)
        return step;
    }
  return NULL;
}

static MusetteStep *
get_redo_step (MusetteHistory *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      MusetteStep *step = g_ptr_array_index (self->steps, i);

      if (step->undone)
        return step;
    }
  return NULL;
}

static void
update_label (MusetteHistory *self, char **label, MusetteStep *step, int label_prop, int can_prop)
{
  g_autofree char *text = step != NULL ? musette_step_describe (step) : NULL;
  gboolean could = *label != NULL;

  if (g_strcmp0 (text, *label) == 0)
    return;
  g_free (*label);
  *label = g_steal_pointer (&text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[label_prop]);
  if (could != (*label != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[can_prop]);
}

static void
update (MusetteHistory *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  update_label (self, &self->undo_label, get_undo_step (self), PROP_UNDO_LABEL, PROP_CAN_UNDO);
  update_label (self, &self->redo_label, get_redo_step (self), PROP_REDO_LABEL, PROP_CAN_REDO);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
step_changed_cb (MusetteHistory *self, MusetteStep *step)
{
  if (!_musette_step_is_in_force (step))
    _musette_history_remove (self, step);
}

static void
musette_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteHistory *self = MUSETTE_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo_label != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo_label != NULL);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_history_finalize (GObject *object)
{
  MusetteHistory *self = MUSETTE_HISTORY (object);

  g_clear_object (&self->outbox);
  g_ptr_array_unref (self->steps);
  g_array_unref (self->removed);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (musette_history_parent_class)->finalize (object);
}

static void
musette_history_class_init (MusetteHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = musette_history_get_property;
  object_class->finalize = musette_history_finalize;

  /**
   * MusetteHistory:can-undo:
   *
   * Whether there is something to undo.
   */
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  /**
   * MusetteHistory:can-redo:
   *
   * Whether there is something to do again.
   */
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  /**
   * MusetteHistory:undo-label: (nullable)
   *
   * What would be undone, for instance "Rename “Morning Ride”".
   */
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  /**
   * MusetteHistory:redo-label: (nullable)
   *
   * What would be done again.
   */
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_history_init (MusetteHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/*< private >
 * _musette_history_new:
 * @outbox: where steps are sent from
 *
 * Returns: (transfer full): an empty history
 */
MusetteHistory *
_musette_history_new (MusetteOutbox *outbox)
{
  MusetteHistory *self = g_object_new (MUSETTE_TYPE_HISTORY, NULL);

  self->outbox = g_object_ref (outbox);
  g_signal_connect_object (outbox, "step-changed", G_CALLBACK (step_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/*< private >
 * _musette_history_get_steps:
 * @self: the history
 *
 * Returns: (transfer none) (element-type MusetteStep): the steps, oldest first
 */
GPtrArray *
_musette_history_get_steps (MusetteHistory *self)
{
  return self->steps;
}

/*< private >
 * _musette_history_get_removed:
 * @self: the history
 *
 * Returns: (transfer none) (element-type gint64): numbers that are to go from the store; who has
 *   done so takes them out
 */
GArray *
_musette_history_get_removed (MusetteHistory *self)
{
  return self->removed;
}

static void
remove_at (MusetteHistory *self, guint position)
{
  const MusetteStep *step = g_ptr_array_index (self->steps, position);

  if (step->number != 0)
    g_array_append_val (self->removed, step->number);
  g_ptr_array_remove_index (self->steps, position);
}

/*< private >
 * _musette_history_add:
 * @self: the history
 * @step: a step that is done now
 *
 * Puts a step behind the others. What was undone cannot be done again from then on.
 */
void
_musette_history_add (MusetteHistory *self, MusetteStep *step)
{
  for (guint i = self->steps->len; i > 0; i--)
    if (((const MusetteStep *) g_ptr_array_index (self->steps, i - 1))->undone)
      remove_at (self, i - 1);
  g_ptr_array_add (self->steps, g_object_ref (step));
  while (self->steps->len > MUSETTE_HISTORY_LENGTH)
    remove_at (self, 0);
  update (self);
}

/*< private >
 * _musette_history_load:
 * @self: the history
 * @steps: (element-type MusetteStep): what the store has, oldest first
 *
 * Takes the steps of earlier sessions in place of all others.
 */
void
_musette_history_load (MusetteHistory *self, GPtrArray *steps)
{
  g_ptr_array_set_size (self->steps, 0);
  g_array_set_size (self->removed, 0);
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (self->steps, g_object_ref (g_ptr_array_index (steps, i)));
  update (self);
}

/*< private >
 * _musette_history_remove:
 * @self: the history
 * @step: a step
 *
 * Forgets a step.
 */
void
_musette_history_remove (MusetteHistory *self, MusetteStep *step)
{
  guint position;

  if (!g_ptr_array_find (self->steps, step, &position))
    return;
  remove_at (self, position);
  update (self);
}

/*< private >
 * _musette_history_rename:
 * @self: the history
 * @kind: what kind of thing
 * @old_id: an id that is no longer used
 * @new_id: the id that the service gave
 *
 * Replaces an id in all steps.
 */
void
_musette_history_rename (MusetteHistory *self,
                         MusetteItemKind kind,
                         const char *old_id,
                         const char *new_id)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      MusetteStep *step = g_ptr_array_index (self->steps, i);

      for (guint j = 0; j < step->changes->len; j++)
        if (_musette_change_rename (g_ptr_array_index (step->changes, j), kind, old_id, new_id))
          step->stored = FALSE;
    }
}

/*< private >
 * _musette_history_find:
 * @self: the history
 * @number: the number of a step in the store
 *
 * Returns: (transfer none) (nullable): the step
 */
MusetteStep *
_musette_history_find (MusetteHistory *self, gint64 number)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      MusetteStep *step = g_ptr_array_index (self->steps, i);

      if (step->number == number && number != 0)
        return step;
    }
  return NULL;
}

static gboolean
toggle (MusetteHistory *self, MusetteStep *step)
{
  if (step == NULL)
    return FALSE;
  _musette_outbox_toggle (self->outbox, step);
  update (self);
  return TRUE;
}

/**
 * musette_history_undo:
 * @self: the history
 *
 * Takes the last step back: what was not sent is not sent, for what was sent the opposite is.
 *
 * Returns: %FALSE when there is nothing to undo
 */
gboolean
musette_history_undo (MusetteHistory *self)
{
  g_return_val_if_fail (MUSETTE_IS_HISTORY (self), FALSE);

  return toggle (self, get_undo_step (self));
}

/**
 * musette_history_redo:
 * @self: the history
 *
 * Does again what was undone last.
 *
 * Returns: %FALSE when there is nothing to do again
 */
gboolean
musette_history_redo (MusetteHistory *self)
{
  g_return_val_if_fail (MUSETTE_IS_HISTORY (self), FALSE);

  return toggle (self, get_redo_step (self));
}

/**
 * musette_history_get_can_undo:
 * @self: the history
 *
 * Returns: whether there is something to undo
 */
gboolean
musette_history_get_can_undo (MusetteHistory *self)
{
  g_return_val_if_fail (MUSETTE_IS_HISTORY (self), FALSE);

  return self->undo_label != NULL;
}

/**
 * musette_history_get_can_redo:
 * @self: the history
 *
 * Returns: whether there is something to do again
 */
gboolean
musette_history_get_can_redo (MusetteHistory *self)
{
  g_return_val_if_fail (MUSETTE_IS_HISTORY (self), FALSE);

  return self->redo_label != NULL;
}

/**
 * musette_history_get_undo_label:
 * @self: the history
 *
 * Returns: (transfer none) (nullable): what would be undone
 */
const char *
musette_history_get_undo_label (MusetteHistory *self)
{
  g_return_val_if_fail (MUSETTE_IS_HISTORY (self), NULL);

  return self->undo_label;
}

/**
 * musette_history_get_redo_label:
 * @self: the history
 *
 * Returns: (transfer none) (nullable): what would be done again
 */
const char *
musette_history_get_redo_label (MusetteHistory *self)
{
  g_return_val_if_fail (MUSETTE_IS_HISTORY (self), NULL);

  return self->redo_label;
}
