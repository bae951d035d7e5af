/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-editor.h"

#include <math.h>

#include "musette-ride-intervals.h"

/**
 * MusetteRideEditor:
 *
 * Edits the intervals of a ride on the screen. What is done is shown at once with our own numbers;
 * a drag is tried first, on a copy, and then kept or forgotten. Who keeps changes for good listens
 * to #MusetteRideEditor::committed.
 */
struct _MusetteRideEditor
{
  GObject parent_instance;

  MusetteRideView *view; /* unowned: it owns the editor's users */
  MusetteStreamSet *samples;
  MusetteIntervalEditor *kept;     /* what is shown when nothing is tried */
  MusetteIntervalEditor *tried;    /* what is shown while something is tried */
  MusetteIntervalEditor *pristine; /* what was there before the first change */
  GListModel *origins;             /* the intervals that @kept was made from */
  double place_s;                  /* where a menu was opened; NaN = nowhere */
  GListModel *shown;               /* what the view has from here */
};

G_DEFINE_FINAL_TYPE (MusetteRideEditor, musette_ride_editor, G_TYPE_OBJECT)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
are_sorted (const gint32 *times, guint n)
{
  for (guint i = 1; i < n; i++)
    if (times[i] < times[i - 1])
      return FALSE;
  return n > 0 && times[0] != MUSETTE_TIME_NONE;
}

/* An editor on the samples as the service counts them; NULL when their times leap back. */
static MusetteIntervalEditor *
make_editor (MusetteRideEditor *self)
{
  guint n = self->samples != NULL ? musette_stream_set_get_length (self->samples) : 0;
  const gint32 *times = n > 0 ? musette_stream_set_get_time (self->samples) : NULL;
  g_autofree gint32 *elapsed = NULL;

  if (n == 0 || !are_sorted (times, n))
    return NULL;
  elapsed = g_new (gint32, n);
  for (guint i = 0; i < n; i++)
    elapsed[i] = times[i] - times[0];
  return musette_interval_editor_new (elapsed, n);
}

static void
append (MusetteIntervalEditor *editor, MusetteRideInterval *interval)
{
  const MusetteRideIntervalValues *values = musette_ride_interval_get_values (interval);
  gboolean indexed = values->start_index >= 0 && values->end_index > values->start_index;
  guint start = indexed ? (guint) values->start_index
                        : musette_interval_editor_find_position (editor, values->from_s);
  guint end = indexed ? (guint) values->end_index
                      : musette_interval_editor_find_position (editor, values->to_s);

  musette_interval_editor_append (
      editor, start, end,
      musette_ride_interval_is_work (interval) ? MUSETTE_INTERVAL_WORK : MUSETTE_INTERVAL_RECOVERY,
      musette_ride_interval_get_label (interval));
}

static void
show_list (MusetteRideEditor *self, GListModel *intervals)
{
  g_set_object (&self->shown, intervals);
  musette_ride_view_set_intervals (self->view, intervals);
}

static void
show (MusetteRideEditor *self, const MusetteIntervalEditor *editor)
{
  g_autoptr (GListStore) intervals
      = musette_ride_intervals_from_editor (editor, self->origins, self->view);

  show_list (self, G_LIST_MODEL (intervals));
}

/* Takes over what somebody else gave the view: the service, the detection, the laps. When they are
 * the same as before, what is tried goes on: something else of the ride has changed. */
static void
take_over (MusetteRideEditor *self)
{
  GListModel *intervals = musette_ride_view_get_intervals (self->view);
  g_autoptr (MusetteIntervalEditor) tried = NULL;
  g_autoptr (MusetteIntervalEditor) before = NULL;

  tried = g_steal_pointer (&self->tried);
  before = g_steal_pointer (&self->kept);
  g_set_object (&self->origins, intervals);
  if (musette_ride_view_get_timeline (self->view) != NULL)
    self->kept = make_editor (self);
  if (self->kept == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (intervals); i++)
    {
      g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (intervals, i);

      append (self->kept, interval);
    }
  if (self->pristine == NULL)
    self->pristine = musette_interval_editor_copy (self->kept);
  if (tried == NULL || !musette_interval_editor_equal (before, self->kept))
    return;
  self->tried = g_steal_pointer (&tried);
  show (self, self->tried);
}

/* The view may tell later what was set from here. */
static void
intervals_cb (MusetteRideEditor *self)
{
  if (musette_ride_view_get_intervals (self->view) != self->shown)
    take_over (self);
}

