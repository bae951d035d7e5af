/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-members.h"
#include "musette-simulator-reply.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorValueKind:
 * @MUSETTE_SIMULATOR_STRING: text
 * @MUSETTE_SIMULATOR_INTEGER: a whole number, of which -1 clears the member
 * @MUSETTE_SIMULATOR_FLOAT: a number, of which -1 clears the member
 * @MUSETTE_SIMULATOR_BOOLEAN: a truth value
 * @MUSETTE_SIMULATOR_STRINGS: an array of texts
 * @MUSETTE_SIMULATOR_LOCAL_TIME: a local date-time
 * @MUSETTE_SIMULATOR_OBJECT: an object, taken as it is
 * @MUSETTE_SIMULATOR_ARRAY: an array, taken as it is
 *
 * What the service takes for a member.
 */
typedef enum
{
  MUSETTE_SIMULATOR_STRING,
  MUSETTE_SIMULATOR_INTEGER,
  MUSETTE_SIMULATOR_FLOAT,
  MUSETTE_SIMULATOR_BOOLEAN,
  MUSETTE_SIMULATOR_STRINGS,
  MUSETTE_SIMULATOR_LOCAL_TIME,
  MUSETTE_SIMULATOR_OBJECT,
  MUSETTE_SIMULATOR_ARRAY,
} MusetteSimulatorValueKind;

/**
 * MusetteSimulatorField:
 * @name: a member that can be written
 * @kind: what the service takes for it
 *
 * What can be written of a record.
 */
typedef struct
{
  const char *name;
  MusetteSimulatorValueKind kind;
} MusetteSimulatorField;

gboolean musette_simulator_values_take (MusetteSimulatorMembers *members,
                                        JsonObject *sent,
                                        const MusetteSimulatorField *fields,
                                        guint n_fields,
                                        MusetteSimulatorReply **refused);
char *musette_simulator_value_read (JsonNode *node,
                                    const char *name,
                                    MusetteSimulatorValueKind kind,
                                    MusetteSimulatorReply **refused);
gboolean musette_simulator_value_check_name (const char *json, MusetteSimulatorReply **refused);
gboolean musette_simulator_value_check_range (const char *json,
                                              const char *name,
                                              double low,
                                              double high,
                                              MusetteSimulatorReply **refused);
gboolean musette_simulator_value_check_word (const char *json,
                                             const char *name,
                                             const char *const *words,
                                             MusetteSimulatorReply **refused);

G_END_DECLS
