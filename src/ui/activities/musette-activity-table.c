/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-table.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "musette-activity-edit.h"
#include "musette-query-value.h"
#include "musette-search-keys.h"

/* Reads activities from a table: pasted from a spreadsheet (tabs) or from a CSV file (commas or
 * semicolons). The first line names the columns; without names the usual order counts. */

typedef enum
{
  FIELD_DATE,
  FIELD_TIME,
  FIELD_TYPE,
  FIELD_NAME,
  FIELD_DURATION,
  FIELD_DISTANCE,
  FIELD_LOAD,
  FIELD_HEART_RATE,
  FIELD_CLIMB,
  FIELD_RPE,
  FIELD_FEEL,
  FIELD_TAGS,
  FIELD_DESCRIPTION,
  N_FIELDS,
  FIELD_UNKNOWN = N_FIELDS,
} Field;

/* Translated names are understood as well as these. */
static const struct
{
  Field field;
  const char *name;
} field_names[] = {
  { FIELD_DATE, N_ ("Date") },
  { FIELD_DATE, "start_date_local" },
  { FIELD_DATE, "day" },
  { FIELD_TIME, N_ ("Start") },
  { FIELD_TIME, "start time" },
  { FIELD_TIME, "time of day" },
  { FIELD_TYPE, N_ ("Type") },
  { FIELD_TYPE, "sport" },
  { FIELD_NAME, N_ ("Name") },
  { FIELD_NAME, "title" },
  { FIELD_DURATION, N_ ("Duration") },
  { FIELD_DURATION, "moving_time" },
  { FIELD_DURATION, "moving time" },
  { FIELD_DURATION, N_ ("Time") },
  { FIELD_DISTANCE, N_ ("Distance") },
  { FIELD_DISTANCE, "km" },
  { FIELD_LOAD, N_ ("Load") },
  { FIELD_LOAD, "tss" },
  { FIELD_LOAD, "icu_training_load" },
  { FIELD_HEART_RATE, N_ ("Heart Rate") },
  { FIELD_HEART_RATE, "hr" },
  { FIELD_HEART_RATE, "average_heartrate" },
  { FIELD_CLIMB, N_ ("Climb") },
  { FIELD_CLIMB, "elevation" },
  { FIELD_RPE, N_ ("RPE") },
  { FIELD_FEEL, N_ ("Feel") },
  { FIELD_TAGS, N_ ("Tags") },
  { FIELD_DESCRIPTION, N_ ("Description") },
  { FIELD_DESCRIPTION, "notes" },
};

static const Field usual_order[]
    = { FIELD_DATE, FIELD_TYPE, FIELD_NAME, FIELD_DURATION, FIELD_DISTANCE, FIELD_LOAD };

#define DEFAULT_START_S (12 * 3600)
#define SECONDS_PER_DAY (24 * 3600)

static void
row_free (gpointer data)
{
  MusetteTableRow *row = data;

  g_free (row->text);
  g_clear_pointer (&row->activity, musette_manual_activity_free);
  g_free (row->error);
  g_free (row);
}

/* What is between the cells: whichever of them is there first, a tab before all others. */
static char
guess_separator (const char *text)
{
  const char *end = strchr (text, '\n');
  gssize length = end != NULL ? end - text : -1;

  if (g_strstr_len (text, length, "\t") != NULL)
    return '\t';
  return g_strstr_len (text, length, ";") != NULL ? ';' : ',';
}

/* Reads a cell; quotes may hold separators, line ends and, doubled, quotes (RFC 4180). */
static const char *
read_cell (const char *p, char separator, GPtrArray *cells)
{
  GString *cell = g_string_new (NULL);
  gboolean quoted = *p == '"';

  if (quoted)
    p++;
  for (; *p != '\0'; p++)
    {
      if (quoted && *p == '"' && p[1] == '"')
        p++;
      else if (quoted && *p == '"')
        {
          quoted = FALSE;
          continue;
        }
      else if (!quoted && (*p == separator || *p == '\n'))
        break;
      g_string_append_c (cell, *p);
    }
  g_ptr_array_add (cells, g_strstrip (g_string_free (cell, FALSE)));
  return p;
}

/* Reads a line into cells. Returns where the next one begins. */
static const char *
read_line (const char *p, char separator, GPtrArray *cells)
{
  for (;;)
    {
      p = read_cell (p, separator, cells);
      if (*p != separator)
        return *p == '\n' ? p + 1 : p;
      p++;
    }
}

static Field
find_field (const char *cell)
{
  g_autofree char *folded = musette_search_key_fold (cell);

  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    {
      g_autofree char *name = musette_search_key_fold (field_names[i].name);
      g_autofree char *translated = musette_search_key_fold (_ (field_names[i].name));

      if (g_str_equal (folded, name) || g_str_equal (folded, translated))
        return field_names[i].field;
    }
  return FIELD_UNKNOWN;
}

