/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activities-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "musette-activities-page-private.h"
#include "musette-activity-row.h"
#include "musette-activity-skeleton.h"
#include "musette-error.h"
#include "musette-error-text.h"
#include "musette-lazy-menu.h"
#include "musette-narrow-layout.h"
#include "musette-preferences.h"
#include "musette-tab-stop.h"

/* The list of activities: search, type, months, figures and their sums. It only looks at the list
 * the repository keeps, and asks it for older ones when its end comes into sight. What is done with
 * the activities is in the page's other files. */
G_DEFINE_FINAL_TYPE (MusetteActivitiesPage, musette_activities_page, GTK_TYPE_WIDGET)

enum
{
  OPEN_ACTIVITY,
  VIEW_FILE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Older activities are fetched when fewer than so many pages are left below. */
#define PAGES_AHEAD 3
#define PREPARE_SLICE_US 2000
#define LOADING_WORD_MS 3000
#define NARROW_WIDTH 560
#define STATES_RESOURCE "/io/github/musette/Musette/ui/activities/musette-activities-states.ui"

static guint
get_n_known (MusetteActivitiesPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->activities));
}

/* Until the service was asked once, nobody knows whether there is anything. */
static gboolean
is_waiting (MusetteActivitiesPage *self)
{
  MusetteSynchronizer *synchronizer = musette_repository_get_synchronizer (self->repository);
  MusetteAccountState account = musette_repository_get_account_state (self->repository);

  if (musette_synchronizer_get_state (synchronizer) != MUSETTE_SYNC_STATE_IDLE
      || musette_activity_list_get_complete (self->activities)
      || musette_activity_list_get_error (self->activities) != NULL)
    self->was_read = TRUE;
  return musette_activity_list_get_loading (self->activities)
         || account == MUSETTE_ACCOUNT_STATE_UNKNOWN
         || (account == MUSETTE_ACCOUNT_STATE_SIGNED_IN && !self->was_read);
}

static const char *
choose_state (MusetteActivitiesPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->months)) > 0)
    return "list";
  if (is_waiting (self))
    return "loading";
  if (get_n_known (self) > 0)
    return "no-match";
  if (musette_activity_list_get_error (self->activities) != NULL)
    return "error";
  return "empty";
}

static void
describe_loading (MusetteActivitiesPage *self)
{
  MusetteDate oldest = musette_activity_list_get_oldest (self->activities);
  g_autofree char *text = NULL;
  int year;

  if (oldest == MUSETTE_DATE_NONE)
    {
      gtk_label_set_label (self->loading_label, _ ("Loading activities…"));
      return;
    }
  musette_date_get_ymd (oldest, &year, NULL, NULL);
  /* Translators: %d is a year */
  text = g_strdup_printf (_ ("Loading activities before %d…"), year);
  gtk_label_set_label (self->loading_label, text);
}

static void
describe_error (MusetteActivitiesPage *self)
{
  const GError *error = musette_activity_list_get_error (self->activities);
  g_autofree char *text = NULL;

  if (error == NULL)
    return;
  if (g_error_matches (error, MUSETTE_API_ERROR, MUSETTE_API_ERROR_FORBIDDEN))
    text
        = g_strdup (_ ("Your key may not read activities. A token needs the scope ACTIVITY:READ."));
  else
    text = musette_error_text_dup (error);
  adw_status_page_set_description (self->error_state, text);
}

/* What stands in place of the list is made when there is no list: most starts lead past it. */
static void
ensure_states (MusetteActivitiesPage *self)
{
  static const char *const names[] = { "empty", "no-match", "error" };
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->error_state != NULL)
    return;
  builder = gtk_builder_new_from_resource (STATES_RESOURCE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_stack_add_named (self->states, GTK_WIDGET (gtk_builder_get_object (builder, names[i])),
                         names[i]);
  self->error_state = ADW_STATUS_PAGE (gtk_builder_get_object (builder, "error"));
  self->older_button = GTK_WIDGET (gtk_builder_get_object (builder, "older_button"));
}

static void
update_states (MusetteActivitiesPage *self)
{
  ensure_states (self);
  describe_error (self);
  gtk_widget_set_visible (self->older_button,
                          !musette_activity_list_get_complete (self->activities));
}

