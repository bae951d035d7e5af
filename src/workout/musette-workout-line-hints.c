/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-line-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-sport.h"
#include "musette-workout-text-writer.h"

/* What people write and mean otherwise than it is understood. */

#define MAX_FIX_BYTES 2000

/*< private >
 * _musette_workout_is_word:
 * @text: (nullable): a text
 * @word: a word in ASCII
 *
 * Returns: whether they are the same, in whatever case
 */
gboolean
_musette_workout_is_word (const char *text, const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

/*< private >
 * _musette_workout_line_get_column:
 * @self: a line
 * @index: one of its words
 *
 * Returns: where the word begins, in characters from 1
 */
guint
_musette_workout_line_get_column (const MusetteWorkoutLine *self, guint index)
{
  gsize offset = (gsize) (self->words[index] - self->copy);

  return (guint) g_utf8_strlen (self->line, (gssize) offset) + 1;
}

/*< private >
 * _musette_workout_line_replace_word:
 * @self: a line
 * @index: its first word that goes
 * @count: how many of them go
 * @with: what comes in their place
 *
 * Returns: (transfer full) (nullable): the line as it would be then, %NULL when nobody can read so
 *   long a line
 */
char *
_musette_workout_line_replace_word (const MusetteWorkoutLine *self,
                                    guint index,
                                    guint count,
                                    const char *with)
{
  gsize from = (gsize) (self->words[index] - self->copy);
  const char *last = self->words[index + count - 1];
  gsize to = (gsize) (last - self->copy) + strlen (last);

  if (strnlen (self->line, MAX_FIX_BYTES) == MAX_FIX_BYTES)
    return NULL;
  return g_strdup_printf ("%.*s%s%s", (int) from, self->line, with, self->line + to);
}

/*< private >
 * _musette_workout_dup_canonical:
 * @token: a duration or distance
 * @word: how it was written
 *
 * Returns: (transfer full): how the service writes it
 */
char *
_musette_workout_dup_canonical (const MusetteWorkoutToken *token, const char *word)
{
  g_autoptr (GString) text = NULL;

  if (!token->is_loose)
    return g_strdup (word);
  if (token->kind == MUSETTE_WORKOUT_TOKEN_DURATION)
    return fmod (token->start, 60) == 0 ? g_strdup_printf ("%.0fm", token->start / 60)
                                        : g_strdup_printf ("%.0fs", token->start);
  if (token->kind != MUSETTE_WORKOUT_TOKEN_DISTANCE)
    return g_strdup (word);
  text = g_string_new (NULL);
  musette_workout_text_append_distance (text, token->start);
  return g_strdup (text->str);
}

/*< private >
 * _musette_workout_line_dup_joined:
 * @self: a line
 * @index: a word that is perhaps a number
 * @token: (out): what it is together with the next word
 *
 * Returns: (transfer full) (nullable): both as one word, %NULL when they are no quantity
 */
char *
_musette_workout_line_dup_joined (const MusetteWorkoutLine *self,
                                  guint index,
                                  MusetteWorkoutToken *token)
{
  g_autofree char *joined = NULL;

  if (index + 1 >= self->n || strspn (self->words[index], "0123456789.,-") == 0)
    return NULL;
  joined = g_strconcat (self->words[index], self->words[index + 1], NULL);
  musette_workout_token_scan (joined, token);
  return token->kind != MUSETTE_WORKOUT_TOKEN_WORD ? _musette_workout_dup_canonical (token, joined)
                                                   : NULL;
}

/*< private >
 * _musette_workout_dup_without_marks:
 * @word: a word
 *
 * Returns: (transfer full) (nullable): the quantity before a full stop or comma, %NULL when there
 * is none
 */
char *
_musette_workout_dup_without_marks (const char *word)
{
  char *bare = g_strdup (word);
  MusetteWorkoutToken token;

  for (gsize length = strlen (bare); length > 0 && strchr (".,:;", bare[length - 1]) != NULL;)
    bare[--length] = '\0';
  musette_workout_token_scan (bare, &token);
  if (token.kind == MUSETTE_WORKOUT_TOKEN_WORD)
    g_clear_pointer (&bare, g_free);
  return bare;
}

/*< private >
 * _musette_workout_line_is_target:
 * @self: a line
 * @index: a word, or behind the last
 *
 * Returns: whether it is a power, heart rate or pace
 */
gboolean
_musette_workout_line_is_target (const MusetteWorkoutLine *self, guint index)
{
  const MusetteWorkoutToken *token = &self->tokens[index];

  if (index >= self->n)
    return FALSE;
  return token->kind == MUSETTE_WORKOUT_TOKEN_PERCENT || token->kind == MUSETTE_WORKOUT_TOKEN_WATTS
         || token->kind == MUSETTE_WORKOUT_TOKEN_BPM || token->kind == MUSETTE_WORKOUT_TOKEN_ZONE
         || token->kind == MUSETTE_WORKOUT_TOKEN_CLOCK;
}

static gboolean
is_on_foot_or_in_water (const MusetteWorkoutLine *self)
{
  const MusetteSport sport = musette_sport_from_type (self->context->type);

  return musette_workout_step_has_target (self->step, MUSETTE_WORKOUT_PACE)
         || sport == MUSETTE_SPORT_SWIM || sport == MUSETTE_SPORT_RUN;
}

static void
warn_minutes (MusetteWorkoutLine *self)
{
  if (!self->is_minutes || !is_on_foot_or_in_water (self))
    return;
  for (guint i = self->n; i-- > 0;)
    if (self->tokens[i].kind == MUSETTE_WORKOUT_TOKEN_DURATION)
      {
        g_autofree char *with = g_strdup_printf ("%.0fmtr", self->length / 60);
        g_autofree char *fix = _musette_workout_line_replace_word (self, i, 1, with);

        musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number,
                                _musette_workout_line_get_column (self, i), fix,
                                _ ("“%s” means minutes; write “%s” for metres"), self->words[i],
                                with);
        return;
      }
}

