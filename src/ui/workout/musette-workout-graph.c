/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-workout-graph-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-format.h"

/* A workout as bars over time. The picture is drawn by the painter; what follows pointer and keys,
 * the selected step and the place where a dragged one would go, lies over it in small nodes. */
struct _MusetteWorkoutGraph
{
  MusetteChartBase parent_instance;

  MusetteBuilder *builder;
  MusetteWorkoutPlot plot;
  int drop; /* the dragged step would go before this bar; -1 = nothing is dragged */
};

G_DEFINE_FINAL_TYPE (MusetteWorkoutGraph, musette_workout_graph, MUSETTE_TYPE_CHART_BASE)

#define NATURAL_HEIGHT 220
#define LEAST_HEIGHT 120
#define GRIP_PX 6.0

static const MusetteWorkoutProfile *
get_profile (MusetteWorkoutGraph *self)
{
  return self->builder != NULL ? musette_builder_get_profile (self->builder) : NULL;
}

/* Only where it matters: one that stays full is no news. */
static void
draw_balance (MusetteWorkoutGraph *self, const MusetteChartStyle *style, cairo_t *cr)
{
  MusetteWorkoutDraft *draft = musette_builder_get_draft (self->builder);
  const double full_j = musette_workout_draft_get_context (draft)->thresholds.w_prime_j;
  gsize n;
  const float *balance_j = musette_builder_get_w_balance (self->builder, &n);

  if (balance_j != NULL && musette_builder_get_lowest_w_balance (self->builder) < full_j)
    musette_workout_painter_draw_balance (balance_j, n, full_j, &self->plot, style, cr);
}

static void
draw (MusetteChartBase *base,
      const MusetteChartStyle *style,
      cairo_t *cr,
      double width,
      double height)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (base);
  const MusetteWorkoutProfile *profile = get_profile (self);

  musette_chart_style_set_source (cr, style->palette->background);
  cairo_paint (cr);
  if (profile == NULL)
    return;
  musette_workout_plot_init (&self->plot, profile, style, width, height, TRUE);
  musette_workout_painter_draw_axes (profile, &self->plot, style, cr);
  musette_workout_painter_draw_bars (profile, &self->plot, style, cr);
  draw_balance (self, style, cr);
}

/* Each pass of a repeated step shows that it is selected. */
static void
snapshot_selection (MusetteWorkoutGraph *self,
                    const MusetteChartStyle *style,
                    GtkSnapshot *snapshot)
{
  const MusetteWorkoutProfile *profile = get_profile (self);
  guint line = musette_builder_get_line (self->builder);
  MusetteColor accent = style->palette->accent;
  GdkRGBA color = { (float) accent.red, (float) accent.green, (float) accent.blue, 1 };
  GdkRGBA colors[4] = { color, color, color, color };
  const float widths[4] = { 2, 2, 2, 2 };

  for (guint i = 0; line > 0 && i < profile->n_bars; i++)
    {
      GskRoundedRect outline;
      graphene_rect_t area;

      if (profile->bars[i].line != line || !musette_workout_graph_get_bar_area (self, i, &area))
        continue;
      gsk_rounded_rect_init_from_rect (&outline, &area, 0);
      gtk_snapshot_append_border (snapshot, &outline, widths, colors);
    }
}

static void
snapshot_overlay (MusetteChartBase *base,
                  const MusetteChartStyle *style,
                  GtkSnapshot *snapshot,
                  double width,
                  double height)
{
  MusetteWorkoutGraph *self = MUSETTE_WORKOUT_GRAPH (base);
  const MusetteWorkoutProfile *profile = get_profile (self);
  MusetteColor accent = style->palette->accent;
  double x;

  if (profile == NULL)
    return;
  snapshot_selection (self, style, snapshot);
  if (self->drop < 0)
    return;
  x = musette_workout_plot_get_x (&self->plot, (guint) self->drop < profile->n_bars
                                                   ? profile->bars[self->drop].start_s
                                                   : profile->duration_s);
  gtk_snapshot_append_color (
      snapshot, &(GdkRGBA){ (float) accent.red, (float) accent.green, (float) accent.blue, 1 },
      &GRAPHENE_RECT_INIT ((float) (x - 1.5), (float) self->plot.y, 3, (float) self->plot.height));
}

static void
musette_workout_graph_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : LEAST_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : NATURAL_HEIGHT;
}

