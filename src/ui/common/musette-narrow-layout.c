/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-narrow-layout.h"

/**
 * MusetteNarrowLayout:
 *
 * Gives a widget's only child all the room there is, and tells when that becomes so narrow that
 * something should be left out or put elsewhere.
 */
struct _MusetteNarrowLayout
{
  GtkLayoutManager parent_instance;

  int limit;
  int width;
  gboolean is_narrow;
  guint source;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MusetteNarrowLayout, musette_narrow_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_below (MusetteNarrowLayout *self)
{
  return self->width < self->limit;
}

static gboolean
update_cb (gpointer user_data)
{
  MusetteNarrowLayout *self = user_data;

  self->source = 0;
  if (self->is_narrow == is_below (self))
    return G_SOURCE_REMOVE;
  self->is_narrow = is_below (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

/* Popovers are none of its business. */
static GtkWidget *
get_child (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
musette_narrow_layout_measure (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  GtkWidget *child = get_child (widget);

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

/* What is shown cannot be changed while it is laid out. */
static void
musette_narrow_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  MusetteNarrowLayout *self = MUSETTE_NARROW_LAYOUT (manager);
  GtkWidget *child = get_child (widget);

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
  self->width = width;
  if (self->is_narrow != is_below (self) && self->source == 0)
    self->source = g_idle_add (update_cb, self);
}

static void
musette_narrow_layout_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  if (prop_id == PROP_NARROW)
    g_value_set_boolean (value, MUSETTE_NARROW_LAYOUT (object)->is_narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
musette_narrow_layout_dispose (GObject *object)
{
  g_clear_handle_id (&((MusetteNarrowLayout *) object)->source, g_source_remove);
  G_OBJECT_CLASS (musette_narrow_layout_parent_class)->dispose (object);
}

static void
musette_narrow_layout_class_init (MusetteNarrowLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = musette_narrow_layout_get_property;
  object_class->dispose = musette_narrow_layout_dispose;
  layout_class->measure = musette_narrow_layout_measure;
  layout_class->allocate = musette_narrow_layout_allocate;

  /**
   * MusetteNarrowLayout:narrow:
   *
   * Whether there is less room than the limit. It is told when nothing is being laid out.
   */
  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
musette_narrow_layout_init (MusetteNarrowLayout *self)
{
}

/**
 * musette_narrow_layout_attach:
 * @widget: a widget with one child
 * @limit: what is narrower is narrow, in pixels
 *
 * Returns: (transfer none): what lays @widget out from now on
 */
MusetteNarrowLayout *
musette_narrow_layout_attach (GtkWidget *widget, int limit)
{
  MusetteNarrowLayout *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (MUSETTE_TYPE_NARROW_LAYOUT, NULL);
  self->limit = limit;
  gtk_widget_set_layout_manager (widget, GTK_LAYOUT_MANAGER (self));
  return self;
}

/**
 * musette_narrow_layout_get_narrow:
 * @self: a layout
 *
 * Returns: whether there is less room than the limit
 */
gboolean
musette_narrow_layout_get_narrow (MusetteNarrowLayout *self)
{
  g_return_val_if_fail (MUSETTE_IS_NARROW_LAYOUT (self), FALSE);

  return self->is_narrow;
}
