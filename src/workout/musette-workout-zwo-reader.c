/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-zwo-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-workout-decode.h"
#include "musette-workout-tags.h"
#include "musette-workout-zwo-segment.h"

#define DEFAULT_CUE_S 10
#define MAX_CUES 2000

typedef struct
{
  MusetteWorkout *workout;
  MusetteWorkoutSegment segment;
  GPtrArray *loose;
  GString *text;
  char *sport;
  guint damage;
  guint n_segments;
  guint n_cues;
  guint line;
  gboolean in_segment;
  gboolean is_steps_form;
  gboolean has_root;
  gboolean has_workout;
  gboolean is_distance;
  gboolean is_closed;
  gboolean is_done;
} Reader;

static const char *
damage_message (MusetteWorkoutTagDamage damage)
{
  switch (damage)
    {
    case MUSETTE_WORKOUT_DAMAGE_AMPERSAND:
      return _ ("A plain “&” was taken as text");
    case MUSETTE_WORKOUT_DAMAGE_ENTITY:
      return _ ("A character name of HTML was resolved");
    case MUSETTE_WORKOUT_DAMAGE_ANGLE:
      return _ ("A plain “<” was taken as text");
    case MUSETTE_WORKOUT_DAMAGE_QUOTE:
      return _ ("A missing quotation mark was put in");
    case MUSETTE_WORKOUT_DAMAGE_END_TAG:
      return _ ("End tags are missing or do not match; the segments were read in order");
    case MUSETTE_WORKOUT_DAMAGE_CUT:
      return _ ("The file ends inside a tag; what is complete was read");
    case MUSETTE_WORKOUT_DAMAGE_DECLARATION:
      return _ ("A document type is not followed; its entities are not known");
    case MUSETTE_WORKOUT_DAMAGE_TWICE:
      return _ ("An attribute is given twice; the first counts");
    case MUSETTE_WORKOUT_DAMAGE_JUNK:
    default:
      return _ ("Something that does not belong to the workout was left out");
    }
}

static void
damage_cb (MusetteWorkoutTagDamage damage, guint line, gpointer user_data)
{
  Reader *self = user_data;

  if ((self->damage & damage) != 0)
    return;
  self->damage |= damage;
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, line, 0, NULL, "%s",
                          damage_message (damage));
}

static void
clear_segment (Reader *self)
{
  g_clear_pointer (&self->segment.name, g_free);
  g_clear_pointer (&self->segment.attributes, g_hash_table_unref);
  g_clear_pointer (&self->segment.cues, g_ptr_array_unref);
  self->in_segment = FALSE;
}

static int
compare_cues (gconstpointer a, gconstpointer b)
{
  const MusetteWorkoutCue *const *first = a, *const *second = b;

  return ((*first)->offset_s > (*second)->offset_s) - ((*first)->offset_s < (*second)->offset_s);
}

static gboolean
is_run (const Reader *self)
{
  return self->sport != NULL && g_ascii_strcasecmp (self->sport, "run") == 0;
}

static void
finish_segment (Reader *self)
{
  if (!self->in_segment)
    return;
  self->segment.is_distance = self->is_distance;
  self->segment.is_run = is_run (self);
  g_ptr_array_sort (self->segment.cues, compare_cues);
  musette_workout_segment_read (&self->segment, self->workout);
  clear_segment (self);
}

static GPtrArray *
new_cues (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_cue_free);
}

static void
start_segment (Reader *self, const char *name, GHashTable *attributes, guint line)
{
  finish_segment (self);
  if (++self->n_segments > MUSETTE_WORKOUT_MAX_STEPS)
    return;
  self->segment.name = g_strdup (name);
  self->segment.attributes = g_hash_table_ref (attributes);
  self->segment.cues = self->loose;
  self->segment.line = line;
  self->loose = new_cues ();
  self->in_segment = TRUE;
  for (guint i = 0; i < self->segment.cues->len; i++)
    ((MusetteWorkoutCue *) g_ptr_array_index (self->segment.cues, i))->offset_s = 0;
}

static int
get_seconds (GHashTable *attributes, const char *name, int otherwise)
{
  const char *text = g_hash_table_lookup (attributes, name);
  const char *rest;
  double value;

  if (text == NULL || !musette_workout_scan_number (text, &value, &rest))
    return otherwise;
  return (int) CLAMP (floor (value + 0.5), -MUSETTE_WORKOUT_MAX_SECONDS,
                      MUSETTE_WORKOUT_MAX_SECONDS);
}

