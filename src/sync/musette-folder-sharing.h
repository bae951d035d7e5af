/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-plan-item.h"

G_BEGIN_DECLS

/* The member of a folder that tells who else may see it, as far as that is known: a list of
 * athletes with id, name and canEdit. */
#define MUSETTE_SHARED_WITH "shared_with"

char *musette_folder_sharing_make (const char *const *readers, const char *const *editors);
char *musette_folder_sharing_dup_ids (MusettePlanItem *folder, gboolean can_edit);
char *musette_folder_sharing_dup_names (MusettePlanItem *folder);
gboolean musette_folder_sharing_is_known (MusettePlanItem *folder);
MusettePlanItem *musette_folder_sharing_add (MusettePlanItem *folder, GBytes *list, GError **error);

G_END_DECLS
