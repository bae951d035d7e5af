/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-workout-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-gunzip.h"
#include "musette-workout-bracket-reader.h"
#include "musette-workout-course-reader.h"
#include "musette-workout-course-writer.h"
#include "musette-workout-decode.h"
#include "musette-workout-doc-reader.h"
#include "musette-workout-doc-writer.h"
#include "musette-workout-fit-reader.h"
#include "musette-workout-fit-writer.h"
#include "musette-workout-text-reader.h"
#include "musette-workout-text-writer.h"
#include "musette-workout-zwo-reader.h"
#include "musette-workout-zwo-writer.h"

#define HEAD_BYTES 4096

/**
 * musette_workout_format_from_name:
 * @file_name: (nullable): a file's name
 *
 * Returns: the format that the end of the name stands for
 */
MusetteWorkoutFormat
musette_workout_format_from_name (const char *file_name)
{
  const struct
  {
    const char *suffix;
    MusetteWorkoutFormat format;
  } table[] = {
    { ".zwo", MUSETTE_WORKOUT_FORMAT_ZWO }, { ".xml", MUSETTE_WORKOUT_FORMAT_ZWO },
    { ".erg", MUSETTE_WORKOUT_FORMAT_ERG }, { ".mrc", MUSETTE_WORKOUT_FORMAT_MRC },
    { ".fit", MUSETTE_WORKOUT_FORMAT_FIT }, { ".txt", MUSETTE_WORKOUT_FORMAT_TEXT },
    { ".md", MUSETTE_WORKOUT_FORMAT_TEXT }, { ".json", MUSETTE_WORKOUT_FORMAT_DOC },
  };
  g_autofree char *lower = file_name != NULL ? g_ascii_strdown (file_name, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (table); i++)
    if (g_str_has_suffix (lower, table[i].suffix))
      return table[i].format;
  return MUSETTE_WORKOUT_FORMAT_UNKNOWN;
}

/**
 * musette_workout_dup_plain_name:
 * @file_name: (nullable): a file's name
 *
 * Returns: (transfer full) (nullable): the name of what is in it where it is packed by gzip, else
 * the same
 */
char *
musette_workout_dup_plain_name (const char *file_name)
{
  gsize length = file_name != NULL ? strlen (file_name) : 0;

  if (length > 3 && g_ascii_strcasecmp (file_name + length - 3, ".gz") == 0)
    length -= 3;
  return g_strndup (file_name, length);
}

/**
 * musette_workout_dup_stem:
 * @file_name: a file's name without folders
 *
 * Returns: (transfer full): the name of a workout that has none of its own
 */
char *
musette_workout_dup_stem (const char *file_name)
{
  char *name;
  char *dot;

  g_return_val_if_fail (file_name != NULL, NULL);

  name = musette_workout_dup_plain_name (file_name);
  dot = strrchr (name, '.');
  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}

/**
 * musette_workout_unpack:
 * @bytes: what is in a file
 * @is_cut: (out): whether it was packed and its end is missing
 * @error: return location of a %MUSETTE_RECORDING_ERROR
 *
 * Returns: (transfer full) (nullable): the same, or what is in it where it is packed by gzip
 */
GBytes *
musette_workout_unpack (GBytes *bytes, gboolean *is_cut, GError **error)
{
  g_return_val_if_fail (bytes != NULL && is_cut != NULL, NULL);

  *is_cut = FALSE;
  if (!musette_gunzip_is_gzip (bytes))
    return g_bytes_ref (bytes);
  return musette_gunzip (bytes, MUSETTE_WORKOUT_MAX_BYTES, is_cut, error);
}

static gboolean
contains (const char *head, const char *word)
{
  g_autofree char *lower = g_ascii_strdown (head, -1);

  return strstr (lower, word) != NULL;
}

static MusetteWorkoutFormat
detect_course (const char *head)
{
  if (!contains (head, "[course data") && !contains (head, "[course header"))
    return MUSETTE_WORKOUT_FORMAT_UNKNOWN;
  return contains (head, "minutes percent") ? MUSETTE_WORKOUT_FORMAT_MRC
                                            : MUSETTE_WORKOUT_FORMAT_ERG;
}

/* Not so a text that begins with a comment or an emphasised word. */
static gboolean
looks_like_document (const char *start)
{
  return *start == '<'
         && (contains (start, "<workout") || contains (start, "<?xml")
             || contains (start, "<!doctype") || contains (start, "<html"));
}

