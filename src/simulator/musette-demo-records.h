/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo.h"
#include "musette-simulator-records.h"

G_BEGIN_DECLS

MusetteSimulatorRecords *musette_demo_records_new (MusetteDemo *demo, const char *athlete_id);

G_END_DECLS
