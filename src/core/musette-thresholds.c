/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-thresholds.h"

/**
 * musette_thresholds_init:
 * @self: (out): the value to fill
 *
 * Sets everything to "not known", and the sweet spot to the service's default of 84 to 97 percent.
 */
void
musette_thresholds_init (MusetteThresholds *self)
{
  g_return_if_fail (self != NULL);

  *self = (MusetteThresholds){ .sweet_spot_min = 84, .sweet_spot_max = 97 };
}
