/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-row.h"

#include <gtk/gtk.h>

#include "musette-paint.h"

/* One row of the list: an activity, the heading of a month, or the totals. It is drawn, not built
 * of labels: a list keeps two hundred rows ready, and two thousand labels would double the time the
 * app needs to start. */

typedef enum
{
  STYLE_ACTIVITY,
  STYLE_MONTH,
  STYLE_TOTALS,
} Style;

struct _MusetteActivityRow
{
  GtkWidget parent_instance;

  MusetteActivityColumns *columns;
  MusetteActivityText text;
  MusetteActivity *activity;
  gboolean has_text; /* whether the text of the activity is made */
  MusetteActivityMonth *month;
  MusetteUnits units;
  Style style;
};

G_DEFINE_FINAL_TYPE (MusetteActivityRow, musette_activity_row, GTK_TYPE_WIDGET)

#define ICON_SIZE 20
#define PADDING 8
#define MONTH_SPACE 18
#define CAPTION_SCALE 0.82

/* What a piece of text looks like. */
typedef struct
{
  double scale;
  PangoWeight weight;
  gboolean dim;
  gboolean at_end;
  gboolean figure;
} Pen;

static GdkRGBA
get_color (gboolean dim)
{
  const MusetteChartPalette *palette = musette_paint_get_palette ();

  return musette_paint_to_rgba (dim ? palette->dim_text : palette->text);
}

/* The focus is on the item of the list that holds the row. */
static void
set_name (MusetteActivityRow *self)
{
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text.spoken, -1);
  if (holder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->text.spoken, -1);
}

/* A list binds two hundred rows and shows twenty: the others wait for their text. */
static void
ensure_text (MusetteActivityRow *self)
{
  MusetteActivity *activity = self->activity;
  MusetteActivityTextOptions options;

  if (activity == NULL || self->has_text)
    return;
  options = (MusetteActivityTextOptions){ self->units,
                                          musette_activity_columns_get_mask (self->columns),
                                          musette_activity_columns_get_gear (self->columns) };
  musette_activity_text_set_activity (&self->text, activity, &options);
  set_name (self);
  self->has_text = TRUE;
}

static void
insert_from (PangoAttrList *attributes, gsize start, PangoAttribute *attribute)
{
  attribute->start_index = (guint) start;
  pango_attr_list_insert (attributes, attribute);
}

