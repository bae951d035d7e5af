/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-text-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-workout-line.h"
#include "musette-workout-token.h"

#define METRES_PER_YARD 0.9144
#define MAX_STEP_BYTES 120 /* longer lines are prose */

/* The text is a small Markdown list: a line that begins with a hyphen is a step, a blank line ends
 * a section and a repeat, everything else is a header or prose. */
typedef struct
{
  MusetteWorkout *workout;
  const MusetteWorkoutContext *context;
  GPtrArray *nested;
  GString *prose;
  guint number;
  guint n_steps;
  guint reps;
  guint reps_line;
  char *header;
  MusetteWorkoutStep *repeat;
  gboolean is_warmup;
  gboolean is_cooldown;
  gboolean after_blank;
  gboolean after_step;
  gboolean list_is_open;
} Reader;

/* Tabs, no-break and zero-width blanks become plain blanks; the end is trimmed. */
static char *
clean_line (const char *from, gsize length)
{
  static const char *const blanks[]
      = { "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x8B", "\xEF\xBB\xBF" };
  char *line = g_strndup (from, length);
  gboolean plain = TRUE;

  for (char *p = line; *p != '\0'; p++)
    {
      if (*p == '\t')
        *p = ' ';
      plain = plain && (guchar) *p < 0x80;
    }
  for (guint i = 0; !plain && i < G_N_ELEMENTS (blanks); i++)
    if (strstr (line, blanks[i]) != NULL)
      {
        g_auto (GStrv) parts = g_strsplit (line, blanks[i], -1);

        g_free (line);
        line = g_strjoinv (" ", parts);
      }
  return g_strchomp (line);
}

static void
forget_header (Reader *self)
{
  if (self->reps > 0)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->reps_line, 1, NULL,
                            _ ("This repeat has no steps directly below it and has no effect"));
  self->reps = 0;
  g_clear_pointer (&self->header, g_free);
}

static void
read_blank (Reader *self)
{
  forget_header (self);
  self->repeat = NULL;
  self->is_warmup = FALSE;
  self->is_cooldown = FALSE;
  self->after_blank = TRUE;
  self->after_step = FALSE;
}

/* "Main set 4x": only the end of the line counts. */
static guint
parse_reps (const char *header)
{
  const char *last = strrchr (header, ' ');
  const char *p = last != NULL ? last + 1 : header;
  guint reps = 0;

  if (!g_ascii_isdigit (*p))
    return 0;
  for (; g_ascii_isdigit (*p); p++)
    reps = MIN (reps * 10 + (guint) (*p - '0'), 100000u);
  return g_ascii_tolower (*p) == 'x' && p[1] == '\0' ? reps : 0;
}

static gboolean
is_target_word (const char *word)
{
  MusetteWorkoutToken token;

  musette_workout_token_scan (word, &token);
  return token.kind != MUSETTE_WORKOUT_TOKEN_WORD && token.kind != MUSETTE_WORKOUT_TOKEN_DURATION
         && token.kind != MUSETTE_WORKOUT_TOKEN_DISTANCE;
}

static gboolean
is_length_word (const char *word)
{
  MusetteWorkoutToken token;

  musette_workout_token_scan (word, &token);
  return token.kind == MUSETTE_WORKOUT_TOKEN_DURATION
         || token.kind == MUSETTE_WORKOUT_TOKEN_DISTANCE;
}

