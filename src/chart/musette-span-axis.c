/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-span-axis.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-value-axis.h"

#define METRES_PER_KM 1000.0
#define METRES_PER_MILE 1609.344

static double
find_time_step (double span, guint max_ticks)
{
  static const double steps[] = { 1,   2,    5,    10,   15,    30,    60,    120,   300,   600,
                                  900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 604800 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (span / steps[i] <= max_ticks)
      return steps[i];
  return ceil (span / max_ticks / steps[G_N_ELEMENTS (steps) - 1])
         * steps[G_N_ELEMENTS (steps) - 1];
}

/**
 * musette_span_axis_init:
 * @self: (out): an axis
 * @kind: time or distance
 * @units: kilometres or miles
 * @from: position at the left edge, s or m
 * @to: position at the right edge, s or m
 * @max_ticks: how many captions there is room for, at least 1
 */
void
musette_span_axis_init (MusetteSpanAxis *self,
                        MusetteSpanKind kind,
                        MusetteUnits units,
                        double from,
                        double to,
                        guint max_ticks)
{
  g_return_if_fail (self != NULL && to > from && max_ticks > 0);

  self->kind = kind;
  self->from = from;
  self->to = to;
  self->unit = 1;
  if (kind == MUSETTE_SPAN_DISTANCE)
    self->unit = units == MUSETTE_UNITS_IMPERIAL ? METRES_PER_MILE : METRES_PER_KM;
  if (kind == MUSETTE_SPAN_TIME)
    self->step = find_time_step (to - from, max_ticks);
  else
    self->step = MAX (musette_nice_step ((to - from) / self->unit, max_ticks), 0.001) * self->unit;
  self->first = ceil (from / self->step - 1e-9) * self->step;
}

/**
 * musette_span_axis_get_n_ticks:
 * @self: an axis
 *
 * Returns: how many ticks lie between its ends
 */
guint
musette_span_axis_get_n_ticks (const MusetteSpanAxis *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->first > self->to)
    return 0;
  return (guint) floor ((self->to - self->first) / self->step + 1e-9) + 1;
}

/**
 * musette_span_axis_get_tick:
 * @self: an axis
 * @index: a tick
 *
 * Returns: its position, s or m
 */
double
musette_span_axis_get_tick (const MusetteSpanAxis *self, guint index)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first + index * self->step;
}

static char *
format_time (double position, gboolean with_seconds)
{
  gint64 s = (gint64) floor (position + 0.5);

  if (with_seconds)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", s / 3600, (int) (s / 60 % 60),
                            (int) (s % 60));
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", s / 3600, (int) (s / 60 % 60));
}

static char *
format_distance (const MusetteSpanAxis *self, double position, int decimals)
{
  return musette_format_with_unit (position / self->unit, decimals,
                                   self->unit == METRES_PER_KM ? _ ("km") : _ ("mi"));
}

/**
 * musette_span_axis_format:
 * @self: an axis
 * @position: a tick
 *
 * Returns: (transfer full): its caption: `1:30`, `1:30:15` when ticks are less than a minute apart,
 *   or `12 km`
 */
char *
musette_span_axis_format (const MusetteSpanAxis *self, double position)
{
  double step;
  int decimals = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == MUSETTE_SPAN_TIME)
    return format_time (position, self->step < 60);
  step = self->step / self->unit;
  while (decimals < 3 && fabs (step - round (step)) > 1e-6)
    {
      step *= 10;
      decimals++;
    }
  return format_distance (self, position, decimals);
}

/**
 * musette_span_axis_format_exact:
 * @self: an axis
 * @position: any position, s or m
 *
 * Returns: (transfer full): the position as the cursor shows it: `1:30:15` or `12.34 km`
 */
char *
musette_span_axis_format_exact (const MusetteSpanAxis *self, double position)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == MUSETTE_SPAN_TIME)
    return format_time (position, TRUE);
  return format_distance (self, position, 2);
}
