/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-recording-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- CRC-32 (ISO-HDLC, as in gzip) ---- */

typedef struct
{
  guint32 table[256];
  guint32 crc;
} Crc32;

static void
crc32_init (Crc32 *self)
{
  for (guint32 i = 0; i < 256; i++)
    {
      guint32 value = i;

      for (guint bit = 0; bit < 8; bit++)
        value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320u : 0);
      self->table[i] = value;
    }
  self->crc = 0xFFFFFFFFu;
}

static void
crc32_add (Crc32 *self, const char *text)
{
  for (const guint8 *p = (const guint8 *) text; *p != 0; p++)
    self->crc = self->table[(self->crc ^ *p) & 0xFF] ^ (self->crc >> 8);
}

/* ---- numbers as they were written ---- */

/* The shortest decimal text that stands for @value in the column's own precision: what was in the
 * file, although a float holds no decimals. */
static void
format_shortest (double value, gboolean is_double, char text[G_ASCII_DTOSTR_BUF_SIZE])
{
  for (guint digits = 1; digits <= 17; digits++)
    {
      char format[8];
      double back;

      g_snprintf (format, sizeof format, "%%.%ug", digits);
      g_ascii_formatd (text, G_ASCII_DTOSTR_BUF_SIZE, format, value);
      back = g_ascii_strtod (text, NULL);
      if (is_double ? back == value : (float) back == (float) value)
        return;
    }
}

static double
format_value (double value, gboolean is_double, char text[G_ASCII_DTOSTR_BUF_SIZE])
{
  if (value == floor (value) && fabs (value) < 1e15)
    {
      g_snprintf (text, G_ASCII_DTOSTR_BUF_SIZE, "%.0f", value + 0.0);
      return value;
    }
  format_shortest (value, is_double, text);
  return g_ascii_strtod (text, NULL);
}

static void
add_value (MusetteRawStats *stats, Crc32 *crc, double value, gboolean is_double)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return;
  value = format_value (value, is_double, text);
  crc32_add (crc, text);
  stats->n++;
  stats->sum += value;
  stats->min = isnan (stats->min) ? value : MIN (stats->min, value);
  stats->max = isnan (stats->max) ? value : MAX (stats->max, value);
}

/* The value of @sample when the column holds it only in part; *@next walks along with the samples.
 */
static const MusetteExactValue *
find_exact (GArray *exact, guint *next, guint sample, MusetteChannel channel)
{
  for (; *next < exact->len; (*next)++)
    {
      const MusetteExactValue *value = &g_array_index (exact, MusetteExactValue, *next);

      if (value->sample > sample)
        return NULL;
      if (value->sample == sample && value->channel == channel)
        return value;
    }
  return NULL;
}

static gboolean
is_recorded (MusetteRecording *self, MusetteChannel channel)
{
  return !self->is_derived[channel] && musette_stream_set_has (self->streams, channel);
}

/**
 * musette_recording_get_raw_stats:
 * @self: a recording
 * @channel: a channel
 * @stats: (out): the figures
 *
 * Number, sum, extremes and check sum of the values of the records in file order, before anything
 * is sorted or merged. Heart rate that comes from messages beside the records does not count.
 */
void
musette_recording_get_raw_stats (MusetteRecording *self,
                                 MusetteChannel channel,
                                 MusetteRawStats *stats)
{
  gboolean is_double = musette_channel_is_double (channel);
  const MusetteExactValue *exact;
  gboolean recorded;
  guint length;
  guint next_exact = 0;
  Crc32 crc;

  g_return_if_fail (MUSETTE_IS_RECORDING (self));
  g_return_if_fail (channel < MUSETTE_N_CHANNELS && stats != NULL);

  *stats = (MusetteRawStats){ 0, 0, NAN, NAN, 0 };
  crc32_init (&crc);
  recorded = is_recorded (self, channel);
  length = musette_stream_set_get_length (self->streams);
  for (guint i = 0; i < length; i++)
    {
      if (i > 0)
        crc32_add (&crc, ",");
      if (!recorded)
        continue;
      exact = find_exact (self->exact, &next_exact, i, channel);
      if (exact != NULL)
        add_value (stats, &crc, exact->value, TRUE);
      else
        add_value (stats, &crc, musette_stream_set_get_value (self->streams, i, channel),
                   is_double);
    }
  if (self->has_dropped)
    {
      if (length > 0)
        crc32_add (&crc, ",");
      add_value (stats, &crc, self->dropped[channel], is_double);
    }
  stats->crc32 = ~crc.crc;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * musette_recording_list_raw_channels:
 * @self: a recording
 *
 * The channels that every format knows and this recording's records have, by their short names in
 * alphabetical order: altitude, balance, cadence, distance, heartrate, lat, lng, temp, velocity and
 * watts. Further ones (grade, respiration …) are in the streams only.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 */
GStrv
musette_recording_list_raw_channels (MusetteRecording *self)
{
  static const MusetteChannel common[] = {
    MUSETTE_CHANNEL_ALTITUDE,  MUSETTE_CHANNEL_BALANCE,     MUSETTE_CHANNEL_CADENCE,
    MUSETTE_CHANNEL_DISTANCE,  MUSETTE_CHANNEL_HEARTRATE,   MUSETTE_CHANNEL_LATITUDE,
    MUSETTE_CHANNEL_LONGITUDE, MUSETTE_CHANNEL_TEMPERATURE, MUSETTE_CHANNEL_VELOCITY,
    MUSETTE_CHANNEL_WATTS,
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (is_recorded (self, common[i]))
      g_ptr_array_add (list, g_strdup (musette_channel_get_short_name (common[i])));
  g_ptr_array_sort (list, compare_names);
  g_ptr_array_add (list, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

/**
 * musette_recording_get_raw_distance:
 * @self: a recording
 * @covered_m: (out): the last recorded distance minus the first, m
 * @last_m: (out): the last recorded distance, m
 *
 * Returns: whether the records have a distance
 */
gboolean
musette_recording_get_raw_distance (MusetteRecording *self, double *covered_m, double *last_m)
{
  const double *distance;
  const gint32 *time;
  double first = NAN, last = NAN;
  gint32 first_time = G_MAXINT32, last_time = G_MININT32;

  g_return_val_if_fail (MUSETTE_IS_RECORDING (self), FALSE);
  g_return_val_if_fail (covered_m != NULL && last_m != NULL, FALSE);

  distance = musette_stream_set_get_doubles (self->streams, MUSETTE_CHANNEL_DISTANCE);
  time = musette_stream_set_get_time (self->streams);
  for (guint i = 0; distance != NULL && i < musette_stream_set_get_length (self->streams); i++)
    {
      if (isnan (distance[i]) || time[i] == MUSETTE_TIME_NONE)
        continue;
      if (time[i] < first_time)
        {
          first_time = time[i];
          first = distance[i];
        }
      if (time[i] >= last_time)
        {
          last_time = time[i];
          last = distance[i];
        }
    }
  *covered_m = last - first;
  *last_m = last;
  return !isnan (last);
}
