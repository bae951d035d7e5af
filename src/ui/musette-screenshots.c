/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-screenshots.h"

#include <math.h>

#include "musette-dialogs.h"
#include "musette-library-page.h"
#include "musette-repository-library.h"
#include "musette-ride-page.h"
#include "musette-settings-window.h"
#include "musette-window-private.h"
#include "musette-workout-page.h"

/* Walks through the pages of the demo and leaves a picture of each, so that somebody without a
 * display can look at the app too. Each step shows something, waits until it is there and settled,
 * and takes the picture of the window it is in. */
typedef struct _Walk Walk;

typedef struct
{
  const char *name;
  void (*show) (Walk *walk);
  gboolean (*is_ready) (Walk *walk);
} Step;

struct _Walk
{
  MusetteWindow *window;
  MusetteRepository *repository;
  GSettings *settings;
  char *folder;
  GtkWindow *extra;
  guint step;
  guint ticks;
  guint settled;
  gboolean failed;
};

#define TICK_MS 100
#define SETTLE_TICKS 8
#define MOST_TICKS 200

static void
walk_free (Walk *walk)
{
  g_clear_object (&walk->window);
  g_clear_object (&walk->repository);
  g_clear_object (&walk->settings);
  g_free (walk->folder);
  g_free (walk);
}

static GListModel *
get_activities (Walk *walk)
{
  return G_LIST_MODEL (musette_repository_get_activities (walk->repository));
}

/* Outside the demo, as somebody sees it who has just installed the app. */
static void
show_welcome (Walk *walk)
{
  musette_window_show_home (walk->window);
}

static void
show_sign_in (Walk *walk)
{
  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.close-ride", NULL);
  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.sign-in", NULL);
}

static gboolean
is_signed_out (Walk *walk)
{
  return musette_repository_get_account_state (walk->repository) != MUSETTE_ACCOUNT_STATE_UNKNOWN;
}

static void
show_activities (Walk *walk)
{
  musette_window_show_page (walk->window, MUSETTE_PAGE_HOME);
}

/* The first outdoor ride with power is worth a picture. */
static void
show_ride (Walk *walk)
{
  GListModel *activities = get_activities (walk);

  for (guint i = 0; i < g_list_model_get_n_items (activities); i++)
    {
      g_autoptr (MusetteActivity) activity = g_list_model_get_item (activities, i);

      if (g_strcmp0 (musette_activity_get_activity_type (activity), "Ride") != 0
          || musette_activity_is_stub (activity)
          || isnan (musette_activity_get_weighted_power_w (activity)))
        continue;
      musette_window_open_activity (walk->window, activity);
      return;
    }
}

static void
show_library (Walk *walk)
{
  musette_window_show_page (walk->window, MUSETTE_PAGE_LIBRARY);
}

static gboolean
has_library (Walk *walk)
{
  GtkWidget *page = musette_window_get_page (walk->window);

  return MUSETTE_IS_LIBRARY_PAGE (page)
         && musette_library_page_get_n_shown (MUSETTE_LIBRARY_PAGE (page)) > 0;
}

/* A workout of the library, as the builder shows it. */
static void
show_builder (Walk *walk)
{
  MusetteLibrary *library = musette_repository_get_library (walk->repository);
  GListModel *workouts = musette_library_get_items (library, MUSETTE_ITEM_WORKOUT);
  g_autoptr (MusettePlanItem) workout
      = g_list_model_get_item (workouts, g_list_model_get_n_items (workouts) / 2);

  musette_window_show_page (walk->window, MUSETTE_PAGE_WORKOUT);
  if (workout != NULL)
    musette_workout_page_open_item (MUSETTE_WORKOUT_PAGE (musette_window_get_page (walk->window)),
                                    workout);
}

static gboolean
has_builder (Walk *walk)
{
  return MUSETTE_IS_WORKOUT_PAGE (musette_window_get_page (walk->window));
}

