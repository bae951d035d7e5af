/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-charts.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-paint.h"
#include "musette-ride-charts-private.h"
#include "musette-ride-interval-menu.h"
#include "musette-ride-pauses.h"
#include "musette-streams-writer.h"

/**
 * MusetteRideCharts:
 *
 * The stack of a ride's charts over one axis: it shows what its #MusetteRideView says and tells it
 * what the pointer and the keys want. It keeps nothing of the session itself.
 */
G_DEFINE_FINAL_TYPE (MusetteRideCharts, musette_ride_charts, MUSETTE_TYPE_VIEW_CHART)

#define HANDLE_PX 4
#define HANDLE_LENGTH 24
#define SELECTION_ALPHA 0.12
#define LEAST_WIDTH 240

static guint
get_folded (MusetteRideView *view)
{
  guint folded = 0;

  for (MusetteSignal signal = 0; signal < MUSETTE_N_TRACES; signal++)
    if (musette_ride_view_get_folded (view, signal))
      folded |= 1u << signal;
  return folded;
}

/* The scene and the layout of the moment; FALSE when there is no ride. */
gboolean
_musette_ride_charts_init_scene (MusetteRideCharts *self,
                                 MusetteRideScene *scene,
                                 MusetteRideLayout *layout)
{
  MusetteRideSpan visible;
  MusetteRideSpan selection;

  if (self->view == NULL || self->traces == NULL)
    return FALSE;
  musette_ride_scene_init (scene, self->traces);
  scene->style = *musette_chart_base_get_style (MUSETTE_CHART_BASE (self));
  scene->kind = musette_ride_view_get_span_kind (self->view);
  scene->foldable = TRUE;
  scene->folded = get_folded (self->view);
  visible = musette_ride_view_get_visible (self->view);
  if (visible.to > visible.from)
    {
      scene->from = visible.from;
      scene->to = visible.to;
    }
  scene->cursor_s = musette_ride_view_get_cursor (self->view);
  if (musette_ride_view_get_selection (self->view, &selection))
    {
      scene->selection_from_s = selection.from;
      scene->selection_to_s = selection.to;
    }
  musette_ride_layout_init (layout, self->traces, &scene->style, scene->folded,
                            gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)));
  return TRUE;
}

