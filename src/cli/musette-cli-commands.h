/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

const MusetteCliCommand *musette_cli_commands_get (gsize *n_commands);

G_END_DECLS
