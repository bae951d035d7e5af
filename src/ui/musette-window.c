/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-window.h"

#include <glib/gi18n.h>

#include "musette-banner.h"
#include "musette-navigation.h"
#include "musette-split.h"
#include "musette-welcome-page.h"

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
  GtkListBoxRow *ride_row;
  GtkLabel *ride_label;
  GtkWidget *sidebar_button;
  GtkMenuButton *menu_button;

  GtkWidget *welcome_page;

  GSettings *settings;
  MusetteNavigation *navigation;
};

G_DEFINE_FINAL_TYPE (MusetteWindow, musette_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_navigation (MusetteWindow *self)
{
  GtkWidget *page = musette_navigation_get_current (self->navigation);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-back",
                                 musette_navigation_can_go_back (self->navigation));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-forward",
                                 musette_navigation_can_go_forward (self->navigation));
  if (page == NULL)
    return;
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_grab_focus (page);
}

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

static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_split_toggle_sidebar (MUSETTE_WINDOW (widget)->split);
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
restore_size (MusetteWindow *self)
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

static gboolean
musette_window_close_request (GtkWindow *window)
{
  save_size (MUSETTE_WINDOW (window));
  return GTK_WINDOW_CLASS (musette_window_parent_class)->close_request (window);
}

static void
musette_window_dispose (GObject *object)
{
  MusetteWindow *self = (MusetteWindow *) object;

  if (self->navigation != NULL)
    g_signal_handlers_disconnect_by_data (self->navigation, self);
  g_clear_object (&self->navigation);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_WINDOW);
  G_OBJECT_CLASS (musette_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go-back", NULL, go_back_cb);
  gtk_widget_class_install_action (widget_class, "win.go-forward", NULL, go_forward_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-fullscreen", NULL,
                                   toggle_fullscreen_cb);
  gtk_widget_class_install_action (widget_class, "win.main-menu", NULL, main_menu_cb);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/musette/Musette/ui/musette-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, split);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, home_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, ride_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, ride_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, menu_button);
}

static void
musette_window_class_init (MusetteWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MUSETTE_TYPE_BANNER);
  g_type_ensure (MUSETTE_TYPE_SPLIT);
  G_OBJECT_CLASS (klass)->dispose = musette_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = musette_window_close_request;
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
musette_window_init (MusetteWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->navigation = musette_navigation_new ();
  g_signal_connect_swapped (self->navigation, "changed", G_CALLBACK (update_navigation), self);
  self->welcome_page = musette_welcome_page_new ();
  gtk_stack_add_child (self->stack, self->welcome_page);
  musette_navigation_visit (self->navigation, self->welcome_page);
  musette_split_set_has_sidebar (self->split, FALSE);
}

/**
 * musette_window_new:
 * @application: the application
 * @settings: the settings of the application
 *
 * Returns: (transfer none): a window, not shown yet
 */
MusetteWindow *
musette_window_new (GtkApplication *application, GSettings *settings)
{
  MusetteWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MUSETTE_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  restore_size (self);
  g_settings_bind (settings, "show-sidebar", self->split, "show-sidebar", G_SETTINGS_BIND_DEFAULT);
  return self;
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
  g_return_if_fail (MUSETTE_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
}

/**
 * musette_window_add_toast:
 * @self: a window
 * @text: what happened, one line in the past tense
 */
void
musette_window_add_toast (MusetteWindow *self, const char *text)
{
  g_return_if_fail (MUSETTE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}
