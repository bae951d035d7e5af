/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-skeleton.h"

#include <adwaita.h>

#include "musette-paint.h"

/* Where the rows will be once they are there: pale bars in the places of names and figures. */
struct _MusetteActivitySkeleton
{
  GtkWidget parent_instance;

  MusetteActivityColumns *columns;
};

G_DEFINE_FINAL_TYPE (MusetteActivitySkeleton, musette_activity_skeleton, GTK_TYPE_WIDGET)

#define PADDING 8
#define ICON_SIZE 20
#define BAR_HEIGHT 10
#define STRENGTH 0.08

static GdkRGBA
get_color (void)
{
  return musette_paint_to_rgba (
      musette_color_with_alpha (musette_paint_get_palette ()->text, STRENGTH));
}

static void
draw_bar (MusetteActivitySkeleton *self,
          GtkSnapshot *snapshot,
          graphene_rect_t place,
          const GdkRGBA *color)
{
  GskRoundedRect outline;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.origin.x
        = (float) gtk_widget_get_width (GTK_WIDGET (self)) - place.origin.x - place.size.width;
  gsk_rounded_rect_init_from_rect (&outline, &place, place.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, &place);
  gtk_snapshot_pop (snapshot);
}

static void
draw_row (MusetteActivitySkeleton *self,
          GtkSnapshot *snapshot,
          const MusetteActivityLayout *layout,
          int top,
          int height,
          guint index)
{
  /* Names differ in length. */
  static const float lengths[] = { 0.62F, 0.45F, 0.7F, 0.38F, 0.55F };
  float share = lengths[index % G_N_ELEMENTS (lengths)];
  float middle = (float) (top + height / 2);
  float width = MIN ((float) layout->text_width, 320);
  GdkRGBA color = get_color ();

  draw_bar (
      self, snapshot,
      GRAPHENE_RECT_INIT ((float) layout->icon_x, middle - ICON_SIZE / 2.0F, ICON_SIZE, ICON_SIZE),
      &color);
  draw_bar (self, snapshot,
            GRAPHENE_RECT_INIT ((float) layout->text_x, middle - BAR_HEIGHT - 3, width * share,
                                BAR_HEIGHT),
            &color);
  draw_bar (self, snapshot,
            GRAPHENE_RECT_INIT ((float) layout->text_x, middle + 5, width * 0.5F, BAR_HEIGHT - 3),
            &color);
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    if (layout->ends[i] > 0)
      draw_bar (self, snapshot,
                GRAPHENE_RECT_INIT ((float) layout->ends[i] - 48, middle - BAR_HEIGHT / 2.0F, 48,
                                    BAR_HEIGHT),
                &color);
}

static void
musette_activity_skeleton_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusetteActivitySkeleton *self = (MusetteActivitySkeleton *) widget;
  int width = gtk_widget_get_width (widget);
  int bottom = gtk_widget_get_height (widget);
  const MusetteActivityLayout *layout;
  int height;

  if (self->columns == NULL)
    return;
  layout = musette_activity_columns_get_layout (self->columns, width);
  height = musette_activity_columns_get_line_height (self->columns)
           + musette_activity_columns_get_caption_height (self->columns) + 2 * PADDING;
  for (int i = 0; (i + 1) * height <= bottom; i++)
    draw_row (self, snapshot, layout, i * height, height, (guint) i);
}

static void
musette_activity_skeleton_dispose (GObject *object)
{
  g_clear_object (&((MusetteActivitySkeleton *) object)->columns);
  G_OBJECT_CLASS (musette_activity_skeleton_parent_class)->dispose (object);
}

static void
musette_activity_skeleton_class_init (MusetteActivitySkeletonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_activity_skeleton_dispose;
  widget_class->snapshot = musette_activity_skeleton_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
musette_activity_skeleton_init (MusetteActivitySkeleton *self)
{
}

/**
 * musette_activity_skeleton_set_columns:
 * @self: a skeleton
 * @columns: where things will stand
 */
void
musette_activity_skeleton_set_columns (MusetteActivitySkeleton *self,
                                       MusetteActivityColumns *columns)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_SKELETON (self));

  g_set_object (&self->columns, columns);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
