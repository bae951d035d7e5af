/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-change-private.h"

#include <string.h>

#include "musette-item-type.h"
#include "musette-local-id.h"

/**
 * MusetteChange:
 *
 * One thing that is changed, as a part of a #MusetteStep.
 */
G_DEFINE_FINAL_TYPE (MusetteChange, musette_change, G_TYPE_OBJECT)

static const char *const action_names[MUSETTE_N_ACTIONS] = {
  [MUSETTE_ACTION_CREATE] = "create", [MUSETTE_ACTION_UPDATE] = "update",
  [MUSETTE_ACTION_DELETE] = "delete", [MUSETTE_ACTION_RESTORE] = "restore",
  [MUSETTE_ACTION_UPLOAD] = "upload", [MUSETTE_ACTION_INTERVALS] = "intervals",
};

static void
musette_change_finalize (GObject *object)
{
  MusetteChange *self = MUSETTE_CHANGE (object);

  g_free (self->item);
  g_free (self->title);
  g_free (self->body);
  g_free (self->base);
  g_free (self->file);
  g_strfreev (self->results);
  g_strfreev (self->found);
  G_OBJECT_CLASS (musette_change_parent_class)->finalize (object);
}

static void
musette_change_class_init (MusetteChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_change_finalize;
}

static void
musette_change_init (MusetteChange *self)
{
}

/*< private >
 * _musette_action_to_name:
 * @action: an action
 *
 * Returns: its name in the store
 */
const char *
_musette_action_to_name (MusetteAction action)
{
  g_return_val_if_fail (action < MUSETTE_N_ACTIONS, NULL);

  return action_names[action];
}

/*< private >
 * _musette_action_from_name:
 * @name: (nullable): a name in the store
 * @action: (out): the action
 *
 * Returns: whether there is such an action
 */
gboolean
_musette_action_from_name (const char *name, MusetteAction *action)
{
  for (guint i = 0; i < MUSETTE_N_ACTIONS; i++)
    if (g_strcmp0 (action_names[i], name) == 0)
      {
        *action = i;
        return TRUE;
      }
  return FALSE;
}

/*< private >
 * _musette_change_new:
 * @kind: what kind of thing
 * @action: what is done
 * @item: to which one
 *
 * Returns: (transfer full): a change that is in force
 */
MusetteChange *
_musette_change_new (MusetteItemKind kind, MusetteAction action, const char *item)
{
  MusetteChange *self = g_object_new (MUSETTE_TYPE_CHANGE, NULL);

  self->kind = kind;
  self->action = action;
  self->item = g_strdup (item);
  self->in_force = TRUE;
  return self;
}

static GStrv
read_results (JsonObject *object)
{
  JsonArray *array = musette_json_get_array (object, "results");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return NULL;
  for (guint i = 0; i < musette_json_array_get_length (array); i++)
    g_strv_builder_add (builder, musette_json_array_get_string (array, i));
  return g_strv_builder_end (builder);
}

/*< private >
 * _musette_change_new_from_json:
 * @object: what _musette_change_write() wrote
 *
 * Returns: (transfer full) (nullable): the change; %NULL when it cannot be understood
 */
MusetteChange *
_musette_change_new_from_json (JsonObject *object)
{
  const char *item = musette_json_get_string (object, "item");
  MusetteItemKind kind;
  MusetteAction action;
  MusetteChange *self;

  if (item == NULL || !musette_item_kind_from_name (musette_json_get_string (object, "kind"), &kind)
      || !_musette_action_from_name (musette_json_get_string (object, "action"), &action))
    return NULL;
  self = _musette_change_new (kind, action, item);
  self->title = g_strdup (musette_json_get_string (object, "title"));
  self->body = g_strdup (musette_json_get_string (object, "body"));
  self->base = g_strdup (musette_json_get_string (object, "base"));
  self->file = g_strdup (musette_json_get_string (object, "file"));
  self->in_force = musette_json_get_bool (object, "in_force");
  self->dropped = musette_json_get_bool (object, "dropped");
  self->results = read_results (object);
  return self;
}

static void
write_text (MusetteJsonWriter *writer, const char *name, const char *text)
{
  if (text != NULL)
    musette_json_writer_member_string (writer, name, text);
}

