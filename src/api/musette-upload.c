/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "config.h"

#include "musette-upload.h"

#include <glib/gi18n-lib.h>

#include "musette-error.h"
#include "musette-json.h"

static GStrv
read_ids (JsonObject *object)
{
  JsonArray *activities = musette_json_get_array (object, "activities");
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint n = activities != NULL ? musette_json_array_get_length (activities) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *activity = musette_json_array_get_object (activities, i);
      g_autofree char *id = activity != NULL ? musette_json_dup_id (activity, "id") : NULL;

      if (id != NULL && *id != '\0')
        g_strv_builder_add (ids, id);
    }
  if (n == 0)
    {
      g_autofree char *id = musette_json_dup_id (object, "id");

      if (id != NULL && *id != '\0')
        g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

/**
 * musette_upload_result_new_from_json:
 * @json: the service's answer to an upload
 * @all_duplicates: whether its status said that nothing is new
 * @error: return location of a %MUSETTE_JSON_ERROR
 *
 * Returns: (transfer full) (nullable): what became of the upload
 */
MusetteUploadResult *
musette_upload_result_new_from_json (GBytes *json, gboolean all_duplicates, GError **error)
{
  g_autoptr (MusetteJson) root = NULL;
  g_auto (GStrv) ids = NULL;
  JsonObject *object;
  MusetteUploadResult *self;

  g_return_val_if_fail (json != NULL, NULL);

  root = musette_json_parse_bytes (json, error);
  object = root != NULL ? musette_json_as_object (root, error) : NULL;
  if (object == NULL)
    return NULL;
  ids = read_ids (object);
  if (*ids == NULL)
    {
      g_set_error_literal (error, MUSETTE_JSON_ERROR, MUSETTE_JSON_ERROR_MISSING,
                           _ ("The activity has no “id”"));
      return NULL;
    }
  self = g_new0 (MusetteUploadResult, 1);
  self->ids = g_steal_pointer (&ids);
  self->all_duplicates = all_duplicates;
  self->json = g_bytes_ref (json);
  return self;
}

/**
 * musette_upload_result_free:
 * @self: (transfer full): what became of an upload
 */
void
musette_upload_result_free (MusetteUploadResult *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->ids);
  g_bytes_unref (self->json);
  g_free (self);
}
