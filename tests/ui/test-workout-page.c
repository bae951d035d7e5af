/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "musette-device-window.h"
#include "musette-plan-item.h"
#include "musette-repository-private.h"
#include "musette-test.h"
#include "musette-ui-test.h"
#include "musette-workout-editor.h"
#include "musette-workout-graph.h"
#include "musette-workout-page-private.h"

#include "fake-credentials.h"

/* The builder with a real pointer and a real keyboard. */

typedef struct
{
  GSettings *settings;
  FakeCredentials *keyring;
  char *folder; /* where the draft is kept */
  MusetteRepository *repository;
  GtkApplication *application;
  GtkWindow *window;
  MusetteWorkoutPage *page;
  MusetteWorkoutDraft *draft;
} Fixture;

static const char text[] = "Warmup\n- Spin 10m 60%\n\n3x\n- Hard 5m 100%\n- 5m 50%\n";

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteClock) clock
      = musette_clock_new_fixed (musette_local_time_parse ("2026-05-28T18:00:00"));
  GtkWidget *toasts;

  fixture->settings = musette_ui_test_settings ();
  g_settings_set_int (fixture->settings, "ftp", 200);
  fixture->keyring = fake_credentials_new ();
  fixture->folder = g_dir_make_tmp ("musette-XXXXXX", NULL);
  fixture->repository = _musette_repository_new_with (
      "http://127.0.0.1:9", clock, MUSETTE_CREDENTIALS (fixture->keyring), fixture->folder);
  fixture->application = musette_ui_test_application ();
  fixture->window = GTK_WINDOW (adw_application_window_new (fixture->application));
  fixture->page
      = MUSETTE_WORKOUT_PAGE (musette_workout_page_new (fixture->repository, fixture->settings));
  toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->page));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), toasts);
  gtk_window_set_default_size (fixture->window, 1000, 640);
  fixture->draft = musette_builder_get_draft (musette_workout_page_get_builder (fixture->page));
  musette_workout_draft_type (fixture->draft, text);
  musette_workout_draft_end_typing (fixture->draft);
  gtk_window_present (fixture->window);
  musette_ui_test_wait_active (fixture->window);
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
  musette_test_remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static void
assert_line (Fixture *fixture, guint number, const char *expected)
{
  g_auto (GStrv) lines = g_strsplit (musette_workout_draft_get_text (fixture->draft), "\n", -1);

  g_assert_cmpstr (lines[number - 1], ==, expected);
}

static GtkWidget *
get_graph (Fixture *fixture)
{
  return musette_workout_page_get_graph (fixture->page);
}

static graphene_rect_t
get_area (Fixture *fixture, guint bar)
{
  graphene_rect_t area;

  g_assert_true (
      musette_workout_graph_get_bar_area (MUSETTE_WORKOUT_GRAPH (get_graph (fixture)), bar, &area));
  return area;
}

static void
test_drag_top (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t hard = get_area (fixture, 1);
  graphene_rect_t easy = get_area (fixture, 2);
  double watts_per_pixel = 100.0 / (easy.origin.y - hard.origin.y);

  /* 20 W of an FTP of 200 W are 10 %. */
  musette_ui_test_drag_by (get_graph (fixture), hard.origin.x + hard.size.width / 2,
                           hard.origin.y + 1, 0, -20 / watts_per_pixel);
  assert_line (fixture, 5, "- Hard 5m 110%");
  assert_line (fixture, 2, "- Spin 10m 60%");
  g_assert_true (musette_workout_page_undo (fixture->page));
  g_assert_cmpstr (musette_workout_draft_get_text (fixture->draft), ==, text);
  g_assert_true (musette_workout_page_redo (fixture->page));
  assert_line (fixture, 5, "- Hard 5m 110%");
}

static void
test_drag_edge (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t first = get_area (fixture, 0);
  double pixels_per_minute = first.size.width / 10;

  musette_ui_test_drag_by (get_graph (fixture), first.origin.x + first.size.width - 2,
                           first.origin.y + first.size.height / 2, 5 * pixels_per_minute, 0);
  assert_line (fixture, 2, "- Spin 15m 60%");
}

