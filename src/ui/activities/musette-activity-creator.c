/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-creator.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-activity-table.h"
#include "musette-choice-row.h"
#include "musette-tags-row.h"

/* Adds an activity that was not recorded. What is typed is understood as in a table: 1h30, 45 km.
 */
struct _MusetteActivityCreator
{
  AdwWindow parent_instance;

  MusetteUnits units;
  GtkWidget *page;
  GtkWidget *type_row;
  GtkWidget *name_row;
  GtkWidget *date_row;
  GtkWidget *time_row;
  GtkWidget *duration_row;
  GtkWidget *distance_row;
  GtkWidget *load_row;
  GtkWidget *rpe_row;
  GtkWidget *feel_row;
  GtkWidget *tags_row;
  GtkWidget *description_row;
  GtkWidget *note;
  gboolean built;
};

G_DEFINE_FINAL_TYPE (MusetteActivityCreator, musette_activity_creator, ADW_TYPE_WINDOW)

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

/* The fields as a table of one row, for tables say what is wrong with what is typed. */
static char *
make_table (MusetteActivityCreator *self)
{
  g_autofree char *date = quote (get_text (self->date_row));
  g_autofree char *time = quote (get_text (self->time_row));
  g_autofree char *duration = quote (get_text (self->duration_row));
  g_autofree char *distance = quote (get_text (self->distance_row));
  g_autofree char *load = quote (get_text (self->load_row));
  g_autofree char *tags = quote (get_text (self->tags_row));

  return g_strdup_printf ("Date\tType\tStart\tDuration\tDistance\tLoad\tTags\n"
                          "%s\t%s\t%s\t%s\t%s\t%s\t%s",
                          date, musette_choice_row_get_chosen (MUSETTE_CHOICE_ROW (self->type_row)),
                          time, duration, distance, load, tags);
}

static void
read_rest (MusetteActivityCreator *self, MusetteManualActivity *activity)
{
  int rpe = musette_choice_row_get_number (MUSETTE_CHOICE_ROW (self->rpe_row));
  int feel = musette_choice_row_get_number (MUSETTE_CHOICE_ROW (self->feel_row));

  activity->name = g_strstrip (g_strdup (get_text (self->name_row)));
  activity->description = g_strstrip (g_strdup (get_text (self->description_row)));
  activity->rpe = rpe > 0 ? rpe : NAN;
  activity->feel = feel > 0 ? feel : NAN;
}

/* What is typed, or NULL and what is wrong with it. */
static MusetteManualActivity *
read_activity (MusetteActivityCreator *self, char **problem)
{
  g_autofree char *table = make_table (self);
  g_autoptr (GPtrArray) rows = musette_activity_table_parse (table, self->units);
  MusetteTableRow *row = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (row == NULL || row->activity == NULL)
    {
      *problem = g_strdup (row != NULL ? row->error : "");
      return NULL;
    }
  read_rest (self, row->activity);
  if (isnan (row->activity->moving_s))
    {
      *problem = g_strdup (_ ("How long was it? Write 90m, 1h30 or 1:30:00."));
      return NULL;
    }
  return g_steal_pointer (&row->activity);
}

static void
update (MusetteActivityCreator *self)
{
  g_autofree char *problem = NULL;
  g_autoptr (MusetteManualActivity) activity = NULL;

  if (!self->built)
    return;
  activity = read_activity (self, &problem);
  gtk_label_set_label (GTK_LABEL (self->note), problem != NULL ? problem : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "creator.add", activity != NULL);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivityCreator *self = MUSETTE_ACTIVITY_CREATOR (widget);
  g_autofree char *problem = NULL;
  g_autoptr (MusetteManualActivity) activity = read_activity (self, &problem);

  if (activity == NULL)
    return;
  g_signal_emit (self, signals[CREATE], 0, activity);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
add_group (MusetteActivityCreator *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static GtkWidget *
add_row (MusetteActivityCreator *self, GtkWidget *group, GtkWidget *row)
{
  const char *signal = MUSETTE_IS_CHOICE_ROW (row) ? "notify::selected" : "changed";

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
add_entry (MusetteActivityCreator *self, GtkWidget *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  return add_row (self, group, row);
}

static void
build (MusetteActivityCreator *self, char **types, char **tags, MusetteLocalTime now)
{
  GtkWidget *group = add_group (self);
  g_autofree char *date = musette_date_format (musette_local_time_get_date (now));
  int seconds = musette_local_time_get_second_of_day (now);
  g_autofree char *time = g_strdup_printf ("%02d:%02d", seconds / 3600, seconds / 60 % 60);

  self->name_row = add_entry (self, group, _ ("Name"), NULL);
  self->type_row = add_row (self, group, musette_choice_row_new (_ ("Type")));
  musette_choice_row_add_types (MUSETTE_CHOICE_ROW (self->type_row), types);
  musette_choice_row_choose (MUSETTE_CHOICE_ROW (self->type_row), "Ride");
  group = add_group (self);
  self->date_row = add_entry (self, group, _ ("Date"), date);
  self->time_row = add_entry (self, group, _ ("Start"), time);
  self->duration_row = add_entry (self, group, _ ("Duration"), NULL);
  self->distance_row = add_entry (
      self, group,
      self->units == MUSETTE_UNITS_METRIC ? _ ("Distance in km") : _ ("Distance in miles"), NULL);
  self->load_row = add_entry (self, group, _ ("Load"), NULL);
  group = add_group (self);
  self->rpe_row = add_row (self, group, musette_choice_row_new (_ ("Perceived Exertion")));
  musette_choice_row_add_efforts (MUSETTE_CHOICE_ROW (self->rpe_row));
  self->feel_row = add_row (self, group, musette_choice_row_new (_ ("Feel")));
  musette_choice_row_add_feels (MUSETTE_CHOICE_ROW (self->feel_row));
  self->tags_row = add_row (self, group, musette_tags_row_new (_ ("Tags"), tags));
  self->description_row = add_entry (self, group, _ ("Description"), NULL);
  self->built = TRUE;
  update (self);
  gtk_widget_grab_focus (self->name_row);
}

static void
musette_activity_creator_class_init (MusetteActivityCreatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "creator.add", NULL, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "creator.add", NULL);

  /**
   * MusetteActivityCreator::create:
   * @self: a window
   * @activity: (type gpointer): a #MusetteManualActivity, valid during the signal
   *
   * The user wants the activity added.
   */
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
musette_activity_creator_init (MusetteActivityCreator *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (add, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "creator.add");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
  self->page = adw_preferences_page_new ();
  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (self->note, "musette-window-note");
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->page);
  gtk_box_append (GTK_BOX (box), self->note);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("New Activity"));
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 640);
  gtk_window_set_default_widget (GTK_WINDOW (self), add);
}

/**
 * musette_activity_creator_new:
 * @parent: (nullable): the window it belongs to
 * @types: (nullable): types that occur
 * @tags: (nullable): tags that occur
 * @units: what a number without a unit means
 * @now: the start that is proposed
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWindow *
musette_activity_creator_new (GtkWindow *parent,
                              char **types,
                              char **tags,
                              MusetteUnits units,
                              MusetteLocalTime now)
{
  MusetteActivityCreator *self = g_object_new (MUSETTE_TYPE_ACTIVITY_CREATOR, "transient-for",
                                               parent, "modal", parent != NULL, NULL);

  self->units = units;
  build (self, types, tags, now);
  return GTK_WINDOW (self);
}