/*< private >
 * _musette_change_write:
 * @self: a change
 * @writer: where it is written to
 *
 * Writes the change as a JSON object for the history.
 */
void
_musette_change_write (MusetteChange *self, MusetteJsonWriter *writer)
{
  musette_json_writer_begin_object (writer);
  write_text (writer, "kind", musette_item_kind_to_name (self->kind));
  write_text (writer, "action", _musette_action_to_name (self->action));
  write_text (writer, "item", self->item);
  write_text (writer, "title", self->title);
  write_text (writer, "body", self->body);
  write_text (writer, "base", self->base);
  write_text (writer, "file", self->file);
  musette_json_writer_member_bool (writer, "in_force", self->in_force);
  musette_json_writer_member_bool (writer, "dropped", self->dropped);
  if (self->results != NULL)
    {
      musette_json_writer_name (writer, "results");
      musette_json_writer_begin_array (writer);
      for (guint i = 0; self->results[i] != NULL; i++)
        musette_json_writer_string (writer, self->results[i]);
      musette_json_writer_end (writer);
    }
  musette_json_writer_end (writer);
}

static MusetteChange *
new_inverse (MusetteChange *self, MusetteAction action, const char *item)
{
  MusetteChange *inverse = _musette_change_new (self->kind, action, item);

  inverse->title = g_strdup (self->title);
  return inverse;
}

static char *
make_external_body (void)
{
  g_autoptr (MusettePatch) body = musette_patch_new ();
  g_autofree char *id = musette_local_id_new_external ();

  musette_patch_set_string (body, "external_id", id);
  return musette_patch_to_json (body);
}

static MusetteChange *
swap (MusetteChange *self)
{
  MusetteChange *inverse = new_inverse (self, self->action, self->item);

  inverse->body = g_strdup (self->base);
  inverse->base = g_strdup (self->body);
  return inverse;
}

/*< private >
 * _musette_change_invert:
 * @self: a change that was sent
 *
 * Returns: (transfer full) (element-type MusetteChange): what takes it back; nothing when it is not
 *   known what was before
 */
GPtrArray *
_musette_change_invert (MusetteChange *self)
{
  GPtrArray *inverse = g_ptr_array_new_with_free_func (g_object_unref);
  MusetteChange *change;

  switch (self->action)
    {
    case MUSETTE_ACTION_UPDATE:
    case MUSETTE_ACTION_INTERVALS:
      if (self->base != NULL)
        g_ptr_array_add (inverse, swap (self));
      break;
    case MUSETTE_ACTION_DELETE:
      if (self->base == NULL)
        break;
      change = new_inverse (self, MUSETTE_ACTION_RESTORE, self->item);
      change->base = g_strdup (self->base);
      change->body = make_external_body ();
      g_ptr_array_add (inverse, change);
      break;
    case MUSETTE_ACTION_CREATE:
    case MUSETTE_ACTION_RESTORE:
      change = new_inverse (self, MUSETTE_ACTION_DELETE, self->item);
      change->base = g_strdup (self->base);
      g_ptr_array_add (inverse, change);
      break;
    case MUSETTE_ACTION_UPLOAD:
      for (guint i = 0; self->results != NULL && self->results[i] != NULL; i++)
        g_ptr_array_add (inverse, new_inverse (self, MUSETTE_ACTION_DELETE, self->results[i]));
      break;
    default:
      g_assert_not_reached ();
    }
  return inverse;
}

static char *
quote_local (const char *id)
{
  return g_strdup_printf ("\"%s\"", id);
}

/*< private >
 * _musette_change_names:
 * @self: a change
 * @local_id: an id
 *
 * Returns: whether it is one that the service does not know yet, and stands in what is changed, as
 *   that of a new folder in a workout that goes there
 */
gboolean
_musette_change_names (MusetteChange *self, const char *local_id)
{
  g_autofree char *quoted = quote_local (local_id);

  if (!musette_local_id_is_local (local_id))
    return FALSE;
  return (self->body != NULL && strstr (self->body, quoted) != NULL)
         || (self->base != NULL && strstr (self->base, quoted) != NULL);
}

