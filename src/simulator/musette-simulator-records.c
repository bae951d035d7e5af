/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Musette developers
 */
#include "musette-simulator-records.h"

#define REMOVED "{\"removed\":true}"

typedef struct
{
  MusetteSimulatorRecordKind kind;
  int id;
  MusetteSimulatorMembers *members; /* NULL = it is gone */
} Staged;

/* What the service keeps besides activities: objects by kind and number. An object never changes;
 * another takes its place. */
struct _MusetteSimulatorRecords
{
  GMutex mutex;
  GHashTable *tables[MUSETTE_SIMULATOR_N_KINDS]; /* id → MusetteSimulatorMembers; by mutex */
  GArray *staged;                                /* of Staged; the writer's */

  MusetteSimulatorFillFunc fill; /* NULL once it was called; by mutex, like the next */
  gpointer fill_data;
  GDestroyNotify fill_destroy;
  GArray *restored; /* of Staged: what was changed of that which is not filled in yet */
};

static const char *const kind_names[MUSETTE_SIMULATOR_N_KINDS]
    = { "settings", "event", "folder", "workout", "plan" };

static void
staged_clear (gpointer staged)
{
  MusetteSimulatorMembers **members = &((Staged *) staged)->members;

  g_clear_pointer (members, musette_simulator_members_unref);
}

static GArray *
new_changes (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Staged));

  g_array_set_clear_func (changes, staged_clear);
  return changes;
}

/**
 * musette_simulator_records_new:
 * @fill: makes what is there from the beginning, when somebody asks for it
 * @user_data: (closure): for @fill
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): records
 */
MusetteSimulatorRecords *
musette_simulator_records_new (MusetteSimulatorFillFunc fill,
                               gpointer user_data,
                               GDestroyNotify destroy)
{
  MusetteSimulatorRecords *self = g_new0 (MusetteSimulatorRecords, 1);

  g_mutex_init (&self->mutex);
  for (guint i = 0; i < MUSETTE_SIMULATOR_N_KINDS; i++)
    self->tables[i] = g_hash_table_new_full (NULL, NULL, NULL,
                                             (GDestroyNotify) musette_simulator_members_unref);
  self->staged = new_changes ();
  self->restored = new_changes ();
  self->fill = fill;
  self->fill_data = user_data;
  self->fill_destroy = destroy;
  return self;
}

/**
 * musette_simulator_records_free:
 * @self: records
 */
void
musette_simulator_records_free (MusetteSimulatorRecords *self)
{
  for (guint i = 0; i < MUSETTE_SIMULATOR_N_KINDS; i++)
    g_hash_table_unref (self->tables[i]);
  g_array_unref (self->staged);
  g_array_unref (self->restored);
  if (self->fill_destroy != NULL)
    self->fill_destroy (self->fill_data);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
set (MusetteSimulatorRecords *self,
     MusetteSimulatorRecordKind kind,
     int id,
     MusetteSimulatorMembers *members)
{
  if (members == NULL)
    g_hash_table_remove (self->tables[kind], GINT_TO_POINTER (id));
  else
    g_hash_table_insert (self->tables[kind], GINT_TO_POINTER (id),
                         musette_simulator_members_ref (members));
}

static void
apply (MusetteSimulatorRecords *self, GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const Staged *change = &g_array_index (changes, Staged, i);

      set (self, change->kind, change->id, change->members);
    }
  g_array_set_size (changes, 0);
}

/* The library and the calendar take a moment to make, which the start does not wait for. */
static void
ensure_filled (MusetteSimulatorRecords *self, MusetteSimulatorRecordKind kind)
{
  MusetteSimulatorFillFunc fill = g_steal_pointer (&self->fill);

  if (kind == MUSETTE_SIMULATOR_SETTINGS || fill == NULL)
    {
      self->fill = fill;
      return;
    }
  fill (self, self->fill_data);
  apply (self, self->restored);
}

/**
 * musette_simulator_records_add:
 * @self: records that are being filled
 * @kind: a kind
 * @id: a number
 * @members: (transfer full): the object
 *
 * Adds an object that is there from the beginning.
 */
void
musette_simulator_records_add (MusetteSimulatorRecords *self,
                               MusetteSimulatorRecordKind kind,
                               int id,
                               MusetteSimulatorMembers *members)
{
  set (self, kind, id, members);
  musette_simulator_members_unref (members);
}

typedef struct
{
  MusetteSimulatorRecords *records;
  MusetteSimulatorRecordKind kind;
} Restoring;

static void
restore (const char *id, JsonObject *data, gpointer user_data)
{
  const Restoring *self = user_data;
  g_autoptr (MusetteSimulatorMembers) members = NULL;
  Staged staged;

  if (!musette_json_get_bool (data, "removed"))
    members = musette_simulator_members_new_from_object (data);
  staged = (Staged){ self->kind, (int) g_ascii_strtoll (id, NULL, 10), g_steal_pointer (&members) };
  g_array_append_val (self->records->restored, staged);
}

