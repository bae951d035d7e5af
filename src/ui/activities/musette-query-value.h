/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-query-field.h"

G_BEGIN_DECLS

/**
 * MusetteQueryRange:
 * @low: the lowest value, or -infinity
 * @high: the highest value, or infinity
 * @half_step: half of the last digit that was typed: so much a value may differ to be the same
 *
 * Values in the units of the records: m, s, m/s, J; days for dates.
 */
typedef struct
{
  double low;
  double high;
  double half_step;
} MusetteQueryRange;

gboolean musette_query_value_parse_number (const char *text,
                                           MusetteQueryDimension dimension,
                                           MusetteUnits units,
                                           MusetteQueryRange *range);
gboolean musette_query_value_parse_duration (const char *text, MusetteQueryRange *range);
gboolean
musette_query_value_parse_date (const char *text, MusetteDate today, MusetteQueryRange *range);
gboolean musette_query_value_parse_flag (const char *text, gboolean *value);

G_END_DECLS
