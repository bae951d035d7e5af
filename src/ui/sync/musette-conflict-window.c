/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-conflict-window.h"

#include <glib/gi18n.h>

/* What was changed here and at the service meanwhile, side by side, and the choice between them.
 * Closing the window decides nothing: the change goes on waiting. */
struct _MusetteConflictWindow
{
  AdwWindow parent_instance;

  GtkLabel *explanation_label;
  GtkBox *fields_box;
  GtkWidget *both_child;
  GtkWidget *mine_button;

  MusetteOutbox *outbox;
  MusetteOutboxItem *item;
};

G_DEFINE_FINAL_TYPE (MusetteConflictWindow, musette_conflict_window, ADW_TYPE_WINDOW)

static void
add_version (GtkGrid *grid, int row, const char *name, const char *text, gboolean dim)
{
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *text_label = gtk_label_new (text != NULL && *text != '\0' ? text : "–");

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_yalign (GTK_LABEL (name_label), 0);
  gtk_widget_add_css_class (name_label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (text_label), 0);
  gtk_label_set_wrap (GTK_LABEL (text_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text_label), TRUE);
  gtk_widget_set_hexpand (text_label, TRUE);
  if (dim)
    gtk_widget_add_css_class (text_label, "dim-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text_label), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  name_label, NULL, -1);
  gtk_grid_attach (grid, name_label, 0, row, 1, 1);
  gtk_grid_attach (grid, text_label, 1, row, 1, 1);
}

static void
add_field (MusetteConflictWindow *self, MusetteConflict *conflict, guint index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (musette_conflict_get_label (conflict, index));
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 6);
  add_version (grid, 0, _ ("Yours"), musette_conflict_get_mine (conflict, index), FALSE);
  add_version (grid, 1, _ ("Theirs"), musette_conflict_get_theirs (conflict, index), FALSE);
  add_version (grid, 2, _ ("Before"), musette_conflict_get_base (conflict, index), TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (grid));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "musette-conflict-field");
  gtk_box_append (self->fields_box, box);
}

static void
decide (MusetteConflictWindow *self, MusetteResolution resolution)
{
  musette_outbox_resolve (self->outbox, self->item, resolution);
  gtk_window_close (GTK_WINDOW (self));
}

static void
keep_mine_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (MUSETTE_CONFLICT_WINDOW (widget), MUSETTE_RESOLUTION_MINE);
}

static void
keep_theirs_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (MUSETTE_CONFLICT_WINDOW (widget), MUSETTE_RESOLUTION_THEIRS);
}

static void
keep_both_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (MUSETTE_CONFLICT_WINDOW (widget), MUSETTE_RESOLUTION_BOTH);
}

/* Somebody else may have decided meanwhile, in another window or at the service. */
static void
state_changed_cb (MusetteConflictWindow *self)
{
  if (musette_outbox_item_get_state (self->item) != MUSETTE_OUTBOX_STATE_CONFLICT)
    gtk_window_close (GTK_WINDOW (self));
}

static void
fill (MusetteConflictWindow *self, MusetteConflict *conflict)
{
  g_autofree char *text = NULL;

  /* Translators: %s is the name of an activity or another thing */
  text = g_strdup_printf (_ ("“%s” was changed here, and meanwhile on Intervals.icu too. Which "
                             "version is to stay?"),
                          musette_outbox_item_get_title (self->item));
  gtk_label_set_label (self->explanation_label, text);
  for (guint i = 0; i < musette_conflict_get_n_fields (conflict); i++)
    add_field (self, conflict, i);
  gtk_widget_set_visible (self->both_child, musette_conflict_get_can_keep_both (conflict));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conflict.keep-both",
                                 musette_conflict_get_can_keep_both (conflict));
}

static void
musette_conflict_window_dispose (GObject *object)
{
  MusetteConflictWindow *self = (MusetteConflictWindow *) object;

  g_clear_object (&self->outbox);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), MUSETTE_TYPE_CONFLICT_WINDOW);
  G_OBJECT_CLASS (musette_conflict_window_parent_class)->dispose (object);
}

static void
musette_conflict_window_class_init (MusetteConflictWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_conflict_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/sync/musette-conflict-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteConflictWindow, explanation_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteConflictWindow, fields_box);
  gtk_widget_class_bind_template_child (widget_class, MusetteConflictWindow, both_child);
  gtk_widget_class_bind_template_child (widget_class, MusetteConflictWindow, mine_button);
  gtk_widget_class_install_action (widget_class, "conflict.keep-mine", NULL, keep_mine_cb);
  gtk_widget_class_install_action (widget_class, "conflict.keep-theirs", NULL, keep_theirs_cb);
  gtk_widget_class_install_action (widget_class, "conflict.keep-both", NULL, keep_both_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
musette_conflict_window_init (MusetteConflictWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * musette_conflict_window_new:
 * @parent: (nullable): the window it belongs to
 * @outbox: the list of changes
 * @item: one that is in conflict
 *
 * Returns: (transfer none) (nullable): a window, not shown yet; %NULL when @item is not in conflict
 */
GtkWindow *
musette_conflict_window_new (GtkWindow *parent, MusetteOutbox *outbox, MusetteOutboxItem *item)
{
  MusetteConflictWindow *self;
  MusetteConflict *conflict;

  g_return_val_if_fail (MUSETTE_IS_OUTBOX (outbox), NULL);
  g_return_val_if_fail (MUSETTE_IS_OUTBOX_ITEM (item), NULL);

  conflict = musette_outbox_item_get_conflict (item);
  if (conflict == NULL)
    return NULL;
  self = g_object_new (MUSETTE_TYPE_CONFLICT_WINDOW, "transient-for", parent, NULL);
  self->outbox = g_object_ref (outbox);
  self->item = g_object_ref (item);
  fill (self, conflict);
  gtk_window_set_focus (GTK_WINDOW (self), self->mine_button);
  g_signal_connect_object (item, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
