/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-activity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-cli-csv.h"
#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"
#include "musette-format.h"
#include "musette-stream-scanner.h"

static void
add_channel (MusetteCliTable *table, MusetteStreamSet *streams, MusetteChannel channel)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const guint length = musette_stream_set_get_length (streams);
  const char *name = musette_channel_get_stream_name (channel);
  double low = NAN;
  double high = NAN;
  guint n = 0;
  g_autofree char *count = NULL;
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;

  for (guint i = 0; i < length; i++)
    {
      double value = musette_stream_set_get_value (streams, i, channel);

      if (isnan (value))
        continue;
      low = fmin (low, value);
      high = fmax (high, value);
      n++;
    }
  count = musette_format_count (n);
  low_text = musette_format_number (low, 1);
  high_text = musette_format_number (high, 1);
  g_strv_builder_add_many (cells, name != NULL ? name : musette_channel_get_short_name (channel),
                           count, low_text, high_text, NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

static MusetteStreamSet *
scan (GBytes *json, GError **error)
{
  g_autoptr (MusetteStreamScanner) scanner = musette_stream_scanner_new ();
  gsize length;
  const char *data = g_bytes_get_data (json, &length);

  if (!musette_stream_scanner_feed (scanner, data, length, error))
    return NULL;
  return musette_stream_scanner_finish (scanner, error);
}

static int
print_streams (MusetteCliContext *context, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MusetteStreamSet) streams = scan (json, &error);
  g_autoptr (MusetteCliTable) table
      = musette_cli_table_new (_ ("Stream"), _ ("Values"), _ ("Lowest"), _ ("Highest"), NULL);

  if (streams == NULL)
    return musette_cli_service_fail (context, error);
  for (guint column = 1; column <= 3; column++)
    musette_cli_table_align_right (table, column);
  for (guint channel = 0; channel < MUSETTE_N_CHANNELS; channel++)
    if (musette_stream_set_has (streams, channel))
      add_channel (table, streams, channel);
  return musette_cli_table_print (table, context);
}

static int
print_streams_csv (MusetteCliContext *context, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) csv = musette_cli_csv_from_streams (json, &error);

  if (csv == NULL)
    return musette_cli_service_fail (context, error);
  return musette_cli_print_lines (context, csv);
}

/**
 * musette_cli_activity_streams:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity streams": the samples of one activity, as the service's JSON, as CSV, or a summary.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_streams (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *types = NULL;
  gboolean csv = FALSE;
  const GOptionEntry entries[]
      = { { "types", 0, 0, G_OPTION_ARG_STRING, &types, N_ ("Only these streams"), "A,B" },
          { "csv", 0, 0, G_OPTION_ARG_NONE, &csv, N_ ("Print CSV"), NULL },
          G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *timed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MusetteRawRequest request = { .kind = MUSETTE_RAW_STREAMS };
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  request.id = arguments[0];
  /* A summary counts samples, and those have a time. */
  if (types != NULL && !csv && !context->json)
    timed = g_strconcat ("time,", types, NULL);
  request.types = timed != NULL ? timed : types;
  bytes = musette_cli_service_ask (context, &request, &exit_code);
  if (bytes == NULL)
    return exit_code;
  if (csv)
    return print_streams_csv (context, bytes);
  if (context->json)
    return musette_cli_print_lines (context, bytes);
  return print_streams (context, bytes);
}
