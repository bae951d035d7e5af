/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"
#include "musette-change.h"
#include "musette-patch.h"
#include "musette-plan-item.h"
#include "musette-plan-request.h"

G_BEGIN_DECLS

GBytes *musette_cli_plan_ask (MusetteCliContext *context,
                              const MusettePlanRequest *request,
                              int *exit_code);
GBytes *musette_cli_plan_send (MusetteCliContext *context,
                               const char *method,
                               const char *path,
                               MusettePatch *body,
                               int *exit_code);
char *musette_cli_plan_make_path (const char *collection, const char *id, const char *rest);
int musette_cli_plan_print (MusetteCliContext *context, GBytes *json, MusetteItemKind kind);
int musette_cli_plan_print_file (MusetteCliContext *context, GBytes *bytes);
gboolean
musette_cli_plan_check_file (MusetteCliContext *context, const char *format, int *exit_code);
GBytes *musette_cli_plan_pick (GBytes *json, const char *fields, GError **error);
gboolean musette_cli_plan_add_values (MusetteCliContext *context,
                                      MusettePatch *patch,
                                      char **pairs,
                                      int *exit_code);
GBytes *musette_cli_plan_read_file (MusetteCliContext *context, const char *path, int *exit_code);
void musette_cli_plan_add_file (MusettePatch *patch, const char *path, GBytes *bytes);

G_END_DECLS
