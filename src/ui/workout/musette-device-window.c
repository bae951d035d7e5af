/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-device-window.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-chart-style.h"
#include "musette-format.h"
#include "musette-workout-painter.h"
#include "musette-workout-problem-row.h"

/* Shows beside the builder what a device really does with the workout, and follows it while it is
 * changed. A finding leads to the step it is about. */
struct _MusetteDeviceWindow
{
  AdwWindow parent_instance;

  AdwComboRow *device_row;
  GtkLabel *written_label;
  GtkDrawingArea *written_picture;
  GtkLabel *done_label;
  GtkDrawingArea *done_picture;
  GtkListBox *finding_list;

  MusetteBuilder *builder;
  MusetteWorkoutProfile *done;
};

G_DEFINE_FINAL_TYPE (MusetteDeviceWindow, musette_device_window, ADW_TYPE_WINDOW)

#define MOST_LINES 8

static void
draw (const MusetteWorkoutProfile *profile, cairo_t *cr, int width, int height)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  MusetteChartStyle style;

  if (profile == NULL)
    return;
  musette_chart_style_init (&style, adw_style_manager_get_dark (manager),
                            adw_style_manager_get_high_contrast (manager));
  musette_workout_painter_draw_thumbnail (profile, &style, cr, width, height);
}

static void
draw_written_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  MusetteDeviceWindow *self = user_data;

  if (self->builder != NULL)
    draw (musette_builder_get_profile (self->builder), cr, width, height);
}

static void
draw_done_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  draw (((MusetteDeviceWindow *) user_data)->done, cr, width, height);
}

static char *
describe_totals (const char *name, const MusetteWorkoutTotals *totals)
{
  g_autofree char *duration = musette_format_duration_prose (totals->seconds);
  g_autofree char *load = NULL;

  if (isnan (totals->load))
    return g_strdup_printf ("%s · %s", name, duration);
  load = musette_format_number (totals->load, 0);
  /* Translators: a device or "As written", a duration, and the training load */
  return g_strdup_printf (_ ("%s · %s · load %s"), name, duration, load);
}

static void
show_picture (GtkLabel *label,
              GtkDrawingArea *picture,
              const char *name,
              const MusetteWorkoutTotals *totals)
{
  g_autofree char *text = describe_totals (name, totals);

  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (picture));
}

static guint
get_line (const MusetteWorkoutFinding *finding)
{
  return finding->lines->len > 0 ? g_array_index (finding->lines, guint, 0) : 0;
}

static char *
describe_lines (const MusetteWorkoutFinding *finding)
{
  const guint n = finding->lines->len;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (get_line (finding) == 0)
    return NULL;
  for (guint i = 0; i < MIN (n, MOST_LINES); i++)
    g_string_append_printf (lines, "%s%u", i > 0 ? ", " : "",
                            g_array_index (finding->lines, guint, i));
  if (n > MOST_LINES)
    g_string_append (lines, ", …");
  /* Translators: the numbers of one or more lines of a text */
  return g_strdup_printf (ngettext ("Line %s", "Lines %s", n), lines->str);
}

static GtkWidget *
add_row (MusetteDeviceWindow *self, const char *icon, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_append (self->finding_list, row);
  return row;
}

static void
add_finding (MusetteDeviceWindow *self, const MusetteWorkoutFinding *finding)
{
  g_autofree char *title = musette_workout_finding_describe (finding);
  g_autofree char *lines = describe_lines (finding);
  GtkWidget *row = add_row (self, musette_workout_problem_row_get_icon (finding->severity), title);

  if (lines == NULL)
    return;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lines);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "line", GUINT_TO_POINTER (get_line (finding)));
}

