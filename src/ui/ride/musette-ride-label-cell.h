/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_LABEL_CELL (musette_ride_label_cell_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideLabelCell,
                      musette_ride_label_cell,
                      MUSETTE,
                      RIDE_LABEL_CELL,
                      GtkWidget)

/**
 * MusetteRideLabelFunc:
 * @self: the cell
 * @text: (nullable): what was entered, %NULL when the text stays
 * @user_data: what was given with the function
 *
 * Called once when the text has been edited.
 */
typedef void (*MusetteRideLabelFunc) (MusetteRideLabelCell *self,
                                      const char *text,
                                      gpointer user_data);

GtkWidget *musette_ride_label_cell_new (GtkWidget *label);
GtkWidget *musette_ride_label_cell_get_label (MusetteRideLabelCell *self);
void musette_ride_label_cell_edit (MusetteRideLabelCell *self,
                                   const char *text,
                                   MusetteRideLabelFunc callback,
                                   gpointer user_data);

G_END_DECLS
