/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-view-chart.h"
#include "musette-ride-zones.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ZONE_BARS (musette_zone_bars_get_type ())
G_DECLARE_FINAL_TYPE (MusetteZoneBars, musette_zone_bars, MUSETTE, ZONE_BARS, MusetteViewChart)

GtkWidget *musette_zone_bars_new (MusetteRideView *view, MusetteZoneKind kind);
void musette_zone_bars_set_kind (MusetteZoneBars *self, MusetteZoneKind kind);
gboolean musette_zone_bars_is_empty (MusetteZoneBars *self);

G_END_DECLS
