/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-command.h"

G_BEGIN_DECLS

typedef struct _MusetteCliTable MusetteCliTable;

MusetteCliTable *musette_cli_table_new (const char *first_title, ...) G_GNUC_NULL_TERMINATED;
void musette_cli_table_free (MusetteCliTable *self);
void musette_cli_table_align_right (MusetteCliTable *self, guint column);
void musette_cli_table_add (MusetteCliTable *self, char **cells);
char *musette_cli_table_format (MusetteCliTable *self);
int musette_cli_table_print (MusetteCliTable *self, MusetteCliContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteCliTable, musette_cli_table_free)

G_END_DECLS
