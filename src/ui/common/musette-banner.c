/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-banner.h"

/* One line that stays until its cause is gone, with at most one button. */
struct _MusetteBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (MusetteBanner, musette_banner, GTK_TYPE_WIDGET)

static void
musette_banner_dispose (GObject *object)
{
  MusetteBanner *self = (MusetteBanner *) object;

  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_BANNER);
  G_OBJECT_CLASS (musette_banner_parent_class)->dispose (object);
}

static void
musette_banner_class_init (MusetteBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/common/musette-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, MusetteBanner, label);
  gtk_widget_class_bind_template_child (widget_class, MusetteBanner, button);
}

static void
musette_banner_init (MusetteBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * musette_banner_new:
 *
 * Returns: (transfer floating): a banner that is not shown yet
 */
GtkWidget *
musette_banner_new (void)
{
  return g_object_new (MUSETTE_TYPE_BANNER, NULL);
}

/**
 * musette_banner_show:
 * @self: a banner
 * @text: what to say, one sentence or two
 * @button_label: (nullable): the words on the button, %NULL for none
 * @action_name: (nullable): the action of the button
 */
void
musette_banner_show (MusetteBanner *self,
                     const char *text,
                     const char *button_label,
                     const char *action_name)
{
  g_return_if_fail (MUSETTE_IS_BANNER (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->label, text);
  gtk_button_set_label (self->button, button_label != NULL ? button_label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
}

/**
 * musette_banner_hide:
 * @self: a banner
 */
void
musette_banner_hide (MusetteBanner *self)
{
  g_return_if_fail (MUSETTE_IS_BANNER (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

/**
 * musette_banner_get_shown:
 * @self: a banner
 *
 * Returns: whether the banner is on the screen
 */
gboolean
musette_banner_get_shown (MusetteBanner *self)
{
  g_return_val_if_fail (MUSETTE_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

/**
 * musette_banner_get_text:
 * @self: a banner
 *
 * Returns: what the banner says, or said last
 */
const char *
musette_banner_get_text (MusetteBanner *self)
{
  g_return_val_if_fail (MUSETTE_IS_BANNER (self), NULL);

  return gtk_label_get_label (self->label);
}
