/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-view.h"

#include <math.h>

#include "musette-ride-view-private.h"

/**
 * MusetteRideView:
 *
 * The session of one ride on the screen: what is shown, and the one span, selection and cursor that
 * charts, tables, bars and track share. They all bind to this object and never to each other.
 *
 * The visible span is on the horizontal axis (seconds or metres, see #MusetteRideAxis).
 * Selection, cursor and intervals are on the elapsed axis, in seconds since the first sample, so
 * that they stay where they are when the horizontal axis changes.
 */

G_DEFINE_FINAL_TYPE (MusetteRideView, musette_ride_view, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static MusetteRideSpan *
musette_ride_span_copy (const MusetteRideSpan *span)
{
  return g_memdup2 (span, sizeof *span);
}

void
_musette_ride_view_notify (MusetteRideView *self, MusetteRideViewProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

G_DEFINE_BOXED_TYPE (MusetteRideSpan, musette_ride_span, musette_ride_span_copy, g_free)

static MusetteRideAxis *
make_axis (MusetteRideView *self, MusetteSpanKind kind)
{
  if (self->timeline == NULL)
    return musette_ride_axis_new (0);
  if (kind == MUSETTE_SPAN_DISTANCE)
    return musette_ride_axis_new_distance (self->timeline);
  return musette_ride_axis_new_time (self->timeline, self->cut_stops);
}

/* A new axis shows the same part of the ride as the old one did. */
static void
change_axis (MusetteRideView *self, guint property)
{
  gboolean fitted = musette_ride_view_is_fitted (self);
  double from_s = musette_ride_view_to_elapsed (self, self->visible.from);
  double to_s = musette_ride_view_to_elapsed (self, self->visible.to);

  musette_ride_axis_free (self->axis);
  self->axis = make_axis (self, self->span_kind);
  g_object_freeze_notify (G_OBJECT (self));
  _musette_ride_view_notify (self, property);
  if (fitted)
    musette_ride_view_fit (self);
  else
    musette_ride_view_set_visible (self, musette_ride_view_to_x (self, from_s),
                                   musette_ride_view_to_x (self, to_s));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
musette_ride_view_dispose (GObject *object)
{
  MusetteRideView *self = (MusetteRideView *) object;

  g_clear_object (&self->activity);
  g_clear_object (&self->recording);
  g_clear_object (&self->timeline);
  g_clear_object (&self->analysis);
  g_clear_object (&self->intervals);
  G_OBJECT_CLASS (musette_ride_view_parent_class)->dispose (object);
}

static void
musette_ride_view_finalize (GObject *object)
{
  MusetteRideView *self = (MusetteRideView *) object;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->sport_type);
  musette_ride_axis_free (self->axis);
  G_OBJECT_CLASS (musette_ride_view_parent_class)->finalize (object);
}

static void
musette_ride_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MusetteRideView *self = (MusetteRideView *) object;

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_SPORT_TYPE:
      g_value_set_string (value, self->sport_type);
      break;
    case PROP_ACTIVITY:
      g_value_set_object (value, self->activity);
      break;
    case PROP_RECORDING:
      g_value_set_object (value, self->recording);
      break;
    case PROP_TIMELINE:
      g_value_set_object (value, self->timeline);
      break;
    case PROP_ANALYSIS:
      g_value_set_object (value, self->analysis);
      break;
    case PROP_INTERVALS:
      g_value_set_object (value, self->intervals);
      break;
    case PROP_SPAN_KIND:
      g_value_set_int (value, (int) self->span_kind);
      break;
    case PROP_CUT_STOPS:
      g_value_set_boolean (value, self->cut_stops);
      break;
    case PROP_VISIBLE:
      g_value_set_boxed (value, &self->visible);
      break;
    case PROP_SELECTION:
      g_value_set_boxed (value, isnan (self->selection.from) ? NULL : &self->selection);
      break;
    case PROP_CURSOR:
      g_value_set_double (value, self->cursor);
      break;
    case PROP_SMOOTHING:
      g_value_set_uint (value, self->smoothing);
      break;
    case PROP_FOLDED:
      g_value_set_uint (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_ride_view_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  MusetteRideView *self = (MusetteRideView *) object;

  switch (prop_id)
    {
    case PROP_TITLE:
      musette_ride_view_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      musette_ride_view_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_SPORT_TYPE:
      musette_ride_view_set_sport_type (self, g_value_get_string (value));
      break;
    case PROP_SPAN_KIND:
      musette_ride_view_set_span_kind (self, (MusetteSpanKind) g_value_get_int (value));
      break;
    case PROP_CUT_STOPS:
      musette_ride_view_set_cut_stops (self, g_value_get_boolean (value));
      break;
    case PROP_SMOOTHING:
      musette_ride_view_set_smoothing (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_ride_properties (void)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE;

  /** MusetteRideView:title: the ride's name */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, writable);
  /** MusetteRideView:subtitle: its date, sport and device in one line */
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, writable);
  /** MusetteRideView:sport-type: the service's word for the sport, for instance "VirtualRide" */
  properties[PROP_SPORT_TYPE] = g_param_spec_string ("sport-type", NULL, NULL, NULL, writable);
  /** MusetteRideView:activity: the service's record, %NULL for a local file */
  properties[PROP_ACTIVITY] = g_param_spec_object ("activity", NULL, NULL, G_TYPE_OBJECT, readable);
  /** MusetteRideView:recording: the file, %NULL for an activity of the service */
  properties[PROP_RECORDING]
      = g_param_spec_object ("recording", NULL, NULL, G_TYPE_OBJECT, readable);
  /** MusetteRideView:timeline: the samples, %NULL while there are none */
  properties[PROP_TIMELINE] = g_param_spec_object ("timeline", NULL, NULL, G_TYPE_OBJECT, readable);
  /** MusetteRideView:analysis: what was computed from the samples, %NULL while there are none */
  properties[PROP_ANALYSIS] = g_param_spec_object ("analysis", NULL, NULL, G_TYPE_OBJECT, readable);
  /** MusetteRideView:intervals: a list model of #MusetteRideInterval */
  properties[PROP_INTERVALS]
      = g_param_spec_object ("intervals", NULL, NULL, G_TYPE_LIST_MODEL, readable);
}

static void
install_session_properties (void)
{
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = readable | G_PARAM_WRITABLE;

  /** MusetteRideView:span-kind: a #MusetteSpanKind */
  properties[PROP_SPAN_KIND]
      = g_param_spec_int ("span-kind", NULL, NULL, 0, MUSETTE_SPAN_DISTANCE, 0, writable);
  /** MusetteRideView:cut-stops: whether recording stops take no room on the time axis */
  properties[PROP_CUT_STOPS] = g_param_spec_boolean ("cut-stops", NULL, NULL, FALSE, writable);
  /** MusetteRideView:visible: the part of the horizontal axis that is shown */
  properties[PROP_VISIBLE]
      = g_param_spec_boxed ("visible", NULL, NULL, MUSETTE_TYPE_RIDE_SPAN, readable);
  /** MusetteRideView:selection: the selected elapsed seconds, %NULL when nothing is selected */
  properties[PROP_SELECTION]
      = g_param_spec_boxed ("selection", NULL, NULL, MUSETTE_TYPE_RIDE_SPAN, readable);
  /** MusetteRideView:cursor: the elapsed second under the pointer, NaN when there is none */
  properties[PROP_CURSOR]
      = g_param_spec_double ("cursor", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, readable);
  /** MusetteRideView:smoothing: seconds over which traces are averaged, 1 = not at all */
  properties[PROP_SMOOTHING] = g_param_spec_uint ("smoothing", NULL, NULL, 1, 60, 1, writable);
  /** MusetteRideView:folded: a bit per #MusetteSignal that is folded to its title */
  properties[PROP_FOLDED] = g_param_spec_uint ("folded", NULL, NULL, 0, G_MAXUINT, 0, readable);
}

static void
musette_ride_view_class_init (MusetteRideViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = musette_ride_view_dispose;
  object_class->finalize = musette_ride_view_finalize;
  object_class->get_property = musette_ride_view_get_property;
  object_class->set_property = musette_ride_view_set_property;
  install_ride_properties ();
  install_session_properties ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_ride_view_init (MusetteRideView *self)
{
  musette_thresholds_init (&self->thresholds);
  self->intervals = G_LIST_MODEL (g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL));
  self->axis = musette_ride_axis_new (0);
  self->selection = (MusetteRideSpan){ NAN, NAN };
  self->cursor = NAN;
  self->smoothing = 1;
}

/**
 * musette_ride_view_new:
 *
 * Returns: (transfer full): a session without a ride
 */
MusetteRideView *
musette_ride_view_new (void)
{
  return g_object_new (MUSETTE_TYPE_RIDE_VIEW, NULL);
}

/**
 * musette_ride_view_get_title:
 * @self: a ride view
 *
 * Returns: (transfer none) (nullable): the ride's name
 */
const char *
musette_ride_view_get_title (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return self->title;
}

static void
set_string (MusetteRideView *self, char **field, const char *value, guint property)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  _musette_ride_view_notify (self, property);
}

/**
 * musette_ride_view_set_title:
 * @self: a ride view
 * @title: (nullable): the ride's name
 */
void
musette_ride_view_set_title (MusetteRideView *self, const char *title)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  set_string (self, &self->title, title, PROP_TITLE);
}

