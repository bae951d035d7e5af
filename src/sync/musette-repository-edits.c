/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-repository-edits.h"

#include "musette-repository-private.h"

/**
 * musette_repository_apply:
 * @self: the data door
 * @step: (transfer full): what the user did
 * @error: return location for an error
 *
 * Does a step: what lists and pages show changes at once; the service is told as soon as that can
 * be. Should the step not get onto the disk, it is taken back, and
 * #MusetteRepository::edit-failed says why.
 *
 * Returns: whether it is done; %FALSE when there is nothing to do, or nobody is signed in
 */
gboolean
musette_repository_apply (MusetteRepository *self, MusetteStep *step, GError **error)
{
  g_autoptr (MusetteStep) own = step;

  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), FALSE);
  g_return_val_if_fail (MUSETTE_IS_STEP (step), FALSE);

  _musette_repository_use_store (self);
  return musette_edits_apply (_musette_repository_get_edits (self), own, error);
}

/**
 * musette_repository_is_saved:
 * @self: the data door
 *
 * Returns: whether all changes are on the disk, as far as they can be: before that a program must
 *   not end
 */
gboolean
musette_repository_is_saved (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), TRUE);

  return musette_edits_is_saved (_musette_repository_get_edits (self));
}

/**
 * musette_repository_get_outbox:
 * @self: the data door
 *
 * Returns: (transfer none): the changes that wait to be sent; one and the same object for ever
 */
MusetteOutbox *
musette_repository_get_outbox (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  _musette_repository_use_store (self);
  return musette_edits_get_outbox (_musette_repository_get_edits (self));
}

/**
 * musette_repository_get_history:
 * @self: the data door
 *
 * Returns: (transfer none): what can be undone; one and the same object for ever
 */
MusetteHistory *
musette_repository_get_history (MusetteRepository *self)
{
  g_return_val_if_fail (MUSETTE_IS_REPOSITORY (self), NULL);

  _musette_repository_use_store (self);
  return musette_edits_get_history (_musette_repository_get_edits (self));
}
