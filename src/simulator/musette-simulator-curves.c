/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-curves.h"

#include "musette-critical-power.h"
#include "musette-mmp.h"
#include "musette-simulator-period.h"
#include "musette-simulator-row.h"
#include "musette-sport.h"

#include <math.h>
#include <string.h>

#define MOST_POINTS 160

/* The best efforts of one activity at the service's durations. */
typedef struct
{
  guint n; /* 0 = nothing of that kind */
  double values[MOST_POINTS];
  gint32 starts[MOST_POINTS];
} ActivityCurve;

/* A range of days: its best efforts and whose they are. */
typedef struct
{
  guint n;
  double values[MOST_POINTS];
  gint32 starts[MOST_POINTS];
  MusetteSimulatorEntry *owners[MOST_POINTS];
  double moving_s;
  double load;
} RangeCurve;

struct _MusetteSimulatorCurves
{
  gint32 secs[MOST_POINTS];
  guint n_secs;
  GMutex mutex;
  GHashTable *known[2]; /* key of the samples → ActivityCurve, per kind */
};

/* Sparse as time goes out, like the service's. */
static void
fill_durations (MusetteSimulatorCurves *self)
{
  static const struct
  {
    gint32 until;
    gint32 step;
  } spacing[] = { { 30, 1 },    { 60, 5 },     { 180, 10 },    { 600, 30 },
                  { 1800, 60 }, { 3600, 300 }, { 10800, 900 }, { 36000, 1800 } };
  gint32 secs = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (spacing); i++)
    while (secs < spacing[i].until && self->n_secs < MOST_POINTS)
      {
        secs += spacing[i].step;
        self->secs[self->n_secs++] = secs;
      }
}

/**
 * musette_simulator_curves_new:
 *
 * Returns: (transfer full): curves, computed when they are asked for
 */
MusetteSimulatorCurves *
musette_simulator_curves_new (void)
{
  MusetteSimulatorCurves *self = g_new0 (MusetteSimulatorCurves, 1);

  fill_durations (self);
  g_mutex_init (&self->mutex);
  for (gsize i = 0; i < G_N_ELEMENTS (self->known); i++)
    self->known[i] = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * musette_simulator_curves_free:
 * @self: the curves
 */
void
musette_simulator_curves_free (MusetteSimulatorCurves *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->known); i++)
    g_hash_table_unref (self->known[i]);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static MusetteMmp *
compute_mmp (MusetteTimeline *timeline, MusetteSimulatorCurveKind kind)
{
  const float *values;
  gsize n;

  if (kind == MUSETTE_SIMULATOR_CURVE_POWER)
    return musette_timeline_has_power (timeline) ? musette_mmp_new (timeline) : NULL;
  if (!musette_timeline_has_heartrate (timeline))
    return NULL;
  values = musette_timeline_get_series (timeline, MUSETTE_CHANNEL_HEARTRATE, &n);
  return musette_mmp_new_for_values (values, n);
}

static ActivityCurve *
compute_curve (MusetteSimulatorCurves *self,
               MusetteSimulatorEntry *entry,
               MusetteSimulatorCurveKind kind)
{
  ActivityCurve *curve = g_new0 (ActivityCurve, 1);
  g_autoptr (MusetteStreamSet) streams = musette_simulator_entry_get_streams (entry);
  g_autoptr (MusetteTimeline) timeline = NULL;
  g_autoptr (MusetteMmp) mmp = NULL;

  if (streams == NULL)
    return curve;
  timeline = musette_timeline_new (streams);
  mmp = compute_mmp (timeline, kind);
  while (mmp != NULL && curve->n < self->n_secs
         && musette_mmp_find (mmp, self->secs[curve->n], &curve->values[curve->n],
                              &curve->starts[curve->n]))
    curve->n++;
  return curve;
}

static const ActivityCurve *
get_curve (MusetteSimulatorCurves *self,
           MusetteSimulatorEntry *entry,
           MusetteSimulatorCurveKind kind)
{
  gpointer key = GUINT_TO_POINTER (musette_simulator_entry_get_samples_key (entry));
  ActivityCurve *curve;

  g_mutex_lock (&self->mutex);
  curve = g_hash_table_lookup (self->known[kind], key);
  if (curve == NULL)
    {
      curve = compute_curve (self, entry, kind);
      g_hash_table_insert (self->known[kind], key, curve);
    }
  g_mutex_unlock (&self->mutex);
  return curve;
}

