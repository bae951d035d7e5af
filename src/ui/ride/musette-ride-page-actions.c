/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "musette-dialogs.h"
#include "musette-ride-fact-button.h"
#include "musette-ride-page-private.h"

/* What can be done on a ride page: the actions that its buttons, menus and keys share. */

#define ZOOM_STEP 1.5

static GtkWindow *
get_window (MusetteRidePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* What was lost of the file, NULL when nothing was. */
GPtrArray *
_musette_ride_page_get_damage (MusetteRidePage *self)
{
  MusetteRecording *recording = musette_ride_view_get_recording (self->view);
  GPtrArray *damage = recording != NULL ? musette_recording_get_damage (recording) : NULL;

  return damage != NULL && damage->len > 0 ? damage : NULL;
}

/* An action that could do nothing is not offered. */
void
_musette_ride_page_update_actions (MusetteRidePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean drawn = musette_ride_view_get_timeline (self->view) != NULL;
  gboolean selected = musette_ride_view_get_selection (self->view, NULL);
  const MusetteRepairReport *report = musette_ride_loader_get_repair_report (self->loader);

  gtk_widget_action_set_enabled (widget, "ride.export", drawn);
  gtk_widget_action_set_enabled (widget, "ride.zoom-in", drawn);
  gtk_widget_action_set_enabled (widget, "ride.zoom-out",
                                 drawn && !musette_ride_view_is_fitted (self->view));
  gtk_widget_action_set_enabled (widget, "ride.zoom-fit",
                                 drawn && !musette_ride_view_is_fitted (self->view));
  gtk_widget_action_set_enabled (widget, "ride.zoom-selection", selected);
  gtk_widget_action_set_enabled (widget, "ride.clear-selection", selected);
  gtk_widget_action_set_enabled (widget, "ride.copy-selection", selected);
  _musette_ride_page_update_interval_actions (self);
  _musette_ride_page_update_edit_actions (self);
  gtk_widget_action_set_enabled (widget, "ride.repair",
                                 report->power_spikes + report->power_dropouts > 0);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRideView *view = MUSETTE_RIDE_PAGE (widget)->view;
  double cursor = musette_ride_view_get_cursor (view);

  musette_ride_view_zoom (view, ZOOM_STEP,
                          isnan (cursor) ? NAN : musette_ride_view_to_x (view, cursor));
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_view_zoom (MUSETTE_RIDE_PAGE (widget)->view, 1 / ZOOM_STEP, NAN);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_view_fit (MUSETTE_RIDE_PAGE (widget)->view);
}

static void
zoom_selection_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRideView *view = MUSETTE_RIDE_PAGE (widget)->view;
  MusetteRideSpan span;

  if (musette_ride_view_get_selection (view, &span))
    musette_ride_view_set_visible (view, musette_ride_view_to_x (view, span.from),
                                   musette_ride_view_to_x (view, span.to));
}

static void
clear_selection_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_view_clear_selection (MUSETTE_RIDE_PAGE (widget)->view);
}

static void
cursor_left_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_view_move_cursor (MUSETTE_RIDE_PAGE (widget)->view, -1);
}

static void
cursor_right_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_view_move_cursor (MUSETTE_RIDE_PAGE (widget)->view, 1);
}

static void
copy_selection_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *text = musette_ride_selection_strip_to_text (MUSETTE_RIDE_PAGE (widget)->strip);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
reload_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  musette_ride_page_reload (MUSETTE_RIDE_PAGE (widget));
}

/* The key figure that has the focus; the first one when none has. */
static void
explain_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkFlowBoxChild *first = gtk_flow_box_get_child_at_index (self->facts, 0);
  GtkWidget *button
      = focus != NULL ? gtk_widget_get_ancestor (focus, MUSETTE_TYPE_RIDE_FACT_BUTTON) : NULL;

  if (button == NULL && first != NULL)
    button = gtk_flow_box_child_get_child (first);
  if (button != NULL)
    musette_ride_fact_button_explain (MUSETTE_RIDE_FACT_BUTTON (button));
}

