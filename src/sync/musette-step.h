/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-activity.h"
#include "musette-change.h"
#include "musette-interval-edit.h"
#include "musette-patch.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_STEP (musette_step_get_type ())
G_DECLARE_FINAL_TYPE (MusetteStep, musette_step, MUSETTE, STEP, GObject)

MusetteStep *musette_step_new (void);
gboolean
musette_step_update_activity (MusetteStep *self, MusetteActivity *activity, MusettePatch *patch);
gboolean musette_step_delete_activity (MusetteStep *self, MusetteActivity *activity);
const char *musette_step_create_activity (MusetteStep *self, MusettePatch *body);
const char *musette_step_upload_file (MusetteStep *self, GFile *file, MusettePatch *body);
gboolean
musette_step_set_intervals (MusetteStep *self, MusetteActivity *activity, GPtrArray *edits);

void musette_step_update_unread (MusetteStep *self,
                                 const char *activity_id,
                                 const char *title,
                                 MusettePatch *patch);
void musette_step_delete_unread (MusetteStep *self, const char *activity_id);
void musette_step_set_intervals_unread (MusetteStep *self,
                                        const char *activity_id,
                                        const char *title,
                                        GPtrArray *edits);

guint musette_step_get_n_changes (MusetteStep *self);
MusetteChange *musette_step_get_change (MusetteStep *self, guint index);
char *musette_step_describe (MusetteStep *self);

G_END_DECLS
