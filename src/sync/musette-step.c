/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-step-private.h"

#include "musette-intervals-json.h"
#include "musette-item-type.h"
#include "musette-json-writer.h"
#include "musette-local-id.h"

/**
 * MusetteStep:
 *
 * One thing that a user does, and takes back as a whole: some changes to things. It is made, filled
 * and handed to musette_repository_apply().
 */
G_DEFINE_FINAL_TYPE (MusetteStep, musette_step, G_TYPE_OBJECT)

static void
musette_step_finalize (GObject *object)
{
  MusetteStep *self = MUSETTE_STEP (object);

  g_free (self->label);
  g_ptr_array_unref (self->changes);
  G_OBJECT_CLASS (musette_step_parent_class)->finalize (object);
}

static void
musette_step_class_init (MusetteStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_step_finalize;
}

static void
musette_step_init (MusetteStep *self)
{
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
}

/*< private >
 * _musette_step_add:
 * @self: a step that was not applied yet
 * @kind: what kind of thing
 * @action: what is done with it
 * @item: its id
 *
 * Returns: (transfer none): a new change
 */
MusetteChange *
_musette_step_add (MusetteStep *self, MusetteItemKind kind, MusetteAction action, const char *item)
{
  MusetteChange *change = _musette_change_new (kind, action, item);

  g_ptr_array_add (self->changes, change);
  return change;
}

static MusetteChange *
add (MusetteStep *self, MusetteAction action, const char *item)
{
  return _musette_step_add (self, MUSETTE_ITEM_ACTIVITY, action, item);
}

static MusetteChange *
add_for (MusetteStep *self, MusetteAction action, MusetteActivity *activity)
{
  MusetteChange *change = add (self, action, musette_activity_get_id (activity));

  change->title = g_strdup (musette_activity_get_name (activity));
  return change;
}

static MusetteChange *
add_unread (MusetteStep *self, MusetteAction action, const char *id, const char *title)
{
  MusetteChange *change = add (self, action, id);

  change->title = g_strdup (title != NULL ? title : id);
  return change;
}

static MusetteChange *
find (MusetteStep *self, MusetteItemKind kind, MusetteAction action, const char *item)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      MusetteChange *change = g_ptr_array_index (self->changes, i);

      if (change->kind == kind && change->action == action && g_str_equal (change->item, item))
        return change;
    }
  return NULL;
}

static char *
dup_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

/* Services write numbers below zero for "none"; here that is null. */
static gboolean
is_cleared_number (const char *value)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  return end != value && *end == '\0' && number == -1;
}

/* The members of @patch that are not so already, and what they were. */
static MusettePatch *
select_changed (MusettePatch *patch, MusettePatch *before)
{
  MusettePatch *changed = musette_patch_new ();

  for (guint i = 0; i < musette_patch_get_length (patch); i++)
    {
      const char *name = musette_patch_get_name (patch, i);
      const char *value = musette_patch_get_value (patch, i);

      if (is_cleared_number (value))
        value = "null";
      if (!musette_patch_same_value (value, musette_patch_lookup (before, name)))
        musette_patch_set_raw (changed, name, value);
    }
  return changed;
}

static void
merge_into (char **json, MusettePatch *newer, gboolean newer_counts)
{
  g_autoptr (MusettePatch) merged = NULL;
  g_autoptr (MusettePatch) old
      = *json != NULL ? musette_patch_new_from_json (*json, -1, NULL) : musette_patch_new ();

  merged = musette_patch_copy (newer_counts ? old : newer);
  musette_patch_merge (merged, newer_counts ? newer : old);
  g_free (*json);
  *json = musette_patch_to_json (merged);
}

/*< private >
 * _musette_step_update:
 * @self: a step that was not applied yet
 * @kind: what kind of thing
 * @id: which one
 * @title: (nullable): what people call it
 * @json: the thing as it is shown
 * @patch: the members to change
 *
 * Changes those of the members that are not so already.
 *
 * Returns: whether there is something to change
 */
