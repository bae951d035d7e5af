/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_SKELETON (musette_ride_skeleton_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideSkeleton, musette_ride_skeleton, MUSETTE, RIDE_SKELETON, GtkWidget)

GtkWidget *musette_ride_skeleton_new (void);

G_END_DECLS