static void
replace (char **json, const char *quoted, const char *value)
{
  GString *text;

  if (*json == NULL)
    return;
  text = g_string_new (*json);
  g_string_replace (text, quoted, value, 0);
  g_free (*json);
  *json = g_string_free (text, FALSE);
}

/* An id of ours is like no other text, so that it need not be asked where it stands. */
static gboolean
rename_in_members (MusetteChange *self, const char *old_id, const char *new_id)
{
  g_autofree char *quoted = quote_local (old_id);
  g_autofree char *value = NULL;

  if (!_musette_change_names (self, old_id))
    return FALSE;
  value = g_ascii_string_to_unsigned (new_id, 10, 0, G_MAXINT64, NULL, NULL) ? g_strdup (new_id)
                                                                             : quote_local (new_id);
  replace (&self->body, quoted, value);
  replace (&self->base, quoted, value);
  return TRUE;
}

static void
take_text (char **own, char **other)
{
  g_free (*own);
  *own = g_steal_pointer (other);
}

/*< private >
 * _musette_change_take:
 * @self: a change
 * @other: the same change as another process left it; it is empty afterwards
 */
void
_musette_change_take (MusetteChange *self, MusetteChange *other)
{
  take_text (&self->item, &other->item);
  take_text (&self->body, &other->body);
  take_text (&self->base, &other->base);
  take_text (&self->file, &other->file);
  g_strfreev (self->results);
  self->results = g_steal_pointer (&other->results);
  self->in_force = other->in_force;
  self->dropped = other->dropped;
}

/*< private >
 * _musette_change_rename:
 * @self: a change
 * @kind: what kind of thing
 * @old_id: an id that is no longer used
 * @new_id: what the service calls the thing
 *
 * Returns: whether the change names that thing
 */
gboolean
_musette_change_rename (MusetteChange *self,
                        MusetteItemKind kind,
                        const char *old_id,
                        const char *new_id)
{
  gboolean found = self->kind == kind && g_str_equal (self->item, old_id);

  if (found)
    {
      g_free (self->item);
      self->item = g_strdup (new_id);
    }
  for (guint i = 0; self->results != NULL && self->results[i] != NULL; i++)
    if (g_str_equal (self->results[i], old_id))
      {
        g_free (self->results[i]);
        self->results[i] = g_strdup (new_id);
        found = TRUE;
      }
  return rename_in_members (self, old_id, new_id) || found;
}

/**
 * musette_change_get_kind:
 * @self: a change
 *
 * Returns: what kind of thing is changed
 */
MusetteItemKind
musette_change_get_kind (MusetteChange *self)
{
  g_return_val_if_fail (MUSETTE_IS_CHANGE (self), MUSETTE_ITEM_ACTIVITY);

  return self->kind;
}

/**
 * musette_change_get_action:
 * @self: a change
 *
 * Returns: what is done with it
 */
MusetteAction
musette_change_get_action (MusetteChange *self)
{
  g_return_val_if_fail (MUSETTE_IS_CHANGE (self), MUSETTE_ACTION_UPDATE);

  return self->action;
}

/**
 * musette_change_get_item:
 * @self: a change
 *
 * Returns: (transfer none): the id of the thing, beginning with `new-` while the service does not
 *   know it
 */
const char *
musette_change_get_item (MusetteChange *self)
{
  g_return_val_if_fail (MUSETTE_IS_CHANGE (self), NULL);

  return self->item;
}

/**
 * musette_change_get_body:
 * @self: a change
 *
 * Returns: (transfer none) (nullable): JSON of what it becomes: its new members, or its intervals
 */
const char *
musette_change_get_body (MusetteChange *self)
{
  g_return_val_if_fail (MUSETTE_IS_CHANGE (self), NULL);

  return self->body;
}

/**
 * musette_change_get_found:
 * @self: a change
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): once an upload was sent in this
 *   session, the ids of what it became, or was already
 */
const char *const *
musette_change_get_found (MusetteChange *self)
{
  g_return_val_if_fail (MUSETTE_IS_CHANGE (self), NULL);

  return (const char *const *) self->found;
}

/**
 * musette_change_describe:
 * @self: a change
 *
 * Returns: (transfer full): what is done, in the imperative, for instance "Rename “Morning Ride”"
 */
