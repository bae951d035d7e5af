/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-analyze.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "musette-cli-analysis-json.h"
#include "musette-cli-recording-json.h"
#include "musette-cli-ride.h"
#include "musette-format.h"
#include "musette-ride-analysis.h"

#define DEFAULT_FTP_W 250
#define DEFAULT_W_PRIME_J 20000

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
print_row (const char *label, char *value)
{
  g_autofree char *text = value;
  int width = 22 - (int) g_utf8_strlen (label, -1);

  g_print ("  %s%*s  %s\n", label, MAX (width, 0), "", text);
}

static void
print_power (MusetteRideAnalysis *analysis)
{
  const MusettePowerSummary *power = musette_ride_analysis_get_power (analysis);
  const MusetteRideLoad *load = musette_ride_analysis_get_load (analysis);

  if (power == NULL)
    return;
  print_row (_ ("Average power"), musette_format_power (power->average_w));
  print_row (_ ("Normalized power"), musette_format_power (power->np_w));
  print_row (_ ("Maximum power"), musette_format_power (power->max_w));
  print_row (_ ("Work"), musette_format_energy (power->work_j));
  if (load != NULL)
    {
      print_row (_ ("Load"), musette_format_number (load->load_rounded, 0));
      print_row (_ ("Intensity"), musette_format_percent (load->intensity_rounded_percent, 0));
    }
  print_row (_ ("Variability"),
             musette_format_number (musette_ride_analysis_get_variability_index (analysis), 2));
}

static void
print_heart_rate (MusetteRideAnalysis *analysis)
{
  const MusetteHeartRateSummary *heart = musette_ride_analysis_get_heart_rate (analysis);
  const MusetteRideHeartLoad *load = musette_ride_analysis_get_heart_load (analysis);
  const MusetteDecoupling *decoupling = musette_ride_analysis_get_decoupling (analysis);

  if (heart == NULL)
    return;
  print_row (_ ("Average heart rate"), musette_format_heartrate (heart->average_bpm));
  print_row (_ ("Maximum heart rate"), musette_format_heartrate (heart->max_bpm));
  if (load != NULL)
    print_row (_ ("TRIMP"), musette_format_number (load->trimp, 0));
  if (decoupling != NULL)
    print_row (_ ("Decoupling, whole ride"), musette_format_percent (decoupling->percent, 1));
}

static void
print_rest (MusetteRideAnalysis *analysis)
{
  const MusetteAltitudeSummary *altitude = musette_ride_analysis_get_altitude (analysis);
  const MusetteRideCadence *cadence = musette_ride_analysis_get_cadence (analysis);
  const MusetteRideDistance *distance = musette_ride_analysis_get_distance (analysis);
  const MusetteEftp *eftp = musette_ride_analysis_get_eftp (analysis);

  if (distance != NULL)
    print_row (_ ("Distance"), musette_format_distance (distance->covered_m, MUSETTE_UNITS_METRIC));
  if (altitude != NULL)
    print_row (_ ("Climbing"), musette_format_elevation (altitude->gain_m, MUSETTE_UNITS_METRIC));
  if (cadence != NULL)
    print_row (_ ("Average cadence"), musette_format_cadence (cadence->average_rpm));
  if (eftp != NULL)
    print_row (_ ("FTP, estimate"), musette_format_power (eftp->ftp_w));
}

static void
print_zone (const char *name, guint seconds)
{
  print_row (name, musette_format_duration (seconds));
}

static void
print_zones (const char *title, const MusetteZoneTimes *zones)
{
  if (zones == NULL)
    return;
  g_print ("%s\n", title);
  for (guint i = 0; i < zones->n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Z%u", i + 1);

      print_zone (name, zones->seconds[i]);
    }
}

static void
print_intervals (MusetteRideAnalysis *analysis)
{
  GArray *groups = musette_ride_analysis_get_interval_groups (analysis);

  if (groups->len == 0)
    return;
  g_print ("%s\n", _ ("Intervals"));
  for (guint i = 0; i < groups->len; i++)
    {
      const MusetteIntervalGroup *group = &g_array_index (groups, MusetteIntervalGroup, i);

      g_print ("  %u× %s\n", group->count, group->id);
    }
}

static void
print_ride (const MusetteCliRide *ride, MusetteRideAnalysis *analysis)
{
  g_print ("%s\n", ride->file);
  print_row (_ ("Elapsed time"),
             musette_format_duration (musette_timeline_get_elapsed_s (ride->timeline)));
  print_row (_ ("Recording time"),
             musette_format_duration (musette_timeline_get_recording_s (ride->timeline)));
  print_rest (analysis);
  print_power (analysis);
  print_heart_rate (analysis);
  print_zones (_ ("Power zones"), musette_ride_analysis_get_power_zones (analysis));
  print_zones (_ ("Heart-rate zones"), musette_ride_analysis_get_hr_zones (analysis));
  print_intervals (analysis);
}

static void
show_ride (const MusetteCliRide *ride, MusetteJsonWriter *writer, gpointer user_data)
{
  const MusetteThresholds *thresholds = user_data;
  MusetteSport sport = musette_sport_from_type (musette_recording_get_sport_type (ride->recording));
  g_autoptr (MusetteRideAnalysis) analysis
      = musette_ride_analysis_new (ride->timeline, thresholds, sport);

  if (writer == NULL)
    {
      print_ride (ride, analysis);
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

static gboolean
are_thresholds_sane (const MusetteThresholds *thresholds)
{
  const double values[]
      = { thresholds->ftp_w,    thresholds->cp_w,       thresholds->w_prime_j,
          thresholds->lthr_bpm, thresholds->max_hr_bpm, thresholds->resting_hr_bpm,
          thresholds->weight_kg };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!(values[i] >= 0) || !isfinite (values[i]))
      return FALSE;
  return TRUE;
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

  musette_thresholds_init (&thresholds);
  thresholds.ftp_w = DEFAULT_FTP_W;
  thresholds.w_prime_j = DEFAULT_W_PRIME_J;
  if (!musette_cli_parse (context, entries, argc, argv, 1, G_MAXUINT, &files, &code))
    return code;
  if (!are_thresholds_sane (&thresholds))
    return musette_cli_usage_error (context, _ ("A threshold must be a number above 0"));
  return musette_cli_ride_each (context, files, show_ride, &thresholds);
}
