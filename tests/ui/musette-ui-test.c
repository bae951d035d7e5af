/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ui-test.h"

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "musette-accelerators.h"
#include "musette-resources.h"

#define CLICK_TIMEOUT (5 * G_USEC_PER_SEC)
#define KEYS_TIMEOUT (5 * G_USEC_PER_SEC)

/* Starts GTK for a test. FALSE means that there is no display, and that the test has said so. */
gboolean
musette_ui_test_init (int *argc, char ***argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (argc, argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return FALSE;
    }
  /* File choosers begin in the current folder. GTK's loses a text for each two names that it
   * sorts, and there are none in the home folder that build-aux/headless makes. */
  g_assert_cmpint (g_chdir (g_get_home_dir ()), ==, 0);
  adw_init ();
  g_resources_register (musette_get_resource ());
  return TRUE;
}

/* The settings as they are on a new computer, kept in memory. */
GSettings *
musette_ui_test_settings (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  return g_settings_new_with_backend ("io.github.musette.Musette", backend);
}

/* The application that windows of a test belong to. GTK starts only the first one of a process. */
GtkApplication *
musette_ui_test_application (void)
{
  static GtkApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return g_object_ref (application);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "io.github.musette.Test",
                              "flags", G_APPLICATION_NON_UNIQUE, "resource-base-path",
                              "/io/github/musette/Musette", NULL);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  musette_accelerators_set (application);
  return g_object_ref (application);
}

void
musette_ui_test_settle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    musette_test_iterate ();
}

/* Until the window is mapped and active: before, the window manager still moves it. */
void
musette_ui_test_wait_active (GtkWindow *window)
{
  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (GTK_WIDGET (window))
                     && gtk_widget_get_width (GTK_WIDGET (window)) > 0
                     && gtk_window_is_active (window));
  musette_ui_test_settle (100);
}

/* The window of a type that is on the screen. */
GtkWindow *
musette_ui_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return GTK_WINDOW (window); /* GTK holds it */
    }
  return NULL;
}

/* Until a window of a type is there and takes keys. */
GtkWindow *
musette_ui_test_wait_window (GType type)
{
  MUSETTE_TEST_WAIT (musette_ui_test_find_window (type) != NULL);
  musette_ui_test_wait_active (musette_ui_test_find_window (type));
  musette_ui_test_settle (300);
  return musette_ui_test_find_window (type);
}

static void
get_root_position (GtkWidget *widget, double x, double y, int *root_x, int *root_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  Display *display = gdk_x11_display_get_xdisplay (gtk_widget_get_display (widget));
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_point_t point;
  double offset_x;
  double offset_y;
  int window_x;
  int window_y;
  Window child;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native),
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));
  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  XTranslateCoordinates (display, gdk_x11_surface_get_xid (surface), DefaultRootWindow (display), 0,
                         0, &window_x, &window_y, &child);
  *root_x = window_x + (int) ((point.x + offset_x) * scale);
  *root_y = window_y + (int) ((point.y + offset_y) * scale);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Until everything that the display has sent was dealt with, which takes its time on a busy
 * machine. */
static void
take_events (void)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  gdk_display_sync (gdk_display_get_default ());
  while (g_main_context_pending (NULL) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* Runs xdotool while the main loop goes on, so that what it does arrives here. */
static void
run_xdotool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean done = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, done_cb, &done);
  MUSETTE_TEST_WAIT (done);
  take_events ();
  musette_ui_test_settle (50);
}

/* A click lasts a while, as one by hand does. When the layout changes, GDK asks the server where
 * the pointer is and which buttons are down: were the button up again before the press has arrived,
 * GTK would take the press back. */
static void
click_at (GtkWidget *widget, double x, double y, guint times)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  g_auto (GStrv) arguments = NULL;
  int root_x;
  int root_y;

  get_root_position (widget, x, y, &root_x, &root_y);
  x_text = g_strdup_printf ("%d", root_x);
  y_text = g_strdup_printf ("%d", root_y);
  g_strv_builder_add_many (builder, "xdotool", "mousemove", x_text, y_text, "sleep", "0.1", NULL);
  for (guint i = 0; i < times; i++)
    g_strv_builder_add_many (builder, "mousedown", "1", "sleep", "0.04", "mouseup", "1", "sleep",
                             "0.02", NULL);
  arguments = g_strv_builder_end (builder);
  run_xdotool ((const char *const *) arguments);
}