/**
 * musette_simulator_records_restore:
 * @self: records that nobody else sees yet
 * @state: a state file
 *
 * Takes up what was changed before.
 */
void
musette_simulator_records_restore (MusetteSimulatorRecords *self, MusetteSimulatorState *state)
{
  for (guint i = 0; i < MUSETTE_SIMULATOR_N_KINDS; i++)
    {
      Restoring restoring = { self, i };

      musette_simulator_state_foreach (state, kind_names[i], restore, &restoring);
      /* Settings are asked for at once, and nothing is filled in below them. */
      if (i == MUSETTE_SIMULATOR_SETTINGS)
        apply (self, self->restored);
    }
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  double first = musette_simulator_members_get_double (*(MusetteSimulatorMembers *const *) a, "id");
  double second
      = musette_simulator_members_get_double (*(MusetteSimulatorMembers *const *) b, "id");

  return first < second ? -1 : first > second;
}

/**
 * musette_simulator_records_list:
 * @self: records
 * @kind: a kind
 *
 * Returns: (transfer full) (element-type MusetteSimulatorMembers): all of them, by their ids
 */
GPtrArray *
musette_simulator_records_list (MusetteSimulatorRecords *self, MusetteSimulatorRecordKind kind)
{
  GPtrArray *list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) musette_simulator_members_unref);
  GHashTableIter iter;
  gpointer members;

  g_mutex_lock (&self->mutex);
  ensure_filled (self, kind);
  g_hash_table_iter_init (&iter, self->tables[kind]);
  while (g_hash_table_iter_next (&iter, NULL, &members))
    g_ptr_array_add (list, musette_simulator_members_ref (members));
  g_mutex_unlock (&self->mutex);
  g_ptr_array_sort (list, compare_ids);
  return list;
}

/**
 * musette_simulator_records_find:
 * @self: records
 * @kind: a kind
 * @id: a number
 *
 * Returns: (transfer full) (nullable): that object
 */
MusetteSimulatorMembers *
musette_simulator_records_find (MusetteSimulatorRecords *self,
                                MusetteSimulatorRecordKind kind,
                                int id)
{
  MusetteSimulatorMembers *members;

  g_mutex_lock (&self->mutex);
  ensure_filled (self, kind);
  members = g_hash_table_lookup (self->tables[kind], GINT_TO_POINTER (id));
  if (members != NULL)
    musette_simulator_members_ref (members);
  g_mutex_unlock (&self->mutex);
  return members;
}

/**
 * musette_simulator_records_stage:
 * @self: records of a locked ledger
 * @kind: a kind
 * @id: a number
 * @members: (nullable): the object from now on, %NULL = it is gone
 *
 * Adds to the change that is made by musette_simulator_records_apply_staged ().
 */
void
musette_simulator_records_stage (MusetteSimulatorRecords *self,
                                 MusetteSimulatorRecordKind kind,
                                 int id,
                                 MusetteSimulatorMembers *members)
{
  Staged staged = { kind, id, members == NULL ? NULL : musette_simulator_members_ref (members) };

  g_array_append_val (self->staged, staged);
}

/**
 * musette_simulator_records_write_staged:
 * @self: records of a locked ledger
 * @state: a state file
 *
 * Puts what is staged into @state.
 */
void
musette_simulator_records_write_staged (MusetteSimulatorRecords *self, MusetteSimulatorState *state)
{
  for (guint i = 0; i < self->staged->len; i++)
    {
      const Staged *staged = &g_array_index (self->staged, Staged, i);
      g_autofree char *id = g_strdup_printf ("%d", staged->id);
      g_autofree char *json = NULL;

      if (staged->members != NULL)
        json = musette_simulator_members_to_json (staged->members);
      musette_simulator_state_put (state, kind_names[staged->kind], id,
                                   json == NULL ? REMOVED : json);
    }
}

/**
 * musette_simulator_records_apply_staged:
 * @self: records of a locked ledger
 *
 * Makes the staged change.
 */
void
musette_simulator_records_apply_staged (MusetteSimulatorRecords *self)
{
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->staged->len; i++)
    ensure_filled (self, g_array_index (self->staged, Staged, i).kind);
  apply (self, self->staged);
  g_mutex_unlock (&self->mutex);
}

/**
 * musette_simulator_records_drop_staged:
 * @self: records of a locked ledger
 *
 * Forgets what is staged.
 */
void
musette_simulator_records_drop_staged (MusetteSimulatorRecords *self)
{
  g_array_set_size (self->staged, 0);
}
