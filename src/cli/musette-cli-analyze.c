/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-analyze.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-cli-analysis-json.h"
#include "musette-cli-recording-json.h"
#include "musette-cli-output.h"
#include "musette-cli-ride.h"
#include "musette-format.h"
#include "musette-ride-analysis.h"

#define LABEL_WIDTH 22

static MusetteRideAnalysis *
analyze_streams (MusetteStreamSet *streams, const MusetteThresholds *thresholds, const char *type)
{
  g_autoptr (MusetteTimeline) timeline = musette_timeline_new (streams);

  return musette_ride_analysis_new (timeline, thresholds, musette_sport_from_type (type));
}

/* JSON */

static void
write_session_slice (MusetteJsonWriter *writer,
                     MusetteRecording *recording,
                     guint index,
                     const MusetteThresholds *thresholds)
{
  const MusetteRecordingSession *session
      = g_ptr_array_index (musette_recording_get_sessions (recording), index);
  g_autoptr (MusetteStreamSet) streams = musette_recording_get_session_streams (recording, index);
  g_autoptr (MusetteRideAnalysis) slice = analyze_streams (streams, thresholds, session->type);
  gint64 from = session->start_unix - MUSETTE_FIT_EPOCH;

  musette_json_writer_begin_object (writer);
  if (session->sport >= 0)
    musette_json_writer_member_int (writer, "sport", session->sport);
  if (session->sport_name != NULL)
    musette_json_writer_member_string (writer, "sport_name", session->sport_name);
  if (session->start_unix != 0 && session->elapsed_s >= 0)
    {
      musette_json_writer_member_int (writer, "from_fit_time", from);
      musette_json_writer_member_int (writer, "to_fit_time_exclusive",
                                      from + (gint64) ceil (session->elapsed_s));
    }
  musette_cli_write_slice (writer, slice);
  musette_json_writer_end (writer);
}

/* TCX files name their activities in "tcx" and have no sessions of a device. */
static void
write_session_slices (MusetteJsonWriter *writer,
                      MusetteRecording *recording,
                      const MusetteThresholds *thresholds)
{
  guint n = musette_recording_get_sessions (recording)->len;

  if (n < 2 || musette_recording_get_format (recording) != MUSETTE_RECORDING_FORMAT_FIT)
    return;
  musette_json_writer_name (writer, "session_slices");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < n; i++)
    write_session_slice (writer, recording, i, thresholds);
  musette_json_writer_end (writer);
}

/* Text for people */

static void
add_row (GString *text, const char *label, char *value)
{
  musette_cli_append_row (text, LABEL_WIDTH, label, value);
}

static void
add_power (GString *text, MusetteRideAnalysis *analysis)
{
  const MusettePowerSummary *power = musette_ride_analysis_get_power (analysis);
  const MusetteRideLoad *load = musette_ride_analysis_get_load (analysis);

  if (power == NULL)
    return;
  add_row (text, _ ("Average power"), musette_format_power (power->average_w));
  add_row (text, _ ("Normalized power"), musette_format_power (power->np_w));
  add_row (text, _ ("Maximum power"), musette_format_power (power->max_w));
  add_row (text, _ ("Work"), musette_format_energy (power->work_j));
  if (load != NULL)
    {
      add_row (text, _ ("Load"), musette_format_number (load->load_rounded, 0));
      add_row (text, _ ("Intensity"), musette_format_percent (load->intensity_rounded_percent, 0));
    }
  add_row (text, _ ("Variability"),
           musette_format_number (musette_ride_analysis_get_variability_index (analysis), 2));
}

static void
add_heart_rate (GString *text, MusetteRideAnalysis *analysis)
{
  const MusetteHeartRateSummary *heart = musette_ride_analysis_get_heart_rate (analysis);
  const MusetteRideHeartLoad *load = musette_ride_analysis_get_heart_load (analysis);
  const MusetteDecoupling *decoupling = musette_ride_analysis_get_decoupling (analysis);

  if (heart == NULL)
    return;
  add_row (text, _ ("Average heart rate"), musette_format_heartrate (heart->average_bpm));
  add_row (text, _ ("Maximum heart rate"), musette_format_heartrate (heart->max_bpm));
  if (load != NULL)
    add_row (text, _ ("TRIMP"), musette_format_number (load->trimp, 0));
  if (decoupling != NULL)
    add_row (text, _ ("Decoupling, whole ride"), musette_format_percent (decoupling->percent, 1));
}