static void
test_drag_body (Fixture *fixture, gconstpointer data)
{
  graphene_rect_t hard = get_area (fixture, 1);
  graphene_rect_t easy = get_area (fixture, 2);

  musette_ui_test_drag_by (get_graph (fixture), easy.origin.x + easy.size.width / 2,
                           easy.origin.y + easy.size.height / 2,
                           hard.origin.x - easy.origin.x - easy.size.width / 4, 0);
  assert_line (fixture, 5, "- 5m 50%");
  assert_line (fixture, 6, "- Hard 5m 100%");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (get_graph (fixture));
  musette_ui_test_keys ("Right");
  musette_ui_test_keys ("Right");
  musette_ui_test_keys ("Up");
  assert_line (fixture, 5, "- Hard 5m 105%");
  musette_ui_test_keys ("ctrl+Down");
  assert_line (fixture, 5, "- Hard 5m 104%");
  musette_ui_test_keys ("shift+Right");
  assert_line (fixture, 5, "- Hard 5m30s 104%");
  musette_ui_test_keys ("d");
  assert_line (fixture, 6, "- Hard 5m30s 104%");
  musette_ui_test_keys ("Delete");
  assert_line (fixture, 6, "- 5m 50%");
  musette_ui_test_keys ("Left");
  musette_ui_test_keys ("r");
  while (musette_workout_page_undo (fixture->page))
    continue;
  g_assert_cmpstr (musette_workout_draft_get_text (fixture->draft), !=, text);
}

/* What is on the screen of a widget, without asking it to draw. */
static GBytes *
dup_picture (GdkPaintable *paintable, GtkWidget *widget)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  return node != NULL ? gsk_render_node_serialize (node) : g_bytes_new (NULL, 0);
}

static gboolean
is_picture (GdkPaintable *paintable, GtkWidget *widget, GBytes *expected)
{
  g_autoptr (GBytes) picture = dup_picture (paintable, widget);

  return g_bytes_equal (picture, expected);
}

/* Where the keys go is seen at once, not after the first one. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *graph = get_graph (fixture);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (graph);
  g_autoptr (GBytes) before = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  musette_ui_test_keys ("ctrl+End");
  musette_ui_test_settle (300);
  before = dup_picture (paintable, graph);
  musette_ui_test_keys ("Tab");
  MUSETTE_TEST_WAIT (gtk_widget_has_visible_focus (graph));
  MUSETTE_TEST_WAIT (!is_picture (paintable, graph, before));
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor
      = musette_ui_test_find_type (GTK_WIDGET (fixture->page), MUSETTE_TYPE_WORKOUT_EDITOR);
  const MusetteWorkoutTotals *totals;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  musette_ui_test_keys ("ctrl+End");
  musette_ui_test_keys ("Return");
  musette_ui_test_type ("- 400m 50%");
  MUSETTE_TEST_WAIT (strstr (musette_workout_draft_get_text (fixture->draft), "- 400m 50%")
                     != NULL);
  totals = musette_builder_get_totals (musette_workout_page_get_builder (fixture->page));
  g_assert_cmpuint (totals->seconds, ==, 600 + 3 * 600 + 400 * 60);
  g_assert_nonnull (musette_workout_editor_get_buffer (MUSETTE_WORKOUT_EDITOR (editor)));
  musette_ui_test_keys ("Escape");
  musette_workout_page_undo (fixture->page);
  g_assert_null (strstr (musette_workout_draft_get_text (fixture->draft), "400m"));
}

static void
test_fix (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  musette_workout_draft_type (fixture->draft, "- 20min 60%\n");
  musette_workout_draft_end_typing (fixture->draft);
  musette_ui_test_settle (200);
  button = musette_ui_test_find_button (GTK_WIDGET (fixture->page), "_Fix");
  g_assert_nonnull (button);
  musette_ui_test_click (button);
  assert_line (fixture, 1, "- 20m 60%");
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return musette_workout_editor_get_buffer (MUSETTE_WORKOUT_EDITOR (
      musette_ui_test_find_type (GTK_WIDGET (fixture->page), MUSETTE_TYPE_WORKOUT_EDITOR)));
}

static gboolean
is_mark (GtkTextTag *tag)
{
  static const char *const names[] = { "info", "warning", "error", NULL };
  g_autofree char *name = NULL;

  g_object_get (tag, "name", &name, NULL);
  return name != NULL && g_strv_contains (names, name);
}

/* All that is marked, one after the other. */
static char *
dup_marked (GtkTextBuffer *buffer)
{
  GString *marked = g_string_new (NULL);
  GtkTextIter place;

  gtk_text_buffer_get_start_iter (buffer, &place);
  for (; !gtk_text_iter_is_end (&place); gtk_text_iter_forward_char (&place))
    {
      g_autoptr (GSList) tags = gtk_text_iter_get_tags (&place);

      for (GSList *item = tags; item != NULL; item = item->next)
        if (is_mark (item->data))
          g_string_append_unichar (marked, gtk_text_iter_get_char (&place));
    }
  return g_string_free (marked, FALSE);
}

