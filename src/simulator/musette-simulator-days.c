/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-days.h"

#include "musette-demo-random.h"
#include "musette-simulator-athlete.h"
#include "musette-simulator-row.h"
#include "musette-simulator-time.h"
#include "musette-sport.h"

#include <math.h>

static guint64
get_seed (MusetteSimulatorActivities *activities)
{
  return musette_demo_get_seed (musette_simulator_activities_get_demo (activities));
}

static double
get_ramp (MusetteSimulatorActivities *activities, MusetteDate date)
{
  double ctl;
  double before;
  double atl;

  musette_simulator_activities_get_fitness (activities, date, &ctl, &atl);
  musette_simulator_activities_get_fitness (activities, date - 7, &before, &atl);
  return ctl - before;
}

static void
write_sport_info (const MusetteSimulatorRow *row, const MusetteDemoForm *form)
{
  MusetteJsonWriter *writer = row->writer;

  if (!musette_simulator_row_wants (row, "sportInfo"))
    return;
  musette_json_writer_name (writer, "sportInfo");
  musette_json_writer_begin_array (writer);
  musette_json_writer_begin_object (writer);
  musette_json_writer_member_string (writer, "type", "Ride");
  musette_json_writer_member_double (writer, "eftp", form->ftp_w);
  musette_json_writer_member_double (writer, "wPrime", form->w_prime_j);
  musette_json_writer_member_double (writer, "pMax", form->p_max_w);
  musette_json_writer_end (writer);
  musette_json_writer_end (writer);
}

static void
write_body (const MusetteSimulatorRow *row,
            MusetteSimulatorActivities *activities,
            MusetteDate date,
            const MusetteDemoForm *form)
{
  static const char *const unknown[] = { "hrvSDNN",
                                         "menstrualPhase",
                                         "menstrualPhasePredicted",
                                         "kcalConsumed",
                                         "carbohydrates",
                                         "protein",
                                         "fatTotal",
                                         "sleepQuality",
                                         "avgSleepingHR",
                                         "soreness",
                                         "fatigue",
                                         "stress",
                                         "mood",
                                         "motivation",
                                         "injury",
                                         "spO2",
                                         "systolic",
                                         "diastolic",
                                         "hydration",
                                         "hydrationVolume",
                                         "readiness",
                                         "baevskySI",
                                         "bloodGlucose",
                                         "lactate",
                                         "bodyFat",
                                         "abdomen",
                                         "vo2max",
                                         "comments",
                                         "respiration",
                                         "locked",
                                         NULL };
  MusetteDemoRandom random = musette_demo_random_for (get_seed (activities), 60, (guint64) date);
  double hrv = 64 - 1.1 * (form->resting_hr_bpm - 48) + 6 * musette_demo_random_normal (&random);
  double sleep = 7.4 * 3600 + 2400 * musette_demo_random_normal (&random);

  musette_simulator_row_number (row, "weight", form->weight_kg, 1);
  musette_simulator_row_whole (row, "restingHR", form->resting_hr_bpm);
  musette_simulator_row_whole (row, "hrv", MAX (30, hrv));
  musette_simulator_row_whole (row, "sleepSecs", MAX (4 * 3600, sleep));
  musette_simulator_row_whole (row, "sleepScore", CLAMP (sleep / 360 + 4, 30, 98));
  musette_simulator_row_whole (row, "steps", musette_demo_random_between (&random, 3500, 12500));
  musette_simulator_row_nulls (row, unknown);
}

