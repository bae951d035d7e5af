/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-name-pattern.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* Names for many activities at once: text with places in braces that each activity fills with its
 * own. Two braces stand for one. */

typedef enum
{
  PLACE_NAME,
  PLACE_TYPE,
  PLACE_DATE,
  PLACE_TIME,
  PLACE_DISTANCE,
  PLACE_DURATION,
  PLACE_LOAD,
  PLACE_NUMBER,
  N_PLACES,
} Place;

static const char *const place_names[N_PLACES]
    = { "name", "type", "date", "time", "distance", "duration", "load", "n" };

static char *
dup_place (Place place, MusetteActivity *activity, guint number, MusetteUnits units)
{
  const char *type = musette_activity_get_activity_type (activity);
  const char *name = musette_activity_get_name (activity);

  switch (place)
    {
    case PLACE_NAME:
      return g_strdup (name != NULL ? name : "");
    case PLACE_TYPE:
      return type != NULL ? musette_sport_dup_type_label (type) : g_strdup ("");
    case PLACE_DATE:
      return musette_date_format (musette_activity_get_date (activity));
    case PLACE_TIME:
      return musette_format_time_of_day (musette_activity_get_start_local (activity));
    case PLACE_DISTANCE:
      return musette_format_distance (musette_activity_get_distance_m (activity), units);
    case PLACE_DURATION:
      return musette_format_duration_prose (musette_activity_get_moving_s (activity));
    case PLACE_LOAD:
      return musette_format_number (musette_activity_get_load (activity), 0);
    case PLACE_NUMBER:
    case N_PLACES:
    default:
      return g_strdup_printf ("%u", number);
    }
}

/* The place between the braces that begin at @p. Returns the byte behind it, NULL when it is none.
 */
static const char *
read_place (const char *p, Place *place)
{
  const char *end = strchr (p, '}');

  if (end == NULL)
    return NULL;
  for (guint i = 0; i < N_PLACES; i++)
    if (strlen (place_names[i]) == (gsize) (end - p - 1)
        && g_ascii_strncasecmp (p + 1, place_names[i], end - p - 1) == 0)
      {
        *place = i;
        return end + 1;
      }
  return NULL;
}

static gboolean
is_double (const char *p)
{
  return (*p == '{' || *p == '}') && p[1] == *p;
}

/**
 * musette_name_pattern_check:
 * @pattern: a pattern
 * @error: return location of an error
 *
 * Returns: whether every place in it is known and something is left of it
 */
gboolean
musette_name_pattern_check (const char *pattern, GError **error)
{
  g_return_val_if_fail (pattern != NULL, FALSE);

  for (const char *p = pattern; *p != '\0';)
    {
      const char *next = p + 1;
      Place place;

      if (is_double (p))
        next = p + 2;
      else if (*p == '{')
        next = read_place (p, &place);
      if (next == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       /* Translators: %s is the rest of a pattern for names, from a brace on */
                       _ ("“%s” is not understood. %s"), p, musette_name_pattern_get_help ());
          return FALSE;
        }
      p = next;
    }
  return TRUE;
}

/**
 * musette_name_pattern_apply:
 * @pattern: a pattern that musette_name_pattern_check() approves of
 * @activity: an activity
 * @number: its place among those that are named
 * @units: units for people
 *
 * Returns: (transfer full): its new name; the old one when nothing would be left
 */
char *
musette_name_pattern_apply (const char *pattern,
                            MusetteActivity *activity,
                            guint number,
                            MusetteUnits units)
{
  GString *name;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), NULL);

  name = g_string_new (NULL);
  while (*pattern != '\0')
    {
      const char *next = NULL;
      Place place;

      if (*pattern == '{' && !is_double (pattern))
        next = read_place (pattern, &place);
      if (next != NULL)
        {
          g_autofree char *text = dup_place (place, activity, number, units);

          g_string_append (name, text);
          pattern = next;
          continue;
        }
      g_string_append_c (name, *pattern);
      pattern += is_double (pattern) ? 2 : 1;
    }
  g_strstrip (name->str);
  if (*name->str == '\0')
    g_string_assign (name, musette_activity_get_name (activity) != NULL
                               ? musette_activity_get_name (activity)
                               : "");
  return g_string_free (name, FALSE);
}

/**
 * musette_name_pattern_get_help:
 *
 * Returns: (transfer none): which places there are
 */
const char *
musette_name_pattern_get_help (void)
{
  /* Translators: what is in braces stays as it is */
  return _ ("Possible are {name}, {type}, {date}, {time}, {distance}, {duration}, {load} and {n}.");
}
