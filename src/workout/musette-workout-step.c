/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-step.h"

#include <math.h>
#include <string.h>

static const char *const intensity_names[]
    = { NULL, "active", "rest", "warmup", "cooldown", "recovery", "interval", "other" };

static void
text_free (gpointer data)
{
  MusetteWorkoutText *text = data;

  g_free (text->name);
  g_free (text->value);
  g_free (text);
}

static GPtrArray *
texts_copy (GPtrArray *texts)
{
  GPtrArray *copy = NULL;

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const MusetteWorkoutText *text = g_ptr_array_index (texts, i);

      musette_workout_texts_add (&copy, text->name, text->value);
    }
  return copy;
}

static gboolean
texts_equal (GPtrArray *a, GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const MusetteWorkoutText *text = g_ptr_array_index (a, i);

      if (g_strcmp0 (text->value, musette_workout_texts_get (b, text->name)) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * musette_workout_texts_add:
 * @texts: (inout) (nullable) (element-type MusetteWorkoutText): a list, made when it is %NULL
 * @name: a name
 * @value: its value
 *
 * Adds a pair to the end.
 */
void
musette_workout_texts_add (GPtrArray **texts, const char *name, const char *value)
{
  MusetteWorkoutText *text;

  g_return_if_fail (texts != NULL && name != NULL);

  if (*texts == NULL)
    *texts = g_ptr_array_new_with_free_func (text_free);
  text = g_new (MusetteWorkoutText, 1);
  text->name = g_strdup (name);
  text->value = g_strdup (value);
  g_ptr_array_add (*texts, text);
}

/**
 * musette_workout_texts_get:
 * @texts: (nullable) (element-type MusetteWorkoutText): a list
 * @name: a name
 *
 * Returns: (nullable) (transfer none): its value
 */
const char *
musette_workout_texts_get (GPtrArray *texts, const char *name)
{
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const MusetteWorkoutText *text = g_ptr_array_index (texts, i);

      if (strcmp (text->name, name) == 0)
        return text->value;
    }
  return NULL;
}

/**
 * musette_workout_intensity_get_name:
 * @intensity: a role
 *
 * Returns: (nullable): the service's name of it
 */
const char *
musette_workout_intensity_get_name (MusetteWorkoutIntensity intensity)
{
  g_return_val_if_fail (intensity < G_N_ELEMENTS (intensity_names), NULL);

  return intensity_names[intensity];
}

/**
 * musette_workout_intensity_from_name:
 * @name: (nullable): the service's name of a role, in any case
 *
 * Returns: the role, #MUSETTE_WORKOUT_INTENSITY_NONE when it is not known
 */
MusetteWorkoutIntensity
musette_workout_intensity_from_name (const char *name)
{
  for (guint i = 1; name != NULL && i < G_N_ELEMENTS (intensity_names); i++)
    if (g_ascii_strcasecmp (intensity_names[i], name) == 0)
      return i;
  return MUSETTE_WORKOUT_INTENSITY_NONE;
}

/* The text as the service keeps labels, with HTML entities. */
static char *
escape (const char *text)
{
  GString *out;

  g_assert (text != NULL);

  if (strpbrk (text, "<>&") == NULL)
    return g_strdup (text);
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '&':
        g_string_append (out, "&amp;");
        break;
      default:
        g_string_append_c (out, *p);
      }
  return g_string_free (out, FALSE);
}

/* Undoes one level of the five entities of XML only; others stay as they are. */
static char *
unescape (const char *text)
{
  const struct
  {
    const char *entity;
    char character;
  } table[] = { { "&lt;", '<' },   { "&gt;", '>' },    { "&amp;", '&' },
                { "&quot;", '"' }, { "&apos;", '\'' }, { "&#39;", '\'' } };
  GString *out;

  g_assert (text != NULL);

  if (strchr (text, '&') == NULL)
    return g_strdup (text);
  out = g_string_new (NULL);
  while (*text != '\0')
    {
      char character = *text;
      gsize length = 1;

      for (guint i = 0; *text == '&' && i < G_N_ELEMENTS (table); i++)
        if (g_str_has_prefix (text, table[i].entity))
          {
            character = table[i].character;
            length = strlen (table[i].entity);
            break;
          }
      g_string_append_c (out, character);
      text += length;
    }
  return g_string_free (out, FALSE);
}

/**
 * musette_workout_step_new:
 * @duration_s: duration in s, NaN for none
 *
 * Returns: (transfer full): a step without target
 */
MusetteWorkoutStep *
musette_workout_step_new (double duration_s)
{
  MusetteWorkoutStep *self = g_new0 (MusetteWorkoutStep, 1);

  self->duration_s = duration_s;
  self->distance_m = NAN;
  return self;
}

