/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MusetteKeptFiles MusetteKeptFiles;

MusetteKeptFiles *musette_kept_files_new (const char *store_path);
MusetteKeptFiles *musette_kept_files_ref (MusetteKeptFiles *self);
void musette_kept_files_unref (MusetteKeptFiles *self);

char *musette_kept_files_dup_upload (MusetteKeptFiles *self, const char *id, const char *name);
char *musette_kept_files_dup_trash (MusetteKeptFiles *self, const char *id);
gboolean musette_kept_files_write (const char *path, GBytes *content, GError **error);
void musette_kept_files_remove (MusetteKeptFiles *self, const char *path);
void musette_kept_files_clean (MusetteKeptFiles *self, GHashTable *needed, gint64 oldest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteKeptFiles, musette_kept_files_unref)

G_END_DECLS