static gboolean
loading_takes_long_cb (gpointer user_data)
{
  MusetteActivitiesPage *self = user_data;

  self->loading_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->loading_label), TRUE);
  return G_SOURCE_REMOVE;
}

/* The first rows are mostly there at once: only a longer wait is worth a word. */
static void
update_loading (MusetteActivitiesPage *self, gboolean loading)
{
  if (!loading)
    {
      g_clear_handle_id (&self->loading_source, g_source_remove);
      gtk_widget_set_visible (GTK_WIDGET (self->loading_label), FALSE);
    }
  else if (self->loading_source == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->loading_label)))
    self->loading_source = g_timeout_add (LOADING_WORD_MS, loading_takes_long_cb, self);
}

static void
update_state (MusetteActivitiesPage *self)
{
  const char *state = choose_state (self);
  gboolean listed = g_str_equal (state, "list");
  gboolean loading = g_str_equal (state, "loading");

  describe_loading (self);
  update_loading (self, loading);
  if (!listed && !loading)
    update_states (self);
  gtk_widget_set_visible (GTK_WIDGET (self->titles_clamp), listed);
  gtk_widget_set_visible (self->totals_bar, listed);
  gtk_stack_set_visible_child_name (self->states, state);
}

static void
update_totals (MusetteActivitiesPage *self)
{
  MusetteActivityTotals all;
  MusetteActivityTotals selected;

  musette_month_list_get_totals (self->months, &all);
  musette_activity_selection_get_totals (self->selection, &selected);
  if (selected.count > 0)
    musette_activity_row_set_selection (MUSETTE_ACTIVITY_ROW (self->totals), &selected, all.count,
                                        self->units);
  else
    musette_activity_row_set_totals (MUSETTE_ACTIVITY_ROW (self->totals), &all, self->units);
}

static gboolean
look_ahead_cb (gpointer user_data)
{
  MusetteActivitiesPage *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  double left
      = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment) - page;

  self->look_ahead_source = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || page <= 0
      || g_list_model_get_n_items (G_LIST_MODEL (self->months)) == 0
      || musette_activity_list_get_complete (self->activities)
      || musette_activity_list_get_loading (self->activities)
      || musette_activity_list_get_error (self->activities) != NULL)
    return G_SOURCE_REMOVE;
  if (left < PAGES_AHEAD * page)
    musette_activity_list_load_more (self->activities);
  return G_SOURCE_REMOVE;
}

/* After the frame in which the list was laid out: before it the adjustment tells of the past. */
static void
look_ahead (MusetteActivitiesPage *self)
{
  if (self->look_ahead_source == 0)
    self->look_ahead_source = g_timeout_add (100, look_ahead_cb, self);
}

/* Readies the list for being searched, a little at a time while nothing else is to do. */
static gboolean
prepare_cb (gpointer user_data)
{
  MusetteActivitiesPage *self = user_data;
  gint64 end = g_get_monotonic_time () + PREPARE_SLICE_US;
  guint n_known = get_n_known (self);

  while (self->n_prepared < n_known && g_get_monotonic_time () < end)
    {
      g_autoptr (MusetteActivity) activity
          = g_list_model_get_item (G_LIST_MODEL (self->activities), self->n_prepared++);

      musette_activity_filter_prepare (self->filter, activity);
      musette_activities_page_learn_words (self, activity);
    }
  if (self->n_prepared < n_known)
    return G_SOURCE_CONTINUE;
  self->prepare_source = 0;
  musette_activities_page_teach_words (self);
  return G_SOURCE_REMOVE;
}