gboolean
_musette_step_update (MusetteStep *self,
                      MusetteItemKind kind,
                      const char *id,
                      const char *title,
                      GBytes *json,
                      MusettePatch *patch)
{
  g_autoptr (MusettePatch) before = musette_patch_read_same (patch, json, NULL);
  g_autoptr (MusettePatch) changed = NULL;
  g_autoptr (MusettePatch) base = NULL;
  MusetteChange *change;

  if (before == NULL)
    return FALSE;
  changed = select_changed (patch, before);
  if (musette_patch_get_length (changed) == 0)
    return FALSE;
  base = musette_patch_read_same (changed, json, NULL);
  change = find (self, kind, MUSETTE_ACTION_UPDATE, id);
  if (change == NULL)
    {
      change = _musette_step_add (self, kind, MUSETTE_ACTION_UPDATE, id);
      change->title = g_strdup (title);
    }
  merge_into (&change->body, changed, TRUE);
  merge_into (&change->base, base, FALSE);
  return TRUE;
}

/**
 * musette_step_new:
 *
 * Returns: (transfer full): a step that does nothing yet
 */
MusetteStep *
musette_step_new (void)
{
  return g_object_new (MUSETTE_TYPE_STEP, NULL);
}

/**
 * musette_step_update_activity:
 * @self: a step that was not applied yet
 * @activity: an activity as it is shown
 * @patch: the members to change, by their names at the service; `null` (or -1 of a number) clears
 *
 * Changes members of an activity. Members that have that value already are left out. What Strava
 * keeps to itself cannot be changed.
 *
 * Returns: whether there is something to change
 */
gboolean
musette_step_update_activity (MusetteStep *self, MusetteActivity *activity, MusettePatch *patch)
{
  g_return_val_if_fail (MUSETTE_IS_STEP (self), FALSE);
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), FALSE);
  g_return_val_if_fail (MUSETTE_IS_PATCH (patch), FALSE);

  if (musette_activity_is_stub (activity))
    return FALSE;
  return _musette_step_update (self, MUSETTE_ITEM_ACTIVITY, musette_activity_get_id (activity),
                               musette_activity_get_name (activity),
                               musette_activity_get_json (activity), patch);
}

/**
 * musette_step_delete_activity:
 * @self: a step that was not applied yet
 * @activity: an activity
 *
 * Deletes an activity. What Strava keeps to itself cannot be deleted, for it could not come back.
 *
 * Returns: whether it can be deleted
 */
gboolean
musette_step_delete_activity (MusetteStep *self, MusetteActivity *activity)
{
  MusetteChange *change;

  g_return_val_if_fail (MUSETTE_IS_STEP (self), FALSE);
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), FALSE);

  if (musette_activity_is_stub (activity))
    return FALSE;
  change = add_for (self, MUSETTE_ACTION_DELETE, activity);
  change->base = dup_text (musette_activity_get_json (activity));
  return TRUE;
}

static void
set_external_id (MusettePatch *body)
{
  g_autofree char *id = musette_local_id_new_external ();

  if (musette_patch_lookup (body, "external_id") == NULL)
    musette_patch_set_string (body, "external_id", id);
}

/**
 * musette_step_create_activity:
 * @self: a step that was not applied yet
 * @body: members of the new activity; the service needs `start_date_local` and `type`
 *
 * Makes a manual activity.
 *
 * Returns: (transfer none): its id until the service gives one
 */
const char *
musette_step_create_activity (MusetteStep *self, MusettePatch *body)
{
  g_autoptr (MusettePatch) own = NULL;
  g_autofree char *id = musette_local_id_new ();
  MusetteChange *change;

  g_return_val_if_fail (MUSETTE_IS_STEP (self), NULL);
  g_return_val_if_fail (MUSETTE_IS_PATCH (body), NULL);

  own = musette_patch_copy (body);
  set_external_id (own);
  change = add (self, MUSETTE_ACTION_CREATE, id);
  change->title = _musette_patch_dup_string (own, "name");
  change->body = musette_patch_to_json (own);
  return change->item;
}

/**
 * musette_step_upload_file:
 * @self: a step that was not applied yet
 * @file: a local recorded activity: FIT, TCX, GPX, or one of these in gzip or zip
 * @body: (nullable): `name`, `description`, `device_name`, `paired_event_id` for it
 *
 * Uploads a file. It is copied when the step is applied.
 *
 * Returns: (transfer none): the id that stands for it until the service gives one
 */
