/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli-account.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "musette-athlete.h"
#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-credential.h"
#include "musette-error.h"
#include "musette-json-writer.h"

#define MAX_KEY_LENGTH 4096

typedef struct
{
  gboolean done;
  gboolean ok;
  GError *error;
} Answer;

/* Reads one line without showing it. */
static char *
read_secret_line (void)
{
  struct termios before;
  struct termios silent;
  const gboolean terminal = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &before) == 0;
  char *line = g_malloc0 (MAX_KEY_LENGTH);

  if (terminal)
    {
      silent = before;
      silent.c_lflag &= (tcflag_t) ~ECHO;
      g_printerr ("%s", _ ("Key or token: "));
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
    }
  if (fgets (line, MAX_KEY_LENGTH, stdin) == NULL)
    *line = '\0';
  if (terminal)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
      g_printerr ("\n");
    }
  return g_strstrip (line);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->ok
      = musette_repository_sign_in_finish (MUSETTE_REPOSITORY (source), result, &answer->error);
  answer->done = TRUE;
}

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->ok
      = musette_repository_sign_out_finish (MUSETTE_REPOSITORY (source), result, &answer->error);
  answer->done = TRUE;
}

static void
greet (MusetteCliContext *context, MusetteRepository *repository)
{
  MusetteAthlete *athlete = musette_repository_get_athlete (repository);

  if (athlete != NULL)
    musette_cli_message (context, _ ("Signed in at %s as %s (%s); the key is in the keyring"),
                         context->server, musette_athlete_get_name (athlete),
                         musette_athlete_get_id (athlete));
  else
    musette_cli_message (context, _ ("Signed in at %s; the token is in the keyring"),
                         context->server);
}

/**
 * musette_cli_login:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "login": asks for a key, tests it with one request, and keeps it in the keyring.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_login (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusetteRepository) repository = NULL;
  Answer answer = { 0 };
  char *text;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  repository = musette_cli_service_new (context, &exit_code);
  if (repository == NULL)
    return exit_code;
  text = read_secret_line ();
  musette_repository_sign_in_async (repository, text,
                                    strcmp (context->athlete, "0") != 0 ? context->athlete : NULL,
                                    TRUE, NULL, signed_in_cb, &answer);
  musette_secret_free (text);
  musette_cli_service_wait (&answer.done);
  if (answer.ok)
    {
      greet (context, repository);
      return MUSETTE_CLI_OK;
    }
  exit_code = musette_cli_service_fail (context, answer.error);
  g_clear_error (&answer.error);
  return exit_code;
}

/**
 * musette_cli_logout:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "logout": removes the key from the keyring.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_logout (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusetteRepository) repository = NULL;
  Answer answer = { 0 };
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  repository = musette_cli_service_new (context, &exit_code);
  if (repository == NULL)
    return exit_code;
  musette_repository_sign_out_async (repository, NULL, signed_out_cb, &answer);
  musette_cli_service_wait (&answer.done);
  if (!answer.ok)
    {
      exit_code = musette_cli_service_fail (context, answer.error);
      g_clear_error (&answer.error);
      return exit_code;
    }
  musette_cli_message (context, _ ("The keyring holds no key for %s any more"), context->server);
  return MUSETTE_CLI_OK;
}

static void
write_string (MusetteJsonWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    musette_json_writer_member_string (writer, name, value);
  else
    musette_json_writer_member_null (writer, name);
}

static int
print_whoami (MusetteCliContext *context,
              MusetteAthlete *athlete,
              MusetteCredentialKind kind,
              MusetteCliKeySource source)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autoptr (GBytes) json = NULL;
  g_autofree char *text = NULL;
  const char *id = athlete != NULL ? musette_athlete_get_id (athlete) : NULL;
  const char *name = athlete != NULL ? musette_athlete_get_name (athlete) : NULL;
  const char *source_name = source == MUSETTE_CLI_KEY_KEYRING ? "keyring" : "environment";

  if (!context->json)
    {
      text = g_strdup_printf ("%s (%s)\n%s\n%s, %s\n", name != NULL ? name : _ ("Unknown athlete"),
                              id != NULL ? id : "?", context->server,
                              musette_credential_kind_to_string (kind), source_name);
      return musette_cli_print_text (context, text);
    }
  musette_json_writer_begin_object (writer);
  write_string (writer, "id", id);
  write_string (writer, "name", name);
  write_string (writer, "server", context->server);
  write_string (writer, "credential", musette_credential_kind_to_string (kind));
  write_string (writer, "source", source_name);
  musette_json_writer_end (writer);
  json = musette_json_writer_finish_bytes (writer);
  return musette_cli_print_lines (context, json);
}

/**
 * musette_cli_whoami:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "whoami": tells whose key is in use and where it came from. A token without the right to read the
 * settings is signed in, though its athlete cannot be told.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_whoami (MusetteCliContext *context, int argc, char **argv)
{
  const MusetteRawRequest request = { .kind = MUSETTE_RAW_ATHLETE };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusetteRepository) repository = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteAthlete) athlete = NULL;
  MusetteCredentialKind kind;
  MusetteCliKeySource source;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  repository = musette_cli_service_open (context, &source, &exit_code);
  if (repository == NULL)
    return exit_code;
  kind = musette_repository_get_credential_kind (repository);
  json = musette_cli_service_read (context, repository, &request, &error);
  if (json != NULL)
    athlete = musette_athlete_new_from_json (json, &error);
  if (kind == MUSETTE_CREDENTIAL_TOKEN
      && g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN))
    g_clear_error (&error);
  if (error != NULL)
    return musette_cli_service_fail (context, error);
  return print_whoami (context, athlete, kind, source);
}
