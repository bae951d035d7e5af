/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-connection.h"
#include "musette-stored-record.h"

G_BEGIN_DECLS

gboolean musette_record_table_put (MusetteConnection *connection,
                                   MusetteRecordKind kind,
                                   const char *id,
                                   MusetteDate day,
                                   GBytes *json,
                                   GError **error);
gboolean musette_record_table_delete (MusetteConnection *connection,
                                      MusetteRecordKind kind,
                                      const char *id,
                                      GError **error);
gboolean musette_record_table_rename (MusetteConnection *connection,
                                      const char *old_id,
                                      const char *new_id,
                                      GError **error);
MusetteStoredRecord *musette_record_table_load (MusetteConnection *connection,
                                                MusetteRecordKind kind,
                                                const char *id,
                                                GError **error);
GPtrArray *musette_record_table_load_days (MusetteConnection *connection,
                                           MusetteRecordKind kind,
                                           MusetteDate oldest,
                                           MusetteDate newest,
                                           GError **error);

gboolean musette_record_table_set_state (MusetteConnection *connection,
                                         const char *key,
                                         const char *text,
                                         GError **error);
char *
musette_record_table_load_state (MusetteConnection *connection, const char *key, GError **error);

G_END_DECLS
