/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-error.h"

#define OUTPUT_ARGUMENT "[-o FILE]"
#define NOT_GIVEN (-G_MAXDOUBLE)

static void
print_line (const char *format, va_list args)
{
  g_autofree char *text = g_strdup_vprintf (format, args);

  /* One message is one line, whatever a server or a file put into it. */
  g_strdelimit (text, "\r\n", ' ');
  g_printerr ("musette-cli: %s\n", text);
}

/**
 * musette_cli_message:
 * @context: the command's context
 * @format: printf format of one line without line end
 * @...: its values
 *
 * Tells something on stderr unless --quiet was given.
 */
void
musette_cli_message (MusetteCliContext *context, const char *format, ...)
{
  va_list args;

  if (context->quiet)
    return;
  va_start (args, format);
  print_line (format, args);
  va_end (args);
}

/**
 * musette_cli_warning:
 * @context: the command's context
 * @format: printf format of one line without line end
 * @...: its values
 *
 * Tells something on stderr that --quiet does not hide: lost data, a file that was refused.
 */
void
musette_cli_warning (MusetteCliContext *context, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  print_line (format, args);
  va_end (args);
}

/**
 * musette_cli_usage_error:
 * @context: the command's context
 * @format: printf format of what is wrong
 * @...: its values
 *
 * Tells on stderr what is wrong with the command line, and how to get help.
 *
 * Returns: %MUSETTE_CLI_USAGE
 */
int
musette_cli_usage_error (MusetteCliContext *context, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  musette_cli_warning (context, _ ("%s (see “musette-cli %s%s--help”)"), text,
                       context->command != NULL ? context->command->name : "",
                       context->command != NULL ? " " : "");
  return MUSETTE_CLI_USAGE;
}

/**
 * musette_cli_exit_code:
 * @error: an error
 *
 * Returns: the #MusetteCliExit that tells a script what kind of failure it was
 */
int
musette_cli_exit_code (const GError *error)
{
  if (g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_RATE_LIMITED))
    return MUSETTE_CLI_REFUSED;
  if (error->domain == MUSETTE_API_ERROR)
    return musette_api_error_is_refused (error) ? MUSETTE_CLI_REFUSED : MUSETTE_CLI_UNREACHABLE;
  if (error->domain == MUSETTE_RECORDING_ERROR || error->domain == G_FILE_ERROR
      || error->domain == MUSETTE_JSON_ERROR || error->domain == MUSETTE_ACCOUNT_ERROR)
    return MUSETTE_CLI_INPUT;
  if (error->domain == G_OPTION_ERROR)
    return MUSETTE_CLI_USAGE;
  if (error->domain == G_IO_ERROR)
    switch (error->code)
      {
      case G_IO_ERROR_NOT_FOUND:
      case G_IO_ERROR_IS_DIRECTORY:
      case G_IO_ERROR_PERMISSION_DENIED:
      case G_IO_ERROR_NO_SPACE:
      case G_IO_ERROR_READ_ONLY:
      case G_IO_ERROR_INVALID_DATA:
      case G_IO_ERROR_INVALID_FILENAME:
        return MUSETTE_CLI_INPUT;
      default:
        return MUSETTE_CLI_UNREACHABLE;
      }
  return MUSETTE_CLI_UNREACHABLE;
}

/**
 * musette_cli_fail:
 * @context: the command's context
 * @error: what went wrong
 * @what: (nullable): what it went wrong with, a file's name for instance, "-" for stdin
 *
 * Tells the error in one line on stderr.
 *
 * Returns: the #MusetteCliExit for @error
 */
int
musette_cli_fail (MusetteCliContext *context, const GError *error, const char *what)
{
  if (g_strcmp0 (what, "-") == 0)
    musette_cli_warning (context, _ ("standard input: %s"), error->message);
  else if (what != NULL)
    musette_cli_warning (context, "%s: %s", what, error->message);
  else
    musette_cli_warning (context, "%s", error->message);
  return musette_cli_exit_code (error);
}

static void
set_string (char **target, char **value)
{
  if (*value == NULL)
    return;
  g_free (*target);
  *target = g_steal_pointer (value);
}

/**
 * musette_cli_describe:
 * @command: a command
 *
 * Returns: (transfer full): what it does, as a sentence in the user's language
 */
char *
musette_cli_describe (const MusetteCliCommand *command)
{
  /* Translators: what a command does, made a sentence by a full stop */
  return g_strdup_printf (_ ("%s."), gettext (command->summary));
}

static void
print_help (MusetteCliContext *context, GOptionContext *options)
{
  const MusetteCliCommand *command = context->command;
  g_autofree char *help = g_option_context_get_help (options, TRUE, NULL);
  g_autofree char *description = musette_cli_describe (command);
  const char *body = strchr (help, '\n');

  g_print ("%s\n  musette-cli %s %s\n\n%s\n", _ ("Usage:"), command->name, command->arguments,
           description);
  g_print ("%s\n%s\n  musette-cli %s\n", body != NULL ? body : "", _ ("Example:"),
           command->example);
}

/* All numbers with a fraction among the options are thresholds. Gives each of them a value that
 * nobody can mean, and returns what they were. */
