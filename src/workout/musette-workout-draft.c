/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-draft-private.h"

#include <string.h>

#include "musette-workout-text-reader.h"

/**
 * MusetteWorkoutDraft:
 *
 * A workout while it is written. The text is the truth: whoever moves a bar or changes a cell of
 * the table edits the one line that says so, and all other words stay as the author wrote them.
 * Steps are named by the line they stand on, counted from 1.
 */
struct _MusetteWorkoutDraft
{
  GObject parent_instance;

  char *text;
  MusetteWorkout *workout; /* NULL when the text cannot be read */
  GError *error;
  MusetteWorkoutContext context;
  GPtrArray *undo; /* earlier texts, the last one last */
  GPtrArray *redo;
  gboolean typing;       /* what is typed now belongs to the last step of the history */
  GCancellable *reading; /* of the thread that reads the text, NULL when it is read */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteWorkoutDraft, musette_workout_draft, G_TYPE_OBJECT)

#define MOST_STEPS_BACK 500
#define BIG_BYTES (16 * 1024) /* what is longer is not read while somebody waits for a key */

static void
stop_reading (MusetteWorkoutDraft *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_text (MusetteWorkoutDraft *self)
{
  stop_reading (self);
  g_clear_error (&self->error);
  g_clear_pointer (&self->workout, musette_workout_unref);
  self->workout = musette_workout_text_read (self->text, &self->context, &self->error);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteWorkoutDraft) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteWorkout) workout = musette_workout_text_read_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  g_clear_error (&self->error);
  g_clear_pointer (&self->workout, musette_workout_unref);
  self->workout = g_steal_pointer (&workout);
  self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
start_reading (MusetteWorkoutDraft *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  musette_workout_text_read_async (self->text, &self->context, self->reading, read_cb,
                                   g_object_ref (self));
}

/*< private >
 * _musette_workout_draft_settle:
 * @self: a draft
 *
 * Reads to its end what is being read: whoever changes a step must know where it stands by now.
 */
void
_musette_workout_draft_settle (MusetteWorkoutDraft *self)
{
  if (self->reading != NULL)
    read_text (self);
}

static void
take_text (MusetteWorkoutDraft *self, char *text)
{
  g_free (self->text);
  self->text = text;
  if (self->typing && strlen (text) > BIG_BYTES)
    start_reading (self);
  else
    read_text (self);
}

/* Takes over @text as one step of the history. */
static gboolean
change (MusetteWorkoutDraft *self, char *text, gboolean typing)
{
  if (g_str_equal (text, self->text))
    {
      g_free (text);
      return FALSE;
    }
  g_ptr_array_set_size (self->redo, 0);
  g_ptr_array_add (self->undo, g_strdup (self->text));
  if (self->undo->len > MOST_STEPS_BACK)
    g_ptr_array_remove_index (self->undo, 0);
  self->typing = typing;
  take_text (self, text);
  return TRUE;
}

static void
musette_workout_draft_finalize (GObject *object)
{
  MusetteWorkoutDraft *self = (MusetteWorkoutDraft *) object;

  g_free (self->text);
  g_clear_pointer (&self->workout, musette_workout_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->reading);
  musette_workout_context_clear (&self->context);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  G_OBJECT_CLASS (musette_workout_draft_parent_class)->finalize (object);
}

static void
musette_workout_draft_class_init (MusetteWorkoutDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_workout_draft_finalize;

  /**
   * MusetteWorkoutDraft::changed:
   * @self: a draft
   *
   * The text and what it means have changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_workout_draft_init (MusetteWorkoutDraft *self)
{
  self->undo = g_ptr_array_new_with_free_func (g_free);
  self->redo = g_ptr_array_new_with_free_func (g_free);
}

/**
 * musette_workout_draft_new:
 * @text: the workout text to begin with
 * @context: what its meaning depends on; it is copied
 *
 * Returns: (transfer full): a draft without a history
 */
MusetteWorkoutDraft *
musette_workout_draft_new (const char *text, const MusetteWorkoutContext *context)
{
  MusetteWorkoutDraft *self;

  g_return_val_if_fail (text != NULL && context != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_WORKOUT_DRAFT, NULL);
  musette_workout_context_copy (&self->context, context);
  take_text (self, g_strdup (text));
  return self;
}

/**
 * musette_workout_draft_get_text:
 * @self: a draft
 *
 * Returns: (transfer none): the workout text
 */
const char *
musette_workout_draft_get_text (MusetteWorkoutDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), NULL);

  return self->text;
}

/**
 * musette_workout_draft_get_workout:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): what the text means, %NULL when it cannot be read
 */
