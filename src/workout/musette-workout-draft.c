/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-draft.h"

#include <string.h>

#include "musette-workout-edit.h"
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

/* Whoever changes a step must know where it stands by now. */
static void
settle (MusetteWorkoutDraft *self)
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

static GPtrArray *
split_lines (MusetteWorkoutDraft *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = self->text; *p != '\0';)
    {
      gsize length = strcspn (p, "\n");

      g_ptr_array_add (lines, g_strndup (p, length));
      p += length + (p[length] == '\n' ? 1 : 0);
    }
  return lines;
}

static char *
join_lines (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) lines->pdata[i]);
  return g_string_free (text, FALSE);
}

static gboolean
is_blank (GPtrArray *lines, guint index)
{
  const char *line = g_ptr_array_index (lines, index);

  return line[strspn (line, " \t\r")] == '\0';
}

static const MusetteWorkoutStep *
find_in (GPtrArray *steps, guint line, const MusetteWorkoutStep **repeat)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      if (step->line == line)
        return step;
      if (step->steps != NULL)
        {
          const MusetteWorkoutStep *child = find_in (step->steps, line, repeat);

          if (child != NULL)
            {
              *repeat = step;
              return child;
            }
        }
    }
  return NULL;
}

/* The step on @line, and the repeat it stands in. */
static const MusetteWorkoutStep *
find_step (MusetteWorkoutDraft *self, guint line, const MusetteWorkoutStep **repeat)
{
  *repeat = NULL;
  settle (self);
  return self->workout != NULL && line > 0 ? find_in (self->workout->steps, line, repeat) : NULL;
}

/* The last line of what begins with @step: a repeat holds its children. */
static guint
get_last_line (const MusetteWorkoutStep *step)
{
  const MusetteWorkoutStep *last;

  if (step->steps == NULL || step->steps->len == 0)
    return step->line;
  last = g_ptr_array_index (step->steps, step->steps->len - 1);
  return MAX (step->line, last->line);
}

/* Takes over @line. */
static gboolean
replace_line (MusetteWorkoutDraft *self, guint number, char *line)
{
  g_autoptr (GPtrArray) lines = split_lines (self);

  g_assert (number > 0 && number <= lines->len);

  g_free (lines->pdata[number - 1]);
  lines->pdata[number - 1] = line;
  return change (self, join_lines (lines), FALSE);
}

static char *
dup_line (MusetteWorkoutDraft *self, guint number)
{
  g_autoptr (GPtrArray) lines = split_lines (self);

  g_assert (number > 0 && number <= lines->len);

  return g_strdup (g_ptr_array_index (lines, number - 1));
}

/* A block with a header must have a blank line on either side. Returns the place behind one that
 * was put at @index. */
static guint
ensure_blank (GPtrArray *lines, guint index)
{
  if (index == 0 || index >= lines->len || is_blank (lines, index - 1) || is_blank (lines, index))
    return index;
  g_ptr_array_insert (lines, (int) index, g_strdup (""));
  return index + 1;
}

/* Where two blank lines have come together one goes. */
static void
join_blanks (GPtrArray *lines, guint index)
{
  while (index > 0 && index < lines->len && is_blank (lines, index - 1) && is_blank (lines, index))
    g_ptr_array_remove_index (lines, index);
}

static GPtrArray *
copy_lines (GPtrArray *lines, guint first, guint last)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = first; i <= last; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (lines, i - 1)));
  return copy;
}

/* Puts the lines of @block before the line with @index, counted from 0. Returns where it is. */
static guint
insert_block (GPtrArray *lines, guint index, GPtrArray *block, gboolean apart)
{
  guint at = apart ? ensure_blank (lines, index) : index;

  if (apart && at == lines->len && at > 0 && !is_blank (lines, at - 1))
    {
      g_ptr_array_add (lines, g_strdup (""));
      at++;
    }
  for (guint i = 0; i < block->len; i++)
    g_ptr_array_insert (lines, (int) (at + i), g_strdup (g_ptr_array_index (block, i)));
  if (apart)
    ensure_blank (lines, at + block->len);
  return at;
}

/* Whether a step put before the line with @index, counted from 0, stands among steps of the same
 * section, so that no blank line is needed. */
