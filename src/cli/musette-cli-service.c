/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli-service.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-credential.h"
#include "musette-error.h"
#include "musette-repository-edits.h"
#include "musette-server.h"

/* How long the first answer to a key may keep a command from its end. */
#define LEARN_TIMEOUT_S 2

typedef struct
{
  gboolean done;
  gboolean found;
  GBytes *bytes;
  GError *error;
} Answer;

static const char *
get_variable (const char *name)
{
  const char *value = g_getenv (name);

  return value != NULL && *value != '\0' ? value : NULL;
}

/* What a person can do about it; the error itself says what happened. */
static const char *
get_api_hint (const GError *error)
{
  switch ((MusetteApiError) error->code)
    {
    case MUSETTE_API_ERROR_UNAUTHORIZED:
      return _ ("check the key: “musette-cli login”, or $MUSETTE_API_KEY");
    case MUSETTE_API_ERROR_FORBIDDEN:
      return _ ("check --athlete, and what the token may read");
    case MUSETTE_API_ERROR_NOT_FOUND:
      return _ ("check the id");
    case MUSETTE_API_ERROR_CONFLICT:
      return _ ("read it again first");
    case MUSETTE_API_ERROR_RATE_LIMITED:
      return _ ("wait some minutes, then try again");
    case MUSETTE_API_ERROR_SERVER:
      return _ ("try again later");
    case MUSETTE_API_ERROR_PROTOCOL:
      return _ ("try again, and check --server");
    case MUSETTE_API_ERROR_WEB_PAGE:
      return _ ("log in to the network in a web browser, or check --server");
    case MUSETTE_API_ERROR_UNCLEAR:
      return _ ("look whether it was done before you repeat it");
    case MUSETTE_API_ERROR_INVALID:
    default:
      return _ ("check the values");
    }
}

static const char *
get_hint (const GError *error)
{
  if (error->domain == MUSETTE_API_ERROR)
    return get_api_hint (error);
  if (error->domain == MUSETTE_JSON_ERROR)
    return _ ("try again, and check --server");
  if (g_error_matches (error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_LOCKED))
    return _ ("unlock it, or set $MUSETTE_API_KEY");
  if (g_error_matches (error, MUSETTE_ACCOUNT_ERROR, MUSETTE_ACCOUNT_ERROR_INVALID))
    return _ ("copy it again");
  if (error->domain == MUSETTE_ACCOUNT_ERROR)
    return _ ("set $MUSETTE_API_KEY instead");
  return _ ("check the network and --server");
}

/**
 * musette_cli_service_fail:
 * @context: the command's context
 * @error: what went wrong with a request or with the keyring
 *
 * Tells in one line what went wrong, where, and what to do.
 *
 * Returns: the #MusetteCliExit for @error
 */
int
musette_cli_service_fail (MusetteCliContext *context, const GError *error)
{
  musette_cli_warning (context, "%s: %s: %s: %s", context->command->name, context->server,
                       error->message, get_hint (error));
  /* A reply that is not what it must be is the service's fault, not that of a file. */
  if (error->domain == MUSETTE_JSON_ERROR)
    return MUSETTE_CLI_UNREACHABLE;
  return musette_cli_exit_code (error);
}

/**
 * musette_cli_service_wait:
 * @done: becomes true in a callback
 *
 * Runs the main loop until then.
 */
void
musette_cli_service_wait (const gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * musette_cli_service_new:
 * @context: the command's context
 * @exit_code: (out): what to return when this returns %NULL
 *
 * Checks the server's address, and opens the data door without a key.
 *
 * Returns: (transfer full) (nullable): the data door
 */
MusetteRepository *
musette_cli_service_new (MusetteCliContext *context, int *exit_code)
{
  g_autofree char *server = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteClock) clock = NULL;
  MusetteRepository *repository;

  server = musette_server_normalize (context->server, &error);
  if (server == NULL)
    {
      *exit_code = musette_cli_usage_error (context, "%s", error->message);
      return NULL;
    }
  g_free (context->server);
  context->server = g_steal_pointer (&server);
  clock = musette_clock_new ();
  repository = musette_repository_new (context->server, clock);
  musette_repository_set_check_keys (repository, FALSE);
  g_set_object (&context->repository, repository);
  return repository;
}

static MusetteCredential *
read_environment (GError **error)
{
  const char *key = get_variable ("MUSETTE_API_KEY");
  const char *token = get_variable ("MUSETTE_ACCESS_TOKEN");

  if (key != NULL)
    return musette_credential_new_from_text (key, error);
  if (token != NULL)
    return musette_credential_new (MUSETTE_CREDENTIAL_TOKEN, token);
  return NULL;
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->found
      = musette_repository_restore_finish (MUSETTE_REPOSITORY (source), result, &answer->error);
  answer->done = TRUE;
}

