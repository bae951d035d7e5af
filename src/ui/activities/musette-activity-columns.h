/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * MusetteActivityColumn:
 *
 * The figures beside an activity, in the order they stand.
 */
typedef enum
{
  MUSETTE_ACTIVITY_COLUMN_TIME,
  MUSETTE_ACTIVITY_COLUMN_DISTANCE,
  MUSETTE_ACTIVITY_COLUMN_LOAD,
  MUSETTE_ACTIVITY_COLUMN_AVERAGE_POWER,
  MUSETTE_ACTIVITY_COLUMN_WEIGHTED_POWER,
  MUSETTE_ACTIVITY_COLUMN_HEART_RATE,
  MUSETTE_ACTIVITY_COLUMN_ELEVATION,
  MUSETTE_N_ACTIVITY_COLUMNS,
} MusetteActivityColumn;

/**
 * MusetteActivityLayout:
 * @margin: free space at both ends in px
 * @icon_x: where the icon starts
 * @text_x: where the name starts
 * @text_width: room for the name
 * @ends: where each column ends, 0 for one that is not shown
 * @compact: whether the figures stand in one line below the name instead
 *
 * Where things stand in a row of a certain width, from the start of the line.
 */
typedef struct
{
  int margin;
  int icon_x;
  int text_x;
  int text_width;
  int ends[MUSETTE_N_ACTIVITY_COLUMNS];
  gboolean compact;
} MusetteActivityLayout;

#define MUSETTE_TYPE_ACTIVITY_COLUMNS (musette_activity_columns_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivityColumns,
                      musette_activity_columns,
                      MUSETTE,
                      ACTIVITY_COLUMNS,
                      GObject)

MusetteActivityColumns *musette_activity_columns_new (void);
const char *musette_activity_columns_get_title (MusetteActivityColumn column);
const char *musette_activity_columns_get_long_title (MusetteActivityColumn column);
void musette_activity_columns_measure (MusetteActivityColumns *self, PangoContext *context);
void musette_activity_columns_set_width (MusetteActivityColumns *self,
                                         MusetteActivityColumn column,
                                         int width);
const MusetteActivityLayout *musette_activity_columns_get_layout (MusetteActivityColumns *self,
                                                                  int width);
int musette_activity_columns_get_line_height (MusetteActivityColumns *self);
int musette_activity_columns_get_caption_height (MusetteActivityColumns *self);

G_END_DECLS
