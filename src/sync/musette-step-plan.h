/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-plan-item.h"
#include "musette-step.h"

G_BEGIN_DECLS

const char *
musette_step_create_planned (MusetteStep *self, MusetteItemKind kind, MusettePatch *body);
gboolean musette_step_update_planned (MusetteStep *self,
                                      MusetteItemKind kind,
                                      MusettePlanItem *item,
                                      MusettePatch *patch);
void musette_step_delete_planned (MusetteStep *self, MusetteItemKind kind, MusettePlanItem *item);
void musette_step_update_planned_unread (MusetteStep *self,
                                         MusetteItemKind kind,
                                         const char *id,
                                         MusettePatch *patch);
void musette_step_delete_planned_unread (MusetteStep *self, MusetteItemKind kind, const char *id);

G_END_DECLS
