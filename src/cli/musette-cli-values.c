/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-clock.h"
#include "musette-date.h"
#include "musette-error.h"
#include "musette-json-slicer.h"
#include "musette-json.h"

/* What does not parse as JSON is a string: nobody quotes a name twice. */
static void
set_value (MusettePatch *patch, const char *name, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (musette_json_check (trimmed, -1, NULL))
    musette_patch_set_raw (patch, name, trimmed);
  else
    musette_patch_set_string (patch, name, text);
}

static gboolean
check_text (const char *pair, GError **error)
{
  if (g_utf8_validate (pair, -1, NULL))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("A value is not UTF-8 text"));
  return FALSE;
}

/**
 * musette_cli_values_parse:
 * @pairs: (array zero-terminated=1): texts like `name=Morning Ride` or `icu_rpe=4`
 * @error: return location for a %G_OPTION_ERROR, or a %G_IO_ERROR_INVALID_DATA
 *
 * Values are JSON where they parse as JSON, else strings.
 *
 * Returns: (transfer full) (nullable): the members in the order given; of a name that is given
 *   twice the last value counts
 */
MusettePatch *
musette_cli_values_parse (char **pairs, GError **error)
{
  g_autoptr (MusettePatch) patch = musette_patch_new ();

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      g_autofree char *name = NULL;

      if (!check_text (pairs[i], error))
        return NULL;
      if (equals == NULL || equals == pairs[i])
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s” is not of the form KEY=VALUE"), pairs[i]);
          return NULL;
        }
      name = g_strndup (pairs[i], (gsize) (equals - pairs[i]));
      set_value (patch, name, equals + 1);
    }
  return g_steal_pointer (&patch);
}

static gboolean
add_record (const char *slice, gsize length, gpointer user_data, GError **error)
{
  MusettePatch *patch = musette_patch_new_from_json (slice, (gssize) length, error);

  if (patch != NULL)
    g_ptr_array_add (user_data, patch);
  return patch != NULL;
}

/**
 * musette_cli_values_read:
 * @bytes: JSON
 * @is_list: (out): whether it holds an array
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type MusettePatch): the object in it, or those of
 *   the array in it
 */
GPtrArray *
musette_cli_values_read (GBytes *bytes, gboolean *is_list, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MusetteJson) root = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  root = musette_json_parse (data, (gssize) length, error);
  if (root == NULL)
    return NULL;
  *is_list = musette_json_get_kind (root) == MUSETTE_JSON_ARRAY;
  if (*is_list ? !musette_json_slice_array (bytes, add_record, records, error)
               : !add_record (data, length, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

/**
 * musette_cli_parse_date:
 * @context: the command's context
 * @text: a date, a local date-time, or a day in words: "today-7", "monday"
 * @exit_code: (out): what to return when this returns %NULL
 *
 * Returns: (transfer full) (nullable): the form that the service understands
 */
char *
musette_cli_parse_date (MusetteCliContext *context, const char *text, int *exit_code)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  MusetteDate date = musette_date_parse_relative (text, musette_clock_get_today (clock));

  if (strchr (text, 'T') != NULL && musette_local_time_parse (text) != MUSETTE_LOCAL_TIME_NONE)
    return musette_local_time_format (musette_local_time_parse (text));
  if (date != MUSETTE_DATE_NONE)
    return musette_date_format (date);
  musette_cli_warning (context,
                       _ ("%s: “%s” is not a day: write 2026-05-12, 2026-05-12T07:00:00, today, "
                          "today-7 or monday"),
                       context->command->name, text);
  *exit_code = MUSETTE_CLI_INPUT;
  return NULL;
}
