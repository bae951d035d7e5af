/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-interval-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-ride-interval-menu.h"
#include "musette-ride-intervals.h"
#include "musette-ride-label-cell.h"

/* The intervals of a ride in rows. The selected row is the selection of the ride and the other way
 * round; activating a row zooms to it. */
struct _MusetteRideIntervalTable
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *summary;
  GtkColumnView *table;
  GtkSingleSelection *model;
  GListStore *rows;       /* what the table shows: changed only where the ride has */
  GPtrArray *label_items; /* GtkListItem of the first column that is bound */
  GtkWidget *menu;

  MusetteRideView *view;
  MusetteRideEditor *editor;
  MusetteUnits units;
  int label_chars;
  gboolean syncing; /* keeps selection and row from answering each other */
};

G_DEFINE_FINAL_TYPE (MusetteRideIntervalTable, musette_ride_interval_table, GTK_TYPE_WIDGET)

typedef enum
{
  COLUMN_LABEL,
  COLUMN_TYPE,
  COLUMN_DURATION,
  COLUMN_DISTANCE,
  COLUMN_POWER,
  COLUMN_NORMALIZED,
  COLUMN_HEARTRATE,
  COLUMN_CADENCE,
  COLUMN_ZONE,
  N_COLUMNS
} Column;

static const char *const titles[N_COLUMNS] = {
  N_ ("Interval"), N_ ("Type"),       N_ ("Duration"), N_ ("Distance"), N_ ("Power"),
  N_ ("NP"),       N_ ("Heart rate"), N_ ("Cadence"),  N_ ("Zone"),
};

#define COLUMN_KEY "musette-column"
#define MOST_LABEL_CHARS 12

static const char *
get_type_text (MusetteRideIntervalType type)
{
  switch (type)
    {
    case MUSETTE_RIDE_INTERVAL_RECOVERY:
      return _ ("Recovery");
    case MUSETTE_RIDE_INTERVAL_WARMUP:
      return _ ("Warm-up");
    case MUSETTE_RIDE_INTERVAL_COOLDOWN:
      return _ ("Cool-down");
    case MUSETTE_RIDE_INTERVAL_LAP:
      return _ ("Lap");
    case MUSETTE_RIDE_INTERVAL_WORK:
    default:
      /* Translators: the hard part of a set, where "Recovery" is the easy one */
      return C_ ("kind of interval", "Work");
    }
}

/* The number a column shows, NaN where the column has words. */
static double
get_number (const MusetteRideIntervalValues *values, Column column)
{
  switch (column)
    {
    case COLUMN_DURATION:
      return isfinite (values->duration_s) ? values->duration_s : values->to_s - values->from_s;
    case COLUMN_DISTANCE:
      return values->distance_m;
    case COLUMN_POWER:
      return values->average_w;
    case COLUMN_NORMALIZED:
      return values->normalized_w;
    case COLUMN_HEARTRATE:
      return values->average_bpm;
    case COLUMN_CADENCE:
      return values->average_rpm;
    case COLUMN_ZONE:
      return values->zone > 0 ? values->zone : NAN;
    case COLUMN_LABEL:
    case COLUMN_TYPE:
    case N_COLUMNS:
    default:
      return NAN;
    }
}

static char *
get_text (MusetteRideIntervalTable *self,
          MusetteRideInterval *interval,
          guint position,
          Column column)
{
  const MusetteRideIntervalValues *values = musette_ride_interval_get_values (interval);
  const char *label = musette_ride_interval_get_label (interval);
  double number = get_number (values, column);

  if (column == COLUMN_LABEL)
    return label != NULL && *label != '\0' ? g_strdup (label)
                                           : g_strdup_printf ("%u", position + 1);
  if (column == COLUMN_TYPE)
    return g_strdup (get_type_text (values->type));
  if (!isfinite (number))
    return g_strdup (MUSETTE_MISSING);
  switch (column)
    {
    case COLUMN_DURATION:
      return musette_format_duration (number);
    case COLUMN_DISTANCE:
      return musette_format_distance (number, self->units);
    case COLUMN_HEARTRATE:
      return musette_format_heartrate (number);
    case COLUMN_CADENCE:
      return musette_format_cadence (number);
    case COLUMN_ZONE:
      /* Translators: a training zone by its number, "Z4" */
      return g_strdup_printf (_ ("Z%u"), values->zone);
    case COLUMN_LABEL:
    case COLUMN_TYPE:
    case COLUMN_POWER:
    case COLUMN_NORMALIZED:
    case N_COLUMNS:
    default:
      return musette_format_power (number);
    }
}

