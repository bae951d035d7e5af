/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-format.h"

G_BEGIN_DECLS

/**
 * MusetteQueryKind:
 * @MUSETTE_QUERY_TEXT: words
 * @MUSETTE_QUERY_NUMBER: a number with a unit
 * @MUSETTE_QUERY_DURATION: a time span
 * @MUSETTE_QUERY_DATE: a day, a month or a year
 * @MUSETTE_QUERY_FLAG: yes or no
 *
 * What stands behind the name of a field.
 */
typedef enum
{
  MUSETTE_QUERY_TEXT,
  MUSETTE_QUERY_NUMBER,
  MUSETTE_QUERY_DURATION,
  MUSETTE_QUERY_DATE,
  MUSETTE_QUERY_FLAG,
} MusetteQueryKind;

/**
 * MusetteQueryDimension:
 *
 * Which units a number may have.
 */
typedef enum
{
  MUSETTE_QUERY_PLAIN,
  MUSETTE_QUERY_DISTANCE,
  MUSETTE_QUERY_HEIGHT,
  MUSETTE_QUERY_SPEED,
  MUSETTE_QUERY_ENERGY,
  MUSETTE_QUERY_FEEL,
} MusetteQueryDimension;

/**
 * MusetteQueryFieldId:
 *
 * The fields that are not read by one function.
 */
typedef enum
{
  MUSETTE_QUERY_FIELD_VALUE,
  MUSETTE_QUERY_FIELD_NAME,
  MUSETTE_QUERY_FIELD_TYPE,
  MUSETTE_QUERY_FIELD_TAG,
  MUSETTE_QUERY_FIELD_GEAR,
  MUSETTE_QUERY_FIELD_DATE,
  MUSETTE_QUERY_FIELD_AFTER,
  MUSETTE_QUERY_FIELD_BEFORE,
} MusetteQueryFieldId;

/**
 * MusetteQueryField:
 * @name: what is typed
 * @alias: (nullable): another name for it
 * @kind: what stands behind the name
 * @dimension: the units of a number
 * @id: which field it is
 * @get_number: (nullable): reads a number
 * @get_flag: (nullable): reads a flag
 * @example: a term with it
 * @title: what it is, not translated yet
 *
 * Something an activity can be found by.
 */
typedef struct
{
  const char *name;
  const char *alias;
  MusetteQueryKind kind;
  MusetteQueryDimension dimension;
  MusetteQueryFieldId id;
  double (*get_number) (MusetteActivity *activity);
  gboolean (*get_flag) (MusetteActivity *activity);
  const char *example;
  const char *title;
} MusetteQueryField;

const MusetteQueryField *musette_query_field_find (const char *name);
const MusetteQueryField *musette_query_field_guess (const char *name);
const MusetteQueryField *musette_query_field_get_all (guint *n_fields);
const char *musette_query_field_get_title (const MusetteQueryField *field);

G_END_DECLS
