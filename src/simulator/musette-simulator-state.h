/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json.h"

G_BEGIN_DECLS

typedef struct _MusetteSimulatorState MusetteSimulatorState;

typedef void (*MusetteSimulatorRecordFunc) (const char *id, JsonObject *data, gpointer user_data);

MusetteSimulatorState *
musette_simulator_state_open (const char *path, guint64 seed, GError **error);
void musette_simulator_state_free (MusetteSimulatorState *self);

void musette_simulator_state_foreach (MusetteSimulatorState *self,
                                      const char *kind,
                                      MusetteSimulatorRecordFunc function,
                                      gpointer user_data);
void musette_simulator_state_put (MusetteSimulatorState *self,
                                  const char *kind,
                                  const char *id,
                                  const char *data);
gboolean musette_simulator_state_commit (MusetteSimulatorState *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorState, musette_simulator_state_free)

G_END_DECLS
