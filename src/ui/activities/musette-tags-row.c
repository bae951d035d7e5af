/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-tags-row.h"

#include <glib/gi18n.h>

#include "musette-activity-edit.h"

/* A row for tags with commas between them, and a list of those that were used before. */

static void
toggled_cb (GtkCheckButton *check, GtkEditable *row)
{
  g_auto (GStrv) tags = musette_activity_edit_split_tags (gtk_editable_get_text (row));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  g_autofree char *text = NULL;
  const char *tag = gtk_check_button_get_label (check);

  for (guint i = 0; tags[i] != NULL; i++)
    if (!g_str_equal (tags[i], tag))
      g_strv_builder_add (builder, tags[i]);
  if (gtk_check_button_get_active (check))
    g_strv_builder_add (builder, tag);
  kept = g_strv_builder_end (builder);
  text = g_strjoinv (", ", kept);
  gtk_editable_set_text (row, text);
}

/* The list says what is in the row at the moment. */
static void
shown_cb (GtkWidget *popover, GtkEditable *row)
{
  g_auto (GStrv) tags = musette_activity_edit_split_tags (gtk_editable_get_text (row));
  GtkWidget *box = g_object_get_data (G_OBJECT (popover), "box");

  for (GtkWidget *check = gtk_widget_get_first_child (box); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      const char *tag = gtk_check_button_get_label (GTK_CHECK_BUTTON (check));

      g_signal_handlers_block_by_func (check, toggled_cb, row);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strv_contains ((const char *const *) tags, tag));
      g_signal_handlers_unblock_by_func (check, toggled_cb, row);
    }
}

static void
add_list (GtkWidget *row, char **known_tags)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; known_tags[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (known_tags[i]);

      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), row, 0);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  g_object_set_data (G_OBJECT (popover), "box", box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), row, 0);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Known Tags"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Known Tags"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

/**
 * musette_tags_row_new:
 * @title: what the tags are for
 * @known_tags: (nullable): tags that were used before
 *
 * Returns: (transfer floating): an entry row
 */
GtkWidget *
musette_tags_row_new (const char *title, char **known_tags)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (known_tags != NULL && known_tags[0] != NULL)
    add_list (row, known_tags);
  return row;
}