/**
 * musette_workout_step_new_repeat:
 * @reps: how often, from 1
 * @text: (nullable): header line, "Nx" when %NULL
 *
 * Returns: (transfer full): a repeat without steps
 */
MusetteWorkoutStep *
musette_workout_step_new_repeat (guint reps, const char *text)
{
  MusetteWorkoutStep *self = musette_workout_step_new (0);

  g_return_val_if_fail (reps > 0, self);

  self->reps = reps;
  self->distance_m = 0;
  self->text = text != NULL ? g_strdup (text) : g_strdup_printf ("%ux", reps);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_step_free);
  return self;
}

/**
 * musette_workout_step_copy:
 * @self: a step
 *
 * Returns: (transfer full): a copy with all its children
 */
MusetteWorkoutStep *
musette_workout_step_copy (const MusetteWorkoutStep *self)
{
  MusetteWorkoutStep *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->locales = texts_copy (self->locales);
  copy->extras = texts_copy (self->extras);
  if (self->steps == NULL)
    return copy;
  copy->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_step_free);
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (copy->steps, musette_workout_step_copy (g_ptr_array_index (self->steps, i)));
  return copy;
}

/**
 * musette_workout_step_free:
 * @self: (nullable) (transfer full): a step
 */
void
musette_workout_step_free (MusetteWorkoutStep *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->locales, g_ptr_array_unref);
  g_clear_pointer (&self->extras, g_ptr_array_unref);
  g_free (self);
}

static gboolean
children_equal (GPtrArray *a, GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!musette_workout_step_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * musette_workout_step_equal:
 * @a: a step
 * @b: another one
 *
 * Returns: whether both say the same; the line they were read from does not count
 */
gboolean
musette_workout_step_equal (const MusetteWorkoutStep *a, const MusetteWorkoutStep *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < MUSETTE_WORKOUT_N_KINDS; i++)
    if (!musette_workout_target_equal (&a->targets[i], &b->targets[i]))
      return FALSE;
  return g_strcmp0 (a->text, b->text) == 0 && same_number (a->duration_s, b->duration_s)
         && same_number (a->distance_m, b->distance_m) && a->reps == b->reps
         && a->intensity == b->intensity && a->is_warmup == b->is_warmup
         && a->is_cooldown == b->is_cooldown && a->is_ramp == b->is_ramp
         && a->is_free_ride == b->is_free_ride && a->is_max_effort == b->is_max_effort
         && a->hides_power == b->hides_power && a->is_until_lap_press == b->is_until_lap_press
         && texts_equal (a->locales, b->locales) && texts_equal (a->extras, b->extras)
         && children_equal (a->steps, b->steps);
}

/**
 * musette_workout_step_has_target:
 * @self: a step
 * @kind: a kind of target
 *
 * Returns: whether the step itself has such a target
 */
gboolean
musette_workout_step_has_target (const MusetteWorkoutStep *self, MusetteWorkoutKind kind)
{
  g_return_val_if_fail (self != NULL && kind < MUSETTE_WORKOUT_N_KINDS, FALSE);

  return self->targets[kind].units != MUSETTE_WORKOUT_UNITS_NONE;
}

/**
 * musette_workout_step_dup_label:
 * @self: a step
 *
 * Returns: (transfer full): the label for people, timed prompts included; empty when there is none
 */
char *
musette_workout_step_dup_label (const MusetteWorkoutStep *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->text == NULL)
    return g_strdup ("");
  return self->steps != NULL ? g_strdup (self->text) : unescape (self->text);
}

/**
 * musette_workout_step_set_label:
 * @self: a step
 * @label: (nullable): what people wrote
 */
void
musette_workout_step_set_label (MusetteWorkoutStep *self, const char *label)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->text, g_free);
  if (label != NULL && *label != '\0')
    self->text = self->steps != NULL ? g_strdup (label) : escape (label);
}

/**
 * musette_workout_cue_new:
 * @offset_s: when, in s from the start of the step
 * @duration_s: for how long, in s, 0 when that is not said
 * @message: what
 *
 * Returns: (transfer full): a cue
 */
MusetteWorkoutCue *
musette_workout_cue_new (int offset_s, int duration_s, const char *message)
{
  MusetteWorkoutCue *cue = g_new (MusetteWorkoutCue, 1);

  *cue = (MusetteWorkoutCue){ offset_s, duration_s, g_strdup (message) };
  return cue;
}

/**
 * musette_workout_cue_free:
 * @cue: (nullable) (transfer full): a cue
 */
void
musette_workout_cue_free (MusetteWorkoutCue *cue)
{
  if (cue == NULL)
    return;
  g_free (cue->message);
  g_free (cue);
}

