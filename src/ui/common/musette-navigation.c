/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-navigation.h"

/* The places a window has shown, with the one it shows now: what Back and Forward walk along. A
 * place is any object; the window uses its pages. */
struct _MusetteNavigation
{
  GObject parent_instance;

  GPtrArray *places;
  guint current;
};

G_DEFINE_FINAL_TYPE (MusetteNavigation, musette_navigation, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (MusetteNavigation *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
go_to (MusetteNavigation *self, guint index)
{
  if (index >= self->places->len)
    return FALSE;
  self->current = index;
  emit_changed (self);
  return TRUE;
}

/* Two visits in a row of the same place would make Back seem to do nothing. */
static void
merge_neighbours (MusetteNavigation *self)
{
  for (guint i = 1; i < self->places->len;)
    {
      if (g_ptr_array_index (self->places, i) != g_ptr_array_index (self->places, i - 1))
        {
          i++;
          continue;
        }
      g_ptr_array_remove_index (self->places, i);
      if (self->current >= i)
        self->current--;
    }
}

static void
musette_navigation_finalize (GObject *object)
{
  MusetteNavigation *self = (MusetteNavigation *) object;

  g_clear_pointer (&self->places, g_ptr_array_unref);
  G_OBJECT_CLASS (musette_navigation_parent_class)->finalize (object);
}

static void
musette_navigation_class_init (MusetteNavigationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_navigation_finalize;

  /**
   * MusetteNavigation::changed:
   *
   * The current place, or what lies before and behind it, has changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
musette_navigation_init (MusetteNavigation *self)
{
  self->places = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * musette_navigation_new:
 *
 * Returns: (transfer full): a history of no places
 */
MusetteNavigation *
musette_navigation_new (void)
{
  return g_object_new (MUSETTE_TYPE_NAVIGATION, NULL);
}

/**
 * musette_navigation_visit:
 * @self: a history
 * @place: (type GObject): where the window goes
 *
 * Goes to @place; what lay ahead is forgotten, as in a web browser.
 */
void
musette_navigation_visit (MusetteNavigation *self, gpointer place)
{
  g_return_if_fail (MUSETTE_IS_NAVIGATION (self));
  g_return_if_fail (G_IS_OBJECT (place));

  if (musette_navigation_get_current (self) == place)
    return;
  if (self->places->len > 0)
    g_ptr_array_set_size (self->places, self->current + 1);
  g_ptr_array_add (self->places, g_object_ref (place));
  self->current = self->places->len - 1;
  emit_changed (self);
}

/**
 * musette_navigation_append:
 * @self: a history with a current place
 * @place: (type GObject): where Forward shall lead at last
 *
 * Puts @place behind everything that lies ahead; the window stays where it is.
 */
void
musette_navigation_append (MusetteNavigation *self, gpointer place)
{
  g_return_if_fail (MUSETTE_IS_NAVIGATION (self));
  g_return_if_fail (G_IS_OBJECT (place));
  g_return_if_fail (self->places->len > 0);

  g_ptr_array_add (self->places, g_object_ref (place));
  merge_neighbours (self);
  emit_changed (self);
}

/**
 * musette_navigation_go_back:
 * @self: a history
 *
 * Returns: whether there was a place to go back to
 */
gboolean
musette_navigation_go_back (MusetteNavigation *self)
{
  g_return_val_if_fail (MUSETTE_IS_NAVIGATION (self), FALSE);

  return self->current > 0 && go_to (self, self->current - 1);
}

/**
 * musette_navigation_go_forward:
 * @self: a history
 *
 * Returns: whether there was a place ahead
 */
gboolean
musette_navigation_go_forward (MusetteNavigation *self)
{
  g_return_val_if_fail (MUSETTE_IS_NAVIGATION (self), FALSE);

  return go_to (self, self->current + 1);
}

/**
 * musette_navigation_can_go_back:
 * @self: a history
 *
 * Returns: whether there is a place to go back to
 */
gboolean
musette_navigation_can_go_back (MusetteNavigation *self)
{
  g_return_val_if_fail (MUSETTE_IS_NAVIGATION (self), FALSE);

  return self->current > 0;
}

/**
 * musette_navigation_can_go_forward:
 * @self: a history
 *
 * Returns: whether there is a place ahead
 */
gboolean
musette_navigation_can_go_forward (MusetteNavigation *self)
{
  g_return_val_if_fail (MUSETTE_IS_NAVIGATION (self), FALSE);

  return self->current + 1 < self->places->len;
}

/**
 * musette_navigation_get_current:
 * @self: a history
 *
 * Returns: (transfer none) (nullable) (type GObject): where the window is
 */
gpointer
musette_navigation_get_current (MusetteNavigation *self)
{
  g_return_val_if_fail (MUSETTE_IS_NAVIGATION (self), NULL);

  if (self->current >= self->places->len)
    return NULL;
  return g_ptr_array_index (self->places, self->current);
}

/**
 * musette_navigation_forget:
 * @self: a history
 * @place: (type GObject): a place that will be gone
 *
 * Takes every visit of @place out. When it was the current one, the place before it is current now.
 */
void
musette_navigation_forget (MusetteNavigation *self, gpointer place)
{
  guint index;

  g_return_if_fail (MUSETTE_IS_NAVIGATION (self));

  if (!g_ptr_array_find (self->places, place, &index))
    return;
  do
    {
      g_ptr_array_remove_index (self->places, index);
      if (self->current > 0 && self->current >= index)
        self->current--;
    }
  while (g_ptr_array_find (self->places, place, &index));
  merge_neighbours (self);
  emit_changed (self);
}
