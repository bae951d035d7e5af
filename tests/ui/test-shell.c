/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>

#include "musette-activities-page.h"
#include "musette-activity-row.h"
#include "musette-ride-page.h"
#include "musette-settings-window.h"
#include "musette-sign-in-page.h"
#include "musette-split.h"
#include "musette-ui-test-app.h"
#include "musette-ui-test.h"
#include "musette-welcome-page.h"

/* The way through the app with a real pointer and a real keyboard, against the local service. */

typedef MusetteUiTestApp Fixture;

static const char no_keyring[] = "no keyring";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const MusetteSimulatorOptions options = { 0 };

  musette_ui_test_app_start (fixture, musette_ui_test_simulator (&options, NULL), 1000, 700);
  fixture->keyring->absent = data == no_keyring;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  musette_ui_test_app_clear (fixture);
}

static GListModel *
get_rows (Fixture *fixture)
{
  GtkWidget *page = musette_window_get_page (fixture->window);

  g_assert_true (MUSETTE_IS_ACTIVITIES_PAGE (page));
  return musette_activities_page_get_rows (MUSETTE_ACTIVITIES_PAGE (page));
}

static void
sign_in (Fixture *fixture)
{
  MusetteActivityList *activities = musette_repository_get_activities (fixture->repository);

  musette_ui_test_sign_in (fixture->repository, fixture->simulator);
  MUSETTE_TEST_WAIT (MUSETTE_IS_ACTIVITIES_PAGE (musette_window_get_page (fixture->window)));
  /* Rows of earlier years come in between what is done with those that are there. */
  MUSETTE_TEST_WAIT (musette_activity_list_get_complete (activities)
                     && !musette_activity_list_get_loading (activities));
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (get_rows (fixture)) > 20);
  musette_ui_test_settle (300);
}

static void
show_welcome (Fixture *fixture)
{
  musette_repository_restore_async (fixture->repository, NULL, NULL, NULL);
  MUSETTE_TEST_WAIT (musette_repository_get_account_state (fixture->repository)
                     != MUSETTE_ACCOUNT_STATE_UNKNOWN);
  MUSETTE_TEST_WAIT (MUSETTE_IS_WELCOME_PAGE (musette_window_get_page (fixture->window)));
}

static void
enter_key (Fixture *fixture, const char *key)
{
  GtkWidget *row;

  musette_ui_test_click (musette_ui_test_find_button (fixture->root, "_Sign In"));
  MUSETTE_TEST_WAIT (MUSETTE_IS_SIGN_IN_PAGE (musette_window_get_page (fixture->window)));
  musette_ui_test_settle (300);
  row = musette_ui_test_find_row (fixture->root, "API key");
  musette_ui_test_click (row);
  musette_ui_test_type (key);
  MUSETTE_TEST_WAIT (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), key));
  musette_ui_test_keys ("Return");
}

static void
wait_signed_in (Fixture *fixture)
{
  MUSETTE_TEST_WAIT (MUSETTE_IS_ACTIVITIES_PAGE (musette_window_get_page (fixture->window)));
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (get_rows (fixture)) > 20);
}

static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  show_welcome (fixture);
  enter_key (fixture, musette_simulator_get_key (fixture->simulator));
  wait_signed_in (fixture);
  g_assert_cmpuint (fixture->keyring->n_stored, ==, 1);
  g_assert_false (musette_repository_get_session_only (fixture->repository));
}

/* Without a keyring the key is kept in memory when the user agrees. */
static void
test_keyring_absent (Fixture *fixture, gconstpointer data)
{
  GtkWidget *keep;

  show_welcome (fixture);
  enter_key (fixture, musette_simulator_get_key (fixture->simulator));
  MUSETTE_TEST_WAIT (musette_ui_test_shows (fixture->root, "no keyring"));
  keep = musette_ui_test_find_button (fixture->root, "_Keep Until I Quit");
  musette_ui_test_click (keep);
  wait_signed_in (fixture);
  g_assert_true (musette_repository_get_session_only (fixture->repository));
}

