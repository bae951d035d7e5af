/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MusetteCliExit:
 * @MUSETTE_CLI_OK: done
 * @MUSETTE_CLI_USAGE: wrong usage
 * @MUSETTE_CLI_INPUT: input cannot be read or is refused
 * @MUSETTE_CLI_UNREACHABLE: the service cannot be reached, failed, or its reply is broken
 * @MUSETTE_CLI_REFUSED: the service refused
 *
 * What the program exits with.
 */
typedef enum
{
  MUSETTE_CLI_OK = 0,
  MUSETTE_CLI_USAGE = 2,
  MUSETTE_CLI_INPUT = 3,
  MUSETTE_CLI_UNREACHABLE = 4,
  MUSETTE_CLI_REFUSED = 5,
} MusetteCliExit;

typedef struct _MusetteCliCommand MusetteCliCommand;
typedef struct _MusetteRepository MusetteRepository;

/**
 * MusetteCliContext:
 * @server: scheme and host of the service
 * @athlete: athlete id, "0" for the owner of the key
 * @json: whether machines read the output
 * @quiet: whether to leave out all messages but errors
 * @verbose: whether to tell more
 * @output: (nullable): the file that the result goes to, %NULL for stdout
 * @command: the command that runs
 * @repository: (nullable): the data door, when the command has opened it; it is closed at the end
 *
 * What every command shares: the options in front of the command.
 */
typedef struct
{
  char *server;
  char *athlete;
  gboolean json;
  gboolean quiet;
  gboolean verbose;
  char *output;
  const MusetteCliCommand *command;
  MusetteRepository *repository;
} MusetteCliContext;

/**
 * MusetteCliCommand:
 * @name: the command, or noun and verb: "analyze", "activity list"
 * @arguments: what may follow, in the form that the help shows: "FILE... [--ftp W]"
 * @summary: one sentence without full stop
 * @example: one example, without the program's name
 * @run: does it; @argv begins behind the name and ends with %NULL; returns a #MusetteCliExit
 *
 * One entry of the command table. Help, man page and completion are made from it.
 */
struct _MusetteCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *example;
  int (*run) (MusetteCliContext *context, int argc, char **argv);
};

gboolean musette_cli_parse (MusetteCliContext *context,
                            const GOptionEntry *entries,
                            int argc,
                            char **argv,
                            guint min_arguments,
                            guint max_arguments,
                            char ***arguments,
                            int *exit_code);
char *musette_cli_describe (const MusetteCliCommand *command);
int musette_cli_usage_error (MusetteCliContext *context, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
int musette_cli_fail (MusetteCliContext *context, const GError *error, const char *what);
int musette_cli_exit_code (const GError *error);
void musette_cli_message (MusetteCliContext *context, const char *format, ...) G_GNUC_PRINTF (2, 3);
void musette_cli_warning (MusetteCliContext *context, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
