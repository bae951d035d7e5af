/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-patch.h"

G_BEGIN_DECLS

/**
 * MusetteItemKind:
 * @MUSETTE_ITEM_ACTIVITY: an activity
 * @MUSETTE_ITEM_EVENT: something planned on a day
 * @MUSETTE_ITEM_WORKOUT: a workout of the library
 * @MUSETTE_ITEM_FOLDER: a folder or plan of the library
 *
 * The kinds of things that can be changed.
 */
typedef enum
{
  MUSETTE_ITEM_ACTIVITY,
  MUSETTE_ITEM_EVENT,
  MUSETTE_ITEM_WORKOUT,
  MUSETTE_ITEM_FOLDER,
} MusetteItemKind;

#define MUSETTE_N_ITEM_KINDS (MUSETTE_ITEM_FOLDER + 1)

/**
 * MusetteAction:
 * @MUSETTE_ACTION_CREATE: make a new one
 * @MUSETTE_ACTION_UPDATE: give members other values
 * @MUSETTE_ACTION_DELETE: delete it
 * @MUSETTE_ACTION_RESTORE: make again what was deleted at the service
 * @MUSETTE_ACTION_UPLOAD: send a recorded file
 * @MUSETTE_ACTION_INTERVALS: put other intervals in place of an activity's own
 *
 * What is done with a thing.
 */
typedef enum
{
  MUSETTE_ACTION_CREATE,
  MUSETTE_ACTION_UPDATE,
  MUSETTE_ACTION_DELETE,
  MUSETTE_ACTION_RESTORE,
  MUSETTE_ACTION_UPLOAD,
  MUSETTE_ACTION_INTERVALS,
} MusetteAction;

#define MUSETTE_N_ACTIONS (MUSETTE_ACTION_INTERVALS + 1)

#define MUSETTE_TYPE_CHANGE (musette_change_get_type ())
G_DECLARE_FINAL_TYPE (MusetteChange, musette_change, MUSETTE, CHANGE, GObject)

MusetteItemKind musette_change_get_kind (MusetteChange *self);
MusetteAction musette_change_get_action (MusetteChange *self);
const char *musette_change_get_item (MusetteChange *self);
const char *musette_change_get_body (MusetteChange *self);
const char *const *musette_change_get_found (MusetteChange *self);
char *musette_change_describe (MusetteChange *self);

G_END_DECLS
