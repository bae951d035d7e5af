/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-facts.h"

#include <glib/gi18n.h>
#include <math.h>

/* What all key figures of one ride are made from. */
typedef struct
{
  GPtrArray *facts;
  MusetteRideView *view;
  MusetteActivity *activity;     /* nullable */
  MusetteRideAnalysis *analysis; /* nullable */
  const MusetteThresholds *thresholds;
  MusetteUnits units;
} Context;

typedef char *(*Format) (double value, MusetteUnits units);

static char *
format_duration (double value, MusetteUnits units)
{
  return musette_format_duration (value);
}

static char *
format_power (double value, MusetteUnits units)
{
  return musette_format_power (value);
}

static char *
format_heartrate (double value, MusetteUnits units)
{
  return musette_format_heartrate (value);
}

static char *
format_cadence (double value, MusetteUnits units)
{
  return musette_format_cadence (value);
}

static char *
format_energy (double value, MusetteUnits units)
{
  return musette_format_energy (value);
}

static char *
format_whole (double value, MusetteUnits units)
{
  return musette_format_number (value, 0);
}

static char *
format_hundredths (double value, MusetteUnits units)
{
  return musette_format_number (value, 2);
}

static char *
format_whole_percent (double value, MusetteUnits units)
{
  return musette_format_percent (value, 0);
}

static char *
format_percent (double value, MusetteUnits units)
{
  return musette_format_percent (value, 1);
}

static char *
format_pace (double value, MusetteUnits units)
{
  return musette_format_pace (value, musette_pace_units_for_sport (MUSETTE_SPORT_RUN, units));
}

static char *
format_swim_pace (double value, MusetteUnits units)
{
  return musette_format_pace (value, musette_pace_units_for_sport (MUSETTE_SPORT_SWIM, units));
}

static char *
format_row_pace (double value, MusetteUnits units)
{
  return musette_format_pace (value, musette_pace_units_for_sport (MUSETTE_SPORT_ROW, units));
}

static Format
choose_pace (MusetteSport sport)
{
  switch (sport)
    {
    case MUSETTE_SPORT_SWIM:
      return format_swim_pace;
    case MUSETTE_SPORT_ROW:
      return format_row_pace;
    default:
      return format_pace;
    }
}

static gboolean
is_pace (Format format)
{
  return format == format_pace || format == format_swim_pace || format == format_row_pace;
}

/* The difference in the figure's own unit; a pace has none that reads well. */
static char *
format_difference (double service, double own, Format format, MusetteUnits units)
{
  g_autofree char *value = NULL;

  if (!isfinite (service) || !isfinite (own) || is_pace (format))
    return NULL;
  value = format (fabs (own - service), units);
  return g_strconcat (own < service ? "\xe2\x88\x92" : "+", value, NULL);
}

/* Adds a key figure when there is a number for it. The service's own counts where it gives one.
 * Returns: (transfer none) (nullable): the explanation, for the inputs */
static MusetteRideExplanation *
add (const Context *context,
     const char *id,
     const char *label,
     const char *formula,
     double service,
     double own,
     Format format)
{
  double value = isfinite (service) ? service : own;
  g_autofree char *text = NULL;
  g_autoptr (MusetteRideExplanation) explanation = NULL;
  g_autoptr (MusetteRideFact) fact = NULL;

  if (!isfinite (value))
    return NULL;
  text = format (value, context->units);
  explanation = musette_ride_explanation_new (label, formula);
  musette_ride_explanation_take_values (
      explanation, isfinite (service) ? format (service, context->units) : NULL,
      isfinite (own) ? format (own, context->units) : NULL,
      format_difference (service, own, format, context->units));
  fact = musette_ride_fact_new (id, label, text, explanation);
  g_ptr_array_add (context->facts, g_steal_pointer (&fact));
  return explanation;
}

static const char *
get_file_origin (const Context *context)
{
  return context->activity != NULL ? _ ("samples from Intervals.icu") : _ ("samples of the file");
}

static const char *
get_threshold_origin (const Context *context)
{
  switch (musette_ride_view_get_thresholds_origin (context->view))
    {
    case MUSETTE_THRESHOLDS_ACTIVITY:
      return _ ("kept with the activity at Intervals.icu");
    case MUSETTE_THRESHOLDS_ACCOUNT:
      return _ ("sport settings of your account");
    case MUSETTE_THRESHOLDS_SETTINGS:
      return _ ("preferences of Musette");
    case MUSETTE_THRESHOLDS_UNKNOWN:
    default:
      return NULL;
    }
}

