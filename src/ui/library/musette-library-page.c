/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-library-page-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "musette-error-text.h"
#include "musette-import-window.h"
#include "musette-library-filter-button.h"
#include "musette-library-tile.h"
#include "musette-narrow-layout.h"
#include "musette-plan-grid.h"
#include "musette-repository-library.h"
#include "musette-tab-stop.h"

/* The workouts that are kept at the service: folders and plans on one side, the workouts of one of
 * them, or of all, on the other. */
struct _MusetteLibraryPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchEntry *search_entry;
  MusetteLibraryFilterButton *filter_button;
  GtkMenuButton *menu_button;
  GtkWidget *folder_box; /* above the workouts, where there is no room beside them */
  GtkDropDown *folder_chooser;
  GtkWidget *sidebar;
  GtkListBox *folder_list;
  GtkStack *stack;
  GtkGridView *grid;
  MusettePlanGrid *plan_grid;
  AdwStatusPage *empty_page;

  MusetteRepository *repository;
  MusetteLibraryFilter filter;
  GtkCustomFilter *shown;
  GtkSingleSelection *selection;
  GPtrArray *folders; /* of the rows behind the first */
  GCancellable *cancellable;
  char *problem;
  guint n_readings; /* that are under way */
};

#define NARROW_WIDTH 560

enum
{
  OPEN_WORKOUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteLibraryPage, musette_library_page, GTK_TYPE_WIDGET)

static MusetteLibrary *
get_library (MusetteLibraryPage *self)
{
  return musette_repository_get_library (self->repository);
}

static void
show_empty (MusetteLibraryPage *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* What is kept here may be nothing yet, while the service is still asked. */
static gboolean
is_loading (MusetteLibraryPage *self)
{
  GListModel *all = musette_library_get_items (get_library (self), MUSETTE_ITEM_WORKOUT);

  return !musette_library_get_loaded (get_library (self))
         || (self->n_readings > 0 && g_list_model_get_n_items (all) == 0);
}

static void
update_stack (MusetteLibraryPage *self)
{
  guint n;

  if (self->box == NULL)
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n > 0)
    gtk_stack_set_visible_child_name (
        self->stack, _musette_library_page_shows_plan (self) ? "plan" : "workouts");
  else if (self->problem != NULL)
    show_empty (self, _ ("The Library Was Not Read"), self->problem);
  else if (is_loading (self))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (!musette_library_filter_is_empty (&self->filter))
    show_empty (self, _ ("No Workout Found"), _ ("Search for something else, or for less."));
  else
    show_empty (self, _ ("No Workouts Here"),
                _ ("Drop workout files here, or send one from the builder."));
  _musette_library_page_update_actions (self);
}

static void
read_filter (MusetteLibraryPage *self)
{
  MusettePlanItem *folder = _musette_library_page_get_folder (self);

  musette_library_filter_clear (&self->filter);
  self->filter.folder_id = g_strdup (folder != NULL ? musette_plan_item_get_id (folder) : NULL);
  self->filter.text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  musette_library_filter_button_read (self->filter_button, &self->filter);
}

/* Signals of what is being disposed of still arrive. */
static void
filter_changed_cb (MusetteLibraryPage *self)
{
  if (self->box == NULL || self->selection == NULL)
    return;
  read_filter (self);
  gtk_filter_changed (GTK_FILTER (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  MusetteLibraryPage *self = user_data;

  return musette_library_filter_match (&self->filter, item);
}

static void
plan_move_cb (MusetteLibraryPage *self, MusettePlanItem *workout, guint day)
{
  _musette_library_page_move_to_day (self, workout, day);
}

static void
plan_activate_cb (MusetteLibraryPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "library.open", NULL);
}

/* What is dropped */

static void
import_files (MusetteLibraryPage *self, MusettePlanItem *folder, const GValue *value)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *item = g_value_get_boxed (value); item != NULL; item = item->next)
    g_list_store_append (files, item->data);
  _musette_library_page_import (self, folder, G_LIST_MODEL (files));
}

/* A workout of the library is there already, so that nothing is to be done with it. */
static gboolean
drop_cb (MusetteLibraryPage *self, const GValue *value)
{
  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  import_files (self, _musette_library_page_get_folder (self), value);
  return TRUE;
}

