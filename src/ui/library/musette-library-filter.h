/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-plan-item.h"

G_BEGIN_DECLS

/**
 * MusetteLibraryFilter:
 * @folder_id: (nullable): only workouts of this folder
 * @text: (nullable): only those with these words in name, description or tags
 * @type: (nullable): only workouts of this sport
 * @least_s: the shortest duration in s, 0 for any
 * @most_s: the longest duration in s, 0 for any
 * @least_load: the smallest load, 0 for any
 * @most_load: the greatest load, 0 for any
 * @least_zone: the lowest zone that is trained most, 0 for any
 * @most_zone: the highest such zone, 0 for any
 * @tag: (nullable): only those with this tag
 *
 * Which workouts of the library are shown.
 */
typedef struct
{
  char *folder_id;
  char *text;
  char *type;
  double least_s;
  double most_s;
  double least_load;
  double most_load;
  guint least_zone;
  guint most_zone;
  char *tag;
} MusetteLibraryFilter;

void musette_library_filter_clear (MusetteLibraryFilter *self);
gboolean musette_library_filter_is_empty (const MusetteLibraryFilter *self);
gboolean musette_library_filter_match (const MusetteLibraryFilter *self, MusettePlanItem *workout);

G_END_DECLS
