/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-application.h"

#include <glib/gi18n.h>

#include "musette-accelerators.h"
#include "musette-credential.h"
#include "musette-dialogs.h"
#include "musette-error-text.h"
#include "musette-repository.h"
#include "musette-resources.h"
#include "musette-screenshots.h"
#include "musette-server.h"
#include "musette-settings-window.h"
#include "musette-window.h"

struct _MusetteApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  MusetteRepository *repository;
  MusetteRecentFiles *recent;
  MusetteDemoStart start_demo;
  gpointer start_demo_data;

  char *server;
  char *screenshots;
  gboolean demo;
  gboolean demo_without_account;
  gboolean begun;
  gboolean demo_starting;
};

G_DEFINE_FINAL_TYPE (MusetteApplication, musette_application, ADW_TYPE_APPLICATION)

#define STYLE_RESOURCE "/io/github/musette/Musette/style.css"
#define WRONG_USAGE 2

static void begin (MusetteApplication *self);

static MusetteWindow *
add_window (MusetteApplication *self)
{
  MusetteWindow *window
      = musette_window_new (GTK_APPLICATION (self), self->repository, self->recent, self->settings);

  /* The keyring and the network come after the window is on the screen. */
  g_signal_connect_object (window, "map", G_CALLBACK (begin), self, G_CONNECT_SWAPPED);
  return window;
}

static MusetteWindow *
get_window (MusetteApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (active != NULL && !MUSETTE_IS_WINDOW (active))
    active = gtk_window_get_transient_for (active);
  return active != NULL ? MUSETTE_WINDOW (active) : add_window (self);
}

static void
report (MusetteApplication *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = musette_error_text_dup (error);
  musette_window_add_toast (get_window (self), text);
}

/* Demo */

typedef struct
{
  char *server;
  char *key;
} DemoService;

static void
demo_service_free (DemoService *service)
{
  g_free (service->server);
  musette_secret_free (service->key);
  g_free (service);
}

static void
start_demo_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MusetteApplication *self = source;
  DemoService *service = g_new0 (DemoService, 1);
  GError *error = NULL;

  if (self->start_demo (self->start_demo_data, &service->server, &service->key, &error))
    {
      g_task_return_pointer (task, service, (GDestroyNotify) demo_service_free);
      return;
    }
  demo_service_free (service);
  g_task_return_error (task, error);
}

static void
demo_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MusetteApplication *self = MUSETTE_APPLICATION (source);
  g_autoptr (GError) error = NULL;
  DemoService *service = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (MusetteCredential) credential = NULL;

  self->demo_starting = FALSE;
  if (service == NULL)
    {
      report (self, error);
      return;
    }
  credential = musette_credential_new (MUSETTE_CREDENTIAL_API_KEY, service->key);
  if (!musette_repository_start_demo (self->repository, service->server, credential, &error))
    report (self, error);
  demo_service_free (service);
}

static void
begin_demo (MusetteApplication *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->start_demo == NULL || self->demo_starting
      || musette_repository_get_demo (self->repository))
    return;
  self->demo_starting = TRUE;
  task = g_task_new (self, NULL, demo_started_cb, NULL);
  g_task_set_source_tag (task, begin_demo);
  g_task_run_in_thread (task, start_demo_thread);
}

/* Start */

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  /* What went wrong is in the account's state, which the windows show. */
  if (!musette_repository_restore_finish (MUSETTE_REPOSITORY (source), result, &error))
    g_debug ("The account was not restored");
  if (self->demo_without_account
      && musette_repository_get_account_state (self->repository) != MUSETTE_ACCOUNT_STATE_SIGNED_IN)
    begin_demo (self);
}

static gboolean
begin_cb (gpointer user_data)
{
  MusetteApplication *self = user_data;

  if (self->demo)
    begin_demo (self);
  else
    musette_repository_restore_async (self->repository, NULL, restored_cb, g_object_ref (self));
  if (self->screenshots != NULL)
    musette_screenshots_take (get_window (self), self->repository, self->settings,
                              self->screenshots);
  return G_SOURCE_REMOVE;
}

static void
begin (MusetteApplication *self)
{
  if (self->begun)
    return;
  self->begun = TRUE;
  g_idle_add_full (G_PRIORITY_LOW, begin_cb, g_object_ref (self), g_object_unref);
}

/* Actions */

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MusetteApplication *self = user_data;
  /* One that closes may take others with it. */
  g_autolist (GtkWindow)
    windows = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)),
                                (GCopyFunc) (gpointer) g_object_ref, NULL);

  /* Windows are closed rather than dropped: each remembers its size and page. */
  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
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

  gtk_window_present (GTK_WINDOW (add_window (self)));
}

static void
files_chosen_cb (GListModel *files, gpointer owner)
{
  MusetteApplication *self = owner;

  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (chosen, g_list_model_get_item (files, i));
  musette_window_open_files (get_window (self), (GFile **) chosen->pdata, chosen->len);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MusetteApplication *self = user_data;

  musette_dialogs_open_recordings (gtk_application_get_active_window (GTK_APPLICATION (self)),
                                   files_chosen_cb, G_OBJECT (self));
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  musette_window_open_file (get_window (user_data), file);
}

