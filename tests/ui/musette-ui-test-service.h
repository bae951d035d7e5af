/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "fake-credentials.h"
#include "musette-repository.h"
#include "musette-simulator.h"

G_BEGIN_DECLS

/**
 * MusetteUiTestWanted:
 * @activity: an activity
 *
 * Returns: whether it is one that the test wants
 */
typedef gboolean (*MusetteUiTestWanted) (MusetteActivity *activity);

MusetteSimulator *musette_ui_test_simulator (const MusetteSimulatorOptions *options,
                                             const char *fault);
MusetteRepository *musette_ui_test_repository (MusetteSimulator *simulator,
                                               FakeCredentials *keyring);
MusetteRepository *musette_ui_test_demo_repository (MusetteSimulator *simulator);
void musette_ui_test_sign_in (MusetteRepository *repository, MusetteSimulator *simulator);

gboolean musette_ui_test_is_ride_with_power (MusetteActivity *activity);
MusetteActivity *musette_ui_test_find_activity (MusetteRepository *repository,
                                                MusetteUiTestWanted wanted);

G_END_DECLS
