/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-filter-chips.h"

#include <glib/gi18n.h>

/* The filters the user saved, a button each. The one that is in use is pressed; its menu, or
 * Delete, takes a filter away. */
struct _MusetteFilterChips
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *box;
  GtkWidget *menu;
  GSettings *settings;
  char *text;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (MusetteFilterChips, musette_filter_chips, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define SETTINGS_KEY "saved-filters"
#define TEXT_KEY "musette-filter-text"
#define NAME_KEY "musette-filter-name"

static void
update_pressed (MusetteFilterChips *self)
{
  self->updating = TRUE;
  for (GtkWidget *chip = gtk_widget_get_first_child (self->box); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (chip),
        g_strcmp0 (g_object_get_data (G_OBJECT (chip), TEXT_KEY), self->text) == 0);
  self->updating = FALSE;
}

/* Pressed once more, a filter is lifted. */
static void
toggled_cb (MusetteFilterChips *self, GtkToggleButton *chip)
{
  const char *text = g_object_get_data (G_OBJECT (chip), TEXT_KEY);

  if (!self->updating)
    g_signal_emit (self, signals[CHOSEN], 0, gtk_toggle_button_get_active (chip) ? text : "");
}

/* All saved filters but the one called @name, then @name with @text, if there is one. */
static void
store (MusetteFilterChips *self, const char *name, const char *text)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, SETTINGS_KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *old_name;
  const char *old_text;
  gboolean replaced = FALSE;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &old_name, &old_text))
    {
      gboolean same = g_str_equal (old_name, name);

      if (!same || text != NULL)
        g_variant_builder_add (&builder, "(ss)", old_name, same ? text : old_text);
      replaced = replaced || same;
    }
  if (!replaced && text != NULL)
    g_variant_builder_add (&builder, "(ss)", name, text);
  g_settings_set_value (self->settings, SETTINGS_KEY, g_variant_builder_end (&builder));
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  store (MUSETTE_FILTER_CHIPS (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
pop_up_menu (MusetteFilterChips *self, GtkWidget *chip)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Remove Filter"), NULL);

  g_menu_item_set_action_and_target (item, "filters.remove", "s",
                                     g_object_get_data (G_OBJECT (chip), NAME_KEY));
  g_menu_append_item (menu, item);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, chip);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (MusetteFilterChips *self, int n_press, double x, double y, GtkGesture *gesture)
{
  pop_up_menu (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
}

static gboolean
key_cb (MusetteFilterChips *self,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        GtkEventController *keys)
{
  GtkWidget *chip = gtk_event_controller_get_widget (keys);
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (chip), NAME_KEY));

  if (keyval == GDK_KEY_Delete)
    store (self, name, NULL);
  else if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    pop_up_menu (self, chip);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_chip (MusetteFilterChips *self, const char *name, const char *text)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (name);
  GtkGesture *press = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (chip, "musette-chip");
  gtk_widget_set_tooltip_text (chip, text);
  g_object_set_data_full (G_OBJECT (chip), NAME_KEY, g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (chip), TEXT_KEY, g_strdup (text), g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (chip, keys);
  g_signal_connect_object (press, "pressed", G_CALLBACK (menu_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static void
settings_changed_cb (MusetteFilterChips *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, SETTINGS_KEY);
  GVariantIter iter;
  const char *name;
  const char *text;
  GtkWidget *chip;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  while ((chip = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), chip);
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &text))
    gtk_box_append (GTK_BOX (self->box), make_chip (self, name, text));
  gtk_widget_set_visible (GTK_WIDGET (self), g_variant_n_children (saved) > 0);
  update_pressed (self);
}

static void
musette_filter_chips_dispose (GObject *object)
{
  MusetteFilterChips *self = (MusetteFilterChips *) object;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (musette_filter_chips_parent_class)->dispose (object);
}

static void
musette_filter_chips_class_init (MusetteFilterChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_filter_chips_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "filters.remove", "s", remove_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * MusetteFilterChips::chosen:
   * @self: chips
   * @text: what shall be looked for, empty to lift the filter
   *
   * The user pressed a filter.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
musette_filter_chips_init (MusetteFilterChips *self)
{
  self->text = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Saved filters"), -1);
}

/**
 * musette_filter_chips_set_settings:
 * @self: chips, without settings so far
 * @settings: the settings of the application
 */
void
musette_filter_chips_set_settings (MusetteFilterChips *self, GSettings *settings)
{
  g_return_if_fail (MUSETTE_IS_FILTER_CHIPS (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" SETTINGS_KEY, G_CALLBACK (settings_changed_cb),
                           self, G_CONNECT_SWAPPED);
  settings_changed_cb (self);
}

/**
 * musette_filter_chips_set_text:
 * @self: chips
 * @text: what is looked for
 *
 * Presses the filter that looks for the same.
 */
void
musette_filter_chips_set_text (MusetteFilterChips *self, const char *text)
{
  g_return_if_fail (MUSETTE_IS_FILTER_CHIPS (self));

  g_free (self->text);
  self->text = g_strdup (text);
  update_pressed (self);
}

/**
 * musette_filter_chips_save:
 * @self: chips
 * @name: the name of the filter; one of this name is replaced
 * @text: what it looks for
 */
void
musette_filter_chips_save (MusetteFilterChips *self, const char *name, const char *text)
{
  g_return_if_fail (MUSETTE_IS_FILTER_CHIPS (self));
  g_return_if_fail (name != NULL && text != NULL);

  store (self, name, text);
}

/**
 * musette_filter_chips_suggest_name:
 * @self: chips
 * @text: what a new filter would look for
 *
 * Returns: (transfer full): the name of the saved filter that does so, else @text itself
 */
char *
musette_filter_chips_suggest_name (MusetteFilterChips *self, const char *text)
{
  g_autoptr (GVariant) saved = NULL;
  GVariantIter iter;
  const char *old_name;
  const char *old_text;

  g_return_val_if_fail (MUSETTE_IS_FILTER_CHIPS (self), NULL);

  saved = g_settings_get_value (self->settings, SETTINGS_KEY);
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &old_name, &old_text))
    if (g_str_equal (old_text, text))
      return g_strdup (old_name);
  return g_strdup (text);
}
