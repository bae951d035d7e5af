/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-format.h"
#include "musette-ride-fact.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

GPtrArray *musette_ride_facts_new (MusetteRideView *view, MusetteUnits units);

gboolean musette_ride_facts_is_secondary (MusetteRideFact *fact);

G_END_DECLS
