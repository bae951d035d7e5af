/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-activity-edit.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_EDIT_PREVIEW (musette_edit_preview_get_type ())
G_DECLARE_FINAL_TYPE (MusetteEditPreview, musette_edit_preview, MUSETTE, EDIT_PREVIEW, GtkWidget)

GtkWidget *musette_edit_preview_new (GPtrArray *activities, GHashTable *gear, MusetteUnits units);
void musette_edit_preview_show (MusetteEditPreview *self, MusetteActivityEdit *edit);
guint musette_edit_preview_get_n_changed (MusetteEditPreview *self);

G_END_DECLS
