/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-streams.h"

#include <math.h>
#include <string.h>

#define TIME_STREAM -1
#define BYTES_PER_VALUE 8

/* How one channel is told: under which names, and with how many decimals. */
typedef struct
{
  const char *type;
  int channel;
  int decimals;
  gboolean by_default;
} StreamForm;

static const StreamForm forms[] = {
  { "time", TIME_STREAM, 0, TRUE },
  { "watts", MUSETTE_CHANNEL_WATTS, 0, TRUE },
  { "cadence", MUSETTE_CHANNEL_CADENCE, 0, TRUE },
  { "heartrate", MUSETTE_CHANNEL_HEARTRATE, 0, TRUE },
  { "distance", MUSETTE_CHANNEL_DISTANCE, 2, TRUE },
  { "altitude", MUSETTE_CHANNEL_ALTITUDE, 1, TRUE },
  { "latlng", MUSETTE_CHANNEL_LATITUDE, 6, TRUE },
  { "velocity_smooth", MUSETTE_CHANNEL_VELOCITY, 3, TRUE },
  { "temp", MUSETTE_CHANNEL_TEMPERATURE, 0, TRUE },
  { "grade_smooth", MUSETTE_CHANNEL_GRADE, 1, TRUE },
  { "left_right_balance", MUSETTE_CHANNEL_BALANCE, 1, TRUE },
  { "respiration", MUSETTE_CHANNEL_RESPIRATION, 2, TRUE },
  { "core_temperature", MUSETTE_CHANNEL_CORE_TEMPERATURE, 2, TRUE },
  { "smo2", MUSETTE_CHANNEL_SMO2, 1, TRUE },
  { "thb", MUSETTE_CHANNEL_THB, 2, TRUE },
  { "raw_watts", MUSETTE_CHANNEL_WATTS, 0, FALSE },
  { "raw_heartrate", MUSETTE_CHANNEL_HEARTRATE, 0, FALSE },
  { "fixed_altitude", MUSETTE_CHANNEL_ALTITUDE, 1, FALSE },
};

/* Names that the service knows but the demo's devices do not record. */
static const char *const silent[] = { "torque",
                                      "moving",
                                      "fixed_watts",
                                      "interpolated_watts",
                                      "fixed_heartrate",
                                      "left_pedal_smoothness",
                                      "right_pedal_smoothness",
                                      "left_torque_effectiveness",
                                      "right_torque_effectiveness",
                                      "smo2_2",
                                      "thb_2",
                                      "dfa_a1",
                                      "artifacts",
                                      "epoc",
                                      "hrv",
                                      "tidal_volume",
                                      "skin_temperature",
                                      "heat_strain_index",
                                      "w_bal",
                                      "mpa",
                                      "strain",
                                      "stance_time",
                                      "vertical_oscillation",
                                      "vertical_ratio",
                                      "step_length",
                                      "stride_length",
                                      "ga_velocity",
                                      "bloodglucose",
                                      "watts_alt",
                                      "secondary_power",
                                      "weather_temp",
                                      "feels_like",
                                      "wind_speed",
                                      "wind_gust",
                                      "wind_deg",
                                      "bearing",
                                      "yaw",
                                      "apparent_wind_deg",
                                      NULL };

static void
append_unsigned (GString *text, guint64 value, guint min_digits)
{
  char digits[24];
  guint n = 0;

  do
    {
      digits[sizeof digits - ++n] = (char) ('0' + value % 10);
      value /= 10;
    }
  while (value > 0 || n < min_digits);
  g_string_append_len (text, digits + sizeof digits - n, n);
}