/**
 * musette_ride_view_get_subtitle:
 * @self: a ride view
 *
 * Returns: (transfer none) (nullable): date, sport and device in one line
 */
const char *
musette_ride_view_get_subtitle (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return self->subtitle;
}

/**
 * musette_ride_view_set_subtitle:
 * @self: a ride view
 * @subtitle: (nullable): date, sport and device in one line
 */
void
musette_ride_view_set_subtitle (MusetteRideView *self, const char *subtitle)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  set_string (self, &self->subtitle, subtitle, PROP_SUBTITLE);
}

/**
 * musette_ride_view_get_sport_type:
 * @self: a ride view
 *
 * Returns: (transfer none) (nullable): the service's word for the sport, for instance "VirtualRide"
 */
const char *
musette_ride_view_get_sport_type (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return self->sport_type;
}

/**
 * musette_ride_view_set_sport_type:
 * @self: a ride view
 * @sport_type: (nullable): the service's word for the sport
 */
void
musette_ride_view_set_sport_type (MusetteRideView *self, const char *sport_type)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  set_string (self, &self->sport_type, sport_type, PROP_SPORT_TYPE);
}

/**
 * musette_ride_view_get_activity:
 * @self: a ride view
 *
 * Returns: (transfer none) (nullable): the service's record, %NULL for a local file
 */
