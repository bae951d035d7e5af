/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-simulator-members.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorRow:
 * @writer: where the members go
 * @fields: (nullable): the members that are asked for; then nulls are dropped as well
 * @changes: (nullable): members whose values somebody wrote: they come instead of those given
 *
 * Writes one object in the service's way: every member is there, unknown ones as null, unless the
 * request names its fields.
 */
typedef struct
{
  MusetteJsonWriter *writer;
  GHashTable *fields;
  const MusetteSimulatorMembers *changes;
} MusetteSimulatorRow;

gboolean musette_simulator_row_wants (const MusetteSimulatorRow *self, const char *name);
gboolean musette_simulator_row_takes (const MusetteSimulatorRow *self, const char *name);
void
musette_simulator_row_string (const MusetteSimulatorRow *self, const char *name, const char *value);
void musette_simulator_row_int (const MusetteSimulatorRow *self, const char *name, gint64 value);
void musette_simulator_row_bool (const MusetteSimulatorRow *self, const char *name, gboolean value);
void musette_simulator_row_number (const MusetteSimulatorRow *self,
                                   const char *name,
                                   double value,
                                   int decimals);
void musette_simulator_row_whole (const MusetteSimulatorRow *self, const char *name, double value);
void
musette_simulator_row_raw (const MusetteSimulatorRow *self, const char *name, const char *json);
void musette_simulator_row_nulls (const MusetteSimulatorRow *self, const char *const *names);
void musette_simulator_row_numbers (const MusetteSimulatorRow *self,
                                    const char *name,
                                    const double *values,
                                    guint n);
void musette_simulator_row_counts (const MusetteSimulatorRow *self,
                                   const char *name,
                                   const guint *values,
                                   guint n);
void musette_simulator_row_strings (const MusetteSimulatorRow *self,
                                    const char *name,
                                    const char *const *values);

G_END_DECLS
