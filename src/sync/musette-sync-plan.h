/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-date.h"
#include "musette-synchronizer-enums.h"

G_BEGIN_DECLS

/**
 * MusetteSyncWindowKind:
 * @MUSETTE_SYNC_WINDOW_HEAD: the newest days
 * @MUSETTE_SYNC_WINDOW_OLDER: months that were never read
 * @MUSETTE_SYNC_WINDOW_AGAIN: a month that was read before and may have changed
 * @MUSETTE_SYNC_WINDOW_PROBE: everything up to a day, of which only the newest activity is asked
 *   for, to learn how far back there is anything
 *
 * What a request for a list is good for.
 */
typedef enum
{
  MUSETTE_SYNC_WINDOW_HEAD,
  MUSETTE_SYNC_WINDOW_OLDER,
  MUSETTE_SYNC_WINDOW_AGAIN,
  MUSETTE_SYNC_WINDOW_PROBE,
} MusetteSyncWindowKind;

/**
 * MusetteSyncWindow:
 * @kind: what it is good for
 * @oldest: first day
 * @newest: last day
 *
 * One request for a list.
 */
typedef struct
{
  MusetteSyncWindowKind kind;
  MusetteDate oldest;
  MusetteDate newest;
} MusetteSyncWindow;

typedef struct _MusetteSyncPlan MusetteSyncPlan;

MusetteSyncPlan *musette_sync_plan_new (void);
void musette_sync_plan_free (MusetteSyncPlan *self);

void musette_sync_plan_set_text (MusetteSyncPlan *self, const char *text);
char *musette_sync_plan_dup_text (MusetteSyncPlan *self);

void musette_sync_plan_set_wish (MusetteSyncPlan *self, MusetteDate today, MusetteSyncRange range);
void musette_sync_plan_begin (MusetteSyncPlan *self,
                              MusetteDate today,
                              MusetteSyncRange range,
                              gboolean full);
gboolean musette_sync_plan_next (MusetteSyncPlan *self, MusetteSyncWindow *window);
void musette_sync_plan_done (MusetteSyncPlan *self,
                             const MusetteSyncWindow *window,
                             guint n_rows,
                             MusetteDate newest_row);

gboolean musette_sync_plan_is_finished (MusetteSyncPlan *self);
gboolean musette_sync_plan_is_complete (MusetteSyncPlan *self);
guint musette_sync_plan_get_done (MusetteSyncPlan *self);
guint musette_sync_plan_get_total (MusetteSyncPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MusetteSyncPlan, musette_sync_plan_free)

G_END_DECLS
