/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-conflict.h"
#include "musette-patch.h"

G_BEGIN_DECLS

/**
 * MusetteConflict:
 * @members: (element-type utf8): the members in conflict
 * @labels, @base, @mine, @theirs: the same in words
 * @both: (nullable): the members with both put together, where that can be
 * @their_values: the members as the service has them
 */
struct _MusetteConflict
{
  GObject parent_instance;

  GPtrArray *members;
  GPtrArray *labels;
  GPtrArray *base;
  GPtrArray *mine;
  GPtrArray *theirs;
  MusettePatch *both;
  MusettePatch *their_values;
};

MusetteConflict *_musette_conflict_new (void);
void _musette_conflict_add (MusetteConflict *self,
                            const char *member,
                            const char *label,
                            char *base,
                            char *mine,
                            char *theirs);

G_END_DECLS