char *
musette_change_describe (MusetteChange *self)
{
  g_autoptr (MusettePatch) patch = NULL;

  g_return_val_if_fail (MUSETTE_IS_CHANGE (self), NULL);

  if (self->action == MUSETTE_ACTION_UPDATE && self->body != NULL)
    patch = musette_patch_new_from_json (self->body, -1, NULL);
  return musette_item_type_get (self->kind)->describe (self->action, patch, 1, self->title);
}

/*< private >
 * _musette_change_makes:
 * @self: a change
 *
 * Returns: whether there is no such thing at the service before the change
 */
gboolean
_musette_change_makes (MusetteChange *self)
{
  return self->action == MUSETTE_ACTION_CREATE || self->action == MUSETTE_ACTION_RESTORE
         || self->action == MUSETTE_ACTION_UPLOAD;
}

/* The thing may have another name since. */
static GBytes *
dup_named_base (MusetteChange *self)
{
  g_autoptr (MusettePatch) name = musette_patch_new ();
  g_autoptr (GBytes) base = NULL;

  if (self->base == NULL)
    return NULL;
  base = g_bytes_new (self->base, strlen (self->base));
  musette_patch_set_string (name, "id", self->item);
  return musette_patch_apply (name, base, NULL);
}

/*< private >
 * _musette_change_dup_created:
 * @self: a change that makes a thing
 *
 * Returns: (transfer full) (nullable): a record of the thing, as far as it is known here
 */
GObject *
_musette_change_dup_created (MusetteChange *self)
{
  const MusetteItemType *type = musette_item_type_get (self->kind);
  g_autoptr (MusettePatch) body = NULL;
  g_autoptr (GBytes) json = NULL;

  if (self->action == MUSETTE_ACTION_RESTORE)
    json = dup_named_base (self);
  else
    {
      body = self->body != NULL ? musette_patch_new_from_json (self->body, -1, NULL) : NULL;
      json = body != NULL ? type->make_created (self->item, body) : NULL;
    }
  return json != NULL ? type->parse (json, NULL) : NULL;
}

/*< private >
 * _musette_change_dup_base_record:
 * @self: a delete
 *
 * Returns: (transfer full) (nullable): a record of the thing as it was
 */
GObject *
_musette_change_dup_base_record (MusetteChange *self)
{
  g_autoptr (GBytes) json = dup_named_base (self);

  return json != NULL ? musette_item_type_get (self->kind)->parse (json, NULL) : NULL;
}

/*< private >
 * _musette_change_take_off:
 * @self: an update
 * @record: a record that may have the change in it
 *
 * Returns: (transfer full) (nullable): the record with these members as they were before, %NULL
 * when none of them is as the update sets it
 */
GObject *
_musette_change_take_off (MusetteChange *self, GBytes *record)
{
  g_autoptr (MusettePatch) patch = _musette_change_dup_patch (self);
  g_autoptr (MusettePatch) base = _musette_change_dup_base (self);
  g_autoptr (MusettePatch) now = NULL;
  g_autoptr (MusettePatch) back = musette_patch_new ();
  g_autoptr (GBytes) json = NULL;

  now = patch != NULL ? musette_patch_read_same (patch, record, NULL) : NULL;
  for (guint i = 0; now != NULL && base != NULL && i < musette_patch_get_length (patch); i++)
    {
      const char *name = musette_patch_get_name (patch, i);

      if (musette_patch_same_value (musette_patch_get_value (patch, i),
                                    musette_patch_lookup (now, name)))
        musette_patch_set_raw (back, name, musette_patch_lookup (base, name));
    }
  if (musette_patch_get_length (back) == 0)
    return NULL;
  json = musette_patch_apply (back, record, NULL);
  return json != NULL ? musette_item_type_get (self->kind)->parse (json, NULL) : NULL;
}

/*< private >
 * _musette_change_dup_patch:
 * @self: a change
 *
 * Returns: (transfer full) (nullable): the members that it sets, if it is an update
 */
MusettePatch *
_musette_change_dup_patch (MusetteChange *self)
{
  if (self->action != MUSETTE_ACTION_UPDATE || self->body == NULL)
    return NULL;
  return musette_patch_new_from_json (self->body, -1, NULL);
}

