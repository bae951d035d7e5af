/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"

G_BEGIN_DECLS

typedef struct _MusetteSearchKeys MusetteSearchKeys;

char *musette_search_key_fold (const char *text);
char **musette_search_key_split (const char *folded);

MusetteSearchKeys *musette_search_keys_new (void);
void musette_search_keys_free (MusetteSearchKeys *self);
const char *musette_search_keys_get (MusetteSearchKeys *self, MusetteActivity *activity);

G_END_DECLS