const char *
musette_step_upload_file (MusetteStep *self, GFile *file, MusettePatch *body)
{
  g_autoptr (MusettePatch) own = NULL;
  g_autofree char *id = musette_local_id_new ();
  MusetteChange *change;

  g_return_val_if_fail (MUSETTE_IS_STEP (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  own = body != NULL ? musette_patch_copy (body) : musette_patch_new ();
  set_external_id (own);
  change = add (self, MUSETTE_ACTION_UPLOAD, id);
  change->title = g_file_get_basename (file);
  change->file = g_file_get_path (file);
  change->body = musette_patch_to_json (own);
  return change->item;
}

/**
 * musette_step_set_intervals:
 * @self: a step that was not applied yet
 * @activity: an activity with its intervals
 * @edits: (element-type MusetteIntervalEdit): all its intervals, in order
 *
 * Puts other intervals in place of an activity's own.
 *
 * Returns: whether they differ; %FALSE also when its intervals are not known
 */
gboolean
musette_step_set_intervals (MusetteStep *self, MusetteActivity *activity, GPtrArray *edits)
{
  g_autofree char *body = NULL;
  g_autofree char *base = NULL;
  MusetteChange *change;

  g_return_val_if_fail (MUSETTE_IS_STEP (self), FALSE);
  g_return_val_if_fail (MUSETTE_IS_ACTIVITY (activity), FALSE);
  g_return_val_if_fail (edits != NULL, FALSE);

  if (musette_activity_is_stub (activity))
    return FALSE;
  body = musette_intervals_json_from_edits (edits);
  base = musette_intervals_json_from_activity (activity);
  if (base == NULL || g_str_equal (body, base))
    return FALSE;
  change = find (self, MUSETTE_ITEM_ACTIVITY, MUSETTE_ACTION_INTERVALS,
                 musette_activity_get_id (activity));
  if (change == NULL)
    {
      change = add_for (self, MUSETTE_ACTION_INTERVALS, activity);
      change->base = g_steal_pointer (&base);
    }
  g_free (change->body);
  change->body = g_steal_pointer (&body);
  return TRUE;
}

/**
 * musette_step_update_unread:
 * @self: a step that was not applied yet
 * @activity_id: an activity of which these members were never read here
 * @title: (nullable): what people call it; its id stands for it if that is not known
 * @patch: the members to set
 *
 * Changes members of an activity whatever they are now. As nobody knows what they were, there can
 * be no conflict, and it cannot be undone.
 */
void
musette_step_update_unread (MusetteStep *self,
                            const char *activity_id,
                            const char *title,
                            MusettePatch *patch)
{
  MusetteChange *change;

  g_return_if_fail (MUSETTE_IS_STEP (self));
  g_return_if_fail (activity_id != NULL && MUSETTE_IS_PATCH (patch));

  change = add_unread (self, MUSETTE_ACTION_UPDATE, activity_id, title);
  change->body = musette_patch_to_json (patch);
}

/**
 * musette_step_delete_unread:
 * @self: a step that was not applied yet
 * @activity_id: an activity that was never read here
 *
 * Deletes an activity whatever it is, and without a way back.
 */
void
musette_step_delete_unread (MusetteStep *self, const char *activity_id)
{
  g_return_if_fail (MUSETTE_IS_STEP (self) && activity_id != NULL);

  add_unread (self, MUSETTE_ACTION_DELETE, activity_id, NULL);
}

/**
 * musette_step_set_intervals_unread:
 * @self: a step that was not applied yet
 * @activity_id: an activity of which no intervals were ever read here
 * @title: (nullable): what people call it; its id stands for it if that is not known
 * @edits: (element-type MusetteIntervalEdit): all its intervals, in order
 *
 * Puts other intervals in place of an activity's own whatever they are, and without a way back.
 */
void
musette_step_set_intervals_unread (MusetteStep *self,
                                   const char *activity_id,
                                   const char *title,
                                   GPtrArray *edits)
{
  MusetteChange *change;

  g_return_if_fail (MUSETTE_IS_STEP (self));
  g_return_if_fail (activity_id != NULL && edits != NULL);

  change = add_unread (self, MUSETTE_ACTION_INTERVALS, activity_id, title);
  change->body = musette_intervals_json_from_edits (edits);
}

/**
 * musette_step_get_n_changes:
 * @self: a step
 *
 * Returns: how many things it changes
 */
guint
musette_step_get_n_changes (MusetteStep *self)
{
  g_return_val_if_fail (MUSETTE_IS_STEP (self), 0);

  return self->changes->len;
}

/**
 * musette_step_get_change:
 * @self: a step
 * @index: below the number of changes
 *
 * Returns: (transfer none): that change
 */
MusetteChange *
musette_step_get_change (MusetteStep *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_STEP (self) && index < self->changes->len, NULL);

  return g_ptr_array_index (self->changes, index);
}

/* The members that all changes set to the same value; in what else they differ is not said. */
static MusettePatch *
get_common_patch (MusetteStep *self)
{
  MusettePatch *common = NULL;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const MusetteChange *change = g_ptr_array_index (self->changes, i);
      g_autoptr (MusettePatch) patch
          = change->body != NULL ? musette_patch_new_from_json (change->body, -1, NULL) : NULL;

      if (patch == NULL)
        continue;
      if (common == NULL)
        common = musette_patch_new ();
      musette_patch_merge (common, patch);
    }
  return common;
}

