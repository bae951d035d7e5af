/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "musette-activities-page.h"
#include "musette-banner.h"
#include "musette-conflict-window.h"
#include "musette-history.h"
#include "musette-outbox-row.h"
#include "musette-outbox.h"
#include "musette-repository-edits.h"
#include "musette-ride-page.h"
#include "musette-sync-indicator.h"
#include "musette-sync-popover.h"
#include "musette-test.h"
#include "musette-ui-test-app.h"
#include "musette-ui-test.h"
#include "musette-undo-toast.h"

/* What the window tells about changes: offline, refused, in conflict, undone. */

typedef struct
{
  MusetteUiTestApp app;
  guint16 port;
  char *folder;
  char *state;
  MusetteActivity *ride;
} Fixture;

/* The port and the data stay the same when the service starts again. */
static MusetteSimulator *
start_service (Fixture *fixture, const char *fault)
{
  const MusetteSimulatorOptions options = {
    .port = fixture->port,
    .state = fixture->state,
  };
  MusetteSimulator *simulator = musette_ui_test_simulator (&options, fault);

  fixture->port = (guint16) g_ascii_strtoull (
      strrchr (musette_simulator_get_url (simulator), ':') + 1, NULL, 10);
  return simulator;
}

static MusetteActivityList *
get_list (Fixture *fixture)
{
  return musette_repository_get_activities (fixture->app.repository);
}

static MusetteOutbox *
get_outbox (Fixture *fixture)
{
  return musette_repository_get_outbox (fixture->app.repository);
}

static void
sign_in (Fixture *fixture)
{
  musette_ui_test_sign_in (fixture->app.repository, fixture->app.simulator);
  MUSETTE_TEST_WAIT (MUSETTE_IS_ACTIVITIES_PAGE (musette_window_get_page (fixture->app.window)));
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (G_LIST_MODEL (get_list (fixture))) > 20);
  MUSETTE_TEST_WAIT (!musette_activity_list_get_loading (get_list (fixture)));
  MUSETTE_TEST_WAIT (musette_repository_get_athlete (fixture->app.repository) != NULL);
  musette_ui_test_settle (300);
  fixture->ride = g_list_model_get_item (G_LIST_MODEL (get_list (fixture)), 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("musette-XXXXXX", NULL);
  fixture->state = g_build_filename (fixture->folder, "state", NULL);
  musette_ui_test_app_start (&fixture->app, start_service (fixture, data), 1000, 700);
  sign_in (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  musette_ui_test_app_clear (&fixture->app);
  g_clear_object (&fixture->ride);
  musette_test_remove_tree (fixture->folder);
  g_free (fixture->state);
  g_free (fixture->folder);
}

static void
rename_ride (Fixture *fixture, const char *name)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  MusetteStep *step = musette_step_new ();
  g_autoptr (GError) error = NULL;

  musette_patch_set_string (patch, "name", name);
  g_assert_true (musette_step_update_activity (step, fixture->ride, patch));
  g_assert_true (musette_repository_apply (fixture->app.repository, step, &error));
  g_assert_no_error (error);
}

static const char *
get_name (Fixture *fixture)
{
  MusetteActivity *row
      = musette_activity_list_find (get_list (fixture), musette_activity_get_id (fixture->ride));

  return musette_activity_get_name (row);
}

static void
go_offline (Fixture *fixture)
{
  musette_ui_test_app_stop_service (&fixture->app);
  musette_ui_test_keys ("F5");
  MUSETTE_TEST_WAIT (musette_repository_get_connection (fixture->app.repository)
                     == MUSETTE_CONNECTION_OFFLINE);
}

/* What is under way cannot be taken out of the outbox. */
static void
wait_tried (Fixture *fixture)
{
  g_autoptr (MusetteOutboxItem) item
      = g_list_model_get_item (G_LIST_MODEL (get_outbox (fixture)), 0);

  g_assert_nonnull (item);
  MUSETTE_TEST_WAIT (musette_outbox_item_get_state (item) == MUSETTE_OUTBOX_STATE_RETRYING);
}

static GtkWidget *
find (Fixture *fixture, GType type)
{
  return musette_ui_test_find_type (fixture->app.root, type);
}