static char *
describe_bar (const MusetteWorkoutProfile *profile, const MusetteWorkoutBar *bar)
{
  g_autofree char *time = musette_format_duration_prose (bar->duration_s);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!bar->has_target)
    return g_strdup_printf (_ ("%s, no target"), time);
  switch (profile->kind)
    {
    case MUSETTE_WORKOUT_HR:
      from = musette_format_heartrate (bar->from);
      to = musette_format_heartrate (bar->to);
      break;
    case MUSETTE_WORKOUT_PACE:
      from = musette_format_pace (bar->from, MUSETTE_PACE_MINS_KM);
      to = musette_format_pace (bar->to, MUSETTE_PACE_MINS_KM);
      break;
    default:
      from = musette_format_power (bar->from);
      to = musette_format_power (bar->to);
    }
  if (bar->is_ramp)
    /* Translators: a step of a workout: its duration, and where its target goes from and to */
    return g_strdup_printf (_ ("%s, from %s to %s"), time, from, to);
  /* Translators: a step of a workout: its duration and its target */
  return g_strdup_printf (_ ("%s at %s"), time, from);
}

static void
update_summary (MusetteWorkoutGraph *self)
{
  const MusetteWorkoutProfile *profile = get_profile (self);
  int bar = _musette_workout_graph_get_selected_bar (self);
  g_autofree char *time = musette_format_duration_prose (profile->duration_s);
  g_autofree char *step = bar >= 0 ? describe_bar (profile, &profile->bars[bar]) : NULL;
  g_autofree char *text = NULL;

  if (step != NULL)
    text = g_strdup (step);
  else
    /* Translators: a workout: how many steps after all repeats, and its duration */
    text = g_strdup_printf (ngettext ("%u step, %s", "%u steps, %s", profile->n_bars),
                            profile->n_bars, time);
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), _ ("Workout"), text);
}