static void
add_input (const Context *context,
           MusetteRideExplanation *explanation,
           const char *name,
           double value,
           Format format,
           const char *origin)
{
  if (explanation != NULL && isfinite (value) && value > 0)
    musette_ride_explanation_take_input (explanation, name, format (value, context->units), origin);
}

static void
add_recording_input (const Context *context, MusetteRideExplanation *explanation)
{
  MusetteTimeline *timeline = musette_ride_view_get_timeline (context->view);

  if (timeline != NULL)
    add_input (context, explanation, _ ("Recording time"),
               musette_timeline_get_recording_s (timeline), format_duration,
               get_file_origin (context));
}

/* The service's number of an activity, NaN for a file. */
static double
ask (const Context *context, double (*getter) (MusetteActivity *))
{
  return context->activity != NULL ? getter (context->activity) : NAN;
}

static double
get_own_distance (const Context *context)
{
  const MusetteRideDistance *distance
      = context->analysis != NULL ? musette_ride_analysis_get_distance (context->analysis) : NULL;
  MusetteTimeline *timeline = musette_ride_view_get_timeline (context->view);
  g_autoptr (MusetteRideAxis) axis = NULL;

  if (distance != NULL && distance->covered_m > 0)
    return distance->covered_m;
  if (timeline == NULL || !musette_ride_axis_can_show_distance (timeline))
    return NAN;
  axis = musette_ride_axis_new_distance (timeline);
  return musette_ride_axis_get_length (axis) > 0 ? musette_ride_axis_get_length (axis) : NAN;
}

static void
add_times (const Context *context)
{
  MusetteTimeline *timeline = musette_ride_view_get_timeline (context->view);
  const MusetteRidePace *pace
      = context->analysis != NULL ? musette_ride_analysis_get_pace (context->analysis) : NULL;
  double moving_s = pace != NULL && pace->moving_s > 0 ? pace->moving_s : NAN;
  double recorded_s = timeline != NULL ? musette_timeline_get_recording_s (timeline) : NAN;
  double elapsed_s = timeline != NULL ? musette_timeline_get_elapsed_s (timeline) : NAN;

  if (isfinite (moving_s) || isfinite (ask (context, musette_activity_get_moving_s)))
    add (context, "moving-time", _ ("Moving time"),
         _ ("Seconds at 1 km/h or more. The service has a rule of its own, which is not public."),
         ask (context, musette_activity_get_moving_s), moving_s, format_duration);
  else
    add (context, "recording-time", _ ("Recording time"),
         _ ("Seconds from the first sample to the last without the stops of more than 30 s."), NAN,
         recorded_s, format_duration);
  add (context, "elapsed-time", _ ("Elapsed time"),
       _ ("Seconds from the first sample to the last, with all stops."),
       ask (context, musette_activity_get_elapsed_s), elapsed_s, format_duration);
}

static void
add_distance (const Context *context)
{
  add (context, "distance", _ ("Distance"),
       _ ("Last recorded distance less the first. Without a recorded distance the speed is summed "
          "up, without speed the way between the positions."),
       ask (context, musette_activity_get_distance_m), get_own_distance (context),
       musette_format_distance);
}

static double
sum_present (double sum, double value)
{
  if (!isfinite (value))
    return sum;
  return isfinite (sum) ? sum + value : value;
}

/* A pool swim of an old watch has no samples with a time, so nothing can be computed; what the
 * device itself counted stands in its sessions. */
static gboolean
has_only_totals (const Context *context)
{
  MusetteTimeline *timeline = musette_ride_view_get_timeline (context->view);
  MusetteRecording *recording = musette_ride_view_get_recording (context->view);

  return recording != NULL && musette_recording_get_sessions (recording)->len > 0
         && (timeline == NULL || musette_timeline_get_recording_s (timeline) == 0);
}

