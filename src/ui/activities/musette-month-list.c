/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-month-list.h"

/* Activities, newest first, with a heading before each month. GTK 4.8's lists have no headings of
 * their own. A position is found by bisection over the months, so a row costs the same whether
 * there are a hundred activities or twenty thousand. */
struct _MusetteMonthList
{
  GObject parent_instance;

  GListModel *activities;
  GArray *sections;
  guint n_activities;
  gboolean grouped;
};

/* @start is the place of the month's first activity in the source. Its heading stands at
 * @start + (number of months before). */
typedef struct
{
  MusetteActivityMonth *month;
  guint start;
} Section;

static void musette_month_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteMonthList,
                               musette_month_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      musette_month_list_model_init))

enum
{
  TOTALS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const Section *
get_section (MusetteMonthList *self, guint index)
{
  return &g_array_index (self->sections, Section, index);
}

static void
clear_section (gpointer section)
{
  g_clear_object (&((Section *) section)->month);
}

static guint
get_n_rows (MusetteMonthList *self)
{
  return self->n_activities + self->sections->len;
}

/* The last section that starts at or before the row (headings counted) or activity @position. */
static guint
find_section (MusetteMonthList *self, guint position, gboolean headings_counted)
{
  guint low = 0;
  guint high = self->sections->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      guint start = get_section (self, middle)->start + (headings_counted ? middle : 0);

      if (start <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static guint
row_of_activity (MusetteMonthList *self, guint index)
{
  return index + find_section (self, index, FALSE) + 1;
}

static MusetteDate
month_of (MusetteMonthList *self, MusetteActivity *activity)
{
  MusetteDate date = musette_activity_get_date (activity);

  return date == MUSETTE_DATE_NONE || !self->grouped ? MUSETTE_DATE_NONE
                                                     : musette_date_get_month_start (date);
}

/* The headings of months that stay keep their object, so that nothing that shows them flickers. */
static MusetteActivityMonth *
take_month (GHashTable *old_months, MusetteDate first_day)
{
  MusetteActivityMonth *month = NULL;

  if (g_hash_table_steal_extended (old_months, GINT_TO_POINTER (first_day), NULL,
                                   (gpointer *) &month))
    return month;
  return musette_activity_month_new (first_day);
}

/* Takes sections out. Should a month occur twice, its first heading is the one that is found. */
static GHashTable *
cut_sections (MusetteMonthList *self, guint from, guint to)
{
  GHashTable *months = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  for (guint i = to; i > from; i--)
    {
      MusetteActivityMonth *month = get_section (self, i - 1)->month;

      g_hash_table_insert (months, GINT_TO_POINTER (musette_activity_month_get_first_day (month)),
                           g_object_ref (month));
    }
  if (to > from)
    g_array_remove_range (self->sections, from, to - from);
  return months;
}

/* Reads the activities from @start to before @end again, as sections that begin at place @at. */
static void
read_sections (MusetteMonthList *self, GHashTable *old_months, guint at, guint start, guint end)
{
  MusetteActivityTotals totals = { 0 };
  MusetteActivityMonth *month = NULL;

  for (guint i = start; i < end; i++)
    {
      g_autoptr (MusetteActivity) activity = g_list_model_get_item (self->activities, i);
      MusetteDate first_day = month_of (self, activity);

      if (month == NULL || musette_activity_month_get_first_day (month) != first_day)
        {
          if (month != NULL)
            musette_activity_month_set_totals (month, &totals);
          month = take_month (old_months, first_day);
          g_array_insert_val (self->sections, at++, ((Section){ month, i }));
          totals = (MusetteActivityTotals){ 0 };
        }
      musette_activity_totals_add (&totals, activity);
    }
  if (month != NULL)
    musette_activity_month_set_totals (month, &totals);
}

/* Brings the sections up to date: those before the change stay, those behind it move, and the ones
 * between are read again. */
static void
update_sections (MusetteMonthList *self, guint position, guint removed, guint added)
{
  guint from = position > 0 ? find_section (self, position - 1, FALSE) : 0;
  guint to = from;
  guint start = from < self->sections->len ? get_section (self, from)->start : 0;
  guint end = self->n_activities + added - removed;
  g_autoptr (GHashTable) old_months = NULL;

  while (to < self->sections->len && get_section (self, to)->start <= position + removed)
    to++;
  for (guint i = to; i < self->sections->len; i++)
    g_array_index (self->sections, Section, i).start += added - removed;
  if (to < self->sections->len)
    end = get_section (self, to)->start;
  self->n_activities += added - removed;
  old_months = cut_sections (self, from, to);
  read_sections (self, old_months, from, start, end);
}

/* Rows before the first changed activity and from the first unchanged one behind stay as they are;
 * whatever is between them, headings included, is announced as exchanged. */
static void
activities_changed_cb (MusetteMonthList *self, guint position, guint removed, guint added)
{
  guint old_rows = get_n_rows (self);
  guint before = position > 0 ? row_of_activity (self, position - 1) + 1 : 0;
  guint behind = 0;

  if (position + removed < self->n_activities)
    behind = old_rows - row_of_activity (self, position + removed);
  update_sections (self, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), before, old_rows - before - behind,
                              get_n_rows (self) - before - behind);
  g_signal_emit (self, signals[TOTALS_CHANGED], 0);
}

static GType
musette_month_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
musette_month_list_get_n_items (GListModel *model)
{
  return get_n_rows ((MusetteMonthList *) model);
}

static gpointer
musette_month_list_get_item (GListModel *model, guint position)
{
  MusetteMonthList *self = (MusetteMonthList *) model;
  guint index;

  if (position >= get_n_rows (self))
    return NULL;
  index = find_section (self, position, TRUE);
  if (position == get_section (self, index)->start + index)
    return g_object_ref (get_section (self, index)->month);
  return g_list_model_get_item (self->activities, position - index - 1);
}

static void
musette_month_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = musette_month_list_get_item_type;
  iface->get_n_items = musette_month_list_get_n_items;
  iface->get_item = musette_month_list_get_item;
}

static void
musette_month_list_dispose (GObject *object)
{
  MusetteMonthList *self = (MusetteMonthList *) object;

  if (self->activities != NULL)
    g_signal_handlers_disconnect_by_data (self->activities, self);
  g_clear_object (&self->activities);
  G_OBJECT_CLASS (musette_month_list_parent_class)->dispose (object);
}

static void
musette_month_list_finalize (GObject *object)
{
  MusetteMonthList *self = (MusetteMonthList *) object;

  g_clear_pointer (&self->sections, g_array_unref);
  G_OBJECT_CLASS (musette_month_list_parent_class)->finalize (object);
}

static void
musette_month_list_class_init (MusetteMonthListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_month_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_month_list_finalize;

  /**
   * MusetteMonthList::totals-changed:
   *
   * The sums over everything may be others now.
   */
  signals[TOTALS_CHANGED] = g_signal_new ("totals-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_month_list_init (MusetteMonthList *self)
{
  self->grouped = TRUE;
  self->sections = g_array_new (FALSE, FALSE, sizeof (Section));
  g_array_set_clear_func (self->sections, clear_section);
}

/**
 * musette_month_list_new:
 * @activities: a list of #MusetteActivity, newest first
 *
 * Returns: (transfer full): a list of #MusetteActivityMonth and the activities below each
 */
MusetteMonthList *
musette_month_list_new (GListModel *activities)
{
  MusetteMonthList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (activities), NULL);

  self = g_object_new (MUSETTE_TYPE_MONTH_LIST, NULL);
  self->activities = g_object_ref (activities);
  update_sections (self, 0, 0, g_list_model_get_n_items (activities));
  g_signal_connect_swapped (activities, "items-changed", G_CALLBACK (activities_changed_cb), self);
  return self;
}

/**
 * musette_month_list_get_totals:
 * @self: a list
 * @totals: (out): the sums over all activities in it
 *
 * Adds up the months, not the activities.
 */
void
musette_month_list_get_totals (MusetteMonthList *self, MusetteActivityTotals *totals)
{
  g_return_if_fail (MUSETTE_IS_MONTH_LIST (self));
  g_return_if_fail (totals != NULL);

  *totals = (MusetteActivityTotals){ 0 };
  for (guint i = 0; i < self->sections->len; i++)
    musette_activity_totals_add_totals (
        totals, musette_activity_month_get_totals (get_section (self, i)->month));
}

/**
 * musette_month_list_set_grouped:
 * @self: a list
 * @grouped: whether the activities are in the order of time
 *
 * Without groups all activities stand below one heading without a date.
 */
void
musette_month_list_set_grouped (MusetteMonthList *self, gboolean grouped)
{
  guint old_rows;

  g_return_if_fail (MUSETTE_IS_MONTH_LIST (self));

  if (self->grouped == !!grouped)
    return;
  self->grouped = !!grouped;
  old_rows = get_n_rows (self);
  update_sections (self, 0, self->n_activities, self->n_activities);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old_rows, get_n_rows (self));
  g_signal_emit (self, signals[TOTALS_CHANGED], 0);
}
