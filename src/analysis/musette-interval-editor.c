/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-interval-editor.h"

struct _MusetteIntervalEditor
{
  gint32 *times_s;
  guint n_samples;
  GArray *intervals; /* MusetteEditedInterval, by time */
  guint n_appended;
};

static MusetteEditedInterval *
get (const MusetteIntervalEditor *self, guint index)
{
  return &g_array_index (self->intervals, MusetteEditedInterval, index);
}

static void
clear_interval (gpointer data)
{
  g_free (((MusetteEditedInterval *) data)->label);
}

static gboolean
is_blank (const char *label)
{
  return label == NULL || *label == '\0';
}

static void
insert (MusetteIntervalEditor *self,
        guint index,
        guint start,
        guint end,
        MusetteIntervalType kind,
        const char *label)
{
  MusetteEditedInterval interval = {
    .start = start,
    .end = end,
    .kind = kind,
    .label = is_blank (label) ? NULL : g_strdup (label),
    .origin = MUSETTE_INTERVAL_CHANGED,
  };

  g_assert (start < end && end <= self->n_samples);
  g_array_insert_val (self->intervals, index, interval);
}

static void
set_span (MusetteEditedInterval *interval, guint start, guint end)
{
  g_assert (start < end);
  if (interval->start == start && interval->end == end)
    return;
  interval->start = start;
  interval->end = end;
  interval->origin = MUSETTE_INTERVAL_CHANGED;
}

/**
 * musette_interval_editor_new:
 * @times_s: (array length=n_samples): elapsed second of each sample, never falling
 * @n_samples: how many samples the ride has
 *
 * Returns: (transfer full): an editor without an interval
 */
MusetteIntervalEditor *
musette_interval_editor_new (const gint32 *times_s, guint n_samples)
{
  MusetteIntervalEditor *self;

  g_return_val_if_fail (times_s != NULL || n_samples == 0, NULL);

  self = g_new0 (MusetteIntervalEditor, 1);
  self->times_s = g_memdup2 (times_s, n_samples * sizeof *times_s);
  self->n_samples = n_samples;
  self->intervals = g_array_new (FALSE, FALSE, sizeof (MusetteEditedInterval));
  g_array_set_clear_func (self->intervals, clear_interval);
  return self;
}

/**
 * musette_interval_editor_copy:
 * @self: an editor
 *
 * Returns: (transfer full): another one with the same intervals, to try something in
 */
MusetteIntervalEditor *
musette_interval_editor_copy (const MusetteIntervalEditor *self)
{
  MusetteIntervalEditor *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = musette_interval_editor_new (self->times_s, self->n_samples);
  copy->n_appended = self->n_appended;
  for (guint i = 0; i < self->intervals->len; i++)
    {
      MusetteEditedInterval interval = *get (self, i);

      interval.label = g_strdup (interval.label);
      g_array_append_val (copy->intervals, interval);
    }
  return copy;
}

/**
 * musette_interval_editor_free:
 * @self: (transfer full) (nullable): an editor
 */
void
musette_interval_editor_free (MusetteIntervalEditor *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->intervals);
  g_free (self->times_s);
  g_free (self);
}

/**
 * musette_interval_editor_equal:
 * @self: an editor
 * @other: another one of the same ride
 *
 * Returns: whether both have the same intervals with the same labels
 */
gboolean
musette_interval_editor_equal (const MusetteIntervalEditor *self,
                               const MusetteIntervalEditor *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->intervals->len != other->intervals->len)
    return FALSE;
  for (guint i = 0; i < self->intervals->len; i++)
    {
      const MusetteEditedInterval *a = get (self, i);
      const MusetteEditedInterval *b = get (other, i);

      if (a->start != b->start || a->end != b->end || g_strcmp0 (a->label, b->label) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * musette_interval_editor_get_time:
 * @self: an editor
 * @position: a sample, or the place behind the last one
 *
 * Returns: where an edge at @position lies on the elapsed axis in s; the last sample lasts a second
 */
gint32
musette_interval_editor_get_time (const MusetteIntervalEditor *self, guint position)
{
  g_return_val_if_fail (self != NULL && position <= self->n_samples, 0);

  if (self->n_samples == 0)
    return 0;
  return position < self->n_samples ? self->times_s[position]
                                    : self->times_s[self->n_samples - 1] + 1;
}

/**
 * musette_interval_editor_find_position:
 * @self: an editor
 * @elapsed_s: a moment on the elapsed axis
 *
 * Returns: the position nearest to it, at which an edge may lie
 */
guint
musette_interval_editor_find_position (const MusetteIntervalEditor *self, double elapsed_s)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->n_samples;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->times_s[middle] < elapsed_s)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0
      && elapsed_s - musette_interval_editor_get_time (self, low - 1)
             <= musette_interval_editor_get_time (self, low) - elapsed_s)
    low--;
  return low;
}