/* A key that comes while the window is busy with a sync may be lost on its way. */
static void
open_outbox (Fixture *fixture)
{
  for (guint i = 0; i < 5 && find (fixture, MUSETTE_TYPE_OUTBOX_ROW) == NULL; i++)
    {
      musette_ui_test_wait_active (GTK_WINDOW (fixture->app.window));
      musette_ui_test_keys ("ctrl+shift+o");
      musette_ui_test_settle (1000);
    }
  g_assert_nonnull (find (fixture, MUSETTE_TYPE_OUTBOX_ROW));
}

static void
test_offline (Fixture *fixture, gconstpointer data)
{
  go_offline (fixture);
  MUSETTE_TEST_WAIT (musette_ui_test_shows (
      fixture->app.root, "Working offline. What was fetched can still be read."));
  rename_ride (fixture, "Renamed Offline");
  g_assert_cmpstr (get_name (fixture), ==, "Renamed Offline");
  MUSETTE_TEST_WAIT (
      musette_ui_test_shows (fixture->app.root, "Working offline. 1 change will be sent later."));
  musette_ui_test_click (musette_ui_test_find_button (fixture->app.root, "_Show"));
  MUSETTE_TEST_WAIT (find (fixture, MUSETTE_TYPE_OUTBOX_ROW) != NULL);
  musette_ui_test_settle (300);
  musette_ui_test_keys ("Escape");
  fixture->app.simulator = start_service (fixture, NULL);
  musette_ui_test_keys ("F5");
  MUSETTE_TEST_WAIT (musette_outbox_get_count (get_outbox (fixture)) == 0);
  MUSETTE_TEST_WAIT (!musette_ui_test_shows (fixture->app.root, "Working offline"));
  g_assert_cmpstr (get_name (fixture), ==, "Renamed Offline");
}

/* One banner says why, and what was missing comes by itself when the service is back. */
static void
test_ride_offline (Fixture *fixture, gconstpointer data)
{
  MusetteRidePage *page;
  GtkWidget *banner;

  go_offline (fixture);
  musette_window_open_activity (fixture->app.window, fixture->ride);
  page = MUSETTE_RIDE_PAGE (musette_window_get_page (fixture->app.window));
  MUSETTE_TEST_WAIT (!musette_ride_loader_get_loading (musette_ride_page_get_loader (page)));
  banner = musette_ui_test_find_type (GTK_WIDGET (page), MUSETTE_TYPE_BANNER);
  MUSETTE_TEST_WAIT (musette_ui_test_shows (fixture->app.root, "Working offline"));
  g_assert_false (musette_banner_get_shown (MUSETTE_BANNER (banner)));
  /* It is opened already. */
  musette_window_open_activity (fixture->app.window, fixture->ride);
  g_assert_true (musette_window_get_page (fixture->app.window) == GTK_WIDGET (page));
  fixture->app.simulator = start_service (fixture, NULL);
  musette_ui_test_keys ("F5");
  MUSETTE_TEST_WAIT (musette_ride_view_get_timeline (musette_ride_page_get_view (page)) != NULL);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = g_strdup (get_name (fixture));

  go_offline (fixture);
  rename_ride (fixture, "Something Else");
  wait_tried (fixture);
  musette_undo_toast_show (musette_window_get_page (fixture->app.window), "Renamed",
                           musette_repository_get_history (fixture->app.repository));
  MUSETTE_TEST_WAIT (musette_ui_test_find_button (fixture->app.root, "Undo") != NULL);
  gtk_widget_grab_focus (musette_window_get_page (fixture->app.window));
  musette_ui_test_keys ("ctrl+z");
  MUSETTE_TEST_WAIT (g_strcmp0 (get_name (fixture), old) == 0);
  MUSETTE_TEST_WAIT (musette_outbox_get_count (get_outbox (fixture)) == 0);
  MUSETTE_TEST_WAIT (musette_ui_test_find_button (fixture->app.root, "_Redo") != NULL);
  /* What was said about the step is gone with it: its button would take back another one. */
  MUSETTE_TEST_WAIT (musette_ui_test_find_button (fixture->app.root, "Undo") == NULL);
  musette_ui_test_keys ("ctrl+shift+z");
  MUSETTE_TEST_WAIT (g_strcmp0 (get_name (fixture), "Something Else") == 0);
  g_assert_cmpuint (musette_outbox_get_count (get_outbox (fixture)), ==, 1);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = g_strdup (get_name (fixture));
  GtkWidget *row;

  go_offline (fixture);
  rename_ride (fixture, "Not Meant");
  wait_tried (fixture);
  open_outbox (fixture);
  row = find (fixture, MUSETTE_TYPE_OUTBOX_ROW);
  musette_ui_test_click (
      gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))));
  MUSETTE_TEST_WAIT (musette_outbox_get_count (get_outbox (fixture)) == 0);
  g_assert_cmpstr (get_name (fixture), ==, old);
  musette_ui_test_keys ("Escape");
  musette_ui_test_settle (300);
}

