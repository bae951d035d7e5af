/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-format.h"
#include "musette-ride-view.h"
#include "musette-zone-bars-painter.h"

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

MusetteZoneBarsData *
musette_ride_zones_new (MusetteRideView *view, MusetteZoneKind kind, MusetteUnits units);

G_END_DECLS
