/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-course-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-workout-decode.h"

/* Course files: points of a line, minutes and watts or percent. Two points at the same minute are a
 * jump. Three points at one minute: the first and the last count. */

#define SNAP_S 5
#define SNAP_TOLERANCE_S 0.4
#define MAX_VALUE 5000
#define MAX_FRACTION 3
#define DEFAULT_CUE_S 10

typedef enum
{
  SECTION_NONE,
  SECTION_HEADER,
  SECTION_DATA,
  SECTION_TEXT,
  SECTION_OTHER,
} Section;

typedef struct
{
  double second;
  double value;
  guint line;
} Point;

typedef struct
{
  double second;
  int duration_s;
  char *message;
} Row;

typedef struct
{
  MusetteWorkout *workout;
  MusetteWorkoutUnits units;
  GArray *points;
  GArray *rows;
  Section section;
  guint number;
  guint n_courses;
  gboolean has_sections;
} Reader;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->message);
}

static void
warn_line (Reader *self, const char *message)
{
  musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, self->number, 0, NULL, "%s",
                          message);
}

/* "[ COURSE   HEADER ]" in any case and with any blanks. */
static gboolean
read_section (Reader *self, const char *line)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (*line != '[')
    return FALSE;
  for (const char *p = line + 1; *p != '\0' && *p != ']'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (name, g_ascii_toupper (*p));
  self->has_sections = TRUE;
  if (strcmp (name->str, "COURSEHEADER") == 0)
    self->section = SECTION_HEADER;
  else if (strcmp (name->str, "COURSEDATA") == 0)
    self->section = SECTION_DATA;
  else if (strcmp (name->str, "COURSETEXT") == 0)
    self->section = SECTION_TEXT;
  else
    self->section = g_str_has_prefix (name->str, "END") ? SECTION_NONE : SECTION_OTHER;
  if (self->section == SECTION_HEADER && self->points->len > 0)
    self->n_courses = 2;
  if (self->section == SECTION_DATA && self->n_courses++ > 0)
    self->n_courses = 2;
  return TRUE;
}

static void
read_column (Reader *self, const char *line)
{
  g_autofree char *upper = g_ascii_strup (line, -1);

  if (strstr (upper, "WATT") != NULL)
    self->units = MUSETTE_WORKOUT_UNITS_WATTS;
  else if (strstr (upper, "PERCENT") != NULL || strstr (upper, "FTP") != NULL)
    self->units = MUSETTE_WORKOUT_UNITS_FTP;
  else if (strstr (upper, "HR") != NULL || strstr (upper, "HEART") != NULL)
    self->units = MUSETTE_WORKOUT_UNITS_BPM;
  else if (g_str_has_prefix (upper, "MINUTES"))
    warn_line (self, _ ("The column line does not say what the values are"));
  if (!g_str_has_prefix (upper, "MINUTES") && strchr (upper, '=') == NULL
      && (g_str_has_prefix (upper, "KM") || g_str_has_prefix (upper, "MILES")))
    warn_line (self,
               _ ("A course over distance cannot be read; its distances are taken as minutes"));
}

static void
read_header (Reader *self, const char *line)
{
  const char *equal = strchr (line, '=');
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (equal == NULL)
    {
      read_column (self, line);
      return;
    }
  key = g_strstrip (g_ascii_strup (line, equal - line));
  value = g_strstrip (g_strdup (equal + 1));
  if (*value == '\0')
    return;
  if (strcmp (key, "DESCRIPTION") == 0)
    {
      g_free (self->workout->description);
      self->workout->description = g_steal_pointer (&value);
    }
  else if (strcmp (key, "FILE NAME") == 0)
    {
      g_free (self->workout->name);
      self->workout->name = g_steal_pointer (&value);
    }
  else if (strcmp (key, "FTP") == 0)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_INFO, self->number, 0, NULL,
                            _ ("The file was made for an FTP of %s W; its values are kept"), value);
}

static gboolean
scan_minutes (const char **p, double *second)
{
  double minutes, seconds = 0;

  if (!musette_workout_scan_number (*p, &minutes, p))
    return FALSE;
  if (**p == ':'
      && (!g_ascii_isdigit ((*p)[1]) || !musette_workout_scan_number (*p + 1, &seconds, p)))
    return FALSE;
  *second = minutes * 60 + seconds;
  return TRUE;
}

static void
skip_separator (const char **p)
{
  while (**p != '\0' && strchr (" \t;,", **p) != NULL)
    (*p)++;
}

