/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <adwaita.h>

#include "musette-activity.h"
#include "musette-test.h"

G_BEGIN_DECLS

MusetteActivity *musette_ui_test_activity (const char *name,
                                           const char *type,
                                           const char *start_local,
                                           const char *members);
GListStore *musette_ui_test_years (guint n_activities);

gboolean musette_ui_test_init (int *argc, char ***argv);
GSettings *musette_ui_test_settings (void);
GtkApplication *musette_ui_test_application (void);
void musette_ui_test_wait_active (GtkWindow *window);
GtkWindow *musette_ui_test_find_window (GType type);
GtkWindow *musette_ui_test_wait_window (GType type);
void musette_ui_test_settle (guint milliseconds);

void musette_ui_test_click (GtkWidget *widget);
void musette_ui_test_double_click_at (GtkWidget *widget, double x, double y);
void musette_ui_test_click_at (GtkWidget *widget, double x, double y);
void musette_ui_test_move_to (GtkWidget *widget, double x, double y);
void musette_ui_test_press (GtkWidget *widget, double x, double y);
void musette_ui_test_release (void);
void musette_ui_test_drag (GtkWidget *widget, double from_x, double to_x, double y);
void musette_ui_test_drag_by (GtkWidget *widget, double x, double y, double by_x, double by_y);
void musette_ui_test_drag_to (GtkWidget *from, GtkWidget *to);
void musette_ui_test_wheel (GtkWidget *widget, double x, double y, gboolean up, gboolean control);
void musette_ui_test_keys (const char *keys);
void musette_ui_test_type (const char *text);
void musette_ui_test_choose_file (const char *path);

/**
 * MusetteUiTestPredicate:
 * @widget: a widget
 * @user_data: what was given with the function
 *
 * Returns: whether it is the one
 */
typedef gboolean (*MusetteUiTestPredicate) (GtkWidget *widget, gpointer user_data);

GtkWidget *
musette_ui_test_search (GtkWidget *root, MusetteUiTestPredicate predicate, gpointer user_data);
GtkWidget *musette_ui_test_find_type (GtkWidget *root, GType type);
GtkWidget *musette_ui_test_find_button (GtkWidget *root, const char *label);
GtkWidget *musette_ui_test_find_row (GtkWidget *root, const char *title);
gboolean musette_ui_test_shows (GtkWidget *root, const char *text);

G_END_DECLS
