/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-header.h"

#include <gtk/gtk.h>
#include <glib/gi18n.h>

#include "musette-paint.h"

/* The titles above the columns. A click sorts, a drag moves a column or its edge, and keys and a
 * menu do the same. */
struct _MusetteActivityHeader
{
  GtkWidget parent_instance;

  MusetteActivityColumns *columns;
  MusetteActivitySorter *sorter;
  GtkWidget *buttons[MUSETTE_ACTIVITY_COLUMN_NAME + 1];
  GtkWidget *menu;

  MusetteActivityColumn dragged;
  gboolean resizing;
  gboolean moving;
  int drag_width;
  int drop_x; /* where a line shows the new place, -1 = nowhere */
};

G_DEFINE_FINAL_TYPE (MusetteActivityHeader, musette_activity_header, GTK_TYPE_WIDGET)

#define HEIGHT 26
#define BUTTON_PADDING 6
#define EDGE_REACH 5
#define KEY_STEP 12
#define NO_COLUMN (MUSETTE_ACTIVITY_COLUMN_NAME + 1)
#define COLUMN_KEY "musette-column"

static const MusetteActivityLayout *
get_layout (MusetteActivityHeader *self)
{
  return musette_activity_columns_get_layout (self->columns,
                                              gtk_widget_get_width (GTK_WIDGET (self)));
}

static gboolean
is_mirrored (MusetteActivityHeader *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Places are counted from the start of the line. */
static int
get_place (MusetteActivityHeader *self, double x)
{
  return is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - (int) x : (int) x;
}

static void
sort_clicked_cb (MusetteActivityHeader *self, GtkWidget *button)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), COLUMN_KEY));

  musette_activity_sorter_toggle (self->sorter, column);
}

