/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-activity.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "musette-cli-output.h"
#include "musette-cli-service.h"

static gboolean
read_format (const char *name, MusetteRawKind *kind)
{
  static const struct
  {
    const char *name;
    MusetteRawKind kind;
  } formats[] = {
    { "original", MUSETTE_RAW_FILE_ORIGINAL },
    { "fit", MUSETTE_RAW_FILE_FIT },
    { "gpx", MUSETTE_RAW_FILE_GPX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (name, formats[i].name) == 0)
      {
        *kind = formats[i].kind;
        return TRUE;
      }
  return FALSE;
}

/**
 * musette_cli_activity_download:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "activity download": the file of an activity, byte by byte.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_activity_download (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = { { "format", 0, 0, G_OPTION_ARG_STRING, &format,
                                     N_ ("original, fit or gpx; original if not given"), "FORMAT" },
                                   G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MusetteRawRequest request = { .kind = MUSETTE_RAW_FILE_ORIGINAL };
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 1, 1, &arguments, &exit_code))
    return exit_code;
  if (format != NULL && !read_format (format, &request.kind))
    return musette_cli_usage_error (context, _ ("There is no format “%s”"), format);
  if (context->output == NULL && isatty (STDOUT_FILENO))
    return musette_cli_usage_error (context, "%s",
                                    _ ("A terminal cannot show a file: give -o FILE"));
  request.id = arguments[0];
  bytes = musette_cli_service_ask (context, &request, &exit_code);
  return bytes != NULL ? musette_cli_print (context, bytes) : exit_code;
}