static gboolean
is_lap_mark (const char *p)
{
  return g_ascii_strncasecmp (p, "LAP", 3) == 0 && (p[3] == '\0' || p[3] == ' ');
}

static void
add_point (Reader *self, double second, double value)
{
  Point point = { second, value, self->number };
  const Point *last
      = self->points->len > 0 ? &g_array_index (self->points, Point, self->points->len - 1) : NULL;

  if (second < 0 || value < 0 || value > MAX_VALUE)
    warn_line (self, _ ("This row is left out: its numbers are impossible"));
  else if (last != NULL && second < last->second)
    warn_line (self, _ ("This row is left out: time goes backwards"));
  else
    g_array_append_val (self->points, point);
}

static void
read_point (Reader *self, const char *line)
{
  const char *p = line;
  double second, value;

  if (*line == ';' || *line == '#' || g_str_has_prefix (line, "//"))
    return;
  if (!scan_minutes (&p, &second) || *p == '\0' || strchr (" \t;,", *p) == NULL)
    {
      warn_line (self, _ ("This row is left out: it does not begin with a time"));
      return;
    }
  skip_separator (&p);
  if (is_lap_mark (p))
    return;
  if (!musette_workout_scan_number (p, &value, &p)
      || (*p != '\0' && strchr (" \t;,%", *p) == NULL && !g_str_has_prefix (p, "//")))
    {
      warn_line (self, _ ("This row is left out: it has no value"));
      return;
    }
  add_point (self, second, value);
}

/* Numeric character references occur in texts of several programs. */
static char *
decode_references (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      char *end;
      guint64 code = g_str_has_prefix (p, "&#") ? g_ascii_strtoull (p + 2, &end, 10) : 0;

      if (code > 31 && *end == ';' && code <= 0x10FFFF && g_unichar_validate ((gunichar) code))
        {
          g_string_append_unichar (out, (gunichar) code);
          p = end;
        }
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

/* The first and the last number are the times, whatever stands between them. */
static void
read_text (Reader *self, const char *line)
{
  const char *p = line;
  g_autofree char *body = NULL;
  g_autofree char *clean = NULL;
  char *last;
  Row row = { .duration_s = DEFAULT_CUE_S };

  if (!musette_workout_scan_number (line, &row.second, &p) || (*p != ' ' && *p != '\t'))
    {
      warn_line (self, _ ("This text is left out: it does not begin with its second"));
      return;
    }
  body = g_strstrip (g_strdup (p));
  for (last = body + strlen (body); last > body && g_ascii_isdigit (last[-1]);)
    last--;
  if (*last != '\0' && last > body && (last[-1] == '\t' || last[-1] == ' '))
    {
      row.duration_s = (int) CLAMP (g_ascii_strtoull (last, NULL, 10), 1, 86400);
      *last = '\0';
      g_strchomp (body);
    }
  clean = decode_references (body);
  if (*clean == '\0')
    return;
  row.message = g_steal_pointer (&clean);
  g_array_append_val (self->rows, row);
}

static void
read_line (Reader *self, const char *line)
{
  if (*line == '\0' || read_section (self, line) || self->n_courses > 1)
    return;
  switch (self->section)
    {
    case SECTION_HEADER:
      read_header (self, line);
      break;
    case SECTION_DATA:
      read_point (self, line);
      break;
    case SECTION_TEXT:
      read_text (self, line);
      break;
    case SECTION_NONE:
      if (!self->has_sections && g_ascii_isdigit (*line))
        read_point (self, line);
      break;
    case SECTION_OTHER:
    default:
      break;
    }
}

/* Files hold two decimals of a minute: 0.33 is 20 s. */
static void
snap_times (GArray *points)
{
  gboolean coarse = TRUE;

  for (guint i = 0; i < points->len && coarse; i++)
    {
      double second = g_array_index (points, Point, i).second;

      coarse = fabs (second - SNAP_S * round (second / SNAP_S)) < SNAP_TOLERANCE_S;
    }
  for (guint i = 0; i < points->len; i++)
    {
      Point *point = &g_array_index (points, Point, i);

      point->second = coarse ? SNAP_S * round (point->second / SNAP_S) : round (point->second);
    }
}

static void
add_step (Reader *self, const Point *from, const Point *to)
{
  MusetteWorkoutKind kind
      = self->units == MUSETTE_WORKOUT_UNITS_BPM ? MUSETTE_WORKOUT_HR : MUSETTE_WORKOUT_POWER;
  MusetteWorkoutStep *step;

  if (to->second <= from->second)
    return;
  step = musette_workout_step_new (to->second - from->second);
  step->line = to->line;
  step->is_ramp = from->value != to->value;
  if (step->is_ramp)
    musette_workout_target_set_range (&step->targets[kind], self->units, from->value, to->value);
  else
    musette_workout_target_set (&step->targets[kind], self->units, from->value);
  musette_workout_add_step (self->workout, step);
}

static void
add_steps (Reader *self)
{
  const Point *points = (const Point *) (gpointer) self->points->data;

  if (self->points->len == 0)
    return;
  snap_times (self->points);
  if (points[0].second > 0)
    {
      Point start = points[0];

      start.second = 0;
      add_step (self, &start, &points[0]);
      musette_workout_report (
          self->workout, MUSETTE_WORKOUT_WARNING, points[0].line, 0, NULL,
          _ ("The first point is after the start; its value counts from there"));
    }
  for (guint i = 1; i < self->points->len; i++)
    add_step (self, &points[i - 1], &points[i]);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *first = a, *second = b;

  return (first->second > second->second) - (first->second < second->second);
}

/* Times of texts count from the start of the workout. */
static void
add_cues (Reader *self)
{
  GPtrArray *steps = self->workout->steps;
  double start = 0;
  guint next = 0;

  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < steps->len; i++)
    {
      MusetteWorkoutStep *step = g_ptr_array_index (steps, i);
      g_autoptr (GPtrArray) cues
          = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_workout_cue_free);

      for (; next < self->rows->len; next++)
        {
          const Row *row = &g_array_index (self->rows, Row, next);
          double offset = CLAMP (row->second - start, 0, MUSETTE_WORKOUT_MAX_SECONDS);

          if (i + 1 < steps->len && offset >= step->duration_s)
            break;
          g_ptr_array_add (cues,
                           musette_workout_cue_new ((int) offset, row->duration_s, row->message));
        }
      if (cues->len > 0)
        musette_workout_step_set_cues (step, cues);
      start += step->duration_s;
    }
}

