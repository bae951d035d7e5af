/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "musette-repository-library.h"
#include "musette-send-window.h"
#include "musette-sent-check.h"
#include "musette-test.h"
#include "musette-ui-test-service.h"
#include "musette-ui-test.h"
#include "musette-workout-graph.h"
#include "musette-workout-page.h"

/* Sending the workout of the builder, by pointer and by keys, to the local service. */

typedef struct
{
  MusetteSimulator *simulator;
  GSettings *settings;
  FakeCredentials *keyring;
  MusetteRepository *repository;
  GtkApplication *application;
  GtkWindow *window;
  MusetteWorkoutPage *page;
} Fixture;

static const char text[] = "Warmup\n- Spin 10m 60%\n\n3x\n- Hard 5m 100%\n- 5m 50%\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const MusetteSimulatorOptions options = { .seed = 7, .activities = 20 };
  GtkWidget *toasts = adw_toast_overlay_new ();
  MusetteWorkoutDraft *draft;

  fixture->simulator = musette_ui_test_simulator (&options, NULL);
  fixture->keyring = fake_credentials_new ();
  fixture->repository = musette_ui_test_repository (fixture->simulator, fixture->keyring);
  musette_ui_test_sign_in (fixture->repository, fixture->simulator);
  fixture->settings = musette_ui_test_settings ();
  fixture->application = musette_ui_test_application ();
  fixture->window = GTK_WINDOW (adw_application_window_new (fixture->application));
  fixture->page
      = MUSETTE_WORKOUT_PAGE (musette_workout_page_new (fixture->repository, fixture->settings));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->page));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), toasts);
  gtk_window_set_default_size (fixture->window, 1000, 700);
  draft = musette_builder_get_draft (musette_workout_page_get_builder (fixture->page));
  musette_workout_draft_type (draft, text);
  musette_workout_draft_end_typing (draft);
  gtk_window_present (fixture->window);
  musette_ui_test_wait_active (fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  musette_ui_test_settle (200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  musette_ui_test_settle (100);
  g_clear_object (&fixture->repository);
  g_clear_object (&fixture->keyring);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->application);
  musette_simulator_stop (fixture->simulator);
  g_clear_object (&fixture->simulator);
}

static MusettePlanItem *
find (Fixture *fixture, MusetteItemKind kind, const char *description)
{
  GListModel *items
      = musette_library_get_items (musette_repository_get_library (fixture->repository), kind);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (musette_plan_item_get_description (item), description) == 0)
        return item; /* the list holds it */
    }
  return NULL;
}

static gboolean
is_sent_as (Fixture *fixture, MusetteItemKind kind, const char *description)
{
  MusettePlanItem *item = find (fixture, kind, description);

  return item != NULL && !g_str_has_prefix (musette_plan_item_get_id (item), "new-");
}

static gboolean
is_sent (Fixture *fixture, MusetteItemKind kind)
{
  return is_sent_as (fixture, kind, text);
}

