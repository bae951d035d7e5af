/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json-writer.h"

G_BEGIN_DECLS

typedef struct _MusetteSimulatorMembers MusetteSimulatorMembers;

MusetteSimulatorMembers *musette_simulator_members_new (void);
MusetteSimulatorMembers *musette_simulator_members_copy (const MusetteSimulatorMembers *self);
MusetteSimulatorMembers *musette_simulator_members_new_from_json (const char *json);
MusetteSimulatorMembers *musette_simulator_members_new_from_object (JsonObject *object);
MusetteSimulatorMembers *musette_simulator_members_ref (MusetteSimulatorMembers *self);
void musette_simulator_members_unref (MusetteSimulatorMembers *self);

guint musette_simulator_members_get_n (const MusetteSimulatorMembers *self);
const char *musette_simulator_members_get_name (const MusetteSimulatorMembers *self, guint index);
const char *musette_simulator_members_get (const MusetteSimulatorMembers *self, const char *name);
gboolean musette_simulator_members_is_null (const MusetteSimulatorMembers *self, const char *name);
char *musette_simulator_members_dup_string (const MusetteSimulatorMembers *self, const char *name);
double musette_simulator_members_get_double (const MusetteSimulatorMembers *self, const char *name);
gboolean musette_simulator_members_get_bool (const MusetteSimulatorMembers *self, const char *name);

void
musette_simulator_members_set (MusetteSimulatorMembers *self, const char *name, const char *json);
void musette_simulator_members_set_string (MusetteSimulatorMembers *self,
                                           const char *name,
                                           const char *value);
void musette_simulator_members_set_number (MusetteSimulatorMembers *self,
                                           const char *name,
                                           double value);
void musette_simulator_members_set_node (MusetteSimulatorMembers *self,
                                         const char *name,
                                         JsonNode *node);
void musette_simulator_members_remove (MusetteSimulatorMembers *self, const char *name);
char *musette_simulator_members_to_json (const MusetteSimulatorMembers *self);
void musette_simulator_members_write (const MusetteSimulatorMembers *self,
                                      MusetteJsonWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorMembers, musette_simulator_members_unref)

G_END_DECLS