static void
add_button (MusetteActivityHeader *self, MusetteActivityColumn column)
{
  gboolean at_start
      = column >= MUSETTE_N_ACTIVITY_COLUMNS || musette_activity_column_is_text (column);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (musette_activity_column_get_title (column));
  GtkWidget *arrow = gtk_image_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (box, at_start ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), at_start ? label : arrow);
  gtk_box_append (GTK_BOX (box), at_start ? arrow : label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, musette_activity_column_get_long_title (column));
  g_object_set_data (G_OBJECT (button), COLUMN_KEY, GUINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (button), "arrow", arrow);
  g_signal_connect_object (button, "clicked", G_CALLBACK (sort_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  self->buttons[column] = button;
}

static void
show_sorting (MusetteActivityHeader *self, MusetteActivityColumn column)
{
  GtkWidget *button = self->buttons[column];
  GtkWidget *arrow = g_object_get_data (G_OBJECT (button), "arrow");
  gboolean sorted = musette_activity_sorter_get_column (self->sorter) == column;
  gboolean descending = musette_activity_sorter_get_descending (self->sorter);
  const char *title = musette_activity_column_get_long_title (column);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (arrow, sorted);
  if (sorted)
    gtk_image_set_from_icon_name (GTK_IMAGE (arrow),
                                  descending ? "pan-down-symbolic" : "pan-up-symbolic");
  if (sorted && descending)
    /* Translators: said of the title of a column, %s is the title */
    name = g_strdup_printf (_ ("%s, sorted descending"), title);
  else if (sorted)
    name = g_strdup_printf (_ ("%s, sorted ascending"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : title, -1);
}

static void
sorter_changed_cb (MusetteActivityHeader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    if (self->buttons[i] != NULL)
      show_sorting (self, i);
}

/* Buttons in the order of their columns, so that Tab goes through them as they stand. */
static void
columns_changed_cb (MusetteActivityHeader *self)
{
  GtkWidget *last = self->buttons[MUSETTE_ACTIVITY_COLUMN_NAME];

  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    if (self->buttons[i] == NULL && musette_activity_columns_is_shown (self->columns, i))
      {
        add_button (self, i);
        show_sorting (self, i);
      }
    else if (self->buttons[i] != NULL && !musette_activity_columns_is_shown (self->columns, i))
      g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  for (guint i = 0; i < musette_activity_columns_get_n_shown (self->columns); i++)
    {
      GtkWidget *button = self->buttons[musette_activity_columns_get_shown (self->columns, i)];

      gtk_widget_insert_after (button, GTK_WIDGET (self), last);
      last = button;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
place_button (MusetteActivityHeader *self, GtkWidget *button, int start, int end, int height)
{
  int width = MAX (end - start, 0);
  int x = is_mirrored (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - end : start;
  int minimum;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_set_child_visible (button, width >= minimum || width > 20);
  if (gtk_widget_get_child_visible (button))
    gtk_widget_size_allocate (button, &(GtkAllocation){ x, 0, MAX (width, minimum), height }, -1);
}

static int
place_first (MusetteActivityHeader *self, MusetteActivityColumn column, int start, int height)
{
  GtkWidget *button = self->buttons[column];
  int natural;

  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  place_button (self, button, start, start + natural, height);
  return start + natural;
}

static void
musette_activity_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusetteActivityHeader *self = (MusetteActivityHeader *) widget;
  const MusetteActivityLayout *layout = musette_activity_columns_get_layout (self->columns, width);
  int x = layout->text_x - BUTTON_PADDING;

  for (guint i = 0; i < G_N_ELEMENTS (self->buttons) && layout->compact; i++)
    if (self->buttons[i] != NULL)
      gtk_widget_set_child_visible (self->buttons[i], FALSE);
  if (layout->compact)
    return;
  x = place_first (self, MUSETTE_ACTIVITY_COLUMN_DATE, x, height);
  place_first (self, MUSETTE_ACTIVITY_COLUMN_NAME, x, height);
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    {
      int end = layout->ends[i];

      if (self->buttons[i] == NULL)
        continue;
      gtk_widget_set_child_visible (self->buttons[i], end > 0);
      if (end > 0)
        place_button (self, self->buttons[i],
                      end - musette_activity_columns_get_width (self->columns, i) - BUTTON_PADDING,
                      end + BUTTON_PADDING, height);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Without columns there is nothing to name. */
static void
musette_activity_header_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  MusetteActivityHeader *self = (MusetteActivityHeader *) widget;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL
      && (for_size <= 0 || !musette_activity_columns_get_layout (self->columns, for_size)->compact))
    *minimum = *natural = HEIGHT;
}

static GtkSizeRequestMode
musette_activity_header_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
musette_activity_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusetteActivityHeader *self = (MusetteActivityHeader *) widget;
  int x = is_mirrored (self) ? gtk_widget_get_width (widget) - self->drop_x : self->drop_x;

  GTK_WIDGET_CLASS (musette_activity_header_parent_class)->snapshot (widget, snapshot);
  if (self->drop_x < 0)
    return;
  musette_paint_append_rect (snapshot, x - 1, 2, 2, gtk_widget_get_height (widget) - 4,
                             musette_paint_get_palette ()->text);
}

/* The column whose start edge is near @place. */
static MusetteActivityColumn
find_edge (MusetteActivityHeader *self, int place)
{
  const MusetteActivityLayout *layout = get_layout (self);

  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    {
      int start = layout->ends[i] - musette_activity_columns_get_width (self->columns, i) - 9;

      if (layout->ends[i] > 0 && ABS (place - start) <= EDGE_REACH)
        return i;
    }
  return NO_COLUMN;
}

static MusetteActivityColumn
find_column (MusetteActivityHeader *self, int place)
{
  const MusetteActivityLayout *layout = get_layout (self);

  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    if (layout->ends[i] > 0 && place <= layout->ends[i] + BUTTON_PADDING
        && place > layout->ends[i] - musette_activity_columns_get_width (self->columns, i)
                       - BUTTON_PADDING)
      return i;
  return NO_COLUMN;
}

/* Where a column dropped at @place would stand, counted without itself, and where that is. */
static guint
find_index (MusetteActivityHeader *self, int place, int *line)
{
  const MusetteActivityLayout *layout = get_layout (self);
  guint index = 0;

  *line = -1;
  for (guint i = 0; i < musette_activity_columns_get_n_shown (self->columns); i++)
    {
      MusetteActivityColumn column = musette_activity_columns_get_shown (self->columns, i);
      int width = musette_activity_columns_get_width (self->columns, column);
      int end = layout->ends[column];

      if (end == 0)
        break;
      if (place < end - width / 2)
        {
          *line = end - width - 9;
          return index;
        }
      *line = end + 9;
      if (column != self->dragged)
        index++;
    }
  return index;
}

static void
drag_begin_cb (MusetteActivityHeader *self, double x, double y, GtkGesture *gesture)
{
  int place = get_place (self, x);

  self->moving = FALSE;
  self->dragged = find_edge (self, place);
  self->resizing = self->dragged != NO_COLUMN;
  if (self->resizing)
    {
      self->drag_width = musette_activity_columns_get_width (self->columns, self->dragged);
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
    }
  else
    self->dragged = find_column (self, place);
}

static void
drag_update_cb (MusetteActivityHeader *self, double dx, double dy, GtkGesture *gesture)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double x;

  if (self->dragged == NO_COLUMN)
    return;
  if (self->resizing)
    {
      int change = is_mirrored (self) ? (int) -dx : (int) dx;

      musette_activity_columns_set_width (self->columns, self->dragged,
                                          MAX (self->drag_width - change, 1));
      return;
    }
  if (!self->moving && !gtk_drag_check_threshold (widget, 0, 0, (int) dx, 0))
    return;
  self->moving = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, NULL);
  find_index (self, get_place (self, x + dx), &self->drop_x);
  gtk_widget_queue_draw (widget);
}

static void
drag_end_cb (MusetteActivityHeader *self, double dx, double dy, GtkGesture *gesture)
{
  double x;
  int line;

  if (self->moving)
    {
      gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, NULL);
      musette_activity_columns_move (self->columns, self->dragged,
                                     find_index (self, get_place (self, x + dx), &line));
    }
  self->moving = FALSE;
  self->drop_x = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (MusetteActivityHeader *self, int n_press, double x, double y)
{
  MusetteActivityColumn column = find_edge (self, get_place (self, x));

  if (n_press == 2 && column != NO_COLUMN)
    musette_activity_columns_set_width (self->columns, column, 0);
}

static void
motion_cb (MusetteActivityHeader *self, double x, double y)
{
  gboolean at_edge = find_edge (self, get_place (self, x)) != NO_COLUMN;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), at_edge ? "col-resize" : NULL);
}

