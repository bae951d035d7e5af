/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MusetteRideInput:
 * @name: what it is
 * @value: the number with its unit
 * @origin: where it comes from
 *
 * One number that goes into another.
 */
typedef struct
{
  char *name;
  char *value;
  char *origin;
} MusetteRideInput;

#define MUSETTE_TYPE_RIDE_EXPLANATION (musette_ride_explanation_get_type ())
G_DECLARE_FINAL_TYPE (MusetteRideExplanation,
                      musette_ride_explanation,
                      MUSETTE,
                      RIDE_EXPLANATION,
                      GObject)

MusetteRideExplanation *musette_ride_explanation_new (const char *title, const char *formula);
void musette_ride_explanation_take_input (MusetteRideExplanation *self,
                                          const char *name,
                                          char *value,
                                          const char *origin);
void musette_ride_explanation_take_values (MusetteRideExplanation *self,
                                           char *service,
                                           char *own,
                                           char *difference);

const char *musette_ride_explanation_get_title (MusetteRideExplanation *self);
const char *musette_ride_explanation_get_formula (MusetteRideExplanation *self);
GPtrArray *musette_ride_explanation_get_inputs (MusetteRideExplanation *self);
const char *musette_ride_explanation_get_service_value (MusetteRideExplanation *self);
const char *musette_ride_explanation_get_own_value (MusetteRideExplanation *self);
const char *musette_ride_explanation_get_difference (MusetteRideExplanation *self);
char *musette_ride_explanation_to_text (MusetteRideExplanation *self);

G_END_DECLS