static GtkWindow *
find_conflict (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (MUSETTE_IS_CONFLICT_WINDOW (item->data))
      return item->data;
  return NULL;
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *behind
      = g_strdup_printf ("name=Theirs@%s", musette_activity_get_id (fixture->ride));
  g_autoptr (GError) error = NULL;

  go_offline (fixture);
  rename_ride (fixture, "Mine");
  wait_tried (fixture);
  fixture->app.simulator = start_service (fixture, NULL);
  g_assert_true (musette_simulator_change_behind (fixture->app.simulator, behind, &error));
  g_assert_no_error (error);
  musette_ui_test_keys ("F5");
  MUSETTE_TEST_WAIT (musette_outbox_get_attention (get_outbox (fixture)) == 1);
  open_outbox (fixture);
  MUSETTE_TEST_WAIT (musette_ui_test_find_button (fixture->app.root, "_Decide…") != NULL);
  /* The popover grows and shrinks while it tells of a sync. */
  MUSETTE_TEST_WAIT (
      musette_synchronizer_get_state (musette_repository_get_synchronizer (fixture->app.repository))
      != MUSETTE_SYNC_STATE_SYNCING);
  musette_ui_test_settle (500);
  musette_ui_test_click (musette_ui_test_find_button (fixture->app.root, "_Decide…"));
  MUSETTE_TEST_WAIT (find_conflict () != NULL);
  musette_ui_test_wait_active (find_conflict ());
  musette_ui_test_settle (300);
  g_assert_true (musette_ui_test_shows (GTK_WIDGET (find_conflict ()), "Mine"));
  g_assert_true (musette_ui_test_shows (GTK_WIDGET (find_conflict ()), "Theirs"));
  musette_ui_test_keys ("alt+t");
  MUSETTE_TEST_WAIT (find_conflict () == NULL);
  MUSETTE_TEST_WAIT (musette_outbox_get_count (get_outbox (fixture)) == 0);
  g_assert_cmpstr (get_name (fixture), ==, "Theirs");
}

/* Whether no line of a row is cut off, however long the reason in it is. */
static gboolean
is_whole (GtkWidget *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *list = gtk_widget_get_parent (row);
  int needed;

  gtk_widget_measure (list, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (list), &needed, NULL,
                      NULL, NULL);
  return gtk_widget_get_width (list) > 0 && gtk_widget_get_height (scroller) >= needed;
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  rename_ride (fixture, "Not Wanted There");
  MUSETTE_TEST_WAIT (musette_outbox_get_attention (get_outbox (fixture)) == 1);
  open_outbox (fixture);
  MUSETTE_TEST_WAIT (is_whole (find (fixture, MUSETTE_TYPE_OUTBOX_ROW)));
  musette_ui_test_keys ("Escape");
  musette_ui_test_settle (300);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    const char *fault;
    void (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/ui/sync/offline", NULL, test_offline },
    { "/ui/sync/ride-offline", NULL, test_ride_offline },
    { "/ui/sync/undo", NULL, test_undo },
    { "/ui/sync/drop", NULL, test_drop },
    { "/ui/sync/conflict", NULL, test_conflict },
    { "/ui/sync/refused", "422@PUT *", test_refused },
  };

  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, cases[i].fault, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
