/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json-cursor.h"

G_BEGIN_DECLS

/**
 * MusetteJsonFieldKind:
 * @MUSETTE_JSON_FIELD_FLOAT: a number, kept as float; the service's own fractions are floats
 * @MUSETTE_JSON_FIELD_DOUBLE: a number, kept as double
 * @MUSETTE_JSON_FIELD_INT: a whole number, kept as gint32
 * @MUSETTE_JSON_FIELD_BOOL: a truth value, kept as gboolean
 * @MUSETTE_JSON_FIELD_STRING: a string, kept as char *
 * @MUSETTE_JSON_FIELD_WORD: a string of which there are few, interned, kept as const char *
 * @MUSETTE_JSON_FIELD_ID: a string or a number, kept as char * with its very digits
 * @MUSETTE_JSON_FIELD_LOCAL_TIME: a local date-time, kept as MusetteLocalTime
 * @MUSETTE_JSON_FIELD_UTC_TIME: a date-time with Z, kept as gint64 seconds since 1970 UTC
 * @MUSETTE_JSON_FIELD_NUMBERS: an array of numbers, kept as GArray * of double, null as NaN
 * @MUSETTE_JSON_FIELD_STRINGS: an array of strings, kept as GStrv
 * @MUSETTE_JSON_FIELD_IDS: an array of strings or numbers, kept as GStrv, null as ""
 * @MUSETTE_JSON_FIELD_CUSTOM: read by a function
 *
 * What a member must be, and how it is kept.
 */
typedef enum
{
  MUSETTE_JSON_FIELD_FLOAT,
  MUSETTE_JSON_FIELD_DOUBLE,
  MUSETTE_JSON_FIELD_INT,
  MUSETTE_JSON_FIELD_BOOL,
  MUSETTE_JSON_FIELD_STRING,
  MUSETTE_JSON_FIELD_WORD,
  MUSETTE_JSON_FIELD_ID,
  MUSETTE_JSON_FIELD_LOCAL_TIME,
  MUSETTE_JSON_FIELD_UTC_TIME,
  MUSETTE_JSON_FIELD_NUMBERS,
  MUSETTE_JSON_FIELD_STRINGS,
  MUSETTE_JSON_FIELD_IDS,
  MUSETTE_JSON_FIELD_CUSTOM,
} MusetteJsonFieldKind;

/**
 * MusetteJsonFieldFunc:
 * @cursor: a cursor before a value that is not null
 * @field: (nullable): the place to keep it, %NULL to check only
 * @error: return location of an error
 *
 * Reads one value.
 *
 * Returns: whether it was what it must be
 */
typedef gboolean (*MusetteJsonFieldFunc) (MusetteJsonCursor *cursor,
                                          gpointer field,
                                          GError **error);

/**
 * MusetteJsonField:
 * @name: name of the member
 * @kind: what it must be
 * @part: which of the record's structs it belongs to, 0 or 1
 * @offset: place in that struct
 * @read: reader of a %MUSETTE_JSON_FIELD_CUSTOM
 *
 * One member that a record knows.
 */
typedef struct
{
  const char *name;
  MusetteJsonFieldKind kind;
  guint part;
  gsize offset;
  MusetteJsonFieldFunc read;
} MusetteJsonField;

typedef struct _MusetteJsonFieldMap MusetteJsonFieldMap;

MusetteJsonFieldMap *musette_json_field_map_new (const MusetteJsonField *fields, guint n);
void musette_json_field_map_set_tolerant (MusetteJsonFieldMap *map);

void musette_json_fields_init (const MusetteJsonFieldMap *map, guint part, gpointer record);
void musette_json_fields_clear (const MusetteJsonFieldMap *map, guint part, gpointer record);
gboolean musette_json_fields_read (const MusetteJsonFieldMap *map,
                                   MusetteJsonCursor *cursor,
                                   gpointer part0,
                                   gpointer part1,
                                   GError **error);
gboolean musette_json_fields_read_all (const MusetteJsonFieldMap *map,
                                       const char *data,
                                       gsize length,
                                       gpointer part0,
                                       gpointer part1,
                                       GError **error);

const double *musette_json_numbers_get (GArray *numbers, guint *n);

G_END_DECLS
