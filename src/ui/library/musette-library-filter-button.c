/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-library-filter-button.h"

#include <glib/gi18n.h>

#include "musette-sport.h"

/* What workouts are chosen by, besides their words: a button that tells how much of it is in use,
 * and the choices behind it, so that the library can be narrow. */
struct _MusetteLibraryFilterButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkDropDown *sport_chooser;
  GtkDropDown *duration_chooser;
  GtkDropDown *load_chooser;
  GtkDropDown *zone_chooser;
  GtkWidget *tag_label;
  GtkDropDown *tag_chooser;

  GListModel *workouts;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MusetteLibraryFilterButton, musette_library_filter_button, GTK_TYPE_WIDGET)

static const char *const types[]
    = { NULL, "Ride", "VirtualRide", "Run", "Swim", "Rowing", "Walk", "WeightTraining", "Workout" };
static const double durations_min[][2]
    = { { 0, 0 }, { 0, 45 }, { 45, 75 }, { 75, 120 }, { 120, 0 } };
static const double loads[][2] = { { 0, 0 }, { 0, 40 }, { 40, 80 }, { 80, 0 } };
static const guint zones[][2] = { { 0, 0 }, { 1, 2 }, { 3, 3 }, { 4, 4 }, { 5, 5 }, { 6, 0 } };

static guint
get_choice (GtkDropDown *chooser, guint n_choices)
{
  const guint selected = gtk_drop_down_get_selected (chooser);

  return selected < n_choices ? selected : 0;
}

static guint
count_choices (MusetteLibraryFilterButton *self)
{
  GtkDropDown *const choosers[] = { self->sport_chooser, self->duration_chooser, self->load_chooser,
                                    self->zone_chooser, self->tag_chooser };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (choosers); i++)
    n += get_choice (choosers[i], GTK_INVALID_LIST_POSITION) > 0;
  return n;
}

static void
changed_cb (MusetteLibraryFilterButton *self)
{
  const guint n = count_choices (self);
  g_autofree char *label = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "library-filter.clear", n > 0);
  /* Translators: a button; %u tells how many conditions workouts must meet to be shown */
  label = n > 0 ? g_strdup_printf (_ ("Filter (%u)"), n) : g_strdup (_ ("Filter"));
  gtk_menu_button_set_label (self->button, label);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteLibraryFilterButton *self = MUSETTE_LIBRARY_FILTER_BUTTON (widget);

  gtk_drop_down_set_selected (self->sport_chooser, 0);
  gtk_drop_down_set_selected (self->duration_chooser, 0);
  gtk_drop_down_set_selected (self->load_chooser, 0);
  gtk_drop_down_set_selected (self->zone_chooser, 0);
  gtk_drop_down_set_selected (self->tag_chooser, 0);
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
collect_tags (MusetteLibraryFilterButton *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (self->workouts); i++)
    {
      g_autoptr (MusettePlanItem) item = g_list_model_get_item (self->workouts, i);
      const char *const *own = musette_plan_item_get_tags (item);

      for (guint j = 0; own != NULL && own[j] != NULL; j++)
        if (g_hash_table_add (known, (char *) own[j]))
          g_ptr_array_add (tags, g_strdup (own[j]));
    }
  g_ptr_array_sort (tags, compare_tags);
  return tags;
}

static const char *
get_tag (MusetteLibraryFilterButton *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->tag_chooser);

  return item != NULL && gtk_drop_down_get_selected (self->tag_chooser) > 0
             ? gtk_string_object_get_string (item)
             : NULL;
}

/* The tag that was chosen stays so, as long as a workout has it. */
static void
workouts_changed_cb (MusetteLibraryFilterButton *self)
{
  g_autofree char *chosen = g_strdup (get_tag (self));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) tags = collect_tags (self);
  guint selected = 0;

  gtk_string_list_append (labels, _ ("Any Tag"));
  for (guint i = 0; i < tags->len; i++)
    {
      gtk_string_list_append (labels, g_ptr_array_index (tags, i));
      if (g_strcmp0 (g_ptr_array_index (tags, i), chosen) == 0)
        selected = i + 1;
    }
  gtk_drop_down_set_model (self->tag_chooser, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->tag_chooser, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->tag_chooser), tags->len > 0);
  gtk_widget_set_visible (self->tag_label, tags->len > 0);
}

static void
fill_sports (MusetteLibraryFilterButton *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("All Sports"));
  for (guint i = 1; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_take (labels, musette_sport_dup_type_label (types[i]));
  gtk_drop_down_set_model (self->sport_chooser, G_LIST_MODEL (labels));
}

static void
musette_library_filter_button_dispose (GObject *object)
{
  MusetteLibraryFilterButton *self = (MusetteLibraryFilterButton *) object;

  g_clear_object (&self->workouts);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_LIBRARY_FILTER_BUTTON);
  G_OBJECT_CLASS (musette_library_filter_button_parent_class)->dispose (object);
}

static void
musette_library_filter_button_class_init (MusetteLibraryFilterButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_library_filter_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/library/musette-library-filter-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryFilterButton, button);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryFilterButton, sport_chooser);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryFilterButton, duration_chooser);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryFilterButton, load_chooser);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryFilterButton, zone_chooser);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryFilterButton, tag_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteLibraryFilterButton, tag_chooser);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "library-filter.clear", NULL, clear_cb);

  /**
   * MusetteLibraryFilterButton::changed:
   *
   * Something else was chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", MUSETTE_TYPE_LIBRARY_FILTER_BUTTON, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_library_filter_button_init (MusetteLibraryFilterButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_sports (self);
  changed_cb (self);
}

/**
 * musette_library_filter_button_set_workouts:
 * @self: the button
 * @workouts: all workouts, from which tags can be chosen
 */
void
musette_library_filter_button_set_workouts (MusetteLibraryFilterButton *self, GListModel *workouts)
{
  g_return_if_fail (MUSETTE_IS_LIBRARY_FILTER_BUTTON (self) && G_IS_LIST_MODEL (workouts));
  g_return_if_fail (self->workouts == NULL);

  self->workouts = g_object_ref (workouts);
  g_signal_connect_object (workouts, "items-changed", G_CALLBACK (workouts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  workouts_changed_cb (self);
}

/**
 * musette_library_filter_button_read:
 * @self: the button
 * @filter: a filter without a choice yet
 *
 * Puts into a filter what is chosen.
 */
void
musette_library_filter_button_read (MusetteLibraryFilterButton *self, MusetteLibraryFilter *filter)
{
  guint duration;
  guint load;
  guint zone;

  g_return_if_fail (MUSETTE_IS_LIBRARY_FILTER_BUTTON (self) && filter != NULL);

  duration = get_choice (self->duration_chooser, G_N_ELEMENTS (durations_min));
  load = get_choice (self->load_chooser, G_N_ELEMENTS (loads));
  zone = get_choice (self->zone_chooser, G_N_ELEMENTS (zones));
  filter->type = g_strdup (types[get_choice (self->sport_chooser, G_N_ELEMENTS (types))]);
  filter->least_s = durations_min[duration][0] * 60;
  filter->most_s = durations_min[duration][1] * 60;
  filter->least_load = loads[load][0];
  filter->most_load = loads[load][1];
  filter->least_zone = zones[zone][0];
  filter->most_zone = zones[zone][1];
  filter->tag = g_strdup (get_tag (self));
}
