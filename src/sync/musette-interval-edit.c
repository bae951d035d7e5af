/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-interval-edit.h"

G_DEFINE_BOXED_TYPE (MusetteIntervalEdit,
                     musette_interval_edit,
                     musette_interval_edit_copy,
                     musette_interval_edit_free)

/**
 * musette_interval_edit_new:
 * @start_index: first sample
 * @end_index: the sample behind the last one
 * @label: (nullable): what it is called
 *
 * Returns: (transfer full): an interval as people set it
 */
MusetteIntervalEdit *
musette_interval_edit_new (int start_index, int end_index, const char *label)
{
  MusetteIntervalEdit *self = g_new0 (MusetteIntervalEdit, 1);

  self->start_index = start_index;
  self->end_index = end_index;
  self->label = g_strdup (label);
  return self;
}

/**
 * musette_interval_edit_copy:
 * @self: an interval
 *
 * Returns: (transfer full): the same again
 */
MusetteIntervalEdit *
musette_interval_edit_copy (const MusetteIntervalEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return musette_interval_edit_new (self->start_index, self->end_index, self->label);
}

/**
 * musette_interval_edit_free:
 * @self: (transfer full): an interval
 */
void
musette_interval_edit_free (MusetteIntervalEdit *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->label);
  g_free (self);
}
