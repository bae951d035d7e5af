/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-application.h"

#include <glib/gi18n.h>

#include "musette-dialogs.h"
#include "musette-window.h"
#include "musette-resources.h"

struct _MusetteApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  MusetteDemoStart start_demo;
  gpointer start_demo_data;

  char *server;
  char *screenshots;
  gboolean demo;
};

G_DEFINE_FINAL_TYPE (MusetteApplication, musette_application, ADW_TYPE_APPLICATION)

static MusetteWindow *
get_window (MusetteApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (active != NULL && !MUSETTE_IS_WINDOW (active))
    active = gtk_window_get_transient_for (active);
  if (active != NULL)
    return MUSETTE_WINDOW (active);
  return musette_window_new (GTK_APPLICATION (self), self->settings);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MusetteApplication *self = user_data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  /* Windows are closed rather than dropped: each remembers its size and page. */
  while (windows != NULL)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_close (window);
    }
  g_application_quit (G_APPLICATION (self));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  musette_dialogs_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MusetteApplication *self = user_data;

  gtk_window_present (GTK_WINDOW (musette_window_new (GTK_APPLICATION (self), self->settings)));
}

static void
files_chosen_cb (GListModel *files, gpointer owner)
{
  MusetteApplication *self = owner;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      musette_window_open_file (get_window (self), file);
    }
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MusetteApplication *self = user_data;

  musette_dialogs_open_recordings (gtk_application_get_active_window (GTK_APPLICATION (self)),
                                   files_chosen_cb, G_OBJECT (self));
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },
  { "about", about_cb },
  { "new-window", new_window_cb },
  { "open", open_cb },
};

static void
set_accelerators (GtkApplication *app)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q" } },
    { "app.open", { "<Control>o" } },
    { "app.new-window", { "<Control><Shift>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "win.search", { "<Control>f" } },
    { "win.refresh", { "<Control>r", "F5" } },
    { "win.go-back", { "<Alt>Left" } },
    { "win.go-forward", { "<Alt>Right" } },
    { "win.go-page(0)", { "<Alt>1" } },
    { "win.go-page(1)", { "<Alt>2" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.toggle-fullscreen", { "F11" } },
    { "win.main-menu", { "F10" } },
    { "win.show-help-overlay", { "<Control>question" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (app, accelerators[i].action, accelerators[i].keys);
}

static void
apply_color_scheme (MusetteApplication *self)
{
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (chosen, 0, 2)]);
}

static void
musette_application_startup (GApplication *application)
{
  MusetteApplication *self = (MusetteApplication *) application;

  g_resources_register (musette_get_resource ());
  G_APPLICATION_CLASS (musette_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (MUSETTE_APP_ID);
  self->settings = g_settings_new (MUSETTE_APP_ID);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accelerators (GTK_APPLICATION (self));
}

static void
musette_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (MUSETTE_APPLICATION (application))));
}

static void
musette_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  MusetteWindow *window = get_window (MUSETTE_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    musette_window_open_file (window, files[i]);
}

static int
musette_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  MusetteApplication *self = (MusetteApplication *) application;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Musette %s\n", MUSETTE_VERSION);
      return 0;
    }
  self->demo = g_variant_dict_contains (options, "demo");
  g_variant_dict_lookup (options, "server", "s", &self->server);
  g_variant_dict_lookup (options, "screenshots", "^ay", &self->screenshots);

  /* A running Musette talks to one service; another address or the demo gets a Musette of its own.
   */
  if (self->demo || self->server != NULL || self->screenshots != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
musette_application_dispose (GObject *object)
{
  MusetteApplication *self = (MusetteApplication *) object;

  g_clear_object (&self->settings);
  g_clear_pointer (&self->server, g_free);
  g_clear_pointer (&self->screenshots, g_free);
  G_OBJECT_CLASS (musette_application_parent_class)->dispose (object);
}

static void
musette_application_class_init (MusetteApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_application_dispose;
  application_class->startup = musette_application_startup;
  application_class->activate = musette_application_activate;
  application_class->open = musette_application_open;
  application_class->handle_local_options = musette_application_handle_local_options;
}

static void
musette_application_init (MusetteApplication *self)
{
  const GOptionEntry entries[] = {
    { "server", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Address of the service (scheme and host)"),
      N_ ("URL") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo athlete; nothing is sent"), NULL },
    { "demo-without-account", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { "screenshots", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and leave"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  /* Translators: what may follow the options on the command line */
  g_application_set_option_context_parameter_string (G_APPLICATION (self), N_ ("[FILE…]"));
}

/**
 * musette_application_new:
 * @start_demo: (nullable) (scope forever): starts the service of the demo
 * @user_data: given to @start_demo
 *
 * Returns: (transfer full): the application, not running yet
 */
MusetteApplication *
musette_application_new (MusetteDemoStart start_demo, gpointer user_data)
{
  MusetteApplication *self = g_object_new (
      MUSETTE_TYPE_APPLICATION, "application-id", MUSETTE_APP_ID, "flags",
      G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/musette/Musette", NULL);

  self->start_demo = start_demo;
  self->start_demo_data = user_data;
  return self;
}
