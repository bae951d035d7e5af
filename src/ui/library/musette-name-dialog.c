/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-name-dialog.h"

#include <glib/gi18n.h>

#define ENTRY_KEY "musette-name-entry"
#define CALLBACK_KEY "musette-name-callback"

static void
text_changed_cb (AdwMessageDialog *dialog)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), ENTRY_KEY);

  adw_message_dialog_set_response_enabled (dialog, "name", *gtk_editable_get_text (entry) != '\0');
}

/* Reached through a closure, so that it is not called once the owner is gone. */
static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer owner)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), ENTRY_KEY);
  MusetteNameFunc callback = g_object_get_data (G_OBJECT (dialog), CALLBACK_KEY);
  g_autofree char *name = NULL;

  if (g_strcmp0 (response, "name") != 0)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  if (*name != '\0')
    callback (name, owner);
}

/**
 * musette_name_dialog_ask:
 * @widget: a widget in the window
 * @heading: what is named
 * @action: the label of the button, with a mnemonic
 * @name: the name until now
 * @callback: hears the name
 * @owner: given to @callback, which is not called once it is gone
 *
 * Asks for a name.
 */
void
musette_name_dialog_ask (GtkWidget *widget,
                         const char *heading,
                         const char *action,
                         const char *name,
                         MusetteNameFunc callback,
                         GObject *owner)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog;
  GtkWidget *entry = gtk_entry_new ();

  g_return_if_fail (heading != NULL && action != NULL && name != NULL);
  g_return_if_fail (callback != NULL && G_IS_OBJECT (owner));

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "name",
                                    action, NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "name");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "name",
                                              ADW_RESPONSE_SUGGESTED);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  g_object_set_data (G_OBJECT (dialog), ENTRY_KEY, entry);
  g_object_set_data (G_OBJECT (dialog), CALLBACK_KEY, (gpointer) callback);
  g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), owner, 0);
  text_changed_cb (ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