static void
write_day (MusetteJsonWriter *writer,
           MusetteSimulatorActivities *activities,
           MusetteDate date,
           GHashTable *fields)
{
  const MusetteSimulatorRow row = { writer, fields };
  g_autofree char *id = musette_date_format (date);
  g_autofree char *updated
      = musette_simulator_time_to_stamp (musette_local_time_from_date (date) + 75600);
  double load = musette_simulator_activities_get_day_load (activities, date);
  MusetteDemoForm form;
  double ctl;
  double atl;

  musette_simulator_activities_get_fitness (activities, date, &ctl, &atl);
  musette_demo_form_at (get_seed (activities), date, &form);
  musette_json_writer_begin_object (writer);
  musette_simulator_row_string (&row, "id", id);
  musette_simulator_row_number (&row, "ctl", ctl, 5);
  musette_simulator_row_number (&row, "atl", atl, 5);
  musette_simulator_row_number (&row, "rampRate", get_ramp (activities, date), 5);
  musette_simulator_row_number (&row, "ctlLoad", load, 1);
  musette_simulator_row_number (&row, "atlLoad", load, 1);
  write_sport_info (&row, &form);
  musette_simulator_row_string (&row, "updated", updated);
  write_body (&row, activities, date, &form);
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_wellness_to_json:
 * @activities: what the athlete did
 * @oldest: first day
 * @newest: last day
 * @fields: (nullable): the members that are asked for
 *
 * Returns: (transfer full): one object per day, oldest first
 */
GBytes *
musette_simulator_wellness_to_json (MusetteSimulatorActivities *activities,
                                    MusetteDate oldest,
                                    MusetteDate newest,
                                    GHashTable *fields)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  MusetteDate first = MAX (oldest, musette_simulator_activities_get_first_day (activities));
  MusetteDate last = MIN (newest, musette_simulator_activities_get_today (activities));

  musette_json_writer_begin_array (writer);
  for (MusetteDate date = first; date <= last; date++)
    write_day (writer, activities, date, fields);
  musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}

/**
 * musette_simulator_wellness_day_to_json:
 * @activities: what the athlete did
 * @date: a day
 *
 * Returns: (transfer full): that day
 */
GBytes *
musette_simulator_wellness_day_to_json (MusetteSimulatorActivities *activities, MusetteDate date)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  write_day (writer, activities, date, NULL);
  return musette_json_writer_finish_bytes (writer);
}

/* The sums of some activities of one week. */
typedef struct
{
  guint count;
  double recording_s;
  double moving_s;
  double elapsed_s;
  double calories;
  double gain_m;
  double load;
  double distance_m;
} Sums;

static void
add_activity (Sums *sums, const MusetteDemoTotals *totals)
{
  sums->count++;
  sums->recording_s += totals->recording_s;
  sums->moving_s += totals->moving_s;
  sums->elapsed_s += totals->elapsed_s;
  sums->calories += isnan (totals->average_w) ? 0 : totals->work_j / 1000;
  sums->gain_m += isnan (totals->gain_m) ? 0 : totals->gain_m;
  sums->load += totals->load;
  sums->distance_m += isnan (totals->distance_m) ? 0 : totals->distance_m;
}

static void
write_sums (const MusetteSimulatorRow *row, const Sums *sums, const MusetteDemoForm *form)
{
  musette_simulator_row_int (row, "count", sums->count);
  musette_simulator_row_whole (row, "time", sums->recording_s);
  musette_simulator_row_whole (row, "moving_time", sums->moving_s);
  musette_simulator_row_whole (row, "elapsed_time", sums->elapsed_s);
  musette_simulator_row_whole (row, "calories", sums->calories);
  musette_simulator_row_number (row, "total_elevation_gain", sums->gain_m, 1);
  musette_simulator_row_whole (row, "training_load", sums->load);
  musette_simulator_row_int (row, "srpe", 0);
  musette_simulator_row_number (row, "distance", sums->distance_m, 2);
  musette_simulator_row_number (row, "eftp", form == NULL ? NAN : form->ftp_w, 2);
  musette_simulator_row_number (row, "eftpPerKg",
                                form == NULL ? NAN : form->ftp_w / form->weight_kg, 2);
}

typedef struct
{
  Sums all;
  Sums by_sport[MUSETTE_SPORT_OTHER + 1];
  guint zones[MUSETTE_DEMO_ZONES];
  guint zones_total;
} Week;

