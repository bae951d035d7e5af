/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity-query.h"
#include "musette-query-completion.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SEARCH_FIELD (musette_search_field_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSearchField, musette_search_field, MUSETTE, SEARCH_FIELD, GtkWidget)

const char *musette_search_field_get_text (MusetteSearchField *self);
void musette_search_field_set_text (MusetteSearchField *self, const char *text);
void musette_search_field_set_query (MusetteSearchField *self, MusetteActivityQuery *query);
void musette_search_field_set_vocabulary (MusetteSearchField *self,
                                          const MusetteQueryVocabulary *vocabulary);
void musette_search_field_capture_keys (MusetteSearchField *self, GtkWidget *widget);
GtkWidget *musette_search_field_get_popover (MusetteSearchField *self);

G_END_DECLS