/* The columns that the first line names. FALSE when it is a row already. */
static gboolean
read_titles (GPtrArray *cells, GArray *fields)
{
  gboolean has_date = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      Field field = find_field (g_ptr_array_index (cells, i));

      has_date = has_date || field == FIELD_DATE;
      g_array_append_val (fields, field);
    }
  if (!has_date)
    {
      g_array_set_size (fields, 0);
      g_array_append_vals (fields, usual_order, G_N_ELEMENTS (usual_order));
    }
  return has_date;
}

/* 2026-05-12, 2026/05/12 and 12.5.2026. */
static MusetteDate
parse_day (const char *text)
{
  int a;
  int b;
  int c;
  int length = 0;

  if (sscanf (text, "%4d%*1[-/]%2d%*1[-/]%2d%n", &a, &b, &c, &length) == 3 && text[length] == '\0'
      && a >= 1900)
    return musette_date_new (a, b, c);
  if (sscanf (text, "%2d.%2d.%4d%n", &a, &b, &c, &length) == 3 && text[length] == '\0' && c >= 1900)
    return musette_date_new (c, b, a);
  return MUSETTE_DATE_NONE;
}

static gboolean
parse_clock (const char *text, int *seconds)
{
  int hours;
  int minutes;
  int rest = 0;
  int length = 0;

  if (sscanf (text, "%2d:%2d%n", &hours, &minutes, &length) != 2)
    return FALSE;
  if (text[length] == ':' && sscanf (text + length, ":%2d", &rest) != 1)
    return FALSE;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || rest < 0 || rest > 59)
    return FALSE;
  *seconds = hours * 3600 + minutes * 60 + rest;
  return TRUE;
}

/* A date may have a time behind it. */
static char *
read_date (MusetteManualActivity *activity, const char *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, " T", 2);
  MusetteDate day = parse_day (parts[0]);
  int seconds = DEFAULT_START_S;

  if (day == MUSETTE_DATE_NONE || (parts[1] != NULL && !parse_clock (parts[1], &seconds)))
    return g_strdup_printf (_ ("“%s” is not a date. Write 2026-05-12 or 12.5.2026."), cell);
  activity->start = musette_local_time_from_date (day) + seconds;
  return NULL;
}

static char *
read_time (MusetteManualActivity *activity, const char *cell)
{
  int seconds;

  if (!parse_clock (cell, &seconds))
    return g_strdup_printf (_ ("“%s” is not a time of day. Write 08:30."), cell);
  if (activity->start != MUSETTE_LOCAL_TIME_NONE)
    activity->start
        += seconds - musette_local_time_get_second_of_day (activity->start) % SECONDS_PER_DAY;
  return NULL;
}

static char *
read_type (MusetteManualActivity *activity, const char *cell)
{
  g_autofree char *folded = musette_search_key_fold (cell);
  const char *type;

  for (guint i = 0; (type = musette_sport_get_nth_type (i)) != NULL; i++)
    {
      g_autofree char *label = musette_sport_dup_type_label (type);
      g_autofree char *folded_label = musette_search_key_fold (label);
      g_autofree char *folded_type = musette_search_key_fold (type);

      if (g_str_equal (folded, folded_label) || g_str_equal (folded, folded_type))
        {
          activity->type = g_strdup (type);
          return NULL;
        }
    }
  return g_strdup_printf (
      _ ("“%s” is not a type of activity. Write Ride, Run or Swim, for instance."), cell);
}

static char *
read_number (const char *cell,
             MusetteQueryDimension dimension,
             MusetteUnits units,
             double low,
             double high,
             double *value)
{
  g_autofree char *bare = g_strdup (cell);
  g_auto (GStrv) words = g_strsplit (bare, " ", -1);
  g_autofree char *joined = g_strjoinv ("", words);
  MusetteQueryRange range;

  if (!musette_query_value_parse_number (joined, dimension, units, &range) || range.low < low
      || range.low > high)
    return g_strdup_printf (_ ("“%s” is not a number that fits here"), cell);
  *value = range.low;
  return NULL;
}

static char *
read_duration (MusetteManualActivity *activity, const char *cell)
{
  g_auto (GStrv) words = g_strsplit (cell, " ", -1);
  g_autofree char *joined = g_strjoinv ("", words);
  MusetteQueryRange range;

  if (!musette_query_value_parse_duration (joined, &range) || range.low <= 0)
    return g_strdup_printf (_ ("“%s” is not a time. Write 90m, 2h, 1h30 or 1:30:00."), cell);
  activity->moving_s = range.low;
  return NULL;
}