/* "60^30 text": digits, the mark, perhaps digits. */
static const char *
find_mark (const char *text, int *offset_s, int *duration_s, const char **rest)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      char *end;
      guint64 offset, length;

      if (!g_ascii_isdigit (*p) || (p > text && p[-1] != ' '))
        continue;
      offset = g_ascii_strtoull (p, &end, 10);
      if (*end != '^')
        continue;
      *offset_s = (int) MIN (offset, (guint64) 7 * 24 * 3600);
      end++;
      length = g_ascii_isdigit (*end) ? g_ascii_strtoull (end, &end, 10) : 0;
      *duration_s = (int) MIN (length, (guint64) 24 * 3600);
      *rest = end;
      return p;
    }
  return NULL;
}

/* A mark without words ends the message before it. */
static void
add_cue (GPtrArray *cues,
         int offset_s,
         int duration_s,
         gboolean is_marked,
         const char *from,
         gsize length)
{
  g_autofree char *message = g_strstrip (g_strndup (from, length));

  if (*message != '\0' || is_marked)
    g_ptr_array_add (cues, musette_workout_cue_new (offset_s, duration_s, message));
}

/**
 * musette_workout_step_get_cues:
 * @self: a step
 *
 * Takes the label apart: the text up to the first mark is shown at the start, "60^30 text" from
 * second 60 for 30 seconds. A label without marks is one cue. The message of a cue may be empty.
 *
 * Returns: (transfer full) (element-type MusetteWorkoutCue): its messages
 */
GPtrArray *
musette_workout_step_get_cues (const MusetteWorkoutStep *self)
{
  g_autofree char *label = NULL;
  GPtrArray *cues;
  const char *text;
  int offset_s = 0, duration_s = 0;
  gboolean is_marked = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  cues = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_cue_free);
  label = musette_workout_step_dup_label (self);
  text = label;
  for (;;)
    {
      int next_offset_s, next_duration_s;
      const char *rest;
      const char *mark = find_mark (text, &next_offset_s, &next_duration_s, &rest);

      add_cue (cues, offset_s, duration_s, is_marked, text,
               mark != NULL ? (gsize) (mark - text) : strlen (text));
      if (mark == NULL)
        return cues;
      text = rest;
      offset_s = next_offset_s;
      duration_s = next_duration_s;
      is_marked = TRUE;
    }
}

/**
 * musette_workout_step_has_timed_messages:
 * @self: a step
 *
 * Returns: whether any of its messages comes later than its start
 */
gboolean
musette_workout_step_has_timed_messages (const MusetteWorkoutStep *self)
{
  g_autofree char *label = NULL;
  const char *rest;
  int offset_s, duration_s;

  g_return_val_if_fail (self != NULL, FALSE);

  label = musette_workout_step_dup_label (self);
  return find_mark (label, &offset_s, &duration_s, &rest) != NULL;
}

/**
 * musette_workout_step_dup_messages:
 * @self: a step
 *
 * Returns: (transfer full): its messages one after the other, for those who show them all at once;
 *   empty when there are none
 */
char *
musette_workout_step_dup_messages (const MusetteWorkoutStep *self)
{
  g_autoptr (GPtrArray) cues = NULL;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, g_string_free (text, FALSE));

  cues = musette_workout_step_get_cues (self);
  for (guint i = 0; i < cues->len; i++)
    {
      const MusetteWorkoutCue *cue = g_ptr_array_index (cues, i);

      if (*cue->message != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", cue->message);
    }
  return g_string_free (text, FALSE);
}

/**
 * musette_workout_step_set_cues:
 * @self: a step
 * @cues: (element-type MusetteWorkoutCue): its messages, in order of time
 *
 * Makes the label of them. Line breaks and marks inside a message become blanks.
 */
void
musette_workout_step_set_cues (MusetteWorkoutStep *self, GPtrArray *cues)
{
  g_autoptr (GString) label = g_string_new (NULL);

  g_return_if_fail (self != NULL && cues != NULL);

  for (guint i = 0; i < cues->len; i++)
    {
      const MusetteWorkoutCue *cue = g_ptr_array_index (cues, i);
      g_autofree char *message = g_strdelimit (g_strdup (cue->message), "\n\r\t^", ' ');

      g_strstrip (message);
      if (label->len > 0)
        g_string_append_c (label, ' ');
      if (label->len > 0 || cue->offset_s > 0 || *message == '\0')
        g_string_append_printf (label, "%d^%d%s", MAX (cue->offset_s, 0),
                                cue->duration_s > 0 ? cue->duration_s : 10,
                                *message != '\0' ? " " : "");
      g_string_append (label, message);
    }
  musette_workout_step_set_label (self, label->str);
}
