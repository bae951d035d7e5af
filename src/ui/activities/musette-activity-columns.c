/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-activity-columns.h"

#include <glib/gi18n.h>

#include "musette-format.h"

/* One set of columns for the titles, the rows, the months and the totals of a list, so that figures
 * stand under each other. Columns leave in order of importance as the list gets narrower. */
struct _MusetteActivityColumns
{
  GObject parent_instance;

  int widths[MUSETTE_N_ACTIVITY_COLUMNS];
  int line_height;
  int caption_height;

  MusetteActivityLayout layout;
  int layout_width;
};

G_DEFINE_FINAL_TYPE (MusetteActivityColumns, musette_activity_columns, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define MARGIN 24
#define MARGIN_NARROW 12
#define NARROW_WIDTH 560
#define ICON_SIZE 20
#define GAP 12
#define COLUMN_GAP 18
#define NAME_MIN_WIDTH 210
#define CAPTION_SCALE 0.82
#define FEWEST_COLUMNS 3

static const MusetteActivityColumn by_importance[MUSETTE_N_ACTIVITY_COLUMNS] = {
  MUSETTE_ACTIVITY_COLUMN_TIME,          MUSETTE_ACTIVITY_COLUMN_DISTANCE,
  MUSETTE_ACTIVITY_COLUMN_LOAD,          MUSETTE_ACTIVITY_COLUMN_WEIGHTED_POWER,
  MUSETTE_ACTIVITY_COLUMN_HEART_RATE,    MUSETTE_ACTIVITY_COLUMN_ELEVATION,
  MUSETTE_ACTIVITY_COLUMN_AVERAGE_POWER,
};

/* The longest figures that are common: a long total, a power of four digits. */
static const char *const samples[MUSETTE_N_ACTIVITY_COLUMNS] = {
  "1000:00:00",
  "10,000.0" MUSETTE_THIN_SPACE "km",
  "20,000",
  "1000" MUSETTE_THIN_SPACE "W",
  "1000" MUSETTE_THIN_SPACE "W",
  "200" MUSETTE_THIN_SPACE "bpm",
  "100,000" MUSETTE_THIN_SPACE "m",
};

static void
musette_activity_columns_class_init (MusetteActivityColumnsClass *klass)
{
  /**
   * MusetteActivityColumns::changed:
   *
   * Widths or heights are others now: everything that uses the columns has to be laid out again.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_activity_columns_init (MusetteActivityColumns *self)
{
  self->line_height = 20;
  self->caption_height = 16;
  self->layout_width = -1;
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    self->widths[i] = 72;
}

static int
measure_text (PangoLayout *layout, const char *text, double scale, int *height)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int width;

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, height);
  return width;
}

static void
place_columns (MusetteActivityColumns *self, MusetteActivityLayout *layout, int width)
{
  gboolean shown[MUSETTE_N_ACTIVITY_COLUMNS] = { FALSE };
  int room = width - layout->margin - layout->text_x - NAME_MIN_WIDTH;
  int end = width - layout->margin;
  guint n_shown = 0;

  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    {
      room -= self->widths[by_importance[i]] + COLUMN_GAP;
      if (room < 0)
        break;
      shown[by_importance[i]] = TRUE;
      n_shown++;
    }
  layout->compact = n_shown < FEWEST_COLUMNS;
  for (int i = MUSETTE_N_ACTIVITY_COLUMNS - 1; i >= 0 && !layout->compact; i--)
    {
      if (!shown[i])
        continue;
      layout->ends[i] = end;
      end -= self->widths[i] + COLUMN_GAP;
    }
  layout->text_width = MAX (end - layout->text_x, 0);
}

/**
 * musette_activity_columns_new:
 *
 * Returns: (transfer full): columns of a guessed width, until they are measured
 */
MusetteActivityColumns *
musette_activity_columns_new (void)
{
  return g_object_new (MUSETTE_TYPE_ACTIVITY_COLUMNS, NULL);
}

/**
 * musette_activity_columns_get_title:
 * @column: a column
 *
 * Returns: (transfer none): its short title
 */
const char *
musette_activity_columns_get_title (MusetteActivityColumn column)
{
  static const char *const titles[MUSETTE_N_ACTIVITY_COLUMNS] = {
    /* Translators: titles of narrow columns in the list of activities */
    N_ ("Time"),
    N_ ("Distance"),
    N_ ("Load"),
    N_ ("Average"),
    /* Translators: normalized power */
    N_ ("NP"),
    N_ ("Heart Rate"),
    N_ ("Climb"),
  };

  g_return_val_if_fail (column < MUSETTE_N_ACTIVITY_COLUMNS, NULL);

  return _ (titles[column]);
}

/**
 * musette_activity_columns_get_long_title:
 * @column: a column
 *
 * Returns: (transfer none): what a screen reader says before the figure
 */
const char *
musette_activity_columns_get_long_title (MusetteActivityColumn column)
{
  static const char *const titles[MUSETTE_N_ACTIVITY_COLUMNS] = {
    N_ ("Time"),          N_ ("Distance"),         N_ ("Load"),
    N_ ("Average power"), N_ ("Normalized power"), N_ ("Average heart rate"),
    N_ ("Climb"),
  };

  g_return_val_if_fail (column < MUSETTE_N_ACTIVITY_COLUMNS, NULL);

  return _ (titles[column]);
}

/**
 * musette_activity_columns_measure:
 * @self: columns
 * @context: the context texts are laid out in
 *
 * Fits the columns to the font.
 */
void
musette_activity_columns_measure (MusetteActivityColumns *self, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = NULL;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));
  g_return_if_fail (PANGO_IS_CONTEXT (context));

  layout = pango_layout_new (context);
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    {
      int sample = measure_text (layout, samples[i], 1, &self->line_height);
      int title = measure_text (layout, musette_activity_columns_get_title (i), CAPTION_SCALE,
                                &self->caption_height);

      self->widths[i] = MAX (sample, title);
    }
  self->layout_width = -1;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * musette_activity_columns_set_width:
 * @self: columns
 * @column: one of them
 * @width: its width in px
 */
void
musette_activity_columns_set_width (MusetteActivityColumns *self,
                                    MusetteActivityColumn column,
                                    int width)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));
  g_return_if_fail (column < MUSETTE_N_ACTIVITY_COLUMNS);

  if (self->widths[column] == width)
    return;
  self->widths[column] = width;
  self->layout_width = -1;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * musette_activity_columns_get_layout:
 * @self: columns
 * @width: the width of a row in px
 *
 * The rows of a list all have one width, so the last answer is kept.
 *
 * Returns: (transfer none): where things stand in it, until the next call
 */
const MusetteActivityLayout *
musette_activity_columns_get_layout (MusetteActivityColumns *self, int width)
{
  MusetteActivityLayout *layout;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), NULL);

  layout = &self->layout;
  if (self->layout_width == width)
    return layout;
  *layout = (MusetteActivityLayout){ 0 };
  layout->margin = width < NARROW_WIDTH ? MARGIN_NARROW : MARGIN;
  layout->icon_x = layout->margin;
  layout->text_x = layout->margin + ICON_SIZE + GAP;
  place_columns (self, layout, width);
  self->layout_width = width;
  return layout;
}

/**
 * musette_activity_columns_get_line_height:
 * @self: columns
 *
 * Returns: the height of a line of figures in px
 */
int
musette_activity_columns_get_line_height (MusetteActivityColumns *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), 0);

  return self->line_height;
}

/**
 * musette_activity_columns_get_caption_height:
 * @self: columns
 *
 * Returns: the height of a line of small text in px
 */
int
musette_activity_columns_get_caption_height (MusetteActivityColumns *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), 0);

  return self->caption_height;
}
