/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-window.h"

#include "musette-banner.h"
#include "musette-edit-messages.h"
#include "musette-navigation.h"
#include "musette-open-rides.h"
#include "musette-split.h"
#include "musette-sync-indicator.h"

G_BEGIN_DECLS

#define MUSETTE_PAGE_HOME "activities"
#define MUSETTE_PAGE_WELCOME "welcome"
#define MUSETTE_PAGE_SIGN_IN "sign-in"
#define MUSETTE_PAGE_LIBRARY "library"
#define MUSETTE_PAGE_WORKOUT "workout"

/* The frame around the pages: header bar, banner, sidebar, history and toasts. It knows which pages
 * there are, and nothing of what is in them. */
struct _MusetteWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  MusetteBanner *banner;
  MusetteSplit *split;
  GtkStack *stack;
  GtkListBox *sidebar;
  GtkListBoxRow *home_row;
  GtkListBoxRow *library_row;
  GtkListBoxRow *workout_row;
  GtkLabel *home_label;
  GtkLabel *athlete_label;
  GtkWidget *sidebar_button;
  GtkWidget *back_button;
  GtkWidget *forward_button;
  GtkWidget *search_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  MusetteSyncIndicator *sync_indicator;
  GMenu *recent_menu;

  GtkWidget *welcome_page;
  GtkWidget *sign_in_page;
  GtkWidget *activities_page;
  GtkWidget *library_page;
  GtkWidget *workout_page;
  MusetteOpenRides *rides;

  GSettings *settings;
  MusetteRepository *repository;
  MusetteRecentFiles *recent;
  MusetteNavigation *navigation;
  MusetteEditMessages *messages;
  gboolean page_restored;
};

void _musette_window_install_actions (GtkWidgetClass *widget_class);
void _musette_window_update_page (MusetteWindow *self);
void _musette_window_update_title (MusetteWindow *self);
gboolean _musette_window_shows_workout (MusetteWindow *self);

MusetteRidePage *_musette_window_add_ride (MusetteWindow *self);
void _musette_window_close_ride (MusetteWindow *self, MusetteRidePage *page);
void _musette_window_forget_account_rides (MusetteWindow *self);

void _musette_window_restore_size (MusetteWindow *self);
void _musette_window_restore_page (MusetteWindow *self);
void _musette_window_save (MusetteWindow *self);

G_END_DECLS