static void
show_damage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (widget);
  GPtrArray *damage = _musette_ride_page_get_damage (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; damage != NULL && i < damage->len; i++)
    {
      const MusetteDamage *item = g_ptr_array_index (damage, i);

      g_autofree char *offset = g_strdup_printf ("%" G_GUINT64_FORMAT, item->offset);

      g_string_append (text, i > 0 ? "\n" : "");
      /* Translators: a damage in words, and the number of the byte in the file where it is */
      g_string_append_printf (text, _ ("%s (byte %s)"), item->message, offset);
    }
  g_string_append (text, "\n\n");
  g_string_append (text, _ ("Copying the file from the device once more may help."));
  musette_dialogs_alert (get_window (self), _ ("Damage of the File"), text->str);
}

/* Export */

static GBytes *
make_export (MusetteRidePage *self, const char *file_name, GError **error)
{
  if (g_str_has_suffix (file_name, ".csv"))
    return musette_ride_charts_export_csv (self->charts, TRUE);
  return musette_chart_base_export (MUSETTE_CHART_BASE (self->charts), file_name, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteRidePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    musette_dialogs_alert (get_window (self), _ ("The File Could Not Be Saved"), error->message);
}

static void
place_chosen_cb (GFile *file, gpointer user_data)
{
  MusetteRidePage *self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (file == NULL || musette_ride_view_get_timeline (self->view) == NULL)
    return;
  name = g_file_get_basename (file);
  bytes = make_export (self, name, &error);
  if (bytes == NULL)
    {
      musette_dialogs_alert (get_window (self), _ ("The File Could Not Be Saved"), error->message);
      return;
    }
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MusetteRidePage *self = MUSETTE_RIDE_PAGE (widget);
  const char *title = musette_ride_page_get_title (self);
  g_autofree char *file_name = NULL;

  file_name = g_strdup_printf ("%s.%s", title != NULL ? title : _ ("Ride"),
                               g_variant_get_string (parameter, NULL));
  musette_dialogs_save (get_window (self), _ ("Export"), g_strdelimit (file_name, "/", '-'),
                        place_chosen_cb, G_OBJECT (self));
}

static void
add_key (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  /* Menus show the key that is added last. */
  add_key (widget_class, GDK_KEY_KP_Add, 0, "ride.zoom-in");
  add_key (widget_class, GDK_KEY_equal, 0, "ride.zoom-in");
  add_key (widget_class, GDK_KEY_plus, 0, "ride.zoom-in");
  add_key (widget_class, GDK_KEY_KP_Subtract, 0, "ride.zoom-out");
  add_key (widget_class, GDK_KEY_minus, 0, "ride.zoom-out");
  add_key (widget_class, GDK_KEY_KP_0, 0, "ride.zoom-fit");
  add_key (widget_class, GDK_KEY_0, 0, "ride.zoom-fit");
  add_key (widget_class, GDK_KEY_comma, 0, "ride.cursor-left");
  add_key (widget_class, GDK_KEY_period, 0, "ride.cursor-right");
  add_key (widget_class, GDK_KEY_Escape, 0, "ride.clear-selection");
  add_key (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_ALT_MASK, "ride.explain");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "ride.export",
                                       "s", "png");
}

void
_musette_ride_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "ride.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "ride.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "ride.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "ride.zoom-selection", NULL, zoom_selection_cb);
  gtk_widget_class_install_action (widget_class, "ride.clear-selection", NULL, clear_selection_cb);
  gtk_widget_class_install_action (widget_class, "ride.copy-selection", NULL, copy_selection_cb);
  gtk_widget_class_install_action (widget_class, "ride.cursor-left", NULL, cursor_left_cb);
  gtk_widget_class_install_action (widget_class, "ride.cursor-right", NULL, cursor_right_cb);
  gtk_widget_class_install_action (widget_class, "ride.explain", NULL, explain_cb);
  gtk_widget_class_install_action (widget_class, "ride.show-damage", NULL, show_damage_cb);
  gtk_widget_class_install_action (widget_class, "ride.reload", NULL, reload_cb);
  gtk_widget_class_install_action (widget_class, "ride.export", "s", export_cb);
  gtk_widget_class_install_property_action (widget_class, "ride.x-axis", "x-axis");
  gtk_widget_class_install_property_action (widget_class, "ride.smoothing", "smoothing");
  gtk_widget_class_install_property_action (widget_class, "ride.cut-stops", "cut-stops");
  gtk_widget_class_install_property_action (widget_class, "ride.repair", "repair");
  gtk_widget_class_install_property_action (widget_class, "ride.use-laps", "use-laps");
  _musette_ride_page_install_interval_actions (widget_class);
  _musette_ride_page_install_edit_actions (widget_class);
  install_keys (widget_class);
}