/* A unit is smaller and lighter than its number, yet one text with it. */
static void
add_unit_attributes (PangoAttrList *attributes, const char *text, Pen pen)
{
  const char *unit = strstr (text, MUSETTE_THIN_SPACE);
  GdkRGBA color = get_color (TRUE);
  gsize start;

  if (unit == NULL)
    return;
  start = (gsize) (unit - text);
  insert_from (attributes, start, pango_attr_scale_new (pen.scale * CAPTION_SCALE));
  insert_from (attributes, start, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
  insert_from (attributes, start,
               pango_attr_foreground_new ((guint16) (color.red * 65535),
                                          (guint16) (color.green * 65535),
                                          (guint16) (color.blue * 65535)));
  insert_from (attributes, start,
               pango_attr_foreground_alpha_new ((guint16) (color.alpha * 65535)));
}

static PangoLayout *
make_layout (MusetteActivityRow *self, const char *text, Pen pen)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_attr_list_insert (attributes, pango_attr_scale_new (pen.scale));
  pango_attr_list_insert (attributes, pango_attr_weight_new (pen.weight));
  if (pen.at_end)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (pen.figure)
    add_unit_attributes (attributes, text, pen);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* Draws @text between @x and @x + @width, counted from the start of the line, around @middle. */
static void
draw_text (MusetteActivityRow *self,
           GtkSnapshot *snapshot,
           const char *text,
           Pen pen,
           graphene_rect_t place)
{
  g_autoptr (PangoLayout) layout = NULL;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA color = get_color (pen.dim);
  float x = place.origin.x;
  int width;
  int height;

  if (text == NULL || *text == '\0' || place.size.width < 1)
    return;
  layout = make_layout (self, text, pen);
  if (!pen.at_end)
    {
      pango_layout_set_width (layout, (int) place.size.width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      /* Names may be of either direction: they stand at the start of the row all the same. */
      pango_layout_set_auto_dir (layout, FALSE);
      pango_layout_set_alignment (layout, mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pen.at_end)
    x += place.size.width - (float) width;
  else
    width = (int) place.size.width;
  if (mirrored)
    x = (float) gtk_widget_get_width (GTK_WIDGET (self)) - x - (float) width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (x, place.origin.y + (float) ((int) place.size.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_icon (MusetteActivityRow *self, GtkSnapshot *snapshot, int x, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  GdkRGBA color = get_color (TRUE);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
      theme, self->text.icon_name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
      gtk_widget_get_direction (widget), 0);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - ICON_SIZE;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) x, (float) ((height - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), GDK_SNAPSHOT (snapshot),
                                            ICON_SIZE, ICON_SIZE, &color, 1);
  gtk_snapshot_restore (snapshot);
}

static Pen
get_cell_pen (MusetteActivityRow *self)
{
  switch (self->style)
    {
    case STYLE_MONTH:
    case STYLE_TOTALS:
      return (Pen){ 1, PANGO_WEIGHT_BOLD, FALSE, TRUE, TRUE };
    case STYLE_ACTIVITY:
    default:
      return (Pen){ 1, PANGO_WEIGHT_NORMAL, FALSE, TRUE, TRUE };
    }
}

static void
draw_cells (MusetteActivityRow *self,
            GtkSnapshot *snapshot,
            const MusetteActivityLayout *layout,
            graphene_rect_t line)
{
  Pen pen = get_cell_pen (self);

  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    {
      const char *text = self->text.cells[i];
      float start;

      if (layout->ends[i] == 0 || text == NULL)
        continue;
      start
          = musette_activity_column_is_text (i)
                ? (float) (layout->ends[i] - musette_activity_columns_get_width (self->columns, i))
                : 0;
      pen.at_end = start == 0;
      pen.dim = g_str_equal (text, MUSETTE_MISSING);
      draw_text (self, snapshot, text, pen,
                 GRAPHENE_RECT_INIT (start, line.origin.y, (float) layout->ends[i] - start,
                                     line.size.height));
    }
  if (self->text.note != NULL)
    draw_text (
        self, snapshot, self->text.note,
        (Pen){ CAPTION_SCALE, PANGO_WEIGHT_NORMAL, TRUE, TRUE, FALSE },
        GRAPHENE_RECT_INIT (0, line.origin.y,
                            (float) (gtk_widget_get_width (GTK_WIDGET (self)) - layout->margin),
                            line.size.height));
}

/* Small text at the end of a line. Returns the room that is left before it. */
static float
draw_end (MusetteActivityRow *self, GtkSnapshot *snapshot, const char *text, graphene_rect_t place)
{
  Pen pen = { CAPTION_SCALE, PANGO_WEIGHT_NORMAL, TRUE, TRUE, FALSE };
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL)
    return place.size.width;
  layout = make_layout (self, text, pen);
  pango_layout_get_pixel_size (layout, &width, NULL);
  draw_text (self, snapshot, text, pen, place);
  return MAX (place.size.width - (float) width - PADDING, 0);
}

static void
draw_activity (MusetteActivityRow *self,
               GtkSnapshot *snapshot,
               const MusetteActivityLayout *layout,
               graphene_rect_t line)
{
  float caption = (float) musette_activity_columns_get_caption_height (self->columns);
  float height = line.size.height;
  const char *second = layout->compact ? self->text.figures : self->text.subtitle;
  Pen second_pen = { CAPTION_SCALE, PANGO_WEIGHT_NORMAL, TRUE, FALSE, FALSE };
  graphene_rect_t first = GRAPHENE_RECT_INIT (
      (float) layout->text_x, PADDING, (float) layout->text_width, height - caption - 2 * PADDING);
  graphene_rect_t below
      = GRAPHENE_RECT_INIT (first.origin.x, PADDING + first.size.height, first.size.width, caption);

  if (self->text.icon_name != NULL)
    draw_icon (self, snapshot, layout->icon_x, (int) height);
  if (layout->compact)
    first.size.width = draw_end (self, snapshot, self->text.day, first);
  draw_text (self, snapshot, self->text.title, (Pen){ 1, PANGO_WEIGHT_MEDIUM, FALSE, FALSE, FALSE },
             first);
  draw_text (self, snapshot, second, second_pen, below);
  if (!layout->compact)
    draw_cells (self, snapshot, layout, line);
}

/* A month, the totals or the titles: one line that starts at the margin. */
static void
draw_heading (MusetteActivityRow *self,
              GtkSnapshot *snapshot,
              const MusetteActivityLayout *layout,
              graphene_rect_t line)
{
  float margin = (float) layout->margin;
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)) - 2 * margin;
  graphene_rect_t title = GRAPHENE_RECT_INIT (margin, line.origin.y, width, line.size.height);

  if (layout->compact)
    title.size.width = draw_end (self, snapshot, self->text.figures, title);
  else
    title.size.width = (float) (layout->text_x + layout->text_width - layout->margin);
  draw_text (self, snapshot, self->text.title, (Pen){ 1, PANGO_WEIGHT_BOLD, FALSE, FALSE, FALSE },
             title);
  if (!layout->compact)
    draw_cells (self, snapshot, layout, line);
}

static void
musette_activity_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MusetteActivityRow *self = (MusetteActivityRow *) widget;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  const MusetteActivityLayout *layout = musette_activity_columns_get_layout (self->columns, width);
  int top = self->style == STYLE_MONTH ? MONTH_SPACE : 0;
  graphene_rect_t line = GRAPHENE_RECT_INIT (0, (float) top, (float) width, (float) (height - top));

  if (self->style == STYLE_ACTIVITY)
    draw_activity (self, snapshot, layout, line);
  else
    draw_heading (self, snapshot, layout, line);
}

