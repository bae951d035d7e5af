/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MUSETTE_DEMO_ROUTE_STEP_M:
 *
 * The distance between two points of a route, in m.
 */
#define MUSETTE_DEMO_ROUTE_STEP_M 20.0

/**
 * MusetteDemoRoutePoint:
 * @east_m: metres east of the athlete's home
 * @north_m: metres north of it
 * @altitude_m: metres above the sea
 * @grade: rise over run to the next point
 * @heading_east: the eastward part of the direction of travel, -1 to 1
 * @heading_north: its northward part
 * @limit_mps: as fast as one may be here: bends, junctions and the way to brake before them
 */
typedef struct
{
  float east_m;
  float north_m;
  float altitude_m;
  float grade;
  float heading_east;
  float heading_north;
  float limit_mps;
} MusetteDemoRoutePoint;

/**
 * MusetteDemoRoute:
 * @name: what the athlete calls it
 * @length_m: once around, in m
 * @n_points: number of points
 * @points: (array length=n_points): the loop, beginning and ending at home
 */
typedef struct
{
  const char *name;
  double length_m;
  guint n_points;
  MusetteDemoRoutePoint *points;
} MusetteDemoRoute;

typedef struct _MusetteDemoRoutes MusetteDemoRoutes;

MusetteDemoRoutes *musette_demo_routes_new (guint64 seed);
void musette_demo_routes_free (MusetteDemoRoutes *self);
const MusetteDemoRoute *musette_demo_routes_get (MusetteDemoRoutes *self, guint index);
guint musette_demo_routes_find (char sport, double length_m, guint choice);
const char *musette_demo_routes_get_name (guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteDemoRoutes, musette_demo_routes_free)

G_END_DECLS