static GArray *
mark_thresholds (const GOptionEntry *entries)
{
  GArray *defaults = g_array_new (FALSE, FALSE, sizeof (double));

  for (; entries != NULL && entries->long_name != NULL; entries++)
    if (entries->arg == G_OPTION_ARG_DOUBLE)
      {
        double *value = entries->arg_data;

        g_array_append_val (defaults, *value);
        *value = NOT_GIVEN;
      }
  return defaults;
}

/* Puts back those that were not given; the others must be sane. */
static gboolean
settle_thresholds (const GOptionEntry *entries, const GArray *defaults)
{
  gboolean sane = TRUE;
  guint n = 0;

  for (; entries != NULL && entries->long_name != NULL; entries++)
    if (entries->arg == G_OPTION_ARG_DOUBLE)
      {
        double *value = entries->arg_data;

        if (*value == NOT_GIVEN)
          *value = g_array_index (defaults, double, n);
        else
          sane = sane && *value > 0 && isfinite (*value);
        n++;
      }
  return sane;
}

/* The options that every command takes; what stands behind the command wins over what stands before
 * it. Takes the options out of @line, whose first entry is the program's name. */
static gboolean
read_options (MusetteCliContext *context, const GOptionEntry *entries, char ***line, int *exit_code)
{
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GArray) defaults = mark_thresholds (entries);
  g_autoptr (GError) error = NULL;
  g_autofree char *server = NULL;
  g_autofree char *athlete = NULL;
  g_autofree char *output = NULL;
  gboolean help = FALSE;
  const GOptionEntry file_entry[]
      = { { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write to a file"), "FILE" },
          G_OPTION_ENTRY_NULL };
  const GOptionEntry common[]
      = { { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
          { "json", 0, 0, G_OPTION_ARG_NONE, &context->json, N_ ("Print JSON for machines"), NULL },
          { "server", 0, 0, G_OPTION_ARG_STRING, &server, N_ ("The service"), "URL" },
          { "athlete", 0, 0, G_OPTION_ARG_STRING, &athlete, N_ ("The athlete"), "ID" },
          { "quiet", 'q', 0, G_OPTION_ARG_NONE, &context->quiet, N_ ("Only errors on stderr"),
            NULL },
          { "verbose", 'v', 0, G_OPTION_ARG_NONE, &context->verbose, N_ ("Tell more"), NULL },
          G_OPTION_ENTRY_NULL };

  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_set_translation_domain (options, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
  /* Commands that give data say so in the table. */
  if (strstr (context->command->arguments, OUTPUT_ARGUMENT) != NULL)
    g_option_context_add_main_entries (options, file_entry, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (options, line, &error))
    {
      *exit_code = musette_cli_usage_error (context, "%s", error->message);
      return FALSE;
    }
  if (!settle_thresholds (entries, defaults))
    {
      *exit_code = musette_cli_usage_error (context, _ ("A threshold must be a number above 0"));
      return FALSE;
    }
  set_string (&context->server, &server);
  set_string (&context->athlete, &athlete);
  /* Standard output is where results go without the option. */
  if (g_strcmp0 (output, "-") != 0)
    set_string (&context->output, &output);
  if (help)
    {
      print_help (context, options);
      *exit_code = MUSETTE_CLI_OK;
    }
  return !help;
}

/* A "--" that the parser left is no argument. */
static void
drop_dashes (char **arguments)
{
  g_autofree char *dashes = NULL;

  if (arguments[0] == NULL || strcmp (arguments[0], "--") != 0)
    return;
  dashes = arguments[0];
  memmove (arguments, arguments + 1, sizeof (char *) * g_strv_length (arguments));
}

/**
 * musette_cli_parse:
 * @context: the command's context
 * @entries: (nullable): the command's own options
 * @argc: as given to the command
 * @argv: as given to the command
 * @min_arguments: how many arguments there must be
 * @max_arguments: how many there may be
 * @arguments: (out) (transfer full): the arguments that are no options, %NULL-terminated
 * @exit_code: (out): what to return when this returns %FALSE
 *
 * Reads the command's options, wherever they stand, and answers --help. A command in whose
 * arguments the table has `[-o FILE]` takes that too; see musette_cli_print().
 *
 * Returns: whether the command should go on
 */
gboolean
musette_cli_parse (MusetteCliContext *context,
                   const GOptionEntry *entries,
                   int argc,
                   char **argv,
                   guint min_arguments,
                   guint max_arguments,
                   char ***arguments,
                   int *exit_code)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;
  g_auto (GStrv) rest = NULL;
  guint n;

  *arguments = NULL;
  g_strv_builder_add (builder, "musette-cli");
  for (int i = 0; i < argc; i++)
    g_strv_builder_add (builder, argv[i]);
  line = g_strv_builder_end (builder);
  if (!read_options (context, entries, &line, exit_code))
    return FALSE;
  rest = g_strdupv (line + 1);
  drop_dashes (rest);
  n = g_strv_length (rest);
  if (n >= min_arguments && n <= max_arguments)
    {
      *arguments = g_steal_pointer (&rest);
      return TRUE;
    }
  *exit_code = musette_cli_usage_error (context, "%s",
                                        n < min_arguments
                                            ? _ ("Something is missing from the command line")
                                            : _ ("There are too many arguments"));
  return FALSE;
}
