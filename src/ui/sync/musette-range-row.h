/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-synchronizer.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RANGE_ROW (musette_range_row_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRangeRow, musette_range_row, MUSETTE, RANGE_ROW, AdwComboRow)

void musette_range_row_follow (MusetteRangeRow *self, MusetteSynchronizer *synchronizer);
MusetteSyncRange musette_range_row_get_range (MusetteRangeRow *self);

G_END_DECLS
