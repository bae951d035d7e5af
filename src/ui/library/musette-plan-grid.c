/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-narrow-layout.h"
#include "musette-plan-grid.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-format.h"
#include "musette-library-tile.h"

/* The weeks of a plan: a row for each, its days beside each other, and the workouts of a day below
 * each other. One empty week at the end lets the plan grow. Where seven days have no room beside
 * each other, they stand below each other. */
struct _MusettePlanGrid
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkGrid *grid;

  MusetteRepository *repository;
  GtkSingleSelection *workouts;
  GPtrArray *days;   /* of GtkBox, which the grid holds */
  GPtrArray *names;  /* of GtkLabel, the name of each of the days; seen when it is narrow */
  GPtrArray *heads;  /* of GtkLabel, the names above the days; seen else */
  GPtrArray *sums;   /* of GtkLabel, one for each week */
  GHashTable *tiles; /* id of a workout -> MusetteLibraryTile, which its day holds */
  guint idle;
  gboolean is_narrow;
};

#define DAYS 7
#define MAX_WEEKS 104
#define TILE_WIDTH 92
#define WEEK_WIDTH 90
#define NARROW_WIDTH (WEEK_WIDTH + DAYS * TILE_WIDTH)
#define MONDAY 4 /* days since 1970-01-01 */

enum
{
  MOVE,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusettePlanGrid, musette_plan_grid, GTK_TYPE_WIDGET)

/**
 * musette_plan_grid_get_day:
 * @workout: a workout of a plan
 *
 * Returns: on which day of the plan it is, from 0
 */
guint
musette_plan_grid_get_day (MusettePlanItem *workout)
{
  double day;

  g_return_val_if_fail (MUSETTE_IS_PLAN_ITEM (workout), 0);

  day = musette_plan_item_get_day (workout);
  return isnan (day) ? 0 : (guint) CLAMP (day, 0, MAX_WEEKS * DAYS - 1);
}

static MusettePlanItem *
get_item (MusettePlanGrid *self, guint position)
{
  g_autoptr (MusettePlanItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->workouts), position);

  return item; /* the list holds it */
}

static GtkWidget *
get_selected_tile (MusettePlanGrid *self)
{
  MusettePlanItem *item
      = self->workouts != NULL ? gtk_single_selection_get_selected_item (self->workouts) : NULL;

  return item != NULL ? g_hash_table_lookup (self->tiles, musette_plan_item_get_id (item)) : NULL;
}

/* Days */

static gboolean
drop_cb (MusettePlanGrid *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GtkWidget *day = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  guint number;

  if (!g_ptr_array_find (self->days, day, &number))
    return FALSE;
  g_signal_emit (self, signals[MOVE], 0, g_value_get_object (value), number);
  return TRUE;
}

static GtkWidget *
make_name (guint weekday)
{
  g_autoptr (GDateTime) day
      = g_date_time_new_from_unix_utc ((gint64) (MONDAY + weekday) * 24 * 60 * 60);
  g_autofree char *name = g_date_time_format (day, "%a");
  GtkWidget *label = gtk_label_new (name);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* Where things stand: weeks below each other, a week's days beside each other, or below it. */
static void
put (MusettePlanGrid *self, GtkWidget *child, int column, int row, int width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->grid));
  GtkLayoutChild *place = gtk_layout_manager_get_layout_child (layout, child);

  g_object_set (place, "column", column, "row", row, "column-span", width, NULL);
}

static void
put_week (MusettePlanGrid *self, guint week)
{
  GtkWidget *box = gtk_widget_get_parent (g_ptr_array_index (self->sums, week));
  const int first = self->is_narrow ? (int) week * (DAYS + 1) : (int) week + 1;

  put (self, box, 0, first, self->is_narrow ? 2 : 1);
  for (guint weekday = 0; weekday < DAYS; weekday++)
    {
      const guint day = week * DAYS + weekday;
      const int row = first + 1 + (int) weekday;

      if (self->is_narrow)
        put (self, g_ptr_array_index (self->days, day), 1, row, 1);
      else
        put (self, g_ptr_array_index (self->days, day), (int) weekday + 1, first, 1);
      put (self, g_ptr_array_index (self->names, day), 0, row, 1);
    }
}

