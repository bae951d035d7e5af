/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-cli-change.h"

G_BEGIN_DECLS

GBytes *musette_cli_result_join (GPtrArray *objects);
int musette_cli_result_print (MusetteCliContext *context,
                              MusetteCliChange *way,
                              const char *const *ids,
                              gboolean is_list);

G_END_DECLS