static gboolean
restore (MusetteCliContext *context, MusetteRepository *repository, int *exit_code)
{
  Answer answer = { 0 };

  musette_repository_restore_async (repository, NULL, restored_cb, &answer);
  musette_cli_service_wait (&answer.done);
  if (answer.found)
    return TRUE;
  if (answer.error == NULL)
    {
      musette_cli_warning (context,
                           _ ("%s: %s: nobody is signed in: run “musette-cli login”, or set "
                              "$MUSETTE_API_KEY"),
                           context->command->name, context->server);
      *exit_code = MUSETTE_CLI_REFUSED;
      return FALSE;
    }
  *exit_code = musette_cli_service_fail (context, answer.error);
  g_clear_error (&answer.error);
  return FALSE;
}

/**
 * musette_cli_service_open:
 * @context: the command's context
 * @source: (out) (optional): where the key came from
 * @exit_code: (out): what to return when this returns %NULL
 *
 * Opens the data door with the key of the environment, else of the keyring.
 *
 * Returns: (transfer full) (nullable): the data door
 */
MusetteRepository *
musette_cli_service_open (MusetteCliContext *context, MusetteCliKeySource *source, int *exit_code)
{
  g_autoptr (MusetteRepository) repository = musette_cli_service_new (context, exit_code);
  g_autoptr (MusetteCredential) credential = NULL;
  g_autoptr (GError) error = NULL;

  if (repository == NULL)
    return NULL;
  credential = read_environment (&error);
  if (error != NULL)
    {
      *exit_code = musette_cli_fail (context, error, "$MUSETTE_API_KEY");
      return NULL;
    }
  if (source != NULL)
    *source = credential != NULL ? MUSETTE_CLI_KEY_ENVIRONMENT : MUSETTE_CLI_KEY_KEYRING;
  if (credential != NULL)
    musette_repository_sign_in_with_credential (repository, credential, context->athlete);
  else if (!restore (context, repository, exit_code))
    return NULL;
  return g_steal_pointer (&repository);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->bytes
      = musette_repository_read_raw_finish (MUSETTE_REPOSITORY (source), result, &answer->error);
  answer->done = TRUE;
}

/**
 * musette_cli_service_read:
 * @context: the command's context
 * @repository: the data door
 * @request: the question
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the service said, byte by byte
 */
GBytes *
musette_cli_service_read (MusetteCliContext *context,
                          MusetteRepository *repository,
                          const MusetteRawRequest *request,
                          GError **error)
{
  MusetteRawRequest own = *request;
  Answer answer = { 0 };

  /* Without --athlete, the athlete that the key was stored for. */
  if (strcmp (context->athlete, "0") != 0)
    own.athlete_id = context->athlete;
  musette_repository_read_raw_async (repository, &own, NULL, read_cb, &answer);
  musette_cli_service_wait (&answer.done);
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.bytes;
}

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;

  musette_repository_open_finish (MUSETTE_REPOSITORY (source), result, NULL);
  *done = TRUE;
  g_rc_box_release (done);
}

static gboolean
give_up_cb (gpointer user_data)
{
  gboolean *done = user_data;

  *done = TRUE;
  return G_SOURCE_REMOVE;
}

/* The first time that the service answers to a key it is asked whose that is, so that later changes
 * find their place without it. Nobody waits long for that, and a failure is none of the command's.
 */
static void
learn_account (MusetteRepository *repository)
{
  g_autoptr (GSource) timer = NULL;
  gboolean *done;

  if (musette_repository_knows_account (repository)
      || musette_repository_get_credential_kind (repository) == MUSETTE_CREDENTIAL_TOKEN)
    return;
  done = g_rc_box_new0 (gboolean);
  timer = g_timeout_source_new_seconds (LEARN_TIMEOUT_S);
  g_source_set_callback (timer, give_up_cb, done, NULL);
  g_source_attach (timer, NULL);
  musette_repository_open_async (repository, learned_cb, g_rc_box_acquire (done));
  musette_cli_service_wait (done);
  g_source_destroy (timer);
  g_rc_box_release (done);
}

/**
 * musette_cli_service_ask:
 * @context: the command's context
 * @request: the question
 * @exit_code: (out): what to return when this returns %NULL
 *
 * Opens the data door, asks, and tells on stderr what went wrong.
 *
 * Returns: (transfer full) (nullable): what the service said, byte by byte
 */
GBytes *
musette_cli_service_ask (MusetteCliContext *context,
                         const MusetteRawRequest *request,
                         int *exit_code)
{
  g_autoptr (MusetteRepository) repository = musette_cli_service_open (context, NULL, exit_code);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (repository == NULL)
    return NULL;
  bytes = musette_cli_service_read (context, repository, request, &error);
  if (bytes == NULL)
    *exit_code = musette_cli_service_fail (context, error);
  else
    learn_account (repository);
  return bytes;
}
