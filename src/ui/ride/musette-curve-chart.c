/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-curve-chart.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-curve-painter.h"
#include "musette-ride-analysis.h"

/**
 * MusetteCurveChart:
 *
 * The power curve of a ride. Choosing a duration, by a click or with Enter, selects the part of the
 * ride in which that power was ridden.
 */
struct _MusetteCurveChart
{
  MusetteViewChart parent_instance;

  MusetteCurveData *data;
  double cursor_s; /* a duration, NaN = none */
};

G_DEFINE_FINAL_TYPE (MusetteCurveChart, musette_curve_chart, MUSETTE_TYPE_VIEW_CHART)

#define LEAST_WIDTH 220
#define NATURAL_WIDTH 420
#define LEAST_HEIGHT 140
#define NATURAL_HEIGHT 220
#define N_MODEL_POINTS 60
#define MODEL_FROM_S 120.0 /* a model of critical power says nothing about sprints */
#define KEY_STEP 0.08      /* of the natural logarithm of a duration */

static MusetteMmp *
get_mmp (MusetteCurveChart *self)
{
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));
  MusetteRideAnalysis *analysis = view != NULL ? musette_ride_view_get_analysis (view) : NULL;

  return analysis != NULL ? musette_ride_analysis_get_mmp (analysis) : NULL;
}

static void
add_model (MusetteCurveChart *self, MusetteCurveData *data)
{
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));
  MusetteRideAnalysis *analysis = musette_ride_view_get_analysis (view);
  const MusetteCpModel *model = musette_ride_analysis_get_cp_two (analysis);
  double secs[N_MODEL_POINTS];
  double watts[N_MODEL_POINTS];
  double last = data->secs[data->n - 1];

  if (model == NULL || last <= MODEL_FROM_S)
    return;
  for (guint i = 0; i < N_MODEL_POINTS; i++)
    {
      secs[i] = MODEL_FROM_S * pow (last / MODEL_FROM_S, i / (N_MODEL_POINTS - 1.0));
      watts[i] = musette_cp_model_get_power (model, secs[i]);
    }
  musette_curve_data_set_model (data, secs, watts, N_MODEL_POINTS);
}

static MusetteCurveData *
create_data (MusetteCurveChart *self)
{
  MusetteMmp *mmp = get_mmp (self);
  guint n = mmp != NULL ? musette_mmp_get_n (mmp) : 0;
  g_autofree double *secs = g_new (double, MAX (n, 1));
  MusetteCurveData *data;

  for (guint i = 0; i < n; i++)
    secs[i] = musette_mmp_get_secs (mmp)[i];
  data = musette_curve_data_new (secs, n > 0 ? musette_mmp_get_watts (mmp) : NULL, n);
  if (n > 0)
    add_model (self, data);
  return data;
}

static char *
describe_at (MusetteCurveChart *self, double secs)
{
  g_autofree char *time = musette_format_duration_prose (secs);
  g_autofree char *power = musette_format_power (musette_curve_data_get_watts (self->data, secs));

  return g_strdup_printf ("%s, %s", time, power);
}

static void
update_summary (MusetteCurveChart *self)
{
  static const double secs[] = { 5, 60, 300, 1200, 3600 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (secs) && self->data->n > 0; i++)
    {
      g_autofree char *line = NULL;

      if (secs[i] > self->data->secs[self->data->n - 1])
        continue;
      line = describe_at (self, secs[i]);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  if (self->data->n == 0)
    g_string_assign (text, _ ("No power in this ride"));
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), _ ("Power curve"), text->str);
}

static void
set_cursor (MusetteCurveChart *self, double secs)
{
  g_autofree char *text = NULL;

  if (self->cursor_s == secs || (isnan (self->cursor_s) && isnan (secs)))
    return;
  self->cursor_s = secs;
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
  if (isnan (secs))
    {
      update_summary (self);
      return;
    }
  text = describe_at (self, secs);
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), NULL, text);
}

static void
musette_curve_chart_reload (MusetteViewChart *chart)
{
  MusetteCurveChart *self = MUSETTE_CURVE_CHART (chart);
  g_clear_pointer (&self->data, musette_curve_data_free);
  self->data = create_data (self);
  self->cursor_s = NAN;
  update_summary (self);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
musette_curve_chart_draw (MusetteChartBase *base,
                          const MusetteChartStyle *style,
                          cairo_t *cr,
                          double width,
                          double height)
{
  MusetteCurveChart *self = MUSETTE_CURVE_CHART (base);

  musette_curve_draw (self->data, style, cr, width, height, self->cursor_s);
}

static double
to_secs (MusetteCurveChart *self, double x)
{
  MusetteRect plot = musette_curve_get_plot (
      musette_chart_base_get_style (MUSETTE_CHART_BASE (self)),
      gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));

  return musette_curve_to_secs (self->data, &plot, x);
}

