/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-ride-fact.h"

#include <string.h>

#include "musette-format.h"

/**
 * MusetteRideFact:
 *
 * One key figure of a ride as people read it, with the explanation of how it came about.
 */
struct _MusetteRideFact
{
  GObject parent_instance;

  char *id;
  char *label;
  char *value;
  MusetteRideExplanation *explanation;
};

G_DEFINE_FINAL_TYPE (MusetteRideFact, musette_ride_fact, G_TYPE_OBJECT)

/* Keeps number and unit in their order in a window that runs from right to left. */
#define LEFT_TO_RIGHT "\xe2\x80\x8e"

static void
musette_ride_fact_finalize (GObject *object)
{
  MusetteRideFact *self = (MusetteRideFact *) object;

  g_free (self->id);
  g_free (self->label);
  g_free (self->value);
  g_clear_object (&self->explanation);
  G_OBJECT_CLASS (musette_ride_fact_parent_class)->finalize (object);
}

static void
musette_ride_fact_class_init (MusetteRideFactClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_ride_fact_finalize;
}

static void
musette_ride_fact_init (MusetteRideFact *self)
{
}

/**
 * musette_ride_fact_new:
 * @id: a word that names it in code and tests
 * @label: its name for people
 * @value: the number with its unit behind a thin space
 * @explanation: (nullable): how it came about
 *
 * Returns: (transfer full): a key figure
 */
MusetteRideFact *
musette_ride_fact_new (const char *id,
                       const char *label,
                       const char *value,
                       MusetteRideExplanation *explanation)
{
  MusetteRideFact *self;

  g_return_val_if_fail (id != NULL && label != NULL && value != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_FACT, NULL);
  self->id = g_strdup (id);
  self->label = g_strdup (label);
  self->value = g_strdup (value);
  g_set_object (&self->explanation, explanation);
  return self;
}

/**
 * musette_ride_fact_get_id:
 * @self: a key figure
 *
 * Returns: a word that names it
 */
const char *
musette_ride_fact_get_id (MusetteRideFact *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (self), NULL);

  return self->id;
}

/**
 * musette_ride_fact_get_label:
 * @self: a key figure
 *
 * Returns: its name for people
 */
const char *
musette_ride_fact_get_label (MusetteRideFact *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (self), NULL);

  return self->label;
}

/**
 * musette_ride_fact_get_value:
 * @self: a key figure
 *
 * Returns: the number with its unit
 */
const char *
musette_ride_fact_get_value (MusetteRideFact *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (self), NULL);

  return self->value;
}

/**
 * musette_ride_fact_get_explanation:
 * @self: a key figure
 *
 * Returns: (transfer none) (nullable): how it came about
 */
MusetteRideExplanation *
musette_ride_fact_get_explanation (MusetteRideFact *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (self), NULL);

  return self->explanation;
}

/**
 * musette_ride_fact_equal:
 * @self: a key figure
 * @other: another one
 *
 * Returns: whether both say the same, explanation included
 */
gboolean
musette_ride_fact_equal (MusetteRideFact *self, MusetteRideFact *other)
{
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;

  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (self), FALSE);
  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (other), FALSE);

  if (!g_str_equal (self->id, other->id) || !g_str_equal (self->value, other->value))
    return FALSE;
  if (self->explanation == NULL || other->explanation == NULL)
    return self->explanation == other->explanation;
  text = musette_ride_explanation_to_text (self->explanation);
  other_text = musette_ride_explanation_to_text (other->explanation);
  return g_str_equal (text, other_text);
}

/**
 * musette_ride_fact_to_markup:
 * @self: a key figure
 *
 * Returns: (transfer full): Pango markup of the value, in which the unit is small
 */
char *
musette_ride_fact_to_markup (MusetteRideFact *self)
{
  const char *space;
  g_autofree char *number = NULL;

  g_return_val_if_fail (MUSETTE_IS_RIDE_FACT (self), NULL);

  space = g_strrstr (self->value, MUSETTE_THIN_SPACE);
  if (space == NULL)
    return g_markup_printf_escaped (LEFT_TO_RIGHT "%s", self->value);
  number = g_strndup (self->value, space - self->value);
  return g_markup_printf_escaped (LEFT_TO_RIGHT
                                  "%s<span size=\"x-small\" weight=\"normal\" alpha=\"70%%\">"
                                  "%s</span>",
                                  number, space);
}