/* Where a step goes on that says its length once more. */
static char *
split_at (const MusetteWorkoutLine *self, guint index)
{
  gsize offset = (gsize) (self->words[index] - self->copy);
  g_autofree char *before = g_strchomp (g_strndup (self->line, offset));

  return g_strdup_printf ("%s\n- %s", before, self->line + offset);
}

static gboolean
is_length (const MusetteWorkoutLine *self, guint index)
{
  const MusetteWorkoutTokenKind kind = self->tokens[index].kind;

  return kind == MUSETTE_WORKOUT_TOKEN_DISTANCE
         || (kind == MUSETTE_WORKOUT_TOKEN_DURATION
             && (index == 0 || !_musette_workout_is_word (self->words[index - 1], "MMP")));
}

/* "200mtr 95% Pace 30s rest" is one step, whatever the words say, as is "10m 60% 5m 50%". */
static void
warn_second_length (MusetteWorkoutLine *self)
{
  const MusetteWorkoutToken *first = NULL;

  for (guint i = self->first; i < self->n; i++)
    {
      const MusetteWorkoutToken *token = &self->tokens[i];
      g_autofree char *fix = NULL;

      if (!is_length (self, i))
        continue;
      if (first == NULL)
        {
          /* What looks like words is more likely prose. */
          if (token->is_loose)
            return;
          first = token;
          continue;
        }
      if (token->kind == first->kind ? token->start == first->start
                                     : token->kind == MUSETTE_WORKOUT_TOKEN_DISTANCE)
        continue;
      fix = split_at (self, i);
      musette_workout_report (
          self->workout, MUSETTE_WORKOUT_WARNING, self->number,
          _musette_workout_line_get_column (self, i), fix,
          token->kind == first->kind
              ? _ ("“%s” replaces what stands before it; what follows is a step of its own")
              : _ ("“%s” is the duration of this distance; a rest behind it is a step of its own"),
          self->words[i]);
      return;
    }
}

/* "180w - 220w": only the last one counts. */
static void
warn_spaced_range (MusetteWorkoutLine *self)
{
  for (guint i = self->first; i + 2 < self->n; i++)
    {
      g_autofree char *joined = NULL;
      g_autofree char *fix = NULL;
      MusetteWorkoutToken token;

      if ((strcmp (self->words[i + 1], "-") != 0 && strcmp (self->words[i + 1], "–") != 0)
          || !_musette_workout_line_is_target (self, i + 2))
        continue;
      joined = g_strconcat (self->words[i], "-", self->words[i + 2], NULL);
      musette_workout_token_scan (joined, &token);
      if (token.kind != self->tokens[i + 2].kind || !token.is_range)
        continue;
      fix = _musette_workout_line_replace_word (self, i, 3, joined);
      musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number,
                              _musette_workout_line_get_column (self, i), fix,
                              _ ("Write “%s” without blanks, or only its end counts"), joined);
      return;
    }
}

static guint
find_range (const MusetteWorkoutLine *self)
{
  for (guint i = self->first; i < self->n; i++)
    if (self->tokens[i].is_range && self->tokens[i].kind != MUSETTE_WORKOUT_TOKEN_RPM)
      return i;
  return self->n;
}

