/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-window-private.h"

#include "musette-activities-page.h"
#include "musette-error-text.h"
#include "musette-outbox.h"
#include "musette-repository-edits.h"
#include "musette-workout-page.h"

/* What the menus and keys of a window do. */

static void
go_back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_navigation_go_back (MUSETTE_WINDOW (widget)->navigation);
}

static void
go_forward_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_navigation_go_forward (MUSETTE_WINDOW (widget)->navigation);
}

/* In the order of the sidebar. */
static void
go_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);
  const int position = g_variant_get_int32 (parameter);

  if (position == 0)
    musette_window_show_home (self);
  else if (position == 1)
    musette_window_show_page (self, MUSETTE_PAGE_LIBRARY);
  else if (position == 2)
    musette_window_show_page (self, MUSETTE_PAGE_WORKOUT);
  else if (musette_open_rides_get_n (self->rides) > 0)
    musette_navigation_visit (self->navigation, musette_open_rides_get_last (self->rides));
}

static void
close_ride_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);

  if (musette_open_rides_get_n (self->rides) > 0)
    _musette_window_close_ride (self, musette_open_rides_get_last (self->rides));
}

/* Where somebody types, the key is for what was typed. */
static gboolean
is_typing (MusetteWindow *self)
{
  return GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (self)));
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);

  if (is_typing (self))
    gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (self)), "text.undo", NULL);
  else if (_musette_window_shows_workout (self))
    musette_workout_page_undo (MUSETTE_WORKOUT_PAGE (self->workout_page));
  else
    musette_edit_messages_undo (self->messages);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);

  if (is_typing (self))
    gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (self)), "text.redo", NULL);
  else if (_musette_window_shows_workout (self))
    musette_workout_page_redo (MUSETTE_WORKOUT_PAGE (self->workout_page));
  else
    musette_edit_messages_redo (self->messages);
}

static void
outbox_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_sync_indicator_open (MUSETTE_WINDOW (widget)->sync_indicator);
}

static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);

  musette_split_toggle_sidebar (self->split);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sidebar_button),
                                musette_split_get_sidebar_shown (self->split));
}

static void
toggle_fullscreen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
main_menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (MUSETTE_WINDOW (widget)->menu_button);
}

static void
show_help_overlay_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (musette_window_make_help_overlay (MUSETTE_WINDOW (widget)));
}

static void
show_workout_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_window_show_page (MUSETTE_WINDOW (widget), MUSETTE_PAGE_WORKOUT);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);

  musette_activities_page_start_search (MUSETTE_ACTIVITIES_PAGE (self->activities_page));
}

static void
refresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);

  musette_synchronizer_start (musette_repository_get_synchronizer (self->repository));
  musette_outbox_retry_all (musette_repository_get_outbox (self->repository));
}

static void
sign_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);

  musette_window_show_page (self, MUSETTE_PAGE_SIGN_IN);
  if (musette_repository_get_demo (self->repository))
    musette_repository_end_demo (self->repository);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (musette_repository_unlock_finish (MUSETTE_REPOSITORY (source), result, &error)
      || self->repository == NULL)
    return;
  text = musette_error_text_dup (error);
  musette_window_add_toast (self, text);
}

static void
unlock_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteWindow *self = MUSETTE_WINDOW (widget);

  musette_repository_unlock_async (self->repository, NULL, unlocked_cb, g_object_ref (self));
}

/*< private >
 * _musette_window_install_actions:
 * @widget_class: the class of the window
 */
void
_musette_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_cb);
  gtk_widget_class_install_action (widget_class, "win.go-forward", NULL, go_forward_cb);
  gtk_widget_class_install_action (widget_class, "win.go-page", "i", go_page_cb);
  gtk_widget_class_install_action (widget_class, "win.close-ride", NULL, close_ride_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-fullscreen", NULL,
                                   toggle_fullscreen_cb);
  gtk_widget_class_install_action (widget_class, "win.main-menu", NULL, main_menu_cb);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   show_help_overlay_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_cb);
  gtk_widget_class_install_action (widget_class, "win.sign-in", NULL, sign_in_cb);
  gtk_widget_class_install_action (widget_class, "win.unlock", NULL, unlock_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.outbox", NULL, outbox_cb);
  gtk_widget_class_install_action (widget_class, "win.show-workout", NULL, show_workout_cb);
}
