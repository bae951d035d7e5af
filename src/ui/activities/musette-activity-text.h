/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-columns.h"
#include "musette-activity-month.h"
#include "musette-format.h"

G_BEGIN_DECLS

/**
 * MusetteActivityText:
 * @title: the name
 * @subtitle: (nullable): date, time and type
 * @day: (nullable): the day alone, where there is no room for the subtitle
 * @note: (nullable): what stands in place of the figures
 * @figures: (nullable): the figures in one line, where there is no room for columns
 * @spoken: what a screen reader says
 * @icon_name: (nullable): the icon of the sport
 * @cells: (nullable): a figure per column
 *
 * The words and figures of one row of the list of activities.
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *day;
  char *note;
  char *figures;
  char *spoken;
  const char *icon_name;
  char *cells[MUSETTE_N_ACTIVITY_COLUMNS];
} MusetteActivityText;

/**
 * MusetteActivityTextOptions:
 * @units: units for people
 * @columns: which columns are wanted, as bits
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 *
 * What texts depend on besides the activity.
 */
typedef struct
{
  MusetteUnits units;
  guint32 columns;
  GHashTable *gear;
} MusetteActivityTextOptions;

void musette_activity_text_set_activity (MusetteActivityText *self,
                                         MusetteActivity *activity,
                                         const MusetteActivityTextOptions *options);
void musette_activity_text_set_month (MusetteActivityText *self,
                                      MusetteActivityMonth *month,
                                      MusetteUnits units);
void musette_activity_text_set_totals (MusetteActivityText *self,
                                       const MusetteActivityTotals *totals,
                                       MusetteUnits units);
void musette_activity_text_set_selection (MusetteActivityText *self,
                                          const MusetteActivityTotals *totals,
                                          guint n_all,
                                          MusetteUnits units);
void musette_activity_text_clear (MusetteActivityText *self);

G_END_DECLS
