/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-outbox.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-change.h"
#include "musette-cli-output.h"
#include "musette-cli-sync.h"
#include "musette-cli-table.h"
#include "musette-format.h"
#include "musette-json-writer.h"

/* How a change stands, for machines. */
static const char *const state_names[] = {
  [MUSETTE_OUTBOX_STATE_PENDING] = "pending",   [MUSETTE_OUTBOX_STATE_SENDING] = "sending",
  [MUSETTE_OUTBOX_STATE_RETRYING] = "retrying", [MUSETTE_OUTBOX_STATE_REFUSED] = "refused",
  [MUSETTE_OUTBOX_STATE_CONFLICT] = "conflict", [MUSETTE_OUTBOX_STATE_PAUSED] = "paused",
};

/* The same for people. */
static const char *
get_state_text (MusetteOutboxState state)
{
  switch (state)
    {
    case MUSETTE_OUTBOX_STATE_PENDING:
      return _ ("Waiting");
    case MUSETTE_OUTBOX_STATE_SENDING:
      return _ ("Being sent");
    case MUSETTE_OUTBOX_STATE_RETRYING:
      return _ ("Tried in vain");
    case MUSETTE_OUTBOX_STATE_REFUSED:
      return _ ("Refused");
    case MUSETTE_OUTBOX_STATE_CONFLICT:
      return _ ("In conflict");
    case MUSETTE_OUTBOX_STATE_PAUSED:
    default:
      return _ ("Key not accepted");
    }
}

static void
write_text (MusetteJsonWriter *writer, const char *name, const char *text)
{
  if (text != NULL)
    musette_json_writer_member_string (writer, name, text);
  else
    musette_json_writer_member_null (writer, name);
}

static void
write_body (MusetteJsonWriter *writer, const char *body)
{
  musette_json_writer_name (writer, "body");
  if (body != NULL)
    musette_json_writer_raw (writer, body, -1);
  else
    musette_json_writer_null (writer);
}

static void
write_conflict (MusetteJsonWriter *writer, MusetteConflict *conflict)
{
  guint n = conflict != NULL ? musette_conflict_get_n_fields (conflict) : 0;

  musette_json_writer_name (writer, "conflict");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    {
      musette_json_writer_begin_object (writer);
      write_text (writer, "member", musette_conflict_get_member (conflict, i));
      write_text (writer, "base", musette_conflict_get_base (conflict, i));
      write_text (writer, "mine", musette_conflict_get_mine (conflict, i));
      write_text (writer, "theirs", musette_conflict_get_theirs (conflict, i));
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

static void
write_item (MusetteJsonWriter *writer, MusetteOutboxItem *item)
{
  MusetteChange *change = musette_outbox_item_get_change (item);
  g_autoptr (GDateTime) created
      = g_date_time_new_from_unix_utc (musette_outbox_item_get_created (item));
  g_autofree char *since = created != NULL ? g_date_time_format_iso8601 (created) : NULL;

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_int (writer, "number", musette_outbox_item_get_number (item));
  write_text (writer, "item", musette_change_get_item (change));
  write_text (writer, "title", musette_outbox_item_get_title (item));
  write_text (writer, "action", musette_outbox_item_get_action_text (item));
  write_text (writer, "state", state_names[musette_outbox_item_get_state (item)]);
  write_text (writer, "error", musette_outbox_item_get_error_text (item));
  write_text (writer, "created", since);
  write_body (writer, musette_change_get_body (change));
  write_conflict (writer, musette_outbox_item_get_conflict (item));
  musette_json_writer_end (writer);
}

static int
print_json (MusetteCliContext *context, GListModel *items)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (TRUE);
  g_autofree char *json = NULL;

  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MusetteOutboxItem) item = g_list_model_get_item (items, i);

      write_item (writer, item);
    }
  musette_json_writer_end (writer);
  json = musette_json_writer_finish (writer);
  return musette_cli_print_text (context, json);
}

