/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-json.h"

G_BEGIN_DECLS

/**
 * MusetteSimulatorFile:
 * @name: what it was called
 * @hash: a checksum of its bytes, by which it is known again
 * @bytes: what was sent, out of its archive
 *
 * An uploaded file.
 */
typedef struct
{
  char *name;
  char *hash;
  GBytes *bytes;
} MusetteSimulatorFile;

MusetteSimulatorFile *musette_simulator_file_new (const char *name, GBytes *bytes);
MusetteSimulatorFile *musette_simulator_file_new_from_json (JsonObject *object);
MusetteSimulatorFile *musette_simulator_file_ref (MusetteSimulatorFile *self);
void musette_simulator_file_unref (MusetteSimulatorFile *self);
char *musette_simulator_file_to_json (const MusetteSimulatorFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSimulatorFile, musette_simulator_file_unref)

G_END_DECLS
