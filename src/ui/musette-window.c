/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-window-private.h"

#include <glib/gi18n.h>

#include "musette-activities-page.h"
#include "musette-athlete.h"
#include "musette-banner.h"
#include "musette-edit-messages.h"
#include "musette-lazy-menu.h"
#include "musette-library-page.h"
#include "musette-navigation.h"
#include "musette-open-rides.h"
#include "musette-history.h"
#include "musette-outbox.h"
#include "musette-recent-menu.h"
#include "musette-repository-edits.h"
#include "musette-ride-page.h"
#include "musette-sign-in-page.h"
#include "musette-split.h"
#include "musette-status-message.h"
#include "musette-sync-indicator.h"
#include "musette-toast.h"
#include "musette-undo-toast.h"
#include "musette-welcome-page.h"
#include "musette-workout-page.h"

G_DEFINE_FINAL_TYPE (MusetteWindow, musette_window, ADW_TYPE_APPLICATION_WINDOW)

#define SHORTCUTS_RESOURCE "/io/github/musette/Musette/ui/help-overlay.ui"

static gboolean
has_account (MusetteWindow *self)
{
  switch (musette_repository_get_account_state (self->repository))
    {
    case MUSETTE_ACCOUNT_STATE_UNKNOWN:
    case MUSETTE_ACCOUNT_STATE_SIGNED_IN:
    case MUSETTE_ACCOUNT_STATE_KEY_REJECTED:
      return TRUE;
    case MUSETTE_ACCOUNT_STATE_SIGNED_OUT:
    case MUSETTE_ACCOUNT_STATE_KEYRING_LOCKED:
    case MUSETTE_ACCOUNT_STATE_KEYRING_ABSENT:
    default:
      return musette_repository_get_demo (self->repository);
    }
}

static void signed_in_cb (MusetteWindow *self);

/* These pages are made when they are first wanted: most starts lead past them. */
static GtkWidget *
get_welcome_page (MusetteWindow *self)
{
  if (self->welcome_page == NULL)
    {
      self->welcome_page = musette_welcome_page_new (self->recent);
      gtk_stack_add_titled (self->stack, self->welcome_page, MUSETTE_PAGE_WELCOME, "");
    }
  return self->welcome_page;
}

