/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity-list.h"
#include "musette-activity.h"

G_BEGIN_DECLS

/**
 * MusetteActivityListRefreshFunc:
 * @user_data: as given
 *
 * Called when somebody wants the list to be read again.
 */
typedef void (*MusetteActivityListRefreshFunc) (gpointer user_data);

/**
 * MusetteActivityListOverlayFunc:
 * @fresh: an activity as the service has it
 * @user_data: as given
 *
 * Lays what was changed here and is not sent yet over what the service has.
 *
 * Returns: (transfer full) (nullable): the activity as it shall be shown, %NULL when it is deleted
 *   here
 */
typedef MusetteActivity *(*MusetteActivityListOverlayFunc) (MusetteActivity *fresh,
                                                            gpointer user_data);

/**
 * MusetteActivityListPendingFunc:
 * @id: an activity's id
 * @user_data: as given
 *
 * Returns: whether changes of it wait to be sent
 */
typedef gboolean (*MusetteActivityListPendingFunc) (const char *id, gpointer user_data);

MusetteActivityList *_musette_activity_list_new (void);
void _musette_activity_list_set_refresh (MusetteActivityList *self,
                                         MusetteActivityListRefreshFunc refresh,
                                         gpointer user_data);

void _musette_activity_list_set_local (MusetteActivityList *self,
                                       MusetteActivityListOverlayFunc overlay,
                                       MusetteActivityListPendingFunc pending,
                                       gpointer user_data);
MusetteActivity *_musette_activity_list_overlay (MusetteActivityList *self, MusetteActivity *fresh);

guint _musette_activity_list_get_sequence (MusetteActivityList *self);
void _musette_activity_list_merge (MusetteActivityList *self,
                                   GPtrArray *rows,
                                   MusetteDate oldest,
                                   MusetteDate newest,
                                   guint sequence);
GPtrArray *_musette_activity_list_find_missing (MusetteActivityList *self,
                                                GPtrArray *rows,
                                                MusetteDate oldest,
                                                MusetteDate newest,
                                                guint sequence);
gboolean
_musette_activity_list_is_newer (MusetteActivityList *self, const char *id, guint sequence);

void _musette_activity_list_put (MusetteActivityList *self, MusetteActivity *activity);
void _musette_activity_list_remove (MusetteActivityList *self, const char *id);
void _musette_activity_list_clear (MusetteActivityList *self);

void _musette_activity_list_set_loading (MusetteActivityList *self, gboolean loading);
void _musette_activity_list_set_complete (MusetteActivityList *self, gboolean complete);
void _musette_activity_list_set_error (MusetteActivityList *self, const GError *error);

G_END_DECLS