/* Shortest form with at most @decimals decimals, as the values were rounded when recorded. */
static void
append_fixed (GString *text, double value, int decimals)
{
  static const guint64 scales[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
  guint64 scale = scales[decimals];
  guint64 scaled = (guint64) (fabs (value) * (double) scale + 0.5);
  guint64 fraction = scaled % scale;

  if (value < 0 && scaled > 0)
    g_string_append_c (text, '-');
  append_unsigned (text, scaled / scale, 1);
  if (fraction == 0)
    return;
  while (fraction % 10 == 0)
    {
      fraction /= 10;
      decimals--;
    }
  g_string_append_c (text, '.');
  append_unsigned (text, fraction, (guint) decimals);
}

static double
get_value (MusetteStreamSet *streams, int channel, guint i)
{
  if (channel == TIME_STREAM)
    return musette_stream_set_get_time (streams)[i];
  if (musette_channel_is_double (channel))
    return musette_stream_set_get_doubles (streams, channel)[i];
  return musette_stream_set_get_floats (streams, channel)[i];
}

static gboolean
has_channel (MusetteStreamSet *streams, int channel)
{
  return channel == TIME_STREAM || musette_stream_set_has (streams, channel);
}

static void
append_array (GString *text, MusetteStreamSet *streams, int channel, int decimals)
{
  guint n = musette_stream_set_get_length (streams);

  g_string_append_c (text, '[');
  for (guint i = 0; i < n; i++)
    {
      double value = get_value (streams, channel, i);

      if (i > 0)
        g_string_append_c (text, ',');
      if (isnan (value))
        g_string_append (text, "null");
      else
        append_fixed (text, value, decimals);
    }
  g_string_append_c (text, ']');
}

static void
append_stream (GString *text, MusetteStreamSet *streams, const StreamForm *form)
{
  g_string_append_printf (text, "{\"type\":\"%s\",\"name\":null,\"data\":", form->type);
  append_array (text, streams, form->channel, form->decimals);
  g_string_append (text, ",\"data2\":");
  if (form->channel == MUSETTE_CHANNEL_LATITUDE)
    append_array (text, streams, MUSETTE_CHANNEL_LONGITUDE, form->decimals);
  else
    g_string_append (text, "null");
  g_string_append_printf (text,
                          ",\"valueType\":\"%s\",\"valueTypeIsArray\":false,\"anomalies\":null,"
                          "\"custom\":false,\"allNull\":false}",
                          form->decimals == 0 ? "java.lang.Integer" : "java.lang.Float");
}

static const StreamForm *
find_form (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].type, type) == 0)
      return &forms[i];
  return NULL;
}

static gboolean
is_wanted (const StreamForm *form, const char *const *types)
{
  return types == NULL ? form->by_default : g_strv_contains (types, form->type);
}

/**
 * musette_simulator_streams_check:
 * @types: (nullable): the streams that are asked for
 * @unknown: (out): the first that the service does not know
 *
 * Returns: whether all are known
 */
gboolean
musette_simulator_streams_check (const char *const *types, const char **unknown)
{
  for (; types != NULL && *types != NULL; types++)
    if (find_form (*types) == NULL && !g_strv_contains (silent, *types))
      {
        *unknown = *types;
        return FALSE;
      }
  return TRUE;
}

/**
 * musette_simulator_streams_to_json:
 * @streams: (nullable): a recording
 * @types: (nullable): the streams that are asked for, %NULL = the usual ones
 *
 * Returns: (transfer full): the list of those that are there, in the service's form
 */
GBytes *
musette_simulator_streams_to_json (MusetteStreamSet *streams, const char *const *types)
{
  guint n = streams == NULL ? 0 : musette_stream_set_get_length (streams);
  GString *text = g_string_sized_new (64 + (gsize) n * BYTES_PER_VALUE * G_N_ELEMENTS (forms));

  g_string_append_c (text, '[');
  for (gsize i = 0; streams != NULL && i < G_N_ELEMENTS (forms); i++)
    {
      if (!is_wanted (&forms[i], types) || !has_channel (streams, forms[i].channel))
        continue;
      if (text->len > 1)
        g_string_append_c (text, ',');
      append_stream (text, streams, &forms[i]);
    }
  g_string_append_c (text, ']');
  return g_string_free_to_bytes (text);
}

static guint
collect_columns (MusetteStreamSet *streams,
                 const char *const *types,
                 GString *text,
                 StreamForm *columns)
{
  guint n = 0;

  for (gsize i = 0; streams != NULL && i < G_N_ELEMENTS (forms); i++)
    {
      if (!is_wanted (&forms[i], types) || !has_channel (streams, forms[i].channel))
        continue;
      columns[n++] = forms[i];
      if (text->len > 0)
        g_string_append_c (text, ',');
      if (forms[i].channel != MUSETTE_CHANNEL_LATITUDE)
        {
          g_string_append (text, forms[i].type);
          continue;
        }
      g_string_append (text, "lat,lng");
      columns[n] = forms[i];
      columns[n++].channel = MUSETTE_CHANNEL_LONGITUDE;
    }
  g_string_append_c (text, '\n');
  return n;
}

/**
 * musette_simulator_streams_to_csv:
 * @streams: (nullable): a recording
 * @types: (nullable): the streams that are asked for, %NULL = the usual ones
 *
 * Returns: (transfer full): the same as a table with one line per sample
 */
GBytes *
musette_simulator_streams_to_csv (MusetteStreamSet *streams, const char *const *types)
{
  GString *text = g_string_new (NULL);
  StreamForm columns[G_N_ELEMENTS (forms) + 1];
  guint n_columns = collect_columns (streams, types, text, columns);
  guint n = streams == NULL ? 0 : musette_stream_set_get_length (streams);

  for (guint i = 0; i < n; i++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          double value = get_value (streams, columns[column].channel, i);

          if (column > 0)
            g_string_append_c (text, ',');
          if (!isnan (value))
            append_fixed (text, value, columns[column].decimals);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free_to_bytes (text);
}
