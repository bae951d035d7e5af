/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"

G_BEGIN_DECLS

/**
 * MusetteIntervalsWay:
 * @MUSETTE_INTERVALS_REPLACE: all intervals in place of those that there are
 * @MUSETTE_INTERVALS_MERGE: some that are new or otherwise
 * @MUSETTE_INTERVALS_ONE: one that is otherwise
 * @MUSETTE_INTERVALS_SPLIT: one in two
 * @MUSETTE_INTERVALS_DELETE: some that go
 *
 * The ways in which the service lets intervals be changed.
 */
typedef enum
{
  MUSETTE_INTERVALS_REPLACE,
  MUSETTE_INTERVALS_MERGE,
  MUSETTE_INTERVALS_ONE,
  MUSETTE_INTERVALS_SPLIT,
  MUSETTE_INTERVALS_DELETE,
} MusetteIntervalsWay;

/**
 * MusetteIntervalsRequest:
 * @way: how it is asked
 * @number: the id of the one interval, or the sample at which one is split
 * @body: (nullable): JSON: the intervals that are asked for, or deleted
 *
 * What is sent so that the intervals of an activity become others.
 */
typedef struct
{
  MusetteIntervalsWay way;
  gint64 number;
  char *body;
} MusetteIntervalsRequest;

MusetteIntervalsRequest *musette_intervals_request_new (MusetteActivity *before,
                                                        const char *wanted);
MusetteIntervalsRequest *musette_intervals_request_new_replace (const char *wanted);
void musette_intervals_request_free (MusetteIntervalsRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteIntervalsRequest, musette_intervals_request_free)

G_END_DECLS
