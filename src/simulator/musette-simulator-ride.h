/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json-writer.h"
#include "musette-simulator-entry.h"
#include "musette-timeline.h"

G_BEGIN_DECLS

typedef struct _MusetteSimulatorRide MusetteSimulatorRide;

MusetteSimulatorRide *musette_simulator_ride_new (MusetteSimulatorEntry *entry);
void musette_simulator_ride_free (MusetteSimulatorRide *self);
GArray *musette_simulator_ride_get_spans (MusetteSimulatorRide *self);
GStrv musette_simulator_ride_describe (MusetteSimulatorRide *self);
guint musette_simulator_ride_get_n_samples (MusetteSimulatorRide *self);
void musette_simulator_ride_write_intervals (MusetteSimulatorRide *self, MusetteJsonWriter *writer);
GBytes *musette_simulator_ride_intervals_to_json (MusetteSimulatorRide *self);
GBytes *musette_simulator_ride_stats_to_json (MusetteSimulatorRide *self,
                                              guint start_index,
                                              guint end_index);
GBytes *
musette_simulator_ride_histogram_to_json (MusetteSimulatorRide *self, gboolean power, guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorRide, musette_simulator_ride_free)

G_END_DECLS