/* By content, because files are often named wrong; the name decides where the content is silent. */
static MusetteWorkoutFormat
detect_text (const char *text, MusetteWorkoutFormat named)
{
  g_autofree char *head = g_strndup (text, HEAD_BYTES);
  const char *start = head + strspn (head, " \t\n");
  MusetteWorkoutFormat course = detect_course (head);

  if (*start == '{')
    return MUSETTE_WORKOUT_FORMAT_DOC;
  if (g_ascii_strncasecmp (start, "[workout", 8) == 0)
    return MUSETTE_WORKOUT_FORMAT_BRACKET;
  if (named == MUSETTE_WORKOUT_FORMAT_TEXT && !looks_like_document (start))
    return course != MUSETTE_WORKOUT_FORMAT_UNKNOWN ? course : named;
  if (contains (head, "<workout") || (*start == '<' && !contains (head, "<b>")))
    return MUSETTE_WORKOUT_FORMAT_ZWO;
  if (named != MUSETTE_WORKOUT_FORMAT_UNKNOWN)
    return named;
  if (course != MUSETTE_WORKOUT_FORMAT_UNKNOWN)
    return course;
  return *start == '-' || strstr (start, "\n-") != NULL ? MUSETTE_WORKOUT_FORMAT_TEXT
                                                        : MUSETTE_WORKOUT_FORMAT_UNKNOWN;
}

static MusetteWorkoutFormat
detect_plain (GBytes *bytes, const char *file_name)
{
  g_autofree char *plain_name = musette_workout_dup_plain_name (file_name);
  MusetteWorkoutFormat named = musette_workout_format_from_name (plain_name);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;
  gboolean repaired;

  if (length >= 12 && memcmp (data + 8, ".FIT", 4) == 0)
    return MUSETTE_WORKOUT_FORMAT_FIT;
  if (named == MUSETTE_WORKOUT_FORMAT_FIT || length == 0)
    return named;
  text = musette_workout_decode (data, MIN (length, (gsize) HEAD_BYTES), &repaired);
  return detect_text (text, named);
}

/**
 * musette_workout_format_detect:
 * @bytes: what is in a file, packed by gzip or not
 * @file_name: (nullable): its name, a hint
 *
 * Returns: the format
 */
MusetteWorkoutFormat
musette_workout_format_detect (GBytes *bytes, const char *file_name)
{
  g_autoptr (GBytes) plain = NULL;
  gboolean is_cut;

  g_return_val_if_fail (bytes != NULL, MUSETTE_WORKOUT_FORMAT_UNKNOWN);

  plain = musette_workout_unpack (bytes, &is_cut, NULL);
  return plain != NULL ? detect_plain (plain, file_name) : MUSETTE_WORKOUT_FORMAT_UNKNOWN;
}

static MusetteWorkout *
read_text (const char *text,
           gsize length,
           MusetteWorkoutFormat format,
           const MusetteWorkoutContext *context,
           GError **error)
{
  switch (format)
    {
    case MUSETTE_WORKOUT_FORMAT_TEXT:
      return musette_workout_text_read (text, context, error);
    case MUSETTE_WORKOUT_FORMAT_ZWO:
      return musette_workout_zwo_read (text, context, error);
    case MUSETTE_WORKOUT_FORMAT_BRACKET:
      return musette_workout_bracket_read (text, context, error);
    case MUSETTE_WORKOUT_FORMAT_ERG:
    case MUSETTE_WORKOUT_FORMAT_MRC:
      return musette_workout_course_read (text, format == MUSETTE_WORKOUT_FORMAT_MRC, context,
                                          error);
    case MUSETTE_WORKOUT_FORMAT_DOC:
      return musette_workout_doc_read (text, length, context, error);
    default:
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                           _ ("This is no workout in a format that can be read"));
      return NULL;
    }
}

static gboolean
check_size (gsize length, GError **error)
{
  if (length > MUSETTE_WORKOUT_MAX_BYTES)
    g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_LIMIT,
                         _ ("A workout file may have at most 5 MB"));
  else if (length == 0)
    g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_EMPTY,
                         _ ("The file is empty"));
  else
    return TRUE;
  return FALSE;
}

static MusetteWorkout *
read_plain (GBytes *bytes,
            const char *file_name,
            const MusetteWorkoutContext *context,
            GError **error)
{
  MusetteWorkoutFormat format = detect_plain (bytes, file_name);
  MusetteWorkout *workout;
  g_autofree char *text = NULL;
  gboolean repaired;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (format == MUSETTE_WORKOUT_FORMAT_FIT)
    return musette_workout_fit_read (bytes, context, error);
  text = musette_workout_decode (data, length, &repaired);
  if (text[strspn (text, " \t\n")] == '\0')
    {
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_EMPTY,
                           _ ("There is nothing in this file"));
      return NULL;
    }
  workout = read_text (text, strlen (text), format, context, error);
  if (workout != NULL && repaired)
    musette_workout_report (workout, MUSETTE_WORKOUT_INFO, 0, 0, NULL,
                            _ ("The text was not in UTF-8 and was converted"));
  return workout;
}

