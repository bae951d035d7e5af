/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-clock.h"
#include "musette-format.h"
#include "musette-manual-activity.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITY_CREATOR (musette_activity_creator_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivityCreator,
                      musette_activity_creator,
                      MUSETTE,
                      ACTIVITY_CREATOR,
                      AdwWindow)

GtkWindow *musette_activity_creator_new (GtkWindow *parent,
                                         char **types,
                                         char **tags,
                                         MusetteUnits units,
                                         MusetteLocalTime now);

G_END_DECLS