static void
add_device_totals (const Context *context)
{
  GPtrArray *sessions
      = musette_recording_get_sessions (musette_ride_view_get_recording (context->view));
  const char *formula = _ ("As the device wrote it into the file.");
  double timer_s = NAN;
  double elapsed_s = NAN;
  double distance_m = NAN;

  for (guint i = 0; i < sessions->len; i++)
    {
      const MusetteRecordingSession *session = g_ptr_array_index (sessions, i);

      timer_s = sum_present (timer_s, session->timer_s);
      elapsed_s = sum_present (elapsed_s, session->elapsed_s);
      distance_m = sum_present (distance_m, session->distance_m);
    }
  add (context, "recording-time", _ ("Recording time"), formula, NAN, timer_s, format_duration);
  add (context, "elapsed-time", _ ("Elapsed time"), formula, NAN, elapsed_s, format_duration);
  add (context, "distance", _ ("Distance"), formula, NAN, distance_m, musette_format_distance);
}

static void
add_load (const Context *context)
{
  const MusetteRideLoad *load
      = context->analysis != NULL ? musette_ride_analysis_get_load (context->analysis) : NULL;
  const MusettePowerSummary *power
      = context->analysis != NULL ? musette_ride_analysis_get_power (context->analysis) : NULL;
  const MusetteRidePace *pace
      = context->analysis != NULL ? musette_ride_analysis_get_pace (context->analysis) : NULL;
  MusetteRideExplanation *explanation;
  double own = load != NULL ? load->load_rounded : NAN;

  if (load == NULL && pace != NULL
      && musette_sport_uses_pace (
          musette_sport_from_type (musette_ride_view_get_sport_type (context->view))))
    own = pace->load;
  explanation = add (context, "load", _ ("Load"),
                     _ ("Hours × intensity² × 100, where intensity is normalized power by FTP. One "
                        "hour at FTP is 100."),
                     ask (context, musette_activity_get_load), own, format_whole);
  if (power != NULL)
    add_input (context, explanation, _ ("Normalized power"), power->np_w, format_power,
               get_file_origin (context));
  add_input (context, explanation, _ ("FTP"), context->thresholds->ftp_w, format_power,
             get_threshold_origin (context));
  add_recording_input (context, explanation);
  explanation = add (context, "intensity", _ ("Intensity"), _ ("Normalized power by FTP."),
                     ask (context, musette_activity_get_intensity_percent),
                     load != NULL ? load->intensity_rounded_percent : NAN, format_whole_percent);
  if (power != NULL)
    add_input (context, explanation, _ ("Normalized power"), power->np_w, format_power,
               get_file_origin (context));
  add_input (context, explanation, _ ("FTP"), context->thresholds->ftp_w, format_power,
             get_threshold_origin (context));
}

static void
add_power (const Context *context)
{
  const MusettePowerSummary *power
      = context->analysis != NULL ? musette_ride_analysis_get_power (context->analysis) : NULL;
  MusetteRideExplanation *explanation;

  explanation = add (context, "normalized-power", _ ("Normalized power"),
                     _ ("Mean of the last 30 s at each second, to the fourth power; the fourth "
                        "root of the mean of these."),
                     ask (context, musette_activity_get_weighted_power_w),
                     power != NULL ? power->np_w : NAN, format_power);
  add_recording_input (context, explanation);
  explanation = add (context, "average-power", _ ("Average power"),
                     _ ("Work by recording time. Zeros count; missing power counts as 0 W."),
                     ask (context, musette_activity_get_average_power_w),
                     power != NULL ? power->average_w : NAN, format_power);
  if (power != NULL)
    add_input (context, explanation, _ ("Work"), power->work_j, format_energy,
               get_file_origin (context));
  add_recording_input (context, explanation);
  explanation = add (context, "max-power", _ ("Highest power"), _ ("The highest second."), NAN,
                     power != NULL ? power->max_w : NAN, format_power);
}

static void
add_heart_rate (const Context *context)
{
  const MusetteHeartRateSummary *heart
      = context->analysis != NULL ? musette_ride_analysis_get_heart_rate (context->analysis) : NULL;

  add (context, "average-heart-rate", _ ("Average heart rate"),
       _ ("Mean of the seconds with a heart rate above 0."),
       ask (context, musette_activity_get_average_hr), heart != NULL ? heart->average_bpm : NAN,
       format_heartrate);
  add (context, "max-heart-rate", _ ("Highest heart rate"), _ ("The highest second."),
       ask (context, musette_activity_get_max_hr), heart != NULL ? heart->max_bpm : NAN,
       format_heartrate);
}

