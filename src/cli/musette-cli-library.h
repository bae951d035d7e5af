/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

int musette_cli_folder_list (MusetteCliContext *context, int argc, char **argv);
int musette_cli_folder_create (MusetteCliContext *context, int argc, char **argv);
int musette_cli_folder_update (MusetteCliContext *context, int argc, char **argv);
int musette_cli_folder_delete (MusetteCliContext *context, int argc, char **argv);
int musette_cli_folder_share (MusetteCliContext *context, int argc, char **argv);

int musette_cli_workout_list (MusetteCliContext *context, int argc, char **argv);
int musette_cli_workout_get (MusetteCliContext *context, int argc, char **argv);
int musette_cli_workout_create (MusetteCliContext *context, int argc, char **argv);
int musette_cli_workout_update (MusetteCliContext *context, int argc, char **argv);
int musette_cli_workout_delete (MusetteCliContext *context, int argc, char **argv);
int musette_cli_workout_download (MusetteCliContext *context, int argc, char **argv);

G_END_DECLS