static void
select_index (MusetteRideEditor *self, const MusetteIntervalEditor *editor, guint index)
{
  const MusetteEditedInterval *interval;

  if (index >= musette_interval_editor_get_n (editor))
    return;
  interval = musette_interval_editor_get (editor, index);
  musette_ride_view_set_selection (self->view,
                                   musette_interval_editor_get_time (editor, interval->start),
                                   musette_interval_editor_get_time (editor, interval->end));
}

static void
musette_ride_editor_dispose (GObject *object)
{
  MusetteRideEditor *self = (MusetteRideEditor *) object;

  g_clear_object (&self->samples);
  g_clear_object (&self->origins);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->tried, musette_interval_editor_free);
  g_clear_pointer (&self->kept, musette_interval_editor_free);
  g_clear_pointer (&self->pristine, musette_interval_editor_free);
  G_OBJECT_CLASS (musette_ride_editor_parent_class)->dispose (object);
}

static void
musette_ride_editor_class_init (MusetteRideEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_ride_editor_dispose;

  /**
   * MusetteRideEditor::committed:
   *
   * The intervals of musette_ride_editor_get_intervals() are wanted for good.
   */
  signals[COMMITTED] = g_signal_new ("committed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_ride_editor_init (MusetteRideEditor *self)
{
  self->place_s = NAN;
}

/**
 * musette_ride_editor_new:
 * @view: the ride whose intervals are edited; it lives longer
 *
 * Returns: (transfer full): an editor
 */
MusetteRideEditor *
musette_ride_editor_new (MusetteRideView *view)
{
  MusetteRideEditor *self;

  g_return_val_if_fail (MUSETTE_IS_RIDE_VIEW (view), NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_EDITOR, NULL);
  self->view = view;
  g_signal_connect_object (view, "notify::intervals", G_CALLBACK (intervals_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * musette_ride_editor_set_samples:
 * @self: an editor
 * @samples: (nullable): the samples of the ride as they came; intervals are counted in them
 *
 * To be called before the view gets its intervals.
 */
void
musette_ride_editor_set_samples (MusetteRideEditor *self, MusetteStreamSet *samples)
{
  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  if (!g_set_object (&self->samples, samples))
    return;
  g_clear_pointer (&self->tried, musette_interval_editor_free);
  g_clear_pointer (&self->kept, musette_interval_editor_free);
  g_clear_pointer (&self->pristine, musette_interval_editor_free);
}

/**
 * musette_ride_editor_forget:
 * @self: an editor
 *
 * What is there now, or comes next, is what musette_ride_editor_reset() goes back to.
 */
void
musette_ride_editor_forget (MusetteRideEditor *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  g_clear_pointer (&self->pristine, musette_interval_editor_free);
}

/**
 * musette_ride_editor_get_editable:
 * @self: an editor
 *
 * Returns: whether the intervals can be edited: not before the samples are there
 */
gboolean
musette_ride_editor_get_editable (MusetteRideEditor *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EDITOR (self), FALSE);

  return self->kept != NULL;
}

/**
 * musette_ride_editor_get_intervals:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the intervals that are kept, %NULL when they cannot be
 *   edited
 */
const MusetteIntervalEditor *
musette_ride_editor_get_intervals (MusetteRideEditor *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EDITOR (self), NULL);

  return self->kept;
}

/**
 * musette_ride_editor_get_changed:
 * @self: an editor
 *
 * Returns: whether the intervals are others than before the first change
 */
gboolean
musette_ride_editor_get_changed (MusetteRideEditor *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EDITOR (self), FALSE);

  return self->kept != NULL && self->pristine != NULL
         && !musette_interval_editor_equal (self->kept, self->pristine);
}

/**
 * musette_ride_editor_get_place:
 * @self: an editor
 *
 * Returns: the elapsed second at which something is to be done: the cursor, or where a menu was
 *   opened, NaN = nowhere
 */
double
musette_ride_editor_get_place (MusetteRideEditor *self)
{
  double cursor_s;

  g_return_val_if_fail (MUSETTE_IS_RIDE_EDITOR (self), NAN);

  cursor_s = musette_ride_view_get_cursor (self->view);
  return isnan (cursor_s) ? self->place_s : cursor_s;
}

/**
 * musette_ride_editor_set_place:
 * @self: an editor
 * @elapsed_s: where a menu is opened; the pointer leaves the charts for it
 */
void
musette_ride_editor_set_place (MusetteRideEditor *self, double elapsed_s)
{
  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  self->place_s = elapsed_s;
}

static gboolean
find_at (MusetteRideEditor *self, double elapsed_s, guint *index)
{
  for (guint i = 0; i < musette_interval_editor_get_n (self->kept); i++)
    {
      const MusetteEditedInterval *interval = musette_interval_editor_get (self->kept, i);

      if (elapsed_s < musette_interval_editor_get_time (self->kept, interval->start)
          || elapsed_s >= musette_interval_editor_get_time (self->kept, interval->end))
        continue;
      *index = i;
      return TRUE;
    }
  return FALSE;
}

/**
 * musette_ride_editor_get_selected:
 * @self: an editor
 * @index: (out): the interval that is selected
 *
 * Returns: whether one is
 */
gboolean
musette_ride_editor_get_selected (MusetteRideEditor *self, guint *index)
{
  MusetteRideSpan selection;

  g_return_val_if_fail (MUSETTE_IS_RIDE_EDITOR (self) && index != NULL, FALSE);

  if (self->kept == NULL || !musette_ride_view_get_selection (self->view, &selection))
    return FALSE;
  for (guint i = 0; i < musette_interval_editor_get_n (self->kept); i++)
    {
      const MusetteEditedInterval *interval = musette_interval_editor_get (self->kept, i);

      if (musette_interval_editor_get_time (self->kept, interval->start) != selection.from
          || musette_interval_editor_get_time (self->kept, interval->end) != selection.to)
        continue;
      *index = i;
      return TRUE;
    }
  return FALSE;
}

/* The selected one; without a selection the one at the cursor. */
static gboolean
get_meant (MusetteRideEditor *self, guint *index)
{
  double place_s = musette_ride_editor_get_place (self);

  if (self->kept == NULL)
    return FALSE;
  if (musette_ride_editor_get_selected (self, index))
    return TRUE;
  return !isnan (place_s) && find_at (self, place_s, index);
}

/**
 * musette_ride_editor_find_edge:
 * @self: an editor
 * @elapsed_s: a moment
 * @reach_s: how far from it an edge may be
 * @index: (out): the interval
 * @edge: (out): which of its edges
 *
 * Finds the edge nearest to a moment. Of a shared one the selected interval is meant.
 *
 * Returns: whether there is one
 */
gboolean
musette_ride_editor_find_edge (MusetteRideEditor *self,
                               double elapsed_s,
                               double reach_s,
                               guint *index,
                               MusetteIntervalEdge *edge)
{
  double nearest = reach_s;
  gboolean found = FALSE;
  guint selected = G_MAXUINT;

  g_return_val_if_fail (MUSETTE_IS_RIDE_EDITOR (self), FALSE);

  if (self->kept == NULL)
    return FALSE;
  musette_ride_editor_get_selected (self, &selected);
  for (guint i = 0; i < musette_interval_editor_get_n (self->kept); i++)
    {
      const MusetteEditedInterval *interval = musette_interval_editor_get (self->kept, i);
      double start = musette_interval_editor_get_time (self->kept, interval->start);
      double end = musette_interval_editor_get_time (self->kept, interval->end);
      gboolean at_end = fabs (elapsed_s - end) < fabs (elapsed_s - start);
      double distance = MIN (fabs (elapsed_s - end), fabs (elapsed_s - start));

      if (distance > nearest || (distance == nearest && found && i != selected))
        continue;
      nearest = distance;
      found = TRUE;
      *index = i;
      *edge = at_end ? MUSETTE_INTERVAL_END : MUSETTE_INTERVAL_START;
    }
  return found;
}

/**
 * musette_ride_editor_begin:
 * @self: an editor
 *
 * Begins to try something, until musette_ride_editor_commit() or musette_ride_editor_cancel().
 *
 * Returns: whether the intervals can be edited
 */
gboolean
musette_ride_editor_begin (MusetteRideEditor *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EDITOR (self), FALSE);

  if (self->kept == NULL)
    return FALSE;
  g_clear_pointer (&self->tried, musette_interval_editor_free);
  self->tried = musette_interval_editor_copy (self->kept);
  return TRUE;
}

/**
 * musette_ride_editor_try_edge:
 * @self: an editor that tries something
 * @index: an interval
 * @edge: which of its edges
 * @elapsed_s: where it shall be; it goes to the nearest sample
 */
void
musette_ride_editor_try_edge (MusetteRideEditor *self,
                              guint index,
                              MusetteIntervalEdge edge,
                              double elapsed_s)
{
  guint position;

  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  if (self->tried == NULL || index >= musette_interval_editor_get_n (self->tried))
    return;
  position = musette_interval_editor_find_position (self->tried, elapsed_s);
  if (!musette_interval_editor_move_edge (self->tried, index, edge, position))
    return;
  show (self, self->tried);
  select_index (self, self->tried, index);
}

/**
 * musette_ride_editor_cancel:
 * @self: an editor
 *
 * Forgets what was tried.
 */
void
musette_ride_editor_cancel (MusetteRideEditor *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  if (self->tried == NULL)
    return;
  g_clear_pointer (&self->tried, musette_interval_editor_free);
  show_list (self, self->origins);
}

/**
 * musette_ride_editor_commit:
 * @self: an editor
 *
 * Keeps what was tried. When nothing has changed, nobody is told.
 */
void
musette_ride_editor_commit (MusetteRideEditor *self)
{
  g_autoptr (MusetteIntervalEditor) tried = NULL;

  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  tried = g_steal_pointer (&self->tried);
  if (tried == NULL || musette_interval_editor_equal (tried, self->kept))
    return;
  show (self, tried);
  /* From now on these are what a further change begins with. */
  take_over (self);
  g_signal_emit (self, signals[COMMITTED], 0);
}

/**
 * musette_ride_editor_move_edge_here:
 * @self: an editor
 * @edge: an edge of the interval that is meant: the selected one, or the one at the cursor
 *
 * Moves that edge to the cursor.
 */
void
musette_ride_editor_move_edge_here (MusetteRideEditor *self, MusetteIntervalEdge edge)
{
  double place_s;
  guint index;

  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  place_s = musette_ride_editor_get_place (self);
  if (isnan (place_s) || !get_meant (self, &index) || !musette_ride_editor_begin (self))
    return;
  musette_ride_editor_try_edge (self, index, edge, place_s);
  musette_ride_editor_commit (self);
}

/**
 * musette_ride_editor_split:
 * @self: an editor
 *
 * Splits the interval at the cursor.
 */
void
musette_ride_editor_split (MusetteRideEditor *self)
{
  double place_s;
  guint position;
  guint index;

  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  place_s = musette_ride_editor_get_place (self);
  if (isnan (place_s) || self->kept == NULL || !find_at (self, place_s, &index))
    return;
  position = musette_interval_editor_find_position (self->kept, place_s);
  musette_ride_editor_begin (self);
  musette_interval_editor_split (self->tried, index, position);
  musette_ride_editor_commit (self);
  select_index (self, self->kept, index);
}

/**
 * musette_ride_editor_join:
 * @self: an editor
 *
 * Joins the interval that is meant with the next one.
 */
void
musette_ride_editor_join (MusetteRideEditor *self)
{
  guint index;

  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  if (!get_meant (self, &index) || !musette_ride_editor_begin (self))
    return;
  musette_interval_editor_join (self->tried, index);
  musette_ride_editor_commit (self);
  select_index (self, self->kept, index);
}

/**
 * musette_ride_editor_add:
 * @self: an editor
 *
 * Makes an interval of the selection.
 */
void
musette_ride_editor_add (MusetteRideEditor *self)
{
  MusetteRideSpan selection;
  guint index = 0;

  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  if (!musette_ride_view_get_selection (self->view, &selection)
      || musette_ride_editor_get_selected (self, &index) || !musette_ride_editor_begin (self))
    return;
  musette_interval_editor_add (
      self->tried, musette_interval_editor_find_position (self->tried, selection.from),
      musette_interval_editor_find_position (self->tried, selection.to), &index);
  musette_ride_editor_commit (self);
  select_index (self, self->kept, index);
}

/**
 * musette_ride_editor_remove:
 * @self: an editor
 *
 * Deletes the selected interval.
 */
void
musette_ride_editor_remove (MusetteRideEditor *self)
{
  guint index;

  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  if (!musette_ride_editor_get_selected (self, &index) || !musette_ride_editor_begin (self))
    return;
  musette_interval_editor_remove (self->tried, index);
  musette_ride_view_clear_selection (self->view);
  musette_ride_editor_commit (self);
}

/**
 * musette_ride_editor_set_label:
 * @self: an editor
 * @index: an interval
 * @label: (nullable): what it shall be called
 */
void
musette_ride_editor_set_label (MusetteRideEditor *self, guint index, const char *label)
{
  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  if (self->kept == NULL || index >= musette_interval_editor_get_n (self->kept))
    return;
  musette_ride_editor_begin (self);
  musette_interval_editor_set_label (self->tried, index, label);
  musette_ride_editor_commit (self);
}

/**
 * musette_ride_editor_reset:
 * @self: an editor
 *
 * Goes back to the intervals as they were before the first change.
 */
void
musette_ride_editor_reset (MusetteRideEditor *self)
{
  g_return_if_fail (MUSETTE_IS_RIDE_EDITOR (self));

  if (!musette_ride_editor_get_changed (self))
    return;
  musette_ride_view_clear_selection (self->view);
  musette_ride_editor_begin (self);
  musette_interval_editor_replace (self->tried, self->pristine);
  musette_ride_editor_commit (self);
}
