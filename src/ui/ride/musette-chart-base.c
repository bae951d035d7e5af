/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-chart-base.h"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "musette-chart-exporter.h"
#include "musette-dialogs.h"
#include "musette-paint.h"

#define CAPTION_FACTOR 0.82
#define DEFAULT_FONT_PX 14.67
#define PNG_SCALE 2.0

/**
 * MusetteChartBase:
 *
 * What all charts share: the style of the moment, a picture that is painted only when something has
 * changed, focus, keys, the context menu, the table and the files.
 *
 * The picture is an image surface that a render node paints. While nothing changes the node stays
 * the same, so that moving the pointer redraws the overlay alone.
 */
typedef struct
{
  MusetteChartStyle style;
  MusetteUnits units;
  GskRenderNode *node;
  int width;
  int height;
  GtkWidget *menu;
} MusetteChartBasePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MusetteChartBase, musette_chart_base, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_UNITS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static MusetteChartBasePrivate *
get_private (MusetteChartBase *self)
{
  return musette_chart_base_get_instance_private (self);
}

static double
get_font_px (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (size <= 0)
    return DEFAULT_FONT_PX;
  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72;
}

static void
update_style (MusetteChartBase *self)
{
  MusetteChartBasePrivate *priv = get_private (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);

  musette_chart_style_init (&priv->style, adw_style_manager_get_dark (manager),
                            adw_style_manager_get_high_contrast (manager));
  priv->style.font_family = g_intern_string (pango_font_description_get_family (font));
  priv->style.font_px = get_font_px (GTK_WIDGET (self)) * CAPTION_FACTOR;
  priv->style.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  priv->style.units = priv->units;
  musette_chart_base_invalidate (self);
}

static void
style_changed_cb (MusetteChartBase *self)
{
  update_style (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
musette_chart_base_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (musette_chart_base_parent_class)->css_changed (widget, change);
  update_style (MUSETTE_CHART_BASE (widget));
}

static void
musette_chart_base_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (musette_chart_base_parent_class)->direction_changed (widget, previous);
  style_changed_cb (MUSETTE_CHART_BASE (widget));
}

static GskRenderNode *
create_node (MusetteChartBase *self, const MusetteChartStyle *style, double width, double height)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *picture;

  cairo_surface_set_device_scale (surface, scale, scale);
  picture = cairo_create (surface);
  MUSETTE_CHART_BASE_GET_CLASS (self)->draw (self, style, picture, width, height);
  cairo_destroy (picture);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

static void
ensure_node (MusetteChartBase *self, int width, int height)
{
  MusetteChartBasePrivate *priv = get_private (self);

  if (priv->node != NULL && priv->width == width && priv->height == height)
    return;
  g_clear_pointer (&priv->node, gsk_render_node_unref);
  priv->node = MUSETTE_CHART_BASE_GET_CLASS (self)->create_node (self, &priv->style, width, height);
  priv->width = width;
  priv->height = height;
}

static void
snapshot_focus (MusetteChartBase *self, GtkSnapshot *snapshot, int width, int height)
{
  GdkRGBA color = musette_paint_to_rgba (get_private (self)->style.palette->accent);
  GdkRGBA colors[4] = { color, color, color, color };
  const float widths[4] = { 2, 2, 2, 2 };
  GskRoundedRect outline;

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), 6);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
musette_chart_base_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusetteChartBase *self = MUSETTE_CHART_BASE (widget);
  MusetteChartBaseClass *klass = MUSETTE_CHART_BASE_GET_CLASS (self);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width <= 0 || height <= 0)
    return;
  ensure_node (self, width, height);
  gtk_snapshot_append_node (snapshot, get_private (self)->node);
  if (klass->snapshot_overlay != NULL)
    klass->snapshot_overlay (self, &get_private (self)->style, snapshot, width, height);
  snapshot_focus (self, snapshot, width, height);
}

/* The ring around the focus is drawn here, so that GTK does not know that it comes or goes. */
static void
musette_chart_base_state_flags_changed (GtkWidget *widget, GtkStateFlags before)
{
  const GtkStateFlags changed = gtk_widget_get_state_flags (widget) ^ before;

  GTK_WIDGET_CLASS (musette_chart_base_parent_class)->state_flags_changed (widget, before);
  if ((changed & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE)) != 0)
    gtk_widget_queue_draw (widget);
}

