/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "musette-ride-explanation.h"

#include <glib/gi18n.h>

/**
 * MusetteRideExplanation:
 *
 * Where a number comes from: the rule in words, what goes in and from where, what the service says
 * and what Musette computes.
 */
struct _MusetteRideExplanation
{
  GObject parent_instance;

  char *title;
  char *formula;
  GPtrArray *inputs;
  char *service;
  char *own;
  char *difference;
};

G_DEFINE_FINAL_TYPE (MusetteRideExplanation, musette_ride_explanation, G_TYPE_OBJECT)

static void
input_free (MusetteRideInput *input)
{
  g_free (input->name);
  g_free (input->value);
  g_free (input->origin);
  g_free (input);
}

static void
musette_ride_explanation_finalize (GObject *object)
{
  MusetteRideExplanation *self = (MusetteRideExplanation *) object;

  g_free (self->title);
  g_free (self->formula);
  g_free (self->service);
  g_free (self->own);
  g_free (self->difference);
  g_ptr_array_unref (self->inputs);
  G_OBJECT_CLASS (musette_ride_explanation_parent_class)->finalize (object);
}

static void
musette_ride_explanation_class_init (MusetteRideExplanationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_ride_explanation_finalize;
}

static void
musette_ride_explanation_init (MusetteRideExplanation *self)
{
  self->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) input_free);
}

/**
 * musette_ride_explanation_new:
 * @title: the number's name
 * @formula: the rule in words
 *
 * Returns: (transfer full): an explanation without inputs and values
 */
MusetteRideExplanation *
musette_ride_explanation_new (const char *title, const char *formula)
{
  MusetteRideExplanation *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (MUSETTE_TYPE_RIDE_EXPLANATION, NULL);
  self->title = g_strdup (title);
  self->formula = g_strdup (formula);
  return self;
}

/**
 * musette_ride_explanation_take_input:
 * @self: an explanation
 * @name: what goes in
 * @value: (transfer full): its value with its unit
 * @origin: where it comes from
 */
void
musette_ride_explanation_take_input (MusetteRideExplanation *self,
                                     const char *name,
                                     char *value,
                                     const char *origin)
{
  MusetteRideInput *input;

  g_return_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self));
  g_return_if_fail (name != NULL && value != NULL);

  input = g_new0 (MusetteRideInput, 1);
  input->name = g_strdup (name);
  input->value = value;
  input->origin = g_strdup (origin);
  g_ptr_array_add (self->inputs, input);
}

/**
 * musette_ride_explanation_take_values:
 * @self: an explanation
 * @service: (transfer full) (nullable): what the service says
 * @own: (transfer full) (nullable): what Musette computes
 * @difference: (transfer full) (nullable): own less service
 */
void
musette_ride_explanation_take_values (MusetteRideExplanation *self,
                                      char *service,
                                      char *own,
                                      char *difference)
{
  g_return_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self));

  g_free (self->service);
  g_free (self->own);
  g_free (self->difference);
  self->service = service;
  self->own = own;
  self->difference = difference;
}

/**
 * musette_ride_explanation_get_title:
 * @self: an explanation
 *
 * Returns: the number's name
 */
const char *
musette_ride_explanation_get_title (MusetteRideExplanation *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self), NULL);

  return self->title;
}

/**
 * musette_ride_explanation_get_formula:
 * @self: an explanation
 *
 * Returns: (nullable): the rule in words
 */
const char *
musette_ride_explanation_get_formula (MusetteRideExplanation *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self), NULL);

  return self->formula;
}

/**
 * musette_ride_explanation_get_inputs:
 * @self: an explanation
 *
 * Returns: (transfer none) (element-type MusetteRideInput): what goes in
 */
GPtrArray *
musette_ride_explanation_get_inputs (MusetteRideExplanation *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self), NULL);

  return self->inputs;
}

/**
 * musette_ride_explanation_get_service_value:
 * @self: an explanation
 *
 * Returns: (nullable): what the service says
 */
const char *
musette_ride_explanation_get_service_value (MusetteRideExplanation *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self), NULL);

  return self->service;
}

/**
 * musette_ride_explanation_get_own_value:
 * @self: an explanation
 *
 * Returns: (nullable): what Musette computes
 */
const char *
musette_ride_explanation_get_own_value (MusetteRideExplanation *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self), NULL);

  return self->own;
}

/**
 * musette_ride_explanation_get_difference:
 * @self: an explanation
 *
 * Returns: (nullable): own less service
 */
const char *
musette_ride_explanation_get_difference (MusetteRideExplanation *self)
{
  g_return_val_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self), NULL);

  return self->difference;
}

static void
append_value (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "\n%s: %s", name, value);
}

/**
 * musette_ride_explanation_to_text:
 * @self: an explanation
 *
 * Returns: (transfer full): everything in lines of plain text
 */
char *
musette_ride_explanation_to_text (MusetteRideExplanation *self)
{
  GString *text;

  g_return_val_if_fail (MUSETTE_IS_RIDE_EXPLANATION (self), NULL);

  text = g_string_new (self->title);
  if (self->formula != NULL)
    g_string_append_printf (text, "\n%s", self->formula);
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const MusetteRideInput *input = g_ptr_array_index (self->inputs, i);

      append_value (text, input->name, input->value);
      if (input->origin != NULL)
        g_string_append_printf (text, " (%s)", input->origin);
    }
  append_value (text, _ ("Intervals.icu"), self->service);
  append_value (text, _ ("Musette"), self->own);
  append_value (text, _ ("Difference"), self->difference);
  return g_string_free (text, FALSE);
}
