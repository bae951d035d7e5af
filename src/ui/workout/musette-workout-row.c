/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-row.h"

#include <string.h>

#include "musette-workout-text-reader.h"
#include "musette-workout-text-writer.h"

/**
 * MusetteWorkoutRow:
 *
 * One line of a workout's table, a step or the header of a repeat, in the words of the workout
 * text: what stands in a cell can be typed there too.
 */
struct _MusetteWorkoutRow
{
  GObject parent_instance;

  guint line;
  gboolean is_repeat;
  gboolean is_child;
  char *texts[MUSETTE_WORKOUT_N_CELLS];
};

G_DEFINE_FINAL_TYPE (MusetteWorkoutRow, musette_workout_row, G_TYPE_OBJECT)

static char *
write_length (const MusetteWorkoutStep *step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (step->distance_m > 0)
    musette_workout_text_append_distance (text, step->distance_m);
  else if (step->duration_s > 0)
    musette_workout_text_append_duration (text, step->duration_s);
  return g_strdup (text->str);
}

static char *
write_targets (const MusetteWorkoutStep *step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (step->is_free_ride)
    return g_strdup ("freeride");
  if (step->is_max_effort)
    return g_strdup ("maxeffort");
  for (guint i = 0; i < MUSETTE_WORKOUT_CADENCE; i++)
    {
      if (step->targets[i].units == MUSETTE_WORKOUT_UNITS_NONE)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (step->is_ramp)
        g_string_append (text, "ramp ");
      musette_workout_text_append_target (text, &step->targets[i]);
    }
  return g_strdup (text->str);
}

static char *
write_cadence (const MusetteWorkoutStep *step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (step->targets[MUSETTE_WORKOUT_CADENCE].units != MUSETTE_WORKOUT_UNITS_NONE)
    musette_workout_text_append_target (text, &step->targets[MUSETTE_WORKOUT_CADENCE]);
  return g_strdup (text->str);
}

static MusetteWorkoutRow *
new_row (const MusetteWorkoutStep *step, gboolean is_child)
{
  MusetteWorkoutRow *self = g_object_new (MUSETTE_TYPE_WORKOUT_ROW, NULL);

  self->line = step->line;
  self->is_child = is_child;
  self->is_repeat = step->steps != NULL;
  self->texts[MUSETTE_WORKOUT_CELL_STEP]
      = self->is_repeat ? g_strdup (step->text) : musette_workout_step_dup_label (step);
  self->texts[MUSETTE_WORKOUT_CELL_DURATION]
      = self->is_repeat ? g_strdup_printf ("%ux", step->reps) : write_length (step);
  self->texts[MUSETTE_WORKOUT_CELL_TARGET] = self->is_repeat ? NULL : write_targets (step);
  self->texts[MUSETTE_WORKOUT_CELL_CADENCE] = self->is_repeat ? NULL : write_cadence (step);
  return self;
}

static void
add_rows (GPtrArray *rows, GPtrArray *steps, gboolean are_children)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const MusetteWorkoutStep *step = g_ptr_array_index (steps, i);

      g_ptr_array_add (rows, new_row (step, are_children));
      if (step->steps != NULL)
        add_rows (rows, step->steps, TRUE);
    }
}

static void
musette_workout_row_finalize (GObject *object)
{
  MusetteWorkoutRow *self = (MusetteWorkoutRow *) object;

  for (guint i = 0; i < MUSETTE_WORKOUT_N_CELLS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (musette_workout_row_parent_class)->finalize (object);
}

static void
musette_workout_row_class_init (MusetteWorkoutRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_workout_row_finalize;
}

static void
musette_workout_row_init (MusetteWorkoutRow *self)
{
}

/**
 * musette_workout_row_list:
 * @workout: (nullable): a workout
 *
 * Returns: (transfer full) (element-type MusetteWorkoutRow): a row for each step and repeat, as
 * they stand in the text
 */
GPtrArray *
musette_workout_row_list (const MusetteWorkout *workout)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  if (workout != NULL)
    add_rows (rows, workout->steps, FALSE);
  return rows;
}

/**
 * musette_workout_row_get_line:
 * @self: a row
 *
 * Returns: the line of its step in the text
 */
guint
musette_workout_row_get_line (MusetteWorkoutRow *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_ROW (self), 0);

  return self->line;
}

/**
 * musette_workout_row_get_is_child:
 * @self: a row
 *
 * Returns: whether it stands in a repeat
 */
gboolean
musette_workout_row_get_is_child (MusetteWorkoutRow *self)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_ROW (self), FALSE);

  return self->is_child;
}

/**
 * musette_workout_row_get_text:
 * @self: a row
 * @cell: one of its cells
 *
 * Returns: (transfer none): what stands there, empty for nothing
 */
const char *
musette_workout_row_get_text (MusetteWorkoutRow *self, MusetteWorkoutCell cell)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_ROW (self), "");
  g_return_val_if_fail (cell < MUSETTE_WORKOUT_N_CELLS, "");

  return self->texts[cell] != NULL ? self->texts[cell] : "";
}

/**
 * musette_workout_row_can_edit:
 * @self: a row
 * @cell: one of its cells
 *
 * Returns: whether something can be typed there
 */
gboolean
musette_workout_row_can_edit (MusetteWorkoutRow *self, MusetteWorkoutCell cell)
{
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_ROW (self), FALSE);

  return !self->is_repeat || cell == MUSETTE_WORKOUT_CELL_DURATION;
}

