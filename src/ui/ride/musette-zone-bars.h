/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-chart-base.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

/**
 * MusetteZoneKind:
 * @MUSETTE_ZONE_POWER: power zones
 * @MUSETTE_ZONE_HEARTRATE: heart-rate zones
 * @MUSETTE_ZONE_PACE: pace zones
 *
 * Whose zones the bars show.
 */
typedef enum
{
  MUSETTE_ZONE_POWER,
  MUSETTE_ZONE_HEARTRATE,
  MUSETTE_ZONE_PACE,
} MusetteZoneKind;

#define MUSETTE_TYPE_ZONE_BARS (musette_zone_bars_get_type ())
G_DECLARE_FINAL_TYPE (MusetteZoneBars, musette_zone_bars, MUSETTE, ZONE_BARS, MusetteChartBase)

GtkWidget *musette_zone_bars_new (MusetteRideView *view, MusetteZoneKind kind);
void musette_zone_bars_set_view (MusetteZoneBars *self, MusetteRideView *view);
void musette_zone_bars_set_kind (MusetteZoneBars *self, MusetteZoneKind kind);
gboolean musette_zone_bars_is_empty (MusetteZoneBars *self);

G_END_DECLS
