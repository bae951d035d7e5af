/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-activities-page.h"
#include "musette-activity-filter.h"
#include "musette-activity-header.h"
#include "musette-activity-selection.h"
#include "musette-activity-skeleton.h"
#include "musette-filter-chips.h"
#include "musette-month-list.h"
#include "musette-raw-request.h"
#include "musette-search-field.h"
#include "musette-step.h"
#include "musette-type-chooser.h"

G_BEGIN_DECLS

struct _MusetteActivitiesPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  MusetteSearchField *search;
  MusetteTypeChooser *type_chooser;
  MusetteFilterChips *chips;
  GtkWidget *edit_button;
  GtkMenuButton *add_button;
  GtkMenuButton *view_button;
  GMenuModel *add_menu;
  GMenuModel *view_menu;
  AdwClamp *titles_clamp;
  AdwClamp *totals_clamp;
  GtkWidget *totals_bar;
  GtkStack *states;
  GtkScrolledWindow *scroller;
  GtkListView *list;
  AdwStatusPage *error_state; /* nullable, and the next: made when there is no list */
  GtkWidget *older_button;
  MusetteActivitySkeleton *skeleton;
  GtkLabel *loading_label;
  GtkWidget *titles;
  GtkWidget *totals;
  GtkWidget *menu;
  GtkLabel *upload_label;

  MusetteRepository *repository;
  MusetteFetch *gear_fetch;
  MusetteActivityList *activities;
  GSettings *settings;
  MusetteActivityFilter *filter;
  MusetteActivityColumns *columns;
  MusetteActivitySorter *sorter;
  GtkSortListModel *sorted;
  MusetteMonthList *months;
  MusetteActivitySelection *selection;
  GHashTable *types; /* that occur */
  GHashTable *tags;  /* that occur */
  MusetteUnits units;
  GPtrArray *to_download;
  MusetteRawKind download_kind;
  gboolean restoring;
  guint look_ahead_source;
  guint prepare_source;
  guint loading_source;
  gboolean was_read; /* whether the list has been read at all */
  guint focus_source;
  guint top_source;
  guint n_prepared;
};

void musette_activities_page_open (MusetteActivitiesPage *self, MusetteActivity *activity);
void musette_activities_page_view_file (MusetteActivitiesPage *self, GFile *file);
gboolean
musette_activities_page_apply (MusetteActivitiesPage *self, MusetteStep *step, const char *done);

void musette_activities_page_install_filter_actions (GtkWidgetClass *widget_class);
void musette_activities_page_set_up_filter (MusetteActivitiesPage *self);
void musette_activities_page_update_context (MusetteActivitiesPage *self);
void musette_activities_page_learn_words (MusetteActivitiesPage *self, MusetteActivity *activity);
char **musette_activities_page_get_types (MusetteActivitiesPage *self);
char **musette_activities_page_get_tags (MusetteActivitiesPage *self);
void musette_activities_page_teach_words (MusetteActivitiesPage *self);
void musette_activities_page_set_narrow (MusetteActivitiesPage *self, gboolean narrow);

void musette_activities_page_install_actions (GtkWidgetClass *widget_class);
void musette_activities_page_set_up_actions (MusetteActivitiesPage *self);
void musette_activities_page_update_actions (MusetteActivitiesPage *self);
GdkRectangle musette_activities_page_find_place (MusetteActivitiesPage *self,
                                                 MusetteActivity *activity);

void musette_activities_page_scroll_to_top (MusetteActivitiesPage *self);
void musette_activities_page_focus_selected (MusetteActivitiesPage *self);

void musette_activities_page_install_edits (GtkWidgetClass *widget_class);

void musette_activities_page_install_file_actions (GtkWidgetClass *widget_class);
void musette_activities_page_set_up_files (MusetteActivitiesPage *self);

G_END_DECLS
