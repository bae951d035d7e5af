/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-chart-table.h"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/**
 * MusetteChartTable:
 *
 * What a chart shows, as a table: for people who read rather than look, and for the clipboard. The
 * texts are made when a row comes into view, so a day of seconds costs nothing until somebody
 * looks.
 */
struct _MusetteChartTable
{
  GObject parent_instance;

  char *title;
  char **columns;
  guint n_rows;
  MusetteChartCellFunc cell;
  gpointer user_data;
  GDestroyNotify destroy;
};

/* A row is an object without content: its place in the list says all. */
#define MUSETTE_TYPE_CHART_TABLE_ROW (musette_chart_table_row_get_type ())
G_DECLARE_FINAL_TYPE (MusetteChartTableRow,
                      musette_chart_table_row,
                      MUSETTE,
                      CHART_TABLE_ROW,
                      GObject)

struct _MusetteChartTableRow
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (MusetteChartTableRow, musette_chart_table_row, G_TYPE_OBJECT)

static void
musette_chart_table_row_class_init (MusetteChartTableRowClass *klass)
{
}

static void
musette_chart_table_row_init (MusetteChartTableRow *self)
{
}

static void musette_chart_table_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteChartTable,
                               musette_chart_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      musette_chart_table_list_model_init))

static GType
musette_chart_table_get_item_type (GListModel *model)
{
  return MUSETTE_TYPE_CHART_TABLE_ROW;
}

static guint
musette_chart_table_get_n_items (GListModel *model)
{
  return MUSETTE_CHART_TABLE (model)->n_rows;
}

static gpointer
musette_chart_table_get_item (GListModel *model, guint position)
{
  if (position >= MUSETTE_CHART_TABLE (model)->n_rows)
    return NULL;
  return g_object_new (MUSETTE_TYPE_CHART_TABLE_ROW, NULL);
}

static void
musette_chart_table_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = musette_chart_table_get_item_type;
  iface->get_n_items = musette_chart_table_get_n_items;
  iface->get_item = musette_chart_table_get_item;
}

static void
musette_chart_table_finalize (GObject *object)
{
  MusetteChartTable *self = (MusetteChartTable *) object;

  g_free (self->title);
  g_strfreev (self->columns);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  G_OBJECT_CLASS (musette_chart_table_parent_class)->finalize (object);
}

static void
musette_chart_table_class_init (MusetteChartTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_chart_table_finalize;
}

static void
musette_chart_table_init (MusetteChartTable *self)
{
}

/**
 * musette_chart_table_new:
 * @title: what the table shows
 * @columns: (array zero-terminated=1): translated titles of the columns
 * @n_rows: how many rows
 * @cell: (scope notified): makes the text of a cell
 * @user_data: for @cell
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): a table
 */
MusetteChartTable *
musette_chart_table_new (const char *title,
                         const char *const *columns,
                         guint n_rows,
                         MusetteChartCellFunc cell,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  MusetteChartTable *self;

  g_return_val_if_fail (columns != NULL && cell != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_CHART_TABLE, NULL);
  self->title = g_strdup (title);
  self->columns = g_strdupv ((char **) columns);
  self->n_rows = n_rows;
  self->cell = cell;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

/**
 * musette_chart_table_get_cell:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): the text of the cell
 */
char *
musette_chart_table_get_cell (MusetteChartTable *self, guint row, guint column)
{
  char *text;

  g_return_val_if_fail (MUSETTE_IS_CHART_TABLE (self) && row < self->n_rows, NULL);

  text = self->cell (row, column, self->user_data);
  return text != NULL ? text : g_strdup ("");
}

/**
 * musette_chart_table_to_text:
 * @self: a table
 * @separator: what stands between two columns
 *
 * Returns: (transfer full): all rows as lines, the titles first
 */
char *
musette_chart_table_to_text (MusetteChartTable *self, const char *separator)
{
  GString *text;
  guint n;

  g_return_val_if_fail (MUSETTE_IS_CHART_TABLE (self) && separator != NULL, NULL);

  text = g_string_new (NULL);
  n = g_strv_length (self->columns);
  for (guint column = 0; column < n; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? separator : "", self->columns[column]);
  g_string_append_c (text, '\n');
  for (guint row = 0; row < self->n_rows; row++)
    {
      for (guint column = 0; column < n; column++)
        {
          g_autofree char *cell = musette_chart_table_get_cell (self, row, column);

          g_string_append_printf (text, "%s%s", column > 0 ? separator : "", cell);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_UINT (user_data) == 0 ? 0 : 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  MusetteChartTable *self = g_object_get_data (G_OBJECT (factory), "table");
  g_autofree char *text = musette_chart_table_get_cell (self, gtk_list_item_get_position (item),
                                                        GPOINTER_TO_UINT (user_data));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkColumnViewColumn *
create_column (MusetteChartTable *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *result;

  g_object_set_data_full (G_OBJECT (factory), "table", g_object_ref (self), g_object_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  result = gtk_column_view_column_new (self->columns[column], factory);
  gtk_column_view_column_set_resizable (result, TRUE);
  gtk_column_view_column_set_expand (result, column > 0);
  return result;
}

/**
 * musette_chart_table_create_window:
 * @self: a table
 * @parent: (nullable): the window of the chart
 *
 * Returns: (transfer none): a window that shows the table, not yet presented
 */
GtkWidget *
musette_chart_table_create_window (MusetteChartTable *self, GtkWindow *parent)
{
  g_autoptr (GtkNoSelection) model = NULL;
  GtkWidget *window;
  GtkWidget *header;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *box;

  g_return_val_if_fail (MUSETTE_IS_CHART_TABLE (self), NULL);

  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self)));
  view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (model)));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  for (guint i = 0; i < g_strv_length (self->columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (self, i);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  scroller = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  header = adw_header_bar_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), self->title);
  gtk_window_set_default_size (GTK_WINDOW (window), 680, 600);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  return window;
}
