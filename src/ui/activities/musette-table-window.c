/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-table-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-activity-table.h"
#include "musette-dialogs.h"

/* Adds many activities that were not recorded, from a table that is pasted or read from a file.
 * Below it stands what was understood of each row, and what is wrong with the others. */
struct _MusetteTableWindow
{
  AdwWindow parent_instance;

  MusetteUnits units;
  GtkTextBuffer *text;
  GtkWidget *editor;
  GtkLabel *summary;
  GtkWidget *list;
  GtkWidget *scroller;
  GtkButton *add_button;
  GPtrArray *rows;
  guint n_valid;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (MusetteTableWindow, musette_table_window, ADW_TYPE_WINDOW)

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define UPDATE_MS 200
#define MOST_SHOWN 200
#define MOST_BYTES (4 * 1024 * 1024)

static char *
describe_activity (MusetteTableWindow *self, const MusetteManualActivity *activity)
{
  GString *line = g_string_new (NULL);
  g_autofree char *date = musette_format_date_long (musette_local_time_get_date (activity->start));
  g_autofree char *type = musette_sport_dup_type_label (activity->type);
  g_autofree char *duration = musette_format_duration_prose (activity->moving_s);
  g_autofree char *distance = musette_format_distance (activity->distance_m, self->units);
  g_autofree char *load = musette_format_number (activity->load, 0);

  g_string_append_printf (line, "%s · %s", date, type);
  if (!isnan (activity->moving_s))
    g_string_append_printf (line, " · %s", duration);
  if (!isnan (activity->distance_m))
    g_string_append_printf (line, " · %s", distance);
  if (!isnan (activity->load))
    {
      g_string_append (line, " · ");
      g_string_append_printf (line, _ ("load %s"), load);
    }
  return g_string_free (line, FALSE);
}

static void
add_preview_row (MusetteTableWindow *self, const MusetteTableRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  gboolean valid = row->activity != NULL;
  g_autofree char *label = NULL;
  g_autofree char *subtitle = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  if (valid)
    {
      label = musette_sport_dup_type_label (row->activity->type);
      subtitle = describe_activity (self, row->activity);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget),
                                     row->activity->name != NULL ? row->activity->name : label);
      adw_action_row_set_icon_name (
          ADW_ACTION_ROW (widget),
          musette_sport_get_icon_name (musette_sport_from_type (row->activity->type)));
    }
  else
    {
      /* Translators: a line of a table and what is wrong with it */
      label = g_strdup_printf (_ ("Line %u: %s"), row->line, row->error);
      subtitle = g_strdup (row->text);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), label);
      adw_action_row_set_icon_name (ADW_ACTION_ROW (widget), "dialog-warning-symbolic");
      gtk_widget_add_css_class (widget, "musette-wrong-row");
    }
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  gtk_list_box_append (GTK_LIST_BOX (self->list), widget);
}

/* What is wrong comes first. */
static void
show_rows (MusetteTableWindow *self)
{
  GtkWidget *widget;
  guint n_shown = 0;

  while ((widget = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), widget);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->rows->len && n_shown < MOST_SHOWN; i++)
      {
        const MusetteTableRow *row = g_ptr_array_index (self->rows, i);

        if ((row->activity != NULL) != (pass == 1))
          continue;
        add_preview_row (self, row);
        n_shown++;
      }
  gtk_widget_set_visible (self->scroller, n_shown > 0);
}

static void
summarise (MusetteTableWindow *self)
{
  guint n_wrong = self->rows->len - self->n_valid;
  g_autofree char *good = g_strdup_printf (
      ngettext ("%u activity is understood", "%u activities are understood", self->n_valid),
      self->n_valid);
  g_autofree char *bad
      = g_strdup_printf (ngettext ("%u line is not and will be left out",
                                   "%u lines are not and will be left out", n_wrong),
                         n_wrong);
  g_autofree char *both = g_strdup_printf ("%s, %s", good, bad);
  g_autofree char *button = g_strdup_printf (
      ngettext ("_Add %u Activity", "_Add %u Activities", self->n_valid), self->n_valid);

  if (self->rows->len == 0)
    gtk_label_set_label (self->summary, _ ("The first line may name the columns."));
  else
    gtk_label_set_label (self->summary, n_wrong > 0 ? both : good);
  gtk_button_set_label (self->add_button, self->n_valid > 0 ? button : _ ("_Add"));
}

