/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-connection.h"

G_BEGIN_DECLS

typedef struct _MusetteDatabaseFile MusetteDatabaseFile;

MusetteDatabaseFile *musette_database_file_new (const char *path);
void musette_database_file_free (MusetteDatabaseFile *self);

gboolean
musette_database_file_open (MusetteDatabaseFile *self, GCancellable *cancellable, GError **error);
void musette_database_file_close (MusetteDatabaseFile *self);
gboolean musette_database_file_recover (MusetteDatabaseFile *self, GError **error);
gboolean musette_database_file_erase (MusetteDatabaseFile *self, GError **error);
gboolean musette_database_file_was_changed (MusetteDatabaseFile *self, GError **error);

MusetteConnection *musette_database_file_get_connection (MusetteDatabaseFile *self);
const char *musette_database_file_get_path (MusetteDatabaseFile *self);
gboolean musette_database_file_is_writable (MusetteDatabaseFile *self);
char *musette_database_file_get_set_aside (MusetteDatabaseFile *self, guint *salvaged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteDatabaseFile, musette_database_file_free)

G_END_DECLS
