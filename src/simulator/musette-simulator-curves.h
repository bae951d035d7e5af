/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-activities.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorCurveKind:
 * @MUSETTE_SIMULATOR_CURVE_POWER: watts
 * @MUSETTE_SIMULATOR_CURVE_HEARTRATE: beats per minute
 */
typedef enum
{
  MUSETTE_SIMULATOR_CURVE_POWER,
  MUSETTE_SIMULATOR_CURVE_HEARTRATE,
} MusetteSimulatorCurveKind;

typedef struct _MusetteSimulatorCurves MusetteSimulatorCurves;

MusetteSimulatorCurves *musette_simulator_curves_new (void);
void musette_simulator_curves_free (MusetteSimulatorCurves *self);
GBytes *musette_simulator_curves_activity_to_json (MusetteSimulatorCurves *self,
                                                   MusetteSimulatorActivities *activities,
                                                   MusetteSimulatorEntry *entry,
                                                   MusetteSimulatorCurveKind kind,
                                                   gboolean as_list);
GBytes *musette_simulator_curves_athlete_to_json (MusetteSimulatorCurves *self,
                                                  MusetteSimulatorActivities *activities,
                                                  MusetteSimulatorCurveKind kind,
                                                  const char *type,
                                                  const char *const *names,
                                                  const char **unknown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorCurves, musette_simulator_curves_free)

G_END_DECLS
