/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gtk/gtk.h>

#include "musette-chart-style.h"
#include "musette-chart-table.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_CHART_BASE (musette_chart_base_get_type ())
G_DECLARE_DERIVABLE_TYPE (MusetteChartBase, musette_chart_base, MUSETTE, CHART_BASE, GtkWidget)

/**
 * MusetteChartBaseClass:
 * @draw: (nullable): draws what stays while the pointer moves
 * @create_node: makes the node of what stays while the pointer moves: a picture that @draw has
 *   drawn, unless overridden
 * @draw_all: (nullable): draws everything for a file; @draw when it is %NULL
 * @snapshot_overlay: (nullable): draws what follows the pointer, in small nodes
 * @hover: (nullable): the pointer is at x, y, or left with NaN
 * @step: (nullable): moves the keyboard's place; returns whether it could
 * @create_table: (nullable): the data as a table
 * @prepare_menu: (nullable): the context menu is about to open at x, y
 * @create_section: (nullable): what the context menu offers first, besides what all charts do
 * @to_csv: (nullable): the data as comma-separated values; the table when it is %NULL
 *
 * What a kind of chart adds.
 */
struct _MusetteChartBaseClass
{
  GtkWidgetClass parent_class;

  void (*draw) (MusetteChartBase *self,
                const MusetteChartStyle *style,
                cairo_t *cr,
                double width,
                double height);
  GskRenderNode *(*create_node) (MusetteChartBase *self,
                                 const MusetteChartStyle *style,
                                 double width,
                                 double height);
  void (*draw_all) (MusetteChartBase *self,
                    const MusetteChartStyle *style,
                    cairo_t *cr,
                    double width,
                    double height);
  void (*snapshot_overlay) (MusetteChartBase *self,
                            const MusetteChartStyle *style,
                            GtkSnapshot *snapshot,
                            double width,
                            double height);
  void (*hover) (MusetteChartBase *self, double x, double y);
  gboolean (*step) (MusetteChartBase *self, int steps);
  MusetteChartTable *(*create_table) (MusetteChartBase *self);
  void (*prepare_menu) (MusetteChartBase *self, double x, double y);
  GMenuModel *(*create_section) (MusetteChartBase *self);
  GBytes *(*to_csv) (MusetteChartBase *self);
};

const MusetteChartStyle *musette_chart_base_get_style (MusetteChartBase *self);
MusetteUnits musette_chart_base_get_units (MusetteChartBase *self);
void musette_chart_base_set_units (MusetteChartBase *self, MusetteUnits units);
void musette_chart_base_invalidate (MusetteChartBase *self);
void
musette_chart_base_set_summary (MusetteChartBase *self, const char *label, const char *description);
MusetteChartTable *musette_chart_base_create_table (MusetteChartBase *self);
GBytes *musette_chart_base_export (MusetteChartBase *self, const char *file_name, GError **error);
void musette_chart_base_focus_in_place (MusetteChartBase *self);
void musette_chart_base_popup (MusetteChartBase *self, double x, double y);

G_END_DECLS