static void
count_mark_cb (GtkTextBuffer *buffer,
               GtkTextTag *tag,
               GtkTextIter *start,
               GtkTextIter *end,
               guint *n)
{
  if (is_mark (tag))
    (*n)++;
}

static void
write_at (Fixture *fixture, int line, int column, const char *words)
{
  GtkTextBuffer *buffer = get_buffer (fixture);
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &place, line, column);
  gtk_text_buffer_insert (buffer, &place, words, -1);
  musette_workout_draft_end_typing (fixture->draft);
}

/* Marks that stay are not touched: all between them would be laid out anew with each key. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = get_buffer (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *fewer = NULL;
  guint n = 0;

  musette_workout_draft_type (fixture->draft, "- 5m 50%\n- 20min 60%\n- 5m 50%\n- 30min 70%\n");
  musette_workout_draft_end_typing (fixture->draft);
  before = dup_marked (buffer);
  g_assert_cmpstr (before, !=, "");
  g_signal_connect_after (buffer, "apply-tag", G_CALLBACK (count_mark_cb), &n);
  g_signal_connect_after (buffer, "remove-tag", G_CALLBACK (count_mark_cb), &n);
  write_at (fixture, 0, 0, "Go on\n");
  after = dup_marked (buffer);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (n, ==, 0);

  g_assert_true (musette_workout_draft_fix (fixture->draft, 3, "- 20m 60%"));
  fewer = dup_marked (buffer);
  g_assert_cmpuint (strlen (fewer), <, strlen (before));
  g_assert_cmpstr (fewer, !=, "");
  g_signal_handlers_disconnect_by_data (buffer, &n);
}

static gboolean
is_coloured (Fixture *fixture)
{
  g_autoptr (GObject) language = NULL;

  g_object_get (get_buffer (fixture), "language", &language, NULL);
  return language != NULL;
}

/* Longer than any workout: keys do not wait for colours. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_true (is_coloured (fixture));
  for (guint i = 0; i < 3000; i++)
    g_string_append (words, "Ride on\n");
  write_at (fixture, 0, 0, words->str);
  g_assert_false (is_coloured (fixture));
  g_assert_true (musette_workout_page_undo (fixture->page));
  g_assert_true (is_coloured (fixture));
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "musette-import.zwo", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *zwo = "<workout_file><name>Short</name><workout>"
                    "<SteadyState Duration=\"300\" Power=\"0.75\"/></workout></workout_file>";

  g_assert_true (g_file_set_contents (path, zwo, -1, NULL));
  musette_workout_page_open_file (fixture->page, file);
  MUSETTE_TEST_WAIT (g_str_equal (musette_workout_page_get_name (fixture->page), "Short"));
  g_assert_cmpstr (musette_workout_draft_get_text (fixture->draft), ==, "- 5m 75%\n");
  musette_workout_page_undo (fixture->page);
  g_assert_cmpstr (musette_workout_draft_get_text (fixture->draft), ==, text);
  g_unlink (path);
}

/* A text keeps the words and blank lines of its author. */
static void
test_import_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "musette-import.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *own = "For Saturday\n\n\n-Z2 2h\n- 20min 60%\n";

  g_assert_true (g_file_set_contents (path, own, -1, NULL));
  musette_workout_page_open_file (fixture->page, file);
  MUSETTE_TEST_WAIT (g_str_equal (musette_workout_draft_get_text (fixture->draft), own));
  g_unlink (path);
}