static void
collect_week (MusetteSimulatorActivities *activities, MusetteDate monday, Week *out)
{
  guint first;
  guint end;

  musette_simulator_activities_find_days (activities, monday, monday + 6, &first, &end);
  musette_simulator_activities_prepare (activities, first, end);
  for (guint i = first; i < end; i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (activities, i);
      const MusetteDemoPlanned *planned = musette_simulator_entry_get_planned (entry);
      const MusetteDemoTotals *totals = musette_simulator_entry_get_totals (entry);
      gboolean power = totals->n_samples > 0 && !isnan (totals->average_w);

      if (planned->kind == MUSETTE_DEMO_KIND_STUB)
        continue;
      add_activity (&out->all, totals);
      add_activity (&out->by_sport[musette_sport_from_type (planned->type)], totals);
      for (guint zone = 0; zone < MUSETTE_DEMO_ZONES; zone++)
        {
          guint secs = power ? totals->power_secs[zone] : totals->hr_secs[zone];

          out->zones[zone] += secs;
          out->zones_total += secs;
        }
    }
}

static void
write_categories (MusetteJsonWriter *writer, const Week *week, const MusetteDemoForm *form)
{
  static const char *const names[]
      = { "Ride", "Run", "Swim", "Walk", "Rowing", "Ski", "Workout", "Other" };
  const MusetteSimulatorRow row = { writer, NULL };

  musette_json_writer_name (writer, "byCategory");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < G_N_ELEMENTS (week->by_sport); i++)
    {
      if (week->by_sport[i].count == 0)
        continue;
      musette_json_writer_begin_object (writer);
      write_sums (&row, &week->by_sport[i], i == MUSETTE_SPORT_RIDE ? form : NULL);
      musette_json_writer_member_string (writer, "category", names[i]);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

static void
write_week (MusetteJsonWriter *writer,
            MusetteSimulatorActivities *activities,
            const char *athlete_id,
            MusetteDate monday)
{
  const MusetteSimulatorRow row = { writer, NULL };
  MusetteDate last = MIN (monday + 6, musette_simulator_activities_get_today (activities));
  g_autofree char *date = musette_date_format (monday);
  g_autofree char *newest = musette_date_format (last);
  g_autofree char *name
      = musette_simulator_athlete_dup_name (musette_simulator_activities_get_demo (activities));
  g_autofree Week *week = g_new0 (Week, 1);
  MusetteDemoForm form;
  double ctl;
  double atl;

  collect_week (activities, monday, week);
  musette_demo_form_at (get_seed (activities), last, &form);
  musette_simulator_activities_get_fitness (activities, last, &ctl, &atl);
  musette_json_writer_begin_object (writer);
  write_sums (&row, &week->all, &form);
  musette_simulator_row_string (&row, "date", date);
  musette_simulator_row_string (&row, "athlete_id", athlete_id);
  musette_simulator_row_string (&row, "athlete_name", name);
  musette_simulator_row_string (&row, "email", NULL);
  musette_simulator_row_string (&row, "external_id", NULL);
  musette_simulator_row_number (&row, "fitness", ctl, 2);
  musette_simulator_row_number (&row, "fatigue", atl, 2);
  musette_simulator_row_number (&row, "form", ctl - atl, 2);
  musette_simulator_row_number (&row, "rampRate", get_ramp (activities, last), 2);
  musette_simulator_row_number (&row, "weight", form.weight_kg, 1);
  musette_simulator_row_counts (&row, "timeInZones", week->zones, MUSETTE_DEMO_ZONES);
  musette_simulator_row_int (&row, "timeInZonesTot", week->zones_total);
  write_categories (writer, week, &form);
  musette_simulator_row_string (&row, "mostRecentWellnessId", newest);
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_summary_to_json:
 * @activities: what the athlete did
 * @athlete_id: its id
 * @start: first day
 * @end: last day
 *
 * Returns: (transfer full): one object per week, newest first
 */
GBytes *
musette_simulator_summary_to_json (MusetteSimulatorActivities *activities,
                                   const char *athlete_id,
                                   MusetteDate start,
                                   MusetteDate end)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  MusetteDate first = musette_date_get_monday (
      MAX (start, musette_simulator_activities_get_first_day (activities)));
  MusetteDate last = MIN (end, musette_simulator_activities_get_today (activities));

  musette_json_writer_begin_array (writer);
  for (MusetteDate monday = musette_date_get_monday (last); monday >= first; monday -= 7)
    write_week (writer, activities, athlete_id, monday);
  musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}