/* On a folder workouts are moved to it, or copied while Ctrl is pressed; files are imported. */
static gboolean
drop_on_folder_cb (MusetteLibraryPage *self,
                   const GValue *value,
                   double x,
                   double y,
                   GtkDropTarget *target)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  MusettePlanItem *folder = g_ptr_array_index (self->folders, index - 1);
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    import_files (self, folder, value);
  else if (drop != NULL && (gdk_drop_get_actions (drop) & GDK_ACTION_MOVE) == 0)
    _musette_library_page_copy (self, g_value_get_object (value),
                                musette_plan_item_get_id (folder));
  else
    _musette_library_page_move (self, g_value_get_object (value),
                                musette_plan_item_get_id (folder));
  return TRUE;
}

static void
accept_drops (MusetteLibraryPage *self, GtkWidget *widget, GCallback callback)
{
  GType kinds[] = { MUSETTE_TYPE_PLAN_ITEM, GDK_TYPE_FILE_LIST };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drop_target_set_gtypes (target, kinds, G_N_ELEMENTS (kinds));
  g_signal_connect_object (target, "drop", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

/* Folders */

static void
folder_chosen_cb (MusetteLibraryPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->folder_chooser);

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_list_box_select_row (self->folder_list,
                             gtk_list_box_get_row_at_index (self->folder_list, (int) selected));
}

static void
folder_selected_cb (MusetteLibraryPage *self)
{
  GtkListBoxRow *row = self->box != NULL ? gtk_list_box_get_selected_row (self->folder_list) : NULL;

  if (row != NULL)
    gtk_drop_down_set_selected (self->folder_chooser, (guint) gtk_list_box_row_get_index (row));
  filter_changed_cb (self);
}

static GtkWidget *
make_folder_row (const char *name, const char *icon)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static int
compare_folders (gconstpointer a, gconstpointer b)
{
  MusettePlanItem *const *one = a;
  MusettePlanItem *const *other = b;
  const char *one_name = musette_plan_item_get_name (*one);
  const char *other_name = musette_plan_item_get_name (*other);

  return g_utf8_collate (one_name != NULL ? one_name : "", other_name != NULL ? other_name : "");
}

/* The same folders, in the same order as in the sidebar. */
static void
fill_chooser (MusetteLibraryPage *self, guint selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All Workouts"));
  for (guint i = 0; i < self->folders->len; i++)
    {
      const char *name = musette_plan_item_get_name (g_ptr_array_index (self->folders, i));

      gtk_string_list_append (names, name != NULL ? name : "");
    }
  g_signal_handlers_block_by_func (self->folder_chooser, folder_chosen_cb, self);
  gtk_drop_down_set_model (self->folder_chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->folder_chooser, selected);
  g_signal_handlers_unblock_by_func (self->folder_chooser, folder_chosen_cb, self);
}

static void
collect_folders (MusetteLibraryPage *self)
{
  GListModel *all = musette_library_get_items (get_library (self), MUSETTE_ITEM_FOLDER);

  g_ptr_array_set_size (self->folders, 0);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (self->folders, g_list_model_get_item (all, i));
  g_ptr_array_sort (self->folders, compare_folders);
}

/* The folder that was selected stays so, as long as it is there. */
static void
folders_changed_cb (MusetteLibraryPage *self)
{
  g_autofree char *selected = g_strdup (self->filter.folder_id);
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *row;
  guint wanted = 0;

  if (self->box == NULL)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->folder_list))) != NULL)
    gtk_list_box_remove (self->folder_list, row);
  collect_folders (self);
  gtk_list_box_append (self->folder_list,
                       make_folder_row (_ ("All Workouts"), "view-grid-symbolic"));
  for (guint i = 0; i < self->folders->len; i++)
    {
      MusettePlanItem *folder = g_ptr_array_index (self->folders, i);
      const char *name = musette_plan_item_get_name (folder);
      const gboolean is_plan = g_strcmp0 (musette_plan_item_get_item_type (folder), "PLAN") == 0;

      row = make_folder_row (name != NULL ? name : "",
                             is_plan ? "x-office-calendar-symbolic" : "folder-symbolic");
      accept_drops (self, row, G_CALLBACK (drop_on_folder_cb));
      gtk_list_box_append (self->folder_list, row);
      if (g_strcmp0 (musette_plan_item_get_id (folder), selected) == 0)
        wanted = i + 1;
    }
  fill_chooser (self, wanted);
  gtk_list_box_select_row (self->folder_list,
                           gtk_list_box_get_row_at_index (self->folder_list, (int) wanted));
  menu = _musette_library_page_make_menu (self);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

