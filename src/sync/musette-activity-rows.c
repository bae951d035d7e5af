/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-activity-rows.h"

#include <string.h>

/**
 * MusetteActivityRows:
 *
 * Activities in order, newest first, each once. What arrives is merged in, and what really changed
 * is told run by run, so that a list on the screen keeps its place.
 */
struct _MusetteActivityRows
{
  GPtrArray *rows;
  GHashTable *by_id;
  MusetteActivityRowsFunc changed;
  MusetteActivityRowsKeepFunc keep;
  gpointer user_data;
};

/* One pass over rows and newcomers. Rows from @start on, @removed of them, are to be replaced by
 * @added; nothing is changed before the run ends. */
typedef struct
{
  guint start;
  guint removed;
  GPtrArray *added;
} Run;

/* Negative when @a stands above @b. Rows of the same second are told apart by their id, so that the
 * order is the same each time. */
static int
compare (MusetteActivity *a, MusetteActivity *b)
{
  MusetteLocalTime start_a = musette_activity_get_start_local (a);
  MusetteLocalTime start_b = musette_activity_get_start_local (b);

  if (start_a != start_b)
    return start_a > start_b ? -1 : 1;
  return g_strcmp0 (musette_activity_get_id (b), musette_activity_get_id (a));
}

static int
compare_pointers (gconstpointer a, gconstpointer b)
{
  return compare (*(MusetteActivity *const *) a, *(MusetteActivity *const *) b);
}

static gboolean
same_content (MusetteActivity *a, MusetteActivity *b)
{
  return a == b || g_bytes_equal (musette_activity_get_json (a), musette_activity_get_json (b));
}

/**
 * musette_activity_rows_new:
 * @changed: called after each change
 * @user_data: for @changed
 *
 * Returns: (transfer full): no rows
 */
MusetteActivityRows *
musette_activity_rows_new (MusetteActivityRowsFunc changed, gpointer user_data)
{
  MusetteActivityRows *self = g_new0 (MusetteActivityRows, 1);

  self->rows = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->changed = changed;
  self->user_data = user_data;
  return self;
}

/**
 * musette_activity_rows_set_keep:
 * @self: the rows
 * @keep: asked before a row goes away because it is missing; it gets the data of the rows' function
 */
void
musette_activity_rows_set_keep (MusetteActivityRows *self, MusetteActivityRowsKeepFunc keep)
{
  g_return_if_fail (self != NULL);

  self->keep = keep;
}

