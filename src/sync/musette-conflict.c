/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-conflict-private.h"

/**
 * MusetteConflict:
 *
 * What was changed here and, meanwhile, differently at the service. Each field tells in words what
 * it was, what it was changed to here, and what the service has now. It ends with
 * musette_outbox_resolve().
 */
G_DEFINE_FINAL_TYPE (MusetteConflict, musette_conflict, G_TYPE_OBJECT)

static void
musette_conflict_finalize (GObject *object)
{
  MusetteConflict *self = MUSETTE_CONFLICT (object);

  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->base);
  g_ptr_array_unref (self->mine);
  g_ptr_array_unref (self->theirs);
  g_clear_object (&self->both);
  g_clear_object (&self->their_values);
  G_OBJECT_CLASS (musette_conflict_parent_class)->finalize (object);
}

static void
musette_conflict_class_init (MusetteConflictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = musette_conflict_finalize;
}

static void
musette_conflict_init (MusetteConflict *self)
{
  self->members = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->base = g_ptr_array_new_with_free_func (g_free);
  self->mine = g_ptr_array_new_with_free_func (g_free);
  self->theirs = g_ptr_array_new_with_free_func (g_free);
  self->their_values = musette_patch_new ();
}

/*< private >
 * _musette_conflict_new:
 *
 * Returns: (transfer full): a conflict without fields
 */
MusetteConflict *
_musette_conflict_new (void)
{
  return g_object_new (MUSETTE_TYPE_CONFLICT, NULL);
}

/*< private >
 * _musette_conflict_add:
 * @self: a conflict
 * @member: a member
 * @label: what people call it
 * @base: (transfer full): what it was
 * @mine: (transfer full): what it was changed to here
 * @theirs: (transfer full): what the service has
 */
void
_musette_conflict_add (MusetteConflict *self,
                       const char *member,
                       const char *label,
                       char *base,
                       char *mine,
                       char *theirs)
{
  g_ptr_array_add (self->members, g_strdup (member));
  g_ptr_array_add (self->labels, g_strdup (label));
  g_ptr_array_add (self->base, base);
  g_ptr_array_add (self->mine, mine);
  g_ptr_array_add (self->theirs, theirs);
}

/**
 * musette_conflict_get_n_fields:
 * @self: a conflict
 *
 * Returns: how many fields differ
 */
guint
musette_conflict_get_n_fields (MusetteConflict *self)
{
  g_return_val_if_fail (MUSETTE_IS_CONFLICT (self), 0);

  return self->members->len;
}

/**
 * musette_conflict_get_member:
 * @self: a conflict
 * @index: below the number of fields
 *
 * Returns: (transfer none): the field's name at the service
 */
const char *
musette_conflict_get_member (MusetteConflict *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_CONFLICT (self) && index < self->members->len, NULL);

  return g_ptr_array_index (self->members, index);
}

/**
 * musette_conflict_get_label:
 * @self: a conflict
 * @index: below the number of fields
 *
 * Returns: (transfer none): what people call the field
 */
const char *
musette_conflict_get_label (MusetteConflict *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_CONFLICT (self) && index < self->labels->len, NULL);

  return g_ptr_array_index (self->labels, index);
}

/**
 * musette_conflict_get_base:
 * @self: a conflict
 * @index: below the number of fields
 *
 * Returns: (transfer none): what the field was before it was changed here; empty for nothing
 */
const char *
musette_conflict_get_base (MusetteConflict *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_CONFLICT (self) && index < self->base->len, NULL);

  return g_ptr_array_index (self->base, index);
}

/**
 * musette_conflict_get_mine:
 * @self: a conflict
 * @index: below the number of fields
 *
 * Returns: (transfer none): what the field was changed to here; empty for nothing
 */
const char *
musette_conflict_get_mine (MusetteConflict *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_CONFLICT (self) && index < self->mine->len, NULL);

  return g_ptr_array_index (self->mine, index);
}

/**
 * musette_conflict_get_theirs:
 * @self: a conflict
 * @index: below the number of fields
 *
 * Returns: (transfer none): what the service has; empty for nothing
 */
const char *
musette_conflict_get_theirs (MusetteConflict *self, guint index)
{
  g_return_val_if_fail (MUSETTE_IS_CONFLICT (self) && index < self->theirs->len, NULL);

  return g_ptr_array_index (self->theirs, index);
}

/**
 * musette_conflict_get_can_keep_both:
 * @self: a conflict
 *
 * Returns: whether all fields can hold both, as texts and tags can
 */
gboolean
musette_conflict_get_can_keep_both (MusetteConflict *self)
{
  g_return_val_if_fail (MUSETTE_IS_CONFLICT (self), FALSE);

  return self->both != NULL;
}
