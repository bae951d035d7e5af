/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-sorter.h"

#include <math.h>

/* The order of the list: by date or by what stands in a column. What is missing comes last in
 * either direction, and what is equal stays newest first. */
struct _MusetteActivitySorter
{
  GtkSorter parent_instance;

  MusetteActivityColumn column;
  gboolean descending;
  GHashTable *gear;
};

G_DEFINE_FINAL_TYPE (MusetteActivitySorter, musette_activity_sorter, GTK_TYPE_SORTER)

static GtkOrdering
compare_dates (MusetteActivity *a, MusetteActivity *b)
{
  return -gtk_ordering_from_cmpfunc (
      (musette_activity_get_start_local (a) > musette_activity_get_start_local (b))
      - (musette_activity_get_start_local (a) < musette_activity_get_start_local (b)));
}

static GtkOrdering
compare_missing (gboolean a_missing, gboolean b_missing)
{
  if (a_missing == b_missing)
    return GTK_ORDERING_EQUAL;
  return a_missing ? GTK_ORDERING_LARGER : GTK_ORDERING_SMALLER;
}

static GtkOrdering
compare_texts (MusetteActivitySorter *self, MusetteActivity *a, MusetteActivity *b)
{
  g_autofree char *a_text = musette_activity_column_dup_text (self->column, a, 0, self->gear);
  g_autofree char *b_text = musette_activity_column_dup_text (self->column, b, 0, self->gear);
  gboolean a_missing = a_text == NULL || *a_text == '\0';
  gboolean b_missing = b_text == NULL || *b_text == '\0';
  int order;

  if (a_missing || b_missing)
    return compare_missing (a_missing, b_missing);
  order = g_utf8_collate (a_text, b_text);
  return gtk_ordering_from_cmpfunc (self->descending ? -order : order);
}

static GtkOrdering
compare_numbers (MusetteActivitySorter *self, MusetteActivity *a, MusetteActivity *b)
{
  double a_value = musette_activity_column_get_value (self->column, a);
  double b_value = musette_activity_column_get_value (self->column, b);
  int order;

  if (isnan (a_value) || isnan (b_value))
    return compare_missing (isnan (a_value), isnan (b_value));
  order = (a_value > b_value) - (a_value < b_value);
  return gtk_ordering_from_cmpfunc (self->descending ? -order : order);
}

static GtkOrdering
musette_activity_sorter_compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  MusetteActivitySorter *self = (MusetteActivitySorter *) sorter;
  GtkOrdering order = musette_activity_column_is_text (self->column) ? compare_texts (self, a, b)
                                                                     : compare_numbers (self, a, b);

  return order != GTK_ORDERING_EQUAL ? order : compare_dates (a, b);
}

static GtkSorterOrder
musette_activity_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
musette_activity_sorter_finalize (GObject *object)
{
  g_clear_pointer (&((MusetteActivitySorter *) object)->gear, g_hash_table_unref);
  G_OBJECT_CLASS (musette_activity_sorter_parent_class)->finalize (object);
}

static void
musette_activity_sorter_class_init (MusetteActivitySorterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_activity_sorter_finalize;
  GTK_SORTER_CLASS (klass)->compare = musette_activity_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = musette_activity_sorter_get_order;
}

static void
musette_activity_sorter_init (MusetteActivitySorter *self)
{
  self->column = MUSETTE_ACTIVITY_COLUMN_DATE;
  self->descending = TRUE;
}

/**
 * musette_activity_sorter_new:
 *
 * Returns: (transfer full): a sorter by date, newest first
 */
MusetteActivitySorter *
musette_activity_sorter_new (void)
{
  return g_object_new (MUSETTE_TYPE_ACTIVITY_SORTER, NULL);
}

/**
 * musette_activity_sorter_get_column:
 * @self: a sorter
 *
 * Returns: what is sorted by
 */
MusetteActivityColumn
musette_activity_sorter_get_column (MusetteActivitySorter *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_SORTER (self), MUSETTE_ACTIVITY_COLUMN_DATE);

  return self->column;
}

/**
 * musette_activity_sorter_get_descending:
 * @self: a sorter
 *
 * Returns: whether the largest, or newest, comes first
 */
gboolean
musette_activity_sorter_get_descending (MusetteActivitySorter *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_SORTER (self), TRUE);

  return self->descending;
}

/**
 * musette_activity_sorter_set:
 * @self: a sorter
 * @column: what to sort by
 * @descending: whether the largest, or newest, shall come first
 */
void
musette_activity_sorter_set (MusetteActivitySorter *self,
                             MusetteActivityColumn column,
                             gboolean descending)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_SORTER (self));
  g_return_if_fail (column <= MUSETTE_ACTIVITY_COLUMN_NAME);

  if (self->column == column && self->descending == !!descending)
    return;
  self->column = column;
  self->descending = !!descending;
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * musette_activity_sorter_toggle:
 * @self: a sorter
 * @column: what to sort by
 *
 * Sorts by @column, figures with the largest first and words from A to Z; a second time the other
 * way round.
 */
void
musette_activity_sorter_toggle (MusetteActivitySorter *self, MusetteActivityColumn column)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_SORTER (self));

  if (self->column == column)
    musette_activity_sorter_set (self, column, !self->descending);
  else
    musette_activity_sorter_set (self, column, !musette_activity_column_is_text (column));
}

/**
 * musette_activity_sorter_set_gear:
 * @self: a sorter
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 */
void
musette_activity_sorter_set_gear (MusetteActivitySorter *self, GHashTable *gear)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_SORTER (self));

  g_clear_pointer (&self->gear, g_hash_table_unref);
  self->gear = gear != NULL ? g_hash_table_ref (gear) : NULL;
  if (self->column == MUSETTE_ACTIVITY_COLUMN_GEAR)
    gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}
