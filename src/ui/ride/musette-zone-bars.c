/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-zone-bars.h"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-zone-bars-painter.h"

/**
 * MusetteZoneBars:
 *
 * The time in each power, heart-rate or pace zone of a ride. Arrow keys and the pointer pick a row,
 * which is then told to those who do not see it.
 */
struct _MusetteZoneBars
{
  MusetteViewChart parent_instance;

  MusetteZoneKind kind;
  MusetteZoneBarsData *data;
  int highlighted;
};

G_DEFINE_FINAL_TYPE (MusetteZoneBars, musette_zone_bars, MUSETTE_TYPE_VIEW_CHART)

#define LEAST_WIDTH 220
#define NATURAL_WIDTH 420

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_label (MusetteZoneKind kind)
{
  switch (kind)
    {
    case MUSETTE_ZONE_POWER:
      return _ ("Power zones");
    case MUSETTE_ZONE_HEARTRATE:
      return _ ("Heart-rate zones");
    default:
      return _ ("Pace zones");
    }
}

static MusetteZoneBarsData *
create_data (MusetteZoneBars *self)
{
  MusetteRideView *view = musette_view_chart_get_view (MUSETTE_VIEW_CHART (self));

  if (view == NULL)
    return musette_zone_bars_data_new (0, NULL);
  return musette_ride_zones_new (view, self->kind,
                                 musette_chart_base_get_units (MUSETTE_CHART_BASE (self)));
}

static char *
describe_all (MusetteZoneBars *self)
{
  GString *text;

  if (self->data->n_rows == 0)
    return g_strdup (self->data->empty_text);
  text = g_string_new (NULL);
  for (guint i = 0; i < self->data->n_rows; i++)
    {
      g_autofree char *row = musette_zone_bars_data_describe (self->data, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", row);
    }
  return g_string_free (text, FALSE);
}

static void
highlight (MusetteZoneBars *self, int row)
{
  g_autofree char *text = NULL;

  if (self->highlighted == row)
    return;
  self->highlighted = row;
  if (row >= 0 && row < (int) self->data->n_rows)
    text = musette_zone_bars_data_describe (self->data, (guint) row);
  else
    text = describe_all (self);
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), NULL, text);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
}

static void
musette_zone_bars_reload (MusetteViewChart *chart)
{
  MusetteZoneBars *self = MUSETTE_ZONE_BARS (chart);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->data, musette_zone_bars_data_free);
  self->data = create_data (self);
  self->highlighted = -1;
  text = describe_all (self);
  musette_chart_base_set_summary (MUSETTE_CHART_BASE (self), get_label (self->kind), text);
  musette_chart_base_invalidate (MUSETTE_CHART_BASE (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
musette_zone_bars_draw (MusetteChartBase *base,
                        const MusetteChartStyle *style,
                        cairo_t *cr,
                        double width,
                        double height)
{
  MusetteZoneBars *self = MUSETTE_ZONE_BARS (base);

  musette_zone_bars_painter_draw (self->data, style, cr, width, height, self->highlighted);
}

static void
musette_zone_bars_hover (MusetteChartBase *base, double x, double y)
{
  MusetteZoneBars *self = MUSETTE_ZONE_BARS (base);

  highlight (self, isnan (y) ? -1
                             : musette_zone_bars_painter_hit (
                                 self->data, musette_chart_base_get_style (base), y));
}

static gboolean
musette_zone_bars_step (MusetteChartBase *base, int steps)
{
  MusetteZoneBars *self = MUSETTE_ZONE_BARS (base);
  int row = self->highlighted + steps;

  if (self->highlighted < 0)
    row = steps > 0 ? 0 : (int) self->data->n_rows - 1;
  if (row < 0 || row >= (int) self->data->n_rows)
    return FALSE;
  highlight (self, row);
  return TRUE;
}

static char *
get_cell (guint row, guint column, gpointer user_data)
{
  MusetteZoneBarsData *data = MUSETTE_ZONE_BARS (user_data)->data;
  double total = musette_zone_bars_data_get_total (data);

  if (row >= data->n_rows)
    return NULL;
  switch (column)
    {
    case 0:
      return g_strdup (data->rows[row].name);
    case 1:
      return g_strdup (data->rows[row].range);
    case 2:
      return musette_format_duration (data->rows[row].seconds);
    default:
      return musette_format_percent (total > 0 ? 100 * data->rows[row].seconds / total : 0, 0);
    }
}

static MusetteChartTable *
musette_zone_bars_create_table (MusetteChartBase *base)
{
  MusetteZoneBars *self = MUSETTE_ZONE_BARS (base);
  const char *columns[] = { _ ("Zone"), _ ("Range"), _ ("Time"), _ ("Share"), NULL };

  if (self->data->n_rows == 0)
    return NULL;
  return musette_chart_table_new (get_label (self->kind), columns, self->data->n_rows, get_cell,
                                  g_object_ref (self), g_object_unref);
}

static void
musette_zone_bars_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  MusetteZoneBars *self = MUSETTE_ZONE_BARS (widget);

  *minimum = LEAST_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) musette_zone_bars_painter_get_height (
        self->data, musette_chart_base_get_style (MUSETTE_CHART_BASE (self)));
}