/* From Thursday to next Tuesday are five days. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  MusettePlanItem *event;

  musette_ui_test_keys ("ctrl+Return");
  musette_ui_test_wait_window (MUSETTE_TYPE_SEND_WINDOW);
  for (guint i = 0; i < 5; i++)
    musette_ui_test_keys ("Right");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (is_sent (fixture, MUSETTE_ITEM_EVENT));
  event = find (fixture, MUSETTE_ITEM_EVENT, text);
  g_assert_cmpint (musette_plan_item_get_date (event), ==, musette_date_new (2026, 6, 2));
  g_assert_cmpstr (musette_plan_item_get_category (event), ==, "WORKOUT");
  g_assert_cmpfloat (musette_plan_item_get_moving_s (event), ==, 600 + 3 * 600);
}

static void
test_pointer (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *undo;

  musette_ui_test_click (musette_ui_test_find_button (GTK_WIDGET (fixture->window), "_Send…"));
  window = musette_ui_test_wait_window (MUSETTE_TYPE_SEND_WINDOW);
  musette_ui_test_click (musette_ui_test_find_button (GTK_WIDGET (window), "_Send"));
  MUSETTE_TEST_WAIT (find (fixture, MUSETTE_ITEM_EVENT, text) != NULL);
  g_assert_cmpint (musette_plan_item_get_date (find (fixture, MUSETTE_ITEM_EVENT, text)), ==,
                   musette_date_new (2026, 5, 28));
  musette_ui_test_settle (600);
  undo = musette_ui_test_find_button (GTK_WIDGET (fixture->window), "Undo");
  g_assert_nonnull (undo);
  musette_ui_test_click (undo);
  MUSETTE_TEST_WAIT (find (fixture, MUSETTE_ITEM_EVENT, text) == NULL);
}

static void
test_library (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;

  musette_ui_test_keys ("ctrl+Return");
  window = musette_ui_test_wait_window (MUSETTE_TYPE_SEND_WINDOW);
  MUSETTE_TEST_WAIT (
      musette_library_get_loaded (musette_repository_get_library (fixture->repository)));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (musette_ui_test_find_row (GTK_WIDGET (window), "Send _To")), 1);
  musette_ui_test_settle (200);
  musette_ui_test_click (musette_ui_test_find_button (GTK_WIDGET (window), "_Send"));
  MUSETTE_TEST_WAIT (is_sent (fixture, MUSETTE_ITEM_WORKOUT));
  g_assert_nonnull (musette_plan_item_get_folder_id (find (fixture, MUSETTE_ITEM_WORKOUT, text)));
}

static gboolean
is_read_by_service (Fixture *fixture, const char *name)
{
  GListModel *items = musette_library_get_items (
      musette_repository_get_library (fixture->repository), MUSETTE_ITEM_EVENT);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (items, i);
      g_autoptr (GBytes) document = musette_plan_item_dup_member (item, "workout_doc");

      if (g_strcmp0 (musette_plan_item_get_name (item), name) == 0
          && !g_str_has_prefix (musette_plan_item_get_id (item), "new-") && document != NULL)
        return musette_plan_item_get_moving_s (item) == 600 + 3 * 600;
    }
  return FALSE;
}

/* The service reads the file and makes its own document of it. */
static void
test_as_file (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_ENTRY);

  for (guint form = 1; form < 5; form++)
    {
      g_autofree char *name = g_strdup_printf ("File %u", form);
      GtkWindow *window;

      gtk_editable_set_text (GTK_EDITABLE (entry), name);
      musette_ui_test_keys ("ctrl+Return");
      window = musette_ui_test_wait_window (MUSETTE_TYPE_SEND_WINDOW);
      adw_combo_row_set_selected (
          ADW_COMBO_ROW (musette_ui_test_find_row (GTK_WIDGET (window), "Send _As")), form);
      gtk_widget_activate_action (GTK_WIDGET (window), "send.send", NULL);
      MUSETTE_TEST_WAIT (is_read_by_service (fixture, name));
      musette_ui_test_wait_active (fixture->window);
    }
}

/* The whole way: paste, change the third interval, take it back, export, send, and see it listed.
 */

static void
paste (Fixture *fixture, const char *pasted)
{
  MusetteWorkoutDraft *draft
      = musette_builder_get_draft (musette_workout_page_get_builder (fixture->page));
  GtkWidget *view = musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (view), pasted);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_keys ("ctrl+v");
  MUSETTE_TEST_WAIT (g_str_equal (musette_workout_draft_get_text (draft), pasted));
  musette_workout_draft_end_typing (draft);
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (musette_workout_draft_get_text (musette_builder_get_draft (
                       musette_workout_page_get_builder (fixture->page))),
                   ==, expected);
}