static void
add_day (MusettePlanGrid *self, guint week, guint weekday)
{
  GtkWidget *day = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = make_name (weekday);
  GtkDropTarget *target = gtk_drop_target_new (MUSETTE_TYPE_PLAN_ITEM, GDK_ACTION_MOVE);

  gtk_widget_add_css_class (day, "musette-plan-day");
  gtk_widget_set_size_request (day, TILE_WIDTH, -1);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (day, GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_hexpand (day, TRUE);
  gtk_widget_add_css_class (name, "musette-plan-day");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_yalign (GTK_LABEL (name), 0);
  gtk_grid_attach (self->grid, name, 0, 0, 1, 1);
  gtk_grid_attach (self->grid, day, 0, 0, 1, 1);
  g_ptr_array_add (self->days, day);
  g_ptr_array_add (self->names, name);
}

static void
add_week (MusettePlanGrid *self)
{
  const guint week = self->sums->len;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *sum = gtk_label_new (NULL);
  g_autofree char *text = NULL;

  /* Translators: a week of a plan, counted from 1 */
  text = g_strdup_printf (_ ("Week %u"), week + 1);
  gtk_label_set_label (GTK_LABEL (title), text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (sum), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (sum, "caption");
  gtk_widget_add_css_class (sum, "dim-label");
  gtk_widget_add_css_class (sum, "tabular");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), sum);
  gtk_widget_add_css_class (box, "musette-plan-week");
  gtk_grid_attach (self->grid, box, 0, 0, 1, 1);
  g_ptr_array_add (self->sums, sum);
  for (guint weekday = 0; weekday < DAYS; weekday++)
    add_day (self, week, weekday);
  put_week (self, week);
}

static void
set_weeks (MusettePlanGrid *self, guint n)
{
  while (self->sums->len < n)
    add_week (self);
  for (guint i = 0; i < self->sums->len; i++)
    {
      gtk_widget_set_visible (gtk_widget_get_parent (g_ptr_array_index (self->sums, i)), i < n);
      for (guint day = i * DAYS; day < (i + 1) * DAYS; day++)
        {
          gtk_widget_set_visible (g_ptr_array_index (self->days, day), i < n);
          gtk_widget_set_visible (g_ptr_array_index (self->names, day), i < n && self->is_narrow);
        }
    }
}

static void
add_weekdays (MusettePlanGrid *self)
{
  for (guint weekday = 0; weekday < DAYS; weekday++)
    {
      GtkWidget *label = make_name (weekday);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (self->grid, label, (int) weekday + 1, 0, 1, 1);
      g_ptr_array_add (self->heads, label);
    }
}

/* Workouts */

static void
select_tile (MusettePlanGrid *self, GtkWidget *tile)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->workouts));

  for (guint i = 0; i < n; i++)
    if (g_hash_table_lookup (self->tiles, musette_plan_item_get_id (get_item (self, i))) == tile)
      gtk_single_selection_set_selected (self->workouts, i);
}

static void
entered_cb (GtkEventController *controller, gpointer user_data)
{
  select_tile (user_data, gtk_event_controller_get_widget (controller));
}

static void
clicked_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  MusettePlanGrid *self = user_data;

  gtk_widget_grab_focus (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATE], 0);
}

static GtkWidget *
make_tile (MusettePlanGrid *self)
{
  GtkWidget *tile = musette_library_tile_new (self->repository);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  musette_library_tile_set_compact (MUSETTE_LIBRARY_TILE (tile), TILE_WIDTH);
  gtk_widget_set_focusable (tile, TRUE);
  gtk_widget_add_css_class (tile, "musette-plan-tile");
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), self, 0);
  gtk_widget_add_controller (tile, focus);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (click));
  return tile;
}

