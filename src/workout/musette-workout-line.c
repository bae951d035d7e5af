/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-sport.h"
#include "musette-workout-line-private.h"

#define MAX_LINE_BYTES 65536
#define SUSPICIOUS_MINUTES 99
#define MAX_DISTANCE_M 1e6
#define FEW_WORDS 24 /* of nearly all lines, which need no memory of their own for them */

/* With its messages the line of one step may be long. */
static guint
count_words (const char *line)
{
  guint n = 1;

  for (const char *p = line; *p != '\0'; p++)
    n += *p == ' ' ? 1 : 0;
  return n;
}

static void
split_words (MusetteWorkoutLine *self)
{
  char *p = self->copy + 1;

  self->words[0] = NULL;
  for (;;)
    {
      while (*p == ' ')
        p++;
      if (*p == '\0')
        return;
      self->words[self->n++] = p;
      self->words[self->n] = NULL;
      while (*p != ' ' && *p != '\0')
        p++;
      if (*p == '\0')
        return;
      *p++ = '\0';
    }
}

static void
skip_prompts (MusetteWorkoutLine *self)
{
  for (guint i = 0; i < self->n; i++)
    if (strcmp (self->words[i], "<!>") == 0)
      {
        self->first = i + 1;
        self->label_end = i;
        self->in_label = FALSE;
        return;
      }
}

static void
end_label (MusetteWorkoutLine *self, guint index)
{
  if (!self->in_label)
    return;
  self->in_label = FALSE;
  self->label_end = index;
}

static void
set_target (MusetteWorkoutLine *self,
            MusetteWorkoutKind kind,
            MusetteWorkoutUnits units,
            const MusetteWorkoutToken *token)
{
  MusetteWorkoutTarget *target = &self->step->targets[kind];

  if (token->is_range)
    musette_workout_target_set_range (target, units, token->start, token->end);
  else
    musette_workout_target_set (target, units, token->start);
  target->is_custom = token->is_custom;
}

/* Returns how many words were taken besides the first. */
static guint
take_percent (MusetteWorkoutLine *self, guint index)
{
  const MusetteWorkoutToken *token = &self->tokens[index];
  const char *next = self->words[index + 1];

  if (_musette_workout_is_word (next, "HR") || _musette_workout_is_word (next, "LTHR"))
    {
      set_target (self, MUSETTE_WORKOUT_HR,
                  _musette_workout_is_word (next, "HR") ? MUSETTE_WORKOUT_UNITS_MAX_HR
                                                        : MUSETTE_WORKOUT_UNITS_LTHR,
                  token);
      return 1;
    }
  if (_musette_workout_is_word (next, "Pace"))
    {
      set_target (self, MUSETTE_WORKOUT_PACE, MUSETTE_WORKOUT_UNITS_PACE, token);
      return 1;
    }
  if (_musette_workout_is_word (next, "MMP") && index + 2 < self->n
      && self->tokens[index + 2].kind == MUSETTE_WORKOUT_TOKEN_DURATION)
    {
      set_target (self, MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_MMP, token);
      self->step->targets[MUSETTE_WORKOUT_POWER].mmp_s = self->tokens[index + 2].start;
      return 2;
    }
  set_target (self, MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_FTP, token);
  return 0;
}

static guint
take_zone (MusetteWorkoutLine *self, guint index)
{
  const MusetteWorkoutToken *token = &self->tokens[index];
  const char *next = self->words[index + 1];

  if (!self->has_length && self->first == 0)
    self->drops_label = TRUE;
  if (_musette_workout_is_word (next, "HR"))
    set_target (self, MUSETTE_WORKOUT_HR, MUSETTE_WORKOUT_UNITS_HR_ZONE, token);
  else if (_musette_workout_is_word (next, "Pace"))
    set_target (self, MUSETTE_WORKOUT_PACE, MUSETTE_WORKOUT_UNITS_PACE_ZONE, token);
  else
    set_target (self, MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_POWER_ZONE, token);
  return _musette_workout_is_word (next, "HR") || _musette_workout_is_word (next, "Pace")
                 || _musette_workout_is_word (next, "Power")
             ? 1
             : 0;
}