static GskRenderNode *
musette_ride_charts_create_node (MusetteChartBase *base,
                                 const MusetteChartStyle *style,
                                 double width,
                                 double height)
{
  MusetteRideCharts *self = MUSETTE_RIDE_CHARTS (base);
  GdkRGBA paper = musette_paint_to_rgba (style->palette->background);
  MusetteRideScene scene;
  MusetteRideLayout layout;

  _musette_ride_charts_forget_cursor (self);
  if (!_musette_ride_charts_init_scene (self, &scene, &layout))
    return gsk_color_node_new (&paper, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return musette_ride_picture_create_node (self->picture, &scene, &layout,
                                           gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
musette_ride_charts_draw_all (MusetteChartBase *base,
                              const MusetteChartStyle *style,
                              cairo_t *cr,
                              double width,
                              double height)
{
  MusetteRideScene scene;
  MusetteRideLayout layout;

  if (!_musette_ride_charts_init_scene (MUSETTE_RIDE_CHARTS (base), &scene, &layout))
    return;
  scene.foldable = FALSE;
  scene.cursor_s = NAN;
  musette_ride_painter_draw (&scene, cr, width, height);
}

static void
snapshot_handle (const MusetteRideLayout *layout,
                 GtkSnapshot *snapshot,
                 double x,
                 MusetteColor color)
{
  double top = layout->rows[0].plot.y;
  double middle = (top + layout->axis.y) / 2;

  if (x < layout->plot_x - 1 || x > layout->plot_x + layout->plot_width + 1)
    return;
  musette_paint_append_rect (snapshot, round (x), top, 1, layout->axis.y - top, color);
  musette_paint_append_rect (snapshot, round (x) - HANDLE_PX / 2 + 0.5, middle - HANDLE_LENGTH / 2,
                             HANDLE_PX, HANDLE_LENGTH, color);
}

static void
snapshot_selection (const MusetteRideScene *scene,
                    const MusetteRideLayout *layout,
                    GtkSnapshot *snapshot)
{
  MusetteColor accent = scene->style.palette->accent;
  double from;
  double to;
  double left;
  double right;

  if (!musette_ride_scene_get_selection (scene, layout, &from, &to))
    return;
  left = MAX (from, layout->plot_x);
  right = MIN (to, layout->plot_x + layout->plot_width);
  musette_paint_append_rect (snapshot, left, layout->rows[0].plot.y, right - left,
                             layout->axis.y - layout->rows[0].plot.y,
                             musette_color_with_alpha (accent, SELECTION_ALPHA));
  snapshot_handle (layout, snapshot, from, accent);
  snapshot_handle (layout, snapshot, to, accent);
}

/* Which chart the keys fold, told apart by a line at its title's edge. */
static void
snapshot_focus_row (MusetteRideCharts *self,
                    const MusetteRideScene *scene,
                    const MusetteRideLayout *layout,
                    GtkSnapshot *snapshot)
{
  const MusetteRect *title;

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) || self->focus_row >= layout->n_rows)
    return;
  title = &layout->rows[self->focus_row].title;
  musette_paint_append_rect (snapshot, scene->style.rtl ? title->x + title->width - 2 : title->x,
                             title->y + 2, 2, title->height - 4, scene->style.palette->accent);
}

static void
musette_ride_charts_snapshot_overlay (MusetteChartBase *base,
                                      const MusetteChartStyle *style,
                                      GtkSnapshot *snapshot,
                                      double width,
                                      double height)
{
  MusetteRideCharts *self = MUSETTE_RIDE_CHARTS (base);
  MusetteRideScene scene;
  MusetteRideLayout layout;

  if (!_musette_ride_charts_init_scene (self, &scene, &layout) || layout.n_rows == 0)
    return;
  snapshot_selection (&scene, &layout, snapshot);
  _musette_ride_charts_snapshot_edges (self, &scene, &layout, snapshot);
  _musette_ride_charts_snapshot_cursor (self, &scene, &layout, snapshot);
  snapshot_focus_row (self, &scene, &layout, snapshot);
  _musette_ride_charts_snapshot_titles (self, &scene, &layout, snapshot);
}

static void
musette_ride_charts_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  MusetteRideCharts *self = MUSETTE_RIDE_CHARTS (widget);
  const MusetteChartStyle *style = musette_chart_base_get_style (MUSETTE_CHART_BASE (self));
  guint folded;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : 120;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->traces == NULL || self->view == NULL)
    return;
  folded = get_folded (self->view);
  *minimum = (int) musette_ride_layout_get_min_height (self->traces, style, folded);
  *natural = (int) musette_ride_layout_get_natural_height (self->traces, style, folded);
}

static void
musette_ride_charts_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (musette_ride_charts_parent_class)
      ->size_allocate (widget, width, height, baseline);
  _musette_ride_charts_forget_titles (MUSETTE_RIDE_CHARTS (widget));
}

typedef struct
{
  MusetteRideTraces *traces;
  MusetteUnits units;
  guint first;
} TableData;

static void
free_table_data (gpointer data)
{
  TableData *table = data;

  g_object_unref (table->traces);
  g_free (table);
}

static char *
get_table_cell (guint row, guint column, gpointer user_data)
{
  TableData *table = user_data;
  guint sample = table->first + row;
  guint trace = column - 1;

  if (column == 0)
    return musette_format_duration (
        musette_positions_get (musette_ride_traces_get_elapsed (table->traces), sample));
  return musette_value_format_value (
      musette_ride_traces_get_format (table->traces, trace), table->units,
      musette_trace_get_value (musette_ride_traces_get_trace (table->traces, trace), sample));
}

