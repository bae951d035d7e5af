/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-simulator-call.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorBehind:
 *
 * A change that somebody else makes, behind the client's back.
 */
typedef struct _MusetteSimulatorBehind MusetteSimulatorBehind;

MusetteSimulatorBehind *musette_simulator_behind_parse (const char *text, GError **error);
void musette_simulator_behind_free (MusetteSimulatorBehind *self);
gboolean musette_simulator_behind_is_due (MusetteSimulatorBehind *self, const char *path);
gboolean musette_simulator_behind_make_request (MusetteSimulatorBehind *self,
                                                MusetteSimulatorActivities *activities,
                                                MusetteSimulatorRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorBehind, musette_simulator_behind_free)

G_END_DECLS
