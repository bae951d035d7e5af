/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MUSETTE_TYPE_CHOICE_ROW (musette_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MusetteChoiceRow, musette_choice_row, MUSETTE, CHOICE_ROW, AdwComboRow)

GtkWidget *musette_choice_row_new (const char *title);
void musette_choice_row_add (MusetteChoiceRow *self, const char *id, const char *label);
void musette_choice_row_add_number (MusetteChoiceRow *self, int id, const char *label);
void musette_choice_row_choose (MusetteChoiceRow *self, const char *id);
void musette_choice_row_choose_number (MusetteChoiceRow *self, int id);
const char *musette_choice_row_get_chosen (MusetteChoiceRow *self);
int musette_choice_row_get_number (MusetteChoiceRow *self);

void musette_choice_row_add_types (MusetteChoiceRow *self, char **first_types);
void musette_choice_row_add_efforts (MusetteChoiceRow *self);
void musette_choice_row_add_feels (MusetteChoiceRow *self);
void musette_choice_row_add_gear (MusetteChoiceRow *self, GHashTable *gear);

G_END_DECLS
