/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-workout-edit.h"

#include <string.h>

#include "musette-workout-text-writer.h"
#include "musette-workout-token.h"

/* Changes one quantity of a line and leaves every other character as the author wrote it. Words are
 * found as the reader finds them, so that the one is changed that the reader believes: of two that
 * say the same, the last. */

/* Bytes of the line; empty when @to is 0. */
typedef struct
{
  gsize from;
  gsize to;
} Span;

typedef struct
{
  const char *line;
  gsize after; /* where the words behind the prompts begin */
  Span words[64];
  MusetteWorkoutToken tokens[64];
  guint n;
} Words;

static char *
dup_word (const Words *self, guint index)
{
  return g_strndup (self->line + self->words[index].from,
                    self->words[index].to - self->words[index].from);
}

static gboolean
is_word (const Words *self, guint index, const char *word)
{
  gsize length;

  if (index >= self->n)
    return FALSE;
  length = self->words[index].to - self->words[index].from;
  return length == strlen (word)
         && g_ascii_strncasecmp (self->line + self->words[index].from, word, length) == 0;
}

/* The hyphen at the beginning is no word. */
static gsize
skip_hyphen (const char *line)
{
  gsize blanks = strspn (line, " \t");

  return line[blanks] == '-' ? blanks + 1 : blanks;
}

static void
split_words (Words *self, const char *line)
{
  const char *mark = strstr (line, "<!>");
  const char *p;

  self->line = line;
  self->n = 0;
  self->after = mark != NULL ? (gsize) (mark - line) + 3 : skip_hyphen (line);
  p = line + self->after;
  while (self->n < G_N_ELEMENTS (self->words))
    {
      gsize length;
      g_autofree char *word = NULL;

      p += strspn (p, " \t");
      length = strcspn (p, " \t");
      if (length == 0)
        return;
      self->words[self->n] = (Span){ p - line, p - line + length };
      word = dup_word (self, self->n);
      musette_workout_token_scan (word, &self->tokens[self->n]);
      self->n++;
      p += length;
    }
}

/* How many words besides the one at @index belong to its target, and what it is a target for. */
static gboolean
get_target_kind (const Words *self, guint index, MusetteWorkoutKind *kind, guint *more)
{
  *more = 0;
  switch (self->tokens[index].kind)
    {
    case MUSETTE_WORKOUT_TOKEN_WATTS:
      *kind = MUSETTE_WORKOUT_POWER;
      return TRUE;
    case MUSETTE_WORKOUT_TOKEN_BPM:
      *kind = MUSETTE_WORKOUT_HR;
      return TRUE;
    case MUSETTE_WORKOUT_TOKEN_RPM:
      *kind = MUSETTE_WORKOUT_CADENCE;
      return TRUE;
    case MUSETTE_WORKOUT_TOKEN_CLOCK:
      *kind = MUSETTE_WORKOUT_PACE;
      *more = 1;
      return is_word (self, index + 1, "Pace");
    case MUSETTE_WORKOUT_TOKEN_PERCENT:
    case MUSETTE_WORKOUT_TOKEN_ZONE:
      break;
    default:
      return FALSE;
    }
  *more = 1;
  if (is_word (self, index + 1, "HR") || is_word (self, index + 1, "LTHR"))
    *kind = MUSETTE_WORKOUT_HR;
  else if (is_word (self, index + 1, "Pace"))
    *kind = MUSETTE_WORKOUT_PACE;
  else
    {
      *kind = MUSETTE_WORKOUT_POWER;
      *more = is_word (self, index + 1, "MMP") ? 2 : is_word (self, index + 1, "Power") ? 1 : 0;
    }
  return TRUE;
}

static gboolean
find_target (const Words *self, MusetteWorkoutKind wanted, Span *out)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      MusetteWorkoutKind kind;
      guint more;

      if (!get_target_kind (self, i, &kind, &more))
        continue;
      if (kind == wanted)
        {
          guint first = i > 0 && is_word (self, i - 1, "ramp") ? i - 1 : i;

          *out = (Span){ self->words[first].from, self->words[MIN (i + more, self->n - 1)].to };
          found = TRUE;
        }
      i += more;
    }
  return found;
}

/* The duration behind MMP is part of a target. */
static gboolean
find_length (const Words *self, gboolean distances_too, Span *out)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      MusetteWorkoutTokenKind kind = self->tokens[i].kind;

      if (kind == MUSETTE_WORKOUT_TOKEN_DURATION && i > 0 && is_word (self, i - 1, "MMP"))
        continue;
      if (kind == MUSETTE_WORKOUT_TOKEN_DURATION
          || (distances_too && kind == MUSETTE_WORKOUT_TOKEN_DISTANCE))
        {
          *out = self->words[i];
          found = TRUE;
        }
    }
  return found;
}

static char *
replace (const char *line, Span span, const char *with)
{
  return g_strdup_printf ("%.*s%s%s", (int) span.from, line, with, line + span.to);
}

static char *
insert_word (const char *line, gsize at, const char *word)
{
  gboolean before = at > 0 && line[at - 1] != ' ' && line[at - 1] != '\t';
  gboolean behind = line[at] != '\0' && line[at] != ' ' && line[at] != '\t';

  return g_strdup_printf ("%.*s%s%s%s%s", (int) at, line, before ? " " : "", word,
                          behind ? " " : "", line + at);
}

