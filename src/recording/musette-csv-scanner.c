/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-csv-scanner.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "musette-error.h"
#include "musette-number.h"
#include "musette-recording-private.h"

/**
 * MusetteCsvScanner:
 *
 * Reads streams as comma-separated values in pieces as they arrive: a head line with stream names,
 * then one line per sample. An empty field is a missing value. Columns are found by name in any
 * order; unknown ones are skipped. Semicolons and tabs separate as well, if the head line uses
 * them; then a comma is a decimal point.
 */

typedef enum
{
  COLUMN_SKIP,
  COLUMN_TIME,
  COLUMN_CHANNEL,
} ColumnKind;

typedef struct
{
  ColumnKind kind;
  MusetteChannel channel;
} Column;

typedef struct
{
  const char *name;
  const char *stream;
} Alias;

#define MAX_LINE (1u << 16)
#define MAX_COLUMNS 1024

struct _MusetteCsvScanner
{
  GObject parent_instance;

  MusetteStreamSet *streams;
  GString *line; /* the beginning of a line whose end has not come yet */
  char separator;
  GArray *columns;
  GPtrArray *names;
  gboolean has_time;
  gboolean is_cut;
  gboolean has_value[MUSETTE_N_CHANNELS];
};

G_DEFINE_FINAL_TYPE (MusetteCsvScanner, musette_csv_scanner, G_TYPE_OBJECT)

static void
musette_csv_scanner_finalize (GObject *object)
{
  MusetteCsvScanner *self = (MusetteCsvScanner *) object;

  g_clear_object (&self->streams);
  g_string_free (self->line, TRUE);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->names);
  G_OBJECT_CLASS (musette_csv_scanner_parent_class)->finalize (object);
}

static void
musette_csv_scanner_class_init (MusetteCsvScannerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_csv_scanner_finalize;
}

static void
musette_csv_scanner_init (MusetteCsvScanner *self)
{
  self->streams = musette_stream_set_new (0);
  self->line = g_string_new (NULL);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->names, NULL);
}

/**
 * musette_csv_scanner_new:
 *
 * Returns: (transfer full): a scanner that has read nothing yet
 */
MusetteCsvScanner *
musette_csv_scanner_new (void)
{
  return g_object_new (MUSETTE_TYPE_CSV_SCANNER, NULL);
}

/* ---- the head line ---- */