static void
musette_curve_chart_hover (MusetteChartBase *base, double x, double y)
{
  MusetteCurveChart *self = MUSETTE_CURVE_CHART (base);

  set_cursor (self, isnan (x) || self->data->n == 0 ? NAN : to_secs (self, x));
}

static gboolean
musette_curve_chart_step (MusetteChartBase *base, int steps)
{
  MusetteCurveChart *self = MUSETTE_CURVE_CHART (base);
  double secs = isnan (self->cursor_s) ? 60 : self->cursor_s;

  if (self->data->n == 0)
    return FALSE;
  secs = steps > 0 ? MAX (round (secs * exp (KEY_STEP)), secs + 1)
                   : MIN (round (secs * exp (-KEY_STEP)), secs - 1);
  set_cursor (self, CLAMP (secs, self->data->secs[0], self->data->secs[self->data->n - 1]));
  return TRUE;
}

/* Selects the part of the ride in which the power under the cursor was ridden. */
static gboolean
select_effort (MusetteCurveChart *self)
{
  MusetteMmp *mmp = get_mmp (self);
  gint32 start_s;
  double watts;

  if (mmp == NULL || isnan (self->cursor_s)
      || !musette_mmp_find (mmp, (gint32) self->cursor_s, &watts, &start_s))
    return FALSE;
  musette_ride_view_set_selection (musette_view_chart_get_view (MUSETTE_VIEW_CHART (self)), start_s,
                                   start_s + self->cursor_s);
  return TRUE;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, MusetteCurveChart *self)
{
  musette_chart_base_focus_in_place (MUSETTE_CHART_BASE (self));
  if (self->data->n > 0)
    set_cursor (self, to_secs (self, x));
  select_effort (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        MusetteCurveChart *self)
{
  return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && select_effort (self);
}

static void
init_input (MusetteCurveChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

static char *
get_cell (guint row, guint column, gpointer user_data)
{
  MusetteCurveData *data = MUSETTE_CURVE_CHART (user_data)->data;

  if (row >= data->n)
    return NULL;
  return column == 0 ? musette_format_duration (data->secs[row])
                     : musette_format_power (data->watts[row]);
}

static MusetteChartTable *
musette_curve_chart_create_table (MusetteChartBase *base)
{
  MusetteCurveChart *self = MUSETTE_CURVE_CHART (base);
  const char *columns[] = { _ ("Duration"), _ ("Power"), NULL };

  if (self->data->n == 0)
    return NULL;
  return musette_chart_table_new (_ ("Power curve"), columns, self->data->n, get_cell,
                                  g_object_ref (self), g_object_unref);
}

static void
musette_curve_chart_finalize (GObject *object)
{
  MusetteCurveChart *self = (MusetteCurveChart *) object;

  g_clear_pointer (&self->data, musette_curve_data_free);
  G_OBJECT_CLASS (musette_curve_chart_parent_class)->finalize (object);
}

static void
musette_curve_chart_class_init (MusetteCurveChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  MusetteChartBaseClass *base_class = MUSETTE_CHART_BASE_CLASS (klass);
  MusetteViewChartClass *chart_class = MUSETTE_VIEW_CHART_CLASS (klass);

  object_class->finalize = musette_curve_chart_finalize;
  base_class->draw = musette_curve_chart_draw;
  base_class->hover = musette_curve_chart_hover;
  base_class->step = musette_curve_chart_step;
  base_class->create_table = musette_curve_chart_create_table;
  chart_class->reload = musette_curve_chart_reload;
  chart_class->least_width = LEAST_WIDTH;
  chart_class->natural_width = NATURAL_WIDTH;
  chart_class->least_height = LEAST_HEIGHT;
  chart_class->natural_height = NATURAL_HEIGHT;
}

static void
musette_curve_chart_init (MusetteCurveChart *self)
{
  musette_view_chart_reload_on (MUSETTE_VIEW_CHART (self), "analysis");
  init_input (self);
}

/**
 * musette_curve_chart_new:
 * @view: (nullable): the session of a ride
 *
 * Returns: (transfer floating): the power curve
 */
GtkWidget *
musette_curve_chart_new (MusetteRideView *view)
{
  return g_object_new (MUSETTE_TYPE_CURVE_CHART, "view", view, NULL);
}

/**
 * musette_curve_chart_is_empty:
 * @self: the power curve
 *
 * Returns: whether there is nothing but a line that says why
 */
gboolean
musette_curve_chart_is_empty (MusetteCurveChart *self)
{
  g_return_val_if_fail (MUSETTE_IS_CURVE_CHART (self), TRUE);

  return self->data->n == 0;
}
