/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-cli-command.h"
#include "musette-repository-edits.h"

G_BEGIN_DECLS

typedef struct _MusetteCliChange MusetteCliChange;

MusetteCliChange *musette_cli_change_open (MusetteCliContext *context, int *exit_code);
void musette_cli_change_free (MusetteCliChange *self);

MusetteRepository *musette_cli_change_get_repository (MusetteCliChange *self);
MusetteOutbox *musette_cli_change_get_outbox (MusetteCliChange *self);
MusetteActivity *musette_cli_change_find_row (MusetteCliChange *self, const char *id);
gboolean musette_cli_change_read_activity (MusetteCliChange *self,
                                           const char *id,
                                           MusetteActivity **activity,
                                           int *exit_code);
void musette_cli_change_flush (MusetteCliChange *self);
void musette_cli_change_settle (MusetteCliChange *self);
gboolean musette_cli_change_insist (MusetteCliChange *self, GPtrArray *items);
GPtrArray *musette_cli_change_list (MusetteCliChange *self);
int musette_cli_change_report (MusetteCliChange *self, GPtrArray *items);
int musette_cli_change_send (MusetteCliChange *self, MusetteStep *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteCliChange, musette_cli_change_free)

G_END_DECLS