static const char *
resolve_alias (const char *name)
{
  static const Alias aliases[] = {
    { "secs", "time" },
    { "seconds", "time" },
    { "power", "watts" },
    { "hr", "heartrate" },
    { "heart_rate", "heartrate" },
    { "cad", "cadence" },
    { "speed", "velocity_smooth" },
    { "velocity", "velocity_smooth" },
    { "elevation", "altitude" },
    { "temperature", "temp" },
    { "grade", "grade_smooth" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (strcmp (name, aliases[i].name) == 0)
      return aliases[i].stream;
  return name;
}

static Column
find_column (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  const char *stream = resolve_alias (lower);
  Column column = { COLUMN_CHANNEL, musette_channel_from_stream_name (stream) };

  if (strcmp (stream, "time") == 0)
    column.kind = COLUMN_TIME;
  else if (strcmp (stream, "lat") == 0 || strcmp (stream, "latitude") == 0)
    column.channel = MUSETTE_CHANNEL_LATITUDE;
  else if (strcmp (stream, "lng") == 0 || strcmp (stream, "lon") == 0
           || strcmp (stream, "longitude") == 0)
    column.channel = MUSETTE_CHANNEL_LONGITUDE;
  else if (column.channel == MUSETTE_N_CHANNELS || strcmp (stream, "latlng") == 0)
    column.kind = COLUMN_SKIP;
  return column;
}

static gboolean
has_column (MusetteCsvScanner *self, const Column *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *other = &g_array_index (self->columns, Column, i);

      if (other->kind == column->kind && other->channel == column->channel)
        return TRUE;
    }
  return FALSE;
}

static void
add_column (MusetteCsvScanner *self, const char *text, gsize length)
{
  g_autofree char *name = g_utf8_make_valid (text, (gssize) length);
  Column column;

  g_strstrip (name);
  if (name[0] == '"' && strlen (name) > 1)
    {
      memmove (name, name + 1, strlen (name));
      if (g_str_has_suffix (name, "\""))
        name[strlen (name) - 1] = '\0';
    }
  column = find_column (name);
  if (column.kind != COLUMN_SKIP && has_column (self, &column))
    column.kind = COLUMN_SKIP;
  self->has_time |= column.kind == COLUMN_TIME;
  g_array_append_val (self->columns, column);
  g_ptr_array_insert (self->names, (int) self->names->len - 1, g_steal_pointer (&name));
}

static gboolean
read_head (MusetteCsvScanner *self, const char *line, gsize length, GError **error)
{
  const char *end = line + length;

  if (length >= 3 && memcmp (line, "\xEF\xBB\xBF", 3) == 0)
    line += 3;
  self->separator = memchr (line, ',', (gsize) (end - line)) != NULL   ? ','
                    : memchr (line, ';', (gsize) (end - line)) != NULL ? ';'
                                                                       : '\t';
  while (line <= end && self->columns->len < MAX_COLUMNS)
    {
      const char *stop = memchr (line, self->separator, (gsize) (end - line));

      if (stop == NULL)
        stop = end;
      add_column (self, line, (gsize) (stop - line));
      line = stop + 1;
    }
  if (self->has_time)
    return TRUE;
  g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                       _ ("The head line of the table names no column “time”."));
  return FALSE;
}

/* ---- lines ---- */

static double
parse_number (const char *p, const char *end)
{
  double value;

  if (p == end || musette_number_scan (p, end, &value) != end || !isfinite (value))
    return NAN;
  return value;
}

static double
parse_field (const char *p, const char *end)
{
  const char *comma;
  g_autofree char *copy = NULL;

  while (p < end && (*p == ' ' || *p == '"'))
    p++;
  while (p < end && (end[-1] == ' ' || end[-1] == '"'))
    end--;
  comma = memchr (p, ',', (gsize) (end - p));
  if (comma == NULL)
    return parse_number (p, end);
  copy = g_strndup (p, (gsize) (end - p));
  copy[comma - p] = '.';
  return parse_number (copy, copy + (end - p));
}

static void
store (MusetteCsvScanner *self, guint sample, const Column *column, double value)
{
  if (isnan (value))
    return;
  if (column->kind == COLUMN_TIME)
    {
      double whole = floor (value);

      if (whole > G_MININT32 && whole <= G_MAXINT32)
        musette_stream_set_edit_time (self->streams)[sample] = (gint32) whole;
      return;
    }
  musette_stream_set_set_value (self->streams, sample, column->channel, value);
  self->has_value[column->channel] = TRUE;
}

/* Returns the number of fields in the line. */
static guint
read_fields (MusetteCsvScanner *self, const char *line, const char *end)
{
  guint sample = musette_stream_set_append (self->streams, MUSETTE_TIME_NONE);
  guint i = 0;

  for (;; i++)
    {
      const char *stop = memchr (line, self->separator, (gsize) (end - line));

      if (stop == NULL)
        stop = end;
      if (i < self->columns->len)
        {
          const Column *column = &g_array_index (self->columns, Column, i);

          if (column->kind != COLUMN_SKIP)
            store (self, sample, column, parse_field (line, stop));
        }
      if (stop == end)
        return i + 1;
      line = stop + 1;
    }
}