/* A locked keyring is not "no key": unlocking it signs in. */
static void
test_keyring_locked (Fixture *fixture, gconstpointer data)
{
  fake_credentials_put (fixture->keyring, musette_simulator_get_key (fixture->simulator), NULL);
  fixture->keyring->locked = TRUE;
  show_welcome (fixture);
  MUSETTE_TEST_WAIT (musette_ui_test_shows (fixture->root, "Your keyring is locked"));
  musette_ui_test_click (musette_ui_test_find_button (fixture->root, "_Unlock"));
  wait_signed_in (fixture);
  MUSETTE_TEST_WAIT (!musette_ui_test_shows (fixture->root, "Your keyring is locked"));
}

static void
test_sign_out (Fixture *fixture, gconstpointer data)
{
  GListModel *activities = G_LIST_MODEL (musette_repository_get_activities (fixture->repository));
  g_autoptr (MusetteActivity) activity = NULL;
  GtkWindow *settings;

  fake_credentials_put (fixture->keyring, musette_simulator_get_key (fixture->simulator), NULL);
  musette_repository_restore_async (fixture->repository, NULL, NULL, NULL);
  wait_signed_in (fixture);
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (activities) > 0);
  activity = g_list_model_get_item (activities, 0);
  musette_window_open_activity (fixture->window, activity);
  g_assert_true (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
  settings = musette_settings_window_new (GTK_WINDOW (fixture->window), fixture->repository,
                                          fixture->settings);
  gtk_window_present (settings);
  musette_ui_test_wait_active (settings);
  musette_ui_test_click (musette_ui_test_find_button (GTK_WIDGET (settings), "Sign _Out"));
  MUSETTE_TEST_WAIT (MUSETTE_IS_WELCOME_PAGE (musette_window_get_page (fixture->window)));
  g_assert_cmpuint (fixture->keyring->n_cleared, ==, 1);
  gtk_window_destroy (settings);
}

static void
test_wrong_key (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  show_welcome (fixture);
  enter_key (fixture, "wrongkey");
  page = musette_window_get_page (fixture->window);
  MUSETTE_TEST_WAIT (musette_ui_test_shows (page, "did not accept the key"));
  g_assert_true (MUSETTE_IS_SIGN_IN_PAGE (page));
  g_assert_null (musette_ui_test_find_button (fixture->root, "_Keep Until I Quit"));
  /* The message goes as soon as something else is typed. */
  musette_ui_test_type ("x");
  MUSETTE_TEST_WAIT (!musette_ui_test_shows (page, "did not accept the key"));
}

static void
test_no_network (Fixture *fixture, gconstpointer data)
{
  show_welcome (fixture);
  musette_simulator_stop (fixture->simulator);
  enter_key (fixture, "somekey");
  MUSETTE_TEST_WAIT (
      musette_ui_test_shows (musette_window_get_page (fixture->window), "cannot be reached"));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GListModel *rows;
  guint n_rows;

  sign_in (fixture);
  rows = get_rows (fixture);
  n_rows = g_list_model_get_n_items (rows);
  musette_ui_test_keys ("ctrl+f");
  MUSETTE_TEST_WAIT (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (fixture->window))));
  musette_ui_test_type ("run");
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (rows) < n_rows);
  g_assert_cmpuint (g_list_model_get_n_items (rows), >, 0);
  musette_ui_test_type ("qqq");
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (rows) == 0);
  MUSETTE_TEST_WAIT (musette_ui_test_find_button (fixture->root, "_Clear Filter") != NULL);
  musette_ui_test_settle (200);
  musette_ui_test_click (musette_ui_test_find_button (fixture->root, "_Clear Filter"));
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (rows) >= n_rows);
}

static GtkWidget *
get_list (Fixture *fixture)
{
  return musette_ui_test_find_type (fixture->root, GTK_TYPE_LIST_VIEW);
}

