/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-connection.h"
#include "musette-store.h"
#include "musette-stream-set.h"

G_BEGIN_DECLS

gboolean
musette_activity_table_put_rows (MusetteConnection *connection, GPtrArray *rows, GError **error);
gboolean musette_activity_table_put_whole (MusetteConnection *connection,
                                           MusetteActivity *whole,
                                           GError **error);
gboolean
musette_activity_table_delete (MusetteConnection *connection, const char *id, GError **error);
gboolean musette_activity_table_put_streams (MusetteConnection *connection,
                                             const char *id,
                                             MusetteStreamSet *streams,
                                             GError **error);
gboolean musette_activity_table_rename (MusetteConnection *connection,
                                        const char *old_id,
                                        const char *new_id,
                                        GError **error);

GPtrArray *musette_activity_table_load_rows (MusetteConnection *connection,
                                             MusetteDate oldest,
                                             MusetteDate newest,
                                             GError **error);
MusetteActivity *
musette_activity_table_load_whole (MusetteConnection *connection, const char *id, GError **error);
MusetteStreamSet *
musette_activity_table_load_streams (MusetteConnection *connection, const char *id, GError **error);
GStrv musette_activity_table_list_without_streams (MusetteConnection *connection,
                                                   guint limit,
                                                   GError **error);
GStrv musette_activity_table_list_without_details (MusetteConnection *connection,
                                                   guint limit,
                                                   GError **error);
gboolean musette_activity_table_count (MusetteConnection *connection,
                                       MusetteStoreCounts *counts,
                                       GError **error);

G_END_DECLS
