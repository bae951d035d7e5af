/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "musette-zstd.h"

G_BEGIN_DECLS

/**
 * MusetteConnectionMode:
 * @MUSETTE_CONNECTION_SHARED: reads and writes, beside other programs
 * @MUSETTE_CONNECTION_ALONE: reads and writes without the file that programs share; for a disk
 *   on which that file has no room
 * @MUSETTE_CONNECTION_READ: only reads
 * @MUSETTE_CONNECTION_SNAPSHOT: only reads a file that nobody changes, and touches nothing beside
 * it
 *
 * How a database is opened.
 */
typedef enum
{
  MUSETTE_CONNECTION_SHARED,
  MUSETTE_CONNECTION_ALONE,
  MUSETTE_CONNECTION_READ,
  MUSETTE_CONNECTION_SNAPSHOT,
} MusetteConnectionMode;

typedef struct _MusetteConnection MusetteConnection;
typedef sqlite3_stmt MusetteStatement;

MusetteConnection *
musette_connection_open (const char *path, MusetteConnectionMode mode, GError **error);
void musette_connection_close (MusetteConnection *self);
sqlite3 *musette_connection_get_handle (MusetteConnection *self);
MusetteZstd *musette_connection_get_zstd (MusetteConnection *self);
gboolean musette_connection_is_writable (MusetteConnection *self);
gboolean musette_connection_is_damaged (MusetteConnection *self);
void musette_connection_set_cancellable (MusetteConnection *self, GCancellable *cancellable);

MusetteStatement *
musette_connection_prepare (MusetteConnection *self, const char *sql, GError **error);
gboolean musette_connection_next (MusetteConnection *self,
                                  MusetteStatement *statement,
                                  gboolean *row,
                                  GError **error);
gboolean
musette_connection_run (MusetteConnection *self, MusetteStatement *statement, GError **error);
gboolean musette_connection_execute (MusetteConnection *self, const char *sql, GError **error);
gboolean musette_connection_get_number (MusetteConnection *self,
                                        const char *sql,
                                        gint64 *number,
                                        GError **error);

gboolean musette_connection_begin (MusetteConnection *self, gboolean durable, GError **error);
gboolean musette_connection_commit (MusetteConnection *self, GError **error);
void musette_connection_rollback (MusetteConnection *self);

void musette_statement_reset (MusetteStatement *statement);
void musette_statement_bind_text (MusetteStatement *statement, int place, const char *text);
void musette_statement_bind_bytes (MusetteStatement *statement, int place, GBytes *bytes);
char *musette_statement_get_text (MusetteStatement *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteConnection, musette_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteStatement, musette_statement_reset)

G_END_DECLS
