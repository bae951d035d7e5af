/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include <glib/gi18n.h>

#include "musette-activities-page-private.h"
#include "musette-activity-creator.h"
#include "musette-activity-editor.h"
#include "musette-activity-row.h"
#include "musette-clock.h"
#include "musette-rename-popover.h"
#include "musette-table-window.h"
#include "musette-undo-toast.h"

/* What changes activities: each is one step that can be taken back, here at once and at the service
 * when it can be reached. */

static GtkWindow *
get_window (MusetteActivitiesPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/**
 * musette_activities_page_apply:
 * @self: the page
 * @step: (transfer full): what to do
 * @done: what was done, one line in the past tense
 *
 * Returns: whether it was done
 */
gboolean
musette_activities_page_apply (MusetteActivitiesPage *self, MusetteStep *step, const char *done)
{
  if (!musette_undo_toast_apply (GTK_WIDGET (self), self->repository, step, done))
    return FALSE;
  musette_activities_page_focus_selected (self);
  return TRUE;
}

static void
save_cb (MusetteActivitiesPage *self, const MusetteActivityEdit *edit, GtkWidget *editor)
{
  GPtrArray *activities = g_object_get_data (G_OBJECT (editor), "activities");
  MusetteStep *step = musette_step_new ();
  g_autofree char *text = NULL;
  guint n;

  for (guint i = 0; i < activities->len; i++)
    {
      MusetteActivity *activity = g_ptr_array_index (activities, i);
      g_autoptr (MusettePatch) patch
          = musette_activity_edit_make_patch (edit, activity, i + 1, self->units);

      if (musette_patch_get_length (patch) > 0)
        musette_step_update_activity (step, activity, patch);
    }
  n = musette_step_get_n_changes (step);
  text = n == 1 ? g_strdup (_ ("Activity changed"))
                : g_strdup_printf (ngettext ("%u activity changed", "%u activities changed", n), n);
  musette_activities_page_apply (self, step, text);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  g_autoptr (GPtrArray) activities = musette_activity_selection_dup_activities (self->selection);
  g_autofree char **types = musette_activities_page_get_types (self);
  g_autofree char **tags = musette_activities_page_get_tags (self);
  MusetteEditorWords words
      = { types, tags, musette_activity_columns_get_gear (self->columns), self->units };
  GtkWindow *editor;

  if (activities->len == 0)
    return;
  editor = musette_activity_editor_new (get_window (self), activities, &words);
  g_object_set_data_full (G_OBJECT (editor), "activities", g_ptr_array_ref (activities),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (editor, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (editor);
}

typedef struct
{
  MusetteActivitiesPage *page;
  MusetteActivity *activity;
} Renaming;

static void
renaming_free (gpointer data)
{
  Renaming *renaming = data;

  g_object_unref (renaming->page);
  g_object_unref (renaming->activity);
  g_free (renaming);
}

static void
renamed_cb (const char *name, gpointer user_data)
{
  Renaming *renaming = user_data;
  MusetteStep *step = musette_step_new ();
  g_autoptr (MusettePatch) patch = musette_patch_new ();
  /* Translators: %s is the new name of an activity */
  g_autofree char *text = g_strdup_printf (_ ("Renamed to “%s”"), name);

  musette_patch_set_string (patch, "name", name);
  musette_step_update_activity (step, renaming->activity, patch);
  musette_activities_page_apply (renaming->page, step, text);
}

static void
popover_closed_cb (MusetteActivitiesPage *self)
{
  musette_activities_page_focus_selected (self);
}

/* Over the name of the row that has the focus. */
static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  g_autoptr (GPtrArray) activities = musette_activity_selection_dup_activities (self->selection);
  Renaming *renaming;
  GdkRectangle place;

  if (activities->len != 1)
    return;
  renaming = g_new0 (Renaming, 1);
  renaming->page = g_object_ref (self);
  renaming->activity = g_object_ref (g_ptr_array_index (activities, 0));
  place = musette_activities_page_find_place (self, renaming->activity);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = musette_rename_popover_new (musette_activity_get_name (renaming->activity),
                                           renamed_cb, renaming, renaming_free);
  gtk_widget_set_parent (self->menu, widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  g_autoptr (GPtrArray) activities = musette_activity_selection_dup_activities (self->selection);
  MusetteStep *step = musette_step_new ();
  g_autofree char *text = NULL;
  const char *name;
  guint n;

  for (guint i = 0; i < activities->len; i++)
    musette_step_delete_activity (step, g_ptr_array_index (activities, i));
  n = musette_step_get_n_changes (step);
  if (n == 0)
    {
      g_object_unref (step);
      musette_undo_toast_show (widget, _ ("Activities of Strava can only be deleted there"), NULL);
      return;
    }
  name = musette_activity_get_name (g_ptr_array_index (activities, 0));
  if (n == 1 && activities->len == 1 && name != NULL)
    text = g_strdup_printf (_ ("Deleted “%s”"), name);
  else
    text = g_strdup_printf (ngettext ("%u activity deleted", "%u activities deleted", n), n);
  musette_activities_page_apply (self, step, text);
}

static void
create (MusetteActivitiesPage *self, GPtrArray *activities)
{
  MusetteStep *step = musette_step_new ();
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u activity added", "%u activities added", activities->len), activities->len);

  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (MusettePatch) patch
          = musette_manual_activity_make_patch (g_ptr_array_index (activities, i));

      musette_step_create_activity (step, patch);
    }
  musette_activities_page_apply (self, step, text);
}

static void
create_one_cb (MusetteActivitiesPage *self, MusetteManualActivity *activity)
{
  g_autoptr (GPtrArray) activities = g_ptr_array_new ();

  g_ptr_array_add (activities, activity);
  create (self, activities);
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  g_autoptr (MusetteClock) clock = musette_clock_new ();
  g_autofree char **types = musette_activities_page_get_types (self);
  g_autofree char **tags = musette_activities_page_get_tags (self);
  GtkWindow *creator = musette_activity_creator_new (get_window (self), types, tags, self->units,
                                                     musette_clock_get_now (clock));

  g_signal_connect_object (creator, "create", G_CALLBACK (create_one_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (creator);
}

static void
new_many_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteActivitiesPage *self = MUSETTE_ACTIVITIES_PAGE (widget);
  GtkWindow *window = musette_table_window_new (get_window (self), self->units);

  g_signal_connect_object (window, "create", G_CALLBACK (create), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/**
 * musette_activities_page_install_edits:
 * @widget_class: the class of the page
 */
void
musette_activities_page_install_edits (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "activities.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "activities.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "activities.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "activities.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "activities.new-many", NULL, new_many_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "activities.new",
                                       NULL);
}
