/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MusetteRenameFunc:
 * @name: the new name
 * @user_data: what was given with the function
 *
 * Called once when a name has been given.
 */
typedef void (*MusetteRenameFunc) (const char *name, gpointer user_data);

GtkWidget *musette_rename_popover_new (const char *name,
                                       MusetteRenameFunc callback,
                                       gpointer user_data,
                                       GDestroyNotify destroy);

G_END_DECLS
