/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"
#include "musette-record.h"

G_BEGIN_DECLS

#define MUSETTE_TYPE_PLAN_ITEM (musette_plan_item_get_type ())
G_DECLARE_FINAL_TYPE (MusettePlanItem, musette_plan_item, MUSETTE, PLAN_ITEM, MusetteRecord)

MusettePlanItem *musette_plan_item_new_from_json (GBytes *json, GError **error);
GPtrArray *musette_plan_item_list_from_json (GBytes *json, GError **error);

const char *musette_plan_item_get_id (MusettePlanItem *self);
const char *musette_plan_item_get_external_id (MusettePlanItem *self);
const char *musette_plan_item_get_folder_id (MusettePlanItem *self);
const char *musette_plan_item_get_category (MusettePlanItem *self);
const char *musette_plan_item_get_name (MusettePlanItem *self);
const char *musette_plan_item_get_item_type (MusettePlanItem *self);
const char *musette_plan_item_get_description (MusettePlanItem *self);
const char *const *musette_plan_item_get_tags (MusettePlanItem *self);
MusetteDate musette_plan_item_get_date (MusettePlanItem *self);
double musette_plan_item_get_moving_s (MusettePlanItem *self);
double musette_plan_item_get_load (MusettePlanItem *self);
double musette_plan_item_get_day (MusettePlanItem *self);
gboolean musette_plan_item_get_indoor (MusettePlanItem *self);
guint musette_plan_item_get_emphasis (MusettePlanItem *self);
GBytes *musette_plan_item_dup_member (MusettePlanItem *self, const char *member);

G_END_DECLS
