/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-change.h"
#include "musette-plan-item.h"

G_BEGIN_DECLS

gboolean musette_cli_plan_read (MusetteCliChange *way,
                                MusetteItemKind kind,
                                const char *id,
                                MusettePlanItem **item,
                                GError **error);
int musette_cli_plan_make (MusetteCliContext *context,
                           MusetteCliChange *way,
                           MusetteItemKind kind,
                           GPtrArray *bodies,
                           gboolean is_list);
int musette_cli_plan_create (MusetteCliContext *context, MusetteItemKind kind, MusettePatch *body);
int musette_cli_plan_change (MusetteCliContext *context,
                             MusetteCliChange *way,
                             MusetteItemKind kind,
                             const char *id,
                             MusettePlanItem *item,
                             MusettePatch *patch);
int musette_cli_plan_update (MusetteCliContext *context,
                             MusetteItemKind kind,
                             const char *id,
                             MusettePatch *patch);
int musette_cli_plan_delete (MusetteCliContext *context, MusetteItemKind kind, char **ids);
gboolean musette_cli_plan_read_if_reachable (MusetteCliContext *context,
                                             MusetteCliChange *way,
                                             MusetteItemKind kind,
                                             const char *id,
                                             MusettePlanItem **item,
                                             int *exit_code);
int
musette_cli_plan_send_list (MusetteCliContext *context, MusetteCliChange *way, MusetteStep *step);

G_END_DECLS
