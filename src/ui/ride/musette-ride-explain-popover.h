/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-ride-explanation.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_EXPLAIN_POPOVER (musette_ride_explain_popover_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideExplainPopover,
                      musette_ride_explain_popover,
                      MUSETTE,
                      RIDE_EXPLAIN_POPOVER,
                      GtkPopover)

GtkWidget *musette_ride_explain_popover_new (MusetteRideExplanation *explanation);

G_END_DECLS
