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
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  GtkSliceListModel *recent;
};

G_DEFINE_FINAL_TYPE (MusetteWelcomePage, musette_welcome_page, GTK_TYPE_WIDGET)

#define MOST_RECENT 5

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GFile *file = musette_recent_file_get_file (item);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *where = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), musette_recent_file_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), where != NULL ? where : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  return row;
}

static void
recent_changed_cb (MusetteWelcomePage *self)
{
  gtk_widget_set_visible (self->recent_group,
                          g_list_model_get_n_items (G_LIST_MODEL (self->recent)) > 0);
}

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
  g_clear_object (&self->recent);
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
  gtk_widget_class_bind_template_child (widget_class, MusetteWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, MusetteWelcomePage, recent_list);
}

static void
musette_welcome_page_init (MusetteWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * musette_welcome_page_new:
 * @recent: the files that were opened last
 *
 * Returns: (transfer floating): the page with Sign In, Try the Demo and Open a File
 */
GtkWidget *
musette_welcome_page_new (MusetteRecentFiles *recent)
{
  MusetteWelcomePage *self;

  g_return_val_if_fail (MUSETTE_IS_RECENT_FILES (recent), NULL);

  self = g_object_new (MUSETTE_TYPE_WELCOME_PAGE, NULL);
  self->recent = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (recent)), 0, MOST_RECENT);
  gtk_list_box_bind_model (self->recent_list, G_LIST_MODEL (self->recent), make_row, NULL, NULL);
  g_signal_connect_object (self->recent, "items-changed", G_CALLBACK (recent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  recent_changed_cb (self);
  return GTK_WIDGET (self);
}