static gboolean
is_among_steps (GPtrArray *lines, guint index)
{
  const char *line = index < lines->len ? g_ptr_array_index (lines, index) : "";

  line += strspn (line, " \t");
  return *line == '-' || *line == '\0';
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
  settle (self);
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

/* The line of a plain step, %NULL when there is none at @number. */
static char *
dup_step_line (MusetteWorkoutDraft *self, guint number)
{
  const MusetteWorkoutStep *repeat;
  const MusetteWorkoutStep *step = find_step (self, number, &repeat);

  return step != NULL && step->steps == NULL ? dup_line (self, number) : NULL;
}

/**
 * musette_workout_draft_set_duration:
 * @self: a draft
 * @line: the line of a step
 * @duration_s: its new duration in s
 *
 * Returns: whether anything changed
 */
gboolean
musette_workout_draft_set_duration (MusetteWorkoutDraft *self, guint line, double duration_s)
{
  g_autofree char *old = NULL;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);
  g_return_val_if_fail (duration_s > 0, FALSE);

  old = dup_step_line (self, line);
  return old != NULL && replace_line (self, line, musette_workout_edit_duration (old, duration_s));
}

/**
 * musette_workout_draft_set_distance:
 * @self: a draft
 * @line: the line of a step
 * @distance_m: its new distance in m
 *
 * Returns: whether anything changed
 */
gboolean
musette_workout_draft_set_distance (MusetteWorkoutDraft *self, guint line, double distance_m)
{
  g_autofree char *old = NULL;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);
  g_return_val_if_fail (distance_m > 0, FALSE);

  old = dup_step_line (self, line);
  return old != NULL && replace_line (self, line, musette_workout_edit_distance (old, distance_m));
}

/**
 * musette_workout_draft_set_target:
 * @self: a draft
 * @line: the line of a step
 * @kind: which of its targets
 * @target: the new target; one without units takes it away
 * @is_ramp: whether it moves from start to end
 *
 * Returns: whether anything changed
 */
gboolean
musette_workout_draft_set_target (MusetteWorkoutDraft *self,
                                  guint line,
                                  MusetteWorkoutKind kind,
                                  const MusetteWorkoutTarget *target,
                                  gboolean is_ramp)
{
  g_autofree char *old = NULL;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  old = dup_step_line (self, line);
  return old != NULL
         && replace_line (self, line, musette_workout_edit_target (old, kind, target, is_ramp));
}

/**
 * musette_workout_draft_set_label:
 * @self: a draft
 * @line: the line of a step
 * @label: its new label
 *
 * Returns: whether anything changed
 */
gboolean
musette_workout_draft_set_label (MusetteWorkoutDraft *self, guint line, const char *label)
{
  g_autofree char *old = NULL;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);
  g_return_val_if_fail (label != NULL, FALSE);

  old = dup_step_line (self, line);
  return old != NULL && replace_line (self, line, musette_workout_edit_label (old, label));
}

/**
 * musette_workout_draft_set_reps:
 * @self: a draft
 * @line: the line of a repeat's header
 * @reps: its new number of passes
 *
 * Returns: whether anything changed
 */
gboolean
musette_workout_draft_set_reps (MusetteWorkoutDraft *self, guint line, guint reps)
{
  const MusetteWorkoutStep *repeat;
  const MusetteWorkoutStep *step;
  g_autofree char *old = NULL;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);
  g_return_val_if_fail (reps > 0 && reps <= MUSETTE_WORKOUT_MAX_REPS, FALSE);

  step = find_step (self, line, &repeat);
  if (step == NULL || step->steps == NULL)
    return FALSE;
  old = dup_line (self, line);
  return replace_line (self, line, musette_workout_edit_reps (old, reps));
}

/**
 * musette_workout_draft_fix:
 * @self: a draft
 * @line: the line of a diagnostic
 * @fix: the text it offers
 *
 * Returns: whether anything changed
 */
gboolean
musette_workout_draft_fix (MusetteWorkoutDraft *self, guint line, const char *fix)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);
  g_return_val_if_fail (fix != NULL, FALSE);

  lines = split_lines (self);
  return line > 0 && line <= lines->len && replace_line (self, line, g_strdup (fix));
}

/**
 * musette_workout_draft_insert:
 * @self: a draft
 * @after: the line of a step or repeat, 0 for the beginning of a text without steps
 * @step: the line of the new step, with its hyphen
 *
 * Behind a step of a repeat the new one is part of the repeat; behind a repeat it stands apart.
 *
 * Returns: the line of the new step
 */
guint
musette_workout_draft_insert (MusetteWorkoutDraft *self, guint after, const char *step)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) block = NULL;
  const MusetteWorkoutStep *repeat;
  const MusetteWorkoutStep *found;
  guint at;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), 0);
  g_return_val_if_fail (step != NULL, 0);

  lines = split_lines (self);
  found = find_step (self, after, &repeat);
  block = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (block, g_strdup (step));
  at = insert_block (lines, found != NULL ? get_last_line (found) : lines->len, block,
                     found == NULL || found->steps != NULL);
  change (self, join_lines (lines), FALSE);
  return at + 1;
}

/**
 * musette_workout_draft_duplicate:
 * @self: a draft
 * @line: the line of a step or repeat
 *
 * Returns: the line of the copy, which stands behind it, or 0 when there is nothing at @line
 */