/* The samples of the selection, or of what is visible. */
static void
find_samples (MusetteRideCharts *self, guint *first, guint *n)
{
  MusettePositions *elapsed = musette_ride_traces_get_elapsed (self->traces);
  MusetteRideSpan span;

  if (!musette_ride_view_get_selection (self->view, &span))
    {
      span = musette_ride_view_get_visible (self->view);
      span.from = musette_ride_view_to_elapsed (self->view, span.from);
      span.to = musette_ride_view_to_elapsed (self->view, span.to) + 1;
    }
  *first = musette_positions_find (elapsed, span.from);
  *n = MAX (musette_positions_find (elapsed, span.to), *first) - *first;
}

static MusetteChartTable *
musette_ride_charts_create_table (MusetteChartBase *base)
{
  MusetteRideCharts *self = MUSETTE_RIDE_CHARTS (base);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  TableData *data;
  guint n;

  if (self->traces == NULL || musette_ride_traces_get_n (self->traces) == 0)
    return NULL;
  g_ptr_array_add (columns, (gpointer) _ ("Time"));
  for (guint i = 0; i < musette_ride_traces_get_n (self->traces); i++)
    g_ptr_array_add (columns, (gpointer) musette_signal_get_title (
                                  musette_ride_traces_get_signal (self->traces, i)));
  g_ptr_array_add (columns, NULL);
  data = g_new0 (TableData, 1);
  data->traces = g_object_ref (self->traces);
  data->units = musette_chart_base_get_units (base);
  find_samples (self, &data->first, &n);
  return musette_chart_table_new (musette_ride_view_get_title (self->view),
                                  (const char *const *) columns->pdata, n, get_table_cell, data,
                                  free_table_data);
}

static GMenuModel *
musette_ride_charts_create_section (MusetteChartBase *base)
{
  return musette_ride_interval_menu_new ();
}

static GBytes *
musette_ride_charts_to_csv (MusetteChartBase *base)
{
  return musette_ride_charts_export_csv (MUSETTE_RIDE_CHARTS (base), FALSE);
}

static void
describe_pauses (MusetteRideCharts *self, GString *text)
{
  guint n = 0;

  if (self->traces != NULL)
    musette_ride_traces_get_pauses (self->traces, &n);
  if (n == 0)
    return;
  g_string_append_c (text, '\n');
  g_string_append_printf (text, ngettext ("%u pause of the device", "%u pauses of the device", n),
                          n);
}

static void
update_summary (MusetteRideCharts *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  MusetteUnits units = musette_chart_base_get_units (MUSETTE_CHART_BASE (self));

  for (guint i = 0; self->traces != NULL && i < musette_ride_traces_get_n (self->traces); i++)
    {
      g_autofree char *line = musette_ride_traces_describe (self->traces, i, units);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  describe_pauses (self, text);
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), _ ("Charts of the ride"), text->str);
}

/* "1:02:10, 243 W, 151 bpm": what the titles show to those who see them. */
void
_musette_ride_charts_describe (MusetteRideCharts *self)
{
  double cursor_s = musette_ride_view_get_cursor (self->view);
  g_autofree char *time = NULL;
  g_autoptr (GString) text = NULL;

  if (self->traces == NULL)
    return;
  if (isnan (cursor_s))
    {
      update_summary (self);
      return;
    }
  time = musette_format_duration (cursor_s);
  text = g_string_new (time);
  for (guint i = 0; i < musette_ride_traces_get_n (self->traces); i++)
    {
      g_autofree char *value = musette_value_format_value (
          musette_ride_traces_get_format (self->traces, i),
          musette_chart_base_get_units (MUSETTE_CHART_BASE (self)),
          musette_ride_traces_get_value_at (self->traces, i, cursor_s));

      g_string_append_printf (text, ", %s", value);
    }
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), NULL, text->str);
}