static MusetteWorkoutUnits
default_pace_units (const MusetteWorkoutContext *context)
{
  MusetteWorkoutUnits units = musette_workout_units_from_name (context->pace_units);

  if (units != MUSETTE_WORKOUT_UNITS_NONE)
    return units;
  switch (musette_sport_from_type (context->type))
    {
    case MUSETTE_SPORT_SWIM:
      return MUSETTE_WORKOUT_UNITS_SECS_100M;
    case MUSETTE_SPORT_ROW:
      return MUSETTE_WORKOUT_UNITS_SECS_500M;
    default:
      return MUSETTE_WORKOUT_UNITS_SECS_KM;
    }
}

/* Minutes and seconds are a pace only when the word follows. */
static guint
take_clock (MusetteWorkoutLine *self, guint index)
{
  const MusetteWorkoutToken *token = &self->tokens[index];
  MusetteWorkoutUnits units = token->units;
  g_autofree char *with = NULL;
  g_autofree char *fix = NULL;
  guint seconds = (guint) CLAMP (token->start, 0, MUSETTE_WORKOUT_MAX_SECONDS);

  if (_musette_workout_is_word (self->words[index + 1], "Pace"))
    {
      end_label (self, index);
      if (units == MUSETTE_WORKOUT_UNITS_NONE)
        units = default_pace_units (self->context);
      set_target (self, MUSETTE_WORKOUT_PACE, units, token);
      return 1;
    }
  if (units != MUSETTE_WORKOUT_UNITS_NONE)
    with = g_strdup_printf ("%s Pace", self->words[index]);
  else
    with = seconds % 60 != 0 ? g_strdup_printf ("%um%us", seconds / 60, seconds % 60)
                             : g_strdup_printf ("%um", seconds / 60);
  fix = _musette_workout_line_replace_word (self, index, 1, with);
  if (units != MUSETTE_WORKOUT_UNITS_NONE)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number,
                            _musette_workout_line_get_column (self, index), fix,
                            _ ("“%s” is a pace only with the word Pace behind it"),
                            self->words[index]);
  else
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number,
                            _musette_workout_line_get_column (self, index), fix,
                            _ ("“%s” is no duration here; write it with m and s"),
                            self->words[index]);
  return 0;
}

static void
take_duration (MusetteWorkoutLine *self, guint index)
{
  const MusetteWorkoutToken *token = &self->tokens[index];
  const char *word = self->words[index];

  self->step->duration_s = token->start;
  self->has_length = TRUE;
  self->length = token->start;
  self->is_minutes = strspn (word, "0123456789") == strlen (word) - 1
                     && g_ascii_tolower (word[strlen (word) - 1]) == 'm'
                     && token->start > SUSPICIOUS_MINUTES * 60;
  if (token->is_loose)
    {
      g_autofree char *with = _musette_workout_dup_canonical (token, word);
      g_autofree char *fix = _musette_workout_line_replace_word (self, index, 1, with);

      musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number,
                              _musette_workout_line_get_column (self, index), fix,
                              _ ("Write the duration “%s” as “%s”"), word, with);
    }
}

static void
take_distance (MusetteWorkoutLine *self, guint index)
{
  const MusetteWorkoutToken *token = &self->tokens[index];

  self->step->distance_m = token->start;
  self->has_length = TRUE;
  if (token->is_loose)
    {
      g_autofree char *with = _musette_workout_dup_canonical (token, self->words[index]);
      g_autofree char *fix = _musette_workout_line_replace_word (self, index, 1, with);

      musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number,
                              _musette_workout_line_get_column (self, index), fix,
                              _ ("Write the distance “%s” as “%s”"), self->words[index], with);
    }
}

static guint
take_quantity (MusetteWorkoutLine *self, guint index)
{
  const MusetteWorkoutToken *token = &self->tokens[index];

  if (token->kind == MUSETTE_WORKOUT_TOKEN_CLOCK)
    return take_clock (self, index);
  end_label (self, index);
  switch (token->kind)
    {
    case MUSETTE_WORKOUT_TOKEN_DURATION:
      take_duration (self, index);
      return 0;
    case MUSETTE_WORKOUT_TOKEN_DISTANCE:
      take_distance (self, index);
      return 0;
    case MUSETTE_WORKOUT_TOKEN_PERCENT:
      return take_percent (self, index);
    case MUSETTE_WORKOUT_TOKEN_WATTS:
      set_target (self, MUSETTE_WORKOUT_POWER, MUSETTE_WORKOUT_UNITS_WATTS, token);
      return 0;
    case MUSETTE_WORKOUT_TOKEN_BPM:
      set_target (self, MUSETTE_WORKOUT_HR, MUSETTE_WORKOUT_UNITS_BPM, token);
      return 0;
    case MUSETTE_WORKOUT_TOKEN_RPM:
      set_target (self, MUSETTE_WORKOUT_CADENCE, MUSETTE_WORKOUT_UNITS_RPM, token);
      return 0;
    case MUSETTE_WORKOUT_TOKEN_ZONE:
      return take_zone (self, index);
    default:
      return 0;
    }
}

