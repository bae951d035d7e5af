/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"

G_BEGIN_DECLS

/** Stands before, between and behind the tags of a key. */
#define MUSETTE_SEARCH_KEY_SEPARATOR '\x1f'

/**
 * MusetteSearchKey:
 * @tags_at: where the tags begin in @text
 * @text: name, type, date and tags, each on a line of its own, without case and accents
 *
 * What an activity is searched by.
 */
typedef struct
{
  guint tags_at;
  char text[];
} MusetteSearchKey;

typedef struct _MusetteSearchKeys MusetteSearchKeys;

char *musette_search_key_fold (const char *text);

MusetteSearchKeys *musette_search_keys_new (void);
void musette_search_keys_free (MusetteSearchKeys *self);
const MusetteSearchKey *musette_search_keys_get (MusetteSearchKeys *self,
                                                 MusetteActivity *activity);

G_END_DECLS
