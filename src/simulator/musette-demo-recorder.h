/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-stream-set.h"

#include "musette-demo-random.h"
#include "musette-demo-route.h"

G_BEGIN_DECLS

/**
 * MusetteDemoRecorder:
 *
 * The bicycle computer or watch: rounds what happens to what a device saves. One call per recorded
 * second.
 */
typedef struct
{
  MusetteStreamSet *streams;
  guint length;
  guint capacity;
  MusetteDemoRandom random;
  gint32 *time;
  float *watts;
  float *heartrate;
  float *cadence;
  float *velocity;
  double *altitude;
  float *temperature;
  double *distance;
  double *latitude;
  double *longitude;
  double gps_east;
  double gps_north;
  double air_pressure;
} MusetteDemoRecorder;

/**
 * MusetteDemoSample:
 *
 * What is true in one second, before the device rounds it.
 */
typedef struct
{
  double watts;
  double heartrate;
  double cadence;
  double velocity;
  double altitude;
  double temperature;
  double distance;
  double east;
  double north;
} MusetteDemoSample;

typedef enum
{
  MUSETTE_DEMO_RECORD_POWER = 1 << 0,
  MUSETTE_DEMO_RECORD_CADENCE = 1 << 1,
  MUSETTE_DEMO_RECORD_SPEED = 1 << 2,
  MUSETTE_DEMO_RECORD_PLACE = 1 << 3,
  MUSETTE_DEMO_RECORD_TEMPERATURE = 1 << 4,
} MusetteDemoRecord;

void musette_demo_recorder_init (MusetteDemoRecorder *self,
                                 guint64 seed,
                                 guint capacity,
                                 MusetteDemoRecord what);
gboolean musette_demo_recorder_add (MusetteDemoRecorder *self,
                                    gint32 time_s,
                                    const MusetteDemoSample *sample);
MusetteStreamSet *musette_demo_recorder_finish (MusetteDemoRecorder *self);

G_END_DECLS
