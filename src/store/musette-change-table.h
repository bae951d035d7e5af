/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-connection.h"
#include "musette-history-entry.h"
#include "musette-outbox-entry.h"

G_BEGIN_DECLS

gboolean musette_change_table_add_outbox (MusetteConnection *connection,
                                          const MusetteOutboxEntry *entry,
                                          gint64 added_step,
                                          gint64 *seq,
                                          GError **error);
gboolean musette_change_table_update_outbox (MusetteConnection *connection,
                                             const MusetteOutboxEntry *entry,
                                             gint64 added_step,
                                             GError **error);
gboolean
musette_change_table_delete_outbox (MusetteConnection *connection, gint64 seq, GError **error);
GPtrArray *musette_change_table_load_outbox (MusetteConnection *connection, GError **error);

gboolean musette_change_table_add_history (MusetteConnection *connection,
                                           const MusetteHistoryEntry *entry,
                                           gint64 *step,
                                           GError **error);
gboolean musette_change_table_update_history (MusetteConnection *connection,
                                              const MusetteHistoryEntry *entry,
                                              GError **error);
gboolean
musette_change_table_delete_history (MusetteConnection *connection, gint64 step, GError **error);
GPtrArray *musette_change_table_load_history (MusetteConnection *connection, GError **error);

gboolean musette_change_table_rename (MusetteConnection *connection,
                                      const char *old_id,
                                      const char *new_id,
                                      GError **error);

G_END_DECLS
