/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-traces.h"

G_BEGIN_DECLS

MusettePositions *chart_fixture_positions (guint n);
float *chart_fixture_power (guint n, guint32 seed);
MusetteRideTraces *chart_fixture_ride (guint n);

G_END_DECLS
