/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-interval-editor.h"
#include "musette-ride-view.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_RIDE_EDITOR (musette_ride_editor_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideEditor, musette_ride_editor, MUSETTE, RIDE_EDITOR, GObject)

MusetteRideEditor *musette_ride_editor_new (MusetteRideView *view);

void musette_ride_editor_set_samples (MusetteRideEditor *self, MusetteStreamSet *samples);
gboolean musette_ride_editor_get_editable (MusetteRideEditor *self);
const MusetteIntervalEditor *musette_ride_editor_get_intervals (MusetteRideEditor *self);
gboolean musette_ride_editor_get_changed (MusetteRideEditor *self);
void musette_ride_editor_forget (MusetteRideEditor *self);

double musette_ride_editor_get_place (MusetteRideEditor *self);
void musette_ride_editor_set_place (MusetteRideEditor *self, double elapsed_s);
gboolean musette_ride_editor_get_selected (MusetteRideEditor *self, guint *index);
gboolean musette_ride_editor_find_edge (MusetteRideEditor *self,
                                        double elapsed_s,
                                        double reach_s,
                                        guint *index,
                                        MusetteIntervalEdge *edge);

gboolean musette_ride_editor_begin (MusetteRideEditor *self);
void musette_ride_editor_try_edge (MusetteRideEditor *self,
                                   guint index,
                                   MusetteIntervalEdge edge,
                                   double elapsed_s);
void musette_ride_editor_cancel (MusetteRideEditor *self);
void musette_ride_editor_commit (MusetteRideEditor *self);

void musette_ride_editor_move_edge_here (MusetteRideEditor *self, MusetteIntervalEdge edge);
void musette_ride_editor_split (MusetteRideEditor *self);
void musette_ride_editor_join (MusetteRideEditor *self);
void musette_ride_editor_add (MusetteRideEditor *self);
void musette_ride_editor_remove (MusetteRideEditor *self);
void musette_ride_editor_set_label (MusetteRideEditor *self, guint index, const char *label);
void musette_ride_editor_reset (MusetteRideEditor *self);

G_END_DECLS
