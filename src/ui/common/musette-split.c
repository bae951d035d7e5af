/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-split.h"

#include <adwaita.h>

/* A sidebar beside its content. Below COLLAPSE_WIDTH the sidebar leaves the row and, when asked
 * for, lies over the content. The split-view widgets that do this are newer than our floor. */
struct _MusetteSplit
{
  GtkWidget parent_instance;

  GtkWidget *sidebar;
  GtkWidget *content;
  GtkWidget *scrim;

  gboolean has_sidebar;
  gboolean show_sidebar;
  gboolean overlay_open;
  gboolean collapsed;
  guint notify_source;
};

static void musette_split_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MusetteSplit,
                               musette_split,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      musette_split_buildable_init))

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  PROP_COLLAPSED,
  PROP_SHOW_SIDEBAR,
  PROP_HAS_SIDEBAR,
  PROP_SIDEBAR_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

#define COLLAPSE_WIDTH 560
#define SIDEBAR_WIDTH 212
#define EDGE_KEPT_FREE 48

static gboolean
is_beside (MusetteSplit *self)
{
  return self->has_sidebar && self->show_sidebar && !self->collapsed;
}

static gboolean
is_over (MusetteSplit *self)
{
  return self->has_sidebar && self->collapsed && self->overlay_open;
}

static int
measure_sidebar (MusetteSplit *self)
{
  int minimum = 0;

  if (self->sidebar == NULL)
    return 0;
  gtk_widget_measure (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, SIDEBAR_WIDTH);
}

static void
update_shown (MusetteSplit *self)
{
  gboolean shown = is_beside (self) || is_over (self);

  if (self->sidebar != NULL)
    gtk_widget_set_child_visible (self->sidebar, shown);
  gtk_widget_set_child_visible (self->scrim, is_over (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_SHOWN]);
}

static gboolean
notify_collapsed_cb (gpointer user_data)
{
  MusetteSplit *self = user_data;

  self->notify_source = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_SHOWN]);
  return G_SOURCE_REMOVE;
}

static void
scrim_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, MusetteSplit *self)
{
  musette_split_close_overlay (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MusetteSplit *self = MUSETTE_SPLIT (widget);

  if (!is_over (self))
    return GDK_EVENT_PROPAGATE;
  musette_split_close_overlay (self);
  return GDK_EVENT_STOP;
}

/* Called while allocating: children may be shown or hidden here, but nobody else may be told yet,
 * since a handler that queues a resize would be lost. */
static void
update_collapsed (MusetteSplit *self, int width)
{
  gboolean collapsed = width < COLLAPSE_WIDTH;

  if (self->collapsed == collapsed)
    return;
  self->collapsed = collapsed;
  self->overlay_open = FALSE;
  if (self->sidebar != NULL)
    gtk_widget_set_child_visible (self->sidebar, is_beside (self));
  gtk_widget_set_child_visible (self->scrim, FALSE);
  if (self->notify_source == 0)
    self->notify_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_collapsed_cb, self, NULL);
}

static void
allocate_child (GtkWidget *child, int x, int width, int height)
{
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, width, height }, -1);
}

static void
musette_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusetteSplit *self = (MusetteSplit *) widget;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side;
  int taken;

  update_collapsed (self, width);
  side = measure_sidebar (self);
  if (self->collapsed)
    side = MIN (side, MAX (width - EDGE_KEPT_FREE, 0));
  taken = is_beside (self) ? side : 0;

  allocate_child (self->content, mirrored ? 0 : taken, width - taken, height);
  allocate_child (self->scrim, 0, width, height);
  if (is_beside (self) || is_over (self))
    allocate_child (self->sidebar, mirrored ? width - side : 0, side, height);
}

static void
measure_width (MusetteSplit *self, int for_size, int *minimum, int *natural)
{
  if (self->content != NULL)
    gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, for_size, minimum, natural, NULL,
                        NULL);
  if (self->has_sidebar && self->show_sidebar)
    *natural += measure_sidebar (self);
}