static void
test_open_by_double_click (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture);
  musette_ui_test_double_click_at (get_list (fixture), 200, 90);
  MUSETTE_TEST_WAIT (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
  musette_ui_test_settle (300);
  musette_ui_test_keys ("alt+Left");
  MUSETTE_TEST_WAIT (MUSETTE_IS_ACTIVITIES_PAGE (musette_window_get_page (fixture->window)));
  musette_ui_test_keys ("alt+Right");
  MUSETTE_TEST_WAIT (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
}

static gboolean
has_pressed_row (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_ACTIVE)
      return TRUE;
  return FALSE;
}

static gboolean
is_back_button (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.go-back")
                == 0;
}

/* The ride's page comes with the second press, so that the release is not for the list. */
static void
test_no_row_stays_pressed (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *list;

  sign_in (fixture);
  list = get_list (fixture);
  g_object_set (settings, "gtk-double-click-time", 20000, NULL);
  musette_ui_test_click_at (list, 200, 90);
  musette_ui_test_press (list, 200, 90);
  MUSETTE_TEST_WAIT (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
  MUSETTE_TEST_WAIT (!gtk_widget_get_mapped (list));
  musette_ui_test_release ();
  gtk_settings_reset_property (settings, "gtk-double-click-time");
  musette_ui_test_click (musette_ui_test_search (fixture->root, is_back_button, NULL));
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (list));
  g_assert_false (has_pressed_row (list));
}

/* From the heading of the newest month down past the heading of the one before. */
static void
test_arrow_keys (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection;
  MusetteActivityTotals totals;
  g_autoptr (GObject) month = NULL;

  sign_in (fixture);
  month = g_list_model_get_item (get_rows (fixture), 0);
  totals = *musette_activity_month_get_totals (MUSETTE_ACTIVITY_MONTH (month));
  selection = gtk_list_view_get_model (GTK_LIST_VIEW (get_list (fixture)));
  gtk_widget_grab_focus (musette_window_get_page (fixture->window));
  for (guint i = 0; i < totals.count + 2; i++)
    musette_ui_test_keys ("Down");
  g_assert_true (gtk_selection_model_is_selected (selection, totals.count + 2));
}

static void
open_by_key (Fixture *fixture, const char *key)
{
  sign_in (fixture);
  gtk_widget_grab_focus (musette_window_get_page (fixture->window));
  musette_ui_test_keys ("Down");
  musette_ui_test_keys ("Down");
  musette_ui_test_keys (key);
  MUSETTE_TEST_WAIT (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
}

static void
test_open_by_enter (Fixture *fixture, gconstpointer data)
{
  open_by_key (fixture, "Return");
}

/* Back in the list, the row still has the focus; and its ride is open, so it gets no second page.
 */
static void
test_open_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  open_by_key (fixture, "Return");
  page = musette_window_get_page (fixture->window);
  musette_ui_test_keys ("alt+Left");
  MUSETTE_TEST_WAIT (musette_window_get_page (fixture->window) != page);
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (get_list (fixture)));
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
  g_assert_true (musette_window_get_page (fixture->window) == page);
}

static void
test_open_by_space (Fixture *fixture, gconstpointer data)
{
  open_by_key (fixture, "space");
}