static void
activities_changed_cb (MusetteActivitiesPage *self, guint position, guint removed, guint added)
{
  self->n_prepared = MIN (self->n_prepared, position);
  if (self->prepare_source == 0)
    self->prepare_source = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

static void
rows_changed_cb (MusetteActivitiesPage *self)
{
  update_totals (self);
  update_state (self);
  look_ahead (self);
}

static void
list_state_cb (MusetteActivitiesPage *self)
{
  update_state (self);
  look_ahead (self);
}

/* A row that has the focus keeps it, as after the way back from the ride that it opened: to go on
 * in the list would be to go to the next one. */
static void
focus_list (MusetteActivitiesPage *self)
{
  gtk_widget_child_focus (gtk_widget_get_ancestor (GTK_WIDGET (self->list), MUSETTE_TYPE_TAB_STOP),
                          GTK_DIR_TAB_FORWARD);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MusetteActivitiesPage *self)
{
  gtk_list_item_set_child (item, musette_activity_row_new (self->columns));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MusetteActivitiesPage *self)
{
  GObject *object = gtk_list_item_get_item (item);

  /* Months can be selected: the list lets arrow keys pass only over rows that can. */
  musette_activity_row_set_item (MUSETTE_ACTIVITY_ROW (gtk_list_item_get_child (item)), object,
                                 self->units);
}

/* A month selects what is below it. */
static void
activate_cb (MusetteActivitiesPage *self, guint position)
{
  g_autoptr (GObject) item
      = g_list_model_get_item (musette_activities_page_get_rows (self), position);

  if (MUSETTE_IS_ACTIVITY (item))
    musette_activities_page_open (self, MUSETTE_ACTIVITY (item));
  else if (item != NULL)
    musette_activity_selection_select_month (self->selection, position);
}

/* The ride's page comes with the second press of a double click, so that the list does not hear of
 * the release: the row would stay pressed. */
static void
release_rows_cb (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_unset_state_flags (row, GTK_STATE_FLAG_ACTIVE);
}

static gboolean
open_selected_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MusetteActivitiesPage *self = user_data;

  if (musette_activity_selection_get_n_selected (self->selection) != 1)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "activities.open", NULL);
  return GDK_EVENT_STOP;
}

/* The list itself uses Space to select, which arrow keys and clicks do already. */
static void
add_space_key (MusetteActivitiesPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                        gtk_callback_action_new (open_selected_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
set_factory (MusetteActivitiesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}

static void
update_units (MusetteActivitiesPage *self)
{
  MusetteUnits units = musette_preferences_get_units (
      self->settings, musette_repository_get_athlete (self->repository));

  if (self->units == units)
    return;
  self->units = units;
  set_factory (self);
  update_totals (self);
  musette_activities_page_update_context (self);
}

/* Months stand between the rows as long as they are in the order of time. */
static void
update_order (MusetteActivitiesPage *self)
{
  MusetteActivityColumn column = musette_activity_sorter_get_column (self->sorter);
  gboolean by_date = column == MUSETTE_ACTIVITY_COLUMN_DATE;
  gboolean as_kept = by_date && musette_activity_sorter_get_descending (self->sorter);

  gtk_sort_list_model_set_sorter (self->sorted, as_kept ? NULL : GTK_SORTER (self->sorter));
  musette_month_list_set_grouped (self->months, by_date);
  musette_activity_selection_set_rows (self->selection, musette_activities_page_get_rows (self));
}

static void
order_changed_cb (MusetteActivitiesPage *self)
{
  MusetteActivityColumn column = musette_activity_sorter_get_column (self->sorter);

  update_order (self);
  musette_activities_page_scroll_to_top (self);
  g_settings_set (self->settings, "activity-order", "(sb)", musette_activity_column_get_id (column),
                  musette_activity_sorter_get_descending (self->sorter));
}

static void
columns_changed_cb (MusetteActivitiesPage *self)
{
  if (!self->restoring)
    g_settings_set_value (self->settings, "activity-columns",
                          musette_activity_columns_save (self->columns));
}

static void
restore_columns (MusetteActivitiesPage *self)
{
  g_autoptr (GVariant) columns = g_settings_get_value (self->settings, "activity-columns");
  g_autofree char *id = NULL;
  gboolean descending;
  MusetteActivityColumn column;

  self->restoring = TRUE;
  if (g_variant_n_children (columns) > 0)
    musette_activity_columns_load (self->columns, columns);
  self->restoring = FALSE;
  g_settings_get (self->settings, "activity-order", "(sb)", &id, &descending);
  if (musette_activity_column_from_id (id, &column))
    musette_activity_sorter_set (self->sorter, column, descending);
}

static void
selection_changed_cb (MusetteActivitiesPage *self)
{
  update_totals (self);
  musette_activities_page_update_actions (self);
}

static void
load_older_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_activity_list_load_more (MUSETTE_ACTIVITIES_PAGE (widget)->activities);
}

static void
try_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_activity_list_refresh (MUSETTE_ACTIVITIES_PAGE (widget)->activities);
}