static GtkWidget *
get_sign_in_page (MusetteWindow *self)
{
  if (self->sign_in_page == NULL)
    {
      self->sign_in_page = musette_sign_in_page_new (self->repository);
      gtk_stack_add_titled (self->stack, self->sign_in_page, MUSETTE_PAGE_SIGN_IN, _ ("Sign In"));
      g_signal_connect_object (self->sign_in_page, "signed-in", G_CALLBACK (signed_in_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return self->sign_in_page;
}

static GtkWidget *
get_workout_page (MusetteWindow *self)
{
  if (self->workout_page == NULL)
    {
      self->workout_page = musette_workout_page_new (self->repository, self->settings);
      gtk_stack_add_titled (self->stack, self->workout_page, MUSETTE_PAGE_WORKOUT,
                            _ ("Workout Builder"));
    }
  return self->workout_page;
}

static void
open_workout_cb (MusetteWindow *self, MusettePlanItem *workout)
{
  musette_workout_page_open_item (MUSETTE_WORKOUT_PAGE (get_workout_page (self)), workout);
  musette_window_show_page (self, MUSETTE_PAGE_WORKOUT);
}

static GtkWidget *
get_library_page (MusetteWindow *self)
{
  if (self->library_page == NULL)
    {
      self->library_page = musette_library_page_new (self->repository);
      gtk_stack_add_titled (self->stack, self->library_page, MUSETTE_PAGE_LIBRARY, _ ("Workouts"));
      g_signal_connect_object (self->library_page, "open-workout", G_CALLBACK (open_workout_cb),
                               self, G_CONNECT_SWAPPED);
    }
  return self->library_page;
}

static GtkWidget *
get_home (MusetteWindow *self)
{
  return has_account (self) ? self->activities_page : get_welcome_page (self);
}

static GtkListBoxRow *
find_row (MusetteWindow *self, GtkWidget *page)
{
  if (page != NULL && page == self->workout_page)
    return self->workout_row;
  if (page != NULL && page == self->library_page)
    return self->library_row;
  return self->home_row;
}

/* A row that is new gets its place with the next frame. */
static gboolean
reveal_row_cb (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  GtkListBox *sidebar = data;
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (sidebar);
  GtkWidget *viewport = gtk_widget_get_parent (GTK_WIDGET (sidebar));
  double scrolled = gtk_adjustment_get_value (adjustment);
  graphene_rect_t place;

  if (!gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)) || !gtk_widget_get_mapped (row)
      || !gtk_widget_compute_bounds (row, viewport, &place))
    return G_SOURCE_REMOVE;
  if (place.size.height <= 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_clamp_page (adjustment, scrolled + place.origin.y,
                             scrolled + place.origin.y + place.size.height);
  return G_SOURCE_REMOVE;
}

static void
reveal_page_row (MusetteWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar);

  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    gtk_widget_add_tick_callback (GTK_WIDGET (row), reveal_row_cb, self->sidebar, NULL);
}

static void
update_sidebar (MusetteWindow *self)
{
  GtkWidget *page = musette_window_get_page (self);
  GtkListBoxRow *row = musette_open_rides_get_row (self->rides, page);
  gboolean has_rides = musette_open_rides_get_n (self->rides) > 0;

  gtk_label_set_label (self->home_label, has_account (self) ? _ ("Activities") : _ ("Welcome"));
  if (row == NULL)
    row = find_row (self, page);
  if (row != gtk_list_box_get_selected_row (self->sidebar))
    {
      gtk_list_box_select_row (self->sidebar, row);
      reveal_page_row (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->library_row), has_account (self));
  gtk_widget_set_visible (GTK_WIDGET (self->workout_row), has_account (self));
  musette_split_set_has_sidebar (self->split, has_account (self) || has_rides);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.toggle-sidebar",
                                 musette_split_get_has_sidebar (self->split));
}

/* The title of the page that is shown is the window's. */
void
_musette_window_update_title (MusetteWindow *self)
{
  GtkWidget *page = musette_window_get_page (self);
  const char *title = NULL;

  if (page != NULL)
    title = gtk_stack_page_get_title (gtk_stack_get_page (self->stack, page));
  if (title == NULL || *title == '\0')
    title = "Musette";
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

gboolean
_musette_window_shows_workout (MusetteWindow *self)
{
  GtkWidget *page = musette_window_get_page (self);

  return page != NULL && page == self->workout_page;
}

/* The workout that is built has a history of its own. */
static void
update_history (MusetteWindow *self)
{
  MusetteHistory *history = musette_repository_get_history (self->repository);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 _musette_window_shows_workout (self)
                                     || musette_history_get_can_undo (history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo",
                                 _musette_window_shows_workout (self)
                                     || musette_history_get_can_redo (history));
}

/* Brings everything in line with the page that is to be shown. */
void
_musette_window_update_page (MusetteWindow *self)
{
  GtkWidget *page = musette_window_get_page (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-back",
                                 musette_navigation_can_go_back (self->navigation));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-forward",
                                 musette_navigation_can_go_forward (self->navigation));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", page == self->activities_page);
  if (page == NULL)
    return;
  if (musette_open_rides_contains (self->rides, page))
    musette_open_rides_show (self->rides, MUSETTE_RIDE_PAGE (page));
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_grab_focus (page);
  update_history (self);
  update_sidebar (self);
  _musette_window_update_title (self);
}

/* When the window is narrow the title needs the room: the page has its own search field, and Back
 * is there only when it leads somewhere. */