static void
open_menu (MusetteRideIntervalTable *self, GtkWidget *at, double x, double y)
{
  graphene_point_t point;

  if (self->editor == NULL
      || !gtk_widget_compute_point (at, GTK_WIDGET (self),
                                    &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = musette_ride_interval_menu_new ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *widget = gtk_widget_get_ancestor (cell, MUSETTE_TYPE_RIDE_INTERVAL_TABLE);
  MusetteRideIntervalTable *self = MUSETTE_RIDE_INTERVAL_TABLE (widget);

  gtk_single_selection_set_selected (self->model, gtk_list_item_get_position (item));
  open_menu (self, cell, x, y);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_menu (MUSETTE_RIDE_INTERVAL_TABLE (widget), widget, gtk_widget_get_width (widget) / 2.0,
             gtk_widget_get_height (widget) / 2.0);
}

static void
add_menu_gesture (GtkWidget *cell, GtkListItem *item)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (secondary_cb), item);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column <= COLUMN_TYPE ? 0 : 1);
  if (column == COLUMN_LABEL)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "tabular");
  gtk_list_item_set_child (item,
                           column == COLUMN_LABEL ? musette_ride_label_cell_new (label) : label);
  add_menu_gesture (gtk_list_item_get_child (item), item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MusetteRideIntervalTable *self)
{
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), COLUMN_KEY));
  MusetteRideInterval *interval = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  GtkWidget *label = column == COLUMN_LABEL
                         ? musette_ride_label_cell_get_label (MUSETTE_RIDE_LABEL_CELL (cell))
                         : cell;
  g_autofree char *text = get_text (self, interval, gtk_list_item_get_position (item), column);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (column == COLUMN_LABEL)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), self->label_chars);
      g_ptr_array_add (self->label_items, item);
    }
  if (musette_ride_interval_is_work (interval))
    gtk_widget_remove_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (label, "dim-label");
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MusetteRideIntervalTable *self)
{
  g_ptr_array_remove (self->label_items, item);
}

static void
add_column (MusetteRideIntervalTable *self, Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  if (column == COLUMN_LABEL)
    g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  view_column = gtk_column_view_column_new (_ (titles[column]), factory);
  gtk_column_view_column_set_expand (view_column, TRUE);
  gtk_column_view_append_column (self->table, view_column);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (widget == NULL || GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child);

      if (label != NULL)
        return label;
    }
  return NULL;
}

/* The heading of numbers stands above their last digit. A column view has no word for that, so its
 * header is looked through; what is not found stays at the start. */
static void
align_headings (MusetteRideIntervalTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->table));
  guint column = 0;

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title), column++)
    {
      GtkWidget *label = column > COLUMN_TYPE ? find_label (title) : NULL;

      if (label == NULL)
        continue;
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
}

/* A column that has nothing to say in any row is left out. */
static gboolean
has_value (GListModel *intervals, Column column)
{
  if (column <= COLUMN_DURATION)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (intervals); i++)
    {
      g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (intervals, i);

      if (isfinite (get_number (musette_ride_interval_get_values (interval), column)))
        return TRUE;
    }
  return FALSE;
}

static void
replace_spaces (char **text)
{
  g_auto (GStrv) words = g_strsplit (*text, " ", -1);

  g_free (*text);
  *text = g_strjoinv ("\u00a0", words);
}

static void
update_summary (MusetteRideIntervalTable *self, GListModel *intervals)
{
  g_auto (GStrv) lines = musette_ride_intervals_summarize (intervals);
  g_autofree char *text = NULL;

  /* A set stays together where the line breaks. */
  for (guint i = 0; lines[i] != NULL; i++)
    replace_spaces (&lines[i]);
  text = g_strjoinv (" · ", lines);
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *text != '\0');
}

static void
update_row (MusetteRideIntervalTable *self)
{
  MusetteRideInterval *interval = musette_ride_view_get_selected_interval (self->view);
  GListModel *intervals = musette_ride_view_get_intervals (self->view);
  guint row = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; interval != NULL && i < g_list_model_get_n_items (intervals); i++)
    {
      g_autoptr (MusetteRideInterval) other = g_list_model_get_item (intervals, i);

      if (other == interval)
        row = i;
    }
  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->model, row);
  self->syncing = FALSE;
}

