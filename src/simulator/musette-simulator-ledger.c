/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-ledger.h"

#define FIRST_NEW_ID 90000001u

/* What the service knows now. Readers take the present state and keep it while they answer; writers
 * hold the lock while they read, change and put back. */
struct _MusetteSimulatorLedger
{
  GMutex writing;
  GMutex mutex;
  MusetteSimulatorActivities *activities; /* guarded by mutex */
  GHashTable *deleted;                    /* ids, guarded by writing, like the next */
  guint next_id;
};

/**
 * musette_simulator_ledger_new:
 * @demo: the demo athlete, which must outlive the ledger
 *
 * Returns: (transfer full): what the service knows before anything was changed
 */
MusetteSimulatorLedger *
musette_simulator_ledger_new (MusetteDemo *demo)
{
  MusetteSimulatorLedger *self = g_new0 (MusetteSimulatorLedger, 1);

  g_mutex_init (&self->writing);
  g_mutex_init (&self->mutex);
  self->activities = musette_simulator_activities_new (demo);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->next_id = FIRST_NEW_ID;
  return self;
}

/**
 * musette_simulator_ledger_free:
 * @self: a ledger
 */
void
musette_simulator_ledger_free (MusetteSimulatorLedger *self)
{
  musette_simulator_activities_unref (self->activities);
  g_hash_table_unref (self->deleted);
  g_mutex_clear (&self->writing);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * musette_simulator_ledger_lock:
 * @self: a ledger
 *
 * To be held around everything that changes the ledger, from the reading of what is changed on.
 */
void
musette_simulator_ledger_lock (MusetteSimulatorLedger *self)
{
  g_mutex_lock (&self->writing);
}

/**
 * musette_simulator_ledger_unlock:
 * @self: a ledger
 */
void
musette_simulator_ledger_unlock (MusetteSimulatorLedger *self)
{
  g_mutex_unlock (&self->writing);
}

/**
 * musette_simulator_ledger_get_activities:
 * @self: a ledger
 *
 * Returns: (transfer full): the activities as they are now
 */
MusetteSimulatorActivities *
musette_simulator_ledger_get_activities (MusetteSimulatorLedger *self)
{
  MusetteSimulatorActivities *activities;

  g_mutex_lock (&self->mutex);
  activities = musette_simulator_activities_ref (self->activities);
  g_mutex_unlock (&self->mutex);
  return activities;
}

/**
 * musette_simulator_ledger_make_id:
 * @self: a locked ledger
 *
 * Returns: (transfer full): an id that no activity has or had
 */
char *
musette_simulator_ledger_make_id (MusetteSimulatorLedger *self)
{
  return g_strdup_printf ("i%u", self->next_id++);
}

static void
take_activities (MusetteSimulatorLedger *self, MusetteSimulatorActivities *changed)
{
  g_autoptr (MusetteSimulatorActivities) old = self->activities;

  g_mutex_lock (&self->mutex);
  self->activities = changed;
  g_mutex_unlock (&self->mutex);
}

/**
 * musette_simulator_ledger_put_activities:
 * @self: a locked ledger
 * @entries: (element-type MusetteSimulatorEntry): activities that are new or changed
 */
void
musette_simulator_ledger_put_activities (MusetteSimulatorLedger *self, GPtrArray *entries)
{
  take_activities (self, musette_simulator_activities_with (self->activities, entries, NULL));
}

/**
 * musette_simulator_ledger_delete_activity:
 * @self: a locked ledger
 * @id: an activity
 *
 * Takes it out and remembers that it was deleted.
 */
void
musette_simulator_ledger_delete_activity (MusetteSimulatorLedger *self, const char *id)
{
  g_hash_table_add (self->deleted, g_strdup (id));
  take_activities (self, musette_simulator_activities_with (self->activities, NULL, id));
}

/**
 * musette_simulator_ledger_forget_deleted:
 * @self: a locked ledger
 * @id: an activity
 *
 * Returns: whether it was remembered as deleted
 */
gboolean
musette_simulator_ledger_forget_deleted (MusetteSimulatorLedger *self, const char *id)
{
  return g_hash_table_remove (self->deleted, id);
}