/* What was made here is the same when the service has given it an id. */
static void
renamed_cb (MusetteLibraryPage *self, guint kind, const char *old_id, const char *new_id)
{
  if (kind != MUSETTE_ITEM_FOLDER || g_strcmp0 (self->filter.folder_id, old_id) != 0)
    return;
  g_free (self->filter.folder_id);
  self->filter.folder_id = g_strdup (new_id);
}

/* Workouts */

static void
setup_cb (MusetteLibraryPage *self, GtkListItem *cell)
{
  gtk_list_item_set_child (cell, musette_library_tile_new (self->repository));
}

static void
bind_cb (MusetteLibraryPage *self, GtkListItem *cell)
{
  GtkWidget *tile = gtk_list_item_get_child (cell);
  MusettePlanItem *item = gtk_list_item_get_item (cell);
  GtkWidget *holder = gtk_widget_get_parent (tile);
  const char *name = musette_plan_item_get_name (item);
  g_autofree char *facts = musette_library_tile_describe (item);
  g_autofree char *label = g_strdup_printf ("%s, %s", name != NULL ? name : "", facts);

  musette_library_tile_set_item (MUSETTE_LIBRARY_TILE (tile), item);
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
activated_cb (MusetteLibraryPage *self, guint position)
{
  g_autoptr (MusettePlanItem) item
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    _musette_library_page_open (self, item);
}

static int
compare_workouts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *one = musette_plan_item_get_name ((MusettePlanItem *) a);
  const char *other = musette_plan_item_get_name ((MusettePlanItem *) b);
  const int order = g_strcmp0 (musette_plan_item_get_folder_id ((MusettePlanItem *) a),
                               musette_plan_item_get_folder_id ((MusettePlanItem *) b));

  if (order != 0)
    return order;
  return g_utf8_collate (one != NULL ? one : "", other != NULL ? other : "");
}

static void
build_grid (MusetteLibraryPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel *workouts = musette_library_get_items (get_library (self), MUSETTE_ITEM_WORKOUT);
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->shown = gtk_custom_filter_new (is_shown, self, NULL);
  sorted = gtk_sort_list_model_new (
      g_object_ref (workouts), GTK_SORTER (gtk_custom_sorter_new (compare_workouts, NULL, NULL)));
  filtered
      = gtk_filter_list_model_new (G_LIST_MODEL (sorted), GTK_FILTER (g_object_ref (self->shown)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  musette_library_filter_button_set_workouts (self->filter_button, workouts);
  musette_plan_grid_show (self->plan_grid, self->repository, self->selection);
  gtk_grid_view_set_factory (self->grid, factory);
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteLibraryPage) self = user_data;
  g_autoptr (GError) error = NULL;

  musette_repository_load_library_finish (MUSETTE_REPOSITORY (source), result, &error);
  self->n_readings--;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_pointer (&self->problem, g_free);
  if (error != NULL)
    self->problem = musette_error_text_dup (error);
  update_stack (self);
}

static void
musette_library_page_map (GtkWidget *widget)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);

  GTK_WIDGET_CLASS (musette_library_page_parent_class)->map (widget);
  self->n_readings++;
  update_stack (self);
  musette_repository_load_library_async (self->repository, self->cancellable, loaded_cb,
                                         g_object_ref (self));
}

static void
narrow_cb (MusetteLibraryPage *self, GParamSpec *pspec, MusetteNarrowLayout *layout)
{
  const gboolean is_narrow = musette_narrow_layout_get_narrow (layout);

  gtk_widget_set_visible (self->folder_box, is_narrow);
  gtk_widget_set_visible (self->sidebar, !is_narrow);
}

static gboolean
musette_library_page_grab_focus (GtkWidget *widget)
{
  MusetteLibraryPage *self = MUSETTE_LIBRARY_PAGE (widget);

  return gtk_widget_grab_focus (_musette_library_page_shows_plan (self)
                                    ? GTK_WIDGET (self->plan_grid)
                                    : GTK_WIDGET (self->grid));
}

static void
musette_library_page_dispose (GObject *object)
{
  MusetteLibraryPage *self = (MusetteLibraryPage *) object;

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->repository);
  G_OBJECT_CLASS (musette_library_page_parent_class)->dispose (object);
}