static void
read_cue (Reader *self, GHashTable *attributes)
{
  const char *const names[] = { "message", "text", "mssage", "message1", "message2", "message3" };
  g_autoptr (GString) message = g_string_new (NULL);
  gboolean found = FALSE;
  int offset = get_seconds (attributes, self->is_distance ? "distoffset" : "timeoffset", 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *part = g_hash_table_lookup (attributes, names[i]);

      found |= part != NULL;
      if (part != NULL && *part != '\0')
        g_string_append_printf (message, "%s%s", message->len > 0 ? ". " : "", part);
    }
  if (!found)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_INFO, self->line, 0, NULL,
                            _ ("A message without words is left out"));
  if (!found || self->n_cues++ > MAX_CUES)
    return;
  g_ptr_array_add (self->in_segment ? self->segment.cues : self->loose,
                   musette_workout_cue_new (
                       MAX (offset, 0),
                       MAX (get_seconds (attributes, "duration", DEFAULT_CUE_S), 0), message->str));
}

static void
add_tag (Reader *self, const char *name)
{
  g_autofree char *tag = g_strstrip (g_strdup (name));

  if (*tag != '\0' && self->workout->tags->len < 100)
    g_ptr_array_add (self->workout->tags, g_steal_pointer (&tag));
}

/* A second document or workout in one file is left alone. */
static void
check_second (Reader *self, guint line)
{
  if (!self->is_closed || self->n_segments == 0)
    return;
  self->is_done = TRUE;
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, line, 0, NULL,
                          _ ("There is more than one workout in this file; the first was read"));
}

static gboolean
is_header (const char *name)
{
  const char *const names[]
      = { "author",       "n",        "name", "description", "sporttype",   "sport_type",
          "durationtype", "category", "tag",  "tags",        "subcategory", NULL };

  return g_strv_contains (names, name);
}

static void
start_cb (const char *name, GHashTable *attributes, guint line, gpointer user_data)
{
  Reader *self = user_data;
  const char *tag;

  self->line = line;
  if (strcmp (name, "workout") == 0)
    {
      check_second (self, line);
      self->has_workout = TRUE;
    }
  if (self->is_done)
    return;
  g_string_truncate (self->text, 0);
  self->has_root |= strcmp (name, "workout_file") == 0 || strcmp (name, "workout_instruction") == 0;
  if (musette_workout_segment_is_known (name))
    {
      self->is_steps_form |= strcmp (name, "workoutstep") == 0;
      start_segment (self, name, attributes, line);
    }
  else if (strcmp (name, "textevent") == 0 || strcmp (name, "textnotification") == 0)
    read_cue (self, attributes);
  else if (strcmp (name, "tag") == 0)
    {
      tag = g_hash_table_lookup (attributes, "name");
      add_tag (self, tag != NULL ? tag : "");
    }
  else if (g_hash_table_contains (attributes, "duration") && strcmp (name, "gameplayevent") != 0)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_ERROR_SEVERITY, line, 0, NULL,
                            _ ("The segment “%.40s” is not known and left out"), name);
}

static void
take_text (Reader *self, char **field, const char *text)
{
  if (*text == '\0' || *field != NULL)
    return;
  *field = g_strdup (text);
}

static void
end_header (Reader *self, const char *name, const char *text)
{
  MusetteWorkout *workout = self->workout;

  if (strcmp (name, "author") == 0)
    take_text (self, &workout->author, text);
  else if (strcmp (name, "name") == 0 || strcmp (name, "n") == 0)
    take_text (self, &workout->name, text);
  else if (strcmp (name, "description") == 0)
    take_text (self, &workout->description, text);
  else if (strcmp (name, "category") == 0)
    take_text (self, &workout->category, text);
  else if (strcmp (name, "sporttype") == 0 || strcmp (name, "sport_type") == 0)
    take_text (self, &self->sport, text);
  else if (strcmp (name, "durationtype") == 0)
    self->is_distance = g_ascii_strcasecmp (text, "distance") == 0;
  else if (strcmp (name, "tag") == 0)
    add_tag (self, text);
}