static void
set_up_list (MusetteActivitiesPage *self)
{
  GListModel *activities = G_LIST_MODEL (self->activities);
  GtkFilterListModel *shown = gtk_filter_list_model_new (g_object_ref (activities),
                                                         g_object_ref (GTK_FILTER (self->filter)));

  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (shown), NULL);
  self->months = musette_month_list_new (G_LIST_MODEL (self->sorted));
  restore_columns (self);
  update_order (self);
  set_factory (self);
  gtk_list_view_set_model (self->list, musette_activity_selection_get_model (self->selection));
  g_signal_connect (self->list, "map", G_CALLBACK (release_rows_cb), NULL);
  g_signal_connect_object (self->months, "totals-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorter, "changed", G_CALLBACK (order_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
watch (MusetteActivitiesPage *self)
{
  static const char *const list_states[]
      = { "notify::loading", "notify::complete", "notify::error" };

  for (guint i = 0; i < G_N_ELEMENTS (list_states); i++)
    g_signal_connect_object (self->activities, list_states[i], G_CALLBACK (list_state_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activities, "items-changed", G_CALLBACK (activities_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "notify::account-state", G_CALLBACK (list_state_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->repository, "notify::athlete", G_CALLBACK (update_units), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::units", G_CALLBACK (update_units), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (look_ahead), self, G_CONNECT_SWAPPED);
}

static void
measure_columns (MusetteActivitiesPage *self)
{
  self->restoring = TRUE;
  musette_activity_columns_measure (self->columns, gtk_widget_get_pango_context (self->totals));
  self->restoring = FALSE;
}

static void
musette_activities_page_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (musette_activities_page_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_FONT_NAME || setting == GTK_SYSTEM_SETTING_FONT_CONFIG
      || setting == GTK_SYSTEM_SETTING_DPI)
    measure_columns (MUSETTE_ACTIVITIES_PAGE (widget));
}

static void
musette_activities_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (musette_activities_page_parent_class)->root (widget);
  measure_columns (MUSETTE_ACTIVITIES_PAGE (widget));
}

static void
narrow_cb (MusetteActivitiesPage *self, GParamSpec *pspec, MusetteNarrowLayout *layout)
{
  musette_activities_page_set_narrow (self, musette_narrow_layout_get_narrow (layout));
}

static gboolean
musette_activities_page_grab_focus (GtkWidget *widget)
{
  focus_list (MUSETTE_ACTIVITIES_PAGE (widget));
  return TRUE;
}

static void
musette_activities_page_dispose (GObject *object)
{
  MusetteActivitiesPage *self = (MusetteActivitiesPage *) object;

  g_clear_handle_id (&self->look_ahead_source, g_source_remove);
  g_clear_handle_id (&self->prepare_source, g_source_remove);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_handle_id (&self->top_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_ACTIVITIES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->months);
  g_clear_object (&self->sorted);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->to_download, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_clear_object (&self->columns);
  g_clear_object (&self->activities);
  g_clear_object (&self->gear_fetch);
  g_clear_object (&self->repository);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (musette_activities_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/activities/musette-activities-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, content);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, search);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, chips);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, add_menu);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, view_button);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, view_menu);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, skeleton);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, upload_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, type_chooser);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, titles_clamp);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, totals_clamp);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, totals_bar);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, states);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, list);
  gtk_widget_class_bind_template_child (widget_class, MusetteActivitiesPage, loading_label);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
musette_activities_page_class_init (MusetteActivitiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MUSETTE_TYPE_TYPE_CHOOSER);
  g_type_ensure (MUSETTE_TYPE_SEARCH_FIELD);
  g_type_ensure (MUSETTE_TYPE_FILTER_CHIPS);
  g_type_ensure (MUSETTE_TYPE_ACTIVITY_SKELETON);
  g_type_ensure (MUSETTE_TYPE_TAB_STOP);
  G_OBJECT_CLASS (klass)->dispose = musette_activities_page_dispose;
  widget_class->root = musette_activities_page_root;
  widget_class->grab_focus = musette_activities_page_grab_focus;
  widget_class->system_setting_changed = musette_activities_page_system_setting_changed;
  bind_template (widget_class);
  musette_activities_page_install_filter_actions (widget_class);
  musette_activities_page_install_actions (widget_class);
  musette_activities_page_install_edits (widget_class);
  musette_activities_page_install_file_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "activities.load-older", NULL, load_older_cb);
  gtk_widget_class_install_action (widget_class, "activities.try-again", NULL, try_again_cb);

  /**
   * MusetteActivitiesPage::open-activity:
   * @self: the page
   * @activity: (type MusetteActivity): what shall be opened
   *
   * The user opened an activity.
   */
  signals[OPEN_ACTIVITY]
      = g_signal_new ("open-activity", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, MUSETTE_TYPE_ACTIVITY);

  /**
   * MusetteActivitiesPage::view-file:
   * @self: the page
   * @file: (type GFile): what shall be looked at
   *
   * The user wants to see a file that is not in the account.
   */
  signals[VIEW_FILE] = g_signal_new ("view-file", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
}

