/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

int musette_cli_event_list (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_get (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_create (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_update (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_move (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_copy (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_delete (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_done (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_download (MusetteCliContext *context, int argc, char **argv);
int musette_cli_event_zip (MusetteCliContext *context, int argc, char **argv);

G_END_DECLS