static void
show_findings (MusetteDeviceWindow *self, GPtrArray *findings)
{
  GtkWidget *row;

  /* The focus would go with its row. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->finding_list)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->device_row));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->finding_list))) != NULL)
    gtk_list_box_remove (self->finding_list, row);
  for (guint i = 0; i < findings->len; i++)
    add_finding (self, g_ptr_array_index (findings, i));
  if (findings->len == 0)
    add_row (self, "emblem-ok-symbolic", _ ("All of it is done as it is written"));
}

static void
update (MusetteDeviceWindow *self)
{
  MusetteWorkoutDraft *draft = musette_builder_get_draft (self->builder);
  const MusetteWorkout *workout = musette_workout_draft_get_workout (draft);
  const MusetteWorkoutContext *context = musette_workout_draft_get_context (draft);
  const MusetteWorkoutDevice device = adw_combo_row_get_selected (self->device_row);
  g_autoptr (MusetteWorkout) empty = musette_workout_new ();
  g_autoptr (MusetteWorkoutExecution) execution = NULL;
  MusetteWorkoutTotals totals;

  if (device >= MUSETTE_WORKOUT_N_DEVICES)
    return;
  execution = musette_workout_execution_new (workout != NULL ? workout : empty, context, device);
  g_clear_pointer (&self->done, musette_workout_profile_free);
  self->done = musette_workout_profile_new (execution->workout, context);
  musette_workout_compute_totals (execution->workout, context, &totals);
  show_picture (self->written_label, self->written_picture, _ ("As written"),
                musette_builder_get_totals (self->builder));
  show_picture (self->done_label, self->done_picture, musette_workout_device_get_name (device),
                &totals);
  show_findings (self, execution->findings);
}

static void
row_activated_cb (MusetteDeviceWindow *self, GtkListBoxRow *row)
{
  const guint line = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "line"));

  if (line > 0)
    musette_builder_set_line (self->builder, line);
}

static void
fill_devices (MusetteDeviceWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (MusetteWorkoutDevice device = 0; device < MUSETTE_WORKOUT_N_DEVICES; device++)
    gtk_string_list_append (names, musette_workout_device_get_name (device));
  adw_combo_row_set_model (self->device_row, G_LIST_MODEL (names));
}

static void
musette_device_window_dispose (GObject *object)
{
  MusetteDeviceWindow *self = (MusetteDeviceWindow *) object;

  g_clear_object (&self->builder);
  g_clear_pointer (&self->done, musette_workout_profile_free);
  G_OBJECT_CLASS (musette_device_window_parent_class)->dispose (object);
}

static void
musette_device_window_class_init (MusetteDeviceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_device_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/musette/Musette/ui/workout/musette-device-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MusetteDeviceWindow, device_row);
  gtk_widget_class_bind_template_child (widget_class, MusetteDeviceWindow, written_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteDeviceWindow, written_picture);
  gtk_widget_class_bind_template_child (widget_class, MusetteDeviceWindow, done_label);
  gtk_widget_class_bind_template_child (widget_class, MusetteDeviceWindow, done_picture);
  gtk_widget_class_bind_template_child (widget_class, MusetteDeviceWindow, finding_list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
musette_device_window_init (MusetteDeviceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_devices (self);
  gtk_drawing_area_set_draw_func (self->written_picture, draw_written_cb, self, NULL);
  gtk_drawing_area_set_draw_func (self->done_picture, draw_done_cb, self, NULL);
  g_signal_connect_object (self->finding_list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * musette_device_window_new:
 * @parent: (nullable): the window it belongs to
 * @builder: the workout
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWidget *
musette_device_window_new (GtkWindow *parent, MusetteBuilder *builder)
{
  MusetteDeviceWindow *self;

  g_return_val_if_fail (MUSETTE_IS_BUILDER (builder), NULL);

  self = g_object_new (MUSETTE_TYPE_DEVICE_WINDOW, "transient-for", parent, NULL);
  self->builder = g_object_ref (builder);
  g_signal_connect_object (builder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->device_row, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * musette_device_window_set_device:
 * @self: a window
 * @device: the device to show
 */
void
musette_device_window_set_device (MusetteDeviceWindow *self, MusetteWorkoutDevice device)
{
  g_return_if_fail (MUSETTE_IS_DEVICE_WINDOW (self));
  g_return_if_fail (device < MUSETTE_WORKOUT_N_DEVICES);

  adw_combo_row_set_selected (self->device_row, device);
}