static void
test_damaged_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("musette-XXXXXX.fit", &stream, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      g_file_replace_contents (file, "this is no ride", 15, NULL, FALSE, 0, NULL, NULL, &error));
  musette_window_open_file (fixture->window, file);
  MUSETTE_TEST_WAIT (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
  MUSETTE_TEST_WAIT (
      musette_ui_test_shows (musette_window_get_page (fixture->window), "cannot")
      || musette_ui_test_shows (musette_window_get_page (fixture->window), "Cannot")
      || musette_ui_test_shows (musette_window_get_page (fixture->window), "could not")
      || musette_ui_test_shows (musette_window_get_page (fixture->window), "Could Not"));
  /* What could not be read is not offered again. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->recent)), ==, 0);
  g_file_delete (file, NULL, NULL);
}

/* A name may hold what would be markup. */
static void
test_toast (Fixture *fixture, gconstpointer data)
{
  musette_window_add_toast (fixture->window, "“Over & <Under>” was sent");
  MUSETTE_TEST_WAIT (musette_ui_test_shows (fixture->root, "“Over & <Under>” was sent"));
}

static void
test_sidebar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *split = musette_ui_test_find_type (fixture->root, MUSETTE_TYPE_SPLIT);

  sign_in (fixture);
  g_assert_true (musette_split_get_sidebar_shown (MUSETTE_SPLIT (split)));
  musette_ui_test_keys ("F9");
  MUSETTE_TEST_WAIT (!musette_split_get_sidebar_shown (MUSETTE_SPLIT (split)));
  g_assert_false (g_settings_get_boolean (fixture->settings, "show-sidebar"));
  musette_ui_test_keys ("F9");
  MUSETTE_TEST_WAIT (musette_split_get_sidebar_shown (MUSETTE_SPLIT (split)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  MUSETTE_TEST_WAIT (musette_split_get_collapsed (MUSETTE_SPLIT (split)));
  /* A frame of some pixels may be around it. */
  MUSETTE_TEST_WAIT (gtk_widget_get_width (fixture->root) < 480);
  musette_ui_test_keys ("F9");
  MUSETTE_TEST_WAIT (musette_split_get_sidebar_shown (MUSETTE_SPLIT (split)));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (!musette_split_get_sidebar_shown (MUSETTE_SPLIT (split)));
}

static void
test_dark (Fixture *fixture, gconstpointer data)
{
  GtkWindow *settings = musette_settings_window_new (GTK_WINDOW (fixture->window),
                                                     fixture->repository, fixture->settings);
  GtkWidget *row;

  gtk_window_present (settings);
  musette_ui_test_wait_active (settings);
  row = musette_ui_test_find_row (GTK_WIDGET (settings), "Appearance");
  gtk_widget_grab_focus (row);
  musette_ui_test_settle (300);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "color-scheme"), ==, 2);
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (gtk_window_is_active (GTK_WINDOW (fixture->window)));
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  GtkWindow *settings = musette_settings_window_new (GTK_WINDOW (fixture->window),
                                                     fixture->repository, fixture->settings);
  GtkWidget *spin;

  gtk_window_present (settings);
  musette_ui_test_wait_active (settings);
  spin = musette_ui_test_find_type (musette_ui_test_find_row (GTK_WIDGET (settings), "FTP"),
                                    GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (spin)), ==, "–");
  gtk_widget_grab_focus (spin);
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type ("265");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (g_settings_get_int (fixture->settings, "ftp") == 265);
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_keys ("BackSpace");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (g_settings_get_int (fixture->settings, "ftp") == 0);
  spin = musette_ui_test_find_type (musette_ui_test_find_row (GTK_WIDGET (settings), "W′"),
                                    GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 20.5);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "w-prime"), ==, 20500);
  gtk_window_destroy (settings);
}

/* With another server its own key is looked for. */
static void
test_server (Fixture *fixture, gconstpointer data)
{
  GtkWindow *settings = musette_settings_window_new (GTK_WINDOW (fixture->window),
                                                     fixture->repository, fixture->settings);
  g_autofree char *kept = NULL;
  GtkWidget *row;

  sign_in (fixture);
  gtk_window_present (settings);
  musette_ui_test_wait_active (settings);
  row = musette_ui_test_find_type (GTK_WIDGET (settings), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), "example.org");
  g_signal_emit_by_name (row, "apply");
  kept = g_settings_get_string (fixture->settings, "server");
  g_assert_cmpstr (kept, ==, "https://example.org");
  MUSETTE_TEST_WAIT (musette_repository_get_account_state (fixture->repository)
                     == MUSETTE_ACCOUNT_STATE_SIGNED_OUT);
  gtk_window_destroy (settings);
}

static void
test_size_is_kept (Fixture *fixture, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 720, 500);
  MUSETTE_TEST_WAIT (gtk_widget_get_width (fixture->root) < 740);
  gtk_window_close (GTK_WINDOW (fixture->window));
  MUSETTE_TEST_WAIT (g_settings_get_int (fixture->settings, "window-width") == 720);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "window-height"), ==, 500);
  fixture->window = NULL;
}