static void
describe (GtkWidget *tile, MusettePlanItem *item)
{
  const char *name = musette_plan_item_get_name (item);
  const guint day = musette_plan_grid_get_day (item);
  g_autofree char *facts = musette_library_tile_describe (item);
  g_autofree char *label = NULL;

  /* Translators: a workout in a plan: its name, what it comes to, its week and its day in that */
  label = g_strdup_printf (_ ("%s, %s, week %u, day %u"), name != NULL ? name : "", facts,
                           day / DAYS + 1, day % DAYS + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* A tile that stays is not made again, for it may be what is being dragged. */
static void
place (MusettePlanGrid *self, MusettePlanItem *item)
{
  const char *id = musette_plan_item_get_id (item);
  GtkWidget *day = g_ptr_array_index (self->days, musette_plan_grid_get_day (item));
  GtkWidget *tile = g_hash_table_lookup (self->tiles, id);

  if (tile == NULL)
    {
      tile = make_tile (self);
      g_hash_table_insert (self->tiles, g_strdup (id), tile);
    }
  g_object_ref_sink (tile);
  if (gtk_widget_get_parent (tile) != day)
    {
      if (gtk_widget_get_parent (tile) != NULL)
        gtk_box_remove (GTK_BOX (gtk_widget_get_parent (tile)), tile);
      gtk_box_append (GTK_BOX (day), tile);
    }
  g_object_unref (tile);
  musette_library_tile_set_item (MUSETTE_LIBRARY_TILE (tile), item);
  describe (tile, item);
}

static void
remove_gone (MusettePlanGrid *self, GHashTable *shown)
{
  GHashTableIter iter;
  gpointer id;
  gpointer tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, &id, &tile))
    if (!g_hash_table_contains (shown, id))
      {
        gtk_box_remove (GTK_BOX (gtk_widget_get_parent (tile)), tile);
        g_hash_table_iter_remove (&iter);
      }
}

static void
show_sums (MusettePlanGrid *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->workouts));

  for (guint week = 0; week < self->sums->len; week++)
    {
      g_autofree char *duration = NULL;
      g_autofree char *text = NULL;
      double seconds = 0;
      double load = 0;

      for (guint i = 0; i < n; i++)
        {
          MusettePlanItem *item = get_item (self, i);

          if (musette_plan_grid_get_day (item) / DAYS != week)
            continue;
          seconds += isnan (musette_plan_item_get_moving_s (item))
                         ? 0
                         : musette_plan_item_get_moving_s (item);
          load += isnan (musette_plan_item_get_load (item)) ? 0 : musette_plan_item_get_load (item);
        }
      duration = musette_format_duration_prose (seconds);
      /* Translators: what a week comes to: its duration, and its load below */
      text = g_strdup_printf (_ ("%s\nload %.0f"), duration, load);
      gtk_label_set_label (g_ptr_array_index (self->sums, week), seconds > 0 ? text : NULL);
    }
}

static gboolean
has_focus (MusettePlanGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer user_data)
{
  MusettePlanGrid *self = user_data;
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->workouts));
  const gboolean focused = has_focus (self);
  MusettePlanItem *selected = gtk_single_selection_get_selected_item (self->workouts);
  guint last_day = 0;

  self->idle = 0;
  for (guint i = 0; i < n; i++)
    last_day = MAX (last_day, musette_plan_grid_get_day (get_item (self, i)));
  set_weeks (self, MIN (last_day / DAYS + 2, MAX_WEEKS));
  for (guint i = 0; i < n; i++)
    {
      g_hash_table_add (shown, (char *) musette_plan_item_get_id (get_item (self, i)));
      place (self, get_item (self, i));
    }
  remove_gone (self, shown);
  show_sums (self);
  if (focused && selected != NULL)
    gtk_widget_grab_focus (g_hash_table_lookup (self->tiles, musette_plan_item_get_id (selected)));
  return G_SOURCE_REMOVE;
}

/* Workouts change one after the other, and while one is dropped. */
static void
changed_cb (MusettePlanGrid *self)
{
  if (self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add (update_cb, self);
}

static void
narrow_cb (MusettePlanGrid *self, GParamSpec *pspec, MusetteNarrowLayout *layout)
{
  guint n_weeks = 0;

  self->is_narrow = musette_narrow_layout_get_narrow (layout);
  if (self->is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->grid), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->grid), "narrow");
  for (guint i = 0; i < DAYS; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->heads, i), !self->is_narrow);
  for (guint i = 0; i < self->sums->len; i++)
    {
      put_week (self, i);
      n_weeks += gtk_widget_get_visible (gtk_widget_get_parent (g_ptr_array_index (self->sums, i)));
    }
  set_weeks (self, n_weeks);
}

static void
move_by_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusettePlanGrid *self = MUSETTE_PLAN_GRID (widget);
  MusettePlanItem *item = gtk_single_selection_get_selected_item (self->workouts);
  int day;

  if (item == NULL)
    return;
  day = (int) musette_plan_grid_get_day (item) + g_variant_get_int32 (parameter);
  if (day >= 0 && day < MAX_WEEKS * DAYS)
    g_signal_emit (self, signals[MOVE], 0, item, (guint) day);
}

