/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-columns-window.h"

#include <glib/gi18n.h>

/* Which columns the list of activities has, and in which order. What is changed is seen in the list
 * at once. */
struct _MusetteColumnsWindow
{
  AdwWindow parent_instance;

  GtkWidget *list;
  MusetteActivityColumns *columns;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MusetteColumnsWindow, musette_columns_window, ADW_TYPE_WINDOW)

#define COLUMN_KEY "musette-column"

static guint
get_index (MusetteColumnsWindow *self, MusetteActivityColumn column)
{
  guint index = 0;

  while (musette_activity_columns_get_shown (self->columns, index) != column)
    index++;
  return index;
}

static MusetteActivityColumn
get_column (GtkWidget *widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), COLUMN_KEY));
}

static void
toggled_cb (MusetteColumnsWindow *self, GtkCheckButton *check)
{
  if (!self->updating)
    musette_activity_columns_set_shown (self->columns, get_column (GTK_WIDGET (check)),
                                        gtk_check_button_get_active (check));
}

static void
move_cb (MusetteColumnsWindow *self, GtkWidget *button)
{
  MusetteActivityColumn column = get_column (button);
  gboolean down = g_object_get_data (G_OBJECT (button), "down") != NULL;
  guint index = get_index (self, column);

  musette_activity_columns_move (self->columns, column, down ? index + 1 : index - 1);
}

static void
add_move_button (MusetteColumnsWindow *self,
                 AdwActionRow *row,
                 MusetteActivityColumn column,
                 gboolean down,
                 gboolean possible)
{
  GtkWidget *button = gtk_button_new_from_icon_name (down ? "go-down-symbolic" : "go-up-symbolic");
  const char *name = down ? _ ("Move Down") : _ ("Move Up");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, possible);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), COLUMN_KEY, GUINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (button), "down", GUINT_TO_POINTER (down));
  g_signal_connect_object (button, "clicked", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_row (MusetteColumnsWindow *self, MusetteActivityColumn column)
{
  gboolean shown = musette_activity_columns_is_shown (self->columns, column);
  guint n_shown = musette_activity_columns_get_n_shown (self->columns);
  const char *title = musette_activity_column_get_long_title (column);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), shown);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (check), COLUMN_KEY, GUINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (row), COLUMN_KEY, GUINT_TO_POINTER (column));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (shown)
    {
      guint index = get_index (self, column);

      add_move_button (self, ADW_ACTION_ROW (row), column, FALSE, index > 0);
      add_move_button (self, ADW_ACTION_ROW (row), column, TRUE, index + 1 < n_shown);
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* The control that had the focus exists again, in its new place. */
static void
focus_again (MusetteColumnsWindow *self, MusetteActivityColumn column)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (get_column (row) == column)
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
columns_changed_cb (MusetteColumnsWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) : NULL;
  int focused = row != NULL ? (int) get_column (row) : -1;

  self->updating = TRUE;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < musette_activity_columns_get_n_shown (self->columns); i++)
    add_row (self, musette_activity_columns_get_shown (self->columns, i));
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    if (!musette_activity_columns_is_shown (self->columns, i))
      add_row (self, i);
  self->updating = FALSE;
  if (focused >= 0)
    focus_again (self, (MusetteActivityColumn) focused);
}

static void
reset_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_activity_columns_reset (MUSETTE_COLUMNS_WINDOW (widget)->columns);
}

static void
musette_columns_window_dispose (GObject *object)
{
  MusetteColumnsWindow *self = (MusetteColumnsWindow *) object;

  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  g_clear_object (&self->columns);
  G_OBJECT_CLASS (musette_columns_window_parent_class)->dispose (object);
}

static void
musette_columns_window_class_init (MusetteColumnsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_columns_window_dispose;
  gtk_widget_class_install_action (widget_class, "columns.reset", NULL, reset_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
musette_columns_window_init (MusetteColumnsWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset"));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (reset), "columns.reset");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), reset);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->list, 12);
  gtk_widget_set_margin_bottom (self->list, 24);
  gtk_widget_set_margin_start (self->list, 12);
  gtk_widget_set_margin_end (self->list, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Columns"));
  gtk_window_set_default_size (GTK_WINDOW (self), 400, 560);
}

/**
 * musette_columns_window_new:
 * @parent: (nullable): the window it belongs to
 * @columns: the columns of the list
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWindow *
musette_columns_window_new (GtkWindow *parent, MusetteActivityColumns *columns)
{
  MusetteColumnsWindow *self;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (columns), NULL);

  self = g_object_new (MUSETTE_TYPE_COLUMNS_WINDOW, "transient-for", parent, "modal",
                       parent != NULL, NULL);
  self->columns = g_object_ref (columns);
  g_signal_connect_swapped (columns, "changed", G_CALLBACK (columns_changed_cb), self);
  columns_changed_cb (self);
  return GTK_WINDOW (self);
}