/* Whether another window than that of the page waits for a text. */
static gboolean
is_asking (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != fixture->window && gtk_window_is_active (window)
          && GTK_IS_TEXT (gtk_window_get_focus (window)))
        return TRUE;
    }
  return FALSE;
}

/* The dialog begins in the current folder. A whole path would have it read all folders on the way,
 * and GTK's loses a text for each two names that it sorts. */
static char *
enter_new_folder (void)
{
  char *folder = g_dir_make_tmp ("musette-XXXXXX", NULL);

  g_assert_cmpint (g_chdir (folder), ==, 0);
  return folder;
}

static void
leave_folder (const char *folder)
{
  g_assert_cmpint (g_chdir (g_get_home_dir ()), ==, 0);
  musette_test_remove_tree (folder);
}

static void
save_as (Fixture *fixture, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  MUSETTE_TEST_WAIT (is_asking (fixture));
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type (name);
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (g_file_test (path, G_FILE_TEST_EXISTS));
  musette_ui_test_wait_active (fixture->window);
}

static void
assert_exported (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (content, "<IntervalsT Repeat=\"3\" OnDuration=\"300\""));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **output = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, output, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_listed (Fixture *fixture)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_launcher_setenv (launcher, "MUSETTE_API_KEY",
                                musette_simulator_get_key (fixture->simulator), TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("MUSETTE_CLI"), "--server",
                                         musette_simulator_get_url (fixture->simulator), "event",
                                         "list", "--oldest", "2026-06-02", "--newest", "2026-06-02",
                                         NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, listed_cb, &output);
  MUSETTE_TEST_WAIT (output != NULL);
  g_assert_nonnull (strstr (output, "Openers"));
}

static const char pasted[] = "Warmup\n- 10m 60%\n\n3x\n- 5m 100%\n- 5m 50%\n\n- 4m 90%\n";

/* Goes from one part of the page to the next until @wanted has the focus. */
static void
move_focus (Fixture *fixture, const char *keys, GtkWidget *wanted)
{
  const GtkStateFlags focused = GTK_STATE_FLAG_FOCUS_WITHIN;

  for (guint i = 0; i < 10 && (gtk_widget_get_state_flags (wanted) & focused) == 0; i++)
    musette_ui_test_keys (keys);
  g_assert_true ((gtk_widget_get_state_flags (wanted) & focused) != 0);
}

static void
test_way_by_keys (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = enter_new_folder ();
  g_autofree char *path = g_build_filename (folder, "keys.zwo", NULL);
  GtkWidget *graph = musette_workout_page_get_graph (fixture->page);

  paste (fixture, pasted);
  move_focus (fixture, "ctrl+Tab", graph);
  for (guint i = 0; i < 4; i++)
    musette_ui_test_keys ("Right");
  musette_ui_test_keys ("Up");
  assert_text (fixture, "Warmup\n- 10m 60%\n\n3x\n- 5m 105%\n- 5m 50%\n\n- 4m 90%\n");
  g_assert_true (musette_workout_page_undo (fixture->page));
  assert_text (fixture, pasted);
  musette_ui_test_keys ("ctrl+e");
  save_as (fixture, path);
  assert_exported (path);
  move_focus (fixture, "ctrl+shift+Tab",
              musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_ENTRY));
  musette_ui_test_type ("Openers");
  musette_ui_test_keys ("ctrl+Return");
  musette_ui_test_wait_window (MUSETTE_TYPE_SEND_WINDOW);
  for (guint i = 0; i < 5; i++)
    musette_ui_test_keys ("Right");
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (is_sent_as (fixture, MUSETTE_ITEM_EVENT, pasted));
  assert_listed (fixture);
  leave_folder (folder);
}

/* The days of the next month follow those of this one. */
static gboolean
is_second (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **last = user_data;

  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), "2") == 0
      && gtk_widget_has_css_class (widget, "day-number"))
    *last = widget;
  return FALSE;
}

