/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "bench-frames.h"
#include "bench-goldencheetah.h"
#include "fake-credentials.h"
#include "musette-activities-page.h"
#include "musette-application.h"
#include "musette-bench.h"
#include "musette-repository-private.h"
#include "musette-synchronizer.h"
#include "musette-window.h"

/* The whole program with 5,000 activities on this computer, against the smallest window of
 * libadwaita, both of one size. T16: from exec to the first painted frame that shows activities, as
 * CPU time and, where valgrind is installed, as instructions, which no other work of the machine
 * disturbs; the least of several rounds, because threads decide by their order whether GTK reads
 * its icons once or twice. T18: resident memory some seconds later, when everything has settled.
 * T17: until a window shows something and until it rests, as time that passes and as CPU time,
 * against GoldenCheetah with a hundred rides that it knows, where that is installed.
 *
 * Service and keyring are processes of their own on a desktop, so neither's work counts here: the
 * service is another process, the key comes from a keyring that has it at hand. (libsecret's file,
 * which tests use, would spend more time on deriving its own key than the whole start takes.) Both
 * sides run as on a desktop: there GTK loads GL, whichever renderer draws. */

#define ROUNDS 11
#define COUNTED_ROUNDS 3
#define TIME_GATE 1.3
#define INSTRUCTION_GATE 1.25
#define MEMORY_GATE 1.3
#define RETRIES 2
#define PEER_CONTENT_GATE 0.5
#define PEER_SETTLED_GATE 0.25
#define WATCHED_ROUNDS 3
#define PEER_RIDES 100
#define N_ACTIVITIES "5000"
#define ENOUGH_ROWS 4500
#define POLL_MS 200
#define FILLED_MS 1000
#define SETTLED_MS 3000
/* The size a window of Musette has at first. */
#define WIDTH "1180"
#define HEIGHT "800"

typedef struct
{
  GSubprocess *process;
  char *url;
  char *key;
} Service;

/* What the program does when it runs as the application. */
typedef enum
{
  TASK_FILL,  /* read all activities into a new folder */
  TASK_START, /* end with the first frame that shows some */
  TASK_REST,  /* print the resident set when everything has settled */
  TASK_STAY,  /* until it is ended from outside */
  N_TASKS
} Task;

static const char *const task_names[N_TASKS] = { "--fill", "--start", "--rest", "--stay" };

typedef struct
{
  GApplication *application;
  MusetteRepository *repository;
  Task task;
  gboolean painted;
} Run;

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

static gboolean
quit_cb (gpointer user_data)
{
  Run *run = user_data;

  if (run->task == TASK_REST)
    g_print ("%" G_GUINT64_FORMAT "\n", musette_bench_resident_kb ());
  g_application_quit (run->application);
  return G_SOURCE_REMOVE;
}

static gboolean
look_whether_filled_cb (gpointer user_data)
{
  Run *run = user_data;
  MusetteActivityList *list = musette_repository_get_activities (run->repository);

  musette_synchronizer_set_range (musette_repository_get_synchronizer (run->repository),
                                  MUSETTE_SYNC_RANGE_EVERYTHING);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) < ENOUGH_ROWS
      || musette_activity_list_get_loading (list))
    return G_SOURCE_CONTINUE;
  g_timeout_add (FILLED_MS, quit_cb, run);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (gpointer user_data)
{
  Run *run = user_data;

  if (run->painted || !is_painted (run->application))
    return;
  run->painted = TRUE;
  if (run->task == TASK_START)
    quit_cb (run);
  else if (run->task == TASK_REST)
    g_timeout_add (SETTLED_MS, quit_cb, run);
  else if (run->task == TASK_FILL)
    g_timeout_add (POLL_MS, look_whether_filled_cb, run);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  bench_frames_watch (window, painted_cb, user_data);
}