static guint64
get_seed (MusetteSimulatorActivities *activities)
{
  return musette_demo_get_seed (musette_simulator_activities_get_demo (activities));
}

/* The types that share their settings share their curves. */
static gboolean
is_of_type (const MusetteDemoPlanned *planned, const char *type)
{
  return type == NULL || musette_sport_from_type (planned->type) == musette_sport_from_type (type);
}

static gboolean
is_recorded (MusetteSimulatorEntry *entry)
{
  return !musette_simulator_entry_is_stub (entry) && !musette_simulator_entry_is_manual (entry);
}

/* What the athlete says is wrong does not count. */
static gboolean
is_ignored (MusetteSimulatorEntry *entry, MusetteSimulatorCurveKind kind)
{
  return musette_simulator_members_get_bool (
      musette_simulator_entry_get_members (entry),
      kind == MUSETTE_SIMULATOR_CURVE_POWER ? "icu_ignore_power" : "icu_ignore_hr");
}

static void
merge (RangeCurve *range, const ActivityCurve *curve, MusetteSimulatorEntry *entry)
{
  for (guint i = 0; i < curve->n; i++)
    {
      if (i < range->n && range->values[i] >= curve->values[i])
        continue;
      range->values[i] = curve->values[i];
      range->starts[i] = curve->starts[i];
      range->owners[i] = entry;
      range->n = MAX (range->n, i + 1);
    }
}

static void
collect_range (MusetteSimulatorCurves *self,
               MusetteSimulatorActivities *activities,
               MusetteSimulatorCurveKind kind,
               const char *type,
               const MusetteSimulatorPeriod *period,
               RangeCurve *out)
{
  guint first;
  guint end;

  memset (out, 0, sizeof *out);
  musette_simulator_activities_find_days (activities, period->oldest, period->newest, &first, &end);
  for (guint i = first; i < end; i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (activities, i);
      const MusetteDemoTotals *totals;

      if (!is_recorded (entry) || is_ignored (entry, kind)
          || !is_of_type (musette_simulator_entry_get_planned (entry), type))
        continue;
      totals = musette_simulator_entry_get_totals (entry);
      out->moving_s += totals->moving_s;
      out->load += totals->load;
      merge (out, get_curve (self, entry, kind), entry);
    }
}

static double
value_at (MusetteSimulatorCurves *self, const RangeCurve *curve, gint32 secs, guint *point)
{
  for (guint i = 0; i < curve->n; i++)
    if (self->secs[i] >= secs)
      {
        *point = i;
        return curve->values[i];
      }
  return NAN;
}

static void
write_model (MusetteJsonWriter *writer,
             const char *type,
             const MusetteCpModel *model,
             const guint *points,
             guint n_points)
{
  const MusetteSimulatorRow row = { writer, NULL };

  musette_json_writer_begin_object (writer);
  musette_simulator_row_string (&row, "type", type);
  musette_simulator_row_whole (&row, "criticalPower", model->cp_w);
  musette_simulator_row_whole (&row, "wPrime", model->w_prime_j);
  musette_simulator_row_whole (&row, "pMax", model->p_max_w > 0 ? model->p_max_w : NAN);
  musette_simulator_row_counts (&row, "inputPointIndexes", points, n_points);
  musette_simulator_row_whole (&row, "ftp", model->ftp_w);
  musette_json_writer_end (writer);
}

static void
write_models (MusetteSimulatorCurves *self, MusetteJsonWriter *writer, const RangeCurve *curve)
{
  static const gint32 durations[3] = { 5, 300, 1200 };
  MusetteEffort efforts[3];
  MusetteCpModel model;
  guint points[3] = { 0 };
  gboolean complete = TRUE;

  musette_json_writer_name (writer, "powerModels");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      efforts[i].secs = durations[i];
      efforts[i].watts = value_at (self, curve, durations[i], &points[i]);
      complete = complete && !isnan (efforts[i].watts);
    }
  if (complete && musette_cp_fit_two (efforts + 1, 2, &model))
    write_model (writer, "MS_2P", &model, points + 1, 2);
  if (complete && musette_cp_fit_three (efforts, 3, &model))
    {
      write_model (writer, "MORTON_3P", &model, points, 3);
      write_model (writer, "FFT_CURVES", &model, points + 1, 1);
      write_model (writer, "ECP", &model, NULL, 0);
    }
  musette_json_writer_end (writer);
}

