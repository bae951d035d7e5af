/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-format.h"

G_BEGIN_DECLS

/**
 * MusetteActivityColumn:
 *
 * What can stand beside an activity. The two behind the count are no columns: the list can be
 * sorted by them too.
 */
typedef enum
{
  MUSETTE_ACTIVITY_COLUMN_TIME,
  MUSETTE_ACTIVITY_COLUMN_DISTANCE,
  MUSETTE_ACTIVITY_COLUMN_LOAD,
  MUSETTE_ACTIVITY_COLUMN_WEIGHTED_POWER,
  MUSETTE_ACTIVITY_COLUMN_AVERAGE_POWER,
  MUSETTE_ACTIVITY_COLUMN_HEART_RATE,
  MUSETTE_ACTIVITY_COLUMN_ELEVATION,
  MUSETTE_ACTIVITY_COLUMN_ELAPSED,
  MUSETTE_ACTIVITY_COLUMN_SPEED,
  MUSETTE_ACTIVITY_COLUMN_MAX_HEART_RATE,
  MUSETTE_ACTIVITY_COLUMN_CADENCE,
  MUSETTE_ACTIVITY_COLUMN_WORK,
  MUSETTE_ACTIVITY_COLUMN_INTENSITY,
  MUSETTE_ACTIVITY_COLUMN_RPE,
  MUSETTE_ACTIVITY_COLUMN_FEEL,
  MUSETTE_ACTIVITY_COLUMN_TAGS,
  MUSETTE_ACTIVITY_COLUMN_GEAR,
  MUSETTE_N_ACTIVITY_COLUMNS,
  MUSETTE_ACTIVITY_COLUMN_DATE = MUSETTE_N_ACTIVITY_COLUMNS,
  MUSETTE_ACTIVITY_COLUMN_NAME,
} MusetteActivityColumn;

/** The columns of a new list: so many of the first ones. */
#define MUSETTE_N_DEFAULT_ACTIVITY_COLUMNS 7

const char *musette_activity_column_get_id (MusetteActivityColumn column);
gboolean musette_activity_column_from_id (const char *id, MusetteActivityColumn *column);
const char *musette_activity_column_get_title (MusetteActivityColumn column);
const char *musette_activity_column_get_long_title (MusetteActivityColumn column);
const char *musette_activity_column_get_sample (MusetteActivityColumn column);
gboolean musette_activity_column_is_text (MusetteActivityColumn column);
double musette_activity_column_get_value (MusetteActivityColumn column, MusetteActivity *activity);
char *
musette_activity_column_format (MusetteActivityColumn column, double value, MusetteUnits units);
char *musette_activity_column_dup_text (MusetteActivityColumn column,
                                        MusetteActivity *activity,
                                        MusetteUnits units,
                                        GHashTable *gear);

G_END_DECLS
