/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-ride-explanation.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_FACT (musette_ride_fact_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideFact, musette_ride_fact, MUSETTE, RIDE_FACT, GObject)

MusetteRideFact *musette_ride_fact_new (const char *id,
                                        const char *label,
                                        const char *value,
                                        MusetteRideExplanation *explanation);
const char *musette_ride_fact_get_id (MusetteRideFact *self);
const char *musette_ride_fact_get_label (MusetteRideFact *self);
const char *musette_ride_fact_get_value (MusetteRideFact *self);
MusetteRideExplanation *musette_ride_fact_get_explanation (MusetteRideFact *self);
gboolean musette_ride_fact_equal (MusetteRideFact *self, MusetteRideFact *other);
char *musette_ride_fact_to_markup (MusetteRideFact *self);

G_END_DECLS