static void
activate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATE], 0);
}

static void
musette_plan_grid_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (musette_plan_grid_parent_class)->map (widget);
  changed_cb (MUSETTE_PLAN_GRID (widget));
}

static gboolean
musette_plan_grid_grab_focus (GtkWidget *widget)
{
  MusettePlanGrid *self = MUSETTE_PLAN_GRID (widget);
  GtkWidget *tile = get_selected_tile (self);

  return gtk_widget_grab_focus (tile != NULL ? tile : self->scroller);
}

static void
musette_plan_grid_dispose (GObject *object)
{
  MusettePlanGrid *self = (MusettePlanGrid *) object;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->workouts);
  g_clear_object (&self->repository);
  G_OBJECT_CLASS (musette_plan_grid_parent_class)->dispose (object);
}

static void
musette_plan_grid_finalize (GObject *object)
{
  MusettePlanGrid *self = (MusettePlanGrid *) object;

  g_ptr_array_unref (self->days);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->sums);
  g_hash_table_unref (self->tiles);
  G_OBJECT_CLASS (musette_plan_grid_parent_class)->finalize (object);
}

static void
musette_plan_grid_class_init (MusettePlanGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_plan_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_plan_grid_finalize;
  widget_class->map = musette_plan_grid_map;
  widget_class->grab_focus = musette_plan_grid_grab_focus;
  gtk_widget_class_install_action (widget_class, "plan.move-by", "i", move_by_cb);
  gtk_widget_class_install_action (widget_class, "plan.activate", NULL, activate_cb);

  /**
   * MusettePlanGrid::move:
   * @self: the grid
   * @workout: a #MusettePlanItem
   * @day: a day of the plan, from 0
   *
   * A workout is to be done on another day.
   */
  signals[MOVE] = g_signal_new ("move", MUSETTE_TYPE_PLAN_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, MUSETTE_TYPE_PLAN_ITEM, G_TYPE_UINT);
  /**
   * MusettePlanGrid::activate:
   * @self: the grid
   *
   * The selected workout is to be opened.
   */
  signals[ACTIVATE] = g_signal_new ("activate", MUSETTE_TYPE_PLAN_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_key (GtkEventController *keys,
         guint key,
         GdkModifierType modifiers,
         const char *action,
         int days)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));

  if (days != 0)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (days));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* Inside the scroller, which has its own use for them. */
static void
add_keys (MusettePlanGrid *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_Left, GDK_CONTROL_MASK, "plan.move-by", -1);
  add_key (keys, GDK_KEY_Right, GDK_CONTROL_MASK, "plan.move-by", 1);
  add_key (keys, GDK_KEY_Up, GDK_CONTROL_MASK, "plan.move-by", -DAYS);
  add_key (keys, GDK_KEY_Down, GDK_CONTROL_MASK, "plan.move-by", DAYS);
  add_key (keys, GDK_KEY_Return, 0, "plan.activate", 0);
  add_key (keys, GDK_KEY_KP_Enter, 0, "plan.activate", 0);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), keys);
}

static void
musette_plan_grid_init (MusettePlanGrid *self)
{
  self->days = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  self->heads = g_ptr_array_new ();
  self->sums = g_ptr_array_new ();
  self->tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "musette-plan");
  gtk_widget_set_valign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_object (musette_narrow_layout_attach (GTK_WIDGET (self), NARROW_WIDTH),
                           "notify::narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  add_weekdays (self);
  add_keys (self);
}

/**
 * musette_plan_grid_show:
 * @self: a grid
 * @repository: where the athlete's thresholds come from
 * @workouts: those of the plan that is shown; the selected one is that with the focus
 *
 * Shows workouts on their days, whenever the grid can be seen.
 */
void
musette_plan_grid_show (MusettePlanGrid *self,
                        MusetteRepository *repository,
                        GtkSingleSelection *workouts)
{
  g_return_if_fail (MUSETTE_IS_PLAN_GRID (self) && MUSETTE_IS_REPOSITORY (repository));
  g_return_if_fail (GTK_IS_SINGLE_SELECTION (workouts) && self->workouts == NULL);

  self->repository = g_object_ref (repository);
  self->workouts = g_object_ref (workouts);
  g_signal_connect_object (workouts, "items-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}
