/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"
#include "musette-raw-request.h"

G_BEGIN_DECLS

/**
 * MusetteCliKeySource:
 * @MUSETTE_CLI_KEY_ENVIRONMENT: $MUSETTE_API_KEY or $MUSETTE_ACCESS_TOKEN
 * @MUSETTE_CLI_KEY_KEYRING: the keyring
 *
 * Where the key came from.
 */
typedef enum
{
  MUSETTE_CLI_KEY_ENVIRONMENT,
  MUSETTE_CLI_KEY_KEYRING,
} MusetteCliKeySource;

MusetteRepository *musette_cli_service_new (MusetteCliContext *context, int *exit_code);
MusetteRepository *
musette_cli_service_open (MusetteCliContext *context, MusetteCliKeySource *source, int *exit_code);
GBytes *musette_cli_service_read (MusetteCliContext *context,
                                  MusetteRepository *repository,
                                  const MusetteRawRequest *request,
                                  GError **error);
GBytes *musette_cli_service_ask (MusetteCliContext *context,
                                 const MusetteRawRequest *request,
                                 int *exit_code);
int musette_cli_service_fail (MusetteCliContext *context, const GError *error);
void musette_cli_service_wait (const gboolean *done);

G_END_DECLS
