/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-histogram-chart.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-histogram-painter.h"
#include "musette-histogram.h"
#include "musette-ride-analysis.h"

/**
 * MusetteHistogramChart:
 *
 * How long which power, heart rate or cadence was held.
 */
struct _MusetteHistogramChart
{
  MusetteViewChart parent_instance;

  MusetteSignal trace;
  MusetteHistogramData *data;
  int highlighted;
};

G_DEFINE_FINAL_TYPE (MusetteHistogramChart, musette_histogram_chart, MUSETTE_TYPE_VIEW_CHART)

#define LEAST_WIDTH 220
#define NATURAL_WIDTH 420
#define LEAST_HEIGHT 120
#define NATURAL_HEIGHT 180

static double
get_bin_width (MusetteSignal trace)
{
  if (trace == MUSETTE_SIGNAL_POWER)
    return MUSETTE_HISTOGRAM_POWER_W;
  if (trace == MUSETTE_SIGNAL_HEARTRATE)
    return MUSETTE_HISTOGRAM_HEART_RATE_BPM;
  return MUSETTE_HISTOGRAM_CADENCE_RPM;
}

static MusetteValueFormat
get_format (MusetteSignal trace)
{
  if (trace == MUSETTE_SIGNAL_POWER)
    return MUSETTE_VALUE_POWER;
  return trace == MUSETTE_SIGNAL_HEARTRATE ? MUSETTE_VALUE_HEARTRATE : MUSETTE_VALUE_CADENCE;
}

static const MusetteZoneTimes *
get_zones (MusetteHistogramChart *self)
{
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));
  MusetteRideAnalysis *analysis = musette_ride_view_get_analysis (view);

  if (analysis == NULL)
    return NULL;
  if (self->trace == MUSETTE_SIGNAL_POWER)
    return musette_ride_analysis_get_power_zones (analysis);
  if (self->trace == MUSETTE_SIGNAL_HEARTRATE)
    return musette_ride_analysis_get_hr_zones (analysis);
  return NULL;
}

static MusetteHistogramData *
create_data (MusetteHistogramChart *self)
{
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));
  MusetteTimeline *timeline = view != NULL ? musette_ride_view_get_timeline (view) : NULL;
  MusetteChannel channel = musette_signal_get_channel (self->trace);
  double width = get_bin_width (self->trace);
  g_autoptr (MusetteHistogram) histogram = NULL;
  g_autofree double *seconds = NULL;
  const MusetteZoneTimes *zones;
  MusetteHistogramData *data;
  const float *values;
  gsize n;

  if (timeline == NULL || !musette_timeline_has (timeline, channel))
    return musette_histogram_data_new (self->trace, get_format (self->trace), 0, width, NULL, 0);
  values = musette_timeline_get_series (timeline, channel, &n);
  histogram = musette_histogram_new (values, n, width, FALSE);
  /* A sensor that only ever said zero has values, but no times to show. */
  if (histogram == NULL)
    return musette_histogram_data_new (self->trace, get_format (self->trace), 0, width, NULL, 0);
  seconds = g_new (double, MAX (histogram->n, 1));
  for (guint i = 0; i < histogram->n; i++)
    seconds[i] = histogram->seconds[i];
  data = musette_histogram_data_new (self->trace, get_format (self->trace), histogram->start,
                                     histogram->width, seconds, histogram->n);
  zones = get_zones (self);
  if (zones != NULL)
    musette_histogram_data_set_zones (data, zones->tops, zones->n);
  return data;
}

static const char *
get_label (MusetteHistogramChart *self)
{
  if (self->trace == MUSETTE_SIGNAL_POWER)
    return _ ("Power histogram");
  return self->trace == MUSETTE_SIGNAL_HEARTRATE ? _ ("Heart-rate histogram")
                                                 : _ ("Cadence histogram");
}

static char *
describe_most (MusetteHistogramChart *self)
{
  guint most = 0;
  g_autofree char *bin = NULL;

  if (self->data->n == 0)
    return g_strdup (musette_signal_get_empty_text (self->trace));
  for (guint i = 1; i < self->data->n; i++)
    if (self->data->seconds[i] > self->data->seconds[most])
      most = i;
  bin = musette_histogram_data_describe (self->data, most,
                                         musette_chart_base_get_units (MUSETTE_CHART_BASE (self)));
  /* Translators: the values that were held longest, "most time at 200–225 W, 0:12:40" */
  return g_strdup_printf (_ ("most time at %s"), bin);
}

static void
highlight (MusetteHistogramChart *self, int bin)
{
  g_autofree char *text = NULL;

  if (self->highlighted == bin)
    return;
  self->highlighted = bin;
  if (bin >= 0)
    text = musette_histogram_data_describe (
        self->data, (guint) bin, musette_chart_base_get_units (MUSETTE_CHART_BASE (self)));
  else
    text = describe_most (self);
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), NULL, text);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
musette_histogram_chart_reload (MusetteViewChart *chart)
{
  MusetteHistogramChart *self = MUSETTE_HISTOGRAM_CHART (chart);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->data, musette_histogram_data_free);
  self->data = create_data (self);
  self->highlighted = -1;
  text = describe_most (self);
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), get_label (self), text);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
musette_histogram_chart_draw (MusetteChartBase *base,
                              const MusetteChartStyle *style,
                              cairo_t *cr,
                              double width,
                              double height)
{
  MusetteHistogramChart *self = MUSETTE_HISTOGRAM_CHART (base);

  musette_histogram_draw (self->data, style, cr, width, height, self->highlighted);
}