static gboolean
is_uniform (MusetteStep *self)
{
  const MusetteChange *first = g_ptr_array_index (self->changes, 0);

  for (guint i = 1; i < self->changes->len; i++)
    {
      const MusetteChange *change = g_ptr_array_index (self->changes, i);

      if (change->kind != first->kind || change->action != first->action)
        return FALSE;
    }
  return TRUE;
}

/**
 * musette_step_describe:
 * @self: a step
 *
 * Returns: (transfer full): what is done, in the imperative, for instance "Rename “Morning Ride”"
 * or "Set RPE on 3 Activities"; empty when nothing is done
 */
char *
musette_step_describe (MusetteStep *self)
{
  g_autoptr (MusettePatch) patch = NULL;
  const MusetteChange *first;
  MusetteAction action;

  g_return_val_if_fail (MUSETTE_IS_STEP (self), NULL);

  if (self->label != NULL)
    return g_strdup (self->label);
  if (self->changes->len == 0)
    return g_strdup ("");
  first = g_ptr_array_index (self->changes, 0);
  action = is_uniform (self) ? first->action : MUSETTE_ACTION_UPDATE;
  if (is_uniform (self) && action == MUSETTE_ACTION_UPDATE)
    patch = get_common_patch (self);
  return musette_item_type_get (first->kind)
      ->describe (action, patch, self->changes->len, first->title);
}

/*< private >
 * _musette_step_to_json:
 * @self: a step
 *
 * Returns: (transfer full): JSON for the history
 */
char *
_musette_step_to_json (MusetteStep *self)
{
  g_autoptr (MusetteJsonWriter) writer = musette_json_writer_new (FALSE);

  musette_json_writer_begin_object (writer);
  if (self->label != NULL)
    musette_json_writer_member_string (writer, "label", self->label);
  musette_json_writer_name (writer, "changes");
  musette_json_writer_begin_array (writer);
  for (guint i = 0; i < self->changes->len; i++)
    _musette_change_write (g_ptr_array_index (self->changes, i), writer);
  musette_json_writer_end (writer);
  musette_json_writer_end (writer);
  return musette_json_writer_finish (writer);
}

/*< private >
 * _musette_step_new_from_json:
 * @json: (nullable): what _musette_step_to_json() gave
 *
 * Returns: (transfer full) (nullable): the step; %NULL when it cannot be understood
 */
MusetteStep *
_musette_step_new_from_json (const char *json)
{
  g_autoptr (MusetteJson) root = json != NULL ? musette_json_parse (json, -1, NULL) : NULL;
  JsonObject *object = root != NULL ? musette_json_as_object (root, NULL) : NULL;
  JsonArray *changes = object != NULL ? musette_json_get_array (object, "changes") : NULL;
  g_autoptr (MusetteStep) self = NULL;

  if (changes == NULL)
    return NULL;
  self = musette_step_new ();
  self->label = g_strdup (musette_json_get_string (object, "label"));
  for (guint i = 0; i < musette_json_array_get_length (changes); i++)
    {
      JsonObject *entry = musette_json_array_get_object (changes, i);
      MusetteChange *change = entry != NULL ? _musette_change_new_from_json (entry) : NULL;

      if (change == NULL)
        return NULL;
      g_ptr_array_add (self->changes, change);
    }
  return g_steal_pointer (&self);
}

/*< private >
 * _musette_step_is_in_force:
 * @self: a step
 *
 * Returns: whether anything of it was not given up
 */
gboolean
_musette_step_is_in_force (MusetteStep *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (!((const MusetteChange *) g_ptr_array_index (self->changes, i))->dropped)
      return TRUE;
  return FALSE;
}