/* A ride that was on the screen at the end is there again at the next start. */
static void
test_page_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;
  GtkWidget *page;

  sign_in (fixture);
  musette_ui_test_double_click_at (get_list (fixture), 200, 90);
  MUSETTE_TEST_WAIT (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  kept = g_settings_get_string (fixture->settings, "last-page");
  fixture->window = musette_window_new (fixture->application, fixture->repository, fixture->recent,
                                        fixture->settings);
  gtk_window_present (GTK_WINDOW (fixture->window));
  MUSETTE_TEST_WAIT (MUSETTE_IS_RIDE_PAGE (musette_window_get_page (fixture->window)));
  page = musette_window_get_page (fixture->window);
  g_assert_cmpstr (
      musette_ride_loader_get_activity_id (musette_ride_page_get_loader (MUSETTE_RIDE_PAGE (page))),
      ==, kept);
}

static void
test_recent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = g_dir_make_tmp ("musette-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (csv, "ride.csv", NULL);
  GString *text = g_string_new ("time,watts,heartrate\n");
  g_autoptr (MusetteRecentFile) recent = NULL;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, "%u,%u,%u\n", i, 180 + i % 40, 130 + i / 60);
  g_assert_true (
      g_file_replace_contents (file, text->str, text->len, NULL, FALSE, 0, NULL, NULL, NULL));
  g_string_free (text, TRUE);
  musette_window_open_file (fixture->window, file);
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (fixture->recent)) == 1);
  recent = g_list_model_get_item (G_LIST_MODEL (fixture->recent), 0);
  g_assert_true (g_file_equal (musette_recent_file_get_file (recent), file));
}

/* The window of keyboard shortcuts is made when its keys are pressed, and again shown after. */
static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (fixture->window);
  g_auto (GStrv) actions = NULL;

  g_assert_null (gtk_application_window_get_help_overlay (window));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *overlay;

      gtk_widget_activate_action (fixture->root, "win.show-help-overlay", NULL);
      overlay = GTK_WIDGET (gtk_application_window_get_help_overlay (window));
      g_assert_nonnull (overlay);
      musette_ui_test_wait_active (GTK_WINDOW (overlay));
      musette_ui_test_keys ("Escape");
      MUSETTE_TEST_WAIT (!gtk_widget_get_visible (overlay));
    }
  actions = gtk_application_get_actions_for_accel (fixture->application, "<Control>question");
  g_assert_cmpstr (actions[0], ==, "win.show-help-overlay");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
    const char *data;
  } cases[] = {
    { "/ui/shell/sign-in", test_sign_in },
    { "/ui/shell/keyring-absent", test_keyring_absent, no_keyring },
    { "/ui/shell/keyring-locked", test_keyring_locked },
    { "/ui/shell/sign-out", test_sign_out },
    { "/ui/shell/wrong-key", test_wrong_key },
    { "/ui/shell/no-network", test_no_network },
    { "/ui/shell/search", test_search },
    { "/ui/shell/open-by-double-click", test_open_by_double_click },
    { "/ui/shell/no-row-stays-pressed", test_no_row_stays_pressed },
    { "/ui/shell/arrow-keys", test_arrow_keys },
    { "/ui/shell/open-by-enter", test_open_by_enter },
    { "/ui/shell/open-by-space", test_open_by_space },
    { "/ui/shell/open-again", test_open_again },
    { "/ui/shell/damaged-file", test_damaged_file },
    { "/ui/shell/toast", test_toast },
    { "/ui/shell/sidebar", test_sidebar },
    { "/ui/shell/dark", test_dark },
    { "/ui/shell/values", test_values },
    { "/ui/shell/server", test_server },
    { "/ui/shell/size-is-kept", test_size_is_kept },
    { "/ui/shell/page-is-kept", test_page_is_kept },
    { "/ui/shell/recent", test_recent },
    { "/ui/shell/shortcuts", test_shortcuts },
  };

  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, cases[i].data, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
