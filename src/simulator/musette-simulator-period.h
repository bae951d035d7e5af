/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorPeriod:
 * @id: its name in a request
 * @label: what people read
 * @oldest: first day
 * @newest: last day
 *
 * A range of days that a curve is asked for.
 */
typedef struct
{
  char *id;
  char *label;
  MusetteDate oldest;
  MusetteDate newest;
} MusetteSimulatorPeriod;

MusetteSimulatorPeriod *
musette_simulator_period_parse (const char *name, MusetteDate today, MusetteDate first_day);
void musette_simulator_period_free (MusetteSimulatorPeriod *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorPeriod, musette_simulator_period_free)

G_END_DECLS