const MusetteWorkout *
musette_workout_draft_get_workout (MusetteWorkoutDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), NULL);

  return self->workout;
}

/**
 * musette_workout_draft_get_context:
 * @self: a draft
 *
 * Returns: (transfer none): what the meaning of the text depends on
 */
const MusetteWorkoutContext *
musette_workout_draft_get_context (MusetteWorkoutDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), NULL);

  return &self->context;
}

/**
 * musette_workout_draft_get_error:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): why the text cannot be read
 */
const GError *
musette_workout_draft_get_error (MusetteWorkoutDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), NULL);

  return self->error;
}

/**
 * musette_workout_draft_set_context:
 * @self: a draft
 * @context: what the meaning of the text depends on; it is copied
 *
 * Reads the text anew, for another sport or other thresholds. This is no step of the history.
 */
void
musette_workout_draft_set_context (MusetteWorkoutDraft *self, const MusetteWorkoutContext *context)
{
  MusetteWorkoutContext old;

  g_return_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self));
  g_return_if_fail (context != NULL);

  old = self->context;
  musette_workout_context_copy (&self->context, context);
  musette_workout_context_clear (&old);
  read_text (self);
}

/*< private >
 * _musette_workout_draft_edit:
 * @self: a draft
 * @text: (transfer full): the whole text as it is to be
 *
 * Takes over an edited text as one step of the history.
 *
 * Returns: whether it is another one
 */
gboolean
_musette_workout_draft_edit (MusetteWorkoutDraft *self, char *text)
{
  return change (self, text, FALSE);
}

/**
 * musette_workout_draft_begin:
 * @self: a draft
 * @text: the workout text to begin with
 *
 * Begins another workout. Nothing leads back to the one before.
 */
void
musette_workout_draft_begin (MusetteWorkoutDraft *self, const char *text)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self));
  g_return_if_fail (text != NULL);

  self->typing = FALSE;
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  take_text (self, g_strdup (text));
}

/**
 * musette_workout_draft_type:
 * @self: a draft
 * @text: the whole text as it is now
 *
 * Takes what somebody types. Until musette_workout_draft_end_typing() or another change all of it
 * is one step of the history. A long text is read in a thread of its own; until that is done the
 * workout is the one from before.
 */
void
musette_workout_draft_type (MusetteWorkoutDraft *self, const char *text)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (text, self->text))
    return;
  if (self->typing)
    take_text (self, g_strdup (text));
  else
    change (self, g_strdup (text), TRUE);
}

/**
 * musette_workout_draft_end_typing:
 * @self: a draft
 *
 * What is typed from now on is another step of the history. What was typed is read by then.
 */
void
musette_workout_draft_end_typing (MusetteWorkoutDraft *self)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self));

  self->typing = FALSE;
  _musette_workout_draft_settle (self);
}

/**
 * musette_workout_draft_cancel_typing:
 * @self: a draft
 *
 * Goes back to the text before the last typing, which leaves no trace in the history. Does nothing
 * when nothing is being typed.
 */
void
musette_workout_draft_cancel_typing (MusetteWorkoutDraft *self)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self));

  if (!self->typing)
    return;
  self->typing = FALSE;
  take_text (self, g_ptr_array_steal_index (self->undo, self->undo->len - 1));
}

/**
 * musette_workout_draft_can_undo:
 * @self: a draft
 *
 * Returns: whether there is a step to take back
 */
gboolean
musette_workout_draft_can_undo (MusetteWorkoutDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);

  return self->undo->len > 0;
}

/**
 * musette_workout_draft_can_redo:
 * @self: a draft
 *
 * Returns: whether a step was taken back
 */
gboolean
musette_workout_draft_can_redo (MusetteWorkoutDraft *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);

  return self->redo->len > 0;
}

static void
go (MusetteWorkoutDraft *self, GPtrArray *from, GPtrArray *to)
{
  if (from->len == 0)
    return;
  g_ptr_array_add (to, g_strdup (self->text));
  self->typing = FALSE;
  take_text (self, g_ptr_array_steal_index (from, from->len - 1));
}

/**
 * musette_workout_draft_undo:
 * @self: a draft
 *
 * Takes the last step back.
 */
void
musette_workout_draft_undo (MusetteWorkoutDraft *self)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self));

  go (self, self->undo, self->redo);
}

/**
 * musette_workout_draft_redo:
 * @self: a draft
 *
 * Does again what was taken back.
 */
void
musette_workout_draft_redo (MusetteWorkoutDraft *self)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self));

  go (self, self->redo, self->undo);
}