/* What somebody typed, read as part of a step. */
static MusetteWorkout *
read_words (MusetteWorkoutDraft *draft, const char *before, const char *words)
{
  g_autofree char *line = g_strdup_printf ("- %s %s\n", before, words);

  return musette_workout_text_read (line, musette_workout_draft_get_context (draft), NULL);
}

static gboolean
edit_reps (MusetteWorkoutRow *self, MusetteWorkoutDraft *draft, const char *text)
{
  guint64 reps = g_ascii_strtoull (text, NULL, 10);

  return reps > 0 && reps <= MUSETTE_WORKOUT_MAX_REPS
         && musette_workout_draft_set_reps (draft, self->line, (guint) reps);
}

static gboolean
edit_length (MusetteWorkoutRow *self, MusetteWorkoutDraft *draft, const char *text)
{
  g_autoptr (MusetteWorkout) workout = read_words (draft, "", text);
  const MusetteWorkoutStep *step;

  if (workout == NULL || workout->steps->len == 0)
    return FALSE;
  step = g_ptr_array_index (workout->steps, 0);
  if (step->distance_m > 0)
    return musette_workout_draft_set_distance (draft, self->line, step->distance_m);
  return step->duration_s > 0
         && musette_workout_draft_set_duration (draft, self->line, step->duration_s);
}

static MusetteWorkoutKind
find_kind (const MusetteWorkoutStep *step)
{
  for (MusetteWorkoutKind kind = 0; kind < MUSETTE_WORKOUT_N_KINDS; kind++)
    if (step->targets[kind].units != MUSETTE_WORKOUT_UNITS_NONE)
      return kind;
  return MUSETTE_WORKOUT_N_KINDS;
}

static gboolean
edit_target (MusetteWorkoutRow *self, MusetteWorkoutDraft *draft, const char *text)
{
  const MusetteWorkoutTarget none = { 0 };
  g_autoptr (MusetteWorkout) old
      = read_words (draft, "1m", self->texts[MUSETTE_WORKOUT_CELL_TARGET]);
  g_autoptr (MusetteWorkout) workout = read_words (draft, "1m", text);
  const MusetteWorkoutStep *step;
  MusetteWorkoutKind old_kind = MUSETTE_WORKOUT_N_KINDS;
  MusetteWorkoutKind kind;

  if (workout == NULL || workout->steps->len == 0)
    return FALSE;
  if (old != NULL && old->steps->len > 0)
    old_kind = find_kind (g_ptr_array_index (old->steps, 0));
  step = g_ptr_array_index (workout->steps, 0);
  kind = find_kind (step);
  if (kind >= MUSETTE_WORKOUT_CADENCE)
    return *text == '\0' && old_kind < MUSETTE_WORKOUT_CADENCE
           && musette_workout_draft_set_target (draft, self->line, old_kind, &none, FALSE);
  if (old_kind < MUSETTE_WORKOUT_CADENCE && old_kind != kind)
    musette_workout_draft_set_target (draft, self->line, old_kind, &none, FALSE);
  return musette_workout_draft_set_target (draft, self->line, kind, &step->targets[kind],
                                           step->is_ramp);
}

static gboolean
edit_cadence (MusetteWorkoutRow *self, MusetteWorkoutDraft *draft, const char *text)
{
  g_autofree char *words = g_str_has_suffix (text, "rpm") || *text == '\0'
                               ? g_strdup (text)
                               : g_strconcat (text, "rpm", NULL);
  g_autoptr (MusetteWorkout) workout = read_words (draft, "1m", words);
  const MusetteWorkoutStep *step;

  if (workout == NULL || workout->steps->len == 0)
    return FALSE;
  step = g_ptr_array_index (workout->steps, 0);
  if (*text != '\0' && step->targets[MUSETTE_WORKOUT_CADENCE].units == MUSETTE_WORKOUT_UNITS_NONE)
    return FALSE;
  return musette_workout_draft_set_target (draft, self->line, MUSETTE_WORKOUT_CADENCE,
                                           &step->targets[MUSETTE_WORKOUT_CADENCE], FALSE);
}

/**
 * musette_workout_row_edit:
 * @self: a row
 * @draft: the workout
 * @cell: one of its cells
 * @text: what was typed there
 *
 * Returns: whether @draft has changed; %FALSE also for what cannot be understood
 */
gboolean
musette_workout_row_edit (MusetteWorkoutRow *self,
                          MusetteWorkoutDraft *draft,
                          MusetteWorkoutCell cell,
                          const char *text)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_ROW (self), FALSE);
  g_return_val_if_fail (MUSETTE_IS_WORKOUT_DRAFT (draft), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  plain = g_strstrip (g_strdup (text));
  if (!musette_workout_row_can_edit (self, cell)
      || g_str_equal (plain, musette_workout_row_get_text (self, cell)))
    return FALSE;
  switch (cell)
    {
    case MUSETTE_WORKOUT_CELL_STEP:
      return musette_workout_draft_set_label (draft, self->line, plain);
    case MUSETTE_WORKOUT_CELL_DURATION:
      return self->is_repeat ? edit_reps (self, draft, plain) : edit_length (self, draft, plain);
    case MUSETTE_WORKOUT_CELL_TARGET:
      return edit_target (self, draft, plain);
    case MUSETTE_WORKOUT_CELL_CADENCE:
    default:
      return edit_cadence (self, draft, plain);
    }
}
