/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-format.h"
#include "musette-ride-view.h"
#include "musette-zone-bars-painter.h"

G_BEGIN_DECLS

/**
 * MusetteRideZoneKind:
 * @MUSETTE_RIDE_ZONES_POWER: by power
 * @MUSETTE_RIDE_ZONES_HEARTRATE: by heart rate
 * @MUSETTE_RIDE_ZONES_PACE: by pace
 *
 * What zones are measured in.
 */
typedef enum
{
  MUSETTE_RIDE_ZONES_POWER,
  MUSETTE_RIDE_ZONES_HEARTRATE,
  MUSETTE_RIDE_ZONES_PACE,
} MusetteRideZoneKind;

MusetteZoneBarsData *
musette_ride_zones_new (MusetteRideView *view, MusetteRideZoneKind kind, MusetteUnits units);

G_END_DECLS
