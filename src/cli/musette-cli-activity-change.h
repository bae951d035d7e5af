/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

int musette_cli_activity_create (MusetteCliContext *context, int argc, char **argv);
int musette_cli_activity_update (MusetteCliContext *context, int argc, char **argv);
int musette_cli_activity_delete (MusetteCliContext *context, int argc, char **argv);
int musette_cli_activity_upload (MusetteCliContext *context, int argc, char **argv);

G_END_DECLS