static void
musette_library_page_finalize (GObject *object)
{
  MusetteLibraryPage *self = (MusetteLibraryPage *) object;

  musette_library_filter_clear (&self->filter);
  g_ptr_array_unref (self->folders);
  g_object_unref (self->cancellable);
  g_free (self->problem);
  G_OBJECT_CLASS (musette_library_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, box);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, filter_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, folder_box);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, folder_chooser);
  gtk_widget_class_bind_template_callback (widget_class, folder_chosen_cb);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, folder_list);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, grid);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, plan_grid);
  gtk_widget_class_bind_template_callback (widget_class, plan_move_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_activate_cb);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryPage, empty_page);
}

static void
musette_library_page_class_init (MusetteLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_library_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_library_page_finalize;
  widget_class->map = musette_library_page_map;
  widget_class->grab_focus = musette_library_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/library/musette-library-page.ui");
  bind_children (widget_class);
  _musette_library_page_install_actions (widget_class);

  /**
   * MusetteLibraryPage::open-workout:
   * @self: the page
   * @workout: a #MusettePlanItem
   *
   * A workout is to be shown in the builder.
   */
  signals[OPEN_WORKOUT]
      = g_signal_new ("open-workout", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, MUSETTE_TYPE_PLAN_ITEM);
}

static void
musette_library_page_init (MusetteLibraryPage *self)
{
  g_type_ensure (MUSETTE_TYPE_LIBRARY_FILTER_BUTTON);
  g_type_ensure (MUSETTE_TYPE_PLAN_GRID);
  g_type_ensure (MUSETTE_TYPE_TAB_STOP);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (musette_narrow_layout_attach (GTK_WIDGET (self), NARROW_WIDTH),
                           "notify::narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  accept_drops (self, GTK_WIDGET (self), G_CALLBACK (drop_cb));
}

static void
connect_filter (MusetteLibraryPage *self)
{
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (filter_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->folder_list, "selected-rows-changed",
                           G_CALLBACK (folder_selected_cb), self, G_CONNECT_SWAPPED);
}

/**
 * musette_library_page_new:
 * @repository: where the library is
 *
 * Returns: (transfer floating): the page; it reads the library whenever it comes into sight
 */
GtkWidget *
musette_library_page_new (MusetteRepository *repository)
{
  MusetteLibraryPage *self;
  GListModel *folders;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);

  self = g_object_new (MUSETTE_TYPE_LIBRARY_PAGE, NULL);
  self->repository = g_object_ref (repository);
  build_grid (self);
  folders = musette_library_get_items (get_library (self), MUSETTE_ITEM_FOLDER);
  g_signal_connect_object (folders, "items-changed", G_CALLBACK (folders_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (_musette_library_page_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_library (self), "renamed", G_CALLBACK (renamed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_library (self), "notify::loaded", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  folders_changed_cb (self);
  connect_filter (self);
  filter_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * musette_library_page_get_n_shown:
 * @self: the page
 *
 * Returns: how many workouts are shown
 */
guint
musette_library_page_get_n_shown (MusetteLibraryPage *self)
{
  g_return_val_if_fail (MUSETTE_IS_LIBRARY_PAGE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

MusetteRepository *
_musette_library_page_get_repository (MusetteLibraryPage *self)
{
  return self->repository;
}

/* The selected one, which the list holds. */
MusettePlanItem *
_musette_library_page_get_workout (MusetteLibraryPage *self)
{
  return self->box != NULL && self->selection != NULL
             ? gtk_single_selection_get_selected_item (self->selection)
             : NULL;
}

/* The one whose workouts are shown; NULL when all are. */
MusettePlanItem *
_musette_library_page_get_folder (MusetteLibraryPage *self)
{
  GtkListBoxRow *row = self->box != NULL ? gtk_list_box_get_selected_row (self->folder_list) : NULL;
  const int index = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  if (index < 1 || (guint) index > self->folders->len)
    return NULL;
  return g_ptr_array_index (self->folders, index - 1);
}

gboolean
_musette_library_page_shows_plan (MusetteLibraryPage *self)
{
  MusettePlanItem *folder = _musette_library_page_get_folder (self);

  return folder != NULL && g_strcmp0 (musette_plan_item_get_item_type (folder), "PLAN") == 0;
}

void
_musette_library_page_import (MusetteLibraryPage *self, MusettePlanItem *folder, GListModel *files)
{
  gtk_window_present (
      GTK_WINDOW (musette_import_window_new (GTK_WIDGET (self), self->repository, folder, files)));
}

void
_musette_library_page_open (MusetteLibraryPage *self, MusettePlanItem *workout)
{
  g_signal_emit (self, signals[OPEN_WORKOUT], 0, workout);
}