/**
 * musette_interval_editor_get_n:
 * @self: an editor
 *
 * Returns: how many intervals there are
 */
guint
musette_interval_editor_get_n (const MusetteIntervalEditor *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->intervals->len;
}

/**
 * musette_interval_editor_get:
 * @self: an editor
 * @index: an interval
 *
 * Returns: (transfer none): the interval, until the next change
 */
const MusetteEditedInterval *
musette_interval_editor_get (const MusetteIntervalEditor *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->intervals->len, NULL);

  return get (self, index);
}

/**
 * musette_interval_editor_append:
 * @self: an editor
 * @start: first sample
 * @end: the sample behind the last one
 * @kind: effort or recovery
 * @label: (nullable): what it is called
 *
 * Takes over an interval as it is, behind the ones before. What of it lies outside the ride, or in
 * the one before, is cut off. The origin counts the calls.
 *
 * Returns: whether anything of it was left
 */
gboolean
musette_interval_editor_append (MusetteIntervalEditor *self,
                                guint start,
                                guint end,
                                MusetteIntervalType kind,
                                const char *label)
{
  guint origin;
  guint first;
  guint last;

  g_return_val_if_fail (self != NULL, FALSE);

  origin = self->n_appended++;
  first = self->intervals->len > 0 ? get (self, self->intervals->len - 1)->end : 0;
  first = MAX (start, first);
  last = MIN (end, self->n_samples);
  if (first >= last)
    return FALSE;
  insert (self, self->intervals->len, first, last, kind, label);
  if (first == start && last == end)
    get (self, self->intervals->len - 1)->origin = origin;
  return TRUE;
}

/* A neighbour that touches the edge moves along; one that is apart is a wall. */
static gboolean
move_start (MusetteIntervalEditor *self, guint index, guint position)
{
  MusetteEditedInterval *interval = get (self, index);
  MusetteEditedInterval *before = index > 0 ? get (self, index - 1) : NULL;
  gboolean touches = before != NULL && before->end == interval->start;
  guint least = 0;

  if (before != NULL)
    least = touches ? before->start + 1 : before->end;
  position = CLAMP (position, least, interval->end - 1);
  if (position == interval->start)
    return FALSE;
  set_span (interval, position, interval->end);
  if (touches)
    set_span (before, before->start, position);
  return TRUE;
}

static gboolean
move_end (MusetteIntervalEditor *self, guint index, guint position)
{
  MusetteEditedInterval *interval = get (self, index);
  MusetteEditedInterval *behind = index + 1 < self->intervals->len ? get (self, index + 1) : NULL;
  gboolean touches = behind != NULL && behind->start == interval->end;
  guint most = self->n_samples;

  if (behind != NULL)
    most = touches ? behind->end - 1 : behind->start;
  position = CLAMP (position, interval->start + 1, most);
  if (position == interval->end)
    return FALSE;
  set_span (interval, interval->start, position);
  if (touches)
    set_span (behind, position, behind->end);
  return TRUE;
}

/**
 * musette_interval_editor_move_edge:
 * @self: an editor
 * @index: an interval
 * @edge: which of its edges
 * @position: where it shall be; what cannot be is brought as near as possible
 *
 * An edge that two intervals share is moved for both. Each keeps at least a sample.
 *
 * Returns: whether anything has changed
 */
gboolean
musette_interval_editor_move_edge (MusetteIntervalEditor *self,
                                   guint index,
                                   MusetteIntervalEdge edge,
                                   guint position)
{
  g_return_val_if_fail (self != NULL && index < self->intervals->len, FALSE);

  return edge == MUSETTE_INTERVAL_START ? move_start (self, index, position)
                                        : move_end (self, index, position);
}

/**
 * musette_interval_editor_split:
 * @self: an editor
 * @index: an interval
 * @position: where the second part begins
 *
 * The first part keeps the label.
 *
 * Returns: whether @position lies inside, so that there are two parts now
 */
gboolean
musette_interval_editor_split (MusetteIntervalEditor *self, guint index, guint position)
{
  MusetteEditedInterval *interval;
  guint end;

  g_return_val_if_fail (self != NULL && index < self->intervals->len, FALSE);

  interval = get (self, index);
  if (position <= interval->start || position >= interval->end)
    return FALSE;
  end = interval->end;
  set_span (interval, interval->start, position);
  insert (self, index + 1, position, end, interval->kind, NULL);
  return TRUE;
}

