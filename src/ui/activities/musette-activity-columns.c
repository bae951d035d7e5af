/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-activity-columns.h"

#include <string.h>

/* One set of columns for the titles, the rows, the months and the totals of a list, so that figures
 * stand under each other. As the list gets narrower, the last columns leave first. */
struct _MusetteActivityColumns
{
  GObject parent_instance;

  MusetteActivityColumn shown[MUSETTE_N_ACTIVITY_COLUMNS];
  guint n_shown;
  PangoContext *context;                    /* to measure with, NULL before there is a font */
  int measured[MUSETTE_N_ACTIVITY_COLUMNS]; /* 0 = nobody has asked yet */
  int chosen[MUSETTE_N_ACTIVITY_COLUMNS];   /* widths the user gave, 0 = as wide as is needed */
  GHashTable *gear;
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
#define ARROW_WIDTH 14
#define COLUMN_GAP 18
#define NAME_MIN_WIDTH 210
#define CAPTION_SCALE 0.82
#define FEWEST_COLUMNS 3
#define NARROWEST 40
#define GUESSED_WIDTH 72
#define WIDEST 400

static void
musette_activity_columns_finalize (GObject *object)
{
  MusetteActivityColumns *self = (MusetteActivityColumns *) object;

  g_clear_pointer (&self->gear, g_hash_table_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (musette_activity_columns_parent_class)->finalize (object);
}

static void
musette_activity_columns_class_init (MusetteActivityColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_activity_columns_finalize;

  /**
   * MusetteActivityColumns::changed:
   *
   * Widths or heights are others now: everything that uses the columns has to be laid out again.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
set_default (MusetteActivityColumns *self)
{
  self->n_shown = MUSETTE_N_DEFAULT_ACTIVITY_COLUMNS;
  for (guint i = 0; i < MUSETTE_N_ACTIVITY_COLUMNS; i++)
    {
      self->shown[i] = i;
      self->chosen[i] = 0;
    }
}

static void
musette_activity_columns_init (MusetteActivityColumns *self)
{
  self->line_height = 20;
  self->caption_height = 16;
  self->layout_width = -1;
  set_default (self);
}

static void
changed (MusetteActivityColumns *self)
{
  self->layout_width = -1;
  g_signal_emit (self, signals[CHANGED], 0);
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

/* Of the many columns there are only those are measured that somebody wants to show. */
static void
measure_column (MusetteActivityColumns *self, MusetteActivityColumn column)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  int sample
      = measure_text (layout, musette_activity_column_get_sample (column), 1, &self->line_height);
  int title = measure_text (layout, musette_activity_column_get_title (column), CAPTION_SCALE,
                            &self->caption_height);

  /* The title of the column the list is sorted by has an arrow beside it. */
  self->measured[column] = MAX (sample, title + ARROW_WIDTH);
}

static void
place_columns (MusetteActivityColumns *self, MusetteActivityLayout *layout, int width)
{
  int room = width - layout->margin - layout->text_x - NAME_MIN_WIDTH;
  int end = width - layout->margin;
  guint n_fitting = 0;

  for (; n_fitting < self->n_shown; n_fitting++)
    {
      room -= musette_activity_columns_get_width (self, self->shown[n_fitting]) + COLUMN_GAP;
      if (room < 0)
        break;
    }
  layout->compact = n_fitting < MIN (FEWEST_COLUMNS, self->n_shown) || width < NARROW_WIDTH;
  for (guint i = n_fitting; i > 0 && !layout->compact; i--)
    {
      MusetteActivityColumn column = self->shown[i - 1];

      layout->ends[column] = end;
      end -= musette_activity_columns_get_width (self, column) + COLUMN_GAP;
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
 * musette_activity_columns_measure:
 * @self: columns
 * @context: the context texts are laid out in
 *
 * Fits the columns to the font.
 */
void
musette_activity_columns_measure (MusetteActivityColumns *self, PangoContext *context)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));
  g_return_if_fail (PANGO_IS_CONTEXT (context));

  g_set_object (&self->context, context);
  memset (self->measured, 0, sizeof self->measured);
  measure_column (self, self->shown[0]);
  changed (self);
}

/**
 * musette_activity_columns_get_n_shown:
 * @self: columns
 *
 * Returns: how many are shown where there is room
 */
guint
musette_activity_columns_get_n_shown (MusetteActivityColumns *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), 0);

  return self->n_shown;
}

/**
 * musette_activity_columns_get_shown:
 * @self: columns
 * @index: place in the order
 *
 * Returns: the column at this place
 */
MusetteActivityColumn
musette_activity_columns_get_shown (MusetteActivityColumns *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), 0);
  g_return_val_if_fail (index < self->n_shown, 0);

  return self->shown[index];
}

/**
 * musette_activity_columns_get_mask:
 * @self: columns
 *
 * Returns: the shown columns as bits
 */
guint32
musette_activity_columns_get_mask (MusetteActivityColumns *self)
{
  guint32 mask = 0;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), 0);

  for (guint i = 0; i < self->n_shown; i++)
    mask |= 1u << self->shown[i];
  return mask;
}

/**
 * musette_activity_columns_is_shown:
 * @self: columns
 * @column: one of all
 *
 * Returns: whether it is shown where there is room
 */
gboolean
musette_activity_columns_is_shown (MusetteActivityColumns *self, MusetteActivityColumn column)
{
  return (musette_activity_columns_get_mask (self) & 1u << column) != 0;
}

