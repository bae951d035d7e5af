/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-format.h"
#include "musette-manual-activity.h"

G_BEGIN_DECLS

/**
 * MusetteTableRow:
 * @line: the line it begins at, from 1
 * @text: the line itself
 * @activity: (nullable): what was read, %NULL when something is wrong
 * @error: (nullable): what is wrong
 *
 * One row of a table.
 */
typedef struct
{
  guint line;
  char *text;
  MusetteManualActivity *activity;
  char *error;
} MusetteTableRow;

GPtrArray *musette_activity_table_parse (const char *text, MusetteUnits units);
const char *musette_activity_table_get_example (void);

G_END_DECLS
