/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-cli-result.h"

#include <string.h>

#include "musette-cli-activity.h"
#include "musette-cli-output.h"
#include "musette-cli-service.h"

/* Reads the activities as the service has them now. */
static GPtrArray *
read_objects (MusetteCliContext *context,
              MusetteCliChange *way,
              const char *const *ids,
              GError **error)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const MusetteRawRequest request = { .kind = MUSETTE_RAW_ACTIVITY, .id = ids[i] };
      GBytes *json = musette_cli_service_read (context, musette_cli_change_get_repository (way),
                                               &request, error);

      if (json == NULL)
        return NULL;
      g_ptr_array_add (objects, json);
    }
  return g_steal_pointer (&objects);
}

/**
 * musette_cli_result_join:
 * @objects: (element-type GBytes): JSON objects
 *
 * Returns: (transfer full): an array of them
 */
GBytes *
musette_cli_result_join (GPtrArray *objects)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < objects->len; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (g_ptr_array_index (objects, i), &length);

      g_string_append (text, i > 0 ? ",\n" : "\n");
      g_string_append_len (text, data, (gssize) length);
    }
  g_string_append (text, objects->len > 0 ? "\n]" : "]");
  return g_string_free_to_bytes (text);
}

/**
 * musette_cli_result_print:
 * @context: the command's context
 * @way: the way that the changes went
 * @ids: (array zero-terminated=1): the activities that were changed
 * @is_list: whether the user gave a list, and gets one
 *
 * Prints changed activities as the service has them now.
 *
 * Returns: a #MusetteCliExit
 */
int
musette_cli_result_print (MusetteCliContext *context,
                          MusetteCliChange *way,
                          const char *const *ids,
                          gboolean is_list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) objects = read_objects (context, way, ids, &error);
  g_autoptr (GBytes) list = NULL;

  if (objects == NULL)
    return musette_cli_service_fail (context, error);
  list = musette_cli_result_join (objects);
  if (is_list || objects->len != 1)
    return context->json ? musette_cli_print_lines (context, list)
                         : musette_cli_print_activities (context, list);
  if (context->json)
    return musette_cli_print_lines (context, g_ptr_array_index (objects, 0));
  return musette_cli_print_activity (context, FALSE, g_ptr_array_index (objects, 0));
}