static void
musette_activities_page_init (MusetteActivitiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (musette_narrow_layout_attach (GTK_WIDGET (self), NARROW_WIDTH),
                           "notify::narrow", G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  musette_lazy_menu_attach (self->add_button, self->add_menu);
  musette_lazy_menu_attach (self->view_button, self->view_menu);
  self->filter = musette_activity_filter_new ();
  self->columns = musette_activity_columns_new ();
  self->sorter = musette_activity_sorter_new ();
  self->selection = musette_activity_selection_new ();
  self->titles = musette_activity_header_new (self->columns, self->sorter);
  self->totals = musette_activity_row_new (self->columns);
  adw_clamp_set_child (self->titles_clamp, self->titles);
  adw_clamp_set_child (self->totals_clamp, self->totals);
  musette_activity_skeleton_set_columns (self->skeleton, self->columns);
  musette_search_field_capture_keys (self->search, GTK_WIDGET (self));
  add_space_key (self);
  musette_activities_page_set_up_actions (self);
}

/**
 * musette_activities_page_new:
 * @repository: where activities come from
 * @settings: the settings of the application
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
musette_activities_page_new (MusetteRepository *repository, GSettings *settings)
{
  MusetteActivitiesPage *self;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (MUSETTE_TYPE_ACTIVITIES_PAGE, NULL);
  self->repository = g_object_ref (repository);
  self->settings = g_object_ref (settings);
  self->activities = g_object_ref (musette_repository_get_activities (repository));
  self->units
      = musette_preferences_get_units (settings, musette_repository_get_athlete (repository));
  musette_type_chooser_set_activities (self->type_chooser, G_LIST_MODEL (self->activities));
  set_up_list (self);
  musette_activities_page_set_up_filter (self);
  musette_activities_page_set_up_files (self);
  watch (self);
  activities_changed_cb (self, 0, 0, 0);
  rows_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * musette_activities_page_start_search:
 * @self: the page
 *
 * Puts the cursor into the search field.
 */
void
musette_activities_page_start_search (MusetteActivitiesPage *self)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITIES_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * musette_activities_page_get_rows:
 * @self: the page
 *
 * Returns: (transfer none): the rows that are shown: months and activities
 */
GListModel *
musette_activities_page_get_rows (MusetteActivitiesPage *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITIES_PAGE (self), NULL);

  return musette_activity_sorter_get_column (self->sorter) == MUSETTE_ACTIVITY_COLUMN_DATE
             ? G_LIST_MODEL (self->months)
             : G_LIST_MODEL (self->sorted);
}

/**
 * musette_activities_page_open:
 * @self: the page
 * @activity: what to open
 *
 * Tells whoever shows activities.
 */
void
musette_activities_page_open (MusetteActivitiesPage *self, MusetteActivity *activity)
{
  g_signal_emit (self, signals[OPEN_ACTIVITY], 0, activity);
}

/**
 * musette_activities_page_view_file:
 * @self: the page
 * @file: what to look at
 *
 * Tells whoever shows files.
 */
void
musette_activities_page_view_file (MusetteActivitiesPage *self, GFile *file)
{
  g_signal_emit (self, signals[VIEW_FILE], 0, file);
}

static gboolean
scroll_to_top_cb (gpointer user_data)
{
  MusetteActivitiesPage *self = user_data;

  self->top_source = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  return G_SOURCE_REMOVE;
}

/**
 * musette_activities_page_scroll_to_top:
 * @self: the page
 *
 * Shows the first rows once the list has been laid out: before, it does not know where they are.
 */
void
musette_activities_page_scroll_to_top (MusetteActivitiesPage *self)
{
  if (self->top_source == 0)
    self->top_source = g_timeout_add (100, scroll_to_top_cb, self);
}
