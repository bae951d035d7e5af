/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "fake-credentials.h"
#include "musette-activities-page.h"
#include "musette-application.h"
#include "musette-bench.h"
#include "musette-repository-private.h"
#include "musette-window.h"

/* Start-up: from exec to the first painted frame of the Activities page with the newest rides out
 * of 5,000, against the smallest window of libadwaita. Service and keyring are processes of their
 * own on a desktop, so neither's work counts here: the list comes over HTTP from another process,
 * the key from a keyring that has it at hand. (libsecret's file, which tests use, would spend more
 * time on deriving its own key than the whole start takes.)
 *
 * The CPU time of a whole process is compared, because the time on the wall says more about the
 * machine's other work. Both windows are of one size, and both run as on a desktop: there GTK loads
 * GL, whichever renderer draws. */

#define ROUNDS 11
#define GATE 1.3
#define RETRIES 2
/* The size a window of Musette has at first. */
#define WIDTH "1180"
#define HEIGHT "800"

typedef struct
{
  GSubprocess *process;
  char *url;
  char *key;
} Service;

/* The side that starts: this program again, as the application. */

static gboolean
is_painted (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  GtkWidget *page;

  if (window == NULL || !MUSETTE_IS_WINDOW (window))
    return FALSE;
  page = musette_window_get_page (MUSETTE_WINDOW (window));
  return MUSETTE_IS_ACTIVITIES_PAGE (page)
         && g_list_model_get_n_items (
                musette_activities_page_get_rows (MUSETTE_ACTIVITIES_PAGE (page)))
                > 1;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  if (is_painted (user_data))
    g_application_quit (user_data);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  gtk_widget_realize (GTK_WIDGET (window));
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                           G_CALLBACK (after_paint_cb), application, 0);
}

static MusetteRepository *
make_repository (const char *url, const char *key)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  g_autoptr (FakeCredentials) keyring = fake_credentials_new ();

  fake_credentials_put (keyring, key, NULL);
  return _musette_repository_new_with (url, clock, MUSETTE_CREDENTIALS (keyring), NULL);
}

static int
run_application (const char *url, const char *key)
{
  g_autoptr (MusetteRepository) repository = make_repository (url, key);
  g_autoptr (MusetteApplication) application = musette_application_new (NULL, NULL);
  char *arguments[] = { (char *) "musette", (char *) "--server", (char *) url, NULL };

  musette_application_set_repository (application, repository);
  g_signal_connect_after (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), 3, arguments);
}

/* The side that measures. */

static Service
start_service (const char *build)
{
  g_autofree char *cli = g_build_filename (build, "src", "musette-cli", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  Service service = { NULL, NULL, NULL };

  service.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, cli, "simulate",
                                      "--activities", "5000", NULL);
  if (service.process == NULL)
    g_error ("%s", error->message);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (service.process));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  words = g_strsplit (line != NULL ? line : "", " ", -1);
  /* listening on URL key KEY athlete ID */
  if (g_strv_length (words) != 7)
    g_error ("the local service did not start");
  service.url = g_strdup (words[2]);
  service.key = g_strdup (words[4]);
  return service;
}

/* CPU seconds of one run, of all its threads, user and system. */
static double
run_once (char **argv)
{
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  GPid pid;
  int status;

  if (!g_spawn_async (NULL, argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                          | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s", error->message);
  if (wait4 (pid, &status, 0, &usage) != pid || status != 0)
    g_error ("%s ended with status %d", argv[0], status);
  return (double) usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
compare (char **application, char **hello, double *application_s, double *hello_s)
{
  *application_s = G_MAXDOUBLE;
  *hello_s = G_MAXDOUBLE;
  for (guint i = 0; i < ROUNDS; i++)
    {
      *application_s = MIN (*application_s, run_once (application));
      *hello_s = MIN (*hello_s, run_once (hello));
    }
  return *application_s / *hello_s;
}

static gboolean
measure (const char *program)
{
  g_autofree char *here = g_path_get_dirname (program);
  g_autofree char *tests = g_path_get_dirname (here);
  g_autofree char *build = g_path_get_dirname (tests);
  g_autofree char *schemas = g_build_filename (build, "data", NULL);
  g_autofree char *hello_path = g_build_filename (here, "hello-adwaita", NULL);
  char *hello[] = { hello_path, (char *) "2", (char *) WIDTH, (char *) HEIGHT, NULL };
  char *application[] = { (char *) program, NULL, NULL, NULL };
  double application_s;
  double hello_s;
  double ratio = 0;
  Service service;

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_unsetenv ("GDK_DEBUG");
  service = start_service (build);
  application[1] = service.url;
  application[2] = service.key;
  for (guint i = 0; i < RETRIES; i++)
    {
      ratio = compare (application, hello, &application_s, &hello_s);
      if (ratio <= GATE)
        break;
    }
  g_print ("T16  CPU to the first rows: Musette %.0f ms, hello-adwaita %.0f ms\n",
           application_s * 1e3, hello_s * 1e3);
  g_subprocess_send_signal (service.process, SIGTERM);
  g_subprocess_wait (service.process, NULL, NULL);
  g_free (service.url);
  g_free (service.key);
  g_clear_object (&service.process);
  return musette_bench_at_most ("T16", "start-up with 5,000 activities vs hello-adwaita", ratio,
                                GATE);
}

int
main (int argc, char **argv)
{
  g_autofree char *program = NULL;

  setlocale (LC_ALL, "");
  if (argc > 2)
    return run_application (argv[1], argv[2]);
  program = g_file_read_link ("/proc/self/exe", NULL);
  return measure (program) ? 0 : 1;
}
