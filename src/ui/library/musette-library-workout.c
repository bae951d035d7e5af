/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-library-workout.h"

#include <glib/gi18n.h>
#include <string.h>

/* The steps of what the library holds, and the file that others are given of them. */

/**
 * musette_library_workout_read:
 * @repository: where the athlete's thresholds come from
 * @item: a workout of the library
 * @context: (out caller-allocates): what it was read with; its type is that of @item
 *
 * Reads the steps of a workout. The athlete's own thresholds count, not those of whoever made it.
 *
 * Returns: (transfer full) (nullable): its steps; %NULL when it has none that can be read
 */
MusetteWorkout *
musette_library_workout_read (MusetteRepository *repository,
                              MusettePlanItem *item,
                              MusetteWorkoutContext *context)
{
  g_autoptr (GBytes) document = NULL;
  const char *text;
  const char *file_name = "workout.json";

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (repository) && MUSETTE_IS_PLAN_ITEM (item), NULL);
  g_return_val_if_fail (context != NULL, NULL);

  musette_workout_context_init (context);
  context->type = musette_plan_item_get_item_type (item);
  context->indoor = musette_plan_item_get_indoor (item);
  musette_repository_get_sport_thresholds (repository,
                                           context->type != NULL ? context->type : "Ride",
                                           context->indoor, &context->thresholds);
  document = musette_plan_item_dup_member (item, "workout_doc");
  text = musette_plan_item_get_description (item);
  if (document == NULL && text != NULL)
    {
      document = g_bytes_new (text, strlen (text));
      file_name = "workout.txt";
    }
  return document != NULL ? musette_workout_read (document, file_name, context, NULL) : NULL;
}

/**
 * musette_library_workout_copy_members:
 * @item: a workout of the library
 *
 * Returns: (transfer full): what a copy takes over; the service computes the rest
 */
MusettePatch *
musette_library_workout_copy_members (MusettePlanItem *item)
{
  static const char *const members[]
      = { "name",     "type",        "description",       "indoor", "color", "target", "tags",
          "sub_type", "moving_time", "icu_training_load", "day",    NULL };
  MusettePatch *copy
      = musette_patch_read (musette_record_get_json (MUSETTE_RECORD (item)), members, NULL);

  /* Its JSON was read before. */
  g_assert (copy != NULL);
  musette_patch_remove_nulls (copy);
  return copy;
}

static GFile *
make_place (MusettePlanItem *item, GError **error)
{
  const char *name = musette_plan_item_get_name (item);
  g_autofree char *folder = g_dir_make_tmp ("musette-XXXXXX", error);
  g_autofree char *file_name = NULL;

  if (folder == NULL)
    return NULL;
  file_name = g_strconcat (name != NULL && *name != '\0' ? name : _ ("Workout"), ".zwo", NULL);
  g_strdelimit (file_name, "/\\", '-');
  return g_file_new_build_filename (folder, file_name, NULL);
}

/**
 * musette_library_workout_write_file:
 * @repository: where the athlete's thresholds come from
 * @item: a workout of the library
 * @error: return location for an error
 *
 * Writes a workout as a .zwo file of its name into a folder of its own, for other programs.
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
musette_library_workout_write_file (MusetteRepository *repository,
                                    MusettePlanItem *item,
                                    GError **error)
{
  MusetteWorkoutContext context;
  g_autoptr (MusetteWorkout) workout = musette_library_workout_read (repository, item, &context);
  g_autoptr (GPtrArray) losses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  if (workout == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("no steps found"));
      return NULL;
    }
  if (workout->name == NULL)
    workout->name = g_strdup (musette_plan_item_get_name (item));
  bytes = musette_workout_write (workout, MUSETTE_WORKOUT_FORMAT_ZWO, &context, losses, error);
  file = bytes != NULL ? make_place (item, error) : NULL;
  if (file == NULL
      || !g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&file);
}