static int
run_application (Task task, const char *url, const char *key, const char *folder)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  g_autoptr (FakeCredentials) keyring = fake_credentials_new ();
  g_autoptr (MusetteRepository) repository = NULL;
  g_autoptr (MusetteApplication) application = musette_application_new (NULL, NULL);
  char *arguments[] = { (char *) "musette", (char *) "--server", (char *) url, NULL };
  Run run = { .application = G_APPLICATION (application), .task = task };

  fake_credentials_put (keyring, key, NULL);
  repository = _musette_repository_new_with (url, clock, MUSETTE_CREDENTIALS (keyring), folder);
  run.repository = repository;
  musette_application_set_repository (application, repository);
  g_signal_connect_after (application, "window-added", G_CALLBACK (window_added_cb), &run);
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
                                      "--activities", N_ACTIVITIES, NULL);
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

static char *
get_output (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  int status;

  if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &messages, &status,
                     &error))
    g_error ("%s", error->message);
  if (status != 0)
    g_error ("%s ended with status %d: %s", argv[0], status, messages);
  return g_strconcat (output, messages, NULL);
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
measure_time (char **application, char **hello)
{
  double application_s;
  double hello_s;
  double ratio = 0;

  for (guint i = 0; i < RETRIES; i++)
    {
      ratio = compare (application, hello, &application_s, &hello_s);
      if (ratio <= TIME_GATE)
        break;
    }
  g_print ("T16  CPU to the first activities: Musette %.0f ms, hello-adwaita %.0f ms\n",
           application_s * 1e3, hello_s * 1e3);
  return musette_bench_at_most ("T16", "start-up with 5,000 activities vs hello-adwaita", ratio,
                                TIME_GATE);
}

static double
count_instructions (char **argv)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *output = NULL;
  const char *count;

  g_ptr_array_add (all, (gpointer) "valgrind");
  g_ptr_array_add (all, (gpointer) "--tool=callgrind");
  g_ptr_array_add (all, (gpointer) "--callgrind-out-file=/dev/null");
  for (guint i = 0; argv[i] != NULL; i++)
    g_ptr_array_add (all, argv[i]);
  g_ptr_array_add (all, NULL);
  output = get_output ((char **) all->pdata);
  count = strstr (output, "Collected : ");
  if (count == NULL)
    g_error ("valgrind counted nothing: %s", output);
  return g_ascii_strtod (count + strlen ("Collected : "), NULL);
}

static gboolean
measure_instructions (char **application, char **hello)
{
  g_autofree char *valgrind = g_find_program_in_path ("valgrind");
  double application_n;
  double hello_n;

  if (valgrind == NULL)
    {
      g_print ("T16  no valgrind, instructions left out\n");
      return TRUE;
    }
  application_n = G_MAXDOUBLE;
  hello_n = G_MAXDOUBLE;
  for (guint i = 0; i < COUNTED_ROUNDS; i++)
    {
      application_n = MIN (application_n, count_instructions (application));
      hello_n = MIN (hello_n, count_instructions (hello));
    }
  g_print ("T16  instructions: Musette %.0f M, hello-adwaita %.0f M\n", application_n / 1e6,
           hello_n / 1e6);
  return musette_bench_at_most ("T16", "the same in instructions", application_n / hello_n,
                                INSTRUCTION_GATE);
}

static gboolean
measure_memory (char **application, char **hello)
{
  double application_kb = G_MAXDOUBLE;
  double hello_kb = G_MAXDOUBLE;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *application_text = get_output (application);
      g_autofree char *hello_text = get_output (hello);

      application_kb = MIN (application_kb, g_ascii_strtod (application_text, NULL));
      hello_kb = MIN (hello_kb, g_ascii_strtod (hello_text, NULL));
    }
  g_print ("T18  resident: Musette %.0f MB, hello-adwaita %.0f MB\n", application_kb / 1024,
           hello_kb / 1024);
  return musette_bench_at_most ("T18", "memory with 5,000 activities vs hello-adwaita",
                                application_kb / hello_kb, MEMORY_GATE);
}

