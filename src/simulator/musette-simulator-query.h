/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MusetteSimulatorQuery MusetteSimulatorQuery;

MusetteSimulatorQuery *musette_simulator_query_parse (const char *query);
void musette_simulator_query_free (MusetteSimulatorQuery *self);
const char *musette_simulator_query_get (const MusetteSimulatorQuery *self, const char *name);
GStrv musette_simulator_query_get_list (const MusetteSimulatorQuery *self, const char *name);
gboolean musette_simulator_query_get_bool (const MusetteSimulatorQuery *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorQuery, musette_simulator_query_free)

G_END_DECLS
