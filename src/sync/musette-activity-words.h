/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-change.h"

G_BEGIN_DECLS

char *musette_activity_words_describe (MusetteAction action,
                                       MusettePatch *patch,
                                       guint n,
                                       const char *title);
const char *musette_activity_words_get_label (const char *member);
char *musette_activity_words_dup_value (const char *member, const char *value);

G_END_DECLS