static void
drop_all (MusetteActivityRows *self)
{
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->rows->len; i++)
    g_object_unref (g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/**
 * musette_activity_rows_free:
 * @self: (transfer full): the rows
 */
void
musette_activity_rows_free (MusetteActivityRows *self)
{
  g_return_if_fail (self != NULL);

  drop_all (self);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

/**
 * musette_activity_rows_get_length:
 * @self: the rows
 *
 * Returns: how many there are
 */
guint
musette_activity_rows_get_length (MusetteActivityRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * musette_activity_rows_get:
 * @self: the rows
 * @position: a position
 *
 * Returns: (transfer none) (nullable): the row, %NULL behind the last one
 */
MusetteActivity *
musette_activity_rows_get (MusetteActivityRows *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);

  return position < self->rows->len ? g_ptr_array_index (self->rows, position) : NULL;
}

/**
 * musette_activity_rows_find:
 * @self: the rows
 * @id: an activity's id
 *
 * Returns: (transfer none) (nullable): the row
 */
MusetteActivity *
musette_activity_rows_find (MusetteActivityRows *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

static void
forget (MusetteActivityRows *self, guint from, guint n)
{
  for (guint i = from; i < from + n; i++)
    {
      MusetteActivity *row = g_ptr_array_index (self->rows, i);

      g_hash_table_remove (self->by_id, musette_activity_get_id (row));
      g_object_unref (row);
    }
}

/* Replaces rows in one go; @added may be %NULL. */
static void
splice (MusetteActivityRows *self, guint position, guint removed, GPtrArray *added)
{
  const guint n_added = added != NULL ? added->len : 0;
  const guint old_length = self->rows->len;
  const guint tail = old_length - position - removed;

  forget (self, position, removed);
  if (n_added > removed)
    g_ptr_array_set_size (self->rows, (int) (old_length + n_added - removed));
  memmove (self->rows->pdata + position + n_added, self->rows->pdata + position + removed,
           tail * sizeof (gpointer));
  if (n_added < removed)
    g_ptr_array_set_size (self->rows, (int) (old_length + n_added - removed));
  for (guint i = 0; i < n_added; i++)
    {
      MusetteActivity *row = g_object_ref (g_ptr_array_index (added, i));

      self->rows->pdata[position + i] = row;
      g_hash_table_replace (self->by_id, (gpointer) musette_activity_get_id (row), row);
    }
  self->changed (position, removed, n_added, self->user_data);
}

static guint
find_position (MusetteActivityRows *self, MusetteActivity *row)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (g_ptr_array_index (self->rows, middle), row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* An activity whose start was corrected stands elsewhere: take it out before it is put in again. */
static void
remove_moved (MusetteActivityRows *self, GPtrArray *fresh)
{
  for (guint i = 0; i < fresh->len; i++)
    {
      MusetteActivity *activity = g_ptr_array_index (fresh, i);
      MusetteActivity *old = g_hash_table_lookup (self->by_id, musette_activity_get_id (activity));

      if (old != NULL && compare (old, activity) != 0)
        splice (self, find_position (self, old), 1, NULL);
    }
}

/* The first row that a merge can touch: what stands above is newer than all that is known now. */
static guint
find_start (MusetteActivityRows *self, GPtrArray *sorted, MusetteDate newest)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (musette_activity_get_date (g_ptr_array_index (self->rows, middle)) > newest)
        low = middle + 1;
      else
        high = middle;
    }
  return sorted->len > 0 ? MIN (low, find_position (self, g_ptr_array_index (sorted, 0))) : low;
}

static gboolean
is_sorted (GPtrArray *activities)
{
  for (guint i = 1; i < activities->len; i++)
    if (compare (g_ptr_array_index (activities, i - 1), g_ptr_array_index (activities, i)) >= 0)
      return FALSE;
  return TRUE;
}

/**
 * musette_activity_rows_sort:
 * @activities: (element-type MusetteActivity): activities in any order
 *
 * Returns: (transfer full) (element-type MusetteActivity): the same in the order of rows, newest
 *   first, each id once; the first of a page counts
 */
GPtrArray *
musette_activity_rows_sort (GPtrArray *activities)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (activities != NULL, NULL);

  sorted = g_ptr_array_new_full (activities->len, g_object_unref);
  for (guint i = 0; i < activities->len; i++)
    {
      MusetteActivity *activity = g_ptr_array_index (activities, i);
      const char *id = musette_activity_get_id (activity);

      if (id != NULL && g_hash_table_add (seen, (gpointer) id))
        g_ptr_array_add (sorted, g_object_ref (activity));
    }
  if (!is_sorted (sorted))
    g_ptr_array_sort (sorted, compare_pointers);
  return g_steal_pointer (&sorted);
}

/* Whether a row that is not among the fresh ones is gone at the service. */
static gboolean
is_gone (MusetteActivityRows *self, MusetteActivity *row, MusetteDate oldest, MusetteDate newest)
{
  MusetteDate date = musette_activity_get_date (row);

  return date >= oldest && date <= newest
         && (self->keep == NULL || !self->keep (row, self->user_data));
}

/* Returns where the walk goes on. */
static guint
end_run (MusetteActivityRows *self, Run *run)
{
  guint next = run->start + run->added->len;

  if (run->removed > 0 || run->added->len > 0)
    splice (self, run->start, run->removed, run->added);
  run->removed = 0;
  g_ptr_array_set_size (run->added, 0);
  return next;
}

/**
 * musette_activity_rows_merge:
 * @self: the rows
 * @fresh: (element-type MusetteActivity): activities in any order
 * @oldest: first day of which @fresh holds all activities
 * @newest: last day of which @fresh holds all activities; before @oldest when @fresh is only a part
 *
 * Puts @fresh in its places, replaces rows that changed, and removes the rows between @oldest and
 * @newest that are not in @fresh. Rows that stay the same keep their object.
 */
void
musette_activity_rows_merge (MusetteActivityRows *self,
                             GPtrArray *fresh,
                             MusetteDate oldest,
                             MusetteDate newest)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  Run run = { 0, 0, added };
  guint i;
  guint j = 0;

  g_return_if_fail (self != NULL && fresh != NULL);

  sorted = musette_activity_rows_sort (fresh);
  remove_moved (self, sorted);
  i = run.start = find_start (self, sorted, newest);
  while (i < self->rows->len || j < sorted->len)
    {
      MusetteActivity *row = musette_activity_rows_get (self, i);
      MusetteActivity *activity = j < sorted->len ? g_ptr_array_index (sorted, j) : NULL;
      int order;
      gboolean keep;

      if (activity == NULL && musette_activity_get_date (row) < oldest)
        break;
      order = row == NULL ? 1 : activity == NULL ? -1 : compare (row, activity);
      keep = order == 0 ? same_content (row, activity)
                        : order < 0 && !is_gone (self, row, oldest, newest);

      if (keep)
        {
          i = end_run (self, &run) + 1;
          run.start = i;
          j += order == 0;
          continue;
        }
      run.removed += order <= 0;
      i += order <= 0;
      if (order >= 0)
        g_ptr_array_add (added, activity);
      j += order >= 0;
    }
  end_run (self, &run);
}

/**
 * musette_activity_rows_remove:
 * @self: the rows
 * @id: an activity's id
 *
 * Removes one row, if it is there.
 */
void
musette_activity_rows_remove (MusetteActivityRows *self, const char *id)
{
  MusetteActivity *row;

  g_return_if_fail (self != NULL && id != NULL);

  row = g_hash_table_lookup (self->by_id, id);
  if (row != NULL)
    splice (self, find_position (self, row), 1, NULL);
}

/**
 * musette_activity_rows_clear:
 * @self: the rows
 *
 * Removes all rows.
 */
void
musette_activity_rows_clear (MusetteActivityRows *self)
{
  guint removed;

  g_return_if_fail (self != NULL);

  removed = self->rows->len;
  drop_all (self);
  if (removed > 0)
    self->changed (0, removed, 0, self->user_data);
}