/* "Ramp up 10m 50-75%" and "10m 50-75% ramp" are steady. */
static void
warn_lost_ramp (MusetteWorkoutLine *self)
{
  const guint target = find_range (self);
  g_autoptr (GString) fix = NULL;
  guint ramp = self->first;

  if (self->step->is_ramp || target == self->n)
    return;
  while (ramp < self->n && !_musette_workout_is_word (self->words[ramp], "ramp"))
    ramp++;
  if (ramp == self->n)
    return;
  fix = g_string_new ("-");
  for (guint i = 0; i < self->n; i++)
    {
      if (i == target)
        g_string_append (fix, " ramp");
      if (i != ramp || (i < self->label_end && self->label_end > 1))
        g_string_append_printf (fix, " %s", self->words[i]);
    }
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number,
                          _musette_workout_line_get_column (self, ramp), fix->str,
                          _ ("“%s” counts directly before its target only"), self->words[ramp]);
}

/* "4x 30s 110%" is done once. */
static void
warn_label_of_repeat (MusetteWorkoutLine *self)
{
  const char *word = self->n > 1 ? self->words[0] : "";
  gsize digits = strspn (word, "0123456789");
  gboolean spaced
      = word[digits] == '\0' && self->n > 2 && _musette_workout_is_word (self->words[1], "x");
  g_autofree char *fix = NULL;

  if (digits == 0 || digits > 3 || self->label_end != (spaced ? 2 : 1)
      || (!spaced && !_musette_workout_is_word (word + digits, "x")))
    return;
  fix = g_strdup_printf ("\n%.*sx\n- %s\n", (int) digits, word,
                         self->line + (self->words[self->label_end] - self->copy));
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number, 1, fix,
                          _ ("This step is done once; a repeat is a line of its own above its "
                             "steps"));
}

/* A duration or distance that was meant but is not written as one. */
static char *
dup_meant_length (const MusetteWorkoutLine *self, guint index, guint *n_words)
{
  const char *word = self->words[index];
  const char *at = strchr (word, '@');
  g_autofree char *before
      = at != NULL ? g_strndup (word, at - word) : _musette_workout_dup_without_marks (word);
  g_autofree char *joined = NULL;
  MusetteWorkoutToken token;

  if (self->tokens[index].kind != MUSETTE_WORKOUT_TOKEN_WORD)
    return NULL;
  joined = _musette_workout_line_dup_joined (self, index, &token);
  *n_words = joined != NULL ? 2 : 1;
  if (joined == NULL && before != NULL)
    musette_workout_token_scan (before, &token);
  else if (joined == NULL)
    return NULL;
  if (token.kind != MUSETTE_WORKOUT_TOKEN_DURATION && token.kind != MUSETTE_WORKOUT_TOKEN_DISTANCE)
    return NULL;
  if (joined != NULL)
    return g_steal_pointer (&joined);
  return at != NULL ? g_strdup_printf ("%s %s", before, at + 1) : g_steal_pointer (&before);
}

/*< private >
 * _musette_workout_line_report_no_length:
 * @self: a line that was read, without duration and distance
 */
void
_musette_workout_line_report_no_length (MusetteWorkoutLine *self)
{
  g_autofree char *fix = NULL;
  guint column = 1;

  for (guint i = self->first; i < self->n && fix == NULL; i++)
    {
      guint n_words;
      g_autofree char *meant = dup_meant_length (self, i, &n_words);

      if (meant == NULL)
        continue;
      fix = _musette_workout_line_replace_word (self, i, n_words, meant);
      column = _musette_workout_line_get_column (self, i);
    }
  musette_workout_report (self->workout, MUSETTE_WORKOUT_ERROR_SEVERITY, self->number, column, fix,
                          _ ("This step has no duration and no distance and is left out"));
}

/* Nearly all lines are: a length and targets, without words. */
static gboolean
is_plain (const MusetteWorkoutLine *self)
{
  guint n_lengths = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const MusetteWorkoutTokenKind kind = self->tokens[i].kind;

      n_lengths += kind == MUSETTE_WORKOUT_TOKEN_DURATION || kind == MUSETTE_WORKOUT_TOKEN_DISTANCE;
      if (kind == MUSETTE_WORKOUT_TOKEN_WORD)
        return FALSE;
    }
  return n_lengths < 2;
}

/*< private >
 * _musette_workout_line_hint:
 * @self: a line that was read as a step
 *
 * Says what was probably meant otherwise, and how to write it.
 */
void
_musette_workout_line_hint (MusetteWorkoutLine *self)
{
  warn_minutes (self);
  if (is_plain (self))
    return;
  warn_second_length (self);
  warn_spaced_range (self);
  warn_lost_ramp (self);
  warn_label_of_repeat (self);
}
