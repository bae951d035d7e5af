/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-activities.h"
#include "musette-simulator-records.h"
#include "musette-simulator-state.h"

G_BEGIN_DECLS

typedef struct _MusetteSimulatorLedger MusetteSimulatorLedger;

MusetteSimulatorLedger *musette_simulator_ledger_new (MusetteDemo *demo,
                                                      MusetteSimulatorRecords *records,
                                                      MusetteSimulatorState *state);
void musette_simulator_ledger_free (MusetteSimulatorLedger *self);

void musette_simulator_ledger_lock (MusetteSimulatorLedger *self);
void musette_simulator_ledger_unlock (MusetteSimulatorLedger *self);
MusetteSimulatorActivities *musette_simulator_ledger_get_activities (MusetteSimulatorLedger *self);
char *musette_simulator_ledger_make_id (MusetteSimulatorLedger *self);
gboolean musette_simulator_ledger_put_activities (MusetteSimulatorLedger *self,
                                                  GPtrArray *entries,
                                                  GError **error);
gboolean musette_simulator_ledger_delete_activity (MusetteSimulatorLedger *self,
                                                   const char *id,
                                                   const char *file_hash,
                                                   GError **error);
gboolean musette_simulator_ledger_forget_deleted (MusetteSimulatorLedger *self, const char *id);
gboolean musette_simulator_ledger_is_deleted_file (MusetteSimulatorLedger *self,
                                                   const char *file_hash);
MusetteSimulatorRecords *musette_simulator_ledger_get_records (MusetteSimulatorLedger *self);
int musette_simulator_ledger_make_number (MusetteSimulatorLedger *self);
char *musette_simulator_ledger_make_stamp (MusetteSimulatorLedger *self);
gboolean musette_simulator_ledger_commit_records (MusetteSimulatorLedger *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorLedger, musette_simulator_ledger_free)

G_END_DECLS
