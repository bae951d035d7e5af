/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-members.h"
#include "musette-simulator-state.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorRecordKind:
 * @MUSETTE_SIMULATOR_SETTINGS: what was changed of a sport's settings
 * @MUSETTE_SIMULATOR_EVENT: an event of the calendar
 * @MUSETTE_SIMULATOR_FOLDER: a folder or a plan
 * @MUSETTE_SIMULATOR_WORKOUT: a workout in one of them
 * @MUSETTE_SIMULATOR_PLAN: the plan that the athlete follows
 *
 * What the service keeps besides activities.
 */
typedef enum
{
  MUSETTE_SIMULATOR_SETTINGS,
  MUSETTE_SIMULATOR_EVENT,
  MUSETTE_SIMULATOR_FOLDER,
  MUSETTE_SIMULATOR_WORKOUT,
  MUSETTE_SIMULATOR_PLAN,
  MUSETTE_SIMULATOR_N_KINDS,
} MusetteSimulatorRecordKind;

typedef struct _MusetteSimulatorRecords MusetteSimulatorRecords;

/**
 * MusetteSimulatorFillFunc:
 * @records: where they go, by musette_simulator_records_add ()
 * @user_data: what musette_simulator_records_new () was given
 *
 * Makes the events, folders and workouts that are there from the beginning.
 */
typedef void (*MusetteSimulatorFillFunc) (MusetteSimulatorRecords *records, gpointer user_data);

MusetteSimulatorRecords *musette_simulator_records_new (MusetteSimulatorFillFunc fill,
                                                        gpointer user_data,
                                                        GDestroyNotify destroy);
void musette_simulator_records_free (MusetteSimulatorRecords *self);
void musette_simulator_records_add (MusetteSimulatorRecords *self,
                                    MusetteSimulatorRecordKind kind,
                                    int id,
                                    MusetteSimulatorMembers *members);
void musette_simulator_records_restore (MusetteSimulatorRecords *self,
                                        MusetteSimulatorState *state);

GPtrArray *musette_simulator_records_list (MusetteSimulatorRecords *self,
                                           MusetteSimulatorRecordKind kind);
MusetteSimulatorMembers *musette_simulator_records_find (MusetteSimulatorRecords *self,
                                                         MusetteSimulatorRecordKind kind,
                                                         int id);
void musette_simulator_records_stage (MusetteSimulatorRecords *self,
                                      MusetteSimulatorRecordKind kind,
                                      int id,
                                      MusetteSimulatorMembers *members);
void musette_simulator_records_write_staged (MusetteSimulatorRecords *self,
                                             MusetteSimulatorState *state);
void musette_simulator_records_apply_staged (MusetteSimulatorRecords *self);
void musette_simulator_records_drop_staged (MusetteSimulatorRecords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorRecords, musette_simulator_records_free)

G_END_DECLS