static void
redraw_overlay (MusetteRideCharts *self)
{
  _musette_ride_charts_forget_titles (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
redraw_all (MusetteRideCharts *self)
{
  _musette_ride_charts_forget_titles (self);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
visible_cb (MusetteRideCharts *self)
{
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
folded_cb (MusetteRideCharts *self)
{
  redraw_all (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
load_intervals (MusetteRideCharts *self)
{
  GListModel *model = musette_ride_view_get_intervals (self->view);
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;
  g_autofree MusetteChartInterval *intervals = g_new0 (MusetteChartInterval, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (model, i);
      const MusetteRideIntervalValues *values = musette_ride_interval_get_values (interval);

      intervals[i] = (MusetteChartInterval){
        .from_s = values->from_s,
        .to_s = values->to_s,
        .zone = values->zone,
        .intensity = values->intensity,
        .work = musette_ride_interval_is_work (interval),
      };
    }
  musette_ride_traces_set_intervals (self->traces, intervals, n);
}

static void
load_pauses (MusetteRideCharts *self, MusetteTimeline *timeline)
{
  g_autoptr (GArray) pauses
      = musette_ride_pauses_find (musette_ride_view_get_recording (self->view), timeline);

  musette_ride_traces_set_pauses (self->traces, (const MusetteChartPause *) pauses->data,
                                  pauses->len);
}

static void
intervals_cb (MusetteRideCharts *self)
{
  if (self->traces == NULL)
    return;
  load_intervals (self);
  folded_cb (self);
}

static void
load_positions (MusetteRideCharts *self)
{
  guint n = musette_positions_get_length (musette_ride_traces_get_elapsed (self->traces));
  g_autoptr (MusettePositions) positions = NULL;
  MusetteTimeline *timeline = musette_ride_view_get_timeline (self->view);
  const MusetteSegment *segments;
  g_autofree guint *starts = NULL;
  guint n_segments;
  double *values;

  if (musette_ride_view_get_span_kind (self->view) == MUSETTE_SPAN_TIME
      && !musette_ride_view_get_cut_stops (self->view))
    {
      musette_ride_traces_set_positions (self->traces, NULL);
      return;
    }
  segments = musette_timeline_get_segments (timeline, &n_segments);
  starts = g_new (guint, MAX (n_segments, 1));
  for (guint i = 0; i < n_segments; i++)
    starts[i] = segments[i].index;
  values = g_new (double, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    values[i]
        = musette_ride_view_to_x (self->view, musette_timeline_index_to_elapsed (timeline, i));
  positions = musette_positions_new (values, n, starts, n_segments);
  musette_ride_traces_set_positions (self->traces, positions);
}

static void
axis_cb (MusetteRideCharts *self)
{
  if (self->traces != NULL)
    load_positions (self);
  redraw_all (self);
}

static void
musette_ride_charts_reload (MusetteViewChart *chart)
{
  MusetteRideCharts *self = MUSETTE_RIDE_CHARTS (chart);
  MusetteTimeline *timeline;

  self->view = musette_view_chart_get_view (chart);
  timeline = self->view != NULL ? musette_ride_view_get_timeline (self->view) : NULL;

  _musette_ride_charts_stop_following (self);
  g_clear_object (&self->traces);
  if (timeline != NULL)
    {
      self->traces = musette_ride_traces_new_for_ride (
          timeline, musette_ride_view_get_analysis (self->view),
          musette_sport_from_type (musette_ride_view_get_sport_type (self->view)),
          musette_ride_view_get_smoothing (self->view));
      load_positions (self);
      load_intervals (self);
      load_pauses (self, timeline);
    }
  self->focus_row = 0;
  update_summary (self);
  folded_cb (self);
}

static void
musette_ride_charts_dispose (GObject *object)
{
  MusetteRideCharts *self = (MusetteRideCharts *) object;

  _musette_ride_charts_stop_following (self);
  g_clear_object (&self->traces);
  self->view = NULL;
  g_clear_object (&self->editor);
  _musette_ride_charts_forget_titles (self);
  _musette_ride_charts_forget_cursor (self);
  g_clear_pointer (&self->picture, musette_ride_picture_free);
  G_OBJECT_CLASS (musette_ride_charts_parent_class)->dispose (object);
}

static void
musette_ride_charts_class_init (MusetteRideChartsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  MusetteChartBaseClass *base_class = MUSETTE_CHART_BASE_CLASS (klass);

  object_class->dispose = musette_ride_charts_dispose;
  widget_class->measure = musette_ride_charts_measure;
  widget_class->size_allocate = musette_ride_charts_size_allocate;
  base_class->create_node = musette_ride_charts_create_node;
  base_class->draw_all = musette_ride_charts_draw_all;
  base_class->snapshot_overlay = musette_ride_charts_snapshot_overlay;
  base_class->create_table = musette_ride_charts_create_table;
  base_class->to_csv = musette_ride_charts_to_csv;
  base_class->prepare_menu = _musette_ride_charts_prepare_menu;
  base_class->create_section = musette_ride_charts_create_section;
  MUSETTE_VIEW_CHART_CLASS (klass)->reload = musette_ride_charts_reload;
}

static void
musette_ride_charts_init (MusetteRideCharts *self)
{
  MusetteViewChart *chart = MUSETTE_VIEW_CHART (self);

  self->cursor_x = NAN;
  self->picture = musette_ride_picture_new ();
  musette_view_chart_reload_on (chart, "timeline");
  musette_view_chart_reload_on (chart, "analysis");
  musette_view_chart_reload_on (chart, "smoothing");
  musette_view_chart_connect (chart, "span-kind", G_CALLBACK (axis_cb));
  musette_view_chart_connect (chart, "cut-stops", G_CALLBACK (axis_cb));
  musette_view_chart_connect (chart, "intervals", G_CALLBACK (intervals_cb));
  musette_view_chart_connect (chart, "visible", G_CALLBACK (visible_cb));
  musette_view_chart_connect (chart, "folded", G_CALLBACK (folded_cb));
  musette_view_chart_connect (chart, "selection", G_CALLBACK (redraw_overlay));
  musette_view_chart_connect (chart, "cursor", G_CALLBACK (_musette_ride_charts_follow));
  _musette_ride_charts_add_input (self);
}

/**
 * musette_ride_charts_new:
 * @view: (nullable): the session of a ride
 *
 * Returns: (transfer floating): its charts
 */
GtkWidget *
musette_ride_charts_new (MusetteRideView *view)
{
  return g_object_new (MUSETTE_TYPE_RIDE_CHARTS, "view", view, NULL);
}

/**
 * musette_ride_charts_set_editor:
 * @self: charts
 * @editor: (nullable): edits the intervals whose edges are dragged
 */
void
musette_ride_charts_set_editor (MusetteRideCharts *self, MusetteRideEditor *editor)
{
  g_return_if_fail (MUSETTE_IS_RIDE_CHARTS (self));

  g_set_object (&self->editor, editor);
}

/**
 * musette_ride_charts_export_csv:
 * @self: charts
 * @whole: whether the whole ride is wanted, else the selection or what is visible
 *
 * Returns: (transfer full) (nullable): the recorded streams as comma-separated values, %NULL
 * without a ride
 */
GBytes *
musette_ride_charts_export_csv (MusetteRideCharts *self, gboolean whole)
{
  MusettePositions *elapsed;
  guint first;
  guint n;

  g_return_val_if_fail (MUSETTE_IS_RIDE_CHARTS (self), NULL);

  if (self->traces == NULL)
    return NULL;
  if (whole)
    return musette_streams_writer_to_csv (musette_ride_view_get_timeline (self->view), NAN, NAN);
  find_samples (self, &first, &n);
  if (n == 0)
    return NULL;
  elapsed = musette_ride_traces_get_elapsed (self->traces);
  return musette_streams_writer_to_csv (musette_ride_view_get_timeline (self->view),
                                        musette_positions_get (elapsed, first),
                                        musette_positions_get (elapsed, first + n - 1) + 1);
}

/* Folds or unfolds a chart of the stack. */
void
_musette_ride_charts_toggle_fold (MusetteRideCharts *self, guint row)
{
  MusetteSignal signal;

  if (self->traces == NULL || row >= musette_ride_traces_get_n (self->traces))
    return;
  signal = musette_ride_traces_get_signal (self->traces, row);
  musette_ride_view_set_folded (self->view, signal,
                                !musette_ride_view_get_folded (self->view, signal));
}
