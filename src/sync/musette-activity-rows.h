/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-activity.h"

G_BEGIN_DECLS

typedef struct _MusetteActivityRows MusetteActivityRows;

/**
 * MusetteActivityRowsFunc:
 * @position: where
 * @removed: how many rows went away there
 * @added: how many came in their place
 * @user_data: as given
 *
 * Called after each change, when the rows already are as described.
 */
typedef void (*MusetteActivityRowsFunc) (guint position,
                                         guint removed,
                                         guint added,
                                         gpointer user_data);

/**
 * MusetteActivityRowsKeepFunc:
 * @row: a row that is missing among all rows of its day
 * @user_data: as given
 *
 * Returns: whether it stays
 */
typedef gboolean (*MusetteActivityRowsKeepFunc) (MusetteActivity *row, gpointer user_data);

MusetteActivityRows *musette_activity_rows_new (MusetteActivityRowsFunc changed,
                                                gpointer user_data);
void musette_activity_rows_set_keep (MusetteActivityRows *self, MusetteActivityRowsKeepFunc keep);
void musette_activity_rows_free (MusetteActivityRows *self);

guint musette_activity_rows_get_length (MusetteActivityRows *self);
MusetteActivity *musette_activity_rows_get (MusetteActivityRows *self, guint position);
MusetteActivity *musette_activity_rows_find (MusetteActivityRows *self, const char *id);
GPtrArray *musette_activity_rows_sort (GPtrArray *activities);
void musette_activity_rows_merge (MusetteActivityRows *self,
                                  GPtrArray *fresh,
                                  MusetteDate oldest,
                                  MusetteDate newest);
void musette_activity_rows_remove (MusetteActivityRows *self, const char *id);
void musette_activity_rows_clear (MusetteActivityRows *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteActivityRows, musette_activity_rows_free)

G_END_DECLS
