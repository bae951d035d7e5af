/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-rename-popover.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *popover;
  GtkWidget *entry;
  MusetteRenameFunc callback;
  gpointer user_data;
  GDestroyNotify destroy;
} Rename;

static void
rename_free (gpointer data, GClosure *closure)
{
  Rename *rename = data;

  if (rename->destroy != NULL)
    rename->destroy (rename->user_data);
  g_free (rename);
}

static void
activate_cb (GtkEntry *entry, Rename *rename)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (*g_strstrip (name) == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (rename->popover));
  rename->callback (name, rename->user_data);
}

/**
 * musette_rename_popover_new:
 * @name: the name as it is
 * @callback: what to do with the new one
 * @user_data: data for @callback
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer floating): a field over what is renamed; Enter renames, Escape leaves it
 */
GtkWidget *
musette_rename_popover_new (const char *name,
                            MusetteRenameFunc callback,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  Rename *rename = g_new0 (Rename, 1);

  rename->popover = gtk_popover_new ();
  rename->entry = gtk_entry_new ();
  rename->callback = callback;
  rename->user_data = user_data;
  rename->destroy = destroy;
  gtk_editable_set_text (GTK_EDITABLE (rename->entry), name != NULL ? name : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (rename->entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rename->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New name"), -1);
  gtk_popover_set_child (GTK_POPOVER (rename->popover), rename->entry);
  g_signal_connect_data (rename->entry, "activate", G_CALLBACK (activate_cb), rename, rename_free,
                         0);
  return rename->popover;
}
