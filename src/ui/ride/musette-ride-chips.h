/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-view.h"

G_BEGIN_DECLS

GStrv musette_ride_chips_new (MusetteRideView *view);

G_END_DECLS