/* Short labels are read in full; of long ones the beginning must do. */
static int
get_label_chars (GListModel *intervals)
{
  glong longest = 2;

  for (guint i = 0; i < g_list_model_get_n_items (intervals); i++)
    {
      g_autoptr (MusetteRideInterval) interval = g_list_model_get_item (intervals, i);
      const char *label = musette_ride_interval_get_label (interval);

      if (label != NULL)
        longest = MAX (longest, g_utf8_strlen (label, -1));
    }
  return (int) MIN (longest, MOST_LABEL_CHARS);
}

static gboolean
is_same_item (GListModel *a, guint i, GListModel *b, guint k)
{
  g_autoptr (GObject) first = g_list_model_get_item (a, i);
  g_autoptr (GObject) second = g_list_model_get_item (b, k);

  return first == second;
}

/* Rows that stay keep their widgets, so that a drag redraws only what it changes. */
static void
update_rows (MusetteRideIntervalTable *self, GListModel *intervals)
{
  GListModel *rows = G_LIST_MODEL (self->rows);
  guint n_old = g_list_model_get_n_items (rows);
  guint n_new = g_list_model_get_n_items (intervals);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = 0;
  guint last = 0;

  while (first < MIN (n_old, n_new) && is_same_item (rows, first, intervals, first))
    first++;
  while (last < MIN (n_old, n_new) - first
         && is_same_item (rows, n_old - last - 1, intervals, n_new - last - 1))
    last++;
  for (guint i = first; i < n_new - last; i++)
    g_ptr_array_add (added, g_list_model_get_item (intervals, i));
  g_list_store_splice (self->rows, first, n_old - last - first, added->pdata, added->len);
}

static void
update_intervals (MusetteRideIntervalTable *self)
{
  GListModel *intervals = musette_ride_view_get_intervals (self->view);
  GListModel *columns = gtk_column_view_get_columns (self->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_visible (column, has_value (intervals, i));
    }
  self->label_chars = get_label_chars (intervals);
  self->syncing = TRUE;
  update_rows (self, intervals);
  self->syncing = FALSE;
  update_summary (self, intervals);
  update_row (self);
}

static void
selected_cb (MusetteRideIntervalTable *self)
{
  if (self->syncing || self->view == NULL)
    return;
  musette_ride_view_select_interval (self->view,
                                     gtk_single_selection_get_selected_item (self->model));
}

static void
activate_cb (MusetteRideIntervalTable *self, guint position)
{
  g_autoptr (MusetteRideInterval) interval = NULL;
  const MusetteRideIntervalValues *values;
  double from;
  double to;

  interval = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  values = musette_ride_interval_get_values (interval);
  from = musette_ride_view_to_x (self->view, values->from_s);
  to = musette_ride_view_to_x (self->view, values->to_s);
  musette_ride_view_select_interval (self->view, interval);
  musette_ride_view_set_visible (self->view, from - (to - from) / 4, to + (to - from) / 4);
}