static gboolean
take_setting (MusetteWorkoutLine *self, const char *word)
{
  const char *const names[] = { "power=", "hr=", "pace=" };

  if (g_ascii_strncasecmp (word, "intensity=", 10) == 0)
    {
      self->step->intensity = musette_workout_intensity_from_name (word + 10);
      return self->step->intensity != MUSETTE_WORKOUT_INTENSITY_NONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (word, names[i], strlen (names[i])) == 0)
      {
        self->averaging[i] = musette_workout_averaging_from_name (word + strlen (names[i]));
        return self->averaging[i] != MUSETTE_WORKOUT_AVERAGING_NONE;
      }
  return FALSE;
}

static gboolean
take_flag (MusetteWorkoutLine *self, const char *word)
{
  if (_musette_workout_is_word (word, "freeride"))
    self->step->is_free_ride = TRUE;
  else if (_musette_workout_is_word (word, "maxeffort"))
    self->step->is_max_effort = TRUE;
  else if (_musette_workout_is_word (word, "hidepower"))
    self->step->hides_power = TRUE;
  else
    return _musette_workout_is_word (word, "free") || _musette_workout_is_word (word, "0");
  return TRUE;
}

/* Of these the cadence is what the service documents not, but others read; durations are more often
 * prose, such as "# 30 seconds". */
static guint
take_spaced (MusetteWorkoutLine *self, guint index)
{
  MusetteWorkoutToken token;
  g_autofree char *joined = _musette_workout_line_dup_joined (self, index, &token);
  g_autofree char *fix = NULL;

  if (joined == NULL || token.kind == MUSETTE_WORKOUT_TOKEN_DURATION
      || token.kind == MUSETTE_WORKOUT_TOKEN_DISTANCE)
    return 0;
  if (token.kind == MUSETTE_WORKOUT_TOKEN_RPM)
    set_target (self, MUSETTE_WORKOUT_CADENCE, MUSETTE_WORKOUT_UNITS_RPM, &token);
  fix = _musette_workout_line_replace_word (self, index, 2, joined);
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number,
                          _musette_workout_line_get_column (self, index), fix,
                          _ ("Write “%s” without the blank, or it is not understood everywhere"),
                          joined);
  return 1;
}

