/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_NOTES (musette_ride_notes_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideNotes, musette_ride_notes, MUSETTE, RIDE_NOTES, GtkWidget)

GtkWidget *musette_ride_notes_new (void);
void musette_ride_notes_show (MusetteRideNotes *self, MusetteActivity *activity, GHashTable *gear);

G_END_DECLS