/* A new quantity goes in front of the first one there is, where the label ends. */
static gsize
find_label_end (const Words *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      MusetteWorkoutTokenKind kind = self->tokens[i].kind;

      if (kind == MUSETTE_WORKOUT_TOKEN_WORD
          && !(is_word (self, i, "ramp") && i + 1 < self->n
               && self->tokens[i + 1].kind != MUSETTE_WORKOUT_TOKEN_WORD))
        continue;
      return self->words[i].from;
    }
  return self->n > 0 ? self->words[self->n - 1].to : self->after;
}

static char *
set_length (const char *line, const char *text)
{
  Words words;
  Span span;

  split_words (&words, line);
  if (find_length (&words, TRUE, &span))
    return replace (line, span, text);
  return insert_word (line, find_label_end (&words), text);
}

/**
 * musette_workout_edit_duration:
 * @line: a step line of a workout text, with its hyphen
 * @duration_s: the new duration in s, rounded to whole seconds, at least 1
 *
 * A distance gives way to the duration.
 *
 * Returns: (transfer full): @line with that duration and every other word as it was
 */
char *
musette_workout_edit_duration (const char *line, double duration_s)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (line != NULL, NULL);
  g_return_val_if_fail (duration_s > 0, NULL);

  musette_workout_text_append_duration (text, MAX (duration_s, 1));
  return set_length (line, text->str);
}

/**
 * musette_workout_edit_distance:
 * @line: a step line of a workout text, with its hyphen
 * @distance_m: the new distance in m
 *
 * A duration gives way to the distance.
 *
 * Returns: (transfer full): @line with that distance and every other word as it was
 */
char *
musette_workout_edit_distance (const char *line, double distance_m)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (line != NULL, NULL);
  g_return_val_if_fail (distance_m > 0, NULL);

  musette_workout_text_append_distance (text, distance_m);
  return set_length (line, text->str);
}

static char *
remove_words (const char *line, Span span)
{
  while (span.from > 0 && line[span.from - 1] == ' ')
    span.from--;
  return replace (line, span, "");
}

/**
 * musette_workout_edit_target:
 * @line: a step line of a workout text, with its hyphen
 * @kind: which target to change
 * @target: the new target; one without units takes the target away
 * @is_ramp: whether the target moves from start to end
 *
 * Returns: (transfer full): @line with that target and every other word as it was
 */
char *
musette_workout_edit_target (const char *line,
                             MusetteWorkoutKind kind,
                             const MusetteWorkoutTarget *target,
                             gboolean is_ramp)
{
  g_autoptr (GString) text = g_string_new (is_ramp ? "ramp " : "");
  Words words;
  Span span;

  g_return_val_if_fail (line != NULL && target != NULL, NULL);
  g_return_val_if_fail (kind < MUSETTE_WORKOUT_N_KINDS, NULL);

  split_words (&words, line);
  if (target->units == MUSETTE_WORKOUT_UNITS_NONE)
    return find_target (&words, kind, &span) ? remove_words (line, span) : g_strdup (line);
  musette_workout_text_append_target (text, target);
  if (find_target (&words, kind, &span))
    return replace (line, span, text->str);
  if (find_length (&words, TRUE, &span))
    return insert_word (line, span.to, text->str);
  return insert_word (line, find_label_end (&words), text->str);
}

/**
 * musette_workout_edit_label:
 * @line: a step line of a workout text, with its hyphen
 * @label: the new label, empty for none
 *
 * Prompts with times are part of the label and go with it. A label that would be taken for a
 * quantity is ended by a mark.
 *
 * Returns: (transfer full): @line with that label and every quantity as it was
 */
char *
musette_workout_edit_label (const char *line, const char *label)
{
  g_autofree char *plain = NULL;
  gsize blanks;
  const char *rest;
  Words words;

  g_return_val_if_fail (line != NULL && label != NULL, NULL);

  split_words (&words, line);
  plain = g_strstrip (g_strdelimit (g_strdup (label), "\n\r\t", ' '));
  blanks = skip_hyphen (line);
  rest = line + (strstr (line, "<!>") != NULL ? words.after : find_label_end (&words));
  rest += strspn (rest, " \t");
  if (*plain == '\0')
    return g_strdup_printf ("%.*s %s", (int) blanks, line, rest);
  return g_strdup_printf ("%.*s %s%s %s", (int) blanks, line, plain,
                          musette_workout_text_needs_mark (plain) ? " <!>" : "", rest);
}

/**
 * musette_workout_edit_reps:
 * @line: the header line of a repeat
 * @reps: the new number of passes
 *
 * Returns: (transfer full): @line with that number of passes
 */
char *
musette_workout_edit_reps (const char *line, guint reps)
{
  gsize end;
  gsize from;

  g_return_val_if_fail (line != NULL, NULL);
  g_return_val_if_fail (reps > 0 && reps <= MUSETTE_WORKOUT_MAX_REPS, NULL);

  end = strlen (line);
  while (end > 0 && g_ascii_isspace (line[end - 1]))
    end--;
  from = end;
  if (from > 0 && g_ascii_tolower (line[from - 1]) == 'x')
    from--;
  while (from > 0 && g_ascii_isdigit (line[from - 1]))
    from--;
  return g_strdup_printf ("%.*s%ux%s", (int) from, line, reps, line + end);
}
