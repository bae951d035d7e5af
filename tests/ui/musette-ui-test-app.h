/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-recent-files.h"
#include "musette-ui-test-service.h"
#include "musette-window.h"

G_BEGIN_DECLS

/**
 * MusetteUiTestApp:
 * @folder: an empty folder, for whatever is to be kept
 * @settings: as they are at the first start, but for the size of the window
 * @simulator: (nullable): the service
 * @keyring: the keyring, empty
 * @repository: the way to the service; nobody is signed in
 * @recent: the files that were opened last
 * @application: the application
 * @window: the window, which is active; %NULL once a test has closed it
 * @root: the same as a widget
 *
 * The whole app, as tests use it with a pointer and a keyboard.
 */
typedef struct
{
  char *folder;
  GSettings *settings;
  MusetteSimulator *simulator;
  FakeCredentials *keyring;
  MusetteRepository *repository;
  MusetteRecentFiles *recent;
  GtkApplication *application;
  MusetteWindow *window;
  GtkWidget *root;
} MusetteUiTestApp;

void musette_ui_test_app_start (MusetteUiTestApp *self,
                                MusetteSimulator *simulator,
                                int width,
                                int height);
void musette_ui_test_app_stop_service (MusetteUiTestApp *self);
void musette_ui_test_app_clear (MusetteUiTestApp *self);

G_END_DECLS