static gboolean
read_line (MusetteCsvScanner *self, const char *line, gsize length, GError **error)
{
  if (length > 0 && line[length - 1] == '\r')
    length--;
  if (length == 0)
    return TRUE;
  if (length > MAX_LINE)
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                           _ ("A line of the table is too long."));
      return FALSE;
    }
  if (self->columns->len == 0)
    return read_head (self, line, length, error);
  if (musette_stream_set_get_length (self->streams) >= MUSETTE_MAX_SAMPLES)
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_REFUSED,
                           _ ("The table has more lines than any real recording."));
      return FALSE;
    }
  self->is_cut = read_fields (self, line, line + length) < self->columns->len;
  return TRUE;
}

/* Completes the line whose beginning was kept; *@data moves behind it. */
static gboolean
complete_line (MusetteCsvScanner *self, const char **data, const char *end, GError **error)
{
  const char *stop = memchr (*data, '\n', (gsize) (end - *data));
  gboolean ok;

  g_string_append_len (self->line, *data, (stop != NULL ? stop : end) - *data);
  *data = stop != NULL ? stop + 1 : end;
  if (stop == NULL)
    {
      if (self->line->len <= MAX_LINE + 1)
        return TRUE;
      return read_line (self, self->line->str, self->line->len, error);
    }
  ok = read_line (self, self->line->str, self->line->len, error);
  g_string_truncate (self->line, 0);
  return ok;
}

/**
 * musette_csv_scanner_feed:
 * @self: a scanner
 * @data: (array length=length): the next bytes, cut anywhere
 * @length: how many
 * @error: return location
 *
 * Reads on.
 *
 * Returns: whether the table can be read so far
 */
gboolean
musette_csv_scanner_feed (MusetteCsvScanner *self, const char *data, gsize length, GError **error)
{
  const char *end;

  g_return_val_if_fail (MUSETTE_IS_CSV_SCANNER (self), FALSE);
  g_return_val_if_fail (data != NULL || length == 0, FALSE);

  if (length == 0)
    return TRUE;
  end = data + length;
  if (self->line->len > 0 && !complete_line (self, &data, end, error))
    return FALSE;
  while (data < end)
    {
      const char *stop = memchr (data, '\n', (gsize) (end - data));

      if (stop == NULL)
        return complete_line (self, &data, end, error);
      if (!read_line (self, data, (gsize) (stop - data), error))
        return FALSE;
      data = stop + 1;
    }
  return TRUE;
}

/**
 * musette_csv_scanner_finish:
 * @self: a scanner
 * @error: return location
 *
 * Ends the reading; the last line needs no line end.
 *
 * Returns: (transfer full) (nullable): the streams
 */
MusetteStreamSet *
musette_csv_scanner_finish (MusetteCsvScanner *self, GError **error)
{
  g_autoptr (MusetteStreamSet) streams = NULL;

  g_return_val_if_fail (MUSETTE_IS_CSV_SCANNER (self), NULL);

  if (!read_line (self, self->line->str, self->line->len, error))
    return NULL;
  if (self->columns->len == 0)
    {
      g_set_error_literal (error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT,
                           _ ("The table has no head line."));
      return NULL;
    }
  streams = g_steal_pointer (&self->streams);
  self->streams = musette_stream_set_new (0);
  for (guint i = 0; i < MUSETTE_N_CHANNELS; i++)
    if (!self->has_value[i])
      musette_stream_set_drop (streams, i);
  return g_steal_pointer (&streams);
}

/**
 * musette_csv_scanner_get_columns:
 * @self: a scanner
 *
 * Returns: (transfer none) (array zero-terminated=1): the names in the head line
 */
const char *const *
musette_csv_scanner_get_columns (MusetteCsvScanner *self)
{
  g_return_val_if_fail (MUSETTE_IS_CSV_SCANNER (self), NULL);

  return (const char *const *) self->names->pdata;
}

/**
 * musette_csv_scanner_is_cut:
 * @self: a scanner that is finished
 *
 * Returns: whether the last line has fewer fields than the head line
 */
gboolean
musette_csv_scanner_is_cut (MusetteCsvScanner *self)
{
  g_return_val_if_fail (MUSETTE_IS_CSV_SCANNER (self), FALSE);

  return self->is_cut;
}