static void
musette_activity_row_map (GtkWidget *widget)
{
  ensure_text ((MusetteActivityRow *) widget);
  GTK_WIDGET_CLASS (musette_activity_row_parent_class)->map (widget);
}

static int
get_row_height (MusetteActivityRow *self)
{
  int line = musette_activity_columns_get_line_height (self->columns);
  int caption = musette_activity_columns_get_caption_height (self->columns);

  switch (self->style)
    {
    case STYLE_MONTH:
      return MONTH_SPACE + line + PADDING;
    case STYLE_TOTALS:
      return line + 2 * PADDING;
    case STYLE_ACTIVITY:
    default:
      return line + caption + 2 * PADDING;
    }
}

static void
musette_activity_row_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = get_row_height ((MusetteActivityRow *) widget);
}

static gboolean
musette_activity_row_query_tooltip (GtkWidget *widget,
                                    int x,
                                    int y,
                                    gboolean keyboard_tooltip,
                                    GtkTooltip *tooltip)
{
  MusetteActivityRow *self = (MusetteActivityRow *) widget;
  const MusetteActivityLayout *layout
      = musette_activity_columns_get_layout (self->columns, gtk_widget_get_width (widget));
  g_autoptr (PangoLayout) title = NULL;
  int width;

  if (self->style != STYLE_ACTIVITY)
    return FALSE;
  title
      = make_layout (self, self->text.title, (Pen){ 1, PANGO_WEIGHT_MEDIUM, FALSE, FALSE, FALSE });
  pango_layout_get_pixel_size (title, &width, NULL);
  if (width <= layout->text_width)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text.title);
  return TRUE;
}