/**
 * musette_interval_editor_join:
 * @self: an editor
 * @index: an interval
 *
 * Joins it with the next one, and with what lies between. A part that has a label gives it to the
 * whole, the first one first; an effort stays an effort.
 *
 * Returns: whether there was a next one
 */
gboolean
musette_interval_editor_join (MusetteIntervalEditor *self, guint index)
{
  MusetteEditedInterval *interval;
  MusetteEditedInterval *next;

  g_return_val_if_fail (self != NULL && index < self->intervals->len, FALSE);

  if (index + 1 >= self->intervals->len)
    return FALSE;
  interval = get (self, index);
  next = get (self, index + 1);
  set_span (interval, interval->start, next->end);
  if (next->kind == MUSETTE_INTERVAL_WORK)
    interval->kind = MUSETTE_INTERVAL_WORK;
  if (interval->label == NULL)
    interval->label = g_steal_pointer (&next->label);
  g_array_remove_index (self->intervals, index + 1);
  return TRUE;
}

/* Takes the samples away from whatever they belong to. */
static void
make_room (MusetteIntervalEditor *self, guint start, guint end)
{
  for (guint i = self->intervals->len; i > 0; i--)
    {
      MusetteEditedInterval *interval = get (self, i - 1);
      guint last = interval->end;

      if (interval->end <= start || interval->start >= end)
        continue;
      if (interval->start >= start && interval->end <= end)
        {
          g_array_remove_index (self->intervals, i - 1);
          continue;
        }
      if (interval->start >= start)
        {
          set_span (interval, end, interval->end);
          continue;
        }
      set_span (interval, interval->start, start);
      if (last > end)
        insert (self, i, end, last, interval->kind, NULL);
    }
}

/**
 * musette_interval_editor_add:
 * @self: an editor
 * @start: first sample
 * @end: the sample behind the last one
 * @index: (out): which one it is
 *
 * Makes an effort of these samples. The intervals they belonged to keep the rest; those that would
 * be left without any are gone.
 *
 * Returns: whether there is anything between @start and @end
 */
gboolean
musette_interval_editor_add (MusetteIntervalEditor *self, guint start, guint end, guint *index)
{
  guint place = 0;

  g_return_val_if_fail (self != NULL && index != NULL, FALSE);

  end = MIN (end, self->n_samples);
  if (start >= end)
    return FALSE;
  make_room (self, start, end);
  while (place < self->intervals->len && get (self, place)->start < start)
    place++;
  insert (self, place, start, end, MUSETTE_INTERVAL_WORK, NULL);
  *index = place;
  return TRUE;
}

static guint
find_origin (const MusetteIntervalEditor *self, guint start, guint end)
{
  for (guint i = 0; i < self->intervals->len; i++)
    if (get (self, i)->start == start && get (self, i)->end == end)
      return get (self, i)->origin;
  return MUSETTE_INTERVAL_CHANGED;
}

/**
 * musette_interval_editor_replace:
 * @self: an editor
 * @other: another one of the same ride
 *
 * Puts the intervals of @other in the place of all. Those that @self had too keep their origin.
 */
void
musette_interval_editor_replace (MusetteIntervalEditor *self, const MusetteIntervalEditor *other)
{
  MusetteIntervalEditor *copy;

  g_return_if_fail (self != NULL && other != NULL);
  g_return_if_fail (self->n_samples == other->n_samples);

  copy = musette_interval_editor_copy (other);
  for (guint i = 0; i < copy->intervals->len; i++)
    get (copy, i)->origin = find_origin (self, get (copy, i)->start, get (copy, i)->end);
  g_array_unref (self->intervals);
  self->intervals = g_array_ref (copy->intervals);
  musette_interval_editor_free (copy);
}

/**
 * musette_interval_editor_remove:
 * @self: an editor
 * @index: an interval
 *
 * Its samples belong to none then.
 *
 * Returns: %TRUE
 */
gboolean
musette_interval_editor_remove (MusetteIntervalEditor *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->intervals->len, FALSE);

  g_array_remove_index (self->intervals, index);
  return TRUE;
}

/**
 * musette_interval_editor_set_label:
 * @self: an editor
 * @index: an interval
 * @label: (nullable): what it is called; an empty one is none
 *
 * Returns: whether it was called something else
 */
gboolean
musette_interval_editor_set_label (MusetteIntervalEditor *self, guint index, const char *label)
{
  MusetteEditedInterval *interval;

  g_return_val_if_fail (self != NULL && index < self->intervals->len, FALSE);

  interval = get (self, index);
  if (is_blank (label))
    label = NULL;
  if (g_strcmp0 (interval->label, label) == 0)
    return FALSE;
  g_free (interval->label);
  interval->label = g_strdup (label);
  return TRUE;
}