static void
add_rest (GString *text, MusetteRideAnalysis *analysis)
{
  const MusetteAltitudeSummary *altitude = musette_ride_analysis_get_altitude (analysis);
  const MusetteRideCadence *cadence = musette_ride_analysis_get_cadence (analysis);
  const MusetteRideDistance *distance = musette_ride_analysis_get_distance (analysis);
  const MusetteEftp *eftp = musette_ride_analysis_get_eftp (analysis);

  if (distance != NULL)
    add_row (text, _ ("Distance"),
             musette_format_distance (distance->covered_m, MUSETTE_UNITS_METRIC));
  if (altitude != NULL)
    add_row (text, _ ("Climbing"),
             musette_format_elevation (altitude->gain_m, MUSETTE_UNITS_METRIC));
  if (cadence != NULL)
    add_row (text, _ ("Average cadence"), musette_format_cadence (cadence->average_rpm));
  if (eftp != NULL)
    add_row (text, _ ("FTP, estimate"), musette_format_power (eftp->ftp_w));
}

static void
add_zone (GString *text, const char *name, guint seconds)
{
  add_row (text, name, musette_format_duration (seconds));
}

static void
add_zones (GString *text, const char *title, const MusetteZoneTimes *zones)
{
  if (zones == NULL)
    return;
  g_string_append_printf (text, "%s\n", title);
  for (guint i = 0; i < zones->n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Z%u", i + 1);

      add_zone (text, name, zones->seconds[i]);
    }
}

static void
add_intervals (GString *text, MusetteRideAnalysis *analysis)
{
  GArray *groups = musette_ride_analysis_get_interval_groups (analysis);

  if (groups->len == 0)
    return;
  g_string_append_printf (text, "%s\n", _ ("Intervals"));
  for (guint i = 0; i < groups->len; i++)
    {
      const MusetteIntervalGroup *group = &g_array_index (groups, MusetteIntervalGroup, i);

      g_string_append_printf (text, "  %u× %s\n", group->count, group->id);
    }
}

static void
add_ride (GString *text, const MusetteCliRide *ride, MusetteRideAnalysis *analysis)
{
  g_string_append_printf (text, "%s\n", ride->file);
  add_row (text, _ ("Elapsed time"),
           musette_format_duration (musette_timeline_get_elapsed_s (ride->timeline)));
  add_row (text, _ ("Recording time"),
           musette_format_duration (musette_timeline_get_recording_s (ride->timeline)));
  add_rest (text, analysis);
  add_power (text, analysis);
  add_heart_rate (text, analysis);
  add_zones (text, _ ("Power zones"), musette_ride_analysis_get_power_zones (analysis));
  add_zones (text, _ ("Heart-rate zones"), musette_ride_analysis_get_hr_zones (analysis));
  add_intervals (text, analysis);
}

static void
show_ride (const MusetteCliRide *ride, MusetteJsonWriter *writer, GString *text, gpointer user_data)
{
  const MusetteThresholds *thresholds = user_data;
  MusetteSport sport = musette_sport_from_type (musette_recording_get_sport_type (ride->recording));
  g_autoptr (MusetteRideAnalysis) analysis
      = musette_ride_analysis_new (ride->timeline, thresholds, sport);

  if (writer == NULL)
    {
      add_ride (text, ride, analysis);
      return;
    }
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "file", ride->file);
  musette_cli_write_recording (writer, ride->recording, ride->timeline);
  if (!musette_recording_is_empty (ride->recording))
    {
      musette_cli_write_analysis (writer, analysis);
      write_session_slices (writer, ride->recording, thresholds);
    }
  musette_json_writer_end (writer);
}

/**
 * musette_cli_analyze:
 * @context: what all commands share
 * @argc: number of arguments
 * @argv: files and options
 *
 * `analyze`: all numbers of recorded activities.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_analyze (MusetteCliContext *context, int argc, char **argv)
{
  MusetteThresholds thresholds;
  g_auto (GStrv) files = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "ftp", 0, 0, G_OPTION_ARG_DOUBLE, &thresholds.ftp_w, N_ ("Functional threshold power"), "W" },
    { "cp", 0, 0, G_OPTION_ARG_DOUBLE, &thresholds.cp_w, N_ ("Critical power, else FTP"), "W" },
    { "w-prime", 0, 0, G_OPTION_ARG_DOUBLE, &thresholds.w_prime_j, N_ ("Work capacity above it"),
      "J" },
    { "lthr", 0, 0, G_OPTION_ARG_DOUBLE, &thresholds.lthr_bpm, N_ ("Threshold heart rate"), "BPM" },
    { "max-hr", 0, 0, G_OPTION_ARG_DOUBLE, &thresholds.max_hr_bpm, N_ ("Maximum heart rate"),
      "BPM" },
    { "resting-hr", 0, 0, G_OPTION_ARG_DOUBLE, &thresholds.resting_hr_bpm,
      N_ ("Resting heart rate"), "BPM" },
    { "weight", 0, 0, G_OPTION_ARG_DOUBLE, &thresholds.weight_kg, N_ ("Weight"), "KG" },
    G_OPTION_ENTRY_NULL,
  };

  musette_cli_ride_init_thresholds (&thresholds);
  if (!musette_cli_parse (context, entries, argc, argv, 1, G_MAXUINT, &files, &code))
    return code;
  return musette_cli_ride_each (context, files, show_ride, &thresholds);
}