/* Until the widget stays where it is: what has just appeared may still be pushed about. */
static void
wait_at_rest (GtkWidget *widget)
{
  int x = -1;
  int y = -1;
  int last_x;
  int last_y;

  MUSETTE_TEST_WAIT (gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0);
  do
    {
      last_x = x;
      last_y = y;
      musette_ui_test_settle (150);
      get_root_position (widget, 0, 0, &x, &y);
    }
  while (x != last_x || y != last_y);
}

/* Whether a widget was clicked, which outlives it. */
typedef struct
{
  GtkWidget *widget;
  gint64 pressed_at;
  gboolean seen;
} Click;

static void
click_seen (Click *click)
{
  click->seen = TRUE;
}

static gboolean
is_quick (const Click *click)
{
  gint64 held = (g_get_monotonic_time () - click->pressed_at) / 1000;
  int longest;

  g_object_get (gtk_widget_get_settings (click->widget), "gtk-double-click-time", &longest, NULL);
  return held < longest;
}

/* A row of a list takes no press that is held for longer than a click lasts, as it seems to be when
 * the machine is busy between press and release. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, Click *click)
{
  gboolean in_row = gtk_widget_get_ancestor (click->widget, GTK_TYPE_LIST_BOX_ROW) != NULL;

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
      click->pressed_at = g_get_monotonic_time ();
      click->seen = !in_row;
      break;
    case GDK_BUTTON_RELEASE:
      click->seen = click->seen || is_quick (click);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

/* A button has to say so itself: when it moves between press and release, that is no click. */
static void
watch_click (Click *click, GtkEventController *controller)
{
  if (GTK_IS_BUTTON (click->widget))
    g_signal_connect_swapped (click->widget, "clicked", G_CALLBACK (click_seen), click);
  else
    g_signal_connect (controller, "event", G_CALLBACK (event_cb), click);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (click->widget, controller);
  g_object_add_weak_pointer (G_OBJECT (click->widget), (gpointer *) &click->widget);
}

static void
unwatch_click (Click *click, GtkEventController *controller)
{
  if (click->widget == NULL)
    return;
  g_signal_handlers_disconnect_by_data (click->widget, click);
  gtk_widget_remove_controller (click->widget, controller);
  g_object_remove_weak_pointer (G_OBJECT (click->widget), (gpointer *) &click->widget);
}

/* Clicks in the middle of the widget. On a busy machine it may still move between the look and the
 * press, so that the press goes elsewhere; whoever sits before the screen would click again. */
void
musette_ui_test_click (GtkWidget *widget)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();
  Click click;

  g_assert_nonnull (widget);
  if (GTK_IS_MENU_BUTTON (widget))
    widget = gtk_widget_get_first_child (widget); /* which is what says that it was clicked */
  click = (Click){ .widget = widget };
  watch_click (&click, controller);
  for (int i = 0; i < 3 && !click.seen && click.widget != NULL; i++)
    {
      gint64 end = g_get_monotonic_time () + CLICK_TIMEOUT;

      if (i > 0 && !gtk_widget_get_mapped (widget))
        break; /* it has gone, as after a click */
      wait_at_rest (widget);
      click_at (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0,
                1);
      while (!click.seen && click.widget != NULL && g_get_monotonic_time () < end)
        musette_test_iterate ();
    }
  unwatch_click (&click, controller);
}

void
musette_ui_test_double_click_at (GtkWidget *widget, double x, double y)
{
  click_at (widget, x, y, 2);
}

void
musette_ui_test_click_at (GtkWidget *widget, double x, double y)
{
  click_at (widget, x, y, 1);
}

/* Moves the pointer in two steps, so that the widget sees a motion and not only an entry. */
void
musette_ui_test_move_to (GtkWidget *widget, double x, double y)
{
  g_autofree char *before = NULL;
  g_autofree char *x_text = NULL;
  g_autofree char *y_text = NULL;
  int root_x;
  int root_y;

  get_root_position (widget, x, y, &root_x, &root_y);
  before = g_strdup_printf ("%d", root_x - 3);
  x_text = g_strdup_printf ("%d", root_x);
  y_text = g_strdup_printf ("%d", root_y);
  run_xdotool ((const char *const[]){ "xdotool", "mousemove", before, y_text, "sleep", "0.05",
                                      "mousemove", x_text, y_text, "sleep", "0.05", NULL });
}

