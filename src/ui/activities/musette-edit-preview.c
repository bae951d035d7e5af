/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-edit-preview.h"

#include <glib/gi18n.h>

/* What an edit would make of each activity: one row for each that changes, with what is before and
 * after. There may be thousands, so they are gone through a few at a time, and rows are only made
 * for what is seen. */
struct _MusetteEditPreview
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *summary;
  GtkWidget *scroller;
  GListStore *changed;

  GPtrArray *activities;
  GHashTable *gear;
  MusetteUnits units;
  MusetteActivityEdit *edit;
  guint next;
  guint source;
};

G_DEFINE_FINAL_TYPE (MusetteEditPreview, musette_edit_preview, GTK_TYPE_WIDGET)

enum
{
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define SLICE_US 3000
#define NUMBER_KEY "musette-number"

static MusettePatch *
make_patch (MusetteEditPreview *self, MusetteActivity *activity, guint index)
{
  return musette_activity_edit_make_patch (self->edit, activity, index + 1, self->units);
}

static void
update_summary (MusetteEditPreview *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->changed));
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("Nothing changes yet"));
  else
    /* Translators: as in "3 of 12 activities change" */
    text = g_strdup_printf (
        ngettext ("%u of %u activity changes", "%u of %u activities change", self->activities->len),
        n, self->activities->len);
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_visible (self->scroller, n > 0);
}

static gboolean
look_cb (gpointer user_data)
{
  MusetteEditPreview *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE_US;

  for (; self->next < self->activities->len && g_get_monotonic_time () < end; self->next++)
    {
      MusetteActivity *activity = g_ptr_array_index (self->activities, self->next);
      g_autoptr (MusettePatch) patch = make_patch (self, activity, self->next);

      g_object_set_data (G_OBJECT (activity), NUMBER_KEY, GUINT_TO_POINTER (self->next));
      if (musette_patch_get_length (patch) > 0)
        g_list_store_append (self->changed, activity);
    }
  if (self->next < self->activities->len)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  update_summary (self);
  g_signal_emit (self, signals[COUNTED], 0);
  return G_SOURCE_REMOVE;
}

static void
append_difference (GString *text, const MusetteActivityDifference *difference)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s: %s → %s", difference->label,
                          *difference->before != '\0' ? difference->before : MUSETTE_MISSING,
                          *difference->after != '\0' ? difference->after : MUSETTE_MISSING);
}

static char *
describe (MusetteEditPreview *self, MusetteActivity *activity)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (activity), NUMBER_KEY));
  g_autoptr (MusettePatch) patch = make_patch (self, activity, index);
  g_autoptr (GPtrArray) differences = musette_activity_edit_compare (activity, patch, self->gear);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    append_difference (text, g_ptr_array_index (differences, i));
  return g_string_free (text, FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MusetteEditPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *lines = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (lines), 0);
  gtk_label_set_wrap (GTK_LABEL (lines), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (lines), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MusetteEditPreview *self)
{
  MusetteActivity *activity = gtk_list_item_get_item (item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *day = musette_format_date_short (musette_activity_get_date (activity));
  const char *name = musette_activity_get_name (activity);
  g_autofree char *text = g_strdup_printf ("%s · %s", day, name != NULL ? name : MUSETTE_MISSING);
  g_autofree char *lines = describe (self, activity);

  gtk_label_set_label (GTK_LABEL (title), text);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), lines);
}

static void
musette_edit_preview_dispose (GObject *object)
{
  MusetteEditPreview *self = (MusetteEditPreview *) object;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->changed);
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->gear, g_hash_table_unref);
  g_clear_pointer (&self->edit, musette_activity_edit_free);
  G_OBJECT_CLASS (musette_edit_preview_parent_class)->dispose (object);
}

static void
musette_edit_preview_class_init (MusetteEditPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = musette_edit_preview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * MusetteEditPreview::counted:
   *
   * It is known now how many activities would change.
   */
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_edit_preview_init (MusetteEditPreview *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list;

  self->changed = g_list_store_new (MUSETTE_TYPE_ACTIVITY);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->changed)))),
      factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "musette-preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), list);
  gtk_widget_add_css_class (self->scroller, "card");
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * musette_edit_preview_new:
 * @activities: (element-type MusetteActivity): what an edit would change
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 * @units: units for people
 *
 * Returns: (transfer floating): a preview of nothing
 */
GtkWidget *
musette_edit_preview_new (GPtrArray *activities, GHashTable *gear, MusetteUnits units)
{
  MusetteEditPreview *self;

  g_return_val_if_fail (activities != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_EDIT_PREVIEW, NULL);
  self->activities = g_ptr_array_ref (activities);
  self->gear = gear != NULL ? g_hash_table_ref (gear) : NULL;
  self->units = units;
  update_summary (self);
  return GTK_WIDGET (self);
}

/**
 * musette_edit_preview_show:
 * @self: a preview
 * @edit: (transfer full) (nullable): what would be done
 */
void
musette_edit_preview_show (MusetteEditPreview *self, MusetteActivityEdit *edit)
{
  g_return_if_fail (MUSETTE_IS_EDIT_PREVIEW (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_list_store_remove_all (self->changed);
  g_clear_pointer (&self->edit, musette_activity_edit_free);
  self->edit = edit;
  self->next = 0;
  if (edit != NULL)
    self->source = g_idle_add (look_cb, self);
  else
    {
      update_summary (self);
      g_signal_emit (self, signals[COUNTED], 0);
    }
}

/**
 * musette_edit_preview_get_n_changed:
 * @self: a preview
 *
 * Returns: how many activities would change
 */
guint
musette_edit_preview_get_n_changed (MusetteEditPreview *self)
{
  g_return_val_if_fail (MUSETTE_IS_EDIT_PREVIEW (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->changed));
}