static void
columns_changed_cb (MusetteActivityRow *self)
{
  self->has_text = FALSE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ensure_text (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
month_changed_cb (MusetteActivityRow *self)
{
  musette_activity_text_set_month (&self->text, self->month, self->units);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
unbind (MusetteActivityRow *self)
{
  g_clear_object (&self->activity);
  self->has_text = FALSE;
  if (self->month != NULL)
    g_signal_handlers_disconnect_by_data (self->month, self);
  g_clear_object (&self->month);
}

static void
set_style (MusetteActivityRow *self, Style style)
{
  gboolean same = self->style == style;

  self->style = style;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), style == STYLE_ACTIVITY);
  if (style != STYLE_ACTIVITY)
    set_name (self);
  if (same)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
musette_activity_row_dispose (GObject *object)
{
  MusetteActivityRow *self = (MusetteActivityRow *) object;

  unbind (self);
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  g_clear_object (&self->columns);
  G_OBJECT_CLASS (musette_activity_row_parent_class)->dispose (object);
}

static void
musette_activity_row_finalize (GObject *object)
{
  musette_activity_text_clear (&((MusetteActivityRow *) object)->text);
  G_OBJECT_CLASS (musette_activity_row_parent_class)->finalize (object);
}

static void
musette_activity_row_class_init (MusetteActivityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = musette_activity_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = musette_activity_row_finalize;
  widget_class->map = musette_activity_row_map;
  widget_class->snapshot = musette_activity_row_snapshot;
  widget_class->measure = musette_activity_row_measure;
  widget_class->query_tooltip = musette_activity_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "musette-activity-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
musette_activity_row_init (MusetteActivityRow *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * musette_activity_row_new:
 * @columns: the columns of the list
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
musette_activity_row_new (MusetteActivityColumns *columns)
{
  MusetteActivityRow *self;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (columns), NULL);

  self = g_object_new (MUSETTE_TYPE_ACTIVITY_ROW, NULL);
  self->columns = g_object_ref (columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * musette_activity_row_set_item:
 * @self: a row
 * @item: a #MusetteActivity or a #MusetteActivityMonth
 * @units: units for people
 */
void
musette_activity_row_set_item (MusetteActivityRow *self, GObject *item, MusetteUnits units)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_ROW (self));
  g_return_if_fail (G_IS_OBJECT (item));

  unbind (self);
  self->units = units;
  if (!MUSETTE_IS_ACTIVITY_MONTH (item))
    {
      self->activity = g_object_ref (MUSETTE_ACTIVITY (item));
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        ensure_text (self);
      set_style (self, STYLE_ACTIVITY);
      return;
    }
  self->month = g_object_ref (MUSETTE_ACTIVITY_MONTH (item));
  g_signal_connect_swapped (item, "changed", G_CALLBACK (month_changed_cb), self);
  musette_activity_text_set_month (&self->text, self->month, units);
  set_style (self, STYLE_MONTH);
}

/**
 * musette_activity_row_set_totals:
 * @self: a row
 * @totals: sums to show
 * @units: units for people
 */
void
musette_activity_row_set_totals (MusetteActivityRow *self,
                                 const MusetteActivityTotals *totals,
                                 MusetteUnits units)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_ROW (self));
  g_return_if_fail (totals != NULL);

  unbind (self);
  musette_activity_text_set_totals (&self->text, totals, units);
  set_style (self, STYLE_TOTALS);
}

/**
 * musette_activity_row_set_selection:
 * @self: a row
 * @totals: sums over what is selected
 * @n_all: how many activities there are to select from
 * @units: units for people
 */
void
musette_activity_row_set_selection (MusetteActivityRow *self,
                                    const MusetteActivityTotals *totals,
                                    guint n_all,
                                    MusetteUnits units)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_ROW (self));
  g_return_if_fail (totals != NULL);

  unbind (self);
  musette_activity_text_set_selection (&self->text, totals, n_all, units);
  set_style (self, STYLE_TOTALS);
}

/**
 * musette_activity_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the activity or the month in the row
 */
GObject *
musette_activity_row_get_item (MusetteActivityRow *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_ROW (self), NULL);

  return self->activity != NULL ? G_OBJECT (self->activity) : (GObject *) self->month;
}