/* The button stays down until musette_ui_test_release (). */
void
musette_ui_test_press (GtkWidget *widget, double x, double y)
{
  musette_ui_test_move_to (widget, x, y);
  run_xdotool ((const char *const[]){ "xdotool", "mousedown", "1", "sleep", "0.05", NULL });
}

void
musette_ui_test_release (void)
{
  run_xdotool ((const char *const[]){ "xdotool", "mouseup", "1", "sleep", "0.05", NULL });
}

/* A few moves, as a hand makes them. */
void
musette_ui_test_drag_by (GtkWidget *widget, double x, double y, double by_x, double by_y)
{
  musette_ui_test_move_to (widget, x, y);
  run_xdotool ((const char *const[]){ "xdotool", "mousedown", "1", "sleep", "0.05", NULL });
  for (int i = 1; i <= 4; i++)
    musette_ui_test_move_to (widget, x + by_x * i / 4, y + by_y * i / 4);
  run_xdotool ((const char *const[]){ "xdotool", "mouseup", "1", "sleep", "0.05", NULL });
}

/* Drags along a line of the widget. */
void
musette_ui_test_drag (GtkWidget *widget, double from_x, double to_x, double y)
{
  musette_ui_test_drag_by (widget, from_x, y, to_x - from_x, 0);
}

static void
move_pointer (int root_x, int root_y)
{
  g_autofree char *x = g_strdup_printf ("%d", root_x);
  g_autofree char *y = g_strdup_printf ("%d", root_y);

  run_xdotool ((const char *const[]){ "xdotool", "mousemove", x, y, NULL });
}

/* Drags the middle of one widget to the middle of another, in as many steps as the protocol of the
 * window system needs to see the target, and not faster than the program can follow. */
void
musette_ui_test_drag_to (GtkWidget *from, GtkWidget *to)
{
  enum
  {
    N_STEPS = 8
  };
  int from_x;
  int from_y;
  int to_x;
  int to_y;

  wait_at_rest (from);
  get_root_position (from, gtk_widget_get_width (from) / 2.0, gtk_widget_get_height (from) / 2.0,
                     &from_x, &from_y);
  get_root_position (to, gtk_widget_get_width (to) / 2.0, gtk_widget_get_height (to) / 2.0, &to_x,
                     &to_y);
  move_pointer (from_x, from_y);
  run_xdotool ((const char *const[]){ "xdotool", "mousedown", "1", NULL });
  for (int i = 1; i <= N_STEPS; i++)
    move_pointer (from_x + (to_x - from_x) * i / N_STEPS, from_y + (to_y - from_y) * i / N_STEPS);
  musette_ui_test_settle (200);
  run_xdotool ((const char *const[]){ "xdotool", "mouseup", "1", NULL });
  musette_ui_test_settle (200);
}

void
musette_ui_test_wheel (GtkWidget *widget, double x, double y, gboolean up, gboolean control)
{
  const char *button = up ? "4" : "5";

  musette_ui_test_move_to (widget, x, y);
  if (control)
    run_xdotool ((const char *const[]){ "xdotool", "keydown", "ctrl", "click", button, "sleep",
                                        "0.05", "keyup", "ctrl", NULL });
  else
    run_xdotool ((const char *const[]){ "xdotool", "click", button, "sleep", "0.05", NULL });
}

/* Counts keys that reach any window or popover of this program. */
static gboolean
count_key (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GdkEvent *event = g_value_peek_pointer (&values[1]);

  if (gdk_event_get_event_type (event) == GDK_KEY_PRESS && !gdk_key_event_is_modifier (event))
    ++*(guint *) user_data;
  return TRUE;
}

static void
wait_for_keys (const guint *seen, guint n)
{
  gint64 end = g_get_monotonic_time () + KEYS_TIMEOUT;

  while (*seen < n && g_get_monotonic_time () < end)
    musette_test_iterate ();
}