static void
test_way_by_pointer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = enter_new_folder ();
  g_autofree char *path = g_build_filename (folder, "pointer.zwo", NULL);
  MusetteWorkoutGraph *graph
      = MUSETTE_WORKOUT_GRAPH (musette_workout_page_get_graph (fixture->page));
  graphene_rect_t hard;
  graphene_rect_t easy;
  GtkWidget *tuesday = NULL;
  GtkWindow *window;

  paste (fixture, pasted);
  gtk_editable_set_text (
      GTK_EDITABLE (musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_ENTRY)),
      "Openers");
  musette_ui_test_settle (100);
  g_assert_true (musette_workout_graph_get_bar_area (graph, 5, &hard));
  g_assert_true (musette_workout_graph_get_bar_area (graph, 6, &easy));
  /* The third of the hard ones; half a target lies between it and the easy one. */
  musette_ui_test_drag_by (GTK_WIDGET (graph), hard.origin.x + hard.size.width / 2,
                           hard.origin.y + 1, 0, -(easy.origin.y - hard.origin.y) / 10);
  assert_text (fixture, "Warmup\n- 10m 60%\n\n3x\n- 5m 105%\n- 5m 50%\n\n- 4m 90%\n");
  g_assert_true (musette_workout_page_undo (fixture->page));
  assert_text (fixture, pasted);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "workout.export", "s", "zwo");
  save_as (fixture, path);
  assert_exported (path);
  musette_ui_test_click (musette_ui_test_find_button (GTK_WIDGET (fixture->window), "_Send…"));
  window = musette_ui_test_wait_window (MUSETTE_TYPE_SEND_WINDOW);
  musette_ui_test_search (GTK_WIDGET (window), is_second, &tuesday);
  musette_ui_test_click (tuesday);
  musette_ui_test_settle (100);
  musette_ui_test_click (musette_ui_test_find_button (GTK_WIDGET (window), "_Send"));
  MUSETTE_TEST_WAIT (is_sent_as (fixture, MUSETTE_ITEM_EVENT, pasted));
  assert_listed (fixture);
  leave_folder (folder);
}

/* What differs by up to 2 % is not worth a word. */
static void
test_compare (Fixture *fixture, gconstpointer data)
{
  MusetteBuilder *builder = musette_workout_page_get_builder (fixture->page);
  MusetteWorkoutDraft *draft = musette_builder_get_draft (builder);
  const MusetteWorkout *workout = musette_workout_draft_get_workout (draft);
  const MusetteWorkoutContext *context = musette_workout_draft_get_context (draft);
  MusetteWorkoutTotals totals = *musette_builder_get_totals (builder);
  const char *json = "{\"id\":1,\"moving_time\":2420,\"icu_training_load\":50,\"workout_doc\":"
                     "{\"steps\":[{\"duration\":600,\"power\":{\"value\":60,\"units\":\"%ftp\"}},"
                     "{\"reps\":3,\"steps\":[{\"duration\":300},{\"duration\":300}]}]}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (MusettePlanItem) theirs = musette_plan_item_new_from_json (bytes, NULL);
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  totals.load = 50;
  same = musette_sent_check_compare (workout, &totals, context, theirs);
  g_assert_cmpstr (same, ==, NULL);
  totals.load = 60;
  other = musette_sent_check_compare (workout, &totals, context, theirs);
  g_assert_cmpstr (other, ==,
                   "Intervals.icu understands the workout otherwise: load 50 instead of 60");
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/ui/workout-send/keys", test_keys },
    { "/ui/workout-send/pointer", test_pointer },
    { "/ui/workout-send/library", test_library },
    { "/ui/workout-send/as-file", test_as_file },
    { "/ui/workout-send/compare", test_compare },
    { "/ui/workout-send/way-by-keys", test_way_by_keys },
    { "/ui/workout-send/way-by-pointer", test_way_by_pointer },
  };

  g_setenv ("MUSETTE_TODAY", "2026-05-28", TRUE);
  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