static void
wait_other_window (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != fixture->window)
        musette_ui_test_wait_active (window);
    }
}

/* What was mended in another file is told. */
static void
test_import_mended (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "musette-mended.zwo", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *zwo = "<workout_file><name>This & that</name><sportType>run</sportType><workout>"
                    "<SteadyState Duration=\"300\" Power=\"0.75\"/></workout></workout_file>";
  GListModel *windows = gtk_window_get_toplevels ();

  g_assert_true (g_file_set_contents (path, zwo, -1, NULL));
  musette_workout_page_open_file (fixture->page, file);
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (windows) == 2);
  g_assert_cmpstr (musette_workout_page_get_name (fixture->page), ==, "This & that");
  g_assert_cmpstr (musette_workout_draft_get_context (fixture->draft)->type, ==, "Run");
  g_assert_cmpstr (musette_workout_draft_get_text (fixture->draft), ==, "- 5m 75% Pace\n");
  wait_other_window (fixture);
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (windows) == 1);
  g_unlink (path);
}

/* By keys alone: the window, the device, and the step that a finding is about. */
static void
test_devices (Fixture *fixture, gconstpointer data)
{
  MusetteBuilder *builder = musette_workout_page_get_builder (fixture->page);
  GtkWidget *window;

  musette_workout_draft_type (fixture->draft, "- 10m ramp 50-70%\n- 5m 85-95%\n");
  musette_workout_draft_end_typing (fixture->draft);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  musette_ui_test_keys ("ctrl+shift+d");
  window = GTK_WIDGET (musette_ui_test_wait_window (MUSETTE_TYPE_DEVICE_WINDOW));
  g_assert_nonnull (
      musette_ui_test_find_row (window, "Ramps become a range, without their direction"));
  musette_device_window_set_device (MUSETTE_DEVICE_WINDOW (window), MUSETTE_WORKOUT_DEVICE_ZWIFT);
  g_assert_null (
      musette_ui_test_find_row (window, "Ramps become a range, without their direction"));
  g_assert_true (
      gtk_widget_grab_focus (musette_ui_test_find_row (window, "Ranges are held at their middle")));
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (musette_builder_get_line (builder) == 2);
  musette_workout_draft_type (fixture->draft, "- 10m 50%\n");
  musette_workout_draft_end_typing (fixture->draft);
  g_assert_nonnull (musette_ui_test_find_row (window, "All of it is done as it is written"));
  musette_ui_test_keys ("Escape");
  MUSETTE_TEST_WAIT (g_list_model_get_n_items (gtk_window_get_toplevels ()) == 1);
}

static char *
dup_kept_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "workout-draft.json", NULL);
}

static gboolean
is_kept (Fixture *fixture, const char *words)
{
  g_autofree char *path = dup_kept_path (fixture);
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strstr (content, words) != NULL;
}

static gboolean
is_nothing_kept (Fixture *fixture)
{
  g_autofree char *path = dup_kept_path (fixture);

  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
type_workout (Fixture *fixture, const char *words)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type (words);
  MUSETTE_TEST_WAIT (is_kept (fixture, words));
}