static void
musette_zone_bars_finalize (GObject *object)
{
  g_clear_pointer (&MUSETTE_ZONE_BARS (object)->data, musette_zone_bars_data_free);
  G_OBJECT_CLASS (musette_zone_bars_parent_class)->finalize (object);
}

static void
musette_zone_bars_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteZoneBars *self = (MusetteZoneBars *) object;

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_zone_bars_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  MusetteZoneBars *self = (MusetteZoneBars *) object;

  switch (prop_id)
    {
    case PROP_KIND:
      musette_zone_bars_set_kind (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_zone_bars_class_init (MusetteZoneBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  MusetteChartBaseClass *base_class = MUSETTE_CHART_BASE_CLASS (klass);
  MusetteViewChartClass *chart_class = MUSETTE_VIEW_CHART_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = musette_zone_bars_finalize;
  object_class->get_property = musette_zone_bars_get_property;
  object_class->set_property = musette_zone_bars_set_property;
  GTK_WIDGET_CLASS (klass)->measure = musette_zone_bars_measure;
  base_class->draw = musette_zone_bars_draw;
  base_class->hover = musette_zone_bars_hover;
  base_class->step = musette_zone_bars_step;
  base_class->create_table = musette_zone_bars_create_table;
  chart_class->reload = musette_zone_bars_reload;

  /**
   * MusetteZoneBars:kind:
   *
   * Whose zones, a #MusetteZoneKind.
   */
  properties[PROP_KIND]
      = g_param_spec_uint ("kind", NULL, NULL, 0, MUSETTE_ZONE_PACE, MUSETTE_ZONE_POWER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_zone_bars_init (MusetteZoneBars *self)
{
  musette_view_chart_reload_on (MUSETTE_VIEW_CHART (self), "analysis");
  musette_view_chart_reload_on (MUSETTE_VIEW_CHART (self), "activity");
}

/**
 * musette_zone_bars_new:
 * @view: (nullable): the session of a ride
 * @kind: whose zones
 *
 * Returns: (transfer floating): the bars
 */
GtkWidget *
musette_zone_bars_new (MusetteRideView *view, MusetteZoneKind kind)
{
  return g_object_new (MUSETTE_TYPE_ZONE_BARS, "view", view, "kind", (guint) kind, NULL);
}

/**
 * musette_zone_bars_set_kind:
 * @self: zone bars
 * @kind: whose zones
 */
void
musette_zone_bars_set_kind (MusetteZoneBars *self, MusetteZoneKind kind)
{
  g_return_if_fail (MUSETTE_IS_ZONE_BARS (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  musette_zone_bars_reload (MUSETTE_VIEW_CHART (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/**
 * musette_zone_bars_is_empty:
 * @self: zone bars
 *
 * Returns: whether there is nothing but a line that says why
 */
gboolean
musette_zone_bars_is_empty (MusetteZoneBars *self)
{
  g_return_val_if_fail (MUSETTE_IS_ZONE_BARS (self), TRUE);

  return self->data->n_rows == 0;
}