static gboolean
update_cb (gpointer user_data)
{
  MusetteTableWindow *self = user_data;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  self->update_source = 0;
  gtk_text_buffer_get_bounds (self->text, &start, &end);
  text = gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = musette_activity_table_parse (text, self->units);
  self->n_valid = 0;
  for (guint i = 0; i < self->rows->len; i++)
    self->n_valid += ((MusetteTableRow *) g_ptr_array_index (self->rows, i))->activity != NULL;
  show_rows (self);
  summarise (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.add", self->n_valid > 0);
  return G_SOURCE_REMOVE;
}

static void
update (MusetteTableWindow *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  self->update_source = g_timeout_add (UPDATE_MS, update_cb, self);
}

/* What was typed last counts too. */
static void
update_now (MusetteTableWindow *self)
{
  if (self->update_source == 0)
    return;
  g_source_remove (self->update_source);
  update_cb (self);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteTableWindow *self = MUSETTE_TABLE_WINDOW (widget);
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();

  update_now (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      MusetteTableRow *row = g_ptr_array_index (self->rows, i);

      if (row->activity != NULL)
        g_ptr_array_add (activities, row->activity);
    }
  if (activities->len == 0)
    return;
  g_signal_emit (self, signals[CREATE], 0, activities);
  gtk_window_close (GTK_WINDOW (self));
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteTableWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    gtk_label_set_label (self->summary, error->message);
  else if (length > MOST_BYTES)
    gtk_label_set_label (self->summary, _ ("The file is too large for a table of activities."));
  else
    musette_table_window_set_text (self, text);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  if (file != NULL)
    g_file_load_contents_async (file, NULL, file_read_cb, g_object_ref (user_data));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_dialogs_open_table (GTK_WINDOW (widget), file_chosen_cb, G_OBJECT (widget));
}

static void
musette_table_window_dispose (GObject *object)
{
  MusetteTableWindow *self = (MusetteTableWindow *) object;

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (musette_table_window_parent_class)->dispose (object);
}

static void
musette_table_window_class_init (MusetteTableWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_table_window_dispose;
  gtk_widget_class_install_action (widget_class, "table.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "table.open", NULL, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * MusetteTableWindow::create:
   * @self: a window
   * @activities: (element-type gpointer): some #MusetteManualActivity, valid during the signal
   *
   * The user wants the activities added.
   */
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static GtkWidget *
make_header (MusetteTableWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *open = gtk_button_new_from_icon_name ("document-open-symbolic");

  self->add_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Add")));
  gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "table.add");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "table.open");
  gtk_widget_set_tooltip_text (open, _ ("Open a Table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open a Table"), -1);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->add_button));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), open);
  return header;
}

static GtkWidget *
make_editor (MusetteTableWindow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "musette-description");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table"),
                                  -1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 140);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "card");
  self->editor = view;
  g_signal_connect_object (self->text, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return scroller;
}

static GtkWidget *
make_example (void)
{
  GtkWidget *expander = gtk_expander_new (_ ("Example"));
  GtkWidget *label = gtk_label_new (musette_activity_table_get_example ());

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "caption");
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  return expander;
}

static void
musette_table_window_init (MusetteTableWindow *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *intro = gtk_label_new (_ ("Paste rows from a spreadsheet or a CSV file."));

  musette_dialogs_add_confirm_key (GTK_WIDGET (self), "table.add");
  self->rows = g_ptr_array_new ();
  gtk_label_set_xalign (GTK_LABEL (intro), 0);
  gtk_label_set_wrap (GTK_LABEL (intro), TRUE);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "dim-label");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Preview"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_add_css_class (box, "musette-table");
  gtk_box_append (GTK_BOX (box), intro);
  gtk_box_append (GTK_BOX (box), make_editor (self));
  gtk_box_append (GTK_BOX (box), make_example ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (outer), make_header (self));
  gtk_box_append (GTK_BOX (outer), box);
  adw_window_set_content (ADW_WINDOW (self), outer);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Add Activities"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
}

/**
 * musette_table_window_new:
 * @parent: (nullable): the window it belongs to
 * @units: what a number without a unit means
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWindow *
musette_table_window_new (GtkWindow *parent, MusetteUnits units)
{
  MusetteTableWindow *self = g_object_new (MUSETTE_TYPE_TABLE_WINDOW, "transient-for", parent,
                                           "modal", parent != NULL, NULL);

  self->units = units;
  update_cb (self);
  /* To paste is the first thing to do. */
  gtk_window_set_focus (GTK_WINDOW (self), self->editor);
  return GTK_WINDOW (self);
}

/**
 * musette_table_window_set_text:
 * @self: a window
 * @text: a table
 */
void
musette_table_window_set_text (MusetteTableWindow *self, const char *text)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (MUSETTE_IS_TABLE_WINDOW (self));
  g_return_if_fail (text != NULL);

  valid = g_utf8_make_valid (text, -1);
  gtk_text_buffer_set_text (self->text, valid, -1);
}
