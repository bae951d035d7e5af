/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-distance.h"

#include <math.h>

#define EARTH_RADIUS_M 6371000.0
#define SPEED_REACH 2 /* samples on either side: positions are only known to some metres */

/**
 * musette_distance_from_speed:
 * @mps: (array length=n): 1 Hz speed in m/s, missing counts as standing
 * @n: its length
 * @metres: (array length=n) (out caller-allocates): how far it is to the start of each second in m
 *
 * Sums the speed up.
 */
void
musette_distance_from_speed (const float *mps, gsize n, double *metres)
{
  double sum = 0;

  g_return_if_fail (n == 0 || (mps != NULL && metres != NULL));

  for (gsize i = 0; i < n; i++)
    {
      metres[i] = sum;
      if (mps[i] > 0)
        sum += mps[i];
    }
}

/* Metres between two places on a sphere, by the haversine formula. */
static double
get_step (double latitude_a, double longitude_a, double latitude_b, double longitude_b)
{
  const double degree = G_PI / 180;
  double up = sin ((latitude_b - latitude_a) * degree / 2);
  double side = sin ((longitude_b - longitude_a) * degree / 2);
  double chord = up * up + cos (latitude_a * degree) * cos (latitude_b * degree) * side * side;

  return 2 * EARTH_RADIUS_M * asin (sqrt (MIN (chord, 1)));
}

/**
 * musette_distance_from_track:
 * @latitude: 1 Hz latitude in degrees, as long as the segments say
 * @longitude: 1 Hz longitude in degrees
 * @segments: (array length=n_segments): where the recording stops
 * @n_segments: their number
 * @metres: (out caller-allocates): the way up to each second in m, NaN without a position
 *
 * Sums up the great-circle distances. Whoever is carried during a recording stop has not ridden
 * that way.
 */
void
musette_distance_from_track (const double *latitude,
                             const double *longitude,
                             const MusetteSegment *segments,
                             guint n_segments,
                             double *metres)
{
  double sum = 0;

  g_return_if_fail (n_segments == 0 || (segments != NULL && metres != NULL));
  g_return_if_fail (n_segments == 0 || (latitude != NULL && longitude != NULL));

  for (guint s = 0; s < n_segments; s++)
    {
      gsize end = (gsize) segments[s].index + segments[s].length_s;
      gsize last = end;

      for (gsize i = segments[s].index; i < end; i++)
        {
          metres[i] = NAN;
          if (!isfinite (latitude[i]) || !isfinite (longitude[i]))
            continue;
          if (last < end)
            sum += get_step (latitude[last], longitude[last], latitude[i], longitude[i]);
          metres[i] = sum;
          last = i;
        }
    }
}

/**
 * musette_distance_to_speed:
 * @metres: the way up to each recorded second in m, NaN = missing
 * @segments: (array length=n_segments): where the recording stops
 * @n_segments: their number
 * @mps: (out caller-allocates): speed at each recorded second in m/s, NaN = missing
 *
 * Central differences over up to five seconds, never across a recording stop.
 */
void
musette_distance_to_speed (const double *metres,
                           const MusetteSegment *segments,
                           guint n_segments,
                           float *mps)
{
  g_return_if_fail (n_segments == 0 || (metres != NULL && segments != NULL && mps != NULL));

  for (guint s = 0; s < n_segments; s++)
    {
      gint64 first = segments[s].index;
      gint64 last = first + segments[s].length_s - 1;

      for (gint64 i = first; i <= last; i++)
        {
          gint64 from = MAX (i - SPEED_REACH, first);
          gint64 to = MIN (i + SPEED_REACH, last);

          mps[i] = to > from ? (float) ((metres[to] - metres[from]) / (double) (to - from)) : NAN;
        }
    }
}
