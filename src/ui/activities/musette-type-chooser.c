/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-type-chooser.h"

#include <glib/gi18n.h>

#include "musette-activity.h"
#include "musette-lazy-menu.h"

/* All types, or one of those that occur. Types join as activities come in; a type that was chosen
 * stays chosen. A menu and no drop-down: its widgets are made when it is opened. */
struct _MusetteTypeChooser
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GMenu *menu;
  GHashTable *known;
  char *chosen;
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

/* The state of the action for all types: states are never absent. */
#define ALL ""
#define CHOOSE_ACTION "type.choose"

static char *
dup_label (const char *type)
{
  return *type != '\0' ? musette_sport_dup_type_label (type) : g_strdup (_ ("All Types"));
}

static void
append_type (MusetteTypeChooser *self, const char *type)
{
  g_autofree char *label = dup_label (type);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, CHOOSE_ACTION, "s", type);
  g_menu_append_item (self->menu, item);
}

static void
add_type (MusetteTypeChooser *self, const char *type)
{
  if (type == NULL || g_hash_table_contains (self->known, type))
    return;
  g_hash_table_add (self->known, g_strdup (type));
  append_type (self, type);
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
choose (MusetteTypeChooser *self, const char *type)
{
  g_autofree char *label = dup_label (type);

  if (g_strcmp0 (self->chosen, type) == 0)
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (type);
  gtk_menu_button_set_label (self->button, label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
musette_type_chooser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusetteTypeChooser *self = (MusetteTypeChooser *) object;

  if (id == PROP_CHOSEN)
    g_value_set_string (value, self->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
musette_type_chooser_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  MusetteTypeChooser *self = (MusetteTypeChooser *) object;

  if (id == PROP_CHOSEN)
    choose (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
musette_type_chooser_dispose (GObject *object)
{
  MusetteTypeChooser *self = (MusetteTypeChooser *) object;

  musette_type_chooser_set_activities (self, NULL);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (musette_type_chooser_parent_class)->dispose (object);
}

static void
musette_type_chooser_finalize (GObject *object)
{
  MusetteTypeChooser *self = (MusetteTypeChooser *) object;

  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_free);
  G_OBJECT_CLASS (musette_type_chooser_parent_class)->finalize (object);
}

static void
musette_type_chooser_class_init (MusetteTypeChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = musette_type_chooser_get_property;
  object_class->set_property = musette_type_chooser_set_property;
  object_class->dispose = musette_type_chooser_dispose;
  object_class->finalize = musette_type_chooser_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /** MusetteTypeChooser:chosen: the service's word for the chosen type, "" for all */
  properties[PROP_CHOSEN]
      = g_param_spec_string ("chosen", NULL, NULL, ALL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, CHOOSE_ACTION, "chosen");
}

static void
musette_type_chooser_init (MusetteTypeChooser *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->menu = g_menu_new ();
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  append_type (self, ALL);
  musette_lazy_menu_attach (self->button, G_MENU_MODEL (self->menu));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Type of activity"));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  choose (self, ALL);
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
  g_return_val_if_fail (MUSETTE_IS_TYPE_CHOOSER (self), NULL);

  return *self->chosen != '\0' ? self->chosen : NULL;
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

  choose (self, ALL);
}
