/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-credentials.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_MEMORY_CREDENTIALS (musette_memory_credentials_get_type ())
G_DECLARE_FINAL_TYPE (MusetteMemoryCredentials,
                      musette_memory_credentials,
                      MUSETTE,
                      MEMORY_CREDENTIALS,
                      GObject)

MusetteCredentials *musette_memory_credentials_new (void);

G_END_DECLS