static void
musette_chart_base_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusetteChartBasePrivate *priv = get_private (MUSETTE_CHART_BASE (widget));

  if (priv->menu != NULL)
    gtk_popover_present (GTK_POPOVER (priv->menu));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, MusetteChartBase *self)
{
  MUSETTE_CHART_BASE_GET_CLASS (self)->hover (self, x, y);
}

static void
leave_cb (GtkEventControllerMotion *controller, MusetteChartBase *self)
{
  MUSETTE_CHART_BASE_GET_CLASS (self)->hover (self, NAN, NAN);
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MusetteChartBaseClass *klass = MUSETTE_CHART_BASE_GET_CLASS (widget);
  int steps;

  g_variant_get (args, "i", &steps);
  return klass->step != NULL && klass->step (MUSETTE_CHART_BASE (widget), steps);
}

static void
press_cb (GtkGestureClick *gesture, int n_press, double x, double y, MusetteChartBase *self)
{
  musette_chart_base_popup (self, x, y);
}

static void
copy_values_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (MusetteChartTable) table
      = musette_chart_base_create_table (MUSETTE_CHART_BASE (widget));
  g_autofree char *text = NULL;

  if (table == NULL)
    return;
  text = musette_chart_table_to_text (table, "\t");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
copy_picture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  bytes = musette_chart_base_export (MUSETTE_CHART_BASE (widget), "chart.png", &error);
  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, &error);
  if (texture == NULL)
    g_warning ("No picture for the clipboard: %s", error->message);
  else
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

static void
show_error (MusetteChartBase *self, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *dialog = musette_dialogs_alert (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                             _ ("The Chart Was Not Saved"), error->message);

  gtk_window_present (dialog);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MusetteChartBase) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    show_error (self, error);
}

static void
save_cb (GFile *file, gpointer user_data)
{
  MusetteChartBase *self = MUSETTE_CHART_BASE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (file == NULL)
    return;
  name = g_file_get_basename (file);
  bytes = musette_chart_base_export (self, name, &error);
  if (bytes == NULL)
    show_error (self, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         replaced_cb, g_object_ref (self));
}

static void
save_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  /* Translators: the suggested name of a file, its ending follows */
  g_autofree char *name
      = g_strdup_printf ("%s.%s", _ ("chart"), g_variant_get_string (parameter, NULL));

  musette_dialogs_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save Chart"), name,
                        save_cb, G_OBJECT (widget));
}

static void
show_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (MusetteChartTable) table
      = musette_chart_base_create_table (MUSETTE_CHART_BASE (widget));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (table != NULL)
    gtk_window_present (GTK_WINDOW (musette_chart_table_create_window (
        table, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL)));
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  musette_chart_base_popup (MUSETTE_CHART_BASE (widget), gtk_widget_get_width (widget) / 2.0,
                            gtk_widget_get_height (widget) / 2.0);
}

static void
musette_chart_base_dispose (GObject *object)
{
  MusetteChartBasePrivate *priv = get_private (MUSETTE_CHART_BASE (object));

  g_clear_pointer (&priv->menu, gtk_widget_unparent);
  g_clear_pointer (&priv->node, gsk_render_node_unref);
  G_OBJECT_CLASS (musette_chart_base_parent_class)->dispose (object);
}

