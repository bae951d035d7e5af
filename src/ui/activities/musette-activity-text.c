/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-text.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *
get_name (MusetteActivity *activity)
{
  const char *name = musette_activity_get_name (activity);

  if (name != NULL && *name != '\0')
    return name;
  return musette_sport_get_label (musette_activity_get_sport (activity));
}

static char *
dup_type_label (MusetteActivity *activity)
{
  const char *type = musette_activity_get_activity_type (activity);

  return type != NULL ? musette_sport_dup_type_label (type) : g_strdup ("");
}

/* What is missing is left out of sentences; only columns show a dash. */
static void
add_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0' || g_str_equal (part, MUSETTE_MISSING))
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static char *
make_subtitle (MusetteActivity *activity)
{
  GString *line = g_string_new (NULL);
  MusetteDate date = musette_activity_get_date (activity);
  g_autofree char *type = dup_type_label (activity);

  if (date != MUSETTE_DATE_NONE)
    {
      g_autofree char *day = musette_format_date_weekday (date);
      g_autofree char *time
          = musette_format_time_of_day (musette_activity_get_start_local (activity));

      add_part (line, day);
      add_part (line, time);
    }
  add_part (line, type);
  if (musette_activity_is_race (activity))
    add_part (line, _ ("Race"));
  return g_string_free (line, FALSE);
}

static void
set_cell (MusetteActivityText *self, MusetteActivityColumn column, char *text)
{
  g_free (self->cells[column]);
  self->cells[column] = text;
}

/* The line of figures of a compact row needs these whatever columns are shown. */
#define FIGURE_COLUMNS                                                                             \
  (1u << MUSETTE_ACTIVITY_COLUMN_TIME | 1u << MUSETTE_ACTIVITY_COLUMN_DISTANCE                     \
   | 1u << MUSETTE_ACTIVITY_COLUMN_LOAD | 1u << MUSETTE_ACTIVITY_COLUMN_WEIGHTED_POWER)

static void
set_activity_cells (MusetteActivityText *self,
                    MusetteActivity *activity,
                    const MusetteActivityTextOptions *options)
{
  guint32 wanted = options->columns | FIGURE_COLUMNS;

  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    if ((wanted & 1u << i) != 0)
      set_cell (self, i,
                musette_activity_column_dup_text (i, activity, options->units, options->gear));
}

/* A pool has no climb, a strength session no distance: a measured nothing is not worth a figure. */
static void
set_totals_cells (MusetteActivityText *self,
                  const MusetteActivityTotals *totals,
                  MusetteUnits units,
                  gboolean with_means)
{
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    {
      double sum = musette_activity_totals_get_sum (totals, i);
      double mean = with_means ? musette_activity_totals_get_mean (totals, i) : NAN;
      g_autofree char *text = NULL;

      if (sum > 0 || i == MUSETTE_ACTIVITY_COLUMN_TIME)
        set_cell (self, i, musette_activity_column_format (i, MAX (sum, 0), units));
      else if (!isnan (sum))
        set_cell (self, i, g_strdup (MUSETTE_MISSING));
      else if (!isnan (mean))
        {
          text = i == MUSETTE_ACTIVITY_COLUMN_RPE ? musette_format_number (mean, 1)
                                                  : musette_activity_column_format (i, mean, units);
          /* Translators: the mean of a figure over several activities */
          set_cell (self, i, g_strdup_printf (_ ("Ø %s"), text));
        }
    }
}

static char *
make_load_part (MusetteActivityText *self)
{
  const char *load = self->cells[MUSETTE_ACTIVITY_COLUMN_LOAD];

  if (load == NULL || g_str_equal (load, MUSETTE_MISSING))
    return NULL;
  /* Translators: the training load of one or several activities, as in "load 85" */
  return g_strdup_printf (_ ("load %s"), load);
}

static char *
make_figures (MusetteActivityText *self, gboolean with_power)
{
  GString *line = g_string_new (NULL);
  g_autofree char *load = make_load_part (self);

  add_part (line, self->cells[MUSETTE_ACTIVITY_COLUMN_TIME]);
  add_part (line, self->cells[MUSETTE_ACTIVITY_COLUMN_DISTANCE]);
  add_part (line, load);
  if (with_power)
    add_part (line, self->cells[MUSETTE_ACTIVITY_COLUMN_WEIGHTED_POWER]);
  return g_string_free (line, FALSE);
}

