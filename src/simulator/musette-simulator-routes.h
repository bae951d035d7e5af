/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-call.h"

G_BEGIN_DECLS

const MusetteSimulatorRoute *musette_simulator_athlete_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_activity_list_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_activity_data_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_activity_edit_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_interval_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_manual_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_search_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_upload_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_download_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_stream_edit_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_settings_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_event_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_event_range_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_event_file_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_folder_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_workout_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_plan_routes (guint *n);
const MusetteSimulatorRoute *musette_simulator_gear_routes (guint *n);

G_END_DECLS