static void
musette_chart_base_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_UNITS:
      g_value_set_uint (value, musette_chart_base_get_units (MUSETTE_CHART_BASE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_chart_base_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_UNITS:
      musette_chart_base_set_units (MUSETTE_CHART_BASE (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_step_binding (GtkWidgetClass *klass, guint key, int steps)
{
  gtk_widget_class_add_binding (klass, key, 0, step_cb, "i", steps);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "chart.copy-values", NULL, copy_values_cb);
  gtk_widget_class_install_action (klass, "chart.copy-picture", NULL, copy_picture_cb);
  gtk_widget_class_install_action (klass, "chart.save-as", "s", save_as_cb);
  gtk_widget_class_install_action (klass, "chart.show-table", NULL, show_table_cb);
  gtk_widget_class_install_action (klass, "chart.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy-values",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_T, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "chart.show-table", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "chart.menu", NULL);
  add_step_binding (klass, GDK_KEY_Left, -1);
  add_step_binding (klass, GDK_KEY_Right, 1);
  add_step_binding (klass, GDK_KEY_Up, 1);
  add_step_binding (klass, GDK_KEY_Down, -1);
}

static void
musette_chart_base_class_init (MusetteChartBaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = musette_chart_base_dispose;
  object_class->get_property = musette_chart_base_get_property;
  object_class->set_property = musette_chart_base_set_property;
  widget_class->snapshot = musette_chart_base_snapshot;
  widget_class->size_allocate = musette_chart_base_size_allocate;
  widget_class->css_changed = musette_chart_base_css_changed;
  widget_class->state_flags_changed = musette_chart_base_state_flags_changed;
  widget_class->direction_changed = musette_chart_base_direction_changed;

  /**
   * MusetteChartBase:units:
   *
   * Kilometres or miles, a #MusetteUnits.
   */
  properties[PROP_UNITS]
      = g_param_spec_uint ("units", NULL, NULL, 0, MUSETTE_UNITS_IMPERIAL, MUSETTE_UNITS_METRIC,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  klass->create_node = create_node;
  install_actions (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
add_controllers (MusetteChartBase *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  if (MUSETTE_CHART_BASE_GET_CLASS (self)->hover != NULL)
    {
      g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
      g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (press_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
musette_chart_base_init (MusetteChartBase *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (style_changed_cb), NULL);
  add_controllers (self);
  update_style (self);
}

/**
 * musette_chart_base_get_style:
 * @self: a chart
 *
 * Returns: (transfer none): how it is drawn at the moment
 */
const MusetteChartStyle *
musette_chart_base_get_style (MusetteChartBase *self)
{
  g_return_val_if_fail (MUSETTE_IS_CHART_BASE (self), NULL);

  return &get_private (self)->style;
}

/**
 * musette_chart_base_get_units:
 * @self: a chart
 *
 * Returns: kilometres or miles
 */
MusetteUnits
musette_chart_base_get_units (MusetteChartBase *self)
{
  g_return_val_if_fail (MUSETTE_IS_CHART_BASE (self), MUSETTE_UNITS_METRIC);

  return get_private (self)->units;
}

/**
 * musette_chart_base_set_units:
 * @self: a chart
 * @units: kilometres or miles
 */
void
musette_chart_base_set_units (MusetteChartBase *self, MusetteUnits units)
{
  MusetteChartBasePrivate *priv;

  g_return_if_fail (MUSETTE_IS_CHART_BASE (self));

  priv = get_private (self);
  if (priv->units == units)
    return;
  priv->units = units;
  update_style (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNITS]);
}

/**
 * musette_chart_base_invalidate:
 * @self: a chart
 *
 * Has the picture painted anew in the next frame.
 */
void
musette_chart_base_invalidate (MusetteChartBase *self)
{
  MusetteChartBasePrivate *priv;

  g_return_if_fail (MUSETTE_IS_CHART_BASE (self));

  priv = get_private (self);
  g_clear_pointer (&priv->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * musette_chart_base_set_summary:
 * @self: a chart
 * @label: (nullable): its name for those who do not see it
 * @description: (nullable): what it shows in a sentence
 */
void
musette_chart_base_set_summary (MusetteChartBase *self, const char *label, const char *description)
{
  g_return_if_fail (MUSETTE_IS_CHART_BASE (self));

  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
  if (description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
}

/**
 * musette_chart_base_create_table:
 * @self: a chart
 *
 * Returns: (transfer full) (nullable): the chart's data as a table, %NULL when there are none
 */
MusetteChartTable *
musette_chart_base_create_table (MusetteChartBase *self)
{
  MusetteChartBaseClass *klass;

  g_return_val_if_fail (MUSETTE_IS_CHART_BASE (self), NULL);

  klass = MUSETTE_CHART_BASE_GET_CLASS (self);
  return klass->create_table != NULL ? klass->create_table (self) : NULL;
}

static void
draw_export_cb (cairo_t *cr, double width, double height, gpointer user_data)
{
  MusetteChartBase *self = user_data;
  MusetteChartBaseClass *klass = MUSETTE_CHART_BASE_GET_CLASS (self);
  const MusetteChartStyle *style = musette_chart_base_get_style (self);

  musette_chart_style_set_source (cr, style->palette->background);
  cairo_paint (cr);
  cairo_translate (cr, MUSETTE_CHART_MARGIN, MUSETTE_CHART_MARGIN);
  width -= 2 * MUSETTE_CHART_MARGIN;
  height -= 2 * MUSETTE_CHART_MARGIN;
  if (klass->draw_all != NULL)
    klass->draw_all (self, style, cr, width, height);
  else
    klass->draw (self, style, cr, width, height);
}

static GBytes *
export_csv (MusetteChartBase *self, GError **error)
{
  MusetteChartBaseClass *klass = MUSETTE_CHART_BASE_GET_CLASS (self);
  g_autoptr (MusetteChartTable) table = NULL;
  char *text;

  if (klass->to_csv != NULL)
    return klass->to_csv (self);
  table = musette_chart_base_create_table (self);
  if (table == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("This chart has no values to save."));
      return NULL;
    }
  text = musette_chart_table_to_text (table, ";");
  return g_bytes_new_take (text, strlen (text));
}

/**
 * musette_chart_base_export:
 * @self: a chart
 * @file_name: a name ending in .png, .svg, .pdf or .csv
 * @error: return location for a #GError of %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the content of such a file, or %NULL
 */
GBytes *
musette_chart_base_export (MusetteChartBase *self, const char *file_name, GError **error)
{
  MusetteChartFormat format;
  double width;
  double height;

  g_return_val_if_fail (MUSETTE_IS_CHART_BASE (self) && file_name != NULL, NULL);

  if (g_str_has_suffix (file_name, ".csv"))
    return export_csv (self, error);
  if (!musette_chart_format_from_name (file_name, &format))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("“%s” does not end in .png, .svg, .pdf or .csv."), file_name);
      return NULL;
    }
  width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1) + 2 * MUSETTE_CHART_MARGIN;
  height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1) + 2 * MUSETTE_CHART_MARGIN;
  return musette_chart_export (format, width, height, PNG_SCALE, draw_export_cb, self, error);
}

static GMenuModel *
create_menu (MusetteChartBase *self)
{
  MusetteChartBaseClass *klass = MUSETTE_CHART_BASE_GET_CLASS (self);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenu) save = g_menu_new ();
  g_autoptr (GMenu) table = g_menu_new ();

  if (klass->create_section != NULL)
    {
      g_autoptr (GMenuModel) section = klass->create_section (self);

      g_menu_append_section (menu, NULL, section);
    }
  g_menu_append (copy, _ ("_Copy Values"), "chart.copy-values");
  g_menu_append (copy, _ ("Copy _Picture"), "chart.copy-picture");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append (save, _ ("Save As PNG…"), "chart.save-as::png");
  g_menu_append (save, _ ("Save As SVG…"), "chart.save-as::svg");
  g_menu_append (save, _ ("Save As PDF…"), "chart.save-as::pdf");
  g_menu_append (save, _ ("Save Values As CSV…"), "chart.save-as::csv");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  g_menu_append (table, _ ("Show as _Table"), "chart.show-table");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (table));
  return G_MENU_MODEL (menu);
}

/* GTK gives the focus of a menu that goes to the chart, and would scroll the whole of it into view.
 * What an entry of the menu gave the focus to keeps it. */
static void
menu_closed_cb (MusetteChartBase *self)
{
  MusetteChartBasePrivate *priv = get_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root == NULL)
    return;
  if (focus == NULL || gtk_widget_is_ancestor (focus, priv->menu))
    musette_chart_base_focus_in_place (self);
}

/**
 * musette_chart_base_popup:
 * @self: a chart
 * @x: where
 * @y: where
 *
 * Opens the context menu.
 */
void
musette_chart_base_popup (MusetteChartBase *self, double x, double y)
{
  MusetteChartBasePrivate *priv;

  g_return_if_fail (MUSETTE_IS_CHART_BASE (self));

  priv = get_private (self);
  if (MUSETTE_CHART_BASE_GET_CLASS (self)->prepare_menu != NULL)
    MUSETTE_CHART_BASE_GET_CLASS (self)->prepare_menu (self, x, y);
  if (priv->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu (self);

      priv->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (priv->menu, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (priv->menu), FALSE);
      gtk_widget_set_halign (priv->menu, GTK_ALIGN_START);
      g_signal_connect_object (priv->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (priv->menu));
}

/**
 * musette_chart_base_focus_in_place:
 * @self: a chart
 *
 * Gives the focus to a chart that was clicked or comes back into view with its page. The page stays
 * where it is: scrolling the whole chart into view would pull it away below the pointer that is
 * about to drag, and from where one has been reading.
 */
void
musette_chart_base_focus_in_place (MusetteChartBase *self)
{
  GtkWidget *viewport;
  gboolean scrolls;

  g_return_if_fail (MUSETTE_IS_CHART_BASE (self));

  viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  if (viewport == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }
  scrolls = gtk_viewport_get_scroll_to_focus (GTK_VIEWPORT (viewport));
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), scrolls);
}
