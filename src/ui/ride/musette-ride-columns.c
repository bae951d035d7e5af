/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-columns.h"

#include "musette-focus-order.h"

/**
 * MusetteRideColumns:
 *
 * Two children side by side where there is room, and below each other where there is not. The
 * second one keeps a fixed width beside the first.
 */
struct _MusetteRideColumns
{
  GtkWidget parent_instance;

  GtkWidget *main;
  GtkWidget *side;
  gboolean wide;
};

G_DEFINE_FINAL_TYPE (MusetteRideColumns, musette_ride_columns, GTK_TYPE_WIDGET)

#define WIDE_FROM 860
#define SIDE_WIDTH 340
#define SPACING 24

enum
{
  PROP_0,
  PROP_MAIN,
  PROP_SIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_shown (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

static gboolean
is_wide (MusetteRideColumns *self, int width)
{
  return width >= WIDE_FROM && is_shown (self->side) && is_shown (self->main);
}

static GtkSizeRequestMode
musette_ride_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *child, int *min, int *natural)
{
  *min = *natural = 0;
  if (is_shown (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, min, natural, NULL, NULL);
}

/* A child has its natural height: the page scrolls, so there is no reason to give it less. */
static int
get_height (GtkWidget *child, int width)
{
  int natural = 0;

  if (is_shown (child))
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_total_height (MusetteRideColumns *self, int width)
{
  int main_height;
  int side_height;

  if (is_wide (self, width))
    return MAX (get_height (self->main, width - SIDE_WIDTH - SPACING),
                get_height (self->side, SIDE_WIDTH));
  main_height = get_height (self->main, width);
  side_height = get_height (self->side, width);
  return main_height + side_height + (main_height > 0 && side_height > 0 ? SPACING : 0);
}

static void
musette_ride_columns_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *min,
                              int *natural,
                              int *min_baseline,
                              int *natural_baseline)
{
  MusetteRideColumns *self = (MusetteRideColumns *) widget;
  int side_min;
  int side_natural;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *min = *natural = get_total_height (self, for_size);
      return;
    }
  measure_width (self->main, min, natural);
  measure_width (self->side, &side_min, &side_natural);
  *min = MAX (*min, side_min);
  *natural = MAX (*natural + SPACING + SIDE_WIDTH, WIDE_FROM);
}

static void
allocate_at (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
allocate_wide (MusetteRideColumns *self, int width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int main_width = width - SIDE_WIDTH - SPACING;

  allocate_at (self->main, rtl ? SIDE_WIDTH + SPACING : 0, 0, main_width,
               get_height (self->main, main_width));
  allocate_at (self->side, rtl ? 0 : main_width + SPACING, 0, SIDE_WIDTH,
               get_height (self->side, SIDE_WIDTH));
}

static void
musette_ride_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MusetteRideColumns *self = (MusetteRideColumns *) widget;
  int y = 0;

  self->wide = is_wide (self, width);
  if (self->wide)
    {
      allocate_wide (self, width);
      return;
    }
  if (is_shown (self->main))
    {
      int main_height = get_height (self->main, width);

      allocate_at (self->main, 0, 0, width, main_height);
      y = main_height + SPACING;
    }
  if (is_shown (self->side))
    allocate_at (self->side, 0, y, width, MAX (height - y, get_height (self->side, width)));
}

static void
musette_ride_columns_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  MusetteRideColumns *self = (MusetteRideColumns *) object;

  switch (prop_id)
    {
    case PROP_MAIN:
      musette_ride_columns_set_main (self, g_value_get_object (value));
      break;
    case PROP_SIDE:
      musette_ride_columns_set_side (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
musette_ride_columns_dispose (GObject *object)
{
  MusetteRideColumns *self = (MusetteRideColumns *) object;

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (musette_ride_columns_parent_class)->dispose (object);
}

static void
musette_ride_columns_class_init (MusetteRideColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = musette_ride_columns_dispose;
  object_class->set_property = musette_ride_columns_set_property;
  widget_class->focus = musette_focus_order_move;
  widget_class->get_request_mode = musette_ride_columns_get_request_mode;
  widget_class->measure = musette_ride_columns_measure;
  widget_class->size_allocate = musette_ride_columns_size_allocate;
  /** MusetteRideColumns:main: the child that takes the room there is */
  properties[PROP_MAIN] = g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /** MusetteRideColumns:side: the child beside or below it */
  properties[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_ride_columns_init (MusetteRideColumns *self)
{
}

/**
 * musette_ride_columns_new:
 *
 * Returns: (transfer floating): columns without children
 */
GtkWidget *
musette_ride_columns_new (void)
{
  return g_object_new (MUSETTE_TYPE_RIDE_COLUMNS, NULL);
}

static void
set_child (MusetteRideColumns *self, GtkWidget **place, GtkWidget *child, guint property)
{
  if (*place == child)
    return;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  /* The side comes behind the main child in focus and reading order. */
  if (child != NULL && property == PROP_MAIN)
    gtk_widget_insert_after (child, GTK_WIDGET (self), NULL);
  else if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * musette_ride_columns_set_main:
 * @self: columns
 * @child: (nullable): the child that takes the room there is
 */
void
musette_ride_columns_set_main (MusetteRideColumns *self, GtkWidget *child)
{
  g_return_if_fail (MUSETTE_IS_RIDE_COLUMNS (self));

  set_child (self, &self->main, child, PROP_MAIN);
}

/**
 * musette_ride_columns_set_side:
 * @self: columns
 * @child: (nullable): the child beside or below it
 */
void
musette_ride_columns_set_side (MusetteRideColumns *self, GtkWidget *child)
{
  g_return_if_fail (MUSETTE_IS_RIDE_COLUMNS (self));

  set_child (self, &self->side, child, PROP_SIDE);
}
