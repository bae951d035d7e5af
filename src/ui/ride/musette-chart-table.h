/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MusetteChartCellFunc:
 * @row: a row of the table
 * @column: a column of the table
 * @user_data: what was given with the function
 *
 * Returns: (transfer full) (nullable): the text of a cell
 */
typedef char *(*MusetteChartCellFunc) (guint row, guint column, gpointer user_data);

#define MUSETTE_TYPE_CHART_TABLE (musette_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (MusetteChartTable, musette_chart_table, MUSETTE, CHART_TABLE, GObject)

MusetteChartTable *musette_chart_table_new (const char *title,
                                            const char *const *columns,
                                            guint n_rows,
                                            MusetteChartCellFunc cell,
                                            gpointer user_data,
                                            GDestroyNotify destroy);
char *musette_chart_table_get_cell (MusetteChartTable *self, guint row, guint column);
char *musette_chart_table_to_text (MusetteChartTable *self, const char *separator);
GtkWidget *musette_chart_table_create_window (MusetteChartTable *self, GtkWindow *parent);

G_END_DECLS
