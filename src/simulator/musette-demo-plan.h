/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"

G_BEGIN_DECLS

/**
 * MusetteDemoKind:
 * @MUSETTE_DEMO_KIND_RIDE: a ride on the road at a steady effort
 * @MUSETTE_DEMO_KIND_GROUP: a ride in a group
 * @MUSETTE_DEMO_KIND_RACE: a bicycle race
 * @MUSETTE_DEMO_KIND_WORKOUT: a structured ride on the road
 * @MUSETTE_DEMO_KIND_COMMUTE: to work or home
 * @MUSETTE_DEMO_KIND_INDOOR: on the trainer
 * @MUSETTE_DEMO_KIND_RUN: a run
 * @MUSETTE_DEMO_KIND_SWIM: in the pool
 * @MUSETTE_DEMO_KIND_STRENGTH: in the gym, heart rate only
 * @MUSETTE_DEMO_KIND_WALK: a walk, recorded by a watch that saves samples
 * @MUSETTE_DEMO_KIND_MANUAL: entered by hand, without samples
 * @MUSETTE_DEMO_KIND_STUB: came from Strava, of which the service tells almost nothing
 *
 * How an activity is made.
 */
typedef enum
{
  MUSETTE_DEMO_KIND_RIDE,
  MUSETTE_DEMO_KIND_GROUP,
  MUSETTE_DEMO_KIND_RACE,
  MUSETTE_DEMO_KIND_WORKOUT,
  MUSETTE_DEMO_KIND_COMMUTE,
  MUSETTE_DEMO_KIND_INDOOR,
  MUSETTE_DEMO_KIND_RUN,
  MUSETTE_DEMO_KIND_SWIM,
  MUSETTE_DEMO_KIND_STRENGTH,
  MUSETTE_DEMO_KIND_WALK,
  MUSETTE_DEMO_KIND_MANUAL,
  MUSETTE_DEMO_KIND_STUB,
} MusetteDemoKind;

/**
 * MusetteDemoFlaw:
 * @MUSETTE_DEMO_FLAW_HR_DROPOUT: the strap loses contact
 * @MUSETTE_DEMO_FLAW_POWER_SPIKE: a few absurd power values
 * @MUSETTE_DEMO_FLAW_POWER_DROPOUT: the power meter is silent for a while
 * @MUSETTE_DEMO_FLAW_GPS_LOSS: a tunnel
 * @MUSETTE_DEMO_FLAW_NO_HR: the strap was forgotten
 *
 * What can be wrong with a recording.
 */
typedef enum
{
  MUSETTE_DEMO_FLAW_HR_DROPOUT = 1 << 0,
  MUSETTE_DEMO_FLAW_POWER_SPIKE = 1 << 1,
  MUSETTE_DEMO_FLAW_POWER_DROPOUT = 1 << 2,
  MUSETTE_DEMO_FLAW_GPS_LOSS = 1 << 3,
  MUSETTE_DEMO_FLAW_NO_HR = 1 << 4,
} MusetteDemoFlaw;

/**
 * MusetteDemoPlanned:
 * @id: the service's id, a string
 * @seed: the seed of its samples
 * @start: when it began
 * @kind: how it is made
 * @type: the service's type
 * @name: what the athlete calls it
 * @minutes: how long it is meant to be
 * @intensity: how hard, as a fraction of the threshold
 * @route: index of the loop
 * @workout: index of the workout or %MUSETTE_DEMO_NO_WORKOUT
 * @flaws: a set of #MusetteDemoFlaw
 *
 * One activity before its samples are made: cheap enough to have thousands of at once.
 */
typedef struct
{
  char id[16];
  guint64 seed;
  MusetteLocalTime start;
  MusetteDemoKind kind;
  const char *type;
  const char *name;
  double minutes;
  double intensity;
  guint route;
  int workout;
  guint flaws;
} MusetteDemoPlanned;

GArray *musette_demo_plan_new (guint64 seed, MusetteDate today, guint at_least);

G_END_DECLS
