/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MusetteFilesFunc:
 * @files: (nullable) (element-type GFile): what was chosen, %NULL when the dialog was left
 * @user_data: what was given with the function
 *
 * Called once when a file dialog has been answered.
 */
typedef void (*MusetteFilesFunc) (GListModel *files, gpointer user_data);

/**
 * MusetteFileFunc:
 * @file: (nullable): where to save, %NULL when the dialog was left
 * @user_data: what was given with the function
 *
 * Called once when a save dialog has been answered.
 */
typedef void (*MusetteFileFunc) (GFile *file, gpointer user_data);

/**
 * MusetteConfirmFunc:
 * @confirmed: whether the user agreed
 * @user_data: what was given with the function
 *
 * Called once when a question has been answered.
 */
typedef void (*MusetteConfirmFunc) (gboolean confirmed, gpointer user_data);

void musette_dialogs_open_recordings (GtkWindow *parent, MusetteFilesFunc callback, GObject *owner);
void musette_dialogs_open_table (GtkWindow *parent, MusetteFileFunc callback, GObject *owner);
void musette_dialogs_open_workouts (GtkWidget *owner, gboolean folder, MusetteFilesFunc callback);
void musette_dialogs_choose_folder (GtkWindow *parent,
                                    const char *title,
                                    MusetteFileFunc callback,
                                    GObject *owner);
void musette_dialogs_save (GtkWindow *parent,
                           const char *title,
                           const char *suggested_name,
                           MusetteFileFunc callback,
                           GObject *owner);
GtkWindow *musette_dialogs_alert (GtkWindow *parent, const char *heading, const char *body);
void musette_dialogs_confirm (GtkWindow *parent,
                              const char *heading,
                              const char *body,
                              const char *action,
                              AdwResponseAppearance appearance,
                              MusetteConfirmFunc callback,
                              GObject *owner);
void musette_dialogs_add_confirm_key (GtkWidget *dialog, const char *action);
GtkWindow *musette_dialogs_about (GtkWindow *parent);

G_END_DECLS
