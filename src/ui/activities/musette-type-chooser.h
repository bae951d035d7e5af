/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_TYPE_CHOOSER (musette_type_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MusetteTypeChooser, musette_type_chooser, MUSETTE, TYPE_CHOOSER, GtkWidget)

void musette_type_chooser_set_activities (MusetteTypeChooser *self, GListModel *activities);
const char *musette_type_chooser_get_chosen (MusetteTypeChooser *self);
void musette_type_chooser_reset (MusetteTypeChooser *self);

G_END_DECLS
