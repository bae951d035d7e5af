/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-window-private.h"

#include "musette-ride-page.h"

/* What a window remembers of itself for the next start: how large it was, and what it showed. */

void
_musette_window_restore_size (MusetteWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
save_size (MusetteWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 294));
    }
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

/* The page is kept by its name; a ride of the account by its ID. */
static void
save_page (MusetteWindow *self)
{
  GtkWidget *page = musette_window_get_page (self);
  const char *id = NULL;

  if (musette_repository_get_demo (self->repository))
    return;
  if (page != NULL && musette_open_rides_contains (self->rides, page))
    id = musette_ride_loader_get_activity_id (
        musette_ride_page_get_loader (MUSETTE_RIDE_PAGE (page)));
  g_settings_set_string (self->settings, "last-page", id != NULL ? id : MUSETTE_PAGE_HOME);
}

void
_musette_window_save (MusetteWindow *self)
{
  save_size (self);
  save_page (self);
}

/* Once, when the account is known: only then can a ride of it be asked for. */
void
_musette_window_restore_page (MusetteWindow *self)
{
  g_autofree char *last = NULL;

  if (self->page_restored
      || musette_repository_get_account_state (self->repository) != MUSETTE_ACCOUNT_STATE_SIGNED_IN)
    return;
  self->page_restored = TRUE;
  if (musette_repository_get_demo (self->repository)
      || musette_window_get_page (self) != self->activities_page)
    return;
  last = g_settings_get_string (self->settings, "last-page");
  if (*last != '\0' && !g_str_equal (last, MUSETTE_PAGE_HOME))
    {
      MusetteRidePage *page = _musette_window_add_ride (self);

      musette_navigation_visit (self->navigation, page);
      musette_ride_page_open_activity (page, last);
    }
}
