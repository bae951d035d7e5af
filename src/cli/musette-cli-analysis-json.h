/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json-writer.h"
#include "musette-ride-analysis.h"

G_BEGIN_DECLS

void musette_cli_write_analysis (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis);
void musette_cli_write_slice (MusetteJsonWriter *writer, MusetteRideAnalysis *analysis);

G_END_DECLS