MusetteActivity *
musette_ride_view_get_activity (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return self->activity;
}

/**
 * musette_ride_view_set_activity:
 * @self: a ride view
 * @activity: (nullable): the service's record
 */
void
musette_ride_view_set_activity (MusetteRideView *self, MusetteActivity *activity)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  if (g_set_object (&self->activity, activity))
    _musette_ride_view_notify (self, PROP_ACTIVITY);
}

/**
 * musette_ride_view_get_recording:
 * @self: a ride view
 *
 * Returns: (transfer none) (nullable): the file, %NULL for an activity of the service
 */
MusetteRecording *
musette_ride_view_get_recording (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return self->recording;
}

/**
 * musette_ride_view_set_recording:
 * @self: a ride view
 * @recording: (nullable): the file
 */
void
musette_ride_view_set_recording (MusetteRideView *self, MusetteRecording *recording)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  if (g_set_object (&self->recording, recording))
    _musette_ride_view_notify (self, PROP_RECORDING);
}

/**
 * musette_ride_view_get_timeline:
 * @self: a ride view
 *
 * Returns: (transfer none) (nullable): the samples, %NULL while there are none
 */
MusetteTimeline *
musette_ride_view_get_timeline (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return self->timeline;
}

/**
 * musette_ride_view_get_analysis:
 * @self: a ride view
 *
 * Returns: (transfer none) (nullable): what was computed from the samples
 */