static void
clear_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  musette_recent_files_clear (MUSETTE_APPLICATION (user_data)->recent);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MusetteApplication *self = user_data;

  gtk_window_present (musette_settings_window_new (GTK_WINDOW (get_window (self)), self->repository,
                                                   self->settings));
}

static void
demo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  begin_demo (user_data);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },
  { "about", about_cb },
  { "new-window", new_window_cb },
  { "open", open_cb },
  { "open-recent", open_recent_cb, "s" },
  { "clear-recent", clear_recent_cb },
  { "preferences", preferences_cb },
  { "demo", demo_cb },
};

static void
apply_color_scheme (MusetteApplication *self)
{
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (chosen, 0, 2)]);
}

static MusetteRepository *
make_repository (MusetteApplication *self)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  g_autofree char *chosen = g_settings_get_string (self->settings, "server");
  g_autofree char *server
      = musette_server_normalize (self->server != NULL ? self->server : chosen, NULL);

  return musette_repository_new (server != NULL ? server : MUSETTE_DEFAULT_SERVER, clock);
}

/* GTK reads its icons in a thread, and all of them again when folders are added meanwhile. So
 * libadwaita, which adds one, comes before anything else asks for icons, and GTK, which would add
 * one of ours, does not know where our resources are. */
static void
set_up_look (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  adw_init ();
  gtk_css_provider_load_from_resource (provider, STYLE_RESOURCE);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
musette_application_startup (GApplication *application)
{
  MusetteApplication *self = (MusetteApplication *) application;

  /* It registers itself, where something of it is called and so is linked. Twice would cost: each
   * name is looked for in all of them. */
  musette_get_resource ();
  set_up_look ();
  G_APPLICATION_CLASS (musette_application_parent_class)->startup (application);

  self->settings = g_settings_new (MUSETTE_APP_ID);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (apply_color_scheme),
                           self, G_CONNECT_SWAPPED);
  apply_color_scheme (self);
  if (self->repository == NULL)
    self->repository = make_repository (self);
  self->recent = musette_recent_files_new (NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  musette_accelerators_set (GTK_APPLICATION (self));
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
  musette_window_open_files (window, files, (guint) n_files);
}

static void
musette_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (musette_application_parent_class)->shutdown (application);
  musette_repository_close (MUSETTE_APPLICATION (application)->repository);
}

static gboolean
check_server (const char *server)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normalized = musette_server_normalize (server, &error);

  if (normalized == NULL)
    g_printerr ("musette: --server: %s\n", error->message);
  return normalized != NULL;
}

/* The second Musette for a service hands its files to the first one. */
static void
set_server_id (GApplication *application, const char *server)
{
  g_autofree char *normalized = musette_server_normalize (server, NULL);
  g_autofree char *hash = NULL;
  g_autofree char *id = NULL;

  if (g_str_equal (normalized, MUSETTE_DEFAULT_SERVER))
    return;
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, normalized, -1);
  id = g_strdup_printf ("%s.Server%.16s", MUSETTE_APP_ID, hash);
  g_application_set_application_id (application, id);
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
  self->demo_without_account = g_variant_dict_contains (options, "demo-without-account");
  g_variant_dict_lookup (options, "server", "s", &self->server);
  g_variant_dict_lookup (options, "screenshots", "^ay", &self->screenshots);
  if (self->server != NULL && !check_server (self->server))
    return WRONG_USAGE;

  /* The demo and pictures get a Musette of their own, and so does another address, for a running
   * Musette talks to one service. */
  if (self->demo || self->screenshots != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  else if (self->server != NULL)
    set_server_id (application, self->server);
  return -1;
}

static void
musette_application_dispose (GObject *object)
{
  MusetteApplication *self = (MusetteApplication *) object;

  g_clear_object (&self->repository);
  g_clear_object (&self->recent);
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
  application_class->shutdown = musette_application_shutdown;
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
  MusetteApplication *self
      = g_object_new (MUSETTE_TYPE_APPLICATION, "application-id", MUSETTE_APP_ID, "flags",
                      G_APPLICATION_HANDLES_OPEN, NULL);

  g_application_set_resource_base_path (G_APPLICATION (self), NULL);
  self->start_demo = start_demo;
  self->start_demo_data = user_data;
  return self;
}

/**
 * musette_application_set_repository:
 * @self: an application that does not run yet
 * @repository: where everything comes from
 *
 * Uses @repository in place of one made from the settings and the keyring, as tests and benchmarks
 * need it.
 */
void
musette_application_set_repository (MusetteApplication *self, MusetteRepository *repository)
{
  g_return_if_fail (MUSETTE_IS_APPLICATION (self));
  g_return_if_fail (MUSETTE_IS_REPOSITORY (repository));

  g_set_object (&self->repository, repository);
}
