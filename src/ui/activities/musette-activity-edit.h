/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"
#include "musette-format.h"
#include "musette-patch.h"

G_BEGIN_DECLS

/** A number or a flag that stays as it is. */
#define MUSETTE_EDIT_KEEP (-1)

/**
 * MusetteActivityEdit:
 * @name: (nullable): the new name, or a pattern for it
 * @description: (nullable): the new description
 * @type: (nullable): the new type, in the service's word
 * @gear_id: (nullable): the new gear
 * @tags: (nullable): the new tags
 * @add_tags: (nullable): tags to add
 * @remove_tags: (nullable): tags to take away
 * @rpe: perceived exertion, 0 to clear it
 * @feel: how the athlete felt, 0 to clear it
 * @race: whether it was a race
 * @commute: whether it was on the way to work
 * @trainer: whether it was on a trainer
 *
 * What shall become different in one activity or in many. %NULL and %MUSETTE_EDIT_KEEP leave alone.
 */
typedef struct
{
  char *name;
  char *description;
  char *type;
  char *gear_id;
  char **tags;
  char **add_tags;
  char **remove_tags;
  int rpe;
  int feel;
  int race;
  int commute;
  int trainer;
} MusetteActivityEdit;

/**
 * MusetteActivityDifference:
 * @label: what changes
 * @before: how it is, empty for nothing
 * @after: how it will be, empty for nothing
 *
 * One line of a preview.
 */
typedef struct
{
  const char *label;
  char *before;
  char *after;
} MusetteActivityDifference;

MusetteActivityEdit *musette_activity_edit_new (void);
void musette_activity_edit_free (MusetteActivityEdit *self);
MusettePatch *musette_activity_edit_make_patch (const MusetteActivityEdit *self,
                                                MusetteActivity *activity,
                                                guint number,
                                                MusetteUnits units);
GPtrArray *
musette_activity_edit_compare (MusetteActivity *activity, MusettePatch *patch, GHashTable *gear);

char **musette_activity_edit_split_tags (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteActivityEdit, musette_activity_edit_free)

G_END_DECLS
