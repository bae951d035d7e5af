/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "musette-cli-commands.h"
#include "musette-cli-help.h"
#include "musette-repository.h"

#define DEFAULT_SERVER "https://intervals.icu"

typedef struct
{
  gboolean help;
  gboolean version;
  gboolean man;
  gboolean completion;
} GlobalOptions;

static void
musette_cli_context_clear (MusetteCliContext *context)
{
  if (context->repository != NULL)
    musette_repository_close (context->repository);
  g_clear_object (&context->repository);
  g_free (context->server);
  g_free (context->athlete);
  g_free (context->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MusetteCliContext, musette_cli_context_clear)

/* How many words of @argv the name of @command takes, 0 when it is another command. */
static int
match_command (const MusetteCliCommand *command, int argc, char **argv)
{
  g_auto (GStrv) words = g_strsplit (command->name, " ", 2);
  int n = (int) g_strv_length (words);

  if (argc < n)
    return 0;
  for (int i = 0; i < n; i++)
    if (strcmp (words[i], argv[i]) != 0)
      return 0;
  return n;
}

static const MusetteCliCommand *
find_command (int argc, char **argv, int *n_words)
{
  gsize n;
  const MusetteCliCommand *commands = musette_cli_commands_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      *n_words = match_command (&commands[i], argc, argv);
      if (*n_words > 0)
        return &commands[i];
    }
  return NULL;
}

static gboolean
is_noun (const char *word)
{
  gsize n;
  const MusetteCliCommand *commands = musette_cli_commands_get (&n);
  g_autofree char *prefix = g_strconcat (word, " ", NULL);

  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (commands[i].name, prefix))
      return TRUE;
  return FALSE;
}

/* A noun lists its verbs when it is asked for help; anything else is wrong usage. */
static int
explain_command (MusetteCliContext *context, int argc, char **argv)
{
  if (argc == 0)
    return musette_cli_usage_error (context, "%s", _ ("There is no command on the command line"));
  if (!is_noun (argv[0]))
    return musette_cli_usage_error (context, _ ("There is no command “%s”"), argv[0]);
  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      musette_cli_help_print (argv[0]);
      return MUSETTE_CLI_OK;
    }
  if (argc > 1)
    return musette_cli_usage_error (context, _ ("“%s” cannot “%s”"), argv[0], argv[1]);
  return musette_cli_usage_error (context, _ ("“%s” needs a verb"), argv[0]);
}

static gboolean
answer_global (const GlobalOptions *options)
{
  if (options->version)
    g_print ("musette-cli %s\n", MUSETTE_VERSION);
  else if (options->man)
    musette_cli_help_print_man ();
  else if (options->completion)
    musette_cli_help_print_completion ();
  else if (options->help)
    musette_cli_help_print (NULL);
  else
    return FALSE;
  return TRUE;
}

/* What is printed piece by piece tells only at the end whether all of it got out. */
static int
check_printed (MusetteCliContext *context, int exit_code)
{
  if (exit_code != MUSETTE_CLI_OK || (fflush (stdout) == 0 && !ferror (stdout)))
    return exit_code;
  musette_cli_warning (context, "%s", _ ("The output cannot be written; is the disk full?"));
  return MUSETTE_CLI_INPUT;
}

static int
run_command (MusetteCliContext *context, int argc, char **argv)
{
  int n_words = 0;

  context->command = find_command (argc, argv, &n_words);
  if (context->command == NULL)
    return explain_command (context, argc, argv);
  return context->command->run (context, argc - n_words, argv + n_words);
}

static void
set_defaults (MusetteCliContext *context)
{
  const char *server = g_getenv ("MUSETTE_SERVER");

  if (context->server == NULL)
    context->server = g_strdup (server != NULL && *server != '\0' ? server : DEFAULT_SERVER);
  if (context->athlete == NULL)
    context->athlete = g_strdup ("0");
}

/**
 * musette_cli_run:
 * @argc: as given to main
 * @argv: as given to main
 *
 * Runs the command line.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_run (int argc, char **argv)
{
  g_auto (MusetteCliContext) context = { 0 };
  GlobalOptions global = { 0 };
  g_autoptr (GOptionContext) parser = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[]
      = { { "server", 0, 0, G_OPTION_ARG_STRING, &context.server, NULL, NULL },
          { "athlete", 0, 0, G_OPTION_ARG_STRING, &context.athlete, NULL, NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &context.json, NULL, NULL },
          { "quiet", 'q', 0, G_OPTION_ARG_NONE, &context.quiet, NULL, NULL },
          { "verbose", 'v', 0, G_OPTION_ARG_NONE, &context.verbose, NULL, NULL },
          { "version", 0, 0, G_OPTION_ARG_NONE, &global.version, NULL, NULL },
          { "help", 'h', 0, G_OPTION_ARG_NONE, &global.help, NULL, NULL },
          { "man", 0, 0, G_OPTION_ARG_NONE, &global.man, NULL, NULL },
          { "completion", 0, 0, G_OPTION_ARG_NONE, &global.completion, NULL, NULL },
          G_OPTION_ENTRY_NULL };

  g_option_context_set_help_enabled (parser, FALSE);
  /* Options behind the command belong to the command. */
  g_option_context_set_strict_posix (parser, TRUE);
  g_option_context_add_main_entries (parser, entries, NULL);
  if (!g_option_context_parse (parser, &argc, &argv, &error))
    return musette_cli_usage_error (&context, "%s", error->message);
  set_defaults (&context);
  if (answer_global (&global))
    return check_printed (&context, MUSETTE_CLI_OK);
  return check_printed (&context, run_command (&context, argc - 1, argv + 1));
}
