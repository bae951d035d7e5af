/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "musette-activities-page-private.h"
#include "musette-activity-row.h"
#include "musette-columns-window.h"

/* What can be done with the selected activities: by menu, by key and by the buttons above. */

static GtkWindow *
get_window (MusetteActivitiesPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static MusetteActivity *
dup_selected_one (MusetteActivitiesPage *self)
{
  g_autoptr (GPtrArray) activities = musette_activity_selection_dup_activities (self->selection);

  return activities->len == 1 ? g_object_ref (g_ptr_array_index (activities, 0)) : NULL;
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  g_autoptr (MusetteActivity) activity = dup_selected_one (self);

  if (activity != NULL)
    musette_activities_page_open (self, activity);
}

static void
columns_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);

  gtk_window_present (musette_columns_window_new (get_window (self), self->columns));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);

  gtk_selection_model_select_all (musette_activity_selection_get_model (self->selection));
}

static void
unselect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);

  gtk_selection_model_unselect_all (musette_activity_selection_get_model (self->selection));
}

static void
sort_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  MusetteActivityColumn column;

  if (musette_activity_column_from_id (g_variant_get_string (parameter, NULL), &column))
    musette_activity_sorter_toggle (self->sorter, column);
}

static void
append_download (GMenu *menu, const char *label, const char *kind)
{
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "activities.download", "s", kind);
  g_menu_append_item (menu, item);
  g_object_unref (item);
}

static GMenuModel *
make_menu (guint n_selected)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) main = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) download = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  if (n_selected == 1)
    {
      g_menu_append (main, _ ("_Open"), "activities.open");
      g_menu_append (main, _ ("_Rename…"), "activities.rename");
    }
  g_menu_append (main, _ ("_Edit…"), "activities.edit");
  append_download (download, _ ("_Original File"), "original");
  append_download (download, _ ("_FIT File"), "fit");
  append_download (download, _ ("_GPX File"), "gpx");
  g_menu_append_submenu (files, _ ("Down_load"), G_MENU_MODEL (download));
  g_menu_append (rest, _ ("Select _All"), "activities.select-all");
  g_menu_append (rest, _ ("_Delete"), "activities.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (main));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static void
pop_up_menu (MusetteActivitiesPage *self, double x, double y)
{
  g_autoptr (GMenuModel) model
      = make_menu (musette_activity_selection_get_n_selected (self->selection));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The row of an item. */
static guint
find_row (MusetteActivitiesPage *self, GObject *item)
{
  GListModel *rows = musette_activities_page_get_rows (self);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);

      if (row == item)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
find_row_widget (MusetteActivitiesPage *self, GObject *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (row != NULL && gtk_widget_get_mapped (row) && MUSETTE_IS_ACTIVITY_ROW (row)
          && musette_activity_row_get_item (MUSETTE_ACTIVITY_ROW (row)) == item)
        return row;
    }
  return NULL;
}

/**
 * musette_activities_page_find_place:
 * @self: the page
 * @activity: an activity in the list
 *
 * Returns: where its name stands in the page; the middle of the list when it is out of sight
 */
GdkRectangle
musette_activities_page_find_place (MusetteActivitiesPage *self, MusetteActivity *activity)
{
  GtkWidget *row = find_row_widget (self, G_OBJECT (activity));
  GtkWidget *target = row != NULL ? row : GTK_WIDGET (self->scroller);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (target, GTK_WIDGET (self), &place))
    g_debug ("the list is not in the page");
  return (GdkRectangle){ (int) place.origin.x + 24, (int) place.origin.y,
                         (int) MIN (place.size.width, 260),
                         (int) (row != NULL ? place.size.height : place.size.height / 2) };
}

