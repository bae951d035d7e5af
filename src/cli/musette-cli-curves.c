/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-cli-curves.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-cli-output.h"
#include "musette-cli-service.h"
#include "musette-cli-table.h"
#include "musette-format.h"
#include "musette-power-curve.h"

#define DEFAULT_TYPE "Ride"
#define DEFAULT_CURVES "42d,1y"

static const double shown_secs[] = { 1,   5,   10,   15,   30,   60,   120,  180,  300,  480,
                                     600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 10800 };

static void
add_row (MusetteCliTable *table, MusettePowerCurve *curve, double secs)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  const char *label = musette_power_curve_get_label (curve);
  double watts = musette_power_curve_get_value_at (curve, secs);
  g_autofree char *duration = musette_format_duration (secs);
  g_autofree char *power = musette_format_power (watts);

  if (isnan (watts))
    return;
  g_strv_builder_add_many (cells, label != NULL ? label : MUSETTE_MISSING, duration, power, NULL);
  musette_cli_table_add (table, g_strv_builder_end (cells));
}

static int
print_curves (MusetteCliContext *context, GBytes *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) curves = musette_power_curve_list_from_reply (json, &error);
  g_autoptr (MusetteCliTable) table
      = musette_cli_table_new (_ ("Period"), _ ("Duration"), _ ("Power"), NULL);

  if (curves == NULL)
    return musette_cli_service_fail (context, error);
  musette_cli_table_align_right (table, 1);
  musette_cli_table_align_right (table, 2);
  for (guint i = 0; i < curves->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (shown_secs); j++)
      add_row (table, g_ptr_array_index (curves, i), shown_secs[j]);
  return musette_cli_table_print (table, context);
}

/**
 * musette_cli_curves_power:
 * @context: the command's context
 * @argc: number of arguments
 * @argv: the arguments
 *
 * "curves power": the best power of some periods.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_curves_power (MusetteCliContext *context, int argc, char **argv)
{
  g_autofree char *type = NULL;
  g_autofree char *curves = NULL;
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &type, N_ ("Of this type, Ride if not given"), "TYPE" },
    { "curves", 0, 0, G_OPTION_ARG_STRING, &curves, N_ ("Periods, 42d,1y if not given"), "A,B" },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GBytes) json = NULL;
  MusetteRawRequest request = { .kind = MUSETTE_RAW_POWER_CURVES };
  int exit_code;

  if (!musette_cli_parse (context, entries, argc, argv, 0, 0, &arguments, &exit_code))
    return exit_code;
  request.types = type != NULL ? type : DEFAULT_TYPE;
  request.curves = curves != NULL ? curves : DEFAULT_CURVES;
  json = musette_cli_service_ask (context, &request, &exit_code);
  if (json == NULL)
    return exit_code;
  if (context->json)
    return musette_cli_print_lines (context, json);
  return print_curves (context, json);
}
