/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-value-row.h"

#include "musette-format.h"

/* A number of the athlete that may be unknown: 0 is shown as a dash, and clearing the field makes
 * it unknown again. */
struct _MusetteValueRow
{
  AdwActionRow parent_instance;

  GtkSpinButton *spin;
  GtkLabel *unit_label;
  double scale;
};

G_DEFINE_FINAL_TYPE (MusetteValueRow, musette_value_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_UNIT,
  PROP_MAXIMUM,
  PROP_STEP,
  PROP_DIGITS,
  PROP_SCALE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
output_cb (GtkSpinButton *spin)
{
  if (gtk_spin_button_get_value (spin) != 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), MUSETTE_MISSING);
  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));

  if (*text != '\0' && !g_str_equal (text, MUSETTE_MISSING))
    return FALSE;
  *value = 0;
  return TRUE;
}

static gboolean
from_settings (GValue *value, GVariant *variant, gpointer user_data)
{
  MusetteValueRow *self = user_data;
  double stored = g_variant_is_of_type (variant, G_VARIANT_TYPE_DOUBLE)
                      ? g_variant_get_double (variant)
                      : g_variant_get_int32 (variant);

  g_value_set_double (value, stored / self->scale);
  return TRUE;
}

static GVariant *
to_settings (const GValue *value, const GVariantType *type, gpointer user_data)
{
  MusetteValueRow *self = user_data;
  double stored = g_value_get_double (value) * self->scale;

  if (g_variant_type_equal (type, G_VARIANT_TYPE_DOUBLE))
    return g_variant_new_double (stored);
  return g_variant_new_int32 ((gint32) (stored + 0.5));
}

static void
musette_value_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MusetteValueRow *self = (MusetteValueRow *) object;
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (self->spin);

  switch (id)
    {
    case PROP_UNIT:
      gtk_label_set_label (self->unit_label, g_value_get_string (value));
      break;
    case PROP_MAXIMUM:
      gtk_adjustment_set_upper (adjustment, g_value_get_double (value));
      break;
    case PROP_STEP:
      gtk_adjustment_set_step_increment (adjustment, g_value_get_double (value));
      gtk_adjustment_set_page_increment (adjustment, 10 * g_value_get_double (value));
      break;
    case PROP_DIGITS:
      gtk_spin_button_set_digits (self->spin, g_value_get_uint (value));
      break;
    case PROP_SCALE:
      self->scale = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
title_changed_cb (MusetteValueRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

static void
musette_value_row_class_init (MusetteValueRowClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->set_property = musette_value_row_set_property;
  /** MusetteValueRow:unit: what stands behind the number */
  properties[PROP_UNIT] = g_param_spec_string ("unit", NULL, NULL, NULL, flags);
  /** MusetteValueRow:maximum: the highest number */
  properties[PROP_MAXIMUM]
      = g_param_spec_double ("maximum", NULL, NULL, 0, G_MAXDOUBLE, 100, flags);
  /** MusetteValueRow:step: what one press of an arrow key adds */
  properties[PROP_STEP] = g_param_spec_double ("step", NULL, NULL, 0, G_MAXDOUBLE, 1, flags);
  /** MusetteValueRow:digits: decimals */
  properties[PROP_DIGITS] = g_param_spec_uint ("digits", NULL, NULL, 0, 6, 0, flags);
  /** MusetteValueRow:scale: what one of the row's units is in those of the setting */
  properties[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0, G_MAXDOUBLE, 1, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
musette_value_row_init (MusetteValueRow *self)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, 100, 1);

  self->scale = 1;
  self->spin = GTK_SPIN_BUTTON (spin);
  self->unit_label = GTK_LABEL (gtk_label_new (NULL));
  /* The dash for an unknown number is no digit. */
  gtk_spin_button_set_numeric (self->spin, FALSE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 6);
  gtk_label_set_width_chars (self->unit_label, 4);
  gtk_label_set_xalign (self->unit_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->unit_label), "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->unit_label));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), spin);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

/**
 * musette_value_row_bind:
 * @self: a row
 * @settings: settings
 * @key: the key of a number
 *
 * Edits @key from now on.
 */
void
musette_value_row_bind (MusetteValueRow *self, GSettings *settings, const char *key)
{
  g_return_if_fail (MUSETTE_IS_VALUE_ROW (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind_with_mapping (settings, key, self->spin, "value", G_SETTINGS_BIND_DEFAULT,
                                from_settings, to_settings, self, NULL);
  /* A number that is 0 from the beginning has not changed, yet has to be shown as unknown. */
  gtk_spin_button_update (self->spin);
}