static void
end_cb (const char *name, guint line, gpointer user_data)
{
  Reader *self = user_data;
  g_autofree char *text = g_strstrip (g_strdup (self->text->str));

  if (self->is_done)
    return;
  if (self->in_segment && strcmp (name, self->segment.name) == 0)
    finish_segment (self);
  else if (self->in_segment && (self->is_steps_form || !is_header (name)) && *text != '\0')
    g_hash_table_insert (self->segment.attributes, g_strdup (name), g_strdup (text));
  else if (is_header (name))
    end_header (self, name, text);
  else if (strcmp (name, "workout") == 0)
    {
      finish_segment (self);
      self->is_closed = self->n_segments > 0;
    }
  g_string_truncate (self->text, 0);
}

static void
text_cb (const char *text, guint line, gpointer user_data)
{
  Reader *self = user_data;

  g_string_append (self->text, text);
  if (self->has_root || self->has_workout || self->n_segments > 0
      || (self->damage & MUSETTE_WORKOUT_DAMAGE_JUNK) != 0)
    return;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      {
        damage_cb (MUSETTE_WORKOUT_DAMAGE_JUNK, line, self);
        return;
      }
}

static const char *
get_type (Reader *self)
{
  if (self->sport == NULL || g_ascii_strcasecmp (self->sport, "bike") == 0)
    return "Ride";
  if (is_run (self))
    return "Run";
  if (g_ascii_strcasecmp (self->sport, "swim") == 0)
    {
      musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                              _ ("This format is made for riding and running, not for swimming"));
      return "Swim";
    }
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                          _ ("The sport “%.40s” is not known; it was taken as a ride"),
                          self->sport);
  return "Ride";
}

/* Texts behind the last segment belong to it. */
static void
add_last_cues (Reader *self)
{
  MusetteWorkoutStep *last;
  g_autoptr (GPtrArray) cues = NULL;

  if (self->loose->len == 0 || self->workout->steps->len == 0)
    return;
  last = g_ptr_array_index (self->workout->steps, self->workout->steps->len - 1);
  if (last->steps != NULL)
    last = g_ptr_array_index (last->steps, last->steps->len - 1);
  cues = musette_workout_step_get_cues (last);
  g_ptr_array_extend_and_steal (cues, g_steal_pointer (&self->loose));
  self->loose = new_cues ();
  g_ptr_array_sort (cues, compare_cues);
  musette_workout_step_set_cues (last, cues);
}

static gboolean
finish (Reader *self, const MusetteWorkoutContext *context, GError **error)
{
  MusetteWorkoutContext own = *context;

  finish_segment (self);
  if (!self->has_root && !self->has_workout && self->n_segments == 0)
    {
      g_set_error (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                   _ ("Line %u: this is no workout file: there is no element “workout_file”"),
                   MAX (self->line, 1));
      return FALSE;
    }
  if (self->n_segments > MUSETTE_WORKOUT_MAX_STEPS)
    {
      g_set_error (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_LIMIT,
                   _ ("Line %u: a workout may have at most %d steps"), self->line,
                   MUSETTE_WORKOUT_MAX_STEPS);
      return FALSE;
    }
  add_last_cues (self);
  if (!self->has_root)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 1, 0, NULL,
                            _ ("There is no element “workout_file” around the segments"));
  if (self->workout->steps->len == 0)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                            _ ("There is no segment in this file"));
  self->workout->type = g_strdup (get_type (self));
  own.type = self->workout->type;
  musette_workout_update (self->workout, &own);
  return musette_workout_check_limits (self->workout, error);
}

/**
 * musette_workout_zwo_read:
 * @text: a .zwo file, with line feeds
 * @context: what its meaning depends on
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Reads damaged files as far as they go and says what was repaired.
 *
 * Returns: (transfer full) (nullable): the workout
 */
MusetteWorkout *
musette_workout_zwo_read (const char *text, const MusetteWorkoutContext *context, GError **error)
{
  const MusetteWorkoutTagEvents events = { start_cb, end_cb, text_cb, damage_cb };
  g_autoptr (MusetteWorkout) workout = NULL;
  Reader self = { 0 };
  gboolean ok;

  g_return_val_if_fail (text != NULL && context != NULL, NULL);

  self.workout = workout = musette_workout_new ();
  self.loose = new_cues ();
  self.text = g_string_new (NULL);
  musette_workout_tags_scan (text, &events, &self);
  ok = finish (&self, context, error);
  clear_segment (&self);
  g_ptr_array_unref (self.loose);
  g_string_free (self.text, TRUE);
  g_free (self.sport);
  return ok ? g_steal_pointer (&workout) : NULL;
}
