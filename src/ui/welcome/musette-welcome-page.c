/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-welcome-page.h"

#include <adwaita.h>

/* What somebody sees who has no account here yet. */
struct _MusetteWelcomePage
{
  GtkWidget parent_instance;

  GtkWidget *status;
  GtkWidget *sign_in_button;
};

G_DEFINE_FINAL_TYPE (MusetteWelcomePage, musette_welcome_page, GTK_TYPE_WIDGET)

static gboolean
musette_welcome_page_grab_focus (GtkWidget *widget)
{
  MusetteWelcomePage *self = (MusetteWelcomePage *) widget;

  return gtk_widget_grab_focus (self->sign_in_button);
}

static void
musette_welcome_page_dispose (GObject *object)
{
  MusetteWelcomePage *self = (MusetteWelcomePage *) object;

  g_clear_pointer (&self->status, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (musette_welcome_page_parent_class)->dispose (object);
}

static void
musette_welcome_page_class_init (MusetteWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_welcome_page_dispose;
  widget_class->grab_focus = musette_welcome_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/welcome/musette-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteWelcomePage, status);
  gtk_widget_class_bind_template_child (widget_class, MusetteWelcomePage, sign_in_button);
}

static void
musette_welcome_page_init (MusetteWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * musette_welcome_page_new:
 *
 * Returns: (transfer floating): the page with Sign In, Try the Demo and Open a File
 */
GtkWidget *
musette_welcome_page_new (void)
{
  return g_object_new (MUSETTE_TYPE_WELCOME_PAGE, NULL);
}