static const char *
get_text (Fixture *fixture)
{
  return musette_workout_draft_get_text (fixture->draft);
}

/* The program begins again after it was killed: the first page is still there and has not come to
 * an end. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  g_autoptr (MusetteRepository) repository = _musette_repository_new_with (
      "http://127.0.0.1:9", clock, MUSETTE_CREDENTIALS (fixture->keyring), fixture->folder);
  g_autoptr (GtkWidget) again = NULL;
  MusetteWorkoutPage *page;
  MusetteWorkoutDraft *draft;

  type_workout (fixture, "- 7m 66%");
  musette_ui_test_keys ("Escape");
  gtk_widget_grab_focus (musette_ui_test_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_ENTRY));
  musette_ui_test_type ("Unsent");
  MUSETTE_TEST_WAIT (is_kept (fixture, "Unsent"));
  again = g_object_ref_sink (musette_workout_page_new (repository, fixture->settings));
  page = MUSETTE_WORKOUT_PAGE (again);
  draft = musette_builder_get_draft (musette_workout_page_get_builder (page));
  MUSETTE_TEST_WAIT (g_str_equal (musette_workout_page_get_name (page), "Unsent"));
  g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, get_text (fixture));
  g_assert_false (musette_workout_draft_can_undo (draft));
}

/* A second window has a workout of its own, which comes back in a second window. */
static void
test_two_windows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) first = NULL;
  g_autoptr (GtkWidget) second = NULL;
  MusetteWorkoutDraft *draft;

  type_workout (fixture, "- 7m 66%");
  first = g_object_ref_sink (musette_workout_page_new (fixture->repository, fixture->settings));
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (MUSETTE_WORKOUT_PAGE (first)->kept));
  draft
      = musette_builder_get_draft (musette_workout_page_get_builder (MUSETTE_WORKOUT_PAGE (first)));
  g_assert_null (strstr (musette_workout_draft_get_text (draft), "66%"));
  musette_workout_draft_type (draft, "- 3m 33%");
  MUSETTE_TEST_WAIT (is_kept (fixture, "- 7m 66%"));
  g_clear_object (&first);
  second = g_object_ref_sink (musette_workout_page_new (fixture->repository, fixture->settings));
  draft = musette_builder_get_draft (
      musette_workout_page_get_builder (MUSETTE_WORKOUT_PAGE (second)));
  g_assert_cmpstr (musette_workout_draft_get_text (draft), ==, "- 3m 33%");
  g_assert_cmpstr (get_text (fixture), ==, "- 7m 66%");
}

static gboolean
says (Fixture *fixture, const char *words)
{
  return musette_ui_test_shows (GTK_WIDGET (fixture->window), words);
}

/* A folder stands where the file should be, as if the disk could not be written. */
static void
test_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = dup_kept_path (fixture);
  MusetteKeptDraft *kept = fixture->page->kept;
  g_autofree char *message = NULL;

  MUSETTE_TEST_WAIT (is_kept (fixture, "Hard"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  musette_ui_test_keys ("ctrl+a");
  musette_ui_test_type ("- 7m 66%");
  MUSETTE_TEST_WAIT (musette_kept_draft_get_message (kept) != NULL);
  message = g_strdup (musette_kept_draft_get_message (kept));
  MUSETTE_TEST_WAIT (says (fixture, message));
  g_assert_nonnull (strstr (message, path));
  g_assert_cmpint (g_rmdir (path), ==, 0);
  musette_ui_test_type ("0");
  MUSETTE_TEST_WAIT (musette_kept_draft_get_message (kept) == NULL);
  MUSETTE_TEST_WAIT (is_kept (fixture, "- 7m 66%0"));
}

/* What is in the library, and as it is there, need not be kept; what it takes the place of can be
 * had back. */
static void
test_open_item (Fixture *fixture, gconstpointer data)
{
  static const char record[]
      = "{\"id\":7,\"name\":\"Over\",\"type\":\"Run\",\"description\":\"- 9m 99%\"}";
  g_autoptr (GBytes) json = g_bytes_new_static (record, sizeof record - 1);
  g_autoptr (MusettePlanItem) item = NULL;
  GtkWidget *button;

  type_workout (fixture, "- 7m 66%");
  musette_ui_test_keys ("Escape");
  item = musette_plan_item_new_from_json (json, NULL);
  g_assert_nonnull (item);
  musette_workout_page_open_item (fixture->page, item);
  g_assert_cmpstr (get_text (fixture), ==, "- 9m 99%");
  MUSETTE_TEST_WAIT (is_nothing_kept (fixture));
  MUSETTE_TEST_WAIT (musette_ui_test_find_button (GTK_WIDGET (fixture->window), "_Take Back")
                     != NULL);
  button = musette_ui_test_find_button (GTK_WIDGET (fixture->window), "_Take Back");
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (button));
  musette_ui_test_settle (300);
  musette_ui_test_click (button);
  MUSETTE_TEST_WAIT (g_str_equal (get_text (fixture), "- 7m 66%"));
  g_assert_cmpstr (musette_workout_page_get_name (fixture->page), ==, "");
  MUSETTE_TEST_WAIT (is_kept (fixture, "- 7m 66%"));
}

