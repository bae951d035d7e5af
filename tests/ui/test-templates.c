/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <adwaita.h>

#include "musette-activities-page.h"
#include "musette-banner.h"
#include "musette-dialogs.h"
#include "musette-popover-layout.h"
#include "musette-settings-window.h"
#include "musette-sign-in-page.h"
#include "musette-split.h"
#include "musette-ui-test.h"
#include "musette-welcome-page.h"
#include "musette-window.h"

/* Every template is made and dropped again; criticals are fatal here. */

typedef struct
{
  GSettings *settings;
  MusetteRepository *repository;
  MusetteRecentFiles *recent;
  GtkApplication *application;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  g_autofree char *folder = g_dir_make_tmp ("musette-XXXXXX", NULL);

  fixture->settings = musette_ui_test_settings ();
  fixture->repository = musette_repository_new ("http://127.0.0.1:9", clock);
  fixture->recent = musette_recent_files_new (folder);
  fixture->application = musette_ui_test_application ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  musette_ui_test_settle (50);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->recent);
  g_clear_object (&fixture->repository);
  g_clear_object (&fixture->application);
}

/* What a screen reader says for a button with nothing but an icon. */
static gboolean
lacks_label (GtkWidget *widget, gpointer user_data)
{
  g_autofree char *problem = NULL;
  const char *icon = NULL;

  if (GTK_IS_MENU_BUTTON (widget))
    icon = gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    icon = gtk_button_get_icon_name (GTK_BUTTON (widget));
  /* The plus and minus of a spin button cannot be reached by keyboard; its arrow keys do the same.
   */
  if (icon == NULL || GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (widget)))
    return FALSE;
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  /* An empty label equals the one asked for: that, or none at all, is the fault. */
  if (problem != NULL && strstr (problem, "undefined") == NULL)
    return FALSE;
  g_test_message ("%s without a label", icon);
  return TRUE;
}

static void
check (GtkWidget *widget)
{
  g_assert_null (musette_ui_test_search (widget, lacks_label, NULL));
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  MusetteWindow *window = musette_window_new (fixture->application, fixture->repository,
                                              fixture->recent, fixture->settings);
  static const char *const pages[] = { "welcome", "sign-in", "activities" };

  gtk_window_present (GTK_WINDOW (window));
  musette_ui_test_wait_active (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      musette_window_show_page (window, pages[i]);
      musette_ui_test_settle (50);
      check (GTK_WIDGET (window));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = musette_settings_window_new (NULL, fixture->repository, fixture->settings);

  gtk_window_present (window);
  musette_ui_test_wait_active (window);
  check (GTK_WIDGET (window));
  gtk_window_destroy (window);
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/musette/Musette/ui/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  g_assert_nonnull (window);
  gtk_window_present (window);
  musette_ui_test_settle (100);
  gtk_window_destroy (window);
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  GtkWindow *about = musette_dialogs_about (NULL);
  GtkWindow *alert = musette_dialogs_alert (NULL, "Heading", "Body");

  musette_ui_test_settle (100);
  gtk_window_destroy (about);
  gtk_window_destroy (alert);
}

/* GTK asks a popover for its height at a width with the shadow: the last line was cut off. */
static void
test_popover_layout (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = gtk_label_new ("A text that does not fit into a single line of the popover");
  g_autoptr (GtkWidget) content = g_object_ref_sink (musette_popover_layout_wrap (label));
  int width;
  int height;
  int needed;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &needed, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width * 4, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, needed);
}

static void
test_banner (Fixture *fixture, gconstpointer data)
{
  MusetteBanner *banner = MUSETTE_BANNER (g_object_ref_sink (musette_banner_new ()));

  g_assert_false (musette_banner_get_shown (banner));
  musette_banner_show (banner, "Working offline.", "_Show", "win.show");
  g_assert_true (musette_banner_get_shown (banner));
  g_assert_cmpstr (musette_banner_get_text (banner), ==, "Working offline.");
  musette_banner_hide (banner);
  g_assert_false (musette_banner_get_shown (banner));
  g_assert_finalize_object (banner);
}

static gboolean
is_collapsed (MusetteSplit *split, gboolean collapsed)
{
  return musette_split_get_collapsed (split) == collapsed;
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  MusetteSplit *split = MUSETTE_SPLIT (musette_split_new ());
  GtkWidget *sidebar = gtk_label_new ("Sidebar");
  GtkWidget *content = gtk_label_new ("Content");
  graphene_rect_t bounds;

  musette_split_set_sidebar (split, sidebar);
  musette_split_set_content (split, content);
  gtk_window_set_child (window, GTK_WIDGET (split));
  gtk_window_set_default_size (window, 800, 400);
  gtk_window_present (window);
  musette_ui_test_wait_active (window);
  g_assert_true (is_collapsed (split, FALSE));
  g_assert_true (gtk_widget_get_mapped (sidebar));
  g_assert_cmpint (gtk_widget_get_width (sidebar) + gtk_widget_get_width (content), ==,
                   gtk_widget_get_width (GTK_WIDGET (split)));

  gtk_window_set_default_size (window, 400, 400);
  MUSETTE_TEST_WAIT (is_collapsed (split, TRUE));
  g_assert_false (gtk_widget_get_mapped (sidebar));
  g_assert_cmpint (gtk_widget_get_width (content), ==, gtk_widget_get_width (GTK_WIDGET (split)));

  musette_split_toggle_sidebar (split);
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (sidebar));
  g_assert_true (musette_split_get_sidebar_shown (split));
  musette_split_close_overlay (split);
  g_assert_false (gtk_widget_get_mapped (sidebar));
  g_assert_true (musette_split_get_show_sidebar (split));

  gtk_window_set_default_size (window, 800, 400);
  MUSETTE_TEST_WAIT (is_collapsed (split, FALSE));
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (sidebar));
  gtk_widget_set_direction (GTK_WIDGET (split), GTK_TEXT_DIR_RTL);
  musette_ui_test_settle (100);
  g_assert_true (gtk_widget_compute_bounds (sidebar, GTK_WIDGET (split), &bounds));
  g_assert_cmpint ((int) bounds.origin.x + gtk_widget_get_width (sidebar), ==,
                   gtk_widget_get_width (GTK_WIDGET (split)));
  musette_split_set_has_sidebar (split, FALSE);
  g_assert_false (gtk_widget_get_mapped (sidebar));
  gtk_window_destroy (window);
}

/* GTK finds our icons without being told of a folder. */
static void
test_icons (Fixture *fixture, gconstpointer data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (MusetteSport sport = MUSETTE_SPORT_RIDE; sport <= MUSETTE_SPORT_OTHER; sport++)
    g_assert_true (gtk_icon_theme_has_icon (theme, musette_sport_get_icon_name (sport)));
  g_assert_true (gtk_icon_theme_has_icon (theme, MUSETTE_APP_ID));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/ui/templates/window", test_window },
    { "/ui/templates/settings", test_settings },
    { "/ui/templates/shortcuts", test_shortcuts },
    { "/ui/templates/dialogs", test_dialogs },
    { "/ui/templates/popover-layout", test_popover_layout },
    { "/ui/templates/banner", test_banner },
    { "/ui/templates/split", test_split },
    { "/ui/templates/icons", test_icons },
  };

  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
