/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-cli-command.h"

G_BEGIN_DECLS

int musette_cli_activity_list (MusetteCliContext *context, int argc, char **argv);
int musette_cli_activity_search (MusetteCliContext *context, int argc, char **argv);
int musette_cli_activity_csv (MusetteCliContext *context, int argc, char **argv);
int musette_cli_activity_get (MusetteCliContext *context, int argc, char **argv);
int musette_cli_activity_streams (MusetteCliContext *context, int argc, char **argv);
int musette_cli_activity_download (MusetteCliContext *context, int argc, char **argv);

int musette_cli_print_activities (MusetteCliContext *context, GBytes *json);
int musette_cli_print_activity (MusetteCliContext *context, gboolean with_intervals, GBytes *json);
char *musette_cli_format_start (MusetteActivity *activity);

G_END_DECLS
