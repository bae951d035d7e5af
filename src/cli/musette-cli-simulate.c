/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-simulate.h"

#include "musette-clock.h"
#include "musette-simulator.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>

#define MOST_ACTIVITIES 100000
#define LONGEST_LATENCY_MS 600000

/* What the command line says, before it is checked. */
typedef struct
{
  int port;
  gint64 seed;
  char *today;
  int activities;
  gboolean lenient;
  int latency_ms;
  GStrv faults;
  GStrv behind;
  char *state;
} SimulateOptions;

static void
simulate_options_clear (SimulateOptions *self)
{
  g_free (self->today);
  g_strfreev (self->faults);
  g_strfreev (self->behind);
  g_free (self->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SimulateOptions, simulate_options_clear)

static MusetteDate
read_today (const char *text)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  MusetteDate today = musette_clock_get_today (clock);

  return text == NULL ? today : musette_date_parse_relative (text, today);
}

/* Returns MUSETTE_CLI_OK when @out can be used. */
static int
check_options (MusetteCliContext *context,
               const SimulateOptions *options,
               MusetteSimulatorOptions *out)
{
  out->today = read_today (options->today);
  if (out->today == MUSETTE_DATE_NONE)
    return musette_cli_usage_error (context, _ ("“%s” is not a date: use YYYY-MM-DD"),
                                    options->today);
  if (options->port < 0 || options->port > G_MAXUINT16)
    return musette_cli_usage_error (context, _ ("The port must be between 0 and %d"), G_MAXUINT16);
  if (options->seed < 0)
    return musette_cli_usage_error (context, _ ("The seed must not be negative"));
  if (options->activities < 0 || options->activities > MOST_ACTIVITIES)
    return musette_cli_usage_error (
        context, _ ("The number of activities must be between 0 and %d"), MOST_ACTIVITIES);
  if (options->latency_ms < 0 || options->latency_ms > LONGEST_LATENCY_MS)
    return musette_cli_usage_error (context, _ ("The latency must be between 0 and %d ms"),
                                    LONGEST_LATENCY_MS);
  out->port = (guint16) options->port;
  out->seed = (guint64) options->seed;
  out->activities = (guint) options->activities;
  out->lenient = options->lenient;
  out->latency_ms = (guint) options->latency_ms;
  out->state = options->state;
  return MUSETTE_CLI_OK;
}

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static void
wait_for_signal (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint terminated = g_unix_signal_add (SIGTERM, quit, loop);
  guint interrupted = g_unix_signal_add (SIGINT, quit, loop);

  g_main_loop_run (loop);
  g_source_remove (terminated);
  g_source_remove (interrupted);
}

static int
serve (MusetteCliContext *context, const SimulateOptions *options)
{
  g_autoptr (MusetteSimulator) simulator = NULL;
  g_autoptr (GError) error = NULL;
  MusetteSimulatorOptions checked = { 0 };
  int code = check_options (context, options, &checked);

  if (code != MUSETTE_CLI_OK)
    return code;
  simulator = musette_simulator_new (&checked);
  for (char **fault = options->faults; fault != NULL && *fault != NULL; fault++)
    if (!musette_simulator_add_fault (simulator, *fault, &error))
      return musette_cli_usage_error (context, "%s", error->message);
  for (char **change = options->behind; change != NULL && *change != NULL; change++)
    if (!musette_simulator_add_behind (simulator, *change, &error))
      return musette_cli_usage_error (context, "%s", error->message);
  if (!musette_simulator_start (simulator, &error))
    return musette_cli_fail (context, error, _ ("The local service cannot start"));
  g_print ("listening on %s key %s athlete %s\n", musette_simulator_get_url (simulator),
           musette_simulator_get_key (simulator), musette_simulator_get_athlete_id (simulator));
  fflush (stdout);
  wait_for_signal ();
  musette_simulator_stop (simulator);
  return MUSETTE_CLI_OK;
}

/**
 * musette_cli_simulate:
 * @context: the command's context
 * @argc: number of words behind the command
 * @argv: those words
 *
 * Runs a local Intervals.icu until it is told to end.
 *
 * Returns: the exit code
 */
int
musette_cli_simulate (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (SimulateOptions) options = { .seed = 1 };
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options.port, N_ ("TCP port, 0 takes a free one"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options.seed, N_ ("What the demo athlete follows from"),
      "N" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options.today, N_ ("The athlete’s last day"), "DATE" },
    { "activities", 0, 0, G_OPTION_ARG_INT, &options.activities, N_ ("At least so many activities"),
      "N" },
    { "lenient", 0, 0, G_OPTION_ARG_NONE, &options.lenient,
      N_ ("Accept what only older guides describe"), NULL },
    { "latency", 0, 0, G_OPTION_ARG_INT, &options.latency_ms, N_ ("Answer so much later"), "MS" },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.faults,
      N_ ("What goes wrong: STATUS[/RETRY_AFTER], slow=MS, cut, cutchunk, garbage, html, empty, "
          "done=STATUS or lost with @[METHOD ]GLOB[:COUNT]"),
      "SPEC" },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &options.state,
      N_ ("Keep every change there, and go on from it"), "FILE" },
    { "behind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.behind,
      N_ ("What somebody else changes: rename, delete, split or NAME=VALUE with @ID[:AFTER], or "
          "add@DATE[:AFTER]; also by POST /behind"),
      "SPEC" },
    G_OPTION_ENTRY_NULL
  };
  int code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, 0, &arguments, &code))
    return code;
  return serve (context, &options);
}