/* Both sides in turns; GoldenCheetah knows its rides since the start that does not count. */
static gboolean
watch_both (char **application, const char *library, BenchWatch *own, BenchWatch *peer)
{
  BenchWatch run;

  *own = *peer = (BenchWatch){ G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE };
  if (!bench_goldencheetah_run (library, &run))
    return FALSE;
  for (guint i = 0; i < WATCHED_ROUNDS; i++)
    {
      if (!bench_watch_run ((const char *const *) application, &run))
        g_error ("%s did not come to rest", application[0]);
      bench_watch_keep_least (own, &run);
      if (!bench_goldencheetah_run (library, &run))
        return FALSE;
      bench_watch_keep_least (peer, &run);
    }
  return TRUE;
}

static gboolean
measure_peer (char **application)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *library = g_dir_make_tmp ("musette-bench-XXXXXX", &error);
  BenchWatch own;
  BenchWatch peer;
  gboolean ok;

  if (library == NULL)
    g_error ("%s", error->message);
  g_ptr_array_unref (bench_goldencheetah_write_rides (library, PEER_RIDES));
  if (!watch_both (application, library, &own, &peer))
    {
      g_print ("T17  skipped: GoldenCheetah is absent\n");
      return TRUE;
    }
  g_print ("T17  Musette, 5,000 activities: content %.0f ms, settled %.0f ms, CPU %.0f ms\n",
           own.content_s * 1e3, own.settled_s * 1e3, own.cpu_s * 1e3);
  g_print ("T17  GoldenCheetah, 100 rides: content %.0f ms, settled %.0f ms, CPU %.0f ms\n",
           peer.content_s * 1e3, peer.settled_s * 1e3, peer.cpu_s * 1e3);
  ok = musette_bench_at_most ("T17", "time to content vs GoldenCheetah",
                              own.content_s / peer.content_s, PEER_CONTENT_GATE);
  ok &= musette_bench_at_most ("T17", "time until settled vs GoldenCheetah",
                               own.settled_s / peer.settled_s, PEER_SETTLED_GATE);
  ok &= musette_bench_at_most ("T17", "CPU until settled vs GoldenCheetah", own.cpu_s / peer.cpu_s,
                               PEER_SETTLED_GATE);
  return ok;
}

static gboolean
measure (const char *program)
{
  g_autofree char *here = g_path_get_dirname (program);
  g_autofree char *tests = g_path_get_dirname (here);
  g_autofree char *build = g_path_get_dirname (tests);
  g_autofree char *schemas = g_build_filename (build, "data", NULL);
  g_autofree char *hello_path = g_build_filename (here, "hello-adwaita", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "musette", NULL);
  char *hello[] = { hello_path, (char *) "1", (char *) WIDTH, (char *) HEIGHT, NULL };
  char *hello_rest[] = { hello_path, (char *) "30", (char *) WIDTH, (char *) HEIGHT, NULL };
  char *application[] = { (char *) program, NULL, NULL, NULL, folder, NULL };
  Service service;
  gboolean ok;

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_unsetenv ("GDK_DEBUG");
  service = start_service (build);
  application[1] = (char *) task_names[TASK_FILL];
  application[2] = service.url;
  application[3] = service.key;
  run_once (application);
  application[1] = (char *) task_names[TASK_START];
  ok = measure_time (application, hello);
  ok &= measure_instructions (application, hello);
  application[1] = (char *) task_names[TASK_REST];
  ok &= measure_memory (application, hello_rest);
  application[1] = (char *) task_names[TASK_STAY];
  ok &= measure_peer (application);
  g_subprocess_send_signal (service.process, SIGTERM);
  g_subprocess_wait (service.process, NULL, NULL);
  g_free (service.url);
  g_free (service.key);
  g_clear_object (&service.process);
  return ok;
}

int
main (int argc, char **argv)
{
  g_autofree char *program = NULL;

  setlocale (LC_ALL, "");
  for (Task task = 0; argc == 5 && task < N_TASKS; task++)
    if (g_str_equal (argv[1], task_names[task]))
      return run_application (task, argv[2], argv[3], argv[4]);
  program = g_file_read_link ("/proc/self/exe", NULL);
  return measure (program) ? 0 : 1;
}
