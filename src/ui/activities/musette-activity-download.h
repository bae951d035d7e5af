/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity.h"
#include "musette-raw-request.h"

G_BEGIN_DECLS

void musette_activity_download_async (MusetteRepository *repository,
                                      GPtrArray *activities,
                                      MusetteRawKind kind,
                                      GFile *folder,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void musette_activity_download_show_end (GAsyncResult *result, GtkWidget *widget);

char *musette_activity_download_make_name (MusetteActivity *activity, GBytes *content);

G_END_DECLS
