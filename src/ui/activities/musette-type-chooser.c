/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-type-chooser.h"

#include <glib/gi18n.h>

#include "musette-activity.h"

/* All types, or one of those that occur. Types join as activities come in; a type that was chosen
 * stays chosen. */
struct _MusetteTypeChooser
{
  GtkWidget parent_instance;

  GtkWidget *drop_down;
  GtkStringList *labels;
  GPtrArray *types;
  GHashTable *known;
  GListModel *activities;
};

G_DEFINE_FINAL_TYPE (MusetteTypeChooser, musette_type_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
add_type (MusetteTypeChooser *self, const char *type)
{
  g_autofree char *label = NULL;

  if (type == NULL || g_hash_table_contains (self->known, type))
    return;
  label = musette_sport_dup_type_label (type);
  g_ptr_array_add (self->types, g_strdup (type));
  g_hash_table_add (self->known, g_strdup (type));
  gtk_string_list_append (self->labels, label);
}

static void
activities_changed_cb (MusetteTypeChooser *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (MusetteActivity) activity = g_list_model_get_item (self->activities, i);

      add_type (self, musette_activity_get_activity_type (activity));
    }
}

static void
selected_cb (MusetteTypeChooser *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
musette_type_chooser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusetteTypeChooser *self = (MusetteTypeChooser *) object;

  if (id == PROP_CHOSEN)
    g_value_set_string (value, musette_type_chooser_get_chosen (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
musette_type_chooser_dispose (GObject *object)
{
  MusetteTypeChooser *self = (MusetteTypeChooser *) object;

  musette_type_chooser_set_activities (self, NULL);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  G_OBJECT_CLASS (musette_type_chooser_parent_class)->dispose (object);
}

static void
musette_type_chooser_finalize (GObject *object)
{
  MusetteTypeChooser *self = (MusetteTypeChooser *) object;

  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  G_OBJECT_CLASS (musette_type_chooser_parent_class)->finalize (object);
}

static void
musette_type_chooser_class_init (MusetteTypeChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = musette_type_chooser_get_property;
  object_class->dispose = musette_type_chooser_dispose;
  object_class->finalize = musette_type_chooser_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /** MusetteTypeChooser:chosen: the service's word for the chosen type, %NULL for all */
  properties[PROP_CHOSEN]
      = g_param_spec_string ("chosen", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_type_chooser_init (MusetteTypeChooser *self)
{
  self->types = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->labels = gtk_string_list_new (NULL);
  gtk_string_list_append (self->labels, _ ("All Types"));
  g_ptr_array_add (self->types, NULL);
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (self->labels), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Type of activity"), -1);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * musette_type_chooser_set_activities:
 * @self: a chooser
 * @activities: (nullable): the list whose types can be chosen
 */
void
musette_type_chooser_set_activities (MusetteTypeChooser *self, GListModel *activities)
{
  g_return_if_fail (MUSETTE_IS_TYPE_CHOOSER (self));
  g_return_if_fail (activities == NULL || G_IS_LIST_MODEL (activities));

  if (self->activities != NULL)
    g_signal_handlers_disconnect_by_data (self->activities, self);
  g_set_object (&self->activities, activities);
  if (activities == NULL)
    return;
  g_signal_connect_swapped (activities, "items-changed", G_CALLBACK (activities_changed_cb), self);
  activities_changed_cb (self, 0, 0, g_list_model_get_n_items (activities));
}

/**
 * musette_type_chooser_get_chosen:
 * @self: a chooser
 *
 * Returns: (transfer none) (nullable): the service's word for the chosen type, %NULL for all types
 */
const char *
musette_type_chooser_get_chosen (MusetteTypeChooser *self)
{
  guint selected;

  g_return_val_if_fail (MUSETTE_IS_TYPE_CHOOSER (self), NULL);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  return selected < self->types->len ? g_ptr_array_index (self->types, selected) : NULL;
}

/**
 * musette_type_chooser_reset:
 * @self: a chooser
 *
 * Chooses all types.
 */
void
musette_type_chooser_reset (MusetteTypeChooser *self)
{
  g_return_if_fail (MUSETTE_IS_TYPE_CHOOSER (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), 0);
}
