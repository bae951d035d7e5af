/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity-query.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_ACTIVITY_FILTER (musette_activity_filter_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivityFilter,
                      musette_activity_filter,
                      MUSETTE,
                      ACTIVITY_FILTER,
                      GtkFilter)

MusetteActivityFilter *musette_activity_filter_new (void);
void musette_activity_filter_set_text (MusetteActivityFilter *self, const char *text);
void musette_activity_filter_set_context (MusetteActivityFilter *self,
                                          const MusetteQueryContext *context);
MusetteActivityQuery *musette_activity_filter_get_query (MusetteActivityFilter *self);
void musette_activity_filter_set_activity_type (MusetteActivityFilter *self, const char *type);
gboolean musette_activity_filter_is_active (MusetteActivityFilter *self);
void musette_activity_filter_prepare (MusetteActivityFilter *self, MusetteActivity *activity);

G_END_DECLS
