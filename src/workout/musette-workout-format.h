/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-workout.h"

G_BEGIN_DECLS

/**
 * MusetteWorkoutFormat:
 * @MUSETTE_WORKOUT_FORMAT_UNKNOWN: none of these
 * @MUSETTE_WORKOUT_FORMAT_TEXT: the service's workout text
 * @MUSETTE_WORKOUT_FORMAT_ZWO: Zwift workout
 * @MUSETTE_WORKOUT_FORMAT_ERG: course of watts
 * @MUSETTE_WORKOUT_FORMAT_MRC: course of percentages
 * @MUSETTE_WORKOUT_FORMAT_FIT: FIT workout
 * @MUSETTE_WORKOUT_FORMAT_DOC: the service's workout document
 * @MUSETTE_WORKOUT_FORMAT_BRACKET: nested brackets, only to be read
 */
typedef enum
{
  MUSETTE_WORKOUT_FORMAT_UNKNOWN,
  MUSETTE_WORKOUT_FORMAT_TEXT,
  MUSETTE_WORKOUT_FORMAT_ZWO,
  MUSETTE_WORKOUT_FORMAT_ERG,
  MUSETTE_WORKOUT_FORMAT_MRC,
  MUSETTE_WORKOUT_FORMAT_FIT,
  MUSETTE_WORKOUT_FORMAT_DOC,
  MUSETTE_WORKOUT_FORMAT_BRACKET,
} MusetteWorkoutFormat;

MusetteWorkoutFormat musette_workout_format_from_name (const char *file_name);
char *musette_workout_dup_plain_name (const char *file_name);
char *musette_workout_dup_stem (const char *file_name);
GBytes *musette_workout_unpack (GBytes *bytes, gboolean *is_cut, GError **error);
MusetteWorkoutFormat musette_workout_format_detect (GBytes *bytes, const char *file_name);
MusetteWorkout *musette_workout_read (GBytes *bytes,
                                      const char *file_name,
                                      const MusetteWorkoutContext *context,
                                      GError **error);
char *musette_workout_dup_text (const MusetteWorkout *workout,
                                GBytes *bytes,
                                const char *file_name,
                                const MusetteWorkoutContext *context,
                                GPtrArray *losses);
GBytes *musette_workout_write (const MusetteWorkout *workout,
                               MusetteWorkoutFormat format,
                               const MusetteWorkoutContext *context,
                               GPtrArray *losses,
                               GError **error);

G_END_DECLS
