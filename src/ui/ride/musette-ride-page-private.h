/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-banner.h"
#include "musette-format.h"
#include "musette-raw-request.h"
#include "musette-step.h"
#include "musette-ride-charts.h"
#include "musette-ride-editor.h"
#include "musette-ride-interval-table.h"
#include "musette-ride-page.h"
#include "musette-ride-selection-strip.h"
#include "musette-ride-side.h"

G_BEGIN_DECLS

/* One ride: key figures, charts, intervals, and what can be said about it at the side. It shows
 * what its view holds and lets its loader fill that. */
struct _MusetteRidePage
{
  GtkWidget parent_instance;

  MusetteBanner *banner;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *loading_label;
  AdwStatusPage *status;
  GtkButton *status_button;
  GtkScrolledWindow *scroller;
  GtkImage *sport_icon;
  GtkLabel *subtitle;
  GtkLabel *chips;
  GtkDropDown *sessions;
  GtkWidget *export_button;
  GtkMenuButton *page_menu;
  GtkFlowBox *facts;
  GtkWidget *more_box;
  GtkFlowBox *more_facts;
  GtkLabel *note;
  GtkWidget *columns;
  GtkWidget *toolbar;
  GtkWidget *zoom_buttons;
  GtkBox *charts_box;
  GtkWidget *skeleton;
  GtkSpinner *samples_spinner;
  GtkWidget *intervals_box;
  GtkWidget *intervals_note;
  GtkMenuButton *intervals_menu;
  GtkWidget *laps_button;
  GtkWidget *axis_box;
  MusetteRideSelectionStrip *strip;
  MusetteRideIntervalTable *table;
  MusetteRideSide *side;
  MusetteRideCharts *charts;

  MusetteRepository *repository;
  GSettings *settings;
  MusetteRideView *view;
  MusetteRideLoader *loader;
  MusetteRideEditor *editor;
  MusetteUnits units;
  GHashTable *gear; /* names by ID, NULL while they are not known */
  MusetteFetch *gear_fetch;
  GtkWidget *rename_popover;
  MusetteRawKind download_kind;
  guint spinner_source;
  guint narrow_source;
  gboolean syncing_sessions;
  gboolean offline; /* whether the service could not be reached until now */
};

void _musette_ride_page_install_actions (GtkWidgetClass *widget_class);
void _musette_ride_page_update_state (MusetteRidePage *self);
void _musette_ride_page_update_sessions (MusetteRidePage *self);
void _musette_ride_page_update_actions (MusetteRidePage *self);
void _musette_ride_page_install_interval_actions (GtkWidgetClass *widget_class);
void _musette_ride_page_add_editor (MusetteRidePage *self);
void _musette_ride_page_install_edit_actions (GtkWidgetClass *widget_class);
void _musette_ride_page_update_edit_actions (MusetteRidePage *self);
void _musette_ride_page_update_intervals (MusetteRidePage *self);
void _musette_ride_page_update_interval_actions (MusetteRidePage *self);
GPtrArray *_musette_ride_page_get_damage (MusetteRidePage *self);

G_END_DECLS