MusetteRideAnalysis *
musette_ride_view_get_analysis (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return self->analysis;
}

/**
 * musette_ride_view_get_thresholds:
 * @self: a ride view
 *
 * Returns: (transfer none): what the ride is measured against
 */
const MusetteThresholds *
musette_ride_view_get_thresholds (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return &self->thresholds;
}

/**
 * musette_ride_view_get_thresholds_origin:
 * @self: a ride view
 *
 * Returns: where the thresholds come from
 */
MusetteThresholdsOrigin
musette_ride_view_get_thresholds_origin (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), MUSETTE_THRESHOLDS_UNKNOWN);

  return self->thresholds_origin;
}

/**
 * musette_ride_view_set_ride:
 * @self: a ride view
 * @timeline: (nullable): the samples
 * @analysis: (nullable): what was computed from them
 * @thresholds: what they were measured against
 * @origin: where @thresholds come from
 *
 * Shows another ride, or the same one computed anew. With another time line the whole ride becomes
 * visible, and selection and cursor go.
 */
void
musette_ride_view_set_ride (MusetteRideView *self,
                            MusetteTimeline *timeline,
                            MusetteRideAnalysis *analysis,
                            const MusetteThresholds *thresholds,
                            MusetteThresholdsOrigin origin)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));
  g_return_if_fail (thresholds != NULL);

  g_object_freeze_notify (G_OBJECT (self));
  self->thresholds = *thresholds;
  self->thresholds_origin = origin;
  if (g_set_object (&self->analysis, analysis))
    _musette_ride_view_notify (self, PROP_ANALYSIS);
  if (g_set_object (&self->timeline, timeline))
    {
      if (!musette_ride_view_has_distance (self))
        musette_ride_view_set_span_kind (self, MUSETTE_SPAN_TIME);
      change_axis (self, PROP_TIMELINE);
      musette_ride_view_fit (self);
      musette_ride_view_clear_selection (self);
      musette_ride_view_set_cursor (self, NAN);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * musette_ride_view_get_intervals:
 * @self: a ride view
 *
 * Returns: (transfer none): the intervals as #MusetteRideInterval, by time
 */
GListModel *
musette_ride_view_get_intervals (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), NULL);

  return self->intervals;
}

/**
 * musette_ride_view_set_intervals:
 * @self: a ride view
 * @intervals: a list model of #MusetteRideInterval, by time
 */
void
musette_ride_view_set_intervals (MusetteRideView *self, GListModel *intervals)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));
  g_return_if_fail (G_IS_LIST_MODEL (intervals));
  g_return_if_fail (g_list_model_get_item_type (intervals) == MUSETTE_TYPE_RIDE_INTERVAL);

  if (g_set_object (&self->intervals, intervals))
    _musette_ride_view_notify (self, PROP_INTERVALS);
}

/**
 * musette_ride_view_get_span_kind:
 * @self: a ride view
 *
 * Returns: whether the horizontal axis shows time or distance
 */
MusetteSpanKind
musette_ride_view_get_span_kind (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), MUSETTE_SPAN_TIME);

  return self->span_kind;
}

/**
 * musette_ride_view_set_span_kind:
 * @self: a ride view
 * @kind: what the horizontal axis shows; distance is refused for a ride without any
 */
void
musette_ride_view_set_span_kind (MusetteRideView *self, MusetteSpanKind kind)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  if (self->span_kind == kind)
    return;
  if (kind == MUSETTE_SPAN_DISTANCE && !musette_ride_view_has_distance (self))
    return;
  self->span_kind = kind;
  change_axis (self, PROP_SPAN_KIND);
}

