/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-demo.h"
#include "musette-simulator-file.h"
#include "musette-simulator-members.h"

G_BEGIN_DECLS

/**
 * MUSETTE_SIMULATOR_NO_INDEX:
 *
 * The index of an activity that the demo did not plan.
 */
#define MUSETTE_SIMULATOR_NO_INDEX G_MAXUINT

/**
 * MusetteSimulatorSpan:
 * @start: its first sample
 * @end: behind the last sample
 * @label: (nullable): what the athlete calls it
 * @filled: it only fills the gap between others
 *
 * An interval as the athlete set it.
 */
typedef struct
{
  guint start;
  guint end;
  char *label;
  gboolean filled;
} MusetteSimulatorSpan;

typedef struct _MusetteSimulatorEntry MusetteSimulatorEntry;

GArray *musette_simulator_spans_new (void);
GArray *musette_simulator_spans_copy (GArray *spans);
void musette_simulator_spans_add (GArray *spans,
                                  guint start,
                                  guint end,
                                  const char *label,
                                  gboolean filled);

MusetteSimulatorEntry *musette_simulator_entry_new_demo (MusetteDemo *demo, guint index);
MusetteSimulatorEntry *musette_simulator_entry_new (MusetteDemo *demo,
                                                    const char *id,
                                                    MusetteDemoKind kind,
                                                    MusetteSimulatorMembers *members,
                                                    MusetteStreamSet *streams,
                                                    MusetteSimulatorFile *file);
MusetteSimulatorEntry *musette_simulator_entry_ref (MusetteSimulatorEntry *self);
void musette_simulator_entry_unref (MusetteSimulatorEntry *self);

MusetteSimulatorEntry *musette_simulator_entry_with_members (MusetteSimulatorEntry *self,
                                                             MusetteSimulatorMembers *members);
MusetteSimulatorEntry *musette_simulator_entry_with_spans (MusetteSimulatorEntry *self,
                                                           GArray *spans);
MusetteSimulatorEntry *musette_simulator_entry_with_streams (MusetteSimulatorEntry *self,
                                                             MusetteStreamSet *streams);

const char *musette_simulator_entry_get_id (MusetteSimulatorEntry *self);
const MusetteDemoPlanned *musette_simulator_entry_get_planned (MusetteSimulatorEntry *self);
MusetteLocalTime musette_simulator_entry_get_start (MusetteSimulatorEntry *self);
guint musette_simulator_entry_get_index (MusetteSimulatorEntry *self);
guint musette_simulator_entry_get_samples_key (MusetteSimulatorEntry *self);
gboolean musette_simulator_entry_is_stub (MusetteSimulatorEntry *self);
gboolean musette_simulator_entry_is_created (MusetteSimulatorEntry *self);
gboolean musette_simulator_entry_is_manual (MusetteSimulatorEntry *self);
gboolean musette_simulator_entry_is_race (MusetteSimulatorEntry *self);
MusetteSimulatorMembers *musette_simulator_entry_get_members (MusetteSimulatorEntry *self);
GArray *musette_simulator_entry_get_spans (MusetteSimulatorEntry *self);
MusetteSimulatorFile *musette_simulator_entry_get_file (MusetteSimulatorEntry *self);
MusetteStreamSet *musette_simulator_entry_get_own_streams (MusetteSimulatorEntry *self);
void musette_simulator_entry_get_form (MusetteSimulatorEntry *self, MusetteDemoForm *out);
MusetteStreamSet *musette_simulator_entry_get_streams (MusetteSimulatorEntry *self);
gboolean musette_simulator_entry_is_plain (MusetteSimulatorEntry *self);
const MusetteDemoTotals *musette_simulator_entry_get_totals (MusetteSimulatorEntry *self);
double musette_simulator_entry_get_load (MusetteSimulatorEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorEntry, musette_simulator_entry_unref)

G_END_DECLS
