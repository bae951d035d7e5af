/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MusetteStoreLock MusetteStoreLock;

MusetteStoreLock *
musette_store_lock_new (const char *path, GCancellable *cancellable, GError **error);
void musette_store_lock_free (MusetteStoreLock *self);
gboolean musette_store_lock_is_alone (MusetteStoreLock *self);
gboolean musette_store_lock_try_alone (MusetteStoreLock *self);
void musette_store_lock_share (MusetteStoreLock *self);
void musette_store_lock_remove (MusetteStoreLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteStoreLock, musette_store_lock_free)

G_END_DECLS
