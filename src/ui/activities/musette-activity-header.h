/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity-columns.h"
#include "musette-activity-sorter.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITY_HEADER (musette_activity_header_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivityHeader,
                      musette_activity_header,
                      MUSETTE,
                      ACTIVITY_HEADER,
                      GtkWidget)

GtkWidget *musette_activity_header_new (MusetteActivityColumns *columns,
                                        MusetteActivitySorter *sorter);
GtkWidget *musette_activity_header_get_button (MusetteActivityHeader *self,
                                               MusetteActivityColumn column);

G_END_DECLS