static void
write_head (MusetteJsonWriter *writer,
            const MusetteSimulatorPeriod *period,
            const RangeCurve *curve,
            double weight_kg)
{
  static const char *const unknown[]
      = { "filters", "filter_label", "percentile", "submax_values", "submax_activity_id", NULL };
  const MusetteSimulatorRow row = { writer, NULL };
  g_autofree char *oldest = musette_date_format (period->oldest);
  g_autofree char *newest = musette_date_format (period->newest);
  g_autofree char *from = g_strconcat (oldest, "T00:00:00", NULL);
  g_autofree char *to = g_strconcat (newest, "T00:00:00", NULL);

  musette_simulator_row_string (&row, "id", period->id);
  musette_simulator_row_int (&row, "after_kj", 0);
  musette_simulator_row_string (&row, "label", period->label);
  musette_simulator_row_string (&row, "start_date_local", from);
  musette_simulator_row_string (&row, "end_date_local", to);
  musette_simulator_row_int (&row, "days", period->newest - period->oldest + 1);
  musette_simulator_row_whole (&row, "moving_time", curve->moving_s);
  musette_simulator_row_whole (&row, "training_load", curve->load);
  musette_simulator_row_number (&row, "weight", weight_kg, 1);
  musette_simulator_row_nulls (&row, unknown);
}

static void
write_points (MusetteSimulatorCurves *self, MusetteJsonWriter *writer, const RangeCurve *curve)
{
  const MusetteSimulatorRow row = { writer, NULL };
  guint secs[MOST_POINTS];
  guint values[MOST_POINTS];
  guint starts[MOST_POINTS];
  guint ends[MOST_POINTS];
  const char *ids[MOST_POINTS + 1] = { NULL };

  for (guint i = 0; i < curve->n; i++)
    {
      secs[i] = (guint) self->secs[i];
      values[i] = (guint) (curve->values[i] + 0.5);
      starts[i] = (guint) curve->starts[i];
      ends[i] = starts[i] + secs[i];
      ids[i] = musette_simulator_entry_get_id (curve->owners[i]);
    }
  musette_simulator_row_counts (&row, "secs", secs, curve->n);
  musette_simulator_row_counts (&row, "values", values, curve->n);
  musette_simulator_row_counts (&row, "start_index", starts, curve->n);
  musette_simulator_row_counts (&row, "end_index", ends, curve->n);
  musette_simulator_row_strings (&row, "activity_id", ids);
}

static void
write_power_extras (MusetteSimulatorCurves *self,
                    MusetteJsonWriter *writer,
                    const RangeCurve *curve,
                    double weight_kg)
{
  static const char *const unknown[] = { "submax_watts_per_kg",
                                         "submax_wkg_activity_id",
                                         "ranks",
                                         "mapPlot",
                                         "stream_type",
                                         "stream_name",
                                         NULL };
  const MusetteSimulatorRow row = { writer, NULL };
  const char *ids[MOST_POINTS + 1] = { NULL };
  double per_kg[MOST_POINTS];
  guint watts[MOST_POINTS];
  guint point;
  double five_minutes = value_at (self, curve, 300, &point) / weight_kg;

  for (guint i = 0; i < curve->n; i++)
    {
      watts[i] = (guint) (curve->values[i] + 0.5);
      per_kg[i] = floor (curve->values[i] / weight_kg * 100 + 0.5) / 100;
      ids[i] = musette_simulator_entry_get_id (curve->owners[i]);
    }
  musette_simulator_row_counts (&row, "watts", watts, curve->n);
  musette_simulator_row_numbers (&row, "watts_per_kg", per_kg, curve->n);
  musette_simulator_row_strings (&row, "wkg_activity_id", ids);
  write_models (self, writer, curve);
  musette_simulator_row_nulls (&row, unknown);
  /* Sitko et al., “Five-minute power-based test to predict maximal oxygen consumption”, 2022. */
  musette_simulator_row_number (&row, "vo2max_5m", 16.6 + 8.87 * five_minutes, 2);
  musette_simulator_row_number (&row, "compound_score_5m", five_minutes * five_minutes * weight_kg,
                                1);
}

