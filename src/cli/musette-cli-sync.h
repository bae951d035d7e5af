/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

int musette_cli_sync (MusetteCliContext *context, int argc, char **argv);

G_END_DECLS
