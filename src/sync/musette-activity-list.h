/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include <gio/gio.h>

#include "musette-date.h"

G_BEGIN_DECLS

typedef struct _MusetteActivity MusetteActivity;

#define MUSETTE_TYPE_ACTIVITY_LIST (musette_activity_list_get_type ())
G_DECLARE_FINAL_TYPE (MusetteActivityList, musette_activity_list, MUSETTE, ACTIVITY_LIST, GObject)

void musette_activity_list_refresh (MusetteActivityList *self);
void musette_activity_list_load_more (MusetteActivityList *self);

gboolean musette_activity_list_get_loading (MusetteActivityList *self);
gboolean musette_activity_list_get_complete (MusetteActivityList *self);
const GError *musette_activity_list_get_error (MusetteActivityList *self);
MusetteDate musette_activity_list_get_oldest (MusetteActivityList *self);
MusetteActivity *musette_activity_list_find (MusetteActivityList *self, const char *id);

G_END_DECLS
