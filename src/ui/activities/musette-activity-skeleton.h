/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity-columns.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITY_SKELETON (musette_activity_skeleton_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivitySkeleton,
                      musette_activity_skeleton,
                      MUSETTE,
                      ACTIVITY_SKELETON,
                      GtkWidget)

void musette_activity_skeleton_set_columns (MusetteActivitySkeleton *self,
                                            MusetteActivityColumns *columns);

G_END_DECLS
