/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-render.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "musette-chart-exporter.h"
#include "musette-cli-output.h"
#include "musette-cli-ride.h"
#include "musette-cli-workout.h"
#include "musette-error.h"
#include "musette-interval-detection.h"
#include "musette-recording.h"
#include "musette-ride-painter.h"
#include "musette-workout-format.h"
#include "musette-workout-painter.h"

#define DEFAULT_WIDTH 1200
#define WORKOUT_ASPECT 3
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
                 "altitude, w_bal and temp"),
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

/* The W' balance of somebody else is shown to who asks for it. */
static MusetteRideAnalysis *
make_analysis (MusetteTimeline *timeline, MusetteSport sport, const RenderOptions *options)
{
  MusetteThresholds thresholds;

  if ((options->signals & 1u << MUSETTE_SIGNAL_W_BALANCE) == 0)
    return NULL;
  musette_cli_ride_init_thresholds (&thresholds);
  return musette_ride_analysis_new (timeline, &thresholds, sport);
}

static GBytes *
draw (MusetteTimeline *timeline,
      MusetteSport sport,
      const RenderOptions *options,
      MusetteChartFormat format,
      GError **error)
{
  g_autoptr (MusetteRideAnalysis) analysis = make_analysis (timeline, sport, options);
  g_autoptr (MusetteRideTraces) traces
      = musette_ride_traces_new_for_ride (timeline, analysis, sport, 1);
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

typedef struct
{
  const MusetteWorkoutProfile *profile;
  const MusetteChartStyle *style;
} WorkoutPicture;

static void
draw_workout_cb (cairo_t *cr, double width, double height, gpointer user_data)
{
  const WorkoutPicture *picture = user_data;

  musette_chart_style_set_source (cr, picture->style->palette->background);
  cairo_paint (cr);
  cairo_translate (cr, MUSETTE_CHART_MARGIN, MUSETTE_CHART_MARGIN);
  musette_workout_painter_draw (picture->profile, picture->style, cr,
                                width - 2 * MUSETTE_CHART_MARGIN,
                                height - 2 * MUSETTE_CHART_MARGIN);
}

static GBytes *
draw_workout (const char *path,
              const RenderOptions *options,
              MusetteChartFormat format,
              GError **error)
{
  g_auto (MusetteCliWorkoutOptions) workout_options;
  g_autoptr (MusetteWorkout) workout = NULL;
  g_autoptr (MusetteWorkoutProfile) profile = NULL;
  MusetteChartStyle style;
  WorkoutPicture picture;
  int height = options->height > 0 ? options->height : options->width / WORKOUT_ASPECT;

  musette_cli_workout_options_init (&workout_options);
  if (!musette_cli_workout_options_finish (&workout_options, error))
    return NULL;
  workout = musette_cli_workout_read (path, &workout_options.context, error);
  if (workout == NULL)
    return NULL;
  profile = musette_workout_profile_new (workout, &workout_options.context);
  musette_chart_style_init (&style, options->dark, FALSE);
  picture = (WorkoutPicture){ .profile = profile, .style = &style };
  return musette_chart_export (format, options->width, height, 1, draw_workout_cb, &picture, error);
}

static GBytes *
draw_ride (const char *path,
           const RenderOptions *options,
           MusetteChartFormat format,
           GError **error)
{
  MusetteSport sport = MUSETTE_SPORT_RIDE;
  g_autoptr (MusetteTimeline) timeline = read_timeline (path, &sport, error);

  return timeline != NULL ? draw (timeline, sport, options, format, error) : NULL;
}

static gboolean
is_workout_name (const char *path)
{
  const char *const endings[] = { ".zwo", ".erg", ".mrc", ".txt" };
  g_autofree char *plain = musette_workout_dup_plain_name (path);
  g_autofree char *lower = g_ascii_strdown (plain, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

/* A .fit or .json file may hold either: it is a workout when it is no recording but can be read as
 * a workout. The first complaint is the one to hear otherwise. */
static GBytes *
draw_file (const char *path,
           const RenderOptions *options,
           MusetteChartFormat format,
           GError **error)
{
  g_autoptr (GError) ride_error = NULL;
  GBytes *picture;

  if (is_workout_name (path))
    return draw_workout (path, options, format, error);
  picture = draw_ride (path, options, format, &ride_error);
  if (picture != NULL)
    return picture;
  if (g_error_matches (ride_error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_NOT_ACTIVITY)
      || g_error_matches (ride_error, MUSETTE_RECORDING_ERROR, MUSETTE_RECORDING_ERROR_FORMAT))
    picture = draw_workout (path, options, format, NULL);
  if (picture == NULL)
    g_propagate_error (error, g_steal_pointer (&ride_error));
  return picture;
}

static int
render_file (MusetteCliContext *context, const RenderOptions *options, char **arguments)
{
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;
  MusetteChartFormat format;

  if (!musette_chart_format_from_name (arguments[1], &format))
    return musette_cli_usage_error (context, _ ("“%s” does not end in .png, .svg or .pdf"),
                                    arguments[1]);
  picture = draw_file (arguments[0], options, format, &error);
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
 * Draws the charts of a recorded ride, or the profile of a workout, into a file with the painters
 * of the app.
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
