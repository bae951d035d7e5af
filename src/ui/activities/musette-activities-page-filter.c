/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "musette-activities-page-private.h"
#include "musette-clock.h"

/* What the page shows of all activities: what is typed, the chosen type, saved filters. */

static void
search_changed_cb (MusetteActivitiesPage *self)
{
  const char *text = musette_search_field_get_text (self->search);

  musette_activity_filter_set_text (self->filter, text);
  musette_search_field_set_query (self->search, musette_activity_filter_get_query (self->filter));
  musette_filter_chips_set_text (self->chips, text);
  musette_activities_page_scroll_to_top (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.save-filter", *text != '\0');
}

static void
search_left_cb (MusetteActivitiesPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
type_chosen_cb (MusetteActivitiesPage *self)
{
  musette_activity_filter_set_activity_type (self->filter,
                                             musette_type_chooser_get_chosen (self->type_chooser));
}

static void
chip_chosen_cb (MusetteActivitiesPage *self, const char *text)
{
  musette_search_field_set_text (self->search, text);
}

static void
clear_filter_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);

  musette_search_field_set_text (self->search, "");
  musette_type_chooser_reset (self->type_chooser);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
save_response_cb (MusetteActivitiesPage *self, const char *response, GtkWidget *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  g_strstrip (name);
  if (g_str_equal (response, "save") && *name != '\0')
    musette_filter_chips_save (self->chips, name, musette_search_field_get_text (self->search));
}

static void
name_changed_cb (AdwMessageDialog *dialog, GtkWidget *entry)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  adw_message_dialog_set_response_enabled (dialog, "save", *g_strstrip (name) != '\0');
}

static void
save_filter_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  const char *text = musette_search_field_get_text (self->search);
  g_autofree char *name = musette_filter_chips_suggest_name (self->chips, text);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save Filter"), text);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the filter"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                    _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * musette_activities_page_install_filter_actions:
 * @widget_class: the class of the page
 */
void
musette_activities_page_install_filter_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.clear-filter", NULL, clear_filter_cb);
  gtk_widget_class_install_action (widget_class, "activities.save-filter", NULL, save_filter_cb);
}

/**
 * musette_activities_page_set_up_filter:
 * @self: the page, with its list
 */
void
musette_activities_page_set_up_filter (MusetteActivitiesPage *self)
{
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  musette_filter_chips_set_settings (self->chips, self->settings);
  musette_activities_page_update_context (self);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "left", G_CALLBACK (search_left_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->type_chooser, "notify::chosen", G_CALLBACK (type_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chips, "chosen", G_CALLBACK (chip_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "activities.save-filter", FALSE);
}

/**
 * musette_activities_page_update_context:
 * @self: the page
 *
 * Units, day or gear are others now: numbers that were typed may mean something else.
 */
void
musette_activities_page_update_context (MusetteActivitiesPage *self)
{
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  MusetteQueryContext context = { self->units, musette_clock_get_today (clock),
                                  musette_activity_columns_get_gear (self->columns) };

  musette_activity_filter_set_context (self->filter, &context);
  musette_search_field_set_query (self->search, musette_activity_filter_get_query (self->filter));
}

/**
 * musette_activities_page_learn_words:
 * @self: the page
 * @activity: an activity
 *
 * Keeps its type and tags for being proposed.
 */
void
musette_activities_page_learn_words (MusetteActivitiesPage *self, MusetteActivity *activity)
{
  const char *type = musette_activity_get_activity_type (activity);
  g_auto (GStrv) tags = musette_activity_dup_tags (activity);

  if (type != NULL && !g_hash_table_contains (self->types, type))
    g_hash_table_add (self->types, g_strdup (type));
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (!g_hash_table_contains (self->tags, tags[i]))
      g_hash_table_add (self->tags, g_strdup (tags[i]));
}

static int
compare_words (const void *a, const void *b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The words themselves stay where they are. */
static char **
get_sorted_keys (GHashTable *words)
{
  guint n;
  char **keys = (char **) g_hash_table_get_keys_as_array (words, &n);

  qsort (keys, n, sizeof *keys, compare_words);
  return keys;
}

/**
 * musette_activities_page_get_types:
 * @self: the page
 *
 * Returns: (transfer container): the types that occur
 */
char **
musette_activities_page_get_types (MusetteActivitiesPage *self)
{
  return get_sorted_keys (self->types);
}

/**
 * musette_activities_page_get_tags:
 * @self: the page
 *
 * Returns: (transfer container): the tags that occur
 */
char **
musette_activities_page_get_tags (MusetteActivitiesPage *self)
{
  return get_sorted_keys (self->tags);
}

/* Names of gear, without those that occur twice. */
static char **
get_gear_names (MusetteActivitiesPage *self)
{
  GHashTable *gear = musette_activity_columns_get_gear (self->columns);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  if (gear == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, gear);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    g_hash_table_add (names, name);
  return get_sorted_keys (names);
}

/**
 * musette_activities_page_teach_words:
 * @self: the page
 *
 * Gives the search field what it can propose.
 */
void
musette_activities_page_teach_words (MusetteActivitiesPage *self)
{
  g_autofree char **types = get_sorted_keys (self->types);
  g_autofree char **tags = get_sorted_keys (self->tags);
  g_autofree char **gear = get_gear_names (self);
  MusetteQueryVocabulary vocabulary = { types, tags, gear };

  musette_search_field_set_vocabulary (self->search, &vocabulary);
}

/**
 * musette_activities_page_set_narrow:
 * @self: the page
 * @narrow: whether there is little room
 *
 * The buttons beside the search field leave it their room; the menu has what they do.
 */
void
musette_activities_page_set_narrow (MusetteActivitiesPage *self, gboolean narrow)
{
  gtk_widget_set_visible (self->edit_button, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !narrow);
}