static MusetteActivityColumn
get_focus_column (MusetteActivityHeader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    if (self->buttons[i] != NULL && gtk_widget_has_focus (self->buttons[i]))
      return i;
  return NO_COLUMN;
}

static void
move_by (MusetteActivityHeader *self, MusetteActivityColumn column, int step)
{
  guint n = musette_activity_columns_get_n_shown (self->columns);

  for (guint i = 0; i < n; i++)
    if (musette_activity_columns_get_shown (self->columns, i) == column)
      {
        musette_activity_columns_move (self->columns, column,
                                       (guint) CLAMP ((int) i + step, 0, (int) n - 1));
        return;
      }
}

/* Control and an arrow moves a column, Shift and an arrow moves its edge. */
static gboolean
key_cb (MusetteActivityHeader *self, guint keyval, guint keycode, GdkModifierType state)
{
  MusetteActivityColumn column = get_focus_column (self);
  int step = keyval == GDK_KEY_Left ? -1 : keyval == GDK_KEY_Right ? 1 : 0;

  if (column >= MUSETTE_N_ACTIVITY_COLUMNS || step == 0)
    return GDK_EVENT_PROPAGATE;
  if (is_mirrored (self))
    step = -step;
  if ((state & GDK_CONTROL_MASK) != 0)
    move_by (self, column, step);
  else if ((state & GDK_SHIFT_MASK) != 0)
    musette_activity_columns_set_width (self->columns, column,
                                        musette_activity_columns_get_width (self->columns, column)
                                            + step * KEY_STEP);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
append_item (GMenu *menu, const char *label, const char *action, MusetteActivityColumn column)
{
  GMenuItem *item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", musette_activity_column_get_id (column));
  g_menu_append_item (menu, item);
  g_object_unref (item);
}

static GMenuModel *
make_menu (MusetteActivityColumn column)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) sort = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  if (column != NO_COLUMN)
    {
      append_item (sort, _ ("Sort _Ascending"), "header.sort-ascending", column);
      append_item (sort, _ ("Sort _Descending"), "header.sort-descending", column);
    }
  if (column < MUSETTE_N_ACTIVITY_COLUMNS)
    {
      append_item (place, _ ("Move to _Start"), "header.move-first", column);
      append_item (place, _ ("Move to _End"), "header.move-last", column);
      append_item (place, _ ("_Fit Width"), "header.fit", column);
      append_item (place, _ ("_Hide Column"), "header.hide", column);
    }
  g_menu_append (all, _ ("_Columns…"), "activities.columns");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sort));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  return G_MENU_MODEL (menu);
}

