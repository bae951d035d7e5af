/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#define G_LOG_DOMAIN "musette-ui"

#include "config.h"

#include "musette-manual-activity.h"

#include <math.h>

#include "musette-sport.h"

/**
 * musette_manual_activity_new:
 *
 * Returns: (transfer full): an activity of which nothing is known
 */
MusetteManualActivity *
musette_manual_activity_new (void)
{
  MusetteManualActivity *self = g_new0 (MusetteManualActivity, 1);

  self->start = MUSETTE_LOCAL_TIME_NONE;
  self->moving_s = self->distance_m = self->elevation_m = self->load = NAN;
  self->average_hr = self->rpe = self->feel = NAN;
  return self;
}

/**
 * musette_manual_activity_free:
 * @self: (transfer full): an activity
 */
void
musette_manual_activity_free (MusetteManualActivity *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->type);
  g_free (self->name);
  g_free (self->description);
  g_strfreev (self->tags);
  g_free (self);
}

static void
set_number (MusettePatch *patch, const char *member, double value)
{
  if (!isnan (value))
    musette_patch_set_int (patch, member, lround (value));
}

static void
set_text (MusettePatch *patch, const char *member, const char *text)
{
  if (text != NULL && *text != '\0')
    musette_patch_set_string (patch, member, text);
}

static void
set_name (MusettePatch *patch, const MusetteManualActivity *self)
{
  g_autofree char *label = NULL;

  if (self->name != NULL && *self->name != '\0')
    {
      musette_patch_set_string (patch, "name", self->name);
      return;
    }
  label = musette_sport_dup_type_label (self->type);
  musette_patch_set_string (patch, "name", label);
}

/**
 * musette_manual_activity_make_patch:
 * @self: an activity with a start and a type
 *
 * Returns: (transfer full): the members of the activity at the service
 */
MusettePatch *
musette_manual_activity_make_patch (const MusetteManualActivity *self)
{
  MusettePatch *patch;
  g_autofree char *start = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->start != MUSETTE_LOCAL_TIME_NONE && self->type != NULL, NULL);

  patch = musette_patch_new ();
  start = musette_local_time_format (self->start);
  musette_patch_set_string (patch, "start_date_local", start);
  musette_patch_set_string (patch, "type", self->type);
  set_name (patch, self);
  set_number (patch, "moving_time", self->moving_s);
  set_number (patch, "elapsed_time", self->moving_s);
  if (!isnan (self->distance_m))
    musette_patch_set_double (patch, "distance", self->distance_m);
  set_number (patch, "total_elevation_gain", self->elevation_m);
  set_number (patch, "icu_training_load", self->load);
  set_number (patch, "average_heartrate", self->average_hr);
  set_number (patch, "icu_rpe", self->rpe);
  set_number (patch, "feel", self->feel);
  set_text (patch, "description", self->description);
  if (self->tags != NULL && self->tags[0] != NULL)
    musette_patch_set_strings (patch, "tags", (const char *const *) self->tags);
  return patch;
}
