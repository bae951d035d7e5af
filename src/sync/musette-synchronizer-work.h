/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#pragma once

#include "musette-detail-sync.h"
#include "musette-list-sync.h"
#include "musette-synchronizer-private.h"

G_BEGIN_DECLS

/* The synchronizer's own state, shared by its parts: what it offers, how far it is, and what
 * it does. */
struct _MusetteSynchronizer
{
  GObject parent_instance;

  MusetteClock *clock;
  MusetteConnectionMonitor *monitor;
  MusetteActivityList *activities;
  MusetteStoreKeeper *keeper;
  MusetteListSync *lists;
  MusetteDetailSync *details;
  GNetworkMonitor *network;
  MusetteSynchronizerWantFunc want;
  gpointer want_data;

  MusetteStore *store;    /* that the list shows or is about to show */
  GCancellable *loading;  /* of the store's rows, else NULL */
  guint n_loading;        /* questions to the store under way */
  gboolean reload_wanted; /* another program changed the store during a run */
  MusetteClient *client;
  char *athlete_id;
  char *real_athlete;
  gboolean started; /* somebody wants to be synced */
  gboolean start_full;
  gboolean stopped;     /* somebody cancelled */
  gboolean details_due; /* the lists are read, and what belongs to them may follow */

  MusetteSyncState state;
  MusetteSyncState told_state;
  MusetteSyncRange range;
  GError *error;
  char *text;
  guint remaining_s;
  guint n_pending;
  gint64 last_sync;
  MusetteDate day; /* of the last run */
  guint n_failures;
  guint timer;
  GPtrArray *waiting; /* of GTask: who wants to hear of the end of the lists */

  /* How fast it goes. */
  gint64 since_us;
  guint since_done;
};

gboolean _musette_synchronizer_is_working (MusetteSynchronizer *self);
void _musette_synchronizer_notify_state (MusetteSynchronizer *self);
void _musette_synchronizer_set_state (MusetteSynchronizer *self, MusetteSyncState state);
void _musette_synchronizer_set_error (MusetteSynchronizer *self, const GError *error);
void _musette_synchronizer_update (MusetteSynchronizer *self);
void _musette_synchronizer_begin_measure (MusetteSynchronizer *self);
void _musette_synchronizer_update_complete (MusetteSynchronizer *self);
void _musette_synchronizer_set_last_sync (MusetteSynchronizer *self, gint64 last_sync);
gboolean _musette_synchronizer_is_offline (MusetteSynchronizer *self);
void _musette_synchronizer_take_error (MusetteSynchronizer *self, const GError *error);
void _musette_synchronizer_answer (MusetteSynchronizer *self, const GError *error);
void _musette_synchronizer_day_changed (MusetteSynchronizer *self);
void _musette_synchronizer_network_changed (MusetteSynchronizer *self, gboolean available);
void _musette_synchronizer_connection_changed (MusetteSynchronizer *self);
void _musette_synchronizer_watch_network (MusetteSynchronizer *self);
void _musette_synchronizer_lists_progress (MusetteSynchronizer *self);
void _musette_synchronizer_lists_ended (MusetteSynchronizer *self, const GError *error);
void _musette_synchronizer_details_ended (MusetteSynchronizer *self, const GError *error);
void _musette_synchronizer_begin (MusetteSynchronizer *self);
void _musette_synchronizer_stop (MusetteSynchronizer *self);
void _musette_synchronizer_store_changed (MusetteSynchronizer *self);

G_END_DECLS