/**
 * musette_workout_read:
 * @bytes: what is in a file, packed by gzip or not
 * @file_name: (nullable): its name, a hint and the name of a workout that has none
 * @context: what its meaning depends on
 * @error: return location of a %MUSETTE_WORKOUT_ERROR, %MUSETTE_JSON_ERROR or
 *   %MUSETTE_RECORDING_ERROR
 *
 * Reads a workout of any format. What was repaired is in its diagnostics.
 *
 * Returns: (transfer full) (nullable): the workout
 */
MusetteWorkout *
musette_workout_read (GBytes *bytes,
                      const char *file_name,
                      const MusetteWorkoutContext *context,
                      GError **error)
{
  g_autoptr (GBytes) plain = NULL;
  MusetteWorkout *workout;
  gboolean is_cut;

  g_return_val_if_fail (bytes != NULL && context != NULL, NULL);

  if (!check_size (g_bytes_get_size (bytes), error))
    return NULL;
  plain = musette_workout_unpack (bytes, &is_cut, error);
  if (plain == NULL || !check_size (g_bytes_get_size (plain), error))
    return NULL;
  workout = read_plain (plain, file_name, context, error);
  if (workout != NULL && is_cut)
    musette_workout_report (workout, MUSETTE_WORKOUT_WARNING, 0, 0, NULL,
                            _ ("The end of the compressed file is missing or damaged"));
  return workout;
}

/**
 * musette_workout_dup_text:
 * @workout: what musette_workout_read() made of @bytes
 * @bytes: what is in a file
 * @file_name: (nullable): its name
 * @context: what its meaning depends on
 * @losses: (element-type utf8): where to put what the text cannot hold
 *
 * The service's text of a workout that was read from a file. What is such a text already keeps the
 * words and blank lines of its author.
 *
 * Returns: (transfer full): a text
 */
char *
musette_workout_dup_text (const MusetteWorkout *workout,
                          GBytes *bytes,
                          const char *file_name,
                          const MusetteWorkoutContext *context,
                          GPtrArray *losses)
{
  g_autoptr (GBytes) plain = NULL;
  gboolean repaired, is_cut;
  gsize length;
  const char *data;

  g_return_val_if_fail (workout != NULL && bytes != NULL, NULL);

  plain = musette_workout_unpack (bytes, &is_cut, NULL);
  if (plain == NULL || detect_plain (plain, file_name) != MUSETTE_WORKOUT_FORMAT_TEXT)
    return musette_workout_text_write (workout, context, losses);
  data = g_bytes_get_data (plain, &length);
  return musette_workout_decode (data, length, &repaired);
}

/**
 * musette_workout_write:
 * @workout: a workout after musette_workout_update()
 * @format: the format
 * @context: what its meaning depends on
 * @losses: (element-type utf8): where to put what the format cannot hold, one sentence each
 * @error: return location of a %MUSETTE_WORKOUT_ERROR
 *
 * Returns: (transfer full) (nullable): what belongs into a file
 */
GBytes *
musette_workout_write (const MusetteWorkout *workout,
                       MusetteWorkoutFormat format,
                       const MusetteWorkoutContext *context,
                       GPtrArray *losses,
                       GError **error)
{
  char *text = NULL;

  g_return_val_if_fail (workout != NULL && context != NULL && losses != NULL, NULL);

  switch (format)
    {
    case MUSETTE_WORKOUT_FORMAT_TEXT:
      text = musette_workout_text_write (workout, context, losses);
      break;
    case MUSETTE_WORKOUT_FORMAT_ZWO:
      text = musette_workout_zwo_write (workout, context, losses);
      break;
    case MUSETTE_WORKOUT_FORMAT_ERG:
    case MUSETTE_WORKOUT_FORMAT_MRC:
      text = musette_workout_course_write (workout, format == MUSETTE_WORKOUT_FORMAT_MRC, context,
                                           losses, error);
      break;
    case MUSETTE_WORKOUT_FORMAT_FIT:
      return musette_workout_fit_write (workout, context, losses, error);
    case MUSETTE_WORKOUT_FORMAT_DOC:
      text = musette_workout_doc_to_json (workout);
      break;
    default:
      g_set_error_literal (error, MUSETTE_WORKOUT_ERROR, MUSETTE_WORKOUT_ERROR_FORMAT,
                           _ ("Workouts cannot be written in this format"));
      return NULL;
    }
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}
