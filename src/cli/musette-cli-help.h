/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

void musette_cli_help_print (const char *noun);
void musette_cli_help_print_man (void);
void musette_cli_help_print_completion (void);

G_END_DECLS
