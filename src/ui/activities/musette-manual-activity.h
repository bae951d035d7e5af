/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"
#include "musette-patch.h"

G_BEGIN_DECLS

/**
 * MusetteManualActivity:
 * @start: when it began
 * @type: (nullable): its type, in the service's word
 * @name: (nullable): its name
 * @description: (nullable): the athlete's words
 * @tags: (nullable): its tags
 * @moving_s: time in s
 * @distance_m: distance in m
 * @elevation_m: height climbed in m
 * @load: load
 * @average_hr: average heart rate in bpm
 * @rpe: perceived exertion, 1 to 10
 * @feel: how the athlete felt, 1 to 5
 *
 * An activity without a recording. Missing numbers are NaN.
 */
typedef struct
{
  MusetteLocalTime start;
  char *type;
  char *name;
  char *description;
  char **tags;
  double moving_s;
  double distance_m;
  double elevation_m;
  double load;
  double average_hr;
  double rpe;
  double feel;
} MusetteManualActivity;

MusetteManualActivity *musette_manual_activity_new (void);
void musette_manual_activity_free (MusetteManualActivity *self);
MusettePatch *musette_manual_activity_make_patch (const MusetteManualActivity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteManualActivity, musette_manual_activity_free)

G_END_DECLS