static void
add_cadence (const Context *context)
{
  const MusetteRideCadence *cadence
      = context->analysis != NULL ? musette_ride_analysis_get_cadence (context->analysis) : NULL;

  add (context, "cadence", _ ("Cadence"), _ ("Mean of the values above 0."),
       ask (context, musette_activity_get_average_cadence),
       cadence != NULL ? cadence->average_rpm : NAN, format_cadence);
}

static void
add_climb (const Context *context)
{
  const MusetteAltitudeSummary *altitude
      = context->analysis != NULL ? musette_ride_analysis_get_altitude (context->analysis) : NULL;

  add (context, "climb", _ ("Climb"),
       _ ("Rises of more than 3 m summed up; smaller ones are noise of the sensor."),
       ask (context, musette_activity_get_elevation_gain_m),
       altitude != NULL ? altitude->gain_m : NAN, musette_format_elevation);
}

static void
add_speed (const Context *context)
{
  MusetteSport sport = musette_sport_from_type (musette_ride_view_get_sport_type (context->view));
  const MusetteRidePace *pace
      = context->analysis != NULL ? musette_ride_analysis_get_pace (context->analysis) : NULL;
  double own = pace != NULL ? pace->average_mps : NAN;
  double service = ask (context, musette_activity_get_average_speed_mps);
  Format as_pace = choose_pace (sport);
  const char *formula = _ ("Mean of the speed while moving; without a recorded speed the distance "
                           "by the recording time.");
  MusetteTimeline *timeline = musette_ride_view_get_timeline (context->view);

  if (!(service > 0))
    service = NAN;
  if (!isfinite (own) && timeline != NULL && musette_timeline_get_recording_s (timeline) > 0)
    own = get_own_distance (context) / musette_timeline_get_recording_s (timeline);
  if (!musette_sport_uses_pace (sport))
    {
      add (context, "speed", _ ("Average speed"), formula, service, own, musette_format_speed);
      return;
    }
  add (context, "pace", _ ("Pace"), formula, service, own, as_pace);
  add (context, "gap", _ ("Pace on the flat"),
       _ ("Speed of the same effort on flat ground, by the grade of each second."), NAN,
       pace != NULL ? pace->gap_mps : NAN, as_pace);
}

static void
add_efficiency (const Context *context)
{
  MusetteRideExplanation *explanation;
  const MusettePowerSummary *power
      = context->analysis != NULL ? musette_ride_analysis_get_power (context->analysis) : NULL;
  const MusetteDecoupling *decoupling
      = context->analysis != NULL ? musette_ride_analysis_get_decoupling (context->analysis) : NULL;
  gboolean has = context->analysis != NULL;

  add (context, "work", _ ("Work"), _ ("Sum of the power of every second."),
       ask (context, musette_activity_get_work_j), power != NULL ? power->work_j : NAN,
       format_energy);
  add (context, "variability", _ ("Variability"), _ ("Normalized power by average power."),
       ask (context, musette_activity_get_variability_index),
       has ? musette_ride_analysis_get_variability_index (context->analysis) : NAN,
       format_hundredths);
  add (context, "efficiency", _ ("Efficiency"),
       _ ("Watts per heart beat: normalized power by average heart rate."),
       ask (context, musette_activity_get_efficiency_factor),
       has ? musette_ride_analysis_get_efficiency_factor (context->analysis) : NAN,
       format_hundredths);
  explanation = add (context, "decoupling",
                     isfinite (ask (context, musette_activity_get_decoupling_percent))
                         ? _ ("Decoupling")
                         : _ ("Decoupling, whole ride"),
                     _ ("How much less power a heart beat gave in the second half than in the "
                        "first. Musette takes the whole ride; Intervals.icu leaves out warm-up "
                        "and cool-down."),
                     ask (context, musette_activity_get_decoupling_percent),
                     decoupling != NULL ? decoupling->percent : NAN, format_percent);
  if (decoupling == NULL)
    return;
  add_input (context, explanation, _ ("First half"), decoupling->first_w, format_power,
             get_file_origin (context));
  add_input (context, explanation, _ ("First half"), decoupling->first_bpm, format_heartrate,
             get_file_origin (context));
  add_input (context, explanation, _ ("Second half"), decoupling->second_w, format_power,
             get_file_origin (context));
  add_input (context, explanation, _ ("Second half"), decoupling->second_bpm, format_heartrate,
             get_file_origin (context));
}