static void
update_width (MusetteWindow *self)
{
  gboolean narrow = musette_split_get_collapsed (self->split);
  gboolean searchable = musette_window_get_page (self) == self->activities_page;

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_visible (self->back_button,
                          !narrow || musette_navigation_can_go_back (self->navigation));
  gtk_widget_set_visible (self->forward_button, !narrow);
  gtk_widget_set_visible (self->search_button, !narrow && searchable);
}

static void
navigated_cb (MusetteWindow *self)
{
  musette_split_close_overlay (self->split);
  _musette_window_update_page (self);
  update_width (self);
}

static void
sidebar_shown_cb (MusetteWindow *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->sidebar_button),
                                musette_split_get_sidebar_shown (self->split));
  reveal_page_row (self);
}

static void
update_account (MusetteWindow *self)
{
  MusetteAthlete *athlete = musette_repository_get_athlete (self->repository);
  GtkWidget *page = musette_window_get_page (self);
  const char *name = athlete != NULL ? musette_athlete_get_name (athlete) : NULL;

  gtk_label_set_label (self->athlete_label, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->athlete_label), name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sync_indicator), has_account (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh", has_account (self));
  if (page == self->welcome_page || page == self->activities_page || page == NULL)
    musette_window_show_home (self);
  else
    update_sidebar (self);
}

static void
update_banner (MusetteWindow *self)
{
  MusetteOutbox *outbox = musette_repository_get_outbox (self->repository);
  g_auto (MusetteStatusMessage) message;

  musette_status_message_init (&message, musette_repository_get_account_state (self->repository),
                               musette_repository_get_connection (self->repository),
                               musette_repository_get_store_message (self->repository),
                               musette_outbox_get_count (outbox),
                               musette_repository_get_demo (self->repository));
  if (message.text != NULL)
    musette_banner_show (self->banner, message.text, message.button, message.action);
  else
    musette_banner_hide (self->banner);
}

static void
repository_changed_cb (MusetteWindow *self)
{
  if (musette_repository_get_account_state (self->repository) == MUSETTE_ACCOUNT_STATE_SIGNED_OUT)
    _musette_window_forget_account_rides (self);
  update_account (self);
  update_banner (self);
  _musette_window_restore_page (self);
}

static void
recent_changed_cb (MusetteWindow *self)
{
  musette_recent_menu_fill (self->recent_menu, self->recent);
}

static void
row_activated_cb (MusetteWindow *self, GtkListBoxRow *row)
{
  MusetteRidePage *page = musette_open_rides_get_page (self->rides, row);

  if (page != NULL)
    musette_navigation_visit (self->navigation, page);
  else if (row == self->workout_row)
    musette_window_show_page (self, MUSETTE_PAGE_WORKOUT);
  else if (row == self->library_row)
    musette_window_show_page (self, MUSETTE_PAGE_LIBRARY);
  else
    musette_window_show_home (self);
  musette_split_close_overlay (self->split);
}

static void
forget_page (MusetteWindow *self, GtkWidget *page)
{
  if (page != NULL)
    musette_navigation_forget (self->navigation, page);
}

static void
signed_in_cb (MusetteWindow *self)
{
  MusetteAthlete *athlete = musette_repository_get_athlete (self->repository);
  const char *name = athlete != NULL ? musette_athlete_get_name (athlete) : NULL;
  g_autofree char *text = NULL;

  musette_navigation_visit (self->navigation, self->activities_page);
  forget_page (self, self->sign_in_page);
  forget_page (self, self->welcome_page);
  /* Translators: %s is the name of the athlete who has just signed in */
  text = name != NULL ? g_strdup_printf (_ ("Hello, %s"), name) : g_strdup (_ ("Signed in"));
  musette_window_add_toast (self, text);
}

static void
open_activity_cb (MusetteWindow *self, MusetteActivity *activity)
{
  musette_window_open_activity (self, activity);
}