static void
set_dark (Walk *walk, gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
show_ride_dark (Walk *walk)
{
  set_dark (walk, TRUE);
}

static void
show_activities_dark (Walk *walk)
{
  show_activities (walk);
}

static void
show_library_light (Walk *walk)
{
  set_dark (walk, FALSE);
  show_library (walk);
}

static void
show_settings (Walk *walk)
{
  walk->extra
      = musette_settings_window_new (GTK_WINDOW (walk->window), walk->repository, walk->settings);
  gtk_window_present (walk->extra);
}

static void
show_shortcuts (Walk *walk)
{
  walk->extra = musette_window_make_help_overlay (walk->window);
  gtk_window_present (walk->extra);
}

static void
show_about (Walk *walk)
{
  walk->extra = musette_dialogs_about (GTK_WINDOW (walk->window));
}

static gboolean
has_activities (Walk *walk)
{
  return g_list_model_get_n_items (get_activities (walk)) > 0
         && !musette_activity_list_get_loading (
             musette_repository_get_activities (walk->repository))
         && musette_repository_get_athlete (walk->repository) != NULL;
}

static gboolean
has_ride (Walk *walk)
{
  GtkWidget *page = musette_window_get_page (walk->window);

  return MUSETTE_IS_RIDE_PAGE (page)
         && !musette_ride_loader_get_loading (
             musette_ride_page_get_loader (MUSETTE_RIDE_PAGE (page)));
}

/* The list comes first: until it is there, what the account is known to be still changes pages. */
static const Step steps[] = {
  { "activities", show_activities, has_activities },
  { "ride", show_ride, has_ride },
  { "ride-dark", show_ride_dark, has_ride },
  { "activities-dark", show_activities_dark, has_activities },
  { "library-dark", show_library, has_library },
  { "builder-dark", show_builder, has_builder },
  { "library", show_library_light, has_library },
  { "builder", show_builder, has_builder },
  { "settings", show_settings, NULL },
  { "shortcuts", show_shortcuts, NULL },
  { "about", show_about, NULL },
  { "sign-in", show_sign_in, is_signed_out },
  { "welcome", show_welcome, NULL },
};

static GtkWidget *
get_target (Walk *walk)
{
  return walk->extra != NULL ? GTK_WIDGET (walk->extra) : GTK_WIDGET (walk->window);
}

/* On a busy machine a window comes long after it was presented. */
static gboolean
is_drawn (GtkWidget *window)
{
  return gtk_widget_get_mapped (window)
         && gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window)) > 0;
}

static void
take_picture (Walk *walk)
{
  const Step *step = &steps[walk->step];
  GtkWidget *target = get_target (walk);
  g_autofree char *name = g_strconcat (step->name, ".png", NULL);
  g_autofree char *path = g_build_filename (walk->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!musette_screenshots_save (target, path, &error))
    {
      g_printerr ("musette: %s\n", error->message);
      walk->failed = TRUE;
    }
  if (walk->extra != NULL)
    gtk_window_close (walk->extra);
  walk->extra = NULL;
}

static void
finish (Walk *walk)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (walk->window));

  if (walk->failed)
    exit (EXIT_FAILURE);
  g_application_quit (G_APPLICATION (application));
}

static gboolean
tick_cb (gpointer user_data)
{
  Walk *walk = user_data;
  const Step *step = &steps[walk->step];
  gboolean ready;

  if (walk->ticks++ == 0)
    step->show (walk);
  ready = is_drawn (get_target (walk)) && (step->is_ready == NULL || step->is_ready (walk));
  walk->settled = ready ? walk->settled + 1 : 0;
  if (walk->settled < SETTLE_TICKS && walk->ticks < MOST_TICKS)
    return G_SOURCE_CONTINUE;
  if (!ready)
    {
      g_printerr ("musette: %s did not get ready\n", step->name);
      walk->failed = TRUE;
    }
  take_picture (walk);
  walk->ticks = walk->settled = 0;
  if (++walk->step < G_N_ELEMENTS (steps))
    return G_SOURCE_CONTINUE;
  finish (walk);
  return G_SOURCE_REMOVE;
}

/**
 * musette_screenshots_take:
 * @window: the window
 * @repository: where everything comes from
 * @settings: the settings of the application
 * @folder: an existing folder
 *
 * Goes through the pages and leaves a PNG of each in @folder, then ends the application.
 */
void
musette_screenshots_take (MusetteWindow *window,
                          MusetteRepository *repository,
                          GSettings *settings,
                          const char *folder)
{
  Walk *walk;

  g_return_if_fail (MUSETTE_IS_WINDOW (window));
  g_return_if_fail (folder != NULL);

  walk = g_new0 (Walk, 1);
  walk->window = g_object_ref (window);
  walk->repository = g_object_ref (repository);
  walk->settings = g_object_ref (settings);
  walk->folder = g_strdup (folder);
  g_timeout_add_full (G_PRIORITY_LOW, TICK_MS, tick_cb, walk, (GDestroyNotify) walk_free);
}

/**
 * musette_screenshots_save:
 * @widget: a window that has been drawn
 * @path: where to write the PNG
 * @error: return location for an error
 *
 * Returns: whether the picture was written
 */
gboolean
musette_screenshots_save (GtkWidget *widget, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  int scale = gtk_widget_get_scale_factor (widget);
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  graphene_rect_t area
      = GRAPHENE_RECT_INIT (0, 0, (float) (width * scale), (float) (height * scale));

  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

      texture = gsk_renderer_render_texture (renderer, node, &area);
      gsk_render_node_unref (node);
    }
  if (texture != NULL && gdk_texture_save_to_png (texture, path))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be written", path);
  return FALSE;
}