static char *
make_spoken (MusetteActivityText *self)
{
  GString *line = g_string_new (self->title);

  if (self->subtitle != NULL)
    g_string_append_printf (line, ". %s", self->subtitle);
  if (self->note != NULL)
    g_string_append_printf (line, ". %s", self->note);
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    if (self->cells[i] != NULL && !g_str_equal (self->cells[i], MUSETTE_MISSING))
      g_string_append_printf (line, ". %s %s", musette_activity_column_get_long_title (i),
                              self->cells[i]);
  return g_string_free (line, FALSE);
}

/**
 * musette_activity_text_set_activity:
 * @self: a row's text, cleared or all zero
 * @activity: the activity in the row
 * @options: units, columns and gear
 */
void
musette_activity_text_set_activity (MusetteActivityText *self,
                                    MusetteActivity *activity,
                                    const MusetteActivityTextOptions *options)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (MUSETTE_IS_ACTIVITY (activity));
  g_return_if_fail (options != NULL);

  musette_activity_text_clear (self);
  self->title = g_strdup (get_name (activity));
  self->subtitle = make_subtitle (activity);
  if (musette_activity_get_date (activity) != MUSETTE_DATE_NONE)
    self->day = musette_format_date_weekday (musette_activity_get_date (activity));
  self->icon_name = musette_sport_get_icon_name (musette_activity_get_sport (activity));
  if (musette_activity_is_stub (activity))
    {
      /* Translators: Strava does not allow its activities to be passed on to other apps */
      self->note = g_strdup (_ ("Details stay at Strava"));
      self->figures = g_strdup (self->note);
    }
  else
    {
      set_activity_cells (self, activity, options);
      self->figures = make_figures (self, TRUE);
    }
  self->spoken = make_spoken (self);
}

static char *
make_count (guint count)
{
  g_autofree char *number = musette_format_count (count);

  /* Translators: how many activities there are; the number is formatted already */
  return g_strdup_printf (ngettext ("%s activity", "%s activities", count), number);
}

/**
 * musette_activity_text_set_month:
 * @self: a row's text, cleared or all zero
 * @month: the month that begins in the row
 * @units: units for people
 */
void
musette_activity_text_set_month (MusetteActivityText *self,
                                 MusetteActivityMonth *month,
                                 MusetteUnits units)
{
  MusetteDate first_day;

  g_return_if_fail (self != NULL);
  g_return_if_fail (MUSETTE_IS_ACTIVITY_MONTH (month));

  musette_activity_text_clear (self);
  first_day = musette_activity_month_get_first_day (month);
  self->title = first_day != MUSETTE_DATE_NONE ? musette_format_month (first_day)
                                               : g_strdup (_ ("No Date"));
  set_totals_cells (self, musette_activity_month_get_totals (month), units, FALSE);
  self->figures = make_figures (self, FALSE);
  self->spoken = make_spoken (self);
}

/**
 * musette_activity_text_set_totals:
 * @self: a row's text, cleared or all zero
 * @totals: sums over all that is shown
 * @units: units for people
 */
void
musette_activity_text_set_totals (MusetteActivityText *self,
                                  const MusetteActivityTotals *totals,
                                  MusetteUnits units)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (totals != NULL);

  musette_activity_text_clear (self);
  self->title = make_count (totals->count);
  set_totals_cells (self, totals, units, TRUE);
  self->figures = make_figures (self, FALSE);
  self->spoken = make_spoken (self);
}

/**
 * musette_activity_text_set_selection:
 * @self: a row's text, cleared or all zero
 * @totals: sums over what is selected
 * @n_all: how many activities there are to select from
 * @units: units for people
 */
void
musette_activity_text_set_selection (MusetteActivityText *self,
                                     const MusetteActivityTotals *totals,
                                     guint n_all,
                                     MusetteUnits units)
{
  g_autofree char *count = NULL;
  g_autofree char *all = NULL;

  musette_activity_text_set_totals (self, totals, units);
  count = musette_format_count (totals->count);
  all = musette_format_count (n_all);
  g_free (self->title);
  /* Translators: as in "3 of 812 selected"; both numbers are formatted already */
  self->title = g_strdup_printf (_ ("%s of %s selected"), count, all);
  g_free (self->spoken);
  self->spoken = make_spoken (self);
}

/**
 * musette_activity_text_clear:
 * @self: a row's text
 */
void
musette_activity_text_clear (MusetteActivityText *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->figures, g_free);
  g_clear_pointer (&self->spoken, g_free);
  self->icon_name = NULL;
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    g_clear_pointer (&self->cells[i], g_free);
}
