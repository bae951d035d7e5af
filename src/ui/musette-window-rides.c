/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-window-private.h"

#include <glib/gi18n.h>

#include "musette-ride-page.h"

/* The rides that are open in a window, each on a page of its own: of the account, or of a file. */

static void
forget_ride (MusetteWindow *self, MusetteRidePage *page)
{
  musette_open_rides_remove (self->rides, page);
  musette_navigation_forget (self->navigation, page);
  gtk_stack_remove (self->stack, GTK_WIDGET (page));
}

/* Who signs out leaves nothing of the account on the screen; files stay. */
void
_musette_window_forget_account_rides (MusetteWindow *self)
{
  for (guint i = musette_open_rides_get_n (self->rides); i > 0; i--)
    {
      MusetteRidePage *page = musette_open_rides_get_nth (self->rides, i - 1);

      if (musette_ride_loader_get_activity_id (musette_ride_page_get_loader (page)) != NULL)
        forget_ride (self, page);
    }
}

void
_musette_window_close_ride (MusetteWindow *self, MusetteRidePage *page)
{
  forget_ride (self, page);
  if (musette_window_get_page (self) == NULL)
    musette_window_show_home (self);
  _musette_window_update_page (self);
}

static void
ride_title_cb (MusetteWindow *self, GParamSpec *pspec, GtkWidget *page)
{
  g_autofree char *title = NULL;

  g_object_get (page, "title", &title, NULL);
  gtk_stack_page_set_title (gtk_stack_get_page (self->stack, page), title);
  _musette_window_update_title (self);
}

/* A file is worth remembering once it could be read. */
static void
ride_loaded_cb (MusetteWindow *self, MusetteRideLoader *loader)
{
  GFile *file = musette_ride_loader_get_file (loader);

  if (file == NULL || musette_ride_loader_get_asleep (loader)
      || musette_ride_loader_get_loading (loader))
    return;
  g_signal_handlers_disconnect_by_func (loader, ride_loaded_cb, self);
  if (musette_ride_loader_get_error (loader) == NULL)
    musette_recent_files_add (self->recent, file, NULL);
}

MusetteRidePage *
_musette_window_add_ride (MusetteWindow *self)
{
  MusetteRidePage *page
      = MUSETTE_RIDE_PAGE (musette_ride_page_new (self->repository, self->settings));
  MusetteRidePage *surplus;

  while ((surplus = musette_open_rides_find_surplus (self->rides)) != NULL)
    forget_ride (self, surplus);
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  musette_open_rides_add (self->rides, page);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (ride_title_cb), self,
                           G_CONNECT_SWAPPED);
  return page;
}

/**
 * musette_window_open_file:
 * @self: a window
 * @file: a recording
 *
 * Shows @file as a ride. It is viewed, not added to the account.
 */
void
musette_window_open_file (MusetteWindow *self, GFile *file)
{
  musette_window_open_files (self, &file, 1);
}

/**
 * musette_window_open_files:
 * @self: a window
 * @files: (array length=n): recordings
 * @n: how many
 *
 * Shows the first one as a ride. Forward leads to the others, and the sidebar lists all; each is
 * read when it is looked at.
 */
void
musette_window_open_files (MusetteWindow *self, GFile **files, guint n)
{
  g_return_if_fail (MUSETTE_IS_WINDOW (self));

  for (guint i = 0; i < n; i++)
    {
      MusetteRidePage *page = _musette_window_add_ride (self);
      MusetteRideLoader *loader = musette_ride_page_get_loader (page);

      g_signal_connect_object (loader, "changed", G_CALLBACK (ride_loaded_cb), self,
                               G_CONNECT_SWAPPED);
      musette_ride_loader_open_file_later (loader, files[i]);
      if (i == 0)
        musette_navigation_visit (self->navigation, page);
      else
        musette_navigation_append (self->navigation, page);
    }
  if (n > 1)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u file opened", "%u files opened, listed in the sidebar", n), n);

      musette_window_add_toast (self, text);
    }
}

/**
 * musette_window_open_activity:
 * @self: a window
 * @activity: an activity of the account
 *
 * Shows @activity as a ride, on the page that it has already if it is open.
 */
void
musette_window_open_activity (MusetteWindow *self, MusetteActivity *activity)
{
  MusetteRidePage *page;

  g_return_if_fail (MUSETTE_IS_WINDOW (self));
  g_return_if_fail (MUSETTE_IS_ACTIVITY (activity));

  page = musette_open_rides_find_activity (self->rides, musette_activity_get_id (activity));
  if (page == NULL)
    {
      page = _musette_window_add_ride (self);
      musette_ride_page_open_row (page, activity);
    }
  else if (musette_ride_loader_get_error (musette_ride_page_get_loader (page)) != NULL)
    musette_ride_page_open_row (page, activity);
  musette_navigation_visit (self->navigation, page);
}