static void
warn_fractions (Reader *self)
{
  double highest = 0;

  for (guint i = 0; i < self->points->len; i++)
    highest = MAX (highest, g_array_index (self->points, Point, i).value);
  if (self->units == MUSETTE_WORKOUT_UNITS_FTP && highest > 0 && highest < MAX_FRACTION)
    musette_workout_report (
        self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
        _ ("All percentages are below 3; they are probably fractions and should "
           "be a hundred times as high"));
}

static void
read_lines (Reader *self, const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize length = strcspn (p, "\n");
      g_autofree char *line = g_strstrip (g_strndup (p, length));

      self->number++;
      read_line (self, line);
      p += length + (p[length] == '\n' ? 1 : 0);
    }
}

static gboolean
finish (Reader *self, const MusetteWorkoutContext *context, GError **error)
{
  if (self->points->len == 0 && self->n_courses == 0)
    {
      g_set_error (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                   _ ("Line %u: there are no course data in this file"), self->number);
      return FALSE;
    }
  if (self->n_courses > 1)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                            _ ("There is more than one course in this file; the first was read"));
  warn_fractions (self);
  add_steps (self);
  add_cues (self);
  if (self->workout->steps->len == 0)
    musette_workout_report (self->workout, MUSETTE_WORKOUT_ERROR_SEVERITY, self->number, 0, NULL,
                            _ ("The course has no two points that make a step"));
  musette_workout_update (self->workout, context);
  return musette_workout_check_limits (self->workout, error);
}

/**
 * musette_workout_course_read:
 * @text: an .erg or .mrc file, with line feeds
 * @is_percent: what values are when the file does not say
 * @context: what its meaning depends on
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Bad rows are left out and named.
 *
 * Returns: (transfer full) (nullable): the workout
 */
MusetteWorkout *
musette_workout_course_read (const char *text,
                             gboolean is_percent,
                             const MusetteWorkoutContext *context,
                             GError **error)
{
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Reader self = { .points = points, .rows = rows };

  g_return_val_if_fail (text != NULL && context != NULL, NULL);

  g_array_set_clear_func (rows, clear_row);
  self.workout = workout = musette_workout_new ();
  self.units = is_percent ? MUSETTE_WORKOUT_UNITS_FTP : MUSETTE_WORKOUT_UNITS_WATTS;
  read_lines (&self, text);
  return finish (&self, context, error) ? g_steal_pointer (&workout) : NULL;
}
