/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-cli-command.h"

G_BEGIN_DECLS

int musette_cli_activity_intervals (MusetteCliContext *context, int argc, char **argv);

char *musette_cli_format_intervals (MusetteActivity *activity);

G_END_DECLS
