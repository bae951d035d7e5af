/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-timeline.h"

G_BEGIN_DECLS

typedef struct _MusetteRideAxis MusetteRideAxis;

MusetteRideAxis *musette_ride_axis_new (double length);
MusetteRideAxis *musette_ride_axis_new_time (MusetteTimeline *timeline, gboolean cut_stops);
MusetteRideAxis *musette_ride_axis_new_distance (MusetteTimeline *timeline);
gboolean musette_ride_axis_can_show_distance (MusetteTimeline *timeline);
void musette_ride_axis_add (MusetteRideAxis *self, double elapsed_s, double x);
void musette_ride_axis_free (MusetteRideAxis *self);

double musette_ride_axis_get_length (const MusetteRideAxis *self);
double musette_ride_axis_to_x (const MusetteRideAxis *self, double elapsed_s);
double musette_ride_axis_to_elapsed (const MusetteRideAxis *self, double x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteRideAxis, musette_ride_axis_free)

G_END_DECLS