static void
measure_height (MusetteSplit *self, int for_size, int *minimum, int *natural)
{
  int side_minimum = 0;
  int content_width = for_size;

  if (for_size >= COLLAPSE_WIDTH && self->has_sidebar && self->show_sidebar)
    content_width -= measure_sidebar (self);
  if (self->content != NULL)
    gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, content_width, minimum, natural,
                        NULL, NULL);
  if (self->sidebar != NULL && self->has_sidebar)
    gtk_widget_measure (self->sidebar, GTK_ORIENTATION_VERTICAL, -1, &side_minimum, NULL, NULL,
                        NULL);
  *minimum = MAX (*minimum, side_minimum);
  *natural = MAX (*natural, *minimum);
}

static void
musette_split_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  MusetteSplit *self = (MusetteSplit *) widget;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, for_size, minimum, natural);
  else
    measure_height (self, for_size, minimum, natural);
}

static GtkSizeRequestMode
musette_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
set_child (MusetteSplit *self, GtkWidget **slot, GtkWidget *child, int property)
{
  if (*slot == child)
    return;
  g_clear_pointer (slot, gtk_widget_unparent);
  *slot = child;
  /* Order of the children is order of drawing and of focus: content, scrim, then the sidebar. */
  if (child != NULL && slot == &self->content)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  else if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  update_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
musette_split_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  if (g_strcmp0 (type, "sidebar") == 0)
    musette_split_set_sidebar (MUSETTE_SPLIT (buildable), GTK_WIDGET (child));
  else if (GTK_IS_WIDGET (child) && type == NULL)
    musette_split_set_content (MUSETTE_SPLIT (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
musette_split_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = musette_split_add_child;
}

static void
musette_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MusetteSplit *self = (MusetteSplit *) object;

  switch (id)
    {
    case PROP_SIDEBAR:
      g_value_set_object (value, self->sidebar);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_COLLAPSED:
      g_value_set_boolean (value, self->collapsed);
      break;
    case PROP_SHOW_SIDEBAR:
      g_value_set_boolean (value, self->show_sidebar);
      break;
    case PROP_HAS_SIDEBAR:
      g_value_set_boolean (value, self->has_sidebar);
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, musette_split_get_sidebar_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
musette_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MusetteSplit *self = (MusetteSplit *) object;

  switch (id)
    {
    case PROP_SIDEBAR:
      musette_split_set_sidebar (self, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      musette_split_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDEBAR:
      musette_split_set_show_sidebar (self, g_value_get_boolean (value));
      break;
    case PROP_HAS_SIDEBAR:
      musette_split_set_has_sidebar (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
musette_split_dispose (GObject *object)
{
  MusetteSplit *self = (MusetteSplit *) object;

  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (musette_split_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /** MusetteSplit:sidebar: the widget at the start */
  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /** MusetteSplit:content: the widget that fills the rest */
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /** MusetteSplit:collapsed: whether there is no room for the sidebar beside the content */
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /** MusetteSplit:show-sidebar: whether the user wants the sidebar where there is room for it */
  properties[PROP_SHOW_SIDEBAR] = g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, flags);
  /** MusetteSplit:has-sidebar: whether there is anything to choose in the sidebar now */
  properties[PROP_HAS_SIDEBAR] = g_param_spec_boolean ("has-sidebar", NULL, NULL, TRUE, flags);
  /** MusetteSplit:sidebar-shown: whether the sidebar is on the screen, beside or over */
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, FALSE,
                                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_split_class_init (MusetteSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = musette_split_get_property;
  object_class->set_property = musette_split_set_property;
  object_class->dispose = musette_split_dispose;
  widget_class->measure = musette_split_measure;
  widget_class->size_allocate = musette_split_size_allocate;
  widget_class->get_request_mode = musette_split_get_request_mode;
  install_properties (object_class);
  gtk_widget_class_set_css_name (widget_class, "musette-split");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
musette_split_init (MusetteSplit *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  /* Narrow until the first allocation tells: so a window that starts narrow can be so. */
  self->collapsed = TRUE;
  self->has_sidebar = TRUE;
  self->show_sidebar = TRUE;
  self->scrim = adw_bin_new ();
  gtk_widget_add_css_class (self->scrim, "scrim");
  gtk_widget_set_child_visible (self->scrim, FALSE);
  gtk_widget_set_parent (self->scrim, GTK_WIDGET (self));
  g_signal_connect_object (click, "pressed", G_CALLBACK (scrim_pressed_cb), self, 0);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
}

/**
 * musette_split_new:
 *
 * Returns: (transfer floating): an empty split
 */
GtkWidget *
musette_split_new (void)
{
  return g_object_new (MUSETTE_TYPE_SPLIT, NULL);
}

/**
 * musette_split_set_sidebar:
 * @self: a split
 * @sidebar: (nullable): the widget at the start
 */
void
musette_split_set_sidebar (MusetteSplit *self, GtkWidget *sidebar)
{
  g_return_if_fail (MUSETTE_IS_SPLIT (self));
  g_return_if_fail (sidebar == NULL || GTK_IS_WIDGET (sidebar));

  set_child (self, &self->sidebar, sidebar, PROP_SIDEBAR);
}

/**
 * musette_split_set_content:
 * @self: a split
 * @content: (nullable): the widget that fills the rest
 */
void
musette_split_set_content (MusetteSplit *self, GtkWidget *content)
{
  g_return_if_fail (MUSETTE_IS_SPLIT (self));
  g_return_if_fail (content == NULL || GTK_IS_WIDGET (content));

  set_child (self, &self->content, content, PROP_CONTENT);
}

/**
 * musette_split_get_collapsed:
 * @self: a split
 *
 * Returns: whether the split is too narrow for both
 */
gboolean
musette_split_get_collapsed (MusetteSplit *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPLIT (self), FALSE);

  return self->collapsed;
}

/**
 * musette_split_get_show_sidebar:
 * @self: a split
 *
 * Returns: whether the sidebar is wanted where there is room
 */
gboolean
musette_split_get_show_sidebar (MusetteSplit *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPLIT (self), FALSE);

  return self->show_sidebar;
}

/**
 * musette_split_set_show_sidebar:
 * @self: a split
 * @show: whether the sidebar is wanted where there is room
 */
void
musette_split_set_show_sidebar (MusetteSplit *self, gboolean show)
{
  g_return_if_fail (MUSETTE_IS_SPLIT (self));

  if (self->show_sidebar == !!show)
    return;
  self->show_sidebar = !!show;
  update_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDEBAR]);
}

/**
 * musette_split_get_has_sidebar:
 * @self: a split
 *
 * Returns: whether there is anything to choose in the sidebar
 */
gboolean
musette_split_get_has_sidebar (MusetteSplit *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPLIT (self), FALSE);

  return self->has_sidebar;
}

/**
 * musette_split_set_has_sidebar:
 * @self: a split
 * @has_sidebar: whether there is anything to choose in the sidebar
 */
void
musette_split_set_has_sidebar (MusetteSplit *self, gboolean has_sidebar)
{
  g_return_if_fail (MUSETTE_IS_SPLIT (self));

  if (self->has_sidebar == !!has_sidebar)
    return;
  self->has_sidebar = !!has_sidebar;
  update_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_SIDEBAR]);
}

/**
 * musette_split_get_sidebar_shown:
 * @self: a split
 *
 * Returns: whether the sidebar is on the screen, beside the content or over it
 */
gboolean
musette_split_get_sidebar_shown (MusetteSplit *self)
{
  g_return_val_if_fail (MUSETTE_IS_SPLIT (self), FALSE);

  return is_beside (self) || is_over (self);
}

/**
 * musette_split_toggle_sidebar:
 * @self: a split
 *
 * Shows or hides the sidebar: beside the content where there is room, else over it.
 */
void
musette_split_toggle_sidebar (MusetteSplit *self)
{
  g_return_if_fail (MUSETTE_IS_SPLIT (self));

  if (!self->collapsed)
    {
      musette_split_set_show_sidebar (self, !self->show_sidebar);
      return;
    }
  self->overlay_open = !self->overlay_open;
  update_shown (self);
  if (is_over (self))
    gtk_widget_child_focus (self->sidebar, GTK_DIR_TAB_FORWARD);
}

/**
 * musette_split_close_overlay:
 * @self: a split
 *
 * Takes away a sidebar that lies over the content; one beside it stays.
 */
void
musette_split_close_overlay (MusetteSplit *self)
{
  g_return_if_fail (MUSETTE_IS_SPLIT (self));

  if (!self->overlay_open)
    return;
  self->overlay_open = FALSE;
  update_shown (self);
}