static void
musette_ride_interval_table_dispose (GObject *object)
{
  MusetteRideIntervalTable *self = (MusetteRideIntervalTable *) object;

  musette_ride_interval_table_set_view (self, NULL);
  musette_ride_interval_table_set_editor (self, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (musette_ride_interval_table_parent_class)->dispose (object);
}

static void
musette_ride_interval_table_finalize (GObject *object)
{
  g_ptr_array_unref (MUSETTE_RIDE_INTERVAL_TABLE (object)->label_items);
  G_OBJECT_CLASS (musette_ride_interval_table_parent_class)->finalize (object);
}

/* A popover that is open moves along with its widget. */
static void
musette_ride_interval_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusetteRideIntervalTable *self = MUSETTE_RIDE_INTERVAL_TABLE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
musette_ride_interval_table_measure (GtkWidget *widget,
                                     GtkOrientation orientation,
                                     int for_size,
                                     int *minimum,
                                     int *natural,
                                     int *minimum_baseline,
                                     int *natural_baseline)
{
  gtk_widget_measure (MUSETTE_RIDE_INTERVAL_TABLE (widget)->box, orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static void
musette_ride_interval_table_class_init (MusetteRideIntervalTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = musette_ride_interval_table_finalize;
  widget_class->size_allocate = musette_ride_interval_table_size_allocate;
  widget_class->measure = musette_ride_interval_table_measure;
  gtk_widget_class_install_action (widget_class, "intervals.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "intervals.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "intervals.menu", NULL);
  G_OBJECT_CLASS (klass)->dispose = musette_ride_interval_table_dispose;
}

static void
init_table (MusetteRideIntervalTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (MUSETTE_TYPE_RIDE_INTERVAL);
  self->model = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->model, FALSE);
  gtk_single_selection_set_can_unselect (self->model, TRUE);
  g_signal_connect_object (self->model, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->table
      = GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->model))));
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "ride-intervals");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Intervals"), -1);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  align_headings (self);
  /* The page scrolls up and down, the table only sideways. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (self->box), scroller);
}

static void
musette_ride_interval_table_init (MusetteRideIntervalTable *self)
{
  GtkWidget *summary = gtk_label_new (NULL);

  self->label_items = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->summary = GTK_LABEL (summary);
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_add_css_class (summary, "tabular");
  gtk_widget_set_visible (summary, FALSE);
  gtk_box_append (GTK_BOX (self->box), summary);
  init_table (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * musette_ride_interval_table_new:
 *
 * Returns: (transfer floating): a table without a ride
 */
GtkWidget *
musette_ride_interval_table_new (void)
{
  return g_object_new (MUSETTE_TYPE_RIDE_INTERVAL_TABLE, NULL);
}

/**
 * musette_ride_interval_table_set_view:
 * @self: a table
 * @view: (nullable): the ride whose intervals it shows
 */
void
musette_ride_interval_table_set_view (MusetteRideIntervalTable *self, MusetteRideView *view)
{
  g_return_if_fail (MUSETTE_IS_RIDE_INTERVAL_TABLE (self));

  if (self->view == view)
    return;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  if (view == NULL)
    return;
  g_signal_connect_object (view, "notify::intervals", G_CALLBACK (update_intervals), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::selection", G_CALLBACK (update_row), self,
                           G_CONNECT_SWAPPED);
  update_intervals (self);
}

/**
 * musette_ride_interval_table_set_editor:
 * @self: a table
 * @editor: (nullable): what edits the intervals; without one they are only shown
 */
void
musette_ride_interval_table_set_editor (MusetteRideIntervalTable *self, MusetteRideEditor *editor)
{
  g_return_if_fail (MUSETTE_IS_RIDE_INTERVAL_TABLE (self));

  g_set_object (&self->editor, editor);
}

static void
renamed_cb (MusetteRideLabelCell *cell, const char *text, gpointer user_data)
{
  MusetteRideIntervalTable *self = user_data;
  guint index = gtk_single_selection_get_selected (self->model);

  gtk_widget_grab_focus (GTK_WIDGET (self->table));
  if (self->editor != NULL && text != NULL && index != GTK_INVALID_LIST_POSITION)
    musette_ride_editor_set_label (self->editor, index, text);
}

/**
 * musette_ride_interval_table_edit_label:
 * @self: a table with an editor
 *
 * Lets the label of the selected interval be edited in its place.
 */
void
musette_ride_interval_table_edit_label (MusetteRideIntervalTable *self)
{
  guint index;

  g_return_if_fail (MUSETTE_IS_RIDE_INTERVAL_TABLE (self));

  index = gtk_single_selection_get_selected (self->model);
  for (guint i = 0; self->editor != NULL && i < self->label_items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->label_items, i);
      MusetteRideInterval *interval = gtk_list_item_get_item (item);

      if (gtk_list_item_get_position (item) != index)
        continue;
      musette_ride_label_cell_edit (MUSETTE_RIDE_LABEL_CELL (gtk_list_item_get_child (item)),
                                    musette_ride_interval_get_label (interval), renamed_cb, self);
      return;
    }
}

/**
 * musette_ride_interval_table_set_units:
 * @self: a table
 * @units: how lengths are shown
 */
void
musette_ride_interval_table_set_units (MusetteRideIntervalTable *self, MusetteUnits units)
{
  g_return_if_fail (MUSETTE_IS_RIDE_INTERVAL_TABLE (self));

  if (self->units == units)
    return;
  self->units = units;
  if (self->view != NULL)
    update_intervals (self);
}
