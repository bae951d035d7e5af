/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-credentials.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_SECRET_CREDENTIALS (musette_secret_credentials_get_type ())
G_DECLARE_FINAL_TYPE (MusetteSecretCredentials,
                      musette_secret_credentials,
                      MUSETTE,
                      SECRET_CREDENTIALS,
                      GObject)

MusetteCredentials *musette_secret_credentials_new (void);
void musette_secret_credentials_set_timeouts (MusetteSecretCredentials *self,
                                              guint timeout_ms,
                                              guint unlock_timeout_ms);

G_END_DECLS
