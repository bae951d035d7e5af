/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-curve.h"

#include <glib/gi18n-lib.h>

#include "musette-cli-ride.h"
#include "musette-format.h"
#include "musette-mmp.h"

static void
write_integers (MusetteJsonWriter *writer, const char *name, const gint32 *values, guint n)
{
  musette_json_writer_name (writer, name);
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    musette_json_writer_int (writer, values[i]);
  musette_json_writer_end (writer);
}

/* A ride without power has a curve without points. */
static void
write_curve (const MusetteCliRide *ride, MusetteMmp *mmp, MusetteJsonWriter *writer)
{
  guint n = mmp != NULL ? musette_mmp_get_n (mmp) : 0;

  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "file", ride->file);
  write_integers (writer, "secs", n > 0 ? musette_mmp_get_secs (mmp) : NULL, n);
  musette_json_writer_name (writer, "watts");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    musette_json_writer_double (writer, musette_mmp_get_watts (mmp)[i]);
  musette_json_writer_end (writer);
  write_integers (writer, "start", n > 0 ? musette_mmp_get_starts (mmp) : NULL, n);
  musette_json_writer_end (writer);
}

static void
add_curve (GString *text, const MusetteCliRide *ride, MusetteMmp *mmp)
{
  g_string_append_printf (text, "%s\n", ride->file);
  if (mmp == NULL)
    {
      g_string_append_printf (text, "  %s\n", _ ("There is no power in this file."));
      return;
    }
  for (guint i = 0; i < musette_mmp_get_n (mmp); i++)
    {
      g_autofree char *duration = musette_format_duration (musette_mmp_get_secs (mmp)[i]);
      g_autofree char *power = musette_format_power (musette_mmp_get_watts (mmp)[i]);
      g_autofree char *start = musette_format_duration (musette_mmp_get_starts (mmp)[i]);

      /* Translators: duration, power and where the effort starts, as in "5:00  312 W  from 1:02:10"
       */
      g_string_append_printf (text, _ ("  %8s  %8s  from %s\n"), duration, power, start);
    }
}

static void
show_curve (const MusetteCliRide *ride,
            MusetteJsonWriter *writer,
            GString *text,
            gpointer user_data)
{
  const gboolean *all = user_data;
  g_autoptr (MusetteMmp) mmp
      = *all ? musette_mmp_new_exact (ride->timeline) : musette_mmp_new_sparse (ride->timeline);

  if (writer != NULL)
    write_curve (ride, mmp, writer);
  else
    add_curve (text, ride, mmp);
}

/**
 * musette_cli_curve:
 * @context: what all commands share
 * @argc: number of arguments
 * @argv: files and options
 *
 * `curve`: the power curve of recorded activities.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_curve (MusetteCliContext *context, int argc, char **argv)
{
  gboolean all = FALSE;
  g_auto (GStrv) files = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Every second, not only some durations"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!musette_cli_parse (context, entries, argc, argv, 1, G_MAXUINT, &files, &code))
    return code;
  return musette_cli_ride_each (context, files, show_curve, &all);
}
