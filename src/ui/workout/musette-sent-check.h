/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-builder.h"
#include "musette-plan-item.h"
#include "musette-change.h"
#include "musette-repository.h"

G_BEGIN_DECLS

char *musette_sent_check_compare (const MusetteWorkout *workout,
                                  const MusetteWorkoutTotals *totals,
                                  const MusetteWorkoutContext *context,
                                  MusettePlanItem *theirs);
void musette_sent_check_start (GtkWidget *page,
                               MusetteRepository *repository,
                               MusetteBuilder *builder,
                               MusetteItemKind kind,
                               const char *id);

G_END_DECLS
