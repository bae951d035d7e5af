/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-repository.h"

G_BEGIN_DECLS

/**
 * MusetteRawKind:
 * @MUSETTE_RAW_ATHLETE: the athlete
 * @MUSETTE_RAW_ACTIVITIES: the activities of some days
 * @MUSETTE_RAW_SEARCH: the activities with a text in their name, or with a tag
 * @MUSETTE_RAW_ACTIVITIES_CSV: all activities as a table
 * @MUSETTE_RAW_ACTIVITY: one activity
 * @MUSETTE_RAW_INTERVALS: the intervals of one activity and their groups
 * @MUSETTE_RAW_FILE_ORIGINAL: the file that one activity was made of
 * @MUSETTE_RAW_FILE_FIT: one activity as a FIT file
 * @MUSETTE_RAW_FILE_GPX: one activity as a GPX file
 * @MUSETTE_RAW_STREAMS: the samples of one activity
 * @MUSETTE_RAW_SPORT_SETTINGS: all sport settings
 * @MUSETTE_RAW_SPORT_SETTING: the settings of one sport
 * @MUSETTE_RAW_GEAR: all gear
 * @MUSETTE_RAW_POWER_CURVES: power curves of periods
 *
 * What can be asked for in the service's own words.
 */
typedef enum
{
  MUSETTE_RAW_ATHLETE,
  MUSETTE_RAW_ACTIVITIES,
  MUSETTE_RAW_SEARCH,
  MUSETTE_RAW_ACTIVITIES_CSV,
  MUSETTE_RAW_ACTIVITY,
  MUSETTE_RAW_INTERVALS,
  MUSETTE_RAW_FILE_ORIGINAL,
  MUSETTE_RAW_FILE_FIT,
  MUSETTE_RAW_FILE_GPX,
  MUSETTE_RAW_STREAMS,
  MUSETTE_RAW_SPORT_SETTINGS,
  MUSETTE_RAW_SPORT_SETTING,
  MUSETTE_RAW_GEAR,
  MUSETTE_RAW_POWER_CURVES,
} MusetteRawKind;

/**
 * MusetteRawRequest:
 * @kind: what to ask for
 * @athlete_id: (nullable): whose data, %NULL for the account's athlete
 * @id: the activity's id; for the settings of one sport their id or one of its types
 * @text: what to search for
 * @oldest: first day, or a local date-time
 * @newest: (nullable): last day
 * @limit: at most so many activities, 0 for all
 * @fields: (nullable): members to return, joined by commas
 * @types: (nullable): streams to return, joined by commas; the type for power curves
 * @curves: (nullable): which curves, joined by commas
 * @with_intervals: whether the activity comes with its intervals
 *
 * A question. Members that the kind does not need are ignored.
 */
typedef struct
{
  MusetteRawKind kind;
  const char *athlete_id;
  const char *id;
  const char *text;
  const char *oldest;
  const char *newest;
  guint limit;
  const char *fields;
  const char *types;
  const char *curves;
  gboolean with_intervals;
} MusetteRawRequest;

void musette_repository_read_raw_async (MusetteRepository *self,
                                        const MusetteRawRequest *request,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GBytes *
musette_repository_read_raw_finish (MusetteRepository *self, GAsyncResult *result, GError **error);

G_END_DECLS
