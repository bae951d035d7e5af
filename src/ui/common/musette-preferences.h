/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-athlete.h"
#include "musette-thresholds.h"

G_BEGIN_DECLS

MusetteUnits musette_preferences_get_units (GSettings *settings, MusetteAthlete *athlete);
void musette_preferences_get_thresholds (GSettings *settings, MusetteThresholds *thresholds);

G_END_DECLS