static guint
take_out (MusetteActivityColumns *self, MusetteActivityColumn column)
{
  guint index = 0;

  while (index < self->n_shown && self->shown[index] != column)
    index++;
  if (index == self->n_shown)
    return index;
  self->n_shown--;
  for (guint i = index; i < self->n_shown; i++)
    self->shown[i] = self->shown[i + 1];
  return index;
}

static void
put_in (MusetteActivityColumns *self, MusetteActivityColumn column, guint index)
{
  index = MIN (index, self->n_shown);
  for (guint i = self->n_shown; i > index; i--)
    self->shown[i] = self->shown[i - 1];
  self->shown[index] = column;
  self->n_shown++;
}

/**
 * musette_activity_columns_set_shown:
 * @self: columns
 * @column: one of all
 * @shown: whether to show it; a new one comes last
 */
void
musette_activity_columns_set_shown (MusetteActivityColumns *self,
                                    MusetteActivityColumn column,
                                    gboolean shown)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));
  g_return_if_fail (column < MUSETTE_N_ACTIVITY_COLUMNS);

  if (musette_activity_columns_is_shown (self, column) == !!shown)
    return;
  if (shown)
    put_in (self, column, self->n_shown);
  else
    take_out (self, column);
  changed (self);
}

/**
 * musette_activity_columns_move:
 * @self: columns
 * @column: one that is shown
 * @index: its new place, counted without it
 */
void
musette_activity_columns_move (MusetteActivityColumns *self,
                               MusetteActivityColumn column,
                               guint index)
{
  guint before;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));
  g_return_if_fail (musette_activity_columns_is_shown (self, column));

  before = take_out (self, column);
  put_in (self, column, index);
  if (before != MIN (index, self->n_shown - 1))
    changed (self);
}

/**
 * musette_activity_columns_reset:
 * @self: columns
 *
 * Shows the columns of a new list, as wide as they need to be.
 */
void
musette_activity_columns_reset (MusetteActivityColumns *self)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));

  set_default (self);
  changed (self);
}

/**
 * musette_activity_columns_get_width:
 * @self: columns
 * @column: one of all
 *
 * Returns: its width in px
 */
int
musette_activity_columns_get_width (MusetteActivityColumns *self, MusetteActivityColumn column)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), 0);
  g_return_val_if_fail (column < MUSETTE_N_ACTIVITY_COLUMNS, 0);

  if (self->chosen[column] > 0)
    return self->chosen[column];
  if (self->context == NULL)
    return GUESSED_WIDTH;
  if (self->measured[column] == 0)
    measure_column (self, column);
  return self->measured[column];
}

/**
 * musette_activity_columns_set_width:
 * @self: columns
 * @column: one of all
 * @width: its width in px, 0 for as wide as is needed
 */
void
musette_activity_columns_set_width (MusetteActivityColumns *self,
                                    MusetteActivityColumn column,
                                    int width)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));
  g_return_if_fail (column < MUSETTE_N_ACTIVITY_COLUMNS);

  if (width != 0)
    width = CLAMP (width, NARROWEST, WIDEST);
  if (self->chosen[column] == width)
    return;
  self->chosen[column] = width;
  changed (self);
}

/**
 * musette_activity_columns_save:
 * @self: columns
 *
 * Returns: (transfer floating): names and widths of the shown columns in their order, `a(si)`
 */
GVariant *
musette_activity_columns_save (MusetteActivityColumns *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  for (guint i = 0; i < self->n_shown; i++)
    g_variant_builder_add (&builder, "(si)", musette_activity_column_get_id (self->shown[i]),
                           self->chosen[self->shown[i]]);
  return g_variant_builder_end (&builder);
}

/**
 * musette_activity_columns_load:
 * @self: columns
 * @columns: what musette_activity_columns_save() gave, of any age
 *
 * Names that are not known are passed over.
 */
void
musette_activity_columns_load (MusetteActivityColumns *self, GVariant *columns)
{
  GVariantIter iter;
  const char *id;
  int width;

  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));
  g_return_if_fail (g_variant_is_of_type (columns, G_VARIANT_TYPE ("a(si)")));

  self->n_shown = 0;
  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "(&si)", &id, &width))
    {
      MusetteActivityColumn column;

      if (!musette_activity_column_from_id (id, &column) || column >= MUSETTE_N_ACTIVITY_COLUMNS
          || musette_activity_columns_is_shown (self, column))
        continue;
      put_in (self, column, self->n_shown);
      self->chosen[column] = width > 0 ? CLAMP (width, NARROWEST, WIDEST) : 0;
    }
  changed (self);
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

/**
 * musette_activity_columns_get_gear:
 * @self: columns
 *
 * Returns: (transfer none) (nullable) (element-type utf8 utf8): names of gear by ID
 */
GHashTable *
musette_activity_columns_get_gear (MusetteActivityColumns *self)
{
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self), NULL);

  return self->gear;
}

/**
 * musette_activity_columns_set_gear:
 * @self: columns
 * @gear: (nullable) (element-type utf8 utf8): names of gear by ID
 */
void
musette_activity_columns_set_gear (MusetteActivityColumns *self, GHashTable *gear)
{
  g_return_if_fail (MUSETTE_IS_ACTIVITY_COLUMNS (self));

  g_clear_pointer (&self->gear, g_hash_table_unref);
  self->gear = gear != NULL ? g_hash_table_ref (gear) : NULL;
  changed (self);
}