/*< private >
 * _musette_change_dup_base:
 * @self: a change
 *
 * Returns: (transfer full) (nullable): what these members were, if it is an update
 */
MusettePatch *
_musette_change_dup_base (MusetteChange *self)
{
  if (self->action != MUSETTE_ACTION_UPDATE || self->base == NULL)
    return NULL;
  return musette_patch_new_from_json (self->base, -1, NULL);
}

/* Gives members of @json that @values names too the values of that one. */
static gboolean
take_values (char **json, MusettePatch *values)
{
  g_autoptr (MusettePatch) own = musette_patch_new_from_json (*json, -1, NULL);
  gboolean any = FALSE;

  for (guint i = 0; own != NULL && i < musette_patch_get_length (values); i++)
    {
      const char *name = musette_patch_get_name (values, i);

      if (musette_patch_lookup (own, name) == NULL)
        continue;
      musette_patch_set_raw (own, name, musette_patch_get_value (values, i));
      any = TRUE;
    }
  if (any)
    {
      g_free (*json);
      *json = musette_patch_to_json (own);
    }
  return any;
}

/*< private >
 * _musette_change_take_base:
 * @self: an update
 * @base: members as they were before
 *
 * Returns: whether anything of what the update lies over is different now
 */
gboolean
_musette_change_take_base (MusetteChange *self, MusettePatch *base)
{
  return self->base != NULL && take_values (&self->base, base);
}

/* The intervals of an activity are one member in a conflict, and the whole of a change. */
static const char *
get_whole (MusettePatch *values)
{
  return musette_patch_lookup (values, "icu_intervals");
}

/*< private >
 * _musette_change_rebase:
 * @self: a change in conflict
 * @theirs: the members in conflict as the service has them
 *
 * Lets the change lie over what the service has.
 */
void
_musette_change_rebase (MusetteChange *self, MusettePatch *theirs)
{
  if (self->action == MUSETTE_ACTION_UPDATE)
    {
      _musette_change_take_base (self, theirs);
      return;
    }
  g_free (self->base);
  self->base = g_strdup (get_whole (theirs));
}

/*< private >
 * _musette_change_give_up:
 * @self: a change in conflict
 * @members: the members in conflict
 *
 * Takes members out of the change.
 *
 * Returns: whether anything is left
 */
gboolean
_musette_change_give_up (MusetteChange *self, MusettePatch *members)
{
  g_autoptr (MusettePatch) body = _musette_change_dup_patch (self);
  g_autoptr (MusettePatch) base = _musette_change_dup_base (self);

  if (body == NULL || base == NULL)
    return FALSE;
  for (guint i = 0; i < musette_patch_get_length (members); i++)
    {
      musette_patch_remove (body, musette_patch_get_name (members, i));
      musette_patch_remove (base, musette_patch_get_name (members, i));
    }
  if (musette_patch_get_length (body) == 0)
    return FALSE;
  g_free (self->body);
  self->body = musette_patch_to_json (body);
  g_free (self->base);
  self->base = musette_patch_to_json (base);
  return TRUE;
}

/*< private >
 * _musette_change_set_members:
 * @self: an update
 * @members: members and the values that they are to have
 *
 * Sets other values for members that the update sets.
 */
void
_musette_change_set_members (MusetteChange *self, MusettePatch *members)
{
  if (self->body != NULL)
    take_values (&self->body, members);
}

/*< private >
 * _musette_patch_dup_string:
 * @patch: members
 * @name: one of them
 *
 * Returns: (transfer full) (nullable): its value, if it is a string
 */
char *
_musette_patch_dup_string (MusettePatch *patch, const char *name)
{
  const char *value = musette_patch_lookup (patch, name);
  g_autoptr (MusetteJson) node = NULL;
  g_autofree char *wrapped = NULL;

  if (value == NULL)
    return NULL;
  wrapped = g_strdup_printf ("{\"v\":%s}", value);
  node = musette_json_parse (wrapped, -1, NULL);
  return node != NULL
             ? g_strdup (musette_json_get_string (musette_json_as_object (node, NULL), "v"))
             : NULL;
}
