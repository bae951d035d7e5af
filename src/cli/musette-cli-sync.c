/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-sync.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "musette-cli-change.h"
#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-json-writer.h"
#include "musette-synchronizer.h"

typedef struct
{
  gboolean done;
  GError *error;
} Answer;

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  musette_synchronizer_sync_finish (MUSETTE_SYNCHRONIZER (source), result, &answer->error);
  answer->done = TRUE;
}

static void
show_progress_cb (MusetteSynchronizer *synchronizer, GParamSpec *pspec, gpointer user_data)
{
  const char *text = musette_synchronizer_get_text (synchronizer);

  /* Back to the begin of the line, and away with what was longer. */
  if (text != NULL)
    g_printerr ("\r%s\033[K", text);
}

/* Progress is for people who look on. */
static gboolean
shows_progress (MusetteCliContext *context)
{
  return !context->quiet && isatty (STDERR_FILENO);
}

static GError *
read_all (MusetteCliContext *context, MusetteSynchronizer *synchronizer, gboolean full)
{
  Answer answer = { 0 };
  gulong handler = 0;

  if (shows_progress (context))
    handler = g_signal_connect (synchronizer, "notify::text", G_CALLBACK (show_progress_cb), NULL);
  musette_synchronizer_sync_async (synchronizer, full, NULL, synced_cb, &answer);
  musette_cli_service_wait (&answer.done);
  if (handler != 0)
    {
      g_signal_handler_disconnect (synchronizer, handler);
      g_printerr ("\r\033[K");
    }
  return answer.error;
}

static int
print_counts (MusetteCliContext *context, guint n_sent, guint n_activities)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;
  g_autofree char *json = NULL;

  if (!context->json)
    {
      musette_cli_message (context, ngettext ("%u change sent", "%u changes sent", n_sent), n_sent);
      return MUSETTE_CLI_OK;
    }
  writer = musette_json_writer_new (FALSE);
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_int (writer, "sent", n_sent);
  musette_json_writer_member_int (writer, "activities", n_activities);
  musette_json_writer_end (writer);
  json = musette_json_writer_finish (writer);
  return musette_cli_print_text (context, json);
}

/**
 * musette_cli_sync:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "sync": sends the changes that wait, then reads what changed at the service.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_sync (MusetteCliContext *context, int argc, char **argv)
{
  gboolean full = FALSE;
  const GOptionEntry entries[]
      = { { "full", 0, 0, G_OPTION_ARG_NONE, &full, N_ ("Read everything again"), NULL },
          G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  MusetteRepository *repository;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  repository = musette_cli_change_get_repository (way);
  items = musette_cli_change_list (way);
  musette_cli_change_flush (way);
  exit_code = musette_cli_change_report (way, items);
  if (exit_code == MUSETTE_CLI_UNREACHABLE)
    return exit_code;
  error = read_all (context, musette_repository_get_synchronizer (repository), full);
  if (error != NULL && exit_code == MUSETTE_CLI_OK)
    return musette_cli_service_fail (context, error);
  if (exit_code != MUSETTE_CLI_OK)
    return exit_code;
  return print_counts (
      context, items->len,
      g_list_model_get_n_items (G_LIST_MODEL (musette_repository_get_activities (repository))));
}
