/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ui-test-app.h"

#include "musette-repository-private.h"
#include "musette-ui-test.h"

static MusetteRepository *
make_repository (MusetteUiTestApp *self)
{
  g_autoptr (MusetteClock) clock = NULL;

  if (self->simulator != NULL)
    return musette_ui_test_repository (self->simulator, self->keyring);
  clock = musette_clock_new ();
  return _musette_repository_new_with ("http://127.0.0.1:1", clock,
                                       MUSETTE_CREDENTIALS (self->keyring), NULL);
}

/* Shows the window, with @simulator (transfer full) as its service or with none. */
void
musette_ui_test_app_start (MusetteUiTestApp *self,
                           MusetteSimulator *simulator,
                           int width,
                           int height)
{
  self->folder = g_dir_make_tmp ("musette-XXXXXX", NULL);
  self->settings = musette_ui_test_settings ();
  self->simulator = simulator;
  self->keyring = fake_credentials_new ();
  self->repository = make_repository (self);
  self->recent = musette_recent_files_new (self->folder);
  self->application = musette_ui_test_application ();
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  self->window
      = musette_window_new (self->application, self->repository, self->recent, self->settings);
  self->root = GTK_WIDGET (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  musette_ui_test_wait_active (GTK_WINDOW (self->window));
}

void
musette_ui_test_app_stop_service (MusetteUiTestApp *self)
{
  musette_simulator_stop (self->simulator);
  g_clear_object (&self->simulator);
}

void
musette_ui_test_app_clear (MusetteUiTestApp *self)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  musette_ui_test_settle (100);
  if (self->simulator != NULL)
    musette_ui_test_app_stop_service (self);
  g_clear_object (&self->recent);
  g_clear_object (&self->repository);
  g_clear_object (&self->keyring);
  g_clear_object (&self->settings);
  g_clear_object (&self->application);
  musette_test_remove_tree (self->folder);
  g_clear_pointer (&self->folder, g_free);
}
