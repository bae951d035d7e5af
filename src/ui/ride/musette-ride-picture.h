/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-ride-painter.h"

G_BEGIN_DECLS

/**
 * MusetteRidePicture:
 *
 * What stays of a ride's charts while the pointer moves, as render nodes.
 */
typedef struct _MusetteRidePicture MusetteRidePicture;

MusetteRidePicture *musette_ride_picture_new (void);
void musette_ride_picture_free (MusetteRidePicture *self);
GskRenderNode *musette_ride_picture_create_node (MusetteRidePicture *self,
                                                 const MusetteRideScene *scene,
                                                 const MusetteRideLayout *layout,
                                                 int scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteRidePicture, musette_ride_picture_free)

G_END_DECLS