static void
changed_cb (MusetteWorkoutGraph *self)
{
  update_summary (self);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
line_changed_cb (MusetteWorkoutGraph *self)
{
  update_summary (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
get_cell (guint row, guint column, gpointer user_data)
{
  const MusetteWorkoutProfile *profile = get_profile (user_data);

  if (row >= profile->n_bars)
    return NULL;
  return column == 0 ? musette_format_duration (profile->bars[row].start_s)
                     : describe_bar (profile, &profile->bars[row]);
}

static MusetteChartTable *
create_table (MusetteChartBase *base)
{
  const MusetteWorkoutProfile *profile = get_profile (MUSETTE_WORKOUT_GRAPH (base));
  const char *columns[] = { _ ("Start"), _ ("Step"), NULL };

  if (profile == NULL || profile->n_bars == 0)
    return NULL;
  return musette_chart_table_new (_ ("Workout"), columns, profile->n_bars, get_cell,
                                  g_object_ref (base), g_object_unref);
}

static void
musette_workout_graph_dispose (GObject *object)
{
  g_clear_object (&((MusetteWorkoutGraph *) object)->builder);
  G_OBJECT_CLASS (musette_workout_graph_parent_class)->dispose (object);
}

static void
musette_workout_graph_class_init (MusetteWorkoutGraphClass *klass)
{
  MusetteChartBaseClass *base_class = MUSETTE_CHART_BASE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_workout_graph_dispose;
  widget_class->measure = musette_workout_graph_measure;
  base_class->draw = draw;
  base_class->snapshot_overlay = snapshot_overlay;
  base_class->create_table = create_table;
  _musette_workout_graph_install_input (widget_class);
}

static void
musette_workout_graph_init (MusetteWorkoutGraph *self)
{
  self->drop = -1;
  _musette_workout_graph_add_input (self);
}

/*< private >
 * _musette_workout_graph_get_builder:
 * @self: a graph
 *
 * Returns: (transfer none) (nullable): the workout
 */
MusetteBuilder *
_musette_workout_graph_get_builder (MusetteWorkoutGraph *self)
{
  return self->builder;
}

/*< private >
 * _musette_workout_graph_get_plot:
 * @self: a graph
 *
 * Returns: (transfer none): where the bars were drawn last
 */
const MusetteWorkoutPlot *
_musette_workout_graph_get_plot (MusetteWorkoutGraph *self)
{
  return &self->plot;
}

/*< private >
 * _musette_workout_graph_get_selected_bar:
 * @self: a graph
 *
 * Returns: the first bar of the selected step, -1 for none
 */
int
_musette_workout_graph_get_selected_bar (MusetteWorkoutGraph *self)
{
  const MusetteWorkoutProfile *profile = get_profile (self);
  guint line = musette_builder_get_line (self->builder);

  for (guint i = 0; line > 0 && i < profile->n_bars; i++)
    if (profile->bars[i].line == line)
      return (int) i;
  return -1;
}

/*< private >
 * _musette_workout_graph_hit:
 * @self: a graph
 * @x: a place
 * @y: a place
 * @bar: (out): the bar there, or the one whose edge is there
 *
 * Returns: the part of the bar
 */
MusetteGraphPart
_musette_workout_graph_hit (MusetteWorkoutGraph *self, double x, double y, int *bar)
{
  const MusetteWorkoutProfile *profile = get_profile (self);
  double left;
  double right;

  *bar = -1;
  if (profile == NULL || y < self->plot.y || y > self->plot.y + self->plot.height + GRIP_PX)
    return MUSETTE_GRAPH_NOTHING;
  *bar = musette_workout_profile_find (profile, musette_workout_plot_get_position (&self->plot, x));
  if (*bar < 0)
    {
      /* The right edge of the last bar can be gripped from beyond it, too. */
      if (profile->n_bars == 0
          || fabs (x - musette_workout_plot_get_x (&self->plot, profile->duration_s)) > GRIP_PX)
        return MUSETTE_GRAPH_NOTHING;
      *bar = (int) profile->n_bars - 1;
      return MUSETTE_GRAPH_EDGE;
    }
  left = musette_workout_plot_get_x (&self->plot, profile->bars[*bar].start_s);
  right = musette_workout_plot_get_x (&self->plot,
                                      profile->bars[*bar].start_s + profile->bars[*bar].duration_s);
  if (right - x <= MIN (GRIP_PX, (right - left) / 3))
    return MUSETTE_GRAPH_EDGE;
  if (profile->bars[*bar].has_target)
    {
      const MusetteWorkoutBar *one = &profile->bars[*bar];
      double share = (x - left) / MAX (right - left, 1);
      double target = one->is_ramp ? one->from + (one->to - one->from) * share : one->high;

      if (fabs (musette_workout_plot_get_y (&self->plot, target) - y) <= GRIP_PX)
        return MUSETTE_GRAPH_TOP;
    }
  return MUSETTE_GRAPH_BODY;
}

/*< private >
 * _musette_workout_graph_set_drop:
 * @self: a graph
 * @bar: the bar that is to follow the dragged one, the number of bars for the end, -1 for none
 */
void
_musette_workout_graph_set_drop (MusetteWorkoutGraph *self, int bar)
{
  if (self->drop == bar)
    return;
  self->drop = bar;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * musette_workout_graph_new:
 *
 * Returns: (transfer floating): a graph that shows nothing yet
 */
GtkWidget *
musette_workout_graph_new (void)
{
  return g_object_new (MUSETTE_TYPE_WORKOUT_GRAPH, NULL);
}

/**
 * musette_workout_graph_set_builder:
 * @self: a graph
 * @builder: the workout to show and to change
 *
 * To be called once.
 */
void
musette_workout_graph_set_builder (MusetteWorkoutGraph *self, MusetteBuilder *builder)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_GRAPH (self));
  g_return_if_fail (MUSETTE_IS_BUILDER (builder));
  g_return_if_fail (self->builder == NULL);

  self->builder = g_object_ref (builder);
  g_signal_connect_object (builder, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (builder, "notify::line", G_CALLBACK (line_changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

/**
 * musette_workout_graph_get_bar_area:
 * @self: a graph
 * @bar: number of a bar, from 0
 * @area: (out): where it is drawn
 *
 * Returns: whether there is such a bar
 */
gboolean
musette_workout_graph_get_bar_area (MusetteWorkoutGraph *self, guint bar, graphene_rect_t *area)
{
  const MusetteWorkoutProfile *profile;
  const MusetteWorkoutBar *one;
  double left;
  double right;
  double top;

  g_return_val_if_fail (MUSETTE_IS_WORKOUT_GRAPH (self), FALSE);
  g_return_val_if_fail (area != NULL, FALSE);

  profile = get_profile (self);
  if (profile == NULL || bar >= profile->n_bars || self->plot.width <= 0)
    return FALSE;
  one = &profile->bars[bar];
  left = musette_workout_plot_get_x (&self->plot, one->start_s);
  right = musette_workout_plot_get_x (&self->plot, one->start_s + one->duration_s);
  top = one->has_target ? musette_workout_plot_get_y (&self->plot, MAX (one->high, one->to))
                        : self->plot.y + self->plot.height * 0.7;
  graphene_rect_init (area, (float) left, (float) top, (float) (right - left),
                      (float) (self->plot.y + self->plot.height - top));
  return TRUE;
}