/* "5m 60%", "1. 5m 60%", "--5m 60%": what has a length and then a target, but no hyphen. */
static gboolean
looks_like_step (const char *line, const char **content)
{
  const char *p = line + strspn (line, "0123456789");
  g_auto (GStrv) words = NULL;

  *content = line;
  if (p > line && (*p == '.' || *p == ')') && p[1] == ' ')
    *content = p + 2;
  else
    *content += strspn (line, "- ");
  if (strlen (*content) > MAX_STEP_BYTES)
    return FALSE;
  words = g_strsplit (*content, " ", -1);
  if (words[0] == NULL || !is_length_word (words[0]))
    return FALSE;
  for (guint i = 1; words[i] != NULL; i++)
    if (is_target_word (words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
suggest_step (Reader *self, const char *line)
{
  const char *content;
  g_autofree char *fix = NULL;

  if (!looks_like_step (line, &content))
    return FALSE;
  fix = g_strconcat ("- ", content, NULL);
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number, 1, fix,
                          _ ("A step begins with a hyphen"));
  return TRUE;
}

/* A repeat and its only step in one line. */
static char *
dup_repeat_with_step (const char *name, const char *reps)
{
  const char *content;

  return looks_like_step (name, &content) ? g_strdup_printf ("%sx\n- %s", reps, content) : NULL;
}

/* Only the two words mark steps, and only alone in their line. */
static void
suggest_section (Reader *self, const char *line)
{
  const char *const sections[] = { "Warmup", "Cooldown" };
  g_autoptr (GString) letters = g_string_new (NULL);

  if (strlen (line) > MAX_STEP_BYTES)
    return;
  for (const char *p = line; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (letters, *p);
    else if (strchr (" -:*#_.", *p) == NULL)
      return;
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_ascii_strcasecmp (letters->str, sections[i]) == 0)
      musette_workout_report (self->workout, MUSETTE_WORKOUT_INFO, self->number, 1, sections[i],
                              _ ("Only “%s” alone in a line marks the steps below it"),
                              sections[i]);
}

static void
report_reps (Reader *self)
{
  musette_workout_report (self->workout, MUSETTE_WORKOUT_ERROR_SEVERITY, self->number, 1, NULL,
                          _ ("A repeat has 1 to %d passes"), MUSETTE_WORKOUT_MAX_REPS);
}

/* Forms of a repeat that people write and the service does not know. */
static void
suggest_repeat (Reader *self, const char *line)
{
  const char *const patterns[] = { "^(.*?)\\s*(?:×|[xX])\\s?([0-9]{1,3})[.:]?$",
                                   "^(.*?)\\s*\\(?\\b([0-9]{1,3})\\s?(?:×|[xX])\\)?[.:]?$",
                                   "^\\(?([0-9]{1,3})\\s?(?:×|[xX])\\)?\\s+(.*)$" };

  if (strpbrk (line, "0123456789") == NULL || strlen (line) > 200
      || (strpbrk (line, "xX") == NULL && strstr (line, "×") == NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *name = NULL;
      g_autofree char *reps = NULL;
      g_autofree char *fix = NULL;

      if (!g_regex_match (regex, line, 0, &match))
        continue;
      name = g_match_info_fetch (match, i == 2 ? 2 : 1);
      reps = g_match_info_fetch (match, i == 2 ? 1 : 2);
      if (strspn (reps, "0") == strlen (reps))
        {
          report_reps (self);
          return;
        }
      fix = dup_repeat_with_step (name, reps);
      if (fix == NULL)
        fix = g_strdup_printf ("%s%s%sx", name, *name != '\0' ? " " : "", reps);
      musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number, 1, fix,
                              _ ("A repeat is a line that ends with “%sx”"), reps);
      return;
    }
}

static void
add_prose (Reader *self, const char *line)
{
  if (self->prose->len > 0)
    g_string_append_c (self->prose, '\n');
  g_string_append (self->prose, line);
}

static gboolean
read_setting (Reader *self, const char *line)
{
  if (g_ascii_strncasecmp (line, "category:", 9) == 0)
    {
      g_free (self->workout->category);
      self->workout->category = g_strstrip (g_strdup (line + 9));
      return TRUE;
    }
  if (g_ascii_strncasecmp (line, "pool length:", 12) == 0)
    {
      char *end;
      double number = g_ascii_strtod (line + 12, &end);

      if (number > 0 && number < 1000)
        self->workout->pool_length_m
            = g_ascii_tolower (*end) == 'y' ? number * METRES_PER_YARD : number;
      return number > 0;
    }
  return FALSE;
}

static void
start_repeat (Reader *self, guint reps, const char *line)
{
  if (reps > MUSETTE_WORKOUT_MAX_REPS)
    {
      report_reps (self);
      return;
    }
  self->reps = reps;
  self->reps_line = self->number;
  self->header = g_strdup (line);
}

static void
read_header (Reader *self, const char *line)
{
  guint reps = parse_reps (line);
  gboolean is_warmup = g_ascii_strcasecmp (line, "Warmup") == 0;
  gboolean is_cooldown = g_ascii_strcasecmp (line, "Cooldown") == 0;
  gboolean is_header = reps > 0 || is_warmup || is_cooldown;

  if (self->after_step && is_header)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number, 1, NULL,
                            _ ("Put a blank line before a header, or it is taken as part of the "
                               "step above it"));
  if (self->after_blank)
    self->list_is_open = FALSE;
  self->after_blank = FALSE;
  if (read_setting (self, line))
    return;
  /* Words between steps belong to the step above them. */
  if (self->after_step && !is_header)
    {
      suggest_step (self, line);
      add_prose (self, line);
      return;
    }
  forget_header (self);
  self->repeat = NULL;
  self->is_warmup = is_warmup;
  self->is_cooldown = is_cooldown;
  self->after_step = FALSE;
  if (reps > 0)
    start_repeat (self, reps, line);
  else if (!is_header)
    {
      suggest_section (self, line);
      if (!suggest_step (self, line))
        suggest_repeat (self, line);
      add_prose (self, line);
    }
}

static void
add_step (Reader *self, MusetteWorkoutStep *step)
{
  if (self->reps > 0)
    {
      self->repeat = musette_workout_step_new_repeat (self->reps, self->header);
      self->repeat->line = self->reps_line;
      musette_workout_add_step (self->workout, self->repeat);
      self->reps = 0;
      g_clear_pointer (&self->header, g_free);
    }
  step->is_warmup = self->is_warmup;
  step->is_cooldown = self->is_cooldown;
  if (self->repeat != NULL)
    g_ptr_array_add (self->repeat->steps, step);
  else
    musette_workout_add_step (self->workout, step);
}

/* The service takes steps that are indented below another one out of the list and puts them, once
 * each, behind the last step; a repeat in between is lost. */
static void
add_nested (Reader *self, MusetteWorkoutStep *step, const char *line)
{
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number, 1, line,
                          _ ("An indented step is moved to the end and not repeated; remove the "
                             "blanks, and put a blank line before the header above"));
  self->reps = 0;
  g_clear_pointer (&self->header, g_free);
  g_ptr_array_add (self->nested, step);
}

