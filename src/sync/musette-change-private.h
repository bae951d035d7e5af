/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-change.h"
#include "musette-json.h"
#include "musette-json-writer.h"

G_BEGIN_DECLS

/**
 * MusetteChange:
 * @kind: what kind of thing
 * @action: what is done with it
 * @item: its id; one of ours until the service has given one
 * @title: (nullable): what people call it
 * @body: (nullable): JSON of what it becomes: members, or the list of intervals
 * @base: (nullable): JSON of what it was before: the same members, the intervals, or the whole
 * @file: (nullable): path of the file to upload
 * @results: (nullable): what an upload became
 * @found: (nullable): what an upload became or was before; not stored
 * @in_force: whether it is done here; %FALSE once it was taken back before it was sent
 * @dropped: whether the user gave it up, so that undo and redo pass it by
 */
struct _MusetteChange
{
  GObject parent_instance;

  MusetteItemKind kind;
  MusetteAction action;
  char *item;
  char *title;
  char *body;
  char *base;
  char *file;
  GStrv results;
  GStrv found;
  gboolean in_force;
  gboolean dropped;
};

MusetteChange *_musette_change_new (MusetteItemKind kind, MusetteAction action, const char *item);
MusetteChange *_musette_change_new_from_json (JsonObject *object);
void _musette_change_write (MusetteChange *self, MusetteJsonWriter *writer);
const char *_musette_action_to_name (MusetteAction action);
gboolean _musette_action_from_name (const char *name, MusetteAction *action);
GPtrArray *_musette_change_invert (MusetteChange *self);
void _musette_change_take (MusetteChange *self, MusetteChange *other);
gboolean _musette_change_rename (MusetteChange *self,
                                 MusetteItemKind kind,
                                 const char *old_id,
                                 const char *new_id);
gboolean _musette_change_names (MusetteChange *self, const char *local_id);
gboolean _musette_change_makes (MusetteChange *self);
GObject *_musette_change_dup_created (MusetteChange *self);
GObject *_musette_change_dup_base_record (MusetteChange *self);
GObject *_musette_change_take_off (MusetteChange *self, GBytes *record);
MusettePatch *_musette_change_dup_patch (MusetteChange *self);
MusettePatch *_musette_change_dup_base (MusetteChange *self);
gboolean _musette_change_take_base (MusetteChange *self, MusettePatch *base);
void _musette_change_rebase (MusetteChange *self, MusettePatch *theirs);
gboolean _musette_change_give_up (MusetteChange *self, MusettePatch *members);
void _musette_change_set_members (MusetteChange *self, MusettePatch *members);
char *_musette_patch_dup_string (MusettePatch *patch, const char *name);

G_END_DECLS