/**
 * musette_ride_view_has_distance:
 * @self: a ride view
 *
 * Returns: whether the ride can be shown over its distance
 */
gboolean
musette_ride_view_has_distance (MusetteRideView *self)
{
  g_autoptr (MusetteRideAxis) axis = NULL;

  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), FALSE);

  if (self->timeline == NULL || !musette_ride_axis_can_show_distance (self->timeline))
    return FALSE;
  /* The channel may be there without a single value, or the ride may not have moved. */
  axis = musette_ride_axis_new_distance (self->timeline);
  return musette_ride_axis_get_length (axis) > 0;
}

/**
 * musette_ride_view_get_cut_stops:
 * @self: a ride view
 *
 * Returns: whether recording stops take no room on the time axis
 */
gboolean
musette_ride_view_get_cut_stops (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), FALSE);

  return self->cut_stops;
}

/**
 * musette_ride_view_set_cut_stops:
 * @self: a ride view
 * @cut_stops: whether recording stops take no room on the time axis
 */
void
musette_ride_view_set_cut_stops (MusetteRideView *self, gboolean cut_stops)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));

  if (self->cut_stops == cut_stops)
    return;
  self->cut_stops = cut_stops;
  change_axis (self, PROP_CUT_STOPS);
}

/**
 * musette_ride_view_to_x:
 * @self: a ride view
 * @elapsed_s: seconds on the elapsed axis
 *
 * Returns: where that moment lies on the horizontal axis
 */
double
musette_ride_view_to_x (MusetteRideView *self, double elapsed_s)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), 0);

  return musette_ride_axis_to_x (self->axis, elapsed_s);
}

/**
 * musette_ride_view_to_elapsed:
 * @self: a ride view
 * @x: a place on the horizontal axis
 *
 * Returns: seconds on the elapsed axis
 */
double
musette_ride_view_to_elapsed (MusetteRideView *self, double x)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), 0);

  return musette_ride_axis_to_elapsed (self->axis, x);
}

/**
 * musette_ride_view_get_smoothing:
 * @self: a ride view
 *
 * Returns: seconds over which traces are averaged, 1 = not at all
 */
guint
musette_ride_view_get_smoothing (MusetteRideView *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), 1);

  return self->smoothing;
}

/**
 * musette_ride_view_set_smoothing:
 * @self: a ride view
 * @seconds: over how many seconds traces are averaged, 1 to 60; numbers never are
 */
void
musette_ride_view_set_smoothing (MusetteRideView *self, guint seconds)
{
  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));
  g_return_if_fail (seconds >= 1 && seconds <= 60);

  if (self->smoothing == seconds)
    return;
  self->smoothing = seconds;
  _musette_ride_view_notify (self, PROP_SMOOTHING);
}

/**
 * musette_ride_view_get_folded:
 * @self: a ride view
 * @trace: a chart
 *
 * Returns: whether that chart is folded to its title line
 */
gboolean
musette_ride_view_get_folded (MusetteRideView *self, MusetteSignal trace)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (self), FALSE);
  g_return_val_if_fail (trace < MUSETTE_N_TRACES, FALSE);

  return (self->folded & (1u << trace)) != 0;
}

/**
 * musette_ride_view_set_folded:
 * @self: a ride view
 * @trace: a chart
 * @folded: whether it is folded to its title line
 */
void
musette_ride_view_set_folded (MusetteRideView *self, MusetteSignal trace, gboolean folded)
{
  guint bits;

  g_return_if_fail (MUSETTE_IS_RIDE_VIEW (self));
  g_return_if_fail (trace < MUSETTE_N_TRACES);

  bits = folded ? self->folded | (1u << trace) : self->folded & ~(1u << trace);
  if (self->folded == bits)
    return;
  self->folded = bits;
  _musette_ride_view_notify (self, PROP_FOLDED);
}
