/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-workout-table.h"

#include <glib/gi18n.h>

#include "musette-workout-row.h"

/* The steps of a workout as a table whose cells can be typed into: all that the graph shows, for
 * keyboard and screen reader. */
struct _MusetteWorkoutTable
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkColumnView *view;
  GListStore *rows;
  GtkSingleSelection *selection;
  MusetteBuilder *builder;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (MusetteWorkoutTable, musette_workout_table, GTK_TYPE_WIDGET)

#define CHILD_INDENT 24

static MusetteWorkoutCell
get_cell (GtkEditableLabel *label)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "cell"));
}

static void
editing_cb (MusetteWorkoutTable *self, GParamSpec *pspec, GtkEditableLabel *label)
{
  MusetteWorkoutRow *row = g_object_get_data (G_OBJECT (label), "row");

  if (row == NULL || gtk_editable_label_get_editing (label))
    return;
  if (!musette_workout_row_edit (row, musette_builder_get_draft (self->builder), get_cell (label),
                                 gtk_editable_get_text (GTK_EDITABLE (label))))
    gtk_editable_set_text (GTK_EDITABLE (label),
                           musette_workout_row_get_text (row, get_cell (label)));
}

static const char *
get_title (MusetteWorkoutCell cell)
{
  switch (cell)
    {
    case MUSETTE_WORKOUT_CELL_STEP:
      return _ ("Step");
    case MUSETTE_WORKOUT_CELL_DURATION:
      return _ ("Duration");
    case MUSETTE_WORKOUT_CELL_TARGET:
      return _ ("Target");
    case MUSETTE_WORKOUT_CELL_CADENCE:
    default:
      return _ ("Cadence");
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer cell)
{
  GtkWidget *label = gtk_editable_label_new ("");
  MusetteWorkoutTable *self = g_object_get_data (G_OBJECT (factory), "table");

  g_object_set_data (G_OBJECT (label), "cell", cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_title (GPOINTER_TO_UINT (cell)), -1);
  g_signal_connect_object (label, "notify::editing", G_CALLBACK (editing_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  MusetteWorkoutRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  MusetteWorkoutCell cell = get_cell (GTK_EDITABLE_LABEL (label));

  g_object_set_data_full (G_OBJECT (label), "row", g_object_ref (row), g_object_unref);
  gtk_editable_set_text (GTK_EDITABLE (label), musette_workout_row_get_text (row, cell));
  gtk_editable_set_editable (GTK_EDITABLE (label), musette_workout_row_can_edit (row, cell));
  gtk_widget_set_margin_start (label, cell == MUSETTE_WORKOUT_CELL_STEP
                                              && musette_workout_row_get_is_child (row)
                                          ? CHILD_INDENT
                                          : 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), "row", NULL);
}

static void
add_column (MusetteWorkoutTable *self, MusetteWorkoutCell cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (get_title (cell), factory);

  g_object_set_data (G_OBJECT (factory), "table", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_column_view_column_set_expand (column, cell == MUSETTE_WORKOUT_CELL_STEP);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
select_line (MusetteWorkoutTable *self)
{
  guint line = musette_builder_get_line (self->builder);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (MusetteWorkoutRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (musette_workout_row_get_line (row) == line)
        position = i;
    }
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
}

/* Rows that say the same as before keep their widgets, so that the cell that is edited stays. */
static gboolean
is_same (MusetteWorkoutRow *a, MusetteWorkoutRow *b)
{
  for (MusetteWorkoutCell cell = 0; cell < MUSETTE_WORKOUT_N_CELLS; cell++)
    if (!g_str_equal (musette_workout_row_get_text (a, cell),
                      musette_workout_row_get_text (b, cell)))
      return FALSE;
  return musette_workout_row_get_line (a) == musette_workout_row_get_line (b)
         && musette_workout_row_get_is_child (a) == musette_workout_row_get_is_child (b);
}

static gboolean
is_same_at (MusetteWorkoutTable *self, guint position, GPtrArray *rows, guint index)
{
  g_autoptr (MusetteWorkoutRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return is_same (row, g_ptr_array_index (rows, index));
}

static void
changed_cb (MusetteWorkoutTable *self)
{
  g_autoptr (GPtrArray) rows = musette_workout_row_list (
      musette_workout_draft_get_workout (musette_builder_get_draft (self->builder)));
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint head = 0;
  guint tail = 0;

  while (head < old && head < rows->len && is_same_at (self, head, rows, head))
    head++;
  while (tail < old - head && tail < rows->len - head
         && is_same_at (self, old - tail - 1, rows, rows->len - tail - 1))
    tail++;
  self->following = TRUE;
  g_list_store_splice (self->rows, head, old - head - tail, rows->pdata + head,
                       rows->len - head - tail);
  self->following = FALSE;
  select_line (self);
}

static void
selected_cb (MusetteWorkoutTable *self)
{
  MusetteWorkoutRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && self->builder != NULL && row != NULL)
    musette_builder_set_line (self->builder, musette_workout_row_get_line (row));
}

static void
musette_workout_table_dispose (GObject *object)
{
  MusetteWorkoutTable *self = (MusetteWorkoutTable *) object;

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->builder);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (musette_workout_table_parent_class)->dispose (object);
}

static void
musette_workout_table_class_init (MusetteWorkoutTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_workout_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
musette_workout_table_init (MusetteWorkoutTable *self)
{
  self->rows = g_list_store_new (MUSETTE_TYPE_WORKOUT_ROW);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "musette-workout-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Steps of the workout"), -1);
  for (MusetteWorkoutCell cell = 0; cell < MUSETTE_WORKOUT_N_CELLS; cell++)
    add_column (self, cell);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * musette_workout_table_new:
 *
 * Returns: (transfer floating): a table that shows nothing yet
 */
GtkWidget *
musette_workout_table_new (void)
{
  return g_object_new (MUSETTE_TYPE_WORKOUT_TABLE, NULL);
}

/**
 * musette_workout_table_set_builder:
 * @self: a table
 * @builder: the workout to show and to change
 *
 * To be called once.
 */
void
musette_workout_table_set_builder (MusetteWorkoutTable *self, MusetteBuilder *builder)
{
  g_return_if_fail (MUSETTE_IS_WORKOUT_TABLE (self));
  g_return_if_fail (MUSETTE_IS_BUILDER (builder));
  g_return_if_fail (self->builder == NULL);

  self->builder = g_object_ref (builder);
  g_signal_connect_object (builder, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (builder, "notify::line", G_CALLBACK (select_line), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}
