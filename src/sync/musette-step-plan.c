/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-step-plan.h"

#include <string.h>

#include "musette-change-private.h"
#include "musette-local-id.h"
#include "musette-step-private.h"

/* Steps with events, workouts of the library, and folders. */

static gboolean
is_planned (MusetteItemKind kind)
{
  return kind == MUSETTE_ITEM_EVENT || kind == MUSETTE_ITEM_WORKOUT || kind == MUSETTE_ITEM_FOLDER;
}

static char *
dup_name (MusettePatch *body)
{
  g_autofree char *json = musette_patch_to_json (body);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (MusettePlanItem) item = musette_plan_item_new_from_json (bytes, NULL);

  return item != NULL ? g_strdup (musette_plan_item_get_name (item)) : NULL;
}

/**
 * musette_step_create_planned:
 * @self: a step that was not applied yet
 * @kind: an event, a workout or a folder
 * @body: its members: an event needs `category` and `start_date_local`, a workout `folder_id` and
 *   `type`, a folder `name` and `type`
 *
 * Makes something that is planned. The service parses workouts from `description`.
 *
 * Returns: (transfer none): its id until the service gives one
 */
const char *
musette_step_create_planned (MusetteStep *self, MusetteItemKind kind, MusettePatch *body)
{
  g_autoptr (MusettePatch) own = NULL;
  g_autofree char *id = musette_local_id_new ();
  MusetteChange *change;

  g_return_val_if_fail (MUSETTE_IS_STEP (self), NULL);
  g_return_val_if_fail (is_planned (kind) && MUSETTE_IS_PATCH (body), NULL);

  own = musette_patch_copy (body);
  if (kind == MUSETTE_ITEM_EVENT && musette_patch_lookup (own, "external_id") == NULL)
    {
      g_autofree char *external = musette_local_id_new_external ();

      musette_patch_set_string (own, "external_id", external);
    }
  change = _musette_step_add (self, kind, MUSETTE_ACTION_CREATE, id);
  change->title = dup_name (own);
  change->body = musette_patch_to_json (own);
  return change->item;
}

/**
 * musette_step_update_planned:
 * @self: a step that was not applied yet
 * @kind: what @item is
 * @item: an event, a workout or a folder as it is shown
 * @patch: the members to change
 *
 * Returns: whether there is something to change
 */
gboolean
musette_step_update_planned (MusetteStep *self,
                             MusetteItemKind kind,
                             MusettePlanItem *item,
                             MusettePatch *patch)
{
  g_return_val_if_fail (MUSETTE_IS_STEP (self), FALSE);
  g_return_val_if_fail (is_planned (kind) && MUSETTE_IS_PLAN_ITEM (item), FALSE);
  g_return_val_if_fail (MUSETTE_IS_PATCH (patch), FALSE);

  return _musette_step_update (self, kind, musette_plan_item_get_id (item),
                               musette_plan_item_get_name (item),
                               musette_record_get_json (MUSETTE_RECORD (item)), patch);
}

/**
 * musette_step_delete_planned:
 * @self: a step that was not applied yet
 * @kind: what @item is
 * @item: an event, a workout or a folder; the service deletes a folder's workouts with it
 */
void
musette_step_delete_planned (MusetteStep *self, MusetteItemKind kind, MusettePlanItem *item)
{
  MusetteChange *change;
  gsize length;
  const char *data;

  g_return_if_fail (MUSETTE_IS_STEP (self));
  g_return_if_fail (is_planned (kind) && MUSETTE_IS_PLAN_ITEM (item));

  change = _musette_step_add (self, kind, MUSETTE_ACTION_DELETE, musette_plan_item_get_id (item));
  change->title = g_strdup (musette_plan_item_get_name (item));
  data = g_bytes_get_data (musette_record_get_json (MUSETTE_RECORD (item)), &length);
  change->base = g_strndup (data, length);
}

/**
 * musette_step_update_planned_unread:
 * @self: a step that was not applied yet
 * @kind: an event, a workout or a folder
 * @id: one that was never read here
 * @patch: the members to set
 *
 * Changes members whatever they are now, so that there can be no conflict. Its id stands for its
 * name.
 */
void
musette_step_update_planned_unread (MusetteStep *self,
                                    MusetteItemKind kind,
                                    const char *id,
                                    MusettePatch *patch)
{
  MusetteChange *change;

  g_return_if_fail (MUSETTE_IS_STEP (self) && is_planned (kind));
  g_return_if_fail (id != NULL && MUSETTE_IS_PATCH (patch));

  change = _musette_step_add (self, kind, MUSETTE_ACTION_UPDATE, id);
  change->title = g_strdup (id);
  change->body = musette_patch_to_json (patch);
}

/**
 * musette_step_delete_planned_unread:
 * @self: a step that was not applied yet
 * @kind: an event, a workout or a folder
 * @id: one that was never read here
 *
 * Deletes it whatever it is.
 */
void
musette_step_delete_planned_unread (MusetteStep *self, MusetteItemKind kind, const char *id)
{
  MusetteChange *change;

  g_return_if_fail (MUSETTE_IS_STEP (self) && is_planned (kind) && id != NULL);

  change = _musette_step_add (self, kind, MUSETTE_ACTION_DELETE, id);
  change->title = g_strdup (id);
}
