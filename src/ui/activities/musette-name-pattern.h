/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-format.h"

G_BEGIN_DECLS

gboolean musette_name_pattern_check (const char *pattern, GError **error);
char *musette_name_pattern_apply (const char *pattern,
                                  MusetteActivity *activity,
                                  guint number,
                                  MusetteUnits units);
const char *musette_name_pattern_get_help (void);

G_END_DECLS
