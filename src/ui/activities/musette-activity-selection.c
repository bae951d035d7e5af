/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-selection.h"

/* The selected activities among rows that also hold headings. What is selected stays so when its
 * row is exchanged for a newer record of the same activity, or moves. */
struct _MusetteActivitySelection
{
  GObject parent_instance;

  GtkMultiSelection *model;
  GHashTable *ids;
  guint n_selected;
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (MusetteActivitySelection, musette_activity_selection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static MusetteActivity *
get_activity (MusetteActivitySelection *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return MUSETTE_IS_ACTIVITY (item) ? MUSETTE_ACTIVITY (g_steal_pointer (&item)) : NULL;
}

static void
remember (MusetteActivitySelection *self)
{
  g_autoptr (GPtrArray) activities = musette_activity_selection_dup_activities (self);

  g_hash_table_remove_all (self->ids);
  self->n_selected = activities->len;
  for (guint i = 0; i < activities->len; i++)
    g_hash_table_add (self->ids,
                      g_strdup (musette_activity_get_id (g_ptr_array_index (activities, i))));
}

static void
selection_changed_cb (MusetteActivitySelection *self)
{
  if (self->restoring)
    return;
  remember (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Among exchanged rows those are looked for that were selected. */
static void
items_changed_cb (MusetteActivitySelection *self, guint position, guint removed, guint added)
{
  if (g_hash_table_size (self->ids) == 0)
    return;
  self->restoring = TRUE;
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (MusetteActivity) activity = get_activity (self, i);

      if (activity != NULL && g_hash_table_contains (self->ids, musette_activity_get_id (activity)))
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), i, FALSE);
    }
  self->restoring = FALSE;
  remember (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
musette_activity_selection_dispose (GObject *object)
{
  MusetteActivitySelection *self = (MusetteActivitySelection *) object;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (musette_activity_selection_parent_class)->dispose (object);
}

static void
musette_activity_selection_finalize (GObject *object)
{
  g_clear_pointer (&((MusetteActivitySelection *) object)->ids, g_hash_table_unref);
  G_OBJECT_CLASS (musette_activity_selection_parent_class)->finalize (object);
}

static void
musette_activity_selection_class_init (MusetteActivitySelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_activity_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_activity_selection_finalize;

  /**
   * MusetteActivitySelection::changed:
   *
   * Other activities are selected, or newer records of them.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_activity_selection_init (MusetteActivitySelection *self)
{
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->model = gtk_multi_selection_new (NULL);
  g_signal_connect_swapped (self->model, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
}

/**
 * musette_activity_selection_new:
 *
 * Returns: (transfer full): a selection among no rows
 */
MusetteActivitySelection *
musette_activity_selection_new (void)
{
  return g_object_new (MUSETTE_TYPE_ACTIVITY_SELECTION, NULL);
}

/**
 * musette_activity_selection_get_model:
 * @self: a selection
 *
 * Returns: (transfer none): the model for a list
 */
GtkSelectionModel *
musette_activity_selection_get_model (MusetteActivitySelection *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_SELECTION (self), NULL);

  return GTK_SELECTION_MODEL (self->model);
}

/**
 * musette_activity_selection_set_rows:
 * @self: a selection
 * @rows: activities and headings
 */
void
musette_activity_selection_set_rows (MusetteActivitySelection *self, GListModel *rows)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_SELECTION (self));
  g_return_if_fail (G_IS_LIST_MODEL (rows));

  gtk_multi_selection_set_model (self->model, rows);
}

/**
 * musette_activity_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many activities are selected
 */
guint
musette_activity_selection_get_n_selected (MusetteActivitySelection *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_SELECTION (self), 0);

  return self->n_selected;
}

/**
 * musette_activity_selection_dup_activities:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type MusetteActivity): what is selected, in the order of the
 * rows
 */
GPtrArray *
musette_activity_selection_dup_activities (MusetteActivitySelection *self)
{
  GPtrArray *activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_SELECTION (self), activities);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      MusetteActivity *activity = get_activity (self, position);

      if (activity != NULL)
        g_ptr_array_add (activities, activity);
    }
  return activities;
}

/**
 * musette_activity_selection_get_totals:
 * @self: a selection
 * @totals: (out): the sums over what is selected
 */
void
musette_activity_selection_get_totals (MusetteActivitySelection *self,
                                       MusetteActivityTotals *totals)
{
  g_autoptr (GPtrArray) activities = NULL;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_SELECTION (self));
  g_return_if_fail (totals != NULL);

  *totals = (MusetteActivityTotals){ 0 };
  activities = musette_activity_selection_dup_activities (self);
  for (guint i = 0; i < activities->len; i++)
    musette_activity_totals_add (totals, g_ptr_array_index (activities, i));
}

/**
 * musette_activity_selection_select_month:
 * @self: a selection
 * @position: the row of a heading
 *
 * Selects the activities below the heading, and nothing else.
 */
void
musette_activity_selection_select_month (MusetteActivitySelection *self, guint position)
{
  guint end = position + 1;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_SELECTION (self));

  for (;; end++)
    {
      g_autoptr (MusetteActivity) activity = get_activity (self, end);

      if (activity == NULL)
        break;
    }
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->model), position + 1,
                                    end - position - 1, TRUE);
}
