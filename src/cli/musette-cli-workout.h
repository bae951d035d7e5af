/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

#include "musette-workout.h"

G_BEGIN_DECLS

/**
 * MusetteCliWorkoutOptions:
 * @context: what the meaning of a workout depends on
 * @knows_place: whether it was said if it is done indoors or out, so that targets can be resolved
 * @assumes_ftp: whether nobody said what the FTP is
 *
 * The options that commands for workouts share, filled by musette_cli_workout_finish().
 */
typedef struct
{
  MusetteWorkoutContext context;
  char *sport;
  char *settings;
  char *target;
  char *order;
  char *pace_units;
  double ftp_w;
  double lthr_bpm;
  double max_hr_bpm;
  double resting_hr_bpm;
  double threshold_pace_mps;
  gboolean indoor;
  gboolean knows_place;
  gboolean assumes_ftp;
} MusetteCliWorkoutOptions;

void musette_cli_workout_options_init (MusetteCliWorkoutOptions *self);
void musette_cli_workout_options_clear (MusetteCliWorkoutOptions *self);
gboolean musette_cli_workout_options_finish (MusetteCliWorkoutOptions *self, GError **error);
MusetteWorkout *
musette_cli_workout_read (const char *path, const MusetteWorkoutContext *context, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MusetteCliWorkoutOptions, musette_cli_workout_options_clear)

G_END_DECLS
