/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-render.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-chart-exporter.h"
#include "musette-interval-detection.h"
#include "musette-recording.h"
#include "musette-ride-painter.h"

#define DEFAULT_WIDTH 1200
#define LARGEST_SIDE 20000

typedef struct
{
  int width;
  int height;
  char *streams;
  gboolean dark;
  guint signals; /* a bit per MusetteSignal, 0 = all */
} RenderOptions;

static gboolean
parse_streams (MusetteCliContext *context, RenderOptions *options, int *exit_code)
{
  g_auto (GStrv) names = NULL;

  if (options->streams == NULL)
    return TRUE;
  names = g_strsplit (options->streams, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      MusetteSignal signal;

      if (!musette_signal_from_id (g_strstrip (names[i]), &signal) || signal >= MUSETTE_N_TRACES)
        {
          *exit_code = musette_cli_usage_error (
              context,
              _ ("“%s” is no stream that can be drawn; there are watts, heartrate, cadence, speed, "
                 "altitude, w_balance and temp"),
              names[i]);
          return FALSE;
        }
      options->signals |= 1u << signal;
    }
  return TRUE;
}

static gboolean
check_options (MusetteCliContext *context, RenderOptions *options, int *exit_code)
{
  if (options->width < 100 || options->width > LARGEST_SIDE || options->height < 0
      || options->height > LARGEST_SIDE || (options->height > 0 && options->height < 100))
    {
      *exit_code = musette_cli_usage_error (
          context, _ ("Width and height go from 100 to %d pixels"), LARGEST_SIDE);
      return FALSE;
    }
  return parse_streams (context, options, exit_code);
}

static MusetteTimeline *
read_timeline (const char *path, MusetteSport *sport, GError **error)
{
  g_autoptr (GBytes) bytes = musette_cli_read_file (path, error);
  g_autoptr (MusetteRecording) recording = NULL;

  if (bytes == NULL)
    return NULL;
  recording = musette_recording_read (bytes, path, NULL, error);
  if (recording == NULL)
    return NULL;
  *sport = musette_sport_from_type (musette_recording_get_sport_type (recording));
  return musette_timeline_new (musette_recording_get_streams (recording));
}

static void
add_intervals (MusetteRideTraces *traces, MusetteTimeline *timeline)
{
  MusetteThresholds thresholds;
  g_autoptr (GArray) found = NULL;
  g_autofree MusetteChartInterval *intervals = NULL;

  musette_thresholds_init (&thresholds);
  found = musette_intervals_detect (timeline, &thresholds);
  if (found == NULL || found->len == 0)
    return;
  intervals = g_new0 (MusetteChartInterval, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const MusetteDetectedInterval *one = &g_array_index (found, MusetteDetectedInterval, i);

      intervals[i] = (MusetteChartInterval){
        .from_s = one->statistics.from_s,
        .to_s = one->statistics.to_s,
        .zone = one->zone,
        .intensity = one->statistics.intensity,
        .work = one->kind == MUSETTE_INTERVAL_WORK,
      };
    }
  musette_ride_traces_set_intervals (traces, intervals, found->len);
}

static GBytes *
draw (MusetteTimeline *timeline,
      MusetteSport sport,
      const RenderOptions *options,
      MusetteChartFormat format,
      GError **error)
{
  g_autoptr (MusetteRideTraces) traces
      = musette_ride_traces_new_for_ride (timeline, NULL, sport, 1);
  MusetteRideScene scene;
  double height = options->height;

  if (options->signals != 0)
    musette_ride_traces_keep (traces, options->signals);
  add_intervals (traces, timeline);
  musette_ride_scene_init (&scene, traces);
  musette_chart_style_init (&scene.style, options->dark, FALSE);
  if (height <= 0)
    height = MAX (musette_ride_layout_get_natural_height (traces, &scene.style, 0), 120)
             + 2 * MUSETTE_CHART_MARGIN;
  return musette_chart_export_ride (&scene, format, options->width, height, 1, error);
}

static int
render_file (MusetteCliContext *context, const RenderOptions *options, char **arguments)
{
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;
  MusetteChartFormat format;
  MusetteSport sport = MUSETTE_SPORT_RIDE;

  if (!musette_chart_format_from_name (arguments[1], &format))
    return musette_cli_usage_error (context, _ ("“%s” does not end in .png, .svg or .pdf"),
                                    arguments[1]);
  timeline = read_timeline (arguments[0], &sport, &error);
  if (timeline == NULL)
    return musette_cli_fail (context, error, arguments[0]);
  picture = draw (timeline, sport, options, format, &error);
  if (picture == NULL)
    return musette_cli_fail (context, error, arguments[0]);
  if (!musette_cli_output (context, arguments[1], g_bytes_get_data (picture, NULL),
                           g_bytes_get_size (picture), &error))
    return musette_cli_fail (context, error, arguments[1]);
  return MUSETTE_CLI_OK;
}

/**
 * musette_cli_render:
 * @context: the options in front of the command
 * @argc: number of @argv
 * @argv: what stands behind the command
 *
 * Draws the charts of a recorded ride into a file, with the painters of the app.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_render (MusetteCliContext *context, int argc, char **argv)
{
  RenderOptions options = { .width = DEFAULT_WIDTH };
  g_auto (GStrv) arguments = NULL;
  int exit_code = MUSETTE_CLI_OK;
  const GOptionEntry entries[] = {
    { "width", 0, 0, G_OPTION_ARG_INT, &options.width, N_ ("Width in pixels"), "PX" },
    { "height", 0, 0, G_OPTION_ARG_INT, &options.height, N_ ("Height in pixels"), "PX" },
    { "streams", 0, 0, G_OPTION_ARG_STRING, &options.streams, N_ ("Draw only these streams"),
      "A,B" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, N_ ("Light lines on dark paper"), NULL },
    { NULL },
  };

  if (!musette_cli_parse (context, entries, argc, argv, 2, 2, &arguments, &exit_code))
    {
      g_free (options.streams);
      return exit_code;
    }
  if (check_options (context, &options, &exit_code))
    exit_code = render_file (context, &options, arguments);
  g_free (options.streams);
  return exit_code;
}