static void
read_step (Reader *self, const char *line, gsize indent)
{
  MusetteWorkoutStep *step
      = musette_workout_line_read (self->workout, line, self->number, self->context);
  gboolean nested = indent >= 2 && self->list_is_open;

  self->after_blank = FALSE;
  self->after_step = TRUE;
  if (!nested)
    self->list_is_open = TRUE;
  if (step == NULL)
    return;
  self->n_steps++;
  if (nested)
    add_nested (self, step, line);
  else
    add_step (self, step);
}

static void
suggest_bullet (Reader *self, const char *line)
{
  const char *const bullets[] = { "•", "*", "+", "–", "—" };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (line, bullets[i]) && line[strlen (bullets[i])] == ' ')
      {
        g_autofree char *fix = g_strconcat ("-", line + strlen (bullets[i]), NULL);

        musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number, 1, fix,
                                _ ("A step begins with a hyphen"));
      }
}

static void
read_line (Reader *self, const char *from, gsize length)
{
  g_autofree char *line = clean_line (from, length);
  gsize indent = strspn (line, " ");
  const char *content = line + indent;

  self->number++;
  if (*content == '\0')
    read_blank (self);
  else if (*content == '-' && content[1] != '-')
    read_step (self, content, indent);
  else
    {
      suggest_bullet (self, content);
      read_header (self, content);
    }
}

static gboolean
read_lines (Reader *self, const char *text, GError **error)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize length = strcspn (p, "\n");

      read_line (self, p, length);
      if (self->n_steps > MUSETTE_WORKOUT_MAX_STEPS)
        {
          g_set_error (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_LIMIT,
                       _ ("Line %u: a workout may have at most %d steps"), self->number,
                       MUSETTE_WORKOUT_MAX_STEPS);
          return FALSE;
        }
      p += length + (p[length] == '\n' ? 1 : 0);
    }
  read_blank (self);
  for (guint i = 0; i < self->nested->len; i++)
    musette_workout_add_step (self->workout, self->nested->pdata[i]);
  g_ptr_array_set_free_func (self->nested, NULL);
  return TRUE;
}

/**
 * musette_workout_text_read:
 * @text: the service's workout text, with line feeds
 * @context: what its meaning depends on
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Prose becomes the description. A text without any step is a workout without steps.
 *
 * Returns: (transfer full) (nullable): the workout
 */
MusetteWorkout *
musette_workout_text_read (const char *text, const MusetteWorkoutContext *context, GError **error)
{
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (GPtrArray) nested
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_step_free);
  g_autoptr (GString) prose = g_string_new (NULL);
  Reader self = { .context = context, .nested = nested, .prose = prose, .after_blank = TRUE };
  gboolean ok;

  g_return_val_if_fail (text != NULL && context != NULL, NULL);

  self.workout = workout = musette_workout_new ();
  ok = read_lines (&self, text, error);
  g_free (self.header);
  if (!ok)
    return NULL;
  if (prose->len > 0)
    workout->description = g_strdup (prose->str);
  musette_workout_update (workout, context);
  if (workout->steps->len == 0)
    musette_workout_report (workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                            _ ("There is no step in this text"));
  return musette_workout_check_limits (workout, error) ? g_steal_pointer (&workout) : NULL;
}

/* What the thread works with. */
typedef struct
{
  char *text;
  MusetteWorkoutContext context;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->text);
  musette_workout_context_clear (&source->context);
  g_free (source);
}

static void
read_in_thread (GTask *task, gpointer object, gpointer task_data, GCancellable *cancellable)
{
  const Source *source = task_data;
  GError *error = NULL;
  MusetteWorkout *workout = musette_workout_text_read (source->text, &source->context, &error);

  if (workout == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, workout, (GDestroyNotify) musette_workout_unref);
}

/**
 * musette_workout_text_read_async:
 * @text: a text
 * @context: what its meaning depends on; it is copied
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads a text in a thread of its own.
 */
void
musette_workout_text_read_async (const char *text,
                                 const MusetteWorkoutContext *context,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Source *source;

  g_return_if_fail (text != NULL && context != NULL);

  source = g_new (Source, 1);
  source->text = g_strdup (text);
  musette_workout_context_copy (&source->context, context);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, musette_workout_text_read_async);
  g_task_set_task_data (task, source, source_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * musette_workout_text_read_finish:
 * @result: what the callback was given
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Returns: (transfer full) (nullable): the workout in the text
 */
MusetteWorkout *
musette_workout_text_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
