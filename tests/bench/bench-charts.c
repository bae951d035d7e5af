/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>
#include <malloc.h>
#include <math.h>

#include "bench-ride.h"
#include "musette-bench.h"
#include "musette-ride-charts.h"

/* T5, T6, T8: frames of five stacked charts in a window, as CPU time of the whole process, for to
 * time a draw function alone is a lie: GTK only records it and renders later. The empty frame, in
 * which five rectangles change their colour, alternates with them in the same window.
 *
 * GTK takes a fresh surface for each frame, 8 MB here. In a window in which nothing larger was ever
 * freed, malloc() takes its pages from the system each time and gives them back: some 2,000 page
 * faults a frame, which are most of an empty frame's cost. After something larger was freed there
 * are none. So that neither side is favoured by what happened before, the gates are for frames that
 * all have fresh pages, as in a window that shows nothing but those rectangles; the others are
 * printed too.
 *
 * T19: memory with the charts open, against the smallest window of the platform. */

#define DAY 86400
#define HOUR 3600
#define WIDTH 1900
#define HEIGHT 1080
#define FRAMES 60
#define ROUNDS 11
#define FRESH_ABOVE (1024 * 1024)
#define KEPT_BELOW (32 * 1024 * 1024)
#define TIME_LIMIT_S 20

typedef enum
{
  SCENE_EMPTY,
  SCENE_PAN_DAY,
  SCENE_PAN_HOUR,
  SCENE_HOVER,
  N_SCENES
} Scene;

#define BENCH_TYPE_RECTANGLES (bench_rectangles_get_type ())
G_DECLARE_FINAL_TYPE (BenchRectangles, bench_rectangles, BENCH, RECTANGLES, GtkWidget)

struct _BenchRectangles
{
  GtkWidget parent_instance;

  guint frame;
};

G_DEFINE_FINAL_TYPE (BenchRectangles, bench_rectangles, GTK_TYPE_WIDGET)

static void
bench_rectangles_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BenchRectangles *self = BENCH_RECTANGLES (widget);
  float height = gtk_widget_get_height (widget) / 5.0f;

  for (guint i = 0; i < 5; i++)
    {
      GdkRGBA color = { 0.5f, (self->frame % 100) / 100.0f, i / 5.0f, 1 };

      gtk_snapshot_append_color (
          snapshot, &color,
          &GRAPHENE_RECT_INIT (0, i * height, gtk_widget_get_width (widget), height - 12));
    }
}

static void
bench_rectangles_class_init (BenchRectanglesClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_rectangles_snapshot;
}

static void
bench_rectangles_init (BenchRectangles *self)
{
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *stack;
  GtkWidget *empty;
  MusetteRideView *day;
  MusetteRideView *hour;
  GtkWidget *day_charts;
  GtkWidget *hour_charts;
  Scene scene;
  guint frame;
} Bench;

static void
pan (MusetteRideView *view, double length, guint frame)
{
  double from = length / 4 + (frame % 100) * length / 1000;

  musette_ride_view_set_visible (view, from, from + length / 2);
}

static void
change (Bench *bench)
{
  switch (bench->scene)
    {
    case SCENE_EMPTY:
      BENCH_RECTANGLES (bench->empty)->frame = bench->frame;
      gtk_widget_queue_draw (bench->empty);
      break;
    case SCENE_PAN_DAY:
      pan (bench->day, DAY, bench->frame);
      break;
    case SCENE_PAN_HOUR:
      pan (bench->hour, HOUR, bench->frame);
      break;
    default:
      musette_ride_view_set_cursor (bench->day, DAY / 3 + (bench->frame % 1000) * 40);
      break;
    }
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Bench *bench = user_data;

  bench->frame++;
  change (bench);
  return G_SOURCE_CONTINUE;
}

static void
run_frames (Bench *bench, guint n)
{
  guint end = bench->frame + n;

  while (bench->frame < end)
    g_main_context_iteration (NULL, TRUE);
}

static void
show (Bench *bench, Scene scene)
{
  GtkWidget *const children[N_SCENES]
      = { bench->empty, bench->day_charts, bench->hour_charts, bench->day_charts };

  bench->scene = scene;
  gtk_stack_set_visible_child (GTK_STACK (bench->stack), children[scene]);
  musette_ride_view_set_cursor (bench->day, NAN);
  run_frames (bench, 5);
}

static double
time_frames (Bench *bench, Scene scene)
{
  double before;

  show (bench, scene);
  before = musette_bench_cpu_seconds ();
  run_frames (bench, FRAMES);
  return (musette_bench_cpu_seconds () - before) / FRAMES;
}

static void
set_up (Bench *bench)
{
  bench->window = adw_window_new ();
  bench->stack = gtk_stack_new ();
  bench->empty = g_object_new (BENCH_TYPE_RECTANGLES, NULL);
  bench->day = bench_ride_view_new (DAY);
  bench->hour = bench_ride_view_new (HOUR);
  bench->day_charts = musette_ride_charts_new (bench->day);
  bench->hour_charts = musette_ride_charts_new (bench->hour);
  gtk_stack_add_child (GTK_STACK (bench->stack), bench->empty);
  gtk_stack_add_child (GTK_STACK (bench->stack), bench->day_charts);
  gtk_stack_add_child (GTK_STACK (bench->stack), bench->hour_charts);
  adw_window_set_content (ADW_WINDOW (bench->window), bench->stack);
  gtk_window_set_default_size (GTK_WINDOW (bench->window), WIDTH, HEIGHT);
  gtk_widget_add_tick_callback (bench->window, tick_cb, bench, NULL);
  gtk_window_present (GTK_WINDOW (bench->window));
  run_frames (bench, 10);
}

