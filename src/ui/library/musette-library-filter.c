/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-library-filter.h"

#include <math.h>
#include <string.h>

/**
 * musette_library_filter_clear:
 * @self: a filter
 *
 * Lets everything through again, and frees what it held.
 */
void
musette_library_filter_clear (MusetteLibraryFilter *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->folder_id);
  g_free (self->text);
  g_free (self->type);
  g_free (self->tag);
  *self = (MusetteLibraryFilter){ 0 };
}

/**
 * musette_library_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it shows all workouts, or all of one folder
 */
gboolean
musette_library_filter_is_empty (const MusetteLibraryFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return (self->text == NULL || *self->text == '\0') && self->type == NULL && self->least_s <= 0
         && self->most_s <= 0 && self->least_load <= 0 && self->most_load <= 0
         && self->least_zone == 0 && self->most_zone == 0 && self->tag == NULL;
}

static gboolean
contains (const char *text, const char *folded_word)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, folded_word) != NULL;
}

static gboolean
has_word (MusettePlanItem *workout, const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  const char *const *tags = musette_plan_item_get_tags (workout);

  if (contains (musette_plan_item_get_name (workout), folded)
      || contains (musette_plan_item_get_description (workout), folded))
    return TRUE;
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    if (contains (tags[i], folded))
      return TRUE;
  return FALSE;
}

static gboolean
has_words (MusettePlanItem *workout, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !has_word (workout, words[i]))
      return FALSE;
  return TRUE;
}

/* What is not known is in no range. */
static gboolean
is_within (double value, double least, double most)
{
  if (least <= 0 && most <= 0)
    return TRUE;
  return !isnan (value) && value >= least && (most <= 0 || value <= most);
}

static gboolean
trains (MusettePlanItem *workout, guint least, guint most)
{
  const guint zone = least > 0 || most > 0 ? musette_plan_item_get_emphasis (workout) : 0;

  return (least == 0 && most == 0) || (zone > 0 && zone >= least && (most == 0 || zone <= most));
}

static gboolean
has_tag (MusettePlanItem *workout, const char *tag)
{
  const char *const *tags = musette_plan_item_get_tags (workout);

  return tag == NULL || (tags != NULL && g_strv_contains (tags, tag));
}

/**
 * musette_library_filter_match:
 * @self: a filter
 * @workout: a workout of the library
 *
 * Returns: whether it is shown
 */
gboolean
musette_library_filter_match (const MusetteLibraryFilter *self, MusettePlanItem *workout)
{
  g_return_val_if_fail (self != NULL && MUSETTE_IS_PLAN_ITEM (workout), FALSE);

  if (self->folder_id != NULL
      && g_strcmp0 (musette_plan_item_get_folder_id (workout), self->folder_id) != 0)
    return FALSE;
  if (self->type != NULL && g_strcmp0 (musette_plan_item_get_item_type (workout), self->type) != 0)
    return FALSE;
  return is_within (musette_plan_item_get_moving_s (workout), self->least_s, self->most_s)
         && is_within (musette_plan_item_get_load (workout), self->least_load, self->most_load)
         && trains (workout, self->least_zone, self->most_zone) && has_tag (workout, self->tag)
         && (self->text == NULL || has_words (workout, self->text));
}
