/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-stream-set.h"

G_BEGIN_DECLS

/**
 * MusetteRepairReport:
 * @power_spikes: power samples that were replaced because they are out of all proportion
 * @power_dropouts: zero samples between high ones that were replaced
 * @heart_rates: heart rates that were taken out
 * @cadences: cadences that were taken out
 * @speeds: speeds that were taken out
 *
 * What musette_repair_streams() changed.
 */
typedef struct
{
  guint power_spikes;
  guint power_dropouts;
  guint heart_rates;
  guint cadences;
  guint speeds;
} MusetteRepairReport;

MusetteStreamSet *musette_repair_streams (MusetteStreamSet *streams, MusetteRepairReport *report);
guint musette_repair_power_spikes (const gint32 *time_s, float *watts, gsize n);
guint musette_repair_power_dropouts (float *watts, const float *cadence, gsize n);

G_END_DECLS
