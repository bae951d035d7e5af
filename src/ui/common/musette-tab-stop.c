/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-tab-stop.h"

/**
 * MusetteTabStop:
 *
 * Makes a list one stop of the Tab key: arrow keys walk through it, and Tab leaves it. By itself a
 * list of GTK stops at each of its rows, and with a thousand of them there is no way out.
 */

struct _MusetteTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (MusetteTabStop, musette_tab_stop, ADW_TYPE_BIN)

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
musette_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && has_focus (widget))
    return FALSE;
  return GTK_WIDGET_CLASS (musette_tab_stop_parent_class)->focus (widget, direction);
}

static void
musette_tab_stop_class_init (MusetteTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = musette_tab_stop_focus;
}

static void
musette_tab_stop_init (MusetteTabStop *self)
{
}
