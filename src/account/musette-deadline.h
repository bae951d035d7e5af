/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MusetteDeadline MusetteDeadline;

MusetteDeadline *musette_deadline_new (GTask *task, guint timeout_ms);
MusetteDeadline *musette_deadline_ref (MusetteDeadline *self);
void musette_deadline_unref (MusetteDeadline *self);
gboolean musette_deadline_is_over (MusetteDeadline *self);
gpointer musette_deadline_get_task_data (MusetteDeadline *self);
GTask *musette_deadline_take_task (MusetteDeadline *self);
void musette_deadline_return_boolean (MusetteDeadline *self, gboolean value);
void musette_deadline_return_error (MusetteDeadline *self, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteDeadline, musette_deadline_unref)

G_END_DECLS