static gboolean
focus_selected_cb (gpointer user_data)
{
  MusetteActivitiesPage *self = user_data;
  g_autoptr (GPtrArray) activities = musette_activity_selection_dup_activities (self->selection);
  GtkWidget *row = NULL;

  self->focus_source = 0;
  if (activities->len > 0)
    row = find_row_widget (self, g_ptr_array_index (activities, 0));
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/**
 * musette_activities_page_focus_selected:
 * @self: the page
 *
 * A row that has changed is another one for the list, and the focus went with the old one: gives it
 * to the first selected row, once it is there.
 */
void
musette_activities_page_focus_selected (MusetteActivitiesPage *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_timeout_add (50, focus_selected_cb, self);
}

/* A menu on a row that is not selected is about this row alone. */
static void
select_row_at (MusetteActivitiesPage *self, double x, double y)
{
  GtkSelectionModel *model = musette_activity_selection_get_model (self->selection);
  GtkWidget *picked
      = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT | GTK_PICK_INSENSITIVE);
  GtkWidget *row = picked;
  guint position;

  if (picked != NULL && !MUSETTE_IS_ACTIVITY_ROW (picked))
    row = MUSETTE_IS_ACTIVITY_ROW (gtk_widget_get_first_child (picked))
              ? gtk_widget_get_first_child (picked)
              : gtk_widget_get_ancestor (picked, MUSETTE_TYPE_ACTIVITY_ROW);
  if (row == NULL || musette_activity_row_get_item (MUSETTE_ACTIVITY_ROW (row)) == NULL)
    return;
  position = find_row (self, musette_activity_row_get_item (MUSETTE_ACTIVITY_ROW (row)));
  if (position != GTK_INVALID_LIST_POSITION && !gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
}

static void
menu_pressed_cb (MusetteActivitiesPage *self, int n_press, double x, double y)
{
  double page_x;
  double page_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (self), x, y, &page_x,
                                    &page_y);
  select_row_at (self, page_x, page_y);
  pop_up_menu (self, page_x, page_y);
}

static void
long_pressed_cb (MusetteActivitiesPage *self, double x, double y)
{
  menu_pressed_cb (self, 1, x, y);
}

/* The menu by key stands at the row that has the focus. */
static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t place;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
      && gtk_widget_compute_bounds (focus, widget, &place))
    pop_up_menu (self, place.origin.x + 48, place.origin.y + place.size.height - 6);
}

static void
add_shortcut (GtkEventController *keys, guint keyval, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new (action)));
}

/**
 * musette_activities_page_install_actions:
 * @widget_class: the class of the page
 */
void
musette_activities_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "activities.columns", NULL, columns_cb);
  gtk_widget_class_install_action (widget_class, "activities.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "activities.unselect", NULL, unselect_cb);
  gtk_widget_class_install_action (widget_class, "activities.sort", "s", sort_cb);
  gtk_widget_class_install_action (widget_class, "activities.menu", NULL, menu_cb);
}

/**
 * musette_activities_page_set_up_actions:
 * @self: the page
 *
 * Gives the list its menu and its keys.
 */
void
musette_activities_page_set_up_actions (MusetteActivitiesPage *self)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkGesture *press = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (long_press, "pressed", G_CALLBACK (long_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  add_shortcut (keys, GDK_KEY_Menu, 0, "activities.menu");
  add_shortcut (keys, GDK_KEY_F10, GDK_SHIFT_MASK, "activities.menu");
  add_shortcut (keys, GDK_KEY_Escape, 0, "activities.unselect");
  add_shortcut (keys, GDK_KEY_F2, 0, "activities.rename");
  add_shortcut (keys, GDK_KEY_Delete, 0, "activities.delete");
  add_shortcut (keys, GDK_KEY_Return, GDK_ALT_MASK, "activities.edit");
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (long_press));
  gtk_widget_add_controller (list, keys);
  musette_activities_page_update_actions (self);
}

/**
 * musette_activities_page_update_actions:
 * @self: the page
 *
 * Lets do what can be done with what is selected.
 */
void
musette_activities_page_update_actions (MusetteActivitiesPage *self)
{
  guint n_selected = musette_activity_selection_get_n_selected (self->selection);

  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "activities.open", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "activities.rename", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "activities.edit", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "activities.delete", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "activities.download", n_selected > 0);
}
