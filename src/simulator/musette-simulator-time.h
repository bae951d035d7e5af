/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"

G_BEGIN_DECLS

int musette_simulator_time_offset_s (MusetteLocalTime time);
char *musette_simulator_time_to_utc (MusetteLocalTime time);
char *musette_simulator_time_to_stamp (MusetteLocalTime time);

G_END_DECLS
