/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
/* What is done to the steps of a draft: each change is an edit of the lines that say so. */
#include "musette-workout-draft-private.h"

#include "musette-workout-edit.h"
#include "musette-workout-lines.h"

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
  const MusetteWorkout *workout;

  *repeat = NULL;
  _musette_workout_draft_settle (self);
  workout = musette_workout_draft_get_workout (self);
  return workout != NULL && line > 0 ? find_in (workout->steps, line, repeat) : NULL;
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

static GPtrArray *
split_lines (MusetteWorkoutDraft *self)
{
  return musette_workout_lines_split (musette_workout_draft_get_text (self));
}

static gboolean
take_lines (MusetteWorkoutDraft *self, GPtrArray *lines)
{
  return _musette_workout_draft_edit (self, musette_workout_lines_join (lines));
}

/* Takes over @line. */
static gboolean
replace_line (MusetteWorkoutDraft *self, guint number, char *line)
{
  g_autoptr (GPtrArray) lines = split_lines (self);

  g_assert (number > 0 && number <= lines->len);

  g_free (lines->pdata[number - 1]);
  lines->pdata[number - 1] = line;
  return take_lines (self, lines);
}

static char *
dup_line (MusetteWorkoutDraft *self, guint number)
{
  g_autoptr (GPtrArray) lines = split_lines (self);

  g_assert (number > 0 && number <= lines->len);

  return g_strdup (g_ptr_array_index (lines, number - 1));
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
  block = musette_workout_lines_copy (lines, step->line, get_last_line (step));
  at = musette_workout_lines_insert (lines, get_last_line (step), block, step->steps != NULL);
  take_lines (self, lines);
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
  musette_workout_lines_join_blanks (lines, step->line - 1);
  return take_lines (self, lines);
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
  block = musette_workout_lines_copy (lines, step->line, get_last_line (step));
  at = next != NULL ? next->line - 1 : lines->len;
  apart = step->steps != NULL || !musette_workout_lines_is_among_steps (lines, at)
          || at == lines->len;
  if (at >= step->line)
    {
      at = musette_workout_lines_insert (lines, at, block, apart);
      g_ptr_array_remove_range (lines, step->line - 1, count);
      at -= count;
    }
  else
    {
      guint length = lines->len;

      at = musette_workout_lines_insert (lines, at, block, apart);
      g_ptr_array_remove_range (lines, step->line - 1 + (lines->len - length), count);
    }
  for (guint i = lines->len; i > 1; i--)
    if (musette_workout_lines_is_blank (lines, i - 1)
        && musette_workout_lines_is_blank (lines, i - 2))
      {
        g_ptr_array_remove_index (lines, i - 1);
        at -= i - 1 <= at ? 1 : 0;
      }
  return take_lines (self, lines) ? at + 1 : 0;
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
  block = musette_workout_lines_copy (lines, first, last);
  g_ptr_array_insert (block, 0, g_strdup_printf ("%ux", reps));
  g_ptr_array_remove_range (lines, first - 1, last - first + 1);
  at = musette_workout_lines_insert (lines, first - 1, block, TRUE);
  take_lines (self, lines);
  return at + 1;
}
