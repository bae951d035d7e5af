/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

#include "musette-date.h"

G_BEGIN_DECLS

/**
 * MusetteRecordKind:
 * @MUSETTE_RECORD_EVENT: an entry of the calendar
 * @MUSETTE_RECORD_FOLDER: a folder or plan of the library
 * @MUSETTE_RECORD_WORKOUT: a workout of the library
 * @MUSETTE_RECORD_WELLNESS: what was noted of one day
 * @MUSETTE_RECORD_ATHLETE: the athlete
 * @MUSETTE_RECORD_SPORT_SETTINGS: settings of sports
 * @MUSETTE_RECORD_POWER_CURVES: best efforts over a time
 * @MUSETTE_RECORD_GEAR: a bike, a pair of shoes
 *
 * The kinds of records that are kept as JSON. The numbers are in databases: never change one.
 */
typedef enum
{
  MUSETTE_RECORD_EVENT = 1,
  MUSETTE_RECORD_FOLDER = 2,
  MUSETTE_RECORD_WORKOUT = 3,
  MUSETTE_RECORD_WELLNESS = 4,
  MUSETTE_RECORD_ATHLETE = 5,
  MUSETTE_RECORD_SPORT_SETTINGS = 6,
  MUSETTE_RECORD_POWER_CURVES = 7,
  MUSETTE_RECORD_GEAR = 8,
} MusetteRecordKind;

/**
 * MusetteStoredRecord:
 * @kind: what it is
 * @id: which one
 * @day: the day it belongs to, or %MUSETTE_DATE_NONE
 * @stored_us: when it was stored, in µs since 1970 UTC
 * @json: the JSON as it was given
 *
 * A record as the store holds it.
 */
typedef struct
{
  MusetteRecordKind kind;
  char *id;
  MusetteDate day;
  gint64 stored_us;
  GBytes *json;
} MusetteStoredRecord;

#define MUSETTE_TYPE_STORED_RECORD (musette_stored_record_get_type ())
GType musette_stored_record_get_type (void);

MusetteStoredRecord *musette_stored_record_copy (const MusetteStoredRecord *self);
void musette_stored_record_free (MusetteStoredRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteStoredRecord, musette_stored_record_free)

G_END_DECLS
