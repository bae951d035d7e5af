/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-view-chart.h"

/**
 * MusetteViewChart:
 *
 * What all charts of a ride share: the #MusetteRideView they show, and that they take over its data
 * anew when it, something of it that they show, or the units change.
 */
typedef struct
{
  MusetteRideView *view;
  GSignalGroup *signals;
} MusetteViewChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MusetteViewChart, musette_view_chart, MUSETTE_TYPE_CHART_BASE)

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static MusetteViewChartPrivate *
get_private (MusetteViewChart *self)
{
  return musette_view_chart_get_instance_private (self);
}

static void
reload (MusetteViewChart *self)
{
  MUSETTE_VIEW_CHART_GET_CLASS (self)->reload (self);
}

static void
musette_view_chart_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  MusetteViewChartClass *klass = MUSETTE_VIEW_CHART_GET_CLASS (widget);
  gboolean wide = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = wide ? klass->least_width : klass->least_height;
  *natural = wide ? klass->natural_width : klass->natural_height;
}

static void
musette_view_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, musette_view_chart_get_view (MUSETTE_VIEW_CHART (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_view_chart_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VIEW:
      musette_view_chart_set_view (MUSETTE_VIEW_CHART (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_view_chart_constructed (GObject *object)
{
  G_OBJECT_CLASS (musette_view_chart_parent_class)->constructed (object);
  reload (MUSETTE_VIEW_CHART (object));
  g_signal_connect (object, "notify::units", G_CALLBACK (reload), NULL);
}

static void
musette_view_chart_dispose (GObject *object)
{
  MusetteViewChartPrivate *priv = get_private (MUSETTE_VIEW_CHART (object));

  g_clear_object (&priv->signals);
  g_clear_object (&priv->view);
  G_OBJECT_CLASS (musette_view_chart_parent_class)->dispose (object);
}

static void
musette_view_chart_class_init (MusetteViewChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = musette_view_chart_constructed;
  object_class->dispose = musette_view_chart_dispose;
  object_class->get_property = musette_view_chart_get_property;
  object_class->set_property = musette_view_chart_set_property;
  GTK_WIDGET_CLASS (klass)->measure = musette_view_chart_measure;

  /**
   * MusetteViewChart:view:
   *
   * The session of the ride that is shown.
   */
  properties[PROP_VIEW]
      = g_param_spec_object ("view", NULL, NULL, MUSETTE_TYPE_RIDE_VIEW,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_view_chart_init (MusetteViewChart *self)
{
  get_private (self)->signals = g_signal_group_new (MUSETTE_TYPE_RIDE_VIEW);
}

/**
 * musette_view_chart_get_view:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): the session of the ride that is shown
 */
MusetteRideView *
musette_view_chart_get_view (MusetteViewChart *self)
{
  g_return_val_if_fail (MUSETTE_IS_VIEW_CHART (self), NULL);

  return get_private (self)->view;
}

/**
 * musette_view_chart_set_view:
 * @self: a chart
 * @view: (nullable): the session of a ride
 */
void
musette_view_chart_set_view (MusetteViewChart *self, MusetteRideView *view)
{
  MusetteViewChartPrivate *priv;

  g_return_if_fail (MUSETTE_IS_VIEW_CHART (self));
  g_return_if_fail (view == NULL || MUSETTE_IS_RIDE_VIEW (view));

  priv = get_private (self);
  if (!g_set_object (&priv->view, view))
    return;
  g_signal_group_set_target (priv->signals, view);
  reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/**
 * musette_view_chart_connect:
 * @self: a chart
 * @property: a property of #MusetteRideView
 * @callback: called with the chart when it changes, whichever view is shown
 *
 * For the initialization of a kind of chart.
 */
void
musette_view_chart_connect (MusetteViewChart *self, const char *property, GCallback callback)
{
  g_autofree char *signal = NULL;

  g_return_if_fail (MUSETTE_IS_VIEW_CHART (self));
  g_return_if_fail (property != NULL && callback != NULL);

  signal = g_strconcat ("notify::", property, NULL);
  g_signal_group_connect_object (get_private (self)->signals, signal, callback, self,
                                 G_CONNECT_SWAPPED);
}

/**
 * musette_view_chart_reload_on:
 * @self: a chart
 * @property: a property of #MusetteRideView with which the chart's data change
 *
 * For the initialization of a kind of chart.
 */
void
musette_view_chart_reload_on (MusetteViewChart *self, const char *property)
{
  musette_view_chart_connect (self, property, G_CALLBACK (reload));
}
