/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <pango/pango.h>

#include "musette-activity-column.h"

G_BEGIN_DECLS

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
void musette_activity_columns_measure (MusetteActivityColumns *self, PangoContext *context);

guint musette_activity_columns_get_n_shown (MusetteActivityColumns *self);
MusetteActivityColumn musette_activity_columns_get_shown (MusetteActivityColumns *self,
                                                          guint index);
guint32 musette_activity_columns_get_mask (MusetteActivityColumns *self);
gboolean musette_activity_columns_is_shown (MusetteActivityColumns *self,
                                            MusetteActivityColumn column);
void musette_activity_columns_set_shown (MusetteActivityColumns *self,
                                         MusetteActivityColumn column,
                                         gboolean shown);
void musette_activity_columns_move (MusetteActivityColumns *self,
                                    MusetteActivityColumn column,
                                    guint index);
void musette_activity_columns_reset (MusetteActivityColumns *self);

int musette_activity_columns_get_width (MusetteActivityColumns *self, MusetteActivityColumn column);
void musette_activity_columns_set_width (MusetteActivityColumns *self,
                                         MusetteActivityColumn column,
                                         int width);

GVariant *musette_activity_columns_save (MusetteActivityColumns *self);
void musette_activity_columns_load (MusetteActivityColumns *self, GVariant *columns);

const MusetteActivityLayout *musette_activity_columns_get_layout (MusetteActivityColumns *self,
                                                                  int width);
int musette_activity_columns_get_line_height (MusetteActivityColumns *self);
int musette_activity_columns_get_caption_height (MusetteActivityColumns *self);

GHashTable *musette_activity_columns_get_gear (MusetteActivityColumns *self);
void musette_activity_columns_set_gear (MusetteActivityColumns *self, GHashTable *gear);

G_END_DECLS
