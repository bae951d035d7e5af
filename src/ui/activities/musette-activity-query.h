/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-query-field.h"
#include "musette-search-keys.h"

G_BEGIN_DECLS

/**
 * MusetteQueryContext:
 * @units: what numbers without a unit mean
 * @today: the day that counts as today
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 *
 * What a search depends on besides its words.
 */
typedef struct
{
  MusetteUnits units;
  MusetteDate today;
  GHashTable *gear;
} MusetteQueryContext;

/**
 * MusetteQueryProblem:
 * @start: where the term begins in what was typed, in bytes
 * @end: where it ends
 * @message: what is wrong and what to write instead
 *
 * A term that is not understood. It hides nothing.
 */
typedef struct
{
  gsize start;
  gsize end;
  char *message;
} MusetteQueryProblem;

typedef struct _MusetteActivityQuery MusetteActivityQuery;

MusetteActivityQuery *musette_activity_query_new (const char *text,
                                                  const MusetteQueryContext *context);
void musette_activity_query_free (MusetteActivityQuery *self);
gboolean musette_activity_query_is_empty (MusetteActivityQuery *self);
gboolean musette_activity_query_is_plain (MusetteActivityQuery *self);
gboolean musette_activity_query_match (MusetteActivityQuery *self,
                                       MusetteSearchKeys *keys,
                                       MusetteActivity *activity);
GPtrArray *musette_activity_query_get_problems (MusetteActivityQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteActivityQuery, musette_activity_query_free)

G_END_DECLS
