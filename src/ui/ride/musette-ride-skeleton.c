/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-skeleton.h"

#include "config.h"

#include <glib/gi18n.h>

/* The place of the charts while their samples are on the way: empty axes where they will stand, so
 * that nothing jumps when they come. */
struct _MusetteRideSkeleton
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MusetteRideSkeleton, musette_ride_skeleton, GTK_TYPE_WIDGET)

#define N_CHARTS 4
#define N_LINES 4
#define CHART_HEIGHT 100
#define TITLE_WIDTH 96
#define TITLE_HEIGHT 10
#define TITLE_ROOM 26
#define GAP 12
#define LINE_ALPHA 0.08f
#define TITLE_ALPHA 0.12f

static void
append_block (GtkSnapshot *snapshot, graphene_rect_t block, GdkRGBA color, float radius)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &block, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &color, &block);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_chart (GtkSnapshot *snapshot, GdkRGBA color, float y, float width, gboolean rtl)
{
  float x = rtl ? width - TITLE_WIDTH : 0;

  color.alpha = TITLE_ALPHA;
  append_block (snapshot, GRAPHENE_RECT_INIT (x, y + 6, TITLE_WIDTH, TITLE_HEIGHT), color,
                TITLE_HEIGHT / 2.0f);
  color.alpha = LINE_ALPHA;
  for (guint line = 0; line < N_LINES; line++)
    {
      float top = y + TITLE_ROOM + line * (CHART_HEIGHT - TITLE_ROOM) / (N_LINES - 1.0f);

      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (0, (float) (int) top, width, 1));
    }
}

static void
musette_ride_skeleton_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < N_CHARTS; i++)
    snapshot_chart (snapshot, color, (float) i * (CHART_HEIGHT + GAP),
                    (float) gtk_widget_get_width (widget), rtl);
}

static void
musette_ride_skeleton_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? 2 * TITLE_WIDTH
                            : N_CHARTS * (CHART_HEIGHT + GAP) - GAP + 1;
}

static void
musette_ride_skeleton_class_init (MusetteRideSkeletonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = musette_ride_skeleton_snapshot;
  widget_class->measure = musette_ride_skeleton_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
musette_ride_skeleton_init (MusetteRideSkeleton *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The charts are being loaded"), -1);
}

/**
 * musette_ride_skeleton_new:
 *
 * Returns: (transfer floating): empty axes
 */
GtkWidget *
musette_ride_skeleton_new (void)
{
  return g_object_new (MUSETTE_TYPE_RIDE_SKELETON, NULL);
}