static void
add_item (MusetteCliTable *table, MusetteOutboxItem *item)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *number
      = g_strdup_printf ("%" G_GINT64_FORMAT, musette_outbox_item_get_number (item));
  const char *title = musette_outbox_item_get_title (item);
  const char *error = musette_outbox_item_get_error_text (item);

  g_strv_builder_add_many (
      cells, number, musette_change_get_item (musette_outbox_item_get_change (item)),
      title != NULL ? title : MUSETTE_MISSING, musette_outbox_item_get_action_text (item),
      get_state_text (musette_outbox_item_get_state (item)),
      error != NULL ? error : MUSETTE_MISSING, NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

static int
print_table (MusetteCliContext *context, GListModel *items)
{
  g_autoptr (MusetteCliTable) table = musette_cli_table_new (
      _ ("No."), _ ("Id"), _ ("Name"), _ ("Change"), _ ("State"), _ ("Reason"), NULL);

  musette_cli_table_align_right (table, 0);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MusetteOutboxItem) item = g_list_model_get_item (items, i);

      add_item (table, item);
    }
  return musette_cli_table_print (table, context);
}

/**
 * musette_cli_outbox_list:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "outbox list": the changes that the service does not have yet.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_outbox_list (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (MusetteCliChange) way = NULL;
  GListModel *items;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  items = G_LIST_MODEL (musette_cli_change_get_outbox (way));
  return context->json ? print_json (context, items) : print_table (context, items);
}

/* Those with the numbers, or all. */
static GPtrArray *
find_items (MusetteCliContext *context, MusetteCliChange *way, char **numbers, int *exit_code)
{
  g_autoptr (GPtrArray) items = NULL;
  MusetteOutbox *outbox = musette_cli_change_get_outbox (way);

  if (numbers[0] == NULL)
    return musette_cli_change_list (way);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      gint64 number;
      MusetteOutboxItem *item = NULL;

      if (g_ascii_string_to_signed (numbers[i], 10, 1, G_MAXINT64, &number, NULL))
        item = musette_outbox_find (outbox, number);
      if (item == NULL)
        {
          musette_cli_warning (context, _ ("%s: no change waits under “%s”: see “outbox list”"),
                               context->command->name, numbers[i]);
          *exit_code = MUSETTE_CLI_INPUT;
          return NULL;
        }
      g_ptr_array_add (items, g_object_ref (item));
    }
  return g_steal_pointer (&items);
}

/* Whoever has a change sent again knows what it says: of a conflict their own version counts. */
static void
retry (MusetteCliChange *way, GPtrArray *items)
{
  MusetteOutbox *outbox = musette_cli_change_get_outbox (way);

  for (guint i = 0; i < items->len; i++)
    musette_outbox_retry (outbox, g_ptr_array_index (items, i));
  musette_cli_change_flush (way);
  if (musette_cli_change_insist (way, items))
    musette_cli_change_flush (way);
}

/**
 * musette_cli_outbox_retry:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "outbox retry": sends changes again that were refused, are in conflict, or wait; all without a
 * number.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_outbox_retry (MusetteCliContext *context, int argc, char **argv)
{
  g_auto (GStrv) numbers = NULL;
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (GPtrArray) items = NULL;
  int exit_code;

  if (!musette_cli_parse (context, NULL, argc, argv, 0, G_MAXUINT, &numbers, &exit_code))
    return exit_code;
  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  items = find_items (context, way, numbers, &exit_code);
  if (items == NULL)
    return exit_code;
  retry (way, items);
  return musette_cli_change_report (way, items);
}

/**
 * musette_cli_outbox_drop:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "outbox drop": gives changes up.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_outbox_drop (MusetteCliContext *context, int argc, char **argv)
{
  gboolean all = FALSE;
  const GOptionEntry entries[]
      = { { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("All changes that wait"), NULL },
          G_OPTION_ENTRY_NULL };
  g_auto (GStrv) numbers = NULL;
  g_autoptr (MusetteCliChange) way = NULL;
  g_autoptr (GPtrArray) items = NULL;
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, G_MAXUINT, &numbers, &exit_code))
    return exit_code;
  if (all == (numbers[0] != NULL))
    return musette_cli_usage_error (context, "%s", _ ("Give the numbers of changes, or --all"));
  way = musette_cli_change_open (context, &exit_code);
  if (way == NULL)
    return exit_code;
  items = find_items (context, way, numbers, &exit_code);
  if (items == NULL)
    return exit_code;
  for (guint i = 0; i < items->len; i++)
    musette_outbox_drop (musette_cli_change_get_outbox (way), g_ptr_array_index (items, i));
  musette_cli_change_settle (way);
  return MUSETTE_CLI_OK;
}
