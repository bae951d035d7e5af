/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-cli-commands.h"

/* Help, man page and shell completion, all made from the one command table. */

static gboolean
belongs_to (const MusetteCliCommand *command, const char *noun)
{
  gsize length;

  if (noun == NULL)
    return TRUE;
  length = strlen (noun);
  return strncmp (command->name, noun, length) == 0
         && (command->name[length] == ' ' || command->name[length] == '\0');
}

static void
print_options (void)
{
  g_print ("%s\n", _ ("Options:"));
  g_print ("  --server URL    %s\n", _ ("The service, scheme and host (also $MUSETTE_SERVER)"));
  g_print ("  --athlete ID    %s\n", _ ("The athlete, 0 for the owner of the key"));
  g_print ("  --json          %s\n", _ ("Print JSON for machines"));
  g_print ("  -q, --quiet     %s\n", _ ("Only errors on stderr"));
  g_print ("  -v, --verbose   %s\n", _ ("Tell more"));
  g_print ("  --version       %s\n", _ ("Print the version"));
  g_print ("  -h, --help      %s\n\n", _ ("Show this help"));
}

static void
print_command (const MusetteCliCommand *command)
{
  g_autofree char *description = musette_cli_describe (command);

  g_print ("  %s %s\n      %s\n      %s musette-cli %s\n", command->name, command->arguments,
           description, _ ("Example:"), command->example);
}

/**
 * musette_cli_help_print:
 * @noun: (nullable): a command's first word, or %NULL for all commands
 *
 * Prints the commands with one example each.
 */
void
musette_cli_help_print (const char *noun)
{
  gsize n;
  const MusetteCliCommand *commands = musette_cli_commands_get (&n);

  g_print ("%s\n  musette-cli [%s] %s\n\n", _ ("Usage:"), _ ("OPTION…"),
           _ ("COMMAND [VERB] [ARGUMENT…]"));
  print_options ();
  g_print ("%s\n", _ ("Commands:"));
  for (gsize i = 0; i < n; i++)
    if (belongs_to (&commands[i], noun))
      print_command (&commands[i]);
  g_print ("\n%s\n", _ ("“-” in place of a file that is read means the standard input."));
  g_print ("%s\n", _ ("The key comes from $MUSETTE_API_KEY or $MUSETTE_ACCESS_TOKEN, else from the "
                      "keyring (see “musette-cli login”)."));
  g_print ("%s\n", _ ("Exit status: 0 done, 2 wrong usage, 3 bad input, 4 service unreachable, 5 "
                      "service refused."));
}

static void
print_roff (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (*c == '-')
      g_print ("\\-");
    else if (*c == '\\')
      g_print ("\\\\");
    else
      g_print ("%c", *c);
}

/**
 * musette_cli_help_print_man:
 *
 * Prints the man page.
 */
void
musette_cli_help_print_man (void)
{
  gsize n;
  const MusetteCliCommand *commands = musette_cli_commands_get (&n);

  g_print (".TH MUSETTE\\-CLI 1 \"\" \"Musette %s\"\n", MUSETTE_VERSION);
  g_print (".SH NAME\nmusette\\-cli \\- training data of Intervals.icu and of files\n");
  g_print (".SH SYNOPSIS\n.B musette\\-cli\n[\\-\\-server URL] [\\-\\-athlete ID] [\\-\\-json] "
           "[\\-\\-quiet] [\\-\\-verbose] COMMAND [VERB] [ARGUMENTS]\n");
  g_print (
      ".SH DESCRIPTION\nData goes to the standard output, messages to the standard error. "
      "Tables are for people; with \\-\\-json the output is for machines. \\- in place of a file "
      "that is read means the standard input.\n.SH COMMANDS\n");
  for (gsize i = 0; i < n; i++)
    {
      g_print (".TP\n.B ");
      print_roff (commands[i].name);
      g_print (" ");
      print_roff (commands[i].arguments);
      g_print ("\n");
      print_roff (commands[i].summary);
      g_print (".\n.br\nExample: musette\\-cli ");
      print_roff (commands[i].example);
      g_print ("\n");
    }
  g_print (
      ".SH ENVIRONMENT\n.TP\n.B MUSETTE_API_KEY, MUSETTE_ACCESS_TOKEN\nThe credential; else the "
      "keyring is asked.\n.TP\n.B MUSETTE_SERVER\nAs \\-\\-server.\n.TP\n.B MUSETTE_TODAY\n"
      "The day that counts as today.\n");
  g_print (
      ".SH EXIT STATUS\n0 done, 2 wrong usage, 3 input cannot be read or is refused, 4 service "
      "unreachable or its reply broken, 5 service refused.\n");
}

static void
add_options (GString *words, const char *arguments)
{
  for (const char *c = strstr (arguments, "--"); c != NULL; c = strstr (c, "--"))
    {
      gsize length = strspn (c, "-abcdefghijklmnopqrstuvwxyz");

      g_string_append_c (words, ' ');
      g_string_append_len (words, c, (gssize) length);
      c += length;
    }
}

/**
 * musette_cli_help_print_completion:
 *
 * Prints the completion for bash. It completes commands, verbs and options, and files elsewhere.
 */
void
musette_cli_help_print_completion (void)
{
  gsize n;
  const MusetteCliCommand *commands = musette_cli_commands_get (&n);
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) cases = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (commands[i].name, " ", 2);

      if (i == 0 || !belongs_to (&commands[i - 1], words[0]))
        g_string_append_printf (first, " %s", words[0]);
      g_string_append_printf (cases, "    '%s') words='--help --json", commands[i].name);
      add_options (cases, commands[i].arguments);
      g_string_append (cases, "' ;;\n");
      if (words[1] != NULL)
        g_string_append_printf (cases, "    '%s '*) verbs+=' %s' ;;&\n", words[0], words[1]);
    }
  g_print ("# bash completion for musette-cli\n_musette_cli() {\n"
           "  local cur=${COMP_WORDS[COMP_CWORD]} words='' verbs='' line=\"${COMP_WORDS[*]:1:2}\"\n"
           "  if [ \"$COMP_CWORD\" = 1 ]; then\n"
           "    words='--server --athlete --json --quiet --verbose --version --help%s'\n"
           "  else case $line in\n%s    \"${COMP_WORDS[1]}\"*) words='--help --json' ;;\n"
           "  esac; fi\n"
           "  [ \"$COMP_CWORD\" = 2 ] && words+=$verbs\n"
           "  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
           "}\ncomplete -o default -F _musette_cli musette-cli\n",
           first->str, cases->str);
}
