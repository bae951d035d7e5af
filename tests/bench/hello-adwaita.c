/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include <adwaita.h>

#include "bench-frames.h"

/* The smallest window of the platform, as the measure for memory and start-up: it prints its
 * resident set in kB after its first frames, and ends. Arguments: frames, width, height. */

#define FRAMES 30
#define TIME_LIMIT_S 120
#define WIDTH 1900
#define HEIGHT 1080

typedef struct
{
  guint painted;
  guint wanted;
  int width;
  int height;
} Hello;

static guint64
get_rss_kb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmRSS:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) : 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
painted_cb (gpointer user_data)
{
  Hello *hello = user_data;

  if (++hello->painted < hello->wanted)
    return;
  g_print ("%" G_GUINT64_FORMAT "\n", get_rss_kb ());
  g_application_quit (g_application_get_default ());
}

static gboolean
give_up_cb (gpointer user_data)
{
  exit (1);
}

static void
activate_cb (GtkApplication *app, gpointer user_data)
{
  Hello *hello = user_data;
  GtkWidget *window = adw_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), "Hello");
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), hello->width, hello->height);
  gtk_widget_add_tick_callback (window, tick_cb, NULL, NULL);
  bench_frames_watch (GTK_WINDOW (window), painted_cb, hello);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app
      = adw_application_new ("io.github.musette.Hello", G_APPLICATION_NON_UNIQUE);
  Hello hello = { 0, argc > 1 ? (guint) atoi (argv[1]) : FRAMES, argc > 2 ? atoi (argv[2]) : WIDTH,
                  argc > 3 ? atoi (argv[3]) : HEIGHT };

  g_timeout_add_seconds (TIME_LIMIT_S, give_up_cb, NULL);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), &hello);
  return g_application_run (G_APPLICATION (app), 1, argv);
}