static gboolean
looks_like_quantity (const char *word)
{
  const char *const settings[] = { "intensity=", "power=", "hr=", "pace=" };

  if (g_ascii_isdigit (*word) || (g_ascii_tolower (*word) == 'z' && g_ascii_isdigit (word[1])))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_ascii_strncasecmp (word, settings[i], strlen (settings[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
report_unknown (MusetteWorkoutLine *self, guint index)
{
  const char *word = self->words[index];
  g_autofree char *bare = _musette_workout_dup_without_marks (word);
  g_autofree char *fix
      = bare != NULL ? _musette_workout_line_replace_word (self, index, 1, bare) : NULL;

  musette_workout_report (self->workout,
                          bare != NULL ? MUSETTE_WORKOUT_WARNING : MUSETTE_WORKOUT_INFO,
                          self->number, _musette_workout_line_get_column (self, index), fix,
                          _ ("“%s” is not understood and has no effect"), word);
}

static guint
take_word (MusetteWorkoutLine *self, guint index)
{
  const char *word = self->words[index];

  if (_musette_workout_is_word (word, "press")
      && _musette_workout_is_word (self->words[index + 1], "lap"))
    {
      self->step->is_until_lap_press = TRUE;
      return 1;
    }
  if (_musette_workout_is_word (word, "ramp") && _musette_workout_line_is_target (self, index + 1))
    {
      end_label (self, index);
      self->step->is_ramp = TRUE;
      return 0;
    }
  if (self->in_label || take_setting (self, word) || take_flag (self, word))
    return 0;
  if (looks_like_quantity (word))
    {
      guint taken = take_spaced (self, index);

      if (taken == 0)
        report_unknown (self, index);
      return taken;
    }
  return 0;
}

static gboolean
is_locale_word (const char *word)
{
  gsize n = strcspn (word, "/");

  if (word[n] != '/' || (n != 2 && n != 5) || (n == 5 && word[2] != '-' && word[2] != '_'))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (i != 2 && !g_ascii_isalpha (word[i]))
      return FALSE;
  return TRUE;
}

/* "en/Hello there fr/Bonjour" */
static void
take_locales (MusetteWorkoutLine *self)
{
  for (guint i = 0; i < self->label_end;)
    {
      const char *slash = strchr (self->words[i], '/');
      g_autofree char *locale = g_strndup (self->words[i], slash - self->words[i]);
      g_autoptr (GString) text = g_string_new (slash + 1);

      for (i++; i < self->label_end && !is_locale_word (self->words[i]); i++)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", self->words[i]);
      musette_workout_texts_add (&self->step->locales, locale, text->str);
    }
}

static void
set_label (MusetteWorkoutLine *self)
{
  g_autofree char *label = NULL;
  gsize from, to;

  if (self->in_label)
    self->label_end = self->n;
  if (self->n == 0 || self->drops_label)
    return;
  from = (gsize) (self->words[0] - self->copy);
  if (self->label_end < self->n)
    to = (gsize) (self->words[self->label_end] - self->copy) + self->tokens[self->label_end].prefix;
  else
    to = strlen (self->line);
  if (self->label_end > 0 && is_locale_word (self->words[0]))
    {
      take_locales (self);
      return;
    }
  label = g_strstrip (g_strndup (self->line + from, to - from));
  musette_workout_step_set_label (self->step, label);
}

static void
apply_averaging (MusetteWorkoutLine *self)
{
  for (guint i = 0; i < MUSETTE_WORKOUT_N_KINDS; i++)
    if (musette_workout_step_has_target (self->step, i))
      self->step->targets[i].averaging = self->averaging[i];
}

static void
scan_line (MusetteWorkoutLine *self)
{
  split_words (self);
  for (guint i = 0; i < self->n; i++)
    musette_workout_token_scan (self->words[i], &self->tokens[i]);
  self->in_label = TRUE;
  skip_prompts (self);
  for (guint i = self->first; i < self->n; i++)
    i += self->tokens[i].kind == MUSETTE_WORKOUT_TOKEN_WORD ? take_word (self, i)
                                                            : take_quantity (self, i);
  set_label (self);
  apply_averaging (self);
}

static MusetteWorkoutStep *
leave_out_long (MusetteWorkout *workout, guint number)
{
  musette_workout_report (workout, MUSETTE_WORKOUT_ERROR_SEVERITY, number, 1, NULL,
                          _ ("This step is longer than a workout may be and is left out"));
  return NULL;
}

/**
 * musette_workout_line_read:
 * @workout: where diagnostics go
 * @line: one line of text that begins with a hyphen, blanks made equal
 * @number: its number, from 1
 * @context: what its meaning depends on
 *
 * Returns: (transfer full) (nullable): the step; %NULL when it has neither duration nor distance,
 * which the service drops without a word
 */
MusetteWorkoutStep *
musette_workout_line_read (MusetteWorkout *workout,
                           const char *line,
                           guint number,
                           const MusetteWorkoutContext *context)
{
  g_autofree char *copy = g_strdup (line);
  char *few_words[FEW_WORDS];
  MusetteWorkoutToken few_tokens[FEW_WORDS];
  g_autofree char **many_words = NULL;
  g_autofree MusetteWorkoutToken *many_tokens = NULL;
  g_autoptr (MusetteWorkoutStep) step = musette_workout_step_new (NAN);
  MusetteWorkoutLine self = { .workout = workout,
                              .context = context,
                              .step = step,
                              .line = line,
                              .number = number,
                              .copy = copy };
  guint room;

  g_return_val_if_fail (workout != NULL && line != NULL && *line == '-', NULL);

  if (strlen (line) > MAX_LINE_BYTES)
    return leave_out_long (workout, number);
  room = count_words (line) + 1;
  self.words = room <= FEW_WORDS ? few_words : (many_words = g_new (char *, room));
  self.tokens = room <= FEW_WORDS ? few_tokens : (many_tokens = g_new (MusetteWorkoutToken, room));
  scan_line (&self);
  step->line = number;
  if (step->duration_s > MUSETTE_WORKOUT_MAX_SECONDS || step->distance_m > MAX_DISTANCE_M)
    return leave_out_long (workout, number);
  if (step->duration_s > 0 || step->distance_m > 0)
    {
      _musette_workout_line_hint (&self);
      return g_steal_pointer (&step);
    }
  _musette_workout_line_report_no_length (&self);
  return NULL;
}