/* Presses @n keys. On a busy machine a window may not take keys yet though it is active, and all
 * are lost; whoever sits before the screen would press them again. */
static void
press_keys (const char *const *arguments, guint n)
{
  guint signal = g_signal_lookup ("event", GDK_TYPE_SURFACE);
  guint seen = 0;
  gulong hook = g_signal_add_emission_hook (signal, 0, count_key, &seen, NULL);

  for (int i = 0; i < 3 && seen == 0; i++)
    {
      run_xdotool (arguments);
      wait_for_keys (&seen, 1);
    }
  wait_for_keys (&seen, n);
  g_signal_remove_emission_hook (signal, hook);
}

/* Keys as xdotool names them: "ctrl+f", "alt+Left", "Escape". */
void
musette_ui_test_keys (const char *keys)
{
  press_keys ((const char *const[]){ "xdotool", "key", keys, NULL }, 1);
}

/* ASCII only: other letters would need a changed keyboard. */
void
musette_ui_test_type (const char *text)
{
  press_keys ((const char *const[]){ "xdotool", "type", "--delay", "20", "--", text, NULL },
              (guint) strlen (text));
}

/* The first widget below @root, in the order of the tree, that is it and is on the screen. */
GtkWidget *
musette_ui_test_search (GtkWidget *root, MusetteUiTestPredicate predicate, gpointer user_data)
{
  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return NULL;
  if (predicate (root, user_data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = musette_ui_test_search (child, predicate, user_data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_type (GtkWidget *widget, gpointer user_data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(GType *) user_data);
}

GtkWidget *
musette_ui_test_find_type (GtkWidget *root, GType type)
{
  return musette_ui_test_search (root, is_type, &type);
}

static gboolean
is_button (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), user_data) == 0;
}

GtkWidget *
musette_ui_test_find_button (GtkWidget *root, const char *label)
{
  return musette_ui_test_search (root, is_button, (gpointer) label);
}

static gboolean
is_row (GtkWidget *widget, gpointer user_data)
{
  return ADW_IS_PREFERENCES_ROW (widget)
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), user_data)
                == 0;
}

GtkWidget *
musette_ui_test_find_row (GtkWidget *root, const char *title)
{
  return musette_ui_test_search (root, is_row, (gpointer) title);
}

static gboolean
begins_with (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_EDITABLE (widget)
         && g_str_has_prefix (gtk_editable_get_text (GTK_EDITABLE (widget)), user_data);
}

/* The entry of GTK's file chooser completes names of folders, and loses some of them while it
 * sorts. */
static void
forgive_leaks (gboolean forgiven)
{
#ifdef __SANITIZE_ADDRESS__
  if (forgiven)
    __lsan_disable ();
  else
    __lsan_enable ();
#endif
}

/* Chooses a file by its path, which a file chooser asks for as soon as it begins with a slash. On a
 * busy machine that entry may come too late for the letters that follow. */
void
musette_ui_test_choose_file (const char *path)
{
  GtkWidget *chooser = GTK_WIDGET (musette_ui_test_wait_window (GTK_TYPE_FILE_CHOOSER));
  gboolean is_there = FALSE;

  forgive_leaks (TRUE);
  for (int i = 0; i < 3 && !is_there; i++)
    {
      gint64 end = g_get_monotonic_time () + KEYS_TIMEOUT;

      if (i > 0)
        musette_ui_test_keys ("ctrl+a");
      musette_ui_test_type (path);
      do
        musette_test_iterate ();
      while (!(is_there = musette_ui_test_search (chooser, begins_with, (gpointer) path) != NULL)
             && g_get_monotonic_time () < end);
    }
  g_assert_true (is_there);
  musette_ui_test_settle (300);
  musette_ui_test_keys ("Return");
  MUSETTE_TEST_WAIT (musette_ui_test_find_window (GTK_TYPE_FILE_CHOOSER) == NULL);
  forgive_leaks (FALSE);
}

static gboolean
shows (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), user_data) != NULL;
}

/* Whether a label that is on the screen has @text in it. */
gboolean
musette_ui_test_shows (GtkWidget *root, const char *text)
{
  return musette_ui_test_search (root, shows, (gpointer) text) != NULL;
}
