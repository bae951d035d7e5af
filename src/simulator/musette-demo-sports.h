/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo-form.h"
#include "musette-demo-plan.h"
#include "musette-demo-route.h"
#include "musette-stream-set.h"

G_BEGIN_DECLS

/**
 * MUSETTE_DEMO_HOME_LATITUDE:
 *
 * Where all routes begin.
 */
#define MUSETTE_DEMO_HOME_LATITUDE 47.9931
#define MUSETTE_DEMO_HOME_LONGITUDE 7.8421

MusetteStreamSet *musette_demo_ride_new (const MusetteDemoPlanned *planned,
                                         const MusetteDemoForm *form,
                                         const MusetteDemoRoute *route);
MusetteStreamSet *musette_demo_indoor_new (const MusetteDemoPlanned *planned,
                                           const MusetteDemoForm *form);
MusetteStreamSet *musette_demo_run_new (const MusetteDemoPlanned *planned,
                                        const MusetteDemoForm *form,
                                        const MusetteDemoRoute *route);
MusetteStreamSet *musette_demo_swim_new (const MusetteDemoPlanned *planned,
                                         const MusetteDemoForm *form);
MusetteStreamSet *musette_demo_heart_only_new (const MusetteDemoPlanned *planned,
                                               const MusetteDemoForm *form);
void musette_demo_flaws_apply (MusetteStreamSet *streams, const MusetteDemoPlanned *planned);

G_END_DECLS