static gboolean
drop_cb (MusetteWindow *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *item = g_value_get_boxed (value); item != NULL; item = item->next)
    g_ptr_array_add (files, item->data);
  musette_window_open_files (self, (GFile **) files->pdata, files->len);
  return files->len > 0;
}

static void
accept_drops (MusetteWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
}

static gboolean
musette_window_close_request (GtkWindow *window)
{
  _musette_window_save (MUSETTE_WINDOW (window));
  return GTK_WINDOW_CLASS (musette_window_parent_class)->close_request (window);
}

static void
musette_window_dispose (GObject *object)
{
  MusetteWindow *self = (MusetteWindow *) object;

  if (self->navigation != NULL)
    g_signal_handlers_disconnect_by_data (self->navigation, self);
  g_clear_object (&self->navigation);
  if (self->repository != NULL)
    g_signal_handlers_disconnect_by_data (self->repository, self);
  g_clear_object (&self->repository);
  g_clear_object (&self->messages);
  g_clear_object (&self->recent);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_WINDOW);
  G_OBJECT_CLASS (musette_window_parent_class)->dispose (object);
}

static void
musette_window_finalize (GObject *object)
{
  g_clear_object (&((MusetteWindow *) object)->rides);
  G_OBJECT_CLASS (musette_window_parent_class)->finalize (object);
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
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, library_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, workout_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, home_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, athlete_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, forward_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, sync_indicator);
  gtk_widget_class_bind_template_child (widget_class, MusetteWindow, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_width);
}

static void
musette_window_class_init (MusetteWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MUSETTE_TYPE_BANNER);
  g_type_ensure (MUSETTE_TYPE_SPLIT);
  g_type_ensure (MUSETTE_TYPE_SYNC_INDICATOR);
  G_OBJECT_CLASS (klass)->dispose = musette_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = musette_window_close_request;
  bind_template (widget_class);
  _musette_window_install_actions (widget_class);
}

static void
musette_window_init (MusetteWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  musette_lazy_menu_attach (self->menu_button, self->main_menu);
  self->rides = musette_open_rides_new (self->sidebar);
  g_signal_connect_object (self->rides, "close", G_CALLBACK (_musette_window_close_ride), self,
                           G_CONNECT_SWAPPED);
  self->navigation = musette_navigation_new ();
  g_signal_connect_swapped (self->navigation, "changed", G_CALLBACK (navigated_cb), self);
  accept_drops (self);
}

static void
message_cb (MusetteWindow *self, const char *text, const char *button, const char *action)
{
  musette_window_add_action_toast (self, text, button, action);
}