guint
musette_workout_draft_duplicate (MusetteWorkoutDraft *self, guint line)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) block = NULL;
  const MusetteWorkoutStep *repeat;
  const MusetteWorkoutStep *step;
  guint at;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), 0);

  step = find_step (self, line, &repeat);
  if (step == NULL)
    return 0;
  lines = split_lines (self);
  block = copy_lines (lines, step->line, get_last_line (step));
  at = insert_block (lines, get_last_line (step), block, step->steps != NULL);
  change (self, join_lines (lines), FALSE);
  return at + 1;
}

/**
 * musette_workout_draft_remove:
 * @self: a draft
 * @line: the line of a step or repeat
 *
 * The last step of a repeat takes the repeat with it.
 *
 * Returns: whether anything changed
 */
gboolean
musette_workout_draft_remove (MusetteWorkoutDraft *self, guint line)
{
  g_autoptr (GPtrArray) lines = NULL;
  const MusetteWorkoutStep *repeat;
  const MusetteWorkoutStep *step;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), FALSE);

  step = find_step (self, line, &repeat);
  if (step == NULL)
    return FALSE;
  if (repeat != NULL && repeat->steps->len == 1)
    step = repeat;
  lines = split_lines (self);
  g_ptr_array_remove_range (lines, step->line - 1, get_last_line (step) - step->line + 1);
  join_blanks (lines, step->line - 1);
  return change (self, join_lines (lines), FALSE);
}

/**
 * musette_workout_draft_move:
 * @self: a draft
 * @line: the line of a step or repeat
 * @before: the line of the step or repeat that is to follow it, 0 for the end
 *
 * A step may go into a repeat and out of it; a repeat goes before or behind another one.
 *
 * Returns: the new line, or 0 when nothing was moved
 */
guint
musette_workout_draft_move (MusetteWorkoutDraft *self, guint line, guint before)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) block = NULL;
  const MusetteWorkoutStep *from;
  const MusetteWorkoutStep *into;
  const MusetteWorkoutStep *step;
  const MusetteWorkoutStep *next;
  gboolean apart;
  guint count;
  guint at;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), 0);

  step = find_step (self, line, &from);
  next = find_step (self, before, &into);
  if (step == NULL || step == next || (before > 0 && next == NULL))
    return 0;
  if (step->steps != NULL && into != NULL)
    {
      if (into == step)
        return 0;
      next = into;
    }
  if (from != NULL && from->steps->len == 1)
    return 0;
  lines = split_lines (self);
  count = get_last_line (step) - step->line + 1;
  block = copy_lines (lines, step->line, get_last_line (step));
  at = next != NULL ? next->line - 1 : lines->len;
  apart = step->steps != NULL || !is_among_steps (lines, at) || at == lines->len;
  if (at >= step->line)
    {
      at = insert_block (lines, at, block, apart);
      g_ptr_array_remove_range (lines, step->line - 1, count);
      at -= count;
    }
  else
    {
      guint length = lines->len;

      at = insert_block (lines, at, block, apart);
      g_ptr_array_remove_range (lines, step->line - 1 + (lines->len - length), count);
    }
  for (guint i = lines->len; i > 1; i--)
    if (is_blank (lines, i - 1) && is_blank (lines, i - 2))
      {
        g_ptr_array_remove_index (lines, i - 1);
        at -= i - 1 <= at ? 1 : 0;
      }
  return change (self, join_lines (lines), FALSE) ? at + 1 : 0;
}

/**
 * musette_workout_draft_wrap:
 * @self: a draft
 * @first: the line of the first step
 * @last: the line of the last step, not before @first
 * @reps: how often they are to be done
 *
 * Makes a repeat of plain steps that stand one below the other.
 *
 * Returns: the line of the repeat's header, or 0 when these steps cannot be one
 */
guint
musette_workout_draft_wrap (MusetteWorkoutDraft *self, guint first, guint last, guint reps)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) block = NULL;
  guint at;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (self), 0);
  g_return_val_if_fail (reps > 0 && reps <= MUSETTE_WORKOUT_MAX_REPS, 0);

  for (guint i = first; i <= last; i++)
    {
      const MusetteWorkoutStep *repeat;
      const MusetteWorkoutStep *step = find_step (self, i, &repeat);

      if (step == NULL || step->steps != NULL || repeat != NULL)
        return 0;
    }
  if (first > last)
    return 0;
  lines = split_lines (self);
  block = copy_lines (lines, first, last);
  g_ptr_array_insert (block, 0, g_strdup_printf ("%ux", reps));
  g_ptr_array_remove_range (lines, first - 1, last - first + 1);
  at = insert_block (lines, first - 1, block, TRUE);
  change (self, join_lines (lines), FALSE);
  return at + 1;
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