/* A file that holds all of it is as good as the service. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "exported.txt", NULL);

  type_workout (fixture, "- 7m 66%");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "workout.export", "s", "txt");
  musette_ui_test_choose_file (path);
  MUSETTE_TEST_WAIT (is_nothing_kept (fixture));
  musette_ui_test_wait_active (fixture->window);
  musette_ui_test_type ("0");
  MUSETTE_TEST_WAIT (is_kept (fixture, "- 7m 66%0"));
}

/* Each account has its own; nothing of it is left for the next one. */
static void
test_accounts (Fixture *fixture, gconstpointer data)
{
  MusetteKeptDraft *kept = fixture->page->kept;
  g_autofree char *nobodys = dup_kept_path (fixture);
  g_autofree char *adas = g_build_filename (fixture->folder, "ada.json", NULL);

  g_assert_true (g_file_set_contents (adas, "{\"text\":\"- 1m 11%\"}", -1, NULL));
  type_workout (fixture, "- 7m 66%");
  musette_ui_test_keys ("Escape");

  /* Who signs in goes on with what they write, and undo leads to what they had left. */
  musette_kept_draft_open (kept, adas, nobodys);
  MUSETTE_TEST_WAIT (musette_kept_draft_get_loaded (kept));
  g_assert_cmpstr (get_text (fixture), ==, "- 7m 66%");
  g_assert_true (musette_workout_page_undo (fixture->page));
  g_assert_cmpstr (get_text (fixture), ==, "- 1m 11%");

  musette_kept_draft_open (kept, NULL, NULL);
  g_assert_null (strstr (get_text (fixture), "11%"));
  g_assert_false (musette_workout_page_undo (fixture->page));
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/ui/workout/drag-top", test_drag_top },
    { "/ui/workout/drag-edge", test_drag_edge },
    { "/ui/workout/drag-body", test_drag_body },
    { "/ui/workout/keys", test_keys },
    { "/ui/workout/focus", test_focus },
    { "/ui/workout/typing", test_typing },
    { "/ui/workout/fix", test_fix },
    { "/ui/workout/marks", test_marks },
    { "/ui/workout/long", test_long },
    { "/ui/workout/import", test_import },
    { "/ui/workout/devices", test_devices },
    { "/ui/workout/import-text", test_import_text },
    { "/ui/workout/import-mended", test_import_mended },
    { "/ui/workout/kept", test_kept },
    { "/ui/workout/two-windows", test_two_windows },
    { "/ui/workout/not-kept", test_not_kept },
    { "/ui/workout/open-item", test_open_item },
    { "/ui/workout/export", test_export },
    { "/ui/workout/accounts", test_accounts },
  };

  if (!musette_ui_test_init (&argc, &argv))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}