static void
write_curve (MusetteSimulatorCurves *self,
             MusetteJsonWriter *writer,
             MusetteSimulatorCurveKind kind,
             const MusetteSimulatorPeriod *period,
             const RangeCurve *curve,
             guint64 seed)
{
  MusetteDemoForm form;

  musette_demo_form_at (seed, period->newest, &form);
  musette_json_writer_begin_object (writer);
  write_head (writer, period, curve, form.weight_kg);
  write_points (self, writer, curve);
  if (kind == MUSETTE_SIMULATOR_CURVE_POWER)
    write_power_extras (self, writer, curve, form.weight_kg);
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_curves_activity_to_json:
 * @self: the curves
 * @activities: what the athlete did
 * @entry: one of @activities
 * @kind: of what
 * @as_list: as an array, which is empty when there is no curve
 *
 * Returns: (transfer full) (nullable): the best efforts of one activity, %NULL when there is no
 *   curve and @as_list is %FALSE
 */
GBytes *
musette_simulator_curves_activity_to_json (MusetteSimulatorCurves *self,
                                           MusetteSimulatorActivities *activities,
                                           MusetteSimulatorEntry *entry,
                                           MusetteSimulatorCurveKind kind,
                                           gboolean as_list)
{
  g_autoptr (MusetteJsonWriter) writer = NULL;
  const MusetteDemoPlanned *planned = musette_simulator_entry_get_planned (entry);
  MusetteDate date = musette_local_time_get_date (planned->start);
  MusetteSimulatorPeriod period = { (char *) planned->id, (char *) planned->name, date, date };
  RangeCurve curve = { 0 };

  if (is_recorded (entry))
    merge (&curve, get_curve (self, entry, kind), entry);
  if (curve.n == 0 && !as_list)
    return NULL;
  writer = musette_json_writer_new (FALSE);
  if (as_list)
    musette_json_writer_begin_array (writer);
  if (curve.n > 0)
    {
      const MusetteDemoTotals *totals = musette_simulator_entry_get_totals (entry);

      curve.moving_s = totals->moving_s;
      curve.load = totals->load;
      write_curve (self, writer, kind, &period, &curve, get_seed (activities));
    }
  if (as_list)
    musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}

static void
write_owners (MusetteSimulatorActivities *activities, MusetteJsonWriter *writer, GHashTable *owners)
{
  guint n = musette_simulator_activities_get_n (activities);

  musette_json_writer_name (writer, "activities");
  musette_json_writer_begin_object (writer);
  for (guint i = 0; i < n; i++)
    {
      MusetteSimulatorEntry *entry = musette_simulator_activities_get (activities, i);
      const MusetteDemoPlanned *planned = musette_simulator_entry_get_planned (entry);
      g_autofree char *start = NULL;

      if (!g_hash_table_contains (owners, entry))
        continue;
      start = musette_local_time_format (planned->start);
      musette_json_writer_name (writer, planned->id);
      musette_json_writer_begin_object (writer);
      musette_json_writer_member_string (writer, "id", planned->id);
      musette_json_writer_member_string (writer, "start_date_local", start);
      musette_json_writer_member_string (writer, "name", planned->name);
      musette_json_writer_member_string (writer, "type", planned->type);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

/**
 * musette_simulator_curves_athlete_to_json:
 * @self: the curves
 * @activities: what the athlete did
 * @kind: of what
 * @type: (nullable): of which type of activity
 * @names: (nullable): the ranges that are asked for, %NULL = the last year
 * @unknown: (out): the first range that cannot be understood
 *
 * Returns: (transfer full) (nullable): a curve per range, %NULL with @unknown set
 */
GBytes *
musette_simulator_curves_athlete_to_json (MusetteSimulatorCurves *self,
                                          MusetteSimulatorActivities *activities,
                                          MusetteSimulatorCurveKind kind,
                                          const char *type,
                                          const char *const *names,
                                          const char **unknown)
{
  static const char *const usual[] = { "1y", NULL };
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);

  musette_json_writer_begin_object (writer);
  musette_json_writer_name (writer, "list");
  musette_json_writer_begin_array (writer);
  for (names = names == NULL ? usual : names; *names != NULL; names++)
    {
      g_autoptr (MusetteSimulatorPeriod) period = musette_simulator_period_parse (
          *names, musette_simulator_activities_get_today (activities),
          musette_simulator_activities_get_first_day (activities));
      g_autofree RangeCurve *curve = g_new0 (RangeCurve, 1);

      if (period == NULL)
        {
          *unknown = *names;
          return NULL;
        }
      collect_range (self, activities, kind, type, period, curve);
      write_curve (self, writer, kind, period, curve, get_seed (activities));
      for (guint i = 0; i < curve->n; i++)
        g_hash_table_add (owners, curve->owners[i]);
    }
  musette_json_writer_end (writer);
  write_owners (activities, writer, owners);
  musette_json_writer_end (writer);
  return musette_json_writer_finish_bytes (writer);
}