static void
add_reserve (const Context *context)
{
  const MusetteRideWbal *wbal
      = context->analysis != NULL ? musette_ride_analysis_get_wbal (context->analysis) : NULL;
  MusetteRideExplanation *explanation;

  explanation = add (context, "w-balance", _ ("Lowest W′ balance"),
                     _ ("W′ left when it was least: used up above FTP, refilled below it, the "
                        "faster the emptier. Below zero FTP or W′ is set too low."),
                     NAN, wbal != NULL ? wbal->service.min_j : NAN, format_energy);
  add_input (context, explanation, _ ("W′"), context->thresholds->w_prime_j, format_energy,
             get_threshold_origin (context));
  add_input (context, explanation, _ ("FTP"), context->thresholds->ftp_w, format_power,
             get_threshold_origin (context));
}

static void
add_estimates (const Context *context)
{
  const MusetteEftp *eftp
      = context->analysis != NULL ? musette_ride_analysis_get_eftp (context->analysis) : NULL;
  const MusetteRideHeartLoad *heart
      = context->analysis != NULL ? musette_ride_analysis_get_heart_load (context->analysis) : NULL;
  MusetteRideExplanation *explanation;

  explanation = add (context, "eftp", _ ("Estimated FTP"),
                     _ ("From the best single effort of this ride; an estimate, and too low when "
                        "nothing was ridden to the limit."),
                     ask (context, musette_activity_get_eftp_w), eftp != NULL ? eftp->ftp_w : NAN,
                     format_power);
  if (eftp != NULL)
    {
      add_input (context, explanation, _ ("Best effort"), eftp->watts, format_power,
                 get_file_origin (context));
      add_input (context, explanation, _ ("Its duration"), eftp->secs, format_duration,
                 get_file_origin (context));
    }
  explanation = add (context, "trimp", _ ("TRIMP"),
                     _ ("Minutes, weighted by how far the heart rate is between rest and "
                        "maximum (Banister)."),
                     ask (context, musette_activity_get_trimp), heart != NULL ? heart->trimp : NAN,
                     format_whole);
  add_input (context, explanation, _ ("Resting heart rate"), context->thresholds->resting_hr_bpm,
             format_heartrate, get_threshold_origin (context));
  add_input (context, explanation, _ ("Highest heart rate"), context->thresholds->max_hr_bpm,
             format_heartrate, get_threshold_origin (context));
  add (context, "calories", _ ("Calories"), _ ("As the device or the service says, in kcal."),
       ask (context, musette_activity_get_calories), NAN, format_whole);
}

/**
 * musette_ride_facts_new:
 * @view: a ride
 * @units: how lengths are shown
 *
 * The key figures that the ride has, the most important first. Where the service gives a number it
 * is shown, and ours stands in the explanation.
 *
 * Returns: (transfer full) (element-type MusetteRideFact): the figures; none for a stub
 */
GPtrArray *
musette_ride_facts_new (MusetteRideView *view, MusetteUnits units)
{
  Context context = { 0 };

  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (view), NULL);

  context.facts = g_ptr_array_new_with_free_func (g_object_unref);
  context.view = view;
  context.activity = musette_ride_view_get_activity (view);
  context.analysis = musette_ride_view_get_analysis (view);
  context.thresholds = musette_ride_view_get_thresholds (view);
  context.units = units;
  if (context.activity != NULL && musette_activity_is_stub (context.activity))
    return context.facts;
  if (has_only_totals (&context))
    {
      add_device_totals (&context);
      return context.facts;
    }
  add_times (&context);
  add_distance (&context);
  add_load (&context);
  add_power (&context);
  add_heart_rate (&context);
  add_speed (&context);
  add_climb (&context);
  add_cadence (&context);
  add_efficiency (&context);
  add_reserve (&context);
  add_estimates (&context);
  return context.facts;
}

/**
 * musette_ride_facts_is_secondary:
 * @fact: a key figure of a ride
 *
 * Returns: whether it may stand below the charts: an estimate, or what a chart's title shows too
 */
gboolean
musette_ride_facts_is_secondary (MusetteRideFact *fact)
{
  static const char *const ids[] = { "elapsed-time", "max-power", "max-heart-rate", "cadence",
                                     "eftp",         "trimp",     "calories",       NULL };

  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (fact), FALSE);

  return g_strv_contains (ids, musette_ride_fact_get_id (fact));
}
