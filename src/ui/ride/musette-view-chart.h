/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-chart-base.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_VIEW_CHART (musette_view_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (MusetteViewChart,
                          musette_view_chart,
                          MUSETTE,
                          VIEW_CHART,
                          MusetteChartBase)

/**
 * MusetteViewChartClass:
 * @least_width: the least width in which it can be read
 * @natural_width: the width in which it looks best
 * @least_height: the least height in which it can be read
 * @natural_height: the height in which it looks best
 * @reload: takes over what the view shows; the view may be %NULL
 *
 * What a kind of chart of a ride adds.
 */
struct _MusetteViewChartClass
{
  MusetteChartBaseClass parent_class;

  int least_width;
  int natural_width;
  int least_height;
  int natural_height;
  void (*reload) (MusetteViewChart *self);
};

MusetteRideView *musette_view_chart_get_view (MusetteViewChart *self);
void musette_view_chart_set_view (MusetteViewChart *self, MusetteRideView *view);
void musette_view_chart_connect (MusetteViewChart *self, const char *property, GCallback callback);
void musette_view_chart_reload_on (MusetteViewChart *self, const char *property);

G_END_DECLS