/* Returns what is wrong, NULL when all is well. */
static char *
read_field (MusetteManualActivity *activity, Field field, const char *cell, MusetteUnits units)
{
  switch (field)
    {
    case FIELD_DATE:
      return read_date (activity, cell);
    case FIELD_TIME:
      return read_time (activity, cell);
    case FIELD_TYPE:
      return read_type (activity, cell);
    case FIELD_NAME:
      activity->name = g_strdup (cell);
      return NULL;
    case FIELD_DURATION:
      return read_duration (activity, cell);
    case FIELD_DISTANCE:
      return read_number (cell, MUSETTE_QUERY_DISTANCE, units, 0, 1e7, &activity->distance_m);
    case FIELD_LOAD:
      return read_number (cell, MUSETTE_QUERY_PLAIN, units, 0, 5000, &activity->load);
    case FIELD_HEART_RATE:
      return read_number (cell, MUSETTE_QUERY_PLAIN, units, 20, 250, &activity->average_hr);
    case FIELD_CLIMB:
      return read_number (cell, MUSETTE_QUERY_HEIGHT, units, 0, 30000, &activity->elevation_m);
    case FIELD_RPE:
      return read_number (cell, MUSETTE_QUERY_PLAIN, units, 1, 10, &activity->rpe);
    case FIELD_FEEL:
      return read_number (cell, MUSETTE_QUERY_FEEL, units, 1, 5, &activity->feel);
    case FIELD_TAGS:
      activity->tags = musette_activity_edit_split_tags (cell);
      return NULL;
    case FIELD_DESCRIPTION:
      activity->description = g_strdup (cell);
      return NULL;
    case FIELD_UNKNOWN:
    default:
      return NULL;
    }
}

static gboolean
is_seen (const gboolean *seen, Field field)
{
  return field < N_FIELDS && seen[field];
}

/* The date goes first, for a time of day belongs to it. */
static char *
read_cells (MusetteManualActivity *activity, GArray *fields, GPtrArray *cells, MusetteUnits units)
{
  gboolean seen[N_FIELDS] = { FALSE };

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < MIN (fields->len, cells->len); i++)
      {
        Field field = g_array_index (fields, Field, i);
        const char *cell = g_ptr_array_index (cells, i);
        char *error;

        if ((field == FIELD_DATE) != (pass == 0) || *cell == '\0' || is_seen (seen, field))
          continue;
        if (field < N_FIELDS)
          seen[field] = TRUE;
        error = read_field (activity, field, cell, units);
        if (error != NULL)
          return error;
      }
  if (activity->start == MUSETTE_LOCAL_TIME_NONE)
    return g_strdup (_ ("The date is missing"));
  return activity->type == NULL ? g_strdup (_ ("The type is missing")) : NULL;
}

static gboolean
is_blank (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(char *) g_ptr_array_index (cells, i) != '\0')
      return FALSE;
  return TRUE;
}

static MusetteTableRow *
make_row (guint line, const char *text, gsize length)
{
  MusetteTableRow *row = g_new0 (MusetteTableRow, 1);

  row->line = line;
  row->text = g_strstrip (g_strndup (text, length));
  row->activity = musette_manual_activity_new ();
  return row;
}

static guint
count_lines (const char *from, const char *to)
{
  guint n = 0;

  for (; from < to; from++)
    n += *from == '\n';
  return n;
}

/**
 * musette_activity_table_parse:
 * @text: a table
 * @units: what a number without a unit means
 *
 * Returns: (transfer full) (element-type MusetteTableRow): its rows, wrong ones too
 */
GPtrArray *
musette_activity_table_parse (const char *text, MusetteUnits units)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_autofree char *valid = NULL;
  const char *p;
  const char *next;
  char separator;
  guint line = 1;

  g_return_val_if_fail (text != NULL, rows);

  valid = g_utf8_make_valid (text, -1);
  p = g_str_has_prefix (valid, "\xef\xbb\xbf") ? valid + 3 : valid;
  separator = guess_separator (p);
  for (; *p != '\0'; line += count_lines (p, next), p = next)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      MusetteTableRow *row;

      next = read_line (p, separator, cells);
      if (is_blank (cells) || (fields->len == 0 && read_titles (cells, fields)))
        continue;
      row = make_row (line, p, (gsize) (next - p));
      row->error = read_cells (row->activity, fields, cells, units);
      if (row->error != NULL)
        g_clear_pointer (&row->activity, musette_manual_activity_free);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/**
 * musette_activity_table_get_example:
 *
 * Returns: (transfer none): a table that is understood
 */
const char *
musette_activity_table_get_example (void)
{
  return "Date, Type, Name, Duration, Distance, Load\n"
         "2026-05-12, Ride, Morning ride, 1:30:00, 45 km, 70\n"
         "2026-05-13, Yoga, , 45m, , 10";
}