static void
pop_up_menu (MusetteActivityHeader *self, double x, MusetteActivityColumn column)
{
  g_autoptr (GMenuModel) model = make_menu (column);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, HEIGHT, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (MusetteActivityHeader *self, int n_press, double x, double y)
{
  int place = get_place (self, x);
  MusetteActivityColumn column = find_column (self, place);
  const MusetteActivityColumn first[]
      = { MUSETTE_ACTIVITY_COLUMN_DATE, MUSETTE_ACTIVITY_COLUMN_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (first) && column == NO_COLUMN; i++)
    {
      graphene_rect_t place_of_button;

      if (gtk_widget_compute_bounds (self->buttons[first[i]], GTK_WIDGET (self), &place_of_button)
          && graphene_rect_contains_point (&place_of_button,
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        column = first[i];
    }
  pop_up_menu (self, x, column);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivityHeader *self = MUSETTE_ACTIVITY_HEADER (widget);
  MusetteActivityColumn column = get_focus_column (self);
  graphene_rect_t place;

  if (column != NO_COLUMN && gtk_widget_compute_bounds (self->buttons[column], widget, &place))
    pop_up_menu (self, place.origin.x, column);
}

static void
column_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivityHeader *self = MUSETTE_ACTIVITY_HEADER (widget);
  MusetteActivityColumn column;

  if (!musette_activity_column_from_id (g_variant_get_string (parameter, NULL), &column))
    return;
  if (g_str_equal (name, "header.sort-ascending"))
    musette_activity_sorter_set (self->sorter, column, FALSE);
  else if (g_str_equal (name, "header.sort-descending"))
    musette_activity_sorter_set (self->sorter, column, TRUE);
  else if (g_str_equal (name, "header.hide"))
    musette_activity_columns_set_shown (self->columns, column, FALSE);
  else if (g_str_equal (name, "header.fit"))
    musette_activity_columns_set_width (self->columns, column, 0);
  else
    musette_activity_columns_move (self->columns, column,
                                   g_str_equal (name, "header.move-first") ? 0 : G_MAXUINT);
}

static void
musette_activity_header_dispose (GObject *object)
{
  MusetteActivityHeader *self = (MusetteActivityHeader *) object;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  g_clear_object (&self->columns);
  g_clear_object (&self->sorter);
  G_OBJECT_CLASS (musette_activity_header_parent_class)->dispose (object);
}

static void
musette_activity_header_class_init (MusetteActivityHeaderClass *klass)
{
  static const char *const actions[]
      = { "header.sort-ascending", "header.sort-descending", "header.hide", "header.fit",
          "header.move-first",     "header.move-last" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_activity_header_dispose;
  widget_class->size_allocate = musette_activity_header_size_allocate;
  widget_class->measure = musette_activity_header_measure;
  widget_class->get_request_mode = musette_activity_header_get_request_mode;
  widget_class->snapshot = musette_activity_header_snapshot;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], "s", column_action_cb);
  gtk_widget_class_install_action (widget_class, "header.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "header.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "header.menu", NULL);
  gtk_widget_class_set_css_name (widget_class, "musette-activity-header");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controller (MusetteActivityHeader *self, gpointer controller, GtkPropagationPhase phase)
{
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
add_controllers (MusetteActivityHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *press = gtk_gesture_click_new ();
  GtkGesture *menu_press = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu_press), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (menu_press, "pressed", G_CALLBACK (menu_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  add_controller (self, press, GTK_PHASE_CAPTURE);
  add_controller (self, drag, GTK_PHASE_CAPTURE);
  add_controller (self, menu_press, GTK_PHASE_CAPTURE);
  add_controller (self, motion, GTK_PHASE_CAPTURE);
  add_controller (self, keys, GTK_PHASE_CAPTURE);
}

static void
musette_activity_header_init (MusetteActivityHeader *self)
{
  self->drop_x = -1;
  self->dragged = NO_COLUMN;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns"), -1);
  add_controllers (self);
}

/**
 * musette_activity_header_new:
 * @columns: the columns of the list
 * @sorter: the order of the list
 *
 * Returns: (transfer floating): titles for @columns
 */
GtkWidget *
musette_activity_header_new (MusetteActivityColumns *columns, MusetteActivitySorter *sorter)
{
  MusetteActivityHeader *self;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (columns), NULL);
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_SORTER (sorter), NULL);

  self = g_object_new (MUSETTE_TYPE_ACTIVITY_HEADER, NULL);
  self->columns = g_object_ref (columns);
  self->sorter = g_object_ref (sorter);
  add_button (self, MUSETTE_ACTIVITY_COLUMN_DATE);
  add_button (self, MUSETTE_ACTIVITY_COLUMN_NAME);
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  columns_changed_cb (self);
  sorter_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * musette_activity_header_get_button:
 * @self: titles
 * @column: one that is shown, the date or the name
 *
 * Returns: (transfer none) (nullable): its title
 */
GtkWidget *
musette_activity_header_get_button (MusetteActivityHeader *self, MusetteActivityColumn column)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_HEADER (self), NULL);
  g_return_val_if_fail (column < G_N_ELEMENTS (self->buttons), NULL);

  return self->buttons[column];
}