static void
tear_down (Bench *bench)
{
  gtk_window_destroy (GTK_WINDOW (bench->window));
  g_object_unref (bench->day);
  g_object_unref (bench->hour);
}

static void
time_scenes (Bench *bench, const char *what, double *least)
{
  for (Scene scene = 0; scene < N_SCENES; scene++)
    least[scene] = INFINITY;
  for (guint round = 0; round < ROUNDS; round++)
    for (Scene scene = 0; scene < N_SCENES; scene++)
      least[scene] = MIN (least[scene], time_frames (bench, scene));
  g_print ("T5   frames of %dx%d, %s: empty %.2f ms, pan 24 h %.2f, pan 1 h %.2f, hover %.2f\n",
           gtk_widget_get_width (bench->day_charts), gtk_widget_get_height (bench->day_charts),
           what, least[SCENE_EMPTY] * 1e3, least[SCENE_PAN_DAY] * 1e3, least[SCENE_PAN_HOUR] * 1e3,
           least[SCENE_HOVER] * 1e3);
}

static gboolean
bench_frames (void)
{
  Bench bench = { 0 };
  double least[N_SCENES];
  double others[N_SCENES];
  double over;
  gboolean ok;

  mallopt (M_MMAP_THRESHOLD, FRESH_ABOVE);
  set_up (&bench);
  time_scenes (&bench, "fresh pages", least);
  mallopt (M_MMAP_THRESHOLD, KEPT_BELOW);
  mallopt (M_TRIM_THRESHOLD, KEPT_BELOW);
  time_scenes (&bench, "pages used again", others);
  over = MAX (least[SCENE_PAN_DAY] - least[SCENE_EMPTY], 0);
  ok = musette_bench_at_most ("T5", "panning five 24 h charts over an empty frame",
                              over / least[SCENE_EMPTY], 0.5);
  ok &= musette_bench_at_most ("T6", "frames of 24 h vs 1 h",
                               least[SCENE_PAN_DAY] / least[SCENE_PAN_HOUR], 1.2);
  ok &= musette_bench_at_most ("T8", "hover frame vs empty frame",
                               least[SCENE_HOVER] / least[SCENE_EMPTY], 0.2);
  tear_down (&bench);
  return ok;
}

static gboolean
give_up_cb (gpointer user_data)
{
  exit (1);
}

/* The other program of T19: a window like that of hello-adwaita with the charts in it. */
static int
print_memory (void)
{
  g_autoptr (MusetteRideView) view = bench_ride_view_new (DAY);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Bench bench = { .day = view, .window = adw_window_new (), .scene = SCENE_HOVER };

  g_timeout_add_seconds (TIME_LIMIT_S, give_up_cb, NULL);
  /* What making up the ride has left behind is not the charts'. */
  malloc_trim (0);
  bench.day_charts = musette_ride_charts_new (view);
  gtk_widget_set_vexpand (bench.day_charts, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), bench.day_charts);
  adw_window_set_content (ADW_WINDOW (bench.window), box);
  gtk_window_set_default_size (GTK_WINDOW (bench.window), WIDTH, HEIGHT);
  gtk_widget_add_tick_callback (bench.window, tick_cb, &bench, NULL);
  gtk_window_present (GTK_WINDOW (bench.window));
  run_frames (&bench, 60);
  g_print ("%" G_GUINT64_FORMAT "\n", musette_bench_resident_kb ());
  gtk_window_destroy (GTK_WINDOW (bench.window));
  return 0;
}

static double
spawn_for_rss (const char *program, const char *argument)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { program, argument, NULL };
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "GDK_DEBUG");

  /* Both as on a desktop: there GTK loads GL, whichever renderer draws. */
  if (!g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     &output, NULL, NULL, &error))
    {
      g_printerr ("%s: %s\n", program, error->message);
      return INFINITY;
    }
  /* Now and then a server without a screen never answers a frame of GL: that run has no number. */
  return *output != '\0' ? g_ascii_strtod (output, NULL) : INFINITY;
}

static gboolean
bench_memory (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *hello = g_build_filename (folder, "hello-adwaita", NULL);
  double smallest = INFINITY;
  double mine = INFINITY;

  for (guint i = 0; i < 3; i++)
    {
      smallest = MIN (smallest, spawn_for_rss (hello, NULL));
      mine = MIN (mine, spawn_for_rss (program, "--memory"));
    }
  g_print ("T19  resident: charts %.0f MB, hello-adwaita %.0f MB\n", mine / 1024, smallest / 1024);
  return musette_bench_at_most ("T19", "memory with five 24 h charts vs hello-adwaita",
                                mine / smallest, 1.5);
}

int
main (int argc, char **argv)
{
  gboolean ok;

  if (!gtk_init_check ())
    {
      g_print ("T5   no display, left out\n");
      return 0;
    }
  adw_init ();
  if (argc > 1 && g_str_equal (argv[1], "--memory"))
    return print_memory ();
  ok = bench_memory (argv[0]);
  ok &= bench_frames ();
  return ok ? 0 : 1;
}
