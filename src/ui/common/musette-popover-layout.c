/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-popover-layout.h"

#include <adwaita.h>

static int
get_width (GtkWidget *content)
{
  int width;

  gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* The height is that of the width the content asks for, whatever width is named here. */
static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  GtkWidget *content = gtk_widget_get_first_child (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (content, orientation, -1, minimum, natural, NULL, NULL);
  else
    gtk_widget_measure (content, orientation, get_width (content), minimum, natural, NULL, NULL);
}

static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

/**
 * musette_popover_layout_wrap:
 * @content: what a popover shows, with text that may take several lines
 *
 * A popover asks for its height at a width that includes its shadow (seen in GTK 4.8), so that text
 * which just fits there loses its last line. A content wrapped in this is never measured at another
 * width than its own.
 *
 * Returns: (transfer floating): the child for a popover
 */
GtkWidget *
musette_popover_layout_wrap (GtkWidget *content)
{
  GtkWidget *bin;

  g_return_val_if_fail (GTK_IS_WIDGET (content), NULL);

  bin = adw_bin_new ();
  gtk_widget_set_layout_manager (bin, gtk_custom_layout_new (NULL, measure, allocate));
  adw_bin_set_child (ADW_BIN (bin), content);
  return bin;
}