static void
watch_edits (MusetteWindow *self)
{
  self->messages = musette_edit_messages_new (self->repository);
  g_signal_connect_object (self->messages, "message", G_CALLBACK (message_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (musette_repository_get_history (self->repository), "notify",
                           G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (musette_repository_get_outbox (self->repository), "items-changed",
                           G_CALLBACK (update_banner), self, G_CONNECT_SWAPPED);
  update_history (self);
}

static void
add_activities_page (MusetteWindow *self)
{
  self->activities_page = musette_activities_page_new (self->repository, self->settings);
  gtk_stack_add_titled (self->stack, self->activities_page, MUSETTE_PAGE_HOME, _ ("Activities"));
  g_signal_connect_object (self->activities_page, "open-activity", G_CALLBACK (open_activity_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activities_page, "view-file",
                           G_CALLBACK (musette_window_open_file), self, G_CONNECT_SWAPPED);
}

/**
 * musette_window_new:
 * @application: the application
 * @repository: where everything comes from
 * @recent: the files that were opened last
 * @settings: the settings of the application
 *
 * Returns: (transfer none): a window, not shown yet
 */
MusetteWindow *
musette_window_new (GtkApplication *application,
                    MusetteRepository *repository,
                    MusetteRecentFiles *recent,
                    GSettings *settings)
{
  MusetteWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (MUSETTE_IS_RECENT_FILES (recent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MUSETTE_TYPE_WINDOW, "application", application, NULL);
  self->repository = g_object_ref (repository);
  self->recent = g_object_ref (recent);
  self->settings = g_object_ref (settings);
  _musette_window_restore_size (self);
  add_activities_page (self);
  musette_sync_indicator_set_repository (self->sync_indicator, repository);
  watch_edits (self);
  g_settings_bind (settings, "show-sidebar", self->split, "show-sidebar", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (repository, "notify", G_CALLBACK (repository_changed_cb), self);
  g_signal_connect_object (recent, "items-changed", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  repository_changed_cb (self);
  recent_changed_cb (self);
  return self;
}

/**
 * musette_window_show_home:
 * @self: a window
 *
 * Goes to the activities, or to the welcome page when nobody is signed in.
 */
void
musette_window_show_home (MusetteWindow *self)
{
  GtkWidget *home;

  g_return_if_fail (MUSETTE_IS_WINDOW (self));

  home = get_home (self);
  musette_navigation_visit (self->navigation, home);
  forget_page (self, home == self->activities_page ? self->welcome_page : self->activities_page);
  update_sidebar (self);
}

/**
 * musette_window_show_page:
 * @self: a window
 * @name: `welcome`, `sign-in`, `activities`, `library` or `workout`
 *
 * Goes to a page by its name.
 */
void
musette_window_show_page (MusetteWindow *self, const char *name)
{
  GtkWidget *page;

  g_return_if_fail (MUSETTE_IS_WINDOW (self));

  if (g_strcmp0 (name, MUSETTE_PAGE_WELCOME) == 0)
    page = get_welcome_page (self);
  else if (g_strcmp0 (name, MUSETTE_PAGE_SIGN_IN) == 0)
    page = get_sign_in_page (self);
  else if (g_strcmp0 (name, MUSETTE_PAGE_WORKOUT) == 0)
    page = get_workout_page (self);
  else if (g_strcmp0 (name, MUSETTE_PAGE_LIBRARY) == 0)
    page = get_library_page (self);
  else
    page = gtk_stack_get_child_by_name (self->stack, name);
  g_return_if_fail (page != NULL);
  musette_navigation_visit (self->navigation, page);
}

/**
 * musette_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
GtkWidget *
musette_window_get_page (MusetteWindow *self)
{
  g_return_val_if_fail (MUSETTE_IS_WINDOW (self), NULL);

  return musette_navigation_get_current (self->navigation);
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

  adw_toast_overlay_add_toast (self->toasts, musette_toast_new (text));
}

/**
 * musette_window_add_action_toast:
 * @self: a window
 * @text: what happened, one line in the past tense
 * @button: (nullable): the words on a button
 * @action: (nullable): what the button does
 */
void
musette_window_add_action_toast (MusetteWindow *self,
                                 const char *text,
                                 const char *button,
                                 const char *action)
{
  AdwToast *toast;

  g_return_if_fail (MUSETTE_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  toast = musette_toast_new (text);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  musette_undo_toast_replace (self->toasts, toast);
}

/**
 * musette_window_make_help_overlay:
 * @self: a window
 *
 * Makes the window of keyboard shortcuts, once. GTK would make it with every window if its resource
 * had the name that GTK looks for.
 *
 * Returns: (transfer none): the window of keyboard shortcuts, shown or not
 */
GtkWindow *
musette_window_make_help_overlay (MusetteWindow *self)
{
  GtkApplicationWindow *window = (GtkApplicationWindow *) self;

  g_return_val_if_fail (MUSETTE_IS_WINDOW (self), NULL);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SHORTCUTS_RESOURCE);
      GObject *overlay = gtk_builder_get_object (builder, "help_overlay");

      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (overlay));
    }
  return GTK_WINDOW (gtk_application_window_get_help_overlay (window));
}