static void
musette_histogram_chart_hover (MusetteChartBase *base, double x, double y)
{
  MusetteHistogramChart *self = MUSETTE_HISTOGRAM_CHART (base);
  MusetteRect plot = musette_histogram_get_plot (musette_chart_base_get_style (base),
                                                 gtk_widget_get_width (GTK_WIDGET (self)),
                                                 gtk_widget_get_height (GTK_WIDGET (self)));

  highlight (self, isnan (x) ? -1 : musette_histogram_hit (self->data, &plot, x));
}

static gboolean
musette_histogram_chart_step (MusetteChartBase *base, int steps)
{
  MusetteHistogramChart *self = MUSETTE_HISTOGRAM_CHART (base);
  int bin = self->highlighted < 0 ? 0 : self->highlighted + steps;

  if (bin < 0 || bin >= (int) self->data->n)
    return FALSE;
  highlight (self, bin);
  return TRUE;
}

static void
init_input (MusetteHistogramChart *self)
{
  self->highlighted = -1;
}

static char *
get_cell (guint row, guint column, gpointer user_data)
{
  MusetteHistogramChart *self = MUSETTE_HISTOGRAM_CHART (user_data);
  MusetteUnits units = musette_chart_base_get_units (MUSETTE_CHART_BASE (self));

  if (row >= self->data->n)
    return NULL;
  if (column == 0)
    return musette_value_format_value (self->data->format, units,
                                       self->data->first + row * self->data->width);
  return musette_format_duration (self->data->seconds[row]);
}

static MusetteChartTable *
musette_histogram_chart_create_table (MusetteChartBase *base)
{
  MusetteHistogramChart *self = MUSETTE_HISTOGRAM_CHART (base);
  const char *columns[] = { C_ ("least value of a column", "From"), _ ("Time"), NULL };

  if (self->data->n == 0)
    return NULL;
  return musette_chart_table_new (get_label (self), columns, self->data->n, get_cell,
                                  g_object_ref (self), g_object_unref);
}

static void
musette_histogram_chart_finalize (GObject *object)
{
  MusetteHistogramChart *self = (MusetteHistogramChart *) object;

  g_clear_pointer (&self->data, musette_histogram_data_free);
  G_OBJECT_CLASS (musette_histogram_chart_parent_class)->finalize (object);
}

static void
musette_histogram_chart_class_init (MusetteHistogramChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  MusetteChartBaseClass *base_class = MUSETTE_CHART_BASE_CLASS (klass);
  MusetteViewChartClass *chart_class = MUSETTE_VIEW_CHART_CLASS (klass);

  object_class->finalize = musette_histogram_chart_finalize;
  base_class->draw = musette_histogram_chart_draw;
  base_class->hover = musette_histogram_chart_hover;
  base_class->step = musette_histogram_chart_step;
  base_class->create_table = musette_histogram_chart_create_table;
  chart_class->reload = musette_histogram_chart_reload;
  chart_class->least_width = LEAST_WIDTH;
  chart_class->natural_width = NATURAL_WIDTH;
  chart_class->least_height = LEAST_HEIGHT;
  chart_class->natural_height = NATURAL_HEIGHT;
}

static void
musette_histogram_chart_init (MusetteHistogramChart *self)
{
  musette_view_chart_reload_on (MUSETTE_VIEW_CHART (self), "timeline");
  musette_view_chart_reload_on (MUSETTE_VIEW_CHART (self), "analysis");
  init_input (self);
}

/**
 * musette_histogram_chart_new:
 * @view: (nullable): the session of a ride
 *
 * Returns: (transfer floating): the histogram
 */
GtkWidget *
musette_histogram_chart_new (MusetteRideView *view)
{
  return g_object_new (MUSETTE_TYPE_HISTOGRAM_CHART, "view", view, NULL);
}

/**
 * musette_histogram_chart_is_empty:
 * @self: the histogram
 *
 * Returns: whether there is nothing but a line that says why
 */
gboolean
musette_histogram_chart_is_empty (MusetteHistogramChart *self)
{
  g_return_val_if_fail (MUSETTE_IS_HISTOGRAM_CHART (self), TRUE);

  return self->data->n == 0;
}

/**
 * musette_histogram_chart_set_trace:
 * @self: the histogram
 * @trace: whose values: power, heart rate or cadence
 */
void
musette_histogram_chart_set_trace (MusetteHistogramChart *self, MusetteSignal trace)
{
  g_return_if_fail (MUSETTE_IS_HISTOGRAM_CHART (self));
  g_return_if_fail (trace <= MUSETTE_SIGNAL_CADENCE);

  if (self->trace == trace)
    return;
  self->trace = trace;
  musette_histogram_chart_reload (MUSETTE_VIEW_CHART (self));
}
